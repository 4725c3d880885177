//! The sentences that are drafted for what has changed, and telling what differs.

use std::collections::BTreeMap;

use life_science_map::content::Language;
use life_science_map::document::{Document, apply};
use life_science_map::news::{Comparison, Field, Renaming, told};
use serde_json::{Value, json};

use super::{DAY, base, noted, written};
use crate::cases::{OLD, says};

#[test]
fn a_sentence_that_was_drafted_is_drafted_anew() {
    let before = Document::parse(written(&base()));
    let mut after = base();
    after["initiatives"][OLD]["date"] = json!({"from": "2019"});
    let first = Document::parse(noted(before.text(), &written(&after), &BTreeMap::new()));
    let comparison = Comparison::new(&before, &first, Renaming::ByName).unwrap();
    let drafts = comparison.drafts();
    let mut later: Value = serde_json::from_str(first.text()).unwrap();
    later["initiatives"][OLD]["date"] = json!({"from": "2020"});
    let second = Document::parse(written(&later));
    let comparison = Comparison::new(&before, &second, Renaming::ByName).unwrap();
    assert_eq!(
        comparison.edits(DAY, &BTreeMap::new()),
        [],
        "by itself it stays"
    );
    let edits = comparison.edits(DAY, &drafts);
    let text = apply(second.text(), &edits).unwrap().0;
    let text: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        text["initiatives"][OLD]["change"]["sv"],
        json!("Tiden är nu 2020.")
    );
}

#[test]
fn a_second_change_on_the_same_day_has_a_sentence_of_its_own() {
    let mut before = base();
    says(
        &mut before,
        OLD,
        "Typen är nu rapport.",
        "The kind is now report.",
    );
    before["updated"] = json!("2026-10-01");
    let mut after = before.clone();
    after["initiatives"][OLD]["places"] = json!(["lund"]);
    let text = noted(&written(&before), &written(&after), &BTreeMap::new());
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        found["initiatives"][OLD]["change"]["sv"],
        json!("Ny plats: Lund.")
    );
    assert_eq!(noted(&written(&before), &text, &BTreeMap::new()), text);
    // What came that day is new and no more.
    before["initiatives"][OLD]["added"] = json!("2026-10-01");
    after["initiatives"][OLD]["added"] = json!("2026-10-01");
    let text = written(&after);
    assert_eq!(noted(&written(&before), &text, &BTreeMap::new()), text);
}

#[test]
fn what_differs_is_told_in_both_languages() {
    let before = Document::parse(written(&base()));
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    after["places"] = json!([]);
    let after = Document::parse(written(&after));
    let comparison = Comparison::new(&before, &after, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().changed[0].fields, [Field::Kind]);
    assert_eq!(
        told(&comparison, Language::Swedish),
        [
            "Ändrad: Gammal (Insatser, gammal) – typ",
            "  Typen är nu utredning.",
            "Borta: Lund (Platser, lund)",
        ]
    );
    assert_eq!(
        told(&comparison, Language::English),
        [
            "Changed: Old one (Initiatives, gammal) – kind",
            "  The kind is now inquiry.",
            "Gone: Lund (Places, lund)",
        ]
    );
    let same = Comparison::new(&before, &before, Renaming::ByName).unwrap();
    assert_eq!(told(&same, Language::Swedish), ["Ingenting att notera."]);
}
