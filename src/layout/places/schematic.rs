//! What is left when there are more places than the picture has room for: one mark a place, in the order of the places.

use core::cmp::Ordering;

use super::arrange::{Arranged, Pile, Site};
use super::outline::picture;
use super::pile::{MARK_SIZE, PITCH, reading_order};
use crate::layout::plane::geometry::{Point, as_f64, rounded};
use crate::sort::sort_by;

/// One mark for each site that has any, in rows from north to south, each from west to east. O(n log n) for any number of
/// sites; marks are smaller where they must be.
pub(super) fn schematic(sites: &[Site], per_mark: usize) -> Arranged {
    let size = picture();
    let mut order: Vec<usize> = (0..sites.len())
        .filter(|&site| sites[site].count > 0)
        .collect();
    let count = as_f64(order.len());
    let in_row = ceiling((count * size.right / size.bottom).sqrt()).max(1);
    let rows = order.len().div_ceil(in_row).max(1);
    let (across, down) = (size.right / as_f64(in_row), size.bottom / as_f64(rows));

    let mut piles = vec![Pile::default(); sites.len()];
    let by = |compare: fn(&Point, &Point) -> Ordering| {
        move |one: &usize, other: &usize| {
            compare(&sites[*one].at, &sites[*other].at).then(one.cmp(other))
        }
    };
    sort_by(&mut order, by(reading_order));
    for (row, part) in order.chunks(in_row).enumerate() {
        let mut part = part.to_vec();
        sort_by(&mut part, by(|one, other| one.x.total_cmp(&other.x)));
        for (column, site) in part.into_iter().enumerate() {
            piles[site].marks.push(Point {
                x: rounded((as_f64(column) + 0.5) * across),
                y: rounded((as_f64(row) + 0.5) * down),
            });
        }
    }
    Arranged {
        piles,
        per_mark,
        mark_size: MARK_SIZE * (across.min(down) / PITCH).min(1.0),
        is_schematic: true,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and numbers of marks are small"
)]
fn ceiling(value: f64) -> usize {
    value.ceil() as usize
}
