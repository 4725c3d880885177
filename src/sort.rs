//! One sort for everything.
//!
//! The standard library's sort is fast at a price: some nine kilobytes before compression, for each sorted type. One plain
//! sort of indices serves all types here, at the cost of one more call per comparison.

use core::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Stable sort of `items`. O(n log n), with memory for the items once more.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted_indices(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = core::mem::take(items).into_iter().map(Some).collect();
    let next = |index: usize| taken.get_mut(index).and_then(Option::take);
    *items = order.into_iter().filter_map(next).collect();
}

/// Stable sort of `items` by their own order.
pub(crate) fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, Ord::cmp);
}

/// A set of `items`, put in one by one: the standard library sorts what it collects, with a sort of its own for each type. O(n log n).
pub(crate) fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// A map of `items` in the same way. Of several with the same key, the last is in it.
pub(crate) fn map_of<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// The indices from 0 to `count`, sorted by bottom-up merging.
pub(crate) fn sorted_indices(
    count: usize,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for pair in indices.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([first, after_first @ ..], [second, after_second @ ..]) = (left, right) {
                if compare(*first, *second).is_le() {
                    merged.push(*first);
                    left = after_first;
                } else {
                    merged.push(*second);
                    right = after_second;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        indices = merged;
        run *= 2;
    }
    indices
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items: Vec<(u8, u32)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut sorted = items;
            sort_by(&mut sorted, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&sorted, &expected);
            expected.sort_unstable();
            sort(&mut sorted);
            prop_assert_eq!(sorted, expected);
        }
    }
}
