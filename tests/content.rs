//! Reading content files: the real one, generated, damaged and broken ones, and anything at all.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod support;

use std::collections::BTreeSet;

use life_science_map::content::{Content, Fault, InitiativeIdx, Severity};
use proptest::prelude::*;

const REAL: &str = include_str!("../public/content.json");

fn read(text: &str) -> (Content, Vec<Fault>) {
    Content::read(text.as_bytes()).unwrap()
}

#[test]
fn the_real_content_is_read_whole_and_without_a_fault() {
    let (content, faults) = read(REAL);
    assert_eq!(faults, []);
    assert_eq!(content.areas().len(), 8);
    assert_eq!(content.objectives().len(), 25);
    assert_eq!(content.programmes().len(), 5);
    assert_eq!(content.initiatives().len(), 182);
    assert_eq!(content.actors().len(), 127);
    assert_eq!(content.places().len(), 18);
    check_invariants(&content);
}

/// What every [`Content`] promises, whatever it was read from.
fn check_invariants(content: &Content) {
    fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            assert!(seen.insert(id), "{what}: {id} twice");
            assert!(
                id.bytes()
                    .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')),
                "{what}: {id:?} has characters that an id must not have"
            );
        }
    }
    assert!(!content.areas().is_empty());
    unique("areas", content.areas().iter().map(|area| &*area.id));
    unique(
        "objectives",
        content.objectives().iter().map(|objective| &*objective.id),
    );
    unique(
        "programmes",
        content.programmes().iter().map(|programme| &*programme.id),
    );
    unique(
        "initiatives",
        content
            .initiatives()
            .iter()
            .map(|initiative| &*initiative.id),
    );
    unique("actors", content.actors().iter().map(|actor| &*actor.id));
    unique("places", content.places().iter().map(|place| &*place.id));
    for (index, initiative) in content.indexed_initiatives() {
        assert_eq!(content.find_initiative(&initiative.id), Some(index));
    }
    assert!(
        content
            .areas()
            .windows(2)
            .all(|pair| pair[0].number < pair[1].number)
    );
    assert!(
        content
            .programmes()
            .windows(2)
            .all(|pair| pair[0].number < pair[1].number)
    );

    // Who refers to what, read from both ends. Looking an index up panics if it is out of range.
    let mut forward = BTreeSet::new();
    let mut references = 0;
    let mut refer = |index: InitiativeIdx, to: String| {
        references += 1;
        assert!(
            forward.insert((to.clone(), index)),
            "{to} twice in {index:?}"
        );
    };
    for (index, initiative) in content.indexed_initiatives() {
        assert!(
            initiative.main_sector().is_some(),
            "{} stands nowhere",
            initiative.id
        );
        for area in &initiative.areas {
            refer(index, format!("area {}", content.area(*area).id));
        }
        for objective in &initiative.objectives {
            refer(
                index,
                format!("objective {}", content.objective(*objective).id),
            );
        }
        for programme in &initiative.programmes {
            refer(
                index,
                format!("programme {}", content.programme(*programme).id),
            );
        }
        for actor in &initiative.actors {
            refer(index, format!("actor {}", content.actor(*actor).id));
        }
        let places: BTreeSet<_> = initiative
            .places
            .iter()
            .map(|place| &content.place(*place).id)
            .collect();
        assert_eq!(places.len(), initiative.places.len());
        let related: BTreeSet<_> = initiative
            .related
            .iter()
            .map(|other| &content.initiative(*other).id)
            .collect();
        assert_eq!(related.len(), initiative.related.len());
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
    }
    let mut backward = BTreeSet::new();
    let mut back_references = 0;
    let mut refer = |initiatives: &[InitiativeIdx], to: String| {
        back_references += initiatives.len();
        assert!(
            initiatives.is_sorted(),
            "{to}: not in the order of the file"
        );
        backward.extend(initiatives.iter().map(|index| (to.clone(), *index)));
    };
    for area in content.areas() {
        refer(&area.initiatives, format!("area {}", area.id));
    }
    for objective in content.objectives() {
        refer(
            &objective.initiatives,
            format!("objective {}", objective.id),
        );
    }
    for programme in content.programmes() {
        refer(
            &programme.initiatives,
            format!("programme {}", programme.id),
        );
    }
    for actor in content.actors() {
        refer(&actor.initiatives, format!("actor {}", actor.id));
    }
    assert_eq!(forward, backward);
    assert_eq!(references, back_references);

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

    let sources = content
        .initiatives()
        .iter()
        .flat_map(|initiative| &initiative.sources);
    for source in sources {
        assert!(
            source.url.starts_with("https://") || source.url.starts_with("http://"),
            "{}",
            source.url
        );
        assert!(!source.url.contains(char::is_whitespace));
    }
    for place in content.places() {
        assert_eq!(place.latitude.is_some(), place.longitude.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Content::read(&bytes);
    }

    #[test]
    fn anything_like_json_is_read_or_refused(text in r#"(\{|\[|"(version|areas|id|name|sv)"|:|,|1|null|"x"|\]|\}){0,60}"#) {
        let _ = Content::read(text.as_bytes());
    }

    #[test]
    fn generated_content_keeps_to_the_format(seed in any::<u64>(), initiatives in 0..80_usize) {
        let (content, faults) = read(&support::generated(seed, initiatives));
        prop_assert_eq!(content.initiatives().len(), initiatives);
        for fault in faults {
            prop_assert_eq!(fault.severity(), Severity::Note, "{:?}", fault);
        }
        check_invariants(&content);
    }

    #[test]
    fn damaged_content_keeps_its_promises(seed in any::<u64>(), wounds in 1..12_usize) {
        let mut random = support::Random::new(seed);
        let mut value = if seed % 2 == 0 { serde_json::from_str(REAL).unwrap() } else { support::generated_value(seed, 40) };
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        if let Ok((content, _)) = Content::read(value.to_string().as_bytes()) {
            check_invariants(&content);
        }
    }

    #[test]
    fn flipped_bits_and_lost_ends_are_read_or_refused(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), end in any::<prop::sample::Index>(), cut in any::<bool>()) {
        let mut bytes = REAL.as_bytes().to_vec();
        for (index, byte) in flips {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok((content, _)) = Content::read(&bytes) {
            check_invariants(&content);
        }
    }
}
