//! What is new or changed since a day.

use super::Shown;
use crate::content::{Content, Date, Facts, List, Removed};

/// The day from which on an initiative must have been noted to be new or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// This day, which is a [`Date::Day`].
    Day(Date),
    /// The last day on which anything was noted, whatever day that is.
    Latest,
}

impl Since {
    /// The day in the address: `2026-06-01`, or `latest`.
    ///
    /// ```
    /// use life_science_map::query::Since;
    ///
    /// let since = Since::from_id("2026-06-01").unwrap();
    /// assert_eq!(since.id(), "2026-06-01");
    /// assert_eq!(Since::from_id("2026-06"), None);
    /// ```
    pub fn from_id(id: &str) -> Option<Self> {
        if id == "latest" {
            return Some(Self::Latest);
        }
        let day = Date::parse(id)?;
        matches!(day, Date::Day(..)).then_some(Self::Day(day))
    }

    /// The value in the address.
    pub fn id(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Latest => "latest".to_owned(),
        }
    }

    /// The day that it stands for in a content. `None` for the latest one of a content that notes none.
    pub fn day(self, content: &Content) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Latest => content.facts().last_noted().map(Date::unpacked),
        }
    }

    /// The same as [`Date::packed`]; later than all days where there is none.
    pub(super) fn packed(self, facts: &Facts) -> u32 {
        match self {
            Self::Day(day) => day.packed(),
            Self::Latest => facts.last_noted().unwrap_or(u32::MAX),
        }
    }
}

/// What has happened since a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News<'a> {
    /// How many of the matching initiatives came to the map on that day or later.
    pub new: usize,
    /// How many others of them were changed.
    pub changed: usize,
    /// Which initiatives were removed, whatever the filter.
    pub removed: Vec<&'a Removed>,
}

/// What has happened since a day to the initiatives that `shown` leaves. Linear.
pub fn news<'a>(content: &'a Content, shown: &Shown, day: Date) -> News<'a> {
    let (day, mut new, mut changed) = (day.packed(), 0, 0);
    let is_since = |own: Option<Date>| own.is_some_and(|own| own.packed() >= day);
    for initiative in shown.matching() {
        let own = content.initiative(initiative);
        if is_since(own.added) {
            new += 1;
        } else if is_since(own.changed) {
            changed += 1;
        }
    }
    let removed = content.removed.iter();
    let removed = removed.filter(|own| own.list == List::Initiatives && is_since(own.date));
    News {
        new,
        changed,
        removed: removed.collect(),
    }
}
