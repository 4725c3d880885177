//! What already stands in the picture while marks are arranged.

use super::arrange::Leader;
use super::outline::{distance_from_line, picture};
use super::pile::{MARK_SIZE, PITCH};
use crate::layout::plane::geometry::{Point, as_f64, length};
use crate::layout::plane::shape::REACH;

/// How far a mark's outermost point is from its centre.
const MARK_REACH: f64 = MARK_SIZE * REACH;
/// The least distance between marks of two places, so that their piles can be told apart.
const APART: f64 = PITCH + 4.0;
/// The least distance of a mark from what it should not cover: another place, or the leader of another pile.
const CLEAR: f64 = MARK_REACH + 1.5;
/// The side of a cell: what is farther than this from something is not in its way.
const CELL: f64 = APART;

/// What something in the picture is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A mark, which no other may touch.
    Mark,
    /// A place or a point of a leader, which marks do not cover if there is room.
    Sight,
}

/// Something in the picture.
#[derive(Clone, Copy)]
struct Thing {
    at: Point,
    owner: usize,
    kind: Kind,
}

/// The picture in square cells, so that only what is near is looked at.
pub(super) struct Field {
    cells: Vec<Vec<Thing>>,
    columns: usize,
    rows: usize,
    leaders: Vec<Leader>,
}

impl Field {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let size = picture();
        let (columns, rows) = (index(size.right) + 1, index(size.bottom) + 1);
        Self {
            cells: vec![Vec::new(); columns * rows],
            columns,
            rows,
            leaders: Vec::new(),
        }
    }

    /// A place whose marks are yet to come.
    pub(super) fn add_place(&mut self, at: Point, owner: usize) {
        self.add(at, owner, Kind::Sight);
    }

    /// The marks of a place, and what leads to them.
    pub(super) fn add_pile(&mut self, marks: &[Point], leader: Option<Leader>, owner: usize) {
        for &mark in marks {
            self.add(mark, owner, Kind::Mark);
        }
        if let Some(leader) = leader {
            for at in along(leader) {
                self.add(at, owner, Kind::Sight);
            }
            self.leaders.push(leader);
        }
    }

    /// Whether marks are in the picture and touch none of another place.
    pub(super) fn has_room(&self, marks: impl Iterator<Item = Point>, owner: usize) -> bool {
        self.all_clear(marks, owner, |kind| match kind {
            Kind::Mark => APART,
            Kind::Sight => 0.0,
        })
    }

    /// Whether, beyond that, they cover no other place and no leader, and their own leader meets nothing.
    pub(super) fn is_clear(
        &self,
        marks: impl Iterator<Item = Point>,
        leader: Option<Leader>,
        owner: usize,
    ) -> bool {
        let is_crossed = |own: Leader| self.leaders.iter().any(|other| cross(own, *other));
        let covers_none = self.all_clear(marks, owner, |kind| match kind {
            Kind::Mark => 0.0,
            Kind::Sight => CLEAR,
        });
        covers_none
            && leader.is_none_or(|leader| {
                !is_crossed(leader)
                    && self.all_clear(along(leader), owner, |kind| match kind {
                        Kind::Mark => CLEAR,
                        Kind::Sight => 0.0,
                    })
            })
    }

    fn add(&mut self, at: Point, owner: usize, kind: Kind) {
        let (column, row) = (index(at.x), index(at.y));
        let cell = self.cells.get_mut(row * self.columns + column);
        if let Some(cell) = cell.filter(|_| column < self.columns) {
            cell.push(Thing { at, owner, kind });
        }
    }

    /// Whether points are in the picture, and no thing of another owner is nearer than its kind's distance.
    fn all_clear(
        &self,
        mut points: impl Iterator<Item = Point>,
        owner: usize,
        least: impl Fn(Kind) -> f64,
    ) -> bool {
        points.all(|point| {
            is_inside(point)
                && self.near(point).all(|thing| {
                    thing.owner == owner || thing.at.distance(point) >= least(thing.kind)
                })
        })
    }

    /// What stands within a cell's side of a point.
    fn near(&self, at: Point) -> impl Iterator<Item = &Thing> {
        let around = |value: f64, count: usize| {
            let at = index(value);
            at.saturating_sub(1)..(at + 2).min(count)
        };
        let columns = around(at.x, self.columns);
        around(at.y, self.rows).flat_map(move |row| {
            let cells = columns.clone();
            cells.flat_map(move |column| {
                self.cells
                    .get(row * self.columns + column)
                    .into_iter()
                    .flatten()
            })
        })
    }
}

/// Whether a mark at this point is wholly in the picture.
pub(super) fn is_inside(at: Point) -> bool {
    let size = picture();
    (MARK_REACH..=size.right - MARK_REACH).contains(&at.x)
        && (MARK_REACH..=size.bottom - MARK_REACH).contains(&at.y)
}

/// The nearest point where a mark is wholly in the picture.
pub(super) fn moved_inside(at: Point) -> Point {
    let size = picture();
    // Rounded up to tenths, as positions are.
    let margin = (MARK_REACH * 10.0).ceil() / 10.0;
    Point {
        x: at.x.max(margin).min(size.right - margin),
        y: at.y.max(margin).min(size.bottom - margin),
    }
}

/// The number of the cell of a coordinate along an axis.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and coordinates are small"
)]
fn index(value: f64) -> usize {
    (value / CELL) as usize
}

/// Points along a leader, so close that no mark fits between them.
fn along(leader: Leader) -> impl Iterator<Item = Point> {
    let (across, down) = (leader.to.x - leader.from.x, leader.to.y - leader.from.y);
    let steps = index(length(across, down) * 4.0) + 1;
    (0..=steps).map(move |step| {
        let part = as_f64(step) / as_f64(steps);
        Point {
            x: leader.from.x + across * part,
            y: leader.from.y + down * part,
        }
    })
}

/// Whether two leaders cross, or end so close to each other that they seem to.
fn cross(one: Leader, other: Leader) -> bool {
    let side = |line: Leader, point: Point| {
        (line.to.x - line.from.x) * (point.y - line.from.y)
            - (line.to.y - line.from.y) * (point.x - line.from.x)
    };
    let parts =
        |line: Leader, across: Leader| side(line, across.from) * side(line, across.to) < 0.0;
    let touches = |line: Leader, point: Point| distance_from_line(point, line.from, line.to) < 2.0;
    (parts(one, other) && parts(other, one)) || touches(one, other.to) || touches(other, one.to)
}
