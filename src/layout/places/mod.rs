//! Where the places of initiatives stand on a map of Sweden.
//!
//! [`project`] is where a latitude and a longitude are in the picture, [`OUTLINES`] are the counties, and [`county_at`] tells
//! which of them holds a point. [`arrange`] piles up the marks of each place, and moves the piles of neighbours apart;
//! [`labels`] are where their names stand; [`PlacesMap`] says which initiatives the marks are.
//! [`block`] has as many marks beside the map, for what has no place in it; [`walk`] is where an arrow key leads.
//!
//! The picture is [`WIDTH`] units wide and [`HEIGHT`] high, from (0, 0) on; a unit is about 2.5 km.

mod arrange;
mod field;
mod labels;
mod outline;
mod pile;
mod schematic;
mod seats;
mod sweden;
mod walk;

pub use arrange::{Arranged, Leader, MOST_IN_PILE, MOST_MARKS, Pile, Site, arrange};
pub use labels::{FONT_SIZE, MARGIN, PlaceLabel, labels};
pub use outline::{BORDER, Outline, county_at, is_in_county, picture, project};
pub use pile::{Block, MARK_SIZE, PITCH, block};
pub use seats::{PlacesMap, SeatedPlace};
pub use sweden::{HEIGHT, OUTLINES, WIDTH};
pub use walk::{Step, walk};
