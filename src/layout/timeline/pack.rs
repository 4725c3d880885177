//! How many bars are drawn, and in which lanes.

use super::{Bar, MOST_YEARS};
use crate::content::InitiativeIdx;
use crate::sort::sorted_indices;

/// The most SVG elements in a drawing, rounded down to whole bars.
pub const MOST_NODES: usize = 1_450;
/// The elements of a bar: link, outline, name.
const NODES_OF_BAR: usize = 3;
/// The elements of a group besides its bars: SVG, years, today.
const NODES_OF_GROUP: usize = 3;
/// The most elements of the axis.
const NODES_OF_AXIS: usize = MOST_YEARS as usize + 5;
/// The gap between neighbours in a lane.
pub(super) const APART: f64 = 10.0;

/// The most bars per group: all if they fit, otherwise an equal share, where small groups leave to others what they do not
/// need.
pub fn most_bars(groups: &[Vec<InitiativeIdx>]) -> usize {
    let mut share = 0;
    // Each round leaves more to the larger groups, until no further group is small enough.
    loop {
        let (mut nodes, mut larger) = (NODES_OF_AXIS, 0);
        for group in groups {
            if !group.is_empty() {
                nodes += NODES_OF_GROUP;
            }
            if group.len() > share {
                larger += 1;
            } else {
                nodes += NODES_OF_BAR * group.len();
            }
        }
        let next = MOST_NODES.saturating_sub(nodes) / NODES_OF_BAR / larger.max(1);
        if next <= share {
            return share;
        }
        share = next;
    }
}

/// The indices of `count` numbers in ascending order; equal ones keep their order. O(n log n).
pub(super) fn ascending(count: usize, number: &dyn Fn(usize) -> f64) -> Vec<usize> {
    sorted_indices(count, &|a, b| number(a).total_cmp(&number(b)))
}

/// Assigns each bar a lane in which it is [`APART`] from all others, as few lanes as possible, and returns their number.
/// Lanes are numbered by their first bar in the order of `bars`, which is by date. `lefts` are the bars' indices from left
/// to right.
pub(super) fn pack(bars: &mut [Bar], lefts: &[usize]) -> usize {
    // For each bar that is the last in its lane so far: where the lane is free again.
    let mut ends = vec![f64::INFINITY; bars.len()];
    let mut count = 0;
    for &index in lefts {
        let (left, right) = bars.get(index).map_or((0.0, 0.0), |bar| bar.extent);
        let (mut before, mut latest) = (None, 0.0);
        for (place, &end) in ends.iter().enumerate() {
            if end <= left && end >= latest {
                (before, latest) = (Some(place), end);
            }
        }
        let mut lane = count;
        if let Some(before) = before
            && let (Some(bar), Some(end)) = (bars.get(before), ends.get_mut(before))
        {
            lane = bar.lane;
            *end = f64::INFINITY;
        } else {
            count += 1;
        }
        if let (Some(bar), Some(end)) = (bars.get_mut(index), ends.get_mut(index)) {
            bar.lane = lane;
            *end = right + APART;
        }
    }
    let mut numbered = Vec::new();
    for bar in bars {
        let mut number = 0;
        while numbered.get(number).is_some_and(|lane| *lane != bar.lane) {
            number += 1;
        }
        if number == numbered.len() {
            numbered.push(bar.lane);
        }
        bar.lane = number;
    }
    count
}
