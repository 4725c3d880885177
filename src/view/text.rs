//! Paragraphs, lists and terms: what the panels are made of.

use leptos::prelude::*;

use super::App;
use super::links::lang_of;
use super::piece::{Piece, piece, press};
use crate::content::{Date, Source, Text};
use crate::messages::date;

/// A paragraph of content.
pub(super) fn paragraph(app: &App, text: Option<&Text>) -> Option<Piece> {
    let language = app.site.language;
    text.map(|text| piece(view! { <p class="summary" lang=lang_of(text, language)>{text.in_language(language).to_owned()}</p> }))
}

/// A remark of the interface.
pub(super) fn note(text: impl Into<String>) -> Piece {
    let text: String = text.into();
    piece(view! { <p class="note">{text}</p> })
}

/// A heading within a panel.
pub(super) fn heading(number: String, name: Piece) -> Piece {
    piece(view! { <h3><span class="number">{number}</span>" "{name}</h3> })
}

/// Text in a language of its own.
pub(super) fn localized(app: &App, text: &Text) -> Piece {
    let language = app.site.language;
    piece(
        view! { <span lang=lang_of(text, language)>{text.in_language(language).to_owned()}</span> },
    )
}

/// Text of the interface.
pub(super) fn plain(text: String) -> Piece {
    piece(view! { <span>{text}</span> })
}

/// A list; nothing where there are no items.
pub(super) fn list(class: &'static str, items: Vec<Piece>) -> Option<Piece> {
    (!items.is_empty()).then(|| {
        let items: Vec<_> = items
            .into_iter()
            .map(|item| piece(view! { <li>{item}</li> }))
            .collect();
        piece(view! { <ul class=class>{items}</ul> })
    })
}

/// One term of a description list; nothing where there is nothing to say.
pub(super) fn term(name: &'static str, items: Vec<Piece>) -> Option<Piece> {
    list("", items).map(|items| piece(view! { <div><dt>{name}</dt><dd>{items}</dd></div> }))
}

/// The head of a panel: what it is about, a button to close it, and its name.
pub(super) fn panel_head(
    kicker: Vec<Piece>,
    name: &Text,
    app: &App,
    close_label: &'static str,
    close: impl Fn() + 'static,
) -> Piece {
    let language = app.site.language;
    piece(view! {
        <header class="panel-head">
            <p class="kicker">{kicker}</p>
            <button type="button" class="close" data-close aria-label=close_label title=close_label on:click=press(close)>"×"</button>
            <h2 id="panel-heading" tabindex="-1" lang=lang_of(name, language)>{name.in_language(language).to_owned()}</h2>
        </header>
    })
}

/// What a statement rests on, with publisher and date. A source opens in the whole window, also from inside a frame,
/// and is told nothing of this page.
pub(super) fn sources(app: &App, sources: &[Source]) -> Option<Piece> {
    let language = app.site.language;
    let items = sources.iter().map(|source| {
        let publisher = source.publisher.as_deref().map_or_else(String::new, |publisher| [" ", publisher].concat());
        let published = source.date.map_or_else(String::new, |published| [", ", &date(published, language)].concat());
        piece(view! {
            <span>
                <a href=source.url.to_string() target="_top" rel="noopener noreferrer external" referrerpolicy="no-referrer">{source.title.to_string()}</a>
                {[publisher, published].concat()}
            </span>
        })
    });
    list("", items.collect()).map(|items| {
        piece(view! { <div class="sources"><h3>{app.site.words().sources_term}</h3>{items}</div> })
    })
}

/// A date in words, for machines, too.
pub(super) fn time(from: Date, words: String) -> Piece {
    piece(view! { <time datetime=from.to_string()>{words}</time> })
}
