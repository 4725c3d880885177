//! The counties of Sweden, in which places lie.

use core::fmt;

/// A county, or abroad, by the two digits of Statistics Sweden (<https://www.scb.se/lan>).
///
/// ```
/// use life_science_map::content::County;
///
/// let county = County::from_id("12").unwrap();
/// assert_eq!(county.to_string(), "12");
/// assert_eq!(County::from_id("00"), Some(County::ABROAD));
/// assert_eq!(County::from_id("02"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct County(u8);

/// The numbers of the counties.
const NUMBERS: [u8; County::COUNT] = [
    1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25,
];

impl County {
    /// Outside Sweden.
    pub const ABROAD: Self = Self(0);
    /// How many counties there are.
    pub const COUNT: usize = 21;

    /// All counties, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        NUMBERS.into_iter().map(Self)
    }

    /// The county with these two digits; "00" is abroad.
    pub fn from_id(id: &str) -> Option<Self> {
        let is_number = id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_digit());
        let number = id.parse().ok().filter(|_| is_number)?;
        (number == 0 || NUMBERS.contains(&number)).then_some(Self(number))
    }

    /// Its place among all counties; `None` for abroad.
    pub fn index(self) -> Option<usize> {
        NUMBERS.iter().position(|&number| number == self.0)
    }

    /// Its number, 0 for abroad.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for County {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}
