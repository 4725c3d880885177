//! Reading content files: the real one, generated, damaged and broken ones, and arbitrary bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;

use life_science_map::content::{
    Content, Date, Fault, FileError, Initiative, InitiativeIdx, JsonType, Language, Localized,
    Outcome, Period, Problem, Sector, Severity, Text,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const REAL: &str = include_str!("../public/content.json");

fn read(text: &str) -> (Content, Vec<Fault>) {
    Content::read(text.as_bytes()).unwrap()
}

fn file(path: &str) -> (Content, Vec<Fault>) {
    Content::read(&fs::read(format!("tests/content/{path}.json")).unwrap()).unwrap()
}

fn ids<T>(list: &[T], id: impl Fn(&T) -> &str) -> Vec<&str> {
    list.iter().map(id).collect()
}

#[test]
fn the_real_content_is_read_whole_and_without_a_fault() {
    let (content, faults) = read(REAL);
    assert_eq!(faults, []);
    support::expect_whole(&content, REAL.as_bytes());
    check_promises(&content);
}

#[test]
fn every_field_of_a_whole_file_arrives() {
    let (content, faults) = file("good/whole");
    assert_eq!(faults, []);
    let first = &content.initiatives()[0];
    assert_eq!(
        first.date,
        Some(Period {
            from: Date::Day(2019, 12, 12),
            to: Some(Date::Year(2020))
        })
    );
    let names = |list: Vec<&Text>| {
        list.into_iter()
            .map(|name| name.in_language(Language::English).to_owned())
            .collect::<Vec<_>>()
    };
    let sectors = first
        .sectors()
        .map(|sector| content.sector_id(sector))
        .collect::<Vec<_>>();
    assert_eq!(sectors, ["data", "vard", "stader"]);
    assert_eq!(
        first.main_sector(),
        content.find_area("data").map(Sector::Area)
    );
    let objectives = first
        .objectives
        .iter()
        .map(|objective| &content.objective(*objective).name)
        .collect();
    assert_eq!(names(objectives), ["Objective 2.1", "Objective 1.1"]);
    let related = first
        .related
        .iter()
        .map(|other| &content.initiative(*other).name)
        .collect();
    assert_eq!(names(related), ["Initiative andra"]);
    assert_eq!(
        first
            .funding
            .iter()
            .map(|funding| (funding.amount, funding.is_yearly))
            .collect::<Vec<_>>(),
        [(1, true), (2, true)]
    );
    assert_eq!(first.sources.len(), 1);
    assert_eq!(content.years(), Some((2019, 2020)));
    assert_eq!(content.strategy.objectives_total, Some(30));
    let note = content.strategy.note.iter().collect();
    assert_eq!(names(note), ["The objectives are old"]);
    assert_eq!(content.updated, Some(Date::Day(2024, 12, 12)));
}

#[test]
fn a_file_may_be_small_and_may_have_grown() {
    let (smallest, _) = file("good/smallest");
    assert_eq!((smallest.areas().len(), smallest.years()), (1, None));
    let (grown, faults) = file("good/grown");
    assert_eq!(faults, []);
    assert_eq!(grown.initiatives().len(), 1);
}

#[test]
fn without_english_the_swedish_is_there_and_says_that_it_is_swedish() {
    let (content, faults) = file("good/without-english");
    let initiative = &content.initiatives()[0];
    for text in [&initiative.name, initiative.summary.as_ref().unwrap()] {
        let Localized { text, language } = text.localized(Language::English);
        assert_eq!(language, Language::Swedish);
        assert!(text.contains("på svenska"));
    }
    assert_eq!(faults.len(), 2);
    for fault in faults {
        assert_eq!(fault.severity(), Severity::Note);
        let missing = Problem::MissingLanguage {
            language: Language::English,
            shown: Language::Swedish,
            is_first: false,
        };
        assert_eq!(fault.problem, missing);
    }
}

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
fn areas_and_programmes_are_ordered_by_number() {
    let mut value: Value = serde_json::from_str(REAL).unwrap();
    for list in ["areas", "programmes"] {
        value[list].as_array_mut().unwrap().reverse();
    }
    let (turned, faults) = read(&value.to_string());
    let (whole, before) = read(REAL);
    assert_eq!(faults.len(), before.len());
    assert_eq!(turned, whole);
}

#[test]
fn a_lost_number_is_found_again() {
    let (whole, _) = file("good/whole");
    let text = fs::read("tests/content/good/whole.json").unwrap();
    let mut value: Value = serde_json::from_slice(&text).unwrap();
    value["areas"][1]["number"] = json!("two");
    value["programmes"][0]
        .as_object_mut()
        .unwrap()
        .remove("number");
    let (content, faults) = read(&value.to_string());
    assert_eq!(faults.len(), 2);
    assert_eq!(content, whole);
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

/// The invariants of [`Content`], whatever it was read from.
fn check_promises(content: &Content) {
    assert!(!content.areas().is_empty());
    check_ids("areas", &ids(content.areas(), |area| &area.id));
    check_ids(
        "objectives",
        &ids(content.objectives(), |objective| &objective.id),
    );
    check_ids(
        "programmes",
        &ids(content.programmes(), |programme| &programme.id),
    );
    check_ids(
        "initiatives",
        &ids(content.initiatives(), |initiative| &initiative.id),
    );
    check_ids("actors", &ids(content.actors(), |actor| &actor.id));
    check_ids("places", &ids(content.places(), |place| &place.id));
    for (index, initiative) in content.indexed_initiatives() {
        assert_eq!(content.find_initiative(&initiative.id), Some(index));
        check_initiative(content, index, initiative);
    }
    assert!(
        content
            .areas()
            .is_sorted_by(|first, second| first.number < second.number)
    );
    assert!(
        content
            .programmes()
            .is_sorted_by(|first, second| first.number < second.number)
    );
    let mut objectives = 0;
    for (index, area) in content.areas().iter().enumerate() {
        objectives += area.objectives.len();
        assert!(area.objectives.is_sorted());
        assert!(
            area.objectives
                .iter()
                .all(|objective| content.objective(*objective).area.index() == index)
        );
    }
    assert_eq!(objectives, content.objectives().len());
    for place in content.places() {
        assert_eq!(place.latitude.is_some(), place.longitude.is_some());
    }
    check_references(content);
}

fn check_ids(what: &str, ids: &[&str]) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{what}: {id} twice");
        let allowed = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
        assert!(
            id.bytes().all(allowed) && id.contains(char::is_alphanumeric),
            "{what}: {id:?} is no id"
        );
    }
}

fn check_initiative(content: &Content, index: InitiativeIdx, initiative: &Initiative) {
    fn unique<T: Ord + Debug>(list: &[T]) {
        let set: BTreeSet<_> = list.iter().collect();
        assert_eq!(set.len(), list.len(), "{list:?}");
    }
    assert!(
        initiative.main_sector().is_some(),
        "{} stands nowhere",
        initiative.id
    );
    // Looking an index up shows that it is in range.
    unique(
        &initiative
            .places
            .iter()
            .map(|place| &content.place(*place).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .related
            .iter()
            .map(|other| &content.initiative(*other).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .objectives
            .iter()
            .map(|other| &content.objective(*other).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .actors
            .iter()
            .map(|actor| &content.actor(*actor).id)
            .collect::<Vec<_>>(),
    );
    unique(&initiative.areas);
    unique(&initiative.programmes);
    assert!(
        !initiative.related.contains(&index),
        "{} is related to itself",
        initiative.id
    );
    if let Some(period) = initiative.date {
        assert!(
            period
                .to
                .is_none_or(|to| to.last_day() >= period.from.first_day())
        );
        let (first, last) = period.years();
        assert!(first <= last);
    }
    for source in &initiative.sources {
        assert!(
            source.url.starts_with("https://") || source.url.starts_with("http://"),
            "{}",
            source.url
        );
        assert!(!source.url.contains(char::is_whitespace) && !source.title.is_empty());
    }
    for wording in initiative.name.wordings() {
        assert!(!wording.trim().is_empty() && !wording.contains(char::is_control));
    }
}

/// References must be the same from both ends.
fn check_references(content: &Content) {
    let mut forward = Vec::new();
    for (index, initiative) in content.indexed_initiatives() {
        forward.extend(
            initiative
                .areas
                .iter()
                .map(|area| ("area", area.index(), index)),
        );
        forward.extend(
            initiative
                .objectives
                .iter()
                .map(|objective| ("objective", objective.index(), index)),
        );
        forward.extend(
            initiative
                .programmes
                .iter()
                .map(|programme| ("programme", programme.index(), index)),
        );
        forward.extend(
            initiative
                .actors
                .iter()
                .map(|actor| ("actor", actor.index(), index)),
        );
    }
    let mut backward = Vec::new();
    let mut add = |what: &'static str, to: usize, initiatives: &[InitiativeIdx]| {
        assert!(
            initiatives.is_sorted(),
            "{what} {to}: not in the order of the file"
        );
        backward.extend(initiatives.iter().map(|index| (what, to, *index)));
    };
    for (index, area) in content.areas().iter().enumerate() {
        add("area", index, &area.initiatives);
    }
    for (index, objective) in content.objectives().iter().enumerate() {
        add("objective", index, &objective.initiatives);
    }
    for (index, programme) in content.programmes().iter().enumerate() {
        add("programme", index, &programme.initiatives);
    }
    for (index, actor) in content.actors().iter().enumerate() {
        add("actor", index, &actor.initiatives);
    }
    forward.sort_unstable();
    backward.sort_unstable();
    assert!(forward == backward, "references and back references differ");
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
