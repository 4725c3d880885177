//! The values of a text, with their spans.

use core::ops::Range;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

/// A value of a [`Document`](super::Document). Only means something with the document that it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// A value. Offsets are in bytes.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: JsonKind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// `(0, 0)` for a value that is in no object.
    pub(super) key: (u32, u32),
    /// `NONE` for the outermost.
    pub(super) parent: u32,
    /// The index in its list or object.
    pub(super) place: u32,
    /// The children, as a range of [`Tree::children`].
    pub(super) children: (u32, u32),
}

const NONE: u32 = u32::MAX;

/// An offset as it is stored. A text of four thousand million bytes does not fit the memory of a browser.
#[allow(clippy::cast_possible_truncation, reason = "see above")]
const fn short(offset: usize) -> u32 {
    offset as u32
}

impl Node {
    pub(super) fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn key_span(&self) -> Option<Range<usize>> {
        (self.key.1 > 0).then_some(self.key.0 as usize..self.key.1 as usize)
    }

    pub(super) fn parent(&self) -> Option<NodeId> {
        (self.parent != NONE).then_some(NodeId(self.parent))
    }
}

/// All values, each before those in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) children: Vec<NodeId>,
    /// The names of fields that are not as they stand in the text, by the node of their value.
    pub(super) keys: BTreeMap<NodeId, Box<str>>,
    /// The sources of flawed values as they would be without their flaws.
    mended: BTreeMap<NodeId, Box<str>>,
}

impl Tree {
    pub(super) fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    pub(super) fn node(&self, node: NodeId) -> &Node {
        &self.nodes[node.0 as usize]
    }

    pub(super) fn key(&self, node: NodeId) -> Option<&str> {
        self.keys.get(&node).map(|key| &**key)
    }

    pub(super) fn mended(&self, node: NodeId) -> Option<&str> {
        self.mended.get(&node).map(|source| &**source)
    }

    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        let (from, to) = self.node(node).children;
        &self.children[from as usize..to as usize]
    }

    /// Adds a value that begins and ends at `span`, and is the next of its parent.
    pub(super) fn add(
        &mut self,
        kind: JsonKind,
        span: Range<usize>,
        key: Option<(Range<usize>, Option<Box<str>>)>,
        parent: Option<(NodeId, usize)>,
    ) -> NodeId {
        let node = NodeId(short(self.nodes.len()));
        let (key_span, name) = key.unzip();
        self.nodes.push(Node {
            kind,
            start: short(span.start),
            end: short(span.end),
            key: key_span.map_or((0, 0), |span| (short(span.start), short(span.end))),
            parent: parent.map_or(NONE, |(node, _)| node.0),
            place: parent.map_or(0, |(_, place)| short(place)),
            children: (0, 0),
        });
        if let Some(name) = name.flatten() {
            self.keys.insert(node, name);
        }
        node
    }

    pub(super) fn mend(&mut self, node: NodeId, source: Box<str>) {
        self.mended.insert(node, source);
    }

    /// Ends a list or object, whose children are known now.
    pub(super) fn close(&mut self, node: NodeId, end: usize, children: &[NodeId]) {
        let from = self.children.len();
        self.children.extend_from_slice(children);
        let node = &mut self.nodes[node.0 as usize];
        node.end = short(end);
        node.children = (short(from), short(from + children.len()));
    }
}

/// The content of a string in its valid source form.
pub(super) fn unquoted(source: &str) -> Cow<'_, str> {
    if source.contains('\\') {
        serde_json::from_str::<String>(source).map_or(Cow::Borrowed(source), Cow::Owned)
    } else {
        let inner = source.strip_prefix('"').unwrap_or(source);
        Cow::Borrowed(inner.strip_suffix('"').unwrap_or(inner))
    }
}
