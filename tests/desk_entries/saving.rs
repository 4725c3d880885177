//! Saving: the day, what it began from, and what is noted.

use std::fs;

use life_science_map::content::{List, Severity, digest};
use life_science_map::desk::Session;
use life_science_map::desk::form::Control;
use life_science_map::desk::rows::{RowFilter, rows};

use super::{different_lines, good, is_canonical, open, session_of};

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
fn a_file_does_not_say_that_it_began_from_what_nobody_has_looked_at() {
    let (old, now) = (good(), good().replace("Kartan", "Kartbladet"));
    assert_ne!(old, now);
    let change = |session: &mut Session, day: &str| {
        session.write_field("initiatives[0].date.from", "Från", Control::Date, day);
        session.date("2999-01-01");
    };
    let mut session = session_of(&old);
    session.set_published(now.as_bytes());
    change(&mut session, "1999-08");
    assert_eq!(session.text_at("based_on"), "");
    // What is published may itself say what it began from: work on it overtakes nothing.
    let told = session_of(&old);
    let mut told = session_of(&told.text().replacen('{', "{\n \"based_on\": \"0\",", 1));
    let published = told.text().to_owned();
    told.write_field("initiatives[0].date.from", "Från", Control::Date, "1999-08");
    told.set_published(published.as_bytes());
    assert!(!told.is_overtaken());
    // One that says so itself goes on saying it, and the next one is warned, too.
    let mut session = session_of(&old);
    session.set_published(old.as_bytes());
    change(&mut session, "1999-08");
    let (saved, began) = (session.text().to_owned(), session.text_at("based_on"));
    assert_eq!(began, digest(old.as_bytes()));
    let mut session = session_of(&saved);
    session.set_published(now.as_bytes());
    assert!(session.is_overtaken());
    change(&mut session, "1998-08");
    assert_eq!(session.text_at("based_on"), began);
    let mut next = session_of(session.text());
    next.set_published(now.as_bytes());
    assert!(next.is_overtaken());
    // Whoever decides for one of them begins anew from what is published now, and from no later one.
    next.settle();
    change(&mut next, "1997-08");
    assert_eq!(next.text_at("based_on"), digest(now.as_bytes()));
    next.set_published(b"{}");
    change(&mut next, "1996-08");
    assert_eq!(next.text_at("based_on"), digest(now.as_bytes()));
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
