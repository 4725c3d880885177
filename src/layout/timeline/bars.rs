//! Bars and their names.

use crate::content::{Date, Initiative, InitiativeIdx, Language};

use super::{Form, Name, Timeline, wide};
use crate::layout::plane::geometry::{Path, Point, Rect, as_f64};
use crate::layout::plane::text::{Anchor, Weight, wrap};

/// The minimum width of a bar: a day would be a hairline.
const THINNEST: f64 = 3.0;
/// The length of a pointed end.
const POINT: f64 = 6.0;
/// The gap between a bar and its name.
pub(super) const GAP: f64 = 4.0;
/// The maximum width of a name beside its bar when lanes are packed, at font size 1. Longer ones are then cut to the free
/// space in their lane.
const WIDEST: f64 = 25.0;
/// As many bars, or fewer, have room for their whole names: each may have a lane of its own.
const FEW: usize = 12;
/// The minimum width to which a name is cut, at font size 1. With less space there is no name.
const NARROWEST: f64 = 5.0;

/// The period of an initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whose.
    pub initiative: InitiativeIdx,
    /// Its lane, from 0. Everything else in the bar is relative to [`Bar::corner`].
    pub lane: usize,
    /// The bar's rectangle.
    pub bounds: Rect,
    /// Path data of its outline.
    pub outline: String,
    /// Whether it is only a year or a month in which something happened or began.
    pub is_vague: bool,
    /// Its name, if that fits.
    pub name: Option<Name>,
    /// Its left and right end in the lane, including its name.
    pub extent: (f64, f64),
}

impl Timeline {
    /// A bar in the top lane, still without its name.
    pub(super) fn bar(
        self,
        form: Form,
        initiative: InitiativeIdx,
        entry: &Initiative,
    ) -> Option<Bar> {
        let date = entry.date?;
        let last = date.to.unwrap_or(date.from);
        let (begins_before, _) = self.is_outside(date.from.year());
        let (_, ends_later) = self.is_outside(last.year());
        let ends_after = entry.goes_on() || ends_later;
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
}

/// The maximum width of a name beside its bar when lanes are packed.
pub(super) fn widest(form: Form, bars: usize) -> f64 {
    if bars <= FEW {
        form.width()
    } else {
        WIDEST * form.font_size()
    }
}

impl Bar {
    /// The top left corner of its lane.
    pub fn corner(&self, form: Form) -> Point {
        Point {
            x: 0.0,
            y: as_f64(self.lane) * form.lane(),
        }
    }

    /// Positions the initiative's name: on the bar, if that is solid; to the right, in no more than `room`; or to the left,
    /// in no more than `widest`; wherever it fits first. If it fits nowhere, it is cut, where there is the most space. In the
    /// narrower forms it is above the bar.
    #[inline(never)]
    pub(super) fn add_name(
        &mut self,
        form: Form,
        entry: &Initiative,
        language: Language,
        widest: f64,
        room: f64,
    ) {
        if form == Form::Bare {
            return;
        }
        let text = entry.name.in_language(language);
        let Rect { left, right, .. } = self.bounds;
        let font = form.font_size();
        let full = wide(form, text);
        let (spot, space) = self.spot(form, entry.goes_on(), full.min(widest));
        let (mut x, room) = match spot {
            Spot::Above => (left, space),
            Spot::Inside => (left + GAP, space),
            Spot::After => (right + GAP, space.min(room)),
            Spot::Before => (left - GAP, space.min(widest)),
        };
        let anchor = if spot == Spot::Before {
            Anchor::End
        } else {
            Anchor::Start
        };
        if room < full.min(NARROWEST * font) {
            return;
        }
        let mut lines = wrap(text, Weight::Regular, 0.0, room / font, 1);
        let mut line = lines.pop().unwrap_or_default();
        if line != text {
            cut_words(&mut line);
        }
        // A name is close to its bar, even if it is narrower than computed.
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
            is_inside: spot == Spot::Inside,
        });
    }

    /// Where a name stands that takes at least `least`, and how much space there is.
    fn spot(&self, form: Form, goes_on: bool, least: f64) -> (Spot, f64) {
        if matches!(form, Form::Medium | Form::Narrow) {
            return (Spot::Above, form.width());
        }
        let Rect { left, right, .. } = self.bounds;
        let on = if self.is_vague || goes_on {
            0.0
        } else {
            right - left - 2.0 * GAP
        };
        let (after, before) = (form.width() - right - GAP, left - GAP);
        if least <= on || (on >= after && on >= before) {
            (Spot::Inside, on)
        } else if least <= after || (least > before && after >= before) {
            (Spot::After, after)
        } else {
            (Spot::Before, before)
        }
    }
}

/// Where the name of a bar stands.
#[derive(Clone, Copy, PartialEq)]
enum Spot {
    Above,
    Inside,
    After,
    Before,
}

/// Path data of a bar, with pointed ends where it continues.
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
    // The tip of an end that does not continue is on its edge.
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

/// Cuts a truncated line to whole words, outside parentheses: visible text must be part of the link's accessible name, for
/// speech input (WCAG 2.5.3).
fn cut_words(line: &mut String) {
    // Where the words so far end, those before an open parenthesis, and what is kept.
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
