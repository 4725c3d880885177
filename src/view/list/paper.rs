//! The list in print, and by area and programme on the page with everything.

use leptos::prelude::*;

use super::entry::entry;
use crate::app::App;
use crate::browser;
use crate::content::{Content, InitiativeIdx, Sector};
use crate::state::url;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::late::drawn_late;
use crate::view::map::mark::hue_class;
use crate::view::names::named_condition;
use crate::view::text::{list, localized, plain, sources};
use crate::words::date;

/// The list in print, in the page only while that is being printed.
pub(super) fn on_paper(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("ol").class("on-paper").children_fn(move || {
        if app.paper.get() && app.open.get().is_none() {
            drawn_late(&app, |late| late.on_paper)
        } else {
            Vec::new()
        }
    })
}

/// The list in print: complete, in the order that was chosen, and with the addresses of the sources.
pub(crate) fn printed_list(app: &App) -> Vec<Piece> {
    app.whole.track();
    let shown = app.shown.get();
    let listed = shown.keep(app.model.sorted(app.query.get().sort));
    let printed = listed.iter().map(|&own| with_sources(app, own));
    printed.collect()
}

/// The place of what a printed page says first.
pub(crate) fn paper_head(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("div").class("paper-head").children_fn(move || {
        if app.paper.get() {
            drawn_late(&app, |late| late.paper_head)
        } else {
            Vec::new()
        }
    })
}

/// What a printed page says first: what was chosen, and when and where it was printed.
pub(crate) fn printed_head(app: &App) -> Vec<Piece> {
    let mut head = Vec::new();
    let model = &app.model;
    let (phrases, state) = (model.phrases(), app.state());
    let filter = &state.query.filter;
    if state.open.is_none() {
        let chosen = filter.conditions();
        let chosen = chosen.iter().map(|own| named_condition(model, own));
        head.extend(list(chosen.map(plain).collect()));
    }
    let today = date(browser::today(), model.language);
    let address = browser::absolute_address(&url::write(&state.by_itself(), &model.content));
    let printed = phrases.late_words().printed;
    head.push(
        html("p").text(phrases.say_with(printed, &[("date", &today), ("address", &address)])),
    );
    head
}

/// Those of `initiatives` whose main sector this is, in their order. Linear.
pub(crate) fn led_by(
    content: &Content,
    sector: Sector,
    initiatives: &[InitiativeIdx],
) -> Vec<InitiativeIdx> {
    let is_main =
        |&initiative: &InitiativeIdx| content.initiative(initiative).main_sector() == Some(sector);
    initiatives.iter().copied().filter(is_main).collect()
}

/// A sector with some of its initiatives and their sources. `about` stands between its name and them.
pub(crate) fn group(
    app: &App,
    sector: Sector,
    about: Vec<Piece>,
    initiatives: &[InitiativeIdx],
) -> Piece {
    let content = &app.model.content;
    let entries = initiatives.iter().map(|&own| with_sources(app, own));
    html("section")
        .class(["group ", hue_class(&app.model, sector)].concat())
        .child(localized("h2", app, content.sector_name(sector)))
        .children(about)
        .child(html("ol").children(entries))
}

fn with_sources(app: &App, initiative: InitiativeIdx) -> Piece {
    let own = app.model.content.initiative(initiative);
    entry(app, initiative).children(sources(app, &own.sources))
}
