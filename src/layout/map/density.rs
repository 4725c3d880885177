//! The map's level of detail.
//!
//! Up to [`MOST_MARKS`] memberships, each has a mark. More marks than that could not be told apart, and browsers could not
//! handle them: then the memberships of one sector and ring are a [`Bin`] with their number. If a filter leaves at most
//! [`MOST_BACK`] memberships, their marks come back, each in its own bin: see [`detail`](super::detail).

use core::ops::Range;

/// The most memberships that each have a mark.
pub const MOST_MARKS: usize = 1100;
/// The most matching memberships whose marks come back into the bins.
pub const MOST_BACK: usize = 250;
/// The most rings of bins: each must be thick enough for a number.
pub const MOST_BIN_RINGS: usize = 10;
/// The number of shades of bins.
pub const SHADES: usize = 5;

/// The pitches of marks that come back on the wheel, the largest first.
pub(super) const PITCHES: [f64; 3] = [17.0, 14.0, 11.0];
/// How the matching memberships are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// As a mark each.
    Marks,
    /// As numbers in bins.
    Bins,
}

/// How `matching` of `memberships` are drawn.
///
/// ```
/// use life_science_map::layout::map::Level;
/// use life_science_map::layout::map::density::level;
///
/// assert_eq!(level(400, 400), Level::Marks);
/// assert_eq!(level(20_000, 20_000), Level::Bins);
/// assert_eq!(level(20_000, 40), Level::Marks);
/// ```
pub const fn level(memberships: usize, matching: usize) -> Level {
    if memberships <= MOST_MARKS || matching <= MOST_BACK {
        Level::Marks
    } else {
        Level::Bins
    }
}

/// The memberships of one sector and one ring. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The index of the sector in [`Map::spans`](super::Map::spans).
    pub span: usize,
    /// The index of the ring in [`Map::rings`](super::Map::rings).
    pub ring: usize,
    /// The indices of its seats in [`Map::seats`](super::Map::seats).
    pub seats: Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_follows_from_two_counts() {
        for (memberships, matching, expected) in [
            (0, 0, Level::Marks),
            (MOST_MARKS, MOST_MARKS, Level::Marks),
            (MOST_MARKS + 1, MOST_MARKS + 1, Level::Bins),
            (MOST_MARKS + 1, MOST_BACK + 1, Level::Bins),
            (MOST_MARKS + 1, MOST_BACK, Level::Marks),
            (1_000_000, 0, Level::Marks),
        ] {
            assert_eq!(level(memberships, matching), expected);
        }
    }
}
