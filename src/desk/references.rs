//! Lists of references of entries, as edits of the text.

use super::changes::format_of;
use super::edits::{self, entry, id_of, is_only};
use super::form::joined;
use crate::content::format::ValueFormat;
use crate::content::{CONTENT, List};
use crate::document::{Document, Edit, JsonKind, NodeId, quoted};

/// The list that the references at a path refer to.
pub(super) fn what_is_at(path: &str) -> Option<List> {
    match CONTENT.at(path)? {
        ValueFormat::List(ValueFormat::Reference(list)) => Some(*list),
        _ => None,
    }
}

/// The edit that notes the id that an entry had before, and forgets the one that it has again.
pub(super) fn with_former_id(
    document: &Document,
    node: NodeId,
    old: Option<&str>,
    new: &str,
) -> Option<Edit> {
    let path = joined(&document.path(node), "former_ids");
    let former = document.find(&path).map(|ids| document.children(ids));
    let mut former = former.unwrap_or_default().iter();
    let again = former.find(|&&id| document.string(id).as_deref() == Some(new));
    match (again, old) {
        (Some(&again), Some(old)) => Some(Edit::replace(document.span(again), quoted(old))),
        (Some(&again), None) => edits::unset(document, &document.path(again)),
        (None, Some(old)) => with_reference(document, &path, old),
        (None, None) => None,
    }
}

/// Where a related initiative, at a path, is related to the one that the path leads into.
pub(super) fn way_back(document: &Document, path: &str) -> Option<String> {
    let (list, _) = path.rsplit_once('[')?;
    what_is_at(list).filter(|of| *of == List::Initiatives)?;
    let (holder, field) = list.rsplit_once('.')?;
    let own = document.find(holder)?;
    let id = id_of(document, own)?;
    let other = document.string(document.find(path)?)?;
    // Named twice, it stays; and which of two with the same id is meant is not known.
    let named = document.children(document.find(list)?).iter();
    let named = named.filter(|&&node| document.string(node).as_deref() == Some(&*other));
    let is_only = |id: &str| is_only(document, List::Initiatives, id);
    if named.count() > 1 || !is_only(&id) || !is_only(&other) {
        return None;
    }
    let other = entry(document, List::Initiatives, &other).filter(|other| *other != own)?;
    let back = document.find_in(other, field)?;
    let mut ids = document.children(back).iter();
    let back = ids.find(|&&back| document.string(back).as_deref() == Some(&id))?;
    Some(document.path(*back))
}

/// The edit that adds an id to a list of references, unless it is there.
pub(super) fn with_reference(document: &Document, path: &str, id: &str) -> Option<Edit> {
    let list = document.find(path);
    let ids = list.filter(|&list| document.kind(list) == JsonKind::List);
    let ids = ids.map(|list| document.children(list)).unwrap_or_default();
    let is_there = ids
        .iter()
        .any(|&own| document.string(own).as_deref() == Some(id));
    if is_there {
        return None;
    }
    let next = ["[", &ids.len().to_string(), "]"].concat();
    edits::set(document, &joined(path, &next), &quoted(id))
}

/// The lists of references that the entries of a list have, each with its name.
pub fn reference_fields(list: List) -> Vec<(&'static str, List)> {
    let fields = format_of(list).map(|format| format.fields);
    fields
        .unwrap_or_default()
        .iter()
        .filter_map(|field| match field.value {
            ValueFormat::List(ValueFormat::Reference(of)) => Some((field.name, *of)),
            _ => None,
        })
        .collect()
}
