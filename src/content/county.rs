//! The counties of Sweden, in which places lie.

/// A county, or abroad, by the two digits of Statistics Sweden (<https://www.scb.se/lan>).
///
/// ```
/// use life_science_map::content::County;
///
/// assert_eq!(County::from_id("12").unwrap().id(), "12");
/// assert_eq!(County::from_id("00"), Some(County::ABROAD));
/// assert_eq!(County::from_id("02"), None);
/// assert_eq!(County::all().count(), County::COUNT);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct County(u8);

impl County {
    /// The ids: abroad, and then the counties by number.
    pub const IDS: [&'static str; Self::COUNT + 1] = [
        "00", "01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14", "17", "18",
        "19", "20", "21", "22", "23", "24", "25",
    ];
    /// Outside Sweden.
    pub const ABROAD: Self = Self(0);
    /// How many counties there are.
    pub const COUNT: usize = 21;

    /// All counties, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..).map(Self).take(Self::COUNT)
    }

    /// The county with these two digits; "00" is abroad.
    pub fn from_id(id: &str) -> Option<Self> {
        let place = Self::IDS.iter().position(|own| *own == id)?;
        u8::try_from(place).ok().map(Self)
    }

    /// Its two digits.
    pub fn id(self) -> &'static str {
        Self::IDS
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }

    /// Its place among all counties; `None` for abroad.
    pub fn index(self) -> Option<usize> {
        usize::from(self.0).checked_sub(1)
    }

    /// Its place in [`County::IDS`].
    pub const fn number(self) -> u32 {
        self.0 as u32
    }

    /// The county with that number.
    pub fn from_number(number: u8) -> Option<Self> {
        (usize::from(number) <= Self::COUNT).then_some(Self(number))
    }
}
