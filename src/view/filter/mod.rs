//! The filter: a real form whose controls have the address's keys as names and ids as values.

mod actors;
mod options;
mod since;
mod years;

use leptos::prelude::*;

pub(crate) use self::actors::found_actors;

use self::actors::actor_facet;
use self::options::{area_facet, facet};
use self::since::since;
use self::years::years;
use crate::app::App;
use crate::browser;
use crate::query::Facet;
use crate::ui::{Piece, html};
use crate::view::standing::{Standing, standing};

/// The filter form.
pub(crate) fn filter_form(app: &App) -> Piece {
    let (labels, model) = (app.model.words(), app.model.clone());
    let name = model.phrases().say(labels.filter);
    let (query, ready) = (app.query, app.ready);
    let is_open = app.is_form_open;
    let chosen = move || query.with(|query| query.filter.conditions().len());
    let change = {
        let app = app.clone();
        move |event| {
            if let Some(control) = browser::changed_control(&event) {
                app.change_control(&control);
            }
        }
    };
    let toggle = html("button")
        .attr("type", "button")
        .class("filter-toggle")
        .attr("aria-controls", "facets")
        .attr_fn("aria-expanded", move || Some(is_open.get().to_string()))
        .text_fn(move || model.phrases().filter_toggle(chosen()))
        .on_click(move || is_open.update(|is_open| *is_open = !*is_open));
    let facets = html("div")
        .attr("id", "facets")
        .class("facets")
        .children(area_facet(app))
        .children(facet(app, Facet::Programme))
        .children(years(app))
        .children(since(app))
        .children(facet(app, Facet::Kind))
        .children(actor_facet(app))
        .child(done(app));
    let body = html("fieldset")
        .class("filter-body")
        .flag_fn("disabled", move || !ready.get())
        .children(standing(app, Standing::FilterName))
        .child(search(app))
        .child(toggle)
        .child(facets);
    html("form")
        .attr("id", "filter")
        .class("filter needs-wasm")
        .class_fn("is-open", move || is_open.get())
        .attr("method", "get")
        .attr("autocomplete", "off")
        .attr("role", "search")
        .attr("aria-label", name)
        .on("change", change)
        .on("submit", |event| event.prevent_default())
        .child(body)
}

/// What ends the form where it lies above the map: a link to what is found, which closes the form, and says how much that is.
fn done(app: &App) -> Piece {
    let (model, shown, is_open) = (app.model.clone(), app.shown, app.is_form_open);
    let say = move || {
        let count = shown.with(|shown| shown.count());
        model
            .phrases()
            .say_initiatives(model.words().show_initiatives, count)
    };
    html("p").class("done").child(
        html("a")
            .attr("href", "#results-heading")
            .class("counted")
            .text_fn(say)
            .on_click(move || is_open.set(false)),
    )
}

/// The search field with its label.
fn search(app: &App) -> Piece {
    let (labels, query) = (app.model.words(), app.query);
    let (own, app) = (app.clone(), app.clone());
    let field = html("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", labels.search_hint)
        .value_fn(move || query.with(|query| query.filter.search().to_owned()))
        .on("input", move |event| {
            let filter = app.query.with_untracked(|query| query.filter.clone());
            app.set_filter(filter.with_search(event_target_value(&event)));
        });
    html("div")
        .class("search")
        .children(standing(&own, Standing::SearchLabel))
        .child(field)
}
