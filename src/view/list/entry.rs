//! One initiative in the list.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::browser::dom;
use crate::content::{Initiative, InitiativeIdx, Sector, Text};
use crate::query::{Choice, Run};
use crate::ui::{Element, Empty, Piece, Update, html};
use crate::view::late::late;
use crate::view::links::{choice_link, initiative_anchor};
use crate::view::map::mark::hue_class;
use crate::view::names::{kind_and_date, lang_of, noted};
use crate::words::amount;

/// One initiative, on paper and on the page with everything.
pub(super) fn entry(app: &App, initiative: InitiativeIdx) -> Piece {
    row(app, initiative, None)
}

/// The entries that were made before the whole content was there, and lack their summaries.
#[derive(Clone, Default)]
pub(super) struct Early(Arc<Mutex<Vec<u32>>>);

impl Early {
    fn entries(&self) -> MutexGuard<'_, Vec<u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One initiative in the list, which unfolds in its place.
pub(super) fn unfolding(app: &App, initiative: InitiativeIdx, early: &Early) -> Piece {
    if app.model.is_partial() {
        early.entries().push(initiative.number());
    }
    let is_open = app.open.get_untracked() == Some(initiative);
    row(
        app,
        initiative,
        Some(is_open && app.opened_in_list.get_untracked()),
    )
}

fn row(app: &App, initiative: InitiativeIdx, expanded: Option<bool>) -> Piece {
    let model = &app.model;
    let words = model.words();
    let entry = model.content.initiative(initiative);
    let mut main = None;
    let mut also = html("p").class("also").text(words.also_in);
    let mut separator = " ";
    for sector in entry.sectors() {
        if Some(sector) == entry.main_sector() {
            main = Some(sector_link(app, sector, "main-sector "));
        } else if expanded.is_none() {
            // What unfolds tells the other sectors there: 24 more lines would be too tall for a phone and a frame.
            also = also.text(separator).child(sector_link(app, sector, ""));
            separator = ", ";
        }
    }
    let name = initiative_anchor(model, initiative).attr_opt(
        "aria-expanded",
        expanded.map(|own| if own { "true" } else { "false" }),
    );
    let is_open = app.open.get_untracked() == Some(initiative);
    let mut piece = html("li")
        .class(if is_open { "entry is-open" } else { "entry" })
        .attr("id", ["i-", &entry.id].concat())
        .attr("data-initiative", entry.id.to_string())
        .child(html("p").class("kicker").text(kicker(app, entry)))
        .child(html("h3").child(add_marked(app, &entry.name, name)));
    if let Some(summary) = &entry.summary {
        let paragraph = html("p").attr_opt("lang", lang_of(summary, model.language));
        piece = piece.child(add_marked(app, summary, paragraph));
    } else if model.is_partial() {
        // Its place, until the whole content is there.
        piece = piece.child(html("p"));
    }
    let actors = actors(model, entry, expanded.map_or(usize::MAX, |_| ACTORS));
    let amounts = amounts(model, entry);
    if !(actors.is_empty() && amounts.is_empty()) {
        let mut by: Piece = html("p").class("by").into();
        if !actors.is_empty() {
            by = by.child(html("span").text(actors));
        }
        if !amounts.is_empty() {
            by = by.child(html("span").text(amounts));
        }
        piece = piece.child(by);
    }
    piece = piece.children(main);
    if separator != " " {
        piece = piece.child(also);
    }
    piece
}

/// "Rapport · 2024", and what is new or changed where that is asked for.
fn kicker(app: &App, entry: &Initiative) -> String {
    let mut kicker = kind_and_date(&app.model, entry);
    let since = app.query.with_untracked(|query| query.filter.since());
    let noted = noted(&app.model, entry);
    if since.is_some() && !noted.is_empty() {
        kicker.push_str(" · ");
        kicker.push_str(&noted);
    }
    kicker
}

/// How many actors an entry of the list names.
const ACTORS: usize = 3;

/// "Läkemedelsverket, Socialdepartementet": who takes part, the first ones by name.
fn actors(model: &Model, entry: &Initiative, limit: usize) -> String {
    let (named, others) = entry.actors.split_at(entry.actors.len().min(limit));
    let texts = named.iter().map(|&actor| {
        let name = &model.content.actor(actor).name;
        name.in_language(model.language)
    });
    let mut actors = texts.collect::<Vec<_>>().join(", ");
    if !others.is_empty() {
        actors.push_str(" +");
        actors.push_str(&model.phrases().count(others.len()));
    }
    actors
}

/// "45,5 miljoner kronor": the money that the sources name.
fn amounts(model: &Model, entry: &Initiative) -> String {
    let amounts = entry.funding.iter();
    let amounts = amounts.map(|&funding| amount(funding, model.language));
    amounts.collect::<Vec<_>>().join(" · ")
}

/// The runs of a text where hits of the search begin and end. There are none until the code that searches has come.
fn runs<'a>(app: &App, text: &'a str, search: &str) -> Vec<Run<'a>> {
    let late = untrack(|| late(app)).filter(|_| !search.is_empty());
    let plain = Run {
        text,
        is_hit: false,
    };
    late.map_or_else(|| vec![plain], |late| (late.marked)(text, search))
}

/// A text in which the hits of the search are marked.
fn add_marked(app: &App, text: &Text, element: Element<Empty>) -> Piece {
    let text = text.in_language(app.model.language);
    app.query.with_untracked(|query| {
        let runs = runs(app, text, query.filter.search());
        runs.into_iter().fold(element.into(), |piece: Piece, run| {
            let text = run.text.to_owned();
            if run.is_hit {
                piece.child(html("mark").text(text))
            } else {
                piece.text(text)
            }
        })
    })
}

/// How an entry of the list is updated when the search or the open initiative changes, or when its summary arrives. The list
/// is told of that: see `app::effects`.
pub(super) fn update(app: &App, early: Early) -> Update {
    let (app, reading) = (app.clone(), app.clone());
    Update {
        reason: Box::new(move |number: u32| reason(&reading, &early, number)),
        write: Box::new(move |number: u32, element: &dom::Element| write(&app, number, element)),
    }
}

/// What an entry looks like now, so that it is written anew only when that has changed.
fn reason(app: &App, early: &Early, number: u32) -> String {
    let is_open = app.open.get_untracked() == Some(InitiativeIdx::new(number as usize));
    let is_unfolded = is_open && app.opened_in_list.get_untracked();
    let mut reason = String::from(match (is_open, is_unfolded) {
        (_, true) => "!!",
        (true, _) => "!",
        _ => "",
    });
    if app.whole.get_untracked() && early.entries().contains(&number) {
        reason.push('+');
    }
    if app
        .query
        .with_untracked(|query| query.filter.since().is_some())
    {
        // The days come with the whole content.
        let has_days = app.whole.get_untracked();
        reason.push(if has_days { '*' } else { '-' });
    }
    if app.searching.get_untracked() {
        app.query
            .with_untracked(|query| reason.push_str(query.filter.search()));
    }
    reason
}

/// Writes what changes in an entry into its element.
fn write(app: &App, number: u32, element: &dom::Element) {
    let initiative = InitiativeIdx::new(number as usize);
    let is_open = app.open.get_untracked() == Some(initiative);
    dom::set_class(element, "is-open", is_open);
    let is_unfolded = is_open && app.opened_in_list.get_untracked();
    dom::set_attribute_within(element, "h3 a", "aria-expanded", &is_unfolded.to_string());
    let entry = app.model.content.initiative(initiative);
    dom::set_runs(element, ".kicker", &[(&kicker(app, entry), false)]);
    let texts = [
        ("h3 a", Some(&entry.name)),
        ("h3 + p", entry.summary.as_ref()),
    ];
    for (selector, text) in texts {
        if let Some(text) = text {
            app.query.with_untracked(|query| {
                let words = text.in_language(app.model.language);
                let runs = runs(app, words, query.filter.search());
                let runs: Vec<_> = runs
                    .iter()
                    .map(|run: &Run| (run.text, run.is_hit))
                    .collect();
                dom::set_runs(element, selector, &runs);
            });
            if let Some(language) = lang_of(text, app.model.language) {
                dom::set_attribute_within(element, selector, "lang", language);
            }
        }
    }
}

/// A sector's short name, in its hue, as a link to it alone, with a class of its own.
fn sector_link(app: &App, sector: Sector, class: &str) -> Piece {
    choice_link(
        &app.model,
        Choice::from(sector),
        app.model.content.sector_short(sector),
    )
    .class([class, hue_class(&app.model, sector)].concat())
}
