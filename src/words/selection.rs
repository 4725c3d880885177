//! The sentence that says what a filter shows: the title of its picture, of its downloads and of the dialog that offers
//! them.

use super::phrases::push_capitalized;
use super::{Phrases, choice_name, condition_name, number, view_words};
use crate::content::{Content, Language};
use crate::query::{Choice, Condition, Facet, Filter};

/// The most choices of a facet that are named. Of more, all but this many are counted.
const MOST_NAMED: usize = 4;
/// How many are named then.
const NAMED_OF_MORE: usize = 3;

/// How many initiatives match a filter, and what it asks for: "54 av 182 insatser – Forskning och infrastruktur, rapport,
/// 2019–2024". Without conditions, only how many there are.
///
/// Choices of one facet are alternatives ("Vinnova eller RISE"), and what must hold besides follows after a comma, or after
/// a semicolon where a name has commas of its own.
///
/// ```
/// use life_science_map::content::{Content, Kind, Language};
/// use life_science_map::query::{Choice, Filter};
/// use life_science_map::words::selection;
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let reports = Filter::default().with(Choice::Kind(Kind::Report)).with_from(Some(2019));
/// assert_eq!(
///     selection(&content, &reports, 0, Language::Swedish),
///     "0 av 2 insatser – Rapport, från 2019"
/// );
/// assert_eq!(selection(&content, &Filter::default(), 2, Language::English), "2 initiatives");
/// ```
pub fn selection(content: &Content, filter: &Filter, count: usize, language: Language) -> String {
    let phrases = Phrases::new(&content.strategy, language);
    let mut sentence = phrases.initiatives_of(count, content.initiatives().len());
    let parts = parts(content, filter, language);
    let has_commas = parts.iter().any(|part| part.contains(','));
    let conditions = parts.join(if has_commas { "; " } else { ", " });
    if !conditions.is_empty() {
        sentence.push_str(" – ");
        push_capitalized(&mut sentence, &conditions);
    }
    sentence
}

/// What must all hold: a part for each facet, the years, the search.
fn parts(content: &Content, filter: &Filter, language: Language) -> Vec<String> {
    let mut parts = Vec::new();
    for facet in Facet::ALL {
        let chosen = filter.chosen(facet);
        if !chosen.is_empty() {
            parts.push(alternatives(content, chosen, language));
        }
    }
    let named = |condition: &Condition| condition_name(content, condition, language).0;
    let with = filter.with_actors().iter();
    parts.extend(with.map(|&actor| named(&Condition::With(actor))));
    match (filter.from(), filter.to()) {
        (Some(from), Some(to)) if from == to => parts.push(from.to_string()),
        (Some(from), Some(to)) => parts.push([&from.to_string(), "–", &to.to_string()].concat()),
        (Some(from), None) => parts.push(named(&Condition::From(from))),
        (None, Some(to)) => parts.push(named(&Condition::To(to))),
        (None, None) => {}
    }
    parts.extend(filter.since().map(|since| named(&Condition::Since(since))));
    if filter.is_searching() {
        parts.push(named(&Condition::Search(filter.search().trim().to_owned())));
    }
    parts
}

/// "A", "A eller B", "A, B eller C", "A, B, C eller 12 till".
fn alternatives(content: &Content, chosen: &[Choice], language: Language) -> String {
    let phrases = Phrases::new(&content.strategy, language);
    let words = view_words(language);
    let most = if chosen.len() > MOST_NAMED {
        NAMED_OF_MORE
    } else {
        chosen.len()
    };
    let mut names = Vec::with_capacity(most + 1);
    for &choice in chosen.iter().take(most) {
        let mut name = choice_name(content, choice, language).0;
        if matches!(choice, Choice::Kind(_)) {
            name = without_capital(&name);
        }
        names.push(name);
    }
    if most < chosen.len() {
        let more = number((chosen.len() - most) as u64, language);
        names.push(phrases.say_with(words.selection_more, &[("count", &more)]));
    }
    let last = names.pop().unwrap_or_default();
    if names.is_empty() {
        return last;
    }
    [&*names.join(", "), words.selection_or, &last].concat()
}

/// A word of the interface as it stands within a sentence.
fn without_capital(word: &str) -> String {
    let mut letters = word.chars();
    let mut own = String::with_capacity(word.len());
    own.extend(letters.next().map(|first| first.to_ascii_lowercase()));
    own.push_str(letters.as_str());
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{ActorIdx, AreaIdx, Kind};

    const REAL: &[u8] = include_bytes!("../../public/content.json");

    /// What is said after the number of all initiatives, if 54 of them match.
    fn said(filter: &Filter, language: Language) -> String {
        let (content, _) = Content::read(REAL).unwrap();
        let all = number(content.initiatives().len() as u64, language);
        selection(&content, filter, 54, language).replacen(&all, "N", 1)
    }

    #[test]
    fn says_what_is_asked_for_in_both_languages() {
        let filter = Filter::default()
            .with(Choice::Area(AreaIdx::new(5)))
            .with(Choice::Kind(Kind::Report))
            .with_from(Some(2019))
            .with_to(Some(2024));
        assert_eq!(
            said(&filter, Language::Swedish),
            "54 av N insatser – Forskning och infrastruktur, rapport, 2019–2024"
        );
        assert_eq!(
            said(&filter, Language::English),
            "54 of N initiatives – Research and infrastructure, report, 2019–2024"
        );
    }

    #[test]
    fn alternatives_are_told_from_what_must_hold_besides() {
        let mut filter = Filter::default()
            .with(Choice::Kind(Kind::Report))
            .with(Choice::Kind(Kind::Inquiry))
            .with(Choice::Kind(Kind::Legislation))
            .with_from(Some(2020))
            .with_to(Some(2020));
        assert_eq!(
            said(&filter, Language::Swedish),
            "54 av N insatser – Utredning, lagstiftning eller rapport; 2020"
        );
        for actor in 0..7 {
            filter = filter.with(Choice::Actor(ActorIdx::new(actor)));
        }
        let sentence = said(&filter, Language::English);
        assert!(sentence.contains(" or 4 more; 2020"), "{sentence}");
        let search = Filter::default().with_search(" cancer ");
        assert_eq!(
            said(&search, Language::English),
            "54 of N initiatives – “cancer”"
        );
    }
}
