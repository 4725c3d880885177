//! Noting what is new, changed, renamed and gone between two versions of a file.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod cases;
mod programs;
mod sentences;

use std::collections::BTreeMap;

use cases::{CASES, OLD};
use life_science_map::check::check;
use life_science_map::content::{Date, Language, List, Severity};
use life_science_map::document::{Document, apply};
use life_science_map::news::{Answer, Comparison, Renaming, missing_notes, told, updated};
use serde_json::{Value, json};

const NOTED: &str = include_str!("../content/good/noted.json");

const DAY: Date = Date::Day(2026, 10, 1);

/// The later version with all notes.
fn noted(before: &str, after: &str, said: &BTreeMap<String, Answer>) -> String {
    let (before, after) = (
        Document::parse(before.into()),
        Document::parse(after.into()),
    );
    let comparison = Comparison::new(&before, &after, Renaming::Said(said)).unwrap();
    let edits = comparison.edits(DAY, &BTreeMap::new());
    apply(after.text(), &edits).unwrap().0
}

fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

fn base() -> Value {
    serde_json::from_str(NOTED).unwrap()
}

#[test]
fn exactly_what_is_new_changed_or_gone_is_noted_and_once() {
    let before = written(&base());
    for (name, change, note) in CASES {
        let mut after = base();
        change(&mut after);
        let mut expected = after.clone();
        note(&mut expected);
        let text = noted(&before, &written(&after), &BTreeMap::new());
        let found: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(found, expected, "{name}");
        assert_eq!(
            noted(&before, &text, &BTreeMap::new()),
            text,
            "{name}, twice"
        );
        // As if it had been saved and published meanwhile.
        assert_eq!(
            noted(&text, &text, &BTreeMap::new()),
            text,
            "{name}, afterwards"
        );
        let day = Document::parse(text.clone());
        let (text, _) = apply(&text, &updated(&day, DAY).into_iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(check(text.as_bytes()).count(Severity::Error), 0, "{name}");
        let (before, after) = (Document::parse(before.clone()), Document::parse(text));
        assert_eq!(missing_notes(&before, &after), [], "{name}");
    }
}

#[test]
fn what_is_not_noted_is_found() {
    let before = Document::parse(written(&base()));
    for (name, change, note) in CASES {
        let mut after = base();
        change(&mut after);
        let mut expected = after.clone();
        note(&mut expected);
        let is_changed = (0..4).any(|place| {
            expected["initiatives"][place]["changed"] != after["initiatives"][place]["changed"]
        });
        let missing = missing_notes(&before, &Document::parse(written(&after)));
        assert_eq!(
            missing.len(),
            usize::from(is_changed),
            "{name}: {missing:?}"
        );
    }
}

#[test]
fn a_rename_is_asked_for() {
    let before = written(&base());
    let mut after = base();
    after["initiatives"][2]["id"] = json!("om-andrad");
    let text = written(&after);
    // Nothing is written of it until somebody has said.
    assert_eq!(noted(&before, &text, &BTreeMap::new()), text);
    let documents = [&before, &text].map(|text| Document::parse(text.clone()));
    let [old, new] = &documents;
    let comparison = Comparison::new(old, new, Renaming::Said(&BTreeMap::new())).unwrap();
    assert_eq!(comparison.news().open.len(), 1);
    assert_eq!(
        told(&comparison, Language::English),
        ["Is it the same? Changed one (Initiatives, andrad) → om-andrad"]
    );
    let said = [("andrad".to_owned(), Answer::Is("om-andrad".to_owned()))].into();
    let renamed: Value = serde_json::from_str(&noted(&before, &text, &said)).unwrap();
    assert_eq!(
        renamed["initiatives"][2]["former_ids"],
        json!(["andrad-2026", "andrad"])
    );
    assert_eq!(renamed["removed"], base()["removed"]);
    assert_eq!(renamed["initiatives"][2]["changed"], json!("2026-09-02"));
    let again = noted(&before, &written(&renamed), &BTreeMap::new());
    assert_eq!(again, written(&renamed), "nobody needs to be asked again");
    let said = [("andrad".to_owned(), Answer::IsGone)].into();
    let apart: Value = serde_json::from_str(&noted(&before, &text, &said)).unwrap();
    assert_eq!(apart["removed"][2]["id"], json!("andrad"));
    // The same name is enough where nobody can be asked.
    let comparison = Comparison::new(old, new, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().renamed.len(), 1);
    // Of others, the same sources are a question. Here they all have the same.
    after["initiatives"][2]["name"] = json!({"sv": "Ett annat namn"});
    let new = Document::parse(written(&after));
    let comparison = Comparison::new(old, &new, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().renamed, []);
    assert_eq!(
        comparison.news().gone,
        [(List::Initiatives, "andrad".to_owned())]
    );
    let comparison = Comparison::new(old, &new, Renaming::Said(&BTreeMap::new())).unwrap();
    assert_eq!(comparison.news().open.len(), 1);
}

#[test]
fn notes_are_written_as_the_rest_of_the_file_is_and_nothing_else_is_touched() {
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    after["places"] = json!([]);
    for text in [
        written(&after),
        written(&after).replace('\n', "\r\n").replace("  ", "\t"),
        after.to_string(),
    ] {
        let with = noted(NOTED, &text, &BTreeMap::new());
        let kept: Vec<&str> = with.split(['\n', ',']).map(str::trim_end).collect();
        for line in text
            .split(['\n', ','])
            .map(str::trim_end)
            .filter(|line| line.len() > 8)
        {
            assert!(kept.contains(&line) || !text.contains('\n'), "{line}");
        }
        let (gone, new) = (text.matches("\r\n").count(), with.matches("\r\n").count());
        assert_eq!(new > gone, text.contains('\r'));
        serde_json::from_str::<Value>(&with).unwrap();
    }
}
