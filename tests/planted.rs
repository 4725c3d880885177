//! Thirty faults of thirty rules in one file, two of which break the JSON: all told at once, most gone by one press, the rest
//! mended in forms and lines, and nothing else of the file touched. In three ways to write the file, and in both languages.
//! In a browser `desk_day` does the same by keyboard.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

#[path = "support/planted.rs"]
mod planted;

use std::collections::BTreeSet;

use life_science_map::check::Diagnostic;
use life_science_map::content::Language;
use life_science_map::desk::Session;
use life_science_map::desk::form::{Control, joined};
use planted::{DRESSES, Dress, Mend, SLIPS, Slip, is_date};

/// The first diagnostic of a rule, and its place among all.
fn found<'a>(session: &'a Session, slip: &Slip) -> Option<(usize, &'a Diagnostic)> {
    let mut all = session.report().diagnostics.iter().enumerate();
    all.find(|(_, own)| own.finding.rule().id() == slip.rule)
}

fn control(field: &str) -> Control {
    match field.split('.').next().unwrap() {
        _ if is_date(field) => Control::Date,
        "funding" => Control::Money,
        "summary" | "text" => Control::Lines,
        _ => Control::Line,
    }
}

/// Does what the editor does about a fault.
fn mend(session: &mut Session, slip: &Slip, dress: Dress) {
    let (index, own) = found(session, slip).unwrap();
    let path = own.place.as_ref().unwrap().path.clone();
    match slip.mend {
        Mend::Safe => {}
        Mend::Press => assert!(session.fix(index, 0), "{}", slip.rule),
        Mend::Form(fields) => {
            let entry = path.split_inclusive(']').next().unwrap();
            for (field, text) in fields {
                let at = joined(entry, field);
                let is_done = session.write_field(&at, field, control(field), text);
                assert!(is_done, "{}: {field}", slip.rule);
            }
        }
        Mend::Lines(lines) => {
            let (span, line) = session.lines_around(index, 24).unwrap();
            // As the field of the page gives it back.
            let written = dress.on(&["\n", lines].concat()).replace("\r\n", "\n");
            assert!(session.write(span, line, &written[1..]));
        }
    }
}

fn open(dress: Dress, language: Language) -> Session {
    let bytes = dress.planted().into_bytes();
    Session::open("content.json".to_owned(), bytes, language)
}

#[test]
fn thirty_rules_are_broken() {
    let rules: BTreeSet<_> = SLIPS.iter().map(|slip| slip.rule).collect();
    assert_eq!(rules.len(), 30);
    let json = rules.iter().filter(|rule| rule.starts_with("json."));
    assert_eq!(json.count(), 2);
}

#[test]
fn all_are_told_at_once_where_they_are() {
    for dress in DRESSES {
        let session = open(dress, Language::Swedish);
        for slip in &SLIPS {
            let position = slip.position(&dress.planted(), dress);
            let mut all = session.report().diagnostics.iter();
            let is_told = all.any(|own| {
                let here = own.position().map(|here| (here.line, here.column));
                own.finding.rule().id() == slip.rule && here == Some(position)
            });
            assert!(is_told, "{} at {position:?} in {dress:?}", slip.rule);
        }
    }
}

#[test]
fn all_are_mended_and_nothing_else_is_touched() {
    for (dress, language) in DRESSES
        .into_iter()
        .flat_map(|dress| Language::ALL.map(|language| (dress, language)))
    {
        let planted = dress.planted();
        let mut session = open(dress, language);
        assert!(session.fix_all());
        let gone = SLIPS.iter().filter(|slip| found(&session, slip).is_none());
        assert!(gone.count() >= 18, "by one press");
        for slip in &SLIPS {
            let is_safe = matches!(slip.mend, Mend::Safe);
            assert_eq!(found(&session, slip).is_none(), is_safe, "{}", slip.rule);
        }
        for slip in SLIPS.iter().filter(|slip| !matches!(slip.mend, Mend::Safe)) {
            mend(&mut session, slip, dress);
            assert!(found(&session, slip).is_none(), "{} is left", slip.rule);
        }
        assert_eq!(session.text(), dress.mended(), "{dress:?}");
        let left = &session.report().diagnostics;
        // Another way to write the file is told, and no more.
        let is_style = |own: &Diagnostic| own.finding.rule().id() == "format.style";
        assert!(left.iter().all(is_style), "{left:?}");
        while session.undo() {}
        assert_eq!(session.text(), planted);
    }
}
