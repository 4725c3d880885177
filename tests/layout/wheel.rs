//! The wheel: its marks, sectors, parts and rings.

use std::collections::BTreeSet;
use std::f64::consts::{PI, TAU};

use life_science_map::content::{Content, InitiativeIdx, Sector};
use life_science_map::layout::Point;
use life_science_map::layout::map::density::{MOST_BIN_RINGS, MOST_MARKS};
use life_science_map::layout::map::seating::{MOST_RINGS, RIM};
use life_science_map::layout::map::wheel::{RIM_INNER, RIM_NUMBER};
use life_science_map::layout::map::{Map, Mark, Seat, Span, Wheel, link};
use life_science_map::layout::plane::shape::REACH;
use life_science_map::layout::plane::text::{ALLOWANCE, Weight, width};
use life_science_map::query::Years;

use super::{REAL, ROUNDING, nearest, plain, read};
use crate::support::generated_value;

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
pub fn is_between(at: Point, span: &Span) -> bool {
    let direction = at.x.atan2(-at.y);
    (direction - span.from).rem_euclid(TAU) < span.to - span.from
}

/// One mark per membership, filled in the main sector.
fn check_seats(content: &Content, map: &Map) {
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
}

/// Each seat is in the span of its sector and the ring of its year.
fn check_places(content: &Content, map: &Map) {
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
}

/// Rings grow outwards, and there are not too many.
fn check_rings(map: &Map) {
    let has_bins = map.seats.len() > MOST_MARKS;
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
}

/// Everything that is drawn has a path.
fn check_paths(content: &Content, map: &Map, wheel: &Wheel) {
    let paths = wheel.sectors.iter().flat_map(|sector| {
        let rim = sector.rim.iter().map(|segment| &segment.path);
        [&sector.ground].into_iter().chain(rim)
    });
    let links = content
        .indexed_initiatives()
        .take(500)
        .filter_map(|(index, _)| link(map, index, None));
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

/// Numbers stand on their segments of the rim, and never upside down.
fn check_numbers(wheel: &Wheel) {
    for segment in wheel.sectors.iter().flat_map(|sector| &sector.rim) {
        for text in ["1", "1.1", "12.34", "what-is-no-number-at-all"] {
            let Some(place) = segment.number(text) else {
                continue;
            };
            let turn = place.turn.strip_prefix("rotate(").unwrap();
            let turn = turn.strip_suffix(')').unwrap().parse::<f64>().unwrap();
            assert!((0.0..=90.0).contains(&turn) || (270.0..=360.0).contains(&turn));
            let (sine, cosine) = turn.to_radians().sin_cos();
            let half = width(text, Weight::Bold) / ALLOWANCE * RIM_NUMBER / 2.0;
            let (from, to) = segment.inner_edge;
            for x in [-half, half] {
                for y in [place.at.y, place.at.y - 0.71 * RIM_NUMBER] {
                    let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
                    let radius = x.hypot(y);
                    assert!(RIM_INNER < radius && radius < RIM, "{text} at {radius}");
                    let direction = x.atan2(-y);
                    let from_middle = (direction - f64::midpoint(from, to)).rem_euclid(TAU);
                    let from_middle = from_middle.min(TAU - from_middle);
                    assert!(from_middle < (to - from) / 2.0, "{text} beside {segment:?}");
                }
            }
        }
    }
}

/// The invariants of the wheel.
pub fn check_wheel(content: &Content) {
    let map = Map::new(content);
    let wheel = Wheel::new(&map);

    check_seats(content, &map);
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
    check_numbers(&wheel);

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
    check_places(content, &map);
    check_parts(content, &map, &wheel);

    // No two are closer than the pitch.
    let points: Vec<Point> = wheel.marks.iter().map(|mark| mark.at).collect();
    assert!(nearest(&points, map.pitch) > map.pitch - ROUNDING);

    check_rings(&map);
    check_paths(content, &map, &wheel);
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
pub fn check_stand(map: &Map, mark: Mark, reach: f64) {
    let seat = &map.seats[mark.seat];
    let (span, ring) = (&map.spans[seat.span], &map.rings[seat.ring]);
    assert!(is_between(mark.at, span), "{mark:?} is not in {span:?}");
    assert!(from_ray(mark.at, span.from) > span.inset_from + reach - ROUNDING);
    assert!(from_ray(mark.at, span.to) > span.inset_to + reach - ROUNDING);
    let radius = mark.at.x.hypot(mark.at.y);
    assert!(radius - reach > ring.inner - ROUNDING && radius + reach < ring.outer + ROUNDING);
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

#[test]
fn most_objectives_of_the_real_content_have_their_numbers_on_the_rim() {
    let content = read(&REAL);
    let wheel = Wheel::new(&Map::new(&content));
    let segments = wheel.sectors.iter().flat_map(|sector| &sector.rim);
    let numbered = segments.filter(|segment| {
        let own = segment.objective.map(|own| &content.objective(own).id);
        own.is_some_and(|id| segment.number(id).is_some())
    });
    let (numbered, all) = (numbered.count(), content.objectives().len());
    assert!(4 * numbered >= 3 * all, "{numbered} of {all}");
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
