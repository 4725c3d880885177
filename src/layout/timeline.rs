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

use std::sync::Arc;

use crate::content::{
    CalendarDay, Content, Date, Initiative, InitiativeIdx, Kind, Language, Period, Sector,
};
use crate::sort::{sort, sort_by};

use super::geometry::{Path, Point, Rect, decimal};
use super::labels::Anchor;
use super::map::as_f64;
use super::text::{Weight, width, wrap};

/// The most years of the scale.
pub const MOST_YEARS: u16 = 30;
/// The most elements of SVG in a drawing, rounded down to whole bars.
pub const MOST_NODES: usize = 1_450;
/// The most initiatives without a date that are named.
pub const MOST_UNDATED: usize = 100;

/// The elements of a bar: link, outline, name.
const NODES_OF_BAR: usize = 3;
/// The elements of a group beside its bars: picture, years, today.
const NODES_OF_GROUP: usize = 3;
/// The most elements of the axis.
const NODES_OF_AXIS: usize = MOST_YEARS as usize + 5;

/// The least width of a bar: a day would be a hair.
const THINNEST: f64 = 3.0;
/// How far a pointed end reaches.
const POINT: f64 = 6.0;
/// What is kept clear between a bar and its name.
const GAP: f64 = 4.0;
/// What is kept clear between neighbours in a lane.
const APART: f64 = 10.0;
/// The widest that a name beside its bar may be, at the font size 1. Longer ones are cut, so that lanes hold more than one.
const WIDEST: f64 = 25.0;
/// The narrowest that a cut name may be, at the font size 1. Where there is less room, there is no name.
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
            Self::Narrow => 344.0,
        }
    }

    /// The size of text.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Wide => 12.5,
            Self::Narrow => 12.0,
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

/// The timeline of some initiatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// How it is drawn.
    pub form: Form,
    /// The names of years, from the left. None where nothing has a date.
    pub years: Vec<Name>,
    /// The name of the day that is today, where the scale has it.
    pub today: Option<Name>,
    /// The value of the axis' `viewBox`.
    pub axis_box: String,
    /// One for each of [`Content::sectors`], in order.
    pub groups: Vec<Arc<Group>>,
    /// Those without a date, as many as are named.
    pub undated: Vec<InitiativeIdx>,
    /// How many more have no date.
    pub undated_more: usize,
}

/// What has its main sector in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The value of the picture's `viewBox`.
    pub view_box: String,
    /// Path data of the lines between years.
    pub grid: String,
    /// Path data of the line through today, where the scale has it.
    pub today: Option<String>,
    /// The bars, by date.
    pub bars: Vec<Bar>,
    /// How many more there are.
    pub more: usize,
}

impl Group {
    /// How many initiatives with a date the group has.
    pub fn count(&self) -> usize {
        self.bars.len() + self.more
    }
}

/// When an initiative is.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whose.
    pub initiative: InitiativeIdx,
    /// The upper left corner of its lane. All else of it is relative to that.
    pub at: Point,
    /// Path data of its outline.
    pub outline: String,
    /// Whether it is no more than a year or a month in which something happened or began.
    pub is_vague: bool,
    /// Its name, where that fits.
    pub name: Option<Name>,
    /// Which lane it stands in, from 0.
    pub lane: usize,
    /// What it takes of its lane, its name included.
    pub extent: (f64, f64),
    /// The bar itself.
    pub bounds: Rect,
}

/// Words in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The words, perhaps cut.
    pub text: String,
    /// Where they stand on their line.
    pub at: Point,
    /// Which end of them stands there.
    pub anchor: Anchor,
    /// Whether they stand on their bar.
    pub is_inside: bool,
}

impl Timeline {
    /// Draws the timeline of some initiatives. `today` comes from the browser, with its name. O(n log n).
    pub fn new(
        content: &Content,
        language: Language,
        form: Form,
        initiatives: &[InitiativeIdx],
        today: Option<(Date, &str)>,
    ) -> Self {
        let scale = Scale::new(content, form);
        let areas = content.areas().len();
        let mut dated = vec![Vec::new(); content.sectors().count()];
        let mut undated = Vec::new();
        for &initiative in initiatives {
            let entry = content.initiative(initiative);
            let group = entry.main_sector().map(|sector| match sector {
                Sector::Area(area) => area.index(),
                Sector::Programme(programme) => areas + programme.index(),
            });
            let group = group.and_then(|group| dated.get_mut(group));
            match (group, entry.date) {
                (Some(group), Some(date)) => group.push((date, initiative)),
                _ => undated.push(initiative),
            }
        }
        let undated_more = undated.len().saturating_sub(MOST_UNDATED);
        undated.truncate(MOST_UNDATED);

        let shares = shares(&dated.iter().map(Vec::len).collect::<Vec<_>>());
        let today_at = today.and_then(|(date, _)| scale.day(date));
        let draw = |(mut dated, share): (Vec<(Period, InitiativeIdx)>, usize)| {
            sort_by(&mut dated, |a, b| {
                a.0.from.cmp(&b.0.from).then_with(|| a.1.cmp(&b.1))
            });
            let more = dated.len().saturating_sub(share);
            let bars = dated.into_iter().skip(more);
            let bars = bars.map(|(date, initiative)| {
                Bar::new(
                    &scale,
                    initiative,
                    content.initiative(initiative),
                    date,
                    language,
                )
            });
            Arc::new(Group::new(&scale, bars.collect(), more, today_at))
        };
        let groups = dated.into_iter().zip(shares).map(draw).collect();
        let today = today_at.zip(today).map(|(x, (_, name))| {
            let half = width(name, Weight::Regular) * form.font_size() / 2.0;
            let x = x.min(form.width() - half).max(half);
            scale.name(name.to_owned(), x, 0, Anchor::Middle)
        });
        let axis = Rect {
            left: 0.0,
            top: 0.0,
            right: form.width(),
            bottom: if today.is_some() { 2.0 } else { 1.0 } * scale.line(),
        };
        Self {
            form,
            years: scale.years(usize::from(today.is_some())),
            today,
            axis_box: axis.view_box(),
            groups,
            undated,
            undated_more,
        }
    }
}

/// How many bars each group may have, for its number of initiatives: all, where there is room; else what there is room for
/// in equal parts, of which small groups leave to others what they do not need.
fn shares(sizes: &[usize]) -> Vec<usize> {
    let mut groups: Vec<(usize, usize)> = sizes.iter().copied().zip(0..).collect();
    groups.retain(|(size, _)| *size > 0);
    let around = NODES_OF_AXIS + NODES_OF_GROUP * groups.len();
    let mut room = MOST_NODES.saturating_sub(around) / NODES_OF_BAR;
    sort(&mut groups);
    let mut shares = vec![0; sizes.len()];
    for (left, (size, group)) in (1..=groups.len()).rev().zip(groups) {
        let share = size.min(room / left);
        room -= share;
        if let Some(own) = shares.get_mut(group) {
            *own = share;
        }
    }
    shares
}

impl Group {
    fn new(scale: &Scale, mut bars: Vec<Bar>, more: usize, today: Option<f64>) -> Self {
        if bars.is_empty() {
            return Self {
                more,
                ..Self::default()
            };
        }
        let extents: Vec<_> = bars.iter().map(|bar| bar.extent).collect();
        let (lanes, count) = pack(&extents);
        for (bar, lane) in bars.iter_mut().zip(lanes) {
            bar.lane = lane;
            bar.at.y = as_f64(lane) * scale.form.lane();
        }
        let height = as_f64(count) * scale.form.lane();
        let mut grid = String::new();
        for (x, _) in scale.named_years() {
            grid.push_str(&upright(x, height));
        }
        let picture = Rect {
            left: 0.0,
            top: 0.0,
            right: scale.form.width(),
            bottom: height,
        };
        Self {
            view_box: picture.view_box(),
            grid,
            today: today.map(|x| upright(x, height)),
            bars,
            more,
        }
    }
}

/// Path data of a line from top to bottom.
fn upright(x: f64, height: f64) -> String {
    ["M", &decimal(x), " 0V", &decimal(height)].concat()
}

/// Gives each interval a lane in which it is [`APART`] from all others, as few lanes as there can be, and their number.
fn pack(intervals: &[(f64, f64)]) -> (Vec<usize>, usize) {
    let sorted = |end: fn(&(f64, f64)) -> f64| {
        let mut order: Vec<(usize, f64)> = (0..).zip(intervals.iter().map(end)).collect();
        sort_by(&mut order, |a, b| a.1.total_cmp(&b.1));
        order
    };
    let mut ends = sorted(|interval| interval.1).into_iter().peekable();
    let mut lanes = vec![0; intervals.len()];
    let (mut free, mut count) = (Vec::new(), 0);
    for (interval, left) in sorted(|interval| interval.0) {
        // What ends left of here began there, too, and has its lane.
        while let Some((ended, _)) = ends.next_if(|(_, right)| *right + APART <= left) {
            free.extend(lanes.get(ended).copied());
        }
        let lane = free.pop().unwrap_or_else(|| {
            count += 1;
            count - 1
        });
        if let Some(own) = lanes.get_mut(interval) {
            *own = lane;
        }
    }
    (lanes, count)
}

impl Bar {
    /// The bar, in the uppermost lane.
    fn new(
        scale: &Scale,
        initiative: InitiativeIdx,
        entry: &Initiative,
        date: Period,
        language: Language,
    ) -> Self {
        let form = scale.form;
        let last = date.to.unwrap_or(date.from);
        let goes_on = date.to.is_none() && lasts(entry.kind);
        let is_vague = date.to.is_none() && !matches!(date.from, Date::Day(..));
        let (begins_before, ends_after) =
            (scale.is_before(date.from), goes_on || scale.is_after(last));
        let right = scale.at(last.last_day(), true);
        let right = if ends_after { right + POINT } else { right };
        let left = scale
            .at(date.from.first_day(), false)
            .min(form.width() - THINNEST);
        let right = right.max(left + THINNEST).min(form.width());
        let (top, bottom, line) = form.rises();
        let bounds = Rect {
            left,
            top,
            right,
            bottom,
        };
        let text = entry.name.in_language(language);
        let name = match form {
            Form::Wide => beside(form, text, bounds, !is_vague && !goes_on),
            Form::Narrow => Some(above(form, text, bounds)),
        };
        let (mut from, mut to) = (left, right);
        let name = name.map(|(text, x, is_inside)| {
            let wide = width(&text, Weight::Regular) * form.font_size();
            from = from.min(x);
            to = to.max(x + wide);
            // A name stands close to its bar, also where it turns out narrower than reckoned.
            let is_left = form == Form::Wide && x < left;
            Name {
                text,
                at: Point {
                    x: if is_left { x + wide } else { x },
                    y: line,
                },
                anchor: if is_left { Anchor::End } else { Anchor::Start },
                is_inside,
            }
        });
        Self {
            initiative,
            at: Point::default(),
            outline: outline(bounds, begins_before, ends_after),
            is_vague,
            name,
            lane: 0,
            extent: (from, to),
            bounds,
        }
    }
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
    let mut corners = vec![(from, top), (to, top)];
    if ends_after {
        corners.push((right, middle));
    }
    corners.extend([(to, bottom), (from, bottom)]);
    if begins_before {
        corners.push((left, middle));
    }
    let mut path = Path::default();
    path.polygon(&corners).close();
    path.finish()
}

/// A name on its bar, if `is_ground` and there is room, else beside it: the words, where they begin, and whether that is
/// on the bar. To the right, if they fit there, else to the left, else cut, wherever there is most room.
fn beside(form: Form, text: &str, bar: Rect, is_ground: bool) -> Option<(String, f64, bool)> {
    let size = form.font_size();
    let on_bar = if is_ground {
        bar.right - bar.left - 2.0 * GAP
    } else {
        0.0
    };
    let after = form.width() - bar.right - GAP;
    let before = bar.left - GAP;
    let cut = |room: f64| {
        let line = wrap(text, Weight::Regular, 0.0, room / size, 1)
            .pop()
            .unwrap_or_default();
        let wide = width(&line, Weight::Regular) * size;
        (line, wide)
    };
    let full = width(text, Weight::Regular) * size;
    let wide = full.min(WIDEST * size);
    let (inside, right, left) = (
        || (cut(on_bar).0, bar.left + GAP, true),
        |room| (cut(room).0, bar.right + GAP, false),
        |room| {
            let (line, wide) = cut(room);
            (line, bar.left - GAP - wide, false)
        },
    );
    Some(if full <= on_bar || wide <= on_bar {
        inside()
    } else if wide <= after {
        right(WIDEST * size)
    } else if wide <= before {
        left(WIDEST * size)
    } else if on_bar.max(after).max(before) < NARROWEST * size {
        return None;
    } else if on_bar >= after && on_bar >= before {
        inside()
    } else if after >= before {
        right(after)
    } else {
        left(before)
    })
}

/// A name above its bar, likewise: from where the bar begins, or as far to the left as it needs.
fn above(form: Form, text: &str, bar: Rect) -> (String, f64, bool) {
    let size = form.font_size();
    let line = wrap(text, Weight::Regular, 0.0, form.width() / size, 1)
        .pop()
        .unwrap_or_default();
    let wide = width(&line, Weight::Regular) * size;
    (line, bar.left.min(form.width() - wide).max(0.0), false)
}

/// Where dates stand.
struct Scale {
    form: Form,
    /// The years that have a column of their own, where there are any.
    span: Option<(u16, u16)>,
    /// Whether a column for all that is earlier stands before them.
    has_earlier: bool,
    /// Whether a column for all that is later stands after them.
    has_later: bool,
    /// The width of a column.
    column: f64,
}

impl Scale {
    fn new(content: &Content, form: Form) -> Self {
        let dates = content.initiatives().iter().filter_map(|entry| entry.date);
        let mut begun: Vec<u16> = dates.map(|date| date.from.year()).collect();
        sort(&mut begun);
        let middle = begun.get(begun.len() / 2).copied().unwrap_or(0);
        let all = content.years();
        let span = all.map(|(first, last)| {
            let half = MOST_YEARS / 2;
            (
                first.max(middle.saturating_sub(half)),
                last.min(middle.saturating_add(half - 1)),
            )
        });
        let (has_earlier, has_later) = all.zip(span).map_or((false, false), |(all, span)| {
            (all.0 < span.0, all.1 > span.1)
        });
        let years = span.map_or(1, |(first, last)| last.saturating_sub(first) + 1);
        let columns = years + u16::from(has_earlier) + u16::from(has_later);
        Self {
            form,
            span,
            has_earlier,
            has_later,
            column: form.width() / f64::from(columns),
        }
    }

    fn is_before(&self, date: Date) -> bool {
        self.span.is_some_and(|(first, _)| date.year() < first)
    }

    fn is_after(&self, date: Date) -> bool {
        self.span.is_some_and(|(_, last)| date.year() > last)
    }

    /// Where a day begins, or ends. Months are reckoned equally long, and days within 31: nobody sees the difference.
    fn at(&self, (year, month, day): CalendarDay, is_end: bool) -> f64 {
        let Some((first, last)) = self.span else {
            return 0.0;
        };
        let end = u8::from(is_end);
        let earlier = f64::from(u8::from(self.has_earlier));
        let columns = if year < first {
            f64::from(end)
        } else if year > last {
            earlier + f64::from(last - first + 1) + f64::from(end)
        } else {
            let days = f64::from(day.saturating_sub(1) + end) / 31.0;
            earlier + f64::from(year - first) + (f64::from(month.saturating_sub(1)) + days) / 12.0
        };
        columns * self.column
    }

    /// The middle of a day, if the scale has it.
    fn day(&self, date: Date) -> Option<f64> {
        let (first, last) = self.span?;
        (first..=last).contains(&date.year()).then(|| {
            f64::midpoint(
                self.at(date.first_day(), false),
                self.at(date.last_day(), true),
            )
        })
    }

    /// The height of a line of words.
    const fn line(&self) -> f64 {
        self.form.font_size() * 1.25
    }

    /// The years that are named, with where they begin: all, or every second, fifth or tenth.
    fn named_years(&self) -> impl Iterator<Item = (f64, u16)> {
        let room = (width("2000", Weight::Regular) + 0.5) * self.form.font_size();
        let step = [1, 2, 5, 10]
            .into_iter()
            .find(|step| f64::from(*step) * self.column >= room)
            .unwrap_or(20);
        let (first, last) = self.span.unwrap_or((1, 0));
        let years = (first..=last).filter(move |year| year.is_multiple_of(step));
        years.map(|year| (self.at((year, 1, 1), false), year))
    }

    /// The names of the years on the axis, `line` lines down: those of the columns at the ends first, then of years that
    /// leave these free.
    fn years(&self, line: usize) -> Vec<Name> {
        let size = self.form.font_size();
        let mut names: Vec<(f64, f64, String)> = Vec::new();
        let mut add = |x: f64, text: String| {
            let right = x + width(&text, Weight::Regular) * size;
            let is_free = names
                .iter()
                .all(|(from, to, _)| right + GAP <= *from || to + GAP <= x);
            if is_free && right <= self.form.width() {
                names.push((x, right, text));
            }
        };
        if let Some((first, last)) = self.span {
            if self.has_earlier {
                add(0.0, ["–", &(first - 1).to_string()].concat());
            }
            if self.has_later {
                let text = [&(last + 1).to_string(), "–"].concat();
                let wide = width(&text, Weight::Regular) * size;
                add(self.form.width() - wide, text);
            }
        }
        for (x, year) in self.named_years() {
            add(x + 1.0, year.to_string());
        }
        sort_by(&mut names, |a, b| a.0.total_cmp(&b.0));
        let names = names.into_iter();
        names
            .map(|(x, _, text)| self.name(text, x, line, Anchor::Start))
            .collect()
    }

    /// Words on a line of the axis, from 0.
    fn name(&self, text: String, x: f64, line: usize, anchor: Anchor) -> Name {
        Name {
            text,
            at: Point {
                x,
                y: as_f64(line) * self.line() + self.form.font_size(),
            },
            anchor,
            is_inside: false,
        }
    }
}
