//! The words of the map of places.

#[cfg(test)]
use super::made_up;
use super::{Counted, Phrases, Sentence, english, swedish};
use crate::content::{Content, InitiativeIdx, Language};
use crate::query::Shown;

/// The words. A separate table, because they are in the part of the program that is fetched later.
#[derive(Clone, Copy)]
pub struct PlacesWords {
    /// How many have a place, with `{n}`, `{all_initiatives}` and `{without}`.
    pub located: Sentence,
    /// If all have one.
    pub all_located: Counted,
    /// What having none does not mean.
    pub located_note: &'static str,
    /// The name of the map for screen readers.
    pub map: &'static str,
    /// How keys move there.
    pub keys: &'static str,
    /// The heading of the list.
    pub list: &'static str,
    /// What the numbers in the list say.
    pub list_note: Sentence,
    /// Whose places seldom stand in sources. A link to the actors follows.
    pub seldom: Sentence,
    /// That link.
    pub to_actors: &'static str,
    /// What a mark stands for if there are too many, with `{n}`.
    pub per_mark: Sentence,
    /// If places are only in their order.
    pub schematic: &'static str,
    /// What is neither in Sweden nor abroad as far as the file says.
    pub off_the_map: &'static str,
    /// Where the outlines are from.
    pub source: &'static str,
    /// What the colour of a mark says, in pictures, which have the names of the colours below it.
    pub colours: Sentence,
    /// The name of a mark, with `{name}` and `{place}`.
    pub mark: Sentence,
}

/// The words in a language.
pub const fn places_words(language: Language) -> &'static PlacesWords {
    match language {
        Language::Swedish => &swedish::PLACES,
        Language::English => &english::PLACES,
        #[cfg(test)]
        Language::MadeUp => &made_up::PLACES,
    }
}

/// How many of the shown initiatives have a place: "35 av 252 insatser har en plats i sina källor; 217 har ingen.", and what that
/// does not mean.
pub fn located(phrases: Phrases, content: &Content, shown: &Shown) -> String {
    let words = places_words(phrases.language);
    let has_place = |own: &InitiativeIdx| !content.initiative(*own).places.is_empty();
    let (located, shown) = (shown.matching().filter(has_place).count(), shown.count());
    if located == shown {
        return phrases.say_count(words.all_located, located);
    }
    let values = [
        ("n", &*phrases.count(located)),
        ("all_initiatives", &phrases.initiatives(shown)),
        ("without", &phrases.count(shown.saturating_sub(located))),
    ];
    let said = phrases.say_with(words.located, &values);
    [&*said, " ", words.located_note].concat()
}
