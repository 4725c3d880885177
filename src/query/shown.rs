//! The result of a filter, and what it would be with one more option or one condition less.

use super::facet::Slots;
use super::search::NOT_FOUND;
use super::{Choice, Condition, Facet, Filter, Find};
use crate::content::{ActorIdx, Column, Content, Facts, InitiativeIdx, Sector};

/// The result of a filter on a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// For each initiative its distance from the search, by [`Find::find`]; [`NOT_FOUND`] if it does not match.
    distances: Vec<u8>,
    count: usize,
    areas: Vec<u32>,
    programmes: Vec<u32>,
    /// The count of each option.
    pub counts: Counts,
}

impl Shown {
    /// Whether the initiative matches.
    pub fn is_matching(&self, initiative: InitiativeIdx) -> bool {
        self.distance(initiative) != NOT_FOUND
    }

    fn distance(&self, initiative: InitiativeIdx) -> u8 {
        let distance = self.distances.get(initiative.index());
        distance.copied().unwrap_or(NOT_FOUND)
    }

    /// The matching initiatives, in the order of the content.
    pub fn matching(&self) -> impl Iterator<Item = InitiativeIdx> + '_ {
        let matching = self
            .distances
            .iter()
            .enumerate()
            .filter(|(_, distance)| **distance != NOT_FOUND);
        matching.map(|(index, _)| InitiativeIdx::new(index))
    }

    /// The matching ones of `initiatives`, in their order. Linear.
    pub fn keep(&self, initiatives: &[InitiativeIdx]) -> Vec<InitiativeIdx> {
        let matching = initiatives
            .iter()
            .filter(|initiative| self.is_matching(**initiative));
        matching.copied().collect()
    }

    /// The matching ones of `initiatives`, best match first; equally good ones keep their order. One pass per distinct
    /// distance, of which a word of the search has a handful.
    pub fn best_first(&self, initiatives: &[InitiativeIdx]) -> Vec<InitiativeIdx> {
        let matching = self.keep(initiatives);
        let mut sorted = Vec::new();
        let mut distance = 0;
        while sorted.len() < matching.len() {
            for &initiative in &matching {
                if self.distance(initiative) == distance {
                    sorted.push(initiative);
                }
            }
            distance += 1;
        }
        sorted
    }

    /// How many match.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many of the matching initiatives belong to this sector.
    pub fn in_sector(&self, sector: Sector) -> u32 {
        let count = match sector {
            Sector::Area(area) => self.areas.get(area.index()),
            Sector::Programme(programme) => self.programmes.get(programme.index()),
        };
        count.copied().unwrap_or_default()
    }
}

/// How many initiatives would match with one choice changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// By facet and by index within it.
    options: Vec<Vec<u32>>,
    /// For each year of [`Content::years`]: how many would match if the range began with it.
    pub years_from: Vec<(u16, u32)>,
    /// For each year of [`Content::years`]: how many would match if the range ended with it.
    pub years_to: Vec<(u16, u32)>,
}

impl Counts {
    /// How many would match if this option alone were chosen in its facet.
    pub fn of(&self, content: &Content, choice: Choice) -> u32 {
        let counts = self.options.get(choice.facet() as usize);
        counts.map_or(0, |counts| choice.slots(content.facts()).sum(counts))
    }
}

/// The result of `filter` on `content`, with the counts next to all options. Linear in the number of initiatives and of their
/// options.
///
/// An initiative counts for the options of a facet if it meets every condition outside that facet. So one that meets all
/// conditions counts for every facet, one that fails in a single facet counts for that one alone, and one that fails in two
/// counts for none. The same holds for the range of years. `index` must be that of the same content.
///
/// ```
/// use life_science_map::content::{Content, Kind};
/// use life_science_map::query::{Choice, Filter, SearchIndex, shown};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let events = Choice::Kind(Kind::Event);
/// let all = shown(&content, &SearchIndex::new(&content), &Filter::default());
/// assert_eq!(all.count(), content.initiatives().len());
/// let of_kind = content.initiatives().iter().filter(|one| one.kind == Kind::Event);
/// assert_eq!(all.counts.of(&content, events) as usize, of_kind.count());
/// ```
pub fn shown(content: &Content, index: &dyn Find, filter: &Filter) -> Shown {
    pass(content, index, filter, false)
}

/// The result of `filter` if its search also accepted other forms of words and typing errors: everything in [`shown`], and
/// similar initiatives. Slower: every distinct word of the content is compared in several ways.
pub fn similar(content: &Content, index: &dyn Find, filter: &Filter) -> Shown {
    pass(content, index, filter, true)
}

/// The pass over the results of a search, or also similar ones if `similar` is set.
fn pass(content: &Content, index: &dyn Find, filter: &Filter, similar: bool) -> Shown {
    let mut distances = index.find(content, filter.search(), similar);
    let facts = content.facts();
    let asked = Asked::of(filter, facts);
    let mut years = YearCounts::new(facts.all_years(), filter);
    let since = filter.since().map_or(0, |since| since.packed(facts));
    let mut matching = Vec::new();
    // Those that fail in one facet alone, by that facet.
    let mut nearly = Facet::ALL.map(|_| Vec::new());
    for (initiative, distance) in facts.initiatives().zip(&mut distances) {
        // What the search has not found is most, so this comes before anything that reads more of an initiative.
        if *distance == NOT_FOUND {
            continue;
        }
        let is_asked = (since == 0 || facts.noted(initiative) >= since)
            && has_all(facts, initiative, filter.with_actors());
        let failures = if is_asked {
            asked.failures(initiative)
        } else {
            Failures::More
        };
        let own_years = facts.years(initiative);
        if failures == Failures::None {
            years.add(own_years);
        }
        match failures {
            Failures::More => *distance = NOT_FOUND,
            _ if !filter.spans(own_years) => *distance = NOT_FOUND,
            Failures::None => matching.push(initiative),
            Failures::One(facet) => {
                *distance = NOT_FOUND;
                if let Some(nearly) = nearly.get_mut(facet as usize) {
                    nearly.push(initiative);
                }
            }
        }
    }
    let mut options = Facet::ALL.map(|facet| vec![0; facet.size(content)]);
    let columns = Facet::ALL.map(|facet| facet.column(facts));
    for (column, counts) in columns.iter().zip(&mut options) {
        add_each(column, &matching, counts);
    }
    let [areas, programmes, ..] = options.clone();
    for ((column, counts), nearly) in columns.iter().zip(&mut options).zip(&nearly) {
        add_each(column, nearly, counts);
    }
    Shown {
        distances,
        count: matching.len(),
        areas,
        programmes,
        counts: years.finish(options.to_vec()),
    }
}

/// Increments the count of each slot that a column has for these initiatives. One column after the other, because each lies
/// in memory in one piece.
fn add_each(column: &Column, initiatives: &[InitiativeIdx], counts: &mut [u32]) {
    for &initiative in initiatives {
        for &slot in column.of(initiative) {
            if let Some(count) = counts.get_mut(slot as usize) {
                *count += 1;
            }
        }
    }
}

/// Whether all of these are among the actors of an initiative.
fn has_all(facts: &Facts, initiative: InitiativeIdx, asked: &[ActorIdx]) -> bool {
    let has = |actor: &ActorIdx| facts.actors.of(initiative).contains(&actor.number());
    asked.iter().all(has)
}

/// The choices of a filter as slots, for the facets that have any, and the columns of those.
struct Asked<'a>(Vec<(Facet, &'a Column, Vec<Slots>)>);

/// The facets in which an initiative does not match the choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failures {
    None,
    One(Facet),
    More,
}

impl<'a> Asked<'a> {
    fn of(filter: &Filter, facts: &'a Facts) -> Self {
        let mut asked: Vec<(Facet, &Column, Vec<Slots>)> = Vec::new();
        for &choice in filter.choices() {
            let (facet, slots) = (choice.facet(), choice.slots(facts));
            match asked.last_mut() {
                Some((last, _, own)) if *last == facet => own.push(slots),
                _ => asked.push((facet, facet.column(facts), vec![slots])),
            }
        }
        Self(asked)
    }

    fn failures(&self, initiative: InitiativeIdx) -> Failures {
        let mut failures = Failures::None;
        for (facet, column, slots) in &self.0 {
            let own = column.of(initiative);
            if !slots.iter().any(|slots| slots.meet(own)) {
                if failures != Failures::None {
                    return Failures::More;
                }
                failures = Failures::One(*facet);
            }
        }
        failures
    }
}

/// Counts for each year how many initiatives a range would keep that began, or ended, with that year.
///
/// A range that begins with year y and ends where the filter's does keeps a period if y is not after the end of either. So
/// each period is recorded once, at the last such year, and the counts are suffix sums; likewise prefix sums for a range
/// that ends with y.
struct YearCounts {
    from: Option<u16>,
    to: Option<u16>,
    /// For each year of the content how many periods are kept by a range from this year, but from no later one.
    last_from: Vec<(u16, u32)>,
    /// For each year of the content how many periods are kept by a range to this year, but to no earlier one.
    first_to: Vec<(u16, u32)>,
}

impl YearCounts {
    fn new(all: Option<(u16, u16)>, filter: &Filter) -> Self {
        let years: Vec<_> = all.map_or_else(Vec::new, |(first, last)| {
            (first..=last).map(|year| (year, 0)).collect()
        });
        Self {
            from: filter.from(),
            to: filter.to(),
            last_from: years.clone(),
            first_to: years,
        }
    }

    /// Counts an initiative that meets every other condition.
    fn add(&mut self, years: Option<(u16, u16)>) {
        let Some((first, last)) = years else {
            return;
        };
        if self.to.is_none_or(|to| first <= to) {
            // An initiative that continues is kept from every year on; the last year of the content stands for all later
            // ones.
            let most = self.last_from.last().map_or(last, |(most, _)| *most);
            let last = last.min(self.to.unwrap_or(most)).min(most);
            note(&mut self.last_from, last);
        }
        if self.from.is_none_or(|from| from <= last) {
            note(
                &mut self.first_to,
                self.from.map_or(first, |from| from.max(first)),
            );
        }
    }

    /// The counts, together with those of the options.
    fn finish(mut self, options: Vec<Vec<u32>>) -> Counts {
        sum(self.last_from.iter_mut().rev());
        sum(self.first_to.iter_mut());
        Counts {
            options,
            years_from: self.last_from,
            years_to: self.first_to,
        }
    }
}

/// Increments the count of `year`.
fn note(years: &mut [(u16, u32)], year: u16) {
    let first = years.first().map_or(0, |(first, _)| *first);
    if let Some((_, count)) = year
        .checked_sub(first)
        .and_then(|place| years.get_mut(usize::from(place)))
    {
        *count += 1;
    }
}

/// Turns each count into the sum of those up to it.
fn sum<'a>(years: impl Iterator<Item = &'a mut (u16, u32)>) {
    let mut total = 0;
    for (_, count) in years {
        total += *count;
        *count = total;
    }
}

/// For a filter that matches nothing: what removing each condition would show, the one that shows most first.
///
/// Several choices of one facet are removed together, as [`Condition::Facet`], because they are alternatives: without one
/// of them the filter would be stricter. Conditions whose removal would show nothing either are included, last. At most
/// eight passes like that of [`shown`].
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::query::{Filter, SearchIndex, liftings, shown};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let index = SearchIndex::new(&content);
/// let filter = Filter::default().with_search("zzz");
/// assert_eq!(shown(&content, &index, &filter).count(), 0);
/// let (lifted, count) = &liftings(&content, &index, &filter)[0];
/// assert_eq!(*count, shown(&content, &index, &filter.without(lifted)).count());
/// ```
pub fn liftings(content: &Content, index: &dyn Find, filter: &Filter) -> Vec<(Condition, usize)> {
    let mut conditions = filter.conditions();
    for facet in Facet::ALL {
        if filter.chosen(facet).len() > 1 {
            conditions.retain(|condition| !matches!(condition, Condition::Choice(choice) if choice.facet() == facet));
            conditions.push(Condition::Facet(facet));
        }
    }
    let mut liftings: Vec<(Condition, usize)> = Vec::new();
    for condition in conditions {
        let count = shown(content, index, &filter.without(&condition)).count();
        let place = liftings.partition_point(|(_, other)| *other >= count);
        liftings.insert(place, (condition, count));
    }
    liftings
}
