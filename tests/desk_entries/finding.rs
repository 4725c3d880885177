//! Finding entries and their fields: rows, dates, proposals.

use std::fs;

use life_science_map::content::{Content, Language, List};
use life_science_map::desk::Session;
use life_science_map::desk::form::{date_of, date_parts, misspelt, proposed};
use life_science_map::desk::rows::{
    RowFilter, RowOrder, RowState, begins_a_year, rows, written_year,
};
use life_science_map::query::{Filter, SearchIndex, shown};

use super::{READER, open, session_of};

/// The names of the initiatives that a filter leaves, in its order.
fn found(session: &Session, filter: RowFilter) -> Vec<String> {
    let rows = rows(session, List::Initiatives, &filter).into_iter();
    rows.map(|row| row.name).collect()
}

/// Every order has all rows, and that of names is one of names.
fn expect_sorted(session: &Session) {
    for order in RowOrder::ALL {
        for is_reversed in [false, true] {
            let filter = RowFilter {
                order,
                is_reversed,
                ..RowFilter::default()
            };
            assert_eq!(
                found(session, filter).len(),
                session.count_at("initiatives")
            );
        }
    }
    let by_name = RowFilter {
        order: RowOrder::Name,
        is_reversed: true,
        ..RowFilter::default()
    };
    let names = found(session, by_name);
    assert!(
        names
            .windows(2)
            .all(|pair| pair[0].to_lowercase() >= pair[1].to_lowercase()
                || pair[0].starts_with('Ä')
                || pair[1].starts_with('Ä'))
    );
}

#[test]
fn rows_are_found_filtered_and_sorted() {
    let mut session = open();
    session
        .add_entry(List::Initiatives, "Ängslan", "report", "data")
        .unwrap();
    let with = |words: &str| RowFilter {
        words: words.to_owned(),
        ..RowFilter::default()
    };
    assert_eq!(found(&session, with("ANGSLAN")), ["Ängslan"]);
    assert!(found(&session, with("finns inte")).is_empty());
    let actor = session.name_of(List::Actors, 0);
    assert!(
        !found(&session, with(&actor)).is_empty(),
        "by the name of an actor"
    );
    let of = |state| RowFilter {
        state,
        ..RowFilter::default()
    };
    assert_eq!(found(&session, of(RowState::New)), ["Ängslan"]);
    assert_eq!(found(&session, of(RowState::Untranslated)), ["Ängslan"]);
    assert!(found(&session, of(RowState::Undated)).contains(&"Ängslan".to_owned()));
    assert!(
        found(&session, of(RowState::Found)).contains(&"Ängslan".to_owned()),
        "it has no source"
    );
    assert!(found(&session, of(RowState::Changed)).is_empty());
    let kind = RowFilter {
        kind: "report".to_owned(),
        sector: "data".to_owned(),
        ..RowFilter::default()
    };
    assert!(found(&session, kind).contains(&"Ängslan".to_owned()));
    expect_sorted(&session);
}

#[test]
fn rows_are_sorted_by_the_alphabet_of_the_reader() {
    let text = fs::read_to_string("public/content.json").unwrap();
    let by = |order| RowFilter {
        order,
        ..RowFilter::default()
    };
    let names = ["Zebra", "A\u{30a}ker", "Äng", "Ö", "Éclair"];
    for (language, expected) in [
        (
            Language::Swedish,
            ["Éclair", "Zebra", "A\u{30a}ker", "Äng", "Ö"],
        ),
        (
            Language::English,
            ["A\u{30a}ker", "Äng", "Éclair", "Ö", "Zebra"],
        ),
    ] {
        let mut session = Session::open(String::new(), text.as_bytes().to_vec(), language);
        for name in names {
            session
                .add_entry(List::Initiatives, name, "report", "data")
                .unwrap();
        }
        let sorted = found(&session, by(RowOrder::Name)).into_iter();
        let own: Vec<String> = sorted.filter(|name| names.contains(&&**name)).collect();
        assert_eq!(own, expected, "{language:?}");
    }
    let session = session_of(&text);
    // What has no date comes last.
    let dates = rows(&session, List::Initiatives, &by(RowOrder::From)).into_iter();
    let dates: Vec<String> = dates.map(|row| row.from).collect();
    let undated = dates.iter().position(String::is_empty).unwrap();
    assert!(undated > 0);
    assert!(dates[undated..].iter().all(String::is_empty));
}

#[test]
fn rows_are_filtered_by_objective_and_year_as_the_file_says() {
    let text = fs::read_to_string("public/content.json").unwrap();
    let session = session_of(&text);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let initiatives = file["initiatives"].as_array().unwrap();
    let ids = |is_in: &dyn Fn(&serde_json::Value) -> bool| -> Vec<String> {
        let own = initiatives.iter().filter(|own| is_in(own));
        own.map(|own| own["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = |filter: RowFilter| -> Vec<String> {
        let rows = rows(&session, List::Initiatives, &filter).into_iter();
        rows.map(|row| row.id).collect()
    };
    let objective = &file["objectives"][3]["id"];
    let filter = RowFilter {
        sector: objective.as_str().unwrap().to_owned(),
        ..RowFilter::default()
    };
    let expected = ids(&|own| {
        let objectives = own["objectives"].as_array();
        objectives.is_some_and(|all| all.contains(objective))
    });
    assert!(!expected.is_empty());
    assert_eq!(found(filter), expected);
    let in_year = |year: &str| RowFilter {
        year: year.to_owned(),
        ..RowFilter::default()
    };
    for year in ["2016", "2021", "1900"] {
        // As the map has it.
        let (content, _) = Content::read(text.as_bytes()).unwrap();
        let filter = Filter::default();
        let in_map = filter
            .with_from(year.parse().ok())
            .with_to(year.parse().ok());
        let in_map = shown(&content, &SearchIndex::new(&content), &in_map);
        let expected: Vec<String> = in_map
            .matching()
            .map(|own| content.initiative(own).id.to_string())
            .collect();
        assert_eq!(expected.is_empty(), year == "1900");
        assert_eq!(found(in_year(year)), expected, "{year}");
    }
}

#[test]
fn a_year_that_is_none_leaves_out_nothing() {
    let session = session_of(&fs::read_to_string("public/content.json").unwrap());
    let count = |list: List, year: &str| {
        let filter = RowFilter {
            year: year.to_owned(),
            ..RowFilter::default()
        };
        rows(&session, list, &filter).len()
    };
    for (written, may_become_one) in [
        ("", true),
        ("20", true),
        (" 202 ", true),
        ("tjugo", false),
        ("20x7", false),
        ("+201", false),
        ("99999", false),
    ] {
        let all = session.count_at("initiatives");
        assert_eq!(count(List::Initiatives, written), all);
        assert_eq!(written_year(written), None, "{written}");
        assert_eq!(begins_a_year(written), may_become_one, "{written}");
    }
    assert_eq!(written_year(" 2016 "), Some(2016));
    // Where its field is hidden, it leaves out nothing.
    assert_eq!(count(List::Actors, "2016"), session.count_at("actors"));
}

/// The file with its areas, objectives and programmes in another order.
fn in_disorder(text: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
    for list in ["areas", "objectives", "programmes"] {
        file[list].as_array_mut().unwrap().reverse();
    }
    file["objectives"][0]["id"] = "8.10".into();
    file.to_string()
}

#[test]
fn what_the_strategy_numbers_stands_in_its_order_as_on_the_map() {
    let session = session_of(&in_disorder(
        &fs::read_to_string("public/content.json").unwrap(),
    ));
    let (content, _) = Content::read(session.text().as_bytes()).unwrap();
    let document = session.document().unwrap();
    let areas = content.areas().iter().map(|own| {
        let short = own.short.in_language(READER);
        format!("{} {short}", own.number)
    });
    let programmes = content.programmes().iter();
    let programmes = programmes.map(|own| own.short.in_language(READER).to_owned());
    let mut objectives: Vec<_> = content.objectives().iter().collect();
    objectives.sort_by_key(|own| {
        let (area, place) = own.id.split_once('.').unwrap();
        (area.parse::<u32>().unwrap(), place.parse::<u32>().unwrap())
    });
    assert_eq!(&*objectives.last().unwrap().id, "8.10");
    let objectives = objectives
        .into_iter()
        .map(|own| format!("{} {}", own.id, own.name.in_language(READER)));
    for (list, expected) in [
        (List::Areas, areas.collect::<Vec<_>>()),
        (List::Programmes, programmes.collect()),
        (List::Objectives, objectives.collect()),
    ] {
        let offered = proposed(document, list, "", READER).into_iter();
        assert_eq!(offered.map(|own| own.1).collect::<Vec<_>>(), expected);
        let filter = RowFilter {
            order: RowOrder::Name,
            ..RowFilter::default()
        };
        let listed = rows(&session, list, &filter).into_iter();
        assert_eq!(listed.map(|row| row.name).collect::<Vec<_>>(), expected);
    }
    // Who writes the beginning of a name has it first, whatever its number.
    let first = |words: &str| proposed(document, List::Areas, words, READER).remove(0).1;
    assert_eq!(first("attr"), "8 Attraktivitet");
    assert_eq!(first("8"), "8 Attraktivitet");
}

#[test]
fn dates_are_three_plain_fields() {
    for (year, month, day, expected) in [
        ("2018", "8", "", "2018-08"),
        ("2018", "08", "1", "2018-08-01"),
        ("2018", "", "", "2018"),
        ("2018", "maj", "31", "2018-05-31"),
        ("31 maj 2019", "", "", "2019-05-31"),
        ("2019-05", "", "", "2019-05"),
        ("våren 2019", "", "", "våren 2019"),
        ("2019", "13", "", "2019-13"),
        ("2019", "", "5", "2019-5"),
        ("", "", "", ""),
    ] {
        let parts = [year, month, day].map(str::to_owned);
        assert_eq!(date_of(&parts), expected, "{parts:?}");
    }
    assert_eq!(date_parts("2018-08"), ["2018", "08", ""]);
    for (date, parts) in [
        ("2025-13", ["2025", "13", ""]),
        ("2025-02-30", ["2025", "02", "30"]),
        ("25-1-1", ["25", "1", "1"]),
        ("2025-1-1-1", ["2025-1-1-1", "", ""]),
    ] {
        assert_eq!(date_parts(date), parts);
        assert_eq!(
            date_of(&parts.map(str::to_owned)),
            date_of(&date_parts(date))
        );
    }
    assert_eq!(date_parts("våren - 19"), ["våren - 19", "", ""]);
}

#[test]
fn entries_are_proposed_by_any_of_their_names() {
    let session = session_of(&fs::read_to_string("public/content.json").unwrap());
    let document = session.document().unwrap();
    let first = |words: &str| {
        proposed(document, List::Actors, words, READER)
            .into_iter()
            .next()
            .unwrap()
    };
    for (id, name) in proposed(document, List::Actors, "", READER) {
        assert_eq!(first(&name).1, name);
        assert!(
            proposed(document, List::Actors, &id, READER)
                .iter()
                .any(|own| own.0 == id)
        );
    }
    assert!(proposed(document, List::Actors, "finns inte", READER).is_empty());
    // A slip does not make a second one of the same.
    assert_eq!(misspelt(document, List::Actors, "finns inte", READER), None);
    for slip in ["socialstyrelsn", "Vinova", "lakemedlsverket"] {
        assert!(proposed(document, List::Actors, slip, READER).is_empty());
        let (meant, _) = misspelt(document, List::Actors, slip, READER).unwrap();
        let expected = ["socialstyrelsen", "vinnova", "lakemedelsverket"];
        assert!(expected.contains(&&*meant), "{slip}: {meant}");
    }
    let all = session.count_at("actors");
    assert!(all > 100, "{all}");
    assert_eq!(proposed(document, List::Actors, "", READER).len(), all);
}
