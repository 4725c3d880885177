//! The results of a query, compared with an oracle that knows the contract and the content file, and nothing of the
//! product.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod actors;
mod addresses;
mod any;
mod counts;
mod list;
mod matrix;
mod oracle;
#[path = "../support/mod.rs"]
mod support;
mod takeaway;
mod years;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use life_science_map::content::{Content, Fault, Problem};
use life_science_map::query::SearchIndex;
use serde_json::{Value, json};
use support::written;

/// A content, and the file that it was read from.
struct Given {
    content: Content,
    index: SearchIndex,
    file: Value,
    /// The texts of each initiative, as the oracle reads them.
    texts_of: Vec<Vec<(usize, Vec<written::Word>)>>,
    /// Words to search for, cut anywhere: the content's own, and neighbours in other spellings.
    words: Vec<String>,
}

/// Enough to identify the content of a failed case.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} initiatives", self.content.initiatives().len())
    }
}

impl Given {
    fn read(bytes: &[u8]) -> Self {
        let (content, faults) = Content::read(bytes).unwrap();
        // The oracle reads the file itself, so the file must have no faults that change it.
        let is_sound = |fault: &Fault| matches!(fault.problem, Problem::MissingLanguage { .. });
        assert!(faults.iter().all(is_sound), "{faults:?}");
        let file: Value = serde_json::from_slice(bytes).unwrap();
        let initiatives = entries(&file, "initiatives").iter();
        let texts_of: Vec<Vec<_>> = initiatives
            .map(|initiative| {
                let texts = oracle::texts(&file, initiative);
                texts.iter().map(|text| (0, written::words(text))).collect()
            })
            .collect();
        let mut words: BTreeSet<String> = BTreeSet::new();
        for (_, text) in texts_of.iter().flatten() {
            words.extend(text.iter().map(|(word, _)| word.clone()));
            for (place, pair) in text.windows(2).enumerate() {
                let between = ["", "-", " ", "&"][place % 4];
                words.insert([&*pair[0].0, between, &pair[1].0].concat());
            }
        }
        let index = SearchIndex::new(&content);
        Self {
            content,
            index,
            file,
            texts_of,
            words: words.into_iter().collect(),
        }
    }
}

/// The real content, generated ones (empty, small, and larger than the real one), and last a small one with known ids.
static GIVEN: LazyLock<Vec<Given>> = LazyLock::new(|| {
    let real = include_bytes!("../../public/content.json");
    let mut given = vec![Given::read(real)];
    let made = [(1, 0), (2, 3), (3, 40), (4, 300), (5, 60)];
    given.extend(made.map(|(seed, size)| {
        let file = serde_json::from_str(&support::generated(seed, size)).unwrap();
        Given::read(noting_days(file).to_string().as_bytes())
    }));
    given.push(Given::read(support::KNOWN));
    given
});

/// A content that notes of some initiatives when they came to the map or were changed there, and of some places the county.
fn noting_days(mut file: Value) -> Value {
    let initiatives = file["initiatives"].as_array_mut().unwrap();
    for (place, initiative) in initiatives.iter_mut().enumerate() {
        let day = |month: usize| format!("2026-{:02}-{:02}", month % 12 + 1, place * 7 % 28 + 1);
        if place % 3 == 0 {
            initiative["added"] = json!(day(place));
        }
        if place % 4 == 0 {
            initiative["changed"] = json!(day(place * 5));
        }
    }
    for (place, own) in file["places"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        if let Some(county) = ["00", "01", "12", "25"].get(place % 5) {
            own["county"] = json!(county);
        }
    }
    file
}

fn real() -> &'static Given {
    &GIVEN[0]
}

fn known() -> &'static Given {
    &GIVEN[GIVEN.len() - 1]
}

fn entries<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    value[list].as_array().map_or(&[], Vec::as_slice)
}
