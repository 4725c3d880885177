//! Buckets of years: those in which something began, which the map has as rings and the matrix as columns.

use crate::content::Content;

/// The most buckets that there are where each has room for names or marks.
pub const MOST_BUCKETS: usize = 12;

/// A bucket of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// What has no date.
    Undated,
    /// All years up to and including this one.
    Until(u16),
    /// This year.
    One(u16),
}

impl Years {
    /// The first of the years, where there is one, and the last. Nothing for what has no date.
    pub const fn span(self) -> Option<(Option<u16>, u16)> {
        match self {
            Self::Undated => None,
            Self::Until(last) => Some((None, last)),
            Self::One(year) => Some((Some(year), year)),
        }
    }
}

/// The years in which something began, the oldest first, and before them what has no date, where there is anything such: at
/// most `most` buckets. The years before the strategy's first one share one, and so do the oldest after that where there
/// would be too many. Linear in the initiatives, for each different year.
pub fn years_that_began(content: &Content, most: usize) -> Vec<Years> {
    let mut years: Vec<u16> = Vec::new();
    let mut undated = false;
    for initiative in content.initiatives() {
        let began = initiative.date.map(|period| period.from.year());
        match began.map(|year| (year, years.binary_search(&year))) {
            Some((year, Err(at))) => years.insert(at, year),
            Some((_, Ok(_))) => {}
            None => undated = true,
        }
    }
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
