//! What there is to say of the one actor that is chosen, below its row.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::content::ActorIdx;
use crate::query::{ActorTable, Choice, Filter, co_actors, only_actor};
use crate::state::links::{Go, filter_href};
use crate::ui::{Element, Fixed, Piece, html, memo};
use crate::view::names::lang_of;
use crate::words::{actor_sentence, actor_words, actor_years};

/// How many of those with whom an actor takes part are named at first.
const NAMED: usize = 12;

/// The kind, what the actor takes part in, from when to when, with whom, and the way to the list.
pub(super) fn panel(app: &App, all: Memo<Arc<ActorTable>>, actor: ActorIdx) -> Piece {
    let model = &app.model;
    let entry = model.content.actor(actor);
    let kind = entry.kind.map(|kind| {
        let kind = (model.words().actor_kind)(kind);
        html("p").class("kicker").text(kind)
    });
    let own = app.clone();
    let sentence = html("p").text_fn(move || {
        let (model, shown) = (&own.model, own.shown.get());
        own.query.with(|query| {
            let all = all.get();
            actor_sentence(&model.content, &query.filter, &all, &shown, model.language)
        })
    });
    let own = app.clone();
    let years = html("p").class("note").text_fn(move || {
        let (model, shown) = (&own.model, own.shown.get());
        actor_years(&model.content, &shown, actor, model.language)
    });
    html("div")
        .class("actor-about counted")
        .children(kind)
        .child(sentence)
        .child(years)
        .child(together(app, actor))
        .child(html("p").child(to_list(app)))
}

/// The link to the list, which has what the actor takes part in.
fn to_list(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("a").attr("href", "#results-heading").text_fn(move || {
        let phrases = app.model.phrases();
        let count = app.shown.with(|shown| shown.count());
        phrases.say_initiatives(phrases.words().row_list, count)
    })
}

/// With whom the actor takes part: links that narrow the filter to what both do.
fn together(app: &App, actor: ActorIdx) -> Piece {
    let words = actor_words(app.model.language);
    let own = app.clone();
    // Nothing once another one is chosen, because the row may be kept aside for later.
    let others = memo(move || {
        let shown = own.shown.get();
        let is_chosen = own.query.with(|query| only_actor(&query.filter)) == Some(actor);
        if is_chosen {
            co_actors(&own.model.content, &shown, actor)
        } else {
            Vec::new()
        }
    });
    let is_open = RwSignal::new(false);
    let named = move || if is_open.get() { usize::MAX } else { NAMED };
    let keys = move || {
        let named = named();
        others.with(|others| {
            let named = others.iter().take(named);
            named.map(|(other, _)| other.number()).collect()
        })
    };
    let own = app.clone();
    let list = html("ul").keyed(keys, move |other| {
        let other = ActorIdx::new(other as usize);
        let count = memo(move || {
            let count = |others: &Vec<(ActorIdx, u32)>| {
                let mut others = others.iter();
                let own = others.find(|(own, _)| *own == other);
                own.map_or(0, |(_, count)| *count as usize)
            };
            others.with(count)
        });
        html("li").child(other_link(&own, actor, other, count))
    });
    let phrases = Arc::clone(&app.model);
    let rest = move || others.with(Vec::len).saturating_sub(NAMED);
    let more = html("button")
        .attr("type", "button")
        .class("needs-wasm")
        .attr_fn("aria-expanded", move || Some(is_open.get().to_string()))
        .flag_fn("hidden", move || rest() == 0)
        .on_click(move || is_open.update(|is_open| *is_open = !*is_open))
        .text_fn(move || phrases.phrases().say_count(words.others, rest()));
    html("div")
        .class("together")
        .child(html("h3").text_fn(move || {
            let is_alone = others.with(Vec::is_empty);
            if is_alone {
                words.alone
            } else {
                words.together
            }
            .to_owned()
        }))
        .child(list)
        .child(more)
}

/// The name of another actor, with how many initiatives both take part in. Once it is asked for, it can be let go.
fn other_link(app: &App, actor: ActorIdx, other: ActorIdx, count: Memo<usize>) -> Piece {
    let model = &app.model;
    let (query, name) = (app.query, &model.content.actor(other).name);
    let is_asked = memo(move || query.with(|query| query.filter.with_actors().contains(&other)));
    let (addressed, counted) = (Arc::clone(model), Arc::clone(model));
    let link = html("a")
        .attr_fn("href", move || {
            let both = Filter::default().together_with(other);
            let both = if is_asked.get() {
                both
            } else {
                both.with(Choice::Actor(actor))
            };
            Some(filter_href(&addressed.content, both))
        })
        .attr_fn("data-go", move || {
            let go = if is_asked.get() {
                Go::Toggle
            } else {
                Go::Narrow
            };
            Some(go.id().to_owned())
        })
        .attr_fn("aria-current", move || {
            is_asked.get().then(|| "true".to_owned())
        })
        .attr_opt("lang", lang_of(name, model.language))
        .text(name.in_language(model.language).to_owned());
    html("span").child(link).text(" ").child(
        html("span")
            .class("note")
            .text_fn(move || counted.phrases().count(count.get())),
    )
}
