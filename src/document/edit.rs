//! Changes of a text.

use core::ops::Range;
use std::collections::BTreeMap;

use crate::sort::sort_by;

/// Replaces a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go. Empty for an insertion.
    pub span: Range<usize>,
    /// What comes instead.
    pub with: String,
}

impl Edit {
    /// Replaces what is in a span.
    pub fn replace(span: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            span,
            with: with.into(),
        }
    }

    /// Inserts at an offset.
    pub fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::replace(at..at, with)
    }

    /// Removes what is in a span.
    pub const fn remove(span: Range<usize>) -> Self {
        Self {
            span,
            with: String::new(),
        }
    }
}

/// The edits in the order of the text. Insertions at the same place keep their order.
fn sorted(edits: &[Edit]) -> Vec<&Edit> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    let key = |edit: &&Edit| (edit.span.start, edit.span.end);
    sort_by(&mut sorted, |one, other| key(one).cmp(&key(other)));
    sorted
}

/// Makes edits of a text, which are independent of each other, and gives the edits that take them back. `None` if two
/// overlap or one is not within the text's characters. Linear, after sorting the edits.
///
/// ```
/// use life_science_map::document::{Edit, apply};
///
/// let (text, back) = apply("[1, 2]", &[Edit::replace(1..2, "one"), Edit::insert(5, "0")]).unwrap();
/// assert_eq!(text, "[one, 20]");
/// assert_eq!(apply(&text, &back).unwrap().0, "[1, 2]");
/// ```
pub fn apply(text: &str, edits: &[Edit]) -> Option<(String, Vec<Edit>)> {
    let (ordered, back) = turned(text, edits)?;
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in ordered {
        edited.push_str(text.get(at..edit.span.start)?);
        edited.push_str(&edit.with);
        at = edit.span.end;
    }
    edited.push_str(text.get(at..)?);
    Some((edited, back))
}

/// Edits of a text in its order, and those that take them back.
pub(super) fn turned<'a>(text: &str, edits: &'a [Edit]) -> Option<(Vec<&'a Edit>, Vec<Edit>)> {
    let ordered = sorted(edits);
    let mut back = Vec::with_capacity(edits.len());
    // Where the last one ends, before it and after it.
    let (mut at, mut to) = (0, 0);
    for edit in &ordered {
        let from = to + text.get(at..edit.span.start)?.len();
        at = edit.span.end;
        to = from + edit.with.len();
        back.push(Edit::replace(from..to, text.get(edit.span.clone())?));
    }
    Some((ordered, joined(back)))
}

/// Edits that stand side by side as one, so that each place has one edit at most.
fn joined(edits: Vec<Edit>) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match joined.last_mut() {
            Some(last) if last.span.end == edit.span.start => {
                last.span.end = edit.span.end;
                last.with.push_str(&edit.with);
            }
            _ => joined.push(edit),
        }
    }
    joined
}

/// As many groups of edits as can be made at once, each whole or not at all, the first ones first. With how many groups that
/// is. O(n log n).
pub fn combine<'a>(groups: impl IntoIterator<Item = &'a [Edit]>) -> (Vec<Edit>, usize) {
    let mut taken: Vec<Edit> = Vec::new();
    // The ends of all taken spans, which are apart from each other, by their beginnings.
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    let mut count = 0;
    for group in groups {
        // What is inserted where another edit ends could depend on it, so they must not touch either.
        let meets = |edit: &Edit| {
            let before = ends.range(..=edit.span.end).next_back();
            before.is_some_and(|(_, &end)| end >= edit.span.start)
        };
        if !group.iter().any(meets) {
            for edit in group {
                let end = ends.entry(edit.span.start).or_insert(edit.span.end);
                *end = edit.span.end.max(*end);
            }
            taken.extend_from_slice(group);
            count += 1;
        }
    }
    (taken, count)
}
