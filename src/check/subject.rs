//! What the rules look at, and where they put what they find.

use core::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::entries::{entries_of, id_of};
use super::{Diagnostic, Finding, Fix, Place, Remark, entry_of};
use super::{
    amounts, dates, entries, mend, noted, references, sources, strategy, style, texts, tours, walk,
};
use crate::content::{Content, Fault, FileError, List};
use crate::document::{Document, Edit, NodeId};

/// A file that is checked.
pub(super) struct Subject<'a> {
    pub(super) document: &'a Document,
    /// What the map shows of it.
    pub(super) content: Option<&'a Content>,
    /// The entries of each list, in the order of [`List::ALL`].
    entries: [Entries; List::ALL.len()],
    found: Vec<Draft>,
    /// The paths of faults.
    faulty: BTreeSet<String>,
}

/// The entries of a list. What they are found by is made when the first one is looked for.
struct Entries {
    all: Vec<Entry>,
    by_id: OnceCell<BTreeMap<Box<str>, usize>>,
    by_name: OnceCell<BTreeMap<String, usize>>,
}

/// An entry of one of the file's lists.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) node: NodeId,
    /// Its id as the reader takes it.
    pub(super) id: Option<Box<str>>,
}

/// A finding that has no positions yet.
struct Draft {
    finding: Finding,
    entry: Option<String>,
    at: Option<NodeId>,
    more: Vec<NodeId>,
    fixes: Vec<Fix>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(document: &'a Document, content: Option<&'a Content>) -> Self {
        let entries = List::ALL.map(|list| {
            let entry = |&node: &NodeId| Entry {
                node,
                id: id_of(document, node).map(String::into_boxed_str),
            };
            Entries {
                all: entries_of(document, list).iter().map(entry).collect(),
                by_id: OnceCell::new(),
                by_name: OnceCell::new(),
            }
        });
        Self {
            document,
            content,
            entries,
            found: Vec::new(),
            faulty: BTreeSet::new(),
        }
    }

    /// The entries of a list, in the order of the file.
    pub(super) fn entries(&self, list: List) -> &[Entry] {
        &self.entries[list as usize].all
    }

    /// The first entry of a list with an id. O(log n), after the first time.
    pub(super) fn entry(&self, list: List, id: &str) -> Option<&Entry> {
        let own = &self.entries[list as usize];
        let by_id = own.by_id.get_or_init(|| {
            let mut places = BTreeMap::new();
            for (place, entry) in own.all.iter().enumerate() {
                if let Some(id) = &entry.id {
                    places.entry(id.clone()).or_insert(place);
                }
            }
            places
        });
        own.all.get(*by_id.get(id)?)
    }

    /// The first entry of a list with a name or short name, given in small letters. O(log n), after the first time.
    pub(super) fn named(&self, list: List, name: &str) -> Option<&Entry> {
        let own = &self.entries[list as usize];
        let by_name = own.by_name.get_or_init(|| {
            let mut places = BTreeMap::new();
            for (place, entry) in own.all.iter().enumerate() {
                for path in ["name.sv", "name.en", "short.sv", "short.en"] {
                    if let Some(name) = self.string(entry.node, path) {
                        let name = name.trim().to_lowercase();
                        places.entry(name).or_insert(place);
                    }
                }
            }
            places
        });
        own.all.get(*by_name.get(name)?)
    }

    /// Whether the map shows an initiative, and the reader has found nothing wrong with these fields of it.
    pub(super) fn was_read(&self, entry: &Entry, fields: &[&str]) -> bool {
        let id = entry.id.as_deref();
        let is_shown = id.is_some_and(|id| {
            self.content
                .is_some_and(|content| content.find_initiative(id).is_some())
        });
        let path = self.document.path(entry.node);
        is_shown
            && !fields
                .iter()
                .any(|field| self.faulty.contains(&[&path, ".", field].concat()))
    }

    /// The content of a text at a path within a value.
    pub(super) fn string(&self, node: NodeId, path: &str) -> Option<String> {
        self.document
            .find_in(node, path)
            .and_then(|node| self.document.string(node))
    }

    /// The name of an entry, in either language; its id if it has none.
    pub(super) fn name(&self, node: NodeId) -> String {
        let name = |path| {
            self.string(node, path)
                .filter(|name| !name.trim().is_empty())
        };
        name("name.sv")
            .or_else(|| name("name.en"))
            .or_else(|| name("id"))
            .unwrap_or_default()
    }

    /// Whether a value may lose its quotation marks: where no flaw touches it. Beside one, they may be those of its neighbour.
    pub(super) fn stands_clear(&self, node: NodeId) -> bool {
        let span = self.document.span(node);
        let mut flaws = self.document.flaws().iter();
        !flaws.any(|flaw| flaw.span.start <= span.end && span.start <= flaw.span.end)
    }

    /// The edit that removes a value, where commas and brackets are in order.
    pub(super) fn removal(&self, node: NodeId) -> Option<Edit> {
        let is_in_order = self.document.flaws().is_empty();
        is_in_order.then(|| self.document.removal(node))?
    }

    /// Records a finding at the value that it is about.
    pub(super) fn find(&mut self, finding: Finding, at: NodeId, fixes: Vec<Fix>) {
        self.found.push(Draft {
            finding,
            entry: None,
            at: Some(at),
            more: Vec::new(),
            fixes,
        });
    }

    /// Records a remark.
    pub(super) fn remark(&mut self, remark: Remark, at: NodeId, facts: &[&str], fixes: Vec<Fix>) {
        self.remark_all(remark, &[at], facts, fixes);
    }

    /// Records one remark on several values.
    pub(super) fn remark_all(
        &mut self,
        remark: Remark,
        at: &[NodeId],
        facts: &[&str],
        fixes: Vec<Fix>,
    ) {
        let Some((&first, more)) = at.split_first() else {
            return;
        };
        let finding = Finding::Remark {
            remark,
            path: self.document.path(first),
            facts: facts.iter().map(|&fact| fact.to_owned()).collect(),
        };
        self.found.push(Draft {
            finding,
            entry: None,
            at: Some(first),
            more: more.to_vec(),
            fixes,
        });
    }

    /// Records that the file cannot be shown.
    pub(super) fn file(&mut self, error: FileError) {
        let fixes = mend::file(self, &error);
        let at = match error {
            FileError::NoVersion | FileError::OtherVersion { .. } => {
                self.document.nearest("version")
            }
            _ => None,
        };
        self.found.push(Draft {
            finding: Finding::File(error),
            entry: None,
            at,
            more: Vec::new(),
            fixes,
        });
    }

    /// Applies all rules.
    pub(super) fn look(&mut self, faults: &[Fault]) {
        // Not collected, because that would sort them by a sort of its own.
        self.faulty
            .extend(faults.iter().map(|fault| fault.path.clone()));
        for fault in faults {
            let fixes = mend::fault(self, fault);
            self.found.push(Draft {
                finding: Finding::Fault(fault.clone()),
                entry: entry_of(fault),
                at: self.document.nearest(&fault.path),
                more: Vec::new(),
                fixes,
            });
        }
        walk::look(self);
        texts::look(self);
        entries::look(self);
        references::look(self);
        dates::look(self);
        noted::look(self);
        sources::look(self);
        amounts::look(self);
        style::look(self);
        strategy::look(self);
        tours::look(self);
    }

    /// Everything that was found.
    pub(super) fn diagnostics(self) -> Vec<Diagnostic> {
        let document = self.document;
        let place = |node: NodeId, is_name: bool| {
            let name = document.key_span(node).filter(|_| is_name);
            let span = name.unwrap_or_else(|| document.span(node));
            Place {
                path: document.path(node),
                position: document.position(span.start),
                span,
            }
        };
        let diagnostics = self.found.into_iter().map(|draft| Diagnostic {
            place: draft.at.map(|node| {
                let names = matches!(
                    draft.finding,
                    Finding::UnknownField { .. }
                        | Finding::RepeatedField(_)
                        | Finding::RepeatedList { .. }
                );
                place(node, names)
            }),
            entry: draft
                .entry
                .or_else(|| draft.at.and_then(|node| id_around(document, node))),
            finding: draft.finding,
            more: draft
                .more
                .into_iter()
                .map(|node| place(node, false))
                .collect(),
            fixes: draft.fixes,
        });
        diagnostics.collect()
    }
}

/// The id of the entry that a value is in, if it is in one.
fn id_around(document: &Document, node: NodeId) -> Option<String> {
    let root = document.root()?;
    let mut outwards = core::iter::successors(Some(node), |&node| document.parent(node));
    let entry = outwards.find(|&node| {
        let list = document.parent(node);
        list.is_some_and(|list| {
            list != root && document.parent(list) == Some(root) && document.key(node).is_none()
        })
    })?;
    document
        .find_in(entry, "id")
        .and_then(|id| document.string(id))
}
