//! The ways to look: which of them is shown, and the links between them.

use leptos::prelude::*;

use super::App;
use super::links::VIEW;
use super::map::map_stage;
use super::parts::{Part, drawn, is_view_wanted, parts_notice};
use super::piece::{Piece, html, memo};
use super::text::list;
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
/// one is looked at, and until the code of that one is here; the others are made when they are asked for.
pub(super) fn views(app: &App) -> [Piece; 5] {
    let (seen, awaited) = (app.clone(), app.clone());
    let map = html("div")
        .class("map-view")
        .live_flag("hidden", move || seen.seen_view() != View::Map)
        .live_attr("aria-busy", move || {
            (!awaited.is_settled()).then(|| "true".to_owned())
        })
        .children(map_stage(app));
    let query = app.query;
    let other = |view: View| {
        let is_chosen = memo(move || query.with(|query| query.view == view));
        let app = app.clone();
        html("div").region(move || drawn(Part::View(view), is_chosen, &app))
    };
    [
        parts_notice(app, is_view_wanted(app)),
        map,
        other(View::Objectives),
        other(View::Matrix),
        other(View::Timeline),
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
