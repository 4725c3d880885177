//! The names of choices, conditions, marks and sectors, and sentences with counts.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{Initiative, InitiativeIdx, Language, Sector, Text};
use crate::query::{Choice, Condition, Years};
use crate::words::period;

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
        Choice::ActorKind(kind) => {
            let kind = (model.words().actor_kind)(kind);
            let chip = model.words().actor_kind_chip;
            (model.phrases().say_with(chip, &[("kind", kind)]), None)
        }
        Choice::Began(years) => (began(model, years), None),
    }
}

/// The text of a condition's chip, with a `lang` if it is not in the page's language.
pub(crate) fn condition_name(
    model: &Model,
    condition: &Condition,
) -> (String, Option<&'static str>) {
    let (words, phrases) = (model.words(), model.phrases());
    let name = match condition {
        Condition::Choice(choice) => return choice_name(model, *choice),
        Condition::Facet(facet) => phrases.say((words.facet_condition)(*facet)),
        Condition::From(year) => phrases.say_with(words.from_chip, &[("year", &year.to_string())]),
        Condition::To(year) => until_year(model, *year),
        Condition::Search(search) => phrases.say_with(words.search_chip, &[("search", search)]),
    };
    (name, None)
}

/// That something began in these years, or has no date.
pub(crate) fn began(model: &Model, years: Years) -> String {
    let words = model.words();
    let (sentence, year) = match years {
        Years::Undated => return words.no_date.to_owned(),
        Years::Until(year) => (words.began_until, year),
        Years::One(year) => (words.began_in, year),
    };
    model
        .phrases()
        .say_with(sentence, &[("year", &year.to_string())])
}

/// The text for all years up to and including `year`.
pub(crate) fn until_year(model: &Model, year: u16) -> String {
    let values = [("year", &*year.to_string())];
    model.phrases().say_with(model.words().to_chip, &values)
}

/// The accessible name of a mark: name, kind, date.
pub(crate) fn mark_name(model: &Model, initiative: InitiativeIdx) -> String {
    let entry = model.content.initiative(initiative);
    let words = model.words();
    let when = entry
        .date
        .map_or_else(String::new, |when| period(when, model.language));
    model.phrases().mark(
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

/// The name of a sector, with the number of its initiatives once it is known.
pub(crate) fn sector_label(
    app: &App,
    sector: Sector,
) -> impl Fn() -> Option<String> + Send + use<> {
    let (model, shown, waiting) = (app.model.clone(), app.shown, app.waiting);
    move || {
        let name = model
            .content
            .sector_name(sector)
            .in_language(model.language);
        if waiting.get() {
            return Some(name.to_owned());
        }
        let count = shown.with(|shown| shown.in_sector(sector)) as usize;
        Some(model.phrases().group(name, count))
    }
}

/// The `lang` attribute of an element that contains `text`, on a page in `language`: only set if they differ.
pub(crate) fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}
