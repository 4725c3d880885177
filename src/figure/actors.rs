//! Actors by areas: a table of those who take part the most, as many as there is room for.

use super::Picture;
use super::canvas::{Canvas, Style};
use super::table::{Names, SPACE, draw_ground};
use super::text::{CAPITAL, broken, room, widest};
use crate::content::{AreaIdx, Sector};
use crate::layout::matrix::shade;
use crate::layout::plane::geometry::{Rect, as_f64};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point};
use crate::query::{
    ActorColumn, ActorGroup, ActorRow, ActorTable, Choice, Facet, ListedActors, shown,
};
use crate::words::{ActorWords, actor_words};

/// The least height of a row, relative to the text.
const ROW: f64 = 1.42;
/// The largest height of a row, relative to the text.
const TALLEST: f64 = 2.2;
/// The largest part of the table that names of actors take.
const WIDEST_NAMES: f64 = 0.36;
/// What names of actors begin after.
const INDENT: f64 = 0.8;

/// How to read the table.
pub(super) fn notes(picture: &Picture) -> Vec<String> {
    vec![picture.phrases.say(words(picture).note)]
}

/// What the table is about.
pub(super) fn caption(picture: &Picture) -> String {
    picture.phrases.say(words(picture).caption)
}

fn words(picture: &Picture) -> &'static ActorWords {
    actor_words(picture.scene.language)
}

/// A line of the table.
enum Line {
    Group(String),
    Actor(ActorRow),
}

/// The table as it is drawn.
struct Table<'a> {
    picture: &'a Picture<'a>,
    all: ActorTable,
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
    let (content, language) = (picture.content(), picture.scene.language);
    let query = &picture.scene.state.query;
    let base = ActorTable::base(&query.filter);
    let based = shown(content, picture.scene.index, &base);
    let order = query.sort;
    let all = ActorTable::new(content, &query.filter, &based, order, language);
    let size = picture.scene.format.text() * 0.96;
    if all.groups.is_empty() {
        let width = within.right - within.left;
        let nobody = picture.phrases.say(words(picture).nobody);
        let lines = broken(&nobody, Weight::Regular, size, width, 3);
        let at = Point {
            x: within.left,
            y: within.top + size,
        };
        let style = Style::regular(size, picture.colours.ink_soft);
        canvas.lines(at, style, &lines);
        return;
    }
    let mut table = Table {
        picture,
        all,
        size,
        digits: size,
        corner: Point {
            x: within.left,
            y: within.top,
        },
        cell: (0.0, 0.0),
    };
    table.draw(canvas, within);
}

impl Table<'_> {
    fn draw(&mut self, canvas: &mut Canvas, within: Rect) {
        let (width, height) = (within.right - within.left, within.bottom - within.top);
        let size = self.size;
        // The sum stands first, as on the page.
        let columns = as_f64(self.all.columns.len() + 1);
        let most = whole(height / (ROW * size));
        let head = self.widest_name(most).min(width * WIDEST_NAMES);
        self.cell.0 = (width - head) / columns;
        self.corner.x = within.left + head;
        let all = self.picture.content().initiatives().len();
        let most = self.picture.phrases.count(all);
        self.digits = size.min((self.cell.0 - 2.0 * SPACE) / room(&most, Weight::Bold, 1.0));
        let names = Names::new(&self.names(), size * 0.92, self.cell.0, height);
        self.corner.y = within.top + names.height;
        let free = height - names.height;
        let (lines, left_out) = self.lines(whole(free / (ROW * size)));
        let count = lines.len() + usize::from(left_out > 0);
        self.cell.1 = (free / as_f64(count.max(1))).clamp(ROW * size, TALLEST * size);
        let ink = self.picture.colours.ink;
        names.draw(canvas, self.corner, self.cell.0, &|_| ink);
        for (place, line) in lines.iter().enumerate() {
            let top = self.corner.y + as_f64(place) * self.cell.1;
            match line {
                Line::Group(name) => self.draw_group(canvas, name, within, top),
                Line::Actor(row) => self.draw_row(canvas, *row, within.left, top),
            }
        }
        if left_out > 0 {
            let top = self.corner.y + as_f64(lines.len()) * self.cell.1;
            let at = Point {
                x: within.left + INDENT * size,
                y: self.baseline(top),
            };
            let said = words(self.picture).others;
            let style = Style::regular(size, self.picture.colours.ink_soft);
            let text = self.picture.phrases.say_count(said, left_out);
            canvas.text(at, style, &text);
        }
    }

    /// Where the text of a line stands.
    fn baseline(&self, top: f64) -> f64 {
        top + (self.cell.1 - SPACE) / 2.0 + CAPITAL * self.size / 2.0
    }

    /// The room of the longest name among as many actors as the table has at most.
    fn widest_name(&self, most: usize) -> f64 {
        let rows = self.all.groups.iter().flat_map(|group| &group.rows);
        let rows = rows.filter(|row| row.rank < most);
        let names: Vec<&str> = rows.map(|row| self.name(*row)).collect();
        widest(&names, Weight::Regular, self.size) + (INDENT + 0.8) * self.size
    }

    fn name(&self, row: ActorRow) -> &str {
        let content = self.picture.content();
        let name = &content.actor(row.actor).name;
        name.in_language(self.picture.scene.language)
    }

    /// The names of the columns.
    fn names(&self) -> Vec<String> {
        let phrases = self.picture.phrases;
        let mut names = vec![phrases.say(self.picture.view_words().table_all)];
        for column in &self.all.columns {
            names.push(match column {
                ActorColumn::Area(area) => self.picture.short(Sector::Area(*area)).to_owned(),
                ActorColumn::NoArea => phrases.say(words(self.picture).no_area),
            });
        }
        names
    }

    /// As many lines as there is room for, with one for how many actors they leave out, and that number.
    fn lines(&self, most: usize) -> (Vec<Line>, usize) {
        let content = self.picture.content();
        let filter = &self.picture.scene.state.query.filter;
        let needed = |listed: &ListedActors| {
            let rows = listed.groups.iter().map(|group| 1 + group.rows.len());
            rows.sum::<usize>() + usize::from(listed.left_out > 0)
        };
        let listed = |limit: usize| self.all.listed(content, filter, "", limit);
        let mut limit = most;
        let mut fitting = listed(limit);
        while limit > 0 && needed(&fitting) > most {
            limit -= 1;
            fitting = listed(limit);
        }
        // Those that are chosen are always listed, but there may be too many of them.
        let mut left_out = fitting.left_out;
        while needed(&fitting) > most {
            let Some(last) = fitting.groups.last_mut() else {
                break;
            };
            last.rows.pop();
            if last.rows.is_empty() {
                fitting.groups.pop();
            }
            left_out += 1;
            fitting.left_out = left_out;
        }
        let mut lines = Vec::new();
        for ActorGroup { kind, rows } in fitting.groups {
            let words = words(self.picture);
            let name = kind.map_or(words.group_unknown, words.group);
            lines.push(Line::Group(name.to_owned()));
            lines.extend(rows.into_iter().map(Line::Actor));
        }
        (lines, left_out)
    }

    fn draw_group(&self, canvas: &mut Canvas, name: &str, within: Rect, top: f64) {
        let width = within.right - within.left;
        let lines = broken(name, Weight::Bold, self.size, width, 1);
        let at = Point {
            x: within.left,
            y: self.baseline(top),
        };
        canvas.lines(at, Style::bold(self.size, self.picture.colours.ink), &lines);
    }

    fn draw_row(&self, canvas: &mut Canvas, row: ActorRow, left: f64, top: f64) {
        let (colours, size) = (self.picture.colours, self.size);
        let filter = &self.picture.scene.state.query.filter;
        let is_asked =
            filter.chosen(Facet::Actor).is_empty() || filter.has(Choice::Actor(row.actor));
        let ink = if is_asked {
            colours.ink
        } else {
            colours.ink_soft
        };
        let at = Point {
            x: left + INDENT * size,
            y: self.baseline(top),
        };
        let free = self.corner.x - at.x - size * 0.6;
        let name = broken(self.name(row), Weight::Regular, size, free, 1);
        canvas.lines(at, Style::regular(size, ink), &name);
        let cells = self.all.columns.iter().zip(self.all.cells_of(row.actor));
        let sum = (None, row.count, None);
        let cells = cells.map(|(column, &count)| match column {
            ActorColumn::Area(area) => (Some(*area), count, shade(count, self.all.most)),
            ActorColumn::NoArea => (None, count, shade(count, self.all.most)),
        });
        for (column, cell) in core::iter::once(sum).chain(cells).enumerate() {
            let at = Point {
                x: self.corner.x + as_f64(column) * self.cell.0,
                y: top,
            };
            self.draw_cell(canvas, at, cell, is_asked);
        }
    }

    /// A cell with the colour of its area, and its number.
    fn draw_cell(
        &self,
        canvas: &mut Canvas,
        at: Point,
        (area, count, shade): (Option<AreaIdx>, u32, Option<u32>),
        is_asked: bool,
    ) {
        let colours = self.picture.colours;
        let hue = |area| self.picture.hue(Sector::Area(area));
        let (mark, tint) = area.map_or_else(|| colours.hue(0), hue);
        let size = (self.cell.0 - SPACE, self.cell.1 - SPACE);
        let asked = is_asked.then_some((tint, shade));
        draw_ground(canvas, colours, (at, size), count, (mark, asked));
        let style = if count > 0 && is_asked {
            Style::bold(self.digits, colours.ink)
        } else {
            Style::regular(self.digits, colours.ink_soft)
        };
        let middle = Point {
            x: at.x + size.0 / 2.0,
            y: at.y + size.1 / 2.0 + CAPITAL * self.digits / 2.0,
        };
        let text = self.picture.phrases.count(count as usize);
        canvas.text(middle, style.at(Anchor::Middle), &text);
    }
}

/// How many whole ones there are.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some tens of lines, and a cast saturates"
)]
fn whole(count: f64) -> usize {
    count as usize
}
