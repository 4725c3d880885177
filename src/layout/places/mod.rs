//! Where the places of initiatives are on a map of Sweden.
//!
//! [`project`] is where a latitude and a longitude are in the picture, [`OUTLINES`] are the counties, and [`county_at`] tells
//! which of them holds a point.
//!
//! The picture is [`WIDTH`] units wide and [`HEIGHT`] high, from (0, 0) on; a unit is about 2.5 km.

mod outline;
mod sweden;

pub use outline::{BORDER, Outline, county_at, is_in_county, picture, project};
pub use sweden::{HEIGHT, OUTLINES, WIDTH};
