//! The words of a search, and which of them may be one word together.

use super::NOT_FOUND;
use super::fold::{self, Gap};

/// How many words of a search may be one word of the content: "Sci Life Lab".
const MOST_JOINED: usize = 3;

/// The words of a search. Hyphens join: "e-hälsa" is one word.
pub(super) struct Search {
    /// How many words there are.
    words: usize,
    /// Every word, and all neighbours that may be one word together, by their first word and then by length.
    pub(super) groups: Vec<Group>,
}

/// One or several neighbouring words, written together.
pub(super) struct Group {
    /// Folded.
    pub(super) text: String,
    /// The first word.
    from: usize,
    /// How many words.
    pub(super) length: usize,
}

impl Search {
    pub(super) fn new(search: &str) -> Self {
        let mut words: Vec<(String, Gap)> = Vec::new();
        fold::words(search, &mut |word, _, gap| match words.last_mut() {
            Some((before, _)) if gap == Gap::Hyphen => before.push_str(word),
            _ => words.push((word.to_owned(), gap)),
        });
        let mut groups = Vec::new();
        for from in 0..words.len() {
            let mut text = String::new();
            for (place, (word, gap)) in words.iter().enumerate().skip(from).take(MOST_JOINED) {
                if place > from && *gap == Gap::Apart {
                    break;
                }
                text.push_str(word);
                groups.push(Group {
                    text: text.clone(),
                    from,
                    length: place - from + 1,
                });
            }
        }
        Self {
            words: words.len(),
            groups,
        }
    }

    /// The least sum of distances of groups that together are all words, or [`NOT_FOUND`]. `distances` are those of the groups.
    pub(super) fn sum(&self, distances: &[u8]) -> u8 {
        // The least sum up to each word.
        let mut least = vec![NOT_FOUND; self.words + 1];
        least[0] = 0;
        for (group, &distance) in self.groups.iter().zip(distances) {
            let before = least[group.from];
            if before == NOT_FOUND || distance == NOT_FOUND {
                continue;
            }
            // Capped one below `NOT_FOUND`, so that a long search never turns a hit into a miss.
            let sum = before.saturating_add(distance).min(NOT_FOUND - 1);
            let to = &mut least[group.from + group.length];
            *to = sum.min(*to);
        }
        least[self.words]
    }
}
