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

use crate::content::{Content, Family, InitiativeIdx, Language, ObjectiveIdx, Period, Sector};
use crate::sort::sort_by;

use super::map::{Map, Years, as_f64};
use super::text::{Weight, width};

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
    /// Those that match, by date and id, what has no date first. Where there are too many, the last ones of them.
    pub marks: Vec<BandMark>,
}

/// A mark in a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandMark {
    /// Whose.
    pub initiative: InitiativeIdx,
    /// The mark's shape.
    pub family: Family,
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

/// Unrolls sectors for a reader of `language`. O(n log n) in their memberships.
pub fn unroll(
    content: &Content,
    map: &Map,
    language: Language,
    sectors: &[Sector],
    is_matching: &dyn Fn(InitiativeIdx) -> bool,
) -> Vec<Unrolled> {
    let mut unrolled: Vec<_> = sectors
        .iter()
        .map(|&sector| sector_unrolled(content, map, language, sector, is_matching))
        .collect();
    let most = most_marks(&unrolled);
    for band in unrolled.iter_mut().flat_map(|sector| &mut sector.bands) {
        band.marks.drain(..band.marks.len().saturating_sub(most));
    }
    unrolled
}

/// How many marks each band may have, so that the view has no more than [`MOST_ELEMENTS`].
fn most_marks(unrolled: &[Unrolled]) -> usize {
    let bands = || unrolled.iter().flat_map(|sector| &sector.bands);
    let fixed = unrolled.len() * ELEMENTS_OF_SECTOR + bands().count() * ELEMENTS_OF_BAND;
    let room = MOST_ELEMENTS.saturating_sub(fixed) / ELEMENTS_OF_MARK;
    let taken = |most: usize| bands().map(|band| band.matching.min(most)).sum::<usize>();
    (1..=room).take_while(|&most| taken(most) <= room).count()
}

fn sector_unrolled(
    content: &Content,
    map: &Map,
    language: Language,
    sector: Sector,
    is_matching: &dyn Fn(InitiativeIdx) -> bool,
) -> Unrolled {
    let groups = groups(content, sector);
    // The ring of an initiative is the same in all its sectors.
    let ring_of = |initiative: InitiativeIdx| {
        let place = map.places_of(initiative).first();
        place
            .and_then(|&place| map.places.get(place))
            .map_or(0, |place| place.ring)
    };
    let mut used = vec![false; map.rings.len()];
    for &initiative in groups.iter().flat_map(|(_, members)| members) {
        if let Some(used) = used.get_mut(ring_of(initiative)) {
            *used = true;
        }
    }
    let years_of = |ring: usize| map.rings.get(ring).map(|ring| ring.years);
    let is_used = |&ring: &usize| used.get(ring) == Some(&true);
    let is_first = |ring: &usize| is_used(ring) && years_of(*ring) != Some(Years::Undated);
    let first = (0..used.len()).find(is_first).unwrap_or(used.len());
    let last = (0..used.len()).rev().find(is_used).unwrap_or(0);
    let rings: Vec<usize> = (0..used.len())
        .filter(|ring| is_used(ring) || (first..last).contains(ring))
        .collect();

    // The fewest columns that are a fourth of all, the free ones included.
    let widest = rings.len().saturating_sub(1).div_ceil(3).max(1);
    let columns = rings.len() + widest - 1;
    let mark = |initiative: InitiativeIdx| {
        let entry = content.initiative(initiative);
        let ring = ring_of(initiative);
        BandMark {
            initiative,
            family: entry.kind.family(),
            main: entry.main_sector() == Some(sector),
            column: rings.partition_point(|&other| other < ring),
            span: span(entry.name.in_language(language), columns, widest),
        }
    };
    let band = |(objective, mut members): (Option<ObjectiveIdx>, Vec<InitiativeIdx>)| {
        let count = members.len();
        members.retain(|&initiative| is_matching(initiative));
        sort_by(&mut members, |&a, &b| {
            let (a, b) = (content.initiative(a), content.initiative(b));
            let begins = |date: Option<Period>| date.map(|period| period.from);
            begins(a.date)
                .cmp(&begins(b.date))
                .then_with(|| a.id.cmp(&b.id))
        });
        Band {
            objective,
            members: count,
            matching: members.len(),
            marks: members.into_iter().map(mark).collect(),
        }
    };
    Unrolled {
        sector,
        years: rings.iter().filter_map(|&ring| years_of(ring)).collect(),
        columns,
        bands: groups.into_iter().map(band).collect(),
    }
}

/// The initiatives of each band.
fn groups(content: &Content, sector: Sector) -> Vec<(Option<ObjectiveIdx>, Vec<InitiativeIdx>)> {
    let members = content.sector_initiatives(sector).to_vec();
    let Sector::Area(area) = sector else {
        return vec![(None, members)];
    };
    let objectives = &content.area(area).objectives;
    let mut groups: Vec<_> = objectives
        .iter()
        .map(|&objective| {
            let members = content.objective(objective).initiatives.clone();
            (Some(objective), members)
        })
        .collect();
    let others = members.into_iter().filter(|&initiative| {
        let own = &content.initiative(initiative).objectives;
        !own.iter().any(|objective| objectives.contains(objective))
    });
    let others: Vec<_> = others.collect();
    if groups.is_empty() || !others.is_empty() {
        groups.push((None, others));
    }
    groups
}

/// How many of so many columns a mark and its name take, at most `widest`: as few as give the name no more than
/// [`LINES`] lines and break none of its words.
fn span(name: &str, columns: usize, widest: usize) -> usize {
    let longest = name
        .split(' ')
        .map(|word| width(word, Weight::Regular))
        .fold(0.0, f64::max);
    let needed = longest.max(width(name, Weight::Regular) / LINES) + BESIDE_NAME;
    let column = NARROWEST / as_f64(columns);
    (1..widest)
        .find(|&span| as_f64(span) * column >= needed)
        .unwrap_or(widest)
}
