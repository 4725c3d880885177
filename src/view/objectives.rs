//! The chosen areas and programmes unrolled: a band an objective, the years along it.

use super::App;
use super::piece::{Piece, html};

/// The view.
pub(super) fn objectives(app: &App) -> Piece {
    html("div").class("objectives").text(app.site.words().title)
}
