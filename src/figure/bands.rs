//! One area or programme unrolled: a band for each objective, with its initiatives in the columns of their years.

use super::Picture;
use super::canvas::{Canvas, Style};
use super::objectives::{name, rule};
use super::text::{CAPITAL, LINE, broken, room};
use super::wheel_marks::look;
use crate::content::Sector;
use crate::layout::plane::geometry::{Rect, as_f64, decimal};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Band, BandMark, Point, Unrolled, shape};
use crate::words::years_name;

/// The text sizes of names, the largest first.
const SIZES: [f64; 5] = [16.0, 14.5, 13.0, 12.0, 11.0];
/// The size of a mark beside its name, and the room that it takes, relative to the text.
const MARK: f64 = 0.78;
const BESIDE: f64 = 1.25;
/// The most lines of a name.
const MOST_LINES: usize = 3;
/// The pitch of marks without names.
const PITCH: f64 = 19.0;
/// The size of text around marks without names.
const SIZE: f64 = 15.0;

/// A mark at its place, with the lines of its name.
struct Placed<'a> {
    mark: &'a BandMark,
    at: Point,
    lines: Vec<String>,
}

/// A band at its place.
struct Laid<'a> {
    band: &'a Band,
    top: f64,
    height: f64,
    marks: Vec<Placed<'a>>,
}

/// A layout of all bands at a text size.
struct Layout<'a> {
    picture: &'a Picture<'a>,
    unrolled: &'a Unrolled,
    within: Rect,
    size: f64,
    column: f64,
    has_names: bool,
}

/// The sector within a rectangle: with names at the largest size at which all have room, else with marks alone.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, within: Rect, unrolled: &Unrolled) {
    let layout = |size: f64, has_names: bool| {
        let columns = if has_names {
            unrolled.columns
        } else {
            unrolled.years.len()
        };
        Layout {
            picture,
            unrolled,
            within,
            size,
            column: (within.right - within.left) / as_f64(columns.max(1)),
            has_names,
        }
    };
    for size in SIZES {
        let own = layout(size, true);
        let bands = own.bands();
        if own.bottom(&bands) <= within.bottom {
            return own.draw(canvas, &bands);
        }
    }
    let mut own = layout(SIZE, false);
    let mut bands = own.bands();
    // Marks that are still too many are drawn smaller, which always ends.
    while own.bottom(&bands) > within.bottom && own.size > 4.0 {
        own.size -= 1.0;
        bands = own.bands();
    }
    own.draw(canvas, &bands);
}

impl<'a> Layout<'a> {
    /// The room above and below the marks of a band.
    fn head(&self) -> f64 {
        self.size * 2.0
    }

    fn bottom(&self, bands: &[Laid]) -> f64 {
        bands
            .last()
            .map_or(self.within.top, |last| last.top + last.height)
    }

    fn bands(&self) -> Vec<Laid<'a>> {
        let mut bands = Vec::new();
        let mut top = self.within.top + self.size * 1.6;
        for band in &self.unrolled.bands {
            let (marks, height) = if self.has_names {
                self.named(band)
            } else {
                self.unnamed(band)
            };
            let height = height + self.head() + self.size * 0.6;
            bands.push(Laid {
                band,
                top,
                height,
                marks,
            });
            top += height;
        }
        bands
    }

    /// Marks with their names: each takes whole columns, in the first row in which they are free.
    fn named(&self, band: &'a Band) -> (Vec<Placed<'a>>, f64) {
        let content = self.picture.content();
        let (mut rows, mut found): (Vec<(Vec<bool>, usize)>, Vec<_>) = (Vec::new(), Vec::new());
        for mark in &band.marks {
            let text = content
                .initiative(mark.initiative)
                .name
                .in_language(self.picture.scene.language);
            let free = self.column * as_f64(mark.span) - self.size * (BESIDE + 0.7);
            let lines = broken(text, Weight::Regular, self.size, free, MOST_LINES);
            let columns = mark.column..mark.column + mark.span;
            let is_free = |taken: &(Vec<bool>, usize)| {
                let own = taken.0.get(columns.clone());
                own.is_some_and(|own| !own.contains(&true))
            };
            let row = rows.iter().position(is_free).unwrap_or_else(|| {
                rows.push((vec![false; self.unrolled.columns.max(columns.end)], 0));
                rows.len() - 1
            });
            if let Some((taken, most)) = rows.get_mut(row) {
                taken
                    .iter_mut()
                    .take(columns.end)
                    .skip(columns.start)
                    .for_each(|taken| *taken = true);
                *most = (*most).max(lines.len());
            }
            found.push((row, mark, lines));
        }
        let (mut tops, mut height) = (Vec::new(), 0.0);
        for (_, lines) in &rows {
            tops.push(height);
            height += (as_f64(*lines) * LINE + 0.45) * self.size;
        }
        let place = |(row, mark, lines): (usize, &'a BandMark, Vec<String>)| Placed {
            mark,
            at: Point {
                x: self.within.left + (as_f64(mark.column) + 0.0) * self.column + self.size * 0.5,
                y: tops.get(row).copied().unwrap_or(0.0),
            },
            lines,
        };
        (found.into_iter().map(place).collect(), height)
    }

    /// Marks alone, in rows within the columns of their years.
    fn unnamed(&self, band: &'a Band) -> (Vec<Placed<'a>>, f64) {
        let pitch = PITCH * self.size / SIZE;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few marks, and a cast saturates"
        )]
        let in_row = (((self.column - pitch * 0.5) / pitch) as usize).max(1);
        let mut counts = vec![0_usize; self.unrolled.years.len().max(1)];
        let (mut marks, mut rows) = (Vec::new(), 0);
        for mark in &band.marks {
            let Some(count) = counts.get_mut(mark.column) else {
                continue;
            };
            let (row, place) = (*count / in_row, *count % in_row);
            *count += 1;
            rows = rows.max(row + 1);
            marks.push(Placed {
                mark,
                at: Point {
                    x: self.within.left
                        + as_f64(mark.column) * self.column
                        + self.size * 0.5
                        + as_f64(place) * pitch,
                    y: as_f64(row) * pitch,
                },
                lines: Vec::new(),
            });
        }
        (marks, as_f64(rows) * pitch)
    }

    fn draw(&self, canvas: &mut Canvas, bands: &[Laid]) {
        let colours = self.picture.colours;
        let (mark, tint) = self.picture.hue(self.unrolled.sector);
        let bottom = self.bottom(bands);
        let corner = Point {
            x: self.within.left,
            y: self.within.top,
        };
        let size = (
            self.within.right - self.within.left,
            bottom - self.within.top,
        );
        canvas.rect(corner, size, &[("fill", tint.into())]);
        canvas.rect(corner, (4.0, size.1), &[("fill", mark.into())]);
        let mut grid = String::new();
        for (place, &years) in self.unrolled.years.iter().enumerate() {
            let x = self.within.left + as_f64(place) * self.column;
            if place > 0 {
                let (x, top) = (decimal(x), decimal(self.within.top));
                grid.push_str(&["M", &x, " ", &top, "V", &decimal(bottom)].concat());
            }
            let at = Point {
                x: x + self.size * 0.5,
                y: self.within.top + self.size * 1.1,
            };
            let name = years_name(years, self.picture.scene.language);
            let style = Style::bold(self.size * 0.9, colours.ink_soft);
            canvas.text(at, style, &name);
        }
        canvas.path(&grid, &[("stroke", colours.line.into())]);
        for band in bands {
            self.draw_band(canvas, band);
        }
    }

    fn draw_band(&self, canvas: &mut Canvas, laid: &Laid) {
        let (picture, size) = (self.picture, self.size);
        let (colours, sector) = (picture.colours, self.unrolled.sector);
        let (mark, tint) = picture.hue(sector);
        let inside = Rect {
            left: self.within.left + 4.0,
            ..self.within
        };
        let data = rule(inside, laid.top);
        canvas.path(&data, &[("stroke", colours.line.into())]);
        let y = laid.top + size * 1.35;
        let (number, name) = match (laid.band.objective, sector) {
            (None, Sector::Area(_)) => {
                let others = picture.view_words().unrolled_others;
                (None, picture.phrases.say(others))
            }
            (objective, _) => name(picture, sector, objective),
        };
        let count = picture
            .phrases
            .initiatives_of(laid.band.matching, laid.band.members);
        let left = self.within.left + size * 0.9;
        let right = self.within.right - size * 0.5;
        let taken = room(&count, Weight::Regular, size);
        let indent = number
            .as_ref()
            .map_or(0.0, |number| room(number, Weight::Bold, size) + size * 0.4);
        let lines = broken(
            &name,
            Weight::Bold,
            size,
            right - left - indent - taken - size,
            1,
        );
        // The lines between years do not cross the heading.
        let corner = Point {
            x: left - size * 0.2,
            y: laid.top + 1.0,
        };
        let heading = (right - left + size * 0.4, self.head() - 2.0);
        canvas.rect(corner, heading, &[("fill", tint.into())]);
        if let Some(number) = number {
            canvas.text(Point { x: left, y }, Style::bold(size, mark), &number);
        }
        for text in &lines {
            let at = Point {
                x: left + indent,
                y,
            };
            canvas.text(at, Style::bold(size, colours.ink), text);
        }
        let style = Style::regular(size, colours.ink_soft).at(Anchor::End);
        canvas.text(Point { x: right, y }, style, &count);
        for own in &laid.marks {
            self.draw_mark(canvas, own, laid.top + self.head());
        }
    }

    fn draw_mark(&self, canvas: &mut Canvas, own: &Placed, top: f64) {
        let (picture, size) = (self.picture, self.size);
        let family = picture
            .content()
            .initiative(own.mark.initiative)
            .kind
            .family();
        let (colour, _) = picture.hue(self.unrolled.sector);
        let mark_size = if self.has_names {
            size * MARK
        } else {
            PITCH * 0.62 * size / SIZE
        };
        let at = Point {
            x: own.at.x + mark_size / 2.0,
            y: top + own.at.y + size - CAPITAL * size / 2.0,
        };
        let place = at.translate();
        let mut look = look(mark_size, own.mark.main, colour);
        look.push(("transform", (&*place).into()));
        canvas.path(&shape(family, mark_size, own.mark.main), &look);
        for (line, text) in own.lines.iter().enumerate() {
            let at = Point {
                x: own.at.x + size * BESIDE,
                y: top + own.at.y + (as_f64(line) * LINE + 1.0) * size,
            };
            canvas.text(at, Style::regular(size, picture.colours.ink), text);
        }
    }
}
