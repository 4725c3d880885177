//! Keyed lists: the diff between two lists of keys, and how it is applied to the DOM.

use leptos::prelude::{Owner, untrack};
use leptos::tachys::renderer::types;

use super::live::{Effects, Run};
use super::piece::{Keys, PieceOf};
use crate::browser::dom;

/// How many removed rows a list keeps for reuse: they come back when a filter is removed.
const KEPT_ASIDE: usize = 200;

/// Updates the element of a key.
pub type Write = Box<dyn Fn(u32, &dom::Element) + Send>;

/// How the rows of a [`keyed_static`](super::Element::keyed_static) list are updated.
pub struct Update {
    /// A summary of everything that affects how the row of a key looks. While it is unchanged, the row is left alone. Rows
    /// are prerendered in the state where it is empty, and built in their current state.
    pub reason: Box<dyn Fn(u32) -> String + Send>,
    /// Updates the element of a key to its current state.
    pub write: Write,
}

/// What to do for one position of the new list, from the first on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The old row with this index is in place already.
    Stay(usize),
    /// The old row with this index is inserted here, from further down or from those kept aside.
    Move(usize),
    /// A new row is inserted here.
    Make,
}

/// How to turn one list into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// One step per position of the new list, in order.
    pub steps: Vec<Step>,
    /// The indices of displayed rows that are no longer in the list, in order. They are removed first.
    pub gone: Vec<usize>,
}

/// Computes how to turn the rows with the keys `before` into a list with the keys `after`. The first `standing` rows are in
/// the page in that order, the others are kept aside. No key occurs twice in either list. Time is linear; memory is linear
/// in the greatest key.
///
/// ```
/// use life_science_map::ui::{Step, diff};
///
/// // 7 is removed, 9 comes back from those kept aside, 8 is new.
/// let diff = diff(&[5, 7, 6, 9], 3, &[5, 9, 6, 8]);
/// assert_eq!(diff.steps, [Step::Stay(0), Step::Move(3), Step::Stay(2), Step::Make]);
/// assert_eq!(diff.gone, [1]);
/// ```
pub fn diff(before: &[u32], standing: usize, after: &[u32]) -> Diff {
    let greatest = before.iter().chain(after).max().copied().unwrap_or(0);
    // The row of each key plus one, so that 0 means none.
    let mut rows = vec![0; greatest as usize + 1];
    for (row, &key) in before.iter().enumerate() {
        if let Some(slot) = rows.get_mut(key as usize) {
            *slot = row + 1;
        }
    }
    let mut has_place = vec![false; before.len()];
    let mut found = Vec::with_capacity(after.len());
    for &key in after {
        let row = rows.get(key as usize).and_then(|row| row.checked_sub(1));
        if let Some(flag) = row.and_then(|row| has_place.get_mut(row)) {
            *flag = true;
        }
        found.push(row);
    }
    let mut gone = Vec::new();
    for (row, has_place) in has_place.iter().enumerate().take(standing) {
        if !has_place {
            gone.push(row);
        }
    }
    // Which displayed rows have not been reached yet, from `next` on.
    let mut waits = has_place;
    waits.truncate(standing);
    let mut next = 0;
    let mut steps = Vec::with_capacity(after.len());
    for row in found {
        while waits.get(next) == Some(&false) {
            next += 1;
        }
        steps.push(match row {
            Some(row) if row == next && row < standing => Step::Stay(row),
            Some(row) => Step::Move(row),
            None => Step::Make,
        });
        if let Some(waits) = row.and_then(|row| waits.get_mut(row)) {
            *waits = false;
        }
    }
    Diff { steps, gone }
}

/// A row of a list.
struct Row {
    key: u32,
    element: types::Element,
    /// The [`Update::reason`] that its element was last updated for.
    reason: String,
    _effects: Effects,
    _owner: Option<Owner>,
}

/// The function that runs on each change of a list.
pub(super) fn run(
    element: types::Element,
    is_prerendered: bool,
    keys: Keys,
    piece: PieceOf,
    update: Option<Update>,
) -> Run {
    let mut list = List {
        element,
        piece,
        update,
        hydrates: is_prerendered,
        rows: Vec::new(),
        standing: 0,
        page: Owner::current(),
    };
    Box::new(move || list.write(&keys.get()))
}

struct List {
    element: types::Element,
    piece: PieceOf,
    update: Option<Update>,
    /// Whether the first rows are in the markup already.
    hydrates: bool,
    /// The displayed rows in order, followed by those kept aside.
    rows: Vec<Row>,
    standing: usize,
    /// The owner of what the rows set up: the page, not a single run of an effect.
    page: Option<Owner>,
}

impl List {
    fn write(&mut self, after: &[u32]) {
        if std::mem::take(&mut self.hydrates) {
            self.hydrate(after);
        } else {
            self.change(after);
        }
        if let Some(update) = &self.update {
            for row in self.rows.iter_mut().take(self.standing) {
                let reason = (update.reason)(row.key);
                if reason != row.reason {
                    (update.write)(row.key, &row.element);
                    row.reason = reason;
                }
            }
        }
    }

    /// Hydrates the prerendered elements as the rows of the first keys.
    fn hydrate(&mut self, keys: &[u32]) {
        let mut next = dom::first_element(&self.element);
        for &key in keys {
            let Some(here) = next else {
                debug_assert!(
                    false,
                    "the list has fewer elements than it was rendered with"
                );
                break;
            };
            next = dom::next_element(&here);
            let row = self.row(key, Some(here));
            self.rows.push(row);
        }
        self.standing = self.rows.len();
    }

    fn change(&mut self, after: &[u32]) {
        let before: Vec<u32> = self.rows.iter().map(|row| row.key).collect();
        let Diff { steps, gone } = diff(&before, self.standing, after);
        let mut old: Vec<Option<Row>> = std::mem::take(&mut self.rows)
            .into_iter()
            .map(Some)
            .collect();
        for row in gone {
            if let Some(Some(row)) = old.get(row) {
                row.element.remove();
            }
        }
        let mut next = dom::first_element(&self.element);
        for (step, &key) in steps.into_iter().zip(after) {
            let mut take = |row: usize| old.get_mut(row).and_then(Option::take);
            let row = match step {
                Step::Stay(row) | Step::Move(row) => take(row),
                Step::Make => None,
            };
            let row = row.unwrap_or_else(|| self.row(key, None));
            if matches!(step, Step::Stay(_)) {
                // Not touched, because it may contain the focus.
                next = dom::next_element(&row.element);
            } else {
                // A row that moves up cannot be the reference for `insertBefore`.
                if next.as_ref() == Some(&row.element) {
                    next = dom::next_element(&row.element);
                }
                dom::insert(&self.element, &row.element, next.as_ref());
            }
            self.rows.push(row);
        }
        self.standing = self.rows.len();
        self.rows.extend(old.into_iter().flatten().take(KEPT_ASIDE));
    }

    /// Creates the row of a key, on its prerendered element if there is one.
    fn row(&self, key: u32, here: Option<types::Element>) -> Row {
        let mut effects = Effects::new();
        // Rows with an `update` set up nothing that needs an owner.
        if let Some(update) = &self.update {
            let is_new = here.is_none();
            let element = here.unwrap_or_else(|| untrack(|| (self.piece)(key)).build(&mut effects));
            return Row {
                key,
                element,
                reason: if is_new {
                    (update.reason)(key)
                } else {
                    String::new()
                },
                _effects: effects,
                _owner: None,
            };
        }
        let page = self.page.as_ref();
        let owner = page.map_or_else(Owner::new, |page| page.with(Owner::new));
        let element = owner.with(|| {
            let piece = untrack(|| (self.piece)(key));
            match here {
                Some(here) => {
                    piece.hydrate(&here, &mut effects);
                    here
                }
                None => piece.build(&mut effects),
            }
        });
        Row {
            key,
            element,
            reason: String::new(),
            _effects: effects,
            _owner: Some(owner),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Applies a diff to keys, as `List::change` does to elements. Also returns how many rows were moved.
    fn carried_out(before: &[u32], standing: usize, after: &[u32]) -> (Vec<u32>, usize) {
        let Diff { steps, gone } = diff(before, standing, after);
        let mut page: Vec<u32> = before[..standing].to_vec();
        page.retain(|key| !gone.iter().any(|&row| before[row] == *key));
        let (mut at, mut moved) = (0, 0);
        for (step, &key) in steps.iter().zip(after) {
            match step {
                Step::Stay(row) => assert_eq!(page[at], before[*row], "it stands there"),
                Step::Move(row) => {
                    assert_eq!(before[*row], key);
                    moved += 1;
                    page.retain(|own| *own != key);
                    page.insert(at, key);
                }
                Step::Make => {
                    assert!(!before.contains(&key), "{key} was there");
                    page.insert(at, key);
                }
            }
            at += 1;
        }
        (page, moved)
    }

    fn different(keys: Vec<u32>) -> Vec<u32> {
        let mut different = Vec::new();
        for key in keys {
            if !different.contains(&key) {
                different.push(key);
            }
        }
        different
    }

    proptest! {
        #[test]
        fn a_diff_makes_of_one_list_the_other(
            before in vec(0_u32..40, 0..30).prop_map(different),
            after in vec(0_u32..40, 0..30).prop_map(different),
            aside in 0_usize..30,
        ) {
            let standing = before.len().saturating_sub(aside);
            prop_assert_eq!(carried_out(&before, standing, &after).0, after);
        }

        #[test]
        fn what_only_loses_rows_moves_none(
            before in vec(0_u32..40, 0..30).prop_map(different),
            leaves in vec(any::<bool>(), 30),
        ) {
            let mut after = before.clone();
            let mut leaves = leaves.into_iter();
            after.retain(|_| !leaves.next().unwrap());
            let (page, moved) = carried_out(&before, before.len(), &after);
            prop_assert_eq!(page, after);
            prop_assert_eq!(moved, 0);
        }

        #[test]
        fn what_is_lifted_stays_in_its_place(
            all in vec(0_u32..40, 0..30).prop_map(different),
            leaves in vec(any::<bool>(), 30),
        ) {
            // When a filter that left only some rows is removed, the rows that stayed are not moved.
            let mut leaves = leaves.into_iter();
            let (mut before, mut aside) = (Vec::new(), Vec::new());
            for &key in &all {
                if leaves.next().unwrap() { aside.push(key) } else { before.push(key) }
            }
            let standing = before.len();
            before.extend(aside);
            let diff = diff(&before, standing, &all);
            prop_assert!(diff.gone.is_empty());
            let stay = diff.steps.iter().filter(|step| matches!(step, Step::Stay(_))).count();
            prop_assert_eq!(stay, standing);
        }
    }
}
