//! Assigns abstract seats: sector, ring, and the position in both.
//!
//! **Sectors.** Areas are clockwise over the top, programmes at the bottom, with a gutter for the years on either side
//! between them. A sector's angle grows with the square root of (its initiatives + 4).
//!
//! **Rings.** One for each year in which something began, the oldest inside; years without any have none. Everything before
//! the strategy's first year shares one ring, and so do the oldest years after that if there would be more than
//! [`MOST_RINGS`]. Initiatives without a date have the innermost ring. Empty rings do not exist.
//!
//! **Rows.** Each ring has as many rows as its fullest sector needs, so that a busy year is a thick ring. The pitch, the
//! minimum distance of two marks, is the largest one up to [`WIDEST_PITCH`] at which all rings fit between hub and rim.
//! Within a sector and a ring, initiatives are sorted by objective, date and id. They stand in the part of their objective
//! ([`parts`](super::parts)), distributed over the rows in proportion to the room there.
//!
//! **Bins.** If there are more memberships than can be distinguished ([`level`]), those of a sector and a ring are one bin,
//! and a ring is as thick as their numbers need: see [`detail`](super::detail).

use core::f64::consts::PI;
use core::ops::Range;

use crate::content::{Content, Family, InitiativeIdx, Kind, Sector};
use crate::query::{MOST_BUCKETS, Years, years_that_began};

use super::compartments::memberships_in_order;
use super::density::{Bin, Level, MOST_BIN_RINGS, PITCHES, level};
use super::fit::{Sectors, fit, parts, row_height, stack};
use super::parts::{Part, stand_in_parts};
use super::seat::{MARK, Seat, Span};
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Rect, as_f64, length, middle};

/// The radius of the hub, which contains the number of initiatives.
pub const HUB: f64 = 90.0;
/// The outer radius of the rings and the sectors' backgrounds.
pub const GROUND: f64 = 423.0;
/// The radius of the whole wheel: the outer edge of the rim.
pub const RIM: f64 = 445.0;
/// The most rings.
pub const MOST_RINGS: usize = MOST_BUCKETS;
/// The maximum pitch.
pub const WIDEST_PITCH: f64 = 24.0;

/// The angle of a gutter. [`GUTTER_INSET`] on either side adds to it, so that the years fit near the hub.
const GUTTER: f64 = 9.0 / 180.0 * PI;
/// The margin of a background along an edge to a gutter.
const GUTTER_INSET: f64 = 4.0;
/// The margin of a background along an edge to another sector.
const INSET: f64 = 2.5;
/// In narrow sectors, an inset takes at most this fraction of a sector's width at the hub.
const WIDEST_INSET: f64 = 0.2;

/// The abstract seats of all initiatives. They depend on the whole content, never on a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The sectors, clockwise: areas, then programmes, each by number.
    pub spans: Vec<Span>,
    /// The parts of each sector, clockwise.
    pub parts: Vec<Vec<Part>>,
    /// The rings, from the inside out.
    pub rings: Vec<Ring>,
    /// One seat per membership, ordered by sector, ring, and position in the ring.
    pub seats: Vec<Seat>,
    /// The gutters: before and after the programmes. One if there are no programmes, or no areas.
    pub gutters: Vec<Gutter>,
    /// The bins, in the order of the seats. Empty if every membership has a mark.
    pub bins: Vec<Bin>,
    /// The minimum distance of two marks. In bins they may be closer: see [`Detail::pitch`](super::detail::Detail::pitch).
    pub pitch: f64,
    by_initiative: ByInitiative,
}

/// The indices of each initiative's seats.
#[derive(Clone, Debug, PartialEq)]
struct ByInitiative {
    /// The index in `seats` where those of each initiative begin, and at the end where the last ones end.
    starts: Vec<usize>,
    seats: Vec<usize>,
}

impl ByInitiative {
    fn new(content: &Content, seats: &[Seat]) -> Self {
        let facts = content.facts();
        let (mut starts, mut start) = (vec![0], 0);
        for initiative in facts.initiatives() {
            start += facts.sectors(initiative).count();
            starts.push(start);
        }
        let (mut next, mut sorted) = (starts.clone(), vec![0; seats.len()]);
        for (index, seat) in seats.iter().enumerate() {
            if let Some(next) = next.get_mut(seat.initiative.index()) {
                if let Some(own) = sorted.get_mut(*next) {
                    *own = index;
                }
                *next += 1;
            }
        }
        Self {
            starts,
            seats: sorted,
        }
    }

    fn seats_of(&self, initiative: InitiativeIdx) -> &[usize] {
        let index = initiative.index();
        let (start, end) = (self.starts.get(index), self.starts.get(index + 1));
        let own = start
            .zip(end)
            .and_then(|(&start, &end)| self.seats.get(start..end));
        own.unwrap_or_default()
    }
}

/// A part of the circle that is reserved for the years' labels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gutter {
    /// The angle at which it begins, clockwise.
    pub from: f64,
    /// The angle at which it ends, greater than `from`.
    pub to: f64,
    /// The distance of the backgrounds from the rays on either side.
    pub inset: f64,
}

/// A ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Which years.
    pub years: Years,
    /// The number of its rows, at least one. Rings of bins have rows, too, although they are empty: as many as the number
    /// of the ring's fullest bin needs across the ring.
    pub rows: usize,
    /// The radius of its inner edge.
    pub inner: f64,
    /// The radius of its outer edge.
    pub outer: f64,
}

impl Gutter {
    /// Whether a box stays clear of the grounds on either side.
    pub(super) fn holds(self, bounds: Rect) -> bool {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = bounds;
        [(left, top), (right, top), (left, bottom), (right, bottom)]
            .into_iter()
            .all(|(x, y)| {
                // How far the corner is clockwise of a ray.
                let beyond = |angle: f64| {
                    let (sine, cosine) = sin_cos(angle);
                    x * cosine + y * sine
                };
                length(x, y) < HUB
                    || (beyond(self.from) > -self.inset && beyond(self.to) < self.inset)
            })
    }
}

impl Ring {
    /// The radius of its middle.
    pub fn middle(self) -> f64 {
        middle(self.inner, self.outer)
    }
}

impl Map {
    /// Assigns a seat to every membership. Linear, except for finding the marks' pitch.
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::layout::map::Map;
    ///
    /// let bytes = include_bytes!("../../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let map = Map::new(&content);
    /// for (initiative, entry) in content.indexed_initiatives() {
    ///     assert_eq!(map.seats_of(initiative).len(), entry.sectors().count());
    /// }
    /// ```
    pub fn new(content: &Content) -> Self {
        let (spans, gutters) = spans(content);
        let mut memberships = 0;
        for span in &spans {
            memberships += content.sector_initiatives(span.sector).len();
        }
        let has_bins = level(memberships, memberships) == Level::Bins;
        let most_rings = if has_bins { MOST_BIN_RINGS } else { MOST_RINGS };
        let mut rings = rings(content, most_rings);
        let (initiatives, mut bins, counts) = memberships_in_order(content, &rings);
        let parts = parts(content, &spans, &bins, &counts);
        let sectors = Sectors {
            spans: &spans,
            parts: &parts,
            bins: &bins,
            counts: &counts,
        };
        let pitch = if has_bins {
            for bin in &bins {
                if let Some(ring) = rings.get_mut(bin.ring) {
                    ring.rows = ring.rows.max(rows_for_number(bin.seats.len()));
                }
            }
            stack(&mut rings);
            PITCHES[0]
        } else {
            fit(&sectors, &mut rings)
        };
        let row_height = row_height(&rings);
        let mut seats = Vec::with_capacity(initiatives.len());
        for (bin, counts) in bins.iter().zip(&counts) {
            let (Some(&span), Some(&ring), Some(own)) = (
                spans.get(bin.span),
                rings.get(bin.ring),
                initiatives.get(bin.seats.clone()),
            ) else {
                continue;
            };
            seat_all(content, bin, (span, ring), own, &mut seats);
            if !has_bins && let Some(own) = seats.get_mut(bin.seats.clone()) {
                let rows = (ring.rows, row_height);
                let parts = parts.get(bin.span).map_or(&[][..], |parts| parts);
                stand_in_parts((&span, parts), ring.inner, rows, pitch, counts, Some(own));
            }
        }
        if !has_bins {
            bins.clear();
        }
        Self {
            by_initiative: ByInitiative::new(content, &seats),
            spans,
            parts,
            rings,
            seats,
            gutters,
            bins,
            pitch,
        }
    }

    /// The indices of an initiative's seats, clockwise.
    pub fn seats_of(&self, initiative: InitiativeIdx) -> &[usize] {
        self.by_initiative.seats_of(initiative)
    }

    /// The index of an initiative's seat in one of its sectors.
    pub fn seat_of(&self, initiative: InitiativeIdx, sector: Sector) -> Option<usize> {
        let is_it = |&&seat: &&usize| {
            self.seats
                .get(seat)
                .is_some_and(|seat| seat.sector == sector)
        };
        self.seats_of(initiative).iter().find(is_it).copied()
    }

    /// The index of a sector in [`Map::spans`].
    pub fn span_of(&self, sector: Sector) -> Option<usize> {
        self.spans.iter().position(|span| span.sector == sector)
    }

    /// The indices of a sector's seats.
    pub fn seats_in(&self, span: usize) -> Range<usize> {
        let start = |span| self.seats.partition_point(|seat| seat.span < span);
        start(span)..start(span + 1)
    }

    /// The index of the bin that a seat is in.
    pub fn bin_of(&self, seat: usize) -> Option<usize> {
        let index = self.bins.partition_point(|bin| bin.seats.end <= seat);
        (index < self.bins.len()).then_some(index)
    }

    /// The indices of a sector's bins.
    pub fn bins_in(&self, span: usize) -> Range<usize> {
        let start = |span| self.bins.partition_point(|bin| bin.span < span);
        start(span)..start(span + 1)
    }

    /// The size of a mark: see [`shape`](crate::layout::shape).
    pub fn mark_size(&self) -> f64 {
        self.pitch * MARK
    }
}

/// Divides the circle into the sectors' parts, with gutters between areas and programmes.
fn spans(content: &Content) -> (Vec<Span>, Vec<Gutter>) {
    let mut spans = Vec::new();
    for sector in content.sectors() {
        spans.push(Span {
            sector,
            from: 0.0,
            to: 0.0,
            inset_from: 0.0,
            inset_to: 0.0,
        });
    }
    let (areas, programmes) = spans.split_at_mut(content.areas().len());
    let foot = if areas.is_empty() || programmes.is_empty() {
        0.0
    } else {
        f64::from(content.strategy.programmes_angle) / 360.0 * PI
    };
    let (from, to) = if areas.is_empty() {
        (-PI + GUTTER, PI - GUTTER)
    } else {
        (PI - foot, PI + foot)
    };
    let inset = divide(content, areas, -PI + foot + GUTTER, PI - foot - GUTTER);
    let inset = inset.min(divide(content, programmes, from, to));
    let mut gutters = Vec::new();
    let mut gutter = |from, to| gutters.push(Gutter { from, to, inset });
    if foot > 0.0 {
        gutter(PI - foot - GUTTER, PI - foot);
        gutter(PI + foot, PI + foot + GUTTER);
    } else {
        gutter(PI - GUTTER, PI + GUTTER);
    }
    (spans, gutters)
}

/// Divides an angle between sectors. Returns the minimum margin of the backgrounds at both ends.
#[inline(never)]
fn divide(content: &Content, spans: &mut [Span], from: f64, to: f64) -> f64 {
    let weight = |span: &Span| as_f64(content.sector_initiatives(span.sector).len() + 4).sqrt();
    let mut total = 0.0;
    for span in &*spans {
        total += weight(span);
    }
    let unit = (to - from) / total;
    let mut angle = from;
    let mut clear = GUTTER_INSET;
    let count = spans.len();
    for (index, span) in spans.iter_mut().enumerate() {
        let width = weight(span) * unit;
        let widest = WIDEST_INSET * HUB * width;
        let mut inset = |is_end: bool| {
            if is_end {
                clear = clear.min(widest);
            }
            if is_end { GUTTER_INSET } else { INSET }.min(widest)
        };
        span.inset_from = inset(index == 0);
        span.inset_to = inset(index + 1 == count);
        span.from = angle;
        angle += width;
        span.to = angle;
    }
    clear
}

/// The rings, still without rows.
fn rings(content: &Content, most: usize) -> Vec<Ring> {
    let mut rings = Vec::new();
    for years in years_that_began(content, most) {
        rings.push(Ring {
            years,
            rows: 0,
            inner: 0.0,
            outer: 0.0,
        });
    }
    rings
}

/// Assigns seats to the memberships of a sector and a ring, for now in the middle of both.
fn seat_all(
    content: &Content,
    bin: &Bin,
    (span, ring): (Span, Ring),
    own: &[InitiativeIdx],
    seats: &mut Vec<Seat>,
) {
    let (facts, radius) = (content.facts(), ring.middle());
    let (from, to) = span.ground(radius);
    let angle = middle(from, to);
    for &initiative in own {
        let family = facts.kind(initiative).map_or(Family::Work, Kind::family);
        seats.push(Seat {
            initiative,
            sector: span.sector,
            span: bin.span,
            main: facts.main_sector(initiative) == Some(span.sector),
            family,
            ring: bin.ring,
            radius,
            angle,
        });
    }
}

/// The rows that a ring of bins needs for a number, which is upright: across the ring where the ring itself is vertical.
fn rows_for_number(number: usize) -> usize {
    4 + number.to_string().len()
}
