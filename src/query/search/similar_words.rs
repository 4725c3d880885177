//! Words similar to a searched word: other forms of it, and mistyped ones.

use super::fold;
use crate::content::Language;

/// How words of the content compare with a searched word. All words are folded.
pub(super) struct Asked<'a> {
    pub(super) word: &'a str,
    letters: usize,
    /// The first two letters.
    start: (Option<char>, Option<char>),
    /// Its stem in each language.
    stems: [&'a str; Language::ALL.len()],
    /// Whether some word of the content begins with it, so that it is probably not mistyped.
    is_known: bool,
}

/// The minimum length of words in which an error is tolerated: in shorter ones an error leads to too many other words.
const FORGIVEN_FROM: usize = 5;

/// The minimum length of a part of a compound, other than its first.
const PART_FROM: usize = 5;
/// The minimum length of the part before it.
const SHORTEST_FIRST_PART: usize = 2;

impl<'a> Asked<'a> {
    /// A folded word.
    pub(super) fn new(word: &'a str) -> Self {
        let mut letters = word.chars();
        Self {
            word,
            letters: word.chars().count(),
            start: (letters.next(), letters.next()),
            stems: Language::ALL.map(|language| stem(language, word)),
            is_known: false,
        }
    }

    /// The same, with whether some word of the content begins with it.
    pub(super) fn known(self, is_known: bool) -> Self {
        Self { is_known, ..self }
    }

    /// The distance of a word of the content from the searched word: 0 if equal, 1 if the searched word is a prefix. If
    /// `is_tolerant`, 8 for another form of it, 16 for a longer word that it ends or goes on in, and 24 for a possible typing
    /// error. The gaps let [`SearchIndex`](super::SearchIndex) add a distance for the field.
    pub(super) fn distance_of(&self, word: &str, is_tolerant: bool) -> Option<u8> {
        // Most words differ in their first letter, and most of those cannot match either: a quick check.
        let mut letters = word.chars();
        let start = (letters.next(), letters.next());
        if !is_met(start.0, self.start.0) {
            let may_be_meant = is_tolerant
                && (is_met(start.0, self.start.1)
                    || is_met(start.1, self.start.0)
                    || is_met(start.1, self.start.1));
            return if is_tolerant && self.is_later_part_of(word) {
                Some(16)
            } else {
                (may_be_meant && self.is_mistyped(word)).then_some(24)
            };
        }
        if fold::begins(word, self.word) {
            Some(u8::from(word.chars().count() > self.letters))
        } else if !is_tolerant {
            None
        } else if self.has_stem_of(word) {
            Some(8)
        } else if self.is_later_part_of(word) {
            Some(16)
        } else if self.is_mistyped(word) {
            Some(24)
        } else {
            None
        }
    }

    /// Whether a compound has it as a later part: "teknik" in "välfärdsteknik". Only from five letters on: "råd" is no part of
    /// "områden".
    fn is_later_part_of(&self, word: &str) -> bool {
        if self.letters < PART_FROM || word.len() < self.word.len() + SHORTEST_FIRST_PART {
            return false;
        }
        let parts = word.char_indices().skip(SHORTEST_FIRST_PART);
        let mut parts = parts.filter_map(|(from, _)| word.get(from..));
        parts.any(|part| fold::begins(part, self.word))
    }

    /// Whether a word has the same stem in some language.
    fn has_stem_of(&self, word: &str) -> bool {
        let mut stems = Language::ALL.into_iter().zip(self.stems);
        stems.any(|(language, own)| has_stem(word, own, language))
    }

    /// Whether undoing one error turns the searched word into a prefix of `word`: a wrong letter, one too many, one too
    /// few, or two neighbours swapped.
    ///
    /// An error in the last letter only counts in a whole word: anywhere else the letters after it confirm the match, but
    /// there every word that continues differently would match. The same holds for every error in a known word: "vinnova"
    /// does not mean "innovation".
    ///
    /// It is enough to undo an error at the first difference: undoing an earlier one within a run of equal letters gives
    /// the same word. Linear in the letters.
    fn is_mistyped(&self, word: &str) -> bool {
        if self.letters + 1 < FORGIVEN_FROM {
            return false;
        }
        let (mut word, mut asked) = (word.chars(), self.word.chars());
        let (mut after, mut asked_after) = (word.clone(), asked.clone());
        while let (Some(letter), Some(wanted)) = (after.next(), asked_after.next())
            && fold::meets(letter, wanted)
        {
            word = after.clone();
            asked = asked_after.clone();
        }
        // From the first difference, and after it.
        let (word, asked) = (word.as_str(), asked.as_str());
        let (rest, asked_rest) = (without_first(word), without_first(asked));
        let is_left = |word: &str, asked: &str| {
            fold::begins(word, asked)
                && (word.chars().count() == asked.chars().count()
                    || !asked.is_empty() && !self.is_known)
        };
        let is_one_missing = is_left(rest, asked);
        if self.letters < FORGIVEN_FROM {
            return is_one_missing;
        }
        is_one_missing
            || is_left(rest, asked_rest)
            || is_left(word, asked_rest)
            || is_swapped(word, asked) && is_left(without_first(rest), without_first(asked_rest))
    }
}

/// Whether there is a letter that matches the requested one.
fn is_met(letter: Option<char>, asked: Option<char>) -> bool {
    matches!((letter, asked), (Some(letter), Some(asked)) if fold::meets(letter, asked))
}

/// Whether the first two letters are swapped.
fn is_swapped(word: &str, asked: &str) -> bool {
    let (mut letters, mut asked) = (word.chars(), asked.chars());
    let (first, second) = (letters.next(), letters.next());
    let (asked_first, asked_second) = (asked.next(), asked.next());
    is_met(first, asked_second) && is_met(second, asked_first)
}

fn without_first(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

/// Whether `asked` is the stem of a word in a language.
fn has_stem(word: &str, asked: &str, language: Language) -> bool {
    // A stem is a prefix of its word, so most words need not be stemmed.
    if !fold::begins(word, asked) {
        return false;
    }
    let own = stem(language, word);
    fold::begins(own, asked) && own.chars().count() == asked.chars().count()
}

/// The stem of a word in a language: a prefix of it.
fn stem(language: Language, word: &str) -> &str {
    match language {
        Language::Swedish => swedish_stem(word),
        Language::English => english_stem(word),
        // Without a stemmer, every word is its own stem.
        #[cfg(test)]
        Language::MadeUp => word,
    }
}

/// The stem of a Swedish word, by the Snowball algorithm (Porter, 2001:
/// <https://snowballstem.org/algorithms/swedish/stemmer.html>). A prefix of the word, with at least three letters if the
/// word has them.
fn swedish_stem(word: &str) -> &str {
    let start = ending_from(word);
    let mut stem = without_longest(
        word,
        start,
        "heterna hetens heter heten anden andes andet arens arnas ernas ornas arna arne aren ande ades aste erna erns \
         orna ade are ast ens ern het ad ar as at en er es or a e",
    );
    if stem.len() == word.len() {
        stem = without(word, start, "s")
            .filter(|rest| rest.ends_with(|letter: char| "bcdfghjklmnoprtvy".contains(letter)))
            .unwrap_or(word);
    }
    for pair in "dd gd nn dt gt kt tt".split(' ') {
        if let Some(rest) = without(stem, start, pair) {
            // The pair is ASCII: its first letter stays.
            stem = stem.get(..=rest.len()).unwrap_or(stem);
            break;
        }
    }
    if without(stem, start, "löst").is_some() || without(stem, start, "fullt").is_some() {
        return stem.strip_suffix('t').unwrap_or(stem);
    }
    without_longest(stem, start, "lig els ig")
}

/// The byte from which a Swedish word may have an ending ("R1"): after the first consonant that follows a vowel, and after
/// at least three letters.
fn ending_from(word: &str) -> usize {
    let (mut third, mut consonant) = (word.len(), word.len());
    let (mut has_vowel, mut has_consonant) = (false, false);
    for (number, (place, letter)) in word.char_indices().enumerate() {
        let after = place + letter.len_utf8();
        if number == 2 {
            third = after;
        }
        if "aeiouyåäö".contains(letter) {
            has_vowel = true;
        } else if has_vowel && !has_consonant {
            has_consonant = true;
            consonant = after;
        }
    }
    consonant.max(third)
}

/// The stem of an English word without its plural ending, by Harman's S-stemmer ("How effective is suffixing?", 1991). A
/// final y is removed as well, where "ies" would be, so that a stem is always a prefix of its word.
fn english_stem(word: &str) -> &str {
    let has = |endings: &str| endings.split(' ').any(|ending| word.ends_with(ending));
    let ending = if has("ies") && !has("eies aies") {
        3
    } else {
        usize::from(has("y") && !has("ay ey oy uy") || has("s") && !has("us ss"))
    };
    // All endings are ASCII. Short words have none.
    match word.len() - ending {
        rest @ 3.. => word.get(..rest).unwrap_or(word),
        _ => word,
    }
}

/// The word without an ending, if it has it from byte `start` on.
fn without<'a>(word: &'a str, start: usize, ending: &str) -> Option<&'a str> {
    let rest = word.strip_suffix(ending)?;
    (rest.len() >= start).then_some(rest)
}

/// The word without the first matching one of some endings from byte `start` on. Longer ones come first.
fn without_longest<'a>(word: &'a str, start: usize, endings: &str) -> &'a str {
    let mut endings = endings.split(' ');
    endings
        .find_map(|ending| without(word, start, ending))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use rust_stemmers::{Algorithm, Stemmer};

    use super::*;

    /// Snowball's own implementation, in Rust.
    fn check(word: &str) {
        let expected = Stemmer::create(Algorithm::Swedish).stem(word).into_owned();
        assert_eq!(swedish_stem(word), expected, "{word}");
    }

    #[test]
    fn swedish_words_of_the_content_have_the_stems_of_snowball() {
        let mut count = 0;
        fold::words(
            include_str!("../../../public/content.json"),
            &mut |word, _, _| {
                check(word);
                count += 1;
            },
        );
        assert!(count > 1000);
    }

    proptest::proptest! {
        #[test]
        fn words_have_the_stems_of_snowball(
            start in "[aeiouyåäöbdgklnrst]{0,5}", middle in "(|lig|ig|els|löst|fullt|dd|gd|nn|dt|gt|kt|tt|het)",
            end in "(|[aens]|[aeo]r|[aeo]rnas?|e?ns?|ets?|ade|ades|ande|are|aste|heter|hetens|heterna|andet|erns|s){1,2}",
        ) {
            check(&[start, middle, end].concat());
        }

        #[test]
        fn a_stem_begins_its_word(word in "[a-zåäöéł]{0,9}(s|ies|ys|y|es|)") {
            for stem in [swedish_stem(&word), english_stem(&word)] {
                assert!(word.starts_with(stem));
                assert!(stem.chars().count() >= word.chars().count().min(3) || !word.is_ascii());
            }
        }
    }

    #[test]
    fn english_plurals_have_the_stem_of_their_singular() {
        for (one, many) in [
            ("study", "studies"),
            ("survey", "surveys"),
            ("trial", "trials"),
            ("medicine", "medicines"),
            ("process", "process"),
            ("virus", "virus"),
        ] {
            assert_eq!(english_stem(one), english_stem(many));
        }
    }
}
