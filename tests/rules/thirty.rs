//! Thirty faults at once: told, mended, and in every format of the report.

use life_science_map::check::{Format, Position, check, fixed_text};
use life_science_map::content::Language;
use life_science_map::document::Edit;
use serde_json::Value;

use super::{count, rules, with_edits};
use crate::slips::{Case, Safe, cases};

/// Thirty rules whose slips do not meet, the first two of them broken JSON.
const THIRTY: [&str; 30] = [
    "json.missing-comma",
    "json.quotes",
    "format.type",
    "format.missing",
    "format.unknown-field",
    "entry.no-id",
    "entry.bad-id",
    "entry.number",
    "ref.twice",
    "ref.self",
    "ref.area-missing",
    "ref.one-way",
    "date.bad",
    "date.updated",
    "text.no-english",
    "text.no-summary",
    "text.mojibake",
    "text.entity",
    "text.invisible",
    "text.decomposed",
    "text.space",
    "text.untranslated",
    "total.fewer",
    "source.tracking",
    "source.twice",
    "source.local",
    "source.http",
    "funding.odd",
    "place.swapped",
    "style.word",
];

/// The cases of the thirty rules, and the base with all of their slips.
fn thirty() -> (Vec<&'static Case>, String) {
    let cases: Vec<&Case> = THIRTY
        .iter()
        .map(|rule| {
            let mut own = cases().filter(|case| case.rule == *rule);
            // The first slips would hide the places of others, or be hidden.
            let first = if ["entry.number", "entry.bad-id"].contains(rule) {
                own.nth(1)
            } else {
                own.next()
            };
            first.unwrap()
        })
        .collect();
    let edits: Vec<Edit> = cases.iter().map(|case| case.edit()).collect();
    let text = with_edits(&edits);
    (cases, text)
}

#[test]
fn thirty_faults_are_told_at_once_and_most_are_mended_at_once() {
    let (cases, text) = thirty();
    let report = check(text.as_bytes());
    for case in &cases {
        let position = case.position(&text);
        let told = report
            .diagnostics
            .iter()
            .any(|own| own.finding.rule().id() == case.rule && own.position() == position);
        assert!(told, "{} at {position:?}: {report:#?}", case.rule);
    }
    let (mended, _) = fixed_text(&text);
    let after = check(mended.as_bytes());
    let gone = cases.iter().filter(|case| count(&after, case.rule) == 0);
    let left: Vec<_> = rules(&after);
    assert!(
        gone.clone().count() >= 18,
        "{} gone, left {left:?}",
        gone.count()
    );
    for case in cases.iter().filter(|case| case.mend == Safe) {
        assert_eq!(count(&after, case.rule), 0, "{} is left", case.rule);
    }
    assert!(after.document.unwrap().flaws().is_empty());
}

#[test]
fn every_format_has_the_whole_report() {
    let (_, text) = thirty();
    let report = check(text.as_bytes());
    for language in Language::ALL {
        let rendered = Format::ALL.map(|format| report.render("a.json", language, format, true));
        let [concise, full, json, github] = &rendered;
        let number = report.diagnostics.len();
        assert_eq!(concise.lines().count(), number + 1);

        assert_eq!(github.lines().count(), number);
        for (line, own) in github.lines().zip(&report.diagnostics) {
            assert!(line.starts_with("::"), "{line}");
            assert!(line.contains(own.finding.rule().id()), "{line}");
        }

        let values: Vec<Value> = serde_json::from_str(json).unwrap();
        assert_eq!(values.len(), number);
        for (value, own) in values.iter().zip(&report.diagnostics) {
            assert_eq!(value["rule"], own.finding.rule().id());
            assert_eq!(value["message"], own.finding.describe(language));
            assert_eq!(value["place"]["line"], own.position().unwrap().line);
            assert_eq!(value["fixes"].as_array().unwrap().len(), own.fixes.len());
            let severities = ["error", "warning", "note", "tip"];
            assert!(severities.contains(&value["severity"].as_str().unwrap()));
        }

        let mut lines = full.lines();
        for own in &report.diagnostics {
            let Position { line, column } = own.position().unwrap();
            let head = format!("a.json:{line}:{column}: ");
            assert!(lines.any(|own| own.starts_with(&head)), "{head}");
            let shown = lines.next().unwrap();
            let marks = lines.next().unwrap();
            assert!(shown.starts_with(&format!("{line} | ")), "{shown}");
            // The mark is below the character where it begins.
            let under = marks.find('^').unwrap();
            assert!(marks[..under].ends_with(' '), "{marks}");
            let letter = shown.chars().nth(marks[..under].chars().count());
            let span = own.place.as_ref().unwrap().span.clone();
            let expected = text[span.start..].chars().next().filter(|own| *own != '\n');
            assert_eq!(letter, expected, "{shown}\n{marks}");
        }
    }
}
