//! Pictures of the map and of the map of places.

use life_science_map::content::{Content, County};
use life_science_map::figure::{Format, Scene, draw};
use life_science_map::layout::map::Map;
use life_science_map::query::{Choice, Location, shown};
use life_science_map::state::{Theme, View};
use roxmltree::Document;

use super::{Given, REAL, hold_all, owned, words_of};
use crate::laws::hold;
use crate::support::generated;

#[test]
fn a_map_with_bins_is_drawn_with_bins() {
    for count in [1_500, 4_000] {
        let file = generated(1, count);
        let given = Given::of(Content::read(file.as_bytes()).unwrap().0);
        assert!(!Map::new(&given.content).bins.is_empty());
        hold_all(
            &given,
            &owned(&["", "kind=report&from=2024", "place=none"]),
            &[Theme::Dark],
        );
    }
}

/// How many marks a picture has, without those of its legend: full ones and faint ones.
fn marks_of(svg: &str) -> [usize; 2] {
    let document = Document::parse(svg).unwrap();
    let paths = document.descendants();
    let mut counts = [0, 0];
    for path in paths.filter(|own| own.attribute("transform").is_none()) {
        // The outlines of marks begin with a relative move, those of everything else with an absolute one.
        let outlines = path.attribute("d").unwrap_or_default().matches('m').count();
        counts[usize::from(path.attribute("opacity").is_some())] += outlines;
    }
    counts
}

#[test]
fn the_wheel_has_a_mark_for_every_seat() {
    let map = Map::new(&REAL.content);
    for query in ["", "kind=report", "from=1901&to=1902"] {
        let state = REAL.state(query);
        let counts = marks_of(&hold(&REAL.scene(&state)));
        let shown = shown(&REAL.content, &REAL.index, &state.query.filter);
        let matching = map
            .seats
            .iter()
            .filter(|seat| shown.is_matching(seat.initiative));
        let matching = matching.count();
        assert_eq!(counts, [matching, map.seats.len() - matching], "{query}");
    }
}

#[test]
fn the_map_of_places_has_a_mark_for_every_initiative_at_each_of_its_places() {
    let content = &REAL.content;
    for query in [
        "",
        "kind=report",
        "place=lan-01",
        "place=none",
        "from=1901&to=1902",
    ] {
        let mut state = REAL.state(query);
        state.query.view = View::Places;
        for &format in Format::ALL {
            let svg = hold(&Scene {
                format,
                ..REAL.scene(&state)
            });
            let shown = shown(content, &REAL.index, &state.query.filter);
            let mut pairs = [0, 0];
            for initiative in content.facts().initiatives() {
                let places = content.initiative(initiative).places.len().max(1);
                pairs[usize::from(!shown.is_matching(initiative))] += places;
            }
            assert_eq!(marks_of(&svg), pairs, "{query} {}", format.id());
        }
    }
}

#[test]
fn blocks_beside_the_map_of_places_have_their_numbers() {
    let mut state = REAL.state("");
    state.query.view = View::Places;
    let counts = shown(&REAL.content, &REAL.index, &state.query.filter).counts;
    let of = |location| counts.of(&REAL.content, Choice::Place(location));
    let words = words_of(&draw(&REAL.scene(&state)));
    for (name, location) in [
        ("Utan plats: ", Location::Nowhere),
        ("Utomlands: ", Location::County(County::ABROAD)),
        (
            "Stockholms län ",
            Location::County(County::from_id("01").unwrap()),
        ),
    ] {
        let said = format!("{name}{}", of(location));
        assert!(words.contains(&said), "{said} in {words}");
    }
    assert!(words.contains("Länens gränser: Natural Earth"));
    let mut filtered = REAL.state("place=lan-01");
    filtered.query.view = View::Places;
    let words = words_of(&draw(&REAL.scene(&filtered)));
    let said = format!("Utan plats: 0 av {}", of(Location::Nowhere));
    assert!(words.contains(&said), "{said} in {words}");
}
