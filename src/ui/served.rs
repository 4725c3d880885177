//! What the page is served with, and what never changes.

use super::piece::{Piece, html};

/// The place of an element that the page is served with and that has neither reactive values nor listeners: hydration passes
/// over it. It cannot be built, so it is not for what a `children_fn` returns.
pub fn passed_over() -> Piece {
    html(PASSED_OVER).into()
}

/// What such a place has instead of a tag.
pub(super) const PASSED_OVER: &str = "";
