//! Plane geometry, shapes and the widths of words: what every picture is drawn with.

pub mod angle;
pub mod geometry;
pub mod shape;
pub mod text;
