//! Where an arrow key leads from one place to another.

use core::cmp::Ordering;

use super::pile::reading_order;
use crate::layout::plane::geometry::Point;

/// A step from place to place, or from mark to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the nearest one on the left. Key ←.
    Left,
    /// To the nearest one on the right. Key →.
    Right,
    /// To the nearest one further up. Key ↑.
    Up,
    /// To the nearest one further down. Key ↓.
    Down,
    /// To the next one in reading order. Key Page Down.
    Next,
    /// To the one before in reading order. Key Page Up.
    Previous,
    /// To the first one in reading order. Key Home.
    First,
    /// To the last one in reading order. Key End.
    Last,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Left,
        Self::Right,
        Self::Up,
        Self::Down,
        Self::Next,
        Self::Previous,
        Self::First,
        Self::Last,
    ];
}

/// The other point that a step from the point `from` leads to, if any, among those that are stops. All are indices of
/// `points`. O(points).
///
/// Every stop can be reached from every other by [`Step::Next`] and [`Step::Previous`]. A step aside counts twice, so that an
/// arrow rather leads straight on; and only what is more ahead than aside is there for an arrow, unless there is nothing.
///
/// ```
/// use life_science_map::layout::Point;
/// use life_science_map::layout::places::{Step, walk};
///
/// let points = [(0.0, 0.0), (10.0, 1.0), (1.0, 10.0)].map(|(x, y)| Point { x, y });
/// assert_eq!(walk(&points, 0, Step::Right, &|_| true), Some(1));
/// assert_eq!(walk(&points, 0, Step::Down, &|_| true), Some(2));
/// assert_eq!(walk(&points, 0, Step::Up, &|_| true), None);
/// ```
pub fn walk(
    points: &[Point],
    from: usize,
    step: Step,
    is_stop: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let here = points.get(from)?;
    let order = |one: usize, other: usize| {
        reading_order(&points[one], &points[other]).then(one.cmp(&other))
    };
    let stops = (0..points.len()).filter(|&index| index != from && is_stop(index));
    let after = |wanted: Ordering| move |index: &usize| order(*index, from) == wanted;
    match step {
        Step::Next => stops
            .filter(after(Ordering::Greater))
            .min_by(|&one, &other| order(one, other)),
        Step::Previous => stops
            .filter(after(Ordering::Less))
            .max_by(|&one, &other| order(one, other)),
        Step::First => stops
            .filter(after(Ordering::Less))
            .min_by(|&one, &other| order(one, other)),
        Step::Last => stops
            .filter(after(Ordering::Greater))
            .max_by(|&one, &other| order(one, other)),
        Step::Left | Step::Right | Step::Up | Step::Down => {
            let ways = stops.filter_map(|index| Some((way(step, *here, points[index])?, index)));
            let nearest = ways.min_by(|(one, first), (other, second)| {
                let nearer = one.0.cmp(&other.0).then(one.1.total_cmp(&other.1));
                nearer.then(order(*first, *second))
            });
            nearest.map(|(_, index)| index)
        }
    }
}

/// How far it is to a point in the direction of an arrow: whether it is more aside than ahead, and the distance. `None` if it
/// is not ahead.
fn way(step: Step, here: Point, there: Point) -> Option<(bool, f64)> {
    let (x, y) = (there.x - here.x, there.y - here.y);
    let (ahead, aside) = match step {
        Step::Left => (-x, y.abs()),
        Step::Right => (x, y.abs()),
        Step::Up => (-y, x.abs()),
        Step::Down => (y, x.abs()),
        Step::Next | Step::Previous | Step::First | Step::Last => return None,
    };
    (ahead > 0.0).then_some((aside > ahead, ahead + 2.0 * aside))
}
