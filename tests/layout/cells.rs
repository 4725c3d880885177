//! Bins: cells of the map that stand for many marks.

use std::collections::BTreeSet;

use life_science_map::content::{Content, InitiativeIdx};
use life_science_map::layout::Point;
use life_science_map::layout::map::density::{MOST_BACK, MOST_BIN_RINGS, MOST_MARKS, SHADES};
use life_science_map::layout::map::seating::{GROUND, HUB};
use life_science_map::layout::map::{
    Detail, Map, Mark, Rows, Wheel, link, rows, rows_detail, wheel_detail,
};
use life_science_map::layout::plane::shape::REACH;

use super::{ROUNDING, nearest, plain, read};
use crate::keys::check_keys;
use crate::support::{Random, generated_value};
use crate::wheel::{check_stand, is_between};

/// Everything that matches is drawn: either as a mark, or in the number of its bin.
fn check_counts(map: &Map, matches: &dyn Fn(InitiativeIdx) -> bool, detail: &Detail) {
    let matching: BTreeSet<usize> = (0..map.seats.len())
        .filter(|&seat| matches(map.seats[seat].initiative))
        .collect();
    assert_eq!(detail.counts.len(), map.bins.len());
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

/// Marks that are displayed again are in their own bin, and no two are closer than the pitch.
fn check_back(map: &Map, rows: &Rows, of_wheel: &Detail, of_rows: &Detail) {
    for mark in &of_wheel.marks {
        check_stand(map, *mark, of_wheel.mark_size() * REACH);
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
}

/// A highlighted initiative has a position, whether or not its marks are displayed.
fn check_links(content: &Content, map: &Map, rows: &Rows, of_wheel: &Detail, of_rows: &Detail) {
    for (index, initiative) in content.indexed_initiatives().step_by(97) {
        let link = link(map, index, Some(of_wheel)).unwrap();
        assert_eq!(link.marks.len(), initiative.sectors().count());
        for mark in link.marks {
            let back = of_wheel.mark(mark.seat);
            assert_eq!(
                mark.at,
                back.map_or(map.seats[mark.seat].at(), |back| back.at)
            );
            let sector = map.seats[mark.seat].sector;
            let in_rows = rows.mark(map, index, sector, Some(of_rows)).unwrap();
            assert_eq!(in_rows.seat, mark.seat);
        }
    }
}

/// The invariants of bins after a filter.
pub fn check_cells(content: &Content, matches: &dyn Fn(InitiativeIdx) -> bool) {
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
    for (detail, pictures) in details.iter().zip([wheel.bins.len(), rows.bins.len()]) {
        assert_eq!(pictures, map.bins.len());
        check_counts(&map, matches, detail);
    }
    let [of_wheel, of_rows] = &details;
    check_back(&map, &rows, of_wheel, of_rows);
    check_links(content, &map, &rows, of_wheel, of_rows);
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
