//! The hits of a search in a text: whether there are any, and where to mark them.

use super::asked::Search;
use super::fold::{self, Gap};

/// Whether a search finds something with these texts, by the same rule; for short lists, which need no index.
///
/// ```
/// use life_science_map::query::finds;
///
/// assert!(!finds("häl", ["Sjukvård"]));
/// assert!(finds("vård sve", ["Sjukvård", "Vården i Sverige"]));
/// ```
pub fn finds<'a>(search: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let search = Search::new(search);
    let mut is_met = vec![false; search.groups.len()];
    for text in texts {
        let tokens = tokens(text);
        for (group, is_met) in search.groups.iter().zip(&mut is_met) {
            let starts = 0..tokens.len();
            *is_met |= starts
                .into_iter()
                .any(|from| reach(&tokens, from, &group.text).is_some());
        }
    }
    let distances: Vec<_> = is_met
        .iter()
        .map(|&is_met| is_met.then(|| vec![0]))
        .collect();
    search.sum(1, &distances) == [0]
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether the search finds it.
    pub is_hit: bool,
}

/// Splits a text into runs where hits of a search begin and end. No run is empty, and together they are the text.
///
/// ```
/// use life_science_map::query::marked;
///
/// let runs = marked("Ny vårdteknik", "vård");
/// let hits: Vec<_> = runs.iter().filter(|run| run.is_hit).map(|run| run.text).collect();
/// assert_eq!(hits, ["vård"]);
/// ```
///
/// A run that is found is the beginning of a word, as long as the longest word of the search that begins it, written
/// as the text has it, or of several that are one word together. Linear in the text, for each word of the search.
pub fn marked<'a>(text: &'a str, search: &str) -> Vec<Run<'a>> {
    let search = Search::new(search);
    let mut runs = Vec::new();
    let mut done = 0;
    let mut cut = |at: usize, is_hit: bool| {
        let text = text.get(done..at).unwrap_or_default();
        if !text.is_empty() {
            runs.push(Run { text, is_hit });
        }
        done = done.max(at);
    };
    if !search.groups.is_empty() {
        let tokens = tokens(text);
        for (from, token) in tokens.iter().enumerate() {
            let ends = search.groups.iter().filter_map(|group| {
                let (last, letters) = reach(&tokens, from, &group.text)?;
                let start = tokens.get(last)?.start;
                Some(start + fold::length_of(text.get(start..)?, letters))
            });
            if let Some(end) = ends.max() {
                cut(token.start, false);
                cut(end, true);
            }
        }
    }
    cut(text.len(), false);
    runs
}

/// A word of a text.
struct Token {
    folded: String,
    start: usize,
    gap: Gap,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    fold::words(text, &mut |word, start, gap| {
        let folded = word.to_owned();
        tokens.push(Token { folded, start, gap });
    });
    tokens
}

/// Whether the words from one on, written together, begin with `asked`: the last of them, and how many of its letters.
fn reach(tokens: &[Token], from: usize, asked: &str) -> Option<(usize, usize)> {
    let mut rest = asked;
    for (place, token) in tokens.iter().enumerate().skip(from) {
        if place > from && token.gap == Gap::Apart {
            return None;
        }
        if fold::begins(&token.folded, rest) {
            return Some((place, rest.chars().count()));
        }
        rest = fold::rest_after(rest, &token.folded)?;
    }
    None
}

/// Whether there is anything to search for: at least one word, which is a run of letters and digits.
pub(in crate::query) fn has_words(search: &str) -> bool {
    search.chars().any(fold::is_in_word)
}
