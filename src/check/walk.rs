//! What stands in the file that the format does not know, or that stands there twice.

use std::collections::BTreeMap;

use super::Finding;
use super::fix::{Fix, FixLabel};
use super::mend::nearest;
use super::subject::Subject;
use crate::content::format::{FOR_TOOLS, ObjectFormat, ValueFormat};
use crate::content::{CONTENT, Language};
use crate::document::{Edit, JsonKind, NodeId, quoted};

/// Looks at every value that the format knows. Keeps its own stack, so nesting may be arbitrarily deep.
pub(super) fn look(subject: &mut Subject<'_>) {
    let Some(root) = subject.document.root() else {
        return;
    };
    let mut values = vec![(root, &CONTENT)];
    while let Some((node, format)) = values.pop() {
        let kind = subject.document.kind(node);
        match (format, kind) {
            (ValueFormat::Object(object), JsonKind::Object) => {
                repeated(subject, node);
                for &field in subject.document.children(node) {
                    let name = subject.document.key(field).unwrap_or_default();
                    match object.field(name) {
                        Some(known) => values.push((field, &known.value)),
                        None if node == root && FOR_TOOLS.contains(&name) => {}
                        None => unknown(subject, node, field, Some(object)),
                    }
                }
            }
            (ValueFormat::Text, JsonKind::Object) => {
                repeated(subject, node);
                for &wording in subject.document.children(node) {
                    let tag = subject.document.key(wording).unwrap_or_default();
                    if Language::from_tag(tag).is_none() {
                        unknown(subject, node, wording, None);
                    }
                }
            }
            (ValueFormat::List(element), JsonKind::List) => {
                values.extend(
                    subject
                        .document
                        .children(node)
                        .iter()
                        .map(|&node| (node, *element)),
                );
            }
            _ => {}
        }
    }
}

/// Fields of an object that stand there more than once.
fn repeated(subject: &mut Subject<'_>, object: NodeId) {
    let document = subject.document;
    let is_file = document.root() == Some(object);
    let mut earlier: BTreeMap<&str, NodeId> = BTreeMap::new();
    for &field in document.children(object) {
        let name = document.key(field).unwrap_or_default();
        let Some(before) = earlier.insert(name, field) else {
            continue;
        };
        let removal = subject.removal(before);
        let fixes = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
        let entries = document.children(before).len();
        if is_file && document.kind(before) == JsonKind::List && entries > 0 {
            let finding = Finding::RepeatedList {
                path: document.path(before),
                entries,
            };
            // Its entries are worth more than the name.
            subject.find(finding, before, Vec::new());
        } else {
            subject.find(
                Finding::RepeatedField(document.path(field)),
                field,
                fixes.into_iter().collect(),
            );
        }
    }
}

/// A field that the format does not know.
fn unknown(
    subject: &mut Subject<'_>,
    holder: NodeId,
    field: NodeId,
    format: Option<&ObjectFormat>,
) {
    let document = subject.document;
    let name = document.key(field).unwrap_or_default();
    let known = format.map(|format| format.fields).unwrap_or_default();
    let lacking = known
        .iter()
        .map(|field| field.name)
        .filter(|name| document.member(holder, name).is_none());
    let meant = nearest(name, lacking);
    let finding = Finding::UnknownField {
        path: document.path(field),
        meant,
    };
    let fix = meant.zip(document.key_span(field)).map(|(meant, span)| {
        Fix::ask(
            FixLabel::Replace(meant.to_owned()),
            vec![Edit::replace(span, quoted(meant))],
        )
    });
    subject.find(finding, field, fix.into_iter().collect());
}
