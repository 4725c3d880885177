//! The order of the list.

use super::Shown;
use super::search::fold;
use crate::closed_list::closed_list;
use crate::content::{Content, InitiativeIdx, Language};
use crate::sort::sort_by;

closed_list!(
    /// How the list is sorted.
    ///
    /// During a search people expect the best match first, otherwise the newest. So the default is one or the other, and is
    /// not in the address. Sorting by date is a choice only during a search: see
    /// [`Query::canonical`](crate::state::Query::canonical).
    Sort {
        /// Best match first; equally good ones, or all without a search, by date, newest first.
        #[default]
        Best = "best",
        /// By date, newest first.
        Date = "date",
        /// By amount, the largest first: see
        /// [`Initiative::largest_amount`](crate::content::Initiative::largest_amount).
        Funding = "funding",
        /// By name, in the alphabetical order of the reader's language.
        Name = "name",
    }
);

closed_list!(
    /// How an overview of objectives is sorted.
    ObjectiveOrder {
        /// By number.
        #[default]
        Number = "number",
        /// Those with the fewest initiatives first, equal ones by number.
        Fewest = "fewest",
    }
);

/// All initiatives, sorted for a reader of `language`, regardless of a search. By date (also for [`Sort::Best`], on which
/// [`Shown::best_first`] builds): the newest beginning first, those without a date last, and equal ones by name. Or by name
/// alone, in the language's alphabetical order. By amount: the largest first, then those without one, and equal ones by date. What is still equal is sorted by the exact name and then by id, so that the
/// order is total.
///
/// O(n log n), and the slowest step from a filter to its list: cache it while the order is the same, and filter it with
/// [`Shown::keep`].
///
/// ```
/// use life_science_map::content::{Content, Language};
/// use life_science_map::query::{Sort, sorted};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let newest_first = sorted(&content, Sort::Date, Language::Swedish);
/// let begins = newest_first.iter().map(|&own| content.facts().from(own));
/// assert!(begins.is_sorted_by(|newer, older| newer >= older));
/// ```
pub fn sorted(content: &Content, sort: Sort, language: Language) -> Vec<InitiativeIdx> {
    let name = |index| content.initiative(index).name.in_language(language);
    let is_by_date = sort != Sort::Name;
    let is_by_amount = sort == Sort::Funding;
    // Read the sort keys once: reading them at each comparison would miss the cache twice.
    let mut entries = Vec::new();
    for index in content.facts().initiatives() {
        let from = content.facts().from(index).filter(|_| is_by_date);
        let amount = if is_by_amount {
            content.initiative(index).largest_amount()
        } else {
            0
        };
        let newest = (amount, from);
        entries.push((newest, sort_key(name(index), language), index));
    }
    sort_by(
        &mut entries,
        |(newest, key, index), (other_newest, other_key, other)| {
            other_newest
                .cmp(newest)
                .then_with(|| key.cmp(other_key))
                .then_with(|| name(*index).cmp(name(*other)))
                .then_with(|| {
                    content
                        .initiative(*index)
                        .id
                        .cmp(&content.initiative(*other).id)
                })
        },
    );
    entries.into_iter().map(|(_, _, index)| index).collect()
}

/// The matching initiatives in the order of [`sorted`], or best match first if that is asked for.
pub fn order(
    content: &Content,
    shown: &Shown,
    sort: Sort,
    language: Language,
) -> Vec<InitiativeIdx> {
    let sorted = sorted(content, sort, language);
    if sort == Sort::Best {
        shown.best_first(&sorted)
    } else {
        shown.keep(&sorted)
    }
}

/// The sort key of a name: its words, folded, with spaces in between, so that case, diacritics and punctuation only count
/// among names that are otherwise equal, a space comes before everything, and digits before letters.
///
/// Letters that follow z in the alphabet of `language` are kept, all others lose their diacritics. Digits are compared one
/// by one: "10" comes before "9".
pub(super) fn sort_key(name: &str, language: Language) -> String {
    let mut after_z = Vec::new();
    after_z.extend(language.letters_after_z().chars().zip('{'..));
    let place = |letter: char| {
        let own = after_z.iter().find(|(own, _)| *own == letter);
        own.map_or_else(|| fold::plain(letter), |(_, place)| *place)
    };
    let mut key = String::new();
    fold::words(
        &name
            .chars()
            .flat_map(|letter| {
                // Where ä is but an a, æ is two letters.
                let is_two = after_z.is_empty() && matches!(letter, 'æ' | 'Æ');
                let first = if is_two {
                    'a'
                } else {
                    language.sorted_as(letter)
                };
                core::iter::once(first).chain(is_two.then_some('e'))
            })
            .collect::<String>(),
        &mut |word, _, _| {
            if !key.is_empty() {
                key.push(' ');
            }
            key.extend(word.chars().map(place));
        },
    );
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_has_three_more_letters_than_english() {
        let mut names = [
            "Österbotten",
            "Zoner",
            "Ärende",
            "Åland",
            "Oskar",
            "Öl",
            "Ørsted",
            "Myller",
            "Müller",
            "Æra",
            "Mz",
        ];
        names.sort_by_key(|name| sort_key(name, Language::Swedish));
        assert_eq!(
            names,
            [
                "Myller",
                "Müller",
                "Mz",
                "Oskar",
                "Zoner",
                "Åland",
                "Æra",
                "Ärende",
                "Öl",
                "Ørsted",
                "Österbotten"
            ]
        );
        names.sort_by_key(|name| sort_key(name, Language::English));
        assert_eq!(
            names,
            [
                "Æra",
                "Åland",
                "Ärende",
                "Müller",
                "Myller",
                "Mz",
                "Öl",
                "Ørsted",
                "Oskar",
                "Österbotten",
                "Zoner"
            ]
        );
    }

    #[test]
    fn case_accents_and_punctuation_do_not_part_neighbours() {
        let mut names = [
            "vården",
            "Vård–x",
            "VÅRD",
            "Vård och",
            "9 steg",
            "«Idé»",
            "idealt",
        ];
        names.sort_by_key(|name| sort_key(name, Language::Swedish));
        assert_eq!(
            names,
            [
                "9 steg",
                "«Idé»",
                "idealt",
                "VÅRD",
                "Vård och",
                "Vård–x",
                "vården"
            ]
        );
    }
}
