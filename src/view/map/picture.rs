//! The picture of a sector's marks: a few paths, however many marks there are. A filter writes those paths that change.
//! What the keyboard, screen readers and pointers meet are the [links](super::marks) above it.

use leptos::prelude::*;

use super::bins::LiveDetail;
use crate::app::{App, Model};
use crate::content::InitiativeIdx;
use crate::layout::Shapes;
use crate::layout::map::Mark;
use crate::ui::{Piece, svg};

/// The size of a mark that the filter excludes, relative to the others.
const OUT: f64 = 0.75;

/// Which of a sector's marks a path has.
#[derive(Clone, Copy)]
struct Which {
    /// The filled ones, or else the hollow ones.
    main: bool,
    /// Those that are excluded, or else those that match.
    out: bool,
}

/// The paths of a sector: the filled and the hollow marks, of those that match and of those that do not.
pub(super) fn picture(app: &App, span: usize, detail: &LiveDetail) -> Vec<Piece> {
    let mut paths = Vec::new();
    for out in [true, false] {
        // Only those that match come back into bins.
        if out && !app.model.map.bins.is_empty() {
            continue;
        }
        for main in [false, true] {
            paths.push(path(app, span, Which { main, out }, detail));
        }
    }
    paths
}

fn path(app: &App, span: usize, which: Which, detail: &LiveDetail) -> Piece {
    let class = match (which.main, which.out) {
        (true, true) => "filled is-out",
        (true, false) => "filled",
        (false, true) => "hollow is-out",
        (false, false) => "hollow",
    };
    let (app, detail) = (app.clone(), detail.clone());
    let data = move || {
        let (shown, lit) = (app.shown.get(), app.lit_members.get());
        let (marks, size) = detail.marks(span);
        let is_drawn = |initiative| {
            (shown.is_matching(initiative) && lit.is_matching(initiative)) != which.out
        };
        path_data(&app.model, &marks, size, which, &is_drawn)
    };
    svg("path").class(class).attr_fn("d", data).into()
}

/// The path data; `None` if there is nothing to draw.
fn path_data(
    model: &Model,
    marks: &[Mark],
    size: f64,
    which: Which,
    is_drawn: &dyn Fn(InitiativeIdx) -> bool,
) -> Option<String> {
    let mut shapes = Shapes::new(if which.out { size * OUT } else { size }, which.main);
    for mark in marks {
        if let Some(seat) = model.map.seats.get(mark.seat)
            && seat.main == which.main
            && is_drawn(seat.initiative)
        {
            shapes.add(seat.family, mark.at);
        }
    }
    Some(shapes.finish()).filter(|data| !data.is_empty())
}
