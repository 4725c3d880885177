//! Noting in a file what is new, changed, renamed and gone.

use std::collections::BTreeMap;

use super::{Changed, Comparison, Renaming};
use crate::check::{Diagnostic, Finding, Place, Remark, addition, styled};
use crate::content::{Date, Language, List, Text};
use crate::document::{Document, Edit, NodeId, quoted};
use crate::sort::map_of;

impl Comparison<'_> {
    /// The edits that note in the later version, on a day, what was not noted yet: `added` for new initiatives, `changed` and a
    /// sentence for others, `former_ids` for renamed entries, and what is gone in `removed`. Noting twice is noting once.
    ///
    /// `drafted` has the sentences that were drafted earlier for this very version, by id: where one still stands, it is
    /// drafted anew. What somebody wrote is kept.
    pub fn edits(&self, day: Date, drafted: &BTreeMap<String, Text>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let today = quoted(&day.to_string());
        for (_, id) in self
            .news
            .new
            .iter()
            .filter(|(list, _)| *list == List::Initiatives)
        {
            let is_noted = self
                .after
                .initiative(id)
                .is_none_or(|own| own.added.is_some());
            if !is_noted {
                edits.extend(self.field(List::Initiatives, id, "added", &today));
            }
        }
        for changed in &self.news.changed {
            edits.extend(self.change(changed, day, drafted));
        }
        for renamed in &self.news.renamed {
            edits.extend(self.former(renamed.list, &renamed.old, &renamed.new));
        }
        edits.extend(self.removed(&today));
        edits
    }

    /// The sentences that the edits write, by id.
    pub fn drafts(&self) -> BTreeMap<String, Text> {
        let all = self.news.changed.iter();
        map_of(all.map(|own| (own.id.clone(), own.draft.clone())))
    }

    /// Notes that an initiative was changed.
    fn change(&self, own: &Changed, day: Date, drafted: &BTreeMap<String, Text>) -> Vec<Edit> {
        let Some(pair) = self.pair(&own.id) else {
            return Vec::new();
        };
        let mut edits = Vec::new();
        let standing = pair.new.change.as_ref();
        let is_stale = standing == pair.old.change.as_ref()
            || standing.is_some_and(|text| drafted.get(&own.id) == Some(text));
        let is_noted = self.is_noted(&own.id, Some(day));
        if !is_noted {
            let today = quoted(&day.to_string());
            edits.extend(self.field(List::Initiatives, &own.id, "changed", &today));
        }
        let is_new = pair.new.added == Some(day);
        let is_redrafted = standing.is_some_and(|text| drafted.get(&own.id) == Some(text));
        if is_stale && (!is_noted || is_redrafted) && !is_new && standing != Some(&own.draft) {
            let text = json(&own.draft);
            edits.extend(self.field(List::Initiatives, &own.id, "change", &text));
        }
        edits
    }

    /// Notes which ids an entry had, the first one first.
    fn former(&self, list: List, old: &str, new: &str) -> Option<Edit> {
        let standing = self.after.former_ids(list, new);
        let mut all = self.before.former_ids(list, old);
        all.push(old.to_owned());
        // An entry may have been given an id back that it had.
        all.retain(|id| id != new);
        let others: Vec<String> = standing
            .iter()
            .filter(|id| !all.contains(id))
            .cloned()
            .collect();
        all.extend(others);
        let is_there = all.iter().all(|id| standing.contains(id));
        if is_there {
            return None;
        }
        let ids: Vec<String> = all.iter().map(|id| quoted(id)).collect();
        self.field(
            list,
            new,
            "former_ids",
            &["[", &ids.join(", "), "]"].concat(),
        )
    }

    /// Notes what is gone.
    fn removed(&self, today: &str) -> Vec<Edit> {
        let document = self.after.document;
        let elements: Vec<String> = self
            .news
            .gone
            .iter()
            .filter_map(|(list, id)| {
                let node = self.before.node(*list, id)?;
                let name = self.before.document.member(node, "name")?;
                let name = self.before.document.source(name);
                let fields = [
                    ["\"list\": ", &quoted(list.name())].concat(),
                    ["\"id\": ", &quoted(id)].concat(),
                    ["\"name\": ", name].concat(),
                    ["\"date\": ", today].concat(),
                ];
                Some(["{", &fields.join(", "), "}"].concat())
            })
            .collect();
        if elements.is_empty() {
            return Vec::new();
        }
        let whole = ["[", &elements.join(", "), "]"].concat();
        let Some(root) = document.root() else {
            return Vec::new();
        };
        match document.member(root, "removed") {
            Some(list) if !document.children(list).is_empty() => {
                let depth = document.depth(list) + 1;
                let elements = elements.iter();
                let appended = elements
                    .filter_map(|own| document.appendix(list, &styled(document, own, depth)?));
                appended.collect()
            }
            _ => set(document, root, "removed", &whole).into_iter().collect(),
        }
    }

    fn field(&self, list: List, id: &str, name: &str, json: &str) -> Option<Edit> {
        set(self.after.document, self.after.node(list, id)?, name, json)
    }
}

/// The edit that sets the day on which a file was changed, if it says an earlier one or none.
pub fn updated(document: &Document, day: Date) -> Option<Edit> {
    let root = document.root()?;
    let standing = document.member(root, "updated");
    let standing = standing.and_then(|node| Date::parse(&document.string(node)?));
    let is_older = standing.is_none_or(|own| own < day);
    is_older.then(|| set(document, root, "updated", &quoted(&day.to_string())))?
}

/// The edit that writes a field of an object.
fn set(document: &Document, object: NodeId, name: &str, json: &str) -> Option<Edit> {
    let value = styled(document, json, document.depth(object) + 1)?;
    match document.member(object, name) {
        Some(node) => Some(Edit::replace(document.span(node), value)),
        None => addition(document, object, name, &value),
    }
}

/// A text as it is written in the file.
fn json(text: &Text) -> String {
    let wordings = Language::ALL.into_iter().filter_map(|language| {
        let wording = text.wording(language)?;
        Some([&quoted(language.tag()), ": ", &quoted(wording)].concat())
    });
    ["{", &wordings.collect::<Vec<_>>().join(", "), "}"].concat()
}

/// What the later of two versions of a file says of no initiative: that it was changed since the earlier one. As findings
/// of the checker. Empty if one of them is no content.
pub fn missing_notes(before: &Document, after: &Document) -> Vec<Diagnostic> {
    let Some(comparison) = Comparison::new(before, after, Renaming::ByName) else {
        return Vec::new();
    };
    let updated = comparison.after.content.updated;
    let missing = comparison.news.changed.iter();
    let missing = missing.filter(|own| !comparison.is_noted(&own.id, updated));
    let diagnostics = missing.filter_map(|own| {
        let node = comparison.after.node(List::Initiatives, &own.id)?;
        let path = after.path(node);
        let span = after.span(node);
        let language = own
            .draft
            .wording(Language::Swedish)
            .map_or(Language::English, |_| Language::Swedish);
        Some(Diagnostic {
            finding: Finding::Remark {
                remark: Remark::NotedNot,
                path: path.clone(),
                facts: vec![own.draft.in_language(language).to_owned()],
            },
            place: Some(Place {
                path,
                position: after.position(span.start),
                span,
            }),
            entry: Some(own.id.clone()),
            more: Vec::new(),
            fixes: Vec::new(),
        })
    });
    diagnostics.collect()
}
