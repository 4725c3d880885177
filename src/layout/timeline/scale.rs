//! The years and their positions.

use crate::content::{CalendarDay, Content, Date};

use super::bars::GAP;
use super::{Form, MOST_YEARS, Name, view_box, wide};
use crate::layout::plane::geometry::Point;
use crate::layout::plane::text::{Anchor, Weight, width};

/// The height of a line of the axis, at the font size 1.
const LINE: f64 = 1.25;

/// The years of a content, and their positions. The same for every filter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeline {
    /// The first year with its own column.
    first: u16,
    /// The last one; before the first if there are no dates at all.
    last: u16,
    /// Whether there is a column for everything earlier before them.
    has_earlier: bool,
    /// Whether there is a column for everything later after them.
    has_later: bool,
}

/// The axis above the groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The value of its `viewBox`.
    pub view_box: String,
    /// The labels of years and of today.
    pub names: Vec<Name>,
}

impl Timeline {
    /// Computes the years of a content. Linear.
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::layout::timeline::{Form, Timeline};
    ///
    /// let bytes = include_bytes!("../../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let axis = Timeline::new(&content).axis(Form::Wide, None);
    /// assert!(!axis.names.is_empty());
    /// ```
    pub fn new(content: &Content) -> Self {
        let facts = content.facts();
        let mut begun = Vec::new();
        for &initiative in facts.by_date() {
            begun.extend(facts.from(initiative).map(Date::year));
        }
        let middle = begun.get(begun.len() / 2).copied().unwrap_or(0);
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

    /// The labels of the years, and `today` in a line above them.
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
        // From right to left; the label of an end column is always there.
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

    /// The last year with its own column.
    pub(super) const fn last_year(self) -> u16 {
        self.last
    }

    /// Whether a year is before the years with their own columns, and whether it is after them.
    pub(super) const fn is_outside(self, year: u16) -> (bool, bool) {
        (year < self.first, year > self.last)
    }

    /// The position where a day begins, or ends. All months have the same length, and 31 days: the difference is not
    /// visible.
    #[inline(never)]
    pub(super) fn at(self, form: Form, (year, month, day): CalendarDay, is_end: bool) -> f64 {
        let end = f64::from(u8::from(is_end));
        // In an end column a day takes the whole width.
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

    /// The number of columns.
    fn columns(self) -> f64 {
        let ends = u16::from(self.has_earlier) + u16::from(self.has_later);
        f64::from(self.last + 1 + ends - self.first)
    }

    /// The middle of a day, if the years include it.
    pub(super) fn day(self, form: Form, date: Date) -> Option<f64> {
        let is_here = self.first <= date.year() && date.year() <= self.last;
        let (from, to) = (date.first_day(), date.last_day());
        is_here.then(|| (self.at(form, from, false) + self.at(form, to, true)) * 0.5)
    }

    /// The last labelled year up to `year`, and where it begins: labels are on every year, or every second, fifth or tenth.
    #[inline(never)]
    pub(super) fn named_year(self, form: Form, mut year: u16) -> Option<(u16, f64)> {
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
