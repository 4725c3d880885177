//! The matrix: areas and their objectives crossed with programmes, kinds, years, kinds of actor or counties.
//!
//! Rows and columns are [`Line`]s. The table does not shrink to what is chosen in it: like the number beside an option, a cell
//! counts what its own choice would show, whatever is chosen in the facets of rows and columns. So the count of a cell always
//! equals what its link shows, under any filter.

use super::facet::Slots;
use super::{
    Choice, Condition, Facet, Filter, Location, MOST_BUCKETS, Shown, Years, years_that_began,
};
use crate::closed_list::closed_list;
use crate::content::{AreaIdx, Content, Facts, Family, InitiativeIdx};

closed_list!(
    /// What the columns of the matrix are.
    Columns {
        /// Years, the oldest ones in one column.
        #[default]
        Years = "year",
        /// Kinds of initiative.
        Kinds = "kind",
        /// Collaboration programmes. Not the first, because few initiatives belong to an area and a programme.
        Programmes = "programme",
        /// Kinds of actors.
        ActorKinds = "actor_kind",
        /// The counties with a place, abroad, and no place.
        Counties = "county",
    }
);

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The initiatives that match this option.
    Choice(Choice),
    /// The initiatives that touch these years.
    Years(Years),
    /// The initiatives that lack something. No filter can ask for them.
    Without(Missing),
    /// Everything, each initiative once, whatever is chosen in the facet that it goes across: the line of the totals across the
    /// areas, or across what the columns are.
    All(Option<Columns>),
}

/// What the initiatives of a line lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// They serve no area.
    Area,
    /// They belong to no programme.
    Programme,
    /// They serve this area, but none of its objectives.
    Objective(AreaIdx),
}

impl Columns {
    /// The facet of the columns, unless they are years.
    const fn facet(self) -> Option<Facet> {
        match self {
            Self::Programmes => Some(Facet::Programme),
            Self::Kinds => Some(Facet::Kind),
            Self::ActorKinds => Some(Facet::ActorKind),
            Self::Counties => Some(Facet::Place),
            Self::Years => None,
        }
    }
}

impl Line {
    /// What the filter keeps within this line, if a filter can say that. The filter has no choice in the line's facet.
    fn narrowed(self, filter: Filter) -> Option<Filter> {
        match self {
            Self::All(_) => Some(filter),
            Self::Choice(choice) => Some(filter.with(choice)),
            Self::Years(years) => {
                let (first, last) = years.span()?;
                Some(filter.with_from(first).with_to(Some(last)))
            }
            Self::Without(_) => None,
        }
    }

    /// Whether the line has something of what a filter asks for: always, if nothing is chosen in its facet. The totals across a
    /// facet count more than what is chosen there.
    pub fn is_asked_for(self, filter: &Filter, content: &Content) -> bool {
        let is_free = |facet| filter.chosen(facet).is_empty();
        match self {
            Self::All(Some(columns)) => columns
                .facet()
                .map_or_else(|| filter.from().is_none() && filter.to().is_none(), is_free),
            Self::Choice(Choice::Objective(objective)) => {
                let (own, area) = (
                    Choice::Objective(objective),
                    content.objective(objective).area,
                );
                filter.has(own)
                    || is_free(Facet::Objective)
                        && (is_free(Facet::Area) || filter.has(Choice::Area(area)))
            }
            Self::Choice(choice) => is_free(choice.facet()) || filter.has(choice),
            Self::Years(years) => years.span().is_some_and(|(first, last)| {
                filter.from().is_none_or(|from| from <= last)
                    && filter
                        .to()
                        .is_none_or(|to| first.is_none_or(|first| first <= to))
            }),
            Self::All(None) | Self::Without(Missing::Area) => {
                is_free(Facet::Area) && is_free(Facet::Objective)
            }
            Self::Without(Missing::Programme) => is_free(Facet::Programme),
            Self::Without(Missing::Objective(area)) => {
                is_free(Facet::Objective)
                    && (is_free(Facet::Area) || filter.has(Choice::Area(area)))
            }
        }
    }

    /// The test whether an initiative belongs to this line.
    fn test(self, content: &Content) -> Test {
        let slots = |choice: Choice| (choice.facet(), choice.slots(content.facts()));
        match self {
            Self::All(_) => Test::Always,
            Self::Choice(choice) => Test::Slots(slots(choice)),
            // Without a span, nothing.
            Self::Years(_) => Test::Spans(self.narrowed(Filter::default())),
            Self::Without(Missing::Area) => Test::Without(Facet::Area),
            Self::Without(Missing::Programme) => Test::Without(Facet::Programme),
            Self::Without(Missing::Objective(area)) => {
                let objectives = content.area(area).objectives.iter();
                Test::Besides(
                    slots(Choice::Area(area)),
                    objectives
                        .map(|&own| slots(Choice::Objective(own)))
                        .collect(),
                )
            }
        }
    }
}

/// A test whether an initiative belongs to a line.
enum Test {
    Always,
    Slots((Facet, Slots)),
    Spans(Option<Filter>),
    Without(Facet),
    Besides((Facet, Slots), Vec<(Facet, Slots)>),
}

impl Test {
    fn keeps(&self, facts: &Facts, initiative: InitiativeIdx) -> bool {
        let meets =
            |(facet, slots): &(Facet, Slots)| slots.meet(facet.column(facts).of(initiative));
        match self {
            Self::Always => true,
            Self::Slots(slots) => meets(slots),
            Self::Spans(filter) => {
                let years = facts.years(initiative);
                filter.as_ref().is_some_and(|filter| filter.spans(years))
            }
            Self::Without(facet) => facet.column(facts).of(initiative).is_empty(),
            Self::Besides(slots, others) => meets(slots) && !others.iter().any(meets),
        }
    }
}

/// The rows and columns for a content. The last of each is a [`Line::All`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Each area, followed by its objectives and what serves none of them; then what serves no area.
    pub rows: Vec<Line>,
    /// What the areas are crossed with.
    pub columns: Vec<Line>,
    /// The facet of the columns, unless they are years.
    facet: Option<Facet>,
}

/// How many initiatives of each family are in a cell, in the order of [`Family::ALL`].
pub type Cell = [u32; Family::ALL.len()];

/// What is in each cell of a [`Grid`].
#[derive(Clone, Debug)]
pub struct Tally {
    /// Row by row.
    cells: Vec<Cell>,
    width: usize,
    /// The largest count of a cell other than totals.
    pub most: u32,
}

impl Grid {
    /// The rows and columns.
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::query::matrix::{Columns, Grid, Line};
    /// use life_science_map::query::{Filter, SearchIndex, shown};
    ///
    /// let bytes = include_bytes!("../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let grid = Grid::new(&content, Columns::Kinds);
    /// assert_eq!(grid.rows.last(), Some(&Line::All(None)));
    /// assert_eq!(grid.columns.last(), Some(&Line::All(Some(Columns::Kinds))));
    ///
    /// let filter = Filter::default();
    /// let shown = shown(&content, &SearchIndex::new(&content), &filter);
    /// let tally = grid.tally(&content, &shown);
    /// let all = tally.cell(grid.rows.len() - 1, grid.columns.len() - 1);
    /// assert_eq!(all.iter().sum::<u32>() as usize, content.initiatives().len());
    /// ```
    pub fn new(content: &Content, columns: Columns) -> Self {
        let mut rows = Vec::new();
        for (index, area) in content.areas().iter().enumerate() {
            rows.push(Line::Choice(Choice::Area(AreaIdx::new(index))));
            for &objective in &area.objectives {
                rows.push(Line::Choice(Choice::Objective(objective)));
            }
            if !area.objectives.is_empty() {
                rows.push(Line::Without(Missing::Objective(AreaIdx::new(index))));
            }
        }
        let facet = columns.facet();
        let mut lines = Vec::new();
        if let Some(facet) = facet {
            let options = facet.options(content).into_iter();
            let is_column = |own: &Choice| !matches!(own, Choice::Place(Location::Place(_)));
            lines.extend(options.filter(is_column).map(Line::Choice));
        } else {
            let years = years_that_began(content, MOST_BUCKETS).into_iter();
            let dated = years.filter(|&years| years != Years::Undated);
            lines.extend(dated.map(Line::Years));
        }
        if columns == Columns::Programmes {
            lines.push(Line::Without(Missing::Programme));
        }
        rows.extend([Line::Without(Missing::Area), Line::All(None)]);
        lines.push(Line::All(Some(columns)));
        Self {
            rows,
            columns: lines,
            facet,
        }
    }

    /// The rows that are displayed, each with its index: areas, the objectives of those that are unfolded, and the sums.
    pub fn displayed_rows(&self, content: &Content, unfolded: &[AreaIdx]) -> Vec<(usize, Line)> {
        let rows = self.rows.iter().copied().enumerate();
        let is_displayed = |(_, line): &(usize, Line)| match line {
            Line::Choice(Choice::Objective(own)) => {
                unfolded.contains(&content.objective(*own).area)
            }
            Line::Without(Missing::Objective(area)) => unfolded.contains(area),
            _ => true,
        };
        rows.filter(is_displayed).collect()
    }

    /// What of a filter the cells count: all but what is chosen in the facets of rows and columns.
    pub fn base(&self, filter: &Filter) -> Filter {
        let without = |filter: Filter, facet| filter.without(&Condition::Facet(facet));
        let facets = [Facet::Area, Facet::Objective]
            .into_iter()
            .chain(self.facet);
        let base = facets.fold(filter.clone(), without);
        if self.facet.is_some() {
            base
        } else {
            base.with_from(None).with_to(None)
        }
    }

    /// Counts what is shown under the [`base`](Grid::base) of a filter. For each row linear in that, and for each column
    /// linear in the row's initiatives.
    pub fn tally(&self, content: &Content, shown: &Shown) -> Tally {
        let facts = content.facts();
        let tests =
            |lines: &[Line]| -> Vec<Test> { lines.iter().map(|line| line.test(content)).collect() };
        let (rows, columns) = (tests(&self.rows), tests(&self.columns));
        let width = columns.len();
        let mut cells = vec![Cell::default(); rows.len() * width];
        let mut own_columns = Vec::new();
        for initiative in shown.matching() {
            let Some(kind) = facts.kind(initiative) else {
                continue;
            };
            own_columns.clear();
            own_columns.extend((0..width).filter(|&at| columns[at].keeps(facts, initiative)));
            for (row, test) in rows.iter().enumerate() {
                if !test.keeps(facts, initiative) {
                    continue;
                }
                for &column in &own_columns {
                    if let Some(cell) = cells.get_mut::<usize>(row * width + column) {
                        cell[kind.family() as usize] += 1;
                    }
                }
            }
        }
        let mut tally = Tally {
            cells,
            width,
            most: 0,
        };
        for row in 0..self.rows.len() - 1 {
            for column in 0..width - 1 {
                tally.most = tally.most.max(count(tally.cell(row, column)));
            }
        }
        tally
    }

    /// The filter for exactly what a cell counts under `filter`; `None` if no filter can ask for that.
    pub fn link(&self, row: usize, column: usize, filter: &Filter) -> Option<Filter> {
        let in_row = self.rows.get(row)?.narrowed(self.base(filter))?;
        self.columns.get(column)?.narrowed(in_row)
    }
}

impl Tally {
    /// The counts of a cell. Nothing is in a cell outside the grid.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let cell = self.cells.get(row * self.width + column);
        cell.copied().unwrap_or_default()
    }
}

/// The number of initiatives in a cell.
pub fn count(cell: Cell) -> u32 {
    cell.iter().sum()
}

/// How many of the shown initiatives have an area and a programme: the most that areas crossed with programmes can have.
pub fn in_area_and_programme(content: &Content, shown: &Shown) -> usize {
    let both = shown.matching().filter(|&initiative| {
        let entry = content.initiative(initiative);
        !entry.areas.is_empty() && !entry.programmes.is_empty()
    });
    both.count()
}
