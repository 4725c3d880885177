//! Where the map itself is shown with the file: `public/desk.js` puts it there, as the element that other pages use.

use super::bar::button;
use super::{Desk, View};
use crate::ui::{Piece, html};

/// The section with the map.
pub(super) fn preview(desk: Desk) -> Piece {
    let words = desk.words();
    html("section")
        .attr("id", "preview")
        .attr("aria-labelledby", "preview-heading")
        .flag_fn("hidden", move || {
            !(desk.is_shown(View::Contents) || desk.is_shown(View::Changes))
        })
        .child(html("h2").attr("id", "preview-heading").text(words.preview))
        .child(html("p").class("quiet").text(words.preview_about))
        .child(
            html("div")
                .class("desk-acts")
                .child(button("preview-then", words.preview_then))
                .child(button("preview-now", words.preview_now))
                .child(button("preview-hide", words.hide_preview)),
        )
        .child(
            html("p")
                .attr("id", "no-preview")
                .attr("hidden", "")
                .text(words.no_preview),
        )
        .child(html("div").attr("id", "preview-map"))
}
