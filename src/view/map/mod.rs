//! The map: the wheel, or the rows on narrow screens, and what both share.

mod bins;
mod focus;
mod keys;
mod legend;
pub(crate) mod mark;
mod rows;
mod tip;
mod wheel;

use leptos::prelude::*;

use self::keys::{move_to, walk_by_key};
use self::legend::legend;
use self::rows::rows;
use self::wheel::wheel;
use crate::app::{App, MapForm};
use crate::browser;
use crate::content::InitiativeIdx;
use crate::state::url;
use crate::ui::{Piece, effect, html, memo};

pub(crate) use rows::row_head;
pub(crate) use tip::with_tip;

/// The map with its legend and help. It has one tab stop, from which keys move on.
pub(crate) fn map_stage(app: &App) -> [Piece; 2] {
    let model = app.model.clone();
    let (content, words) = (&model.content, model.words());
    let summary = model.phrases().map_summary(
        content.areas().len(),
        content.programmes().len(),
        content.initiatives().len(),
        model.map.seats.len(),
    );
    let key = {
        let app = app.clone();
        move |event| walk_by_key(&app, &event)
    };
    if app.model.map.bins.is_empty() {
        fade_excluded(app);
    } else {
        // The mark that was the tab stop may be gone.
        let app = app.clone();
        effect(move || {
            app.shown.track();
            if !browser::has("[data-bin]:focus") {
                move_to(&app, 0, false);
            }
        });
    }
    let point = {
        let app = app.clone();
        move |event| highlight_members(&app, &event)
    };
    let leave = |_| browser::toggle_class("#map", "has-lit", false);
    let map = html("div")
        .attr("id", "map")
        .class("map")
        .attr("role", "group")
        .attr("aria-label", words.map)
        .attr("aria-describedby", "takeaway map-summary")
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", leave)
        .on("focusout", leave)
        .on("keydown", key);
    let (form, forms) = forms(app);
    let map = map
        .attr_fn("data-form", form)
        .child(
            html("p")
                .attr("id", "map-summary")
                .class("visually-hidden")
                .text(summary),
        )
        .children(forms);
    [with_tip(app, map), legend(app)]
}

/// The two forms of the map, and which of them is the only one. The prerendered page has both, and the style sheet displays
/// the one that fits. Once the width is measured, only that one stays.
fn forms(app: &App) -> (impl Fn() -> Option<String> + Send + use<>, [Piece; 2]) {
    let map_form = {
        let app = app.clone();
        memo(move || app.map_form())
    };
    let has_wheel = memo(move || map_form.get() != Some(MapForm::Rows));
    let has_rows = memo(move || matches!(map_form.get(), None | Some(MapForm::Rows)));
    let form = move || {
        map_form.get().map(|form| {
            if form == MapForm::Rows {
                "rows"
            } else {
                "wheel"
            }
            .to_owned()
        })
    };
    let the_wheel = {
        let app = app.clone();
        move || has_wheel.get().then(|| wheel(&app)).into_iter().collect()
    };
    let the_rows = {
        let app = app.clone();
        move || has_rows.get().then(|| rows(&app)).into_iter().collect()
    };
    let forms = [
        html("div").children_fn(the_wheel).into(),
        html("div").children_fn(the_rows).into(),
    ];
    (form, forms)
}

/// Highlights the initiatives of the area, programme or objective under the pointer, wherever they are.
fn highlight_members(app: &App, event: &leptos::ev::Event) {
    let model = &app.model;
    // A finger leaves no mark that it has left, and what it focuses is not shown as focused.
    if !browser::is_pointed_at(event) {
        return;
    }
    let Some(query) = browser::query_of_link(event, "[data-go]") else {
        return;
    };
    let filter = url::parse(&query, &model.content).0.query.filter;
    let members = model.shown(&filter);
    flag_marks(app, "data-lit", &|initiative| {
        members.is_matching(initiative)
    });
    browser::toggle_class("#map", "has-lit", true);
}

/// Fades the marks that the filter excludes. One effect for all marks, which writes only those that change: one effect per
/// mark would have to be set up before the page is interactive, and would run on every change.
fn fade_excluded(app: &App) {
    let app = app.clone();
    effect(move || {
        let shown = app.shown.get();
        flag_marks(&app, "data-out", &|initiative| {
            !shown.is_matching(initiative)
        });
    });
}

/// Sets an attribute without a value on the marks of the initiatives for which `has` is true, and removes it from the
/// others.
fn flag_marks(app: &App, name: &str, has: &dyn Fn(InitiativeIdx) -> bool) {
    let seats = &app.model.map.seats;
    browser::flag_all("#map", "data-seat", name, &|seat| {
        let seat = seat.parse::<usize>().ok().and_then(|seat| seats.get(seat));
        seat.is_some_and(|seat| has(seat.initiative))
    });
}
