//! Where everything stands.
//!
//! [`map`] is the strategy as annual rings, [`unrolled`] its objectives along the years, [`timeline`] its periods, and
//! [`matrix`] what a table's cells are drawn as; [`plane`] is the geometry that they share. All of it is plain data, made from the
//! content alone: a filter moves nothing on the map, and the same content always gives the same picture. Views read it and
//! do no arithmetic, and there are no words in it but the content's.
//!
//! **Units.** The wheel has its centre in (0, 0), x to the right and y down, and the radius [`map::seating::RIM`]; a strip of the
//! rows is [`map::rows::WIDTH`] wide. Angles are radians, clockwise from straight up. Whatever is printed has at most two
//! decimals, and comes out the same on every machine (see [`plane::angle`]): the page is rendered on two of them.

pub mod map;
pub mod matrix;
pub mod plane;
pub mod timeline;
pub mod unrolled;

pub use plane::geometry::{Point, decimal};
pub use plane::shape::{hollow_stroke, shape};
pub use plane::text::Anchor;
pub use timeline::Timeline;
pub use unrolled::{Band, BandMark, Unrolled, unroll};
