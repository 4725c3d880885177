//! One area or programme unrolled: a band for each objective, with its initiatives in the columns of their years.

use super::Picture;
use super::canvas::{Canvas, Style};
use super::objectives::{name, rule};
use super::text::{CAPITAL, LINE, STRIPE, broken, room};
use super::wheel_marks::look;
use crate::content::Sector;
use crate::layout::plane::geometry::{Rect, as_f64, decimal};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Band, BandMark, Point, Unrolled, shape};
use crate::words::years_name;

/// The sizes of names in the columns of their years, and in a list, relative to other text; the largest first.
const IN_YEARS: [f64; 3] = [1.05, 0.95, 0.87];
const IN_LIST: [f64; 5] = [1.0, 0.95, 0.87, 0.8, 0.74];
/// The numbers of columns of a list.
const COLUMNS: [usize; 2] = [3, 2];
/// The size of a mark beside its name, and the room that it takes, relative to the text.
const MARK: f64 = 0.78;
const BESIDE: f64 = 1.25;
/// The room of a year in a list, relative to the text.
const YEAR: f64 = 3.7;
/// The most lines of a name.
const MOST_LINES: usize = 3;
/// The distance of marks without names, and their size, relative to the text.
const PITCH: f64 = 1.27;
const ALONE: f64 = 0.8;
/// How large text is at most where marks stand alone, relative to other text, and from step to step.
const LARGEST: f64 = 1.3;
const STEP: f64 = 0.95;
/// The smallest text.
const LEAST: f64 = 4.0;

/// Where the initiatives of a band stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// In the columns of their years, with their names.
    Years,
    /// In a list of names with their years, in so many columns.
    List(usize),
    /// In the columns of their years, as marks alone.
    Marks,
}

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

/// The heading of a band.
struct Heading {
    number: Option<String>,
    name: String,
    count: String,
    /// From the left edge to the name.
    indent: f64,
}

/// A layout of all bands at a text size.
struct Layout<'a> {
    picture: &'a Picture<'a>,
    unrolled: &'a Unrolled,
    within: Rect,
    size: f64,
    column: f64,
    mode: Mode,
}

/// The sector within a rectangle: with names along the years if all have room at a good size, else with names in a list,
/// else with marks alone.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, within: Rect, unrolled: &Unrolled) {
    let text = picture.scene.format.text();
    let layout = |mode: Mode, size: f64| {
        let columns = match mode {
            Mode::Years => unrolled.columns,
            Mode::List(columns) => columns,
            Mode::Marks => unrolled.years.len(),
        };
        Layout {
            picture,
            unrolled,
            within,
            size: size * text,
            column: (within.right - within.left - STRIPE) / as_f64(columns.max(1)),
            mode,
        }
    };
    let mut wanted = Vec::new();
    for size in IN_YEARS {
        wanted.push((Mode::Years, size));
    }
    for size in IN_LIST {
        for columns in COLUMNS {
            wanted.push((Mode::List(columns), size));
        }
    }
    for (mode, size) in wanted {
        let own = layout(mode, size);
        let bands = own.bands();
        if own.bottom(&bands) <= within.bottom {
            return own.draw(canvas, &bands);
        }
    }
    let mut own = layout(Mode::Marks, LARGEST);
    let mut bands = own.bands();
    while own.size > LEAST
        && (own.bottom(&bands) > within.bottom || own.size > text && own.cuts_names())
    {
        own.size *= STEP;
        bands = own.bands();
    }
    own.draw(canvas, &bands);
}

impl<'a> Layout<'a> {
    const fn is_list(&self) -> bool {
        matches!(self.mode, Mode::List(_))
    }

    /// The room of the years above all bands.
    fn years_height(&self) -> f64 {
        if self.is_list() { 0.0 } else { self.size * 1.6 }
    }

    /// The left edge of a column.
    fn left(&self, column: usize) -> f64 {
        self.within.left + STRIPE + as_f64(column) * self.column
    }

    /// The room of the name of a band.
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
        let mut top = self.within.top + self.years_height();
        for band in &self.unrolled.bands {
            let (marks, height) = match self.mode {
                Mode::Years => self.named(band),
                Mode::List(columns) => self.listed(band, columns),
                Mode::Marks => self.unnamed(band),
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
        // Which columns of each row are taken, as the digits of a binary number, and how many lines it has.
        let mut rows: Vec<(u64, usize)> = Vec::new();
        let (mut marks, mut in_rows) = (Vec::new(), Vec::new());
        for mark in &band.marks {
            let name = &content.initiative(mark.initiative).name;
            let text = name.in_language(self.picture.scene.language);
            let free = self.column * as_f64(mark.span) - self.size * (BESIDE + 0.7);
            let lines = broken(text, Weight::Regular, self.size, free, MOST_LINES);
            let own = ((1 << mark.span) - 1) << mark.column;
            let mut row = 0;
            while rows.get(row).is_some_and(|(taken, _)| taken & own != 0) {
                row += 1;
            }
            if row == rows.len() {
                rows.push((0, 0));
            }
            if let Some((taken, most)) = rows.get_mut(row) {
                *taken |= own;
                *most = (*most).max(lines.len());
            }
            in_rows.push(row);
            let at = Point {
                x: self.left(mark.column) + self.size * 0.5,
                y: 0.0,
            };
            marks.push(Placed { mark, at, lines });
        }
        let mut height = 0.0;
        for (row, (_, lines)) in rows.into_iter().enumerate() {
            for (mark, own) in marks.iter_mut().zip(&in_rows) {
                if *own == row {
                    mark.at.y = height;
                }
            }
            height += self.row(lines);
        }
        (marks, height)
    }

    /// Marks with their years and names, in rows from left to right.
    fn listed(&self, band: &'a Band, columns: usize) -> (Vec<Placed<'a>>, f64) {
        let content = self.picture.content();
        let free = self.column - self.size * (BESIDE + YEAR + 1.2);
        let (mut marks, mut top, mut most) = (Vec::new(), 0.0, 0);
        for (place, mark) in band.marks.iter().enumerate() {
            let name = &content.initiative(mark.initiative).name;
            let text = name.in_language(self.picture.scene.language);
            let lines = broken(text, Weight::Regular, self.size, free, MOST_LINES);
            let column = place % columns;
            if column == 0 {
                top += self.row(most);
                most = 0;
            }
            most = most.max(lines.len());
            let at = Point {
                x: self.left(column) + self.size * 0.9,
                y: top,
            };
            marks.push(Placed { mark, at, lines });
        }
        (marks, top + self.row(most))
    }

    /// The height of a row with so many lines.
    fn row(&self, lines: usize) -> f64 {
        if lines == 0 {
            0.0
        } else {
            (as_f64(lines) * LINE + 0.45) * self.size
        }
    }

    /// Marks alone, in rows within the columns of their years.
    fn unnamed(&self, band: &'a Band) -> (Vec<Placed<'a>>, f64) {
        let pitch = PITCH * self.size;
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
                    x: self.left(mark.column) + self.size * 0.5 + as_f64(place) * pitch,
                    y: as_f64(row) * pitch,
                },
                lines: Vec::new(),
            });
        }
        (marks, as_f64(rows) * pitch)
    }

    fn draw(&self, canvas: &mut Canvas, bands: &[Laid]) {
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
        canvas.rect(corner, (STRIPE, size.1), &[("fill", mark.into())]);
        if !self.is_list() {
            self.draw_years(canvas, bottom);
        }
        for band in bands {
            self.draw_band(canvas, band);
        }
    }

    /// The lines between years, and their names.
    fn draw_years(&self, canvas: &mut Canvas, bottom: f64) {
        let colours = self.picture.colours;
        let mut grid = String::new();
        for (place, &years) in self.unrolled.years.iter().enumerate() {
            let x = self.left(place);
            if place > 0 {
                let (x, top) = (decimal(x), decimal(self.within.top));
                grid.push_str(&["M", &*x, " ", &top, "V", &decimal(bottom)].concat());
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
    }

    /// The heading of a band, and the room that its name has.
    fn heading(&self, band: &Band) -> (Heading, f64) {
        let (picture, size, sector) = (self.picture, self.size, self.unrolled.sector);
        let (number, name) = match (band.objective, sector) {
            (None, Sector::Area(_)) => {
                let others = picture.view_words().unrolled_others;
                (None, picture.phrases.say(others))
            }
            (objective, _) => name(picture, sector, objective),
        };
        let count = picture.phrases.initiatives_of(band.matching, band.members);
        let own = number.as_ref();
        let indent = own.map_or(0.0, |number| room(number, Weight::Bold, size) + size * 0.4);
        let taken = indent + room(&count, Weight::Regular, size) + size * 2.4;
        let free = self.within.right - self.within.left - taken;
        let heading = Heading {
            number,
            name,
            count,
            indent,
        };
        (heading, free)
    }

    /// Whether the name of a band is cut.
    fn cuts_names(&self) -> bool {
        self.unrolled.bands.iter().any(|band| {
            let (heading, free) = self.heading(band);
            room(&heading.name, Weight::Bold, self.size) > free
        })
    }

    fn draw_band(&self, canvas: &mut Canvas, laid: &Laid) {
        let (picture, size) = (self.picture, self.size);
        let colours = picture.colours;
        let (mark, tint) = picture.hue(self.unrolled.sector);
        let inside = Rect {
            left: self.within.left + STRIPE,
            ..self.within
        };
        let data = rule(inside, laid.top);
        canvas.path(&data, &[("stroke", colours.line.into())]);
        let (heading, free) = self.heading(laid.band);
        let y = laid.top + size * 1.35;
        let left = self.within.left + size * 0.9;
        let right = self.within.right - size * 0.5;
        // The lines between years do not cross the heading.
        let corner = Point {
            x: left - size * 0.2,
            y: laid.top + 1.0,
        };
        let taken = (right - left + size * 0.4, self.head() - 2.0);
        canvas.rect(corner, taken, &[("fill", tint.into())]);
        if let Some(number) = &heading.number {
            canvas.text(Point { x: left, y }, Style::bold(size, mark), number);
        }
        let at = Point {
            x: left + heading.indent,
            y,
        };
        let name = broken(&heading.name, Weight::Bold, size, free, 1);
        canvas.lines(at, Style::bold(size, colours.ink), &name);
        let style = Style::regular(size, colours.ink_soft).at(Anchor::End);
        canvas.text(Point { x: right, y }, style, &heading.count);
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
        let mark_size = size
            * if self.mode == Mode::Marks {
                ALONE
            } else {
                MARK
            };
        let at = Point {
            x: own.at.x + mark_size / 2.0,
            y: top + own.at.y + size - CAPITAL * size / 2.0,
        };
        let place = at.translate();
        let mut look = look(mark_size, own.mark.main, colour);
        look.push(("transform", (&*place).into()));
        canvas.path(&shape(family, mark_size, own.mark.main), &look);
        let mut left = own.at.x + size * BESIDE;
        if self.is_list() {
            let years = self.unrolled.years.get(own.mark.column);
            let year = years.map(|&years| years_name(years, picture.scene.language));
            let at = Point {
                x: left,
                y: top + own.at.y + size,
            };
            let style = Style::regular(size, picture.colours.ink_soft);
            canvas.text(at, style, &year.unwrap_or_default());
            left += size * YEAR;
        }
        let at = Point {
            x: left,
            y: top + own.at.y + size,
        };
        canvas.lines(at, Style::regular(size, picture.colours.ink), &own.lines);
    }
}
