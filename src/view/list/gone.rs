//! What is no longer in the content.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{List, Removed};
use crate::query::{Facet, news};
use crate::state::url::Ignored;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::late::drawn_late;
use crate::view::links::initiative_link;
use crate::view::text::{list, plain};
use crate::words::date;

/// What became of an entry that was removed: that it is gone, why, and what to look at instead.
fn gone(model: &Model, removed: &Removed) -> Piece {
    let (words, phrases, language) = (model.late_words(), model.phrases(), model.language);
    let name = removed.name.in_language(language);
    let said = match removed.date {
        Some(day) => {
            let values = [("name", name), ("date", &*date(day, language))];
            phrases.say_with(words.gone_on, &values)
        }
        None => phrases.say_with(words.gone, &[("name", name)]),
    };
    let mut piece = html("span").text(said);
    if let Some(why) = &removed.why {
        let why = crate::view::text::localized_in(model, "span", why);
        piece = piece.text(" ").child(why);
    }
    for (place, &initiative) in removed.instead.iter().enumerate() {
        let before = if place == 0 { words.see_instead } else { "," };
        piece = piece.text([" ", before, " "].concat());
        piece = piece.child(initiative_link(model, initiative));
    }
    piece
}

/// What became of what a value of the address stood for, if that was removed.
pub(crate) fn gone_value(model: &Model, Ignored { key, value }: &Ignored) -> Option<Piece> {
    let list = list_of(key);
    let mut removed = model.content.removed.iter();
    let removed = removed.find(|own| own.list == list && *own.id == **value);
    removed.map(|own| gone(model, own))
}

/// The list whose ids a key of the address has.
fn list_of(key: &str) -> List {
    match Facet::from_key(key) {
        Some(Facet::Area) => List::Areas,
        Some(Facet::Objective) => List::Objectives,
        Some(Facet::Programme) => List::Programmes,
        Some(Facet::Actor) => List::Actors,
        _ => List::Initiatives,
    }
}

/// Below the list: the initiatives that were removed since the day that is asked for.
pub(crate) fn gone_below(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("div").class("gone").children_fn(move || {
        app.after_paint.track();
        app.whole.track();
        untrack(|| {
            if app.query.with(|query| query.filter.since().is_none()) {
                return Vec::new();
            }
            drawn_late(&app, |late| late.gone)
        })
    })
}

/// The same by themselves; `None` without any.
pub(crate) fn gone_since(app: &App) -> Option<Piece> {
    let (model, content) = (&app.model, &app.model.content);
    let day = app.query.with(|query| query.filter.since()?.day(content))?;
    let removed = news(content, &app.shown.get(), day).removed;
    let items = list(removed.into_iter().map(|own| gone(model, own)).collect())?;
    let heading = model.late_words().gone_since;
    let day = date(day, model.language);
    let heading = model.phrases().say_with(heading, &[("date", &day)]);
    Some(
        html("section")
            .child(html("h2").child(plain(heading)))
            .child(items),
    )
}
