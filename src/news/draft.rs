//! A first sentence on what was changed. Editors may write a better one.

use super::fields::{Difference, Field, Pair};
use crate::content::{Language, Text};
use crate::words::{date, kind_word, period};

/// How many changes are told one by one. More are only named.
const MOST_SENTENCES: usize = 3;

/// How many names a sentence has. More are only counted.
const MOST_NAMES: usize = 3;

/// What was changed, in the content's languages.
pub(super) fn draft(pair: &Pair<'_>, fields: &[Field]) -> Text {
    let languages = &pair.after.strategy.languages;
    let mut texts = languages
        .iter()
        .map(|&language| (language, said(pair, fields, language)));
    let first = texts.next();
    let (language, text) = first.unwrap_or_else(|| {
        let language = Language::ALL[0];
        (language, said(pair, fields, language))
    });
    texts.fold(Text::only(language, text), |all, (language, text)| {
        all.and(language, text)
    })
}

/// The one for a language: English or, for all others, Swedish.
const fn one_of<'a>(language: Language, swedish: &'a str, english: &'a str) -> &'a str {
    if matches!(language, Language::English) {
        english
    } else {
        swedish
    }
}

fn said(pair: &Pair<'_>, fields: &[Field], language: Language) -> String {
    let sentences: Vec<String> = fields
        .iter()
        .flat_map(|&field| sentences(pair, field, language))
        .collect();
    if sentences.len() <= MOST_SENTENCES {
        return sentences.join(" ");
    }
    let names: Vec<&str> = fields
        .iter()
        .map(|&field| field_word(field, language))
        .collect();
    let begin = one_of(language, "Ändrat: ", "Changed: ");
    [begin, &listed(&names, language), "."].concat()
}

/// What a field is called in a list of several.
pub(super) const fn field_word(field: Field, language: Language) -> &'static str {
    let (swedish, english) = match field {
        Field::Name => ("namn", "name"),
        Field::Summary => ("sammanfattning", "summary"),
        Field::Kind => ("typ", "kind"),
        Field::Period => ("tid", "time"),
        Field::Areas => ("områden", "areas"),
        Field::Objectives => ("målsättningar", "objectives"),
        Field::Programmes => ("samverkansprogram", "programmes"),
        Field::Actors => ("aktörer", "actors"),
        Field::Places => ("platser", "places"),
        Field::Funding => ("finansiering", "funding"),
        Field::Related => ("kopplingar", "relations"),
        Field::Sources => ("källor", "sources"),
    };
    one_of(language, swedish, english)
}

/// The sentences on one field.
fn sentences(pair: &Pair<'_>, field: Field, language: Language) -> Vec<String> {
    let new = pair.new;
    let now = |swedish, english, what: &str| {
        let begin = one_of(language, swedish, english);
        vec![[begin, what, "."].concat()]
    };
    let plain = |swedish, english| vec![one_of(language, swedish, english).to_owned()];
    match field {
        Field::Name if is_in_another(&pair.old.name, &new.name, language) => plain(
            "Det engelska namnet är ändrat.",
            "The Swedish name is changed.",
        ),
        Field::Name => {
            let name = new.name.in_language(language);
            let begin = one_of(language, "”", "“");
            let name = [begin, name, "”"].concat();
            now("Namnet är nu ", "The name is now ", &name)
        }
        Field::Summary => plain(
            "Sammanfattningen är omskriven.",
            "The summary is rewritten.",
        ),
        Field::Kind => {
            let kind = kind_word(new.kind, language).to_lowercase();
            now("Typen är nu ", "The kind is now ", &kind)
        }
        Field::Period => vec![time(pair, language)],
        Field::Funding => plain("Finansieringen är ändrad.", "The funding is changed."),
        Field::Sources => vec![sources(pair, language)],
        _ => references(&pair.references(field), field, language),
    }
}

/// Whether a text was changed, but not as readers of a language have it.
fn is_in_another(old: &Text, new: &Text, language: Language) -> bool {
    new.wording(language).is_some() && old.wording(language) == new.wording(language)
}

/// The sentence on when it takes place.
fn time(pair: &Pair<'_>, language: Language) -> String {
    let now = |swedish, english, what: &str| {
        let begin = one_of(language, swedish, english);
        [begin, " ", what, "."].concat()
    };
    let Some(new) = pair.new.date else {
        return one_of(
            language,
            "Tiden är inte längre känd.",
            "The time is no longer known.",
        )
        .to_owned();
    };
    // What an author reads and edits has nothing invisible in it.
    let whole = || {
        let time = period(new, language).replace('\u{2060}', "");
        now("Tiden är nu", "The time is now", &time)
    };
    let Some(old) = pair.old.date else {
        return whole();
    };
    let is_year =
        |own: crate::content::Date| own.first_day() != own.last_day() && own.to_string().len() == 4;
    match (old.from == new.from, old.to == new.to, new.to) {
        (true, false, Some(to)) if is_year(to) => now(
            "Slutåret är nu",
            "The last year is now",
            &date(to, language),
        ),
        (true, false, Some(to)) => now("Slutet är nu", "The end is now", &date(to, language)),
        (true, false, None) => one_of(
            language,
            "Slutet är inte längre känt.",
            "The end is no longer known.",
        )
        .to_owned(),
        (false, true, _) if is_year(new.from) => now(
            "Startåret är nu",
            "The first year is now",
            &date(new.from, language),
        ),
        (false, true, _) => now(
            "Starten är nu",
            "The start is now",
            &date(new.from, language),
        ),
        _ => whole(),
    }
}

/// The sentence on sources.
fn sources(pair: &Pair<'_>, language: Language) -> String {
    let (old, now) = (pair.addresses(pair.old), pair.addresses(pair.new));
    let mut new = pair
        .new
        .sources
        .iter()
        .filter(|own| !old.contains(&*own.url));
    let one = new.next().filter(|_| new.next().is_none());
    match one {
        Some(source) if old.is_subset(&now) => {
            let begin = one_of(language, "Ny källa: ", "New source: ");
            let title = source.title.trim_end_matches(['.', ' ']);
            let end = if title.ends_with(['?', '!']) { "" } else { "." };
            [begin, title, end].concat()
        }
        _ => one_of(language, "Källorna är ändrade.", "The sources are changed.").to_owned(),
    }
}

/// The sentences on what is referred to.
fn references(own: &Difference<'_>, field: Field, language: Language) -> Vec<String> {
    let (one, many, gone) = match (field, language) {
        (Field::Areas, Language::English) => ("New area", "New areas", "No longer an area"),
        (Field::Areas, _) => ("Nytt område", "Nya områden", "Inte längre område"),
        (Field::Objectives, Language::English) => {
            ("New objective", "New objectives", "No longer an objective")
        }
        (Field::Objectives, _) => (
            "Ny målsättning",
            "Nya målsättningar",
            "Inte längre målsättning",
        ),
        (Field::Programmes, Language::English) => {
            ("New programme", "New programmes", "No longer a programme")
        }
        (Field::Programmes, _) => (
            "Nytt samverkansprogram",
            "Nya samverkansprogram",
            "Inte längre samverkansprogram",
        ),
        (Field::Actors, Language::English) => ("New actor", "New actors", "No longer an actor"),
        (Field::Actors, _) => ("Ny aktör", "Nya aktörer", "Inte längre aktör"),
        (Field::Places, Language::English) => ("New place", "New places", "No longer a place"),
        (Field::Places, _) => ("Ny plats", "Nya platser", "Inte längre plats"),
        (_, Language::English) => ("New relation", "New relations", "No longer related"),
        _ => ("Ny koppling", "Nya kopplingar", "Inte längre kopplad"),
    };
    let mut said = Vec::new();
    for (begin, names) in [
        (if own.new.len() == 1 { one } else { many }, &own.new),
        (gone, &own.gone),
    ] {
        if names.is_empty() {
            continue;
        }
        let names: Vec<&str> = names.iter().map(|own| own.in_language(language)).collect();
        let names = if names.len() > MOST_NAMES {
            names.len().to_string()
        } else {
            listed(&names, language)
        };
        said.push([begin, ": ", &names, "."].concat());
    }
    said
}

/// "A", "A och B", "A, B och C".
fn listed(names: &[&str], language: Language) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => {
            let and = one_of(language, " och ", " and ");
            [&all.join(", "), and, last].concat()
        }
    }
}
