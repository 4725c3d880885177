//! The tip: the name of the initiative under the pointer or with the focus, beside its mark.

use std::time::Duration;

use leptos::prelude::*;

use super::mark::MARKS;
use crate::app::App;
use crate::browser;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::text::{localized, plain};
use crate::words::period;

/// How long the tip stays after the pointer has left it and its mark.
const LEAVE_AFTER: Duration = Duration::from_millis(250);

/// Adds a tip to a picture.
pub(crate) fn with_tip(app: &App, picture: Piece) -> Piece {
    let (model, pointed, dismissed) = (app.model.clone(), app.pointed, app.dismissed);
    // When the tip is hidden, the browser fires `pointerover` for the mark beneath although the pointer has not moved.
    let point = move |event: leptos::ev::Event| {
        if dismissed.get_untracked() && event.type_() == "pointerover" {
            return;
        }
        dismissed.set(false);
        if let Some(initiative) = item_of(&event).and_then(|id| model.content.find_initiative(&id))
        {
            browser::place_beside(&event, MARKS, ".tip");
            pointed.set(Some(initiative));
        }
    };
    let leave = move |_| {
        // Leaves the pointer time to reach the tip across the gap. The tip of the focused mark stays: scrolling can move a
        // mark away from under the pointer, too.
        set_timeout(
            move || {
                let stays = [MARKS, ":hover, .tip:hover, ", MARKS, ":focus"].concat();
                if !browser::has(&stays) {
                    pointed.set(None);
                }
            },
            LEAVE_AFTER,
        );
    };
    picture
        .on("pointermove", {
            let point = point.clone();
            move |event| {
                if dismissed.get_untracked() {
                    point(event);
                }
            }
        })
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", leave)
        .on("focusout", move |_| pointed.set(None))
        .child(tip(app))
}

/// The id of the initiative whose mark or bar an event happened on.
fn item_of(event: &leptos::ev::Event) -> Option<String> {
    let id = |name| browser::attribute_of(event, MARKS, name);
    id("data-mark").or_else(|| id("data-bar"))
}

/// The tip. The pointer can enter it, and Esc hides it (WCAG 1.4.13). Screen readers use the mark's accessible name
/// instead.
fn tip(app: &App) -> Element<Fixed> {
    let app = app.clone();
    let pointed = app.pointed;
    let words = app.model.words();
    html("div")
        .class("tip")
        .attr("aria-hidden", "true")
        .flag_fn("hidden", move || pointed.get().is_none())
        .children_fn(move || {
            let Some(initiative) = pointed.get() else {
                return Vec::new();
            };
            let model = &app.model;
            let entry = model.content.initiative(initiative);
            let when = entry.date.map_or_else(String::new, |when| {
                [" · ", &period(when, model.language)].concat()
            });
            vec![
                localized("strong", &app, &entry.name),
                plain([(words.kind)(entry.kind), &when].concat()),
            ]
        })
}
