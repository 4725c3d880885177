//! Any acts, one after the other: what is written stands, and everything can be taken back.

use std::fs;

use life_science_map::content::List;
use life_science_map::desk::form::{Control, Names, joined};
use life_science_map::desk::{Session, reference_fields};
use proptest::prelude::*;

use super::{GOOD, READER, fields, good, is_canonical, open, session_of};

/// What the entries are called, told from scratch.
fn names_anew(session: &Session) -> String {
    format!("{:?}", Names::of(session.document().unwrap(), READER))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What is written in a field stands there, in canonical form, and everything can be taken back to the byte.
    #[test]
    fn fields_keep_what_is_written(
        acts in prop::collection::vec((0..6_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[a-zåäö0-9\"\\\\ \u{2028}é-]{0,12}"), 1..8),
    ) {
        let mut session = open();
        let before = session.text().to_owned();
        for (list, place, field, text) in acts {
            let list = List::ALL[list];
            let count = session.count_at(list.name());
            let all = fields(list);
            let (path, control) = &all[field.index(all.len())];
            if path == "id" || count == 0 {
                continue;
            }
            let at = format!("{}[{}].{path}", list.name(), place.index(count));
            session.names();
            session.write_field(&at, "Fält", *control, &text);
            prop_assert_eq!(format!("{:?}", session.names()), names_anew(&session));
            let stands = session.text_at(&at);
            if matches!(control, Control::Lines) {
                prop_assert_eq!(stands, text.trim_end());
            } else if matches!(control, Control::Number | Control::Money) {
                prop_assert_eq!(stands.is_empty(), text.trim().is_empty());
            } else {
                prop_assert_eq!(stands, text.trim());
            }
            prop_assert!(is_canonical(&session), "{}", session.text());
        }
        let journal = session.journal();
        let (again, _) = Session::restore("a".to_owned(), before.clone().into_bytes(), READER, &journal);
        prop_assert_eq!(again.text(), session.text());
        prop_assert_eq!(again.journal(), journal);
        while session.undo() {}
        prop_assert_eq!(session.text(), before);
    }

    /// Anything done to entries leaves a file that is read, in its own habit, and is taken back to the byte.
    #[test]
    fn acts_leave_a_file_that_is_read(
        habit in 0..4_usize,
        acts in prop::collection::vec((0..7_usize, 0..6_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        let own = good();
        let text = match habit {
            0 => own,
            1 => own.replace('\n', "\r\n"),
            2 => serde_json::from_str::<serde_json::Value>(&own).unwrap().to_string(),
            _ => fs::read_to_string(GOOD).unwrap(),
        };
        let mut session = session_of(&text);
        for (act, list, one, other) in acts {
            let list = List::ALL[list];
            let count = session.count_at(list.name());
            session.names();
            if count == 0 {
                continue;
            }
            let place = one.index(count);
            let path = format!("{}[{place}]", list.name());
            match act {
                0 => drop(session.add_entry(list, "Något", "report", "data")),
                1 => drop(session.remove_entry(list, place)),
                2 => drop(session.rename(list, place, &format!("ny-{place}"))),
                3 => {
                    let into = session.key_of(list, other.index(count));
                    session.merge(list, place, &into);
                }
                4 => {
                    let all = reference_fields(list);
                    if !all.is_empty() {
                        let (field, of) = all[other.index(all.len())];
                        let id = session.key_of(of, 0);
                        session.add_reference(&joined(&path, field), "Fält", &id, place.is_multiple_of(2));
                    }
                }
                5 => {
                    session.add_row(&joined(&path, "sources"), "Källor", "{\"url\": \"https://a.se/\"}");
                }
                _ => drop(session.take_out(&joined(&path, "sources[0]"), "Källor", true)),
            }
            prop_assert_eq!(format!("{:?}", session.names()), names_anew(&session));
            let document = session.document().unwrap();
            prop_assert!(document.flaws().is_empty(), "{}", session.text());
            if habit == 0 {
                prop_assert!(is_canonical(&session), "{}", session.text());
            }
            if habit == 1 {
                prop_assert!(!session.text().replace("\r\n", "").contains('\n'));
            }
            if habit == 2 {
                prop_assert!(!session.text().contains('\n'));
            }
        }
        while session.undo() {}
        prop_assert_eq!(session.text(), text);
    }
}
