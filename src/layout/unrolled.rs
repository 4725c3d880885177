//! Areas and programmes unrolled: a band for each objective, and the years along it.
//!
//! **Columns.** Those of the map's rings that the sector stands in, and the years between them. To the right of the
//! last one as many more are free as the longest name takes beyond its own, so that every name stands to the right of its
//! mark. They come from the whole content, never from what a filter leaves.
//!
//! **Rows** are the style sheet's. Each mark with its name takes whole columns ([`BandMark::span`], by the table of widths), and
//! `grid-auto-flow: dense` puts one after the other into the first row in which its columns are free (step 4 of the grid
//! item placement algorithm of the W3C's CSS Grid Layout). So nothing can overlap, whatever the font, the text size and
//! the lines that a name breaks into.

use core::ops::Range;

use crate::content::{Content, InitiativeIdx, Language, ObjectiveIdx, Sector};

use super::map::Map;
use super::plane::geometry::as_f64;
use super::plane::text::{Weight, width};
use crate::query::{BandMembers, Years};

/// The most columns that bands have: years, and what is free to the right of them.
pub const MOST_COLUMNS: usize = 15;
/// The most elements that the view is to have. What is more is cut, and its number told.
const MOST_ELEMENTS: usize = 1_450;
/// The elements of a mark with its name.
const ELEMENTS_OF_MARK: usize = 5;
/// The elements of a band without its marks.
const ELEMENTS_OF_BAND: usize = 8;
/// The elements of a sector without its bands.
const ELEMENTS_OF_SECTOR: usize = 20;
/// The width of the narrowest band that has columns as a part of the font size of names: 43 rem at 0.875 rem.
const NARROWEST: f64 = 49.0;
/// What a mark and the space beside its name take of that.
const BESIDE_NAME: f64 = 2.6;
/// In how many lines a name best stands.
const LINES: f64 = 2.0;

/// An area or a programme unrolled.
#[derive(Clone, Debug, PartialEq)]
pub struct Unrolled {
    /// Which.
    pub sector: Sector,
    /// The years of the first columns, from the left.
    pub years: Vec<Years>,
    /// How many columns there are: those of the years, and the free ones. At most [`MOST_COLUMNS`].
    pub columns: usize,
    /// A band for each objective, and one for the initiatives that name none, where there are any.
    pub bands: Vec<Band>,
}

/// The initiatives of an objective, or those of a sector that name none.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Whose.
    pub objective: Option<ObjectiveIdx>,
    /// How many initiatives belong in it.
    pub members: usize,
    /// How many of them match.
    pub matching: usize,
    /// Those that match, the oldest first, before them what has no date. Where there are too many, the newest of them.
    pub marks: Vec<BandMark>,
}

/// A mark in a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandMark {
    /// Whose.
    pub initiative: InitiativeIdx,
    /// Whether the sector is the initiative's main one: a filled mark, else a hollow one.
    pub main: bool,
    /// The column of its year, from 0.
    pub column: usize,
    /// How many columns mark and name take together, from its own on.
    pub span: usize,
}

impl Band {
    /// How many that match are left out, since there are too many.
    pub const fn cut(&self) -> usize {
        self.matching - self.marks.len()
    }
}

/// Unrolls sectors, of which `bands` has the members, the newest first, for a reader of `language`. Linear in them.
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
    // As many marks for each band as leave the view with no more than it is to have.
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

/// How many marks there are if each band has at most `most`.
fn marks_with(unrolled: &[Unrolled], most: usize) -> usize {
    let mut marks = 0;
    for sector in unrolled {
        for band in &sector.bands {
            marks += band.matching.min(most);
        }
    }
    marks
}

/// The rings that have a column in a sector: that of what has no date, and those from the first to the last one with a
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

    /// The column of a ring. That of what has no date is the first of all.
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
    // The fewest columns that are a fourth of all, the free ones included.
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

/// Whether the first ring is that of what has no date, as no other one can be.
fn has_ring_of_undated(map: &Map) -> bool {
    map.rings
        .first()
        .is_some_and(|ring| ring.years == Years::Undated)
}

/// How many of so many columns a mark and its name take, at most `widest`: as few as give the name no more than
/// [`LINES`] lines and break none of its words.
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
