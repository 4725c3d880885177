//! The invariants of the map of Sweden: places are in their counties, every mark is drawn once and touches no other, and the
//! same places always give the same picture.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod counties;
mod marks;

use life_science_map::content::{Content, County, Language, PlaceIdx};
use life_science_map::layout::places::{
    FONT_SIZE, HEIGHT, MARGIN, MARK_SIZE, PlaceLabel, PlacesMap, Site, WIDTH, is_in_county, labels,
    project,
};
use life_science_map::layout::plane::text::{ALLOWANCE, Anchor, Weight, width};

const CONTENT: &[u8] = include_bytes!("../../public/content.json");

fn content() -> Content {
    Content::read(CONTENT).unwrap().0
}

/// The content's places in the picture, with the number of initiatives in each.
fn sites() -> Vec<Site> {
    let content = content();
    let places = content.places().iter();
    places
        .filter_map(|place| {
            let is_here = |index: &PlaceIdx| content.place(*index).id == place.id;
            let initiatives = content.initiatives().iter();
            let here = initiatives.filter(|initiative| initiative.places.iter().any(is_here));
            Some(Site {
                at: project(place.latitude?, place.longitude?)?,
                count: here.count(),
            })
        })
        .collect()
}

/// The room that a name takes, a little narrower than estimated, which the tests do not have to know exactly.
fn room(label: PlaceLabel, name: &str) -> [f64; 4] {
    let long = width(name, Weight::Regular) * FONT_SIZE / ALLOWANCE;
    let left = match label.anchor {
        Anchor::Start => label.at.x,
        Anchor::Middle => label.at.x - long / 2.0,
        Anchor::End => label.at.x - long,
    };
    [left, label.at.y - 0.7 * FONT_SIZE, left + long, label.at.y]
}

const fn overlaps(one: [f64; 4], other: [f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Every pair of an initiative and a place is drawn once, every initiative without a place too, and no name lies over a mark or
/// over another name.
fn check_map(content: &Content) {
    let map = PlacesMap::new(content);
    let mut drawn = map.outside.len();
    for (own, pile) in map.places.iter().zip(&map.arranged.piles) {
        assert_eq!(
            pile.marks.len(),
            own.initiatives.len().div_ceil(map.arranged.per_mark)
        );
        drawn += own.initiatives.len();
        for &initiative in &own.initiatives {
            assert!(content.initiative(initiative).places.contains(&own.place));
        }
    }
    let pairs = content.initiatives().iter().map(|own| own.places.len());
    assert_eq!(drawn, pairs.sum::<usize>());
    let without = content
        .initiatives()
        .iter()
        .filter(|own| own.places.is_empty());
    assert_eq!(map.nowhere.len(), without.count());
    let name = |place: PlaceIdx| content.place(place).name.in_language(Language::Swedish);
    let names: Vec<&str> = map.places.iter().map(|own| name(own.place)).collect();
    for wider in [1.0, 1.3] {
        let labels = labels(&map.arranged, &names, wider);
        assert_eq!(labels.len(), names.len());
        let labels = labels.into_iter().zip(&names);
        let rooms: Vec<_> = labels
            .filter_map(|(label, name)| Some(room(label?, name)))
            .collect();
        for (place, own) in rooms.iter().enumerate() {
            assert!(
                -MARGIN <= own[0] && own[2] <= WIDTH + MARGIN && 0.0 <= own[1] && own[3] <= HEIGHT
            );
            assert!(
                rooms
                    .iter()
                    .skip(place + 1)
                    .all(|other| !overlaps(*own, *other))
            );
            let marks = map.arranged.piles.iter().flat_map(|pile| &pile.marks);
            let half = MARK_SIZE / 2.0;
            for mark in marks {
                let mark = [mark.x - half, mark.y - half, mark.x + half, mark.y + half];
                assert!(!overlaps(*own, mark));
            }
        }
    }
}

#[test]
fn every_initiative_is_drawn_at_each_of_its_places_and_names_have_room() {
    let content = content();
    check_map(&content);
    for place in content.places() {
        let at = place
            .latitude
            .zip(place.longitude)
            .and_then(|(north, east)| project(north, east));
        if let (Some(at), Some(county)) = (at, place.county)
            && county != County::ABROAD
        {
            assert!(is_in_county(at, county.id()), "{}", place.id);
        }
    }
    for (seed, size) in [(1, 0), (2, 20), (3, 300), (4, 3_000)] {
        let file = xtask::generate::generated(seed, size);
        check_map(&Content::read(file.as_bytes()).unwrap().0);
    }
}
