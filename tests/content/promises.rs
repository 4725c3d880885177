//! What holds of any content, however it was read.

use std::collections::BTreeSet;
use std::fmt::Debug;

use life_science_map::content::{Content, Initiative, InitiativeIdx};

use super::ids;

/// The invariants of [`Content`], whatever it was read from.
pub fn check_promises(content: &Content) {
    assert!(!content.areas().is_empty());
    check_ids("areas", &ids(content.areas(), |area| &area.id));
    check_ids(
        "objectives",
        &ids(content.objectives(), |objective| &objective.id),
    );
    check_ids(
        "programmes",
        &ids(content.programmes(), |programme| &programme.id),
    );
    check_ids(
        "initiatives",
        &ids(content.initiatives(), |initiative| &initiative.id),
    );
    check_ids("actors", &ids(content.actors(), |actor| &actor.id));
    check_ids("places", &ids(content.places(), |place| &place.id));
    for (index, initiative) in content.indexed_initiatives() {
        assert_eq!(content.find_initiative(&initiative.id), Some(index));
        check_initiative(content, index, initiative);
    }
    assert!(
        content
            .areas()
            .is_sorted_by(|first, second| first.number < second.number)
    );
    assert!(
        content
            .programmes()
            .is_sorted_by(|first, second| first.number < second.number)
    );
    let mut objectives = 0;
    for (index, area) in content.areas().iter().enumerate() {
        objectives += area.objectives.len();
        assert!(area.objectives.is_sorted());
        assert!(
            area.objectives
                .iter()
                .all(|objective| content.objective(*objective).area.index() == index)
        );
    }
    assert_eq!(objectives, content.objectives().len());
    for place in content.places() {
        assert_eq!(place.latitude.is_some(), place.longitude.is_some());
    }
    check_references(content);
}

fn check_ids(what: &str, ids: &[&str]) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{what}: {id} twice");
        let allowed = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
        assert!(
            id.bytes().all(allowed) && id.contains(char::is_alphanumeric),
            "{what}: {id:?} is no id"
        );
    }
}

/// Nothing is referred to twice, and everything is there.
fn check_references_of(content: &Content, initiative: &Initiative) {
    fn unique<T: Ord + Debug>(list: &[T]) {
        let set: BTreeSet<_> = list.iter().collect();
        assert_eq!(set.len(), list.len(), "{list:?}");
    }
    // Looking an index up shows that it is in range.
    unique(
        &initiative
            .places
            .iter()
            .map(|place| &content.place(*place).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .related
            .iter()
            .map(|other| &content.initiative(*other).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .objectives
            .iter()
            .map(|other| &content.objective(*other).id)
            .collect::<Vec<_>>(),
    );
    unique(
        &initiative
            .actors
            .iter()
            .map(|actor| &content.actor(*actor).id)
            .collect::<Vec<_>>(),
    );
    unique(&initiative.areas);
    unique(&initiative.programmes);
}

fn check_initiative(content: &Content, index: InitiativeIdx, initiative: &Initiative) {
    assert!(
        initiative.main_sector().is_some(),
        "{} stands nowhere",
        initiative.id
    );
    check_references_of(content, initiative);
    assert!(
        !initiative.related.contains(&index),
        "{} is related to itself",
        initiative.id
    );
    if let Some(period) = initiative.date {
        assert!(
            period
                .to
                .is_none_or(|to| to.last_day() >= period.from.first_day())
        );
        let (first, last) = period.years();
        assert!(first <= last);
    }
    for source in &initiative.sources {
        assert!(
            source.url.starts_with("https://") || source.url.starts_with("http://"),
            "{}",
            source.url
        );
        assert!(!source.url.contains(char::is_whitespace) && !source.title.is_empty());
    }
    for wording in initiative.name.wordings() {
        assert!(!wording.trim().is_empty() && !wording.contains(char::is_control));
    }
}

/// References must be the same from both ends.
fn check_references(content: &Content) {
    let mut forward = Vec::new();
    for (index, initiative) in content.indexed_initiatives() {
        forward.extend(
            initiative
                .areas
                .iter()
                .map(|area| ("area", area.index(), index)),
        );
        forward.extend(
            initiative
                .objectives
                .iter()
                .map(|objective| ("objective", objective.index(), index)),
        );
        forward.extend(
            initiative
                .programmes
                .iter()
                .map(|programme| ("programme", programme.index(), index)),
        );
        forward.extend(
            initiative
                .actors
                .iter()
                .map(|actor| ("actor", actor.index(), index)),
        );
    }
    let mut backward = Vec::new();
    let mut add = |what: &'static str, to: usize, initiatives: &[InitiativeIdx]| {
        assert!(
            initiatives.is_sorted(),
            "{what} {to}: not in the order of the file"
        );
        backward.extend(initiatives.iter().map(|index| (what, to, *index)));
    };
    for (index, area) in content.areas().iter().enumerate() {
        add("area", index, &area.initiatives);
    }
    for (index, objective) in content.objectives().iter().enumerate() {
        add("objective", index, &objective.initiatives);
    }
    for (index, programme) in content.programmes().iter().enumerate() {
        add("programme", index, &programme.initiatives);
    }
    for (index, actor) in content.actors().iter().enumerate() {
        add("actor", index, &actor.initiatives);
    }
    forward.sort_unstable();
    backward.sort_unstable();
    assert!(forward == backward, "references and back references differ");
}
