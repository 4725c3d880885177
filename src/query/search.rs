//! The search: every word of it begins some word of what is found.

use super::fold;
use crate::content::{Content, InitiativeIdx};

/// The words of the content, and where each of them stands.
///
/// A search looks at every different word once for each word searched for. The words of a language repeat, so that
/// the list grows far more slowly than the content: that is quick enough without a cleverer structure, and leaves
/// room for other ways of comparing.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    /// In the order in which they first stand in the content.
    words: Vec<Word>,
    initiatives: usize,
}

/// A folded word.
#[derive(Clone, Debug)]
struct Word {
    text: Box<str>,
    /// Those that have it, in order and once each.
    initiatives: Vec<InitiativeIdx>,
}

impl SearchIndex {
    /// Indexes names, summaries and actors' names, in both languages. Linear in the length of these texts; to be done
    /// once for a content.
    pub fn new(content: &Content) -> Self {
        let mut words: Vec<Word> = Vec::new();
        // The places of the words by their hash. A tree of words takes four times as long to build.
        let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); 4096];
        for (index, initiative) in content.indexed_initiatives() {
            let mut add = |text: &str| {
                let bucket = hash(text) % buckets.len();
                let known = buckets[bucket]
                    .iter()
                    .copied()
                    .find(|place| *words[*place].text == *text);
                let place = known.unwrap_or_else(|| {
                    words.push(Word {
                        text: text.into(),
                        initiatives: Vec::new(),
                    });
                    buckets[bucket].push(words.len() - 1);
                    words.len() - 1
                });
                let initiatives = &mut words[place].initiatives;
                if initiatives.last() != Some(&index) {
                    initiatives.push(index);
                }
            };
            let actors = initiative
                .actors
                .iter()
                .map(|actor| &content.actor(*actor).name);
            for text in [&initiative.name]
                .into_iter()
                .chain(&initiative.summary)
                .chain(actors)
            {
                for wording in text.wordings() {
                    fold::words(wording, &mut add);
                }
            }
        }
        Self {
            words,
            initiatives: content.initiatives().len(),
        }
    }

    /// The index of so many initiatives before their texts are there: it finds all of them without words, and none by any.
    pub const fn without_texts(initiatives: usize) -> Self {
        Self {
            words: Vec::new(),
            initiatives,
        }
    }

    /// For each initiative, in the order of the content, whether the search finds it. A search without words finds
    /// everything. Every different word is looked at once for each word of the search, until nothing is left.
    pub fn find(&self, search: &str) -> Vec<bool> {
        let mut found = vec![true; self.initiatives];
        fold::words(search, &mut |start| {
            if !found.contains(&true) {
                return;
            }
            let mut has_word = vec![false; self.initiatives];
            for word in self
                .words
                .iter()
                .filter(|word| fold::begins(&word.text, start))
            {
                for initiative in &word.initiatives {
                    has_word[initiative.index()] = true;
                }
            }
            for (found, has_word) in found.iter_mut().zip(has_word) {
                *found &= has_word;
            }
        });
        found
    }
}

/// FNV-1a (Fowler, Noll and Vo) of 32 bits.
fn hash(text: &str) -> usize {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix) as usize
}

/// Whether a search finds something that has these texts, by the same rule; for a short list, which needs no index.
pub fn finds<'a>(search: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut asked = Vec::new();
    fold::words(search, &mut |word| asked.push(word.to_owned()));
    for text in texts {
        fold::words(text, &mut |word| {
            asked.retain(|start| !fold::begins(word, start));
        });
    }
    asked.is_empty()
}

/// Whether there is anything to search for: a word, which is a run of letters and digits.
pub(super) fn has_words(search: &str) -> bool {
    search.chars().any(fold::is_in_word)
}
