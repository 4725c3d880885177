//! Everything about the open initiative.

use leptos::prelude::*;

use super::App;
use super::links::{choice_href, choice_link, initiative_link};
use super::piece::{Piece, html};
use super::text::{copyable, late_sources, localized, panel_head, paragraph, plain, term, time};
use crate::browser;
use crate::content::InitiativeIdx;
use crate::messages::{amount, period};
use crate::query::{Choice, State, url};

/// The open initiative; an empty, hidden section when nothing is open.
pub(super) fn details(app: &App) -> Piece {
    let (open, site) = (app.open, app.site.clone());
    let id = move || {
        open.get()
            .map(|initiative| site.content.initiative(initiative).id.to_string())
    };
    let label = app.site.words().details;
    let app = app.clone();
    html("section")
        .attr("id", "details")
        .class("panel details")
        .attr("aria-label", label)
        .live_attr("data-item", id)
        .live_flag("hidden", move || open.get().is_none())
        .region(move || {
            open.get()
                .map_or_else(Vec::new, |initiative| open_initiative(&app, initiative))
        })
}

fn open_initiative(app: &App, initiative: InitiativeIdx) -> Vec<Piece> {
    let site = &app.site;
    let (content, words, language) = (&site.content, site.words(), site.language);
    let entry = content.initiative(initiative);

    let kind = html("a")
        .attr("href", choice_href(site, Choice::Kind(entry.kind)))
        .text((words.kind)(entry.kind));
    let when = entry
        .date
        .map(|when| [plain(" · "), time(when.from, period(when, language))]);
    let kicker = [kind]
        .into_iter()
        .chain(when.into_iter().flatten())
        .collect();

    let has_several = entry.areas.len() > 1;
    let areas = entry.areas.iter().enumerate().map(|(place, &area)| {
        let link = choice_link(site, Choice::Area(area), &content.area(area).name);
        let main = if place == 0 && has_several {
            [" (", words.main_area, ")"].concat()
        } else {
            String::new()
        };
        html("span").child(link).child(html("small").text(main))
    });
    let objectives = entry.objectives.iter().map(|&objective| {
        let named = content.objective(objective);
        let link = choice_link(site, Choice::Objective(objective), &named.name);
        html("span")
            .child(html("span").class("number").text(named.id.to_string()))
            .text(" ")
            .child(link)
    });
    let programmes = entry.programmes.iter().map(|&programme| {
        choice_link(
            site,
            Choice::Programme(programme),
            &content.programme(programme).name,
        )
    });
    let funding = entry
        .funding
        .iter()
        .map(|&funding| plain(amount(funding, language)));
    let actors = entry
        .actors
        .iter()
        .map(|&actor| choice_link(site, Choice::Actor(actor), &content.actor(actor).name));
    let places = entry
        .places
        .iter()
        .map(|&place| localized("span", app, &content.place(place).name));
    let related = entry
        .related
        .iter()
        .map(|&related| initiative_link(site, related));
    let terms: Vec<_> = [
        term(words.areas_term, areas.collect()),
        term(words.objectives_term, objectives.collect()),
        term(words.programmes_term, programmes.collect()),
        term(words.funding_term, funding.collect()),
        term(words.actors_term, actors.collect()),
        term(words.places_term, places.collect()),
        term(words.related_term, related.collect()),
    ]
    .into_iter()
    .flatten()
    .collect();

    let close = {
        let app = app.clone();
        move || app.set_open(None)
    };
    let mut parts = vec![panel_head(app, kicker, &entry.name, words.close, close)];
    parts.extend(paragraph(app, entry.summary.as_ref()));
    parts.push(html("dl").children(terms));
    parts.push(late_sources(
        app,
        |content, index| &content.initiative(InitiativeIdx::new(index)).sources,
        initiative.index(),
    ));
    parts.push(copyable_link(app, initiative));
    parts
}

/// The address of the open initiative, to copy with one press, or by hand where the clipboard is forbidden.
fn copyable_link(app: &App, initiative: InitiativeIdx) -> Piece {
    let labels = app.site.words();
    let state = State {
        open: Some(initiative),
        ..State::default()
    };
    let address = browser::absolute_address(&url::write(&state, &app.site.content));
    let field = html("input")
        .attr("type", "url")
        .attr("value", address.clone());
    copyable(
        app,
        "details-link",
        [labels.link_term, labels.copy_link],
        field,
        address,
    )
}
