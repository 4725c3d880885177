//! Working in the entries of a file: fields, references, whole entries, many at once, and what is told of it.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::fs;

use life_science_map::check::canonical_form;
use life_science_map::content::{Content, Language, List, Severity};
use life_science_map::desk::form::{
    Control, Item, Names, date_of, date_parts, items, joined, proposed,
};
use life_science_map::desk::rows::{RowFilter, RowOrder, RowState, rows};
use life_science_map::desk::words::desk_words;
use life_science_map::desk::{
    Changes, ManyChange, Mark, Session, StepLabel, format_of, letter, preview, reference_fields,
};
use life_science_map::document::Document;
use proptest::prelude::*;

const GOOD: &str = "tests/content/good/whole.json";
const READER: Language = Language::Swedish;

fn session_of(text: &str) -> Session {
    Session::open("content.json".to_owned(), text.as_bytes().to_vec(), READER)
}

/// A good file in canonical form.
fn good() -> String {
    let text = fs::read_to_string(GOOD).unwrap();
    canonical_form(&Document::parse(text)).unwrap()
}

fn open() -> Session {
    session_of(&good())
}

/// The lines that are in one text only.
fn different_lines(one: &str, other: &str) -> (Vec<String>, Vec<String>) {
    let lines = |text: &str| {
        text.lines()
            .map(|line| line.trim_end_matches(',').to_owned())
            .collect::<Vec<_>>()
    };
    let (one, other) = (lines(one), lines(other));
    let only = |own: &[String], not: &[String]| {
        let mut left = not.to_vec();
        let mut only = Vec::new();
        for line in own {
            match left.iter().position(|other| other == line) {
                Some(place) => drop(left.remove(place)),
                None => only.push(line.clone()),
            }
        }
        only
    };
    (only(&one, &other), only(&other, &one))
}

/// What the entries are called, told from scratch.
fn names_anew(session: &Session) -> String {
    format!("{:?}", Names::of(session.document().unwrap(), READER))
}

fn is_canonical(session: &Session) -> bool {
    canonical_form(session.document().unwrap()).as_deref() == Some(session.text())
}

/// The paths of all fields of a list's form.
fn fields(list: List) -> Vec<(String, Control)> {
    fn collect(items: Vec<Item>, found: &mut Vec<(String, Control)>) {
        for item in items {
            match item {
                Item::Field { path, control, .. } => found.push((path, control)),
                Item::Group { items, .. } => collect(items, found),
                Item::References { .. } | Item::Rows { .. } => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(
        items(format_of(list).unwrap(), "", &Language::ALL, READER),
        &mut found,
    );
    found
}

#[test]
fn a_date_is_corrected_in_one_line() {
    let before = fs::read_to_string("public/content.json").unwrap();
    let mut session = session_of(&before);
    let place = rows(&session, List::Initiatives, &RowFilter::default())
        .into_iter()
        .find(|row| !row.from.is_empty())
        .unwrap()
        .place;
    let path = format!("initiatives[{place}].date.from");
    assert!(session.write_field(&path, "Från", Control::Date, "1999-08"));
    let (gone, new) = different_lines(&before, session.text());
    assert_eq!(new, ["    \"from\": \"1999-08\""]);
    assert_eq!(gone.len(), 1);
    assert!(session.date("2999-01-01"));
    assert_eq!(session.text_at("updated"), "2999-01-01");
    assert!(!session.date("2999-01-01"), "once");
    session.undo();
    session.undo();
    assert_eq!(session.text(), before);
}

#[test]
fn a_saved_file_says_what_it_began_from() {
    let published = good();
    let mut session = open();
    session.set_published(published.as_bytes());
    session.write_field("initiatives[0].date.from", "Från", Control::Date, "1999-08");
    assert!(session.date("2999-01-01"));
    assert!(is_canonical(&session) && !session.is_overtaken());
    let saved = session.text().to_owned();
    let (gone, new) = different_lines(&published, &saved);
    assert_eq!(
        (gone.len(), new.len()),
        (2, 8),
        "the date, the day, what it began from, and what was changed when: {new:?}"
    );
    assert_eq!(session.count(Severity::Error), 0);
    let overtaken_by = |now: &str| {
        let mut session = session_of(&saved);
        session.set_published(now.as_bytes());
        session.is_overtaken()
    };
    assert!(!overtaken_by(&published), "nothing was published meanwhile");
    assert!(!overtaken_by(&saved), "it is published itself");
    assert!(overtaken_by(&published.replace("Kartan", "Kartbladet")));
    // Work on the published file that says what it began from goes on from there.
    let mut session = session_of(&saved);
    session.set_published(saved.as_bytes());
    session.write_field("initiatives[0].date.from", "Från", Control::Date, "1998-08");
    session.date("2999-01-02");
    assert_eq!(different_lines(&saved, session.text()).1.len(), 6);
}

#[test]
fn saving_notes_what_is_new_changed_renamed_and_gone() {
    let mut session = session_of(&fs::read_to_string("public/content.json").unwrap());
    let today = "2999-01-01";
    let named = |session: &Session, id: &str, field: &str| {
        let place = session.place_of(List::Initiatives, id).unwrap();
        session.text_at(&format!("initiatives[{place}].{field}"))
    };
    let key = |session: &Session, place| session.key_of(List::Initiatives, place);
    let (gone, renamed, changed) = (key(&session, 1), key(&session, 2), key(&session, 0));
    session.write_field("initiatives[0].date.from", "Från", Control::Date, "1999");
    session.rename(List::Initiatives, 2, "nytt-id");
    session.remove_entry(List::Initiatives, 1);
    assert!(session.date(today));
    session.mark_saved();
    assert_eq!(named(&session, &changed, "changed"), today);
    assert_eq!(
        named(&session, &changed, "change.sv"),
        "Startåret är nu 1999."
    );
    assert_eq!(named(&session, "nytt-id", "former_ids[0]"), renamed);
    assert_eq!(named(&session, "nytt-id", "added"), "");
    let last = session.count_at("removed") - 1;
    assert_eq!(session.text_at(&format!("removed[{last}].id")), gone);
    // A sentence that was drafted follows what it tells of.
    session.write_field("initiatives[0].date.from", "Från", Control::Date, "1998");
    assert!(session.date(today));
    assert_eq!(
        named(&session, &changed, "change.sv"),
        "Startåret är nu 1998."
    );
    assert!(!session.date(today), "once");
    assert_eq!(session.count(Severity::Error), 0);
}

#[test]
fn mending_alone_does_not_date_the_file() {
    let text = good().replace("\"id\": \"vard\"", "\"id\": \"Vård\"");
    let mut session = session_of(&text);
    assert!(session.fix_all());
    assert!(!session.date("2999-01-01"));
}

#[test]
fn a_new_initiative_stands_with_its_like_and_needs_no_id() {
    let mut session = open();
    let before = session.text().to_owned();
    let id = session
        .add_entry(List::Initiatives, "  Nya ämnet ", "report", "data")
        .unwrap();
    assert_eq!(id, "nya-amnet");
    let (gone, new) = different_lines(&before, session.text());
    assert!(gone.is_empty(), "{gone:?}");
    assert!(
        new.contains(&"   \"kind\": \"report\"".to_owned()),
        "{new:?}"
    );
    assert!(is_canonical(&session));
    let place = session.place_of(List::Initiatives, &id).unwrap();
    let is_of_area = |place: usize| {
        session
            .ids_at(&format!("initiatives[{place}].areas"))
            .first()
            .cloned()
    };
    let last = (0..session.count_at("initiatives"))
        .filter(|&place| is_of_area(place).as_deref() == Some("data"))
        .max();
    assert_eq!(last, Some(place));
    let twin = session
        .add_entry(List::Actors, "Nya ämnet", "agency", "")
        .unwrap();
    assert_eq!(twin, "nya-amnet-2", "an id is free in all lists");
    assert_eq!(session.add_entry(List::Actors, "  ", "agency", ""), None);
    assert_eq!(session.changes().count_of(List::Initiatives, Mark::New), 1);
    assert_eq!(session.changes().mark(List::Actors, &twin), Some(Mark::New));
}

#[test]
fn every_list_takes_a_new_entry_even_an_empty_file() {
    for text in [
        good(),
        "{}".to_owned(),
        "{\"version\": 1, \"actors\": null}".to_owned(),
    ] {
        for list in List::ALL {
            let mut session = session_of(&text);
            let kind = if list == List::Objectives {
                "9.9"
            } else {
                "report"
            };
            let id = session.add_entry(list, "Något nytt", kind, "data").unwrap();
            let place = session.place_of(list, &id).unwrap();
            assert_eq!(
                session.name_of(list, place).trim_start_matches("9.9 "),
                "Något nytt"
            );
            assert!(session.document().unwrap().flaws().is_empty());
            session.undo();
            assert_eq!(session.text(), text);
        }
    }
}

#[test]
fn an_objective_brings_its_area_and_a_relation_goes_both_ways() {
    let mut session = open();
    let id = session
        .add_entry(List::Initiatives, "Ett", "report", "vard")
        .unwrap();
    let other = session
        .add_entry(List::Initiatives, "Två", "report", "vard")
        .unwrap();
    let path = |session: &Session, id: &str, field: &str| {
        let place = session.place_of(List::Initiatives, id).unwrap();
        format!("initiatives[{place}].{field}")
    };
    let objectives = path(&session, &id, "objectives");
    assert!(session.add_reference(&objectives, "Målsättningar", "2.1"));
    assert_eq!(
        session.ids_at(&path(&session, &id, "areas")),
        ["vard", "data"]
    );
    assert!(
        !session.add_reference(&objectives, "Målsättningar", "2.1"),
        "it is there"
    );
    let related = path(&session, &id, "related");
    assert!(session.add_reference(&related, "Hör ihop med", &other));
    assert_eq!(
        session.ids_at(&path(&session, &other, "related")),
        std::slice::from_ref(&id)
    );
    let areas = path(&session, &id, "areas");
    assert!(session.shift(&joined(&areas, "[1]"), "Områden", true));
    assert_eq!(session.ids_at(&areas), ["data", "vard"]);
    assert!(!session.shift(&joined(&areas, "[0]"), "Områden", true));
    assert!(is_canonical(&session));
}

#[test]
fn removing_takes_all_references_along() {
    for list in List::ALL {
        let count = open().count_at(list.name());
        for place in 0..count {
            let mut session = open();
            let id = ["\"", &session.key_of(list, place), "\""].concat();
            assert!(session.text().contains(&id));
            assert!(session.remove_entry(list, place));
            assert!(!session.text().contains(&id), "{id}: {}", session.text());
            assert_eq!(session.count_at(list.name()), count - 1);
            assert!(is_canonical(&session), "{}", session.text());
            session.undo();
            assert_eq!(session.text(), good());
        }
    }
}

#[test]
fn an_id_is_changed_everywhere() {
    for list in List::ALL {
        let mut session = open();
        let old = session.key_of(list, 0);
        let references = session.references_to(list, 0);
        assert!(session.rename(list, 0, "Ett nytt namn"));
        assert_eq!(session.key_of(list, 0), "ett-nytt-namn");
        assert_eq!(session.references_to(list, 0), references);
        assert_eq!(session.place_of(list, &old), None);
        assert_eq!(session.count(Severity::Error), 0);
    }
}

#[test]
fn two_actors_become_one() {
    let mut session = open();
    let other = session
        .add_entry(List::Actors, "Myndigheten", "agency", "")
        .unwrap();
    let uses = session.references_to(List::Actors, 0);
    assert!(uses > 0);
    assert!(session.merge(List::Actors, 0, &other));
    let place = session.place_of(List::Actors, &other).unwrap();
    assert_eq!(session.references_to(List::Actors, place), uses);
    assert_eq!(session.count(Severity::Error), 0);
    assert!(
        !session.merge(List::Actors, place, &other),
        "not with itself"
    );
    assert!(is_canonical(&session));
}

#[test]
fn a_field_of_many_is_one_step() {
    let mut session = open();
    let all: Vec<usize> = (0..session.count_at("initiatives")).collect();
    let before = session.text().to_owned();
    for (change, expected) in [
        (ManyChange::Add("areas", "data".to_owned()), true),
        (ManyChange::Kind("event".to_owned()), true),
        (
            ManyChange::Text("Insats".to_owned(), "Åtgärd".to_owned()),
            true,
        ),
        (ManyChange::Text(String::new(), "x".to_owned()), false),
    ] {
        let touched = session.touched(List::Initiatives, &all, &change);
        let is_done = session.change_many(List::Initiatives, &all, "Fält", &change);
        assert_eq!(is_done, expected, "{change:?}");
        assert_eq!(is_done, !touched.is_empty());
        assert!(session.touched(List::Initiatives, &all, &change).is_empty());
        assert!(is_canonical(&session));
        if is_done {
            assert!(
                matches!(&session.last_done().unwrap().label, StepLabel::ChangedMany(what, count) if what == "Fält" && *count == touched.len())
            );
            session.undo();
        }
        assert_eq!(session.text(), before);
    }
    let add = ManyChange::Add("places", session.key_of(List::Places, 0));
    session.change_many(List::Initiatives, &all, "Platser", &add);
    let remove = ManyChange::Remove("places", session.key_of(List::Places, 0));
    assert!(session.change_many(List::Initiatives, &all, "Platser", &remove));
    assert_eq!(session.references_to(List::Places, 0), 0);
    assert_eq!(reference_fields(List::Initiatives).len(), 6);
}

#[test]
fn rows_are_found_filtered_and_sorted() {
    let mut session = open();
    session
        .add_entry(List::Initiatives, "Ängslan", "report", "data")
        .unwrap();
    let found = |session: &Session, filter: RowFilter| {
        rows(session, List::Initiatives, &filter)
            .into_iter()
            .map(|row| row.name)
            .collect::<Vec<_>>()
    };
    let with = |words: &str| RowFilter {
        words: words.to_owned(),
        ..RowFilter::default()
    };
    assert_eq!(found(&session, with("ANGSLAN")), ["Ängslan"]);
    assert!(found(&session, with("finns inte")).is_empty());
    let actor = session.name_of(List::Actors, 0);
    assert!(
        !found(&session, with(&actor)).is_empty(),
        "by the name of an actor"
    );
    let of = |state| RowFilter {
        state,
        ..RowFilter::default()
    };
    assert_eq!(found(&session, of(RowState::New)), ["Ängslan"]);
    assert_eq!(found(&session, of(RowState::Untranslated)), ["Ängslan"]);
    assert!(found(&session, of(RowState::Undated)).contains(&"Ängslan".to_owned()));
    assert!(
        found(&session, of(RowState::Found)).contains(&"Ängslan".to_owned()),
        "it has no source"
    );
    assert!(found(&session, of(RowState::Changed)).is_empty());
    let kind = RowFilter {
        kind: "report".to_owned(),
        sector: "data".to_owned(),
        ..RowFilter::default()
    };
    assert!(found(&session, kind).contains(&"Ängslan".to_owned()));
    for order in RowOrder::ALL {
        for is_reversed in [false, true] {
            let filter = RowFilter {
                order,
                is_reversed,
                ..RowFilter::default()
            };
            assert_eq!(
                found(&session, filter).len(),
                session.count_at("initiatives")
            );
        }
    }
    let by_name = RowFilter {
        order: RowOrder::Name,
        is_reversed: true,
        ..RowFilter::default()
    };
    let names = found(&session, by_name);
    assert!(
        names
            .windows(2)
            .all(|pair| pair[0].to_lowercase() >= pair[1].to_lowercase()
                || pair[0].starts_with('Ä')
                || pair[1].starts_with('Ä'))
    );
}

#[test]
fn dates_are_three_plain_fields() {
    for (year, month, day, expected) in [
        ("2018", "8", "", "2018-08"),
        ("2018", "08", "1", "2018-08-01"),
        ("2018", "", "", "2018"),
        ("2018", "maj", "31", "2018-05-31"),
        ("31 maj 2019", "", "", "2019-05-31"),
        ("2019-05", "", "", "2019-05"),
        ("våren 2019", "", "", "våren 2019"),
        ("2019", "13", "", "2019-13"),
        ("2019", "", "5", "2019-5"),
        ("", "", "", ""),
    ] {
        let parts = [year, month, day].map(str::to_owned);
        assert_eq!(date_of(&parts), expected, "{parts:?}");
    }
    assert_eq!(date_parts("2018-08"), ["2018", "08", ""]);
    assert_eq!(date_parts("våren - 19"), ["våren - 19", "", ""]);
}

#[test]
fn entries_are_proposed_by_any_of_their_names() {
    let session = session_of(&fs::read_to_string("public/content.json").unwrap());
    let document = session.document().unwrap();
    let first = |words: &str| {
        proposed(document, List::Actors, words, READER)
            .into_iter()
            .next()
            .unwrap()
    };
    for (id, name) in proposed(document, List::Actors, "", READER) {
        assert_eq!(first(&name).1, name);
        assert!(
            proposed(document, List::Actors, &id, READER)
                .iter()
                .any(|own| own.0 == id)
        );
    }
    assert!(proposed(document, List::Actors, "finns inte", READER).is_empty());
}

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
            words.undo,
            words.save,
            (words.fix_all)(1).split(" (").next().unwrap(),
        ] {
            assert!(text.contains(word), "{guide}: {word}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What is written in a field stands there, in canonical form, and everything can be taken back to the byte.
    #[test]
    fn fields_keep_what_is_written(
        acts in prop::collection::vec((0..6_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[a-zåäö0-9\"\\\\ \u{2028}é-]{0,12}"), 1..8),
    ) {
        let mut session = open();
        let before = session.text().to_owned();
        for (list, place, field, text) in acts {
            let list = List::ALL[list];
            let count = session.count_at(list.name());
            let all = fields(list);
            let (path, control) = &all[field.index(all.len())];
            if path == "id" || count == 0 {
                continue;
            }
            let at = format!("{}[{}].{path}", list.name(), place.index(count));
            session.names();
            session.write_field(&at, "Fält", *control, &text);
            prop_assert_eq!(format!("{:?}", session.names()), names_anew(&session));
            let stands = session.text_at(&at);
            if matches!(control, Control::Lines) {
                prop_assert_eq!(stands, text.trim_end());
            } else if matches!(control, Control::Number | Control::Money) {
                prop_assert_eq!(stands.is_empty(), text.trim().is_empty());
            } else {
                prop_assert_eq!(stands, text.trim());
            }
            prop_assert!(is_canonical(&session), "{}", session.text());
        }
        let journal = session.journal();
        let (again, _) = Session::restore("a".to_owned(), before.clone().into_bytes(), READER, &journal);
        prop_assert_eq!(again.text(), session.text());
        prop_assert_eq!(again.journal(), journal);
        while session.undo() {}
        prop_assert_eq!(session.text(), before);
    }

    /// Anything done to entries leaves a file that is read, in its own habit, and is taken back to the byte.
    #[test]
    fn acts_leave_a_file_that_is_read(
        habit in 0..4_usize,
        acts in prop::collection::vec((0..7_usize, 0..6_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        let own = good();
        let text = match habit {
            0 => own,
            1 => own.replace('\n', "\r\n"),
            2 => serde_json::from_str::<serde_json::Value>(&own).unwrap().to_string(),
            _ => fs::read_to_string(GOOD).unwrap(),
        };
        let mut session = session_of(&text);
        for (act, list, one, other) in acts {
            let list = List::ALL[list];
            let count = session.count_at(list.name());
            session.names();
            if count == 0 {
                continue;
            }
            let place = one.index(count);
            let path = format!("{}[{place}]", list.name());
            match act {
                0 => drop(session.add_entry(list, "Något", "report", "data")),
                1 => drop(session.remove_entry(list, place)),
                2 => drop(session.rename(list, place, &format!("ny-{place}"))),
                3 => {
                    let into = session.key_of(list, other.index(count));
                    session.merge(list, place, &into);
                }
                4 => {
                    let all = reference_fields(list);
                    if !all.is_empty() {
                        let (field, of) = all[other.index(all.len())];
                        let id = session.key_of(of, 0);
                        session.add_reference(&joined(&path, field), "Fält", &id);
                    }
                }
                5 => {
                    session.add_row(&joined(&path, "sources"), "Källor", "{\"url\": \"https://a.se/\"}");
                }
                _ => drop(session.take_out(&joined(&path, "sources[0]"), "Källor")),
            }
            prop_assert_eq!(format!("{:?}", session.names()), names_anew(&session));
            let document = session.document().unwrap();
            prop_assert!(document.flaws().is_empty(), "{}", session.text());
            if habit == 0 {
                prop_assert!(is_canonical(&session), "{}", session.text());
            }
            if habit == 1 {
                prop_assert!(!session.text().replace("\r\n", "").contains('\n'));
            }
            if habit == 2 {
                prop_assert!(!session.text().contains('\n'));
            }
        }
        while session.undo() {}
        prop_assert_eq!(session.text(), text);
    }
}
