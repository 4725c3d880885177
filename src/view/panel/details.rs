//! The details of the open initiative.

use leptos::prelude::*;

use crate::app::{App, LoadState};
use crate::browser;
use crate::content::{Initiative, InitiativeIdx};
use crate::query::Choice;
use crate::state::links::choice_href;
use crate::state::{State, url};
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::late::late;
use crate::view::links::{choice_link, initiative_link};
use crate::view::names::noted;
use crate::view::text::{
    button, copyable, late_sources, localized, note, panel_head, paragraph, plain, term, time,
};
use crate::words::{amount, period};

/// The open initiative, or an empty hidden section.
pub(crate) fn details(app: &App) -> Element<Fixed> {
    let (open, model) = (app.open, app.model.clone());
    let id = move || {
        open.get()
            .map(|initiative| model.content.initiative(initiative).id.to_string())
    };
    let label = app.model.phrases().say(app.model.words().details);
    let app = app.clone();
    html("section")
        .attr("id", "details")
        .class("panel details")
        .attr("aria-label", label)
        .attr_fn("data-item", id)
        .flag_fn("hidden", move || open.get().is_none())
        .children_fn(move || {
            open.get()
                .map_or_else(Vec::new, |initiative| open_initiative(&app, initiative))
        })
}

/// The name of the open initiative, as a link to its details where those stand below the map. It stays in sight.
pub(crate) fn opened_bar(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("p").class("opened").children_fn(move || {
        let model = &app.model;
        let is_above = app.open.get().filter(|_| app.unfolded().is_none());
        let link = is_above.map(|initiative| {
            let phrases = model.phrases();
            let name = &model.content.initiative(initiative).name;
            let name = name.in_language(model.language);
            html("a")
                .attr("href", "#panel-heading")
                .text(phrases.say_with(phrases.words().read_about, &[("name", name)]))
        });
        link.into_iter().collect()
    })
}

fn open_initiative(app: &App, initiative: InitiativeIdx) -> Vec<Piece> {
    let model = &app.model;
    let (content, words, language) = (&model.content, model.words(), model.language);
    let entry = content.initiative(initiative);

    let kind = html("a")
        .attr("href", choice_href(content, Choice::Kind(entry.kind)))
        .text((words.kind)(entry.kind));
    let when = entry
        .date
        .map(|when| [plain(" · "), time(when.from, period(when, language))]);
    let kicker = [kind]
        .into_iter()
        .chain(when.into_iter().flatten())
        .collect();

    let close = {
        let app = app.clone();
        move || app.set_open(None)
    };
    let back = close.clone();
    let facts = {
        let app = app.clone();
        move || match late(&app) {
            Some(late) => (late.details)(&app, initiative),
            None if app.late_code.get() == LoadState::Failed => {
                vec![note(app.model.words().error_view)]
            }
            None => vec![note(app.model.words().view_awaited)],
        }
    };
    vec![
        button(words.back_to_filter, back).class("back"),
        panel_head(app, kicker, &entry.name, words.close, close),
        html("div").children_fn(facts).into(),
    ]
}

/// What the details say below the name of their initiative. The name, which has the focus, stays when this arrives.
pub(crate) fn facts(app: &App, initiative: InitiativeIdx) -> Vec<Piece> {
    let sources = late_sources(
        app,
        |content, index| &content.initiative(InitiativeIdx::new(index)).sources,
        initiative.index(),
    );
    vec![
        outside_selection(app, initiative).into(),
        described(app, initiative).into(),
        sources,
        copyable_link(app, initiative),
    ]
}

/// That the open initiative is not among those that the filter leaves.
fn outside_selection(app: &App, initiative: InitiativeIdx) -> Element<Fixed> {
    let app = app.clone();
    html("div").children_fn(move || {
        let is_outside = app.shown.with(|shown| !shown.is_matching(initiative));
        let phrases = app.model.phrases();
        let remark = is_outside.then(|| note(phrases.say(phrases.late_words().outside_selection)));
        remark.into_iter().collect()
    })
}

/// What is said of an initiative. Some of it comes with the whole content.
fn described(app: &App, initiative: InitiativeIdx) -> Element<Fixed> {
    let app = app.clone();
    html("div").children_fn(move || {
        app.whole.track();
        let entry = app.model.content.initiative(initiative);
        let mut parts: Vec<_> = paragraph(&app, entry.summary.as_ref())
            .into_iter()
            .collect();
        parts.push(html("dl").children(terms(&app, entry)));
        parts
    })
}

/// The facts about an initiative, as a description list.
fn terms(app: &App, entry: &Initiative) -> Vec<Piece> {
    let model = &app.model;
    let phrases = model.phrases();
    let (content, words, language) = (&model.content, model.late_words(), model.language);
    let objectives = entry.objectives.iter().map(|&objective| {
        let named = content.objective(objective);
        let link = choice_link(model, Choice::Objective(objective), &named.name);
        numbered(named.id.to_string(), link)
    });
    let programmes = entry.programmes.iter().map(|&programme| {
        choice_link(
            model,
            Choice::Programme(programme),
            &content.programme(programme).short,
        )
    });
    let funding = entry
        .funding
        .iter()
        .map(|&funding| plain(amount(funding, language)));
    let actors = entry
        .actors
        .iter()
        .map(|&actor| choice_link(model, Choice::Actor(actor), &content.actor(actor).name));
    let places = entry
        .places
        .iter()
        .map(|&place| localized("span", app, &content.place(place).name));
    let noted = noted(model, entry);
    let noted = (!noted.is_empty()).then(|| plain(noted));
    let related = entry
        .related
        .iter()
        .map(|&related| initiative_link(model, related));
    [
        term(phrases.say(words.areas_term), areas(app, entry)),
        term(phrases.say(words.objectives_term), objectives.collect()),
        term(phrases.say(words.programmes_term), programmes.collect()),
        term(words.funding_term, funding.collect()),
        term(words.actors_term, actors.collect()),
        term(words.places_term, places.collect()),
        term(words.related_term, related.collect()),
        term(words.noted_term, noted.into_iter().collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The areas of an initiative. Of several, the first one is the main one.
fn areas(app: &App, entry: &Initiative) -> Vec<Piece> {
    let model = &app.model;
    let has_several = entry.areas.len() > 1;
    let areas = entry.areas.iter().enumerate().map(|(place, &area)| {
        let named = model.content.area(area);
        let link = choice_link(model, Choice::Area(area), &named.short);
        let main = if place == 0 && has_several {
            let main = model.phrases().say(model.late_words().main_area);
            [" (", &*main, ")"].concat()
        } else {
            String::new()
        };
        numbered(named.number.to_string(), link).child(html("small").text(main))
    });
    areas.collect()
}

/// A link behind its number.
fn numbered(number: String, link: Piece) -> Piece {
    html("span")
        .child(html("span").class("number").text(number))
        .text(" ")
        .child(link)
}

/// The address of the open initiative, with a copy button, or to copy by hand where the clipboard is not allowed.
fn copyable_link(app: &App, initiative: InitiativeIdx) -> Piece {
    let labels = app.model.words();
    let state = State {
        open: Some(initiative),
        ..State::default()
    };
    let address = browser::absolute_address(&url::write(&state, &app.model.content));
    let field = html("input")
        .attr("type", "url")
        .attr("value", address.clone());
    copyable(
        app,
        "details-link",
        [
            &app.model.phrases().say(app.model.late_words().link_term),
            labels.copy_link,
        ],
        field.into(),
        address,
    )
}
