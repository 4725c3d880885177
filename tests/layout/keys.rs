//! Where keys lead on the map.

use std::collections::BTreeSet;

use life_science_map::layout::map::{Detail, Map, Step, walk};
use proptest::prelude::*;

use super::read;
use crate::support::{Random, generated_value};

/// In a map with bins, keys lead to every number and every mark, and to nothing else.
pub fn check_keys(map: &Map, detail: &Detail) {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

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
