//! The lines of a finding, to be read and changed by hand.

use leptos::prelude::*;

use super::Desk;
use super::bar::button;
use crate::browser::{focus_element, value_of};
use crate::ui::{Piece, html};

/// The most lines that are shown.
const MOST_LINES: usize = 24;

/// The lines around a diagnostic. `None` if it is about no place.
pub(super) fn place(desk: Desk, index: usize) -> Option<Piece> {
    let words = desk.words();
    let (span, line, lines) = desk.read(|session| {
        let (span, line) = session.lines_around(index, MOST_LINES)?;
        let lines = session.text().get(span.clone())?.to_owned();
        Some((span, line, lines))
    })??;
    let rows = lines.lines().count().clamp(2, MOST_LINES).to_string();
    let take_over = move || {
        let Some(written) = value_of("#lines") else {
            return;
        };
        desk.make_aloud(|session| session.write(span.clone(), line, &written));
    };
    let piece = html("div")
        .class("desk-place")
        .child(
            html("label")
                .attr("for", "lines")
                .text([words.lines, " (", &(words.line)(line), ")"].concat()),
        )
        .child(
            html("textarea")
                .attr("id", "lines")
                .attr("rows", rows)
                .attr("spellcheck", "false")
                .text(lines),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(button("take-over", words.take_over).on_click(take_over))
                .child(
                    html("button")
                        .attr("type", "button")
                        .on_click(move || {
                            desk.place.set(None);
                            focus_element("[aria-expanded='true']");
                        })
                        .text(words.cancel),
                ),
        );
    Some(piece)
}
