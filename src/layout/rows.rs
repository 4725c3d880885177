//! The rows: the map's form where it is narrow. A strip for each sector, the years along it.

use crate::content::{Family, InitiativeIdx, Sector};

use super::geometry::{Point, rounded};
use super::map::{Map, Years, as_f64};

/// The width of a strip.
pub const WIDTH: f64 = 344.0;
/// The size of a mark.
pub const MARK_SIZE: f64 = 7.0;
/// The distance between neighbouring marks.
pub const PITCH: f64 = 9.4;
/// What a strip keeps clear above and below its marks, for the ring about a mark in focus, too.
const MARGIN: f64 = 4.0;

/// The rows. The same in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The size of marks: see [`shape`](super::shape::shape).
    pub mark_size: f64,
    /// The radius of the ring that is drawn about a mark in focus.
    pub focus_radius: f64,
    /// One a ring, from the left.
    pub columns: Vec<Column>,
    /// One a sector, in order.
    pub strips: Vec<Strip>,
}

/// The place of a ring's marks in every strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Which years.
    pub years: Years,
    /// Its centre.
    pub x: f64,
    /// Whether the axis names it: every other one, the newest among them.
    pub named: bool,
}

/// A sector's marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Whose it is.
    pub sector: Sector,
    /// The value of the SVG's `viewBox`.
    pub view_box: String,
    /// Its height; the width is [`WIDTH`].
    pub height: f64,
    /// Its marks.
    pub marks: Vec<RowMark>,
}

/// A mark in a strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowMark {
    /// The index of its place in [`Map::places`].
    pub place: usize,
    /// Whose mark.
    pub initiative: InitiativeIdx,
    /// Whether it is the initiative's main sector: a filled mark, else a hollow one.
    pub main: bool,
    /// The mark's shape.
    pub family: Family,
    /// Its centre.
    pub at: Point,
}

impl Rows {
    /// Draws the rows. O(marks).
    pub fn new(map: &Map) -> Self {
        let width = WIDTH / as_f64(map.rings.len().max(1));
        let column = |(index, ring): (usize, &super::map::Ring)| Column {
            years: ring.years,
            x: rounded((as_f64(index) + 0.5) * width),
            named: (map.rings.len() - index) % 2 == 1,
        };
        let strips = map
            .spans
            .iter()
            .enumerate()
            .map(|(index, span)| strip(map, index, span.sector, width));
        Self {
            mark_size: MARK_SIZE,
            focus_radius: MARK_SIZE * 0.9,
            columns: map.rings.iter().enumerate().map(column).collect(),
            strips: strips.collect(),
        }
    }
}

/// Stacks a sector's marks: each ring's from the foot up, in lines from left to right.
fn strip(map: &Map, span: usize, sector: Sector, width: f64) -> Strip {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let most = ((width / PITCH) as usize).max(1);
    let range = map.places_in(span);
    let places = map.places.get(range.clone()).unwrap_or_default();
    let lines = places
        .chunk_by(|a, b| a.ring == b.ring)
        .map(|cell| cell.len().div_ceil(most))
        .max()
        .unwrap_or(0)
        .max(1);
    let height = rounded(MARGIN * 2.0 + as_f64(lines) * PITCH);

    let mut marks = Vec::with_capacity(places.len());
    for cell in places.chunk_by(|a, b| a.ring == b.ring) {
        let in_line = cell.len().min(most);
        for (nth, place) in cell.iter().enumerate() {
            let x = (as_f64(place.ring) + 0.5) * width
                + (as_f64(nth % most) - as_f64(in_line - 1) / 2.0) * PITCH;
            let y = height - MARGIN - (as_f64(nth / most) + 0.5) * PITCH;
            marks.push(RowMark {
                place: range.start + marks.len(),
                initiative: place.initiative,
                main: place.main,
                family: place.family,
                at: Point {
                    x: rounded(x),
                    y: rounded(y),
                },
            });
        }
    }
    let view_box = super::geometry::Rect {
        left: 0.0,
        top: 0.0,
        right: WIDTH,
        bottom: height,
    }
    .view_box();
    Strip {
        sector,
        view_box,
        height,
        marks,
    }
}
