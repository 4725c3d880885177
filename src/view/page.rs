//! The whole page.

use leptos::prelude::*;

use super::details::Details;
use super::filter_form::FilterForm;
use super::links::lang_of;
use super::map::MapStage;
use super::piece::{Piece, piece, pieces, value};
use super::results::{Results, entry};
use super::sector_text::SectorText;
use super::status::Status;
use super::text::list;
use super::{App, LIST_STEP, Site};
use crate::browser;
use crate::content::{InitiativeIdx, Language};
use crate::messages::date;
use crate::query::{State, url};

/// The page: prerendered in its first state, then hydrated.
#[component]
pub fn Page() -> impl IntoView {
    let app = App::of_page();
    let follow = {
        let app = app.clone();
        move |event: leptos::ev::MouseEvent| {
            if let Some(link) = browser::followed_link(&event) {
                app.follow(&link);
            }
        }
    };
    view! {
        <div class="room" on:click=follow>
            {site_header(&app)}
            <main class="explore">
                <div class="side">
                    <FilterForm/>
                    <Details/>
                    <SectorText/>
                </div>
                <div class="main">
                    <div class="stage">
                        <Status/>
                        <MapStage/>
                    </div>
                    <Results/>
                    {further_pages(&app)}
                </div>
            </main>
            {site_footer(&app)}
            <span id="rem-probe" class="rem-probe" aria-hidden="true"></span>
        </div>
    }
}

fn site_header(app: &App) -> Vec<Piece> {
    let site = app.site.clone();
    let words = site.words();
    let title = site.content.title.clone();
    let language = site.language;
    let other = language.other();
    // The same state in the other language.
    let other_address = {
        let app = app.clone();
        value(move || {
            let folder = match language {
                Language::Swedish => "./en/",
                Language::English => "../",
            };
            let query = url::write(&app.state(), &app.site.content);
            Some(if query.is_empty() {
                folder.to_owned()
            } else {
                [folder, "?", &query].concat()
            })
        })
    };
    let heading = title
        .as_ref()
        .map_or(words.title, |title| title.in_language(language))
        .to_owned();
    let header = piece(view! {
        <header class="site-header">
            <a class="skip" href="#results-heading">{words.skip_to_results}</a>
            <h1 lang=title.as_ref().and_then(|title| lang_of(title, language))>{heading}</h1>
            <p class="lead">{words.lead}</p>
            <nav aria-label=words.language_navigation>
                <a lang=other.tag() hreflang=other.tag() rel="alternate" data-language href=other_address>{words.other_language}</a>
            </nav>
        </header>
    });
    vec![
        header,
        piece(view! { <p class="without-wasm notice">{words.needs_modern_browser}</p> }),
    ]
}

fn site_footer(app: &App) -> Piece {
    let site = &app.site;
    let words = site.words();
    let updated = site
        .content
        .updated
        .map(|updated| piece(view! { <p>{(words.footer)(&date(updated, site.language))}</p> }));
    let strategy = site.content.strategy.sources.first().map(|source| {
        piece(view! { <p><a href=source.url.to_string() target="_top" rel="noopener noreferrer external">{words.footer_sources}</a></p> })
    });
    piece(view! { <footer class="site-footer">{updated}{strategy}</footer> })
}

/// Links to the prerendered pages that hold what lies beyond the first page's list, for visitors and search engines
/// without WebAssembly. The app itself shows everything here, so it takes them away.
fn further_pages(app: &App) -> impl IntoView + use<> {
    let words = app.site.words();
    let pages = app.site.content.initiatives().len().div_ceil(LIST_STEP);
    let ready = app.ready;
    pieces(move || {
        if pages < 2 || ready.get() {
            return Vec::new();
        }
        let links = (2..=pages).map(|page| {
            piece(view! { <a href=further_page_name(page)>{(words.page_of)(page, pages)}</a> })
        });
        let links = list("pages", links.collect());
        vec![piece(
            view! { <nav aria-label=words.more_pages>{links}</nav> },
        )]
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
    let entries: Vec<_> = initiatives
        .into_iter()
        .map(|initiative| entry(&app, initiative))
        .collect();
    let previous = if page == 2 {
        "./".to_owned()
    } else {
        further_page_name(page - 1)
    };
    let next = (page < pages).then(
        || view! { <li><a rel="next" href=further_page_name(page + 1)>{words.next_page}</a></li> },
    );
    view! {
        <div class="room">
            {site_header(&app)}
            <main class="explore">
                <section class="results" aria-labelledby="results-heading">
                    <h2 id="results-heading">{(words.page_of)(page, pages)}</h2>
                    <ol class="entries">{entries}</ol>
                    <nav aria-label=words.more_pages>
                        <ul class="pages">
                            <li><a href="./">{words.back_to_map}</a></li>
                            <li><a rel="prev" href=previous>{words.previous_page}</a></li>
                            {next}
                        </ul>
                    </nav>
                </section>
            </main>
            {site_footer(&app)}
        </div>
    }
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
