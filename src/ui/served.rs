//! What the page is served with, and what never changes in the browser.

use super::piece::Piece;
#[cfg(target_arch = "wasm32")]
use super::piece::html;

/// A piece that stands in the page as it is served and has neither reactive values nor listeners. Hydration passes over its
/// element, and the browser's program has neither its code nor its words. Only for what is never built in the browser, such as
/// the header of the page: not for what a `children_fn` returns.
#[cfg(not(target_arch = "wasm32"))]
pub fn served(piece: impl FnOnce() -> Piece) -> Piece {
    let piece = piece();
    debug_assert!(piece.is_static(), "what is served changes or acts");
    piece
}

/// In the browser it is the place of that element among its siblings.
#[cfg(target_arch = "wasm32")]
pub fn served(_: impl FnOnce() -> Piece) -> Piece {
    html("").into()
}

/// The same for the last children of an element, however many there are: hydration needs no places behind those that it looks
/// for.
#[cfg(not(target_arch = "wasm32"))]
pub fn served_rest(pieces: impl FnOnce() -> Vec<Piece>) -> Vec<Piece> {
    pieces().into_iter().map(|piece| served(|| piece)).collect()
}

/// In the browser there is nothing to do for them.
#[cfg(target_arch = "wasm32")]
pub fn served_rest(_: impl FnOnce() -> Vec<Piece>) -> Vec<Piece> {
    Vec::new()
}
