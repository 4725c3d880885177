//! What the bins show for a filter: their numbers, and the marks that come back.
//!
//! A bin too small for all its marks keeps its number. So the map always represents every matching membership, with at most
//! some 1,400 elements.

use crate::content::InitiativeIdx;

use super::density::{Bin, Level, SHADES, level};
use super::seat::{MARK, Seat};
use super::seating::Map;
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Point, as_f64, rounded};

/// The fraction of a bin that its number may take.
const FREE: f64 = 0.92;
/// The width and height of a digit relative to the text size, in Arial and Helvetica.
pub(super) const DIGIT: (f64, f64) = (0.556, 0.716);
/// The width of a thousands separator, relative to the text's size.
const SEPARATOR: f64 = 0.278;

/// A bin in one of the map's forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BinPicture {
    /// Path data, to be filled.
    pub path: String,
    /// Its centre.
    pub middle: Point,
    /// The direction of the ring's radius at the centre. In the rows it points to the right.
    pub(super) direction: f64,
    /// Its extent along that radius.
    pub(super) thickness: f64,
    /// Its extent across the radius, at the centre.
    pub(super) width: f64,
    /// By how much that shrinks on either side per unit inwards.
    pub(super) narrowing: f64,
    /// The maximum text size of its number.
    pub(super) greatest_number: f64,
}

/// A mark in one of the map's forms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The index of its seat in [`Map::seats`].
    pub seat: usize,
    /// Its centre.
    pub at: Point,
}

/// What the bins of one form show for a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The number of matching memberships of each of [`Map::bins`].
    pub counts: Vec<usize>,
    /// For each bin whether its matching memberships have marks. Otherwise it shows its number, if that is not 0.
    pub has_marks: Vec<bool>,
    /// The marks, in the order of the seats.
    pub marks: Vec<Mark>,
    /// On the wheel, the same marks as seats.
    pub(super) seats: Vec<Seat>,
    /// The pitch of the marks.
    pub pitch: f64,
    /// Whether few enough match for marks.
    pub(super) comes_back: bool,
    /// The largest of the displayed numbers.
    greatest: usize,
}

impl BinPicture {
    /// The text size at which a number fits into the bin, upright, whatever the bin's direction.
    pub fn number_size(&self, number: usize) -> f64 {
        let digits = number.to_string().len();
        // Thousands may be separated by a space or a comma.
        let width = DIGIT.0 * as_f64(digits) + SEPARATOR * as_f64((digits - 1) / 3);
        let height = DIGIT.1;
        let (sine, cosine) = sin_cos(self.direction);
        let (sine, cosine) = (sine.abs(), cosine.abs());
        // The extent of a text of size 1 along the radius and across it.
        let (along, across) = (
            width * sine + height * cosine,
            width * cosine + height * sine,
        );
        let fits_along = self.thickness * FREE / along;
        let fits_across = self.width * FREE / (across + self.narrowing * along);
        rounded(fits_along.min(fits_across).min(self.greatest_number))
    }

    /// The baseline of a number of this size.
    pub fn number_y(&self, size: f64) -> f64 {
        self.middle.y + size * DIGIT.1 / 2.0
    }
}

impl Detail {
    /// Counts the matching memberships of each bin and, if they are few enough, lets `arrange` bring their marks back where
    /// they fit. O(seats).
    ///
    /// `arrange` takes a bin and its matching seats. If the marks fit, it adds them and returns `true`.
    pub(super) fn new(
        map: &Map,
        pitch: f64,
        matches: &dyn Fn(InitiativeIdx) -> bool,
        arrange: &dyn Fn(&Bin, &[usize], &mut Self) -> bool,
    ) -> Self {
        // All matching seats, bin by bin.
        let (mut matching, mut counts) = (Vec::new(), Vec::new());
        for bin in &map.bins {
            let before = matching.len();
            for index in bin.seats.clone() {
                if map
                    .seats
                    .get(index)
                    .is_some_and(|seat| matches(seat.initiative))
                {
                    matching.push(index);
                }
            }
            counts.push(matching.len() - before);
        }
        let mut detail = Self {
            greatest: 0,
            has_marks: Vec::new(),
            counts,
            marks: Vec::new(),
            seats: Vec::new(),
            pitch,
            comes_back: level(map.seats.len(), matching.len()) == Level::Marks,
        };
        let mut first = 0;
        for (index, bin) in map.bins.iter().enumerate() {
            let count = detail.count(index);
            let own = matching.get(first..first + count).unwrap_or_default();
            first += count;
            let has_marks = detail.comes_back && count > 0 && arrange(bin, own, &mut detail);
            detail.has_marks.push(has_marks);
            if !has_marks {
                detail.greatest = detail.greatest.max(count);
            }
        }
        detail
    }

    /// The size of the marks: see [`shape`](crate::layout::shape).
    pub fn mark_size(&self) -> f64 {
        self.pitch * MARK
    }

    /// The shade of a bin, from 1 to [`SHADES`], by its number relative to the largest; 0 if nothing in it matches, and 1
    /// under marks, which must stand out. Proportional to the square root, so that the step from 1 to 4 is as large as that
    /// from 49 to 64.
    pub fn shade(&self, bin: usize) -> usize {
        let Some(count) = self.number(bin) else {
            return self.count(bin).min(1);
        };
        // The lowest shade whose squared fraction is at least the count's fraction.
        (1..SHADES)
            .find(|shade| count * SHADES * SHADES <= shade * shade * self.greatest)
            .unwrap_or(SHADES)
    }

    /// The number of matching memberships in a bin.
    pub fn count(&self, bin: usize) -> usize {
        self.counts.get(bin).copied().unwrap_or(0)
    }

    /// The number that a bin displays; `None` if nothing matches or it has marks.
    pub fn number(&self, bin: usize) -> Option<usize> {
        let has_marks = self.has_marks.get(bin).copied().unwrap_or(false);
        Some(self.count(bin)).filter(|&count| count > 0 && !has_marks)
    }

    /// How many numbers are displayed.
    #[inline(never)]
    pub(super) fn numbers(&self) -> usize {
        let mut numbers = 0;
        for bin in 0..self.counts.len() {
            numbers += usize::from(self.number(bin).is_some());
        }
        numbers
    }

    /// The mark of a seat, if it is displayed.
    pub fn mark(&self, seat: usize) -> Option<Mark> {
        self.marks.iter().find(|mark| mark.seat == seat).copied()
    }

    /// The seat on the wheel with this index, at the position of its mark.
    pub(super) fn seat(&self, map: &Map, index: usize) -> Option<Seat> {
        let back = self.marks.iter().position(|mark| mark.seat == index);
        let back = back.and_then(|nth| self.seats.get(nth)).copied();
        back.or_else(|| map.seats.get(index).copied())
    }

    /// Whether keys lead to a seat: those with a mark, and the first seat of each bin that displays its number.
    pub fn is_stop(&self, map: &Map, seat: usize) -> bool {
        map.bin_of(seat).is_some_and(|index| {
            let is_first = |bin: &Bin| bin.seats.start == seat;
            self.mark(seat).is_some()
                || (self.number(index).is_some() && map.bins.get(index).is_some_and(is_first))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_with_the_square_root() {
        let detail = Detail {
            counts: vec![0, 1, 4, 5, 16, 17, 36, 37, 64, 65, 100],
            has_marks: vec![false; 11],
            marks: Vec::new(),
            seats: Vec::new(),
            pitch: 9.0,
            comes_back: false,
            greatest: 100,
        };
        let shades: Vec<usize> = (0..11).map(|bin| detail.shade(bin)).collect();
        assert_eq!(shades, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
}
