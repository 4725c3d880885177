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
        self.appendix_behind(list, self.children(list).last().copied(), value)
    }

    /// The edit that adds an element to a list behind another one, or first. The value is JSON.
    pub fn appendix_behind(
        &self,
        list: NodeId,
        behind: Option<NodeId>,
        value: &str,
    ) -> Option<Edit> {
        if self.kind(list) != JsonKind::List {
            return None;
        }
        self.insertion(list, behind, value)
    }

    /// How many values are around one.
    pub fn depth(&self, node: NodeId) -> usize {
        core::iter::successors(self.parent(node), |&node| self.parent(node)).count()
    }

    /// JSON in canonical form, for a value at this depth, written as the rest of the file is: its line breaks, its indentation,
    /// or all in one line.
    ///
    /// ```
    /// use life_science_map::document::Document;
    ///
    /// let document = Document::parse("{\r\n\t\"a\": 1}".to_owned());
    /// assert_eq!(document.in_its_habit("[\n 1,\n 2\n]", 1), "[\r\n\t\t1,\r\n\t\t2\r\n\t]");
    /// let document = Document::parse("{\"a\":1}".to_owned());
    /// assert_eq!(document.in_its_habit("[\n 1,\n 2\n]", 1), "[1, 2]");
    /// ```
    pub fn in_its_habit(&self, canonical: &str, depth: usize) -> String {
        let gap = self.first_gap();
        let habit = gap.rfind('\n').map(|at| {
            let is_windows = gap.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r');
            let (_, unit) = gap.split_at(at + 1);
            (if is_windows { "\r\n" } else { "\n" }, unit)
        });
        let mut written = String::with_capacity(canonical.len());
        for (place, line) in canonical.split('\n').enumerate() {
            let own = line.trim_start_matches(' ');
            if let (true, Some((end, unit))) = (place > 0, habit) {
                written.push_str(end);
                written.push_str(&unit.repeat(depth + line.len() - own.len()));
            } else if written.ends_with(',') {
                written.push(' ');
            }
            written.push_str(own);
        }
        written
    }

    /// What stands between the first bracket and the first value in it.
    fn first_gap(&self) -> &str {
        let gap = || {
            let root = self.root()?;
            let &first = self.children(root).first()?;
            let begin = self
                .key_span(first)
                .unwrap_or_else(|| self.span(first))
                .start;
            Some(self.slice(self.span(root).start + 1..begin))
        };
        gap().unwrap_or_default()
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
