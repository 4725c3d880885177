//! The actors: who takes part in how many initiatives of each area, as a table, and what there is to say of one of them.

mod panel;
mod table;

use leptos::prelude::*;

use self::table::Table;
use crate::app::App;
use crate::browser;
use crate::content::ActorIdx;
use crate::query::{Facet, Sort};
use crate::state::View;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::filter::found_actors;
use crate::view::text::{button, note, plain};
use crate::words::leading_actors;

/// How many actors the table shows at first, and how many each "show more" adds.
const STEP: usize = 40;

/// The names of the actors in their rows.
const NAMES: &str = ".actors tbody [data-actor] > th > a";

/// The view: who leads, the order and the search, the table, how to read it.
pub(crate) fn actors(app: &App) -> Piece {
    let table = Table::new(app);
    let model = &app.model;
    let (phrases, words) = (model.phrases(), table.words);
    html("div")
        .class("matrix actors")
        // A row that moves up or down while the filter changes keeps its place in the window.
        .attr("data-still", "")
        .child(
            html("h2")
                .class("visually-hidden")
                .text(phrases.say((model.words().view)(View::Actors))),
        )
        .child(leading(&table))
        .child(
            html("div")
                .class("actors-head needs-wasm")
                .child(orders(&table))
                .child(search(&table)),
        )
        .child(nobody(&table))
        .child(
            html("div")
                .class("matrix-box")
                .attr("role", "region")
                .attr("aria-labelledby", "actors-caption")
                .attr("tabindex", "0")
                .flag_fn("hidden", {
                    let table = table.clone();
                    move || table.listed.with(|listed| listed.groups.is_empty())
                })
                .child(table.draw()),
        )
        .child(more(&table))
        .child(note(
            [
                &*phrases.say(words.note),
                " ",
                &phrases.say(words.note_choose),
            ]
            .concat(),
        ))
}

/// Who has the most initiatives of the largest groups.
fn leading(table: &Table) -> Piece {
    let (table, query) = (table.clone(), table.app.query);
    // The table counts without the choice of actors: beside the number of what is chosen, that would be taken for part of it. What
    // the table counts is said in its room instead, so that nothing moves.
    let is_chosen = move || query.with(|query| !query.filter.chosen(Facet::Actor).is_empty());
    let of_all = table.app.model.phrases().say(table.words.of_all);
    html("div")
        .class("actors-leading counted")
        .class_fn("is-silent", is_chosen)
        .child(html("p").text_fn(move || {
            let model = &table.app.model;
            let leading = table.all.with(|all| all.leading());
            leading_actors(&model.content, &leading, model.language)
        }))
        .child(html("p").class("note").text(of_all))
}

/// The buttons that sort the rows, and the list with them.
fn orders(table: &Table) -> Piece {
    let model = &table.app.model;
    let title = model.phrases().say(table.words.order_note);
    let by_name = table.by_name;
    let order = |sort: Sort, name: &'static str| {
        let app = table.app.clone();
        button(name, move || app.set_sort(sort))
            .attr("title", title.clone())
            .attr_fn("aria-pressed", move || {
                Some((by_name.get() == (sort == Sort::Name)).to_string())
            })
    };
    html("p")
        .class("sort")
        .attr("role", "group")
        .attr("aria-label", model.words().sort_by)
        .child(order(Sort::Best, table.words.most_first))
        .child(order(Sort::Name, model.words().sort_name))
}

/// The field that finds actors by their names.
fn search(table: &Table) -> Piece {
    let (words, wanted) = (table.app.model.words(), table.wanted);
    let field = html("input")
        .attr("type", "search")
        .attr("placeholder", words.find_actor)
        .on("input", move |event| wanted.set(event_target_value(&event)));
    html("label")
        .class("find")
        .child(plain(words.find_actor).class("visually-hidden"))
        .child(field)
}

/// How many are found, or why there is no table.
fn nobody(table: &Table) -> Element<Fixed> {
    let table = table.clone();
    html("div")
        .class("counted")
        .attr("role", "status")
        .children_fn(move || {
            let model = &table.app.model;
            let told = if table.all.with(|all| all.groups.is_empty()) {
                Some(model.phrases().say(table.words.nobody))
            } else {
                let looks = table.wanted.with(|wanted| !wanted.trim().is_empty());
                // Paper has all of them.
                let is_told = looks && !table.app.paper.get();
                is_told.then(|| found_actors(model, table.listed.with(|listed| listed.found())))
            };
            told.map(note).into_iter().collect()
        })
}

/// The button that adds rows. The focus goes to the first of them.
fn more(table: &Table) -> Element<Fixed> {
    let (listed, own) = (table.listed, table.clone());
    let (limit, app) = (table.limit, table.app.clone());
    html("button")
        .attr("type", "button")
        .class("more needs-wasm counted")
        .flag_fn("hidden", move || listed.with(|listed| listed.left_out == 0))
        .on_click(move || {
            let before = own.names();
            limit.update(|limit| *limit += STEP);
            let is_new = |actor: &ActorIdx| !before.contains(actor);
            if let Some(first) = own.names().iter().position(is_new) {
                browser::focus_nth(NAMES, first);
            }
        })
        .text_fn(move || {
            let more = listed.with(|listed| listed.left_out).min(STEP);
            let phrases = app.model.phrases();
            phrases.say_count(phrases.words().show_more, more)
        })
}
