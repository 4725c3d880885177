//! The page as it is rendered natively, and looking things up in it.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "each test program has this module for its own and uses a part of it; tests say what they expect by failing"
)]

use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, Model};
use life_science_map::content::{Content, Language};
use life_science_map::state::url;
use life_science_map::view::Page;
use scraper::{ElementRef, Html, Selector};

/// The model of a content file.
pub fn site(bytes: &[u8], language: Language) -> Arc<Model> {
    let (content, _) = Content::read(bytes).expect("the test's content can be read");
    Arc::new(Model::new(content, language))
}

/// The page in the state of a query string.
pub fn page(site: &Arc<Model>, query: &str) -> Html {
    page_with(site, query, |_| {})
}

/// The same, after a change of the app that is made first.
pub fn page_with(site: &Arc<Model>, query: &str, change: impl FnOnce(&App)) -> Html {
    let html = Owner::new().with(|| {
        let app = App::new(Arc::clone(site), None);
        change(&app);
        app.go(url::parse(query, &site.content).0);
        provide_context(app);
        view! { <Page/> }.into_view().to_html()
    });
    Html::parse_fragment(&html)
}

/// What matches a selector.
pub fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&parsed(selector)).collect()
}

/// What matches a selector within an element.
pub fn all_in<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    within.select(&parsed(selector)).collect()
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).expect("the test's selector is right")
}

/// The only element that matches a selector.
pub fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    only(all(html, selector), selector)
}

/// The only element within another one that matches a selector.
pub fn one_in<'a>(within: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    only(all_in(within, selector), selector)
}

fn only<'a>(found: Vec<ElementRef<'a>>, selector: &str) -> ElementRef<'a> {
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

/// The text of an element, with single spaces.
pub fn text(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
