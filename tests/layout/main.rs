//! The invariants of the map: every membership has one mark or is counted in one bin, no mark is outside its sector or
//! closer to another than the pitch, labels cover nothing, and keys lead everywhere.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod cells;
#[path = "../support/fonts.rs"]
mod fonts;
mod keys;
mod labels;
mod rows;
#[path = "../support/mod.rs"]
mod support;
mod wheel;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cells::check_cells;
use labels::check_labels;
use life_science_map::content::Content;
use life_science_map::layout::Point;
use life_science_map::layout::map::{Map, Seat};
use proptest::prelude::*;
use rows::check_rows;
use serde_json::{Value, json};
use support::{generated, generated_value};
use wheel::check_wheel;

/// How much rounding coordinates to hundredths may take from a distance.
const ROUNDING: f64 = 0.015;

static REAL: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_slice(&std::fs::read("public/content.json").unwrap()).unwrap()
});

fn read(file: &Value) -> Content {
    Content::read(file.to_string().as_bytes()).unwrap().0
}

/// Content with this many areas, programmes and initiatives, with dates or none from `year`.
fn plain(
    areas: usize,
    programmes: usize,
    initiatives: usize,
    year: impl Fn(usize) -> Option<usize>,
) -> Content {
    let name = |text: String| json!({"sv": text});
    let sector = |kind: &str, number: usize| json!({"id": format!("{kind}-{number}"), "number": number + 1, "name": name(format!("{kind} {number}")), "short": name(format!("{kind} {number}"))});
    let initiative = |number: usize| {
        let mut initiative = json!({
            "id": format!("i-{number}"), "kind": "report", "name": name(format!("I {number}")),
            "areas": [format!("area-{}", number % areas)],
        });
        if programmes > 0 {
            initiative["programmes"] = json!([format!("programme-{}", number % programmes)]);
        }
        if let Some(year) = year(number) {
            initiative["date"] = json!({"from": format!("{year:04}")});
        }
        initiative
    };
    read(&json!({
        "version": 1,
        "areas": (0..areas).map(|number| sector("area", number)).collect::<Vec<_>>(),
        "programmes": (0..programmes).map(|number| sector("programme", number)).collect::<Vec<_>>(),
        "initiatives": (0..initiatives).map(initiative).collect::<Vec<_>>(),
    }))
}

/// Unusual contents for a map.
fn odd() -> Vec<(&'static str, Content)> {
    vec![
        ("nothing but an area", plain(1, 0, 0, |_| None)),
        ("sectors without initiatives", plain(8, 5, 0, |_| None)),
        ("one initiative", plain(1, 0, 1, |_| Some(2020))),
        (
            "one area",
            plain(1, 0, 300, |number| Some(2016 + number % 9)),
        ),
        (
            "no programmes",
            plain(8, 0, 200, |number| Some(2010 + number % 12)),
        ),
        ("one programme", plain(3, 1, 50, |_| Some(2024))),
        (
            "a hundred areas",
            plain(100, 5, 400, |number| Some(2016 + number % 3)),
        ),
        ("a hundred programmes", plain(8, 100, 300, |_| Some(1999))),
        ("one year", plain(8, 5, 500, |_| Some(2021))),
        ("no dates", plain(8, 5, 200, |_| None)),
        (
            "any year",
            plain(8, 5, 300, |number| (number > 3).then_some(1 + number * 33)),
        ),
    ]
}

/// The smallest distance between any two points, if it is below `limit`. Uses a grid with cells of that size.
fn nearest(points: &[Point], limit: f64) -> f64 {
    #[allow(clippy::cast_possible_truncation, reason = "coordinates are small")]
    let bin = |at: &Point| ((at.x / limit).floor() as i64, (at.y / limit).floor() as i64);
    let mut bins: BTreeMap<(i64, i64), Vec<Point>> = BTreeMap::new();
    let mut least = limit;
    for point in points {
        let (column, row) = bin(point);
        for near in (column - 1..=column + 1).flat_map(|x| (row - 1..=row + 1).map(move |y| (x, y)))
        {
            for other in bins.get(&near).into_iter().flatten() {
                least = least.min(point.distance(*other));
            }
        }
        bins.entry((column, row)).or_default().push(*point);
    }
    least
}

fn check(content: &Content) {
    check_wheel(content);
    check_rows(content);
    for wider in [1.0, 1.04, 1.2, 1.5] {
        check_labels(content, wider);
    }
    check_cells(content, &|_| true);
}

#[test]
fn the_laws_hold_for_the_real_content() {
    check(&read(&REAL));
}

#[test]
fn the_laws_hold_for_odd_contents() {
    for (name, content) in odd() {
        eprintln!("{name}");
        check(&content);
    }
}

#[test]
fn the_laws_hold_for_ten_thousand_initiatives() {
    check(&read(&generated_value(4, 10_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_content(seed: u64, size in prop_oneof![Just(20), 0..400_usize, Just(1000)]) {
        check(&Content::read(generated(seed, size).as_bytes()).unwrap().0);
    }

    /// What the file's order does not define does not depend on it.
    #[test]
    fn the_order_of_the_file_moves_nothing(seed: u64, size in 0..200_usize) {
        let mut file = generated_value(seed, size);
        let pictures = [false, true].map(|reversed| {
            if reversed {
                file["initiatives"].as_array_mut().unwrap().reverse();
            }
            let content = read(&file);
            let (map, again) = (Map::new(&content), Map::new(&content));
            assert_eq!(map, again);
            let mark = |seat: &Seat| {
                let id = content.initiative(seat.initiative).id.to_string();
                (id, content.sector_id(seat.sector).to_owned(), seat.at().translate())
            };
            map.seats.iter().map(mark).collect::<Vec<_>>()
        });
        prop_assert_eq!(&pictures[0], &pictures[1]);
    }
}
