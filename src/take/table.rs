//! Tables of what a state shows, whatever file they become: of the initiatives, and of what the matrix, the actors and the
//! places count.

use super::{Cell, Selection, columns};
use crate::query::matrix::{Columns, Grid, count};
use crate::query::{ActorColumn, ActorTable, Choice, Facet, Location};
use crate::state::View;
use crate::words::{actor_words, capitalized, choice_name, line_name};

/// How wide people want a column of numbers, one of names, and one of long names, in characters.
const NUMBERS: u8 = 14;
const NAMES: u8 = 28;
const LONG_NAMES: u8 = 48;

/// What a column is called.
pub(super) struct Head {
    /// For programs.
    pub(super) name: String,
    /// For people.
    pub(super) heading: String,
    /// How wide people want it, in characters.
    pub(super) width: u8,
}

impl Head {
    /// A column that is called the same for programs and for people.
    fn plain(heading: String, width: u8) -> Self {
        let name = heading.clone();
        Self {
            name,
            heading,
            width,
        }
    }
}

/// A table. Its cells are made one by one when a file is written.
pub(super) struct Table<'a> {
    /// What it is a table of, for the name of a sheet.
    pub(super) title: String,
    /// Its columns.
    pub(super) heads: Vec<Head>,
    /// How many rows there are below the headings.
    pub(super) rows: usize,
    cell: Box<dyn Fn(usize, usize) -> Cell + 'a>,
}

impl<'a> Table<'a> {
    /// The initiatives of a selection in the order of the list, a row each.
    pub(super) fn of_initiatives(selection: &'a Selection<'_>, title: &str) -> Self {
        let columns = columns(selection.language);
        let heads = columns.iter().map(|own| Head {
            name: own.name.to_owned(),
            heading: own.heading(selection.language).to_owned(),
            width: own.width,
        });
        Table {
            title: title.to_owned(),
            heads: heads.collect(),
            rows: selection.initiatives.len(),
            cell: Box::new(move |row, column| {
                let cell = columns.get(column).zip(selection.initiatives.get(row));
                let cell = cell.map(|(own, &initiative)| own.cell(selection, initiative));
                cell.unwrap_or_else(|| Cell::Text(String::new()))
            }),
        }
    }

    /// The table that the state's view is: the rows and columns that the view displays, with the numbers in their cells. `None`
    /// where the view is no table.
    pub(super) fn of_view(selection: &'a Selection<'_>) -> Option<Self> {
        let (heads, rows) = match selection.state.query.view {
            View::Matrix => matrix(selection),
            View::Actors => actors(selection),
            View::Places => places(selection),
            View::Map | View::Timeline | View::Objectives => return None,
        };
        let phrases = selection.phrases();
        Some(Table {
            title: phrases.say((phrases.words().view)(selection.state.query.view)),
            heads,
            rows: rows.len(),
            cell: Box::new(move |row, column| {
                let cell = rows.get(row).and_then(|cells| cells.get(column));
                cell.cloned().unwrap_or_else(|| Cell::Text(String::new()))
            }),
        })
    }

    /// What stands in a cell. Nothing is in one outside of the table.
    pub(super) fn cell(&self, row: usize, column: usize) -> Cell {
        (self.cell)(row, column)
    }
}

type Rows = Vec<Vec<Cell>>;

fn number(count: u32) -> Cell {
    Cell::Number(count.into())
}

/// The heading of a facet's options, as a column of a table.
fn facet_head(selection: &Selection<'_>, facet: Facet, width: u8) -> Head {
    let phrases = selection.phrases();
    Head::plain(phrases.say((phrases.words().facet)(facet)), width)
}

/// The rows and columns that the matrix displays: areas, the objectives of those that are unfolded, and the sums.
fn matrix(selection: &Selection<'_>) -> (Vec<Head>, Rows) {
    let (content, query) = (&selection.content, &selection.state.query);
    let grid = Grid::new(content, query.columns);
    let tally = grid.tally(content, &selection.shown(&grid.base(&query.filter)));
    let name = |line| line_name(content, line, selection.language).0;
    let mut heads = vec![facet_head(selection, Facet::Area, LONG_NAMES)];
    let columns = grid.columns.iter();
    heads.extend(columns.map(|&column| Head::plain(name(column), NUMBERS)));
    let rows = grid.displayed_rows(content, &query.unfolded);
    let rows = rows.into_iter().map(|(row, line)| {
        let counts = (0..grid.columns.len()).map(|column| number(count(tally.cell(row, column))));
        core::iter::once(Cell::Text(name(line)))
            .chain(counts)
            .collect()
    });
    (heads, rows.collect())
}

/// All actors with anything, each with its kind, in the groups and the order of the page.
fn actors(selection: &Selection<'_>) -> (Vec<Head>, Rows) {
    let (content, language) = (&selection.content, selection.language);
    let (phrases, words) = (selection.phrases(), actor_words(language));
    let query = &selection.state.query;
    let base = selection.shown(&ActorTable::base(&query.filter));
    let table = ActorTable::new(content, &query.filter, &base, query.sort, language);
    let mut heads = vec![
        facet_head(selection, Facet::ActorKind, NAMES),
        facet_head(selection, Facet::Actor, LONG_NAMES),
        Head::plain(phrases.say(phrases.view_words().table_all), NUMBERS),
    ];
    heads.extend(table.columns.iter().map(|column| {
        let name = match column {
            ActorColumn::Area(area) => choice_name(content, Choice::Area(*area), language).0,
            ActorColumn::NoArea => phrases.say(words.no_area),
        };
        Head::plain(name, NUMBERS)
    }));
    let mut rows = Vec::new();
    for group in &table.groups {
        let kind = group.kind.map_or(words.group_unknown, words.group);
        for row in &group.rows {
            let (name, _) = choice_name(content, Choice::Actor(row.actor), language);
            let mut cells = vec![Cell::Text(kind.to_owned()), Cell::Text(name)];
            cells.push(number(row.count));
            cells.extend(table.cells_of(row.actor).iter().copied().map(number));
            rows.push(cells);
        }
    }
    (heads, rows)
}

/// The counties and abroad, each followed by its places, and last what has no place, with the numbers that choosing them shows.
fn places(selection: &Selection<'_>) -> (Vec<Head>, Rows) {
    let (content, language) = (&selection.content, selection.language);
    let phrases = selection.phrases();
    let heads = vec![
        Head::plain(
            phrases.say((phrases.view_words().matrix_column)(Columns::Counties)),
            NAMES,
        ),
        facet_head(selection, Facet::Place, NAMES),
        Head::plain(phrases.say(phrases.view_words().table_all), NUMBERS),
    ];
    let shown = selection.shown(&selection.state.query.filter);
    let counted = |location| number(shown.counts.of(content, Choice::Place(location)));
    let name = |location| choice_name(content, Choice::Place(location), language).0;
    let mut rows = Vec::new();
    for (county, places) in Location::by_county(content) {
        let location = county.map(Location::County);
        let of = location.map_or_else(String::new, name);
        if let Some(location) = location {
            rows.push(vec![
                Cell::Text(of.clone()),
                Cell::Text(String::new()),
                counted(location),
            ]);
        }
        for place in places {
            let place = Location::Place(place);
            rows.push(vec![
                Cell::Text(of.clone()),
                Cell::Text(name(place)),
                counted(place),
            ]);
        }
    }
    let nowhere = capitalized(&name(Location::Nowhere));
    rows.push(vec![
        Cell::Text(nowhere),
        Cell::Text(String::new()),
        counted(Location::Nowhere),
    ]);
    (heads, rows)
}
