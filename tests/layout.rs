//! The invariants of the map: every membership has one mark or is counted in one bin, no mark is outside its sector or
//! closer to another than the pitch, labels cover nothing, and keys lead everywhere.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::{PI, TAU};
use std::sync::LazyLock;

use life_science_map::content::{Content, InitiativeIdx, Language, Sector};
use life_science_map::layout::Point;
use life_science_map::layout::map::Span;
use life_science_map::layout::map::density::{MOST_BACK, MOST_BIN_RINGS, MOST_MARKS, SHADES};
use life_science_map::layout::map::seating::{GROUND, HUB, MOST_RINGS, RIM};
use life_science_map::layout::map::wheel::HEADROOM;
use life_science_map::layout::map::{
    Detail, Label, LabelClass, Labels, Map, Mark, Rows, Seat, Step, Wheel, link, rows, rows_detail,
    walk, wheel_detail,
};
use life_science_map::layout::plane::geometry::Rect;
use life_science_map::layout::plane::shape::REACH;
use life_science_map::layout::plane::text::{Weight, width};
use life_science_map::query::Years;
use life_science_map::words::years_name;
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "support/fonts.rs"]
mod fonts;
mod support;

use fonts::{FONTS, Font};
use support::{Random, generated, generated_value};

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

/// The distance of a point from a ray; from the centre, if the point is behind it.
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

/// The invariants of the wheel.
fn check_wheel(content: &Content) {
    let map = Map::new(content);
    let wheel = Wheel::new(&map);

    // One mark per membership, filled in the main sector.
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
    let placed: Vec<_> = map
        .seats
        .iter()
        .map(|seat| (seat.initiative, seat.sector, seat.main))
        .collect();
    assert_eq!(placed.len(), memberships.len());
    assert_eq!(placed.into_iter().collect::<BTreeSet<_>>(), memberships);
    for (index, seat) in map.seats.iter().enumerate() {
        assert_eq!(map.seat_of(seat.initiative, seat.sector), Some(index));
    }
    let has_bins = map.seats.len() > MOST_MARKS;
    let marks: Vec<Mark> = (0..map.seats.len())
        .filter(|_| !has_bins)
        .map(|seat| Mark {
            seat,
            at: map.seats[seat].at(),
        })
        .collect();
    assert_eq!(wheel.marks, marks);
    assert_eq!(map.bins.is_empty(), !has_bins);

    // Sectors share the circle without overlapping.
    let turn: f64 = map.spans.iter().map(|span| span.to - span.from).sum();
    assert!(turn < TAU);
    for (this, next) in map.spans.iter().zip(map.spans.iter().skip(1)) {
        assert!(this.from < this.to && this.to < next.from + 1e-9);
    }

    // Each mark is entirely on its sector's background and in its ring.
    for mark in &wheel.marks {
        check_stand(&map, *mark, wheel.mark_size * REACH);
    }
    for seat in &map.seats {
        let (span, ring) = (&map.spans[seat.span], &map.rings[seat.ring]);
        assert_eq!(span.sector, seat.sector);
        let date = content.initiative(seat.initiative).date;
        assert!(match (ring.years, date.map(|date| date.from.year())) {
            (Years::Undated, None) => true,
            (Years::One(own), Some(year)) => own == year,
            (Years::Until(last), Some(year)) => year <= last,
            _ => false,
        });
    }

    check_parts(content, &map, &wheel);

    // No two are closer than the pitch.
    let points: Vec<Point> = wheel.marks.iter().map(|mark| mark.at).collect();
    assert!(nearest(&points, map.pitch) > map.pitch - ROUNDING);

    // Rings grow outwards, and there are not too many.
    let most_rings = if has_bins { MOST_BIN_RINGS } else { MOST_RINGS };
    assert!(map.rings.len() <= most_rings);
    let inside = map
        .seats
        .iter()
        .map(|seat| seat.ring)
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

    // Everything that is drawn has a path.
    let paths = wheel.sectors.iter().flat_map(|sector| {
        let rim = sector.rim.iter().map(|segment| &segment.path);
        [&sector.ground].into_iter().chain(rim)
    });
    let links = content
        .indexed_initiatives()
        .take(500)
        .filter_map(|(index, _)| link(&map, index, None));
    let links = links.flat_map(|link| link.stubs.into_iter().chain([link.arc]));
    let bins = wheel.bins.iter().map(|bin| bin.path.clone());
    for path in paths
        .cloned()
        .chain([wheel.rings.clone()])
        .chain(links)
        .chain(bins)
    {
        let is_path = |character: char| character.is_ascii_digit() || "MLAZ .-".contains(character);
        assert!(path.chars().all(is_path), "{path}");
    }
}

/// Each mark stands in the part of its first objective in that area, or in the last one.
fn check_parts(content: &Content, map: &Map, wheel: &Wheel) {
    for (span, parts) in map.spans.iter().zip(&map.parts) {
        let objectives: Vec<_> = match span.sector {
            Sector::Area(area) => content.area(area).objectives.clone(),
            Sector::Programme(_) => Vec::new(),
        };
        let named: Vec<_> = parts.iter().filter_map(|part| part.objective).collect();
        assert_eq!(named, objectives);
        assert_eq!(parts.len(), objectives.len() + 1);
        assert!((parts[0].from - span.from).abs() < ROUNDING);
        assert!((parts[parts.len() - 1].to - span.to).abs() < ROUNDING);
        for (this, next) in parts.iter().zip(&parts[1..]) {
            assert!((this.to - next.from).abs() < ROUNDING);
            assert!(this.objective.is_none() || this.to > this.from);
        }
    }
    for mark in &wheel.marks {
        let seat = &map.seats[mark.seat];
        let served = &content.initiative(seat.initiative).objectives;
        let parts = &map.parts[seat.span];
        let own = parts
            .iter()
            .find(|part| part.objective.is_none_or(|own| served.contains(&own)))
            .unwrap();
        assert!(
            own.from - ROUNDING < seat.angle && seat.angle < own.to + ROUNDING,
            "{seat:?} is not in {own:?}"
        );
    }
}

/// Checks that a mark is entirely on its sector's background and in its ring.
fn check_stand(map: &Map, mark: Mark, reach: f64) {
    let seat = &map.seats[mark.seat];
    let (span, ring) = (&map.spans[seat.span], &map.rings[seat.ring]);
    assert!(is_between(mark.at, span), "{mark:?} is not in {span:?}");
    assert!(from_ray(mark.at, span.from) > span.inset_from + reach - ROUNDING);
    assert!(from_ray(mark.at, span.to) > span.inset_to + reach - ROUNDING);
    let radius = mark.at.x.hypot(mark.at.y);
    assert!(radius - reach > ring.inner - ROUNDING && radius + reach < ring.outer + ROUNDING);
}

/// The invariants of bins after a filter.
fn check_cells(content: &Content, matches: &dyn Fn(InitiativeIdx) -> bool) {
    let map = Map::new(content);
    let (wheel, rows) = (Wheel::new(&map), Rows::new(&map));
    let details = [wheel_detail(&map, matches), rows_detail(&map, matches)];
    assert_eq!(
        details,
        [wheel_detail(&map, matches), rows_detail(&map, matches)]
    );
    if map.bins.is_empty() {
        assert!(map.seats.len() <= MOST_MARKS);
        return;
    }

    check_cell_places(&map, &wheel);
    let matching: BTreeSet<usize> = (0..map.seats.len())
        .filter(|&seat| matches(map.seats[seat].initiative))
        .collect();
    for (detail, pictures) in details.iter().zip([&wheel.bins, &rows.bins]) {
        assert_eq!(detail.counts.len(), map.bins.len());
        assert_eq!(pictures.len(), map.bins.len());
        // Everything that matches is drawn: either as a mark, or in the number of its bin.
        let marked: BTreeSet<usize> = detail.marks.iter().map(|mark| mark.seat).collect();
        assert_eq!(marked.len(), detail.marks.len());
        for (index, bin) in map.bins.iter().enumerate() {
            let own: Vec<usize> = matching.range(bin.seats.clone()).copied().collect();
            let here: Vec<usize> = marked.range(bin.seats.clone()).copied().collect();
            assert_eq!(detail.count(index), own.len());
            match detail.number(index) {
                Some(number) => assert!(number == own.len() && here.is_empty()),
                None => assert_eq!(here, own),
            }
            assert!(detail.shade(index) <= SHADES);
            assert_eq!(detail.shade(index) == 0, own.is_empty());
        }
        let numbers = (0..map.bins.len()).filter_map(|bin| Some((detail.number(bin)?, bin)));
        if let Some((_, fullest)) = numbers.max() {
            assert_eq!(detail.shade(fullest), SHADES);
        }
        assert!(matching.len() <= MOST_BACK || detail.marks.is_empty());
    }

    // Marks that are displayed again are in their own bin, and no two are closer than the pitch.
    let [of_wheel, of_rows] = &details;
    for mark in &of_wheel.marks {
        check_stand(&map, *mark, of_wheel.mark_size() * REACH);
    }
    let column = rows::WIDTH / f64::from(u32::try_from(map.rings.len()).unwrap());
    for mark in &of_rows.marks {
        let seat = &map.seats[mark.seat];
        let ring = f64::from(u32::try_from(seat.ring).unwrap());
        assert!(mark.at.x > ring * column && mark.at.x < (ring + 1.0) * column);
        assert!(mark.at.y > 0.0 && mark.at.y < rows.strips[seat.span].bounds.bottom);
    }
    for (detail, pitch, in_rows) in [
        (of_wheel, of_wheel.pitch, false),
        (of_rows, rows::PITCH, true),
    ] {
        for span in 0..map.spans.len() {
            let is_near = |mark: &&Mark| !in_rows || map.seats[mark.seat].span == span;
            let points: Vec<Point> = detail
                .marks
                .iter()
                .filter(is_near)
                .map(|mark| mark.at)
                .collect();
            assert!(nearest(&points, pitch) > pitch - ROUNDING);
        }
    }

    // A highlighted initiative has a position, whether or not its marks are displayed.
    for (index, initiative) in content.indexed_initiatives().step_by(97) {
        let link = link(&map, index, Some(of_wheel)).unwrap();
        assert_eq!(link.marks.len(), initiative.sectors().count());
        for mark in link.marks {
            let back = of_wheel.mark(mark.seat);
            assert_eq!(
                mark.at,
                back.map_or(map.seats[mark.seat].at(), |back| back.at)
            );
            let sector = map.seats[mark.seat].sector;
            let in_rows = rows.mark(&map, index, sector, Some(of_rows)).unwrap();
            assert_eq!(in_rows.seat, mark.seat);
        }
    }

    // This checks all seats from every stop, which takes long if there are very many.
    if map.seats.len() < 5000 {
        check_keys(&map, of_wheel);
    }
}

/// Bins partition the seats and the wheel.
fn check_cell_places(map: &Map, wheel: &Wheel) {
    // Each seat is in one bin, which is that of its sector and ring; all bins differ. The wheel keeps its size.
    let mut next = 0;
    let mut seen = BTreeSet::new();
    for (index, bin) in map.bins.iter().enumerate() {
        assert!(bin.seats.start == next && !bin.seats.is_empty());
        next = bin.seats.end;
        assert!(seen.insert((bin.span, bin.ring)));
        assert!(map.bins_in(bin.span).contains(&index));
        for seat in bin.seats.clone() {
            let own = &map.seats[seat];
            assert_eq!((own.span, own.ring), (bin.span, bin.ring));
            assert_eq!(map.bin_of(seat), Some(index));
        }
        let middle = wheel.bins[index].middle;
        assert!(is_between(middle, &map.spans[bin.span]));
        let radius = middle.x.hypot(middle.y);
        let ring = &map.rings[bin.ring];
        assert!(radius > ring.inner && radius < ring.outer);
        // A number fits into its bin, wherever that is.
        for number in [1, 99, 1234, 100_000] {
            let size = wheel.bins[index].number_size(number);
            let digits = u8::try_from(number.to_string().len()).unwrap();
            let reach = (0.278 * f64::from(digits) + 0.139 * f64::from((digits - 1) / 3)) * size;
            let rise = 0.358 * size;
            for (x, y) in [
                (-reach, -rise),
                (reach, -rise),
                (-reach, rise),
                (reach, rise),
            ] {
                let (x, y) = (middle.x + x, middle.y + y);
                assert!(
                    is_between(Point { x, y }, &map.spans[bin.span]),
                    "{number} at {middle:?}"
                );
                let radius = x.hypot(y);
                assert!(
                    radius > ring.inner && radius < ring.outer + 2.0,
                    "{number} at {middle:?}"
                );
            }
        }
    }
    assert_eq!(next, map.seats.len());
    assert!((map.rings[0].inner - HUB).abs() < 1e-9);
    assert!(
        map.rings
            .last()
            .is_some_and(|ring| (ring.outer - GROUND).abs() < 1e-9)
    );
}

/// In a map with bins, keys lead to every number and every mark, and to nothing else.
fn check_keys(map: &Map, detail: &Detail) {
    let is_stop = |seat: usize| detail.is_stop(map, seat);
    let wanted: BTreeSet<usize> = (0..map.seats.len()).filter(|&seat| is_stop(seat)).collect();
    let shown = (0..map.bins.len())
        .filter(|&bin| detail.number(bin).is_some())
        .count();
    assert_eq!(wanted.len(), shown + detail.marks.len());
    let mut reached = BTreeSet::new();
    let mut open = vec![0];
    while let Some(here) = open.pop() {
        for step in ENOUGH[1] {
            if let Some(there) = walk(map, here, *step, &is_stop)
                && reached.insert(there)
            {
                open.push(there);
            }
        }
    }
    if wanted.contains(&0) {
        reached.insert(0);
    }
    assert_eq!(reached, wanted);
}

/// The invariants of the rows.
fn check_rows(content: &Content) {
    let map = Map::new(content);
    let rows = Rows::new(&map);
    let seats: Vec<usize> = rows
        .strips
        .iter()
        .flat_map(|strip| strip.marks.iter().map(|mark| mark.seat))
        .collect();
    let marked = if map.bins.is_empty() {
        0..map.seats.len()
    } else {
        0..0
    };
    assert_eq!(seats, marked.collect::<Vec<_>>());
    assert_eq!(rows.columns.len(), map.rings.len());
    for strip in &rows.strips {
        for mark in &strip.marks {
            let seat = &map.seats[mark.seat];
            assert_eq!(seat.sector, strip.sector);
            let reach = rows.mark_size * REACH;
            assert!(mark.at.x > reach - 1.0 && mark.at.x < rows::WIDTH - reach + 1.0);
            assert!(mark.at.y > reach && mark.at.y < strip.bounds.bottom - reach);
            let column = rows
                .columns
                .iter()
                .min_by(|a, b| (a.x - mark.at.x).abs().total_cmp(&(b.x - mark.at.x).abs()));
            assert_eq!(
                column.map(|column| column.years),
                Some(map.rings[seat.ring].years)
            );
        }
        let points: Vec<Point> = strip.marks.iter().map(|mark| mark.at).collect();
        assert!(nearest(&points, rows::PITCH) > rows::PITCH - ROUNDING);
    }
}

/// The laws of labels: they cover neither one another nor the wheel, and stay within the container.
fn check_labels(content: &Content, wider: f64) {
    let map = Map::new(content);
    let wheel = Wheel::new(&map);
    for language in Language::ALL {
        for class in LabelClass::ALL {
            let name = |years| years_name(years, language);
            let labels = Labels::new(content, &map, language, class, &name, wider);
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

/// Filters of every width, in particular around the limit at which marks come back, and a few that leave many in one bin.
#[test]
fn the_laws_of_cells_hold_for_what_filters_leave() {
    for (size, odds) in [
        (240, vec![2]),
        (1000, vec![1, 3, 10, 40, 1000]),
        (10_000, vec![1, 30, 100, 5000]),
    ] {
        let content = read(&generated_value(size, usize::try_from(size).unwrap()));
        for odds in odds {
            let mut random = Random::new(odds);
            let odds = usize::try_from(odds).unwrap();
            let kept: Vec<bool> = content
                .initiatives()
                .iter()
                .map(|_| random.below(odds) == 0)
                .collect();
            check_cells(&content, &|initiative| kept[initiative.index()]);
        }
    }
    // Ninety in one bin: more than fit in most, and more than fit in any in the rows.
    let content = plain(8, 5, 3000, |number| Some(2010 + number / 250));
    for keep in [1, 8, 90] {
        check_cells(&content, &|initiative| {
            (500..500 + keep * 8).contains(&initiative.index())
        });
    }
    for every in [8, 40] {
        check_cells(&content, &|initiative| {
            initiative.index() < 1500 && initiative.index().is_multiple_of(every)
        });
    }
}

#[test]
fn a_hundred_thousand_initiatives_are_all_in_cells() {
    // Each lot of forty contains every pair of an area and a programme, all with the same date.
    let content = plain(8, 5, 100_000, |number| {
        let lot = number / 40;
        (lot % 9 > 0).then_some(2010 + lot % 15)
    });
    let map = Map::new(&content);
    let detail = wheel_detail(&map, &|_| true);
    assert_eq!(detail.counts.iter().sum::<usize>(), 200_000);
    assert_eq!(map.bins.len(), 13 * MOST_BIN_RINGS);
    assert!(detail.marks.is_empty());
}

/// Up to the limit, what matches comes back as marks wherever they fit, and beyond it does not.
#[test]
fn marks_come_back_when_few_match() {
    let content = plain(8, 5, 3000, |number| Some(2016 + number % 9));
    let map = Map::new(&content);
    // Each has two memberships.
    for (keep, expected) in [(125, 250), (126, 0)] {
        let matches = |initiative: InitiativeIdx| initiative.index() < keep;
        for detail in [wheel_detail(&map, &matches), rows_detail(&map, &matches)] {
            assert_eq!(detail.marks.len(), expected);
            assert_eq!(detail.counts.iter().sum::<usize>(), keep * 2);
        }
    }
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

    /// From any mark, keys lead to every mark that the filter keeps, and to no other.
    #[test]
    fn keys_lead_everywhere(seed: u64, size in 1..80_usize, percent in 1..100_usize) {
        let content = read(&generated_value(seed, size));
        let map = Map::new(&content);
        let mut random = Random::new(seed);
        let shown: Vec<bool> = (0..size).map(|_| random.percent(percent)).collect();
        let visible = |seat: usize| shown[map.seats[seat].initiative.index()];
        let wanted: BTreeSet<usize> = (0..map.seats.len()).filter(|&seat| visible(seat)).collect();
        // Also from a mark that the filter has just excluded.
        let starts = (0..map.seats.len()).step_by(17);
        for (start, steps) in starts.flat_map(|start| ENOUGH.map(|steps| (start, steps))) {
            let mut reached = BTreeSet::new();
            let mut open = vec![start];
            while let Some(here) = open.pop() {
                for step in steps {
                    let Some(there) = walk(&map, here, *step, &visible) else { continue };
                    check_step(&map, here, *step, there);
                    prop_assert!(there != here);
                    if reached.insert(there) {
                        open.push(there);
                    }
                }
            }
            // If no key leads away from a mark, the focus stays there.
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

/// A step goes in the direction that its name says.
fn check_step(map: &Map, here: usize, step: Step, there: usize) {
    let (from, to) = (&map.seats[here], &map.seats[there]);
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
fn marks_are_as_large_as_designed() {
    // Some hundred in ten rings.
    let content = plain(8, 5, 190, |number| Some(2015 + number / 19));
    let map = Map::new(&content);
    assert_eq!(map.seats.len(), 2 * 190);
    assert!((17.0..=24.0).contains(&map.pitch), "{}", map.pitch);
    // About three times as many.
    let content = read(&generated_value(4, 350));
    let map = Map::new(&content);
    assert!(
        (800..=MOST_MARKS).contains(&map.seats.len()),
        "{}",
        map.seats.len()
    );
    assert!((9.0..=12.0).contains(&map.pitch), "{}", map.pitch);
}

/// The labels of a page in this font, measured and laid out until no name is wider than assumed, and how much wider than
/// the estimate that is.
fn measured(
    content: &Content,
    map: &Map,
    language: Language,
    class: LabelClass,
    font: &Font,
) -> (Labels, f64) {
    let name = |years| years_name(years, language);
    let mut wider = 1.0;
    for _ in 0..5 {
        let labels = Labels::new(content, map, language, class, &name, wider);
        let mut needed = 1.0_f64;
        for label in &labels.sectors {
            for words in lines_of(label) {
                let ratio = font.width(&words, Weight::Bold) / width(&words, Weight::Bold);
                needed = needed.max((ratio * 100.0).ceil() / 100.0);
            }
        }
        if needed <= wider {
            return (labels, wider);
        }
        wider = needed;
    }
    unreachable!("{}: the labels find no rest", font.name)
}

/// The lines of a label, with the number on the first.
fn lines_of(label: &Label) -> Vec<String> {
    let mut number = label.number.map(|number| format!("{number} "));
    let lines = label.lines.iter();
    lines
        .map(|line| number.take().unwrap_or_default() + &line.text)
        .collect()
}

#[test]
fn labels_have_room_for_their_words_in_the_font_that_was_measured() {
    for content in [read(&REAL), read(&generated_value(4, 350))] {
        let map = Map::new(&content);
        for font in &FONTS {
            for language in Language::ALL {
                for class in LabelClass::ALL {
                    let (labels, wider) = measured(&content, &map, language, class, font);
                    // A font as wide as Helvetica needs no more than the estimate.
                    assert_eq!(
                        font.name == "Liberation Sans",
                        wider <= 1.0,
                        "{}",
                        font.name
                    );
                    for label in &labels.sectors {
                        let room = label.bounds.right - label.bounds.left + 0.01;
                        for words in lines_of(label) {
                            let width = font.width(&words, Weight::Bold) * labels.font_size;
                            assert!(width <= room, "{}: {label:?}", font.name);
                        }
                    }
                    for year in &labels.years {
                        let width = font.width(&year.text, Weight::Regular) * labels.small_size;
                        let room = year.bounds.right - year.bounds.left;
                        assert!(width <= room + 0.01, "{}: {year:?}", font.name);
                    }
                }
            }
        }
    }
}

#[test]
fn every_sector_of_the_real_content_has_its_whole_name() {
    let content = read(&REAL);
    let map = Map::new(&content);
    for font in &FONTS {
        for language in Language::ALL {
            for class in LabelClass::ALL {
                let (labels, wider) = measured(&content, &map, language, class, font);
                let least = if wider > 1.0 { 0.75 } else { 1.0 };
                check_names(&content, language, class, &labels, font.name);
                let size = labels.font_size / class.font_size();
                assert!(size >= least, "{}, {class:?}: {size}", font.name);
            }
        }
    }
}

/// Every sector has its full name, and the newest year and the ring without years are labelled in both gutters.
fn check_names(
    content: &Content,
    language: Language,
    class: LabelClass,
    labels: &Labels,
    font: &str,
) {
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
    assert_eq!(names, wanted, "{font}, {class:?}, {}", labels.font_size);
    let begins = REAL["initiatives"].as_array().unwrap().iter();
    let begins: BTreeSet<Option<u16>> = begins
        .map(|one| Some(one["date"]["from"].as_str()?[..4].parse().unwrap()))
        .collect();
    let newest = begins.last().copied().flatten().map(Years::One);
    let undated = begins.contains(&None).then_some(Years::Undated);
    let told: Vec<Years> = newest.into_iter().chain(undated).collect();
    // The newest year, and the ring without years if there is one, are labelled in both gutters.
    for &years in &told {
        assert_eq!(
            labels
                .years
                .iter()
                .filter(|label| label.years == years)
                .count(),
            2,
            "{font}, {class:?} {years:?}"
        );
    }
}

#[test]
fn a_link_spans_the_marks_of_an_initiative_by_the_shortest_way() {
    let content = read(&REAL);
    let map = Map::new(&content);
    for (index, initiative) in content.indexed_initiatives() {
        let link = link(&map, index, None).unwrap();
        let seats: Vec<_> = map
            .seats_of(index)
            .iter()
            .map(|&seat| &map.seats[seat])
            .collect();
        assert_eq!(link.arc.is_empty(), initiative.sectors().count() == 1);
        let main = seats.iter().find(|seat| seat.main).unwrap();
        assert_eq!(
            link.stubs.len(),
            seats
                .iter()
                .filter(|seat| (seat.radius - main.radius).abs() > 0.1)
                .count()
        );
        // The gap that the arc leaves is at least as wide as any between neighbouring marks.
        let mut angles: Vec<f64> = seats
            .iter()
            .map(|seat| seat.angle.rem_euclid(TAU))
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
            seats.len() > 1 && TAU - widest > PI,
            "{}",
            link.arc
        );
        let begins = |seat: &&&Seat| {
            let begin = Point::polar(main.radius, seat.angle);
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
            seats.iter().filter(begins).count(),
            usize::from(seats.len() > 1)
        );
    }
}
