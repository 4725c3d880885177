//! The whole page.

mod further;
mod header;
mod notice;
mod status;

use leptos::prelude::*;

use self::further::further_pages;
use self::header::{site_footer, site_header, without_wasm};
use self::status::{status, takeaway_sentence};
use crate::app::App;
use crate::browser;
use crate::state::View;
use crate::ui::{Element, Empty, html};
use crate::view::embed::embedding;
use crate::view::filter::filter_form;
use crate::view::list::{results, similar_below, when_nothing_is_found};
use crate::view::panel::{details, sector_text};
use crate::view::views::{view_links, views};

pub use further::{FurtherPage, further_page_name};
pub(crate) use notice::error_notice;
pub use notice::{LoadError, Notice};

/// The page: prerendered in its initial state, then hydrated.
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
    // The bands take the page's full width, unless details are open beside them.
    let is_wide = {
        let app = app.clone();
        move || app.displayed_view() == View::Objectives && app.open.get().is_none()
    };
    html("div")
        .class("page-width")
        .flag_fn("data-wide", is_wide)
        .on("click", follow)
        .child(site_header(&app))
        .child(without_wasm(&app))
        .child(
            html(if app.model.is_guest { "div" } else { "main" })
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

/// Where the prerendered page requests its program: below the map, so that on a slow connection the visible part arrives
/// first.
fn further_on() -> Element<Empty> {
    html("div").attr("id", "program").attr("hidden", "")
}
