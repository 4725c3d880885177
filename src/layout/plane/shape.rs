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
/// assert_eq!(shape(Family::Means, 10.0, true), "m0-6.3l6.3 6.3-6.3 6.3-6.3-6.3z");
/// ```
pub fn shape(family: Family, size: f64, filled: bool) -> String {
    let mut shapes = Shapes::new(size, filled);
    shapes.add(family, Point::default());
    shapes.finish()
}

/// Marks of one size, all filled or all hollow, in one path: some 25 bytes each.
///
/// ```
/// use life_science_map::content::Family;
/// use life_science_map::layout::{Point, Shapes};
///
/// let mut shapes = Shapes::new(10.0, true);
/// shapes.add(Family::Work, Point { x: 20.0, y: 15.0 });
/// shapes.add(Family::Means, Point { x: 30.0, y: 15.0 });
/// assert_eq!(shapes.finish(), "m20 10a5 5 0 1 0 0.1 0zm10-1.3l6.3 6.3-6.3 6.3-6.3-6.3z");
/// ```
pub struct Shapes {
    path: Path,
    /// Where the last outline began, in tenths: moves are relative to it.
    began: (f64, f64),
    size: f64,
    inset: f64,
}

impl Shapes {
    /// No marks yet.
    pub fn new(size: f64, filled: bool) -> Self {
        Self {
            path: Path::default(),
            began: (0.0, 0.0),
            size,
            inset: if filled { 0.0 } else { size * STROKE / 2.0 },
        }
    }

    /// Adds a mark with its centre at a point, which is rounded to tenths.
    pub fn add(&mut self, family: Family, at: Point) {
        let (size, inset) = (self.size, self.inset);
        match family {
            Family::Work => {
                let radius = rounded(size / 2.0 - inset);
                self.begin(at, 0.0, -radius);
                // All but a tenth of a unit of the circle, anticlockwise from the top.
                let around = [radius, radius, 0.0, 1.0, 0.0, 0.1, 0.0];
                self.path.command('a', &around);
            }
            Family::Rules => {
                let half = 0.44 * size - inset;
                self.begin(at, -half, -half);
                let edge = rounded(half * 2.0);
                self.path.command('h', &[edge]);
                self.path.command('v', &[edge]);
                self.path.command('h', &[-edge]);
            }
            Family::Means => {
                // Moving a side in by one moves a right-angled corner in by √2.
                let half = rounded(0.63 * size - inset * core::f64::consts::SQRT_2);
                self.begin(at, 0.0, -half);
                self.path
                    .command('l', &[half, half, -half, half, -half, -half]);
            }
            Family::Partnership => {
                // An equilateral triangle around its centroid; its corners move in by twice as much as its sides.
                let corner = REACH * size - inset * 2.0;
                let (half, height) = (rounded(corner * 0.866), rounded(corner * 1.5));
                self.begin(at, 0.0, -corner);
                self.path.command('l', &[half, height, -2.0 * half, 0.0]);
            }
        }
        self.path.command('z', &[]);
    }

    /// The path data; empty without marks.
    pub fn finish(self) -> String {
        self.path.finish()
    }

    /// Begins an outline at an offset from a mark's centre.
    fn begin(&mut self, at: Point, x: f64, y: f64) {
        let tenths = |value: f64| (value * 10.0).round();
        let next = (tenths(at.x + x), tenths(at.y + y));
        let before = std::mem::replace(&mut self.began, next);
        let step = [(next.0 - before.0) / 10.0, (next.1 - before.1) / 10.0];
        self.path.command('m', &step);
    }
}
