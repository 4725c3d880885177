//! Words and letters as they are compared: without case, and without diacritics but those of å, ä and ö.

/// Gives each word of a text to `each`, folded. A word is a run of letters and digits.
///
/// Folding writes small letters, takes the diacritics off Latin ones, whether they are part of the character or
/// follow it (decomposed, as some systems write file names and what is copied from them), and spells ß, æ, œ, þ and
/// the ligatures of print out. Only å, ä and ö stay, since they are letters of their own and not accents; an ä is
/// whatever has a base a and a diaeresis. Other alphabets lose their case alone.
pub(super) fn words(text: &str, each: &mut dyn FnMut(&str)) {
    let mut word = String::new();
    for character in text.chars() {
        if is_mark(character) {
            add_mark(character, &mut word);
        } else if character.is_alphanumeric() {
            for letter in character.to_lowercase() {
                fold(letter, &mut word);
            }
        } else if !word.is_empty() {
            each(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// Whether a folded word begins with the folded `start`. A letter of `start` stands for itself, and a plain one for
/// that with ring or dots, too: "hal" begins "hälsa", as "häl" does, but "häl" does not begin "halt".
pub(super) fn begins(word: &str, start: &str) -> bool {
    let mut letters = word.chars();
    start.chars().all(|asked| {
        letters
            .next()
            .is_some_and(|letter| letter == asked || plain(letter) == asked)
    })
}

/// A folded letter without ring and dots.
pub(super) const fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        _ => letter,
    }
}

/// Whether the character makes a word.
pub(super) fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() && !is_mark(character)
}

/// Whether the character is a diacritic that belongs to the one before it (the block of combining diacritical marks).
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Makes å, ä and ö of a plain letter and its mark, and forgets every other mark.
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

/// Folds a small letter. Ranges are those of the code charts, in which capitals stand between the small letters.
fn fold(letter: char, into: &mut String) {
    let folded = match letter {
        '\0'..='\u{7F}' | 'å' | 'ä' | 'ö' => letter,
        'ǻ' => 'å',
        'ǟ' => 'ä',
        'ȫ' | 'ṏ' => 'ö',
        'à'..='ã' | 'ā'..='ą' | 'ǎ' | 'ǡ' | 'ȁ'..='ȃ' | 'ȧ' | 'ḁ' | 'ạ'..='ặ' => 'a',
        'ḃ'..='ḇ' => 'b',
        'ç' | 'ć'..='č' | 'ḉ' => 'c',
        'ð' | 'ď'..='đ' | 'ḋ'..='ḓ' => 'd',
        'è'..='ë' | 'ē'..='ě' | 'ȅ'..='ȇ' | 'ȩ' | 'ḕ'..='ḝ' | 'ẹ'..='ệ' => 'e',
        'ḟ' => 'f',
        'ĝ'..='ģ' | 'ǥ'..='ǧ' | 'ǵ' | 'ḡ' => 'g',
        'ĥ'..='ħ' | 'ȟ' | 'ḣ'..='ḫ' | 'ẖ' => 'h',
        'ì'..='ï' | 'ĩ'..='ı' | 'ǐ' | 'ȉ'..='ȋ' | 'ḭ'..='ḯ' | 'ỉ'..='ị' => 'i',
        'ĵ' | 'ǰ' => 'j',
        'ķ'..='ĸ' | 'ǩ' | 'ḱ'..='ḵ' => 'k',
        'ĺ'..='ł' | 'ḷ'..='ḽ' => 'l',
        'ḿ'..='ṃ' => 'm',
        'ñ' | 'ń'..='ŋ' | 'ǹ' | 'ṅ'..='ṋ' => 'n',
        'ò'..='õ'
        | 'ø'
        | 'ō'..='ő'
        | 'ơ'
        | 'ǒ'
        | 'ǫ'..='ǭ'
        | 'ǿ'
        | 'ȍ'..='ȏ'
        | 'ȭ'..='ȱ'
        | 'ṍ'..='ṓ'
        | 'ọ'..='ợ' => 'o',
        'ṕ'..='ṗ' => 'p',
        'ŕ'..='ř' | 'ȑ'..='ȓ' | 'ṙ'..='ṟ' => 'r',
        'ś'..='š' | 'ſ' | 'ș' | 'ṡ'..='ṩ' | 'ẛ' => 's',
        'ţ'..='ŧ' | 'ț' | 'ṫ'..='ṱ' | 'ẗ' => 't',
        'ù'..='ü' | 'ũ'..='ų' | 'ư' | 'ǔ'..='ǜ' | 'ȕ'..='ȗ' | 'ṳ'..='ṻ' | 'ụ'..='ự' => {
            'u'
        }
        'ṽ'..='ṿ' => 'v',
        'ŵ' | 'ẁ'..='ẉ' | 'ẘ' => 'w',
        'ẋ'..='ẍ' => 'x',
        'ý' | 'ÿ' | 'ŷ' | 'ȳ' | 'ẏ' | 'ẙ' | 'ỳ'..='ỹ' => 'y',
        'ź'..='ž' | 'ẑ'..='ẕ' => 'z',
        _ => {
            let spelt = match letter {
                'ß' => "ss",
                'æ' | 'ǣ' | 'ǽ' => "ae",
                'œ' => "oe",
                'þ' => "th",
                'ĳ' => "ij",
                'ﬀ' => "ff",
                'ﬁ' => "fi",
                'ﬂ' => "fl",
                'ﬃ' => "ffi",
                'ﬄ' => "ffl",
                // The capital İ becomes two characters when it is made small, and the second one is a mark.
                mark if is_mark(mark) => "",
                _ => return into.push(letter),
            };
            return into.push_str(spelt);
        }
    };
    into.push(folded);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row of `tests/cases/letters.json`, which was made from the Unicode Character Database.
    #[derive(serde::Deserialize)]
    struct Row {
        folded: String,
        composed: String,
        decomposed: String,
    }

    fn folded(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, &mut |word| all.push(word.to_owned()));
        all
    }

    #[test]
    fn letters_fold_to_their_base_composed_and_decomposed() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../tests/cases/letters.json")).unwrap();
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
            ("Ærø Œuvre", "aero oeuvre"),
            ("Þór Ǿ Ł Đ Ŋ ı İ", "thor o l d n i i"),
            ("ﬁnansiering oﬃce", "finansiering office"),
            ("ΑΒΓ Жук", "αβγ жук"),
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
        fn folding_twice_changes_nothing(text in "[a-zA-Z0-9 \u{C0}-\u{24F}\u{300}-\u{36F}\u{1E00}-\u{1EFF}]*") {
            let once = folded(&text);
            assert_eq!(folded(&once.join(" ")), once);
        }
    }
}
