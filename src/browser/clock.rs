//! The visitor's clock.

use crate::content::Date;

/// Today's date in the visitor's time zone.
#[allow(
    clippy::cast_possible_truncation,
    reason = "months and days are small, and so are years by any clock that is set"
)]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    Date::Day(
        now.get_full_year() as u16,
        now.get_month() as u8 + 1,
        now.get_date() as u8,
    )
}
