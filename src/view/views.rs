//! The ways to look: which of them is shown, and the links between them.

use leptos::prelude::*;

use super::App;
use super::links::VIEW;
use super::map::map_stage;
use super::matrix::matrix;
use super::objectives::objectives;
use super::piece::{Piece, html, memo};
use super::text::list;
use super::timeline::timeline;
use crate::query::{State, View, url};

/// Links to the views, each with everything else as it is.
pub(super) fn view_links(app: &App) -> Piece {
    let words = app.site.words();
    let links = View::ALL.iter().map(|&view| {
        let current = app.clone();
        view_link(app, view)
            .attr("data-view", view.id())
            .live_attr("aria-current", move || {
                (current.view() == view).then(|| "true".to_owned())
            })
            .text((words.view)(view))
    });
    // Its width is that of the views, whichever is shown; its height does not follow from what they have room for.
    html("nav")
        .attr("id", "views")
        .class("views needs-wasm")
        .attr("aria-label", words.views)
        .children(list(links.collect()))
}

/// A link to a view, with everything else as it is.
pub(super) fn view_link(app: &App, view: View) -> Piece {
    let address = app.clone();
    html("a")
        .live_attr("href", move || Some(address.view_href(view)))
        .attr("data-go", VIEW)
}

/// The view that is chosen. The map stands in the page from the start and keeps its place and its marks while another
/// one is looked at; the others are made when they are asked for.
pub(super) fn views(app: &App) -> [Piece; 4] {
    let query = app.query;
    let map = html("div")
        .class("map-view")
        .live_flag("hidden", move || {
            query.with(|query| query.view) != View::Map
        })
        .children(map_stage(app));
    let other = |view: View, make: fn(&App) -> Piece| {
        let is_chosen = memo(move || query.with(|query| query.view == view));
        let app = app.clone();
        html("div").region(move || is_chosen.get().then(|| make(&app)).into_iter().collect())
    };
    [
        map,
        other(View::Objectives, objectives),
        other(View::Matrix, matrix),
        other(View::Timeline, timeline),
    ]
}

impl App {
    /// The address of this state in another view.
    fn view_href(&self, view: View) -> String {
        let mut state: State = self.state();
        state.query.view = view;
        ["?", &url::write(&state, &self.site.content)].concat()
    }
}
