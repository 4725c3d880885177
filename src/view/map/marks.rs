//! The marks as links, transparent above their [picture](super::picture). They are made in idle time after the page answers,
//! or at once when a key or a pointer reaches the map: by then nobody can have missed them.

use leptos::prelude::*;

use super::bins::LiveDetail;
use crate::app::App;
use crate::browser::{self, dom};
use crate::layout::map::pitch_of;
use crate::layout::plane::geometry::Rect;
use crate::state::links::initiative_href;
use crate::ui::{Element, Fixed, Piece, Update, effect, html};
use crate::view::names::{mark_name_in, sector_label};

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
    let group = if detail.is_in_rows() {
        group
    } else {
        group
            .attr("role", "group")
            .attr_fn("aria-label", sector_label(app, sector))
    };
    let marks = Marks {
        app: app.clone(),
        detail: detail.clone(),
        span,
        bounds: frame.bounds,
    };
    let (made, told, updated) = (marks.clone(), marks.clone(), marks.clone());
    group
        .keyed_static(
            move || marks.seats(),
            move |seat| made.mark(seat),
            Update {
                reason: Box::new(move |seat| told.state(seat)),
                write: Box::new(move |seat, element| updated.write(seat, element)),
            },
        )
        .into()
}

/// The marks of a sector in one form of the map.
#[derive(Clone)]
struct Marks {
    app: App,
    detail: LiveDetail,
    span: usize,
    bounds: Rect,
}

impl Marks {
    /// The seats of the displayed marks. Subscribes the caller to what has been painted: nobody sees the links themselves.
    fn seats(&self) -> Vec<u32> {
        self.app.after_paint.track();
        let (own, _) = untrack(|| self.detail.marks(self.span));
        let seats = own.iter().map(|own| u32::try_from(own.seat));
        seats.filter_map(Result::ok).collect()
    }

    /// Whether the filter excludes a mark, and, where marks come and go with the filter, its place.
    fn state(&self, seat: u32) -> String {
        let mut state = if self.is_out(seat) { "-" } else { "" }.to_owned();
        for part in self.new_place(seat).into_iter().flatten() {
            state.push_str(&part);
        }
        state
    }

    fn write(&self, seat: u32, element: &dom::Element) {
        dom::set_attribute(element, "data-out", self.is_out(seat).then_some(""));
        for (name, part) in PLACE
            .into_iter()
            .zip(self.new_place(seat).into_iter().flatten())
        {
            dom::set_attribute(element, name, Some(&part));
        }
    }

    fn is_out(&self, seat: u32) -> bool {
        let seat = self.app.model.map.seats.get(seat as usize);
        let shown = self.app.shown;
        seat.is_some_and(|seat| shown.with_untracked(|shown| !shown.is_matching(seat.initiative)))
    }

    /// The values of [`PLACE`].
    fn place(&self, seat: u32) -> Option<[String; 3]> {
        let (mark, size) = untrack(|| self.detail.mark(self.span, seat as usize))?;
        Some(self.bounds.percent(mark.at, pitch_of(size)))
    }

    /// The same, where marks come back into bins at other places. Without bins, a filter moves none.
    fn new_place(&self, seat: u32) -> Option<[String; 3]> {
        let moves = !self.app.model.map.bins.is_empty();
        moves.then(|| self.place(seat)).flatten()
    }

    /// A mark as a link, as wide as the distance to its nearest neighbour. A hollow mark duplicates a filled one and is hidden
    /// from screen readers.
    fn mark(&self, index: u32) -> Piece {
        let model = &self.app.model;
        let (link, seat) = (html("a").class("mark"), model.map.seats.get(index as usize));
        let Some(seat) = seat else {
            return link.into();
        };
        let (initiative, main) = (seat.initiative, seat.main);
        let is_first = index == 0 && model.map.bins.is_empty();
        let id = model.content.initiative(initiative).id.to_string();
        let sector = model.content.sector_id(seat.sector).to_owned();
        let mut mark = link
            .attr("href", initiative_href(&model.content, initiative))
            .attr("data-mark", id)
            .attr("data-sector", sector)
            .attr("data-seat", index.to_string())
            .attr_opt("data-main", main.then_some(""))
            .attr_opt("data-out", self.is_out(index).then_some(""))
            .attr("tabindex", if is_first { "0" } else { "-1" });
        for (name, part) in PLACE
            .into_iter()
            .zip(self.place(index).into_iter().flatten())
        {
            mark = mark.attr(name, part);
        }
        // The map's first tab stop has a name even if it is hollow.
        if main || is_first {
            mark.attr("aria-label", mark_name_in(model, seat))
        } else {
            mark.attr("aria-hidden", "true")
        }
        .into()
    }
}

/// The custom properties that place a mark: from the left, from the top, and its width.
const PLACE: [&str; 3] = ["--left", "--top", "--width"];

/// How many sectors get their marks at once: together a few milliseconds of work.
const AT_ONCE: usize = 4;

/// Makes the marks: a few sectors at a time, once the page answers.
pub(super) fn make_when_idle(app: &App) {
    let app = app.clone();
    effect(move || {
        if app.ready.get() {
            let app = app.clone();
            browser::in_slices(move || app.is_running() && make_next(&app));
        }
    });
}

/// Makes the marks of some more sectors. Returns whether there are more to come.
fn make_next(app: &App) -> bool {
    let (made, all) = (
        app.sectors_with_marks.get_untracked(),
        app.model.map.spans.len(),
    );
    if made < all {
        app.sectors_with_marks.set(all.min(made + AT_ONCE));
    }
    made + AT_ONCE < all
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
