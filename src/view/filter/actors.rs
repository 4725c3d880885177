//! The actors of the filter: those that are seen at first, chosen, or searched for.

use leptos::prelude::*;

use super::options::{facet_group, is_chosen, option};
use crate::app::App;
use crate::content::ActorIdx;
use crate::query::{Choice, Facet, finds};
use crate::ui::{Piece, html};
use crate::view::text::{note, plain};

/// How many actors stand in the form before one is searched for: the most frequent ones.
const ACTORS_SHOWN: usize = 8;

/// The actors: the most frequent ones, those that are chosen, and those that the field finds. Once the page answers all
/// are in the form, so that it holds the whole query, and the others are hidden; before that only those that are seen
/// are, since the others would be a twentieth of the page.
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
        parts.push(note((labels.more_actors)(count - ACTORS_SHOWN)));
    }
    facet_group(app, Facet::Actor, parts)
}

/// The option of the actor that is the `rank`th most frequent one.
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
