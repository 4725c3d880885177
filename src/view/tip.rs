//! The name of the initiative under the pointer or the focus, beside its mark.

use leptos::prelude::*;

use super::App;
use super::links::lang_of;
use super::piece::{Pieces, effect, piece, pieces};
use crate::browser::{self, Anchor};
use crate::layout::decimal;
use crate::messages::period;

/// The tip. It can be entered by the pointer and dismissed with Esc. Screen readers have the mark's own name.
pub(super) fn tip(app: &App, at: RwSignal<Option<Anchor>>) -> Pieces {
    let app = app.clone();
    let pointed = app.pointed;
    let words = app.site.words();
    effect(move || browser::on_escape(move || pointed.set(None)));
    pieces(move || {
        let (Some(initiative), Some(anchor)) = (pointed.get(), at.get()) else {
            return Vec::new();
        };
        let site = &app.site;
        let entry = site.content.initiative(initiative);
        let when = entry.date.map_or_else(String::new, |when| {
            [" · ", &period(when, site.language)].concat()
        });
        let left = [&decimal(anchor.left_percent), "%"].concat();
        let top = [&decimal(anchor.top_px), "px"].concat();
        // Away from the nearer edge.
        let class = if anchor.left_percent > 50.0 {
            "tip is-left"
        } else {
            "tip"
        };
        vec![piece(view! {
            <div class=class aria-hidden="true" style:left=left style:top=top on:pointerleave=move |_| pointed.set(None)>
                <strong lang=lang_of(&entry.name, site.language)>{entry.name.in_language(site.language).to_owned()}</strong>
                <span>{(words.kind)(entry.kind)}{when}</span>
            </div>
        })]
    })
}
