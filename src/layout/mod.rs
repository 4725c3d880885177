//! The positions of everything that is drawn.
//!
//! [`map`] is the strategy as annual rings, [`unrolled`] its objectives along the years, [`timeline`] its periods,
//! [`matrix`] the contents of a table's cells, and [`places`] a map of Sweden; [`plane`] is the geometry that they share.
//! All of it is plain data, computed from the content alone: a filter moves nothing on the map, and the same content always
//! gives the same picture. Views read it and do no arithmetic. It contains no words but the content's.
//!
//! **Units.** The wheel has its centre in (0, 0), x to the right and y down, and the radius [`map::seating::RIM`]; a strip
//! of the rows is [`map::rows::WIDTH`] wide. Angles are radians, clockwise from the top. Printed numbers have at most two
//! decimals, and are the same on every machine (see [`plane::angle`]), because the page is rendered on two of them.

pub mod map;
pub mod matrix;
pub mod places;
pub mod plane;
pub mod timeline;
pub mod unrolled;

pub use plane::geometry::{Point, decimal};
pub use plane::shape::{Shapes, hollow_stroke, shape};
pub use plane::text::Anchor;
pub use timeline::Timeline;
pub use unrolled::{Band, BandMark, Unrolled, unroll};
