//! The laws of the map: every membership has one mark, none stands outside its sector or nearer to another than the
//! pitch, words cover nothing, and keys lead everywhere.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::{PI, TAU};
use std::sync::LazyLock;

use life_science_map::content::{Content, InitiativeIdx, Language, Sector};
use life_science_map::layout::geometry::Rect;
use life_science_map::layout::map::{MOST_RINGS, RIM, Span};
use life_science_map::layout::shape::REACH;
use life_science_map::layout::wheel::HEADROOM;
use life_science_map::layout::{
    LabelClass, Labels, Map, Place, Point, Rows, Step, Wheel, Years, link, rows, walk,
};
use proptest::prelude::*;
use serde_json::{Value, json};

mod support;

use support::{Random, generated, generated_value};

/// What rounding coordinates to hundredths may take from a distance.
const ROUNDING: f64 = 0.015;

static REAL: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_slice(&std::fs::read("public/content.json").unwrap()).unwrap()
});

fn read(file: &Value) -> Content {
    Content::read(file.to_string().as_bytes()).unwrap().0
}

/// Content with so many areas, programmes and initiatives, all of which `year` gives a date or none.
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

/// Contents that a map is seldom made for.
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

/// The distance of a point from the ray in a direction; from the centre, if the point is behind it.
fn from_ray(at: Point, direction: f64) -> f64 {
    let (along, across) = (
        at.x * direction.sin() - at.y * direction.cos(),
        at.x * direction.cos() + at.y * direction.sin(),
    );
    if along > 0.0 {
        across.abs()
    } else {
        at.x.hypot(at.y)
    }
}

/// Whether a point is in the sector between two rays.
fn is_between(at: Point, span: &Span) -> bool {
    let direction = at.x.atan2(-at.y);
    (direction - span.from).rem_euclid(TAU) < span.to - span.from
}

/// The least distance between any two points that is less than `limit`. Points are looked for in cells of that size.
fn nearest(points: &[Point], limit: f64) -> f64 {
    #[allow(clippy::cast_possible_truncation, reason = "coordinates are small")]
    let cell = |at: &Point| ((at.x / limit).floor() as i64, (at.y / limit).floor() as i64);
    let mut cells: BTreeMap<(i64, i64), Vec<Point>> = BTreeMap::new();
    let mut least = limit;
    for point in points {
        let (column, row) = cell(point);
        for near in (column - 1..=column + 1).flat_map(|x| (row - 1..=row + 1).map(move |y| (x, y)))
        {
            for other in cells.get(&near).into_iter().flatten() {
                least = least.min(point.distance(*other));
            }
        }
        cells.entry((column, row)).or_default().push(*point);
    }
    least
}

/// The laws of placement.
fn check_wheel(content: &Content) {
    let map = Map::new(content);
    let wheel = Wheel::new(content, &map);

    // One mark a membership, a filled one in the main sector.
    let memberships: BTreeSet<(InitiativeIdx, Sector, bool)> = content
        .indexed_initiatives()
        .flat_map(|(index, initiative)| {
            let main = initiative.main_sector();
            let sectors: Vec<_> = initiative.sectors().collect();
            sectors
                .into_iter()
                .map(move |sector| (index, sector, Some(sector) == main))
        })
        .collect();
    let marked: Vec<_> = wheel
        .marks
        .iter()
        .map(|mark| (mark.initiative, mark.sector, mark.main))
        .collect();
    assert_eq!(marked.len(), memberships.len());
    assert_eq!(marked.into_iter().collect::<BTreeSet<_>>(), memberships);
    for (index, mark) in wheel.marks.iter().enumerate() {
        assert_eq!(mark.place, index);
        assert_eq!(map.place_of(mark.initiative, mark.sector), Some(index));
    }

    // Sectors share the circle without overlapping.
    let turn: f64 = map.spans.iter().map(|span| span.to - span.from).sum();
    assert!(turn < TAU);
    for (this, next) in map.spans.iter().zip(map.spans.iter().skip(1)) {
        assert!(this.from < this.to && this.to < next.from + 1e-9);
    }

    // The whole body of a mark is on its sector's ground and in its ring.
    let reach = wheel.mark_size * REACH;
    for (mark, place) in wheel.marks.iter().zip(&map.places) {
        let (span, ring) = (&map.spans[place.span], &map.rings[place.ring]);
        assert_eq!((span.sector, mark.sector), (place.sector, place.sector));
        assert!(is_between(mark.at, span), "{mark:?} is not in {span:?}");
        assert!(from_ray(mark.at, span.from) > span.inset_from + reach - ROUNDING);
        assert!(from_ray(mark.at, span.to) > span.inset_to + reach - ROUNDING);
        let radius = mark.at.x.hypot(mark.at.y);
        assert!(radius - reach > ring.inner - ROUNDING && radius + reach < ring.outer + ROUNDING);
        let date = content.initiative(mark.initiative).date;
        assert!(match (ring.years, date.map(|date| date.from.year())) {
            (Years::Undated, None) => true,
            (Years::One(own), Some(year)) => own == year,
            (Years::Until(last), Some(year)) => year <= last,
            _ => false,
        });
    }

    // No two are nearer than the pitch.
    let points: Vec<Point> = wheel.marks.iter().map(|mark| mark.at).collect();
    assert!(nearest(&points, map.pitch) > map.pitch - ROUNDING);

    // Rings grow outwards, and there are not too many.
    assert!(map.rings.len() <= MOST_RINGS);
    let inside = map
        .places
        .iter()
        .map(|place| place.ring)
        .collect::<BTreeSet<_>>();
    assert_eq!(inside.len(), map.rings.len(), "a ring is empty");
    for (this, next) in map.rings.iter().zip(map.rings.iter().skip(1)) {
        assert!(this.inner < this.outer && (this.outer - next.inner).abs() < 1e-9);
        assert!(match (this.years, next.years) {
            (Years::Undated, Years::Until(_) | Years::One(_)) => true,
            (Years::Until(older) | Years::One(older), Years::One(newer)) => older < newer,
            _ => false,
        });
    }

    // Everything that is drawn is drawn somewhere.
    let paths = wheel.sectors.iter().flat_map(|sector| {
        let rim = sector.rim.iter().map(|segment| &segment.path);
        [&sector.ground, &sector.rings].into_iter().chain(rim)
    });
    let links = content
        .indexed_initiatives()
        .filter_map(|(index, _)| link(&map, index));
    let links = links.flat_map(|link| link.stubs.into_iter().chain([link.arc]));
    for path in paths.cloned().chain(links) {
        let is_path = |character: char| character.is_ascii_digit() || "MLAZ .-".contains(character);
        assert!(path.chars().all(is_path), "{path}");
    }
}

/// The laws of the rows.
fn check_rows(content: &Content) {
    let map = Map::new(content);
    let rows = Rows::new(&map);
    let places: Vec<usize> = rows
        .strips
        .iter()
        .flat_map(|strip| strip.marks.iter().map(|mark| mark.place))
        .collect();
    assert_eq!(places, (0..map.places.len()).collect::<Vec<_>>());
    assert_eq!(rows.columns.len(), map.rings.len());
    for strip in &rows.strips {
        for mark in &strip.marks {
            let place = &map.places[mark.place];
            assert_eq!(
                (place.initiative, place.sector, place.main),
                (mark.initiative, strip.sector, mark.main)
            );
            let reach = rows.mark_size * REACH;
            assert!(mark.at.x > reach - 1.0 && mark.at.x < rows::WIDTH - reach + 1.0);
            assert!(mark.at.y > reach && mark.at.y < strip.height - reach);
            let column = rows
                .columns
                .iter()
                .min_by(|a, b| (a.x - mark.at.x).abs().total_cmp(&(b.x - mark.at.x).abs()));
            assert_eq!(
                column.map(|column| column.years),
                Some(map.rings[place.ring].years)
            );
        }
        let points: Vec<Point> = strip.marks.iter().map(|mark| mark.at).collect();
        assert!(nearest(&points, rows::PITCH) > rows::PITCH - ROUNDING);
    }
}

/// The laws of labels: they cover neither one another nor the wheel, and stay within the container.
fn check_labels(content: &Content) {
    let map = Map::new(content);
    let wheel = Wheel::new(content, &map);
    for language in Language::ALL {
        for class in LabelClass::ALL {
            let labels = Labels::new(content, &map, language, class);
            for (index, label) in labels.sectors.iter().enumerate() {
                let Rect {
                    left,
                    top,
                    right,
                    bottom,
                } = label.bounds;
                let near = |from: f64, to: f64| 0.0_f64.clamp(from, to);
                assert!(
                    near(left, right).hypot(near(top, bottom)) > RIM,
                    "on the wheel: {label:?}"
                );
                assert!(
                    left > -class.edge() && right < class.edge(),
                    "{class:?}, too wide: {label:?}"
                );
                assert!(
                    top > -RIM - HEADROOM - 0.1 && bottom < RIM + HEADROOM + 0.1,
                    "{class:?}, too high: {label:?}"
                );
                for other in &labels.sectors[..index] {
                    assert!(
                        !label.bounds.overlaps(other.bounds),
                        "{class:?}: {label:?}, {other:?}"
                    );
                }
                for line in &label.lines {
                    assert!(line.y > top && line.y < label.count_y && label.count_y < bottom);
                }
            }
            for (index, year) in labels.years.iter().enumerate() {
                for other in &labels.years[..index] {
                    assert!(
                        !year.bounds.overlaps(other.bounds),
                        "{class:?}: {year:?}, {other:?}"
                    );
                }
                let reach = wheel.mark_size * REACH;
                let Rect {
                    left,
                    top,
                    right,
                    bottom,
                } = year.bounds;
                let on = |at: Point| {
                    let (x, y) = (at.x.clamp(left, right), at.y.clamp(top, bottom));
                    (at.x - x).hypot(at.y - y) < reach
                };
                assert!(
                    !wheel.marks.iter().any(|mark| on(mark.at)),
                    "{class:?}, on a mark: {year:?}"
                );
            }
        }
    }
}

fn check(content: &Content) {
    check_wheel(content);
    check_rows(content);
    check_labels(content);
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

    /// What the order of the file says nothing about does not depend on it.
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
            let marks = Wheel::new(&content, &map).marks;
            let mark = |mark: &life_science_map::layout::Mark| {
                let id = content.initiative(mark.initiative).id.to_string();
                (id, content.sector_id(mark.sector).to_owned(), mark.at.translate())
            };
            marks.iter().map(mark).collect::<Vec<_>>()
        });
        prop_assert_eq!(&pictures[0], &pictures[1]);
    }

    /// From any mark on, keys lead to every mark that is not filtered out, and to no other.
    #[test]
    fn keys_lead_everywhere(seed: u64, size in 1..80_usize, percent in 1..100_usize) {
        let content = read(&generated_value(seed, size));
        let map = Map::new(&content);
        let mut random = Random::new(seed);
        let shown: Vec<bool> = (0..size).map(|_| random.percent(percent)).collect();
        let visible = |initiative: InitiativeIdx| shown[initiative.index()];
        let wanted: BTreeSet<usize> = (0..map.places.len()).filter(|&place| visible(map.places[place].initiative)).collect();
        // Also from a mark that has just been filtered out.
        let starts = (0..map.places.len()).step_by(17);
        for (start, steps) in starts.flat_map(|start| ENOUGH.map(|steps| (start, steps))) {
            let mut reached = BTreeSet::new();
            let mut open = vec![start];
            while let Some(here) = open.pop() {
                for step in steps {
                    let Some(there) = walk(&map, here, *step, visible) else { continue };
                    check_step(&map, here, *step, there);
                    prop_assert!(there != here);
                    if reached.insert(there) {
                        open.push(there);
                    }
                }
            }
            // A mark that nothing leads away from stays where it is.
            if wanted.contains(&start) {
                reached.insert(start);
            }
            prop_assert_eq!(&reached, &wanted);
        }
    }
}

/// Sets of steps each of which leads everywhere.
const ENOUGH: [&[Step]; 3] = [
    &STEPS,
    &[Step::Forward, Step::Back, Step::NextSector],
    &[Step::First, Step::Forward, Step::PreviousSector],
];

const STEPS: [Step; 10] = [
    Step::Forward,
    Step::Back,
    Step::Out,
    Step::In,
    Step::First,
    Step::Last,
    Step::NextSector,
    Step::PreviousSector,
    Step::NextOfInitiative,
    Step::PreviousOfInitiative,
];

/// A step goes where its name says.
fn check_step(map: &Map, here: usize, step: Step, there: usize) {
    let (from, to) = (&map.places[here], &map.places[there]);
    let sectors_apart = to.span != from.span;
    assert!(match step {
        Step::Forward => there > here && !sectors_apart,
        Step::Back => there < here && !sectors_apart,
        Step::Out => to.ring > from.ring && !sectors_apart,
        Step::In => to.ring < from.ring && !sectors_apart,
        Step::First | Step::Last => !sectors_apart,
        Step::NextSector | Step::PreviousSector => sectors_apart,
        Step::NextOfInitiative | Step::PreviousOfInitiative => {
            sectors_apart && to.initiative == from.initiative
        }
    });
}

#[test]
fn marks_of_the_real_content_are_as_large_as_designed() {
    let content = read(&REAL);
    let map = Map::new(&content);
    assert!((17.0..=24.0).contains(&map.pitch), "{}", map.pitch);
    // About three times as many.
    let content = read(&generated_value(4, 400));
    let map = Map::new(&content);
    assert!(
        (800..1200).contains(&map.places.len()),
        "{}",
        map.places.len()
    );
    assert!((9.0..=12.0).contains(&map.pitch), "{}", map.pitch);
}

#[test]
fn every_sector_of_the_real_content_has_its_whole_name() {
    let content = read(&REAL);
    let map = Map::new(&content);
    for language in Language::ALL {
        for class in LabelClass::ALL {
            let labels = Labels::new(&content, &map, language, class);
            let names: Vec<String> = labels
                .sectors
                .iter()
                .map(|label| {
                    label
                        .lines
                        .iter()
                        .map(|line| line.text.as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect();
            let wanted: Vec<&str> = content
                .sectors()
                .map(|sector| content.sector_short(sector).in_language(language))
                .collect();
            assert_eq!(names, wanted, "{class:?}");
            // The newest year and the ring without years are named in both gutters.
            for years in [Years::One(2024), Years::Undated] {
                assert_eq!(
                    labels
                        .years
                        .iter()
                        .filter(|label| label.years == years)
                        .count(),
                    2,
                    "{class:?} {years:?}"
                );
            }
        }
    }
}

#[test]
fn a_link_spans_the_marks_of_an_initiative_by_the_shortest_way() {
    let content = read(&REAL);
    let map = Map::new(&content);
    for (index, initiative) in content.indexed_initiatives() {
        let link = link(&map, index).unwrap();
        let places: Vec<_> = map
            .places_of(index)
            .iter()
            .map(|&place| &map.places[place])
            .collect();
        assert_eq!(link.arc.is_empty(), initiative.sectors().count() == 1);
        let main = places.iter().find(|place| place.main).unwrap();
        assert_eq!(
            link.stubs.len(),
            places.iter().filter(|place| place.row != main.row).count()
        );
        // What the arc leaves out is at least as wide as any gap between neighbouring marks.
        let mut angles: Vec<f64> = places
            .iter()
            .map(|place| place.angle.rem_euclid(TAU))
            .collect();
        angles.sort_by(f64::total_cmp);
        angles.push(angles[0] + TAU);
        let widest = angles
            .windows(2)
            .map(|gap| gap[1] - gap[0])
            .fold(0.0, f64::max);
        // "M… A radius radius rotation large clockwise end".
        let arc = link.arc.split('A').nth(1).unwrap_or_default();
        let is_large = arc.split(' ').nth(3) == Some("1");
        assert_eq!(
            is_large,
            places.len() > 1 && TAU - widest > PI,
            "{}",
            link.arc
        );
        let begins = |place: &&&Place| {
            let begin = Point::polar(main.radius, place.angle);
            link.arc.starts_with(&format!(
                "M{}",
                begin
                    .translate()
                    .replace("translate(", "")
                    .replace(" -", "-")
                    .replace(')', "A")
            ))
        };
        assert_eq!(
            places.iter().filter(begins).count(),
            usize::from(places.len() > 1)
        );
    }
}
