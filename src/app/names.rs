//! The names of choices and conditions, for the form, the chips and the title.

use super::Model;
use crate::content::{Language, Text};
use crate::query::{Choice, Condition, Since, Years};
use crate::words::date;

/// The name of a choice in the form and the chips, with a `lang` if it is not in the page's language.
pub fn choice_name(model: &Model, choice: Choice) -> (String, Option<&'static str>) {
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
pub fn condition_name(model: &Model, condition: &Condition) -> (String, Option<&'static str>) {
    let (words, phrases) = (model.words(), model.phrases());
    let name = match condition {
        Condition::Choice(choice) => return choice_name(model, *choice),
        Condition::Facet(facet) => phrases.say((words.facet_condition)(*facet)),
        Condition::From(year) => phrases.say_with(words.from_chip, &[("year", &year.to_string())]),
        Condition::To(year) => phrases.say_with(words.to_chip, &[("year", &year.to_string())]),
        Condition::Since(since) => {
            let latest = since.day(&model.content);
            let day = latest.map_or_else(String::new, |day| date(day, model.language));
            let chip = match since {
                Since::Latest => words.since_latest_chip,
                Since::Day(_) => words.since_chip,
            };
            phrases.say_with(chip, &[("date", &day)])
        }
        Condition::Search(search) => phrases.say_with(words.search_chip, &[("search", search)]),
    };
    (name, None)
}

/// That something began in these years, or has no date.
pub fn began(model: &Model, years: Years) -> String {
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

/// The `lang` attribute of an element that contains `text`, on a page in `language`: only set if they differ.
pub fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}
