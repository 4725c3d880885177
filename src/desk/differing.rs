//! The words in which two texts differ.

/// A part of two texts that are read as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stands in the earlier one alone.
    Gone(&'a str),
    /// It stands in the later one alone.
    New(&'a str),
}

/// The most pairs of words that are compared. Longer texts differ as a whole.
const MOST_PAIRS: usize = 1 << 20;

/// The parts of an earlier and a later text, in their order: those that are the same or gone make the first, those that are the
/// same or new the second. As many words as possible are the same. O(nm) in their words.
///
/// ```
/// use life_science_map::desk::differing::{Part, differing};
/// assert_eq!(
///     differing("Ett kort uppdrag.", "Ett nytt uppdrag."),
///     [Part::Same("Ett"), Part::Gone(" kort"), Part::New(" nytt"), Part::Same(" uppdrag.")]
/// );
/// ```
pub fn differing<'a>(before: &'a str, after: &'a str) -> Vec<Part<'a>> {
    joined(&by_word(&words(before), &words(after)), before, after)
}

/// Whether two texts with these parts are rather one that was changed than one in the place of another: they share some words, and
/// half of what they have or more.
pub fn is_one_text(parts: &[Part]) -> bool {
    let (mut kept, mut other, mut has_words) = (0, 0, false);
    for part in parts {
        match part {
            Part::Same(text) => {
                kept += text.len();
                has_words |= text.contains(' ');
            }
            Part::Gone(text) | Part::New(text) => other += text.len(),
        }
    }
    has_words && kept * 2 >= other
}

/// The words of a text, each with the space before it, and every other sign by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut rest, mut length, mut before) = (text, 0, ' ');
    for letter in text.chars() {
        let goes_on =
            before.is_whitespace() || before.is_alphanumeric() && letter.is_alphanumeric();
        if length > 0 && !goes_on {
            let word;
            (word, rest) = rest.split_at(length);
            words.push(word);
            length = 0;
        }
        length += letter.len_utf8();
        before = letter;
    }
    words.extend((!rest.is_empty()).then_some(rest));
    words
}

/// The words of two texts with as many in both as possible.
fn by_word<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Part<'a>> {
    let width = new.len() + 1;
    let can_compare = old.len() * new.len() <= MOST_PAIRS;
    // How many words can be the same from each pair of places on.
    let mut most = vec![
        0_u32;
        if can_compare {
            (old.len() + 1) * width
        } else {
            0
        }
    ];
    for at in (0..most.len()).rev() {
        if let (Some(word), Some(own)) = (old.get(at / width), new.get(at % width)) {
            most[at] = if word == own {
                most[at + width + 1] + 1
            } else {
                most[at + width].max(most[at + 1])
            };
        }
    }
    let mut parts = Vec::new();
    let (mut one, mut other) = (0, 0);
    loop {
        let at = one * width + other;
        parts.push(match (old.get(one), new.get(other)) {
            (Some(word), Some(own)) if can_compare && word == own => {
                other += 1;
                Part::Same(word)
            }
            (Some(word), own) if own.is_none() || most.get(at + width) >= most.get(at + 1) => {
                Part::Gone(word)
            }
            (_, Some(own)) => {
                other += 1;
                parts.push(Part::New(own));
                continue;
            }
            _ => return parts,
        });
        one += 1;
    }
}

/// Makes one part of what stands together; of what differs in one place, what is gone comes first.
fn joined<'a>(words: &[Part], mut before: &'a str, mut after: &'a str) -> Vec<Part<'a>> {
    let is_same = |part: &Part| matches!(part, Part::Same(_));
    let mut parts = Vec::new();
    for run in words.chunk_by(|one, other| is_same(one) == is_same(other)) {
        let (mut gone, mut new) = (0, 0);
        for part in run {
            match part {
                Part::Gone(word) => gone += word.len(),
                Part::New(word) => new += word.len(),
                Part::Same(word) => {
                    gone += word.len();
                    new += word.len();
                }
            }
        }
        let (old, own);
        (old, before) = before.split_at(gone);
        (own, after) = after.split_at(new);
        if is_same(&run[0]) {
            parts.push(Part::Same(old));
        } else {
            parts.extend((gone > 0).then_some(Part::Gone(old)));
            parts.extend((new > 0).then_some(Part::New(own)));
        }
    }
    parts
}
