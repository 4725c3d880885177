//! Whole entries: added, removed, given another id, made one, and changed many at once.

use std::fs;

use life_science_map::content::{Content, List, Severity};
use life_science_map::desk::form::joined;
use life_science_map::desk::{ManyChange, Mark, Session, StepLabel, reference_fields};

use super::{different_lines, good, is_canonical, open, session_of};

#[test]
fn a_new_initiative_stands_with_its_like_and_needs_no_id() {
    let mut session = open();
    let before = session.text().to_owned();
    let id = session
        .add_entry(List::Initiatives, "  Nya ämnet ", "report", "data")
        .unwrap();
    assert_eq!(id, "nya-amnet");
    let (gone, new) = different_lines(&before, session.text());
    assert!(gone.is_empty(), "{gone:?}");
    assert!(
        new.contains(&"   \"kind\": \"report\"".to_owned()),
        "{new:?}"
    );
    assert!(is_canonical(&session));
    let place = session.place_of(List::Initiatives, &id).unwrap();
    let is_of_area = |place: usize| {
        session
            .ids_at(&format!("initiatives[{place}].areas"))
            .first()
            .cloned()
    };
    let last = (0..session.count_at("initiatives"))
        .filter(|&place| is_of_area(place).as_deref() == Some("data"))
        .max();
    assert_eq!(last, Some(place));
    let twin = session
        .add_entry(List::Actors, "Nya ämnet", "agency", "")
        .unwrap();
    assert_eq!(twin, "nya-amnet-2", "an id is free in all lists");
    assert_eq!(session.add_entry(List::Actors, "  ", "agency", ""), None);
    assert_eq!(session.changes().count_of(List::Initiatives, Mark::New), 1);
    assert_eq!(session.changes().mark(List::Actors, &twin), Some(Mark::New));
}

#[test]
fn every_list_takes_a_new_entry_even_an_empty_file() {
    for text in [
        good(),
        "{}".to_owned(),
        "{\"version\": 1, \"actors\": null}".to_owned(),
    ] {
        for list in List::ALL {
            let mut session = session_of(&text);
            let kind = if list == List::Objectives {
                "9.9"
            } else {
                "report"
            };
            let id = session.add_entry(list, "Något nytt", kind, "data").unwrap();
            let place = session.place_of(list, &id).unwrap();
            assert_eq!(
                session
                    .name_of(list, place)
                    .trim_start_matches(|letter: char| "0123456789. ".contains(letter)),
                "Något nytt"
            );
            assert!(session.document().unwrap().flaws().is_empty());
            session.undo();
            assert_eq!(session.text(), text);
        }
    }
}

#[test]
fn an_objective_brings_its_area_and_a_relation_goes_both_ways() {
    let mut session = open();
    let id = session
        .add_entry(List::Initiatives, "Ett", "report", "vard")
        .unwrap();
    let other = session
        .add_entry(List::Initiatives, "Två", "report", "vard")
        .unwrap();
    let path = |session: &Session, id: &str, field: &str| {
        let place = session.place_of(List::Initiatives, id).unwrap();
        format!("initiatives[{place}].{field}")
    };
    let objectives = path(&session, &id, "objectives");
    assert!(session.add_reference(&objectives, "Målsättningar", "2.1", true));
    assert_eq!(
        session.ids_at(&path(&session, &id, "areas")),
        ["vard", "data"]
    );
    assert!(
        !session.add_reference(&objectives, "Målsättningar", "2.1", true),
        "it is there"
    );
    let related = path(&session, &id, "related");
    assert!(session.add_reference(&related, "Hör ihop med", &other, true));
    assert_eq!(
        session.ids_at(&path(&session, &other, "related")),
        std::slice::from_ref(&id)
    );
    // The other way alone, where the editor has asked for that.
    let third = session
        .add_entry(List::Initiatives, "Tre", "report", "vard")
        .unwrap();
    let related = path(&session, &id, "related");
    assert!(session.add_reference(&related, "Hör ihop med", &third, false));
    assert_eq!(session.ids_at(&related), [other.clone(), third.clone()]);
    assert!(
        session
            .ids_at(&path(&session, &third, "related"))
            .is_empty()
    );
    // A relation goes as it came: at both, or at one alone.
    let before = session.text().to_owned();
    assert!(session.take_out(&joined(&related, "[0]"), "Hör ihop med", true));
    assert_eq!(session.ids_at(&related), std::slice::from_ref(&third));
    let back = path(&session, &other, "related");
    assert!(session.ids_at(&back).is_empty());
    assert!(!session.changes().entries.is_empty());
    session.undo();
    assert_eq!(session.text(), before);
    assert!(session.take_out(&joined(&related, "[0]"), "Hör ihop med", false));
    assert_eq!(session.ids_at(&back), std::slice::from_ref(&id));
    session.undo();
    let areas = path(&session, &id, "areas");
    assert!(session.shift(&joined(&areas, "[1]"), "Områden", true));
    assert_eq!(session.ids_at(&areas), ["data", "vard"]);
    assert!(!session.shift(&joined(&areas, "[0]"), "Områden", true));
    assert!(is_canonical(&session));
}

#[test]
fn removing_takes_all_references_along() {
    for list in List::ALL {
        let count = open().count_at(list.name());
        for place in 0..count {
            let mut session = open();
            let id = ["\"", &session.key_of(list, place), "\""].concat();
            assert!(session.text().contains(&id));
            assert!(session.remove_entry(list, place));
            assert!(!session.text().contains(&id), "{id}: {}", session.text());
            assert_eq!(session.count_at(list.name()), count - 1);
            assert!(is_canonical(&session), "{}", session.text());
            session.undo();
            assert_eq!(session.text(), good());
        }
    }
}

#[test]
fn an_id_is_changed_everywhere() {
    for list in List::ALL {
        let mut session = open();
        let old = session.key_of(list, 0);
        let references = session.references_to(list, 0);
        assert!(session.rename(list, 0, "Ett nytt namn"));
        assert_eq!(session.key_of(list, 0), "ett-nytt-namn");
        assert_eq!(session.references_to(list, 0), references);
        assert_eq!(session.place_of(list, &old), None);
        assert_eq!(session.count(Severity::Error), 0);
        // It is the same entry with another id, not one that is new and one that is gone.
        let mark = session.changes().mark(list, "ett-nytt-namn");
        assert_eq!(mark, Some(Mark::Changed), "{list:?}");
        assert_eq!(session.changes().count_of(list, Mark::Removed), 0);
        // Links to what was published lead to it, whatever it is called now; and given back, the id is its own again.
        let former = |session: &Session| session.ids_at(&format!("{}[0].former_ids", list.name()));
        assert_eq!(former(&session), std::slice::from_ref(&old));
        let renamed = session.text().to_owned();
        assert!(session.rename(list, 0, &old));
        assert!(former(&session).is_empty() && session.changes().entries.is_empty());
        session.undo();
        assert_eq!(session.text(), renamed);
        let mut published = session_of(&renamed);
        assert!(published.rename(list, 0, &old));
        assert_eq!(former(&published), ["ett-nytt-namn"]);
        assert_eq!(published.count(Severity::Error), 0);
        // What is no id becomes a readable one.
        assert!(session.rename(list, 0, "Ny Adress å"));
        assert_eq!(session.key_of(list, 0), "ny-adress-a");
    }
}

#[test]
fn what_goes_with_an_area_is_told_before_it_goes() {
    let text = fs::read_to_string("public/content.json").unwrap();
    let (before, _) = Content::read(text.as_bytes()).unwrap();
    for list in [List::Areas, List::Programmes, List::Actors] {
        for place in [0, 2] {
            let mut session = session_of(&text);
            let told = session.loss_with(list, place);
            assert!(session.remove_entry(list, place));
            let (after, _) = Content::read(session.text().as_bytes()).unwrap();
            let gone = before.initiatives().len() - after.initiatives().len();
            let objectives = before.objectives().len() - after.objectives().len();
            assert_eq!(told.len(), gone + objectives, "{list:?} {place}: {told:?}");
        }
    }
    let area = session_of(&text).loss_with(List::Areas, 0);
    assert!(area.len() > 3, "an area has objectives: {area:?}");
}

#[test]
fn two_actors_become_one() {
    let mut session = open();
    let other = session
        .add_entry(List::Actors, "Myndigheten", "agency", "")
        .unwrap();
    let uses = session.references_to(List::Actors, 0);
    assert!(uses > 0);
    assert!(session.merge(List::Actors, 0, &other));
    let place = session.place_of(List::Actors, &other).unwrap();
    assert_eq!(session.references_to(List::Actors, place), uses);
    assert_eq!(session.count(Severity::Error), 0);
    assert!(
        !session.merge(List::Actors, place, &other),
        "not with itself"
    );
    assert!(is_canonical(&session));
}

#[test]
fn a_field_of_many_is_one_step() {
    let mut session = open();
    let all: Vec<usize> = (0..session.count_at("initiatives")).collect();
    let before = session.text().to_owned();
    for (change, expected) in [
        (ManyChange::Add("areas", "data".to_owned()), true),
        (ManyChange::Kind("event".to_owned()), true),
        (
            ManyChange::Text("Insats".to_owned(), "Åtgärd".to_owned()),
            true,
        ),
        (ManyChange::Text(String::new(), "x".to_owned()), false),
    ] {
        let touched = session.touched(List::Initiatives, &all, &change);
        let is_done = session.change_many(List::Initiatives, &all, "Fält", &change);
        assert_eq!(is_done, expected, "{change:?}");
        assert_eq!(is_done, !touched.is_empty());
        assert!(session.touched(List::Initiatives, &all, &change).is_empty());
        assert!(is_canonical(&session));
        if is_done {
            assert!(
                matches!(&session.last_done().unwrap().label, StepLabel::ChangedMany(what, count) if what == "Fält" && *count == touched.len())
            );
            session.undo();
        }
        assert_eq!(session.text(), before);
    }
    let add = ManyChange::Add("places", session.key_of(List::Places, 0));
    session.change_many(List::Initiatives, &all, "Platser", &add);
    let remove = ManyChange::Remove("places", session.key_of(List::Places, 0));
    assert!(session.change_many(List::Initiatives, &all, "Platser", &remove));
    assert_eq!(session.references_to(List::Places, 0), 0);
    assert_eq!(reference_fields(List::Initiatives).len(), 6);
}
