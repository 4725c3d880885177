//! The actors in the filter: the most frequent ones, the chosen ones, and those that the visitor looks for.

use leptos::prelude::*;

use super::options::{facet_group, is_chosen, option};
use crate::app::{App, Model};
use crate::content::ActorIdx;
use crate::query::{Choice, Facet};
use crate::ui::{Piece, html};
use crate::view::late::late;
use crate::view::text::{note, plain};

/// How many actors the form shows before the visitor looks for one: the most frequent.
const ACTORS_SHOWN: usize = 8;

/// The actors: the most frequent ones, or those whose names match the text field, and the chosen ones, so that the form holds
/// the whole query.
pub(super) fn actor_facet(app: &App) -> Option<Piece> {
    let model = &app.model;
    let labels = model.words();
    let wanted = RwSignal::new(String::new());
    let by_frequency = model.content.actors_by_frequency();
    let (count, names) = (by_frequency.len(), by_frequency.clone());
    if count == 0 {
        return None;
    }
    let ranks = {
        let (app, by_frequency) = (app.clone(), by_frequency.clone());
        move || wanted.with(|wanted| listed(&app, &by_frequency, wanted))
    };
    let actor = {
        let app = app.clone();
        move |rank: u32| match by_frequency.get(rank as usize) {
            Some(&actor) => {
                let choice = Choice::Actor(actor);
                html("li").child(option(&app, choice, is_chosen(&app, choice)))
            }
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
    let own = app.clone();
    let hint = html("div").attr("role", "status").children_fn(move || {
        let is_looking = wanted.with(|wanted| !wanted.trim().is_empty());
        let hint = if is_looking {
            let found = wanted.with(|wanted| {
                let found = names.iter().filter(|&&actor| is_named(&own, actor, wanted));
                found.count()
            });
            Some(found_actors(&own.model, found))
        } else {
            let more = count.checked_sub(ACTORS_SHOWN).filter(|&more| more > 0);
            more.map(|more| own.model.phrases().say_count(labels.more_actors, more))
        };
        hint.map(note).into_iter().collect()
    });
    parts.push(hint.into());
    facet_group(app, Facet::Actor, parts)
}

/// How many actors have the name that the visitor looks for.
pub(crate) fn found_actors(model: &Model, found: usize) -> String {
    let words = model.words();
    match found {
        0 => words.no_actor.to_owned(),
        _ => model.phrases().say_count(words.found_actors, found),
    }
}

/// The ranks of the listed actors, if the visitor looks for `wanted`. Linear in the number of actors.
fn listed(app: &App, by_frequency: &[ActorIdx], wanted: &str) -> Vec<u32> {
    let looks = !wanted.trim().is_empty();
    let mut ranks = Vec::new();
    app.query.with(|query| {
        for (rank, &actor) in (0..).zip(by_frequency) {
            let is_found = if looks {
                is_named(app, actor, wanted)
            } else {
                (rank as usize) < ACTORS_SHOWN
            };
            if is_found || query.filter.has(Choice::Actor(actor)) {
                ranks.push(rank);
            }
        }
    });
    ranks
}

/// Whether one of an actor's names, in any language, has what the visitor looks for. All may have it until the whole content is
/// there.
fn is_named(app: &App, actor: ActorIdx, wanted: &str) -> bool {
    let name = &app.model.content.actor(actor).name;
    let late = late(app).filter(|_| app.whole.get());
    late.is_none_or(|late| (late.finds)(wanted, name))
}
