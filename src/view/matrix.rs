//! The matrix: areas by programmes, kinds, years or kinds of actor, as a table.

use super::App;
use super::piece::{Piece, html};

/// The view.
pub(super) fn matrix(app: &App) -> Piece {
    html("div").class("matrix").text(app.site.words().title)
}
