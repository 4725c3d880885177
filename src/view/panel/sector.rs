//! The text about an area or a programme, displayed when it is the only one chosen.

use leptos::prelude::*;

use crate::app::App;
use crate::content::{AreaIdx, ProgrammeIdx, Sector, Text};
use crate::query::Choice;
use crate::state::View;
use crate::ui::{Element, Fixed, Piece, html, memo};
use crate::view::late::late;
use crate::view::links::{choice_link, view_link};
use crate::view::text::{late_sources, list, localized, note, paragraph, plain, term};
use crate::words::{date, period};

/// The text about the one chosen sector, between the map and the list, which has its initiatives.
pub(crate) fn about(app: &App) -> Element<Fixed> {
    let query = app.query;
    let sector = memo(move || query.with(|query| query.filter.only_sector()));
    let app = app.clone();
    html("section")
        .attr("id", "sector")
        .class("about")
        .attr_fn("aria-labelledby", move || {
            sector.get().map(|_| "about-heading".to_owned())
        })
        .flag_fn("hidden", move || sector.get().is_none())
        .children_fn(move || match (sector.get(), late(&app)) {
            (Some(sector), Some(late)) => (late.about)(&app, sector),
            _ => Vec::new(),
        })
}

/// What that text says.
pub(crate) fn sector_text(app: &App, sector: Sector) -> Vec<Piece> {
    match sector {
        Sector::Area(area) => area_text(app, area),
        Sector::Programme(programme) => programme_text(app, programme),
    }
}

/// A link to that text.
pub(crate) fn about_link(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("span").children_fn(move || {
        let model = &app.model;
        let link = app.only_sector().map(|sector| {
            let name = model.content.sector_short(sector);
            let phrases = model.phrases();
            let name = name.in_language(model.language);
            html("a")
                .attr("href", "#about-heading")
                .text(phrases.say_with(phrases.words().about, &[("name", name)]))
        });
        link.into_iter().collect()
    })
}

fn area_text(app: &App, area: AreaIdx) -> Vec<Piece> {
    let (content, words) = (&app.model.content, app.model.late_words());
    let phrases = app.model.phrases();
    let entry = content.area(area);
    let number = entry.number.to_string();
    let kicker = phrases.say_with(words.area_number, &[("number", &number)]);
    let mut parts = vec![head(app, kicker, &entry.name)];
    parts.extend(paragraph(app, entry.summary.as_ref()));
    if entry.objectives.is_empty() {
        parts.push(note(phrases.say(words.no_objectives)));
    }
    let objectives = entry.objectives.iter().map(|&objective| {
        let named = content.objective(objective);
        html("div")
            .child(html("span").class("number").text(named.id.to_string()))
            .text(" ")
            .child(choice_link(
                &app.model,
                Choice::Objective(objective),
                &named.name,
            ))
            .text(" ")
            .child(html("span").class("note counted").text_fn({
                let app = app.clone();
                move || {
                    let (content, choice) = (&app.model.content, Choice::Objective(objective));
                    let count = app.shown.with(|shown| shown.counts.of(content, choice));
                    app.model.phrases().count(count as usize)
                }
            }))
    });
    parts.extend(list(objectives.collect()).map(|list| list.class("objectives")));
    parts.push(open_year_by_year(app));
    parts.push(late_sources(
        app,
        |content, index| &content.area(AreaIdx::new(index)).sources,
        area.index(),
    ));
    parts
}

fn programme_text(app: &App, programme: ProgrammeIdx) -> Vec<Piece> {
    let (words, language) = (app.model.late_words(), app.model.language);
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
    parts.push(html("dl").children(terms));
    parts.push(open_year_by_year(app));
    parts.push(late_sources(
        app,
        |content, index| &content.programme(ProgrammeIdx::new(index)).sources,
        programme.index(),
    ));
    parts
}

/// A link to the sector's unrolled view, hidden while that is displayed. It stays in the page, so that closing the view returns
/// the focus to it, and keeps the focus until the view's code is there.
fn open_year_by_year(app: &App) -> Piece {
    let model = &app.model;
    let text = model.phrases().say(model.late_words().unrolled_open);
    let link = view_link(app, View::Objectives).class("unroll").text(text);
    let app = app.clone();
    html("p")
        .flag_fn("hidden", move || app.displayed_view() == View::Objectives)
        .child(link)
}

fn head(app: &App, kicker: String, name: &Text) -> Piece {
    html("header")
        .child(html("p").class("kicker").text(kicker))
        .child(
            localized("h2", app, name)
                .attr("id", "about-heading")
                .attr("tabindex", "-1"),
        )
}
