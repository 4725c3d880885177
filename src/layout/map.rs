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

use crate::content::{Content, Date, Family, Initiative, InitiativeIdx, Sector};
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
    /// For each initiative where its places begin in `by_initiative`, and the end of the last one's.
    starts: Vec<usize>,
    by_initiative: Vec<usize>,
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
        f64::midpoint(self.inner, self.outer)
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

/// Where a mark stands in its ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stand {
    row: usize,
    slot: usize,
    radius: f64,
    angle: f64,
}

impl Place {
    /// The point of the wheel.
    pub fn at(&self) -> Point {
        Point::polar(self.radius, self.angle)
    }

    /// The same membership elsewhere in its ring.
    pub(super) fn moved(self, to: Stand) -> Self {
        Self {
            row: to.row,
            slot: to.slot,
            radius: to.radius,
            angle: to.angle,
            ..self
        }
    }
}

impl Span {
    /// The direction of its middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.from, self.to)
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

    /// The middle of its part of a ring.
    fn middle_of(self, ring: Ring) -> Stand {
        let (from, to) = self.ground(ring.middle());
        Stand {
            row: 0,
            slot: 0,
            radius: ring.middle(),
            angle: f64::midpoint(from, to),
        }
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
        let members_of = |sector| content.sector_initiatives(sector).len();
        let memberships = content.sectors().map(members_of).sum();
        let has_cells = level(memberships, memberships) == Level::Cells;
        let most_rings = if has_cells {
            MOST_CELL_RINGS
        } else {
            MOST_RINGS
        };
        let chronology = Chronology::new(content, most_rings);
        let members = members(content, &spans, &chronology);

        let mut counts = vec![0_usize; chronology.rings.len() * spans.len()];
        for member in &members {
            if let Some(count) = counts.get_mut(member.ring * spans.len() + member.span) {
                *count += 1;
            }
        }
        let (pitch, rows) = if has_cells {
            let rings = counts.chunks(spans.len().max(1));
            (PITCHES[0], rings.map(rows_for_numbers).collect())
        } else {
            fit(&spans, &counts)
        };
        let total = rows.iter().sum::<usize>();
        let row_height = (GROUND - HUB) / as_f64(total.max(1));

        let mut first = 0;
        let mut rings = Vec::with_capacity(rows.len());
        for (&years, &rows) in chronology.rings.iter().zip(&rows) {
            let inner = HUB + as_f64(first) * row_height;
            first += rows;
            rings.push(Ring {
                years,
                rows,
                inner,
                outer: HUB + as_f64(first) * row_height,
            });
        }

        let mut places = Vec::with_capacity(members.len());
        let mut cells = Vec::new();
        for own in members.chunk_by(|a, b| (a.span, a.ring) == (b.span, b.ring)) {
            let Some(member) = own.first() else { continue };
            let (Some(span), Some(ring)) = (spans.get(member.span), rings.get(member.ring)) else {
                continue;
            };
            let stands = if has_cells {
                cells.push(Cell {
                    span: member.span,
                    ring: member.ring,
                    places: places.len()..places.len() + own.len(),
                });
                vec![span.middle_of(*ring); own.len()]
            } else {
                stands(*span, ring.inner, (ring.rows, row_height), pitch, own.len())
            };
            places.extend(own.iter().zip(stands).map(|(member, stand)| Place {
                initiative: member.initiative,
                sector: span.sector,
                span: member.span,
                main: member.main,
                family: member.family,
                ring: member.ring,
                row: stand.row,
                slot: stand.slot,
                radius: stand.radius,
                angle: stand.angle,
            }));
        }
        let (starts, by_initiative) = index(&places, content.initiatives().len());
        Self {
            spans,
            rings,
            places,
            gutters,
            cells,
            pitch,
            starts,
            by_initiative,
        }
    }

    /// The indices of an initiative's places, clockwise.
    pub fn places_of(&self, initiative: InitiativeIdx) -> &[usize] {
        let start = self.starts.get(initiative.index()).copied().unwrap_or(0);
        let end = self
            .starts
            .get(initiative.index() + 1)
            .copied()
            .unwrap_or(start);
        self.by_initiative.get(start..end).unwrap_or_default()
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
        let start = self.places.partition_point(|place| place.span < span);
        start..self.places.partition_point(|place| place.span <= span)
    }

    /// The size of a mark: see [`shape`](super::shape::shape).
    pub fn mark_size(&self) -> f64 {
        self.pitch * MARK
    }
}

/// Divides the circle: the sectors' parts, and the gutters between areas and programmes.
fn spans(content: &Content) -> (Vec<Span>, Vec<Gutter>) {
    let (areas, programmes): (Vec<Sector>, Vec<Sector>) = content
        .sectors()
        .partition(|sector| matches!(sector, Sector::Area(_)));
    let foot = if areas.is_empty() || programmes.is_empty() {
        0.0
    } else {
        PROGRAMMES / 2.0
    };
    let mut spans = Vec::with_capacity(areas.len() + programmes.len());
    let mut inset = divide(
        content,
        &areas,
        -PI + foot + GUTTER,
        PI - foot - GUTTER,
        &mut spans,
    );
    let (from, to) = if areas.is_empty() {
        (-PI + GUTTER, PI - GUTTER)
    } else {
        (PI - foot, PI + foot)
    };
    inset = inset.min(divide(content, &programmes, from, to, &mut spans));
    let gutter = |from, to| Gutter { from, to, inset };
    let gutters = if foot > 0.0 {
        vec![
            gutter(PI - foot - GUTTER, PI - foot),
            gutter(PI + foot, PI + foot + GUTTER),
        ]
    } else {
        vec![gutter(PI - GUTTER, PI + GUTTER)]
    };
    (spans, gutters)
}

/// Divides an angle between sectors. Returns what the grounds at both ends keep clear at least.
fn divide(content: &Content, sectors: &[Sector], from: f64, to: f64, spans: &mut Vec<Span>) -> f64 {
    let weight = |&sector: &Sector| as_f64(content.sector_initiatives(sector).len() + 4).sqrt();
    let unit = (to - from) / sectors.iter().map(weight).sum::<f64>();
    let mut angle = from;
    let mut clear = GUTTER_INSET;
    for (index, sector) in sectors.iter().enumerate() {
        let width = weight(sector) * unit;
        let widest = WIDEST_INSET * HUB * width;
        let inset = |gutter: bool| if gutter { GUTTER_INSET } else { INSET }.min(widest);
        let (first, last) = (index == 0, index + 1 == sectors.len());
        if first || last {
            clear = clear.min(widest);
        }
        spans.push(Span {
            sector: *sector,
            from: angle,
            to: angle + width,
            inset_from: inset(first),
            inset_to: inset(last),
        });
        angle += width;
    }
    clear
}

/// Which years have a ring.
struct Chronology {
    rings: Vec<Years>,
}

impl Chronology {
    fn new(content: &Content, most: usize) -> Self {
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
        if undated {
            rings.push(Years::Undated);
        }
        if let Some(&last) = merged.checked_sub(1).and_then(|index| years.get(index)) {
            rings.push(Years::Until(last.max(FIRST_YEAR - 1)));
        }
        rings.extend(years.into_iter().skip(merged).map(Years::One));
        Self { rings }
    }

    /// The index of an initiative's ring.
    fn ring(&self, initiative: &Initiative) -> usize {
        let year = year(initiative);
        self.rings.partition_point(|ring| match (ring, year) {
            (_, None) => false,
            (Years::Undated, Some(_)) => true,
            (Years::Until(last) | Years::One(last), Some(year)) => *last < year,
        })
    }
}

/// The year in which an initiative began.
fn year(initiative: &Initiative) -> Option<u16> {
    initiative.date.map(|period| period.from.year())
}

/// An initiative in one of its sectors, before it has a place.
struct Member<'a> {
    span: usize,
    ring: usize,
    objective: usize,
    date: Option<Date>,
    id: &'a str,
    initiative: InitiativeIdx,
    main: bool,
    family: Family,
}

/// All memberships in the order of their places.
fn members<'a>(content: &'a Content, spans: &[Span], chronology: &Chronology) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    for (index, initiative) in content.indexed_initiatives() {
        let ring = chronology.ring(initiative);
        for (nth, sector) in initiative.sectors().enumerate() {
            let span = match sector {
                Sector::Area(area) => area.index(),
                Sector::Programme(programme) => content.areas().len() + programme.index(),
            };
            if span >= spans.len() {
                continue;
            }
            members.push(Member {
                span,
                ring,
                objective: objective(content, initiative, sector),
                date: initiative.date.map(|period| period.from),
                id: &initiative.id,
                initiative: index,
                main: nth == 0,
                family: initiative.kind.family(),
            });
        }
    }
    sort_by(&mut members, |a, b| {
        let key = |member: &Member| (member.span, member.ring, member.objective, member.date);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(b.id))
    });
    members
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

/// About the greatest pitch at which all rings fit, and each ring's rows. `counts` has, ring by ring, the marks of each
/// sector. Some twenty tries at most, of O(rows · sectors) each.
fn fit(spans: &[Span], counts: &[usize]) -> (f64, Vec<usize>) {
    if spans.is_empty() {
        return (WIDEST_PITCH, Vec::new());
    }
    let mut fitting = WIDEST_PITCH;
    let mut rows = rows_at(fitting, spans, counts);
    if rows.is_none() {
        // Some pitch is small enough: halve until one is, then halve the interval above it.
        let mut too_great = fitting;
        while rows.is_none() {
            too_great = fitting;
            fitting /= 2.0;
            rows = rows_at(fitting, spans, counts);
        }
        for _ in 0..10 {
            let middle = f64::midpoint(fitting, too_great);
            if let Some(better) = rows_at(middle, spans, counts) {
                fitting = middle;
                rows = Some(better);
            } else {
                too_great = middle;
            }
        }
    }
    (fitting, rows.unwrap_or_default())
}

/// How many rows each ring needs at a pitch; `None` if they do not fit between hub and rim.
fn rows_at(pitch: f64, spans: &[Span], counts: &[usize]) -> Option<Vec<usize>> {
    let mut radius = HUB + pitch / 2.0;
    let mut all = Vec::new();
    for ring in counts.chunks(spans.len()) {
        let mut left: Vec<(Span, usize)> =
            spans.iter().copied().zip(ring.iter().copied()).collect();
        left.retain(|&(_, count)| count > 0);
        let mut rows = 0;
        while !left.is_empty() {
            if radius + pitch / 2.0 > GROUND {
                return None;
            }
            for (span, count) in &mut left {
                *count = count.saturating_sub(span.capacity(radius, pitch));
            }
            left.retain(|&(_, count)| count > 0);
            rows += 1;
            radius += pitch;
        }
        all.push(rows);
    }
    Some(all)
}

/// The rows of a ring of cells, given the numbers in them: those stand upright, across the ring where it runs upright itself.
fn rows_for_numbers(counts: &[usize]) -> usize {
    let greatest = counts.iter().copied().max().unwrap_or(0);
    4 + greatest.to_string().len()
}

/// Where the marks of one sector and ring stand: so many rows of a height, the first of which begins at the radius `inner`.
pub(super) fn stands(
    span: Span,
    inner: f64,
    (rows, row_height): (usize, f64),
    pitch: f64,
    count: usize,
) -> Vec<Stand> {
    let radius = |row: usize| inner + (as_f64(row) + 0.5) * row_height;
    let capacities: Vec<usize> = (0..rows)
        .map(|row| span.capacity(radius(row), pitch))
        .collect();
    let stand = |(row, slot, slots): (usize, usize, usize)| {
        let radius = radius(row);
        let (from, to) = span.standing(radius, pitch);
        let steps = as_f64(slot) - (as_f64(slots) - 1.0) / 2.0;
        Stand {
            row,
            slot,
            radius,
            angle: f64::midpoint(from, to) + steps * chord_angle(pitch, radius),
        }
    };
    slots(&spread(count, &capacities))
        .into_iter()
        .map(stand)
        .collect()
}

/// Spreads `count` marks, no more than there is room for, over rows in proportion to their capacities: the running total
/// is kept to its share, rounded, so that no row gets more than it holds and a single mark stands in the middle.
fn spread(count: usize, capacities: &[usize]) -> Vec<usize> {
    let total = capacities.iter().sum::<usize>().max(1);
    let mut capacity_so_far = 0;
    let mut so_far = 0;
    let share = |capacity: &usize| {
        capacity_so_far += capacity;
        let until_here = (2 * count * capacity_so_far + total) / (2 * total);
        let here = until_here - so_far;
        so_far = until_here;
        here
    };
    capacities.iter().map(share).collect()
}

/// All (row, slot, slots in the row), in the order in which they lie along the ring.
fn slots(rows: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut slots = Vec::new();
    for (row, &count) in rows.iter().enumerate() {
        slots.extend((0..count).map(|slot| (row, slot, count)));
    }
    // By the slot's middle as a part of its row, compared as fractions: whole numbers are the same everywhere.
    sort_by(&mut slots, |a, b| {
        part(*a, *b).cmp(&part(*b, *a)).then(a.0.cmp(&b.0))
    });
    slots
}

/// The numerator of `a`'s part of its row over the common denominator of `a` and `b`.
fn part(a: (usize, usize, usize), b: (usize, usize, usize)) -> usize {
    (2 * a.1 + 1) * b.2
}

/// For each initiative the indices of its places, one list after the other, and where each list begins.
fn index(places: &[Place], initiatives: usize) -> (Vec<usize>, Vec<usize>) {
    let mut starts = vec![0; initiatives + 1];
    for place in places {
        if let Some(start) = starts.get_mut(place.initiative.index() + 1) {
            *start += 1;
        }
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut by_initiative = vec![0; places.len()];
    for (index, place) in places.iter().enumerate() {
        let Some(next) = next.get_mut(place.initiative.index()) else {
            continue;
        };
        if let Some(entry) = by_initiative.get_mut(*next) {
            *entry = index;
        }
        *next += 1;
    }
    (starts, by_initiative)
}

/// A count as a number to calculate with.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts of marks are far below 2^52"
)]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}
