//! Folds words and letters for comparison: without case, and without diacritics other than those of å, ä and ö.

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Gap {
    /// Nothing, or what parts sentences: the two are not one word.
    Apart,
    /// Spaces, perhaps with hyphens or an `&` among them: the two may be one word, written apart.
    Space,
    /// A hyphen: the two are one word.
    Hyphen,
}

/// Calls `each` with every word of a text, folded, the byte at which it starts, and what stands before it. A word is a run of
/// letters and digits, with `&` between them ("R&D") and invisible characters left out.
///
/// Folding lower-cases, removes diacritics, precomposed or combining (as some systems write file names and copied text),
/// and expands ß, œ, þ and typographic ligatures. Only å, ä and ö stay, because they are separate letters; an ä is
/// whatever has a base a and a diaeresis, and æ and ø are the ä and ö of the neighbours. This covers the Latin, Greek and Cyrillic letters of today's European languages;
/// in other alphabets every character is unchanged. Unicode's whole lower-case table would cost more bytes than the rest of
/// the search.
pub(in crate::query) fn words(text: &str, each: &mut dyn FnMut(&str, usize, Gap)) {
    let mut word = String::new();
    let (mut start, mut gap) = (0, Gap::Apart);
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        if is_mark(character) {
            add_mark(character, &mut word);
        } else if is_in_word(character) {
            if word.is_empty() {
                start = place;
            }
            fold(small(character), &mut word);
        } else if !is_invisible(character) {
            let mut after = characters.clone().map(|(_, next)| next);
            let next = after.find(|next| !is_invisible(*next));
            let is_between = !word.is_empty() && next.is_some_and(is_in_word);
            if character == '&' && is_between {
                continue;
            }
            if !word.is_empty() {
                each(&word, start, gap);
                word.clear();
                gap = Gap::Space;
            }
            gap = match character {
                '-' | '\u{2010}' | '\u{2011}' if is_between => Gap::Hyphen,
                '-' | '\u{2010}' | '\u{2011}' | '&' if gap != Gap::Apart => Gap::Space,
                _ if character.is_whitespace() && gap != Gap::Apart => Gap::Space,
                _ => Gap::Apart,
            };
        }
    }
    if !word.is_empty() {
        each(&word, start, gap);
    }
}

/// How many bytes of a text that starts with a word make up the first `letters` folded letters of that word, including
/// combining marks of the last of them.
pub(super) fn length_of(text: &str, letters: usize) -> usize {
    let mut folded = String::new();
    for (place, character) in text.char_indices() {
        // A word goes on over an `&` within it.
        if is_mark(character) || is_invisible(character) || character == '&' {
            continue;
        }
        if folded.chars().count() >= letters {
            return text
                .get(..place)
                .unwrap_or_default()
                .trim_end_matches('&')
                .len();
        }
        fold(small(character), &mut folded);
    }
    text.len()
}

/// What is left of `asked` after all letters of a folded word, if the word is its beginning and something is left.
pub(super) fn rest_after<'a>(asked: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = asked.chars();
    let is_beginning = word
        .chars()
        .all(|letter| rest.next().is_some_and(|asked| meets(letter, asked)));
    Some(rest.as_str()).filter(|rest| is_beginning && !rest.is_empty())
}

/// Whether a folded word begins with the folded `start`. A letter of `start` matches itself, and a plain one also matches
/// that with ring or dots: both "hal" and "häl" begin "hälsa", but "häl" does not begin "halt".
pub(super) fn begins(word: &str, start: &str) -> bool {
    let mut letters = word.chars();
    start
        .chars()
        .all(|asked| letters.next().is_some_and(|letter| meets(letter, asked)))
}

/// Whether a folded letter matches a requested one.
pub(super) const fn meets(letter: char, asked: char) -> bool {
    letter == asked || plain(letter) == asked
}

/// A folded letter without ring and dots.
pub(in crate::query) const fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        _ => letter,
    }
}

/// Whether the character belongs to a word.
pub(super) fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() && !is_mark(character)
}

/// Whether the character is invisible and counts for nothing: a soft hyphen, joiners and spaces of no width, the byte order mark.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Whether the character is a combining diacritical mark (by its block), which belongs to the character before it.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Composes å, ä and ö from a plain letter and its mark, and drops every other mark.
fn add_mark(mark: char, word: &mut String) {
    let letter = match (word.chars().next_back(), mark) {
        (Some('a'), '\u{30A}') => 'å',
        (Some('a'), '\u{308}') => 'ä',
        (Some('o'), '\u{308}') => 'ö',
        _ => return,
    };
    word.pop();
    word.push(letter);
}

/// The lower-case letter, where its distance from the capital is the same as for others of its alphabet.
fn small(letter: char) -> char {
    let distance = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => return letter,
    };
    char::from_u32(u32::from(letter) + distance).unwrap_or(letter)
}

/// Folds a letter that [`small`] has lower-cased. The ranges are those of the code charts, where capitals are between the
/// lower-case letters.
#[rustfmt::skip] // A table: one line a letter.
fn fold(letter: char, into: &mut String) {
    let folded = match letter {
        '\0'..='\u{7F}' => letter,
        'å' | 'Ǻ'..='ǻ' | '\u{212B}' => 'å',
        'ä' | 'æ' | 'Ǣ'..='ǣ' | 'Ǽ'..='ǽ' | 'Ǟ'..='ǟ' => 'ä',
        // To Nordic readers, ø is ö, and æ is ä.
        'ö' | 'ø' | 'Ǿ'..='ǿ' | 'Ȫ'..='ȫ' | 'Ṏ'..='ṏ' => 'ö',
        'à'..='ã' | 'Ā'..='ą' | 'Ǎ'..='ǎ' | 'Ǡ'..='ǡ' | 'Ȁ'..='ȃ' | 'Ȧ'..='ȧ' | 'Ḁ'..='ḁ' | 'Ạ'..='ặ' => 'a',
        'Ḃ'..='ḇ' => 'b',
        'ç' | 'Ć'..='č' | 'Ḉ'..='ḉ' => 'c',
        'ð' | 'Ď'..='đ' | 'Ḋ'..='ḓ' => 'd',
        'è'..='ë' | 'Ē'..='ě' | 'Ȅ'..='ȇ' | 'Ȩ'..='ȩ' | 'Ḕ'..='ḝ' | 'Ẹ'..='ệ' => 'e',
        'Ḟ'..='ḟ' => 'f',
        'Ĝ'..='ģ' | 'Ǥ'..='ǧ' | 'Ǵ'..='ǵ' | 'Ḡ'..='ḡ' => 'g',
        'Ĥ'..='ħ' | 'Ȟ'..='ȟ' | 'Ḣ'..='ḫ' | 'ẖ' => 'h',
        'ì'..='ï' | 'Ĩ'..='ı' | 'Ǐ'..='ǐ' | 'Ȉ'..='ȋ' | 'Ḭ'..='ḯ' | 'Ỉ'..='ị' => 'i',
        'Ĵ'..='ĵ' | 'ǰ' => 'j',
        'Ķ'..='ĸ' | 'Ǩ'..='ǩ' | 'Ḱ'..='ḵ' | '\u{212A}' => 'k',
        'Ĺ'..='ł' | 'Ḷ'..='ḽ' => 'l',
        'Ḿ'..='ṃ' => 'm',
        'ñ' | 'Ń'..='ŋ' | 'Ǹ'..='ǹ' | 'Ṅ'..='ṋ' => 'n',
        'ò'..='õ' | 'Ō'..='ő' | 'Ơ'..='ơ' | 'Ǒ'..='ǒ' | 'Ǫ'..='ǭ' | 'Ȍ'..='ȏ' | 'Ȭ'..='ȱ'
            | 'Ṍ'..='ṓ' | 'Ọ'..='ợ' => 'o',
        'Ṕ'..='ṗ' => 'p',
        'Ŕ'..='ř' | 'Ȑ'..='ȓ' | 'Ṙ'..='ṟ' => 'r',
        'Ś'..='š' | 'ſ' | 'Ș'..='ș' | 'Ṡ'..='ṩ' | 'ẛ' => 's',
        'Ţ'..='ŧ' | 'Ț'..='ț' | 'Ṫ'..='ṱ' | 'ẗ' => 't',
        'ù'..='ü' | 'Ũ'..='ų' | 'Ư'..='ư' | 'Ǔ'..='ǜ' | 'Ȕ'..='ȗ' | 'Ṳ'..='ṻ' | 'Ụ'..='ự' => 'u',
        'Ṽ'..='ṿ' => 'v',
        'Ŵ'..='ŵ' | 'Ẁ'..='ẉ' | 'ẘ' => 'w',
        'Ẋ'..='ẍ' => 'x',
        'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ȳ'..='ȳ' | 'Ẏ'..='ẏ' | 'ẙ' | 'Ỳ'..='ỹ' => 'y',
        'Ź'..='ž' | 'Ẑ'..='ẕ' => 'z',
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'ѐ' | 'ё' => 'е',
        'ѓ' => 'г',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ќ' => 'к',
        'ў' => 'у',
        _ => return spell(letter, into),
    };
    into.push(folded);
}

/// Adds a letter that is folded to several, or else the letter itself.
fn spell(letter: char, into: &mut String) {
    let spelt = match letter {
        'ẞ' | 'ß' => "ss",
        'Œ' | 'œ' => "oe",
        'þ' => "th",
        'Ĳ' | 'ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return into.push(letter),
    };
    into.push_str(spelt);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of `tests/cases/letters.json`, which was generated from the Unicode Character Database.
    #[derive(serde::Deserialize)]
    struct Row {
        folded: String,
        composed: String,
        decomposed: String,
    }

    fn folded(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, &mut |word, _, _| all.push(word.to_owned()));
        all
    }

    #[test]
    fn letters_fold_to_their_base_composed_and_decomposed() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../../tests/cases/letters.json")).unwrap();
        assert!(rows.len() > 20);
        for Row {
            folded: base,
            composed,
            decomposed,
        } in rows
        {
            for text in [
                &composed,
                &decomposed,
                &composed.to_uppercase(),
                &decomposed.to_uppercase(),
            ] {
                for word in folded(text) {
                    assert_eq!(word, base, "in {text}");
                }
            }
            assert_eq!(folded(&composed).len(), folded(&decomposed).len());
        }
    }

    #[test]
    fn some_letters_are_spelt_out() {
        for (text, expected) in [
            ("Straße STRAẞE", "strasse strasse"),
            ("Ærø Œuvre", "ärö oeuvre"),
            ("Þór Ǿ Ł Đ Ŋ ı İ Œ Ĳ \u{212A}", "thor ö l d n i i oe ij k"),
            ("ﬁnansiering oﬃce", "finansiering office"),
            ("ΑΒΓ λόγος ΛΌΓΟΣ Жук Ёлка", "αβγ λογοσ λογοσ жук елка"),
            ("CO₂ m² 5G", "co₂ m² 5g"),
        ] {
            assert_eq!(folded(text).join(" "), expected);
        }
    }

    #[test]
    fn anything_but_letters_and_digits_separates() {
        assert_eq!(
            folded("e-hälsa, d’Or_x/2.3 \u{308}–…"),
            ["e", "hälsa", "d", "or", "x", "2", "3"]
        );
    }

    proptest::proptest! {
        #[test]
        fn there_are_words_exactly_where_a_character_makes_one(text: String, more in "[ -\u{3FF}]*") {
            for text in [text, more] {
                assert_eq!(text.chars().any(is_in_word), !folded(&text).is_empty());
                assert!(folded(&text).iter().all(|word| !word.is_empty()));
            }
        }

        #[test]
        fn what_makes_the_letters_of_a_word_folds_to_them(text in "[a-zA-Zåäö\u{E9}\u{DF}\u{FB01}\u{300}-\u{30F} ,]*") {
            words(&text, &mut |word, start, _| {
                for letters in 1..=word.chars().count() {
                    let length = length_of(&text[start..], letters);
                    let found = folded(&text[start..start + length]).concat();
                    assert!(word.starts_with(&found) && found.chars().count() >= letters, "{word}: {found}");
                    let after = text[start + length..].chars().next();
                    assert!(!after.is_some_and(is_mark), "a mark stays with its letter");
                }
            });
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-Z0-9 \u{C0}-\u{24F}\u{300}-\u{36F}\u{1E00}-\u{1EFF}]*") {
            let once = folded(&text);
            assert_eq!(folded(&once.join(" ")), once);
        }
    }
}
