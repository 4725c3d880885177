//! The edits of the text that change a value of the content, or an entry with everything that refers to it. Whatever they
//! write, they write as the rest of the file is written.

use crate::check::{addition, id_of_name, ids_like, known_values, styled};
pub(super) use crate::check::{entries_of as entries, id_of};
use crate::content::format::ValueFormat;
use crate::content::{List, mended_id};
use crate::document::{Document, Edit, JsonKind, NodeId, combine, quoted};

/// A path without its last step, and that step: a field's name or `[place]`.
fn split_last(path: &str) -> Option<(&str, &str)> {
    let at = path.rfind(['.', '['])?;
    let (holder, last) = path.split_at(at);
    Some((holder, last.trim_start_matches('.')))
}

/// The edit that puts a value, given as JSON, at a path. Objects and lists that are missing on the way are made; what stands
/// there and is of another type is replaced. `None` for what is no JSON, or no path.
pub fn set(document: &Document, path: &str, json: &str) -> Option<Edit> {
    if let Some(node) = document.find(path) {
        let with = styled(document, json, document.depth(node))?;
        return Some(Edit::replace(document.span(node), with));
    }
    let (holder, last) = split_last(path).unwrap_or(("", path));
    let is_element = last.starts_with('[');
    let around = if is_element {
        ["[", json, "]"].concat()
    } else {
        ["{", &quoted(last), ": ", json, "}"].concat()
    };
    let kind = if is_element {
        JsonKind::List
    } else {
        JsonKind::Object
    };
    match document.find(holder) {
        Some(node) if document.kind(node) == kind && !document.children(node).is_empty() => {
            let value = styled(document, json, document.depth(node) + 1)?;
            if is_element {
                document.appendix(node, &value)
            } else {
                addition(document, node, last, &value)
            }
        }
        _ if holder == path => None,
        _ => set(document, holder, &around),
    }
}

/// The edit that takes a value away, and what has nothing left by that: fields of an entry go when they become empty.
/// `None` if there is nothing.
pub fn unset(document: &Document, path: &str) -> Option<Edit> {
    remove(document, document.find(path)?)
}

fn remove(document: &Document, mut node: NodeId) -> Option<Edit> {
    // An entry is two levels deep, and the file's own fields are one.
    let is_listed = |node: NodeId| {
        let top = core::iter::successors(Some(node), |&node| document.parent(node))
            .take(document.depth(node))
            .last();
        top.is_some_and(|top| document.kind(top) == JsonKind::List)
    };
    let highest = if is_listed(node) { 3 } else { 2 };
    while let Some(holder) = document.parent(node)
        && document.children(holder).len() == 1
        && document.depth(holder) >= highest
    {
        node = holder;
    }
    document.removal(node)
}

/// The entry of a list with an id.
pub fn entry(document: &Document, list: List, id: &str) -> Option<NodeId> {
    let mut all = entries(document, list).iter().copied();
    all.find(|&entry| id_of(document, entry).as_deref() == Some(id))
}

/// Whether one entry alone of a list has an id: which of several is meant is not known. Linear.
pub fn is_only(document: &Document, list: List, id: &str) -> bool {
    let all = entries(document, list).iter();
    let same = all.filter(|&&entry| id_of(document, entry).as_deref() == Some(id));
    same.count() == 1
}

/// All values that refer to an entry. Linear.
pub fn references(document: &Document, list: List, id: &str) -> Vec<NodeId> {
    let is_it = |node: NodeId| {
        let referred = document.string(node).and_then(|id| mended_id(&id));
        referred.as_deref() == Some(id)
    };
    let known = known_values(document).into_iter();
    let known =
        known.filter(|(_, format)| matches!(format, ValueFormat::Reference(own) if *own == list));
    known
        .map(|(node, _)| node)
        .filter(|&node| is_it(node))
        .collect()
}

/// The id for a new entry: made from its name once, and free in all lists.
pub fn free_id(document: &Document, name: &str) -> Option<String> {
    let id = id_of_name(name)?;
    let is_free = |id: &String| {
        List::ALL
            .into_iter()
            .all(|list| entry(document, list, id).is_none())
    };
    ids_like(&id).find(is_free)
}

/// The edit that adds an entry, given as JSON. An initiative comes after the last one of the same first area or programme, so
/// that two editors seldom write in the same place; others come last.
pub fn add(document: &Document, list: List, json: &str) -> Option<Edit> {
    let all = entries(document, list);
    let (Some(holder), false) = (document.find(list.name()), all.is_empty()) else {
        return set(document, list.name(), &["[", json, "]"].concat());
    };
    let new = Document::parse(json.to_owned());
    let sector = |document: &Document, entry: NodeId| {
        let first = |name: &str| document.find_in(entry, &[name, "[0]"].concat());
        first("areas")
            .or_else(|| first("programmes"))
            .and_then(|first| document.string(first))
    };
    let own = new.root().and_then(|entry| sector(&new, entry));
    let near = own.and_then(|own| {
        let mut near = all.iter().rev().copied();
        near.find(|&entry| sector(document, entry).as_ref() == Some(&own))
    });
    let value = styled(document, json, document.depth(holder) + 1)?;
    document.appendix_behind(holder, near.or(all.last().copied()), &value)
}

/// The edits that take an entry away together with all references to it.
pub fn remove_entry(document: &Document, list: List, node: NodeId) -> Vec<Edit> {
    let span = document.span(node);
    let Some(own) = document.removal(node) else {
        return Vec::new();
    };
    let id = id_of(document, node);
    // One of two entries with the same id leaves the other one to be referred to.
    let references = id
        .filter(|id| is_only(document, list, id))
        .map(|id| references(document, list, &id))
        .unwrap_or_default();
    let outside = references
        .into_iter()
        .filter(|&node| !span.contains(&document.span(node).start));
    let mut edits = vec![vec![own]];
    edits.extend(outside.filter_map(|node| Some(vec![remove(document, node)?])));
    combine(edits.iter().map(Vec::as_slice)).0
}

/// The edits that give an entry another id, and all references to it.
pub fn rename(document: &Document, list: List, entry: NodeId, id: &str) -> Vec<Edit> {
    let old = id_of(document, entry);
    let mut nodes = old.map_or_else(Vec::new, |old| references(document, list, &old));
    nodes.extend(document.member(entry, "id"));
    nodes
        .into_iter()
        .map(|node| Edit::replace(document.span(node), quoted(id)))
        .collect()
}

/// The edits that make all references to one entry refer to another one, and take the first one away.
pub fn merge(document: &Document, list: List, from: NodeId, to: NodeId) -> Vec<Edit> {
    let (Some(old), Some(new)) = (id_of(document, from), id_of(document, to)) else {
        return Vec::new();
    };
    let mut edits: Vec<Vec<Edit>> = document
        .removal(from)
        .map(|edit| vec![edit])
        .into_iter()
        .collect();
    for node in references(document, list, &old) {
        let has_other = document.parent(node).is_some_and(|holder| {
            let siblings = document.children(holder).iter();
            let mut ids = siblings.filter_map(|&node| document.string(node));
            document.kind(holder) == JsonKind::List && ids.any(|id| id == new)
        });
        edits.push(if has_other {
            remove(document, node).into_iter().collect()
        } else {
            vec![Edit::replace(document.span(node), quoted(&new))]
        });
    }
    combine(edits.iter().map(Vec::as_slice)).0
}

/// The edit that moves an element of a list by one place.
pub fn shift(document: &Document, path: &str, is_up: bool) -> Vec<Edit> {
    let other = || {
        let node = document.find(path)?;
        let siblings = document.children(document.parent(node)?);
        let place = siblings.iter().position(|own| *own == node)?;
        let next = if is_up {
            place.checked_sub(1)?
        } else {
            place + 1
        };
        Some((node, *siblings.get(next)?))
    };
    other().map_or_else(Vec::new, |(one, other)| {
        vec![
            Edit::replace(document.span(one), document.source(other)),
            Edit::replace(document.span(other), document.source(one)),
        ]
    })
}
