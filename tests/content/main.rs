//! Reading content files: the real one, generated, damaged and broken ones, and arbitrary bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod damage;
mod fields;
mod promises;
#[path = "../support/mod.rs"]
mod support;

use std::fs;

use life_science_map::content::{Content, Fault};
use promises::check_promises;

const REAL: &str = include_str!("../../public/content.json");

fn read(text: &str) -> (Content, Vec<Fault>) {
    Content::read(text.as_bytes()).unwrap()
}

fn file(path: &str) -> (Content, Vec<Fault>) {
    Content::read(&fs::read(format!("tests/content/{path}.json")).unwrap()).unwrap()
}

fn ids<T>(list: &[T], id: impl Fn(&T) -> &str) -> Vec<&str> {
    list.iter().map(id).collect()
}

#[test]
fn the_real_content_is_read_whole_and_without_a_fault() {
    let (content, faults) = read(REAL);
    assert_eq!(faults, []);
    support::expect_whole(&content, REAL.as_bytes());
    check_promises(&content);
}
