//! Where the names of places stand beside their marks. Names that have no room are left out: the list beside the map has all.

use super::arrange::Arranged;
use super::outline::picture;
use super::pile::PITCH;
use crate::layout::plane::geometry::{Point, Rect};
use crate::layout::plane::text::{Anchor, Weight, width};
use crate::sort::sorted_indices;

/// The font size of the names, in units of the picture.
pub const FONT_SIZE: f64 = 13.0;
/// How far names may reach out of the picture on either side.
pub const MARGIN: f64 = 48.0;

/// How far a name stands from its marks.
const GAP: f64 = 3.0;
/// How much of the font size letters reach above the baseline, and below it.
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.25;
/// How far the rings and dots of capitals do.
const RINGS: f64 = 0.95;

/// The name of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceLabel {
    /// The point on the baseline that `anchor` is about.
    pub at: Point,
    /// Which part of the name is there.
    pub anchor: Anchor,
}

/// Where the names stand, one for each pile; `None` if there is no room. The largest piles choose first: to the right of
/// their marks, to the left, below, above. Names may be `wider` than estimated by that factor. Quadratic in the marks.
pub fn labels(arranged: &Arranged, names: &[&str], wider: f64) -> Vec<Option<PlaceLabel>> {
    let mut taken: Vec<Rect> = Vec::new();
    for pile in &arranged.piles {
        taken.extend(pile.marks.iter().map(|&mark| around(mark)));
        taken.extend(pile.leader.iter().flat_map(|leader| {
            // A leader is short and seldom upright or level: its own corners would hide too much.
            (0..=8).map(move |step| {
                let part = f64::from(step) / 8.0;
                let at = |from: f64, to: f64| from + (to - from) * part;
                let point = Point {
                    x: at(leader.from.x, leader.to.x),
                    y: at(leader.from.y, leader.to.y),
                };
                Rect {
                    left: point.x - 1.0,
                    top: point.y - 1.0,
                    right: point.x + 1.0,
                    bottom: point.y + 1.0,
                }
            })
        }));
    }
    let mut found = vec![None; arranged.piles.len()];
    let size = |index: usize| arranged.piles.get(index).map_or(0, |pile| pile.marks.len());
    let order = sorted_indices(arranged.piles.len(), &|one, other| {
        size(other).cmp(&size(one))
    });
    for index in order {
        let (Some(pile), Some(name)) = (arranged.piles.get(index), names.get(index)) else {
            continue;
        };
        let Some(bounds) = bounds_of(&pile.marks) else {
            continue;
        };
        let place = spots(bounds)
            .into_iter()
            .map(|spot| (spot, room(spot, name, wider)))
            .find(|(_, own)| is_inside(*own) && taken.iter().all(|other| !own.overlaps(*other)));
        if let Some((spot, own)) = place {
            taken.push(own);
            found[index] = Some(spot);
        }
    }
    found
}

/// The spots that a name can have beside a pile, best first.
fn spots(pile: Rect) -> [PlaceLabel; 4] {
    let middle = Point {
        x: f64::midpoint(pile.left, pile.right),
        y: f64::midpoint(pile.top, pile.bottom),
    };
    let level = middle.y + FONT_SIZE * (ABOVE - BELOW) / 2.0;
    let spot = |x: f64, y: f64, anchor: Anchor| PlaceLabel {
        at: Point { x, y },
        anchor,
    };
    [
        spot(pile.right + GAP, level, Anchor::Start),
        spot(pile.left - GAP, level, Anchor::End),
        spot(
            middle.x,
            pile.bottom + GAP + FONT_SIZE * ABOVE,
            Anchor::Middle,
        ),
        spot(middle.x, pile.top - GAP - FONT_SIZE * BELOW, Anchor::Middle),
    ]
}

/// The room that a name takes.
fn room(label: PlaceLabel, name: &str, wider: f64) -> Rect {
    let long = width(name, Weight::Regular) * FONT_SIZE * wider;
    let left = match label.anchor {
        Anchor::Start => label.at.x,
        Anchor::Middle => label.at.x - long / 2.0,
        Anchor::End => label.at.x - long,
    };
    Rect {
        left,
        top: label.at.y - FONT_SIZE * RINGS,
        right: left + long,
        bottom: label.at.y + FONT_SIZE * BELOW,
    }
}

fn is_inside(own: Rect) -> bool {
    let all = picture();
    all.left - MARGIN <= own.left
        && own.right <= all.right + MARGIN
        && all.top <= own.top
        && own.bottom <= all.bottom
}

fn around(mark: Point) -> Rect {
    let half = PITCH / 2.0;
    Rect {
        left: mark.x - half,
        top: mark.y - half,
        right: mark.x + half,
        bottom: mark.y + half,
    }
}

fn bounds_of(marks: &[Point]) -> Option<Rect> {
    marks
        .iter()
        .map(|&mark| around(mark))
        .reduce(|one, other| Rect {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })
}
