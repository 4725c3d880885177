//! The matrix: areas and their objectives crossed with programmes, kinds, years or kinds of actor.
//!
//! Rows and columns are [`Line`]s, and a line is nothing but a filter made narrower. So what a cell counts and what its
//! link keeps are one and the same, under any filter: where a visitor has chosen something of the facet that a line
//! belongs to, lines outside the choice are left out, as no filter can say "of these, those that are that, too".

use super::{Choice, Facet, Filter, MOST_BUCKETS, Shown, Years, years_that_began};
use crate::content::{ActorKind, AreaIdx, Content, Family, Initiative, Period};

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
    pub const ALL: &'static [Self] =
        &[Self::Programmes, Self::Kinds, Self::Years, Self::ActorKinds];
}

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What this option keeps.
    Choice(Choice),
    /// What touches these years.
    Years(Years),
    /// What an actor of this kind takes part in.
    ActorKind(ActorKind),
    /// Everything, each initiative once: the line of the sums.
    All,
}

impl Line {
    /// The filter that keeps what `filter` keeps and what stands in this line; `None` if `filter` leaves the line out.
    pub fn narrowed(self, filter: &Filter, content: &Content) -> Option<Filter> {
        let (mut from, mut to) = (filter.from(), filter.to());
        let mut own = Filter::default();
        let options = match self {
            Self::All => Vec::new(),
            Self::Years(years) => {
                let (first, last) = years.span()?;
                to = Some(to.map_or(last, |to| to.min(last)));
                // `None` is less than any year.
                from = first.max(from);
                if from > to {
                    return None;
                }
                Vec::new()
            }
            Self::Choice(choice) => vec![choice],
            Self::ActorKind(_) => Facet::Actor.options(content),
        };
        // Those options that stand in the line and that the filter does not leave out.
        for choice in options {
            let stands = match (self, choice) {
                (Self::ActorKind(kind), Choice::Actor(actor)) => {
                    content.actor(actor).kind == Some(kind)
                }
                _ => true,
            };
            if stands && (filter.chosen(choice.facet()).is_empty() || filter.has(choice)) {
                own = own.with(choice);
            }
        }
        if matches!(self, Self::Choice(_) | Self::ActorKind(_)) && own.choices().is_empty() {
            return None;
        }
        Some(filter.narrowed(&own.with_from(from).with_to(to)))
    }
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
#[derive(Clone, Debug)]
pub struct Tally {
    /// Row by row; `None` where the filter leaves the row or the column out.
    cells: Vec<Option<(Filter, Cell)>>,
    width: usize,
    /// The greatest count of a cell that is no sum.
    pub most: u32,
}

impl Grid {
    /// The rows and columns.
    pub fn new(content: &Content, columns: Columns) -> Self {
        let mut rows = Vec::new();
        for (index, area) in content.areas().iter().enumerate() {
            rows.push(Line::Choice(Choice::Area(AreaIdx::new(index))));
            for &objective in &area.objectives {
                rows.push(Line::Choice(Choice::Objective(objective)));
            }
        }
        let mut lines = Vec::new();
        let options = match columns {
            Columns::Programmes => Facet::Programme.options(content),
            Columns::Kinds => Facet::Kind.options(content),
            Columns::Years => {
                for years in years_that_began(content, MOST_BUCKETS) {
                    if years != Years::Undated {
                        lines.push(Line::Years(years));
                    }
                }
                Vec::new()
            }
            Columns::ActorKinds => {
                for kind in ActorKind::ALL {
                    lines.push(Line::ActorKind(kind));
                }
                Vec::new()
            }
        };
        for choice in options {
            lines.push(Line::Choice(choice));
        }
        rows.push(Line::All);
        lines.push(Line::All);
        Self {
            rows,
            columns: lines,
        }
    }

    /// Counts what `filter` keeps of `content`, which is `shown`. For each row, linear in the initiatives, and for each of
    /// its cells in those that stand in the row.
    pub fn tally(&self, content: &Content, filter: &Filter, shown: &Shown) -> Tally {
        let (mut cells, mut most) = (Vec::new(), 0);
        for row in &self.rows {
            let in_row = row.narrowed(filter, content);
            let mut members = Vec::new();
            for initiative in shown.matching() {
                if in_row
                    .as_ref()
                    .is_some_and(|own| keeps(own, content.initiative(initiative)))
                {
                    members.push(initiative);
                }
            }
            for column in &self.columns {
                let in_cell = in_row
                    .as_ref()
                    .and_then(|own| column.narrowed(own, content));
                cells.push(in_cell.map(|in_cell| {
                    let mut cell = Cell::default();
                    for &initiative in &members {
                        let entry = content.initiative(initiative);
                        if keeps(&in_cell, entry)
                            && let Some(count) = cell.get_mut(entry.kind.family() as usize)
                        {
                            *count += 1;
                        }
                    }
                    if !matches!((row, column), (Line::All, _) | (_, Line::All)) {
                        most = most.max(count(cell));
                    }
                    (in_cell, cell)
                }));
            }
        }
        Tally {
            cells,
            width: self.columns.len(),
            most,
        }
    }
}

/// Whether a filter keeps an initiative that its search finds.
#[inline(never)]
fn keeps(filter: &Filter, initiative: &Initiative) -> bool {
    let mut facets = Facet::ALL.into_iter();
    facets.all(|facet| filter.meets(facet, initiative))
        && filter.spans(initiative.date.map(Period::years))
}

impl Tally {
    /// What stands in a cell; `None` where the filter leaves its row or its column out.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.link(row, column).map(|(_, cell)| *cell)
    }

    /// The same with the filter that keeps just that.
    pub fn link(&self, row: usize, column: usize) -> Option<&(Filter, Cell)> {
        self.cells.get(row * self.width + column)?.as_ref()
    }
}

/// How many initiatives stand in a cell.
pub fn count(cell: Cell) -> u32 {
    cell.iter().sum()
}
