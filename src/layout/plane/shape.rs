//! The four shapes of marks.

use crate::content::Family;

use super::geometry::{Path, Point, decimal, rounded};

/// The distance of a mark's outermost point from its centre, relative to its size: the corner of a triangle, the widest of
/// the four.
pub const REACH: f64 = 0.74;

/// The stroke width of a hollow mark, relative to its size.
pub const STROKE: f64 = 0.15;

/// The stroke width of a hollow mark of this size, for the attribute `stroke-width`.
///
/// ```
/// use life_science_map::layout::hollow_stroke;
///
/// assert_eq!(hollow_stroke(10.0), "1.5");
/// ```
pub fn hollow_stroke(size: f64) -> String {
    decimal(size * STROKE)
}

/// Path data of a mark with its centre in (0, 0).
///
/// `size` is the diameter of the circle; the others have about the same area, so that no family looks more important. The
/// outline of a hollow mark is the centre line of a stroke of `size` · [`STROKE`] (mitred), whose outer edge is the outline
/// of the filled one.
///
/// ```
/// use life_science_map::content::Family;
/// use life_science_map::layout::shape;
///
/// assert_eq!(shape(Family::Means, 10.0, true), "M0-6.3L6.3 0L0 6.3L-6.3 0Z");
/// ```
pub fn shape(family: Family, size: f64, filled: bool) -> String {
    let inset = if filled { 0.0 } else { size * STROKE / 2.0 };
    let mut path = Path::default();
    match family {
        Family::Work => {
            let radius = rounded(size / 2.0 - inset);
            path.move_to(Point { x: -radius, y: 0.0 });
            path.half_circle(radius, radius)
                .half_circle(radius, -radius);
        }
        Family::Rules => {
            let half = 0.44 * size - inset;
            path.polygon(&[(-half, -half), (half, -half), (half, half), (-half, half)]);
        }
        Family::Means => {
            // Moving a side in by one moves a right-angled corner in by √2.
            let half = 0.63 * size - inset * core::f64::consts::SQRT_2;
            path.polygon(&[(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)]);
        }
        Family::Partnership => {
            // An equilateral triangle around its centroid; its corners move in by twice as much as its sides.
            let corner = REACH * size - inset * 2.0;
            let half = corner * 0.866;
            path.polygon(&[(0.0, -corner), (half, corner / 2.0), (-half, corner / 2.0)]);
        }
    }
    path.close();
    path.finish()
}
