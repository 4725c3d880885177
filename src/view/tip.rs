//! The name of the initiative under the pointer or the focus, beside its mark.

use leptos::prelude::*;

use super::App;
use super::piece::{Piece, html};
use super::text::{localized, plain};
use crate::messages::period;

/// The tip. It can be entered by the pointer and dismissed with Esc. Screen readers have the mark's own name.
pub(super) fn tip(app: &App) -> Piece {
    let app = app.clone();
    let pointed = app.pointed;
    let words = app.site.words();
    html("div")
        .class("tip")
        .attr("aria-hidden", "true")
        .live_flag("hidden", move || pointed.get().is_none())
        .region(move || {
            let Some(initiative) = pointed.get() else {
                return Vec::new();
            };
            let site = &app.site;
            let entry = site.content.initiative(initiative);
            let when = entry.date.map_or_else(String::new, |when| {
                [" · ", &period(when, site.language)].concat()
            });
            vec![
                localized("strong", &app, &entry.name),
                plain([(words.kind)(entry.kind), &when].concat()),
            ]
        })
}
