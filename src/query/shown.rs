//! What a filter shows, and what it would show with one option more or one condition less.

use super::facet::Places;
use super::search::NOT_FOUND;
use super::{Choice, Condition, Facet, Filter, SearchIndex};
use crate::content::{Content, Facts, InitiativeIdx, Sector};

/// What a filter shows of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// For each initiative how far it is from what is searched for, by [`SearchIndex::find`]; [`NOT_FOUND`] for what
    /// does not match.
    distances: Vec<u8>,
    count: usize,
    areas: Vec<u32>,
    programmes: Vec<u32>,
    /// What each option would show.
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

    /// The initiatives that match, in the order of the content.
    pub fn matching(&self) -> impl Iterator<Item = InitiativeIdx> + '_ {
        let matching = self
            .distances
            .iter()
            .enumerate()
            .filter(|(_, distance)| **distance != NOT_FOUND);
        matching.map(|(index, _)| InitiativeIdx::new(index))
    }

    /// Those of `initiatives` that match, in their order. Linear.
    pub fn keep(&self, initiatives: &[InitiativeIdx]) -> Vec<InitiativeIdx> {
        let matching = initiatives
            .iter()
            .filter(|initiative| self.is_matching(**initiative));
        matching.copied().collect()
    }

    /// Those of `initiatives` that match, what the search finds best first; what it finds equally well stays in its
    /// order. One pass for each distance that there is, of which a word of the search has a handful.
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

    /// How many of those that match stand in this sector.
    pub fn in_sector(&self, sector: Sector) -> u32 {
        let count = match sector {
            Sector::Area(area) => self.areas.get(area.index()),
            Sector::Programme(programme) => self.programmes.get(programme.index()),
        };
        count.copied().unwrap_or_default()
    }
}

/// How many initiatives would match with one thing chosen otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// By facet and by place in it.
    options: Vec<Vec<u32>>,
    /// For each year of [`Content::years`]: how many would match if the span began with it.
    pub years_from: Vec<(u16, u32)>,
    /// For each year of [`Content::years`]: how many would match if the span ended with it.
    pub years_to: Vec<(u16, u32)>,
}

impl Counts {
    /// How many would match if the choices of the option's facet were left out and this option alone were chosen.
    pub fn of(&self, content: &Content, choice: Choice) -> u32 {
        let counts = self.options.get(choice.facet() as usize);
        counts.map_or(0, |counts| choice.places(content.facts()).sum(counts))
    }
}

/// What `filter` shows of `content`, and every count beside an option, in one pass over the initiatives.
///
/// The pass rests on this: an initiative counts for the options of a facet if it meets every condition outside it,
/// so one that meets all conditions counts for every facet, one that fails in a single facet counts for that one
/// alone, and one that fails in two counts for none. The same holds for the span of years. `index` is that of the
/// same content.
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
pub fn shown(content: &Content, index: &SearchIndex, filter: &Filter) -> Shown {
    pass(content, index, filter, false)
}

/// What `filter` would show if words of its search could also be other forms of the words that are meant, or mistyped:
/// all that [`shown`] shows, and what is similar. Dearer: every
/// different word of the content is looked at from more than one side.
pub fn similar(content: &Content, index: &SearchIndex, filter: &Filter) -> Shown {
    pass(content, index, filter, true)
}

/// The pass over what a search has found, also what is `similar`.
fn pass(content: &Content, index: &SearchIndex, filter: &Filter, similar: bool) -> Shown {
    let mut distances = index.find(content, filter.search(), similar);
    let facts = content.facts();
    let asked = Asked::of(filter, facts);
    let columns = Facet::ALL.map(|facet| facet.column(facts));
    let mut options = Facet::ALL
        .map(|facet| vec![0; facet.size(content)])
        .to_vec();
    let mut areas = vec![0; content.areas().len()];
    let mut programmes = vec![0; content.programmes().len()];
    let mut years = YearCounts::new(facts.all_years(), filter);
    let mut count = 0;
    for (initiative, distance) in facts.initiatives().zip(&mut distances) {
        if *distance == NOT_FOUND {
            continue;
        }
        let own_years = facts.years(initiative);
        let in_span = filter.spans(own_years);
        let failures = asked.failures(facts, initiative);
        let is_match = in_span && failures == Failures::None;
        match failures {
            Failures::None => {
                years.add(own_years);
                if in_span {
                    for (column, counts) in columns.iter().zip(&mut options) {
                        add_each(column.of(initiative), counts);
                    }
                    add_each(facts.areas.of(initiative), &mut areas);
                    add_each(facts.programmes.of(initiative), &mut programmes);
                    count += 1;
                }
            }
            Failures::One(facet) if in_span => {
                if let Some(counts) = options.get_mut(facet as usize) {
                    add_each(facet.column(facts).of(initiative), counts);
                }
            }
            Failures::One(_) | Failures::More => {}
        }
        if !is_match {
            *distance = NOT_FOUND;
        }
    }
    Shown {
        distances,
        count,
        areas,
        programmes,
        counts: years.finish(options),
    }
}

/// The choices of a filter, as places of the facets that have any.
struct Asked(Vec<(Facet, Vec<Places>)>);

/// In which facets an initiative is not what is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failures {
    None,
    One(Facet),
    More,
}

impl Asked {
    fn of(filter: &Filter, facts: &Facts) -> Self {
        let mut asked: Vec<(Facet, Vec<Places>)> = Vec::new();
        for &choice in filter.choices() {
            let (facet, places) = (choice.facet(), choice.places(facts));
            match asked.last_mut() {
                Some((last, own)) if *last == facet => own.push(places),
                _ => asked.push((facet, vec![places])),
            }
        }
        Self(asked)
    }

    fn failures(&self, facts: &Facts, initiative: InitiativeIdx) -> Failures {
        let mut failures = Failures::None;
        for (facet, places) in &self.0 {
            let own = facet.column(facts).of(initiative);
            if !places.iter().any(|places| places.meet(own)) {
                if failures != Failures::None {
                    return Failures::More;
                }
                failures = Failures::One(*facet);
            }
        }
        failures
    }
}

/// Adds one to the count of each place.
fn add_each(places: &[u32], counts: &mut [u32]) {
    for &place in places {
        if let Some(count) = counts.get_mut(place as usize) {
            *count += 1;
        }
    }
}

/// Counts for each year how many initiatives a span would keep that began, or ended, with that year.
///
/// A span that begins with year y and ends as the filter's does keeps a period if y is not after the end of either.
/// So each period is noted once, at the last such year, and the sums from the end are the counts; likewise from the
/// start for a span that ends with y.
struct YearCounts {
    from: Option<u16>,
    to: Option<u16>,
    /// For each year of the content how many periods are kept by a span from this year, but from none later.
    last_from: Vec<(u16, u32)>,
    /// For each year of the content how many periods are kept by a span to this year, but to none earlier.
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
            // What goes on is kept from every year on, of which the last that is counted stands for all.
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

    /// The counts, with those of the options.
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

/// Adds one to the count of `year`.
fn note(years: &mut [(u16, u32)], year: u16) {
    let first = years.first().map_or(0, |(first, _)| *first);
    if let Some((_, count)) = year
        .checked_sub(first)
        .and_then(|place| years.get_mut(usize::from(place)))
    {
        *count += 1;
    }
}

/// Makes each count the sum of those up to it.
fn sum<'a>(years: impl Iterator<Item = &'a mut (u16, u32)>) {
    let mut total = 0;
    for (_, count) in years {
        total += *count;
        *count = total;
    }
}

/// What each lifting of one condition would show, the one that shows most first; for a filter that shows nothing.
///
/// Several choices of one facet are lifted together, as [`Condition::Facet`], since they are alternatives: without
/// one of them the filter asks for more, not for less. Liftings that would show nothing either are among them, last.
/// At most eight passes as that of [`shown`].
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
pub fn liftings(
    content: &Content,
    index: &SearchIndex,
    filter: &Filter,
) -> Vec<(Condition, usize)> {
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
