//! The invariants of the map of Sweden: places are in their counties, every mark is drawn once and touches no other, and the
//! same places always give the same picture.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeSet;

use life_science_map::content::{Content, County, Language, PlaceIdx};
use life_science_map::layout::Point;
use life_science_map::layout::places::{
    Arranged, BORDER, FONT_SIZE, HEIGHT, MARGIN, MARK_SIZE, MOST_IN_PILE, MOST_MARKS, OUTLINES,
    PITCH, Pile, PlaceLabel, PlacesMap, Site, Step, WIDTH, arrange, block, county_at, is_in_county,
    labels, project, walk,
};
use life_science_map::layout::plane::text::{ALLOWANCE, Anchor, Weight, width};
use proptest::prelude::*;

const CONTENT: &[u8] = include_bytes!("../public/content.json");

/// The tolerance for rounding.
const ROUNDING: f64 = 1e-6;

/// The Earth's mean radius in kilometres.
const EARTH: f64 = 6371.0;

/// The counties of the content's places.
const COUNTIES: [(&str, Option<&str>); 20] = [
    ("boras", Some("14")),
    ("borlange", Some("20")),
    ("goteborg", Some("14")),
    ("hammarby-sjostad", Some("01")),
    ("kista", Some("01")),
    ("linkoping", Some("05")),
    ("london", None),
    ("lund", Some("12")),
    ("malmo", Some("12")),
    ("matfors", Some("22")),
    ("molndal", Some("14")),
    ("olofstrom", Some("10")),
    ("pitea", Some("25")),
    ("solna", Some("01")),
    ("stockholm", Some("01")),
    ("storuman", Some("24")),
    ("strangnas", Some("04")),
    ("umea", Some("24")),
    ("uppsala", Some("03")),
    ("visby", Some("09")),
];

/// The towns where the counties' governors reside, which are often at the coast.
const RESIDENCES: [(&str, f64, f64); 21] = [
    ("01", 59.33, 18.07),
    ("03", 59.86, 17.64),
    ("04", 58.753, 17.009),
    ("05", 58.41, 15.62),
    ("06", 57.782, 14.161),
    ("07", 56.879, 14.806),
    ("08", 56.663, 16.357),
    ("09", 57.64, 18.296),
    ("10", 56.161, 15.587),
    ("12", 55.605, 13.0),
    ("13", 56.674, 12.858),
    ("14", 57.71, 11.97),
    ("17", 59.379, 13.504),
    ("18", 59.274, 15.207),
    ("19", 59.61, 16.545),
    ("20", 60.607, 15.626),
    ("21", 60.675, 17.141),
    ("22", 62.632, 17.938),
    ("23", 63.179, 14.636),
    ("24", 63.825, 20.263),
    ("25", 65.585, 22.157),
];

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

#[test]
fn places_are_in_their_counties() {
    let content = content();
    let mut known = 0;
    for place in content.places() {
        let Some((_, county)) = COUNTIES.iter().find(|(id, _)| *id == &*place.id) else {
            continue;
        };
        let (Some(north), Some(east)) = (place.latitude, place.longitude) else {
            continue;
        };
        let at = project(north, east);
        assert_eq!(at.and_then(county_at), *county, "{}", place.id);
        known += 1;
    }
    assert!(known > 0, "the content has places");
    for (county, north, east) in RESIDENCES {
        let at = project(north, east).unwrap();
        assert_eq!(county_at(at), Some(county));
        assert!(is_in_county(at, county));
        let others = OUTLINES
            .iter()
            .filter(|outline| is_in_county(at, outline.county));
        assert!(others.count() <= 3, "a place is near few borders");
    }
    for (name, north, east) in [
        ("Oslo", 59.91, 10.75),
        ("Trondheim", 63.43, 10.39),
        ("Copenhagen", 55.68, 12.57),
        ("Helsinki", 60.17, 24.94),
        ("Sydney", -33.87, 151.21),
        ("the antipodes", -62.5, -165.0),
    ] {
        assert_eq!(project(north, east).and_then(county_at), None, "{name}");
    }
}

#[test]
fn outlines_are_small_closed_and_inside_the_picture() {
    let size: usize = OUTLINES.iter().map(|outline| outline.path.len()).sum();
    assert!(size <= 6000, "{size} bytes");
    let codes: Vec<&str> = OUTLINES.iter().map(|outline| outline.county).collect();
    assert_eq!(codes, RESIDENCES.map(|(code, _, _)| code));
    for outline in OUTLINES {
        let path = outline.path;
        let parts = path.matches('M').count();
        assert!(path.starts_with('M') && path.ends_with('z'));
        assert_eq!(path.matches('z').count(), parts);
        assert!(path.bytes().all(|byte| b"Mlz -0123456789".contains(&byte)));
        let rings = outline.rings();
        assert_eq!(rings.len(), parts);
        for ring in rings {
            assert!(ring.len() >= 3, "{}", outline.county);
            for corner in ring {
                assert!((MARK_SIZE..=WIDTH - MARK_SIZE).contains(&corner.x));
                assert!((MARK_SIZE..=HEIGHT - MARK_SIZE).contains(&corner.y));
            }
        }
    }
}

/// The area of a county in square kilometres, lakes included.
fn area(county: &str) -> f64 {
    let outline = OUTLINES
        .iter()
        .find(|outline| outline.county == county)
        .unwrap();
    let kilometres = EARTH / 2500.0;
    let rings = outline.rings();
    let area = |ring: &Vec<Point>| {
        let next = ring.iter().cycle().skip(1);
        let edges = ring.iter().zip(next);
        edges
            .map(|(from, to)| from.x * to.y - to.x * from.y)
            .sum::<f64>()
            .abs()
            / 2.0
    };
    rings.iter().map(area).sum::<f64>() * kilometres * kilometres
}

#[test]
fn counties_have_their_true_sizes() {
    let all: f64 = OUTLINES.iter().map(|outline| area(outline.county)).sum();
    assert!((all / 447_000.0 - 1.0).abs() < 0.02, "{all}");
    // With the larger lakes.
    for (county, expected) in [
        ("20", 30_400.0),
        ("12", 11_300.0),
        ("23", 53_800.0),
        ("25", 105_200.0),
    ] {
        let found = area(county);
        assert!((found / expected - 1.0).abs() < 0.05, "{county}: {found}");
    }
}

proptest! {
    #[test]
    fn distances_in_the_picture_are_those_on_earth(
        places in proptest::array::uniform2((55.5_f64..69.0, 12.0_f64..20.0))
    ) {
        let [one, other] = places.map(|(north, east)| project(north, east).unwrap());
        let [(north, east), (other_north, other_east)] = places.map(|(north, east)| (north.to_radians(), east.to_radians()));
        // The haversine formula.
        let square = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = square(north - other_north) + north.cos() * other_north.cos() * square(east - other_east);
        let on_earth = 2.0 * EARTH * chord.sqrt().asin();
        let in_picture = one.distance(other) * EARTH / 2500.0;
        prop_assert!((in_picture - on_earth).abs() <= on_earth * 0.005 + 0.1, "{in_picture} {on_earth}");
    }

    #[test]
    fn any_numbers_are_a_place_or_none(north: f64, east: f64) {
        if let Some(at) = project(north, east) {
            prop_assert!((0.0..=WIDTH).contains(&at.x) && (0.0..=HEIGHT).contains(&at.y));
        }
        prop_assert_eq!(county_at(Point { x: f64::NAN, y: north }), None);
    }

    #[test]
    fn a_point_is_in_the_county_that_is_found_for_it(x in 0.0..WIDTH, y in 0.0..HEIGHT) {
        let at = Point { x, y };
        prop_assert!(county_at(at).is_none_or(|county| is_in_county(at, county)));
    }
}

#[test]
fn a_place_near_a_border_may_be_on_either_side() {
    for outline in OUTLINES {
        for corner in outline.rings().into_iter().flatten() {
            for turn in 0..8_u8 {
                let moved = |by: f64| {
                    let to = Point::polar(by, f64::from(turn));
                    Point {
                        x: corner.x + to.x,
                        y: corner.y + to.y,
                    }
                };
                assert!(is_in_county(moved(BORDER * 0.99), outline.county));
                assert_eq!(county_at(moved(1000.0)), None);
            }
        }
    }
}

/// Asserts what holds of every arrangement.
fn expect_sound(sites: &[Site], arranged: &Arranged) {
    assert_eq!(arranged.piles.len(), sites.len());
    let mut marks: Vec<(usize, Point)> = Vec::new();
    for (index, (site, pile)) in sites.iter().zip(&arranged.piles).enumerate() {
        assert_eq!(pile.marks.len(), site.count.div_ceil(arranged.per_mark));
        assert!(arranged.is_schematic || pile.marks.len() <= MOST_IN_PILE);
        marks.extend(pile.marks.iter().map(|mark| (index, *mark)));
        expect_led_to(*site, pile, arranged.is_schematic);
    }
    assert!(arranged.is_schematic || marks.len() <= MOST_MARKS);
    let (size, apart) = (arranged.mark_size, arranged.mark_size * PITCH / MARK_SIZE);
    marks.sort_by(|(_, one), (_, other)| one.x.total_cmp(&other.x));
    for (index, (owner, mark)) in marks.iter().enumerate() {
        let reach = if arranged.is_schematic {
            size / 2.0
        } else {
            size * 0.74
        };
        assert!(
            (reach..=WIDTH - reach).contains(&mark.x) && (reach..=HEIGHT - reach).contains(&mark.y)
        );
        let near = marks[index + 1..]
            .iter()
            .take_while(|(_, other)| other.x < mark.x + PITCH * 2.0);
        for (other_owner, other) in near {
            let more = if owner == other_owner || arranged.is_schematic {
                0.0
            } else {
                3.0
            };
            // Positions of a schematic map are rounded to hundredths.
            assert!(
                mark.distance(*other) >= apart + more - 0.02,
                "{mark:?} {other:?}"
            );
        }
    }
}

/// Asserts that a pile is at its place, or that its leader leads from there to it.
fn expect_led_to(site: Site, pile: &Pile, is_schematic: bool) {
    let Some(leader) = pile.leader else {
        let is_near = |at: &Point| at.distance(site.at) <= PITCH * 0.6 + 0.1;
        let is_inside =
            (7.0..=WIDTH - 7.0).contains(&site.at.x) && (7.0..=HEIGHT - 7.0).contains(&site.at.y);
        assert!(is_schematic || !is_inside || site.count == 0 || pile.marks.iter().any(is_near));
        return;
    };
    assert!(!is_schematic && site.count > 0);
    assert!(
        pile.marks
            .iter()
            .any(|mark| mark.distance(leader.to) <= MARK_SIZE * 0.7)
    );
    assert!(
        pile.marks
            .iter()
            .all(|mark| mark.distance(leader.to) >= MARK_SIZE * 0.5)
    );
    if (7.0..=WIDTH - 7.0).contains(&site.at.x) && (7.0..=HEIGHT - 7.0).contains(&site.at.y) {
        assert!(
            site.at.distance(leader.from) <= 0.1,
            "a leader begins at the place"
        );
    }
}

#[test]
fn every_place_of_the_content_has_its_marks() {
    let sites = sites();
    let arranged = arrange(&sites);
    expect_sound(&sites, &arranged);
    assert_eq!((arranged.per_mark, arranged.is_schematic), (1, false));
    // Leaders are short, so that it is seen at a glance what belongs where.
    for leader in arranged.piles.iter().filter_map(|pile| pile.leader) {
        assert!(leader.from.distance(leader.to) < 3.0 * PITCH);
    }
}

#[test]
fn more_than_there_is_room_for_keeps_the_order_of_places() {
    for count in [401, 1000, 10_000] {
        let sites: Vec<Site> = (0..count)
            .map(|index: u32| Site {
                at: Point {
                    x: f64::from(index * 7919 % 3001) / 10.0,
                    y: f64::from(index * 104_729 % 6421) / 10.0,
                },
                count: 1 + (index % 5) as usize,
            })
            .collect();
        let arranged = arrange(&sites);
        assert!(arranged.is_schematic);
        expect_sound(&sites, &arranged);
    }
    let many = Site {
        at: Point { x: 100.0, y: 100.0 },
        count: usize::MAX,
    };
    let arranged = arrange(&[many, many]);
    expect_sound(&[many, many], &arranged);
    assert_eq!(arrange(&[]).piles, []);
}

/// A few to many places, often close to each other, also outside the picture.
fn any_sites() -> impl Strategy<Value = Vec<Site>> {
    let coordinate = |size: f64| {
        prop_oneof![
            8 => 0.0..size,
            6 => size * 0.6..size * 0.6 + 20.0,
            1 => -100.0..size + 100.0,
            1 => Just(f64::NAN),
        ]
    };
    let count = prop_oneof![10 => 0_usize..10, 3 => 0_usize..80, 1 => 0_usize..20_000];
    let site = (coordinate(WIDTH), coordinate(HEIGHT), count);
    let site = site.prop_map(|(x, y, count)| Site {
        at: Point { x, y },
        count,
    });
    proptest::collection::vec(site, 0..70)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn marks_are_drawn_once_and_touch_no_other(sites in any_sites()) {
        expect_sound(&sites, &arrange(&sites));
    }

    #[test]
    fn the_order_of_places_does_not_matter(sites in any_sites(), turn: usize) {
        // No two at one point, as far as points are told apart.
        let mut seen = BTreeSet::new();
        let in_tenths = |at: Point| ((at.x * 10.0).round().to_bits(), (at.y * 10.0).round().to_bits());
        let mut sites = sites;
        let inside = 10.0..WIDTH - 10.0;
        sites.retain(|site| inside.contains(&site.at.x) && (10.0..HEIGHT - 10.0).contains(&site.at.y));
        sites.retain(|site| seen.insert(in_tenths(site.at)));
        let turn = turn % sites.len().max(1);
        let mut before = arrange(&sites);
        prop_assert_eq!(&before, &arrange(&sites));
        sites.rotate_left(turn);
        before.piles.rotate_left(turn);
        prop_assert_eq!(before, arrange(&sites));
    }

    #[test]
    fn a_block_has_every_mark(
        count in 0_usize..2000,
        per_mark in 0_usize..7,
        width in prop_oneof![0.0..400.0, Just(f64::NAN), Just(-1.0)],
    ) {
        let block = block(count, per_mark, width);
        prop_assert_eq!(block.marks.len(), count.div_ceil(per_mark.max(1)));
        for (index, mark) in block.marks.iter().enumerate() {
            prop_assert!(mark.x >= PITCH / 2.0 && mark.x <= block.bounds.right - PITCH / 2.0 + ROUNDING);
            prop_assert!(mark.y >= PITCH / 2.0 && mark.y <= block.bounds.bottom - PITCH / 2.0 + ROUNDING);
            let others = block.marks[index + 1..].iter().take(80);
            prop_assert!(others.into_iter().all(|other| mark.distance(*other) >= PITCH - ROUNDING));
        }
    }

    #[test]
    fn every_stop_is_reached(places in proptest::collection::vec((0_u8..20, 0_u8..20), 1..40), from: usize, stops: u64) {
        let points: Vec<Point> = places.iter().map(|&(x, y)| Point { x: x.into(), y: y.into() }).collect();
        let is_stop = |index: usize| stops >> index & 1 == 1;
        let from = from % points.len();
        for step in Step::ALL {
            let to = walk(&points, from, step, &is_stop);
            prop_assert!(to.is_none_or(|to| to != from && is_stop(to)));
            let (here, there) = (points[from], to.map(|to| points[to]));
            let is_ahead = there.is_none_or(|there| match step {
                Step::Left => there.x < here.x,
                Step::Right => there.x > here.x,
                Step::Up => there.y < here.y,
                Step::Down => there.y > here.y,
                Step::Next | Step::Previous | Step::First | Step::Last => true,
            });
            prop_assert!(is_ahead);
        }
        // From the first stop on, each one comes once, and the way back is the same.
        let mut at = walk(&points, from, Step::First, &is_stop).unwrap_or(from);
        let mut seen = BTreeSet::from([at]);
        while let Some(next) = walk(&points, at, Step::Next, &is_stop) {
            prop_assert!(seen.insert(next));
            prop_assert!(!is_stop(at) || walk(&points, next, Step::Previous, &is_stop) == Some(at));
            at = next;
        }
        let missed = (0..points.len()).find(|&index| is_stop(index) && !seen.contains(&index));
        prop_assert_eq!(missed, None);
    }
}

#[test]
fn arrows_reach_every_place_of_the_content() {
    let points: Vec<Point> = sites().iter().map(|site| site.at).collect();
    for start in 0..points.len() {
        let mut seen = BTreeSet::from([start]);
        let mut ahead = vec![start];
        while let Some(at) = ahead.pop() {
            for step in [Step::Left, Step::Right, Step::Up, Step::Down] {
                let to = walk(&points, at, step, &|_| true);
                ahead.extend(to.filter(|to| seen.insert(*to)));
            }
        }
        assert_eq!(seen.len(), points.len(), "from {start}");
    }
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
