//! The one form in which a content file is written.

use core::fmt::Write as _;

use super::{Document, JsonKind, NodeId};
use crate::sort::sort_by;

/// A text as JSON, with only those escapes that it needs.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{C}' => quoted.push_str("\\f"),
            '\0'..='\u{1F}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A document in canonical form: one value a line, indented by one space a level, nothing escaped that need not be, numbers as
/// they are written, without a line break at the end. That is Python's `json.dumps(content, indent=1, ensure_ascii=False)`.
/// The fields of an object stand in the order that `rank` gives for the path of the object and a name; a field without a rank
/// stays behind the one that it followed. `None` for a text that is no JSON. O(n log n).
pub fn canonical(
    document: &Document,
    rank: impl Fn(&str, &str) -> Option<usize>,
) -> Option<String> {
    if !document.flaws().is_empty() {
        return None;
    }
    let mut written = String::with_capacity(document.text().len());
    write(document, document.root()?, 0, &rank, &mut written);
    Some(written)
}

/// Only for documents without flaws: their depth is limited.
fn write(
    document: &Document,
    node: NodeId,
    depth: usize,
    rank: &impl Fn(&str, &str) -> Option<usize>,
    written: &mut String,
) {
    let kind = document.kind(node);
    let brackets = match kind {
        JsonKind::List => ['[', ']'],
        JsonKind::Object => ['{', '}'],
        JsonKind::Text => {
            return written.push_str(&quoted(&document.string(node).unwrap_or_default()));
        }
        JsonKind::Null | JsonKind::Boolean | JsonKind::Number => {
            return written.push_str(document.source(node));
        }
    };
    let children = document.children(node);
    written.push(brackets[0]);
    let ordered = if kind == JsonKind::Object {
        in_order(document, node, rank)
    } else {
        children.to_vec()
    };
    for (place, &child) in ordered.iter().enumerate() {
        written.push_str(if place > 0 { ",\n" } else { "\n" });
        written.extend(core::iter::repeat_n(' ', depth + 1));
        if let Some(key) = document.key(child) {
            written.push_str(&quoted(key));
            written.push_str(": ");
        }
        write(document, child, depth + 1, rank, written);
    }
    if !children.is_empty() {
        written.push('\n');
        written.extend(core::iter::repeat_n(' ', depth));
    }
    written.push(brackets[1]);
}

fn in_order(
    document: &Document,
    object: NodeId,
    rank: &impl Fn(&str, &str) -> Option<usize>,
) -> Vec<NodeId> {
    let path = document.path(object);
    let mut before = 0;
    let mut ranked: Vec<(usize, NodeId)> = document
        .children(object)
        .iter()
        .map(|&child| {
            before = rank(&path, document.key(child).unwrap_or_default())
                .map_or(before, |rank| rank + 1);
            (before, child)
        })
        .collect();
    sort_by(&mut ranked, |(one, _), (other, _)| one.cmp(other));
    ranked.into_iter().map(|(_, child)| child).collect()
}
