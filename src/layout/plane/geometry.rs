//! Points, angles and the path data of SVG.

use super::angle::{arc_sine, sin_cos};

/// A point in the plane, x to the right and y down. [`Point::polar`] rounds it to hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point at `radius` in the direction `angle`: radians, clockwise from the top.
    ///
    /// ```
    /// use core::f64::consts::PI;
    /// use life_science_map::layout::Point;
    ///
    /// assert_eq!(Point::polar(10.0, PI / 2.0), Point { x: 10.0, y: 0.0 });
    /// ```
    pub fn polar(radius: f64, angle: f64) -> Self {
        let (sine, cosine) = sin_cos(angle);
        Self {
            x: rounded(radius * sine),
            y: rounded(-radius * cosine),
        }
    }

    /// The distance to another point.
    pub fn distance(self, other: Self) -> f64 {
        length(self.x - other.x, self.y - other.y)
    }

    /// The point as the value of an SVG `transform`: `translate(12.5 -3)`.
    ///
    /// ```
    /// use life_science_map::layout::Point;
    ///
    /// assert_eq!(Point { x: 12.5, y: -3.0 }.translate(), "translate(12.5 -3)");
    /// ```
    pub fn translate(self) -> String {
        let mut text = String::from("translate(");
        push_decimal(&mut text, printed(self.x));
        text.push(' ');
        push_decimal(&mut text, printed(self.y));
        text.push(')');
        text
    }
}

/// A coordinate as it is printed: in tenths across the wheel, in hundredths near its centre and in the small outlines of
/// marks. A page has thousands of them, and finer steps are not visible.
fn printed(value: f64) -> f64 {
    if value.abs() < FAR {
        return value;
    }
    (value * 10.0).round() / 10.0
}

/// An axis-aligned rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The right edge, not left of the left one.
    pub right: f64,
    /// The bottom edge, not above the top one.
    pub bottom: f64,
}

impl Rect {
    /// Whether their interiors have a point in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// A point's distance from the left and from the top, and a width, in per cent of the rectangle's width and height: for
    /// elements of HTML that lie over a picture of SVG.
    ///
    /// ```
    /// use life_science_map::layout::Point;
    /// use life_science_map::layout::plane::geometry::Rect;
    ///
    /// let rect = Rect { left: -1.0, top: 0.0, right: 4.0, bottom: 2.5 };
    /// assert_eq!(rect.percent(Point { x: 0.0, y: 2.0 }, 0.5), ["20%", "80%", "10%"]);
    /// ```
    pub fn percent(self, at: Point, width: f64) -> [String; 3] {
        let (across, down) = (self.right - self.left, self.bottom - self.top);
        [
            (at.x - self.left) / across,
            (at.y - self.top) / down,
            width / across,
        ]
        .map(|part| decimal(part * 100.0) + "%")
    }

    /// The rectangle as the value of an SVG `viewBox`: left, top, width, height.
    ///
    /// ```
    /// use life_science_map::layout::plane::geometry::Rect;
    ///
    /// let rect = Rect { left: -1.0, top: 0.0, right: 4.0, bottom: 2.5 };
    /// assert_eq!(rect.view_box(), "-1 0 5 2.5");
    /// ```
    pub fn view_box(self) -> String {
        let mut text = String::new();
        for (index, value) in [
            self.left,
            self.top,
            self.right - self.left,
            self.bottom - self.top,
        ]
        .into_iter()
        .enumerate()
        {
            if index > 0 {
                text.push(' ');
            }
            push_decimal(&mut text, value);
        }
        text
    }
}

/// The length of the line from (0, 0) to (`x`, `y`).
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// A coordinate rounded to hundredths, which is finer than visible. Never −0.
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

/// A coordinate as text: at most two decimals, no exponent, no "-0". NaN and infinities become 0.
///
/// ```
/// use life_science_map::layout::decimal;
///
/// assert_eq!(decimal(12.345), "12.35");
/// assert_eq!(decimal(-0.001), "0");
/// ```
pub fn decimal(value: f64) -> String {
    let mut text = String::new();
    push_decimal(&mut text, value);
    text
}

/// Appends [`decimal`]. Uses integers: formatting floats would cost kilobytes in the browser.
pub fn push_decimal(text: &mut String, value: f64) {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a cast saturates, and coordinates are small"
    )]
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    text.push_str(&(hundredths / 100).to_string());
    let rest = u8::try_from(hundredths % 100).unwrap_or(0);
    if rest > 0 {
        text.push('.');
        text.push(char::from(b'0' + rest / 10));
        if !rest.is_multiple_of(10) {
            text.push(char::from(b'0' + rest % 10));
        }
    }
}

/// Coordinates beyond this are printed in tenths.
const FAR: f64 = 30.0;

/// Path data under construction.
#[derive(Clone, Debug, Default)]
pub struct Path(String);

impl Path {
    /// Begins a new subpath at `point`.
    pub fn move_to(&mut self, point: Point) -> &mut Self {
        self.command('M', &[point.x, point.y])
    }

    /// A straight line to `point`.
    pub fn line_to(&mut self, point: Point) -> &mut Self {
        self.command('L', &[point.x, point.y])
    }

    /// An arc around (0, 0) with this radius, from the angle `from`, where the path currently is, to the angle `to`;
    /// clockwise if `to` is greater. Less than a full turn.
    pub fn arc(&mut self, radius: f64, from: f64, to: f64) -> &mut Self {
        let large = if (to - from).abs() > core::f64::consts::PI {
            1.0
        } else {
            0.0
        };
        let clockwise = if to > from { 1.0 } else { 0.0 };
        let end = Point::polar(radius, to);
        self.command('A', &[radius, radius, 0.0, large, clockwise, end.x, end.y])
    }

    /// Straight lines from corner to corner, not closed.
    pub fn polygon(&mut self, corners: &[(f64, f64)]) -> &mut Self {
        for (index, &(x, y)) in corners.iter().enumerate() {
            self.command(if index == 0 { 'M' } else { 'L' }, &[x, y]);
        }
        self
    }

    /// Closes the subpath.
    pub fn close(&mut self) -> &mut Self {
        self.0.push('Z');
        self
    }

    /// The path data.
    pub fn finish(self) -> String {
        self.0
    }

    /// Any command of the [grammar](https://www.w3.org/TR/SVG2/paths.html#PathDataBNF), with its numbers.
    pub(super) fn command(&mut self, command: char, numbers: &[f64]) -> &mut Self {
        self.0.push(command);
        for (index, &number) in numbers.iter().enumerate() {
            // A minus sign separates numbers as well as a space.
            if index > 0 && number > -0.005 {
                self.0.push(' ');
            }
            push_decimal(&mut self.0, printed(number));
        }
        self
    }
}

/// The angle of a chord at a radius: `2·asin(chord / 2r)`, at most half a turn.
pub fn chord_angle(chord: f64, radius: f64) -> f64 {
    2.0 * offset_angle(chord / 2.0, radius)
}

/// The angle between a ray and a point at `radius` whose distance from the ray is `distance`; at most a quarter of a turn.
pub fn offset_angle(distance: f64, radius: f64) -> f64 {
    if radius > distance {
        arc_sine(distance / radius)
    } else {
        core::f64::consts::FRAC_PI_2
    }
}

/// The midpoint of two numbers.
#[inline(never)]
pub fn middle(a: f64, b: f64) -> f64 {
    f64::midpoint(a, b)
}

/// A count as a floating-point number.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts of marks are far below 2^52"
)]
pub fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_two_decimals_and_no_negative_zero() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (-0.006, "-0.01"),
            (12.0, "12"),
            (12.5, "12.5"),
            (-12.345_6, "-12.35"),
            (0.07, "0.07"),
            (99.999, "100"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(decimal(value), text);
        }
    }

    #[test]
    fn angles_run_clockwise_from_straight_up() {
        use core::f64::consts::{FRAC_PI_2, PI};
        assert_eq!(Point::polar(10.0, 0.0), Point { x: 0.0, y: -10.0 });
        assert_eq!(Point::polar(10.0, FRAC_PI_2), Point { x: 10.0, y: 0.0 });
        assert_eq!(Point::polar(10.0, PI).translate(), "translate(0 10)");
    }

    #[test]
    fn an_arc_of_more_than_half_a_turn_says_so() {
        let mut path = Path::default();
        path.move_to(Point::polar(10.0, 0.0))
            .arc(10.0, 0.0, 4.0)
            .close();
        assert_eq!(path.finish(), "M0-10A10 10 0 1 1-7.57 6.54Z");
    }
}
