//! The hits of a search in a text: whether there are any, and where to mark them.

use super::fold;

/// Whether a search finds something with these texts, by the same rule; for short lists, which need no index.
///
/// ```
/// use life_science_map::query::finds;
///
/// assert!(!finds("häl", ["Sjukvård"]));
/// assert!(finds("vård sve", ["Sjukvård", "Vården i Sverige"]));
/// ```
pub fn finds<'a>(search: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut asked = words(search);
    for text in texts {
        fold::words(text, &mut |word, _| {
            asked.retain(|start| !fold::begins(word, start));
        });
    }
    asked.is_empty()
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
/// as the text has it. Linear in the text, for each word of the search.
pub fn marked<'a>(text: &'a str, search: &str) -> Vec<Run<'a>> {
    let asked = words(search);
    let mut runs = Vec::new();
    let mut done = 0;
    let mut cut = |at: usize, is_hit: bool| {
        let text = text.get(done..at).unwrap_or_default();
        if !text.is_empty() {
            runs.push(Run { text, is_hit });
        }
        done = at;
    };
    if !asked.is_empty() {
        fold::words(text, &mut |word, start| {
            let mut letters = 0;
            for asked in &asked {
                if fold::begins(word, asked) {
                    letters = letters.max(asked.chars().count());
                }
            }
            if letters > 0 {
                cut(start, false);
                let word = text.get(start..).unwrap_or_default();
                cut(start + fold::length_of(word, letters), true);
            }
        });
    }
    cut(text.len(), false);
    runs
}

/// The folded words of a search.
fn words(search: &str) -> Vec<String> {
    let mut words = Vec::new();
    fold::words(search, &mut |word, _| words.push(word.to_owned()));
    words
}

/// Whether there is anything to search for: at least one word, which is a run of letters and digits.
pub(in crate::query) fn has_words(search: &str) -> bool {
    search.chars().any(fold::is_in_word)
}
