use super::Picture;
use super::canvas::Canvas;
use crate::layout::plane::geometry::Rect;
pub(super) fn draw(_: &Picture, _: &mut Canvas, _: Rect) {}
