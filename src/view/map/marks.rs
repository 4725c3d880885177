//! The marks as links, transparent above their [picture](super::picture). They are made in idle time after the page answers,
//! or at once when a key or a pointer reaches the map: by then nobody can have missed them.

use leptos::prelude::*;

use super::bins::LiveDetail;
use crate::app::App;
use crate::browser;
use crate::layout::map::{Mark, pitch_of};
use crate::layout::plane::geometry::Rect;
use crate::state::links::initiative_href;
use crate::ui::{Element, Fixed, Piece, effect, html};
use crate::view::names::{mark_name, sector_label};

/// How far from a mark's centre, in pixels, a finger opens it: a fingertip is wider than a mark.
const FINGER: f64 = 16.0;

/// What a form of the map shows: the sectors from `first` to before `last`, within `bounds`.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) bounds: Rect,
    pub(super) spans: (usize, usize),
}

/// The links over a picture, a group for each sector.
pub(super) fn marks(app: &App, frame: Frame, detail: &LiveDetail) -> Element<Fixed> {
    let (app, made, detail) = (app.clone(), app.sectors_with_marks, detail.clone());
    let (first, last) = frame.spans;
    html("div").class("marks").keyed(
        move || {
            let last = made.get().min(last);
            (first..last)
                .filter_map(|span| u32::try_from(span).ok())
                .collect()
        },
        move |span| group(&app, span as usize, frame, &detail),
    )
}

fn group(app: &App, span: usize, frame: Frame, detail: &LiveDetail) -> Piece {
    let group = html("div");
    let Some(sector) = app.model.map.spans.get(span).map(|span| span.sector) else {
        return group.into();
    };
    // In the rows, the row is the group already.
    let is_alone = frame.spans.1 - frame.spans.0 == 1;
    let group = if is_alone {
        group
    } else {
        group
            .attr("role", "group")
            .attr_fn("aria-label", sector_label(app, sector))
    };
    let (app, detail) = (app.clone(), detail.clone());
    let has_bins = !app.model.map.bins.is_empty();
    group
        .children_fn(move || {
            if has_bins {
                // Which marks there are depends on the filter.
                app.after_paint.track();
            }
            let (own, size) = untrack(|| detail.marks(span));
            let pitch = pitch_of(size);
            own.iter()
                .filter_map(|own| mark(&app, own, pitch, frame.bounds))
                .collect()
        })
        .into()
}

/// A mark as a link, as wide as the distance to its nearest neighbour. A hollow mark duplicates a filled one and is hidden
/// from screen readers.
fn mark(app: &App, own: &Mark, pitch: f64, bounds: Rect) -> Option<Piece> {
    let model = &app.model;
    let seat = model.map.seats.get(own.seat)?;
    let (initiative, main) = (seat.initiative, seat.main);
    let is_out = app
        .shown
        .with_untracked(|shown| !shown.is_matching(initiative));
    let [left, top, width] = bounds.percent(own.at, pitch);
    let is_first = own.seat == 0 && model.map.bins.is_empty();
    let mark = html("a")
        .class("mark")
        .attr("href", initiative_href(&model.content, initiative))
        .attr(
            "data-mark",
            model.content.initiative(initiative).id.to_string(),
        )
        .attr(
            "data-sector",
            model.content.sector_id(seat.sector).to_owned(),
        )
        .attr("data-seat", own.seat.to_string())
        .attr_opt("data-main", main.then_some(""))
        .attr_opt("data-out", is_out.then_some(""))
        .attr("tabindex", if is_first { "0" } else { "-1" })
        .attr("--left", left)
        .attr("--top", top)
        .attr("--width", width);
    // The map's first tab stop has a name even if it is hollow.
    Some(
        if main || is_first {
            mark.attr("aria-label", mark_name(model, initiative))
        } else {
            mark.attr("aria-hidden", "true")
        }
        .into(),
    )
}

/// Makes the marks: a sector at a time, once the page answers.
pub(super) fn make_when_idle(app: &App) {
    let app = app.clone();
    effect(move || {
        if app.ready.get() {
            let app = app.clone();
            browser::in_slices(move || app.is_running() && make_next(&app));
        }
    });
}

/// Makes the marks of one more sector. Returns whether there are more to come.
fn make_next(app: &App) -> bool {
    let (made, all) = (
        app.sectors_with_marks.get_untracked(),
        app.model.map.spans.len(),
    );
    if made < all {
        app.sectors_with_marks.set(made + 1);
    }
    made + 1 < all
}

/// Makes all marks that are still to come.
pub(super) fn make_at_once(app: &App) {
    let all = app.model.map.spans.len();
    if app.sectors_with_marks.get_untracked() < all {
        app.sectors_with_marks.set(all);
    }
}

/// Opens the initiative whose mark is nearest to a finger that has missed all of them, if one is near.
pub(super) fn open_nearest(app: &App, event: &leptos::ev::Event) {
    let seat = browser::nearest_to_finger(
        event,
        "#map :is(.ground, .segment, .rows .strip)",
        "#map .mark:not([data-out])",
        "data-seat",
        FINGER,
    );
    let seat = seat.and_then(|seat| app.model.map.seats.get(seat.parse::<usize>().ok()?));
    if let Some(seat) = seat {
        event.prevent_default();
        app.set_open(Some(seat.initiative));
    }
}
