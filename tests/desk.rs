//! The editors' work on a file: steps, what takes them back, and that nothing is lost.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

#[path = "support/odd.rs"]
mod odd;

use std::fs;

use life_science_map::check::Rule;
use life_science_map::content::{Language, Severity};
use life_science_map::desk::form::Names;
use life_science_map::desk::{Session, StepLabel};
use life_science_map::document::{Document, Edit};
use odd::{Back, Odd, odd_files};
use proptest::prelude::*;

const GOOD: &str = "tests/content/good/whole.json";

fn open(text: &str) -> Session {
    Session::open(
        "content.json".to_owned(),
        text.as_bytes().to_vec(),
        Language::Swedish,
    )
}

/// A good file with slips: one that breaks the JSON, some that are mended safely, one that has to be asked for.
fn faulty() -> String {
    let good = fs::read_to_string(GOOD).unwrap();
    let text = good.replacen("\"kind\": \"", "\"kind\": \"x", 1);
    let comma = text.find("\",\n").unwrap();
    [&text[..=comma], &text[comma + 2..]].concat()
}

#[test]
fn opening_and_saving_is_the_identity() {
    let files = odd_files();
    let count = |back: fn(&Back) -> bool| files.iter().filter(|own| back(&own.back)).count();
    assert!(count(|back| *back == Back::Same) >= 30);
    for Odd { name, bytes, back } in files {
        let mut session = Session::open(name.to_owned(), bytes.clone(), Language::Swedish);
        let (expected, unsaved) = match back {
            Back::Same => (bytes, 0),
            Back::Recoded(text) => (text.into_bytes(), 1),
            Back::Nothing => {
                assert_eq!(session.bytes(), bytes, "{name}");
                assert!(!session.is_text() && session.count(Severity::Error) == 1);
                continue;
            }
        };
        assert!(session.is_text(), "{name}");
        assert_eq!(session.bytes(), expected, "{name}");
        assert_eq!(session.unsaved(), unsaved, "{name}");
        if session.fix_all() {
            session.undo();
        }
        assert_eq!(
            session.bytes(),
            expected,
            "what was done and undone leaves nothing in {name}"
        );
        assert_eq!(session.unsaved(), unsaved, "{name}");
    }
}

#[test]
fn safe_fixes_are_one_step_that_can_be_undone() {
    let text = faulty();
    let mut session = open(&text);
    let before = session.count(Severity::Error);
    assert!(before >= 2 && session.safe_fixes() >= 1);
    assert!(session.fix_all());
    assert!(session.count(Severity::Error) < before);
    assert_eq!(session.unsaved(), 1);
    assert!(matches!(session.last_done().unwrap().label, StepLabel::FixedAll(count) if count >= 1));
    let fixed = session.text().to_owned();
    assert!(session.undo() && !session.undo());
    assert_eq!(session.text(), text);
    assert!(session.redo() && !session.redo());
    assert_eq!(session.text(), fixed);
    session.mark_saved();
    assert_eq!(session.unsaved(), 0);
    session.undo();
    assert_eq!(
        session.unsaved(),
        1,
        "what was saved and undone is not saved"
    );
}

#[test]
fn a_fix_mends_what_it_is_about() {
    let mut session = open(&faulty());
    session.fix_all();
    let kind = |session: &Session| {
        let found = &session.report().diagnostics;
        found
            .iter()
            .position(|own| own.finding.rule() == Rule::EntryKind)
    };
    let place = kind(&session).unwrap();
    assert!(session.fix(place, 0));
    assert_eq!(kind(&session), None);
    assert_eq!(session.count(Severity::Error), 0);
    assert!(!session.fix(100_000, 0) && !session.fix(0, 100));
}

#[test]
fn lines_can_be_written_by_hand() {
    let mut session = open(&faulty());
    let kind = session
        .report()
        .diagnostics
        .iter()
        .position(|own| own.finding.rule() == Rule::EntryKind);
    let (span, line) = session.lines_around(kind.unwrap(), 20).unwrap();
    let lines = session.text()[span.clone()].to_owned();
    assert!(
        lines.contains("\"kind\": \"x") && !lines.contains('\n'),
        "{lines}"
    );
    assert_eq!(session.text()[..span.start].lines().count() + 1, line);
    assert!(session.write(
        span.clone(),
        line,
        &lines.replace("\"kind\": \"x", "\"kind\": \"")
    ));
    assert_eq!(session.last_done().unwrap().label, StepLabel::Wrote(line));
    let same = session.text()[span.start..span.start + 3].to_owned();
    assert!(
        !session.write(span.start..span.start + 3, line, &same),
        "the same is no step"
    );
}

#[test]
fn a_file_in_another_encoding_is_saved_as_utf_8() {
    let text = fs::read_to_string(GOOD).unwrap();
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut session = Session::open("content.json".to_owned(), bytes, Language::Swedish);
    assert_eq!(session.unsaved(), 1);
    assert_eq!(
        session.report().diagnostics[0].finding.rule(),
        Rule::FileEncoding
    );
    assert_eq!(session.bytes(), text.as_bytes());
    session.mark_saved();
    assert_eq!((session.unsaved(), session.count(Severity::Error)), (0, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Any steps, in any order, with any of them undone.
    #[test]
    fn work_is_undone_to_the_byte_and_made_again_from_its_journal(acts in prop::collection::vec((0..5_u8, any::<prop::sample::Index>(), "[a-zå\"{},\n]{0,4}"), 0..12)) {
        let text = faulty();
        let mut session = open(&text);
        for (act, pick, with) in acts {
            session.names();
            match act {
                0 => drop(session.fix_all()),
                1 if !session.report().diagnostics.is_empty() => {
                    let place = pick.index(session.report().diagnostics.len());
                    session.fix(place, 0);
                }
                2 => drop(session.undo()),
                3 => drop(session.redo()),
                _ => {
                    let mut at = pick.index(session.text().len() + 1);
                    while !session.text().is_char_boundary(at) {
                        at -= 1;
                    }
                    session.step(StepLabel::Wrote(1), vec![Edit::insert(at, with)]);
                }
            }
            // As from scratch, whatever the steps before.
            let (document, names) = (session.document().unwrap(), session.names());
            prop_assert_eq!(format!("{names:?}"), format!("{:?}", Names::of(document, Language::Swedish)));
            let anew = Document::parse(session.text().to_owned());
            prop_assert_eq!(format!("{document:?}"), format!("{anew:?}"));
        }
        let steps = session.journal();
        let (again, _) = Session::restore("content.json".to_owned(), text.clone().into_bytes(), Language::Swedish, &steps);
        prop_assert_eq!(again.text(), session.text());
        prop_assert_eq!(&again.report().diagnostics, &session.report().diagnostics);
        prop_assert_eq!(again.journal(), steps);
        let now = session.text().to_owned();
        let mut count = 0;
        while session.undo() {
            count += 1;
        }
        prop_assert_eq!(session.text(), &*text);
        for _ in 0..count {
            session.redo();
        }
        prop_assert_eq!(session.text(), now);
    }
}

/// Takes up the work after some steps of each way, and gives the texts.
fn texts_of_history(session: &mut Session) -> Vec<String> {
    let mut texts = Vec::new();
    for left in core::iter::once(None).chain((0..session.left().len()).map(Some)) {
        let before = (session.text().to_owned(), session.depth());
        let count = left.map_or_else(|| session.way().len(), |left| session.left()[left].len());
        for depth in 0..=count {
            // The way that was left for this one stands in its place, until it is gone back to.
            assert!(session.go_to(if depth == 0 { left } else { None }, depth));
            texts.push(session.text().to_owned());
        }
        assert!(session.go_to(left, before.1));
        assert_eq!(session.text(), before.0);
    }
    texts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is done, undone, and done instead: each text that was ever there is in the history.
    #[test]
    fn nothing_that_was_undone_is_lost(acts in prop::collection::vec((0..4_u8, any::<prop::sample::Index>(), "[a-c]{1,2}"), 0..24)) {
        let mut session = open("{\"version\": 1}");
        let mut seen = vec![session.text().to_owned()];
        for (act, pick, with) in acts {
            match act {
                0 => drop(session.undo()),
                1 => drop(session.redo()),
                2 if !session.left().is_empty() => {
                    let left = pick.index(session.left().len());
                    let depth = pick.index(session.left()[left].len() + 1);
                    session.go_to(Some(left), depth);
                }
                _ => drop(session.step(StepLabel::Wrote(1), vec![Edit::insert(1, with)])),
            }
            seen.push(session.text().to_owned());
            let (again, _) = Session::restore("a".to_owned(), seen[0].clone().into_bytes(), Language::Swedish, &session.journal());
            prop_assert_eq!(again.text(), session.text());
        }
        let texts = texts_of_history(&mut session);
        for text in seen {
            prop_assert!(texts.contains(&text), "{}", text);
        }
    }
}

#[test]
fn a_way_that_was_left_can_be_gone_back_to() {
    let mut session = open("{}");
    let write = |session: &mut Session, with: &str| {
        session.step(StepLabel::Wrote(1), vec![Edit::insert(0, with)])
    };
    write(&mut session, "a");
    session.mark_saved();
    write(&mut session, "b");
    session.undo();
    session.undo();
    assert_eq!(session.unsaved(), 1, "what was saved is undone");
    write(&mut session, "c");
    assert_eq!((session.text(), session.left().len()), ("c{}", 1));
    assert_eq!(session.unsaved(), 1);
    assert!(session.last_undone().is_none() && !session.go_to(Some(1), 0));
    assert!(session.go_to(Some(0), 1));
    assert_eq!((session.text(), session.unsaved()), ("a{}", 0));
    assert!(session.redo());
    assert_eq!((session.text(), session.depth()), ("ba{}", 2));
    assert!(session.go_to(Some(0), 9), "as far as it goes");
    assert_eq!(session.text(), "c{}");
    assert!(session.go_to(None, 0));
    assert_eq!(session.text(), "{}");
}

/// A page that tells findings when the editor rests tells the same, and does nothing with old ones meanwhile.
#[test]
fn a_lazy_session_catches_up_with_what_is_told_at_once() {
    let (mut lazy, mut eager) = (open(&faulty()), open(&faulty()));
    lazy.be_lazy();
    let before = lazy.report().diagnostics.clone();
    for session in [&mut lazy, &mut eager] {
        assert!(session.step(StepLabel::Wrote(1), vec![Edit::insert(0, "\n\n")]));
    }
    assert!(lazy.is_behind() && !eager.is_behind());
    assert_eq!(lazy.report().diagnostics, before);
    assert!(!lazy.fix(0, 0) && lazy.lines_around(0, 9).is_none());
    lazy.catch_up();
    assert_eq!(lazy.report().diagnostics, eager.report().diagnostics);
    assert_eq!(lazy.changes(), eager.changes());
    assert!(!lazy.is_behind() && lazy.lines_around(0, 9).is_some());
}
