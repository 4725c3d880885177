//! The matrix: areas and their objectives crossed with programmes, kinds, years or kinds of actor.
//!
//! Rows and columns are [`Line`]s, and a line is nothing but a filter made narrower. So what a cell counts and what its
//! link keeps are one and the same, under any filter: where a visitor has chosen something of the facet that a line
//! belongs to, lines outside the choice are left out, as no filter can say "of these, those that are that, too".

use super::{Choice, Condition, Facet, Filter, Shown};
use crate::content::{ActorKind, Content, Family, Initiative};

/// What the columns of the matrix are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Collaboration programmes.
    #[default]
    Programmes,
    /// Kinds of initiative.
    Kinds,
    /// Years, the oldest ones in one column.
    Years,
    /// Kinds of those who take part.
    ActorKinds,
}

impl Columns {
    /// All of them, in the order in which the interface lists them.
    pub const ALL: [Self; 4] = [Self::Programmes, Self::Kinds, Self::Years, Self::ActorKinds];
}

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What this option keeps.
    Choice(Choice),
    /// What touches these years: from the first, if there is one, to the last.
    Years(Option<u16>, u16),
    /// What an actor of this kind takes part in.
    ActorKind(ActorKind),
    /// Everything, each initiative once: the line of the sums.
    All,
}

impl Line {
    /// The filter that keeps what `filter` keeps and what stands in this line; `None` if `filter` leaves the line out.
    pub fn narrowed(self, filter: &Filter, content: &Content) -> Option<Filter> {
        match self {
            Self::All => Some(filter.clone()),
            Self::Choice(choice) => only(filter, choice.facet(), vec![choice]),
            Self::ActorKind(kind) => {
                let mut actors = Facet::Actor.options(content);
                actors.retain(|choice| {
                    matches!(choice, Choice::Actor(actor) if content.actor(*actor).kind == Some(kind))
                });
                only(filter, Facet::Actor, actors)
            }
            Self::Years(first, last) => {
                // `None` is less than any year.
                let from = first.max(filter.from());
                let to = filter.to().map_or(last, |own| own.min(last));
                from.is_none_or(|from| from <= to)
                    .then(|| filter.clone().with_from(from).with_to(Some(to)))
            }
        }
    }
}

/// The filter with those of `choices`, which are all of `facet`, that it does not leave out, and no others of the facet.
fn only(filter: &Filter, facet: Facet, mut choices: Vec<Choice>) -> Option<Filter> {
    if !filter.chosen(facet).is_empty() {
        choices.retain(|choice| filter.has(*choice));
    }
    let rest = || filter.without(&Condition::Facet(facet));
    (!choices.is_empty()).then(|| choices.into_iter().fold(rest(), Filter::with))
}

/// The rows and columns of a content. The last of either is [`Line::All`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Each area with its objectives after it.
    pub rows: Vec<Line>,
    /// What the areas are crossed with.
    pub columns: Vec<Line>,
}

/// How many initiatives of each family stand in a cell, in the order of [`Family::ALL`].
pub type Cell = [u32; Family::ALL.len()];

/// What a filter leaves in each cell of a [`Grid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Row by row; `None` where the filter leaves the row or the column out.
    cells: Vec<Option<Cell>>,
    width: usize,
    /// The greatest count of a cell that is no sum.
    pub most: u32,
}

impl Grid {
    /// The rows and columns. `years` are what the columns of [`Columns::Years`] span: the first year, where there is
    /// one, and the last.
    pub fn new(
        content: &Content,
        columns: Columns,
        years: impl Iterator<Item = (Option<u16>, u16)>,
    ) -> Self {
        let areas = Facet::Area.options(content).into_iter();
        let mut rows: Vec<Line> = Vec::new();
        for (choice, area) in areas.zip(content.areas()) {
            let objectives = area.objectives.iter().copied().map(Choice::Objective);
            rows.push(Line::Choice(choice));
            rows.extend(objectives.map(Line::Choice));
        }
        let options = |facet: Facet| {
            let options = facet.options(content).into_iter();
            options.map(Line::Choice).collect()
        };
        let mut columns: Vec<Line> = match columns {
            Columns::Programmes => options(Facet::Programme),
            Columns::Kinds => options(Facet::Kind),
            Columns::Years => years.map(|(from, to)| Line::Years(from, to)).collect(),
            Columns::ActorKinds => ActorKind::ALL.map(Line::ActorKind).to_vec(),
        };
        rows.push(Line::All);
        columns.push(Line::All);
        Self { rows, columns }
    }

    /// Counts what `filter` keeps of `content`, which is `shown`. Linear in the initiatives times the lines.
    pub fn tally(&self, content: &Content, filter: &Filter, shown: &Shown) -> Tally {
        let narrowed = |lines: &[Line]| -> Vec<Option<Filter>> {
            lines
                .iter()
                .map(|line| line.narrowed(filter, content))
                .collect()
        };
        let (rows, columns) = (narrowed(&self.rows), narrowed(&self.columns));
        let width = columns.len();
        let mut cells = Vec::with_capacity(rows.len() * width);
        for row in &rows {
            for column in &columns {
                cells.push((row.is_some() && column.is_some()).then_some(Cell::default()));
            }
        }
        for initiative in shown.matching() {
            let entry = content.initiative(initiative);
            let columns = standing(&columns, entry);
            for row in standing(&rows, entry) {
                for column in &columns {
                    if let Some(Some(cell)) = cells.get_mut(row * width + column)
                        && let Some(count) = cell.get_mut(entry.kind.family() as usize)
                    {
                        *count += 1;
                    }
                }
            }
        }
        let sums = |index: usize| {
            self.rows.get(index / width) == Some(&Line::All) || index % width + 1 == width
        };
        let most = (0..cells.len())
            .filter(|index| !sums(*index))
            .filter_map(|index| cells.get(index).copied().flatten())
            .map(count)
            .max();
        Tally {
            cells,
            width,
            most: most.unwrap_or_default(),
        }
    }
}

/// The lines that an initiative stands in which the filter keeps.
fn standing(lines: &[Option<Filter>], initiative: &Initiative) -> Vec<usize> {
    let stands = |line: &Filter| {
        let mut facets = Facet::ALL.into_iter();
        facets.all(|facet| line.meets(facet, initiative)) && line.spans(initiative.date)
    };
    let lines = lines.iter().enumerate();
    lines
        .filter(|(_, line)| line.as_ref().is_some_and(stands))
        .map(|(index, _)| index)
        .collect()
}

impl Tally {
    /// What stands in a cell; `None` where the filter leaves its row or its column out.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.cells.get(row * self.width + column).copied().flatten()
    }

    /// Whether the filter leaves this row.
    pub fn has_row(&self, row: usize) -> bool {
        self.cell(row, self.width.saturating_sub(1)).is_some()
    }

    /// Whether the filter leaves this column.
    pub fn has_column(&self, column: usize) -> bool {
        let rows = self.cells.len() / self.width.max(1);
        self.cell(rows.saturating_sub(1), column).is_some()
    }
}

/// How many initiatives stand in a cell.
pub fn count(cell: Cell) -> u32 {
    cell.iter().sum()
}
