//! The counties: their outlines, their sizes, and which places are in them.

use life_science_map::layout::Point;
use life_science_map::layout::places::{
    BORDER, HEIGHT, MARK_SIZE, OUTLINES, WIDTH, county_at, is_in_county, project,
};
use proptest::prelude::*;

use super::content;

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
