//! How much of the content the map draws one by one.
//!
//! Up to [`MOST_MARKS`] memberships each has a mark. Above that nobody could tell them apart, and a browser could not
//! keep up with them: then all that stands in one sector and one ring is a [`Cell`] with its number. When a filter leaves
//! at most [`MOST_BACK`] memberships, their marks are back, each in its own cell; a cell that has not room for all of its
//! own keeps its number. So the map always stands for every membership that matches, and is never more than some 1,400
//! elements.

use core::ops::Range;

use crate::content::InitiativeIdx;

use super::angle::sin_cos;
use super::geometry::{Point, rounded};
use super::map::{MARK, Map, Place, as_f64, stand};

/// The most memberships of which each has a mark.
pub const MOST_MARKS: usize = 1100;
/// The most memberships whose marks are links with a shape in them. Beyond it a mark is the shape alone: one element.
pub const MOST_LINKS: usize = 500;
/// The most matching memberships whose marks come back into cells.
pub const MOST_BACK: usize = 250;
/// The most rings of cells: each has to be thick enough for a number.
pub const MOST_CELL_RINGS: usize = 10;
/// How many shades a cell can have.
pub const SHADES: usize = 5;

/// The pitches of marks that come back to the wheel, the greatest first.
pub(super) const PITCHES: [f64; 3] = [17.0, 14.0, 11.0];
/// The part of a cell that a number may take.
const FREE: f64 = 0.92;
/// The width of a digit and its height, as parts of the text's size: those of Arial and Helvetica.
const DIGIT: (f64, f64) = (0.556, 0.716);

/// How the memberships that match are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A mark for each.
    Marks,
    /// As numbers in cells.
    Cells,
}

/// How `matching` of so many memberships are drawn.
pub const fn level(memberships: usize, matching: usize) -> Level {
    if memberships <= MOST_MARKS || matching <= MOST_BACK {
        Level::Marks
    } else {
        Level::Cells
    }
}

/// All that stands in one sector and one ring. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The index of the sector in [`Map::spans`].
    pub span: usize,
    /// The index of the ring in [`Map::rings`].
    pub ring: usize,
    /// The indices of its places in [`Map::places`].
    pub places: Range<usize>,
}

/// A cell in one of the map's forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellPicture {
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
    /// The index of its place in [`Map::places`].
    pub place: usize,
    /// Its centre.
    pub at: Point,
}

/// What a filter leaves, as the cells of one form show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// For each of [`Map::cells`] how many of its memberships match.
    pub counts: Vec<usize>,
    /// For each whether these have marks. Else the cell has its number, if that is not 0.
    pub has_marks: Vec<bool>,
    /// The marks, in the order of the places.
    pub marks: Vec<Mark>,
    /// In the wheel the same marks as places.
    pub(super) places: Vec<Place>,
    /// The pitch of the marks.
    pub pitch: f64,
    /// Whether it is little enough for marks.
    comes_back: bool,
    /// The greatest of the numbers that are shown.
    greatest: usize,
}

impl CellPicture {
    /// The size of the text of a number, so that it has room in the cell: upright, however the cell lies.
    pub fn number_size(&self, number: usize) -> f64 {
        let digits = number.to_string().len();
        let (width, height) = (DIGIT.0 * as_f64(digits), DIGIT.1);
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
    /// Counts what matches in each cell and, if it is little enough, has `arrange` bring its marks back, as far as there is
    /// room. O(places).
    ///
    /// `arrange` takes a cell and the places in it that match. If there is room it adds their marks and says so.
    pub(super) fn new(
        map: &Map,
        pitch: f64,
        matches: &dyn Fn(InitiativeIdx) -> bool,
        arrange: &dyn Fn(&Cell, &[usize], &mut Self) -> bool,
    ) -> Self {
        // All places that match, cell by cell.
        let (mut matching, mut counts) = (Vec::new(), Vec::new());
        for cell in &map.cells {
            let before = matching.len();
            for index in cell.places.clone() {
                if map
                    .places
                    .get(index)
                    .is_some_and(|place| matches(place.initiative))
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
            places: Vec::new(),
            pitch,
            comes_back: level(map.places.len(), matching.len()) == Level::Marks,
        };
        let mut first = 0;
        for (index, cell) in map.cells.iter().enumerate() {
            let count = detail.count(index);
            let own = matching.get(first..first + count).unwrap_or_default();
            first += count;
            let has_marks = detail.comes_back && count > 0 && arrange(cell, own, &mut detail);
            detail.has_marks.push(has_marks);
            if !has_marks {
                detail.greatest = detail.greatest.max(count);
            }
        }
        detail
    }

    /// The size of the marks: see [`shape`](super::shape::shape).
    pub fn mark_size(&self) -> f64 {
        self.pitch * MARK
    }

    /// The shade of a cell, from 1 to [`SHADES`], by the part that its number has of the greatest one; 0 if nothing in it
    /// matches, and 1 under marks, which must stand out. By the square root: between 1 and 4 there is as much of a step as
    /// between 49 and 64.
    pub fn shade(&self, cell: usize) -> usize {
        let Some(count) = self.number(cell) else {
            return self.count(cell).min(1);
        };
        // The least shade whose square, as a part of that of the last, is not below.
        (1..SHADES)
            .find(|shade| count * SHADES * SHADES <= shade * shade * self.greatest)
            .unwrap_or(SHADES)
    }

    /// How many of a cell's memberships match.
    pub fn count(&self, cell: usize) -> usize {
        self.counts.get(cell).copied().unwrap_or(0)
    }

    /// The number that a cell shows: none where nothing matches or marks stand for it.
    pub fn number(&self, cell: usize) -> Option<usize> {
        let has_marks = self.has_marks.get(cell).copied().unwrap_or(false);
        Some(self.count(cell)).filter(|&count| count > 0 && !has_marks)
    }

    /// How many numbers are shown.
    #[inline(never)]
    fn numbers(&self) -> usize {
        let mut numbers = 0;
        for cell in 0..self.counts.len() {
            numbers += usize::from(self.number(cell).is_some());
        }
        numbers
    }

    /// The mark of a place, if it is back.
    pub fn mark(&self, place: usize) -> Option<Mark> {
        self.marks.iter().find(|mark| mark.place == place).copied()
    }

    /// The place of the wheel with this index, where its mark stands.
    pub(super) fn place(&self, map: &Map, index: usize) -> Option<Place> {
        let back = self.marks.iter().position(|mark| mark.place == index);
        let back = back.and_then(|nth| self.places.get(nth)).copied();
        back.or_else(|| map.places.get(index).copied())
    }

    /// Where keys lead: to every mark that is back, and for a cell that has its number to the first of its places.
    pub fn is_stop(&self, map: &Map, place: usize) -> bool {
        map.cell_of(place).is_some_and(|index| {
            let is_first = |cell: &Cell| cell.places.start == place;
            self.mark(place).is_some()
                || (self.number(index).is_some() && map.cells.get(index).is_some_and(is_first))
        })
    }
}

impl Map {
    /// The index of the cell that a place is in.
    pub fn cell_of(&self, place: usize) -> Option<usize> {
        let index = self.cells.partition_point(|cell| cell.places.end <= place);
        (index < self.cells.len()).then_some(index)
    }

    /// The indices of a sector's cells.
    pub fn cells_in(&self, span: usize) -> Range<usize> {
        let start = |span| self.cells.partition_point(|cell| cell.span < span);
        start(span)..start(span + 1)
    }

    /// Whether the map's marks are links with a shape in them.
    pub fn has_links(&self) -> bool {
        !self.cells.is_empty() || self.places.len() <= MOST_LINKS
    }

    /// What a filter leaves on the wheel. The pitch of marks that come back is the one of `PITCHES` that leaves the fewest
    /// numbers, of those the greatest. O(places) for each.
    pub fn wheel_detail(&self, matches: &dyn Fn(InitiativeIdx) -> bool) -> Detail {
        let mut best = self.wheel_detail_at(PITCHES[0], matches);
        for &pitch in &PITCHES[1..] {
            if !best.comes_back || best.numbers() == 0 {
                break;
            }
            let next = self.wheel_detail_at(pitch, matches);
            if next.numbers() < best.numbers() {
                best = next;
            }
        }
        best
    }

    #[inline(never)]
    fn wheel_detail_at(&self, pitch: f64, matches: &dyn Fn(InitiativeIdx) -> bool) -> Detail {
        Detail::new(self, pitch, matches, &|cell, own, detail| {
            self.arrange(cell, own, detail)
        })
    }

    /// Gives marks places in a cell of the wheel, if it has room for them.
    fn arrange(&self, cell: &Cell, own: &[usize], detail: &mut Detail) -> bool {
        let (Some(span), Some(ring)) = (self.spans.get(cell.span), self.rings.get(cell.ring))
        else {
            return false;
        };
        let (pitch, thickness) = (detail.pitch, ring.outer - ring.inner);
        let mut rows = 1;
        while as_f64(rows + 1) * pitch <= thickness {
            rows += 1;
        }
        let row_height = thickness / as_f64(rows);
        if row_height < pitch {
            return false;
        }
        let mut places = Vec::new();
        for &index in own {
            places.extend(self.places.get(index));
        }
        if !stand(*span, ring.inner, (rows, row_height), pitch, &mut places) {
            return false;
        }
        for (&place, stands) in own.iter().zip(&places) {
            let at = stands.at();
            detail.marks.push(Mark { place, at });
            detail.places.push(*stands);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_follows_from_two_counts() {
        for (memberships, matching, expected) in [
            (0, 0, Level::Marks),
            (MOST_MARKS, MOST_MARKS, Level::Marks),
            (MOST_MARKS + 1, MOST_MARKS + 1, Level::Cells),
            (MOST_MARKS + 1, MOST_BACK + 1, Level::Cells),
            (MOST_MARKS + 1, MOST_BACK, Level::Marks),
            (1_000_000, 0, Level::Marks),
        ] {
            assert_eq!(level(memberships, matching), expected);
        }
    }

    #[test]
    fn shades_grow_with_the_square_root() {
        let detail = Detail {
            counts: vec![0, 1, 4, 5, 16, 17, 36, 37, 64, 65, 100],
            has_marks: vec![false; 11],
            marks: Vec::new(),
            places: Vec::new(),
            pitch: 9.0,
            comes_back: false,
            greatest: 100,
        };
        let shades: Vec<usize> = (0..11).map(|cell| detail.shade(cell)).collect();
        assert_eq!(shades, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
}
