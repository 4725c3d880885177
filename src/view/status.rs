//! How many initiatives there are, what is chosen, and quiet notices.

use std::time::Duration;

use leptos::prelude::*;

use super::piece::{Piece, effect, flag, piece, pieces, press, value, words};
use super::text::list;
use super::{App, Site};
use crate::messages::Messages;
use crate::query::{Condition, Filter};

/// How long the count must stand still before it is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(700);

/// The live number, the chosen conditions as chips, "clear all".
#[component]
pub(super) fn Status() -> impl IntoView {
    let app = App::of_page();
    let labels = app.site.words();
    let total = app.site.content.initiatives().len();
    let shown = app.shown;
    let count = move || shown.with(|shown| shown.count());
    let announced = announced(&app);
    view! {
        <div class="status">
            // The number itself is no live region: the announcer below speaks once the number stands still.
            <output id="count" for="filter" aria-live="off" data-matching=value(move || Some(count().to_string())) data-total=total.to_string()>
                {words(move || count_sentence(labels, count(), total))}
            </output>
            {chips(&app)}
            <p class="visually-hidden" role="status">{words(move || announced.get())}</p>
            {ignored_notice(&app)}
        </div>
    }
}

/// "182 insatser" or "29 av 182 insatser".
fn count_sentence(words: &Messages, matching: usize, total: usize) -> String {
    if matching == total {
        (words.initiatives)(total)
    } else {
        (words.initiatives_of)(matching, total)
    }
}

/// A chip for each condition, and a button that clears them all.
fn chips(app: &App) -> Piece {
    let labels = app.site.words();
    let query = app.query;
    let conditions = move || query.with(|query| query.filter.conditions());
    let chips = {
        let app = app.clone();
        pieces(move || {
            let chips = conditions().into_iter().map(|condition| {
                let name = condition_name(&app.site, &condition);
                let label = (labels.lift)(&name);
                let app = app.clone();
                piece(view! {
                    <button type="button" class="chip" aria-label=label on:click=press(move || app.lift(&condition))>
                        <span>{name}</span><span class="cross" aria-hidden="true">"×"</span>
                    </button>
                })
            });
            list("", chips.collect()).into_iter().collect()
        })
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    piece(view! {
        <div class="chips" hidden=flag(move || conditions().is_empty())>
            <span class="visually-hidden">{labels.chosen}</span>
            {chips}
            <button type="button" class="clear" data-clear on:click=press(clear)>{labels.clear_all}</button>
        </div>
    })
}

/// What screen readers are told: the new count once, when it has stood still for a moment.
fn announced(app: &App) -> RwSignal<String> {
    let announced = RwSignal::new(String::new());
    let (shown, site) = (app.shown, app.site.clone());
    let mut before = None;
    let mut timer = None::<TimeoutHandle>;
    effect(move || {
        let count = shown.with(|shown| shown.count());
        if before.replace(count).is_some_and(|before| before != count) {
            if let Some(waiting) = timer.take() {
                waiting.clear();
            }
            let sentence = count_sentence(site.words(), count, site.content.initiatives().len());
            timer = set_timeout_with_handle(move || announced.set(sentence), ANNOUNCE_AFTER).ok();
        }
    });
    announced
}

/// Says which values of the address the content does not know.
fn ignored_notice(app: &App) -> impl IntoView + use<> {
    let (ignored, labels) = (app.ignored, app.site.words());
    pieces(move || {
        let values = ignored.get();
        if values.is_empty() {
            return Vec::new();
        }
        vec![piece(view! {
            <p class="notice quiet" role="status" data-ignored>
                <span>{(labels.ignored)(&values)}</span>
                <button type="button" class="close" aria-label=labels.dismiss title=labels.dismiss on:click=press(move || ignored.set(String::new()))>"×"</button>
            </p>
        })]
    })
}

/// A condition as a chip says it.
pub(super) fn condition_name(site: &Site, condition: &Condition) -> String {
    let words = site.words();
    match condition {
        Condition::Choice(choice) => super::filter_form::choice_name(site, *choice).0,
        Condition::Facet(facet) => (words.facet_condition)(*facet).to_owned(),
        Condition::From(year) => (words.from_chip)(*year),
        Condition::To(year) => (words.to_chip)(*year),
        Condition::Search(search) => (words.search_chip)(search),
    }
}
