//! Paragraphs, lists and terms for the panels.

use leptos::prelude::*;

use super::names::lang_of;
use crate::app::{App, Model};
use crate::browser;
use crate::content::{Content, Date, Language, Source, Text};
use crate::ui::{Element, Empty, Piece, html};
use crate::words::date;

/// An element with a text of the content.
pub(crate) fn localized(tag: &'static str, app: &App, text: &Text) -> Piece {
    localized_in(&app.model, tag, text)
}

/// The same on the page of a model.
pub(crate) fn localized_in(model: &Model, tag: &'static str, text: &Text) -> Piece {
    let language = model.language;
    html(tag)
        .attr_opt("lang", lang_of(text, language))
        .text(text.in_language(language).to_owned())
}

/// Text of the interface.
pub(crate) fn plain(text: impl Into<String>) -> Piece {
    html("span").text(text.into())
}

/// A paragraph of content.
pub(crate) fn paragraph(app: &App, text: Option<&Text>) -> Option<Piece> {
    text.map(|text| localized("p", app, text).class("summary"))
}

/// A remark of the interface.
pub(crate) fn note(text: impl Into<String>) -> Piece {
    html("p").class("note").text(text.into())
}

/// A cell of a table that is a link where it leads somewhere, and plain elsewhere. The link stays in the page, with the focus,
/// while it leads somewhere.
pub(crate) fn linked_cell(
    cell: Element<Empty>,
    is_linked: impl Fn() -> bool + Send + 'static,
    face: impl Fn(Element<Empty>) -> Piece + Send + 'static,
) -> Piece {
    cell.keyed(
        move || vec![u32::from(is_linked())],
        move |is_linked| face(html(if is_linked == 1 { "a" } else { "span" })),
    )
    .into()
}

/// How many of the strategy's objectives the map has, if it is not all, and the strategy's own note on them, with its
/// source.
pub(crate) fn objectives_notes(app: &App) -> Vec<Piece> {
    let (content, words) = (&app.model.content, app.model.view_words());
    let phrases = app.model.phrases();
    let here = content.objectives().len();
    let strategy = &content.strategy;
    let mut notes = Vec::new();
    if let Some(total) = strategy.objectives_total
        && total as usize > here
    {
        let total = total as usize;
        notes.push(note(phrases.say_count_of(
            words.objectives_shown,
            here,
            total,
        )));
    }
    if let Some(text) = &strategy.note {
        let mut paragraph = html("p").class("note").child(localized("span", app, text));
        if let Some(source) = strategy.sources.last() {
            paragraph = paragraph
                .text(" ")
                .child(link_out(&source.url, words.source));
        }
        notes.push(paragraph);
    }
    notes
}

/// A heading with an optional number, which may be empty.
pub(crate) fn heading(tag: &'static str, number: String, name: Piece) -> Piece {
    html(tag)
        .child(html("span").class("number").text(number))
        .text(" ")
        .child(name)
}

/// A list, or nothing if there are no items.
pub(crate) fn list(items: Vec<Piece>) -> Option<Piece> {
    let items = items.into_iter().map(|item| html("li").child(item));
    list_of(items.collect())
}

/// A list of what is an `li` already, or nothing if there is none.
pub(crate) fn list_of(items: Vec<Piece>) -> Option<Piece> {
    (!items.is_empty()).then(|| html("ul").children(items))
}

/// A term of a description list, or nothing if there are no items.
pub(crate) fn term(name: impl Into<String>, items: Vec<Piece>) -> Option<Piece> {
    list(items).map(|items| {
        html("div")
            .child(html("dt").text(name.into()))
            .child(html("dd").child(items))
    })
}

/// A button.
pub(crate) fn button(label: impl Into<String>, act: impl Fn() + Send + 'static) -> Piece {
    html("button")
        .attr("type", "button")
        .text(label.into())
        .on_click(act)
}

/// A text with a copy button, or to copy by hand where the clipboard is not allowed. Takes the labels of the field and of
/// the button, and the field's value and id; a live region says whether copying worked.
pub(crate) fn copyable(
    app: &App,
    id: &'static str,
    [field_name, button_name]: [&str; 2],
    field: Piece,
    text: String,
) -> Piece {
    let words = app.model.words();
    let outcome = RwSignal::new(String::new());
    let copy = move || {
        browser::copy(&text, move |copied| {
            let message = if copied {
                words.copied
            } else {
                browser::select_field(id);
                words.copy_by_hand
            };
            outcome.set(message.to_owned());
        });
    };
    html("p")
        .class("copy")
        .child(html("label").attr("for", id).text(field_name.to_owned()))
        .child(field.attr("id", id).attr("readonly", ""))
        .child(button(button_name, copy))
        .child(
            html("span")
                .attr("role", "status")
                .text_fn(move || outcome.get()),
        )
}

/// A button that closes its panel.
pub(crate) fn close_button(label: &'static str, act: impl Fn() + Send + 'static) -> Piece {
    button("×", act)
        .class("close")
        .attr("data-close", "")
        .attr("aria-label", label)
        .attr("title", label)
}

/// The head of a panel: its kind, a close button, and its name.
pub(crate) fn panel_head(
    app: &App,
    kicker: Vec<Piece>,
    name: &Text,
    close_label: &'static str,
    close: impl Fn() + Send + 'static,
) -> Piece {
    let own = app.clone();
    html("header")
        .class("panel-head")
        .child(html("p").class("kicker").children(kicker))
        .child(
            localized("h2", app, name)
                .attr("id", "panel-heading")
                // In the list it stands below the heading of its entry.
                .attr_fn("aria-level", move || own.unfolded().map(|_| "4".to_owned()))
                .attr("tabindex", "-1"),
        )
        // Behind the heading, which gets the focus.
        .child(close_button(close_label, close))
}

/// An external link. It leaves a surrounding frame, and sends neither `opener` nor referrer.
pub(crate) fn link_out(url: &str, title: impl Into<String>) -> Piece {
    html("a")
        .attr("href", url.to_owned())
        .attr("target", "_top")
        .attr("rel", "noopener noreferrer external")
        .attr("referrerpolicy", "no-referrer")
        .text(title.into())
}

/// The sources of a statement, with publisher and date.
pub(crate) fn sources(app: &App, sources: &[Source]) -> Option<Piece> {
    let language = app.model.language;
    let items = sources.iter().map(|source| {
        let mut origin = String::new();
        if let Some(publisher) = &source.publisher {
            origin.push(' ');
            origin.push_str(publisher);
        }
        if let Some(published) = source.date {
            origin.push_str(", ");
            origin.push_str(&date(published, language));
        }
        let (own, tag) = (&*source.language, language.tag());
        let link = link_out(&source.url, &*source.title);
        let link = if own == tag {
            link
        } else {
            let other = Language::from_tag(own).map(app.model.late_words().in_language);
            origin.extend([" (", other.unwrap_or(own), ")"]);
            link.attr("lang", own.to_owned())
        };
        html("span").child(link).text(origin)
    });
    let heading = html("p").text(app.model.late_words().sources_term);
    list(items.collect()).map(|items| html("div").class("sources").child(heading).child(items))
}

/// The sources of the entry at `index`, which may still have to arrive. `of` gets them from the content.
pub(crate) fn late_sources(app: &App, of: fn(&Content, usize) -> &[Source], index: usize) -> Piece {
    let app = app.clone();
    let drawn = move || {
        if app.whole.get() {
            let sources = sources(&app, of(&app.model.content, index));
            sources.into_iter().collect()
        } else {
            vec![note(app.model.late_words().sources_to_come)]
        }
    };
    html("div").children_fn(drawn).into()
}

/// A date in words, in a `time` element.
pub(crate) fn time(from: Date, words: String) -> Piece {
    html("time").attr("datetime", from.to_string()).text(words)
}
