//! Where an arrow key leads on the map.

use core::f64::consts::{PI, TAU};

use crate::content::InitiativeIdx;

use super::map::{Map, Place};

/// A step on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next mark along the ring, clockwise; from the last of a ring to the first of the sector's next ring. Stops
    /// at the end of the sector. Key →.
    Forward,
    /// The way back. Key ←.
    Back,
    /// To the nearest direction in the sector's next ring outwards. Key ↑.
    Out,
    /// To the nearest direction in the sector's next ring inwards. Key ↓.
    In,
    /// To the first mark of the sector. Key Home.
    First,
    /// To the last mark of the sector. Key End.
    Last,
    /// To the next sector, clockwise, and there to the nearest ring. After the last sector comes the first. Key Page Down.
    NextSector,
    /// To the previous sector, likewise. Key Page Up.
    PreviousSector,
    /// To the same initiative in its next sector, clockwise. After the last sector comes the first. Keys Shift and →.
    NextOfInitiative,
    /// To the same initiative in its previous sector, likewise. Keys Shift and ←.
    PreviousOfInitiative,
}

/// The place that a step from the place `from` leads to, if any, among the places of visible initiatives. Both are indices
/// of [`Map::places`]. O(places).
///
/// Every visible mark can be reached from every other: the sectors in a circle, and the marks of a sector in a line.
pub fn walk(
    map: &Map,
    from: usize,
    step: Step,
    visible: impl Fn(InitiativeIdx) -> bool,
) -> Option<usize> {
    let here = map.places.get(from)?;
    let seen = |index: &usize| {
        map.places
            .get(*index)
            .is_some_and(|place| visible(place.initiative))
    };
    let sector = map.places_in(here.span);
    match step {
        Step::Forward => (from + 1..sector.end).find(seen),
        Step::Back => (sector.start..from).rev().find(seen),
        Step::First => sector.clone().find(seen),
        Step::Last => sector.rev().find(seen),
        Step::Out => {
            let next = (from + 1..sector.end)
                .filter(seen)
                .find(|&index| ring(map, index) != Some(here.ring))?;
            nearest(map, here, (next..sector.end).filter(seen), ring(map, next)?)
        }
        Step::In => {
            let next = (sector.start..from)
                .rev()
                .filter(seen)
                .find(|&index| ring(map, index) != Some(here.ring))?;
            nearest(
                map,
                here,
                (sector.start..=next).filter(seen),
                ring(map, next)?,
            )
        }
        Step::NextSector => {
            let others = (here.span + 1..map.spans.len()).chain(0..here.span);
            others
                .into_iter()
                .find_map(|span| enter(map, here, map.places_in(span).filter(seen)))
        }
        Step::PreviousSector => {
            let others = (0..here.span)
                .rev()
                .chain((here.span + 1..map.spans.len()).rev());
            others
                .into_iter()
                .find_map(|span| enter(map, here, map.places_in(span).filter(seen)))
        }
        Step::NextOfInitiative => turn(map.places_of(here.initiative), from, 1),
        Step::PreviousOfInitiative => {
            let places = map.places_of(here.initiative);
            turn(places, from, places.len().saturating_sub(1))
        }
    }
}

/// The ring of a place.
fn ring(map: &Map, place: usize) -> Option<usize> {
    map.places.get(place).map(|place| place.ring)
}

/// Of the places that stand in `ring`, the one whose direction is nearest to that of `here`.
fn nearest(
    map: &Map,
    here: &Place,
    places: impl Iterator<Item = usize>,
    ring: usize,
) -> Option<usize> {
    least(places, |index| {
        let there = map.places.get(index).filter(|there| there.ring == ring)?;
        Some(((there.angle - here.angle + PI).rem_euclid(TAU) - PI).abs())
    })
}

/// Of the places of another sector, the first one in the ring nearest to that of `here`.
fn enter(map: &Map, here: &Place, places: impl Iterator<Item = usize>) -> Option<usize> {
    least(places, |index| {
        Some(super::map::as_f64(ring(map, index)?.abs_diff(here.ring)))
    })
}

/// The first of the places that have the least distance.
fn least(
    places: impl Iterator<Item = usize>,
    distance: impl Fn(usize) -> Option<f64>,
) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for place in places {
        let Some(distance) = distance(place) else {
            continue;
        };
        if best.is_none_or(|(_, least)| distance < least) {
            best = Some((place, distance));
        }
    }
    best.map(|(place, _)| place)
}

/// The place that comes `by` after `from` in a circle of places; `None` if there is no other.
fn turn(places: &[usize], from: usize, by: usize) -> Option<usize> {
    let index = places.iter().position(|&place| place == from)?;
    places
        .get((index + by) % places.len())
        .copied()
        .filter(|&place| place != from)
}
