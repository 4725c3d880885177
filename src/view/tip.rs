//! The name of the initiative under the pointer or the focus, beside its mark.

use leptos::prelude::*;

use super::App;
use super::links::lang_of;
use crate::browser::{self, Anchor};
use crate::messages::period;

/// The tip. It can be entered by the pointer and dismissed with Esc. Screen readers have the mark's own name.
#[component]
pub(super) fn Tip(at: RwSignal<Option<Anchor>>) -> impl IntoView {
    let app = App::of_page();
    let pointed = app.pointed;
    let words = app.site.words();
    Effect::new(move |_| {
        browser::on_escape(move || pointed.set(None));
    });
    move || {
        let (initiative, anchor) = (pointed.get()?, at.get()?);
        let site = &app.site;
        let entry = site.content.initiative(initiative);
        let when = entry
            .date
            .map(|when| [" · ", &period(when, site.language)].concat());
        let left = format!("{:.2}%", anchor.left_percent);
        let top = format!("{:.1}px", anchor.top_px);
        // Away from the nearer edge.
        let side = if anchor.left_percent > 50.0 {
            "tip is-left"
        } else {
            "tip"
        };
        Some(view! {
            <div class=side aria-hidden="true" style:left=left style:top=top on:pointerleave=move |_| pointed.set(None)>
                <strong lang=lang_of(&entry.name, site.language)>{entry.name.in_language(site.language).to_owned()}</strong>
                <span>{(words.kind)(entry.kind)}{when}</span>
            </div>
        })
    }
}
