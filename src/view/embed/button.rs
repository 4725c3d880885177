//! The button that opens the dialog.

use leptos::prelude::*;

use crate::app::App;
use crate::ui::{Piece, html};
use crate::view::parts::{LazyPart, parts_notice, render_part};
use crate::view::text::button;

/// The button that opens the dialog, and the element that the dialog is rendered into. The style sheet hides both where the
/// map is embedded already.
pub(crate) fn embedding(app: &App) -> Piece {
    let (ready, is_open) = (app.ready, app.embedding);
    let open = button(app.model.words().embed, move || is_open.set(true))
        .attr("data-embed-button", "")
        .attr("aria-haspopup", "dialog")
        .flag_fn("disabled", move || !ready.get());
    let is_wanted = app.is_embedding_wanted();
    let notice = parts_notice(app, is_wanted);
    let app = app.clone();
    let mount_point =
        html("div").children_fn(move || render_part(LazyPart::Embedding, is_wanted, &app));
    html("div")
        .class("embedding needs-wasm")
        .child(open)
        .child(notice)
        .child(mount_point)
}
