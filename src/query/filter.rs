//! The filter: which conditions an initiative has to meet.

use core::ops::RangeInclusive;

use super::{Choice, Facet, search};
use crate::content::{Content, Sector};

/// What an initiative has to meet to be shown: within one facet any of the choices, and all of the rest.
///
/// The same filter is always the same value: choices are sorted and stand once. The search alone is kept as it was
/// typed, with its spaces, because the field that it is typed into shows it.
///
/// ```
/// use life_science_map::content::Kind;
/// use life_science_map::query::{Choice, Filter};
///
/// let events = Filter::default().with(Choice::Kind(Kind::Event)).with_from(Some(2019));
/// assert!(events.has(Choice::Kind(Kind::Event)));
/// assert_eq!(events.conditions().len(), 2);
/// assert!(!events.toggled(Choice::Kind(Kind::Event)).has(Choice::Kind(Kind::Event)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    choices: Vec<Choice>,
    from: Option<u16>,
    to: Option<u16>,
    search: String,
}

/// A condition of a filter that can be lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// This option is chosen.
    Choice(Choice),
    /// Several options of this facet are chosen, taken as one condition. Only [`super::liftings`] speaks of it: to
    /// lift one of several alternatives never finds more.
    Facet(Facet),
    /// The period reaches this year or a later one.
    From(u16),
    /// The period begins in this year or an earlier one.
    To(u16),
    /// These words are found. Without the spaces around them.
    Search(String),
}

impl Filter {
    /// The years that a bound can have.
    pub const YEARS: RangeInclusive<u16> = 1..=9999;

    /// A year of the address or the form, of digits alone.
    pub fn year(text: &str) -> Option<u16> {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|_| is_number)?;
        Self::YEARS.contains(&year).then_some(year)
    }

    /// Every choice, sorted by facet and then in the order of the content, each once.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The choices of one facet.
    pub fn chosen(&self, facet: Facet) -> &[Choice] {
        let start = self
            .choices
            .partition_point(|choice| choice.facet() < facet);
        let rest = self.choices.get(start..).unwrap_or_default();
        rest.split_at(rest.partition_point(|choice| choice.facet() == facet))
            .0
    }

    /// The first year of the span, 1–9999.
    pub const fn from(&self) -> Option<u16> {
        self.from
    }

    /// The last year of the span, 1–9999. When it is before the first, the span is empty and nothing matches.
    pub const fn to(&self) -> Option<u16> {
        self.to
    }

    /// The search, as it was typed.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Whether anything is searched for: a search without a single word asks for nothing.
    pub fn is_searching(&self) -> bool {
        search::has_words(&self.search)
    }

    /// Whether this option is chosen.
    pub fn has(&self, choice: Choice) -> bool {
        self.choices.binary_search(&choice).is_ok()
    }

    /// The filter with this option chosen.
    #[must_use]
    pub fn with(mut self, choice: Choice) -> Self {
        if let Err(place) = self.choices.binary_search(&choice) {
            self.choices.insert(place, choice);
        }
        self
    }

    /// The filter with this option chosen if it was not, and not chosen if it was.
    #[must_use]
    pub fn toggled(&self, choice: Choice) -> Self {
        if self.has(choice) {
            self.without(&Condition::Choice(choice))
        } else {
            self.clone().with(choice)
        }
    }

    /// The filter with this first year. A year outside [`Filter::YEARS`] sets no bound.
    #[must_use]
    pub fn with_from(mut self, year: Option<u16>) -> Self {
        self.from = year.filter(|year| Self::YEARS.contains(year));
        self
    }

    /// The filter with this last year. A year outside [`Filter::YEARS`] sets no bound.
    #[must_use]
    pub fn with_to(mut self, year: Option<u16>) -> Self {
        self.to = year.filter(|year| Self::YEARS.contains(year));
        self
    }

    /// The filter with this search, kept as it is.
    #[must_use]
    pub fn with_search(mut self, search: impl Into<String>) -> Self {
        self.search = search.into();
        self
    }

    /// The filter with the choices of another one in place of its own in the same facets, and with the other's bounds in place
    /// of its own. What the other one says nothing of stays.
    ///
    /// ```
    /// use life_science_map::content::Kind;
    /// use life_science_map::query::{Choice, Filter};
    ///
    /// let (event, report) = (Choice::Kind(Kind::Event), Choice::Kind(Kind::Report));
    /// let filter = Filter::default().with(event).with_from(Some(2019));
    /// let narrowed = filter.narrowed(&Filter::default().with(report));
    /// assert_eq!(narrowed, Filter::default().with(report).with_from(Some(2019)));
    /// ```
    #[must_use]
    pub fn narrowed(&self, to: &Self) -> Self {
        let mut filter = self.clone();
        for choice in &to.choices {
            filter = filter.without(&Condition::Facet(choice.facet()));
        }
        filter = to.choices.iter().copied().fold(filter, Self::with);
        Self {
            from: to.from.or(filter.from),
            to: to.to.or(filter.to),
            ..filter
        }
    }

    /// The filter without this condition. A bound or a search goes whatever its value.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut filter = self.clone();
        match condition {
            Condition::Choice(choice) => filter.choices.retain(|own| own != choice),
            Condition::Facet(facet) => filter.choices.retain(|own| own.facet() != *facet),
            Condition::From(_) => filter.from = None,
            Condition::To(_) => filter.to = None,
            Condition::Search(_) => filter.search.clear(),
        }
        filter
    }

    /// The conditions, one for each chip. A search without a single word asks for nothing and is none.
    ///
    /// ```
    /// use life_science_map::query::{Condition, Filter};
    ///
    /// let filter = Filter::default().with_search(" life ").with_to(Some(2020));
    /// let conditions = filter.conditions();
    /// assert_eq!(conditions, [Condition::To(2020), Condition::Search("life".to_owned())]);
    /// assert!(filter.without(&conditions[0]).to().is_none());
    /// ```
    pub fn conditions(&self) -> Vec<Condition> {
        let mut conditions: Vec<_> = self
            .choices
            .iter()
            .copied()
            .map(Condition::Choice)
            .collect();
        conditions.extend(self.from.map(Condition::From));
        conditions.extend(self.to.map(Condition::To));
        if self.is_searching() {
            conditions.push(Condition::Search(self.search.trim().to_owned()));
        }
        conditions
    }

    /// Whether nothing is asked for, so that everything is shown.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.from.is_none() && self.to.is_none() && !self.is_searching()
    }

    /// The area or programme that is chosen alone: one choice, and no other condition.
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::query::Filter;
    ///
    /// let bytes = include_bytes!("../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let area = content.sectors().next();
    /// let filter = Filter::default().with(area.unwrap().into());
    /// assert_eq!(filter.only_sector(), area);
    /// assert_eq!(filter.with_search("life").only_sector(), None);
    /// ```
    pub fn only_sector(&self) -> Option<Sector> {
        let [choice] = self.choices[..] else {
            return None;
        };
        if self.from.is_some() || self.to.is_some() || self.is_searching() {
            return None;
        }
        choice.sector()
    }

    /// The sectors that are chosen; if none is, those whose objectives are; if none is either, all.
    pub fn sectors(&self, content: &Content) -> Vec<Sector> {
        let mut sectors: Vec<_> = self.choices.iter().filter_map(|own| own.sector()).collect();
        if sectors.is_empty() {
            let objectives = self.chosen(Facet::Objective).iter();
            sectors.extend(objectives.filter_map(|own| match own {
                Choice::Objective(objective) => {
                    Some(Sector::Area(content.objective(*objective).area))
                }
                _ => None,
            }));
            sectors.dedup();
        }
        if sectors.is_empty() {
            sectors.extend(content.sectors());
        }
        sectors
    }

    /// The filter with this sector chosen and no other one.
    #[must_use]
    pub fn with_sector_alone(&self, sector: Sector) -> Self {
        self.without(&Condition::Facet(Facet::Area))
            .without(&Condition::Facet(Facet::Programme))
            .with(sector.into())
    }

    /// Whether a period's years overlap the span of years. Nothing overlaps a span that ends before it begins, and what
    /// has no date overlaps no span at all.
    pub(super) fn spans(&self, years: Option<(u16, u16)>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let (from, to) = (
            self.from.unwrap_or(*Self::YEARS.start()),
            self.to.unwrap_or(*Self::YEARS.end()),
        );
        years.is_some_and(|(first, last)| from <= to && first <= to && from <= last)
    }
}
