//! Finding entries and their fields: rows, dates, proposals.

use std::fs;

use life_science_map::content::List;
use life_science_map::desk::Session;
use life_science_map::desk::form::{date_of, date_parts, proposed};
use life_science_map::desk::rows::{RowFilter, RowOrder, RowState, rows};

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
}
