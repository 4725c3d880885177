//! The filter: the conditions that an initiative must meet.

use core::ops::RangeInclusive;

use super::{Choice, Facet, Since, search};
use crate::content::{ActorIdx, Content, Sector};

/// The conditions that an initiative must meet to be shown: any of the choices within each facet, and all of the rest.
///
/// Equal filters have equal values: choices are sorted and unique. Only the search is kept as it was typed, with its
/// spaces, because the text field displays it.
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
    with: Vec<ActorIdx>,
    from: Option<u16>,
    to: Option<u16>,
    since: Option<Since>,
    search: String,
}

/// A condition that can be removed from a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// This option is chosen.
    Choice(Choice),
    /// Several options of this facet are chosen, taken as one condition. Only [`super::liftings`] uses it: removing one of
    /// several alternatives never finds more.
    Facet(Facet),
    /// This actor takes part, beside whoever is chosen.
    With(ActorIdx),
    /// The period reaches this year or a later one.
    From(u16),
    /// The period begins in this year or an earlier one.
    To(u16),
    /// It is new or changed since this day.
    Since(Since),
    /// The search finds these words, given without surrounding spaces.
    Search(String),
}

impl Filter {
    /// The valid years of a bound.
    pub const YEARS: RangeInclusive<u16> = 1..=9999;

    /// A year in the address or the form, consisting of digits only.
    pub fn year(text: &str) -> Option<u16> {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|_| is_number)?;
        Self::YEARS.contains(&year).then_some(year)
    }

    /// All choices, sorted by facet and then in the order of the content, without repetitions.
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

    /// Who must all take part, beside whoever is chosen, in the order of the content, without repetitions.
    ///
    /// ```
    /// use life_science_map::content::ActorIdx;
    /// use life_science_map::query::{Choice, Filter};
    ///
    /// let both = Filter::default().with(Choice::Actor(ActorIdx::new(2))).together_with(ActorIdx::new(0));
    /// assert_eq!(both.with_actors(), [ActorIdx::new(0)]);
    /// assert_eq!(both.conditions().len(), 2);
    /// ```
    pub fn with_actors(&self) -> &[ActorIdx] {
        &self.with
    }

    /// The first year of the range, 1–9999.
    pub const fn from(&self) -> Option<u16> {
        self.from
    }

    /// The last year of the range, 1–9999. If it is before the first, the range is empty and nothing matches.
    pub const fn to(&self) -> Option<u16> {
        self.to
    }

    /// From which day on what is shown must be new or changed.
    pub const fn since(&self) -> Option<Since> {
        self.since
    }

    /// Whether it asks for something that is not in an excerpt of a content: a search, or what is new.
    pub fn needs_whole(&self) -> bool {
        self.since.is_some() || self.is_searching()
    }

    /// The search, as it was typed.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Whether there is a search: text without a single word is none.
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

    /// The filter with this actor among those who must all take part.
    #[must_use]
    pub fn together_with(mut self, actor: ActorIdx) -> Self {
        if let Err(place) = self.with.binary_search(&actor) {
            self.with.insert(place, actor);
        }
        self
    }

    /// The filter with this option toggled.
    #[must_use]
    pub fn toggled(&self, choice: Choice) -> Self {
        if self.has(choice) {
            self.without(&Condition::Choice(choice))
        } else {
            self.clone().with(choice)
        }
    }

    /// The same, but that a place takes the place of its county, and a county that of its places: beside each other the smaller
    /// one would change nothing.
    #[must_use]
    pub fn toggled_alone(&self, choice: Choice, content: &Content) -> Self {
        let mut filter = self.toggled(choice);
        if let Choice::Place(own) = choice
            && filter.has(choice)
        {
            filter.choices.retain(
                |other| !matches!(other, Choice::Place(other) if own.is_within(*other, content) || other.is_within(own, content)),
            );
        }
        filter
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

    /// The filter with this day from which on what is shown must be new or changed.
    #[must_use]
    pub const fn with_since(mut self, since: Option<Since>) -> Self {
        self.since = since;
        self
    }

    /// The filter with this search, kept as it is.
    #[must_use]
    pub fn with_search(mut self, search: impl Into<String>) -> Self {
        self.search = search.into();
        self
    }

    /// The filter with the choices of another one in place of its own in the same facets, and with the other's bounds in
    /// place of its own. Who must take part there must do so beside those of this one. Everything that the other one leaves open
    /// stays.
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
        filter = to.with.iter().copied().fold(filter, Self::together_with);
        Self {
            from: to.from.or(filter.from),
            to: to.to.or(filter.to),
            since: to.since.or(filter.since),
            ..filter
        }
    }

    /// The filter without this condition. A bound or a search is removed whatever its value.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut filter = self.clone();
        match condition {
            Condition::Choice(choice) => filter.choices.retain(|own| own != choice),
            Condition::Facet(facet) => filter.choices.retain(|own| own.facet() != *facet),
            Condition::With(actor) => filter.with.retain(|own| own != actor),
            Condition::From(_) => filter.from = None,
            Condition::To(_) => filter.to = None,
            Condition::Since(_) => filter.since = None,
            Condition::Search(_) => filter.search.clear(),
        }
        filter
    }

    /// The conditions, one for each chip. A search without a single word is not one.
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
        conditions.extend(self.with.iter().copied().map(Condition::With));
        conditions.extend(self.from.map(Condition::From));
        conditions.extend(self.to.map(Condition::To));
        conditions.extend(self.since.map(Condition::Since));
        if self.is_searching() {
            conditions.push(Condition::Search(self.search.trim().to_owned()));
        }
        conditions
    }

    /// The filter with all of these conditions, too.
    #[must_use]
    pub fn with_all(self, conditions: &[Condition]) -> Self {
        conditions
            .iter()
            .fold(self, |filter, condition| match condition {
                Condition::Choice(choice) => filter.with(*choice),
                Condition::With(actor) => filter.together_with(*actor),
                Condition::From(year) if filter.from.is_none() => filter.with_from(Some(*year)),
                Condition::To(year) if filter.to.is_none() => filter.with_to(Some(*year)),
                Condition::Since(since) if filter.since.is_none() => {
                    filter.with_since(Some(*since))
                }
                Condition::Search(search) if !filter.is_searching() => filter.with_search(search),
                _ => filter,
            })
    }

    /// Whether the filter has no conditions, so that everything is shown.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && !self.has_bounds()
    }

    /// The area or programme, if it is the only condition.
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
        if self.has_bounds() {
            return None;
        }
        choice.sector()
    }

    /// Whether there are conditions beside the choices.
    fn has_bounds(&self) -> bool {
        !self.with.is_empty() || self.from.is_some() || self.to.is_some() || self.needs_whole()
    }

    /// The chosen sectors; if there are none, those of the chosen objectives; if there are none either, all.
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

    /// The filter with this sector as its only sector.
    #[must_use]
    pub fn with_sector_alone(&self, sector: Sector) -> Self {
        self.without(&Condition::Facet(Facet::Area))
            .without(&Condition::Facet(Facet::Programme))
            .with(sector.into())
    }

    /// Whether a period's years overlap the range of years. Nothing overlaps a range that ends before it begins, and what
    /// has no date overlaps no range.
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
