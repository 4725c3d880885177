//! Where everything on the map stands.
//!
//! [`Map`] gives each initiative its abstract places (sector, ring, row, slot), [`Wheel`] and [`Rows`] turn those into
//! points, [`detail`] draws what is too much for marks as cells, [`Labels`] says where words go, and [`walk`](walk::walk) where an arrow key leads. All of it is plain data,
//! made from the content alone: a filter moves nothing (but brings marks back that stood in cells), and the same content always gives the same picture. Views read
//! it and do no arithmetic.
//!
//! **Units.** The wheel has its centre in (0, 0), x to the right and y down, and the radius [`map::RIM`]; a strip of the
//! rows is [`rows::WIDTH`] wide. Angles are radians, clockwise from straight up. Whatever is printed has at most two
//! decimals, and comes out the same on every machine (see [`angle`]): the page is rendered on two of them.

pub mod angle;
pub mod detail;
pub mod geometry;
pub mod labels;
pub mod map;
pub mod matrix;
pub mod rows;
pub mod shape;
pub mod text;
pub mod timeline;
pub mod unrolled;
pub mod walk;
pub mod wheel;

pub use detail::{Cell, CellPicture, Detail, Mark};
pub use geometry::{Point, decimal};
pub use labels::{Anchor, Label, LabelClass, Labels};
pub use map::{Map, Place, Ring, Years};
pub use rows::{Rows, Strip};
pub use shape::{hollow_stroke, shape};
pub use timeline::Timeline;
pub use unrolled::{Band, BandMark, Unrolled, unroll};
pub use walk::{Step, walk};
pub use wheel::{Link, Wheel, WheelSector, link};
