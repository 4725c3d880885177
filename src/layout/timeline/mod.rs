//! The timeline: bars along the years, by main sector.
//!
//! **Years.** The scale is linear, the same for every filter, and computed from the whole content. It spans at most
//! [`MOST_YEARS`] years around the median of all beginnings; everything before or after that shares a column of a year's
//! width at that end, with a pointed end to show that it continues.
//!
//! **What is drawn.** A period from one date to another is a bar. A date without an end is as wide as its precision; the
//! format does not say whether it has no end or an unknown one. For kinds that continue once they have begun
//! ([`Kind::lasts`](crate::content::Kind::lasts)), it therefore ends in a point.
//!
//! **Lanes.** Within a group, bars with their names are packed into as few lanes as possible: in the order of their left
//! ends, each into a lane that is free again (interval partitioning, Kleinberg and Tardos, *Algorithm Design*, 4.1), in
//! O(n²) with the few hundred bars that there can be. Only what the filter leaves is packed, unlike on the map, where
//! nothing moves: a lane has no meaning, the horizontal position carries all information and stays, and a few initiatives
//! would be lost among empty lanes.
//!
//! **Limits.** At most [`MOST_NODES`] SVG elements are drawn. The oldest of the fullest groups are left out, and counted.
//!
//! Lengths are in units of the SVG, whose width is that of its [`Form`].

mod bars;
mod pack;
mod scale;

use crate::content::{Content, Date, InitiativeIdx, Language};

use super::plane::geometry::{Point, Rect, as_f64, decimal};
use super::plane::text::{Anchor, Weight, width};
use bars::{GAP, widest};
use pack::{APART, ascending, pack};

pub use bars::Bar;
pub use pack::{MOST_NODES, most_bars};
pub use scale::{Axis, Timeline};

/// The most years on the scale.
pub const MOST_YEARS: u16 = 30;
/// The most initiatives without a date that are listed below.
pub const MOST_UNDATED: usize = 100;

/// How the timeline is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Names on their bars or beside them.
    Wide,
    /// Names above their bars, with room for most of them.
    Medium,
    /// Names above their bars.
    Narrow,
    /// Bars alone, for a picture that has no room for the names of all.
    Bare,
}

impl Form {
    /// The width of the SVG.
    pub const fn width(self) -> f64 {
        match self {
            Self::Wide | Self::Bare => 800.0,
            Self::Medium => 520.0,
            Self::Narrow => 300.0,
        }
    }

    /// The text size.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Wide | Self::Bare => 12.5,
            Self::Medium => 13.0,
            Self::Narrow => 12.75,
        }
    }

    /// The height of a lane.
    pub const fn lane(self) -> f64 {
        match self {
            Self::Wide => 19.0,
            Self::Medium | Self::Narrow => 30.0,
            Self::Bare => 9.0,
        }
    }

    /// The top and bottom of a bar within its lane, and the baseline of its name.
    pub(super) const fn rises(self) -> (f64, f64, f64) {
        match self {
            Self::Wide => (2.0, 17.0, 13.8),
            Self::Medium | Self::Narrow => (16.0, 26.0, 12.5),
            Self::Bare => (1.0, 8.0, 8.0),
        }
    }
}

/// The initiatives with the same main sector.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value of the SVG's `viewBox`.
    pub view_box: String,
    /// Path data of the lines between years.
    pub grid: String,
    /// Path data of the line through today, if the years include it.
    pub today: Option<String>,
    /// The bars, by date.
    pub bars: Vec<Bar>,
    /// How many more there are.
    pub more: usize,
}

/// A text in the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The text, perhaps cut.
    pub text: String,
    /// Its position.
    pub at: Point,
    /// Its `text-anchor`.
    pub anchor: Anchor,
    /// Whether it is inside its bar.
    pub is_inside: bool,
}

impl Timeline {
    /// Lays out one sector's part of the result: its own initiatives, the oldest first, at most `most` of them. O(n log n)
    /// in their number.
    pub fn group(
        self,
        content: &Content,
        language: Language,
        form: Form,
        own: &[InitiativeIdx],
        most: usize,
        today: Option<Date>,
    ) -> Group {
        let more = own.len().saturating_sub(most);
        let mut bars = Vec::new();
        let widest = widest(form, own.len());
        for &initiative in own.get(more..).unwrap_or_default() {
            let entry = content.initiative(initiative);
            if let Some(mut bar) = self.bar(form, initiative, entry) {
                bar.add_name(form, entry, language, widest, widest);
                bars.push(bar);
            }
        }
        let lefts = ascending(bars.len(), &|index| {
            bars.get(index).map_or(0.0, |bar| bar.extent.0)
        });
        let lanes = pack(&mut bars, &lefts);
        lengthen_names(content, (language, form, widest), lanes, &mut bars, lefts);
        let height = as_f64(lanes) * form.lane();
        Group {
            view_box: view_box(form, height),
            grid: self.grid(form, height),
            today: today
                .and_then(|today| self.day(form, today))
                .map(|x| upright(x, height)),
            bars,
            more,
        }
    }

    /// Path data of the lines between the labelled years.
    fn grid(self, form: Form, height: f64) -> String {
        let mut grid = String::new();
        let mut year = self.last_year();
        while let Some((named, x)) = self.named_year(form, year) {
            grid = [&*upright(x, height), &grid].concat();
            year = named - 1;
        }
        grid
    }
}

/// Expands names that were cut into the free space of their lanes, from the right. `lefts` are the bars' indices from left
/// to right.
fn lengthen_names(
    content: &Content,
    (language, form, widest): (Language, Form, f64),
    lanes: usize,
    bars: &mut [Bar],
    mut lefts: Vec<usize>,
) {
    let mut free = vec![form.width() + APART; lanes];
    while let Some(index) = lefts.pop() {
        if let Some(bar) = bars.get_mut(index)
            && let Some(free) = free.get_mut(bar.lane)
        {
            let room = *free - APART - bar.bounds.right - GAP;
            *free = bar.extent.0;
            if room > widest {
                let entry = content.initiative(bar.initiative);
                bar.add_name(form, entry, language, widest, room);
            }
        }
    }
}

/// The width of a text in the timeline.
#[inline(never)]
fn wide(form: Form, text: &str) -> f64 {
    width(text, Weight::Regular) * form.font_size()
}

/// The `viewBox` of an SVG of this height.
fn view_box(form: Form, height: f64) -> String {
    let picture = Rect {
        left: 0.0,
        top: 0.0,
        right: form.width(),
        bottom: height,
    };
    picture.view_box()
}

/// Path data of a vertical line.
fn upright(x: f64, height: f64) -> String {
    ["M", &decimal(x), " 0V", &decimal(height)].concat()
}
