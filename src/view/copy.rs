//! Buttons that copy the address of a state, which a frame has no address bar for.

use std::time::Duration;

use leptos::prelude::*;

use super::text::button;
use crate::app::App;
use crate::browser;
use crate::state::{State, url};
use crate::ui::{Piece, effect, html};
use crate::words::Words;

/// How long it is said that something was copied.
const COPIED_FOR: Duration = Duration::from_secs(4);

/// A button that copies an address.
pub(crate) struct CopyAddress {
    /// The id of the field in which the address stands where the clipboard is not allowed.
    id: &'static str,
    /// What it says, and what it says once it has copied.
    label: fn(&Words) -> [&'static str; 2],
    /// The state whose address it copies, from that of the page.
    state: fn(State) -> State,
    /// How long it says that it has copied. `None`: until something else is shown.
    said_for: Option<Duration>,
}

/// Copies the address of what is shown.
pub(crate) static COPY_SHOWN: CopyAddress = CopyAddress {
    id: "shown-link",
    label: |words| [words.copy_link, words.copied],
    state: |state| state,
    said_for: Some(COPIED_FOR),
};

/// Copies the address of what will be new or changed from today on, in the filter that is chosen.
pub(crate) static FOLLOW: CopyAddress = CopyAddress {
    id: "follow-link",
    label: |words| [words.follow, words.followed],
    state: |mut state| {
        let today = crate::query::Since::Day(browser::today());
        state.query.filter = state.query.filter.with_since(Some(today));
        state.open = None;
        state
    },
    said_for: None,
};

/// A button that copies an address. Where the clipboard is not allowed, the address appears to be copied by hand.
pub(crate) fn copy_address(app: &App, what: &'static CopyAddress) -> Piece {
    let words = app.model.words();
    let [label, copied_label] = (what.label)(words);
    let message = RwSignal::new("");
    let address = RwSignal::new(String::new());
    let clear = move || {
        message.set("");
        address.set(String::new());
    };
    let (app, query, open) = (app.clone(), app.query, app.open);
    // What was copied is no longer what is shown.
    effect(move || {
        query.track();
        open.track();
        clear();
    });
    let copy = move || {
        let state = (what.state)(app.state().by_itself());
        let own = browser::absolute_address(&url::write(&state, &app.model.content));
        clear();
        browser::copy(&own.clone(), move |copied| {
            if copied {
                message.set(copied_label);
                if let Some(time) = what.said_for {
                    set_timeout(clear, time);
                }
            } else {
                address.set(own);
                message.set(words.copy_by_hand);
                // Once it is there.
                browser::after_paint(|| browser::select_field(what.id));
            }
        });
    };
    let is_copied = move || address.with(String::is_empty);
    html("div")
        .class("copy-shown needs-wasm")
        .child(button(label, copy).attr("data-copy-link", what.id))
        .child(
            html("div")
                .class("copied")
                .child(
                    html("input")
                        .attr("id", what.id)
                        .attr("type", "url")
                        .attr("readonly", "")
                        .attr("aria-label", label)
                        .attr_fn("value", move || Some(address.get()))
                        .flag_fn("hidden", is_copied),
                )
                .child(
                    html("span")
                        .attr("role", "status")
                        .text_fn(move || message.get().to_owned()),
                ),
        )
}
