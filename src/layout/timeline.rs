//! The timeline: bars along the years, by main sector.
//!
//! **Years.** The scale is linear, the same for every filter, and made from the whole content. It spans at most
//! [`MOST_YEARS`] years about the median of all beginnings; what lies before or after that shares a column of a year's
//! width at that end, with a pointed end to say that it goes on.
//!
//! **What is drawn.** A period from one date to another is a bar. A date without an end is as wide as its precision,
//! which the format leaves open to two readings: there is no end, or it is not known. For kinds that go on once they have begun
//! ([`lasts`]) it therefore ends in a point.
//!
//! **Lanes.** Within a group, bars with their names are packed into as few lanes as there can be: by their left ends, each
//! into a lane that is free again (interval partitioning, Kleinberg and Tardos, *Algorithm Design*, 4.1), O(n log n).
//! Only what the filter leaves is packed, unlike on the map, where nothing moves: here a lane means nothing, the place
//! along the years says it all and stays, and a short list of initiatives would be lost among empty lanes.
//!
//! **Limits.** At most [`MOST_NODES`] elements of SVG are drawn. What that leaves out is the oldest of the fullest groups,
//! and it is counted.
//!
//! Lengths are in units of the picture, whose width is that of its [`Form`].

use crate::content::{CalendarDay, Content, Date, InitiativeIdx, Kind, Language, Period, Sector};
use crate::sort::sort_by;

use super::geometry::{Path, Point, Rect, decimal};
use super::labels::Anchor;
use super::map::as_f64;
use super::text::{Weight, width, wrap};

/// The most years of the scale.
pub const MOST_YEARS: u16 = 30;
/// The most elements of SVG in a drawing, rounded down to whole bars.
pub const MOST_NODES: usize = 1_450;
/// The most initiatives without a date that are named below the picture.
pub const MOST_UNDATED: usize = 100;

/// The elements of a bar: link, outline, name.
const NODES_OF_BAR: usize = 3;
/// The elements of a group beside its bars: picture, years, today.
const NODES_OF_GROUP: usize = 3;
/// The most elements of the axis.
const NODES_OF_AXIS: usize = MOST_YEARS as usize + 5;

/// The height of a line of the axis, at the font size 1.
const LINE: f64 = 1.25;
/// The least width of a bar: a day would be a hair.
const THINNEST: f64 = 3.0;
/// How far a pointed end reaches.
const POINT: f64 = 6.0;
/// What is kept clear between a bar and its name.
const GAP: f64 = 4.0;
/// What is kept clear between neighbours in a lane.
const APART: f64 = 10.0;
/// The widest that a name beside its bar is taken for when lanes are packed, at the font size 1. Longer ones are cut to
/// what their lane then has free.
const WIDEST: f64 = 25.0;
/// The narrowest that a name is cut to, at the font size 1. Where there is less room, there is none.
const NARROWEST: f64 = 5.0;

/// How the picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Names on their bars or beside them.
    Wide,
    /// Names above their bars.
    Narrow,
}

impl Form {
    /// The width of the picture.
    pub const fn width(self) -> f64 {
        match self {
            Self::Wide => 800.0,
            Self::Narrow => 300.0,
        }
    }

    /// The size of text.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Wide => 12.5,
            Self::Narrow => 12.75,
        }
    }

    /// The height of a lane.
    pub const fn lane(self) -> f64 {
        match self {
            Self::Wide => 19.0,
            Self::Narrow => 30.0,
        }
    }

    /// Where within its lane a bar begins and ends, from above, and where the line of its name stands.
    const fn rises(self) -> (f64, f64, f64) {
        match self {
            Self::Wide => (2.0, 17.0, 13.8),
            Self::Narrow => (16.0, 26.0, 12.5),
        }
    }
}

/// Whether what is of this kind goes on once it has begun, so that an end which is not given is an open one.
pub const fn lasts(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Programme | Kind::Infrastructure | Kind::Organisation
    )
}

/// The years of a content, and what stands where along them. The same for every filter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeline {
    /// The years that have a column of their own, where there are any.
    span: Option<(u16, u16)>,
    /// Whether a column for all that is earlier stands before them.
    has_earlier: bool,
    /// Whether a column for all that is later stands after them.
    has_later: bool,
    /// How many columns there are, at least one.
    columns: f64,
}

/// What stands above the groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The value of its `viewBox`.
    pub view_box: String,
    /// The names of years and of today.
    pub names: Vec<Name>,
}

/// What has its main sector in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The value of the picture's `viewBox`.
    pub view_box: String,
    /// Path data of the lines between years.
    pub grid: String,
    /// Path data of the line through today, where the years have it.
    pub today: Option<String>,
    /// The bars, by date.
    pub bars: Vec<Bar>,
    /// How many more there are.
    pub more: usize,
}

/// When an initiative is.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whose.
    pub initiative: InitiativeIdx,
    /// Which lane it stands in, from 0.
    pub lane: usize,
    /// The upper left corner of the lane. All else of the bar is relative to that.
    pub at: Point,
    /// The bar itself.
    pub bounds: Rect,
    /// Path data of its outline.
    pub outline: String,
    /// Whether it is no more than a year or a month in which something happened or began.
    pub is_vague: bool,
    /// Its name, where that fits.
    pub name: Option<Name>,
    /// What it takes of its lane from left to right, its name included.
    pub extent: (f64, f64),
}

/// Words in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The words, perhaps cut.
    pub text: String,
    /// Where they stand on their line.
    pub at: Point,
    /// Which part of them stands there.
    pub anchor: Anchor,
    /// Whether they stand on their bar.
    pub is_inside: bool,
}

/// Those of a sector that have it as their main one, have a date and are shown, in the order of the content.
pub fn dated(
    content: &Content,
    sector: Sector,
    is_shown: &dyn Fn(InitiativeIdx) -> bool,
) -> Vec<InitiativeIdx> {
    let own = content.sector_initiatives(sector).iter().copied();
    own.filter(|&initiative| {
        let entry = content.initiative(initiative);
        entry.date.is_some() && entry.main_sector() == Some(sector) && is_shown(initiative)
    })
    .collect()
}

/// Those that are shown and have no date.
pub fn undated(content: &Content, is_shown: &dyn Fn(InitiativeIdx) -> bool) -> Vec<InitiativeIdx> {
    let all = content.indexed_initiatives();
    all.filter(|(initiative, entry)| entry.date.is_none() && is_shown(*initiative))
        .map(|(initiative, _)| initiative)
        .collect()
}

impl Timeline {
    /// Finds the years of a content. O(n log n).
    pub fn new(content: &Content) -> Self {
        let dates = content.initiatives().iter().filter_map(|entry| entry.date);
        let begun: Vec<u16> = dates.map(|date| date.from.year()).collect();
        let begun_in = |index: usize| begun.get(index).map_or(0.0, |year| f64::from(*year));
        let order = ascending(begun.len(), &begun_in);
        let middle = order
            .get(order.len() / 2)
            .and_then(|&middle| begun.get(middle));
        let half = MOST_YEARS / 2;
        let all = content.years();
        let span = all.zip(middle).map(|((first, last), middle)| {
            (
                first.max(middle.saturating_sub(half)),
                last.min(middle.saturating_add(half - 1)),
            )
        });
        let (has_earlier, has_later) = all.zip(span).map_or((false, false), |(all, span)| {
            (all.0 < span.0, all.1 > span.1)
        });
        let years = span.map_or(1, |(first, last)| last.saturating_sub(first) + 1);
        Self {
            span,
            has_earlier,
            has_later,
            columns: f64::from(years + u16::from(has_earlier) + u16::from(has_later)),
        }
    }

    /// The names of the years, and of `today` in a line above them.
    pub fn axis(&self, form: Form, today: Option<(Date, &str)>) -> Axis {
        let size = form.font_size();
        let mut names: Vec<Name> = Vec::new();
        let name = |text: String, x: f64, line: f64, anchor: Anchor| Name {
            text,
            at: Point {
                x,
                y: line * LINE * size + size,
            },
            anchor,
            is_inside: false,
        };
        let wide = |text: &str| width(text, Weight::Regular) * size;
        let lines = if today.is_some() { 2.0 } else { 1.0 };
        if let Some((first, last)) = self.span {
            // From right to left; the name of an end stands in any case.
            let mut years = self.named_years(form);
            years.reverse();
            let later = [&*(last + 1).to_string(), "–"].concat();
            let x = form.width() - wide(&later);
            let later = self.has_later.then_some((x, later));
            let years = years
                .into_iter()
                .map(|(x, year)| (x + 1.0, year.to_string()));
            let mut free = form.width() + GAP;
            for (x, text) in later.into_iter().chain(years) {
                if x + wide(&text) + GAP <= free {
                    free = x;
                    names.push(name(text, x, lines - 1.0, Anchor::Start));
                }
            }
            if self.has_earlier {
                let text = ["–", &(first - 1).to_string()].concat();
                let right = wide(&text) + GAP;
                names.retain(|name| name.at.x >= right);
                names.push(name(text, 0.0, lines - 1.0, Anchor::Start));
            }
        }
        if let Some((date, text)) = today
            && let Some(x) = self.day(form, date)
        {
            let half = wide(text) / 2.0;
            let x = x.min(form.width() - half).max(half);
            names.push(name(text.to_owned(), x, 0.0, Anchor::Middle));
        }
        Axis {
            view_box: view_box(form, lines * LINE * size),
            names,
        }
    }

    /// Draws one sector's part of what is shown. O(n log n) in its initiatives, and linear in all memberships.
    pub fn group(
        &self,
        content: &Content,
        language: Language,
        form: Form,
        sector: Sector,
        is_shown: &dyn Fn(InitiativeIdx) -> bool,
        today: Option<Date>,
    ) -> Group {
        let own = dated(content, sector, is_shown);
        let sizes = content
            .sectors()
            .map(|sector| dated(content, sector, is_shown).len());
        let share = share(own.len(), sizes);
        let more = own.len() - share;
        let date = |index: usize| {
            let initiative = *own.get(index)?;
            Some((initiative, content.initiative(initiative).date?))
        };
        let order = ascending(own.len(), &|index| {
            let day = date(index).map_or((0, 0, 0), |(_, date)| date.from.first_day());
            f64::from(day.0) * 512.0 + f64::from(day.1) * 32.0 + f64::from(day.2)
        });
        let drawn: Vec<_> = order.into_iter().skip(more).filter_map(date).collect();
        let bar = |&(initiative, date): &(InitiativeIdx, Period), room: f64| {
            let entry = content.initiative(initiative);
            let text = entry.name.in_language(language);
            self.bar(form, initiative, entry.kind, date, text, room)
        };
        let widest = WIDEST * form.font_size();
        let mut bars: Vec<Bar> = drawn.iter().map(|own| bar(own, widest)).collect();
        let lanes = pack(&mut bars);
        // A name that was cut goes on into what its lane has free, from the right.
        let mut free = vec![form.width() + APART; lanes];
        for index in lefts(&bars).into_iter().rev() {
            if let (Some(own), Some(drawn)) = (bars.get_mut(index), drawn.get(index))
                && let Some(free) = free.get_mut(own.lane)
            {
                let room = *free - APART - own.bounds.right - GAP;
                let lane = own.lane;
                *free = own.extent.0;
                if room > widest {
                    *own = bar(drawn, room);
                }
                own.lane = lane;
                own.at.y = as_f64(lane) * form.lane();
            }
        }
        if bars.is_empty() {
            return Group {
                more,
                ..Group::default()
            };
        }
        let height = as_f64(lanes) * form.lane();
        let years = self.named_years(form);
        Group {
            view_box: view_box(form, height),
            grid: years.into_iter().map(|(x, _)| upright(x, height)).collect(),
            today: today
                .and_then(|today| self.day(form, today))
                .map(|x| upright(x, height)),
            bars,
            more,
        }
    }

    /// A bar in the uppermost lane. A name to the right of it takes no more than `room`.
    fn bar(
        &self,
        form: Form,
        initiative: InitiativeIdx,
        kind: Kind,
        date: Period,
        text: &str,
        room: f64,
    ) -> Bar {
        let last = date.to.unwrap_or(date.from);
        let goes_on = date.to.is_none() && lasts(kind);
        let is_vague = date.to.is_none() && !matches!(date.from, Date::Day(..));
        let begins_before = self.span.is_some_and(|span| date.from.year() < span.0);
        let ends_after = goes_on || self.span.is_some_and(|span| last.year() > span.1);
        let left = self
            .at(form, date.from.first_day(), false)
            .min(form.width() - THINNEST);
        let right = self.at(form, last.last_day(), true);
        let right = if ends_after { right + POINT } else { right };
        let right = right.max(left + THINNEST).min(form.width());
        let (top, bottom, line) = form.rises();
        let bounds = Rect {
            left,
            top,
            right,
            bottom,
        };
        let mut extent = (left, right);
        let is_solid = !is_vague && !goes_on;
        let name = place(form, text, bounds, is_solid, room).map(|(side, text)| {
            let wide = width(&text, Weight::Regular) * form.font_size();
            let x = match side {
                Side::On => left + GAP,
                Side::After => right + GAP,
                Side::Before => left - GAP - wide,
                Side::Above => left.min(form.width() - wide).max(0.0),
            };
            extent = (left.min(x), right.max(x + wide));
            // A name stands close to its bar, also where it turns out narrower than reckoned.
            let (x, anchor) = match side {
                Side::Before => (left - GAP, Anchor::End),
                _ => (x, Anchor::Start),
            };
            Name {
                text,
                at: Point { x, y: line },
                anchor,
                is_inside: side == Side::On,
            }
        });
        Bar {
            initiative,
            lane: 0,
            at: Point::default(),
            bounds,
            outline: outline(bounds, begins_before, ends_after),
            is_vague,
            name,
            extent,
        }
    }

    /// Where a day begins, or ends. Months are reckoned equally long, and days within 31: nobody sees the difference.
    fn at(&self, form: Form, (year, month, day): CalendarDay, is_end: bool) -> f64 {
        let Some((first, last)) = self.span else {
            return 0.0;
        };
        let end = u8::from(is_end);
        let earlier = f64::from(u8::from(self.has_earlier));
        let columns = if year < first {
            f64::from(end)
        } else if year > last {
            earlier + f64::from(last.saturating_sub(first) + 1) + f64::from(end)
        } else {
            let days = f64::from(day.saturating_sub(1) + end) / 31.0;
            let months = f64::from(month.saturating_sub(1)) + days;
            earlier + f64::from(year - first) + months / 12.0
        };
        columns * form.width() / self.columns
    }

    /// The middle of a day, if the years have it.
    fn day(&self, form: Form, date: Date) -> Option<f64> {
        let (first, last) = self.span?;
        let is_here = (first..=last).contains(&date.year());
        is_here.then(|| {
            f64::midpoint(
                self.at(form, date.first_day(), false),
                self.at(form, date.last_day(), true),
            )
        })
    }

    /// The years that are named, with where they begin: all, or every second, fifth or tenth.
    fn named_years(&self, form: Form) -> Vec<(f64, u16)> {
        let room = (width("2000", Weight::Regular) + 0.5) * form.font_size();
        let column = form.width() / self.columns;
        let fits = |step: &u16| f64::from(*step) * column >= room;
        let step = [1, 2, 5].into_iter().find(fits).unwrap_or(10);
        let (first, last) = self.span.unwrap_or((1, 0));
        let years = (first..=last).filter(|year| year.is_multiple_of(step));
        years
            .map(|year| (self.at(form, (year, 1, 1), false), year))
            .collect()
    }
}

/// The value of the `viewBox` of a picture so high.
fn view_box(form: Form, height: f64) -> String {
    let picture = Rect {
        left: 0.0,
        top: 0.0,
        right: form.width(),
        bottom: height,
    };
    picture.view_box()
}

/// Path data of a line from top to bottom.
fn upright(x: f64, height: f64) -> String {
    ["M", &decimal(x), " 0V", &decimal(height)].concat()
}

/// The indices of so many numbers, ascending; equal ones in their order. O(n log n).
fn ascending(count: usize, number: &dyn Fn(usize) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    sort_by(&mut order, |a, b| number(*a).total_cmp(&number(*b)));
    order
}

/// How many bars a group of `own` may have, one of groups of these sizes: all, where there is room; else what there is room
/// for in equal parts, of which small groups leave to others what they do not need.
fn share(own: usize, sizes: impl Iterator<Item = usize>) -> usize {
    let sizes: Vec<usize> = sizes.filter(|size| *size > 0).collect();
    let around = NODES_OF_AXIS + NODES_OF_GROUP * sizes.len();
    let mut room = MOST_NODES.saturating_sub(around) / NODES_OF_BAR;
    let mut left = sizes.len();
    let mut share = room;
    let size = |index: usize| sizes.get(index).copied().unwrap_or(0);
    for index in ascending(sizes.len(), &|index| as_f64(size(index))) {
        share = room / left.max(1);
        let size = size(index);
        if size > share || size >= own {
            break;
        }
        room -= size;
        left -= 1;
    }
    own.min(share)
}

/// The indices of bars from left to right.
fn lefts(bars: &[Bar]) -> Vec<usize> {
    ascending(bars.len(), &|index| {
        bars.get(index).map_or(0.0, |bar| bar.extent.0)
    })
}

/// Gives each bar a lane in which it is [`APART`] from all others, as few lanes as there can be, and tells how many. Lanes
/// are numbered by the first of the bars in them, which are in order of date.
fn pack(bars: &mut [Bar]) -> usize {
    let rights = ascending(bars.len(), &|index| {
        bars.get(index).map_or(0.0, |bar| bar.extent.1)
    });
    let (mut free, mut count, mut ended) = (Vec::new(), 0, 0);
    for index in lefts(bars) {
        let left = bars.get(index).map_or(0.0, |bar| bar.extent.0);
        // What ends left of here began there, too, and has its lane.
        while let Some(past) = rights.get(ended).and_then(|&past| bars.get(past))
            && past.extent.1 + APART <= left
        {
            free.push(past.lane);
            ended += 1;
        }
        let lane = free.pop().unwrap_or_else(|| {
            count += 1;
            count - 1
        });
        if let Some(bar) = bars.get_mut(index) {
            bar.lane = lane;
        }
    }
    let mut numbers = vec![None; count];
    let mut next = 0;
    for bar in bars {
        if let Some(number) = numbers.get_mut(bar.lane) {
            bar.lane = *number.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
    }
    count
}

/// The path data of a bar, an end that goes on pointed.
fn outline(bounds: Rect, begins_before: bool, ends_after: bool) -> String {
    let Rect {
        left,
        top,
        right,
        bottom,
    } = bounds;
    let point = POINT.min((right - left) / 2.0);
    let middle = f64::midpoint(top, bottom);
    let reach = |goes_on: bool| if goes_on { point } else { 0.0 };
    let (from, to) = (left + reach(begins_before), right - reach(ends_after));
    // The tip of an end that does not go on lies on its edge.
    let mut path = Path::default();
    path.polygon(&[
        (from, top),
        (to, top),
        (right, middle),
        (to, bottom),
        (from, bottom),
        (left, middle),
    ])
    .close();
    path.finish()
}

/// Where a name stands.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    On,
    After,
    Before,
    Above,
}

/// Where the name of a bar stands, and what of it. In the wide form on the bar, if `is_solid`, or to the right, in no more
/// than `after_room`, or to the left, where it fits first; else cut, where there is most room. In the narrow form above the bar.
fn place(
    form: Form,
    text: &str,
    bar: Rect,
    is_solid: bool,
    after_room: f64,
) -> Option<(Side, String)> {
    let font = form.font_size();
    let full = width(text, Weight::Regular) * font;
    let wide = full.min(WIDEST * font);
    let on = if is_solid {
        bar.right - bar.left - 2.0 * GAP
    } else {
        0.0
    };
    let (after, before) = (form.width() - bar.right - GAP, bar.left - GAP);
    let (side, room) = if form == Form::Narrow {
        (Side::Above, form.width())
    } else if wide <= on || (on >= after && on >= before) {
        (Side::On, on)
    } else if wide <= after || (wide > before && after >= before) {
        (Side::After, after.min(after_room))
    } else {
        (Side::Before, before.min(WIDEST * font))
    };
    let is_legible = room >= full.min(NARROWEST * font);
    is_legible.then(|| {
        let mut lines = wrap(text, Weight::Regular, 0.0, room / font, 1);
        let mut line = lines.pop().unwrap_or_default();
        if line != text {
            cut_words(&mut line);
        }
        (side, line)
    })
}

/// Cuts a line that was cut already to whole words, outside of parentheses: who speaks to the page says what they read, and
/// that must be found in the link's name.
fn cut_words(line: &mut String) {
    let words = line
        .rfind(' ')
        .and_then(|end| line.get(..end))
        .unwrap_or_default();
    let open = words
        .rfind('(')
        .filter(|open| words.rfind(')').is_none_or(|close| close < *open));
    let end = words.get(..open.unwrap_or(words.len())).unwrap_or_default();
    let end = end.trim_end().len();
    if line.ends_with('…') && end > 0 {
        line.truncate(end);
        line.push('…');
    }
}
