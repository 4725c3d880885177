//! The header and the footer: title, languages, sources of the content.

use crate::app::App;
use crate::content::Language;
use crate::state::links::href_in;
use crate::ui::{Piece, html};
use crate::view::text::{link_out, localized};
use crate::words::date;

pub(super) fn site_header(app: &App) -> Piece {
    let model = &app.model;
    let words = model.words();
    let language = model.language;
    let other = language.other();
    // The same state in the other language.
    let other_address = {
        let app = app.clone();
        move || {
            let folder = match language {
                Language::Swedish => "./en/",
                Language::English => "../",
            };
            Some(href_in(folder, &app.state(), &app.model.content))
        }
    };
    let level = if model.is_guest { "h2" } else { "h1" };
    let heading = match &model.content.title {
        Some(title) => localized(level, app, title),
        None => html(level).text(words.title),
    };
    let switch = html("a")
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .attr("rel", "alternate")
        .attr("data-language", "")
        .attr_fn("href", other_address)
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

/// The message for visitors whose browser cannot run the program.
pub(super) fn without_wasm(app: &App) -> Piece {
    html("p")
        .class("without-wasm notice")
        .text(app.model.words().needs_modern_browser)
}

pub(super) fn site_footer(app: &App) -> Piece {
    let model = &app.model;
    let words = model.words();
    let updated = model
        .content
        .updated
        .map(|updated| (words.footer)(&date(updated, model.language)));
    let updated = updated.map(|updated| html("p").class("updated").text(updated));
    let strategy = model.content.strategy.sources.first();
    let strategy =
        strategy.map(|source| html("p").child(link_out(&source.url, words.footer_sources)));
    html("footer")
        .class("site-footer")
        .children(updated)
        .children(strategy)
        .child(own_window(app))
}

/// A link to the same state in the map's own page, for embedded maps: the style sheet displays it only there.
fn own_window(app: &App) -> Piece {
    let words = app.model.words();
    let app = app.clone();
    html("p").class("own-window").child(
        html("a")
            .attr("target", "_blank")
            .attr_fn("href", move || {
                Some(href_in("./", &app.state().by_itself(), &app.model.content))
            })
            .text(words.own_window),
    )
}
