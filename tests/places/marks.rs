//! The marks of places: each is drawn, none over another, and keys lead to all.

use std::collections::BTreeSet;

use life_science_map::layout::Point;
use life_science_map::layout::places::{
    Arranged, HEIGHT, MARK_SIZE, MOST_IN_PILE, MOST_MARKS, PITCH, Pile, Site, Step, WIDTH, arrange,
    block, walk,
};
use proptest::prelude::*;

use super::sites;

/// The tolerance for rounding.
const ROUNDING: f64 = 1e-6;

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
