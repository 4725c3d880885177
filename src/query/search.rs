//! The search: every word of it begins some word of what is found.

use std::collections::BTreeMap;

use super::fold;
use crate::content::{Content, InitiativeIdx};

/// The words of the content, and where each of them stands.
///
/// A search looks at every different word once for each word searched for. The words of a language repeat, so that
/// the list grows far more slowly than the content: that is quick enough without a cleverer structure, and leaves
/// room for other ways of comparing.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    /// Folded words, and the initiatives that have them, in order and once each.
    words: BTreeMap<Box<str>, Vec<InitiativeIdx>>,
    initiatives: usize,
}

impl SearchIndex {
    /// Indexes names, summaries and actors' names, in both languages. Linear in the length of these texts, apart from
    /// finding each word in the list of words; to be done once for a content.
    pub fn new(content: &Content) -> Self {
        let mut words: BTreeMap<Box<str>, Vec<InitiativeIdx>> = BTreeMap::new();
        for (index, initiative) in content.indexed_initiatives() {
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
                    fold::words(wording, &mut |word| match words.get_mut(word) {
                        Some(places) if places.last() == Some(&index) => {}
                        Some(places) => places.push(index),
                        None => drop(words.insert(word.into(), vec![index])),
                    });
                }
            }
        }
        Self {
            words,
            initiatives: content.initiatives().len(),
        }
    }

    /// For each initiative, in the order of the content, whether the search finds it. A search without words finds
    /// everything. Every different word is looked at once for each word of the search, until nothing is left.
    pub fn find(&self, search: &str) -> Vec<bool> {
        // How many of the search's words an initiative has, as long as it has had all of them.
        let mut met = vec![0_usize; self.initiatives];
        let mut asked = 0;
        let mut any_left = true;
        fold::words(search, &mut |start| {
            if any_left {
                any_left = false;
                for (_, initiatives) in self
                    .words
                    .iter()
                    .filter(|(word, _)| fold::begins(word, start))
                {
                    for initiative in initiatives {
                        if let Some(met) =
                            met.get_mut(initiative.index()).filter(|met| **met == asked)
                        {
                            *met += 1;
                            any_left = true;
                        }
                    }
                }
            }
            asked += 1;
        });
        met.into_iter().map(|met| met == asked).collect()
    }
}

/// Whether a search finds something that has these texts, by the same rule; for a short list, which needs no index.
pub fn finds<'a>(search: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut asked = Vec::new();
    fold::words(search, &mut |word| asked.push(word.to_owned()));
    for text in texts {
        fold::words(text, &mut |word| {
            asked.retain(|start| !fold::begins(word, start))
        });
    }
    asked.is_empty()
}

/// Whether there is anything to search for: a word, which is a run of letters and digits.
pub(super) fn has_words(search: &str) -> bool {
    search.chars().any(fold::is_in_word)
}
