//! What the search could also mean: filters by that name.

use leptos::prelude::*;

use super::similar::late_while_listed;

use crate::app::{App, Model};
use crate::content::Text;
use crate::query::{Choice, Condition, Facet, Filter, finds};
use crate::state::links::query_href;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::names::{choice_name, named_condition};
use crate::view::text::{list, plain};

/// How many filters to offer.
const OFFERED_AT_MOST: usize = 6;

/// A shorter search names too much.
const LETTERS_AT_LEAST: usize = 3;

/// The facets whose options may be meant.
const FACETS: [Facet; 5] = [
    Facet::Area,
    Facet::Programme,
    Facet::Objective,
    Facet::Kind,
    Facet::Actor,
];

/// Above the list: areas, programmes, objectives, kinds and actors that the words of the search name, as links to them in place of
/// the search, each with the number that it shows.
pub(super) fn offered_above(app: &App) -> Element<Fixed> {
    late_while_listed(app, "offered", |late| late.offered)
}

/// The same by themselves; `None` without any.
pub(crate) fn offered(app: &App) -> Option<Piece> {
    let model = &app.model;
    let mut query = app.query.get();
    let options = named(model, &query.filter);
    if options.is_empty() || app.waiting.get() {
        return None;
    }
    let filter = query.filter.with_search("");
    let counts = &model.shown(&filter).counts;
    let mut items = Vec::new();
    for choice in options {
        let count = counts.of(&model.content, choice);
        if count > 0 && items.len() < OFFERED_AT_MOST {
            query.filter = filter.clone().with(choice);
            let name = named_condition(model, &Condition::Choice(choice));
            let count = model.phrases().count(count as usize);
            let link = html("a").attr("href", query_href(&model.content, query.clone()));
            let link = link.attr("data-offered", choice.facet().key()).text(name);
            items.push(
                html("span")
                    .child(link)
                    .text(" ")
                    .child(plain(count).class("note")),
            );
        }
    }
    list(items).map(|items| {
        html("nav")
            .attr("aria-label", model.late_words().offered)
            .child(plain(model.late_words().offered))
            .child(items)
    })
}

/// The options whose names have all words of the search, and that are not chosen. Linear in the options.
fn named(model: &Model, filter: &Filter) -> Vec<Choice> {
    let (content, search) = (&model.content, filter.search());
    let letters = search.chars().filter(|own| own.is_alphanumeric());
    if letters.count() < LETTERS_AT_LEAST {
        return Vec::new();
    }
    let has = |texts: &[&Text]| finds(search, texts.iter().flat_map(|text| text.wordings()));
    let mut named = Vec::new();
    for facet in FACETS {
        for choice in facet.options(content) {
            let is_named = match choice {
                Choice::Area(area) => {
                    let own = content.area(area);
                    has(&[&own.short]) || has(&[&own.name])
                }
                Choice::Programme(programme) => {
                    let own = content.programme(programme);
                    has(&[&own.short]) || has(&[&own.name])
                }
                Choice::Objective(objective) => has(&[&content.objective(objective).name]),
                Choice::Actor(actor) => has(&[&content.actor(actor).name]),
                _ => finds(search, [&*choice_name(model, choice).0]),
            };
            if is_named && !filter.has(choice) {
                named.push(choice);
            }
        }
    }
    named
}
