//! The facts about all initiatives in columns, as read by the filter, the map, the matrix and the timeline.
//!
//! An initiative itself is spread over half a dozen places in memory, and from some ten thousand initiatives on each place
//! is a cache miss. A column stores one fact about all initiatives contiguously. Columns are created once, with the
//! content.

use super::ids::IdList;
use super::{
    Actor, ActorIdx, County, Date, Initiative, InitiativeIdx, Kind, Period, Place, PlaceIdx, Sector,
};
use super::{AreaIdx, ProgrammeIdx};
use crate::sort::sort_by;

/// For each initiative its options in a list, as numbers.
///
/// ```
/// use life_science_map::content::{Content, InitiativeIdx};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let first = InitiativeIdx::new(0);
/// let areas = content.facts().areas.of(first);
/// assert_eq!(areas.len(), content.initiative(first).areas.len());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The index in `options` where those of each initiative begin, and at the end where the last ones end.
    starts: Vec<u32>,
    options: Vec<u32>,
}

impl Default for Column {
    fn default() -> Self {
        Self {
            starts: vec![0],
            options: Vec::new(),
        }
    }
}

impl Column {
    /// The options of an initiative, in its own order.
    pub fn of(&self, initiative: InitiativeIdx) -> &[u32] {
        let index = initiative.index();
        let bound = |index: usize| self.starts.get(index).map(|&start| start as usize);
        match (bound(index), bound(index + 1)) {
            (Some(start), Some(end)) => self.options.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Adds the next initiative with its options.
    #[inline(never)]
    fn push(&mut self, options: &mut dyn Iterator<Item = u32>) {
        self.options.extend(options);
        self.starts.push(number(self.options.len()));
    }
}

/// The columns of all initiatives of a content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The indices of their areas, the main one first.
    pub areas: Column,
    /// The indices of their objectives.
    pub objectives: Column,
    /// The indices of their programmes.
    pub programmes: Column,
    /// The indices of their actors.
    pub actors: Column,
    /// Their kinds: `Kind as u32`, one each.
    pub kinds: Column,
    /// The kinds of their actors: `ActorKind as u32`, without repetitions.
    pub actor_kinds: Column,
    /// When they began: the index in [`Facts::years_begun`] plus one, or 0 without a date. One each.
    pub began: Column,
    /// Where they take place: each of their places, and once each county and abroad, as [`Facts::NOWHERE`], [`Facts::county`]
    /// and [`Facts::place`] number them.
    pub locations: Column,
    kind: Vec<Kind>,
    from: Vec<Option<Date>>,
    years: Vec<Option<(u16, u16)>>,
    years_begun: Vec<u16>,
    all_years: Option<(u16, u16)>,
    by_date: Vec<InitiativeIdx>,
    noted: Vec<u32>,
}

/// How many years before and after the middle one are years to choose from.
const FAR: u16 = 60;

impl Facts {
    /// Creates the columns. O(n log n).
    pub(super) fn new(
        initiatives: &[Initiative],
        actors: &[Actor],
        places: &[Place],
        ids: &IdList,
    ) -> Self {
        let mut facts = Self::default();
        for initiative in initiatives {
            facts.add(initiative, actors);
            facts.locate(initiative, places);
        }
        facts.number_years_begun();
        // The sort is stable, so equal dates keep the order of the ids.
        facts.by_date = ids.in_order().map(InitiativeIdx::new).collect();
        let from = &facts.from;
        sort_by(&mut facts.by_date, |a, b| {
            let from = |own: &InitiativeIdx| from.get(own.index()).copied().flatten();
            from(a).cmp(&from(b))
        });
        facts
    }

    fn add(&mut self, initiative: &Initiative, actors: &[Actor]) {
        self.areas
            .push(&mut initiative.areas.iter().map(|own| own.number()));
        self.objectives
            .push(&mut initiative.objectives.iter().map(|own| own.number()));
        self.programmes
            .push(&mut initiative.programmes.iter().map(|own| own.number()));
        self.actors
            .push(&mut initiative.actors.iter().map(|own| own.number()));
        self.kinds
            .push(&mut core::iter::once(initiative.kind as u32));
        let mut kinds = Vec::new();
        let kind_of = |actor: &ActorIdx| actors.get(actor.index())?.kind;
        for kind in initiative.actors.iter().filter_map(kind_of) {
            if !kinds.contains(&(kind as u32)) {
                kinds.push(kind as u32);
            }
        }
        self.actor_kinds.push(&mut kinds.into_iter());
        self.kind.push(initiative.kind);
        self.from.push(initiative.date.map(|period| period.from));
        self.years.push(initiative.years());
        let noted = initiative.added.max(initiative.changed);
        self.noted.push(noted.map_or(0, Date::packed));
        if let Some((first, last)) = initiative.date.map(Period::years) {
            let (least, most) = self.all_years.unwrap_or((first, last));
            self.all_years = Some((least.min(first), most.max(last)));
            if let Err(place) = self.years_begun.binary_search(&first) {
                self.years_begun.insert(place, first);
            }
        }
    }

    /// Where nothing takes place: without any place.
    pub const NOWHERE: u32 = 0;

    /// The number of a county, or of abroad, in [`Facts::locations`].
    pub const fn county(county: County) -> u32 {
        1 + county.number()
    }

    /// The number of a place there.
    pub fn place(place: PlaceIdx) -> u32 {
        1 + number(County::IDS.len()) + place.number()
    }

    /// Adds where an initiative takes place. Several places of one county are in it once.
    fn locate(&mut self, initiative: &Initiative, places: &[Place]) {
        let mut locations = Vec::new();
        for &place in &initiative.places {
            let county = places.get(place.index()).and_then(|place| place.county);
            let county = county.map(Self::county);
            locations.extend(county.filter(|county| !locations.contains(county)));
            locations.push(Self::place(place));
        }
        if locations.is_empty() {
            locations.push(Self::NOWHERE);
        }
        self.locations.push(&mut locations.into_iter());
    }

    /// Fills the column `began`, once all years are known, and leaves years out of `all_years` that are far from the others.
    fn number_years_begun(&mut self) {
        if let (Some(middle), Some((first, last))) = (self.middle_year(), self.all_years) {
            let (least, most) = (middle.saturating_sub(FAR), middle.saturating_add(FAR));
            self.all_years = Some((first.max(least), last.min(most)));
        }
        for from in &self.from {
            let year = from.map(Date::year);
            let place = year.and_then(|year| self.years_begun.binary_search(&year).ok());
            let place = place.map_or(0, |place| number(place + 1));
            self.began.push(&mut core::iter::once(place));
        }
    }

    /// The year by which half of all had begun.
    fn middle_year(&self) -> Option<u16> {
        let mut counts = vec![0; self.years_begun.len() + 1];
        let dated = self.from.iter().flatten();
        let mut half = dated.clone().count() / 2;
        for from in dated {
            if let Ok(place) = self.years_begun.binary_search(&from.year()) {
                counts[place] += 1;
            }
        }
        let years = self.years_begun.iter().zip(counts);
        let is_middle = |(_, count): &(&u16, usize)| {
            let is_middle = *count > half;
            half -= half.min(*count);
            is_middle
        };
        years.into_iter().find(is_middle).map(|(year, _)| *year)
    }

    /// The number of initiatives.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there are no initiatives.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The initiatives, in the order of the file.
    pub fn initiatives(&self) -> impl Iterator<Item = InitiativeIdx> + use<> {
        (0..self.len()).map(InitiativeIdx::new)
    }

    /// What an initiative is.
    pub fn kind(&self, initiative: InitiativeIdx) -> Option<Kind> {
        self.kind.get(initiative.index()).copied()
    }

    /// When it began.
    pub fn from(&self, initiative: InitiativeIdx) -> Option<Date> {
        self.from.get(initiative.index()).copied().flatten()
    }

    /// When it was last noted to be new or changed, as [`Date::packed`]; 0 if it never was.
    pub fn noted(&self, initiative: InitiativeIdx) -> u32 {
        self.noted.get(initiative.index()).copied().unwrap_or(0)
    }

    /// The first day on which any initiative was last noted to be new or changed, as [`Date::packed`].
    pub fn first_noted(&self) -> Option<u32> {
        self.noted.iter().copied().filter(|&day| day > 0).min()
    }

    /// The last day on which any initiative was noted to be new or changed, as [`Date::packed`].
    pub fn last_noted(&self) -> Option<u32> {
        self.noted.iter().copied().max().filter(|&day| day > 0)
    }

    /// The years that it touches: see [`Initiative::years`].
    pub fn years(&self, initiative: InitiativeIdx) -> Option<(u16, u16)> {
        self.years.get(initiative.index()).copied().flatten()
    }

    /// Its sectors: see [`Initiative::sectors`].
    pub fn sectors(&self, initiative: InitiativeIdx) -> impl Iterator<Item = Sector> + '_ {
        let areas = self.areas.of(initiative).iter();
        let programmes = self.programmes.of(initiative).iter();
        let area = |&own: &u32| Sector::Area(AreaIdx::new(own as usize));
        let programme = |&own: &u32| Sector::Programme(ProgrammeIdx::new(own as usize));
        areas.map(area).chain(programmes.map(programme))
    }

    /// The sector of its filled mark: see [`Initiative::main_sector`].
    pub fn main_sector(&self, initiative: InitiativeIdx) -> Option<Sector> {
        self.sectors(initiative).next()
    }

    /// The years in which something began, the oldest first, without repetitions.
    pub fn years_begun(&self) -> &[u16] {
        &self.years_begun
    }

    /// The first year in which something began, and the last year that anything is known to touch: an open end counts as
    /// its beginning here. Years that are very far from the others are slips, or stand for "no end", and do not count.
    pub const fn all_years(&self) -> Option<(u16, u16)> {
        self.all_years
    }

    /// Whether any initiative has no date.
    pub fn has_undated(&self) -> bool {
        let first = self.by_date.first();
        first.is_some_and(|&first| self.from(first).is_none())
    }

    /// All initiatives by beginning, those without a date first, and equal ones by id.
    pub fn by_date(&self) -> &[InitiativeIdx] {
        &self.by_date
    }
}

/// No content has four thousand million options.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
