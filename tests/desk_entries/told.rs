//! What the desk tells of changes, before and after they are handed over.

use std::fs;

use life_science_map::content::{Content, Language, List, Severity};
use life_science_map::desk::differing::{Part, differing, is_one_text};
use life_science_map::desk::form::Control;
use life_science_map::desk::words::desk_words;
use life_science_map::desk::{Changes, Mark, letter, preview};
use life_science_map::document::Document;
use proptest::prelude::*;

use super::{GOOD, READER, good, open, session_of};

#[test]
fn changes_are_told_in_words() {
    let mut session = open();
    assert_eq!(session.changes(), &Changes::default());
    let name = session.name_of(List::Initiatives, 0);
    session.write_field("initiatives[0].date.to", "Slutar", Control::Date, "2031-05");
    session.write_field("initiatives[0].name.en", "Namn", Control::Line, "Other");
    let change = &session.changes().entries[0];
    assert_eq!((&change.name, change.mark), (&name, Mark::Changed));
    let told: Vec<_> = change
        .fields
        .iter()
        .map(|own| (&*own.label, own.after.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("Namn, engelska", "Other"), ("Tid: Slutar", "2031-05")]
    );
    session.remove_entry(List::Initiatives, 1);
    assert_eq!(
        session.changes().count_of(List::Initiatives, Mark::Removed),
        1
    );
    assert!(!session.changes().counts.is_empty());
    session.write_field("title.sv", "Kartans titel", Control::Line, "En annan");
    assert_eq!(session.changes().other.len(), 1);
    let words = desk_words(READER);
    let letter = letter(&session, words);
    for part in [&*name, "content.json.br", "Kartans titel", "0 fel"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    // Against what is published, once that is known.
    let text = session.text().to_owned();
    session.set_published(text.as_bytes());
    assert_eq!(session.changes().count(), 0);
    assert!(session.is_base_published());
}

/// The two texts that parts are made of.
fn sides(parts: &[Part]) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for part in parts {
        let (Part::Same(text) | Part::Gone(text) | Part::New(text)) = part;
        if !matches!(part, Part::New(_)) {
            before.push_str(text);
        }
        if !matches!(part, Part::Gone(_)) {
            after.push_str(text);
        }
    }
    (before, after)
}

#[test]
fn a_changed_text_is_told_by_its_words() {
    use Part::{Gone, New, Same};
    let before = "Regeringen gav Vinnova ett uppdrag, som slutar 2024.";
    let after = "Regeringen gav myndigheten Vinnova i uppdrag, som slutar 2026, och mer.";
    let parts = [
        Same("Regeringen gav"),
        New(" myndigheten"),
        Same(" Vinnova"),
        Gone(" ett"),
        New(" i"),
        Same(" uppdrag, som slutar"),
        Gone(" 2024"),
        New(" 2026, och mer"),
        Same("."),
    ];
    assert_eq!(differing(before, after), parts);
    assert!(is_one_text(&parts));
    assert_eq!(differing("Ett", "Ett två"), [Same("Ett"), New(" två")]);
    assert_eq!(differing("", ""), []);
    // What has another thing in its place is told whole.
    for (before, after) in [
        ("2018-08-01", "2018-08-02"),
        ("", "Ett nytt namn"),
        ("KOMET är en kommitté", "Vinnova är en myndighet"),
        ("Rapport", "Program"),
    ] {
        assert!(!is_one_text(&differing(before, after)), "{after}");
    }
    // Too much to compare differs as a whole.
    let [long, other] = ["a b ", "c d "].map(|words| words.repeat(2000));
    assert_eq!(differing(&long, &other), [Gone(&long), New(&other)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever the texts are, their parts give both back, and no two of a kind stand together.
    #[test]
    fn the_parts_of_two_texts_make_them_again(before in "[ab., é\u{301}\n]{0,24}", after in "[ab., é\u{301}\n]{0,24}") {
        let parts = differing(&before, &after);
        prop_assert_eq!(sides(&parts), (before.clone(), after.clone()));
        for pair in parts.windows(2) {
            prop_assert!(!matches!(pair, [Part::Same(_), Part::Same(_)] | [Part::Gone(_), Part::Gone(_)] | [Part::New(_), Part::New(_) | Part::Gone(_)]), "{:?}", parts);
        }
        if before == after {
            prop_assert!(parts.iter().all(|part| matches!(part, Part::Same(_))));
        }
    }
}

#[test]
fn white_space_and_order_are_no_changes() {
    let loose = fs::read_to_string(GOOD).unwrap();
    let changes = Changes::between(&Document::parse(loose), &Document::parse(good()), READER);
    assert_eq!(changes, Changes::default());
}

#[test]
fn the_preview_tells_what_is_new_changed_and_gone() {
    let mut session = open();
    let gone = session.name_of(List::Initiatives, 0);
    session.remove_entry(List::Initiatives, 0);
    session.write_field("initiatives[0].name.sv", "Namn", Control::Line, "Annat");
    session.add_entry(List::Initiatives, "Nytt", "report", "data");
    for language in [Language::Swedish, Language::English] {
        let words = desk_words(language);
        let plain = preview(&session, false, words).unwrap();
        assert_eq!(plain, session.text());
        let marked = preview(&session, true, words).unwrap();
        let (content, faults) = Content::read(marked.as_bytes()).unwrap();
        assert!(
            faults
                .iter()
                .all(|fault| fault.severity() != Severity::Error),
            "{faults:?}"
        );
        let names: Vec<&str> = content
            .initiatives()
            .iter()
            .map(|own| own.name.in_language(Language::Swedish))
            .collect();
        for (name, word) in [
            ("Nytt", words.new_one),
            ("Annat", words.changed_one),
            (&*gone, words.removed_one),
        ] {
            let told = format!("{name} ({word})");
            assert!(names.contains(&&*told), "{told}: {names:?}");
        }
    }
    // A comma too many hinders no preview.
    let broken = session_of(&good().replacen("\"areas\": [", "\"areas\": [,", 1));
    let shown = preview(&broken, true, desk_words(READER)).unwrap();
    Content::read(shown.as_bytes()).unwrap();
}

#[test]
fn the_guides_name_what_the_desk_has() {
    for (language, guide) in [
        (Language::Swedish, "docs/guide/redaktion.md"),
        (Language::English, "docs/guide/desk.md"),
    ] {
        let text = fs::read_to_string(guide).unwrap().replace('\n', " ");
        let words = desk_words(language);
        for word in [
            words.open_published,
            words.open_file,
            words.open_in_place,
            words.open_form,
            words.show_place,
            words.contents,
            words.changes,
            words.preview_then,
            words.check_published,
            words.add_one,
            words.change_many,
            words.both_ways,
            words.history,
            words.undo,
            words.save,
            (words.fix_all)(1).split(" (").next().unwrap(),
        ] {
            assert!(text.contains(word), "{guide}: {word}");
        }
    }
}
