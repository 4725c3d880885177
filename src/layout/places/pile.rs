//! Marks close together: the pile of a place, and the block beside the map.
//!
//! Marks stand in rows, each half a mark aside from the one above, so that piles and blocks are equally dense.

use core::cmp::Ordering;

use crate::layout::plane::geometry::{Point, Rect};
use crate::sort::sort_by;

/// The size of a mark: see [`shape`](crate::layout::shape).
pub const MARK_SIZE: f64 = 9.0;
/// The distance from mark to mark in a row.
pub const PITCH: f64 = 12.0;

/// The distance from row to row; marks of neighbouring rows are a little farther than [`PITCH`] from each other.
pub(super) const ROW: f64 = 10.5;

/// What a pile may be built around: a mark, the middle between two, and that between three.
const MIDDLES: [Point; 3] = [
    Point { x: 0.0, y: 0.0 },
    Point {
        x: PITCH / 2.0,
        y: 0.0,
    },
    Point {
        x: PITCH / 2.0,
        y: ROW / 3.0,
    },
];

/// From the top down, and from left to right.
pub(super) fn reading_order(one: &Point, other: &Point) -> Ordering {
    let down = one.y.total_cmp(&other.y);
    down.then(one.x.total_cmp(&other.x))
}

/// The marks of a pile around (0, 0), in reading order: as round as can be.
pub(super) fn pile(count: usize) -> Vec<Point> {
    let mut best: Option<(f64, Vec<Point>)> = None;
    for middle in MIDDLES {
        let marks = around(middle, count);
        let farthest = |most: f64, mark: &Point| most.max(mark.distance(Point::default()));
        let radius = marks.iter().fold(0.0, farthest);
        if best.as_ref().is_none_or(|(least, _)| radius < *least) {
            best = Some((radius, marks));
        }
    }
    let mut marks = best.map(|(_, marks)| marks).unwrap_or_default();
    sort_by(&mut marks, reading_order);
    marks
}

/// The marks that are nearest to a point of the lattice, by their offsets from it.
fn around(middle: Point, count: usize) -> Vec<Point> {
    // A square with this many rows either way holds a circle with the marks.
    let mut reach = 1_u16;
    while usize::from(reach).saturating_mul(reach.into()) < count {
        reach += 1;
    }
    let mut marks = Vec::new();
    for row in -i32::from(reach)..=i32::from(reach) {
        for column in -i32::from(reach)..=i32::from(reach) {
            let aside = if row % 2 == 0 { 0.0 } else { PITCH / 2.0 };
            marks.push(Point {
                x: f64::from(column) * PITCH + aside - middle.x,
                y: f64::from(row) * ROW - middle.y,
            });
        }
    }
    let from_middle = |mark: &Point| mark.distance(Point::default());
    sort_by(&mut marks, |one, other| {
        let nearer = from_middle(one).total_cmp(&from_middle(other));
        nearer.then(reading_order(one, other))
    });
    marks.truncate(count);
    marks
}

/// Marks in a rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The centres of the marks, in reading order.
    pub marks: Vec<Point>,
    /// What fits them: from (0, 0), as wide as was asked for, as high as need be.
    pub bounds: Rect,
}

/// As many marks as `count` initiatives have if a mark stands for `per_mark` of them, in rows that fit into `width`; each row
/// has at least one. They are as close together as in the piles of [`arrange`](super::arrange).
///
/// ```
/// use life_science_map::layout::places::block;
///
/// let block = block(217, 1, 120.0);
/// assert_eq!(block.marks.len(), 217);
/// ```
pub fn block(count: usize, per_mark: usize, width: f64) -> Block {
    let half = PITCH / 2.0;
    let count = count.div_ceil(per_mark.max(1));
    let is_narrow = width.max(0.0) < PITCH + half;
    let mut marks = Vec::new();
    let mut at = Point { x: half, y: half };
    let mut is_aside = false;
    while marks.len() < count {
        marks.push(at);
        at.x += PITCH;
        if is_narrow {
            at = Point {
                x: half,
                y: at.y + PITCH,
            };
        } else if at.x + half > width {
            is_aside = !is_aside;
            at = Point {
                x: if is_aside { PITCH } else { half },
                y: at.y + ROW,
            };
        }
    }
    let bottom = marks.last().map_or(0.0, |last| last.y + half);
    Block {
        marks,
        bounds: Rect {
            left: 0.0,
            top: 0.0,
            right: width.max(PITCH),
            bottom,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::plane::geometry::as_f64;

    #[test]
    fn a_pile_is_round_and_around_its_middle() {
        for count in 0..=200 {
            let marks = pile(count);
            assert_eq!(marks.len(), count);
            // A circle of the marks' own area, and one mark around it.
            let area = as_f64(count) * PITCH * ROW;
            let radius = (area / core::f64::consts::PI).sqrt() + PITCH / 2.0;
            for (index, mark) in marks.iter().enumerate() {
                assert!(mark.distance(Point::default()) <= radius, "{count}");
                let others = marks.iter().skip(index + 1);
                assert!(
                    others
                        .into_iter()
                        .all(|other| mark.distance(*other) >= PITCH)
                );
            }
        }
        assert_eq!(pile(1), [Point::default()]);
    }
}
