//! Which entries of a list are kept, and in which order.

use crate::content::fault::{List, Outcome, Problem};
use crate::content::fields::{Faults, Need, Reader};
use crate::content::ids::{Entry, mended_id};
use crate::content::path::{Path, Step};
use crate::content::wire::{self, Field, Typed};
use crate::sort::sort;

/// An entry with its index in the file, before it has one in its list.
pub(super) struct Draft<T> {
    pub(super) place: usize,
    pub(super) entry: T,
}

impl<F: Faults> Reader<F> {
    /// Reads a list of entries. Leaves out those without an id, those that `read` rejects, and all but the first of those
    /// with the same id.
    pub(super) fn entries<W: Typed + wire::Entry, T: Entry>(
        &mut self,
        list: List,
        field: Field<wire::List<W>>,
        mut read: impl FnMut(&mut Self, Box<str>, W, &Path<'_>) -> Option<T>,
    ) -> Vec<Draft<T>> {
        let path = Path::root(list.name());
        let mut drafts = Vec::new();
        for (place, mut entry) in self.elements(field, &path, Need::Expected, Outcome::EntryDropped)
        {
            let at = path.then(Step::Entry(place, None));
            let Some(id) = self.id(core::mem::take(entry.own_id()), &at.field("id")) else {
                continue;
            };
            let at = path.then(Step::Entry(place, Some(&id)));
            self.note_former_ids(list, &id, core::mem::take(entry.former_ids()), &at);
            if let Some(entry) = read(self, id.clone(), entry, &at) {
                drafts.push(Draft { place, entry });
            }
        }
        let ids: Vec<_> = drafts
            .iter()
            .map(|draft| (draft.entry.id(), draft.place))
            .collect();
        let mut is_duplicate = self.duplicates(list, &ids).into_iter();
        drafts.retain(|_| is_duplicate.next() == Some(false));
        drafts
    }

    /// Remembers which ids an entry had before.
    fn note_former_ids(
        &mut self,
        list: List,
        id: &str,
        field: Field<wire::List<Box<str>>>,
        entry: &Path<'_>,
    ) {
        let path = entry.field("former_ids");
        for (place, former) in self.elements(field, &path, Need::Optional, Outcome::FieldDropped) {
            let at = path.then(Step::Element(place));
            match mended_id(&former) {
                Some(mended) => {
                    if *mended != *former.trim() {
                        self.fault(&at, || Problem::BadId(former), Outcome::Mended);
                    }
                    self.former_ids.push((list, mended, id.into()));
                }
                None => self.fault(&at, || Problem::BadId(former), Outcome::FieldDropped),
            }
        }
    }

    /// For each entry, given by id and index, whether an earlier one has the same id.
    fn duplicates(&mut self, list: List, entries: &[(&str, usize)]) -> Vec<bool> {
        let mut ids: Vec<_> = entries.iter().map(|(id, _)| *id).zip(0..).collect();
        sort(&mut ids);
        let path = Path::root(list.name());
        let mut is_duplicate = vec![false; ids.len()];
        for pair in ids.windows(2) {
            if let [(first, _), (second, index)] = pair
                && first == second
            {
                let at = path.then(Step::Entry(entries[*index].1, Some(second)));
                let problem = || Problem::DuplicateId((*second).into());
                self.fault(&at.field("id"), problem, Outcome::EntryDropped);
                is_duplicate[*index] = true;
            }
        }
        is_duplicate
    }

    /// Sorts entries by number. An entry without a number, or with that of an earlier entry, gets the lowest free one,
    /// which is right if only one is missing.
    pub(super) fn numbered<T: Entry>(
        &mut self,
        list: List,
        drafts: Vec<Draft<T>>,
        number: fn(&mut T) -> &mut u32,
    ) -> Vec<T> {
        let mut by_number = Vec::new();
        by_number.push(None);
        let mut without = Vec::new();
        for Draft { place, mut entry } in drafts {
            let own = *number(&mut entry);
            let index = own as usize;
            if by_number.len() <= index {
                by_number.resize_with(index + 1, || None);
            }
            if own > 0 && by_number[index].is_none() {
                by_number[index] = Some(entry);
                continue;
            }
            if own > 0 {
                let path = Path::root(list.name());
                let path = path.then(Step::Entry(place, Some(entry.id())));
                self.fault(
                    &path.field("number"),
                    || Problem::DuplicateNumber(own),
                    Outcome::Mended,
                );
            }
            without.push(entry);
        }
        let mut free = 1;
        for mut entry in without {
            while by_number.get(free).is_some_and(Option::is_some) {
                free += 1;
            }
            *number(&mut entry) = u32::try_from(free).unwrap_or_default();
            match by_number.get_mut(free) {
                Some(slot) => *slot = Some(entry),
                None => by_number.push(Some(entry)),
            }
        }
        by_number.into_iter().flatten().collect()
    }
}

/// The entries alone, in the order of the file.
pub(super) fn entries_of<T>(drafts: Vec<Draft<T>>) -> Vec<T> {
    drafts.into_iter().map(|draft| draft.entry).collect()
}
