//! Where an arrow key leads on the map.

use core::f64::consts::PI;

use super::seat::Seat;
use super::seating::Map;
use crate::layout::plane::angle::wrapped;
use crate::layout::plane::geometry::as_f64;

/// A step on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next mark along the ring, clockwise; from the last one to the first of the sector's next ring. Stops at the
    /// end of the sector. Key →.
    Forward,
    /// The way back. Key ←.
    Back,
    /// To the mark in the nearest direction in the sector's next ring outwards. Key ↑.
    Out,
    /// To the mark in the nearest direction in the sector's next ring inwards. Key ↓.
    In,
    /// To the first mark of the sector. Key Home.
    First,
    /// To the last mark of the sector. Key End.
    Last,
    /// To the nearest ring in the next sector, clockwise. The first sector follows the last. Key Page Down.
    NextSector,
    /// To the nearest ring in the previous sector. Key Page Up.
    PreviousSector,
    /// To the same initiative in its next sector, clockwise. The first sector follows the last. Keys Shift and →.
    NextOfInitiative,
    /// To the same initiative in its previous sector. Keys Shift and ←.
    PreviousOfInitiative,
}

/// The other seat that a step from the seat `from` leads to, if any, among those that are stops. All are indices of
/// [`Map::seats`]. O(seats); calls `is_stop` at most once per seat.
///
/// Every stop can be reached from every other: the sectors form a circle, and the marks of a sector a line.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::layout::map::{Map, Step, walk};
///
/// let bytes = include_bytes!("../../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let map = Map::new(&content);
/// let last = walk(&map, 0, Step::Last, &|_| true).unwrap_or(0);
/// assert_eq!(map.seats[last].span, map.seats[0].span);
/// assert_eq!(walk(&map, last, Step::Forward, &|_| true), None);
/// ```
pub fn walk(map: &Map, from: usize, step: Step, is_stop: &dyn Fn(usize) -> bool) -> Option<usize> {
    let here = map.seats.get(from)?;
    let mut nearest = None;
    for (index, there) in map.seats.iter().enumerate() {
        if index == from {
            continue;
        }
        let Some(way) = way(map, step, (from, here), (index, there)) else {
            continue;
        };
        if nearest.is_none_or(|(_, least)| way < least) && is_stop(index) {
            nearest = Some((index, way));
        }
    }
    nearest.map(|(index, _)| index)
}

/// The distance from one seat to another for a kind of step: the step goes to the seat with the lexicographically smallest
/// distance. `None` if it never leads there.
fn way(
    map: &Map,
    step: Step,
    (from, here): (usize, &Seat),
    (index, there): (usize, &Seat),
) -> Option<(usize, f64)> {
    let sectors = map.spans.len();
    let ahead = (there.span + sectors - here.span) % sectors;
    let is_here = ahead == 0;
    let rings = as_f64(there.ring.abs_diff(here.ring));
    let turn = (wrapped(there.angle - here.angle + PI) - PI).abs();
    match step {
        Step::Forward => (is_here && index > from).then(|| (index - from, 0.0)),
        Step::Back => (is_here && index < from).then(|| (from - index, 0.0)),
        Step::First => is_here.then_some((index, 0.0)),
        Step::Last => is_here.then(|| (map.seats.len() - index, 0.0)),
        Step::Out => (is_here && there.ring > here.ring).then_some((there.ring, turn)),
        Step::In => (is_here && there.ring < here.ring).then(|| (here.ring - there.ring, turn)),
        Step::NextSector => (!is_here).then_some((ahead, rings)),
        Step::PreviousSector => (!is_here).then(|| (sectors - ahead, rings)),
        Step::NextOfInitiative => (there.initiative == here.initiative).then_some((ahead, 0.0)),
        Step::PreviousOfInitiative => {
            (there.initiative == here.initiative).then(|| (sectors - ahead, 0.0))
        }
    }
}
