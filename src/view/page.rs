//! The whole page.

use leptos::prelude::*;

use super::details::details;
use super::filter_form::filter_form;
use super::piece::{Piece, html};
use super::results::{entry, results, similar_below, when_nothing_is_found};
use super::sector_text::sector_text;
use super::snippet::embedding;
use super::status::{status, takeaway_sentence};
use super::text::{link_out, list, localized};
use super::views::{view_links, views};
use super::{App, LIST_STEP, Site};
use crate::browser;
use crate::content::{InitiativeIdx, Language};
use crate::messages::date;
use crate::query::{State, View, url};

/// The page: prerendered in its first state, then hydrated.
#[component]
pub fn Page() -> impl IntoView {
    let app = App::of_page();
    let side = html("div")
        .class("side")
        .child(filter_form(&app))
        .child(details(&app))
        .child(sector_text(&app));
    let stage = html("div")
        .class("stage")
        .child(status(&app))
        .child(takeaway_sentence(&app))
        .child(when_nothing_is_found(&app))
        .child(view_links(&app))
        .children(views(&app));
    let main = html("div")
        .class("main")
        .child(stage)
        .child(further_on())
        .child(results(&app))
        .child(similar_below(&app))
        .children(further_pages(&app));
    let follow = {
        let app = app.clone();
        move |event| {
            if let Some(link) = browser::followed_link(&event) {
                app.follow(&link);
            }
        }
    };
    // Bands have the page's whole width, until an initiative is opened, whose details stand beside them.
    let is_wide = {
        let app = app.clone();
        move || app.seen_view() == View::Objectives && app.open.get().is_none()
    };
    html("div")
        .class("room")
        .live_flag("data-wide", is_wide)
        .on("click", follow)
        .child(site_header(&app))
        .child(without_wasm(&app))
        .child(
            html(if app.site.is_guest { "div" } else { "main" })
                .class("explore")
                .child(side)
                .child(main),
        )
        .child(site_footer(&app).child(embedding(&app)))
        .child(
            html("span")
                .attr("id", "rem-probe")
                .class("rem-probe")
                .attr("aria-hidden", "true"),
        )
}

/// Where a prerendered page asks for its program: below the map, so that on a slow line what is seen first comes first.
fn further_on() -> Piece {
    html("div").attr("id", "program").attr("hidden", "")
}

/// The address of a state of the page in `folder`. A link to it is left to the browser: see [`links`](super::links).
fn address(site: &Site, folder: &str, state: &State) -> String {
    let query = url::write(state, &site.content);
    if query.is_empty() {
        folder.to_owned()
    } else {
        [folder, "?", &query].concat()
    }
}

fn site_header(app: &App) -> Piece {
    let site = &app.site;
    let words = site.words();
    let language = site.language;
    let other = language.other();
    // The same state in the other language.
    let other_address = {
        let app = app.clone();
        move || {
            let folder = match language {
                Language::Swedish => "./en/",
                Language::English => "../",
            };
            Some(address(&app.site, folder, &app.state()))
        }
    };
    let level = if site.is_guest { "h2" } else { "h1" };
    let heading = match &site.content.title {
        Some(title) => localized(level, app, title),
        None => html(level).text(words.title),
    };
    let switch = html("a")
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .attr("rel", "alternate")
        .attr("data-language", "")
        .live_attr("href", other_address)
        .text(words.other_language);
    html("header")
        .class("site-header")
        .child(
            html("a")
                .class("skip")
                .attr("href", "#results-heading")
                .text(words.skip_to_results),
        )
        .child(heading)
        .child(html("p").class("lead").text(words.lead))
        .child(
            html("nav")
                .attr("aria-label", words.language_navigation)
                .child(switch),
        )
}

/// What visitors are told whose browser cannot run the program.
fn without_wasm(app: &App) -> Piece {
    html("p")
        .class("without-wasm notice")
        .text(app.site.words().needs_modern_browser)
}

fn site_footer(app: &App) -> Piece {
    let site = &app.site;
    let words = site.words();
    let updated = site
        .content
        .updated
        .map(|updated| (words.footer)(&date(updated, site.language)));
    let updated = updated.map(|updated| html("p").class("updated").text(updated));
    let strategy = site.content.strategy.sources.first();
    let strategy =
        strategy.map(|source| html("p").child(link_out(&source.url, words.footer_sources)));
    html("footer")
        .class("site-footer")
        .children(updated)
        .children(strategy)
        .child(own_window(app))
}

/// The same state as a page of its own, for a map inside a page of others: the style sheet shows it there alone.
fn own_window(app: &App) -> Piece {
    let words = app.site.words();
    let app = app.clone();
    html("p").class("own-window").child(
        html("a")
            .attr("target", "_blank")
            .live_attr("href", move || {
                Some(address(&app.site, "./", &app.state().by_itself()))
            })
            .text(words.own_window),
    )
}

/// Links to the prerendered pages that hold what lies beyond the first page's list, for visitors and search engines
/// without WebAssembly. The app itself shows everything here, so it takes them away.
fn further_pages(app: &App) -> Option<Piece> {
    let words = app.site.words();
    let pages = app.site.content.initiatives().len().div_ceil(LIST_STEP);
    let ready = app.ready;
    (pages > 1).then(|| {
        let links = (2..=pages).map(|page| {
            html("a")
                .attr("href", further_page_name(page))
                .text((words.page_of)(page, pages))
        });
        let links = list(links.collect()).map(|list| list.class("pages"));
        html("nav")
            .attr("aria-label", words.more_pages)
            .live_flag("hidden", move || ready.get())
            .children(links)
    })
}

/// The file name of a further prerendered page, from 2.
pub fn further_page_name(page: usize) -> String {
    ["list-", &page.to_string(), ".html"].concat()
}

/// A plain page with a part of the list, beyond what the first page holds.
#[component]
pub fn FurtherPage(
    /// The initiatives on it, in order.
    initiatives: Vec<InitiativeIdx>,
    /// Which page it is, from 2.
    page: usize,
    /// How many pages there are, the first one included.
    pages: usize,
) -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let link = |relation: &'static str, address: String, name: &'static str| {
        html("a")
            .maybe(
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
                .text((words.page_of)(page, pages)),
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
                .attr("aria-label", words.more_pages)
                .children(links),
        );
    html("div")
        .class("room")
        .child(site_header(&app))
        .child(html("main").class("explore").child(results))
        .child(site_footer(&app))
}

/// The title of the document in a state: the open initiative or the one sector that is chosen, before the map's name.
pub(super) fn document_title(site: &Site, state: &State) -> String {
    let language = site.language;
    let map = site
        .content
        .title
        .as_ref()
        .map_or(site.words().title, |title| title.in_language(language));
    let open = state.open.map(|open| &site.content.initiative(open).name);
    let named = open.or_else(|| {
        state
            .query
            .filter
            .only_sector()
            .map(|sector| site.content.sector_name(sector))
    });
    match named {
        Some(name) => [name.in_language(language), " – ", map].concat(),
        None => map.to_owned(),
    }
}
