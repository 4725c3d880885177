//! The visitor's clock.

use crate::content::Date;

/// Today, where the visitor is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).ok();
    Some(Date::Day(
        u16::try_from(now.get_full_year()).ok()?,
        small(now.get_month() + 1)?,
        small(now.get_date())?,
    ))
}
