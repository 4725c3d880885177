//! The names of choices, conditions, marks and sectors, and sentences with counts.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{Initiative, InitiativeIdx, Language, Sector, Text};
use crate::query::{Choice, Condition};
use crate::words::{Words, period};

/// The name of a choice in the form and the chips, with a `lang` if it is not in the page's language.
pub(crate) fn choice_name(model: &Model, choice: Choice) -> (String, Option<&'static str>) {
    let (content, language) = (&model.content, model.language);
    let named = |text: &Text| {
        (
            text.in_language(language).to_owned(),
            lang_of(text, language),
        )
    };
    match choice {
        Choice::Area(area) => named(&content.area(area).short),
        Choice::Programme(programme) => named(&content.programme(programme).short),
        Choice::Objective(objective) => {
            let entry = content.objective(objective);
            let (name, lang) = named(&entry.name);
            ([&entry.id, " ", name.as_str()].concat(), lang)
        }
        Choice::Actor(actor) => named(&content.actor(actor).name),
        Choice::Kind(kind) => ((model.words().kind)(kind).to_owned(), None),
        Choice::ActorKind(kind) => ((model.words().actor_kind_chip)(kind), None),
        Choice::Began(years) => ((model.words().began)(years), None),
    }
}

/// The text of a condition's chip.
pub(crate) fn condition_name(model: &Model, condition: &Condition) -> String {
    let words = model.words();
    match condition {
        Condition::Choice(choice) => choice_name(model, *choice).0,
        Condition::Facet(facet) => (words.facet_condition)(*facet).to_owned(),
        Condition::From(year) => (words.from_chip)(*year),
        Condition::To(year) => (words.to_chip)(*year),
        Condition::Search(search) => (words.search_chip)(search),
    }
}
/// "240 insatser" or "29 av 240 insatser".
pub(crate) fn count_sentence(words: &Words, matching: usize, total: usize) -> String {
    if matching == total {
        (words.initiatives)(total)
    } else {
        (words.initiatives_of)(matching, total)
    }
}

/// The accessible name of a mark: name, kind, date.
pub(crate) fn mark_name(model: &Model, initiative: InitiativeIdx) -> String {
    let entry = model.content.initiative(initiative);
    let words = model.words();
    let when = entry
        .date
        .map_or_else(String::new, |when| period(when, model.language));
    (words.mark)(
        entry.name.in_language(model.language),
        (words.kind)(entry.kind),
        &when,
    )
}

/// "Utredning · december 2019".
pub(crate) fn kind_and_date(model: &Model, initiative: &Initiative) -> String {
    let words = model.words();
    let when = initiative.date.map_or_else(
        || words.no_date.to_owned(),
        |when| period(when, model.language),
    );
    [(words.kind)(initiative.kind), " · ", &when].concat()
}

/// The name of a sector, with the number of its initiatives.
pub(crate) fn sector_label(
    app: &App,
    sector: Sector,
) -> impl Fn() -> Option<String> + Send + use<> {
    let (model, shown) = (app.model.clone(), app.shown);
    move || {
        let name = model
            .content
            .sector_name(sector)
            .in_language(model.language);
        Some((model.words().sector_group)(
            name,
            shown.with(|shown| shown.in_sector(sector)) as usize,
        ))
    }
}

/// The `lang` attribute of an element that contains `text`, on a page in `language`: only set if they differ.
pub(crate) fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}
