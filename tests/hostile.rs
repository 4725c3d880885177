//! Malicious content and query strings, which try to make the page run, load or display what is not the product's: compared
//! with pages of harmless content, which contain all elements and attributes that are allowed.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests say what they expect by failing"
)]

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use leptos::prelude::*;
use life_science_map::app::Model;
use life_science_map::content::{Content, Language};
use life_science_map::state::url;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

mod support;

#[path = "support/hostile.rs"]
mod hostile;

#[path = "support/page.rs"]
mod rendered;

use hostile::{hostile, hostile_query, injections};
use rendered::page_with;

/// Harmless states of the page.
const QUERIES: [&str; 9] = [
    "",
    "view=matrix",
    "view=timeline",
    "view=objectives",
    "q=xyzzy",
    "q=xyzzy&kind=report",
    "area=atlantis&other=1&theme=dark&embed=a&from=2015&to=2020&sort=name",
    "kind=report&q=data",
    "kind=assignment&view=timeline",
];

fn site(content: &Value, language: Language) -> Arc<Model> {
    let (content, _) = Content::read(content.to_string().as_bytes()).expect("content");
    Arc::new(Model::new(content, language))
}

/// The page before or after it becomes interactive. Then views other than the map call the browser, which does not exist
/// natively.
fn page(site: &Arc<Model>, query: &str, ready: bool) -> Html {
    let ready = ready && !query.contains("view=");
    page_with(site, query, |app| app.ready.set(ready))
}

/// The query string that opens the initiative at `place`, and chooses its area.
fn open(site: &Model, place: usize) -> String {
    let initiatives = site.content.initiatives();
    let initiative = &initiatives[place % initiatives.len()];
    let area = initiative
        .areas
        .first()
        .map_or("", |&area| &*site.content.area(area).id);
    format!("item={}&area={area}&view=objectives", initiative.id)
}

fn elements(html: &Html) -> Vec<ElementRef<'_>> {
    html.select(&Selector::parse("*").unwrap()).collect()
}

/// The elements of a page, each with each of its attributes.
type Parts = BTreeSet<(String, String)>;

fn parts(html: &Html) -> Parts {
    let mut parts = Parts::new();
    for element in elements(html) {
        let tag = element.value().name().to_owned();
        parts.insert((tag.clone(), String::new()));
        for (attribute, _) in element.value().attrs() {
            parts.insert((tag.clone(), attribute.to_owned()));
        }
    }
    parts
}

/// Everything that the product builds pages from, computed once for all tests.
static OWN: LazyLock<Parts> = LazyLock::new(own_parts);

fn own_parts() -> Parts {
    let real: Value = serde_json::from_slice(include_bytes!("../public/content.json")).unwrap();
    let mut own = Parts::new();
    for content in [
        support::generated_value(4, 40),
        support::generated_value(8, 40),
        real,
    ] {
        for language in Language::ALL {
            let site = site(&content, language);
            for ready in [false, true] {
                for query in QUERIES {
                    own.append(&mut parts(&page(&site, query, ready)));
                }
                own.append(&mut parts(&page(&site, &open(&site, 0), ready)));
            }
        }
    }
    own
}

/// Checks that nothing in the page runs, loads or links to anything but the product's own and web pages.
fn expect_harmless(html: &Html, place: &str) {
    let foreign: Vec<_> = parts(html).difference(&OWN).cloned().collect();
    assert!(foreign.is_empty(), "{place}: {foreign:?}");
    let mut ids = BTreeSet::new();
    for element in elements(html) {
        let tag = element.value().name();
        assert!(
            !matches!(
                tag,
                "script" | "style" | "iframe" | "object" | "embed" | "base" | "meta" | "link"
            ),
            "{place}: <{tag}>"
        );
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && attribute != "style",
                "{place}: {attribute}"
            );
            match attribute {
                "href" | "src" | "action" => expect_safe_address(&element, value, place),
                "id" => {
                    assert!(
                        ids.insert(value.to_owned()),
                        "{place}: the id {value:?} twice"
                    );
                    assert!(!value.contains(char::is_whitespace), "{place}: {value:?}");
                }
                "data-mark" | "data-sector" | "data-initiative" | "data-item" => assert!(
                    value
                        .bytes()
                        .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')),
                    "{place}: {attribute}={value:?}"
                ),
                _ => {}
            }
        }
    }
}

fn expect_safe_address(element: &ElementRef<'_>, address: &str, place: &str) {
    let is_own = ["?", "#", "./", "../"]
        .iter()
        .any(|start| address.starts_with(start));
    if is_own {
        assert!(
            address.is_ascii()
                && !address.contains(|character: char| character.is_ascii_control()
                    || " \"'<>\\`".contains(character)),
            "{place}: {address:?}"
        );
        return;
    }
    assert!(
        address.starts_with("https://") || address.starts_with("http://"),
        "{place}: {address:?}"
    );
    let authority = address.split('/').nth(2).unwrap_or_default();
    assert!(!authority.contains(['@', '\\']), "{place}: {address:?}");
    let relations = element.attr("rel").unwrap_or_default();
    for relation in ["noopener", "noreferrer"] {
        assert!(
            relations.contains(relation),
            "{place}: {address:?} without {relation}"
        );
    }
    assert_eq!(element.attr("target"), Some("_top"), "{place}: {address:?}");
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn hostile_content_is_text() {
    let injections = injections();
    let clean = support::generated_value(4, 12);
    let harmless = site(&clean, Language::Swedish);
    for shift in 0..injections.len() {
        let content = hostile(&clean, &injections, shift);
        let language = Language::ALL[shift % 2];
        let site = site(&content, language);
        let count = |content: &Content| (content.areas().len(), content.initiatives().len());
        assert_eq!(
            count(&site.content),
            count(&harmless.content),
            "shift {shift}: ids hold"
        );
        let html = page(&site, "", false);
        expect_harmless(&html, &format!("shift {shift}"));
        // Text is displayed unchanged, to the last character.
        for entry in html.select(&Selector::parse("#results [data-initiative]").unwrap()) {
            let id = entry.attr("data-initiative").unwrap();
            let initiative = site.content.find_initiative(id).expect("of the content");
            let name = site
                .content
                .initiative(initiative)
                .name
                .in_language(language);
            let heading = entry
                .select(&Selector::parse("h3 a").unwrap())
                .next()
                .unwrap();
            assert_eq!(
                words(&heading.text().collect::<String>()),
                words(name),
                "shift {shift}"
            );
        }
        for query in [QUERIES[1 + shift % 7], &open(&site, shift)] {
            let html = page(&site, query, true);
            expect_harmless(&html, &format!("shift {shift}, {query}"));
        }
    }
}

#[test]
fn hostile_query_strings_are_text() {
    // Small, because each is rendered as a page.
    let content = support::generated_value(4, 12);
    for (place, injection) in injections().iter().enumerate() {
        let site = site(&content, Language::ALL[place % 2]);
        let raw = format!("?q={injection}&{injection}={injection}");
        for query in [hostile_query(injection), raw] {
            let html = page(&site, &query, true);
            expect_harmless(&html, &format!("{injection:?}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever an address contains, links are written with a small set of characters.
    #[test]
    fn links_never_hold_more_than_an_address_may(query in "\\PC{0,80}", odd in proptest::collection::vec(any::<char>(), 0..40)) {
        let content = Content::read(include_bytes!("../public/content.json")).unwrap().0;
        for query in [query, odd.into_iter().collect()] {
            let written = url::write(&url::parse(&query, &content).0, &content);
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"*-._+%=&".contains(&byte);
            prop_assert!(written.bytes().all(is_plain), "{written:?}");
        }
    }
}
