//! What a filter shows, and what it would show with one option more or one condition less.

use super::search::NOT_FOUND;
use super::{Choice, Condition, Facet, Filter, SearchIndex};
use crate::content::{Content, InitiativeIdx, Sector};

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
    pub fn of(&self, choice: Choice) -> u32 {
        let counts = self.options.get(choice.facet() as usize);
        counts
            .and_then(|counts| counts.get(choice.place()))
            .copied()
            .unwrap_or_default()
    }
}

/// What `filter` shows of `content`, and every count beside an option, in one pass over the initiatives.
///
/// The pass rests on this: an initiative counts for the options of a facet if it meets every condition outside it,
/// so one that meets all conditions counts for every facet, one that fails in a single facet counts for that one
/// alone, and one that fails in two counts for none. The same holds for the span of years. `index` is that of the
/// same content.
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
    let table = index.table(content);
    let mut options: Vec<Vec<u32>> = Facet::ALL
        .map(|facet| vec![0; facet.size(content)])
        .to_vec();
    let chosen = Facet::ALL.map(|facet| filter.chosen(facet));
    let mut areas = vec![0; content.areas().len()];
    let mut programmes = vec![0; content.programmes().len()];
    let mut years = YearCounts::new(table.all_years, filter);
    let mut count = 0;
    for (row, distance) in table.rows().zip(&mut distances) {
        if *distance == NOT_FOUND {
            continue;
        }
        let mut matches = false;
        let in_span = filter.spans(row.years);
        let mut failed = (0..)
            .zip(&chosen)
            .zip(row.options)
            .filter(|((_, chosen), own)| {
                let is_own =
                    |choice: &Choice| own.iter().any(|own| *own as usize == choice.place());
                !(chosen.is_empty() || chosen.iter().any(is_own))
            });
        match (failed.next(), failed.next()) {
            (None, _) => {
                years.add(row.years);
                if in_span {
                    for (own, counts) in row.options.into_iter().zip(&mut options) {
                        add_each(own, counts);
                    }
                    let [own_areas, own_programmes, ..] = row.options;
                    add_each(own_areas, &mut areas);
                    add_each(own_programmes, &mut programmes);
                    count += 1;
                }
                matches = in_span;
            }
            (Some(((facet, _), own)), None) => {
                if in_span && let Some(counts) = options.get_mut::<usize>(facet) {
                    add_each(own, counts);
                }
            }
            (Some(_), Some(_)) => {}
        }
        if !matches {
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

/// Adds one to the count of each option.
fn add_each(options: &[u32], counts: &mut [u32]) {
    for &option in options {
        if let Some(count) = counts.get_mut(option as usize) {
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
            note(&mut self.last_from, self.to.map_or(last, |to| to.min(last)));
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
