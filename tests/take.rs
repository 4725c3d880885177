//! The files that visitors take with them, read back by others' readers: exactly what matches, in the order of the list.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

#[path = "support/table.rs"]
mod table;

use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Xlsx};
use life_science_map::check::check;
use life_science_map::content::{Content, Date, Language, Severity};
use life_science_map::query::{Choice, Facet, Filter, SearchIndex, Since, Sort, order, shown};
use life_science_map::state::{Query, State, url};
use life_science_map::take::{Asked, Cell, Kind, Selection, Separator, columns, take};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use self::table::{rows_for_people, separator_of};

const REAL: &[u8] = include_bytes!("../public/content.json");
const NOTED: &[u8] = include_bytes!("content/good/noted.json");
const INJECTIONS: &str = include_str!("cases/injections.json");
const PAGE: &str = "https://map.example/life/";

static CONTENTS: LazyLock<Vec<(Content, Vec<u8>)>> = LazyLock::new(|| {
    let contents = [REAL.to_vec(), NOTED.to_vec(), injected()];
    let read = contents.map(|bytes| (Content::read(&bytes).unwrap().0, bytes));
    read.into_iter().collect()
});

/// A content with something hostile in every text.
fn injected() -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(NOTED).unwrap();
    let mut hostile: Vec<String> = serde_json::from_str(INJECTIONS).unwrap();
    for formula in [
        "=1+1", "+1", "-1", "@SUM(A1)", "'x", "＝1", "＋1", "－1", "＠1",
    ] {
        hostile.push(formula.to_owned());
    }
    hostile.retain(|own| {
        own.chars()
            .any(|own| !own.is_whitespace() && !own.is_control())
    });
    hostile.extend(["a;b,c\"d".to_owned(), "; ".to_owned(), "å ä ö".to_owned()]);
    let mut next = hostile.into_iter().cycle();
    let initiative = file["initiatives"][2].take();
    let many = (0..60).map(|number| {
        let mut own = initiative.clone();
        own["id"] = json!(format!("n{number}"));
        own["former_ids"] = json!([]);
        for field in ["name", "summary"] {
            own[field] = json!({"sv": next.next(), "en": next.next()});
        }
        own["sources"] = json!([{"url": "https://a.example/;x", "title": next.next()}]);
        own
    });
    file["initiatives"] = many.collect();
    file["removed"] = json!([]);
    for list in ["actors", "areas", "places"] {
        for entry in file[list].as_array_mut().unwrap() {
            entry["name"] = json!({"sv": next.next(), "en": next.next()});
        }
    }
    file.to_string().into_bytes()
}

fn any_filter(content: &'static Content) -> impl Strategy<Value = Filter> {
    let options: Vec<Choice> = Facet::ALL
        .into_iter()
        .flat_map(|facet| facet.options(content))
        .collect();
    let year = || option::weighted(0.3, 2012..2027_u16);
    let search = select(vec!["", "", "", "data", "hälsa", "x"]);
    let since = select(vec![
        None,
        None,
        None,
        Since::from_id("2026-06-15"),
        Some(Since::Latest),
    ]);
    (vec(select(options), 0..4), year(), year(), search, since).prop_map(
        |(choices, from, to, search, since)| {
            let filter = choices.into_iter().fold(Filter::default(), Filter::with);
            let filter = filter.with_from(from).with_to(to).with_since(since);
            filter.with_search(search)
        },
    )
}

/// One of the contents with a state of it, as a query string.
fn any_asked() -> impl Strategy<Value = (usize, State, Language)> {
    (0..3_usize).prop_flat_map(|place| {
        let filter = any_filter(&CONTENTS[place].0);
        let sort = select(Sort::ALL);
        (filter, sort, select(Language::ALL.to_vec())).prop_map(move |(filter, sort, language)| {
            let query = Query {
                filter,
                sort,
                ..Query::default()
            };
            let query = query.canonical();
            (place, State { query, open: None }, language)
        })
    })
}

fn taken(bytes: &[u8], query: &str, language: Language, kind: Kind) -> Vec<u8> {
    let asked = Asked::new(kind, query, language, PAGE);
    let first = take(bytes, &asked).unwrap();
    assert_eq!(take(bytes, &asked).unwrap(), first, "always the same");
    first.bytes
}

/// What the table must have, by the core's own list.
fn expected(bytes: &[u8], query: &str, language: Language) -> Vec<Vec<Cell>> {
    let asked = Asked::new(Kind::Csv, query, language, PAGE);
    let selection = Selection::of(bytes, &asked).unwrap();
    let columns = columns(language);
    let row = |&initiative| {
        columns
            .iter()
            .map(|own| own.cell(&selection, initiative))
            .collect()
    };
    selection.initiatives.iter().map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn tables_are_what_matches_in_the_order_of_the_list((place, state, language) in any_asked()) {
        let (content, bytes) = &CONTENTS[place];
        let query = url::write(&state, content);
        let index = SearchIndex::new(content);
        let shown = shown(content, &index, &state.query.filter);
        let listed = order(content, &shown, state.query.sort, language);
        let listed: Vec<&str> = listed.iter().map(|&own| &*content.initiative(own).id).collect();
        let expected = expected(bytes, &query, language);
        let names: Vec<&str> = columns(language).iter().map(|own| own.name).collect();

        let csv = rows_for_people(&taken(bytes, &query, language, Kind::Csv), separator_of(language));
        prop_assert_eq!(&csv[0], &names);
        let ids: Vec<&str> = csv[1..].iter().map(|row| &*row[0]).collect();
        prop_assert_eq!(&ids, &listed);
        for (row, expected) in csv[1..].iter().zip(&expected) {
            for (cell, expected) in row.iter().zip(expected) {
                let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                prop_assert!(!is_formula || matches!(expected, Cell::Number(_)), "{cell}");
                let expected = match expected {
                    Cell::Text(text) => text.clone(),
                    Cell::Number(number) => number.to_string(),
                };
                let exact = cell.strip_prefix('\'').unwrap_or(cell);
                prop_assert_eq!(exact, expected);
            }
        }

        let book = taken(bytes, &query, language, Kind::Xlsx);
        prop_assert!(!book.windows(3).any(|own| own == b"<f>"));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
        let sheets = book.sheet_names();
        let sheet = book.worksheet_range(&sheets[0]).unwrap();
        let rows: Vec<_> = sheet.rows().collect();
        prop_assert_eq!(rows.len(), listed.len() + 1);
        prop_assert!(rows[0].iter().all(|cell| !matches!(cell, Data::Empty)));
        for (row, expected) in rows[1..].iter().zip(&expected) {
            for (cell, expected) in row.iter().zip(expected) {
                match (cell, expected) {
                    (Data::Empty, Cell::Text(text)) => prop_assert_eq!(text, ""),
                    (Data::String(cell), Cell::Text(text)) => {
                        // XML has no such characters.
                        let text = text.replace(['\u{fffe}', '\u{ffff}'], "");
                        prop_assert_eq!(cell, &text);
                    }
                    #[allow(clippy::cast_precision_loss, reason = "far below the precision of f64")]
                    (Data::Float(cell), Cell::Number(number)) => {
                        prop_assert!((cell - *number as f64).abs() < 0.5);
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        let about = book.worksheet_range(&sheets[1]).unwrap();
        let texts: Vec<String> = about.rows().flatten().map(ToString::to_string).collect();
        for name in names {
            prop_assert!(texts.iter().any(|text| text == name), "{name} is explained");
        }
    }

    #[test]
    fn a_selection_is_a_content((place, state, language) in any_asked()) {
        let (content, bytes) = &CONTENTS[place];
        let query = url::write(&state, content);
        let json = taken(bytes, &query, language, Kind::Json);
        let report = check(&json);
        let errors: Vec<_> = report.diagnostics.iter()
            .filter(|own| own.severity() == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let (own, _) = Content::read(&json).unwrap();
        let matching = shown(content, &SearchIndex::new(content), &state.query.filter).count();
        prop_assert_eq!(own.initiatives().len(), matching);
        // What is gone or was never there finds nothing more.
        prop_assert_eq!(own.areas().len(), content.areas().len());
        for initiative in own.initiatives() {
            let whole = content.find_initiative(&initiative.id).unwrap();
            let whole = content.initiative(whole);
            prop_assert_eq!(&initiative.name, &whole.name);
            prop_assert_eq!(&initiative.sources, &whole.sources);
            prop_assert_eq!(initiative.actors.len(), whole.actors.len());
        }
        let file: Value = serde_json::from_slice(&json).unwrap();
        prop_assert_eq!(&file["selection"]["count"], &json!(matching));
        prop_assert_eq!(&file["selection"]["query"], &json!(query));
        let address = file["selection"]["address"].as_str().unwrap();
        prop_assert!(address.starts_with(PAGE));
    }
}

#[test]
fn csv_is_as_excel_expects_it() {
    let bytes = taken(NOTED, "", Language::Swedish, Kind::Csv);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}id;url;name_sv;name_en;"));
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let bytes = taken(NOTED, "", Language::English, Kind::Csv);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}id,url,name_en,name_sv,"));
    let asked = Asked {
        separator: Some(Separator::Semicolon),
        ..Asked::new(Kind::Csv, "", Language::English, "")
    };
    let chosen = take(NOTED, &asked).unwrap().bytes;
    assert!(String::from_utf8(chosen).unwrap().contains("id;url;"));
}

#[test]
fn names_say_what_a_file_has() {
    let name = |query, language, kind| {
        let asked = Asked::new(kind, query, language, PAGE);
        take(NOTED, &asked).unwrap().name
    };
    let swedish = Language::Swedish;
    assert_eq!(name("", swedish, Kind::Xlsx), "kartan_4_2026-09-02.xlsx");
    assert_eq!(
        name(
            "area=vard&kind=report&from=2019&to=2024",
            swedish,
            Kind::Csv
        ),
        "kartan_vard+report+2019-2024_0-av-4_2026-09-02.csv"
    );
    assert_eq!(
        name("since=2026-06-15", Language::English, Kind::Json),
        "kartan_since-2026-06-15_2-of-4_2026-09-02-en.json"
    );
    let long = "q=och%20ett%20mycket%20mycket%20l%C3%A5ngt%20%22s%C3%B6k%2F%22%20med%20fler%20ord%20%C3%A4n%20som%20ryms%20i%20ett%20namn";
    assert_eq!(
        name(long, swedish, Kind::Csv),
        "kartan_och-ett-mycket-mycket-langt-sok-med-fler-ord-an-som-ryms-i-e-urval_0-av-4_2026-09-02.csv"
    );
}

#[test]
fn what_is_no_content_gives_nothing() {
    let asked = Asked::new(Kind::Xlsx, "", Language::Swedish, PAGE);
    assert_eq!(take(b"{}", &asked), None);
    assert_eq!(take(b"\xff", &asked), None);
}

#[test]
fn the_counties_of_an_initiative_stand_once_in_the_language_of_the_page() {
    let mut file: Value = serde_json::from_slice(REAL).unwrap();
    let place = |id: &str, county: &str| json!({"id": id, "name": {"sv": id}, "lat": 59.0, "lon": 17.0, "county": county});
    file["places"] = json!([
        place("a", "01"),
        place("b", "12"),
        place("c", "01"),
        place("d", "00"),
    ]);
    file["initiatives"][0]["places"] = json!(["a", "b", "c", "d"]);
    for (language, expected) in [
        (Language::Swedish, "Stockholms län; Skåne län; utomlands"),
        (Language::English, "Stockholm County; Skåne County; abroad"),
    ] {
        let bytes = serde_json::to_vec(&file).unwrap();
        let csv = rows_for_people(
            &taken(&bytes, "", language, Kind::Csv),
            separator_of(language),
        );
        let place = |name: &str| csv[0].iter().position(|own| own == name).unwrap();
        assert_eq!(place("county_names"), place("place_names") + 1);
        let id = file["initiatives"][0]["id"].as_str().unwrap();
        let row = csv.iter().find(|row| row[0] == id).unwrap();
        assert_eq!(row[place("county_names")], expected);
        assert_eq!(csv[0].len(), 31);
    }
}

#[test]
fn tables_to_paste_have_every_row() {
    let tabs = taken(REAL, "", Language::Swedish, Kind::Tsv);
    let (content, _) = Content::read(REAL).unwrap();
    let rows = content.initiatives().len();
    assert_eq!(String::from_utf8(tabs).unwrap().lines().count(), rows + 1);
    let html = String::from_utf8(taken(&injected(), "", Language::English, Kind::Html)).unwrap();
    assert_eq!(html.matches("<tr>").count(), 61);
    assert!(!html.contains("<script") && !html.contains("<img"));
}

#[test]
fn cites_the_open_initiative_and_apart_from_it_its_sources() {
    let asked = |kind, language| Asked {
        accessed: Date::parse("2026-11-30"),
        ..Asked::new(kind, "item=andrad", language, PAGE)
    };
    let cited = |kind, language| take(NOTED, &asked(kind, language)).unwrap();
    let text = |kind, language| String::from_utf8(cited(kind, language).bytes).unwrap();
    assert_eq!(
        text(Kind::Citation, Language::Swedish),
        "Exempelmyndigheten: ”Ändrad”, Kartan, 2 september 2026. https://map.example/life/?item=andrad (hämtad 30 november 2026).\n\n\
         Källor:\nSidan. https://www.example.se/\n"
    );
    assert_eq!(
        text(Kind::Bibtex, Language::English),
        "@misc{andrad,\n  author = {{The Example Agency}},\n  title = {{Changed one}},\n  howpublished = {The map},\n  \
         year = {2026},\n  date = {2026-09-02},\n  url = {https://map.example/life/?item=andrad},\n  urldate = {2026-11-30},\n}\n"
    );
    let ris = text(Kind::Ris, Language::English);
    assert!(ris.starts_with("TY  - ELEC\r\nAU  - The Example Agency\r\n"));
    assert!(ris.contains("DA  - 2026/09/02/\r\n") && ris.ends_with("ER  - \r\n"));
    let csl: Value = serde_json::from_str(&text(Kind::Csl, Language::Swedish)).unwrap();
    assert_eq!(csl[0]["issued"]["date-parts"], json!([[2026, 9, 2]]));
    assert_eq!(csl[0]["accessed"]["date-parts"], json!([[2026, 11, 30]]));
    assert_eq!(csl[0]["author"][0]["literal"], "Exempelmyndigheten");
    assert_eq!(
        cited(Kind::Csl, Language::Swedish).name,
        "kartan_andrad.csl.json"
    );
    // Nothing is open.
    assert_eq!(
        take(NOTED, &Asked::new(Kind::Ris, "", Language::Swedish, PAGE)),
        None
    );
}
