//! The views as HTML: the prerendered page, and the page in its states.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests say what they expect by failing"
)]

mod details;
mod filter;
mod map;
mod matrix;
mod objectives;
#[path = "../support/page.rs"]
mod rendered;
#[path = "../support/mod.rs"]
mod support;
mod timeline;
mod whole_page;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{LIST_STEP, Model};
use life_science_map::state::url;
use rendered::{all, page_with};
use scraper::Html;

const REAL: &[u8] = include_bytes!("../../public/content.json");

/// The page with the marks of its map.
fn page_with_marks(site: &Arc<Model>, query: &str) -> Html {
    page_with(site, query, |app| {
        app.sectors_with_marks.set(site.map.spans.len());
    })
}

/// Normalises white space in a text like [`text`].
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that the list contains the expected initiatives, each once, up to its limit.
fn expect_listed(html: &Html, expected: &BTreeSet<String>) {
    let listed: Vec<String> = all(html, "#results [data-initiative]")
        .iter()
        .map(|entry| entry.attr("data-initiative").unwrap().to_owned())
        .collect();
    assert_eq!(listed.len(), expected.len().min(LIST_STEP));
    let listed: BTreeSet<_> = listed.into_iter().collect();
    assert_eq!(listed.len(), expected.len().min(LIST_STEP), "each once");
    assert!(listed.is_subset(expected));
}

/// The ids of the initiatives that match a query.
fn matching(site: &Model, query: &str) -> BTreeSet<String> {
    let shown = site.shown(&url::parse(query, &site.content).0.query.filter);
    let ids = shown
        .matching()
        .map(|initiative| site.content.initiative(initiative).id.to_string());
    ids.collect()
}
