//! The map: the wheel, or the rows on narrow screens, and what both share.

mod bins;
mod focus;
mod keys;
mod legend;
pub(crate) mod mark;
mod marks;
mod picture;
mod rows;
mod tip;
mod wheel;

use leptos::prelude::*;

use self::keys::{move_to, walk_by_key};
use self::legend::legend;
use self::marks::{make_at_once, make_when_idle, open_nearest};
use self::rows::rows;
use self::wheel::wheel;
use crate::app::{App, MapForm};
use crate::browser;
use crate::state::{Query, url};
use crate::ui::{Piece, effect, html, memo};
use crate::view::standing::{Standing, standing};

pub(crate) use legend::explained;
pub(crate) use rows::row_head;
pub(crate) use tip::with_tip;

/// The map with its legend and help. It has one tab stop, from which keys move on.
pub(crate) fn map_stage(app: &App) -> [Piece; 2] {
    let model = app.model.clone();
    let key = {
        let app = app.clone();
        move |event| walk_by_key(&app, &event)
    };
    make_when_idle(app);
    keep_tab_stop(app);
    let point = {
        let app = app.clone();
        move |event| {
            make_at_once(&app);
            light_members(&app, &event);
        }
    };
    let leave = {
        let lit = app.lit;
        move |_| lit.set(Query::default())
    };
    let open = {
        let app = app.clone();
        move |event| open_nearest(&app, &event)
    };
    let map = html("div")
        .attr("id", "map")
        .class("map")
        .attr("role", "group")
        .attr("aria-label", model.words().map)
        .attr("aria-describedby", "takeaway map-summary")
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", leave)
        .on("focusout", leave)
        .on("click", open)
        .on("keydown", key);
    let (form, forms) = forms(app);
    let map = map
        .attr_fn("data-form", form)
        .children(standing(app, Standing::MapSummary))
        .children(forms);
    [with_tip(app, map), legend(app)]
}

/// Gives a map with bins another tab stop when the mark that had it may be gone.
fn keep_tab_stop(app: &App) {
    if app.model.map.bins.is_empty() {
        return;
    }
    let app = app.clone();
    effect(move || {
        app.after_paint.track();
        if !browser::has("[data-bin]:focus") {
            move_to(&app, 0, false);
        }
    });
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
    let form = move || map_form.get().map(|form| form.id().to_owned());
    let the_wheel = {
        let app = app.clone();
        move || {
            has_wheel
                .get()
                .then(|| wheel(&app))
                .into_iter()
                .flatten()
                .collect()
        }
    };
    let the_rows = {
        let app = app.clone();
        move || has_rows.get().then(|| rows(&app)).into_iter().collect()
    };
    let forms = [
        html("div")
            .class("wheel-frame")
            .children_fn(the_wheel)
            .into(),
        html("div").class("rows-frame").children_fn(the_rows).into(),
    ];
    (form, forms)
}

/// Brings the prerendered map, which has both forms and all labels, into the state in which it has only one. Called before it
/// is hydrated in that state.
pub fn keep_form(form: MapForm) {
    match form {
        MapForm::Rows => {
            browser::empty_all("#map .wheel-frame");
            browser::set_attribute(".legend details", "open", None);
        }
        MapForm::Wheel(class) => {
            browser::empty_all("#map .rows-frame");
            let others = ["#map .labels:not(.labels-", class.name(), ")"].concat();
            browser::empty_all(&others);
        }
    }
    browser::set_attribute("#map", "data-form", Some(form.id()));
}

/// Lights the initiatives of the area, programme or objective under the pointer, wherever they are.
fn light_members(app: &App, event: &leptos::ev::Event) {
    // A finger leaves no mark that it has left, and what it focuses is not shown as focused.
    if !browser::is_pointed_at(event) {
        return;
    }
    let Some(query) = browser::query_of_link(event, "[data-go]") else {
        return;
    };
    app.lit.set(url::parse(&query, &app.model.content).0.query);
}
