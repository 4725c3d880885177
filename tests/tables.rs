//! The tables of views and the files of all initiatives, read back by others' readers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

#[path = "support/table.rs"]
mod table;

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use life_science_map::content::{Content, Language};
use life_science_map::query::matrix::{Columns, Grid, Line};
use life_science_map::query::{
    ActorColumn, ActorTable, Choice, Condition, Facet, Filter, Location, SearchIndex, Sort, shown,
};
use life_science_map::state::{Query, State, View, url};
use life_science_map::take::{Asked, Cell, Kind, Selection, columns, data, take};
use life_science_map::words::{choice_name, line_name};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use self::table::{rows_for_people, rows_of_csv, separator_of};

const REAL: &[u8] = include_bytes!("../public/content.json");
const NOTED: &[u8] = include_bytes!("content/good/noted.json");
const PAGE: &str = "https://map.example/life/";

fn content_of(bytes: &[u8]) -> Content {
    Content::read(bytes).unwrap().0
}

/// The file of a table view, as rows of CSV.
fn rows_of_view(
    bytes: &[u8],
    content: &Content,
    query: Query,
    language: Language,
) -> Vec<Vec<String>> {
    let query = url::write(&State { query, open: None }, content);
    let asked = Asked::new(Kind::ViewCsv, &query, language, PAGE);
    let taken = take(bytes, &asked).unwrap();
    assert_same_in_workbook(bytes, &asked, &taken.bytes);
    rows_for_people(&taken.bytes, separator_of(language))
}

/// The first sheet of a workbook, with numbers as they are written.
fn rows_of_workbook(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 2, "the table, and what it is");
    let sheet = book.worksheet_range(&names[0]).unwrap();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    sheet
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

fn assert_same_in_workbook(bytes: &[u8], asked: &Asked<'_>, csv: &[u8]) {
    let asked = Asked {
        kind: Kind::ViewXlsx,
        ..*asked
    };
    let rows = rows_of_workbook(take(bytes, &asked).unwrap().bytes);
    let csv = rows_for_people(csv, separator_of(asked.language));
    assert_eq!(rows, csv, "both forms have one table");
}

/// Some conditions that leave enough for a table, and a view of what they leave.
fn any_query(content: &Content) -> impl Strategy<Value = Query> + use<> {
    let facets = [
        Facet::Area,
        Facet::Kind,
        Facet::Actor,
        Facet::Place,
        Facet::Programme,
    ];
    let options: Vec<Choice> = facets
        .into_iter()
        .flat_map(|own| own.options(content))
        .collect();
    let areas = content.areas().len();
    (
        vec(select(options), 0..3),
        select(vec![View::Matrix, View::Actors, View::Places]),
        select(Columns::ALL.to_vec()),
        select(Sort::ALL.to_vec()),
        vec(0..areas, 0..3),
    )
        .prop_map(|(choices, view, columns, sort, unfolded)| {
            let query = Query {
                filter: choices.into_iter().fold(Filter::default(), Filter::with),
                view,
                columns,
                sort,
                unfolded: unfolded
                    .into_iter()
                    .map(life_science_map::content::AreaIdx::new)
                    .collect(),
                ..Query::default()
            };
            query.canonical()
        })
}

/// A number of the table is what its own address shows.
fn check_matrix(content: &Content, query: &Query, language: Language, rows: &[Vec<String>]) {
    let (grid, index) = (Grid::new(content, query.columns), SearchIndex::new(content));
    let name = |line: &Line| line_name(content, *line, language).0;
    let columns: Vec<String> = grid.columns.iter().map(name).collect();
    assert_eq!(rows[0][1..], columns);
    let displayed = grid.displayed_rows(content, &query.unfolded);
    let names: Vec<String> = displayed.iter().map(|(_, line)| name(line)).collect();
    assert_eq!(
        rows[1..]
            .iter()
            .map(|row| row[0].clone())
            .collect::<Vec<_>>(),
        names
    );
    for (row, (place, _)) in rows[1..].iter().zip(displayed) {
        for (column, number) in row[1..].iter().enumerate() {
            if let Some(link) = grid.link(place, column, &query.filter) {
                let expected = shown(content, &index, &link).count();
                assert_eq!(
                    *number,
                    expected.to_string(),
                    "{} × {}",
                    row[0],
                    columns[column]
                );
            }
        }
    }
}

fn check_actors(content: &Content, query: &Query, language: Language, rows: &[Vec<String>]) {
    let index = SearchIndex::new(content);
    let base = ActorTable::base(&query.filter);
    let of = |filter: &Filter| shown(content, &index, filter).count().to_string();
    let mut seen = HashSet::new();
    let actor_of = |name: &str| {
        let mut all = Facet::Actor.options(content).into_iter();
        all.find(|&own| choice_name(content, own, language).0 == name)
            .unwrap()
    };
    for row in &rows[1..] {
        let Choice::Actor(actor) = actor_of(&row[1]) else {
            unreachable!()
        };
        assert!(seen.insert(actor), "{} once", row[1]);
        assert_eq!(
            row[2],
            of(&base.clone().with(Choice::Actor(actor))),
            "{}",
            row[1]
        );
        let areas: Vec<_> = Facet::Area.options(content);
        for (head, number) in rows[0].iter().zip(row).skip(3) {
            let area = areas
                .iter()
                .find(|&&own| choice_name(content, own, language).0 == *head);
            let Some(&Choice::Area(area)) = area else {
                continue;
            };
            let link = ActorTable::link(actor, ActorColumn::Area(area), &query.filter).unwrap();
            assert_eq!(*number, of(&link), "{} × {head}", row[1]);
        }
    }
    let with_any = Facet::Actor.options(content).into_iter();
    let with_any = with_any
        .filter(|&own| of(&base.clone().with(own)) != "0")
        .count();
    assert_eq!(seen.len(), with_any, "everybody with anything is there");
}

fn check_places(content: &Content, query: &Query, language: Language, rows: &[Vec<String>]) {
    let index = SearchIndex::new(content);
    let base = query.filter.without(&Condition::Facet(Facet::Place));
    let mut locations = Location::all(content);
    for row in &rows[1..] {
        let name = if row[1].is_empty() { &row[0] } else { &row[1] };
        let place = locations.iter().position(|&own| {
            let own = choice_name(content, Choice::Place(own), language).0;
            own.to_lowercase() == name.to_lowercase()
        });
        let location = locations.remove(place.unwrap());
        assert_eq!(
            matches!(location, Location::Place(_)),
            !row[1].is_empty(),
            "{name}"
        );
        let link = base.clone().with(Choice::Place(location));
        assert_eq!(
            row[2],
            shown(content, &index, &link).count().to_string(),
            "{name}"
        );
    }
    assert_eq!(locations, [], "every location has its row");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn tables_of_views_have_the_numbers_that_their_links_show(
        (is_real, query, language) in any::<bool>().prop_flat_map(|is_real| {
            let content = content_of(if is_real { REAL } else { NOTED });
            (Just(is_real), any_query(&content), select(vec![Language::Swedish, Language::English]))
        })
    ) {
        let bytes = if is_real { REAL } else { NOTED };
        let content = content_of(bytes);
        let rows = rows_of_view(bytes, &content, query.clone(), language);
        prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        match query.view {
            View::Matrix => check_matrix(&content, &query, language, &rows),
            View::Actors => check_actors(&content, &query, language, &rows),
            _ => check_places(&content, &query, language, &rows),
        }
    }
}

#[test]
fn only_tables_can_be_taken_as_such() {
    for &view in View::ALL {
        let query = format!("view={}", view.id());
        let asked = Asked::new(Kind::ViewXlsx, &query, Language::Swedish, PAGE);
        assert_eq!(take(REAL, &asked).is_some(), view.is_table(), "{query}");
    }
    let asked = Asked::new(
        Kind::ViewCsv,
        "view=matrix&columns=county&area=vard",
        Language::Swedish,
        PAGE,
    );
    assert_eq!(
        take(NOTED, &asked).unwrap().name,
        "kartan_matrix-county_vard_3-av-4_2026-09-02.csv"
    );
}

fn files_of(bytes: &[u8], root: &str) -> [Vec<u8>; 3] {
    let files = data::files(bytes, root, Language::Swedish).unwrap();
    assert_eq!(files, data::files(bytes, root, Language::Swedish).unwrap());
    let names: Vec<&str> = files.iter().map(|own| &*own.name).collect();
    let expected = [
        "initiatives.csv",
        "initiatives.csv-metadata.json",
        "initiatives.xlsx",
    ];
    assert_eq!(names, expected);
    let bytes: Vec<_> = files.into_iter().map(|own| own.bytes).collect();
    bytes.try_into().unwrap()
}

/// What the file for programs must have, cell by cell.
fn expected(bytes: &[u8], root: &str) -> Vec<Vec<String>> {
    let asked = Asked::new(Kind::Csv, "", Language::Swedish, root);
    let selection = Selection::of(bytes, &asked).unwrap();
    let columns = columns(Language::Swedish);
    let mut rows = vec![columns.iter().map(|own| own.name.to_owned()).collect()];
    for &initiative in &selection.initiatives {
        let cells = columns
            .iter()
            .map(|own| match own.cell(&selection, initiative) {
                Cell::Text(text) => text,
                Cell::Number(number) => number.to_string(),
            });
        rows.push(cells.collect());
    }
    rows
}

#[test]
fn the_file_for_programs_has_every_text_as_it_is() {
    let mut file: Value = serde_json::from_slice(NOTED).unwrap();
    let hostile = ["=1+1", "'x", "a;b,c\"d", "rad\nett", "åäö"];
    for (initiative, text) in file["initiatives"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .zip(hostile)
    {
        initiative["name"] = json!({"sv": text, "en": text});
    }
    let changed = file.to_string().into_bytes();
    for bytes in [REAL, NOTED, &changed] {
        let [csv, _, workbook] = files_of(bytes, PAGE);
        assert!(
            !csv.starts_with("\u{feff}".as_bytes()),
            "no byte order mark"
        );
        let (rows, expected) = (rows_of_csv(&csv, b','), expected(bytes, PAGE));
        assert_eq!(rows, expected);
        assert_eq!(rows.len(), content_of(bytes).initiatives().len() + 1);
        let people = rows_of_workbook(workbook);
        assert_eq!(people.len(), rows.len());
        for (own, exact) in people[1..].iter().zip(&rows[1..]) {
            assert_eq!(own, exact, "the workbook has the same cells");
        }
    }
}

/// Whether a text is a value of a datatype of the description.
fn is_of(datatype: &Value, text: &str) -> bool {
    let is_day = |text: &str| life_science_map::content::Date::parse(text).is_some();
    match datatype.as_str() {
        Some("anyURI") => !text.contains(char::is_whitespace),
        Some("date") => is_day(text) && text.len() == 10,
        Some("nonNegativeInteger") => text.parse::<u64>().is_ok(),
        Some("string") => true,
        other => {
            assert_eq!(other, None);
            assert_eq!(datatype["base"], "string");
            let pattern = datatype["format"].as_str().unwrap();
            assert_eq!(pattern, "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
            is_day(text) && matches!(text.len(), 4 | 7 | 10)
        }
    }
}

#[test]
fn its_description_is_true_of_every_cell() {
    for bytes in [REAL, NOTED] {
        let [csv, description, _] = files_of(bytes, PAGE);
        let rows = rows_of_csv(&csv, b',');
        let description: Value = serde_json::from_slice(&description).unwrap();
        assert_eq!(description["@context"][0], "http://www.w3.org/ns/csvw");
        assert_eq!(description["url"], "initiatives.csv");
        let updated = content_of(bytes).updated.unwrap().to_string();
        assert_eq!(description["dc:modified"]["@value"], updated);
        let columns = description["tableSchema"]["columns"].as_array().unwrap();
        let names: Vec<&str> = columns
            .iter()
            .map(|own| own["titles"].as_str().unwrap())
            .collect();
        assert_eq!(names, rows[0]);
        let mut keys = HashSet::new();
        for row in &rows[1..] {
            assert!(keys.insert(&row[0]), "{} is a key", row[0]);
            for (cell, column) in row.iter().zip(columns) {
                let means = column["dc:description"].as_array().unwrap();
                assert!(means.iter().all(|own| own["@value"] != ""), "{column}");
                let separator = column["separator"].as_str();
                assert!(separator.is_none_or(|own| own == "; "), "{column}");
                let items: Vec<&str> = match separator {
                    Some(separator) => cell.split(separator).collect(),
                    None => vec![cell],
                };
                for item in items.into_iter().filter(|item| !item.is_empty()) {
                    assert!(is_of(&column["datatype"], item), "{item}: {column}");
                }
            }
        }
    }
}

#[test]
fn lists_are_described_as_lists_of_what_the_content_has() {
    let [csv, description, _] = files_of(REAL, PAGE);
    let rows = rows_of_csv(&csv, b',');
    let description: Value = serde_json::from_slice(&description).unwrap();
    let columns = description["tableSchema"]["columns"].as_array().unwrap();
    let content = content_of(REAL);
    for (name, count) in [
        (
            "area_ids",
            content
                .initiatives()
                .iter()
                .map(|own| own.areas.len())
                .sum::<usize>(),
        ),
        (
            "actor_names_sv",
            content
                .initiatives()
                .iter()
                .map(|own| own.actors.len())
                .sum(),
        ),
        (
            "source_urls",
            content
                .initiatives()
                .iter()
                .map(|own| own.sources.len())
                .sum(),
        ),
    ] {
        let place = rows[0].iter().position(|own| own == name).unwrap();
        let separator = columns[place]["separator"].as_str().unwrap();
        let items = rows[1..].iter().filter(|row| !row[place].is_empty());
        let items: usize = items.map(|row| row[place].split(separator).count()).sum();
        assert_eq!(items, count, "{name}");
    }
}
