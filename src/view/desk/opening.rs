//! Opening a file, and its whole text where nothing else can be done with it.

use leptos::prelude::*;

use super::bar::button;
use super::{Desk, View, copy};
use crate::ui::{Piece, html};

/// Where a file comes from.
pub(super) fn opening(desk: Desk) -> Piece {
    let words = desk.words();
    desk.section(View::Open, "opening", words.open)
        .class("desk-open")
        .child(html("p").text(words.about))
        .child(html("p").class("quiet").text(words.private))
        .child(
            html("p").child(
                html("a")
                    .attr("href", "guide/")
                    // Beside the work, which would be left otherwise.
                    .attr("target", "_blank")
                    .text(words.guide),
            ),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(button("published", words.open_published))
                .child(
                    html("label")
                        .class("file")
                        .child(html("span").text(words.open_file))
                        .child(
                            html("input")
                                .attr("type", "file")
                                .attr("id", "open")
                                .attr("accept", ".json,application/json"),
                        ),
                )
                .child(button("open-in-place", words.open_in_place)),
        )
        .child(html("p").class("quiet").text(words.drop_file))
}

/// The whole text, to be copied where nothing else is allowed.
pub(super) fn text(desk: Desk) -> Piece {
    let words = desk.words();
    html("section")
        .attr("aria-labelledby", "text-heading")
        .flag_fn("hidden", move || !desk.is_text_shown.get())
        .child(
            html("h2")
                .attr("id", "text-heading")
                .attr("tabindex", "-1")
                .text(words.show_text),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(button("copy-text", words.copy).on_click(move || {
                    let text = desk.read(|session| session.text().to_owned());
                    copy(desk, &text.unwrap_or_default(), words.copied);
                }))
                .child(
                    button("hide-text", words.close)
                        .on_click(move || desk.is_text_shown.set(false)),
                ),
        )
        .child(
            html("textarea")
                .attr("id", "text")
                .attr("readonly", "")
                .attr("rows", "20")
                .attr("spellcheck", "false")
                .attr("aria-labelledby", "text-heading")
                .value_fn(move || {
                    let is_shown = desk.is_text_shown.get();
                    let text = desk.get(|session| is_shown.then(|| session.text().to_owned()));
                    text.flatten().unwrap_or_default()
                }),
        )
}
