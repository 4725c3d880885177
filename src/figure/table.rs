//! What tables of numbers share: the names of their columns, and the grounds of their cells.

use super::Palette;
use super::canvas::{Attribute, Canvas, Style};
use super::text::{CAPITAL, LINE, broken, widest};
use crate::layout::plane::geometry::as_f64;
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point};

/// Between cells.
pub(super) const SPACE: f64 = 2.0;
/// The largest part of a table that turned names of columns take.
const TALLEST_NAMES: f64 = 0.24;
/// The most lines of names side by side.
const MOST_LINES: usize = 3;
/// How much of the marks' colour a shade has, as in `style/matrix.css`.
const SHADE: f64 = 0.1;

/// How the names of columns stand.
pub(super) struct Names {
    lines: Vec<Vec<String>>,
    size: f64,
    is_turned: bool,
    /// The room above the cells.
    pub height: f64,
}

impl Names {
    /// The names of columns of a width, in a table of a height: side by side if they fit, else turned.
    pub(super) fn new(names: &[String], size: f64, column: f64, table: f64) -> Self {
        let free = column - SPACE - size * 0.3;
        let is_cut = |name: &String| {
            let lines = broken(name, Weight::Regular, size, free, MOST_LINES);
            lines.iter().any(|line| line.ends_with('…'))
        };
        let is_turned = names.iter().any(is_cut);
        let (along, most) = if is_turned {
            let widest = widest(names, Weight::Regular, size) + size;
            let most = if column > 2.4 * LINE * size { 2 } else { 1 };
            (widest.min(table * TALLEST_NAMES), most)
        } else {
            (free, MOST_LINES)
        };
        let (mut lines, mut tallest, mut longest) = (Vec::new(), 0, 0.0_f64);
        for name in names {
            let own = broken(name, Weight::Regular, size, along, most);
            tallest = tallest.max(own.len());
            longest = longest.max(widest(&own, Weight::Regular, size));
            lines.push(own);
        }
        let height = if is_turned {
            longest + size * 0.8
        } else {
            (as_f64(tallest) * LINE + 0.5) * size
        };
        Self {
            lines,
            size,
            is_turned,
            height,
        }
    }

    /// Draws them above the cells, which begin at a corner, each in the colour of its column.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        corner: Point,
        width: f64,
        ink: &dyn Fn(usize) -> &'static str,
    ) {
        let size = self.size;
        for (column, lines) in self.lines.iter().enumerate() {
            let middle = corner.x + (as_f64(column) + 0.5) * width;
            let bottom = corner.y - size * 0.45;
            let style = Style::regular(size, ink(column));
            let below = as_f64(lines.len().saturating_sub(1)) * LINE * size;
            if self.is_turned {
                let at = Point {
                    x: middle - below / 2.0 + CAPITAL * size / 2.0,
                    y: bottom,
                };
                let turn = [&*at.translate(), " rotate(-90)"].concat();
                canvas.open("g", &[("transform", (&*turn).into())]);
                canvas.lines(Point::default(), style, lines);
                canvas.close("g");
            } else {
                let at = Point {
                    x: middle,
                    y: bottom - below,
                };
                canvas.lines(at, style.at(Anchor::Middle), lines);
            }
        }
    }
}

/// The ground of a cell that has a number: an outline if it is 0, else a tint, with a shade of the marks' colour above it if
/// there are many; nothing for what the filter does not ask for.
pub(super) fn draw_ground(
    canvas: &mut Canvas,
    colours: &Palette,
    (at, size): (Point, (f64, f64)),
    number: u32,
    (mark, asked): (&'static str, Option<(&'static str, Option<u32>)>),
) {
    if number == 0 {
        let inside = Point {
            x: at.x + 0.5,
            y: at.y + 0.5,
        };
        let line: [Attribute; 2] = [("fill", "none".into()), ("stroke", colours.line.into())];
        canvas.rect(inside, (size.0 - 1.0, size.1 - 1.0), &line);
    } else if let Some((tint, shade)) = asked {
        canvas.rect(at, size, &[("fill", tint.into())]);
        if let Some(degree) = shade {
            let part = SHADE * f64::from(degree);
            let look = [("fill", mark.into()), ("fill-opacity", part.into())];
            canvas.rect(at, size, &look);
        }
    }
}
