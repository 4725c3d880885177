//! The timeline: periods along the years, by main sector.

use super::Picture;
use super::canvas::{Attribute, Canvas, Style};
use super::text::{Block, CAPITAL, LINE, STRIPE, broken, room, widest};
use crate::content::{InitiativeIdx, Sector};
use crate::layout::plane::geometry::{Rect, as_f64, decimal};
use crate::layout::plane::text::Weight;
use crate::layout::timeline::{Bar, Form, Group, most_bars};
use crate::layout::{Anchor, Point, Timeline};
use crate::query::{ByMainSector, by_main_sector};
use crate::sort::sort_by;

/// The smallest text on bars, and the largest, in pixels.
const LEAST_TEXT: f64 = 10.5;
const LARGEST_TEXT: f64 = 16.0;
/// How much smaller than laid out names are drawn, because nothing can be measured.
const SMALLER: f64 = 0.94;
/// The largest part of the width that the names of sectors take.
const WIDEST_NAMES: f64 = 0.3;
/// Between groups, and above and below the bars of one.
const GAP: f64 = 5.0;
const PADDING: f64 = 3.0;
/// How much of the marks' colour a bar has of which only the year or the month is known.
const VAGUE: f64 = 0.3;
/// The space at the edge of a group.
const EDGE: f64 = 10.0;
/// The most lines of the names of what has no date.
const MOST_LINES_UNDATED: usize = 3;

/// A group with its place.
struct Placed {
    sector: Sector,
    group: Group,
    lanes: usize,
    height: f64,
}

/// The timeline at one form and scale.
struct Chart<'a> {
    picture: &'a Picture<'a>,
    timeline: Timeline,
    form: Form,
    /// Whether the names of sectors stand above their bars, or else beside them.
    is_above: bool,
    /// The text size of those names.
    size: f64,
    within: Rect,
    /// Where the years begin.
    left: f64,
    /// From the timeline's units to pixels.
    scale: (f64, f64),
    groups: Vec<Placed>,
}

/// The timeline within a rectangle.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, mut within: Rect) {
    let content = picture.content();
    let groups = by_main_sector(content, &|own: InitiativeIdx| {
        picture.shown.is_matching(own)
    });
    if picture.shown.count() == 0 {
        let sentence = picture
            .phrases
            .say(picture.phrases.late_words().nothing_found);
        let at = Point {
            x: f64::midpoint(within.left, within.right),
            y: f64::midpoint(within.top, within.bottom),
        };
        let size = picture.scene.format.text() * 1.2;
        let style = Style::regular(size, picture.colours.ink_soft);
        canvas.text(at, style.at(Anchor::Middle), &sentence);
        return;
    }
    within.bottom = draw_undated(picture, canvas, within, &groups.undated);
    let chart = |form, is_above| Chart::new(picture, (form, is_above), within, &groups).fit();
    // With names, beside or below those of the sectors, whichever lets them be larger; or without.
    let (above, beside) = (chart(Form::Wide, true), chart(Form::Wide, false));
    let is_larger = |one: &Chart| {
        let other = beside.as_ref();
        other.is_none_or(|other| one.scale.0 >= other.scale.0)
    };
    let best = above.filter(is_larger).or(beside);
    if let Some(best) = best.or_else(|| chart(Form::Bare, false)) {
        best.draw(canvas);
    }
}

/// Draws the names of what has no date, at the foot. Returns where they begin.
fn draw_undated(
    picture: &Picture,
    canvas: &mut Canvas,
    within: Rect,
    undated: &[InitiativeIdx],
) -> f64 {
    if undated.is_empty() {
        return within.bottom;
    }
    let (content, phrases) = (picture.content(), picture.phrases);
    let heading = phrases.say_count(picture.view_words().timeline_undated, undated.len());
    let (mut text, mut before) = (heading, ": ");
    for &own in undated {
        let name = &content.initiative(own).name;
        text.push_str(before);
        text.push_str(name.in_language(picture.scene.language));
        before = " · ";
    }
    let size = picture.scene.format.text() * 0.9;
    let width = within.right - within.left;
    let block = Block::new(&text, Weight::Regular, size, width, MOST_LINES_UNDATED);
    let top = within.bottom - block.height();
    let at = Point {
        x: within.left,
        y: top + size,
    };
    let style = Style::regular(size, picture.colours.ink_soft);
    canvas.lines(at, style, &block.lines);
    top - size
}

impl<'a> Chart<'a> {
    fn new(
        picture: &'a Picture<'a>,
        (form, is_above): (Form, bool),
        within: Rect,
        groups: &ByMainSector,
    ) -> Self {
        let content = picture.content();
        let size = picture.scene.format.text();
        let timeline = Timeline::new(content);
        let most = most_bars(&groups.dated);
        let (mut placed, mut names) = (Vec::new(), Vec::new());
        for sector in content.sectors() {
            let own = groups.of(content, sector);
            if own.is_empty() {
                continue;
            }
            let language = picture.scene.language;
            let mut group = timeline.group(content, language, form, own, most, None);
            // In the order of the lanes, which is that of reading.
            sort_by(&mut group.bars, |one: &Bar, other: &Bar| {
                one.lane.cmp(&other.lane)
            });
            let lanes = group.bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
            names.push(picture.short(sector).to_owned());
            placed.push(Placed {
                sector,
                group,
                lanes,
                height: 0.0,
            });
        }
        let width = within.right - within.left;
        let left = if is_above {
            within.left + EDGE + STRIPE
        } else {
            let taken = widest(&names, Weight::Bold, size) + size * 4.6 + EDGE;
            within.left + taken.min(width * WIDEST_NAMES)
        };
        let scale = (within.right - EDGE - left) / form.width();
        Self {
            picture,
            timeline,
            form,
            is_above,
            size,
            within,
            left,
            scale: (scale, scale),
            groups: placed,
        }
    }

    /// The height of the axis.
    fn axis(&self) -> f64 {
        self.size * 1.7
    }

    /// The chart at the largest scale at which all groups have room. `None` if its text would be too small.
    fn fit(mut self) -> Option<Self> {
        let free = self.within.bottom - self.within.top - self.axis();
        let font = self.form.font_size();
        if self.form == Form::Wide {
            let most = (LARGEST_TEXT / font).min(self.scale.0);
            self.scale = (most, most);
            while self.set_heights() > free {
                let next = self.scale.0 * 0.98;
                if next * font < LEAST_TEXT {
                    return None;
                }
                self.scale = (next, next);
            }
            return Some(self);
        }
        // Bars alone have the whole width, and their lanes are as high as fits.
        self.scale.1 = self.scale.0 * 1.6;
        for _ in 0..80 {
            if self.set_heights() <= free {
                break;
            }
            self.scale.1 *= 0.95;
        }
        Some(self)
    }

    /// The room for names above bars.
    fn head(&self) -> f64 {
        if self.is_above {
            LINE * self.size + PADDING
        } else {
            0.0
        }
    }

    /// Computes the heights of the groups, and returns their sum.
    fn set_heights(&mut self) -> f64 {
        let (lane, head) = (self.form.lane() * self.scale.1, self.head());
        let least = if self.form == Form::Wide { LINE } else { 1.1 } * self.size;
        let mut sum = 0.0;
        for own in &mut self.groups {
            own.height = (as_f64(own.lanes) * lane).max(least) + head + 2.0 * PADDING;
            sum += own.height + GAP;
        }
        sum
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_axis(canvas);
        let mut top = self.within.top + self.axis();
        for own in &self.groups {
            self.draw_group(canvas, own, top);
            top += own.height + GAP;
        }
    }

    fn draw_axis(&self, canvas: &mut Canvas) {
        let axis = self.timeline.axis(self.form, None);
        let size = self.form.font_size() * self.scale.0;
        let style = Style::regular(size, self.picture.colours.ink_soft);
        for name in &axis.names {
            let at = Point {
                x: self.left + name.at.x * self.scale.0,
                y: self.within.top + self.axis() - self.size * 0.5,
            };
            canvas.text(at, style.at(name.anchor), &name.text);
        }
    }

    fn draw_group(&self, canvas: &mut Canvas, own: &Placed, top: f64) {
        let (mark, tint) = self.picture.hue(own.sector);
        let corner = Point {
            x: self.within.left,
            y: top,
        };
        let width = self.within.right - self.within.left;
        canvas.rect(corner, (width, own.height), &[("fill", tint.into())]);
        canvas.rect(corner, (STRIPE, own.height), &[("fill", mark.into())]);
        self.draw_name(canvas, own, top);
        let (x, y) = (decimal(self.left), decimal(top + PADDING + self.head()));
        let (across, down) = (decimal(self.scale.0), decimal(self.scale.1));
        let place = [
            "translate(",
            &*x,
            " ",
            &y,
            ") scale(",
            &across,
            " ",
            &down,
            ")",
        ]
        .concat();
        canvas.open("g", &[("transform", (&*place).into())]);
        let line = self.picture.colours.line;
        canvas.path(&own.group.grid, &[("stroke", line.into())]);
        for bar in &own.group.bars {
            self.draw_bar(canvas, bar, mark);
        }
        canvas.close("g");
    }

    /// The name of a sector, and how many bars it has.
    fn draw_name(&self, canvas: &mut Canvas, own: &Placed, top: f64) {
        let (colours, size) = (self.picture.colours, self.size);
        let (mark, _) = self.picture.hue(own.sector);
        let number = self.picture.number(own.sector);
        // Of too many, only the newest are drawn.
        let drawn = own.group.bars.len();
        let count = self.picture.phrases.some_of(drawn, drawn + own.group.more);
        let taken = room(&count, Weight::Regular, size);
        let indent = if number.is_some() { size * 1.2 } else { 0.0 };
        let left = self.within.left + EDGE + STRIPE;
        // Where the count ends.
        let right = if self.is_above {
            self.within.right - EDGE
        } else {
            self.left - size
        };
        let free = right - left - indent - taken - size * 0.4;
        let most = if !self.is_above && own.height > 2.0 * LINE * size + 2.0 * PADDING {
            2
        } else {
            1
        };
        let name = self.picture.short(own.sector);
        let lines = broken(name, Weight::Bold, size, free, most);
        let y = top + PADDING + (LINE + CAPITAL) * size / 2.0 - size * 0.1;
        if let Some(number) = number {
            canvas.text(Point { x: left, y }, Style::bold(size, mark), &number);
        }
        let at = Point {
            x: left + indent,
            y,
        };
        canvas.lines(at, Style::bold(size, colours.ink), &lines);
        let at = Point { x: right, y };
        let style = Style::regular(size, colours.ink_soft).at(Anchor::End);
        canvas.text(at, style, &count);
    }

    fn draw_bar(&self, canvas: &mut Canvas, bar: &Bar, mark: &'static str) {
        let corner = bar.corner(self.form);
        let place = corner.translate();
        let mut look: Vec<Attribute> = vec![("fill", mark.into())];
        if bar.is_vague {
            look.push(("fill-opacity", VAGUE.into()));
            if self.form == Form::Wide {
                look.push(("stroke", mark.into()));
            }
        }
        if bar.lane > 0 {
            look.push(("transform", (&*place).into()));
        }
        canvas.path(&bar.outline, &look);
        if let Some(name) = &bar.name {
            let colours = self.picture.colours;
            let fill = if name.is_inside {
                colours.ground
            } else {
                colours.ink
            };
            let at = Point {
                x: corner.x + name.at.x,
                y: corner.y + name.at.y,
            };
            let style = Style::regular(self.form.font_size() * SMALLER, fill);
            canvas.text(at, style.at(name.anchor), &name.text);
        }
    }
}
