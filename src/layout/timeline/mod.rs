//! The timeline: bars along the years, by main sector.
//!
//! **Years.** The scale is linear, the same for every filter, and made from the whole content. It spans at most
//! [`MOST_YEARS`] years about the median of all beginnings; what lies before or after that shares a column of a year's
//! width at that end, with a pointed end to say that it goes on.
//!
//! **What is drawn.** A period from one date to another is a bar. A date without an end is as wide as its precision,
//! which the format leaves open to two readings: there is no end, or it is not known. For kinds that go on once they have begun
//! ([`Kind::lasts`](crate::content::Kind::lasts)) it therefore ends in a point.
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

mod bars;
mod pack;
mod scale;

use crate::content::{Content, Date, InitiativeIdx, Language};

use super::plane::geometry::{Point, Rect, as_f64, decimal};
use super::plane::text::{Anchor, Weight, width};
use bars::{GAP, WIDEST};
use pack::{APART, ascending, pack};

pub use bars::Bar;
pub use pack::{MOST_NODES, most_bars};
pub use scale::{Axis, Timeline};

/// The most years of the scale.
pub const MOST_YEARS: u16 = 30;
/// The most initiatives without a date that are named below the picture.
pub const MOST_UNDATED: usize = 100;

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
    pub(super) const fn rises(self) -> (f64, f64, f64) {
        match self {
            Self::Wide => (2.0, 17.0, 13.8),
            Self::Narrow => (16.0, 26.0, 12.5),
        }
    }
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

impl Timeline {
    /// Draws one sector's part of what is shown: its own initiatives, the oldest first, of which it has at most `most`. O(n log n)
    /// in them.
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
        for &initiative in own.get(more..).unwrap_or_default() {
            let entry = content.initiative(initiative);
            if let Some(mut bar) = self.bar(form, initiative, entry) {
                bar.add_name(form, entry, language, WIDEST * form.font_size());
                bars.push(bar);
            }
        }
        let lefts = ascending(bars.len(), &|index| {
            bars.get(index).map_or(0.0, |bar| bar.extent.0)
        });
        let lanes = pack(&mut bars, &lefts);
        lengthen_names(content, language, form, lanes, &mut bars, lefts);
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

    /// Path data of the lines between the named years.
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

/// Lets names that were cut go on into what their lanes have free, from the right. `lefts` are the indices of the bars from
/// left to right.
fn lengthen_names(
    content: &Content,
    language: Language,
    form: Form,
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
            if room > WIDEST * form.font_size() {
                bar.add_name(form, content.initiative(bar.initiative), language, room);
            }
        }
    }
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
