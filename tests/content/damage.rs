//! Damaged and generated files, and arbitrary bytes: what is refused, and that nothing else is lost.

use std::fs;

use life_science_map::content::{
    Content, FileError, Initiative, JsonType, Outcome, Problem, Severity,
};
use proptest::prelude::*;
use serde_json::json;

use super::{REAL, ids, read};
use crate::promises::check_promises;
use crate::support;

#[test]
fn what_is_no_content_is_one_error() {
    let error = |name: &str| {
        Content::read(&fs::read(format!("tests/content/broken/{name}.json")).unwrap()).unwrap_err()
    };
    assert_eq!(error("empty"), FileError::Truncated { line: 1, column: 1 });
    assert_eq!(
        error("half"),
        FileError::Truncated {
            line: 24,
            column: 27
        }
    );
    assert_eq!(
        error("not-json"),
        FileError::NotJson {
            line: 3,
            column: 13
        }
    );
    assert_eq!(
        error("latin-1"),
        FileError::NotText {
            line: 2,
            column: 22
        }
    );
    assert_eq!(
        error("list"),
        FileError::NotAnObject {
            found: JsonType::List
        }
    );
    assert_eq!(
        error("null"),
        FileError::NotAnObject {
            found: JsonType::Null
        }
    );
    assert_eq!(error("no-version"), FileError::NoVersion);
    assert_eq!(error("version-in-words"), FileError::NoVersion);
    assert_eq!(
        error("other-version"),
        FileError::OtherVersion { version: 2 }
    );
    assert!(matches!(error("no-areas"), FileError::NoAreas { .. }));
    let FileError::NoAreas { faults } = error("only-broken-areas") else {
        panic!("another error")
    };
    assert!(
        faults
            .iter()
            .any(|fault| fault.path == "areas[0].id" && fault.outcome == Outcome::EntryDropped)
    );
}

#[test]
fn a_mark_of_the_byte_order_is_no_fault() {
    assert_eq!(read(&format!("\u{feff}{REAL}")).0, read(REAL).0);
}

#[test]
fn no_list_is_too_long_and_no_depth_too_deep() {
    let text = json!({"sv": "å", "en": "a"});
    let area = |number: usize| json!({"id": format!("a{number}"), "number": number, "name": text});
    let twice: Vec<String> = (0..140_000)
        .map(|number| format!("a{}", number % 70_000))
        .collect();
    let value = json!({
        "version": 1,
        "areas": (0..70_000).map(area).collect::<Vec<_>>(),
        "initiatives": [{"id": "i", "kind": "event", "name": text, "areas": twice}],
    });
    let (content, _) = read(&value.to_string());
    assert_eq!(content.areas().len(), 70_000);
    assert_eq!(content.initiatives()[0].areas.len(), 70_000);
    check_promises(&content);

    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    for field in [
        "unknown",
        "title",
        "actors",
        "areas\":[{\"id\":\"a\",\"name\":{\"sv\":\"a\"}}],\"places",
    ] {
        let text = REAL.replacen('{', &format!("{{\"{field}\":{deep},"), 1);
        assert!(Content::read(text.as_bytes()).is_ok(), "{field}");
    }
}

/// Everything about an initiative except its indices, which depend on the rest of the content.
fn spelt_out(content: &Content, initiative: &Initiative) -> String {
    let areas: Vec<_> = initiative
        .areas
        .iter()
        .map(|area| &content.area(*area).id)
        .collect();
    let objectives: Vec<_> = initiative
        .objectives
        .iter()
        .map(|objective| &content.objective(*objective).id)
        .collect();
    let programmes: Vec<_> = initiative
        .programmes
        .iter()
        .map(|programme| &content.programme(*programme).id)
        .collect();
    let actors: Vec<_> = initiative
        .actors
        .iter()
        .map(|actor| &content.actor(*actor).id)
        .collect();
    let places: Vec<_> = initiative
        .places
        .iter()
        .map(|place| &content.place(*place).id)
        .collect();
    let Initiative {
        kind,
        name,
        summary,
        date,
        funding,
        sources,
        ..
    } = initiative;
    format!(
        "{kind:?} {name:?} {summary:?} {date:?} {funding:?} {sources:?} {areas:?} {objectives:?} {programmes:?} {actors:?} {places:?}"
    )
}

fn related_but<'a>(content: &'a Content, initiative: &Initiative, but: &str) -> Vec<&'a str> {
    let related = initiative
        .related
        .iter()
        .map(|other| &*content.initiative(*other).id);
    related.filter(|id| *id != but).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Content::read(&bytes);
    }

    #[test]
    fn anything_like_json_is_read_or_refused(
        text in r#"(\{|\[|"(version|areas|id|name|sv)"|:|,|1|null|"x"|\]|\}){0,60}"#,
    ) {
        let _ = Content::read(text.as_bytes());
    }

    #[test]
    fn generated_content_keeps_to_the_format(seed in any::<u64>(), initiatives in 0..60_usize) {
        let (content, faults) = read(&support::generated(seed, initiatives));
        prop_assert_eq!(content.initiatives().len(), initiatives);
        for fault in faults {
            prop_assert_eq!(fault.severity(), Severity::Note, "{:?}", fault);
        }
        check_promises(&content);
    }

    #[test]
    fn damaged_content_keeps_its_promises(seed in any::<u64>(), wounds in 1..12_usize) {
        let mut random = support::Random::new(seed);
        let mut value = support::generated_value(seed, 20);
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        if let Ok((content, _)) = Content::read(value.to_string().as_bytes()) {
            check_promises(&content);
        }
    }

    #[test]
    fn a_broken_initiative_takes_nothing_else_along(seed in any::<u64>(), wounds in 1..8_usize) {
        let mut random = support::Random::new(seed);
        let mut value = support::generated_value(seed, 20);
        let (whole, _) = read(&value.to_string());
        let broken = random.below(20);
        for _ in 0..wounds {
            support::damage(&mut value["initiatives"][broken], &mut random);
        }
        let (content, faults) = read(&value.to_string());
        let id = format!("initiative-{broken}");
        for before in whole.initiatives().iter().filter(|initiative| *initiative.id != *id) {
            let index = content.find_initiative(&before.id);
            prop_assert!(index.is_some(), "{} is lost", before.id);
            let after = content.initiative(index.unwrap());
            prop_assert_eq!(spelt_out(&whole, before), spelt_out(&content, after));
            prop_assert_eq!(related_but(&whole, before, &id), related_but(&content, after, &id));
        }
        prop_assert!(content.initiatives().len() >= 19);
        prop_assert_eq!(ids(whole.areas(), |area| &area.id), ids(content.areas(), |area| &area.id));
        prop_assert_eq!(whole.places(), content.places());
        // All errors are about the broken initiative, or about references to it.
        for fault in faults.iter().filter(|fault| fault.severity() == Severity::Error) {
            let of_it = fault.path.starts_with(&format!("initiatives[{broken}]"));
            let to_it = matches!(&fault.problem, Problem::UnknownReference { id: other, .. } if **other == *id);
            prop_assert!(of_it || to_it, "{:?}", fault);
        }
    }

    #[test]
    fn a_broken_entry_elsewhere_keeps_every_initiative(seed in any::<u64>(), wounds in 1..8_usize, list in 0..3_usize) {
        let mut random = support::Random::new(seed);
        let mut value = support::generated_value(seed, 10);
        let list = ["objectives", "actors", "places"][list];
        let (whole, _) = read(&value.to_string());
        let entries = value[list].as_array_mut().unwrap();
        if !entries.is_empty() {
            let broken = random.below(entries.len());
            for _ in 0..wounds {
                support::damage(&mut entries[broken], &mut random);
            }
        }
        let (content, _) = read(&value.to_string());
        let count = |content: &Content| content.objectives().len() + content.actors().len() + content.places().len();
        prop_assert!(count(&content) + 1 >= count(&whole));
        for (before, after) in whole.initiatives().iter().zip(content.initiatives()) {
            prop_assert_eq!(&before.id, &after.id);
            prop_assert_eq!(before.sectors().collect::<Vec<_>>(), after.sectors().collect::<Vec<_>>());
        }
        prop_assert_eq!(whole.initiatives().len(), content.initiatives().len());
    }
}

proptest! {
    // The real content is long.
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn damaged_real_content_keeps_its_promises(seed in any::<u64>(), wounds in 1..12_usize) {
        let mut random = support::Random::new(seed);
        let mut value = serde_json::from_str(REAL).unwrap();
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        if let Ok((content, _)) = Content::read(value.to_string().as_bytes()) {
            check_promises(&content);
        }
    }

    #[test]
    fn wrong_bytes_and_lost_ends_are_read_or_refused(
        wrong in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = REAL.as_bytes().to_vec();
        for (index, byte) in wrong {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok((content, _)) = Content::read(&bytes) {
            check_promises(&content);
        }
    }
}
