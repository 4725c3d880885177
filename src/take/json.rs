//! A content file with what matches, which the map, the checker and the editors' desk read.

use std::collections::BTreeSet;

use super::Selection;
use crate::check::canonical_form;
use crate::content::{Content, Language, List};
use crate::document::{Document, NodeId, quoted};
use crate::state::url;

/// The ids of each list that are kept.
struct Kept<'a> {
    initiatives: BTreeSet<&'a str>,
    actors: BTreeSet<&'a str>,
    places: BTreeSet<&'a str>,
}

impl<'a> Kept<'a> {
    fn of(selection: &'a Selection<'_>) -> Self {
        let content: &Content = &selection.content;
        let mut kept = Self {
            initiatives: BTreeSet::new(),
            actors: BTreeSet::new(),
            places: BTreeSet::new(),
        };
        for &initiative in &selection.initiatives {
            let entry = content.initiative(initiative);
            kept.initiatives.insert(&entry.id);
            kept.actors
                .extend(entry.actors.iter().map(|&own| &*content.actor(own).id));
            kept.places
                .extend(entry.places.iter().map(|&own| &*content.place(own).id));
        }
        kept
    }

    /// Whether an entry of a list is kept. Of other lists all are.
    fn has(&self, list: &str, id: &str) -> bool {
        let ids = match list {
            _ if list == List::Initiatives.name() => &self.initiatives,
            _ if list == List::Actors.name() => &self.actors,
            _ if list == List::Places.name() => &self.places,
            _ => return true,
        };
        ids.contains(id)
    }
}

/// The content with the initiatives that match, the actors and places that they refer to, and everything else as it is.
/// `None` if the bytes are no content. What is said of the selection stands in `selection`.
pub(super) fn content(selection: &Selection<'_>, bytes: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok()?;
    let document = Document::parse(text.trim_start_matches('\u{feff}').to_owned());
    let kept = Kept::of(selection);
    let mut json = String::from("{");
    for &member in document.children(document.root()?) {
        let Some(key) = document.key(member) else {
            continue;
        };
        push_member(&mut json, key);
        let is_list = List::ALL.iter().any(|list| list.name() == key);
        if is_list {
            push_list(&mut json, &document, member, key, &kept);
        } else if key == "removed" {
            push_without_instead(&mut json, &document, member, &kept);
        } else {
            json.push_str(&document.text()[document.span(member)]);
        }
    }
    push_member(&mut json, "selection");
    push_selection(&mut json, selection);
    json.push('}');
    canonical_form(&Document::parse(json))
}

/// Begins the next member of an object.
fn push_member(json: &mut String, key: &str) {
    push_comma(json);
    json.push_str(&quoted(key));
    json.push(':');
}

/// Separates the next value from the one before, if there is one.
fn push_comma(json: &mut String) {
    if !json.ends_with(['{', '[']) {
        json.push(',');
    }
}

fn push_list(json: &mut String, document: &Document, list: NodeId, name: &str, kept: &Kept<'_>) {
    json.push('[');
    for &entry in document.children(list) {
        let id = document.find_in(entry, "id");
        let id = id.and_then(|id| document.string(id)).unwrap_or_default();
        if kept.has(name, &id) {
            push_comma(json);
            push_entry(json, document, entry, "related", kept);
        }
    }
    json.push(']');
}

fn push_without_instead(json: &mut String, document: &Document, list: NodeId, kept: &Kept<'_>) {
    json.push('[');
    for &entry in document.children(list) {
        push_comma(json);
        push_entry(json, document, entry, "instead", kept);
    }
    json.push(']');
}

/// An entry as it is written, with only those ids of initiatives in a field that are kept.
fn push_entry(json: &mut String, document: &Document, entry: NodeId, field: &str, kept: &Kept<'_>) {
    let own = document.find_in(entry, field);
    let Some(own) = own else {
        json.push_str(&document.text()[document.span(entry)]);
        return;
    };
    let ids = document.children(own).iter();
    let ids: Vec<String> = ids
        .filter_map(|&id| document.string(id))
        .filter(|id| kept.initiatives.contains(id.as_str()))
        .map(|id| quoted(&id))
        .collect();
    json.push('{');
    for &member in document.children(entry) {
        let Some(key) = document.key(member) else {
            continue;
        };
        if member != own {
            push_member(json, key);
            json.push_str(&document.text()[document.span(member)]);
        } else if !ids.is_empty() {
            push_member(json, key);
            json.push_str(&["[", &ids.join(","), "]"].concat());
        }
    }
    json.push('}');
}

/// What the selection is: its query, a sentence, how many of how many, and its address.
fn push_selection(json: &mut String, selection: &Selection<'_>) {
    let content = &selection.content;
    json.push('{');
    push_member(json, "query");
    json.push_str(&quoted(&url::write(&selection.state, content)));
    push_member(json, "sentence");
    json.push('{');
    for language in Language::ALL {
        push_member(json, language.tag());
        json.push_str(&quoted(&selection.sentence(language)));
    }
    json.push('}');
    for (key, number) in [
        ("count", selection.initiatives.len()),
        ("of", content.initiatives().len()),
    ] {
        push_member(json, key);
        json.push_str(&number.to_string());
    }
    let address = selection.address();
    if !address.is_empty() {
        push_member(json, "address");
        json.push_str(&quoted(&address));
    }
    json.push('}');
}
