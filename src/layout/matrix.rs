//! What a cell of the matrix looks like: one mark per initiative, or a shade if there are too many to see at a glance.

use crate::content::Family;

use super::plane::geometry::{Point, Rect, decimal};

/// The most marks that a cell shows.
pub const MOST_MARKS: u32 = 9;
/// The number of shades for more than that.
pub const SHADES: u32 = 5;
/// The size of a mark: see [`shape`](super::shape).
pub const MARK_SIZE: f64 = 8.0;

/// The distance from mark to mark.
const PITCH: f64 = 11.0;
/// The position of the third and last mark of a row.
const IN_ROW_END: f64 = 2.0 * PITCH;
/// The text size at which a unit is a pixel.
const TEXT_SIZE: f64 = 16.0;

/// The marks of a cell, in rows of three.
#[derive(Clone, Debug, PartialEq)]
pub struct Units {
    /// The shape and centre of each mark, one family after the other.
    pub marks: Vec<(Family, Point)>,
    /// The `viewBox` that fits the marks.
    pub view_box: String,
    /// Its width in `rem`, so that it grows with the text.
    pub width: String,
}

impl Units {
    /// The marks for these counts, in the order of [`Family::ALL`]; at most [`MOST_MARKS`].
    ///
    /// ```
    /// use life_science_map::layout::matrix::Units;
    ///
    /// let units = Units::new([2, 0, 1, 0]);
    /// assert_eq!(units.marks.len(), 3);
    /// ```
    pub fn new(counts: [u32; Family::ALL.len()]) -> Self {
        let mut marks = Vec::new();
        let (mut at, mut end) = (Point::default(), Point::default());
        for (family, count) in Family::ALL.into_iter().zip(counts) {
            for _ in 0..count {
                if marks.len() == MOST_MARKS as usize {
                    break;
                }
                marks.push((family, at));
                end = Point {
                    x: end.x.max(at.x),
                    y: at.y,
                };
                at.x += PITCH;
                if at.x > IN_ROW_END {
                    at = Point {
                        x: 0.0,
                        y: at.y + PITCH,
                    };
                }
            }
        }
        let half = PITCH / 2.0;
        let bounds = Rect {
            left: -half,
            top: -half,
            right: end.x + half,
            bottom: end.y + half,
        };
        let width = [&*decimal((bounds.right + half) / TEXT_SIZE), "rem"].concat();
        Self {
            view_box: bounds.view_box(),
            width,
            marks,
        }
    }
}

/// The shade of a cell with more initiatives than marks can show: from 1, the lightest, to [`SHADES`], the shade of the
/// cell with `most` initiatives.
///
/// ```
/// use life_science_map::layout::matrix::{SHADES, shade};
///
/// assert_eq!(shade(3, 50), None, "so few have marks");
/// assert_eq!(shade(50, 50), Some(SHADES));
/// ```
pub fn shade(count: u32, most: u32) -> Option<u32> {
    let above = |count: u32| count.saturating_sub(MOST_MARKS);
    let step = above(count).checked_sub(1)? * SHADES / above(most).max(1);
    Some(step.min(SHADES - 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shades_grow_with_what_they_stand_for(count in 0_u32..400, more in 0_u32..400, most in 0_u32..400) {
            let shade_of = |count: u32| shade(count, most);
            prop_assert_eq!(shade_of(count).is_some(), count > MOST_MARKS);
            prop_assert!(shade_of(count) <= shade_of(count + more));
            prop_assert!(shade_of(count).is_none_or(|shade| (1..=SHADES).contains(&shade)));
            prop_assert!(most <= MOST_MARKS + SHADES || shade_of(most) == Some(SHADES));
        }

        #[test]
        fn each_mark_has_a_place_of_its_own(counts: [u8; 4]) {
            let units = Units::new(counts.map(u32::from));
            let all: u32 = counts.into_iter().map(u32::from).sum();
            prop_assert_eq!(units.marks.len(), all.min(MOST_MARKS) as usize);
            prop_assert!(units.marks.is_sorted_by_key(|(family, _)| *family as usize));
            for (index, (_, at)) in units.marks.iter().enumerate() {
                let others = units.marks.iter().skip(index + 1);
                prop_assert!(others.into_iter().all(|(_, other)| at.distance(*other) >= MARK_SIZE));
            }
        }
    }
}
