//! Working in the entries of a file: fields, references, whole entries, many at once, and what is told of it.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod any_acts;
mod finding;
mod saving;
mod told;
mod whole_entries;

use std::fs;

use life_science_map::check::canonical_form;
use life_science_map::content::{Language, List};
use life_science_map::desk::form::{Control, Item, items};
use life_science_map::desk::{Session, format_of};
use life_science_map::document::Document;

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
