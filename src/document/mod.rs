//! A content file as its author wrote it: the text is the truth, and changes are edits of it.
//!
//! The text is parsed into a tree of values with their spans, also where it is no valid JSON: each thing that is
//! wrong becomes a [`Flaw`], with the edits that mend it, and reading goes on behind it. Whatever nobody edits keeps its
//! bytes. Nothing here knows the format of the content.

mod canonical;
mod conflict;
mod decode;
mod edit;
mod flaw;
mod graft;
mod lines;
mod parse;
mod scan;
mod style;
mod tree;

use core::ops::Range;
use std::borrow::Cow;

pub use canonical::{Order, canonical, is_canonical, quoted};
pub use decode::{Decoded, Encoding, OtherKind, decode, to_windows_1252};
pub use edit::{Edit, apply, combine};
pub use flaw::{Flaw, FlawKind};
pub use lines::Position;
pub use tree::{JsonKind, NodeId};

use lines::Lines;
use tree::Tree;

/// The text of a content file, with its tree and its flaws.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    tree: Tree,
    flaws: Vec<Flaw>,
    lines: Lines,
}

impl Document {
    /// Parses a text. Total: any text has a tree, in the worst case an empty one, and flaws that say why. Linear.
    ///
    /// ```
    /// use life_science_map::document::{Document, apply};
    ///
    /// let document = Document::parse("{\"a\": 1\n \"b\": [2, ]}".to_owned());
    /// assert_eq!(document.flaws().len(), 2);
    /// let b = document.find("b[0]").unwrap();
    /// assert_eq!(document.source(b), "2");
    /// let edits: Vec<_> = document.flaws().iter().flat_map(|flaw| flaw.edits.clone()).collect();
    /// assert_eq!(apply(document.text(), &edits).unwrap().0, "{\"a\": 1,\n \"b\": [2 ]}");
    /// ```
    pub fn parse(text: String) -> Self {
        let (tree, flaws) = parse::parse(&text);
        let lines = Lines::of(&text);
        Self {
            text,
            tree,
            flaws,
            lines,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What makes it invalid JSON, in the order of the text.
    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// The outermost value, unless there is none.
    pub fn root(&self) -> Option<NodeId> {
        self.tree.root()
    }

    /// The JSON type of a value.
    pub fn kind(&self, node: NodeId) -> JsonKind {
        self.tree.node(node).kind
    }

    /// The bytes that a value takes in the text.
    pub fn span(&self, node: NodeId) -> Range<usize> {
        self.tree.node(node).span()
    }

    /// The value's source; mended where it is flawed.
    pub fn source(&self, node: NodeId) -> &str {
        self.tree
            .mended(node)
            .unwrap_or_else(|| self.slice(self.span(node)))
    }

    /// A part of the text; empty if the span is not on its characters.
    pub fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    /// The bytes that the field's name takes in the text, for a value in an object.
    pub fn key_span(&self, node: NodeId) -> Option<Range<usize>> {
        self.tree.node(node).key_span()
    }

    /// The field's name, for a value in an object.
    pub fn key(&self, node: NodeId) -> Option<&str> {
        let inner = || {
            let span = self.key_span(node)?;
            self.text.get(span.start + 1..span.end.checked_sub(1)?)
        };
        self.tree.key(node).or_else(inner)
    }

    /// The values in a list or an object, in their order. Empty for other values.
    pub fn children(&self, node: NodeId) -> &[NodeId] {
        self.tree.children(node)
    }

    /// The list or object that a value is in.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.tree.node(node).parent()
    }

    /// The content of a text, or `None` for other values.
    pub fn string(&self, node: NodeId) -> Option<String> {
        (self.kind(node) == JsonKind::Text).then(|| tree::unquoted(self.source(node)).into_owned())
    }

    /// The content of a text, without a copy where its source has no escapes. Empty for other values.
    pub fn text_of(&self, node: NodeId) -> Cow<'_, str> {
        if self.kind(node) == JsonKind::Text {
            tree::unquoted(self.source(node))
        } else {
            Cow::Borrowed("")
        }
    }

    /// The value of a number, or `None` for other values.
    pub fn number(&self, node: NodeId) -> Option<f64> {
        (self.kind(node) == JsonKind::Number)
            .then(|| serde_json::from_str(self.source(node)).ok())?
    }

    /// The value of a field of an object; of several with the name the last, which is the one that counts.
    pub fn member(&self, object: NodeId, name: &str) -> Option<NodeId> {
        let is_object = self.kind(object) == JsonKind::Object;
        let members = if is_object {
            self.children(object)
        } else {
            &[]
        };
        let mut members = members.iter().rev().copied();
        members.find(|&node| self.key(node) == Some(name))
    }

    /// The value at a path such as `initiatives[3].date.from`; the whole for an empty path.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        self.find_in(self.root()?, path)
    }

    /// The value at a path within another value.
    pub fn find_in(&self, node: NodeId, path: &str) -> Option<NodeId> {
        steps(path).try_fold(node, |node, step| self.step(node, step))
    }

    /// The value at a path, or else the innermost one around where it would be.
    pub fn nearest(&self, path: &str) -> Option<NodeId> {
        let mut node = self.root()?;
        for step in steps(path) {
            match self.step(node, step) {
                Some(inner) => node = inner,
                None => break,
            }
        }
        Some(node)
    }

    fn step(&self, node: NodeId, step: Step<'_>) -> Option<NodeId> {
        match step {
            Step::Field(name) => self.member(node, name),
            Step::Element(_) if self.kind(node) != JsonKind::List => None,
            Step::Element(place) => self.children(node).get(place).copied(),
        }
    }

    /// The path of a value.
    pub fn path(&self, node: NodeId) -> String {
        let mut outwards: Vec<_> =
            core::iter::successors(Some(node), |&node| self.parent(node)).collect();
        let mut path = String::new();
        outwards.pop();
        for node in outwards.into_iter().rev() {
            if let Some(key) = self.key(node) {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(key);
            } else {
                let place = self.tree.node(node).place;
                path.push_str(&["[", &place.to_string(), "]"].concat());
            }
        }
        path
    }

    /// The innermost value at an offset of the text.
    pub fn at(&self, offset: usize) -> Option<NodeId> {
        let mut node = self.root()?;
        loop {
            let children = self.children(node);
            let begins =
                |node: NodeId| self.key_span(node).unwrap_or_else(|| self.span(node)).start;
            let after = children.partition_point(|&child| begins(child) <= offset);
            match after.checked_sub(1).map(|last| children[last]) {
                Some(child) if offset < self.span(child).end => node = child,
                _ => return Some(node),
            }
        }
    }

    /// The line and column of an offset. O(log n).
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// The line that an offset is in, without its end.
    pub fn line(&self, offset: usize) -> &str {
        self.lines.line(&self.text, offset)
    }
}

/// One step of a path.
#[derive(Clone, Copy)]
enum Step<'a> {
    Field(&'a str),
    Element(usize),
}

/// The steps of a path. What is no path has no element with such a place.
fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let mut rest = path;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('[') {
            let (place, after) = inner.split_once(']').unwrap_or((inner, ""));
            rest = after;
            return Some(Step::Element(place.parse().unwrap_or(usize::MAX)));
        }
        let name = rest.strip_prefix('.').unwrap_or(rest);
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (name, after) = name.split_at(end);
        rest = after;
        Some(Step::Field(name))
    })
}
