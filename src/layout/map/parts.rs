//! The parts of a sector: one for each objective of an area, in order, and a last one for what serves none of them. Marks
//! stand in the part of their first objective, and each part ends in its segment of the rim.
//!
//! A part's angle grows with (its marks + 1.2)^0.62, so that an objective without any initiative is still seen, and seen to
//! be empty. Near the hub a part may be narrower than the pitch; its marks then stand on rows where the parts beside it
//! leave room, or further out.

use crate::content::ObjectiveIdx;
use crate::layout::plane::geometry::{as_f64, chord_angle, middle, offset_angle};

use super::seat::{SLACK, Seat, Span};

/// What is added to the number of a part's marks.
const WEIGHT_OF_NONE: f64 = 1.2;
/// The exponent 0.62 of a part's weight, as the first twenty binary digits behind the point.
const EXPONENT: u32 = 0b1001_1110_1011_1000_0101;
const DIGITS: u32 = 20;

/// A part of a sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The objective; `None` for what serves none, and for a sector without objectives.
    pub objective: Option<ObjectiveIdx>,
    /// The angle at which it begins, clockwise.
    pub from: f64,
    /// The angle at which it ends. That of an empty part without an objective is where it begins, if there are others.
    pub to: f64,
}

/// A positive number to the power of 0.62, by repeated square roots, which are the same on every machine.
fn power(number: f64) -> f64 {
    let (mut root, mut product) = (number, 1.0);
    for digit in (0..DIGITS).rev() {
        root = root.sqrt();
        if EXPONENT >> digit & 1 == 1 {
            product *= root;
        }
    }
    product
}

/// Divides a sector between its objectives and the rest. `counts` has the number of marks for each objective, and last that
/// for none.
pub(super) fn divide_sector(
    span: &Span,
    objectives: &[ObjectiveIdx],
    counts: &[usize],
) -> Vec<Part> {
    let mut weights = Vec::new();
    for (place, &count) in counts.iter().enumerate() {
        let is_left_out = place == objectives.len() && place > 0 && count == 0;
        weights.push(if is_left_out {
            0.0
        } else {
            power(as_f64(count) + WEIGHT_OF_NONE)
        });
    }
    let mut total = 0.0;
    for weight in &weights {
        total += weight;
    }
    let (mut parts, mut sum) = (Vec::new(), 0.0);
    let at = |sum: f64| span.from + (span.to - span.from) * sum / total;
    for (place, weight) in weights.into_iter().enumerate() {
        let from = at(sum);
        sum += weight;
        parts.push(Part {
            objective: objectives.get(place).copied(),
            from,
            to: at(sum),
        });
    }
    // Rounding must not leave a gap at the end.
    if let Some(last) = parts.last_mut() {
        last.to = span.to;
    }
    parts
}

/// One row while the marks of a sector and a ring are being assigned to the rows, part by part.
struct Row {
    radius: f64,
    /// The angle of the pitch.
    step: f64,
    /// From where on a mark may stand.
    free: f64,
    /// Where the last mark may stand.
    end: f64,
}

impl Row {
    /// The rows of a ring that begins at the radius `inner`, all free.
    fn all(span: &Span, inner: f64, (rows, row_height): (usize, f64), pitch: f64) -> Vec<Self> {
        let mut all = Vec::with_capacity(rows);
        for row in 0..rows {
            let radius = inner + (as_f64(row) + 0.5) * row_height;
            let (free, end) = span.standing(radius, pitch);
            all.push(Self {
                radius,
                step: chord_angle(pitch, radius),
                free,
                end,
            });
        }
        all
    }

    /// The first and the last direction of marks of a part here, and how many fit in between.
    fn room(&self, part: &Part, pitch: f64) -> (f64, f64, usize) {
        let margin = offset_angle(pitch / 2.0, self.radius);
        let (from, to) = if part.to - part.from > 2.0 * margin {
            (part.from + margin, part.to - margin)
        } else {
            let middle = middle(part.from, part.to);
            (middle, middle)
        };
        let (from, to) = (from.max(self.free), to.min(self.end));
        let steps = (to - from) / self.step + SLACK;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative here, and a cast saturates"
        )]
        let count = if steps < 0.0 { 0 } else { steps as usize + 1 };
        (from, to, count)
    }
}

/// Assigns seats to the marks of one sector and ring, part by part: `counts` says how many each part has, in the order of
/// `own`. Returns whether they fit into `rows` of a given height that begin at the radius `inner`.
///
/// Within a part, marks are distributed over the rows in proportion to the room there: the running total is rounded to its
/// share, so that no row gets more than fits. O(marks · rows).
pub(super) fn stand_in_parts(
    (span, parts): (&Span, &[Part]),
    inner: f64,
    (rows, row_height): (usize, f64),
    pitch: f64,
    counts: &[usize],
    mut own: Option<&mut [Seat]>,
) -> bool {
    let mut all = Row::all(span, inner, (rows, row_height), pitch);
    let mut done = 0;
    for (part, &count) in parts.iter().zip(counts) {
        if count == 0 {
            continue;
        }
        let (mut total, mut rooms) = (0, Vec::with_capacity(rows));
        for row in &all {
            let room = row.room(part, pitch);
            total += room.2;
            rooms.push((room, total));
        }
        if total < count {
            return false;
        }
        let mut so_far = 0;
        let mut slots = Vec::with_capacity(rows);
        for (row, ((from, to, _), until)) in all.iter_mut().zip(rooms) {
            let until_here = (2 * count * until + total) / (2 * total);
            let here = until_here - so_far;
            so_far = until_here;
            let first = middle(from, to) - (as_f64(here) - 1.0) / 2.0 * row.step;
            if here > 0 {
                row.free = first + as_f64(here) * row.step;
            }
            slots.push((here, 0, first));
        }
        for place in done..done + count {
            let best = next_row(&slots);
            if let (Some(slot), Some(row)) = (slots.get_mut(best), all.get(best)) {
                if let Some(seat) = own.as_deref_mut().and_then(|own| own.get_mut(place)) {
                    seat.radius = row.radius;
                    seat.angle = slot.2 + as_f64(slot.1) * row.step;
                }
                slot.1 += 1;
            }
        }
        done += count;
    }
    true
}

/// The row whose next slot comes first along the ring, given for each row how many slots it has, how many of them are taken,
/// and where the first one is.
///
/// Compares the middles of slots relative to their rows, as fractions of integers, which are exact on every machine. The
/// minimum of those left starts as 1 / 0.
fn next_row(slots: &[(usize, usize, f64)]) -> usize {
    let (mut best, mut least) = (0, (1, 0));
    for (row, &(here, taken, _)) in slots.iter().enumerate() {
        let at = 2 * taken + 1;
        if taken < here && at * least.1 < least.0 * here {
            (best, least) = (row, (at, here));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::power;

    #[test]
    fn the_power_is_that_of_the_standard_library() {
        for number in 0..200 {
            let number = f64::from(number) + 1.2;
            assert!((power(number) - number.powf(0.62)).abs() < 1e-4 * number);
        }
    }
}
