//! The whole page.

mod header;
mod notice;
mod status;

use leptos::prelude::*;

use self::status::{status, takeaway_sentence};
use crate::app::App;
use crate::browser;
use crate::ui::{Piece, html};
use crate::view::download::download;
use crate::view::embed::embedding;
use crate::view::filter::filter_form;
use crate::view::list::{gone_below, paper_head, results, similar_below, when_nothing_is_found};
use crate::view::panel::{about, about_link, details, opened_bar};
use crate::view::parts::{LazyPart, render_part};
use crate::view::standing::{Standing, standing};
use crate::view::views::{view_links, views};

pub(crate) use header::{
    heading, lead, site_footer, site_header, skip_links, source_line, tours, updated_line,
    without_wasm,
};
pub(crate) use notice::error_notice;
pub use notice::{LoadError, Notice};

/// The page: prerendered in its initial state, then hydrated.
#[component]
pub fn Page() -> impl IntoView {
    let app = App::of_page();
    let side = html("div")
        .class("side")
        .child(filter_form(&app))
        .child(details(&app));
    let main = html("div")
        .class("main")
        .child(stage(&app))
        .child(about(&app))
        .child(results(&app))
        .child(similar_below(&app))
        .child(gone_below(&app))
        .children(standing(&app, Standing::Index));
    let follow = {
        let app = app.clone();
        move |event| {
            if let Some(link) = browser::followed_link(&event) {
                app.follow(&link);
            }
        }
    };
    html("div")
        .class("page-width")
        .on("click", follow)
        .child(site_header(&app, false))
        .child(paper_head(&app))
        .children(standing(&app, Standing::WithoutWasm))
        .child(
            html(if app.model.is_guest { "div" } else { "main" })
                .class("explore")
                .child(side)
                .child(main),
        )
        .child(
            site_footer(&app)
                .child(embedding(&app))
                .child(download(&app)),
        )
        .children(standing(&app, Standing::Probe))
}

/// The map or another view, with what stands around it.
fn stage(app: &App) -> Piece {
    html("div")
        .class("stage")
        .child(html("div").children_fn({
            let (app, is_wanted) = (app.clone(), app.is_tour_wanted());
            move || render_part(LazyPart::Tour, is_wanted, &app)
        }))
        .child(status(app))
        .child(
            html("div")
                .class("takeaway counted")
                .child(takeaway_sentence(app))
                .text(" ")
                .child(about_link(app)),
        )
        .child(view_links(app))
        .child(
            // Lies over the picture, which stays where it is.
            html("div")
                .class("picture")
                .child(when_nothing_is_found(app))
                .children(views(app)),
        )
        .child(opened_bar(app))
}
