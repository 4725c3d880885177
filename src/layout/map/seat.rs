//! Seats: the positions of marks in a sector's part of a ring.

use crate::content::{Family, InitiativeIdx, Sector};

use crate::layout::plane::geometry::{Point, as_f64, chord_angle, middle, offset_angle};
use crate::layout::plane::shape::REACH;

/// The size of a mark relative to the pitch.
pub const MARK: f64 = 0.55;
/// The distance between marks of this size.
pub fn pitch_of(mark_size: f64) -> f64 {
    mark_size / MARK
}

/// A slot counts as complete if no more than this is missing: rounding must not cost a mark its seat.
pub(super) const SLACK: f64 = 1e-6;

/// A sector's part of the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Whose it is.
    pub sector: Sector,
    /// The angle at which it begins, clockwise.
    pub from: f64,
    /// The angle at which it ends, greater than `from`.
    pub to: f64,
    /// The distance of its background from the ray at `from`.
    pub inset_from: f64,
    /// The distance of its background from the ray at `to`.
    pub inset_to: f64,
}

/// The position of an initiative in one of its sectors. In a bin, that is its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    /// The initiative.
    pub initiative: InitiativeIdx,
    /// The sector.
    pub sector: Sector,
    /// The index of the sector in [`Map::spans`](super::Map::spans).
    pub span: usize,
    /// Whether it is the initiative's main sector, with a filled mark.
    pub main: bool,
    /// The mark's shape.
    pub family: Family,
    /// The index of the ring in [`Map::rings`](super::Map::rings).
    pub ring: usize,
    /// Its distance from the centre.
    pub radius: f64,
    /// Its direction.
    pub angle: f64,
}

impl Seat {
    /// The point on the wheel.
    pub fn at(&self) -> Point {
        Point::polar(self.radius, self.angle)
    }
}

impl Span {
    /// The direction of its middle.
    pub fn middle(self) -> f64 {
        middle(self.from, self.to)
    }

    /// The directions of the background's edges at a radius.
    pub fn ground(self, radius: f64) -> (f64, f64) {
        self.within(radius, self.inset_from, self.inset_to)
    }

    /// The first and last direction of marks at a radius, such that a mark is entirely on the background and half a pitch
    /// away from the rays, like the neighbours' marks beyond them. The first is greater if there is none.
    pub(super) fn standing(self, radius: f64, pitch: f64) -> (f64, f64) {
        let margin = |inset: f64| (inset + pitch * MARK * REACH).max(pitch / 2.0);
        self.within(radius, margin(self.inset_from), margin(self.inset_to))
    }

    /// How many marks fit into a row at a radius.
    pub(super) fn capacity(self, radius: f64, pitch: f64) -> usize {
        let (from, to) = self.standing(radius, pitch);
        let steps = (to - from) / chord_angle(pitch, radius) + SLACK;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative here, and a cast saturates"
        )]
        if steps < 0.0 { 0 } else { steps as usize + 1 }
    }

    fn within(self, radius: f64, inset_from: f64, inset_to: f64) -> (f64, f64) {
        (
            self.from + offset_angle(inset_from, radius),
            self.to - offset_angle(inset_to, radius),
        )
    }
}

/// Assigns seats to the marks of one sector and ring, in `rows` of a given height that begin at the radius `inner`. Returns
/// whether they fit; if not, they are unchanged.
///
/// Marks are distributed over the rows in proportion to the rows' capacities: the running total is rounded to its share, so
/// that no row gets more than fits and a single mark is in the middle.
pub(super) fn stand(
    span: Span,
    inner: f64,
    (rows, row_height): (usize, f64),
    pitch: f64,
    own: &mut [Seat],
) -> bool {
    let radius_of = |row: usize| inner + (as_f64(row) + 0.5) * row_height;
    let (mut total, mut until) = (0, Vec::new());
    for row in 0..rows {
        total += span.capacity(radius_of(row), pitch);
        until.push(total);
    }
    if total < own.len() {
        return false;
    }
    // For each row the number of slots, and how many of them are taken.
    let (mut so_far, mut slots) = (0, Vec::new());
    for capacity in until {
        let until_here = (2 * own.len() * capacity + total) / (2 * total.max(1));
        slots.push((until_here - so_far, 0));
        so_far = until_here;
    }
    for seat in own {
        // Take the slots in their order along the ring: by the slot's middle relative to its row, compared as fractions of
        // integers, which are exact on every machine. The minimum of those left starts as 1 / 0.
        let (mut best, mut least) = (0, (1, 0));
        for (row, &(all, taken)) in slots.iter().enumerate() {
            let part = 2 * taken + 1;
            if taken < all && part * least.1 < least.0 * all {
                (best, least) = (row, (part, all));
            }
        }
        let Some((all, taken)) = slots.get_mut(best) else {
            continue;
        };
        let radius = radius_of(best);
        let (from, to) = span.standing(radius, pitch);
        let steps = as_f64(*taken) - (as_f64(*all) - 1.0) / 2.0;
        seat.radius = radius;
        seat.angle = middle(from, to) + steps * chord_angle(pitch, radius);
        *taken += 1;
    }
    true
}
