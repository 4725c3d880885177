//! Every rule of the checker: what breaks it, where it is told, in which words, and what its fix leaves.
//!
//! Each case is one slip in `tests/content/rules/base.json`, a small content in canonical form about which there is nothing to
//! tell. `docs/diagnostics.md` and `public/content.schema.json` are made from the code; after an intended change,
//! `UPDATE_EXPECTED=1 cargo test --test rules` writes them again.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod agreement;
mod fixes;
mod messages;
mod page;
mod schema;
mod slips;
mod thirty;
mod told;

use std::collections::BTreeSet;
use std::env;
use std::fs;

use life_science_map::check::{Diagnostic, Position, Report, Safety};
use life_science_map::content::Severity;
use life_science_map::document::{Document, Edit, apply};
use life_science_map::news::missing_notes;

use crate::slips::{Ask, Mend, No, Safe};

const BASE: &str = include_str!("../content/rules/base.json");

/// Files that are wrong as a whole: the rule, the bytes, and where it is told.
fn files() -> Vec<(&'static str, Vec<u8>, Option<Position>)> {
    let latin: Vec<u8> = BASE
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let little: Vec<u8> = BASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let start = BASE.find("\"areas\": [\n  {").unwrap();
    let end = BASE.find("\n \"objectives\"").unwrap();
    let without_areas = [&BASE[..start], "\"areas\": [],", &BASE[end..]].concat();
    let deep = BASE.replacen(
        "\"version\": 1,",
        &[
            "\"version\": 1, \"deep\": ",
            &"[".repeat(127),
            &"]".repeat(127),
            ",",
        ]
        .concat(),
        1,
    );
    let column = deep.find("[[").unwrap() - deep.find('\n').unwrap() + 126;
    vec![
        ("file.encoding", latin, None),
        ("file.encoding", little, None),
        (
            "file.other-kind",
            b"<!DOCTYPE html><title>404</title>".to_vec(),
            None,
        ),
        ("file.other-kind", b"PK\x03\x04\x14\x00".to_vec(), None),
        ("file.other-kind", b"%PDF-1.7".to_vec(), None),
        ("file.other-kind", b" \n ".to_vec(), None),
        ("file.other-kind", b"ab\0cd".to_vec(), None),
        ("file.other-kind", b"[1, 2]".to_vec(), None),
        ("format.no-areas", without_areas.into_bytes(), None),
        (
            "json.too-deep",
            deep.into_bytes(),
            Some(Position { line: 2, column }),
        ),
    ]
}

fn with_edits(edits: &[Edit]) -> String {
    apply(BASE, edits).unwrap().0
}

fn rules(report: &Report) -> Vec<&'static str> {
    let rule = |own: &Diagnostic| own.finding.rule().id();
    report.diagnostics.iter().map(rule).collect()
}

fn count(report: &Report, rule: &str) -> usize {
    rules(report).iter().filter(|own| **own == rule).count()
}

/// The rules that the errors break.
fn errors(report: &Report) -> BTreeSet<&'static str> {
    let errors = report.diagnostics.iter();
    let errors = errors.filter(|own| own.severity() == Severity::Error);
    errors.map(|own| own.finding.rule().id()).collect()
}

fn mend(diagnostic: &Diagnostic) -> Mend {
    match diagnostic.fixes.first() {
        None => No,
        Some(fix) if fix.safety == Safety::Safe => Safe,
        Some(_) => Ask,
    }
}

/// The rules of what an earlier version of a file shows, with what they say of the base and a change of it.
fn of_two_versions() -> Vec<Diagnostic> {
    let after = BASE.replacen("\"2018-05\"", "\"2017\"", 1);
    let (before, after) = (Document::parse(BASE.into()), Document::parse(after));
    missing_notes(&before, &after)
}

/// The committed file, written first if that is asked for.
fn expect_committed(file: &str, expected: &str) {
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(file, expected).unwrap();
    }
    let committed = fs::read_to_string(file).unwrap_or_default();
    assert!(
        committed == expected,
        "{file} is not what the code makes: UPDATE_EXPECTED=1 cargo test --test rules"
    );
}
