//! Changes of single values, written as the rest of the file is.

use super::canonical::quoted;
use super::{Document, Edit, JsonKind, NodeId};

impl Document {
    /// The edit that removes a value from its list or object, with its name, its comma and its line.
    pub fn removal(&self, node: NodeId) -> Option<Edit> {
        let siblings = self.children(self.parent(node)?);
        let place = siblings.iter().position(|own| *own == node)?;
        let begins = |node: NodeId| self.key_span(node).unwrap_or_else(|| self.span(node)).start;
        let end = self.span(node).end;
        // With what stands before it, or for the first with what stands after it.
        let span = match (place.checked_sub(1), siblings.get(place + 1)) {
            (Some(before), _) => self.span(siblings[before]).end..end,
            (None, Some(&next)) => begins(node)..begins(next),
            (None, None) => {
                let around = self.span(self.parent(node)?);
                around.start + 1..around.end.checked_sub(1)?
            }
        };
        Some(Edit::remove(span))
    }

    /// The edit that adds a field to an object, behind the field `behind` or first. The value is JSON.
    pub fn addition(
        &self,
        object: NodeId,
        behind: Option<NodeId>,
        name: &str,
        value: &str,
    ) -> Option<Edit> {
        if self.kind(object) != JsonKind::Object {
            return None;
        }
        let field = [&quoted(name), ": ", value].concat();
        self.insertion(object, behind, &field)
    }

    /// The edit that adds an element to a list, at its end. The value is JSON.
    pub fn appendix(&self, list: NodeId, value: &str) -> Option<Edit> {
        if self.kind(list) != JsonKind::List {
            return None;
        }
        self.insertion(list, self.children(list).last().copied(), value)
    }

    fn insertion(&self, holder: NodeId, behind: Option<NodeId>, value: &str) -> Option<Edit> {
        let children = self.children(holder);
        let begins = |node: NodeId| self.key_span(node).unwrap_or_else(|| self.span(node)).start;
        let start = self.span(holder).start + 1;
        Some(match (behind, children.first()) {
            (Some(behind), Some(&first)) => {
                // As far from what is before it as the first one is from the bracket.
                let gap = self.slice(start..begins(first));
                let gap = if gap.is_empty() && children.len() > 1 {
                    " "
                } else {
                    gap
                };
                Edit::insert(self.span(behind).end, [",", gap, value].concat())
            }
            (None, Some(&first)) => {
                let gap = self.slice(start..begins(first));
                let gap = if gap.is_empty() { " " } else { gap };
                Edit::insert(begins(first), [value, ",", gap].concat())
            }
            (_, None) => Edit::replace(start..self.span(holder).end.checked_sub(1)?, value),
        })
    }
}
