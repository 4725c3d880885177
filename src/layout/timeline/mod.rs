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
//! into a lane that is free again (interval partitioning, Kleinberg and Tardos, *Algorithm Design*, 4.1), in O(n²) with
//! the few hundred bars there can be.
//! Only what the filter leaves is packed, unlike on the map, where nothing moves: here a lane means nothing, the place
//! along the years says it all and stays, and a short list of initiatives would be lost among empty lanes.
//!
//! **Limits.** At most [`MOST_NODES`] elements of SVG are drawn. What that leaves out is the oldest of the fullest groups,
//! and it is counted.
//!
//! Lengths are in units of the picture, whose width is that of its [`Form`].

use crate::content::{
    CalendarDay, Content, Date, Initiative, InitiativeIdx, Kind, Language, Sector,
};
use crate::sort::sorted_indices;

use super::plane::geometry::{Path, Point, Rect, as_f64, decimal};
use super::plane::text::{Anchor, Weight, width, wrap};

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
    /// The first year that has a column of its own.
    first: u16,
    /// The last one; before the first where there are no dates at all.
    last: u16,
    /// Whether a column for all that is earlier stands before them.
    has_earlier: bool,
    /// Whether a column for all that is later stands after them.
    has_later: bool,
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
#[derive(Clone, Debug, PartialEq)]
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
    /// Which lane it stands in, from 0. All else of the bar is relative to [`Bar::corner`].
    pub lane: usize,
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
    let mut dated = Vec::new();
    for &initiative in content.sector_initiatives(sector) {
        let entry = content.initiative(initiative);
        if entry.date.is_some() && entry.main_sector() == Some(sector) && is_shown(initiative) {
            dated.push(initiative);
        }
    }
    dated
}

/// Those that are shown and have no date.
pub fn undated(content: &Content, is_shown: &dyn Fn(InitiativeIdx) -> bool) -> Vec<InitiativeIdx> {
    let mut undated = Vec::new();
    for (initiative, entry) in content.indexed_initiatives() {
        if entry.date.is_none() && is_shown(initiative) {
            undated.push(initiative);
        }
    }
    undated
}

impl Timeline {
    /// Finds the years of a content. O(n log n).
    pub fn new(content: &Content) -> Self {
        let mut begun: Vec<u16> = Vec::new();
        for entry in content.initiatives() {
            if let Some(date) = entry.date {
                begun.push(date.from.year());
            }
        }
        let year = |index: usize| begun.get(index).copied().unwrap_or(0);
        let order = ascending(begun.len(), &|index| f64::from(year(index)));
        let middle = order.get(order.len() / 2).map_or(0, |&middle| year(middle));
        let half = MOST_YEARS / 2;
        let all = content.years().unwrap_or((1, 0));
        let first = all.0.max(middle.saturating_sub(half));
        let last = all.1.min(middle.saturating_add(half - 1));
        Self {
            first,
            last,
            has_earlier: all.0 < first,
            has_later: all.1 > last,
        }
    }

    /// The names of the years, and of `today` in a line above them.
    pub fn axis(&self, form: Form, today: Option<(Date, &str)>) -> Axis {
        let mut names: Vec<Name> = Vec::new();
        let lines = if today.is_some() { 2.0 } else { 1.0 };
        let mut add = |text: String, x: f64, line: f64, anchor: Anchor| {
            names.push(Name {
                text,
                at: Point {
                    x,
                    y: (line * LINE + 1.0) * form.font_size(),
                },
                anchor,
                is_inside: false,
            });
        };
        // From right to left; the name of an end stands in any case.
        let mut free = form.width() + GAP;
        if self.has_later {
            let text = [&*(self.last + 1).to_string(), "–"].concat();
            free = form.width() - wide(form, &text);
            add(text, free, lines - 1.0, Anchor::Start);
        }
        let earlier = ["–", &self.first.saturating_sub(1).to_string()].concat();
        let taken = if self.has_earlier {
            wide(form, &earlier) + GAP
        } else {
            0.0
        };
        let mut year = self.last;
        while let Some((named, x)) = self.named_year(form, year) {
            let (text, x) = (named.to_string(), x + 1.0);
            if x >= taken && x + wide(form, &text) + GAP <= free {
                free = x;
                add(text, x, lines - 1.0, Anchor::Start);
            }
            year = named - 1;
        }
        if self.has_earlier {
            add(earlier, 0.0, lines - 1.0, Anchor::Start);
        }
        if let Some((date, text)) = today
            && let Some(x) = self.day(form, date)
        {
            let half = wide(form, text) / 2.0;
            let x = x.min(form.width() - half).max(half);
            add(text.to_owned(), x, 0.0, Anchor::Middle);
        }
        Axis {
            view_box: view_box(form, lines * LINE * form.font_size()),
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
        let mut sizes = Vec::new();
        for sector in content.sectors() {
            sizes.push(dated(content, sector, is_shown).len());
        }
        let more = own.len() - share(own.len(), &sizes);
        let order = ascending(own.len(), &|index| {
            let date = own.get(index).and_then(|&own| content.initiative(own).date);
            let day = date.map_or((0, 0, 0), |date| date.from.first_day());
            f64::from((u32::from(day.0) * 16 + u32::from(day.1)) * 32 + u32::from(day.2))
        });
        let widest = WIDEST * form.font_size();
        let mut bars: Vec<Bar> = Vec::new();
        for &index in order.iter().skip(more) {
            if let Some(&initiative) = own.get(index) {
                let entry = content.initiative(initiative);
                if let Some(mut bar) = self.bar(form, initiative, entry) {
                    bar.add_name(form, entry, language, widest);
                    bars.push(bar);
                }
            }
        }
        let mut lefts = ascending(bars.len(), &|index| {
            bars.get(index).map_or(0.0, |bar| bar.extent.0)
        });
        let lanes = pack(&mut bars, &lefts);
        // A name that was cut goes on into what its lane has free, from the right.
        let mut free = vec![form.width() + APART; lanes];
        while let Some(index) = lefts.pop() {
            if let Some(bar) = bars.get_mut(index)
                && let Some(free) = free.get_mut(bar.lane)
            {
                let room = *free - APART - bar.bounds.right - GAP;
                *free = bar.extent.0;
                if room > widest {
                    bar.add_name(form, content.initiative(bar.initiative), language, room);
                }
            }
        }
        let height = as_f64(lanes) * form.lane();
        let mut grid = String::new();
        let mut year = self.last;
        while let Some((named, x)) = self.named_year(form, year) {
            grid = [&*upright(x, height), &grid].concat();
            year = named - 1;
        }
        Group {
            view_box: view_box(form, height),
            grid,
            today: today
                .and_then(|today| self.day(form, today))
                .map(|x| upright(x, height)),
            bars,
            more,
        }
    }

    /// A bar in the uppermost lane, still without its name.
    fn bar(self, form: Form, initiative: InitiativeIdx, entry: &Initiative) -> Option<Bar> {
        let date = entry.date?;
        let last = date.to.unwrap_or(date.from);
        let begins_before = date.from.year() < self.first;
        let ends_after = goes_on(entry) || last.year() > self.last;
        let left = self
            .at(form, date.from.first_day(), false)
            .min(form.width() - THINNEST);
        let right = self.at(form, last.last_day(), true);
        let right = if ends_after { right + POINT } else { right };
        let right = right.max(left + THINNEST).min(form.width());
        let (top, bottom, _) = form.rises();
        let bounds = Rect {
            left,
            top,
            right,
            bottom,
        };
        Some(Bar {
            initiative,
            lane: 0,
            bounds,
            outline: outline(bounds, begins_before, ends_after),
            is_vague: date.to.is_none() && !matches!(date.from, Date::Day(..)),
            name: None,
            extent: (left, right),
        })
    }

    /// Where a day begins, or ends. Months are reckoned equally long, and days within 31: nobody sees the difference.
    #[inline(never)]
    fn at(self, form: Form, (year, month, day): CalendarDay, is_end: bool) -> f64 {
        let end = f64::from(u8::from(is_end));
        // Of an end's column a day takes the whole.
        let (year, part) = if year < self.first {
            (self.first - 1, end)
        } else if year > self.last {
            (self.last + 1, end)
        } else {
            let days = (f64::from(day) - 1.0 + end) / 31.0;
            (year, (f64::from(month) - 1.0 + days) / 12.0)
        };
        let earlier = f64::from(u8::from(self.has_earlier));
        let column = earlier + f64::from(year) - f64::from(self.first) + part;
        column * form.width() / self.columns()
    }

    /// How many columns there are.
    fn columns(self) -> f64 {
        let ends = u16::from(self.has_earlier) + u16::from(self.has_later);
        f64::from(self.last + 1 + ends - self.first)
    }

    /// The middle of a day, if the years have it.
    fn day(self, form: Form, date: Date) -> Option<f64> {
        let is_here = self.first <= date.year() && date.year() <= self.last;
        let (from, to) = (date.first_day(), date.last_day());
        is_here.then(|| (self.at(form, from, false) + self.at(form, to, true)) * 0.5)
    }

    /// The last year up to `year` that is named, with where it begins: of all, or of every second, fifth or tenth.
    #[inline(never)]
    fn named_year(self, form: Form, mut year: u16) -> Option<(u16, f64)> {
        let room = (width("2000", Weight::Regular) + 0.5) * form.font_size();
        let columns = room * self.columns() / form.width();
        let step = if columns <= 1.0 {
            1
        } else if columns <= 2.0 {
            2
        } else if columns <= 5.0 {
            5
        } else {
            10
        };
        year -= year % step;
        (year >= self.first).then(|| (year, self.at(form, (year, 1, 1), false)))
    }
}

impl Bar {
    /// The upper left corner of its lane.
    pub fn corner(&self, form: Form) -> Point {
        Point {
            x: 0.0,
            y: as_f64(self.lane) * form.lane(),
        }
    }

    /// Puts the name of its initiative on the bar, if that is solid, or to the right, in no more than `room`, or to the left,
    /// where it fits first; else cut, where there is most room. In the narrow form above the bar.
    #[inline(never)]
    fn add_name(&mut self, form: Form, entry: &Initiative, language: Language, room: f64) {
        let text = entry.name.in_language(language);
        let Rect { left, right, .. } = self.bounds;
        let font = form.font_size();
        let full = wide(form, text);
        let least = full.min(WIDEST * font);
        let on = if self.is_vague || goes_on(entry) {
            0.0
        } else {
            right - left - 2.0 * GAP
        };
        let (after, before) = (form.width() - right - GAP, left - GAP);
        let mut is_inside = false;
        let mut anchor = Anchor::Start;
        let (mut x, room) = if form == Form::Narrow {
            (left, form.width())
        } else if least <= on || (on >= after && on >= before) {
            is_inside = true;
            (left + GAP, on)
        } else if least <= after || (least > before && after >= before) {
            (right + GAP, after.min(room))
        } else {
            anchor = Anchor::End;
            (before, before.min(WIDEST * font))
        };
        if room < full.min(NARROWEST * font) {
            return;
        }
        let mut lines = wrap(
            text,
            &|text| width(text, Weight::Regular),
            0.0,
            room / font,
            1,
        );
        let mut line = lines.pop().unwrap_or_default();
        if line != text {
            cut_words(&mut line);
        }
        // A name stands close to its bar, also where it turns out narrower than reckoned.
        let taken = wide(form, &line);
        let mut from = x - taken;
        if anchor == Anchor::Start {
            x = x.min(form.width() - taken).max(0.0);
            from = x;
        }
        self.extent = (left.min(from), right.max(from + taken));
        self.name = Some(Name {
            text: line,
            at: Point {
                x,
                y: form.rises().2,
            },
            anchor,
            is_inside,
        });
    }
}

/// Whether an initiative has begun and has no end.
fn goes_on(entry: &Initiative) -> bool {
    entry.date.is_some_and(|date| date.to.is_none()) && lasts(entry.kind)
}

/// The width of words in the picture.
#[inline(never)]
fn wide(form: Form, text: &str) -> f64 {
    width(text, Weight::Regular) * form.font_size()
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
    sorted_indices(count, &|a, b| number(a).total_cmp(&number(b)))
}

/// How many bars a group of `own` may have, one of groups of these sizes: all, where there is room; else what there is room
/// for in equal parts, of which small groups leave to others what they do not need.
fn share(own: usize, sizes: &[usize]) -> usize {
    let mut share = 0;
    // Each round leaves more to the larger groups, until there is no group more that is small enough.
    loop {
        let (mut nodes, mut larger) = (NODES_OF_AXIS, 0);
        for &size in sizes {
            if size > 0 {
                nodes += NODES_OF_GROUP;
            }
            if size > share {
                larger += 1;
            } else {
                nodes += NODES_OF_BAR * size;
            }
        }
        let next = MOST_NODES.saturating_sub(nodes) / NODES_OF_BAR / larger.max(1);
        if own <= share || next <= share {
            return own.min(share);
        }
        share = next;
    }
}

/// Gives each bar a lane in which it is [`APART`] from all others, as few lanes as there can be, and tells how many. Lanes
/// are numbered by the first of the bars in them, which are in order of date. `lefts` are their indices from left to right.
fn pack(bars: &mut [Bar], lefts: &[usize]) -> usize {
    // Where the lanes are free again whose last bar so far is this one.
    let mut ends = vec![f64::INFINITY; bars.len()];
    let mut count = 0;
    for &index in lefts {
        let (left, right) = bars.get(index).map_or((0.0, 0.0), |bar| bar.extent);
        let (mut before, mut latest) = (None, 0.0);
        for (place, &end) in ends.iter().enumerate() {
            if end <= left && end >= latest {
                (before, latest) = (Some(place), end);
            }
        }
        let mut lane = count;
        if let Some(before) = before
            && let (Some(bar), Some(end)) = (bars.get(before), ends.get_mut(before))
        {
            lane = bar.lane;
            *end = f64::INFINITY;
        } else {
            count += 1;
        }
        if let (Some(bar), Some(end)) = (bars.get_mut(index), ends.get_mut(index)) {
            bar.lane = lane;
            *end = right + APART;
        }
    }
    let mut numbered = Vec::new();
    for bar in bars {
        let mut number = 0;
        while numbered.get(number).is_some_and(|lane| *lane != bar.lane) {
            number += 1;
        }
        if number == numbered.len() {
            numbered.push(bar.lane);
        }
        bar.lane = number;
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
    let middle = (top + bottom) * 0.5;
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

/// Cuts a line that was cut already to whole words, outside of parentheses: who speaks to the page says what they read, and
/// that must be found in the link's name.
fn cut_words(line: &mut String) {
    // Where the words so far end, those before a parenthesis that is open, and what is kept.
    let (mut words, mut open, mut end) = (0, None, 0);
    for (index, byte) in line.bytes().enumerate() {
        if byte == b' ' {
            end = open.unwrap_or(words);
            continue;
        }
        if byte == b'(' {
            open = Some(words);
        } else if byte == b')' {
            open = None;
        }
        words = index + 1;
    }
    if end > 0 {
        line.truncate(end);
        line.push('…');
    }
}
