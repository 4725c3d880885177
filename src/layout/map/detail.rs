//! What a filter leaves where there are bins: their numbers, and the marks that are back.
//!
//! A bin that has not room for all of its own keeps its number. So the map always stands for every membership that matches,
//! and is never more than some 1,400 elements.

use crate::content::InitiativeIdx;

use super::density::{Bin, Level, SHADES, level};
use super::seat::{MARK, Seat};
use super::seating::Map;
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Point, as_f64, rounded};

/// The part of a bin that a number may take.
const FREE: f64 = 0.92;
/// The width of a digit and its height, as parts of the text's size: those of Arial and Helvetica.
const DIGIT: (f64, f64) = (0.556, 0.716);
/// The width of what stands between thousands, likewise.
const SEPARATOR: f64 = 0.278;

/// A bin in one of the map's forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BinPicture {
    /// Path data, to be filled.
    pub path: String,
    /// Its middle.
    pub middle: Point,
    /// The direction of the ring's radius in the middle. In the rows it points to the right.
    pub(super) direction: f64,
    /// How much there is along that radius.
    pub(super) thickness: f64,
    /// How much there is across it in the middle.
    pub(super) width: f64,
    /// How much less on either side each unit further in.
    pub(super) narrowing: f64,
    /// The greatest size of its number.
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

/// What a filter leaves, as the bins of one form show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// For each of [`Map::bins`] how many of its memberships match.
    pub counts: Vec<usize>,
    /// For each whether these have marks. Else the bin has its number, if that is not 0.
    pub has_marks: Vec<bool>,
    /// The marks, in the order of the seats.
    pub marks: Vec<Mark>,
    /// In the wheel the same marks as seats.
    pub(super) seats: Vec<Seat>,
    /// The pitch of the marks.
    pub pitch: f64,
    /// Whether it is little enough for marks.
    pub(super) comes_back: bool,
    /// The greatest of the numbers that are shown.
    greatest: usize,
}

impl BinPicture {
    /// The size of the text of a number, so that it has room in the bin: upright, however the bin lies.
    pub fn number_size(&self, number: usize) -> f64 {
        let digits = number.to_string().len();
        // Between thousands there may be a space or a comma.
        let width = DIGIT.0 * as_f64(digits) + SEPARATOR * as_f64((digits - 1) / 3);
        let height = DIGIT.1;
        let (sine, cosine) = sin_cos(self.direction);
        let (sine, cosine) = (sine.abs(), cosine.abs());
        // What a text of size 1 takes along the radius and across it.
        let (along, across) = (
            width * sine + height * cosine,
            width * cosine + height * sine,
        );
        let fits_along = self.thickness * FREE / along;
        let fits_across = self.width * FREE / (across + self.narrowing * along);
        rounded(fits_along.min(fits_across).min(self.greatest_number))
    }

    /// The base line of a number of a size.
    pub fn number_y(&self, size: f64) -> f64 {
        self.middle.y + size * DIGIT.1 / 2.0
    }
}

impl Detail {
    /// Counts what matches in each bin and, if it is little enough, has `arrange` bring its marks back, as far as there is
    /// room. O(seats).
    ///
    /// `arrange` takes a bin and the seats in it that match. If there is room it adds their marks and says so.
    pub(super) fn new(
        map: &Map,
        pitch: f64,
        matches: &dyn Fn(InitiativeIdx) -> bool,
        arrange: &dyn Fn(&Bin, &[usize], &mut Self) -> bool,
    ) -> Self {
        // All seats that match, bin by bin.
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

    /// The shade of a bin, from 1 to [`SHADES`], by the part that its number has of the greatest one; 0 if nothing in it
    /// matches, and 1 under marks, which must stand out. By the square root: between 1 and 4 there is as much of a step as
    /// between 49 and 64.
    pub fn shade(&self, bin: usize) -> usize {
        let Some(count) = self.number(bin) else {
            return self.count(bin).min(1);
        };
        // The least shade whose square, as a part of that of the last, is not below.
        (1..SHADES)
            .find(|shade| count * SHADES * SHADES <= shade * shade * self.greatest)
            .unwrap_or(SHADES)
    }

    /// How many of a bin's memberships match.
    pub fn count(&self, bin: usize) -> usize {
        self.counts.get(bin).copied().unwrap_or(0)
    }

    /// The number that a bin shows: none where nothing matches or marks stand for it.
    pub fn number(&self, bin: usize) -> Option<usize> {
        let has_marks = self.has_marks.get(bin).copied().unwrap_or(false);
        Some(self.count(bin)).filter(|&count| count > 0 && !has_marks)
    }

    /// How many numbers are shown.
    #[inline(never)]
    pub(super) fn numbers(&self) -> usize {
        let mut numbers = 0;
        for bin in 0..self.counts.len() {
            numbers += usize::from(self.number(bin).is_some());
        }
        numbers
    }

    /// The mark of a seat, if it is back.
    pub fn mark(&self, seat: usize) -> Option<Mark> {
        self.marks.iter().find(|mark| mark.seat == seat).copied()
    }

    /// The seat of the wheel with this index, where its mark stands.
    pub(super) fn seat(&self, map: &Map, index: usize) -> Option<Seat> {
        let back = self.marks.iter().position(|mark| mark.seat == index);
        let back = back.and_then(|nth| self.seats.get(nth)).copied();
        back.or_else(|| map.seats.get(index).copied())
    }

    /// Where keys lead: to every mark that is back, and for a bin that has its number to the first of its seats.
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
