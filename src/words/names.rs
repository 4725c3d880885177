//! The names of choices and conditions.

use super::{Phrases, date, view_words, words};
use crate::content::{Content, County, Language, Localized, Text};
use crate::query::matrix::{Line, Missing};
use crate::query::{Choice, Condition, Location, Since, Years};

/// The map's name.
pub fn map_title(content: &Content, language: Language) -> &str {
    let own = content.title.as_ref();
    own.map_or(words(language).title, |title| title.in_language(language))
}

/// The name of a choice, and the language that it is in, which may differ from the requested one.
pub fn choice_name(content: &Content, choice: Choice, language: Language) -> (String, Language) {
    let named = |text: &Text| {
        let Localized { text, language } = text.localized(language);
        (text.to_owned(), language)
    };
    let words = words(language);
    let name = match choice {
        Choice::Area(area) => return named(&content.area(area).short),
        Choice::Programme(programme) => return named(&content.programme(programme).short),
        Choice::Objective(objective) => {
            let entry = content.objective(objective);
            let (name, language) = named(&entry.name);
            return ([&entry.id, " ", name.as_str()].concat(), language);
        }
        Choice::Actor(actor) => return named(&content.actor(actor).name),
        Choice::Kind(kind) => (words.kind)(kind).to_owned(),
        Choice::ActorKind(kind) => {
            let kind = (words.actor_kind)(kind);
            let phrases = Phrases::new(&content.strategy, language);
            phrases.say_with(words.actor_kind_chip, &[("kind", kind)])
        }
        Choice::Began(years) => began(content, years, language),
        Choice::Place(location) => match location {
            Location::Nowhere => words.nowhere.to_owned(),
            Location::County(county) => county_name(content, county, language),
            Location::Place(place) => return named(&content.place(place).name),
        },
    };
    (name, language)
}

/// The name of a row or a column of the matrix, and the language that it is in.
pub fn line_name(content: &Content, line: Line, language: Language) -> (String, Language) {
    let (words, views) = (words(language), view_words(language));
    let phrases = Phrases::new(&content.strategy, language);
    let name = match line {
        // Unlike the chip, it need not say that it is about actors, because the caption does.
        Line::Choice(Choice::ActorKind(kind)) => (words.actor_kind)(kind).to_owned(),
        Line::Choice(choice) => return choice_name(content, choice, language),
        Line::Years(Years::Until(last)) => {
            phrases.say_with(views.matrix_until, &[("year", &last.to_string())])
        }
        Line::Years(Years::One(year)) => year.to_string(),
        Line::Years(Years::Undated) => words.no_date.to_owned(),
        Line::Without(missing) => phrases.say(match missing {
            Missing::Area => views.matrix_no_area,
            Missing::Programme => views.matrix_no_programme,
            Missing::Objective(_) => views.unrolled_others,
        }),
        Line::All(across) => {
            let [any_area, any_column @ ..] = views.matrix_any;
            let across = across.and_then(|columns| any_column.get(columns as usize));
            phrases.say(*across.unwrap_or(&any_area))
        }
    };
    (name, language)
}

/// The text of a condition's chip, and the language that it is in.
pub fn condition_name(
    content: &Content,
    condition: &Condition,
    language: Language,
) -> (String, Language) {
    let words = words(language);
    let phrases = Phrases::new(&content.strategy, language);
    let name = match condition {
        Condition::Choice(choice) => return choice_name(content, *choice, language),
        Condition::Facet(facet) => phrases.say((words.facet_condition)(*facet)),
        Condition::With(actor) => {
            let (name, _) = choice_name(content, Choice::Actor(*actor), language);
            phrases.say_with(words.with_chip, &[("name", &name)])
        }
        Condition::From(year) => phrases.say_with(words.from_chip, &[("year", &year.to_string())]),
        Condition::To(year) => phrases.say_with(words.to_chip, &[("year", &year.to_string())]),
        Condition::Since(since) => {
            let day = since.day(content);
            let day = day.map_or_else(String::new, |day| date(day, language));
            let chip = match since {
                Since::Latest => words.since_latest_chip,
                Since::Day(_) => words.since_chip,
            };
            phrases.say_with(chip, &[("date", &day)])
        }
        Condition::Search(search) => phrases.say_with(words.search_chip, &[("search", search)]),
    };
    (name, language)
}

/// The counties in the order of [`County::all`], as their Swedish names begin: in the genitive.
const OF_COUNTIES: [&str; County::COUNT] = [
    "Stockholms",
    "Uppsala",
    "Södermanlands",
    "Östergötlands",
    "Jönköpings",
    "Kronobergs",
    "Kalmar",
    "Gotlands",
    "Blekinge",
    "Skåne",
    "Hallands",
    "Västra Götalands",
    "Värmlands",
    "Örebro",
    "Västmanlands",
    "Dalarnas",
    "Gävleborgs",
    "Västernorrlands",
    "Jämtlands",
    "Västerbottens",
    "Norrbottens",
];

/// A county as its name begins in a language, in Swedish in the genitive: "Stockholms" for "Stockholms län", "Stockholm". `None`
/// for abroad.
pub fn county_stem(county: County, language: Language) -> Option<&'static str> {
    let genitive = OF_COUNTIES.get(county.index()?).copied()?;
    // No name ends in "s" but for the genitive.
    let base = genitive.strip_suffix('s').unwrap_or(genitive);
    Some(if language == Language::Swedish {
        genitive
    } else {
        base
    })
}

/// The name of a county: "Skåne län", "Uppsala County"; for abroad, that word.
pub fn county_name(content: &Content, county: County, language: Language) -> String {
    let words = words(language);
    county_stem(county, language).map_or_else(
        || words.abroad.to_owned(),
        |stem| {
            let phrases = Phrases::new(&content.strategy, language);
            phrases.say_with(words.county, &[("county", stem)])
        },
    )
}

/// That something began in these years, or has no date.
pub fn began(content: &Content, years: Years, language: Language) -> String {
    let words = words(language);
    let (sentence, year) = match years {
        Years::Undated => return words.no_date.to_owned(),
        Years::Until(year) => (words.began_until, year),
        Years::One(year) => (words.began_in, year),
    };
    let phrases = Phrases::new(&content.strategy, language);
    phrases.say_with(sentence, &[("year", &year.to_string())])
}
