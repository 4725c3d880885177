//! How many initiatives there are, what is chosen, and quiet notices.

use std::time::Duration;

use leptos::prelude::*;

use super::piece::{Piece, effect, html};
use super::text::{button, close_button, list, plain};
use super::{App, Site};
use crate::content::AreaIdx;
use crate::messages::{self, Findings, Messages};
use crate::query::{Condition, Filter, takeaway};

/// How long the count must stand still before it is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(700);

/// The live number, the chosen conditions as chips, "clear all".
pub(super) fn status(app: &App) -> Piece {
    let labels = app.site.words();
    let total = app.site.content.initiatives().len();
    let shown = app.shown;
    let count = move || shown.with(|shown| shown.count());
    let told = announced(app);
    let waiting = app.waiting;
    // The number itself is no live region: the announcer below speaks once the number stands still.
    let output = html("output")
        .attr("id", "count")
        .attr("for", "filter")
        .attr("aria-live", "off")
        .attr("data-total", total.to_string())
        .live_attr("data-matching", move || {
            (!waiting.get()).then(|| count().to_string())
        })
        .live_text(move || {
            if waiting.get() {
                labels.searching.to_owned()
            } else {
                count_sentence(labels, count(), total)
            }
        });
    let announcer = html("p")
        .class("visually-hidden")
        .attr("role", "status")
        .live_text(move || told.get());
    html("div")
        .class("status")
        .child(output)
        .child(chips(app))
        .child(announcer)
        .child(ignored_notice(app))
}

/// What stands out among the initiatives that are shown, as one sentence. It also describes the map.
pub(super) fn takeaway_sentence(app: &App) -> Piece {
    let (site, query, shown) = (app.site.clone(), app.query, app.shown);
    let sentence = move || {
        let content = &site.content;
        let Some(found) =
            query.with(|query| shown.with(|shown| takeaway(content, &query.filter, shown)))
        else {
            return String::new();
        };
        let area_name = |&area: &AreaIdx| content.area(area).short.in_language(site.language);
        let years: Vec<String> = found
            .years
            .iter()
            .flat_map(|years| years.which.iter().map(u16::to_string))
            .collect();
        messages::takeaway(
            site.language,
            &Findings {
                count: found.count,
                besides: found.besides,
                areas: found
                    .areas
                    .as_ref()
                    .map(|areas| (areas.which.iter().map(area_name).collect(), areas.count)),
                years: found
                    .years
                    .as_ref()
                    .map(|leaders| (years.iter().map(|year| &**year).collect(), leaders.count)),
            },
        )
    };
    html("p")
        .attr("id", "takeaway")
        .class("takeaway")
        .live_text(sentence)
}

/// "240 insatser" or "29 av 240 insatser".
pub(super) fn count_sentence(words: &Messages, matching: usize, total: usize) -> String {
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
        move || {
            let chips = conditions().into_iter().map(|condition| {
                let name = condition_name(&app.site, &condition);
                let label = (labels.lift)(&name);
                let app = app.clone();
                html("button")
                    .attr("type", "button")
                    .class("chip")
                    .attr("aria-label", label)
                    .child(plain(name))
                    .child(plain("×").class("cross").attr("aria-hidden", "true"))
                    .on_press(move || app.lift(&condition))
            });
            list(chips.collect()).into_iter().collect()
        }
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    html("div")
        .class("chips")
        .live_flag("hidden", move || conditions().is_empty())
        .child(plain(labels.chosen).class("visually-hidden"))
        .child(html("div").region(chips))
        .child(
            button(labels.clear_all, clear)
                .class("clear")
                .attr("data-clear", ""),
        )
}

/// What screen readers are told: the new count once, when it has stood still for a moment.
fn announced(app: &App) -> RwSignal<String> {
    let announced = RwSignal::new(String::new());
    let app = app.clone();
    let mut before = None;
    let mut timer = None::<TimeoutHandle>;
    effect(move || {
        if app.waiting.get() {
            return;
        }
        let (site, count) = (&app.site, app.shown.with(|shown| shown.count()));
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
fn ignored_notice(app: &App) -> Piece {
    let (ignored, labels) = (app.ignored, app.site.words());
    html("p")
        .class("notice quiet")
        .attr("role", "status")
        .attr("data-ignored", "")
        .live_flag("hidden", move || ignored.with(String::is_empty))
        .child(html("span").live_text(move || {
            ignored.with(|values| {
                if values.is_empty() {
                    String::new()
                } else {
                    (labels.ignored)(values)
                }
            })
        }))
        .child(close_button(labels.dismiss, move || {
            ignored.set(String::new());
        }))
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
