//! What a search finds beyond the contract's matches, in which order, and what it marks: compared with words read from the
//! content file here, and with a literal implementation of the rules.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use life_science_map::content::{Content, InitiativeIdx, Language};
use life_science_map::query::{
    Filter, Find as _, SearchIndex, Sort, marked, order, shown, similar,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

mod support;

use support::written::{self, begins, groups, places};

/// A content, and the words of its initiatives as this test reads them.
struct Given {
    content: Content,
    index: SearchIndex,
    /// For each initiative its texts, each with twice its field: 0 for the name, 1 for the summary, 2 for an actor's name, 3 for
    /// a place's.
    texts_of: Vec<Vec<(usize, Vec<written::Word>)>>,
    /// All words long enough for a typing error: five letters or more.
    long_words: Vec<String>,
    texts: Vec<String>,
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} initiatives", self.content.initiatives().len())
    }
}

impl Given {
    fn read(bytes: &[u8]) -> Self {
        let (content, _) = Content::read(bytes).unwrap();
        let file: Value = serde_json::from_slice(bytes).unwrap();
        let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
        let (mut texts_of, mut texts) = (Vec::new(), Vec::new());
        for initiative in list(&file, "initiatives") {
            let mut own = Vec::new();
            let mut read = |field: usize, text: &Value| {
                for language in ["sv", "en"] {
                    if let Some(text) = text[language].as_str() {
                        own.push((2 * field, written::words(text)));
                        texts.push(text.to_owned());
                    }
                }
            };
            read(0, &initiative["name"]);
            read(1, &initiative["summary"]);
            for actor in list(&file, "actors") {
                if list(&initiative, "actors").contains(&actor["id"]) {
                    read(2, &actor["name"]);
                }
            }
            for place in list(&file, "places") {
                if list(&initiative, "places").contains(&place["id"]) {
                    read(3, &place["name"]);
                }
            }
            texts_of.push(own);
        }
        let long = texts_of
            .iter()
            .flatten()
            .flat_map(|(_, text): &(usize, Vec<written::Word>)| text);
        let long = long.map(|(word, _)| word.clone());
        let long: BTreeSet<String> = long.filter(|word| word.chars().count() >= 5).collect();
        Self {
            index: SearchIndex::new(&content),
            content,
            texts_of,
            long_words: long.into_iter().collect(),
            texts,
        }
    }

    fn found(&self, search: &str) -> BTreeSet<usize> {
        let filter = Filter::default().with_search(search);
        let shown = shown(&self.content, &self.index, &filter);
        shown.matching().map(InitiativeIdx::index).collect()
    }

    fn similar(&self, search: &str) -> BTreeSet<usize> {
        let filter = Filter::default().with_search(search);
        let similar = similar(&self.content, &self.index, &filter);
        similar.matching().map(InitiativeIdx::index).collect()
    }
}

static GIVEN: LazyLock<[Given; 3]> = LazyLock::new(|| {
    [
        Given::read(include_bytes!("../public/content.json")),
        Given::read(support::generated(3, 40).as_bytes()),
        Given::read(support::generated(8, 300).as_bytes()),
    ]
});

fn words(text: &str) -> Vec<String> {
    written::words(text)
        .into_iter()
        .map(|(word, _)| word)
        .collect()
}

fn meets(letter: char, asked: char) -> bool {
    begins(&letter.to_string(), &asked.to_string())
}

/// The number of errors between two words, where swapping two neighbours counts as one (optimal string alignment), by the
/// full table.
fn errors(word: &[char], asked: &[char]) -> usize {
    let mut table = vec![vec![0; asked.len() + 1]; word.len() + 1];
    for i in 0..=word.len() {
        for j in 0..=asked.len() {
            let mut least = if i.min(j) == 0 { i.max(j) } else { usize::MAX };
            if i > 0 && j > 0 {
                let differs = usize::from(!meets(word[i - 1], asked[j - 1]));
                least = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + differs);
                if i > 1
                    && j > 1
                    && meets(word[i - 1], asked[j - 2])
                    && meets(word[i - 2], asked[j - 1])
                {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
            }
            table[i][j] = least;
        }
    }
    table[word.len()][asked.len()]
}

/// A word with one error.
fn mistyped(word: &str, place: usize, kind: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = place % letters.len();
    match kind {
        0 => letters[place] = letter,
        1 => letters.insert(place, letter),
        2 => letters.push(letter),
        3 => drop(letters.remove(place)),
        _ => {
            let next = (place + 1).min(letters.len() - 1);
            letters.swap(place, next);
        }
    }
    letters.into_iter().collect()
}

fn any_given() -> impl Strategy<Value = &'static Given> {
    (0..GIVEN.len()).prop_map(|place| &GIVEN[place])
}

/// A word of a content with an error in it, and an initiative that has the word.
fn any_error() -> impl Strategy<Value = (&'static Given, String, String)> {
    let letter = select("abcdefghijklmnopqrstuvwxyzåäö0".chars().collect::<Vec<_>>());
    let error = (any::<Index>(), any::<usize>(), 0..5_usize, letter);
    (any_given(), error).prop_map(|(given, (word, place, kind, letter))| {
        let word = word.get(&given.long_words).clone();
        let asked = mistyped(&word, place, kind, letter);
        (given, word, asked)
    })
}

/// A search of one to three words, prefixes of words in the content, some with an error.
fn any_search() -> impl Strategy<Value = (&'static Given, String)> {
    let word = (any::<Index>(), 1..9_usize, 0..8_usize, any::<usize>());
    (any_given(), vec(word, 1..4)).prop_map(|(given, asked)| {
        let asked: Vec<String> = asked
            .into_iter()
            .map(|(word, letters, kind, place)| {
                let word = word.get(&given.long_words);
                let word = if kind < 4 {
                    mistyped(word, place, kind, 'e')
                } else {
                    word.clone()
                };
                word.chars()
                    .take(if kind < 6 { 99 } else { letters })
                    .collect()
            })
            .collect();
        (given, asked.join(" "))
    })
}

/// Checks that every word of a search is like one in whatever is similar, or is one together with its neighbours.
fn expect_likeness(given: &Given, search: &str) -> Result<(), TestCaseError> {
    let (found, similar) = (given.found(search), given.similar(search));
    prop_assert!(found.is_subset(&similar), "nothing that is found is lost");
    let all = words(search);
    for place in similar.difference(&found) {
        let own = &given.texts_of[*place];
        for (index, asked) in all.iter().enumerate() {
            let letters: Vec<char> = asked.chars().collect();
            let is_like = |word: &str| {
                let own: Vec<char> = word.chars().collect();
                let has_error = letters.len() >= 4
                    && (0..=own.len()).any(|length| errors(&own[..length], &letters) <= 1);
                // Two forms of a word have at least three letters in common.
                let has_stem =
                    letters.len() > 3 && begins(word, &letters[..3].iter().collect::<String>());
                let is_later_part = letters.len() >= 5
                    && (2..own.len())
                        .any(|from| begins(&own[from..].iter().collect::<String>(), asked));
                begins(word, asked) || has_error || has_stem || is_later_part
            };
            // Up to three neighbours may be one word: "Sci Life Lab".
            let groups = (index.saturating_sub(2)..=index).flat_map(|from| {
                let ends = index..all.len().min(from + 3);
                ends.map(move |to| (from, to))
            });
            let is_written = groups.into_iter().any(|(from, to)| {
                let group = all[from..=to].concat();
                own.iter().any(|(_, text)| {
                    let is_word = text.iter().any(|(word, _)| begins(word, &group));
                    is_word || !places(text, &group).is_empty()
                })
            });
            let mut words = own.iter().flat_map(|(_, text)| text);
            prop_assert!(
                is_written || words.any(|(word, _)| is_like(word)),
                "{asked}"
            );
        }
    }
    Ok(())
}

#[test]
fn words_of_a_search_that_are_one_in_the_text_are_like_it_together() {
    for given in GIVEN.iter() {
        // "Sal…", as one word.
        expect_likeness(given, "s al pengare").unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_error_in_typing_is_forgiven((given, word, asked) in any_error()) {
        let similar = given.similar(&asked);
        for (place, own) in given.texts_of.iter().enumerate() {
            let mut own = own.iter().flat_map(|(_, text)| text);
            if own.any(|(own, _)| *own == word) {
                prop_assert!(similar.contains(&place), "{asked} for {word}");
            }
        }
    }

    #[test]
    fn what_is_similar_has_words_like_those_asked_for((given, search) in any_search()) {
        expect_likeness(given, &search)?;
    }

    #[test]
    fn the_best_come_first((given, search) in any_search(), language in select(&Language::ALL)) {
        let Given { content, index, texts_of, .. } = given;
        let filter = Filter::default().with_search(search.as_str());
        let shown = shown(content, index, &filter);
        // Name before summary before actor before place, and within each a whole word before a prefix.
        let distance = |initiative: &InitiativeIdx| {
            written::distance(&search, &texts_of[initiative.index()]).unwrap()
        };
        let mut expected = order(content, &shown, Sort::Date, language);
        expected.sort_by_cached_key(distance);
        prop_assert_eq!(order(content, &shown, Sort::Best, language), expected, "{}", search);
    }

    #[test]
    fn exactly_what_is_found_is_marked((given, search) in any_search(), text in any::<Index>()) {
        if given.texts.is_empty() {
            return Ok(());
        }
        let text = text.get(&given.texts);
        let runs = marked(text, &search);
        prop_assert_eq!(&runs.iter().map(|run| run.text).collect::<String>(), text);
        prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
        // Each letter that something asked for is written with, and what stands between such letters.
        let text_words = written::words(text);
        let (_, asked) = groups(&search);
        let mut expected: Vec<(usize, usize, usize)> = Vec::new();
        for (_, _, asked) in asked {
            expected.extend(places(&text_words, &asked));
        }
        let hits = || runs.iter().filter(|run| run.is_hit);
        let starts: BTreeSet<usize> = expected.iter().map(|(from, ..)| *from).collect();
        prop_assert!(hits().count() <= starts.len());
        prop_assert_eq!(hits().count() == 0, expected.is_empty());
        for run in hits() {
            let run = words(run.text).concat();
            prop_assert!(expected.iter().any(|(from, ..)| begins(&run, &text_words[*from].0) || begins(&text_words[*from].0, &run)));
        }
    }

    #[test]
    fn an_index_made_bit_by_bit_is_the_same(
        (given, search) in any_search(), at_once in 1..50_usize,
    ) {
        let mut index = SearchIndex::default();
        let mut passes = 1;
        while index.read_on(&given.content, at_once) {
            passes += 1;
        }
        prop_assert_eq!(passes, given.content.initiatives().len().div_ceil(at_once).max(1));
        let filter = Filter::default().with_search(search);
        for find in [shown, similar] {
            prop_assert_eq!(find(&given.content, &index, &filter), find(&given.content, &given.index, &filter));
        }
    }
}

/// A content with initiatives of these names and of no other words.
fn named(names: &[&str]) -> Given {
    let mut file: Value = serde_json::from_slice(support::KNOWN).unwrap();
    let initiatives = file["initiatives"].as_array_mut().unwrap();
    initiatives.truncate(names.len());
    for (initiative, name) in initiatives.iter_mut().zip(names) {
        initiative["name"] = serde_json::json!({"sv": name, "en": "¤"});
        initiative["summary"] = serde_json::json!({"sv": "¤", "en": "¤"});
        initiative["actors"] = serde_json::json!([]);
        initiative["related"] = serde_json::json!([]);
    }
    Given::read(file.to_string().as_bytes())
}

#[test]
fn other_forms_of_a_word_are_similar() {
    for (forms, others) in [
        (
            "forskning forskningen forskningens forskningar forskningarna",
            "forskare försök",
        ),
        ("svensk svenska svenskt svenskas", "svenne"),
        ("patient patienten patienterna patienternas", "potential"),
        ("study studies", "studio"),
        ("therapy therapies", "theory"),
        ("trial trials", "train"),
        ("digital digitala digitalt", "digivård"),
    ] {
        let forms: Vec<&str> = forms.split(' ').collect();
        for form in &forms {
            let given = named(&[*form]);
            for asked in &forms {
                assert!(!given.similar(asked).is_empty(), "{asked} for {form}");
            }
        }
        for other in others.split(' ') {
            for asked in &forms {
                assert!(
                    named(&[other]).similar(asked).is_empty(),
                    "{asked} for {other}"
                );
            }
        }
    }
    // A word that occurs is not taken for the prefix of another one.
    for other in ["vinnova", "¤"] {
        let given = named(&["innovation", other]);
        assert_eq!(given.similar("vinnova").len(), 1);
    }
    // Short words allow no errors.
    assert!(named(&["vård"]).similar("värd").is_empty());
    assert!(named(&["hälsa"]).found("hlsa").is_empty());
    assert!(!named(&["hälsa"]).similar("hlsa").is_empty());
}
