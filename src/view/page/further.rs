//! The prerendered pages with the entries beyond the first page's list.

use leptos::prelude::*;

use super::header::{site_footer, site_header};
use crate::app::{App, LIST_STEP};
use crate::content::InitiativeIdx;
use crate::ui::{Piece, html};
use crate::view::list::entry;
use crate::view::text::list;

/// Links to the prerendered pages with the entries beyond the first page's list, for visitors and search engines without
/// WebAssembly. The app removes them, because it can show the whole list.
pub(super) fn further_pages(app: &App) -> Option<Piece> {
    let phrases = app.model.phrases();
    let pages = app.model.content.initiatives().len().div_ceil(LIST_STEP);
    let ready = app.ready;
    (pages > 1).then(|| {
        let links = (2..=pages).map(|page| {
            html("a")
                .attr("href", further_page_name(page))
                .text(phrases.page_of(page, pages))
        });
        let links = list(links.collect()).map(|list| list.class("pages"));
        html("nav")
            .attr("aria-label", phrases.say(phrases.words().more_pages))
            .flag_fn("hidden", move || ready.get())
            .children(links)
    })
}

/// The file name of a further prerendered page, from 2.
pub fn further_page_name(page: usize) -> String {
    ["list-", &page.to_string(), ".html"].concat()
}

/// A plain page with a part of the list.
#[component]
pub fn FurtherPage(
    /// Its initiatives, in order.
    initiatives: Vec<InitiativeIdx>,
    /// The number of this page, from 2.
    page: usize,
    /// The number of pages, including the first.
    pages: usize,
) -> impl IntoView {
    let app = App::of_page();
    let (words, phrases) = (app.model.words(), app.model.phrases());
    let link = |relation: &'static str, address: String, name: &'static str| {
        html("a")
            .attr_opt(
                "rel",
                Some(relation).filter(|relation| !relation.is_empty()),
            )
            .attr("href", address)
            .text(name)
    };
    let previous = if page == 2 {
        "./".to_owned()
    } else {
        further_page_name(page - 1)
    };
    let mut links = vec![
        link("", "./".to_owned(), words.back_to_map),
        link("prev", previous, words.previous_page),
    ];
    if page < pages {
        links.push(link("next", further_page_name(page + 1), words.next_page));
    }
    let links = list(links).map(|list| list.class("pages"));
    let results = html("section")
        .class("results")
        .attr("aria-labelledby", "results-heading")
        .child(
            html("h2")
                .attr("id", "results-heading")
                .text(phrases.page_of(page, pages)),
        )
        .child(
            html("ol").class("entries").children(
                initiatives
                    .into_iter()
                    .map(|initiative| entry(&app, initiative)),
            ),
        )
        .child(
            html("nav")
                .attr("aria-label", phrases.say(words.more_pages))
                .children(links),
        );
    html("div")
        .class("page-width")
        .child(site_header(&app))
        .child(html("main").class("explore").child(results))
        .child(site_footer(&app))
}
