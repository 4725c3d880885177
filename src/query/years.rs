//! Buckets of years in which something began: the rings of the map and the columns of the matrix.

use crate::content::Content;

use super::Filter;

/// The most buckets that have enough space for names or marks.
pub const MOST_BUCKETS: usize = 12;

/// A bucket of years. The order is that of the canonical URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Years {
    /// Without a date.
    Undated,
    /// All years up to and including this one.
    Until(u16),
    /// This year.
    One(u16),
}

impl Years {
    /// The first of the years, if there is one, and the last. `None` if there is no date.
    pub const fn span(self) -> Option<(Option<u16>, u16)> {
        match self {
            Self::Undated => None,
            Self::Until(last) => Some((None, last)),
            Self::One(year) => Some((Some(year), year)),
        }
    }

    /// The id in the URL: "none", "-2015" or "2019".
    pub fn id(self) -> String {
        match self {
            Self::Undated => UNDATED.to_owned(),
            Self::Until(last) => ["-", &last.to_string()].concat(),
            Self::One(year) => year.to_string(),
        }
    }

    /// The bucket with this id, for any valid year.
    ///
    /// ```
    /// use life_science_map::query::Years;
    ///
    /// assert_eq!(Years::from_id("-2015"), Some(Years::Until(2015)));
    /// assert_eq!(Years::One(2019).id(), "2019");
    /// assert_eq!(Years::from_id("soon"), None);
    /// ```
    pub fn from_id(id: &str) -> Option<Self> {
        if id == UNDATED {
            return Some(Self::Undated);
        }
        match id.strip_prefix('-') {
            Some(last) => Filter::year(last).map(Self::Until),
            None => Filter::year(id).map(Self::One),
        }
    }
}

/// The id for initiatives without a date.
const UNDATED: &str = "none";

/// The years in which something began, the oldest first, preceded by what has no date, if there is any: at most `most`
/// buckets. The years before the strategy's first one share one, and so do the oldest after that if there would be too
/// many.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::query::{MOST_BUCKETS, years_that_began};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let buckets = years_that_began(&content, MOST_BUCKETS);
/// assert!(!buckets.is_empty() && buckets.len() <= MOST_BUCKETS);
/// ```
pub fn years_that_began(content: &Content, most: usize) -> Vec<Years> {
    let facts = content.facts();
    let (years, undated) = (facts.years_begun(), facts.has_undated());
    let first_year = content.strategy.first_year;
    let mut merged = years.partition_point(|&year| year < first_year);
    let most = most - usize::from(undated);
    // One of the buckets is for those that have been merged.
    if years.len() - merged + usize::from(merged > 0) > most {
        merged = years.len() - (most - 1);
    }
    let mut buckets = Vec::new();
    if undated {
        buckets.push(Years::Undated);
    }
    for (index, &year) in years.iter().enumerate() {
        if index >= merged {
            buckets.push(Years::One(year));
        } else if index + 1 == merged {
            buckets.push(Years::Until(year.max(first_year.saturating_sub(1))));
        }
    }
    buckets
}
