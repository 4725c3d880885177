//! Letters of the Latin alphabets of Europe that can be written as one character or as two.

use crate::content::Language;

/// Each combining mark with the letters that it stands on, and what they are together: the canonical compositions of
/// Unicode's blocks Latin-1 Supplement and Latin Extended-A (<https://www.unicode.org/reports/tr15/>).
const MARKS: [(char, &str, &str); 14] = [
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    (
        '\u{301}',
        "AEIOUYaeiouyCcLlNnRrSsZz",
        "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź",
    ),
    (
        '\u{302}',
        "AEIOUaeiouCcGgHhJjSsWwYy",
        "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ",
    ),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30a}', "AaUu", "ÅåŮů"),
    ('\u{327}', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
    ('\u{304}', "AaEeIiOoUu", "ĀāĒēĪīŌōŪū"),
    ('\u{306}', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
    ('\u{328}', "AaEeIiUu", "ĄąĘęĮįŲų"),
    ('\u{307}', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
    ('\u{30c}', "CcDdEeLlNnRrSsTtZz", "ČčĎďĚěĽľŇňŘřŠšŤťŽž"),
    ('\u{30b}', "OoUu", "ŐőŰű"),
    ('\u{326}', "SsTt", "ȘșȚț"),
];

/// A text in small letters without their marks.
pub(crate) fn plain(text: &str) -> String {
    composed(&text.to_lowercase()).chars().map(base).collect()
}

/// What a name is sorted by: the same, but that letters which follow z in a language keep their place there. Punctuation counts,
/// unlike in the lists of the map: an editor looks for the name as it is written.
pub(crate) fn sorted_by(name: &str, language: Language) -> String {
    let after_z = language.letters_after_z();
    let key = |letter: char| {
        let letter = language.sorted_as(letter);
        let places = after_z.chars().zip('{'..);
        let own = places.into_iter().find(|(own, _)| *own == letter);
        own.map_or_else(|| base(letter), |(_, place)| place)
    };
    composed(&name.to_lowercase()).chars().map(key).collect()
}

/// A text with each such letter as one character.
pub(super) fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for letter in text.chars() {
        let marks = MARKS.iter().find(|(mark, ..)| *mark == letter);
        let whole = marks.and_then(|(_, letters, wholes)| {
            let last = composed.chars().next_back()?;
            let place = letters.chars().position(|own| own == last)?;
            wholes.chars().nth(place)
        });
        match whole {
            Some(whole) => {
                composed.pop();
                composed.push(whole);
            }
            None => composed.push(letter),
        }
    }
    composed
}

/// A letter without its mark.
pub(super) fn base(letter: char) -> char {
    let found = MARKS.iter().find_map(|(_, letters, wholes)| {
        let place = wholes.chars().position(|own| own == letter)?;
        letters.chars().nth(place)
    });
    found.unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization as _;

    #[test]
    fn letters_are_composed_as_unicode_has_it() {
        for letter in ('\u{C0}'..'\u{180}').chain('\u{218}'..'\u{21C}') {
            let apart: String = core::iter::once(letter).nfd().collect();
            assert_eq!(composed(&apart), letter.to_string(), "{apart}");
            assert_eq!(Some(base(letter)), apart.chars().next(), "{letter}");
        }
        for text in ["Hälsa", "Åke\u{301}", "\u{308}a", "", "x\u{301}"] {
            assert_eq!(composed(text), text.nfc().collect::<String>());
        }
    }
}
