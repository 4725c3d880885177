//! Plane geometry, shapes and text widths, shared by all layouts.

pub mod angle;
pub mod geometry;
pub mod shape;
pub mod text;
