//! How many initiatives there are, what is chosen, and quiet notices.

use std::time::Duration;

use leptos::prelude::*;

use super::{App, Site};
use crate::query::{Condition, Filter};

/// How long the count must stand still before it is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(700);

/// The live number, the chosen conditions as chips, "clear all".
#[component]
pub(super) fn Status() -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let words = site.words();
    let total = site.content.initiatives().len();
    let shown = app.shown;
    let count = Memo::new(move |_| shown.get().count());
    let sentence = move || count_sentence(words, count.get(), total);
    let query = app.query;
    let conditions = Memo::new(move |_| query.with(|query| query.filter.conditions()));
    let chips = {
        let app = app.clone();
        move || {
            conditions
                .get()
                .into_iter()
                .map(|condition| {
                    let name = condition_name(&app.site, &condition);
                    let label = (words.lift)(&name);
                    let app = app.clone();
                    view! {
                        <li><button type="button" class="chip" aria-label=label on:click=move |_| app.lift(&condition)>
                            <span>{name}</span><span class="cross" aria-hidden="true">"×"</span>
                        </button></li>
                    }
                })
                .collect::<Vec<_>>()
        }
    };
    let clear = {
        let app = app.clone();
        move |_| app.show(Filter::default())
    };
    view! {
        <div class="status">
            // The number itself is no live region: the announcer below speaks once the number stands still.
            <output id="count" for="filter" aria-live="off" data-matching=move || count.get().to_string() data-total=total.to_string()>{sentence}</output>
            <div class="chips" hidden=move || conditions.with(Vec::is_empty)>
                <span class="visually-hidden">{words.chosen}</span>
                <ul>{chips}</ul>
                <button type="button" class="clear" data-clear on:click=clear>{words.clear_all}</button>
            </div>
            <Announcer/>
            <IgnoredNotice/>
        </div>
    }
}

/// "182 insatser" or "29 av 182 insatser".
fn count_sentence(words: &crate::messages::Messages, matching: usize, total: usize) -> String {
    if matching == total {
        (words.initiatives)(total)
    } else {
        (words.initiatives_of)(matching, total)
    }
}

/// Tells screen readers the new count once, when it has stood still for a moment.
#[component]
fn Announcer() -> impl IntoView {
    let app = App::of_page();
    let announced = RwSignal::new(String::new());
    let (shown, site) = (app.shown, app.site.clone());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<usize>| {
        let count = shown.get().count();
        if before.is_some_and(|before| before != count) {
            if let Some(waiting) = timer.get_value() {
                waiting.clear();
            }
            let sentence = count_sentence(site.words(), count, site.content.initiatives().len());
            timer.set_value(
                set_timeout_with_handle(move || announced.set(sentence), ANNOUNCE_AFTER).ok(),
            );
        }
        count
    });
    view! { <p class="visually-hidden" role="status">{announced}</p> }
}

/// Says which values of the address the content does not know.
#[component]
fn IgnoredNotice() -> impl IntoView {
    let app = App::of_page();
    let (ignored, words) = (app.ignored, app.site.words());
    move || {
        let values = ignored.get();
        (!values.is_empty()).then(|| {
            view! {
                <p class="notice quiet" role="status" data-ignored>
                    <span>{(words.ignored)(&values.join(", "))}</span>
                    <button type="button" class="close" aria-label=words.dismiss title=words.dismiss on:click=move |_| ignored.set(Vec::new())>"×"</button>
                </p>
            }
        })
    }
}

/// A condition as a chip says it.
pub(super) fn condition_name(site: &Site, condition: &Condition) -> String {
    let words = site.words();
    match condition {
        Condition::Choice(choice) => super::filter_form::choice_name(site, *choice).0,
        Condition::Facet(facet) => (words.facet)(*facet).to_lowercase(),
        Condition::From(year) => (words.from_chip)(*year),
        Condition::To(year) => (words.to_chip)(*year),
        Condition::Search(search) => (words.search_chip)(search),
    }
}
