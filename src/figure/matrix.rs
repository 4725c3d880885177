//! The matrix: a table of areas by years, kinds, programmes, kinds of actor or counties.

use super::Picture;
use super::canvas::{Attribute, Canvas, Style};
use super::table::{Names, SPACE, draw_ground};
use super::text::{CAPITAL, LINE, broken, room, widest};
use crate::content::Sector;
use crate::layout::matrix::{MARK_SIZE, MOST_MARKS, Units, shade};
use crate::layout::plane::geometry::{Rect, as_f64};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point, Shapes, decimal};
use crate::query::matrix::{
    Cell, Columns, Grid, Line, Missing, Tally, count, in_area_and_programme,
};
use crate::query::{Choice, shown};
use crate::words::line_name;

/// The largest height of a row.
const TALLEST: f64 = 84.0;
/// The largest part of the table that the names of areas take, and those of objectives.
const WIDEST_NAMES: [f64; 2] = [0.28, 0.36];
/// The smallest text size.
const LEAST: f64 = 9.0;
/// The side of a cell's marks, at most three in a row.
const UNITS: f64 = 33.0;
/// The opacity of the marks in a row or column that the filter does not ask for.
const FAINT: f64 = 0.5;

/// How to read the table.
pub(super) fn notes(picture: &Picture) -> Vec<String> {
    let (content, phrases) = (picture.content(), picture.phrases);
    let words = picture.view_words();
    let mut notes = vec![phrases.say(words.figure_matrix)];
    let query = &picture.scene.state.query;
    if query.columns == Columns::Programmes {
        let grid = Grid::new(content, query.columns);
        let based = shown(content, picture.scene.index, &grid.base(&query.filter));
        let both = in_area_and_programme(content, &based);
        let values = [
            ("n", &*phrases.count(both)),
            ("all_initiatives", &*phrases.initiatives(based.count())),
        ];
        notes.push(phrases.say_with(words.matrix_in_both, &values));
    }
    notes
}

/// The table as it is drawn.
struct Table<'a> {
    picture: &'a Picture<'a>,
    grid: Grid,
    tally: Tally,
    /// The indices of the displayed rows.
    rows: Vec<usize>,
    /// The text size, and that of numbers.
    size: f64,
    digits: f64,
    /// Where the cells begin.
    corner: Point,
    /// The width and the height of a cell, with the space between cells.
    cell: (f64, f64),
}

/// The table within a rectangle.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, within: Rect) {
    let query = &picture.scene.state.query;
    let content = picture.content();
    let grid = Grid::new(content, query.columns);
    let based = shown(content, picture.scene.index, &grid.base(&query.filter));
    let displayed = grid.displayed_rows(content, &query.unfolded).into_iter();
    let mut table = Table {
        picture,
        tally: grid.tally(content, &based),
        rows: displayed.map(|(row, _)| row).collect(),
        grid,
        size: picture.scene.format.text() + 1.0,
        digits: 0.0,
        corner: Point {
            x: within.left,
            y: within.top,
        },
        cell: (0.0, 0.0),
    };
    let names = table.arrange(within);
    let colours = picture.colours;
    names.draw(canvas, table.corner, table.cell.0, &|column| {
        if table.is_asked_for(table.grid.columns.get(column)) {
            colours.ink
        } else {
            colours.ink_soft
        }
    });
    for (place, &row) in table.rows.iter().enumerate() {
        table.draw_row(canvas, place, row, within.left);
    }
}

impl Table<'_> {
    /// Divides a rectangle into cells, and lays out the names of columns.
    fn arrange(&mut self, within: Rect) -> Names {
        let (width, height) = (within.right - within.left, within.bottom - within.top);
        let columns = as_f64(self.grid.columns.len());
        let rows = as_f64(self.rows.len());
        // Text must fit into the rows, and there are names of columns above them.
        self.size = (height / (rows + 3.0) * 0.6).min(self.size).max(LEAST);
        let mut names = Vec::new();
        for &row in &self.rows {
            names.push(self.row_name(row).1);
        }
        let taken = widest(&names, Weight::Regular, self.size) + self.size * 2.0;
        let is_unfolded = !self.picture.scene.state.query.unfolded.is_empty();
        let head = taken.min(width * WIDEST_NAMES[usize::from(is_unfolded)]);
        self.cell.0 = (width - head) / columns;
        self.corner.x = within.left + head;
        let most = self
            .picture
            .phrases
            .count(self.picture.content().initiatives().len());
        let own = (self.cell.0 - 2.0 * SPACE) / room(&most, Weight::Bold, 1.0);
        self.digits = self.size.min(own);
        let columns = self.grid.columns.iter();
        let columns: Vec<String> = columns.map(|&column| self.name(Some(column))).collect();
        let names = Names::new(&columns, self.size * 0.9, self.cell.0, height);
        self.cell.1 = ((height - names.height) / rows).min(TALLEST);
        self.corner.y = within.top + names.height;
        names
    }

    /// The number and the name of a row.
    fn row_name(&self, row: usize) -> (Option<String>, String) {
        let line = self.grid.rows.get(row).copied();
        let number = match line {
            Some(Line::Choice(Choice::Area(area))) => self.picture.number(Sector::Area(area)),
            _ => None,
        };
        (number, self.name(line))
    }

    fn name(&self, line: Option<Line>) -> String {
        let (content, language) = (self.picture.content(), self.picture.scene.language);
        line.map_or_else(String::new, |line| line_name(content, line, language).0)
    }

    /// Whether the filter asks for something of a line.
    fn is_asked_for(&self, line: Option<&Line>) -> bool {
        let filter = &self.picture.scene.state.query.filter;
        line.is_some_and(|line| line.is_asked_for(filter, self.picture.content()))
    }

    /// The colours of a row: those of its area, or those of programmes.
    fn hue(&self, row: usize) -> (&'static str, &'static str) {
        let content = self.picture.content();
        let area = match self.grid.rows.get(row) {
            Some(Line::Choice(Choice::Area(area)) | Line::Without(Missing::Objective(area))) => {
                Some(*area)
            }
            Some(Line::Choice(Choice::Objective(own))) => Some(content.objective(*own).area),
            _ => None,
        };
        area.map_or_else(
            || self.picture.colours.hue(0),
            |area| self.picture.hue(Sector::Area(area)),
        )
    }

    fn draw_row(&self, canvas: &mut Canvas, place: usize, row: usize, left: f64) {
        let (colours, size) = (self.picture.colours, self.size);
        let line = self.grid.rows.get(row);
        let is_asked = self.is_asked_for(line);
        let (mark, _) = self.hue(row);
        let top = self.corner.y + as_f64(place) * self.cell.1;
        let middle = top + (self.cell.1 - SPACE) / 2.0;
        let (number, name) = self.row_name(row);
        let is_within = matches!(
            line,
            Some(Line::Choice(Choice::Objective(_)) | Line::Without(Missing::Objective(_)))
        );
        let mut x = left;
        if is_within {
            // A line in the area's colour joins its objectives.
            canvas.rect(
                Point { x, y: top },
                (3.0, self.cell.1),
                &[("fill", mark.into())],
            );
            x += size * 0.9;
        }
        let size = if is_within { size * 0.88 } else { size };
        let ink = if is_asked && !is_within {
            colours.ink
        } else {
            colours.ink_soft
        };
        let indent = if number.is_some() { size * 1.3 } else { 0.0 };
        let most = if self.cell.1 > 2.4 * LINE * size {
            2
        } else {
            1
        };
        let free = self.corner.x - x - indent - size * 0.6;
        let lines = broken(&name, Weight::Regular, size, free, most);
        let first = middle - as_f64(lines.len() - 1) * LINE * size / 2.0 + CAPITAL * size / 2.0;
        if let Some(number) = number {
            canvas.text(Point { x, y: first }, Style::bold(size, mark), &number);
        }
        let at = Point {
            x: x + indent,
            y: first,
        };
        canvas.lines(at, Style::regular(size, ink), &lines);
        for column in 0..self.grid.columns.len() {
            self.draw_cell(canvas, (row, column), top, is_asked);
        }
    }

    fn draw_cell(&self, canvas: &mut Canvas, (row, column): (usize, usize), top: f64, asked: bool) {
        let colours = self.picture.colours;
        let cell = self.tally.cell(row, column);
        let number = count(cell);
        let is_sum = matches!(self.grid.rows.get(row), Some(Line::All(_)))
            || matches!(self.grid.columns.get(column), Some(Line::All(_)));
        let is_asked = asked && self.is_asked_for(self.grid.columns.get(column));
        let (mark, tint) = if is_sum {
            colours.hue(0)
        } else {
            self.hue(row)
        };
        let at = Point {
            x: self.corner.x + as_f64(column) * self.cell.0,
            y: top,
        };
        let own = (self.cell.0 - SPACE, self.cell.1 - SPACE);
        let degree = shade(number, self.tally.most).filter(|_| !is_sum);
        let ground = is_asked.then_some((tint, degree));
        draw_ground(canvas, colours, (at, own), number, (mark, ground));
        let middle = Point {
            x: at.x + own.0 / 2.0,
            y: at.y + own.1 / 2.0,
        };
        let style = if number > 0 && is_asked {
            Style::bold(self.digits, colours.ink)
        } else {
            Style::regular(self.digits, colours.ink_soft)
        };
        let has_units = (1..=MOST_MARKS).contains(&number) && !is_sum;
        let units = has_units.then_some((cell, mark, is_asked));
        self.draw_face(canvas, middle, (own, style), number, units);
    }

    /// The number of a cell, with its marks beside or below it where there is room.
    fn draw_face(
        &self,
        canvas: &mut Canvas,
        middle: Point,
        ((width, height), style): ((f64, f64), Style),
        number: u32,
        units: Option<(Cell, &'static str, bool)>,
    ) {
        let size = style.size;
        let text = self.picture.phrases.count(number as usize);
        let style = style.at(Anchor::Middle);
        let mut at = Point {
            x: middle.x,
            y: middle.y + CAPITAL * size / 2.0,
        };
        let units = units.map(|(cell, mark, is_asked)| (Units::new(cell), mark, is_asked));
        if let Some((units, mark, is_asked)) = units {
            let mut most = Point::default();
            for (_, own) in &units.marks {
                most = Point {
                    x: most.x.max(own.x),
                    y: most.y.max(own.y),
                };
            }
            let mut corner = Point {
                x: middle.x - most.x / 2.0,
                y: middle.y - most.y / 2.0,
            };
            let beside = width >= UNITS + size * 1.9 && height >= UNITS + 4.0;
            let below = height >= UNITS + size * 1.3 + 4.0 && width >= UNITS + 4.0;
            if beside {
                at.x = middle.x - UNITS / 2.0 - size * 0.2;
                corner.x = middle.x + size * 0.5 - UNITS / 2.0 + MARK_SIZE * 0.7;
            } else if below {
                at.y = middle.y - UNITS / 2.0 - size * 0.15 + CAPITAL * size / 2.0;
                corner.y = middle.y + size * 0.75 - UNITS / 2.0 + MARK_SIZE / 2.0;
            }
            if beside || below {
                draw_units(canvas, &units, corner, mark, is_asked);
            }
        }
        canvas.text(at, style, &text);
    }
}

fn draw_units(
    canvas: &mut Canvas,
    units: &Units,
    corner: Point,
    mark: &'static str,
    is_asked: bool,
) {
    let mut shapes = Shapes::new(MARK_SIZE, true);
    for (family, at) in &units.marks {
        let at = Point {
            x: corner.x + at.x,
            y: corner.y + at.y,
        };
        shapes.add(*family, at);
    }
    let faint = decimal(FAINT);
    let mut look: Vec<Attribute> = vec![("fill", mark.into())];
    if !is_asked {
        look.push(("opacity", (&*faint).into()));
    }
    canvas.path(&shapes.finish(), &look);
}
