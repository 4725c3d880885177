//! Remarks on entries as a whole, and on the form of the file.

use std::collections::BTreeMap;

use super::Remark;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use crate::content::format::ValueFormat;
use crate::content::{CONTENT, Language, List, mended_id};
use crate::document::{Document, Edit, JsonKind, NodeId, Order, canonical, is_canonical, quoted};

/// Looks at all entries.
pub(super) fn look(subject: &mut Subject<'_>) {
    for list in List::ALL {
        copies(subject, list);
    }
    let document = subject.document;
    if let Some(root) = document.root()
        && !is_canonical(document, ByFormat(Some(&CONTENT)))
        && let Some(written) = canonical_form(document)
    {
        let edit = Edit::replace(0..document.text().len(), written);
        subject.remark(
            Remark::FormatStyle,
            root,
            &[],
            vec![Fix::ask(FixLabel::Canonical, vec![edit])],
        );
    }
}

/// A content file in canonical form, with its fields in the order of the format. `None` for a text that is no JSON.
pub fn canonical_form(document: &Document) -> Option<String> {
    canonical(document, ByFormat(Some(&CONTENT)))
}

/// The order of the fields in the format; `None` for what it does not know.
#[derive(Clone, Copy)]
struct ByFormat(Option<&'static ValueFormat>);

impl Order for ByFormat {
    fn rank(self, name: &str) -> Option<usize> {
        match self.0? {
            ValueFormat::Object(object) => object.rank(name),
            _ => None,
        }
    }

    fn within(self, name: Option<&str>) -> Self {
        Self(match (self.0, name) {
            (Some(ValueFormat::Object(object)), Some(name)) => {
                object.field(name).map(|field| &field.value)
            }
            (Some(ValueFormat::List(element)), None) => Some(element),
            _ => None,
        })
    }
}

/// The edit that adds a field to an object, where the format has it: languages in their order. The value is JSON.
pub(crate) fn addition(
    document: &Document,
    object: NodeId,
    name: &str,
    value: &str,
) -> Option<Edit> {
    let format = CONTENT.at(&document.path(object));
    let rank = |name: &str| match format? {
        ValueFormat::Object(object) => object.rank(name),
        ValueFormat::Text => Language::ALL.iter().position(|own| own.tag() == name),
        _ => None,
    };
    let own = rank(name);
    let is_before = |&&field: &&NodeId| {
        document
            .key(field)
            .and_then(rank)
            .is_some_and(|other| Some(other) < own)
    };
    let behind = document.children(object).iter().rev().find(is_before);
    document.addition(object, behind.copied(), name, value)
}

/// JSON as it is written at a depth of a document. `None` for what is no JSON.
pub(crate) fn styled(document: &Document, json: &str, depth: usize) -> Option<String> {
    let canonical = canonical_form(&Document::parse(json.to_owned()))?;
    Some(document.in_its_habit(&canonical, depth))
}

/// The edit that adds an id to a field of ids, which an object may lack, written as the rest of the file is.
pub(super) fn with_id(document: &Document, object: NodeId, field: &str, id: &str) -> Option<Edit> {
    let list = document.member(object, field);
    if let Some(list) = list.filter(|&list| !document.children(list).is_empty()) {
        return document.appendix(list, &quoted(id));
    }
    let one = ["[\n ", &quoted(id), "\n]"].concat();
    let one = document.in_its_habit(&one, document.depth(object) + 1);
    match list {
        Some(list) if document.kind(list) == JsonKind::List => {
            Some(Edit::replace(document.span(list), one))
        }
        Some(_) => None,
        None => addition(document, object, field, &one),
    }
}

/// The entries of a list, in the order of the file.
pub(crate) fn entries_of(document: &Document, list: List) -> &[NodeId] {
    document
        .find(list.name())
        .map(|list| document.children(list))
        .unwrap_or_default()
}

/// The id of an entry as the reader takes it.
pub(crate) fn id_of(document: &Document, entry: NodeId) -> Option<String> {
    let id = document.string(document.member(entry, "id")?)?;
    mended_id(&id).map(Into::into)
}

/// Every value that the format knows, each with its format. Keeps its own stack, so nesting may be arbitrarily deep. Linear.
pub(crate) fn known_values(document: &Document) -> Vec<(NodeId, &'static ValueFormat)> {
    let mut known = Vec::new();
    let mut values: Vec<(NodeId, &ValueFormat)> = document
        .root()
        .map(|root| (root, &CONTENT))
        .into_iter()
        .collect();
    while let Some((node, format)) = values.pop() {
        let children = document.children(node);
        match (format, document.kind(node)) {
            (ValueFormat::Object(object), JsonKind::Object) => {
                values.extend(children.iter().filter_map(|&field| {
                    Some((field, &object.field(document.key(field)?)?.value))
                }));
            }
            (ValueFormat::List(element), JsonKind::List) => {
                values.extend(children.iter().map(|&node| (node, *element)));
            }
            _ => {}
        }
        known.push((node, format));
    }
    known
}

/// Entries that differ in nothing but the id.
fn copies(subject: &mut Subject<'_>, list: List) {
    let mut first: BTreeMap<String, NodeId> = BTreeMap::new();
    for entry in subject.entries(list).to_vec() {
        let document = subject.document;
        let fields = document
            .children(entry.node)
            .iter()
            .filter(|&&field| document.key(field) != Some("id"));
        let written: Vec<String> = fields
            .map(|&field| {
                [
                    document.key(field).unwrap_or_default(),
                    document.source(field),
                ]
                .join(":")
            })
            .collect();
        if written.len() < 2 {
            continue;
        }
        if let Some(&other) = first.get(&written.concat()) {
            let name = subject.name(other);
            let removal = subject.removal(entry.node);
            let fix = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
            subject.remark(
                Remark::EntryCopy,
                entry.node,
                &[&name],
                fix.into_iter().collect(),
            );
        } else {
            first.insert(written.concat(), entry.node);
        }
    }
}
