//! The text of an area or a programme, displayed when it is the only one chosen.

use leptos::prelude::*;

use crate::app::App;
use crate::content::{AreaIdx, InitiativeIdx, ProgrammeIdx, Sector, Text};
use crate::query::{Choice, Filter};
use crate::state::View;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::links::{choice_link, initiative_link, view_link};
use crate::view::text::{
    heading, late_sources, list, localized, note, panel_head, paragraph, plain, term,
};
use crate::words::{date, period};

/// The most initiatives listed under one heading. Laying out more would take as long as all other changes of a click.
const MOST_LINKS: usize = 50;

/// The text of the one chosen sector. Empty while an initiative is open, which takes its place.
pub(crate) fn sector_text(app: &App) -> Element<Fixed> {
    let (open, query) = (app.open, app.query);
    let sector = move || {
        if open.get().is_some() {
            None
        } else {
            query.with(|query| query.filter.only_sector())
        }
    };
    let label = {
        let model = app.model.clone();
        move || {
            sector().map(|sector| {
                model
                    .content
                    .sector_name(sector)
                    .in_language(model.language)
                    .to_owned()
            })
        }
    };
    let app = app.clone();
    html("section")
        .attr("id", "sector")
        .class("panel")
        .attr_fn("aria-label", label)
        .flag_fn("hidden", move || sector().is_none())
        .children_fn(move || match sector() {
            Some(Sector::Area(area)) => area_text(&app, area),
            Some(Sector::Programme(programme)) => programme_text(&app, programme),
            None => Vec::new(),
        })
}

fn area_text(app: &App, area: AreaIdx) -> Vec<Piece> {
    let (content, words) = (&app.model.content, app.model.words());
    let phrases = app.model.phrases();
    let entry = content.area(area);
    let number = entry.number.to_string();
    let kicker = phrases.say_with(words.area_number, &[("number", &number)]);
    let mut parts = vec![head(app, kicker, &entry.name)];
    parts.extend(paragraph(app, entry.summary.as_ref()));
    parts.extend(open_at_full_width(app));
    if entry.objectives.is_empty() {
        parts.push(note(phrases.say(words.no_objectives)));
    }
    for &objective in &entry.objectives {
        let named = content.objective(objective);
        parts.push(heading(
            "h3",
            named.id.to_string(),
            choice_link(&app.model, Choice::Objective(objective), &named.name),
        ));
        parts.extend(paragraph(app, named.text.as_ref()));
        if named.initiatives.is_empty() {
            parts.push(note(phrases.say(words.no_initiatives)));
        }
        parts.extend(initiative_list(app, &named.initiatives));
    }
    let serves_no_objective = |&&initiative: &&InitiativeIdx| {
        let objectives = &content.initiative(initiative).objectives;
        !objectives
            .iter()
            .any(|&objective| content.objective(objective).area == area)
    };
    let others: Vec<_> = entry
        .initiatives
        .iter()
        .filter(serves_no_objective)
        .copied()
        .collect();
    if !others.is_empty() {
        let title = if entry.objectives.is_empty() {
            words.results
        } else {
            words.other_initiatives
        };
        parts.push(heading("h3", String::new(), plain(phrases.say(title))));
        parts.extend(initiative_list(app, &others));
    }
    parts.push(late_sources(
        app,
        |content, index| &content.area(AreaIdx::new(index)).sources,
        area.index(),
    ));
    parts
}

fn programme_text(app: &App, programme: ProgrammeIdx) -> Vec<Piece> {
    let (words, language) = (app.model.words(), app.model.language);
    let phrases = app.model.phrases();
    let entry = app.model.content.programme(programme);
    let lead = entry.lead.iter().map(|lead| localized("span", app, lead));
    let ran = entry.period.iter().map(|&ran| plain(period(ran, language)));
    let successors = entry.succeeded_by.iter().map(|successor| {
        let name = successor.name.in_language(language);
        plain(match successor.from {
            Some(from) => {
                let values = [("name", name), ("date", &*date(from, language))];
                phrases.say_with(words.successor_from, &values)
            }
            None => name.to_owned(),
        })
    });
    let terms: Vec<_> = [
        term(words.lead_term, lead.collect()),
        term(words.period_term, ran.collect()),
        term(words.successor_term, successors.collect()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let began = entry.period.map(|period| period.from.year());
    let kicker = phrases.programme_of(began);
    let mut parts = vec![head(app, kicker, &entry.name)];
    parts.extend(paragraph(app, entry.summary.as_ref()));
    parts.extend(open_at_full_width(app));
    parts.push(html("dl").children(terms));
    parts.push(heading(
        "h3",
        String::new(),
        plain(phrases.say(words.results)),
    ));
    parts.extend(initiative_list(app, &entry.initiatives));
    parts.push(late_sources(
        app,
        |content, index| &content.programme(ProgrammeIdx::new(index)).sources,
        programme.index(),
    ));
    parts
}

/// A link to the sector's unrolled view, unless that is displayed.
fn open_at_full_width(app: &App) -> Option<Piece> {
    (app.view() != View::Objectives).then(|| {
        view_link(app, View::Objectives)
            .class("unroll")
            .text(app.model.words().unrolled_open)
    })
}

fn head(app: &App, kicker: String, name: &Text) -> Piece {
    let close = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    panel_head(
        app,
        vec![plain(kicker)],
        name,
        app.model.words().clear_all,
        close,
    )
}

/// Links to initiatives, cut so that the text does not grow with the content: the list of results has all of them.
fn initiative_list(app: &App, initiatives: &[InitiativeIdx]) -> Vec<Piece> {
    let mut links = Vec::new();
    for &initiative in initiatives.iter().take(MOST_LINKS) {
        links.push(initiative_link(&app.model, initiative));
    }
    let mut parts = Vec::new();
    if let Some(list) = list(links) {
        parts.push(list.class("initiatives"));
    }
    if initiatives.len() > MOST_LINKS {
        let left_out = initiatives.len() - MOST_LINKS;
        let phrases = app.model.phrases();
        let more = phrases.say_count(phrases.words().more_in_list, left_out);
        parts.push(note(more));
    }
    parts
}
