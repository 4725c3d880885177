//! The count, the chosen conditions, and quiet notices.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::App;
use crate::query::Filter;
use crate::state::url::Ignored;
use crate::ui::{Element, Fixed, Piece, effect, html};
use crate::view::copy::{COPY_SHOWN, copy_address};
use crate::view::download::download_button;
use crate::view::late::late;
use crate::view::names::condition_name;
use crate::view::standing::{Standing, standing};
use crate::view::text::{button, close_button, list, plain};
use crate::words;

/// How long the count must stay unchanged before it is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(700);

/// The count, the chosen conditions as chips, and "clear all".
pub(super) fn status(app: &App) -> Piece {
    let model = app.model.clone();
    let total = model.content.initiatives().len();
    let shown = app.shown;
    let count = move || shown.with(|shown| shown.count());
    let announced = announcement(app);
    let waiting = app.waiting;
    // Not a live region itself: the announcer below speaks when the count has stopped changing.
    let output = html("output")
        .attr("id", "count")
        .attr("for", "filter")
        .attr("aria-live", "off")
        .attr("data-total", total.to_string())
        .attr_fn("data-matching", move || {
            (!waiting.get()).then(|| count().to_string())
        })
        .text_fn(move || {
            if waiting.get() {
                model.words().searching.to_owned()
            } else {
                model.phrases().initiatives_of(count(), total)
            }
        });
    let live_region = html("p")
        .class("visually-hidden")
        .attr("role", "status")
        .text_fn(move || announced.get());
    html("div")
        .class("status")
        .child(output)
        .children(standing(app, Standing::ToList))
        .child(download_button(app))
        .child(copy_address(app, &COPY_SHOWN))
        .child(chips(app))
        .child(live_region)
        .child(ignored_notice(app))
}

/// The most notable fact about the matching initiatives, as one sentence. It is also the map's description.
pub(super) fn takeaway_sentence(app: &App) -> Element<Fixed> {
    let (model, query, shown) = (app.model.clone(), app.query, app.shown);
    let whole = app.whole;
    let sentence = move || {
        // The days come with it.
        whole.track();
        query.with(|query| {
            shown.with(|shown| {
                words::takeaway_of(&model.content, &query.filter, shown, model.language)
            })
        })
    };
    html("p").attr("id", "takeaway").text_fn(sentence)
}

/// A chip per condition, and a button that clears all.
fn chips(app: &App) -> Piece {
    let labels = app.model.words();
    let query = app.query;
    let conditions = move || query.with(|query| query.filter.conditions());
    let fixed = app.fixed;
    let is_as_fixed = move || query.with(|query| fixed.with(|fixed| query.filter == fixed.filter));
    let chips = {
        let app = app.clone();
        move || {
            // Which day the latest one is comes with it.
            app.whole.track();
            let fixed = fixed.with(|fixed| fixed.filter.conditions());
            let chips = conditions().into_iter().map(|condition| {
                let (name, lang) = condition_name(&app.model, &condition);
                if fixed.contains(&condition) {
                    return plain(name).class("chip is-fixed").attr_opt("lang", lang);
                }
                let phrases = app.model.phrases();
                let label = phrases.say_with(phrases.words().lift, &[("name", &name)]);
                let app = app.clone();
                html("button")
                    .attr("type", "button")
                    .class("chip")
                    .attr("aria-label", label)
                    .child(plain(name).attr_opt("lang", lang))
                    .child(plain("×").class("cross").attr("aria-hidden", "true"))
                    .on_click(move || app.lift(&condition))
            });
            list(chips.collect()).into_iter().collect()
        }
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    let reset = clear.clone();
    let has_fixed = move || !fixed.with(|fixed| fixed.filter.is_empty());
    html("div")
        .class("chips")
        .flag_fn("hidden", move || conditions().is_empty())
        .children(standing(app, Standing::Chosen))
        .child(html("div").children_fn(chips))
        .child(
            button(labels.clear_all, clear)
                .class("clear")
                .attr("data-clear", "")
                .flag_fn("hidden", has_fixed),
        )
        .child(
            button(labels.reset, reset)
                .class("clear")
                .attr("data-reset", "")
                .flag_fn("hidden", move || !has_fixed() || is_as_fixed()),
        )
}

/// The text of the live region: the count after each change of the filter, once that has stayed unchanged for a moment, after
/// the name of the view if that has changed. Also when the number is the same as before, so that no act remains without an
/// answer.
fn announcement(app: &App) -> RwSignal<String> {
    let announced = RwSignal::new(String::new());
    let app = app.clone();
    let (mut before, mut said_view) = (None, None);
    // The count that was said last, or found at first.
    let known = Rc::new(Cell::new(None));
    let mut timer = None::<TimeoutHandle>;
    effect(move || {
        if app.waiting.get() {
            return;
        }
        let count = app.shown.with(|shown| shown.count());
        let (filter, view) = app.query.with(|query| (query.filter.clone(), query.view));
        let now = (filter, count);
        let is_new_view = said_view.replace(view).is_some_and(|before| before != view);
        if before
            .replace(now.clone())
            .is_none_or(|before| before == now && !is_new_view)
        {
            if known.get().is_none() {
                known.set(Some(count));
            }
            return;
        }
        if let Some(waiting) = timer.take() {
            waiting.clear();
        }
        let (phrases, total) = (app.model.phrases(), app.model.content.initiatives().len());
        let mut sentence = phrases.initiatives_of(count, total);
        if is_new_view {
            let view = phrases.say((phrases.words().view)(view));
            sentence = [&view, ". ", &sentence].concat();
        } else if known.get() == Some(count) {
            sentence = phrases.say_with(phrases.words().still, &[("count", &sentence)]);
        }
        let known = Rc::clone(&known);
        let say = move || {
            known.set(Some(count));
            announced.set(sentence);
        };
        timer = set_timeout_with_handle(say, ANNOUNCE_AFTER).ok();
    });
    announced
}

/// A notice of the values in the address that the content does not know, or no longer.
fn ignored_notice(app: &App) -> Piece {
    let (ignored, own) = (app.ignored, app.clone());
    let dismiss = app.model.words().dismiss;
    html("div")
        .class("notice quiet")
        .attr("role", "status")
        .attr("data-ignored", "")
        .flag_fn("hidden", move || ignored.with(Vec::is_empty))
        .child(html("div").children_fn(move || {
            own.whole.track();
            ignored.with(|ignored| unknown(&own, ignored))
        }))
        .child(close_button(dismiss, move || {
            ignored.set(Vec::new());
        }))
}

/// What is said of values that the content does not know: of each that was removed from it, what became of it, and of all
/// others together that they are unknown.
fn unknown(app: &App, ignored: &[Ignored]) -> Vec<Piece> {
    let (mut said, mut others) = (Vec::new(), Vec::new());
    for value in ignored {
        match late(app).and_then(|late| (late.gone_value)(&app.model, value)) {
            Some(gone) => said.push(gone),
            None => others.push([value.key.as_ref(), "=", &value.value].concat()),
        }
    }
    if !others.is_empty() {
        let phrases = app.model.phrases();
        let others = others.join(", ");
        said.push(plain(
            phrases.say_with(phrases.words().ignored, &[("what", &others)]),
        ));
    }
    said
}
