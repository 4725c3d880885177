//! The one form in which a content file is written.

use super::{Document, JsonKind, NodeId};
use crate::sort::sort_by;

/// What takes the canonical form as it is written.
trait Sink {
    /// Takes the next part of it. `false` if the rest is not wanted.
    fn take(&mut self, part: &str) -> bool;
}

impl Sink for String {
    fn take(&mut self, part: &str) -> bool {
        self.push_str(part);
        true
    }
}

/// Compares it with a text, of which this is the rest.
struct Compared<'a>(&'a str);

impl Sink for Compared<'_> {
    fn take(&mut self, part: &str) -> bool {
        let rest = self.0.strip_prefix(part);
        self.0 = rest.unwrap_or("\0");
        rest.is_some()
    }
}

/// A text as JSON, with only those escapes that it needs.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    write_quoted(text, &mut quoted);
    quoted
}

fn write_quoted(text: &str, sink: &mut dyn Sink) -> bool {
    let mut goes_on = sink.take("\"");
    let mut rest = text;
    // All of them are one byte.
    let is_escaped = |letter: u8| letter < b' ' || matches!(letter, b'"' | b'\\');
    while let Some(at) = rest.bytes().position(is_escaped).filter(|_| goes_on) {
        let (plain, after) = rest.split_at(at);
        let mut letters = after.chars();
        let letter = letters.next().unwrap_or_default();
        rest = letters.as_str();
        let code;
        let escape = match letter {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{C}' => "\\f",
            _ => {
                code = format!("\\u{:04x}", u32::from(letter));
                &code
            }
        };
        goes_on = sink.take(plain) && sink.take(escape);
    }
    goes_on && sink.take(rest) && sink.take("\"")
}

/// The order of fields: that of a name in an object, and what is known of a field or of the elements of a list.
pub trait Order: Copy {
    /// The place of a field in an object.
    fn rank(self, name: &str) -> Option<usize>;
    /// What is known of a field of an object, or with `None` of the elements of a list.
    #[must_use]
    fn within(self, name: Option<&str>) -> Self;
}

/// A document in canonical form: one value a line, indented by one space a level, nothing escaped that need not be, numbers as
/// they are written, without a line break at the end. That is Python's `json.dumps(content, indent=1, ensure_ascii=False)`.
/// The fields of an object stand in the order of their rank; a field without a rank stays behind the one that it followed.
/// `None` for a text that is no JSON. O(n log n).
pub fn canonical(document: &Document, order: impl Order) -> Option<String> {
    let root = document.root().filter(|_| document.flaws().is_empty())?;
    let mut written = String::with_capacity(document.text().len());
    write(document, root, 0, order, &mut written);
    Some(written)
}

/// Whether a document is in canonical form already. Writes nothing.
pub fn is_canonical(document: &Document, order: impl Order) -> bool {
    let root = document.root().filter(|_| document.flaws().is_empty());
    let mut compared = Compared(document.text());
    root.is_some_and(|root| write(document, root, 0, order, &mut compared)) && compared.0.is_empty()
}

/// Only for documents without flaws: their depth is limited. `false` if the rest was not wanted.
fn write(
    document: &Document,
    node: NodeId,
    depth: usize,
    order: impl Order,
    sink: &mut dyn Sink,
) -> bool {
    let kind = document.kind(node);
    let [open, close] = match kind {
        JsonKind::List => ["[", "]"],
        JsonKind::Object => ["{", "}"],
        JsonKind::Text => return write_quoted(&document.text_of(node), sink),
        JsonKind::Null | JsonKind::Boolean | JsonKind::Number => {
            return sink.take(document.source(node));
        }
    };
    let children = document.children(node);
    let ranked = (kind == JsonKind::Object).then(|| in_order(document, node, order));
    let ordered = ranked.as_deref().unwrap_or(children);
    let mut goes_on = sink.take(open);
    for (place, &child) in ordered.iter().enumerate() {
        goes_on =
            goes_on && sink.take(if place > 0 { ",\n" } else { "\n" }) && indent(depth + 1, sink);
        let key = document.key(child);
        if let Some(key) = key.filter(|_| goes_on) {
            goes_on = write_quoted(key, sink) && sink.take(": ");
        }
        goes_on = goes_on && write(document, child, depth + 1, order.within(key), sink);
        if !goes_on {
            return false;
        }
    }
    if !children.is_empty() {
        goes_on = sink.take("\n") && indent(depth, sink);
    }
    goes_on && sink.take(close)
}

/// So many spaces.
fn indent(depth: usize, sink: &mut dyn Sink) -> bool {
    const SPACES: &str = "                ";
    let (whole, rest) = (depth / SPACES.len(), depth % SPACES.len());
    (0..whole).all(|_| sink.take(SPACES)) && sink.take(SPACES.get(..rest).unwrap_or_default())
}

fn in_order(document: &Document, object: NodeId, order: impl Order) -> Vec<NodeId> {
    let mut before = 0;
    let mut ranked: Vec<(usize, NodeId)> = document
        .children(object)
        .iter()
        .map(|&child| {
            before = order
                .rank(document.key(child).unwrap_or_default())
                .map_or(before, |rank| rank + 1);
            (before, child)
        })
        .collect();
    if !ranked.is_sorted_by_key(|(rank, _)| *rank) {
        sort_by(&mut ranked, |(one, _), (other, _)| one.cmp(other));
    }
    ranked.into_iter().map(|(_, child)| child).collect()
}
