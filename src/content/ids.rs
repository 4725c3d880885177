//! Ids of a content file: their form, and looking them up.

use super::fault::List;
use super::{Actor, Area, Content, Initiative, Objective, Place, Programme};
use crate::sort::sort;

/// An entry of a list, which has an id.
pub(super) trait Entry {
    /// Its id.
    fn id(&self) -> &str;
}

macro_rules! entries {
    ($($entry:ident),*) => {$(
        impl Entry for $entry {
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}

entries!(Area, Objective, Programme, Initiative, Actor, Place);

/// The ids of one list, sorted, each with its index in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IdList {
    own: Vec<(Box<str>, usize)>,
    /// Those that entries had before, in no order: there are few.
    pub(super) former: Vec<(Box<str>, usize)>,
}

impl IdList {
    pub(super) fn of<T: Entry>(entries: &[T]) -> Self {
        Self::new(entries.iter().map(Entry::id).zip(0..).collect())
    }

    fn new(mut ids: Vec<(&str, usize)>) -> Self {
        sort(&mut ids);
        let own = ids.into_iter().map(|(id, index)| (id.into(), index));
        Self {
            own: own.collect(),
            former: Vec::new(),
        }
    }

    /// The indices in the list, in the order of the ids.
    pub(super) fn in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.own.iter().map(|(_, index)| *index)
    }

    /// The index of the entry with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let found = self
            .own
            .binary_search_by(|(other, _)| (**other).cmp(id))
            .ok()?;
        self.own.get(found).map(|(_, index)| *index)
    }

    /// The same, or that of the entry that had this id before.
    pub(super) fn find_ever(&self, id: &str) -> Option<usize> {
        let former = || self.former.iter().find(|(former, _)| **former == *id);
        self.find(id).or_else(|| former().map(|(_, index)| *index))
    }
}

/// The ids of all lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ids {
    pub(super) areas: IdList,
    pub(super) objectives: IdList,
    pub(super) programmes: IdList,
    pub(super) initiatives: IdList,
    pub(super) actors: IdList,
    pub(super) places: IdList,
}

impl Ids {
    /// All lists, in one order.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const fn lists(&self) -> [&IdList; 6] {
        [
            &self.areas,
            &self.objectives,
            &self.programmes,
            &self.initiatives,
            &self.actors,
            &self.places,
        ]
    }

    /// The same, to be changed.
    pub(super) const fn lists_mut(&mut self) -> [&mut IdList; 6] {
        [
            &mut self.areas,
            &mut self.objectives,
            &mut self.programmes,
            &mut self.initiatives,
            &mut self.actors,
            &mut self.places,
        ]
    }

    /// Remembers that the entry of a list with the id `own` had the id `former` before.
    pub(super) fn add_former(&mut self, list: List, former: Box<str>, own: &str) {
        let ids = match list {
            List::Areas => &mut self.areas,
            List::Objectives => &mut self.objectives,
            List::Programmes => &mut self.programmes,
            List::Initiatives => &mut self.initiatives,
            List::Actors => &mut self.actors,
            List::Places => &mut self.places,
        };
        if let Some(index) = ids.find(own) {
            ids.former.push((former, index));
        }
    }
}

impl Content {
    /// The first id that an entry of a list ever had: its own, if it had no other.
    ///
    /// ```
    /// use life_science_map::content::{Content, List};
    ///
    /// let file = r#"{"version": 1, "areas": [{"id": "data", "name": {"sv": "Data"}, "former_ids": ["it", "ikt"]}]}"#;
    /// let (content, _) = Content::read(file.as_bytes()).unwrap();
    /// assert_eq!(content.first_id(List::Areas, 0), Some("it"));
    /// ```
    pub fn first_id(&self, list: List, index: usize) -> Option<&str> {
        let ids = match list {
            List::Areas => &self.ids.areas,
            List::Objectives => &self.ids.objectives,
            List::Programmes => &self.ids.programmes,
            List::Initiatives => &self.ids.initiatives,
            List::Actors => &self.ids.actors,
            List::Places => &self.ids.places,
        };
        let former = ids.former.iter().find(|(_, own)| *own == index);
        let own = || match list {
            List::Areas => self.areas.get(index).map(|own| &*own.id),
            List::Objectives => self.objectives.get(index).map(|own| &*own.id),
            List::Programmes => self.programmes.get(index).map(|own| &*own.id),
            List::Initiatives => self.initiatives.get(index).map(|own| &*own.id),
            List::Actors => self.actors.get(index).map(|own| &*own.id),
            List::Places => self.places.get(index).map(|own| &*own.id),
        };
        former.map(|(id, _)| &**id).or_else(own)
    }
}

/// The ids of a list, while references to it are resolved.
pub(super) struct Targets<'ids> {
    pub(super) list: List,
    pub(super) ids: &'ids IdList,
    /// For each entry the last round in which it was referred to. Each list of references is a round.
    seen: Vec<usize>,
    round: usize,
}

impl<'ids> Targets<'ids> {
    pub(super) fn new(list: List, ids: &'ids IdList) -> Self {
        Self {
            list,
            ids,
            seen: vec![0; ids.own.len()],
            round: 0,
        }
    }

    /// Begins another list of references.
    pub(super) fn begin(&mut self) {
        self.round += 1;
    }

    /// Records a reference.
    pub(super) fn add(&mut self, index: usize) {
        self.seen[index] = self.round;
    }

    /// Whether the entry has been referred to in this round.
    pub(super) fn has(&self, index: usize) -> bool {
        self.seen[index] == self.round
    }
}

/// Corrects an id: trims it, lower-cases capitals, and replaces every other character that the format does not allow by a
/// hyphen. `None` if it contains no letter or digit.
///
/// ```
/// use life_science_map::content::mended_id;
///
/// assert_eq!(mended_id(" Region Skåne").as_deref(), Some("region-sk-ne"));
/// assert_eq!(mended_id("?"), None);
/// ```
pub fn mended_id(id: &str) -> Option<Box<str>> {
    let clean: String = id
        .trim()
        .chars()
        .map(|character| match character.to_ascii_lowercase() {
            character @ ('a'..='z' | '0'..='9' | '-' | '.') => character,
            _ => '-',
        })
        .collect();
    clean
        .contains(|character: char| character.is_ascii_alphanumeric())
        .then(|| clean.into())
}
