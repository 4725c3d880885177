//! Near misses of the search, and what to do when nothing matches.

use leptos::prelude::*;

use super::offered::offered;
use crate::app::App;
use crate::query::{Condition, Filter, Sort};
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::late::{Draw, Late, drawn_late};
use crate::view::links::initiative_link;
use crate::view::names::{condition_name, kind_and_date};
use crate::view::text::{button, list, note};

/// How many similar initiatives to name, the nearest first. To find more, the visitor would change the search.
const SIMILAR_AT_MOST: usize = 20;

/// Below the list: the near misses of the search.
pub(crate) fn similar_below(app: &App) -> Element<Fixed> {
    late_while_listed(app, "similar", |late| late.similar)
}

/// What a search brings besides its hits, drawn once those are painted: it is slow to find, and not seen at once. If nothing
/// matches, it is above the map instead: see below.
pub(super) fn late_while_listed(
    app: &App,
    class: &'static str,
    draw: fn(&Late) -> Draw,
) -> Element<Fixed> {
    let app = app.clone();
    html("div").class(class).children_fn(move || {
        app.after_paint.track();
        untrack(|| {
            if app.shown.get().count() == 0 {
                return Vec::new();
            }
            drawn_late(&app, draw)
        })
    })
}

/// The initiatives that match if a word of the search is taken as mistyped or as another form of a word, nearest first.
/// They are not in the count, the map or the list, so they are only named.
pub(crate) fn similar_hits(app: &App) -> Option<Piece> {
    let (model, words, query) = (&app.model, app.model.late_words(), app.query.get());
    if !query.filter.is_searching() {
        return None;
    }
    let (similar, shown) = (model.similar(&query.filter), app.shown.get());
    let mut items = Vec::new();
    for initiative in similar.best_first(model.sorted(Sort::Date)) {
        if !shown.is_matching(initiative) && items.len() < SIMILAR_AT_MOST {
            let kicker = kind_and_date(model, model.content.initiative(initiative));
            let kicker = html("span").class("kicker").text(kicker);
            items.push(
                html("div")
                    .child(initiative_link(model, initiative))
                    .text(" ")
                    .child(kicker),
            );
        }
    }
    list(items).map(|items| {
        html("section")
            .attr("id", "similar")
            .class("similar-hits")
            .attr("aria-labelledby", "similar-heading")
            .child(html("h2").attr("id", "similar-heading").text(words.similar))
            .child(note(words.similar_help))
            .child(items)
    })
}

/// What to do when nothing matches. Above the map, where the visitor looks.
pub(crate) fn when_nothing_is_found(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("div").children_fn(move || {
        if app.shown.get().count() == 0 {
            drawn_late(&app, |late| late.nothing_found)
        } else {
            Vec::new()
        }
    })
}

/// Which conditions to remove, and how many initiatives would match then.
pub(crate) fn nothing_found(app: &App) -> Piece {
    let (model, words) = (&app.model, app.model.late_words());
    let phrases = model.phrases();
    let filter = app.query.get().filter;
    let mut buttons = Vec::new();
    for (condition, matching) in model.liftings(&filter) {
        if matching > 0 {
            let name = phrases.lifting(&condition_name(model, &condition).0, matching);
            let app = app.clone();
            buttons.push(button(name, move || app.lift(&condition)).attr("data-lift", ""));
        }
    }
    let help = if buttons.is_empty() {
        words.nothing_helps
    } else {
        words.nothing_found_help
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    let nothing = html("div")
        .class("nothing counted")
        .attr("id", "nothing-found");
    let nothing = if let [Condition::Search(search)] = &*filter.conditions() {
        // There is nothing else to remove.
        let unmatched = phrases.say_with(words.nothing_matches, &[("search", search)]);
        nothing
            .child(html("p").child(html("strong").text(unmatched)))
            .child(html("p").text(words.nothing_matches_help))
    } else {
        nothing
            .child(html("p").child(html("strong").text(phrases.say(words.nothing_found))))
            .child(html("p").text(help))
            .children(list(buttons))
    };
    nothing
        .children(offered(app))
        .child(html("p").child(button(model.words().clear_all, clear)))
        .children(similar_hits(app))
}
