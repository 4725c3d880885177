//! The rows: the map's form on narrow screens. One strip per sector, with the years from left to right.

use core::f64::consts::FRAC_PI_2;

use crate::content::{InitiativeIdx, Sector};

use super::density::Bin;
use super::detail::{BinPicture, Detail, Mark};
use super::seat::{MARK, Seat};
use super::seating::Map;
use crate::layout::plane::geometry::{Path, Point, Rect, as_f64, middle, rounded};
use crate::query::Years;

/// The width of a strip.
pub const WIDTH: f64 = 344.0;
/// The size of a mark.
pub const MARK_SIZE: f64 = 7.0;
/// The distance between neighbouring marks.
pub const PITCH: f64 = 9.4;
/// The margin above and below the marks of a strip, including the ring around a focused mark.
const MARGIN: f64 = 4.0;
/// The maximum text size of a number.
const NUMBER: f64 = 13.0;
/// How many lines of marks fit into a bin.
const BIN_LINES: usize = 5;

/// The rows. The same in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The size of marks: see [`shape`](crate::layout::shape).
    pub mark_size: f64,
    /// The radius of the ring around a focused mark.
    pub focus_radius: f64,
    /// One per ring, from the left.
    pub columns: Vec<Column>,
    /// One per sector, in order.
    pub strips: Vec<Strip>,
    /// The bins, as in [`Map::bins`], each in its strip.
    pub bins: Vec<BinPicture>,
}

/// The column of a ring in every strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Which years.
    pub years: Years,
    /// Its centre.
    pub x: f64,
    /// Whether the axis labels it: every other one, including the newest.
    pub named: bool,
}

/// The marks of a sector.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Whose it is.
    pub sector: Sector,
    /// What the SVG shows, from (0, 0); its width is [`WIDTH`].
    pub bounds: Rect,
    /// Its marks; empty if there are bins.
    pub marks: Vec<Mark>,
}

impl Rows {
    /// Lays out the rows. O(marks).
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::layout::map::{Map, Rows};
    ///
    /// let bytes = include_bytes!("../../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let map = Map::new(&content);
    /// let rows = Rows::new(&map);
    /// assert_eq!((rows.strips.len(), rows.columns.len()), (map.spans.len(), map.rings.len()));
    /// ```
    pub fn new(map: &Map) -> Self {
        let width = column_width(map);
        let (mut columns, mut strips, mut bins) = (Vec::new(), Vec::new(), Vec::new());
        for (index, ring) in map.rings.iter().enumerate() {
            columns.push(Column {
                years: ring.years,
                x: rounded((as_f64(index) + 0.5) * width),
                named: (map.rings.len() - index) % 2 == 1,
            });
        }
        for (index, span) in map.spans.iter().enumerate() {
            strips.push(strip(map, index, span.sector));
        }
        for own in &map.bins {
            bins.push(bin(map, own));
        }
        Self {
            mark_size: MARK_SIZE,
            focus_radius: MARK_SIZE * 0.9,
            columns,
            strips,
            bins,
        }
    }

    /// The position of an initiative's mark in a sector's strip; the centre of its bin if the mark is not displayed.
    pub fn mark(
        &self,
        map: &Map,
        initiative: InitiativeIdx,
        sector: Sector,
        detail: Option<&Detail>,
    ) -> Option<Mark> {
        let seat = map.seat_of(initiative, sector)?;
        let Some(detail) = detail else {
            let span = map.span_of(sector)?;
            let nth = seat - map.seats_in(span).start;
            return self.strips.get(span)?.marks.get(nth).copied();
        };
        detail.mark(seat).or_else(|| {
            let at = self.bins.get(map.bin_of(seat)?)?.middle;
            Some(Mark { seat, at })
        })
    }
}

/// What the rows show for a filter. O(seats).
pub fn rows_detail(map: &Map, matches: &dyn Fn(InitiativeIdx) -> bool) -> Detail {
    let stack = Stack::new(map, BIN_LINES);
    Detail::new(map, MARK_SIZE / MARK, matches, &|bin, own, detail| {
        if own.len() > stack.in_line * BIN_LINES {
            return false;
        }
        for (nth, &seat) in own.iter().enumerate() {
            let at = stack.seat(bin.ring, nth, own.len());
            detail.marks.push(Mark { seat, at });
        }
        true
    })
}

#[inline(never)]
fn column_width(map: &Map) -> f64 {
    WIDTH / as_f64(map.rings.len().max(1))
}

impl Seat {
    /// Whether another seat of the same sector is in the same ring.
    const fn shares_ring(&self, other: &Self) -> bool {
        self.ring == other.ring
    }
}

/// How marks of a strip are stacked: those of each ring from the bottom up, in lines from left to right.
struct Stack {
    /// The width of a column.
    width: f64,
    /// The height of the strip.
    height: f64,
    /// How many marks fit on a line of a column.
    in_line: usize,
}

impl Stack {
    fn new(map: &Map, lines: usize) -> Self {
        Self {
            width: column_width(map),
            height: rounded(MARGIN * 2.0 + as_f64(lines) * PITCH),
            in_line: in_line(map),
        }
    }

    /// The position of mark `nth` of `all` in a ring.
    fn seat(&self, ring: usize, nth: usize, all: usize) -> Point {
        let in_line = all.min(self.in_line);
        let x = (as_f64(ring) + 0.5) * self.width
            + (as_f64(nth % self.in_line) - as_f64(in_line - 1) / 2.0) * PITCH;
        let y = self.height - MARGIN - (as_f64(nth / self.in_line) + 0.5) * PITCH;
        Point {
            x: rounded(x),
            y: rounded(y),
        }
    }
}

#[inline(never)]
fn in_line(map: &Map) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let most = (column_width(map) / PITCH) as usize;
    most.max(1)
}

/// A sector's marks, stacked, or the space for its bins.
fn strip(map: &Map, span: usize, sector: Sector) -> Strip {
    let mut marks = Vec::new();
    let (start, own) = if map.bins.is_empty() {
        let range = map.seats_in(span);
        (range.start, map.seats.get(range).unwrap_or_default())
    } else {
        (0, &[][..])
    };
    let in_line = in_line(map);
    let mut lines = if map.bins.is_empty() { 1 } else { BIN_LINES };
    for of_ring in own.chunk_by(Seat::shares_ring) {
        lines = lines.max(of_ring.len().div_ceil(in_line));
    }
    let stack = Stack::new(map, lines);
    for of_ring in own.chunk_by(Seat::shares_ring) {
        for (nth, seat) in of_ring.iter().enumerate() {
            marks.push(Mark {
                seat: start + marks.len(),
                at: stack.seat(seat.ring, nth, of_ring.len()),
            });
        }
    }
    Strip {
        sector,
        bounds: Rect {
            left: 0.0,
            top: 0.0,
            right: WIDTH,
            bottom: stack.height,
        },
        marks,
    }
}

/// A bin: the part of its strip in its column.
fn bin(map: &Map, bin: &Bin) -> BinPicture {
    let Stack { width, height, .. } = Stack::new(map, BIN_LINES);
    let (left, right) = (as_f64(bin.ring) * width, as_f64(bin.ring + 1) * width);
    let mut path = Path::default();
    path.polygon(&[(left, 0.0), (right, 0.0), (right, height), (left, height)])
        .close();
    BinPicture {
        path: path.finish(),
        middle: Point {
            x: rounded(middle(left, right)),
            y: rounded(height / 2.0),
        },
        direction: FRAC_PI_2,
        thickness: width,
        width: height,
        narrowing: 0.0,
        greatest_number: NUMBER,
    }
}
