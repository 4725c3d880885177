//! What goes with an entry that is removed.

use super::edits::{self, entries, id_of};
use super::form::told_name;
use super::session::Session;
use crate::content::List;
use crate::document::NodeId;

impl Session {
    /// How many values refer to an entry.
    pub fn references_to(&self, list: List, place: usize) -> usize {
        let count = self.entry(list, place).and_then(|(document, entry)| {
            let id = id_of(document, entry)?;
            Some(edits::references(document, list, &id).len())
        });
        count.unwrap_or_default()
    }

    /// The names of the entries that the map would lose with an entry: initiatives that belong to nothing else, and an area's
    /// objectives. Linear.
    pub fn loss_with(&self, list: List, place: usize) -> Vec<String> {
        let Some((document, own)) = self.entry(list, place) else {
            return Vec::new();
        };
        let Some(id) =
            id_of(document, own).filter(|_| matches!(list, List::Areas | List::Programmes))
        else {
            return Vec::new();
        };
        let ids = |entry, field| {
            let ids = document.find_in(entry, field);
            let ids = ids.map(|ids| document.children(ids)).unwrap_or_default();
            ids.iter().filter_map(|&id| document.string(id))
        };
        let (own_field, other) = if list == List::Areas {
            ("areas", "programmes")
        } else {
            ("programmes", "areas")
        };
        let belongs_to_it_alone = |entry: NodeId| {
            let mut own = ids(entry, own_field).peekable();
            own.peek().is_some()
                && own.all(|sector| sector == id)
                && ids(entry, other).next().is_none()
        };
        let is_its_own = |entry: NodeId| {
            let area = document.find_in(entry, "area");
            area.and_then(|area| document.string(area)).as_deref() == Some(&*id)
        };
        let name = |of, entry| told_name(document, of, entry, self.reader());
        let objectives = entries(document, List::Objectives).iter();
        let objectives = objectives.filter(|&&entry| is_its_own(entry));
        let objectives = objectives.map(|&entry| name(List::Objectives, entry));
        let initiatives = entries(document, List::Initiatives).iter();
        let initiatives = initiatives.filter(|&&entry| belongs_to_it_alone(entry));
        let initiatives = initiatives.map(|&entry| name(List::Initiatives, entry));
        objectives.chain(initiatives).collect()
    }
}
