//! Handing the file over: saving it, the letter for whoever puts it on the server, and looking whether it is there.

use leptos::prelude::*;

use super::bar::button;
use super::{Desk, View, copy};
use crate::desk::letter;
use crate::ui::{Piece, html};

/// The section for that.
pub(super) fn hand_over(desk: Desk) -> Piece {
    let words = desk.words();
    let text = move || {
        let is_shown = desk.is_shown(View::HandOver);
        let text = desk.compared(|session| is_shown.then(|| letter(session, words)));
        text.flatten().unwrap_or_default()
    };
    desk.section(View::HandOver, "hand-over", words.hand_over)
        .child(html("h3").text(words.step_save))
        .child(html("p").text_fn(move || super::bar::state(desk)))
        .child(
            html("h3")
                .attr("id", "letter-heading")
                .text(words.step_send),
        )
        .child(
            html("textarea")
                .attr("id", "letter")
                .attr("readonly", "")
                .attr("rows", "14")
                .attr("aria-labelledby", "letter-heading")
                .class("is-letter")
                .value_fn(text),
        )
        .child(html("div").class("desk-acts").child(
            button("copy-letter", words.copy_letter).on_click(move || {
                let text = desk.read(|session| letter(session, words));
                copy(desk, &text.unwrap_or_default(), words.letter_copied);
            }),
        ))
        .child(html("h3").text(words.step_check))
        .child(
            html("div")
                .class("desk-acts")
                .child(button("check-published", words.check_published)),
        )
        .child(
            html("p")
                .attr("id", "published-state")
                .text_fn(move || desk.published.get()),
        )
}
