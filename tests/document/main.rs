//! A content file as a text: what is valid JSON and what is not, what mends it, and that edits lose nothing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod edits;
mod order;
mod slips;

use life_science_map::document::{Document, Edit, JsonKind, NodeId, quoted};
use proptest::prelude::*;
use serde_json::Value;

const REAL: &str = "public/content.json";

fn parsed(text: &str) -> Document {
    Document::parse(text.to_owned())
}

/// The tree as a value. Of repeated fields the last counts.
fn value(document: &Document, node: NodeId) -> Value {
    let children = document.children(node).iter();
    match document.kind(node) {
        JsonKind::List => children.map(|&child| value(document, child)).collect(),
        JsonKind::Object => {
            let fields = children.map(|&child| {
                (
                    document.key(child).unwrap().to_owned(),
                    value(document, child),
                )
            });
            Value::Object(fields.collect())
        }
        JsonKind::Text => document.string(node).unwrap().into(),
        JsonKind::Number | JsonKind::Boolean | JsonKind::Null => {
            serde_json::from_str(document.source(node)).unwrap()
        }
    }
}

fn whole(document: &Document) -> Option<Value> {
    document.root().map(|root| value(document, root))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

/// Any JSON, with any white space and spelling.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,3})?(e[0-9]{1,2})?",
        "[a-zåäö\"\\\\\n\t/€]{0,6}".prop_map(|text| quoted(&text)),
        "(\\\\u00e5|\\\\/|\\\\ud83d\\\\ude00|x){0,3}".prop_map(|text| format!("\"{text}\"")),
    ];
    let blank = || "[ \n\r\t]{0,2}";
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let element = (blank(), inner, blank())
            .prop_map(|(before, value, after)| [before, value, after].concat());
        let list = prop::collection::vec(element.clone(), 0..4)
            .prop_map(|all| format!("[{}]", all.join(",")));
        let field = ("[a-c.\\[\\]]{0,2}", blank(), element)
            .prop_map(|(name, blank, value)| format!("{}{blank}:{value}", quoted(&name)));
        let object =
            prop::collection::vec(field, 0..4).prop_map(|all| format!("{{{}}}", all.join(",")));
        prop_oneof![list, object]
    })
}

#[test]
fn columns_are_counted_in_lines_of_any_length() {
    let letters = "aå€😀\"".repeat(2_000);
    for text in [
        letters.clone(),
        format!("{letters}\n{letters}\r\n{letters}{letters}"),
    ] {
        let mut document = parsed("\n");
        document.edit(&[Edit::replace(0..1, text.clone())]);
        let (mut line, mut column) = (1, 1);
        for (at, letter) in text.char_indices() {
            let position = document.position(at);
            assert_eq!((position.line, position.column), (line, column));
            column += 1;
            if letter == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
        assert_eq!(document.position(text.len()).column, column);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_value_is_found_by_its_path_and_by_its_place(text in json()) {
        let document = parsed(&text);
        let mut nodes = vec![document.root().unwrap()];
        while let Some(node) = nodes.pop() {
            nodes.extend(document.children(node));
            let path = document.path(node);
            // A name with the path's own signs in it, or one that is repeated, has no path of its own.
            let is_plain = core::iter::successors(Some(node), |&node| document.parent(node))
                .all(|node| document.key(node).is_none_or(|key| !key.is_empty() && !key.contains(['.', '[', ']'])
                    && document.member(document.parent(node).unwrap(), key) == Some(node)));
            if is_plain {
                prop_assert_eq!(document.find(&path), Some(node));
            }
            prop_assert_eq!(document.at(document.span(node).start), Some(node));
        }
    }
}
