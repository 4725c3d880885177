//! The matrix: areas and their objectives crossed with programmes, kinds, years or kinds of actor.
//!
//! Rows and columns are [`Line`]s, and a line is a narrowed filter. So the count of a cell always equals what its link
//! shows, under any filter. If the visitor has chosen something in the facet of a line, lines outside the choice are left
//! out, because no filter can express the intersection of two choices in a facet.

use super::facet::Places;
use super::{Choice, Facet, Filter, MOST_BUCKETS, Shown, Years, years_that_began};
use crate::closed_list::closed_list;
use crate::content::{AreaIdx, Content, Facts, Family, InitiativeIdx};

closed_list!(
    /// What the columns of the matrix are.
    Columns {
        /// Collaboration programmes.
        #[default]
        Programmes = "programme",
        /// Kinds of initiative.
        Kinds = "kind",
        /// Years, the oldest ones in one column.
        Years = "year",
        /// Kinds of actors.
        ActorKinds = "actor_kind",
    }
);

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The initiatives that match this option.
    Choice(Choice),
    /// The initiatives that touch these years.
    Years(Years),
    /// Everything, each initiative once: the line of the totals.
    All,
}

impl Line {
    /// The filter for what both `filter` and this line keep; `None` if `filter` excludes the line.
    pub fn narrowed(self, filter: &Filter) -> Option<Filter> {
        match self {
            Self::All => Some(filter.clone()),
            Self::Choice(choice) => {
                let is_left = filter.chosen(choice.facet()).is_empty() || filter.has(choice);
                is_left.then(|| filter.narrowed(&Filter::default().with(choice)))
            }
            Self::Years(years) => {
                let (from, to) = Self::bounds(years, filter)?;
                Some(filter.clone().with_from(from).with_to(Some(to)))
            }
        }
    }

    /// The part of these years that a filter asks for: from the first one, if there is one, to the last.
    fn bounds(years: Years, filter: &Filter) -> Option<(Option<u16>, u16)> {
        let (first, last) = years.span()?;
        let to = filter.to().map_or(last, |to| to.min(last));
        let from = match (first, filter.from()) {
            (Some(first), Some(from)) => Some(first.max(from)),
            (first, from) => first.or(from),
        };
        from.is_none_or(|from| from <= to).then_some((from, to))
    }

    /// The test whether an initiative that `filter` keeps belongs to this line; `None` if `filter` excludes the line.
    fn test(self, filter: &Filter, facts: &Facts) -> Option<Test> {
        let narrowed = self.narrowed(filter)?;
        Some(match self {
            Self::All => Test::Always,
            Self::Choice(choice) => Test::Places(choice.facet(), choice.places(facts)),
            Self::Years(_) => Test::Spans(narrowed),
        })
    }
}

/// A test whether an initiative belongs to a line.
enum Test {
    Always,
    Places(Facet, Places),
    Spans(Filter),
}

impl Test {
    fn keeps(&self, facts: &Facts, initiative: InitiativeIdx) -> bool {
        match self {
            Self::Always => true,
            Self::Places(facet, places) => places.meet(facet.column(facts).of(initiative)),
            Self::Spans(filter) => filter.spans(facts.years(initiative)),
        }
    }
}

/// The rows and columns for a content. The last of each is [`Line::All`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Each area, followed by its objectives.
    pub rows: Vec<Line>,
    /// What the areas are crossed with.
    pub columns: Vec<Line>,
}

/// How many initiatives of each family are in a cell, in the order of [`Family::ALL`].
pub type Cell = [u32; Family::ALL.len()];

/// What a filter leaves in each cell of a [`Grid`].
#[derive(Clone, Debug)]
pub struct Tally {
    /// Row by row; `None` if the filter excludes the row or the column.
    cells: Vec<Option<Cell>>,
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
    /// assert_eq!((grid.rows.last(), grid.columns.last()), (Some(&Line::All), Some(&Line::All)));
    ///
    /// let filter = Filter::default();
    /// let shown = shown(&content, &SearchIndex::new(&content), &filter);
    /// let tally = grid.tally(&content, &filter, &shown);
    /// let all = tally.cell(grid.rows.len() - 1, grid.columns.len() - 1).unwrap();
    /// assert_eq!(all.iter().sum::<u32>() as usize, content.initiatives().len());
    /// ```
    pub fn new(content: &Content, columns: Columns) -> Self {
        let mut rows = Vec::new();
        for (index, area) in content.areas().iter().enumerate() {
            rows.push(Line::Choice(Choice::Area(AreaIdx::new(index))));
            for &objective in &area.objectives {
                rows.push(Line::Choice(Choice::Objective(objective)));
            }
        }
        let facet = match columns {
            Columns::Programmes => Some(Facet::Programme),
            Columns::Kinds => Some(Facet::Kind),
            Columns::ActorKinds => Some(Facet::ActorKind),
            Columns::Years => None,
        };
        let mut lines = Vec::new();
        if let Some(facet) = facet {
            lines.extend(facet.options(content).into_iter().map(Line::Choice));
        } else {
            let years = years_that_began(content, MOST_BUCKETS).into_iter();
            let dated = years.filter(|&years| years != Years::Undated);
            lines.extend(dated.map(Line::Years));
        }
        rows.push(Line::All);
        lines.push(Line::All);
        Self {
            rows,
            columns: lines,
        }
    }

    /// Counts what `filter` keeps of `content`, which is `shown`. For each row linear in that, and for each column linear
    /// in the row's initiatives.
    pub fn tally(&self, content: &Content, filter: &Filter, shown: &Shown) -> Tally {
        let facts = content.facts();
        let tests = |lines: &[Line]| -> Vec<Option<Test>> {
            lines.iter().map(|line| line.test(filter, facts)).collect()
        };
        let (rows, columns) = (tests(&self.rows), tests(&self.columns));
        let mut cells = Vec::new();
        for row in &rows {
            for column in &columns {
                let is_left = row.is_some() && column.is_some();
                cells.push(is_left.then(Cell::default));
            }
        }
        let width = columns.len();
        let keeps = |test: &Option<Test>, initiative| {
            test.as_ref()
                .is_some_and(|test| test.keeps(facts, initiative))
        };
        let mut own_columns = Vec::new();
        for initiative in shown.matching() {
            let Some(kind) = facts.kind(initiative) else {
                continue;
            };
            own_columns.clear();
            own_columns.extend((0..width).filter(|&at| keeps(&columns[at], initiative)));
            for (row, _) in (0..).zip(&rows).filter(|(_, row)| keeps(row, initiative)) {
                for &column in &own_columns {
                    if let Some(Some(cell)) = cells.get_mut::<usize>(row * width + column) {
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
                tally.most = tally.most.max(tally.cell(row, column).map_or(0, count));
            }
        }
        tally
    }

    /// The filter for exactly what a cell counts under `filter`; `None` if that excludes its row or column.
    pub fn link(&self, row: usize, column: usize, filter: &Filter) -> Option<Filter> {
        let in_row = self.rows.get(row)?.narrowed(filter)?;
        self.columns.get(column)?.narrowed(&in_row)
    }
}

impl Tally {
    /// The counts of a cell; `None` if the filter excludes its row or column.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.cells.get(row * self.width + column).copied().flatten()
    }
}

/// The number of initiatives in a cell.
pub fn count(cell: Cell) -> u32 {
    cell.iter().sum()
}
