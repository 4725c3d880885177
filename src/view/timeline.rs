//! The timeline: periods and decisions along the years, by area.

use super::App;
use super::piece::{Piece, html};

/// The view.
pub(super) fn timeline(app: &App) -> Piece {
    html("div").class("timeline").text(app.site.words().title)
}
