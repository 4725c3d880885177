//! The words of a search, and which of them may be one word together.

use super::NOT_FOUND;
use super::fold::{self, Gap};

/// How many words of a search may be one word of the content: "Sci Life Lab".
const MOST_JOINED: usize = 3;

/// What begins and ends a phrase.
const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»'];

/// A search with hyphens for the spaces between quotation marks: the words of a phrase stand together, in their order. Marks
/// that nothing closes mean nothing, so that what is being typed is found meanwhile.
fn with_phrases_joined(search: &str) -> String {
    let mut joined = String::with_capacity(search.len());
    let mut rest = search;
    while let Some((before, after)) = rest.split_once(QUOTES) {
        let Some((phrase, after)) = after.split_once(QUOTES) else {
            break;
        };
        joined.push_str(before);
        for (place, word) in phrase.split_whitespace().enumerate() {
            joined.push(if place > 0 { '-' } else { '"' });
            joined.push_str(word);
        }
        joined.push('"');
        rest = after;
    }
    joined.push_str(rest);
    joined
}

/// The words of a search. Hyphens join, and so do quotation marks around words: "e-hälsa" is one word.
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
    /// How many letters the first of several has. What a text writes apart there is found by the words themselves.
    pub(super) first: usize,
}

impl Search {
    pub(super) fn new(search: &str) -> Self {
        let mut words: Vec<(String, Gap)> = Vec::new();
        fold::words(
            &with_phrases_joined(search),
            &mut |word, _, gap| match words.last_mut() {
                Some((before, _)) if gap == Gap::Hyphen => before.push_str(word),
                _ => words.push((word.to_owned(), gap)),
            },
        );
        let mut groups = Vec::new();
        for from in 0..words.len() {
            let mut text = String::new();
            for (place, (word, gap)) in words.iter().enumerate().skip(from).take(MOST_JOINED) {
                if place > from && *gap == Gap::Apart {
                    break;
                }
                let first = if place > from {
                    words[from].0.chars().count()
                } else {
                    0
                };
                text.push_str(word);
                groups.push(Group {
                    text: text.clone(),
                    from,
                    length: place - from + 1,
                    first,
                });
            }
        }
        Self {
            words: words.len(),
            groups,
        }
    }

    /// For each of so many, the least sum of distances of groups that together are all words, or [`NOT_FOUND`]. `distances` are
    /// those of each group; `None` if it is nowhere.
    pub(super) fn sum(&self, count: usize, distances: &[Option<Vec<u8>>]) -> Vec<u8> {
        // The least sums up to each word; `None` if nothing has those words.
        let mut least: Vec<Option<Vec<u8>>> = vec![None; self.words + 1];
        least[0] = Some(vec![0; count]);
        for (group, distances) in self.groups.iter().zip(distances) {
            let (before, after) = least.split_at_mut(group.from + 1);
            let (Some(before), Some(distances)) = (&before[group.from], distances) else {
                continue;
            };
            let to = after[group.length - 1].get_or_insert_with(|| vec![NOT_FOUND; count]);
            for ((to, &before), &distance) in to.iter_mut().zip(before).zip(distances) {
                if before != NOT_FOUND && distance != NOT_FOUND {
                    // Capped one below `NOT_FOUND`, so that a long search never turns a hit into a miss.
                    *to = before.saturating_add(distance).min(NOT_FOUND - 1).min(*to);
                }
            }
        }
        let sums = least.pop().flatten();
        sums.unwrap_or_else(|| vec![NOT_FOUND; count])
    }
}
