//! The map: where each membership has its seat, and the two forms that are drawn of it.
//!
//! [`Map`] gives each initiative its abstract seats (sector, ring, and where in both), [`Wheel`] and [`Rows`] turn those into
//! points, [`detail`] says what is drawn where there are too many for marks, [`Labels`] where words go, and [`walk`](walk())
//! where an arrow key leads.

mod compartments;
pub mod density;
pub mod detail;
mod label_class;
pub mod labels;
pub mod rows;
pub mod seat;
pub mod seating;
mod walk;
pub mod wheel;

pub use density::{Bin, Level};
pub use detail::{BinPicture, Detail, Mark};
pub use label_class::LabelClass;
pub use labels::{Label, Labels};
pub use rows::{Rows, Strip, rows_detail};
pub use seat::{Seat, Span};
pub use seating::{Gutter, Map, Ring};
pub use walk::{Step, walk};
pub use wheel::{Link, Wheel, WheelSector, link, wheel_detail};
