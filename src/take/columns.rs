//! The columns of the table.

use super::Selection;
use super::words::heading;
use crate::content::{Currency, Date, Initiative, InitiativeIdx, Language, Source, Text};
use crate::query::{Choice, Location};
use crate::words;

/// What stands between the items of a cell. No id has it.
pub(super) const BETWEEN: &str = "; ";

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, which may be empty. Dates are texts, as exact as they are known.
    Text(String),
    /// A sum of money, in whole units.
    Number(u64),
}

/// What a program takes a cell for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    /// Any text.
    Text,
    /// The address of a page.
    Address,
    /// A year, month or day, as exact as it is known.
    Date,
    /// A day.
    Day,
    /// A sum of money, in whole units.
    Amount,
}

/// A column of the table.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its name for programs, the same in every language.
    pub name: &'static str,
    /// How wide people want it, in characters.
    pub width: u8,
    /// What its cells have, or the items in them.
    pub datum: Datum,
    /// Whether its cells have lists of items.
    pub is_list: bool,
    cell: fn(&Row<'_>) -> Cell,
}

impl Column {
    /// Its name for people.
    pub fn heading(&self, language: Language) -> &'static str {
        heading(self.name, language)
    }

    /// What stands in it for an initiative.
    pub fn cell(&self, selection: &Selection<'_>, initiative: InitiativeIdx) -> Cell {
        (self.cell)(&Row {
            selection,
            index: initiative,
            entry: selection.content.initiative(initiative),
        })
    }
}

/// A row of the table.
struct Row<'a> {
    selection: &'a Selection<'a>,
    index: InitiativeIdx,
    entry: &'a Initiative,
}

type CellOf = fn(&Row<'_>) -> Cell;

/// A column whose cells have one text, or none.
const fn column(name: &'static str, width: u8, cell: CellOf) -> Column {
    column_of(Datum::Text, name, width, cell)
}

const fn column_of(datum: Datum, name: &'static str, width: u8, cell: CellOf) -> Column {
    Column {
        name,
        width,
        datum,
        is_list: false,
        cell,
    }
}

/// A column whose cells have lists of texts.
const fn lists(name: &'static str, width: u8, cell: CellOf) -> Column {
    lists_of(Datum::Text, name, width, cell)
}

const fn lists_of(datum: Datum, name: &'static str, width: u8, cell: CellOf) -> Column {
    Column {
        is_list: true,
        ..column_of(datum, name, width, cell)
    }
}

/// Items as one cell.
fn list<T: AsRef<str>>(items: impl Iterator<Item = T>) -> Cell {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(BETWEEN);
        }
        text.push_str(item.as_ref());
    }
    Cell::Text(text)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A text in one language: empty where it has no wording in it.
fn wording(text: Option<&Text>, language: Language) -> Cell {
    Cell::Text(own_wording(text, language).to_owned())
}

fn own_wording(text: Option<&Text>, language: Language) -> &str {
    text.and_then(|text| text.wording(language)).unwrap_or("")
}

fn date(date: Option<Date>) -> Cell {
    Cell::Text(date.map_or_else(String::new, |date| date.to_string()))
}

fn money(row: &Row<'_>, currency: Currency) -> Cell {
    let mut sums = row.entry.funding.iter();
    let sum = sums.find(|sum| sum.currency == currency);
    sum.map_or_else(|| text(""), |sum| Cell::Number(sum.amount))
}

fn areas(row: &Row<'_>, language: Language) -> Cell {
    let areas = row.entry.areas.iter();
    list(areas.map(|&own| own_wording(Some(&row.selection.content.area(own).name), language)))
}

fn programmes(row: &Row<'_>, language: Language) -> Cell {
    let own = row.entry.programmes.iter();
    list(own.map(|&own| own_wording(Some(&row.selection.content.programme(own).name), language)))
}

fn actors(row: &Row<'_>, language: Language) -> Cell {
    let actors = row.entry.actors.iter();
    list(actors.map(|&own| own_wording(Some(&row.selection.content.actor(own).name), language)))
}

/// The counties of the places, each once.
fn counties(row: &Row<'_>, language: Language) -> Cell {
    let content = &row.selection.content;
    let mut names: Vec<String> = Vec::new();
    for &place in &row.entry.places {
        if let Some(county) = content.place(place).county {
            let choice = Choice::Place(Location::County(county));
            let (name, _) = words::choice_name(content, choice, language);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    list(names.iter())
}

fn sources<'a>(row: &Row<'a>, of: impl Fn(&'a Source) -> &'a str) -> Cell {
    list(row.entry.sources.iter().map(of))
}

/// The columns in the order of the files for programs, with Swedish before English.
static COLUMNS: [Column; 31] = [
    column("id", 24, |row| text(&row.entry.id)),
    column_of(Datum::Address, "url", 24, |row| {
        Cell::Text(row.selection.initiative_address(row.index))
    }),
    column("name_sv", 40, |row| {
        wording(Some(&row.entry.name), Language::Swedish)
    }),
    column("name_en", 40, |row| {
        wording(Some(&row.entry.name), Language::English)
    }),
    column("kind", 14, |row| text(row.entry.kind.id())),
    column("kind_label", 18, |row| {
        text(words::kind_word(row.entry.kind, row.selection.language))
    }),
    column("summary_sv", 60, |row| {
        wording(row.entry.summary.as_ref(), Language::Swedish)
    }),
    column("summary_en", 60, |row| {
        wording(row.entry.summary.as_ref(), Language::English)
    }),
    column_of(Datum::Date, "date_from", 12, |row| {
        date(row.entry.date.map(|date| date.from))
    }),
    column_of(Datum::Date, "date_to", 12, |row| {
        date(row.entry.date.and_then(|date| date.to))
    }),
    lists("area_ids", 24, |row| {
        let own = row.entry.areas.iter();
        list(own.map(|&own| &row.selection.content.area(own).id))
    }),
    lists("area_names_sv", 40, |row| areas(row, Language::Swedish)),
    lists("area_names_en", 40, |row| areas(row, Language::English)),
    lists("objective_ids", 14, |row| {
        let own = row.entry.objectives.iter();
        list(own.map(|&own| &row.selection.content.objective(own).id))
    }),
    lists("programme_ids", 20, |row| {
        let own = row.entry.programmes.iter();
        list(own.map(|&own| &row.selection.content.programme(own).id))
    }),
    lists("programme_names_sv", 30, |row| {
        programmes(row, Language::Swedish)
    }),
    lists("programme_names_en", 30, |row| {
        programmes(row, Language::English)
    }),
    lists("actor_ids", 24, |row| {
        let own = row.entry.actors.iter();
        list(own.map(|&own| &row.selection.content.actor(own).id))
    }),
    lists("actor_names_sv", 40, |row| actors(row, Language::Swedish)),
    lists("actor_names_en", 40, |row| actors(row, Language::English)),
    lists("place_ids", 16, |row| {
        let own = row.entry.places.iter();
        list(own.map(|&own| &row.selection.content.place(own).id))
    }),
    lists("place_names", 20, |row| {
        let (content, language) = (&row.selection.content, row.selection.language);
        let own = row.entry.places.iter();
        list(own.map(|&own| content.place(own).name.in_language(language)))
    }),
    lists("county_names", 20, |row| {
        counties(row, row.selection.language)
    }),
    column_of(Datum::Amount, "funding_sek", 16, |row| {
        money(row, Currency::Sek)
    }),
    column_of(Datum::Amount, "funding_eur", 16, |row| {
        money(row, Currency::Eur)
    }),
    lists("related_ids", 24, |row| {
        let own = row.entry.related.iter();
        list(own.map(|&own| &row.selection.content.initiative(own).id))
    }),
    lists_of(Datum::Address, "source_urls", 40, |row| {
        sources(row, |source| &source.url)
    }),
    lists("source_titles", 40, |row| {
        sources(row, |source| &source.title)
    }),
    column_of(Datum::Day, "added", 12, |row| date(row.entry.added)),
    column_of(Datum::Day, "changed", 12, |row| date(row.entry.changed)),
    // A sum for each year must not be taken for one of all years.
    column("funding_per", 12, |row| {
        let is_yearly = row.entry.funding.iter().any(|sum| sum.is_yearly);
        text(if is_yearly { "year" } else { "" })
    }),
];

/// The columns on the page of a language: of each pair the one in that language stands first.
pub fn columns(language: Language) -> Vec<Column> {
    let mut columns = COLUMNS.to_vec();
    if language == Language::English {
        for place in 1..columns.len() {
            let is_pair = columns[place - 1].name.ends_with("_sv");
            if is_pair && columns[place].name.ends_with("_en") {
                columns.swap(place - 1, place);
            }
        }
    }
    columns
}
