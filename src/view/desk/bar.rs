//! What is always seen: the file, whether all is saved, the views, and what can be done with the file.

use leptos::prelude::*;

use super::{Desk, View, count_findings};
use crate::desk::{Session, Step};
use crate::ui::{Piece, html};

/// The bar at the top.
pub(super) fn bar(desk: Desk) -> Piece {
    let words = desk.words();
    html("header")
        .class("desk-bar")
        .child(html("h1").text(words.title))
        .child(
            html("p")
                .attr("id", "work")
                .attr_fn("data-unsaved", move || {
                    Some(desk.count_unsaved().to_string())
                })
                .text_fn(move || state(desk)),
        )
        .child(acts(desk))
        .child(
            html("p")
                .attr("id", "said")
                .attr("role", "status")
                .text_fn(move || desk.said.get()),
        )
}

/// What can be done with the file.
fn acts(desk: Desk) -> Piece {
    let words = desk.words();
    html("div")
        .class("desk-acts")
        .child(
            step_button(desk, "undo", Session::last_done, words.undo).on_click(move || desk.undo()),
        )
        .child(
            step_button(desk, "redo", Session::last_undone, words.redo)
                .on_click(move || desk.redo()),
        )
        .child(
            button("save", words.save)
                .class("main")
                .flag_fn("disabled", move || desk.count_unsaved() == 0),
        )
        .child(other_ways(desk))
}

/// Other ways to take the file out of the desk than saving it.
fn other_ways(desk: Desk) -> Piece {
    let words = desk.words();
    html("details")
        .flag_fn("hidden", move || {
            !desk.get(Session::is_text).unwrap_or_default()
        })
        .child(html("summary").text(words.other_ways))
        .child(
            html("div")
                .class("desk-ways")
                .child(button("save-as", words.save_as))
                .child(button("download", words.download))
                .child(button("draft", words.draft))
                .child(button("show-text", words.show_text).on_click(move || desk.show_text())),
        )
}

/// "content.json · 3 changes are not saved"
pub(super) fn state(desk: Desk) -> String {
    let words = desk.words();
    let unsaved = desk.count_unsaved();
    let state = desk.get(|session| {
        let saved = if unsaved == 0 {
            words.all_saved.to_owned()
        } else {
            (words.unsaved)(unsaved)
        };
        [session.name(), " · ", &saved].concat()
    });
    state.unwrap_or_else(|| words.nothing_open.to_owned())
}

/// A button.
pub(super) fn button(id: &'static str, name: &'static str) -> Piece {
    html("button")
        .attr("type", "button")
        .attr("id", id)
        .text(name)
}

/// A button that names the step which it would undo or redo, and does nothing while there is none. Where there is no room for the
/// step, its own name stays.
fn step_button(
    desk: Desk,
    id: &'static str,
    step: fn(&Session) -> Option<&Step>,
    name: &'static str,
) -> Piece {
    let what = move || {
        let what = desk.get(|session| step(session).map(desk.words().step));
        what.flatten()
    };
    html("button")
        .attr("type", "button")
        .attr("id", id)
        .flag_fn("disabled", move || what().is_none())
        .text(name)
        .child(
            html("span")
                .text_fn(move || what().map_or_else(String::new, |what| [": ", &what].concat())),
        )
}

/// The links to the views, with their numbers. Without a file there is one view.
pub(super) fn views(desk: Desk) -> Piece {
    let words = desk.words();
    let link = |view: View| {
        html("li").child(
            html("a")
                .attr("href", view.address())
                .attr_fn("aria-current", move || {
                    (desk.view.get() == view).then(|| "page".to_owned())
                })
                .on("click", move |event| {
                    event.prevent_default();
                    desk.go(view, None, false);
                })
                .text_fn(move || name(desk, view)),
        )
    };
    html("nav")
        .class("desk-views")
        .attr("aria-label", words.views)
        .flag_fn("hidden", move || desk.session.with(Option::is_none))
        .child(html("ul").children(View::ALL.map(link)))
}

/// The name of a view, with what awaits there.
fn name(desk: Desk, view: View) -> String {
    let words = desk.words();
    let name = view.name(words);
    let count = match view {
        View::Findings => desk.told(count_findings),
        View::Changes => desk.compared(|session| session.changes().count()),
        View::Open | View::Contents | View::HandOver => None,
    };
    let count = count.unwrap_or_default();
    if count == 0 {
        name.to_owned()
    } else {
        (words.numbered)(name, count)
    }
}
