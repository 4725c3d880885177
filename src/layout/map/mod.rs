//! The map: a seat for each membership, and the two forms in which the map is drawn.
//!
//! [`Map`] assigns abstract seats to each initiative (sector, ring, and the position in both), [`Wheel`] and [`Rows`] turn
//! those into points, [`detail`] decides what is drawn if there are too many for marks, [`Labels`] positions the labels,
//! and [`walk`](walk()) says where an arrow key leads.

mod compartments;
pub mod density;
pub mod detail;
mod fit;
mod label_class;
pub mod labels;
pub mod parts;
pub mod rows;
pub mod seat;
pub mod seating;
mod walk;
pub mod wheel;

pub use density::{Bin, Level};
pub use detail::{BinPicture, Detail, Mark};
pub use label_class::LabelClass;
pub use labels::{Label, Labels, has_room};
pub use parts::Part;
pub use rows::{Rows, Strip, rows_detail};
pub use seat::{Seat, Span, pitch_of};
pub use seating::{Gutter, Map, Ring};
pub use walk::{Step, walk};
pub use wheel::{Link, Wheel, WheelSector, link, wheel_detail};
