//! Areas and programmes unrolled: one band per objective, with the years from left to right.
//!
//! **Columns.** The map's rings in which the sector has initiatives, and the years between them. To the right of the last
//! one there are as many free columns as the longest name needs beyond its own, so that every name is to the right of its
//! mark. They depend on the whole content, never on a filter.
//!
//! **Rows** are up to the style sheet. Each mark with its name takes whole columns ([`BandMark::span`], by the table of
//! widths), and `grid-auto-flow: dense` puts one after the other into the first row in which its columns are free (step 4
//! of the grid item placement algorithm of the W3C's CSS Grid Layout). So nothing can overlap, whatever the font, the text
//! size and the wrapping of names.

use core::ops::Range;

use crate::content::{Content, InitiativeIdx, Language, ObjectiveIdx, Sector};

use super::map::Map;
use super::plane::geometry::as_f64;
use super::plane::text::{Weight, width};
use crate::query::{BandMembers, Years};

/// The most columns of bands: the years, and the free ones to the right of them.
pub const MOST_COLUMNS: usize = 15;
/// The most elements of the view. The rest is cut and counted.
const MOST_ELEMENTS: usize = 1_450;
/// The elements of a mark with its name.
const ELEMENTS_OF_MARK: usize = 5;
/// The elements of a band besides its marks.
const ELEMENTS_OF_BAND: usize = 8;
/// The elements of a sector besides its bands.
const ELEMENTS_OF_SECTOR: usize = 20;
/// The width of the narrowest band with columns, relative to the font size of names: 43 rem at 0.875 rem.
const NARROWEST: f64 = 49.0;
/// How much of that a mark and the space beside its name take.
const BESIDE_NAME: f64 = 2.6;
/// The ideal number of lines of a name.
const LINES: f64 = 2.0;

/// An area or a programme unrolled.
#[derive(Clone, Debug, PartialEq)]
pub struct Unrolled {
    /// The sector.
    pub sector: Sector,
    /// The years of the first columns, from the left.
    pub years: Vec<Years>,
    /// The number of columns: those of the years, and the free ones. At most [`MOST_COLUMNS`].
    pub columns: usize,
    /// One band per objective, and one for the initiatives that name none, if there are any.
    pub bands: Vec<Band>,
}

/// The initiatives of an objective, or those of a sector that name none.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The initiative.
    pub objective: Option<ObjectiveIdx>,
    /// How many initiatives belong to it.
    pub members: usize,
    /// How many of them match.
    pub matching: usize,
    /// The matching ones: first those without a date, then the oldest first. If there are too many, the newest of them.
    pub marks: Vec<BandMark>,
}

/// A mark in a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandMark {
    /// The initiative.
    pub initiative: InitiativeIdx,
    /// Whether this is the initiative's main sector: its mark is filled, otherwise hollow.
    pub main: bool,
    /// The column of its year, from 0.
    pub column: usize,
    /// How many columns the mark and its name take, including its own.
    pub span: usize,
}

impl Band {
    /// How many matching initiatives are left out, because there are too many.
    pub const fn cut(&self) -> usize {
        self.matching - self.marks.len()
    }
}

/// Unrolls sectors for a reader of `language`. `bands` contains their members, the newest first. Linear in those.
///
/// ```
/// use life_science_map::content::{AreaIdx, Content, Language, Sector};
/// use life_science_map::layout::map::Map;
/// use life_science_map::layout::unroll;
/// use life_science_map::query::{Sort, bands, sorted};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let (map, sectors) = (Map::new(&content), [Sector::Area(AreaIdx::new(0))]);
/// let newest_first = sorted(&content, Sort::Date, Language::Swedish);
/// let bands = bands(&content, &sectors, &newest_first, &|_| true);
/// let unrolled = unroll(&content, &map, Language::Swedish, &sectors, &bands);
/// assert_eq!(unrolled[0].bands.len(), bands[0].len());
/// ```
pub fn unroll(
    content: &Content,
    map: &Map,
    language: Language,
    sectors: &[Sector],
    bands: &[Vec<BandMembers>],
) -> Vec<Unrolled> {
    let mut unrolled = Vec::with_capacity(sectors.len());
    let mut fixed = 0;
    for (&sector, bands) in sectors.iter().zip(bands) {
        let own = sector_unrolled(content, map, language, sector, bands);
        fixed += ELEMENTS_OF_SECTOR + own.bands.len() * ELEMENTS_OF_BAND;
        unrolled.push(own);
    }
    // The most marks per band that keep the view within its limit.
    let room = MOST_ELEMENTS.saturating_sub(fixed) / ELEMENTS_OF_MARK;
    let mut most = room;
    while marks_with(&unrolled, most) > room {
        most -= 1;
    }
    for sector in &mut unrolled {
        for band in &mut sector.bands {
            band.marks.truncate(most);
            band.marks.reverse();
        }
    }
    unrolled
}

/// The number of marks if each band has at most `most`.
fn marks_with(unrolled: &[Unrolled], most: usize) -> usize {
    let mut marks = 0;
    for sector in unrolled {
        for band in &sector.bands {
            marks += band.matching.min(most);
        }
    }
    marks
}

/// The rings that get a column in a sector: that of initiatives without a date, and those from the first to the last with a
/// member.
struct Rings {
    has_undated: bool,
    dated: Range<usize>,
}

impl Rings {
    fn of(map: &Map, bands: &[BandMembers]) -> Self {
        let mut own = Self {
            has_undated: false,
            dated: map.rings.len()..0,
        };
        for band in bands {
            for &initiative in &band.members {
                let ring = ring_of(map, initiative);
                if ring == 0 && has_ring_of_undated(map) {
                    own.has_undated = true;
                } else {
                    own.dated = own.dated.start.min(ring)..own.dated.end.max(ring + 1);
                }
            }
        }
        own
    }

    fn years(&self, map: &Map) -> Vec<Years> {
        let mut years = Vec::new();
        if self.has_undated {
            years.push(Years::Undated);
        }
        for ring in map.rings.get(self.dated.clone()).unwrap_or_default() {
            years.push(ring.years);
        }
        years
    }

    /// The column of a ring. The ring of initiatives without a date is the first of all.
    fn column(&self, ring: usize) -> usize {
        ring.saturating_sub(self.dated.start - usize::from(self.has_undated))
    }
}

/// A sector with all that match, the newest first.
fn sector_unrolled(
    content: &Content,
    map: &Map,
    language: Language,
    sector: Sector,
    members: &[BandMembers],
) -> Unrolled {
    let rings = Rings::of(map, members);
    let years = rings.years(map);
    // A quarter of all columns, including the free ones.
    let widest = ((years.len() + 1) / 3).max(1);
    let columns = years.len() + widest - 1;
    let mut bands = Vec::with_capacity(members.len());
    for own in members {
        let mut marks = Vec::new();
        for &initiative in &own.matching {
            let name = &content.initiative(initiative).name;
            marks.push(BandMark {
                initiative,
                main: content.facts().main_sector(initiative) == Some(sector),
                column: rings.column(ring_of(map, initiative)),
                span: span(name.in_language(language), columns, widest),
            });
        }
        bands.push(Band {
            objective: own.objective,
            members: own.members.len(),
            matching: own.matching.len(),
            marks,
        });
    }
    Unrolled {
        sector,
        years,
        columns,
        bands,
    }
}

/// The ring of an initiative, which is the same in all its sectors.
fn ring_of(map: &Map, initiative: InitiativeIdx) -> usize {
    let seat = map.seats_of(initiative).first();
    let seat = seat.and_then(|&seat| map.seats.get(seat));
    seat.map_or(0, |seat| seat.ring)
}

/// Whether the first ring is that of initiatives without a date, which no other ring can be.
fn has_ring_of_undated(map: &Map) -> bool {
    map.rings
        .first()
        .is_some_and(|ring| ring.years == Years::Undated)
}

/// How many of the columns a mark and its name take, at most `widest`: as few as possible such that the name has at most
/// [`LINES`] lines and no word is broken.
fn span(name: &str, columns: usize, widest: usize) -> usize {
    let mut needed = width(name, Weight::Regular) / LINES;
    for word in name.split(' ') {
        needed = needed.max(width(word, Weight::Regular));
    }
    needed += BESIDE_NAME;
    let column = NARROWEST / as_f64(columns);
    let mut span = 1;
    while span < widest && as_f64(span) * column < needed {
        span += 1;
    }
    span
}
