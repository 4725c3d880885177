//! Dates of different precision, and periods between them.

use core::cmp::Ordering;

/// A calendar date with the precision of a year, a month or a day. Displayed with exactly that precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    /// "2019"
    Year(u16),
    /// "2019-12"; the month is 1–12.
    Month(u16, u8),
    /// "2019-12-12"; the day exists in the calendar.
    Day(u16, u8, u8),
}

/// A day as (year, month, day), for comparing dates of different precision.
pub type CalendarDay = (u16, u8, u8);

impl Date {
    /// Parses "YYYY", "YYYY-MM" or "YYYY-MM-DD". `None` for anything else and for days that are not in the calendar.
    ///
    /// ```
    /// use life_science_map::content::Date;
    ///
    /// assert_eq!(Date::parse("2019-12"), Some(Date::Month(2019, 12)));
    /// assert_eq!(Date::parse("2019-02-29"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        if year == 0 {
            return None;
        }
        let Some(month) = parts.next() else {
            return Some(Self::Year(year));
        };
        let month = u8::try_from(digits(month, 2)?)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        let Some(day) = parts.next() else {
            return Some(Self::Month(year, month));
        };
        let day = u8::try_from(digits(day, 2)?)
            .ok()
            .filter(|day| (1..=days_in(year, month)).contains(day))?;
        parts
            .next()
            .is_none()
            .then_some(Self::Day(year, month, day))
    }

    /// The year, 1–9999.
    pub const fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::Month(year, _) | Self::Day(year, _, _) => year,
        }
    }

    /// The first day that the date may refer to.
    pub const fn first_day(self) -> CalendarDay {
        match self {
            Self::Year(year) => (year, 1, 1),
            Self::Month(year, month) => (year, month, 1),
            Self::Day(year, month, day) => (year, month, day),
        }
    }

    /// The day that is so many days before the first day that the date may refer to.
    ///
    /// ```
    /// use life_science_map::content::Date;
    ///
    /// assert_eq!(Date::Day(2024, 3, 15).days_before(30), Date::Day(2024, 2, 14));
    /// assert_eq!(Date::Day(2026, 1, 1).days_before(1), Date::Day(2025, 12, 31));
    /// ```
    #[must_use]
    pub fn days_before(self, days: u16) -> Self {
        let (mut year, mut month, mut day) = self.first_day();
        for _ in 0..days {
            day -= 1;
            if day == 0 {
                month = if month == 1 { 12 } else { month - 1 };
                year = if month == 12 {
                    year.saturating_sub(1)
                } else {
                    year
                };
                day = days_in(year, month);
            }
        }
        Self::Day(year, month, day)
    }

    /// The first day that the date may refer to as one number, greater for later days and never 0.
    ///
    /// ```
    /// use life_science_map::content::Date;
    ///
    /// let (may, june) = (Date::Day(2026, 5, 31), Date::Month(2026, 6));
    /// assert!(may.packed() < june.packed());
    /// assert_eq!(Date::unpacked(june.packed()), Date::Day(2026, 6, 1));
    /// ```
    pub const fn packed(self) -> u32 {
        let (year, month, day) = self.first_day();
        (year as u32) << 9 | (month as u32) << 5 | day as u32
    }

    /// The day of a number of [`Date::packed`].
    #[allow(
        clippy::cast_possible_truncation,
        reason = "each part is cut to the bits that were written for it"
    )]
    pub const fn unpacked(number: u32) -> Self {
        Self::Day(
            (number >> 9) as u16,
            (number >> 5 & 15) as u8,
            (number & 31) as u8,
        )
    }

    /// The last day that the date may refer to.
    pub const fn last_day(self) -> CalendarDay {
        match self {
            Self::Year(year) => (year, 12, 31),
            Self::Month(year, month) => (year, month, days_in(year, month)),
            Self::Day(year, month, day) => (year, month, day),
        }
    }
}

impl core::fmt::Display for Date {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// By first day; of two with the same first day, the more precise comes later, so that the order is total.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| other.last_day().cmp(&self.last_day()))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The last year of a period with an open end: later than any other.
pub const OPEN_END: u16 = u16::MAX;

/// When something takes or took place: from a date, and until another if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it begins.
    pub from: Date,
    /// When it ends. Never before the beginning.
    pub to: Option<Date>,
}

impl Period {
    /// The first and the last year that the period is known to touch. A period without an end is as long as the precision
    /// of its beginning, so both are the same. For some initiatives the end is open instead: see
    /// [`Initiative::years`](super::Initiative::years).
    ///
    /// ```
    /// use life_science_map::content::{Date, Period};
    ///
    /// let period = Period { from: Date::Year(2016), to: Some(Date::Month(2018, 3)) };
    /// assert_eq!(period.years(), (2016, 2018));
    /// ```
    pub fn years(self) -> (u16, u16) {
        (self.from.year(), self.to.unwrap_or(self.from).year())
    }
}

/// The number of days in a month (1–12) of the Gregorian calendar.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of exactly `length` ASCII digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_format_allows_and_writes_it_back() {
        for text in ["2019", "2019-12", "2019-12-12", "2020-02-29", "0001-01-01"] {
            assert_eq!(
                Date::parse(text).map(|date| date.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "19",
            "0000",
            "2019-13",
            "2019-00",
            "2019-02-29",
            "2019-1",
            "2019-12-12-",
            "+201",
            "2019-12-12T00",
            "２０１９",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_as_wide_as_its_precision() {
        let february = Date::Month(2020, 2);
        assert_eq!(
            (february.first_day(), february.last_day()),
            ((2020, 2, 1), (2020, 2, 29))
        );
        assert!(
            Date::Year(2020) < Date::Month(2020, 1) && Date::Month(2020, 1) < Date::Day(2020, 1, 1)
        );
        assert_eq!(
            Period {
                from: Date::Year(2016),
                to: Some(Date::Month(2018, 3))
            }
            .years(),
            (2016, 2018)
        );
    }
}
