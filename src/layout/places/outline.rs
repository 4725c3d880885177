//! The counties of Sweden: where a place is in the picture, and which county holds it.

use core::f64::consts::PI;

use super::sweden::{CENTRE, HEIGHT, ORIGIN, OUTLINES, SCALE, WIDTH};
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Point, Rect, rounded};

/// How far outside the outline of its county a place may be. The outlines are simplified, and a town at the coast may lie a
/// few kilometres out at sea.
pub const BORDER: f64 = 3.0;

/// The outline of a county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The code that Statistics Sweden gives the county: two digits.
    pub county: &'static str,
    /// Path data: the mainland and its islands, each closed, in whole units.
    pub path: &'static str,
}

impl Outline {
    /// The corners of the mainland and of each island.
    ///
    /// ```
    /// use life_science_map::layout::Point;
    /// use life_science_map::layout::places::Outline;
    ///
    /// let outline = Outline { county: "00", path: "M10 20l5 0-3 4z" };
    /// let corners = [(10.0, 20.0), (15.0, 20.0), (12.0, 24.0)].map(|(x, y)| Point { x, y });
    /// assert_eq!(outline.rings(), [corners]);
    /// ```
    pub fn rings(&self) -> Vec<Vec<Point>> {
        let rings = self.path.split('z').map(ring);
        rings.filter(|ring| !ring.is_empty()).collect()
    }

    /// Whether a point is in the county.
    fn holds(&self, point: Point) -> bool {
        let crossed = |ring: &Vec<Point>| {
            let edges = edges(ring);
            edges.filter(|edge| is_right_of(point, *edge)).count()
        };
        let crossings: usize = self.rings().iter().map(crossed).sum();
        !crossings.is_multiple_of(2)
    }

    /// A point's distance from the county's border.
    fn distance(&self, point: Point) -> f64 {
        let rings = self.rings();
        let edges = rings.iter().flat_map(|ring| edges(ring));
        edges.fold(f64::INFINITY, |least, (from, to)| {
            least.min(distance_from_line(point, from, to))
        })
    }
}

/// The corners of one closed part of a path: a point, and the way from each to the next.
fn ring(path: &str) -> Vec<Point> {
    let mut at = Point::default();
    let numbers = numbers(path);
    let steps = numbers.chunks_exact(2);
    steps
        .map(|step| {
            at = Point {
                x: at.x + step[0],
                y: at.y + step[1],
            };
            at
        })
        .collect()
}

/// The whole numbers in a path.
fn numbers(path: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut sign = 1.0;
    let mut number = None;
    for byte in path.bytes() {
        if byte.is_ascii_digit() {
            number = Some(number.unwrap_or(0.0) * 10.0 + f64::from(byte - b'0'));
        } else {
            numbers.extend(number.take().map(|number| sign * number));
            sign = if byte == b'-' { -1.0 } else { 1.0 };
        }
    }
    numbers.extend(number.map(|number| sign * number));
    numbers
}

/// The edges of a closed outline.
fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    before.copied().zip(ring.iter().copied())
}

/// Whether a ray from the point to the right crosses the edge.
fn is_right_of(point: Point, (from, to): (Point, Point)) -> bool {
    if (from.y > point.y) == (to.y > point.y) {
        return false;
    }
    let part = (point.y - from.y) / (to.y - from.y);
    from.x + part * (to.x - from.x) > point.x
}

/// A point's distance from the nearest point of a line.
pub(super) fn distance_from_line(point: Point, from: Point, to: Point) -> f64 {
    let (across, down) = (to.x - from.x, to.y - from.y);
    let square = across * across + down * down;
    let part = (point.x - from.x) * across + (point.y - from.y) * down;
    let part = if square > 0.0 {
        (part / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    point.distance(Point {
        x: from.x + part * across,
        y: from.y + part * down,
    })
}

/// The whole picture.
pub const fn picture() -> Rect {
    Rect {
        left: 0.0,
        top: 0.0,
        right: WIDTH,
        bottom: HEIGHT,
    }
}

/// Where a place is in the picture, by its degrees north and east. `None` outside the picture; the picture also has a
/// little of what surrounds Sweden.
///
/// Lambert's azimuthal equal-area projection, as in the script that draws the outlines
/// (<https://mathworld.wolfram.com/LambertAzimuthalEqual-AreaProjection.html>).
///
/// ```
/// use life_science_map::layout::places::{county_at, project};
///
/// let lund = project(55.70, 13.19);
/// assert_eq!(lund.and_then(county_at), Some("12"));
/// assert_eq!(project(51.51, -0.13), None, "London");
/// ```
pub fn project(north: f64, east: f64) -> Option<Point> {
    if !(north.abs() <= 90.0 && east.abs() <= 180.0) {
        return None;
    }
    let radians = |degrees: f64| degrees * (PI / 180.0);
    let (centre_sine, centre_cosine) = sin_cos(radians(CENTRE.0));
    let (north_sine, north_cosine) = sin_cos(radians(north));
    let (east_sine, east_cosine) = sin_cos(radians(east - CENTRE.1));
    let to_centre = centre_sine * north_sine + centre_cosine * north_cosine * east_cosine;
    // On the other half of the Earth, towards the point opposite the centre, the projection has no bounds.
    if to_centre <= 0.0 {
        return None;
    }
    let stretch = SCALE * (2.0 / (1.0 + to_centre)).sqrt();
    let up = centre_cosine * north_sine - centre_sine * north_cosine * east_cosine;
    let point = Point {
        x: rounded(ORIGIN.0 + stretch * north_cosine * east_sine),
        y: rounded(ORIGIN.1 - stretch * up),
    };
    let is_inside = (0.0..=WIDTH).contains(&point.x) && (0.0..=HEIGHT).contains(&point.y);
    is_inside.then_some(point)
}

/// The code of the county that a point of the picture is in, or else of the nearest one within [`BORDER`].
pub fn county_at(point: Point) -> Option<&'static str> {
    if let Some(outline) = OUTLINES.iter().find(|outline| outline.holds(point)) {
        return Some(outline.county);
    }
    let mut nearest = None;
    let mut least = BORDER;
    for outline in &OUTLINES {
        let distance = outline.distance(point);
        if distance <= least {
            (nearest, least) = (Some(outline.county), distance);
        }
    }
    nearest
}

/// Whether a point of the picture is in this county, or within [`BORDER`] of it.
///
/// ```
/// use life_science_map::layout::places::{is_in_county, project};
///
/// let Some(kista) = project(59.403, 17.944) else { panic!() };
/// assert!(is_in_county(kista, "01"));
/// assert!(!is_in_county(kista, "12"));
/// ```
pub fn is_in_county(point: Point, county: &str) -> bool {
    let mut own = OUTLINES.iter().filter(|outline| outline.county == county);
    own.any(|outline| outline.holds(point) || outline.distance(point) <= BORDER)
}
