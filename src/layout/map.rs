//! The abstract places: which sector, which ring, which row, which slot.
//!
//! **Sectors.** Areas clockwise over the top, programmes at the foot, a gutter with the years on either side between
//! them. A sector's angle grows with the square root of (its initiatives + 4).
//!
//! **Rings.** One for each year in which something began, the oldest inside; a year without any has none. Everything
//! before 2016, when the programmes began, shares one ring, and so do the oldest years after that when there would be
//! more than [`MOST_RINGS`]. Initiatives without a date have the innermost ring. Rings that nothing stands in do not
//! exist.
//!
//! **Rows.** Each ring has as many rows as its fullest sector needs, so that a busy year is a thick ring. The pitch, which
//! no two marks are nearer than, is the greatest one up to [`WIDEST_PITCH`] at which all rings fit between hub and rim.
//! Within a sector and a ring initiatives are ordered by objective, date and id, and spread over the rows in proportion
//! to what these hold.
//!
//! **Cells.** Where there are more memberships than can be told apart ([`level`]), those of a sector and a ring are one
//! cell, and a ring is as thick as their numbers need: see [`detail`](super::detail).

use core::f64::consts::PI;

use crate::content::{Content, Family, Initiative, InitiativeIdx, Sector};
use crate::sort::sort_by;

use super::detail::{Cell, Level, MOST_CELL_RINGS, PITCHES, level};
use super::geometry::{Point, chord_angle, offset_angle};
use super::shape::REACH;

/// The radius of the hub, in which the number of initiatives stands.
pub const HUB: f64 = 90.0;
/// The radius at which the rings and the sectors' grounds end.
pub const GROUND: f64 = 429.0;
/// The radius of the whole wheel: the outer edge of the rim.
pub const RIM: f64 = 445.0;
/// The most rings that there are.
pub const MOST_RINGS: usize = 12;
/// The greatest pitch.
pub const WIDEST_PITCH: f64 = 24.0;
/// The size of a mark as a part of the pitch.
pub const MARK: f64 = 0.55;

/// The year in which the programmes began. All that is older shares a ring.
const FIRST_YEAR: u16 = 2016;
/// The angle that the programmes have together, where there are areas, too.
const PROGRAMMES: f64 = 84.0 / 180.0 * PI;
/// The angle of a gutter. It also has [`GUTTER_INSET`] on either side, so that the years find room near the hub.
const GUTTER: f64 = 9.0 / 180.0 * PI;
/// What a ground keeps clear along an edge to a gutter.
const GUTTER_INSET: f64 = 4.0;
/// What a ground keeps clear along an edge to another sector.
const INSET: f64 = 2.5;
/// Where sectors are narrow, an inset takes at most this part of a sector's width at the hub.
const WIDEST_INSET: f64 = 0.2;
/// A slot that is missing no more than this is there: what a rounding took must not cost a mark its place.
const SLACK: f64 = 1e-6;

/// The abstract places of all initiatives. The angles come from the whole content, never from what a filter leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The sectors, clockwise: areas, then programmes, each by number.
    pub spans: Vec<Span>,
    /// The rings from the inside.
    pub rings: Vec<Ring>,
    /// One place a membership, ordered by sector, ring, and along the ring.
    pub places: Vec<Place>,
    /// The gutters: before the programmes and after them. One if there are no programmes, or no areas.
    pub gutters: Vec<Gutter>,
    /// The cells, ordered as the places are. None where every membership has a mark.
    pub cells: Vec<Cell>,
    /// The distance that no two marks are nearer than. In cells they may be: see
    /// [`Detail::pitch`](super::detail::Detail::pitch).
    pub pitch: f64,
    /// For each initiative the indices of its places.
    by_initiative: Vec<Vec<usize>>,
}

/// A sector's part of the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Whose it is.
    pub sector: Sector,
    /// The angle at which it begins, clockwise.
    pub from: f64,
    /// The angle at which it ends, greater than `from`.
    pub to: f64,
    /// How far its ground stays away from the ray at `from`.
    pub inset_from: f64,
    /// How far its ground stays away from the ray at `to`.
    pub inset_to: f64,
}

/// A part of the circle that is left to the years' names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gutter {
    /// The angle at which it begins, clockwise.
    pub from: f64,
    /// The angle at which it ends, greater than `from`.
    pub to: f64,
    /// How far the grounds stay away from the rays on either side.
    pub inset: f64,
}

/// The years of a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// The ring of the initiatives that have no date.
    Undated,
    /// All years up to and including this one.
    Until(u16),
    /// This year.
    One(u16),
}

impl Years {
    /// The first of the years, where there is one, and the last. Nothing for those without a date.
    pub const fn span(self) -> Option<(Option<u16>, u16)> {
        match self {
            Self::Undated => None,
            Self::Until(last) => Some((None, last)),
            Self::One(year) => Some((Some(year), year)),
        }
    }
}

/// A ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Which years.
    pub years: Years,
    /// How many rows it has, at least one. Rings of cells have rows, too, that nothing stands in: so many that the number of
    /// its fullest cell has room across the ring.
    pub rows: usize,
    /// The radius of its inner edge.
    pub inner: f64,
    /// The radius of its outer edge.
    pub outer: f64,
}

impl Years {
    /// The first and the last year, where they are bounded.
    pub const fn bounds(self) -> (Option<u16>, Option<u16>) {
        match self {
            Self::Undated => (None, None),
            Self::Until(last) => (None, Some(last)),
            Self::One(year) => (Some(year), Some(year)),
        }
    }
}

impl Ring {
    /// The radius in its middle.
    pub fn middle(self) -> f64 {
        middle(self.inner, self.outer)
    }
}

/// Where an initiative stands in one of its sectors. In a cell that is its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Whose mark.
    pub initiative: InitiativeIdx,
    /// In which sector.
    pub sector: Sector,
    /// The index of the sector in [`Map::spans`].
    pub span: usize,
    /// Whether it is the initiative's main sector: a filled mark.
    pub main: bool,
    /// The mark's shape.
    pub family: Family,
    /// The index of the ring in [`Map::rings`].
    pub ring: usize,
    /// The row in the ring, from 0, from the inside.
    pub row: usize,
    /// The slot in the row, from 0, clockwise.
    pub slot: usize,
    /// The radius of the row.
    pub radius: f64,
    /// The direction of the slot.
    pub angle: f64,
}

impl Place {
    /// The point of the wheel.
    pub fn at(&self) -> Point {
        Point::polar(self.radius, self.angle)
    }
}

impl Span {
    /// The direction of its middle.
    pub fn middle(self) -> f64 {
        middle(self.from, self.to)
    }

    /// The directions of the ground's edges at a radius.
    pub fn ground(self, radius: f64) -> (f64, f64) {
        self.within(radius, self.inset_from, self.inset_to)
    }

    /// The first and last direction in which a mark may stand at a radius: its body is on the ground, and it is half a
    /// pitch away from the rays, beyond which the neighbours' marks do likewise. The first is the greater if there is none.
    fn standing(self, radius: f64, pitch: f64) -> (f64, f64) {
        let margin = |inset: f64| (inset + pitch * MARK * REACH).max(pitch / 2.0);
        self.within(radius, margin(self.inset_from), margin(self.inset_to))
    }

    /// How many marks a row at a radius holds.
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

impl Map {
    /// Finds a place for every membership. O(n log n).
    pub fn new(content: &Content) -> Self {
        let (spans, gutters) = spans(content);
        let mut memberships = 0;
        for span in &spans {
            memberships += content.sector_initiatives(span.sector).len();
        }
        let has_cells = level(memberships, memberships) == Level::Cells;
        let most_rings = if has_cells {
            MOST_CELL_RINGS
        } else {
            MOST_RINGS
        };
        let mut rings = rings(content, most_rings);
        let (mut places, mut cells) = memberships_in_order(content, &spans, &rings);

        let pitch = if has_cells {
            for cell in &cells {
                if let Some(ring) = rings.get_mut(cell.ring) {
                    ring.rows = ring.rows.max(rows_for_number(cell.places.len()));
                }
            }
            PITCHES[0]
        } else {
            fit(&spans, &cells, &mut rings)
        };
        let mut total = 0;
        for ring in &rings {
            total += ring.rows;
        }
        let row_height = (GROUND - HUB) / as_f64(total.max(1));
        let mut first = 0;
        for ring in &mut rings {
            ring.inner = HUB + as_f64(first) * row_height;
            first += ring.rows;
            ring.outer = HUB + as_f64(first) * row_height;
        }

        for cell in &cells {
            let (Some(span), Some(ring), Some(own)) = (
                spans.get(cell.span),
                rings.get(cell.ring),
                places.get_mut(cell.places.clone()),
            ) else {
                continue;
            };
            if has_cells {
                let radius = ring.middle();
                let (from, to) = span.ground(radius);
                for place in own {
                    place.radius = radius;
                    place.angle = middle(from, to);
                }
            } else {
                stand(*span, ring.inner, (ring.rows, row_height), pitch, own);
            }
        }
        if !has_cells {
            cells.clear();
        }
        let mut by_initiative = Vec::new();
        by_initiative.resize_with(content.initiatives().len(), Vec::new);
        for (index, place) in places.iter().enumerate() {
            if let Some(own) = by_initiative.get_mut(place.initiative.index()) {
                own.push(index);
            }
        }
        Self {
            spans,
            rings,
            places,
            gutters,
            cells,
            pitch,
            by_initiative,
        }
    }

    /// The indices of an initiative's places, clockwise.
    pub fn places_of(&self, initiative: InitiativeIdx) -> &[usize] {
        let own = self.by_initiative.get(initiative.index());
        own.map_or(&[], Vec::as_slice)
    }

    /// The index of the place of an initiative in one of its sectors.
    pub fn place_of(&self, initiative: InitiativeIdx, sector: Sector) -> Option<usize> {
        let is_it = |&&place: &&usize| {
            self.places
                .get(place)
                .is_some_and(|place| place.sector == sector)
        };
        self.places_of(initiative).iter().find(is_it).copied()
    }

    /// The index of a sector in [`Map::spans`].
    pub fn span_of(&self, sector: Sector) -> Option<usize> {
        self.spans.iter().position(|span| span.sector == sector)
    }

    /// The indices of a sector's places.
    pub fn places_in(&self, span: usize) -> core::ops::Range<usize> {
        let start = |span| self.places.partition_point(|place| place.span < span);
        start(span)..start(span + 1)
    }

    /// The size of a mark: see [`shape`](super::shape::shape).
    pub fn mark_size(&self) -> f64 {
        self.pitch * MARK
    }
}

/// Divides the circle: the sectors' parts, and the gutters between areas and programmes.
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
        PROGRAMMES / 2.0
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

/// Divides an angle between sectors. Returns what the grounds at both ends keep clear at least.
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

/// The rings that there are, still without rows.
fn rings(content: &Content, most: usize) -> Vec<Ring> {
    let mut years: Vec<u16> = Vec::new();
    let mut undated = false;
    for initiative in content.initiatives() {
        match year(initiative).map(|year| (year, years.binary_search(&year))) {
            Some((year, Err(at))) => years.insert(at, year),
            Some((_, Ok(_))) => {}
            None => undated = true,
        }
    }
    let mut merged = years.partition_point(|&year| year < FIRST_YEAR);
    let most = most - usize::from(undated);
    // One of the rings is for those that have been merged.
    if years.len() - merged + usize::from(merged > 0) > most {
        merged = years.len() - (most - 1);
    }
    let mut rings = Vec::new();
    let mut add = |years| {
        rings.push(Ring {
            years,
            rows: 0,
            inner: 0.0,
            outer: 0.0,
        });
    };
    if undated {
        add(Years::Undated);
    }
    for (index, &year) in years.iter().enumerate() {
        if index >= merged {
            add(Years::One(year));
        } else if index + 1 == merged {
            add(Years::Until(year.max(FIRST_YEAR - 1)));
        }
    }
    rings
}

/// The index of an initiative's ring.
fn ring_of(rings: &[Ring], initiative: &Initiative) -> usize {
    let year = year(initiative);
    rings.partition_point(|ring| match (ring.years, year) {
        (_, None) => false,
        (Years::Undated, Some(_)) => true,
        (Years::Until(last) | Years::One(last), Some(year)) => last < year,
    })
}

/// The year in which an initiative began.
fn year(initiative: &Initiative) -> Option<u16> {
    initiative.date.map(|period| period.from.year())
}

/// All memberships in the order of their places, which do not stand anywhere yet, and those of each sector and ring.
fn memberships_in_order(
    content: &Content,
    spans: &[Span],
    rings: &[Ring],
) -> (Vec<Place>, Vec<Cell>) {
    let (mut places, mut cells) = (Vec::new(), Vec::<Cell>::new());
    for (span, &Span { sector, .. }) in spans.iter().enumerate() {
        // What is compared is read once: at each comparison it would be a walk through memory for either side.
        let mut own = Vec::new();
        for &index in content.sector_initiatives(sector) {
            let initiative = content.initiative(index);
            let ring = ring_of(rings, initiative);
            let objective = objective(content, initiative, sector);
            let from = initiative.date.map(|period| period.from);
            own.push(((ring, objective, from), index));
        }
        sort_by(&mut own, |(a, first), (b, second)| {
            let id = |index: InitiativeIdx| &content.initiative(index).id;
            a.cmp(b).then_with(|| id(*first).cmp(id(*second)))
        });
        for ((ring, ..), index) in own {
            let initiative = content.initiative(index);
            let here = places.len();
            match cells.last_mut() {
                Some(cell) if cell.span == span && cell.ring == ring => cell.places.end += 1,
                _ => cells.push(Cell {
                    span,
                    ring,
                    places: here..here + 1,
                }),
            }
            places.push(Place {
                initiative: index,
                sector,
                span,
                main: initiative.main_sector() == Some(sector),
                family: initiative.kind.family(),
                ring,
                row: 0,
                slot: 0,
                radius: 0.0,
                angle: 0.0,
            });
        }
    }
    (places, cells)
}

/// Which of a sector's objectives an initiative serves first, from 0; the greatest number if none.
fn objective(content: &Content, initiative: &Initiative, sector: Sector) -> usize {
    let Sector::Area(area) = sector else {
        return usize::MAX;
    };
    let of_area = &content.area(area).objectives;
    of_area
        .iter()
        .position(|objective| initiative.objectives.contains(objective))
        .unwrap_or(usize::MAX)
}

/// Finds about the greatest pitch at which all rings fit, and gives each ring its rows. `cells` has the marks of each
/// sector and ring. Some twenty tries at most, of O(rows · sectors) each.
fn fit(spans: &[Span], cells: &[Cell], rings: &mut [Ring]) -> f64 {
    // Some pitch is small enough: halve until one is, then halve the interval above it ten times.
    let (mut fitting, mut too_great, mut pitch) = (0.0, WIDEST_PITCH, WIDEST_PITCH);
    let mut tries = 11;
    while tries > 0 && fitting < too_great {
        if fits(pitch, spans, cells, rings) {
            fitting = pitch;
        } else {
            too_great = pitch;
        }
        if fitting > 0.0 {
            tries -= 1;
        }
        pitch = middle(fitting, too_great);
    }
    // The last try need not have been the best one.
    fits(fitting, spans, cells, rings);
    fitting
}

/// Gives each ring the rows that it needs at a pitch. Says whether they fit between hub and rim.
fn fits(pitch: f64, spans: &[Span], cells: &[Cell], rings: &mut [Ring]) -> bool {
    let mut radius = HUB + pitch / 2.0;
    for (index, ring) in rings.iter_mut().enumerate() {
        ring.rows = 0;
        let mut end = radius;
        for cell in cells {
            let Some(span) = spans.get(cell.span) else {
                continue;
            };
            if cell.ring != index {
                continue;
            }
            let (mut left, mut rows, mut at) = (cell.places.len(), 0, radius);
            while left > 0 {
                if at + pitch / 2.0 > GROUND {
                    return false;
                }
                left = left.saturating_sub(span.capacity(at, pitch));
                rows += 1;
                at += pitch;
            }
            if rows > ring.rows {
                (ring.rows, end) = (rows, at);
            }
        }
        radius = end;
    }
    true
}

/// The rows that a ring of cells needs for a number: it stands upright, across the ring where that runs upright itself.
fn rows_for_number(number: usize) -> usize {
    4 + number.to_string().len()
}

/// Lets the marks of one sector and ring stand: in so many rows of a height, the first of which begins at the radius
/// `inner`. Says whether there is room; else they stay as they are.
///
/// They are spread over the rows in proportion to the rows' capacities: the running total is kept to its share, rounded,
/// so that no row gets more than it holds and a single mark stands in the middle.
pub(super) fn stand(
    span: Span,
    inner: f64,
    (rows, row_height): (usize, f64),
    pitch: f64,
    own: &mut [Place],
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
    // For each row how many slots it has and how many of them are taken.
    let (mut so_far, mut slots) = (0, Vec::new());
    for capacity in until {
        let until_here = (2 * own.len() * capacity + total) / (2 * total.max(1));
        slots.push((until_here - so_far, 0));
        so_far = until_here;
    }
    for place in own {
        // In the order in which the slots lie along the ring: by the slot's middle as a part of its row, compared as
        // fractions, since whole numbers are the same everywhere. The least of those that are left, which begins as 1 / 0.
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
        place.row = best;
        place.slot = *taken;
        place.radius = radius;
        place.angle = middle(from, to) + steps * chord_angle(pitch, radius);
        *taken += 1;
    }
    true
}

/// What lies between two numbers.
#[inline(never)]
pub(super) fn middle(a: f64, b: f64) -> f64 {
    f64::midpoint(a, b)
}

/// A count as a number to calculate with.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts of marks are far below 2^52"
)]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}
