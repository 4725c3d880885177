//! The button that opens the dialog.

use leptos::prelude::*;

use crate::app::App;
use crate::ui::{Piece, html};
use crate::view::parts::{LazyPart, parts_notice, render_part};
use crate::view::text::button;

/// The button, for beside the number of what is shown.
pub(crate) fn download_button(app: &App) -> Piece {
    let (ready, is_open) = (app.ready, app.downloading);
    let open = button(app.model.words().download, move || is_open.set(true))
        .attr("data-download-button", "")
        .attr("aria-haspopup", "dialog")
        .flag_fn("disabled", move || !ready.get());
    html("div").class("copy-shown needs-wasm").child(open)
}

/// The element that the dialog is rendered into.
pub(crate) fn download(app: &App) -> Piece {
    let is_wanted = app.is_download_wanted();
    let notice = parts_notice(app, is_wanted);
    let app = app.clone();
    let mount_point =
        html("div").children_fn(move || render_part(LazyPart::Download, is_wanted, &app));
    html("div")
        .class("needs-wasm")
        .child(notice)
        .child(mount_point)
}
