//! Links to the page's own states: see [`links`](crate::state::links) for where they lead and how they are followed.

use crate::app::{App, Model};
use crate::content::{InitiativeIdx, Language, Text};
use crate::query::Choice;
use crate::state::View;
use crate::state::links::{Go, choice_href, initiative_href, view_href};
use crate::ui::{Element, Empty, Piece, html};

use super::names::lang_of;

/// A link that shows one choice alone, with `name` as its text.
pub(crate) fn choice_link(model: &Model, choice: Choice, name: &Text) -> Piece {
    anchor(choice_href(&model.content, choice), name, model.language)
        .text(name.in_language(model.language).to_owned())
}

/// A link that opens an initiative, with its name as its text.
pub(crate) fn initiative_link(model: &Model, initiative: InitiativeIdx) -> Piece {
    let name = &model.content.initiative(initiative).name;
    let name = name.in_language(model.language).to_owned();
    initiative_anchor(model, initiative).text(name)
}

/// A link that opens an initiative, without text yet.
pub(crate) fn initiative_anchor(model: &Model, initiative: InitiativeIdx) -> Element<Empty> {
    let name = &model.content.initiative(initiative).name;
    anchor(
        initiative_href(&model.content, initiative),
        name,
        model.language,
    )
}

fn anchor(href: String, name: &Text, language: Language) -> Element<Empty> {
    html("a")
        .attr("href", href)
        .attr_opt("lang", lang_of(name, language))
}

/// A link to a view that keeps the rest of the state.
pub(crate) fn view_link(app: &App, view: View) -> Element<Empty> {
    let address = app.clone();
    html("a")
        .attr_fn("href", move || {
            Some(view_href(&address.model.content, address.state(), view))
        })
        .attr("data-go", Go::View.id())
}
