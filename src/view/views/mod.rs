//! The views: which of them is displayed, and the links between them.

pub(crate) mod actors;
pub(crate) mod matrix;
pub(crate) mod objectives;
pub(crate) mod places;
pub(crate) mod timeline;

use leptos::prelude::*;

use super::links::view_link;
use super::map::map_stage;
use super::parts::{LazyPart, parts_notice, render_part};
use super::text::list;
use crate::app::App;
use crate::state::View;
use crate::ui::{Piece, html, memo};

/// Links to the views, each of which keeps the rest of the state.
pub(crate) fn view_links(app: &App) -> Piece {
    let (words, phrases) = (app.model.words(), app.model.phrases());
    let links = View::ALL.iter().map(|&view| {
        let current = app.clone();
        view_link(app, view)
            .attr("data-view", view.id())
            .attr_fn("aria-current", move || {
                (current.view() == view).then(|| "true".to_owned())
            })
            .text(phrases.say((words.view)(view)))
    });
    // Measured in place of the view itself: same width, and its height does not depend on the form we choose, so no resize
    // loop.
    html("nav")
        .attr("id", "views")
        .class("views needs-wasm")
        .attr("aria-label", words.views)
        .children(list(links.collect()))
}

/// The heading of a view that has none that is seen: its tab says the same.
pub(crate) fn view_heading(app: &App, view: View) -> Piece {
    let (words, phrases) = (app.model.words(), app.model.phrases());
    html("h2")
        .class("visually-hidden")
        .text(phrases.say((words.view)(view)))
}

/// The chosen view. The map is in the page from the start and keeps its marks while another view is displayed or its code
/// is being fetched; the others are rendered when they are asked for.
pub(crate) fn views(app: &App) -> [Piece; 7] {
    let (displayed, loading) = (app.clone(), app.clone());
    let map = html("div")
        .class("map-view")
        .flag_fn("hidden", move || displayed.displayed_view() != View::Map)
        .attr_fn("aria-busy", move || {
            loading.is_view_loading().then(|| "true".to_owned())
        })
        .child(view_heading(app, View::Map))
        .children(map_stage(app));
    let query = app.query;
    let other = |view: View| {
        let is_chosen = memo(move || query.with(|query| query.view == view));
        let app = app.clone();
        html("div")
            .children_fn(move || render_part(LazyPart::View(view), is_chosen, &app))
            .into()
    };
    [
        parts_notice(app, app.is_view_wanted()).into(),
        map,
        other(View::Objectives),
        other(View::Matrix),
        other(View::Timeline),
        other(View::Actors),
        other(View::Places),
    ]
}
