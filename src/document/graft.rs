//! Edits of a document that leave most of its tree as it is.

use core::ops::Range;

use super::edit::turned;
use super::parse::parse_within;
use super::tree::{Node, NodeId, Tree};
use super::{Document, Edit, JsonKind, apply};

/// The most edits that are grafted one by one; more take longer than parsing everything.
const MOST_GRAFTS: usize = 8;

/// Some neighbouring values of a list or object, which an edit changes and nothing else does.
struct Window {
    holder: NodeId,
    /// Their places in it.
    places: Range<usize>,
    /// The text from the first to the last of them; up to the bracket where there is none.
    span: Range<usize>,
}

impl Document {
    /// Makes edits of the text, which are independent of each other, and gives those that take them back. `None`, and nothing is
    /// changed, if two overlap or one is not within the text's characters.
    ///
    /// The document is the same as if it were parsed anew, but where brackets and commas are in order before and after, only the
    /// values that an edit touches are parsed. What stands behind them is moved, which is linear, but some ten times as fast.
    ///
    /// ```
    /// use life_science_map::document::{Document, Edit};
    ///
    /// let mut document = Document::parse("{\"a\": [1, 2]}".to_owned());
    /// let back = document.edit(&[Edit::replace(7..8, "\"one\"")]).unwrap();
    /// assert_eq!(document.source(document.find("a[0]").unwrap()), "\"one\"");
    /// document.edit(&back);
    /// assert_eq!(document.text(), "{\"a\": [1, 2]}");
    /// ```
    pub fn edit(&mut self, edits: &[Edit]) -> Option<Vec<Edit>> {
        if edits.len() > MOST_GRAFTS || !self.flaws.is_empty() {
            let (text, back) = apply(&self.text, edits)?;
            *self = Self::parse(text);
            return Some(back);
        }
        let (ordered, back) = turned(&self.text, edits)?;
        let mut is_tree = true;
        // From the last to the first, so that their offsets hold.
        for edit in ordered.into_iter().rev() {
            let window = self.window(&edit.span).filter(|_| is_tree);
            self.text.replace_range(edit.span.clone(), &edit.with);
            self.lines.edit(edit);
            is_tree = window.is_some_and(|window| self.graft(&window, edit));
        }
        if !is_tree {
            *self = Self::parse(core::mem::take(&mut self.text));
        }
        Some(back)
    }

    /// The values that an edit of a span touches, in the innermost list or object whose brackets it leaves alone.
    fn window(&self, span: &Range<usize>) -> Option<Window> {
        let begins = |node: NodeId| self.key_span(node).unwrap_or_else(|| self.span(node)).start;
        let is_around = |node: &NodeId| {
            let own = self.span(*node);
            self.tree.node(*node).has_children() && own.start < span.start && span.end < own.end
        };
        let mut holder = self.root().filter(is_around)?;
        loop {
            let children = self.children(holder);
            let begun = children.partition_point(|&child| begins(child) <= span.start);
            let first = begun.checked_sub(1).and_then(|last| children.get(last));
            if let Some(inner) = first.copied().filter(is_around) {
                holder = inner;
                continue;
            }
            let ended = children.partition_point(|&child| self.span(child).end < span.end);
            let last = children.get(ended);
            let own = self.span(holder);
            let start = first.map_or(own.start + 1, |&first| begins(first));
            let end = last.map_or(own.end - 1, |&last| self.span(last).end);
            return Some(Window {
                holder,
                places: begun.saturating_sub(1)..children.len().min(ended + 1),
                span: start..end,
            });
        }
    }

    /// Parses what stands in a window after an edit, and puts it in the place of what stood there. `false`, and the tree is as
    /// before, if it is more or less than values in order.
    fn graft(&mut self, window: &Window, edit: &Edit) -> bool {
        let end = window.span.end - edit.span.len() + edit.with.len();
        let inner = self.text.get(window.span.start..end).unwrap_or_default();
        let (open, close) = match self.kind(window.holder) {
            JsonKind::List => ("[", "]"),
            _ => ("{", "}"),
        };
        let around = [open, inner, close].concat();
        let (new, flaws) = parse_within(&around, self.depth(window.holder));
        let is_all = window.places.len() == self.children(window.holder).len();
        let has_values = new
            .root()
            .is_some_and(|root| !new.children(root).is_empty());
        let is_local = flaws.is_empty() && (has_values || is_all);
        if is_local {
            let by = short(edit.with.len()).wrapping_sub(short(edit.span.len()));
            self.tree.graft(window, new, by);
        }
        is_local
    }
}

/// A number as the tree has it. Differences of such numbers are taken and added with overflow.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a text of four thousand million bytes does not fit the memory of a browser"
)]
const fn short(number: usize) -> u32 {
    number as u32
}

fn shift(number: &mut u32, by: u32) {
    *number = number.wrapping_add(by);
}

fn shift_both((from, to): &mut (u32, u32), by: u32) {
    shift(from, by);
    shift(to, by);
}

impl Node {
    const fn has_children(&self) -> bool {
        matches!(self.kind, JsonKind::List | JsonKind::Object)
    }

    fn shift_text(&mut self, by: u32) {
        shift(&mut self.start, by);
        shift(&mut self.end, by);
        if self.key.1 > 0 {
            shift_both(&mut self.key, by);
        }
    }

    fn shift_children(&mut self, by: u32) {
        if self.has_children() {
            shift_both(&mut self.children, by);
        }
    }
}

impl Tree {
    /// Where the children of what stands in a list or object from a place on begin among all children: behind those of the last
    /// list or object that ends before.
    fn closed_before(&self, mut holder: NodeId, mut place: usize) -> usize {
        loop {
            let before = self.children(holder).get(..place).unwrap_or_default();
            let mut before = before.iter().rev().map(|&node| self.node(node));
            if let Some(last) = before.find(|node| node.has_children()) {
                return last.children.1 as usize;
            }
            let own = self.node(holder);
            match own.parent() {
                Some(parent) => (holder, place) = (parent, own.place as usize),
                None => return 0,
            }
        }
    }

    /// The number of the first node behind a list or object.
    fn behind(&self, mut node: NodeId) -> usize {
        loop {
            let own = self.node(node);
            let Some(parent) = own.parent() else {
                return self.nodes.len();
            };
            match self.children(parent).get(own.place as usize + 1) {
                Some(next) => return next.0 as usize,
                None => node = parent,
            }
        }
    }

    /// Puts the values in the root of another tree, whose offsets begin one before the window, in the place of those in a window,
    /// where the text became longer by `by`.
    fn graft(&mut self, window: &Window, mut new: Self, by: u32) {
        let Some(root) = new.nodes.first().cloned() else {
            return;
        };
        let (holder, places) = (window.holder, window.places.clone());
        let old = self.children(holder);
        let holder_end = self.behind(holder);
        let after = old
            .get(places.end)
            .map_or(holder_end, |next| next.0 as usize);
        let first = old
            .get(places.start)
            .map_or(after, |first| first.0 as usize);
        let inner =
            self.closed_before(holder, places.start)..self.closed_before(holder, places.end);
        let own = self.node(holder).children.0 as usize;

        let (from, to) = (root.children.0 as usize, root.children.1 as usize);
        let by_nodes = short(new.nodes.len() - 1).wrapping_sub(short(after - first));
        let by_inner = short(from).wrapping_sub(short(inner.len()));
        let by_own = short(to - from).wrapping_sub(short(places.len()));
        let (by_id, by_child) = (short(first).wrapping_sub(1), short(inner.start));

        for &next in self
            .children(holder)
            .to_vec()
            .get(places.end..)
            .unwrap_or_default()
        {
            shift(&mut self.nodes[next.0 as usize].place, by_own);
        }
        self.shift_behind(
            after..holder_end,
            (by, by_nodes, by_inner, by_inner.wrapping_add(by_own)),
        );
        self.grow_around(holder, (by, by_inner, by_own));
        let is_behind = |id: u32| id as usize >= after;
        for child in self.children.get_mut(inner.end..).unwrap_or_default() {
            if is_behind(child.0) {
                shift(&mut child.0, by_nodes);
            }
        }

        new.move_into(window, by_id, by_child);
        let new_own = new.children.split_off(from);
        self.children
            .splice(own + places.start..own + places.end, new_own);
        self.children.splice(inner, new.children);
        self.nodes
            .splice(first..after, new.nodes.into_iter().skip(1));

        self.move_keys(first..after, by_nodes);
        let new_keys = new.keys.into_iter();
        self.keys
            .extend(new_keys.map(|(node, key)| (NodeId(node.0.wrapping_add(by_id)), key)));
    }

    /// Gives all but the root of a tree the offsets, numbers and places that they have in a window of another one.
    fn move_into(&mut self, window: &Window, by_id: u32, by_child: u32) {
        for child in &mut self.children {
            shift(&mut child.0, by_id);
        }
        for node in &mut self.nodes {
            node.shift_text(short(window.span.start).wrapping_sub(1));
            node.shift_children(by_child);
            if node.parent == 0 {
                node.parent = window.holder.0;
                shift(&mut node.place, short(window.places.start));
            } else {
                shift(&mut node.parent, by_id);
            }
        }
    }

    /// Takes out the keys of nodes that are gone, and moves those of the nodes behind.
    fn move_keys(&mut self, gone: Range<usize>, by_nodes: u32) {
        let keys = core::mem::take(&mut self.keys).into_iter();
        let kept = keys.filter(|(node, _)| !gone.contains(&(node.0 as usize)));
        let kept = kept.map(|(node, key)| {
            let is_behind = node.0 as usize >= gone.end;
            let by = if is_behind { by_nodes } else { 0 };
            (NodeId(node.0.wrapping_add(by)), key)
        });
        self.keys.extend(kept);
    }

    /// Moves what stands behind a window: its text, its number, and its children, within what the window is in and behind that.
    fn shift_behind(&mut self, within: Range<usize>, by: (u32, u32, u32, u32)) {
        let (by, by_nodes, by_inner, by_all) = by;
        for (number, node) in self.nodes.iter_mut().enumerate().skip(within.start) {
            node.shift_text(by);
            node.shift_children(if number < within.end {
                by_inner
            } else {
                by_all
            });
            if node.parent as usize >= within.start {
                shift(&mut node.parent, by_nodes);
            }
        }
    }

    /// Moves the ends of what is around a window.
    fn grow_around(&mut self, holder: NodeId, (by, by_inner, by_own): (u32, u32, u32)) {
        let mut around = Some(holder);
        let mut by_begin = by_inner;
        while let Some(node) = around {
            let node = &mut self.nodes[node.0 as usize];
            shift(&mut node.end, by);
            shift(&mut node.children.0, by_begin);
            shift(&mut node.children.1, by_inner.wrapping_add(by_own));
            by_begin = by_inner.wrapping_add(by_own);
            around = node.parent();
        }
    }
}
