//! The actors in the filter: the most frequent ones, the chosen ones, and those that the visitor looks for.

use leptos::prelude::*;

use super::options::{facet_group, is_chosen, option};
use crate::app::App;
use crate::content::ActorIdx;
use crate::query::{Choice, Facet, finds};
use crate::ui::{Piece, html};
use crate::view::text::{note, plain};

/// How many actors the form shows before the visitor looks for one: the most frequent.
const ACTORS_SHOWN: usize = 8;

/// The actors. The form shows the most frequent ones, the chosen ones, and those whose names match the text field. In the
/// interactive page the others are there but hidden, so that the form holds the whole query. The prerendered page leaves
/// them out, because they would be a twentieth of it.
pub(super) fn actor_facet(app: &App) -> Option<Piece> {
    let model = &app.model;
    let labels = model.words();
    let wanted = RwSignal::new(String::new());
    let by_frequency = model.content.actors_by_frequency();
    let count = by_frequency.len();
    if count == 0 {
        return None;
    }
    let ready = app.ready;
    let ranks = move || {
        let here = if ready.get() { count } else { ACTORS_SHOWN };
        (0..).take(count.min(here)).collect()
    };
    let actor = {
        let app = app.clone();
        move |rank: u32| match by_frequency.get(rank as usize) {
            Some(&actor) => actor_option(&app, rank as usize, actor, wanted),
            None => html("li").into(),
        }
    };
    let field = html("input")
        .attr("type", "search")
        .attr("placeholder", labels.find_actor)
        .on("input", move |event| wanted.set(event_target_value(&event)));
    let find = html("label")
        .class("find")
        .child(plain(labels.find_actor).class("visually-hidden"))
        .child(field);
    let mut parts = vec![find, html("ul").keyed(ranks, actor).into()];
    if count > ACTORS_SHOWN {
        parts.push(note(
            model
                .phrases()
                .say_count(labels.more_actors, count - ACTORS_SHOWN),
        ));
    }
    facet_group(app, Facet::Actor, parts)
}

/// The option of the actor at `rank`, by frequency.
fn actor_option(app: &App, rank: usize, actor: ActorIdx, wanted: RwSignal<String>) -> Piece {
    let model = app.model.clone();
    let choice = Choice::Actor(actor);
    let is_chosen = is_chosen(app, choice);
    let is_hidden = move || {
        let is_found = wanted.with(|wanted| {
            if wanted.trim().is_empty() {
                rank < ACTORS_SHOWN
            } else {
                finds(wanted, model.content.actor(actor).name.wordings())
            }
        });
        !is_chosen.get() && !is_found
    };
    html("li")
        .flag_fn("hidden", is_hidden)
        .child(option(app, choice, is_chosen))
}
