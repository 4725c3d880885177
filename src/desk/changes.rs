//! What differs between two content files, entry by entry and field by field, in the words of a reader.

use core::cell::OnceCell;
use std::collections::BTreeMap;

use super::edits::{entries, id_of};
use super::form::{Names, choice_word, joined, language_word, told_name};
use crate::content::format::{FOR_TOOLS, ObjectFormat, ValueFormat};
use crate::content::{CONTENT, Language, List};
use crate::document::{Document, JsonKind, NodeId};
use crate::sort::{map_of, set_of, sort};

/// What an entry is, compared with another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is only in this file.
    New,
    /// It is in both, and differs.
    Changed,
    /// It is only in the other file.
    Removed,
}

/// The differences between two files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The entries that differ, in the order of the lists: those of the later file as they stand there, then those that are gone.
    pub entries: Vec<EntryChange>,
    /// What differs outside the lists.
    pub other: Vec<FieldChange>,
    /// The areas and programmes that have another number of initiatives: their names, and the numbers before and after.
    pub counts: Vec<(String, usize, usize)>,
}

/// An entry that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryChange {
    /// The list that it is in.
    pub list: List,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is new, changed or gone.
    pub mark: Mark,
    /// The fields that differ, if it is in both files.
    pub fields: Vec<FieldChange>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// What it is called.
    pub label: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}

impl Changes {
    /// The differences between an earlier and a later file. Positions and white space are none. O(n log n).
    pub fn between(before: &Document, after: &Document, reader: Language) -> Self {
        let mut changes = Self::default();
        let old = Side::new(before, reader);
        let new = Side::new(after, reader);
        for list in List::ALL {
            let differs = source(before, list) != source(after, list);
            let Some(format) = format_of(list).filter(|_| differs) else {
                continue;
            };
            let name = |document: &Document, entry| told_name(document, list, entry, reader);
            let earlier = by_id(before, list);
            let later = by_id(after, list);
            let renamed = renamed((before, &earlier), (after, &later));
            let mut kept: Vec<NodeId> = renamed.iter().map(|(_, own)| *own).collect();
            sort(&mut kept);
            let mut push = |id, name, mark, fields| {
                changes.entries.push(EntryChange {
                    list,
                    id,
                    name,
                    mark,
                    fields,
                });
            };
            for &entry in entries(after, list) {
                let Some(id) = id_of(after, entry).filter(|id| later.get(id) == Some(&entry))
                else {
                    continue;
                };
                match earlier.get(&id).or_else(|| renamed_from(&renamed, entry)) {
                    None => push(id, name(after, entry), Mark::New, Vec::new()),
                    Some(&own) if before.source(own) != after.source(entry) => {
                        let fields = differing(&old.entry(own, format), &new.entry(entry, format));
                        if !fields.is_empty() {
                            push(id, name(after, entry), Mark::Changed, fields);
                        }
                    }
                    Some(_) => {}
                }
            }
            for &entry in entries(before, list) {
                let id = id_of(before, entry).filter(|id| earlier.get(id) == Some(&entry));
                let id =
                    id.filter(|id| !later.contains_key(id) && kept.binary_search(&entry).is_err());
                if let Some(id) = id {
                    push(id, name(before, entry), Mark::Removed, Vec::new());
                }
            }
        }
        changes.other = differing(&old.outside(), &new.outside());
        changes.count_initiatives(before, after, &new);
        changes
    }

    /// Tells which areas and programmes have another number of initiatives.
    fn count_initiatives(&mut self, before: &Document, after: &Document, new: &Side<'_>) {
        let sectors = [(List::Areas, "areas"), (List::Programmes, "programmes")];
        let differs = source(before, List::Initiatives) != source(after, List::Initiatives);
        for (list, field) in sectors.into_iter().filter(|_| differs) {
            let (old, new_counts) = (initiatives_of(before, field), initiatives_of(after, field));
            for &own in entries(after, list) {
                let id = id_of(after, own).unwrap_or_default();
                let [old, count] =
                    [&old, &new_counts].map(|counts| counts.get(&id).copied().unwrap_or_default());
                if old != count {
                    self.counts.push((new.name(list, &id), old, count));
                }
            }
        }
    }

    /// How many entries and fields outside entries differ.
    pub const fn count(&self) -> usize {
        self.entries.len() + self.other.len()
    }

    /// What an entry is.
    pub fn mark(&self, list: List, id: &str) -> Option<Mark> {
        let mut all = self.entries.iter();
        all.find(|own| own.list == list && own.id == id)
            .map(|own| own.mark)
    }

    /// How many entries of a list are new, changed or gone.
    pub fn count_of(&self, list: List, mark: Mark) -> usize {
        let all = self.entries.iter();
        all.filter(|own| own.list == list && own.mark == mark)
            .count()
    }
}

/// The entries of a list by their id, the first of each.
fn by_id(document: &Document, list: List) -> BTreeMap<String, NodeId> {
    let mut found = BTreeMap::new();
    for &entry in entries(document, list) {
        if let Some(id) = id_of(document, entry) {
            found.entry(id).or_insert(entry);
        }
    }
    found
}

/// The earlier entry of one that has another id now.
fn renamed_from(renamed: &[(NodeId, NodeId)], entry: NodeId) -> Option<&NodeId> {
    let place = renamed.binary_search_by_key(&entry, |(own, _)| *own).ok()?;
    renamed.get(place).map(|(_, own)| own)
}

/// The entries of a later file that have another id than in an earlier one, each with the earlier entry, sorted: by what they say
/// to have been called, or else by their name, if no other entry that is gone has it. O(n log n).
fn renamed(
    (before, earlier): (&Document, &BTreeMap<String, NodeId>),
    (after, later): (&Document, &BTreeMap<String, NodeId>),
) -> Vec<(NodeId, NodeId)> {
    let name_of = |document: &Document, entry: NodeId| {
        let name = document.member(entry, "name")?;
        let has_words = document.children(name).iter().any(|&own| {
            let words = document.string(own);
            words.is_some_and(|words| !words.trim().is_empty())
        });
        has_words.then(|| document.source(name).to_owned())
    };
    let gone = earlier.iter().filter(|(id, _)| !later.contains_key(*id));
    let (mut by_name, mut counts) = (BTreeMap::new(), BTreeMap::new());
    for (_, &entry) in gone {
        if let Some(name) = name_of(before, entry) {
            *counts.entry(name.clone()).or_insert(0_usize) += 1;
            by_name.insert(name, entry);
        }
    }
    let new = later.iter().filter(|(id, _)| !earlier.contains_key(*id));
    let new: Vec<NodeId> = new.map(|(_, entry)| *entry).collect();
    let (mut found, mut taken): (Vec<(NodeId, NodeId)>, BTreeMap<String, NodeId>) =
        Default::default();
    let mut rest = Vec::new();
    for entry in new {
        let former = after.member(entry, "former_ids");
        let former = former.map(|ids| after.children(ids)).unwrap_or_default();
        let former = former.iter().filter_map(|&id| after.string(id));
        let mut former = former.filter(|id| !later.contains_key(id) && !taken.contains_key(id));
        let own = former.find_map(|id| Some((*earlier.get(&id)?, id)));
        match own {
            Some((own, id)) => {
                taken.insert(id, entry);
                found.push((entry, own));
            }
            None => rest.push(entry),
        }
    }
    for entry in rest {
        let own = name_of(after, entry).and_then(|name| {
            let own = by_name.remove(&name)?;
            (counts.get(&name) == Some(&1)).then_some(own)
        });
        let is_free = |own: &NodeId| {
            let id = id_of(before, *own);
            id.is_some_and(|id| !taken.contains_key(&id))
        };
        found.extend(own.filter(is_free).map(|own| (entry, own)));
    }
    sort(&mut found);
    found
}

/// A list as it is written.
fn source(document: &Document, list: List) -> &str {
    let list = document.find(list.name());
    list.map(|list| document.slice(document.span(list)))
        .unwrap_or_default()
}

/// How many initiatives refer to each id in a field.
fn initiatives_of(document: &Document, field: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for &entry in entries(document, List::Initiatives) {
        let ids = document.find_in(entry, field);
        for &id in ids.map(|ids| document.children(ids)).unwrap_or_default() {
            if let Some(id) = document.string(id) {
                *counts.entry(id).or_default() += 1;
            }
        }
    }
    counts
}

/// The format of a list's entries.
pub fn format_of(list: List) -> Option<&'static ObjectFormat> {
    match CONTENT.at(&[list.name(), "[0]"].concat())? {
        ValueFormat::Object(object) => Some(object),
        _ => None,
    }
}

/// A file that is compared, with the words of its reader.
struct Side<'a> {
    document: &'a Document,
    /// Made when the first name is asked for.
    names: OnceCell<Names>,
    reader: Language,
}

/// A value of an entry: by what it is found in the other file, what it is called, and what it says.
struct Leaf {
    key: String,
    label: String,
    value: String,
}

impl<'a> Side<'a> {
    fn new(document: &'a Document, reader: Language) -> Self {
        Self {
            document,
            names: OnceCell::new(),
            reader,
        }
    }

    fn name(&self, list: List, id: &str) -> String {
        let names = self
            .names
            .get_or_init(|| Names::of(self.document, self.reader));
        names.get(list, id)
    }

    /// What an entry says.
    fn entry(&self, node: NodeId, format: &'static ObjectFormat) -> Vec<Leaf> {
        let mut found = Vec::new();
        for &field in self.document.children(node) {
            self.field(field, Some(format), "", &mut found);
        }
        found
    }

    /// What is said outside the lists.
    fn outside(&self) -> Vec<Leaf> {
        let ValueFormat::Object(file) = &CONTENT else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let root = self.document.root();
        for &field in root
            .map(|root| self.document.children(root))
            .unwrap_or_default()
        {
            let name = self.document.key(field).unwrap_or_default();
            let is_list = List::ALL.into_iter().any(|list| list.name() == name);
            // The date of the file changes with everything, and what is for tools is not shown.
            if !is_list && name != "updated" && !FOR_TOOLS.contains(&name) {
                self.field(field, Some(file), "", &mut found);
            }
        }
        found
    }

    /// Adds what a field says. As deep as the format at most.
    fn field(
        &self,
        node: NodeId,
        holder: Option<&'static ObjectFormat>,
        around: &str,
        found: &mut Vec<Leaf>,
    ) {
        let document = self.document;
        let name = document.key(node).unwrap_or_default();
        let field = holder.and_then(|holder| holder.field(name));
        let label = field.map_or(name, |field| field.label(self.reader));
        let label = if around.is_empty() {
            label.to_owned()
        } else {
            [around, ": ", label].concat()
        };
        let path = document.path(node);
        // Within its entry, so that the same entry has the same keys in another place.
        let within = path.split_once("].").map_or(&*path, |(_, within)| within);
        let key = within.to_owned();
        let children = document.children(node);
        let value = match field.map(|field| &field.value) {
            Some(ValueFormat::Text) if document.kind(node) == JsonKind::Object => {
                for &wording in children {
                    found.push(self.wording(wording, &key, &label));
                }
                return;
            }
            Some(ValueFormat::Object(object)) if document.kind(node) == JsonKind::Object => {
                for &inner in children {
                    self.field(inner, Some(object), &label, found);
                }
                return;
            }
            Some(ValueFormat::List(ValueFormat::Object(_))) => {
                for &row in children {
                    found.push(self.row(row, &key, &label));
                }
                return;
            }
            Some(ValueFormat::List(ValueFormat::Reference(list))) => {
                let names = children.iter().map(|&id| self.name(*list, &self.said(id)));
                names.collect::<Vec<_>>().join(" · ")
            }
            Some(ValueFormat::Reference(list)) => self.name(*list, &self.said(node)),
            Some(ValueFormat::Choice(_)) => choice_word(&self.said(node), self.reader),
            _ => self.said(node),
        };
        found.extend((!value.is_empty()).then_some(Leaf { key, label, value }));
    }

    /// What a text says in one language.
    fn wording(&self, node: NodeId, key: &str, label: &str) -> Leaf {
        let tag = self.document.key(node).unwrap_or_default();
        let language = Language::from_tag(tag);
        let language = language.map_or(tag, |own| language_word(own, self.reader));
        Leaf {
            key: joined(key, tag),
            label: [label, ", ", language].concat(),
            value: self.said(node),
        }
    }

    /// What a row says, such as a source, which its address is known by.
    fn row(&self, node: NodeId, key: &str, label: &str) -> Leaf {
        let document = self.document;
        let parts = document.children(node).iter();
        let parts: Vec<String> = parts.map(|&part| self.said(part)).collect();
        let value = parts.join(", ");
        let address = document.find_in(node, "url");
        let address = address.and_then(|url| document.string(url));
        Leaf {
            key: [key, " ", address.as_ref().unwrap_or(&value)].concat(),
            label: label.to_owned(),
            value,
        }
    }

    /// What a value says.
    fn said(&self, node: NodeId) -> String {
        let text = self.document.string(node);
        text.unwrap_or_else(|| self.document.source(node).to_owned())
    }
}

/// The leaves that differ, in the order of the later file, then those that are gone.
fn differing(before: &[Leaf], after: &[Leaf]) -> Vec<FieldChange> {
    let earlier = map_of(before.iter().map(|leaf| (&*leaf.key, leaf)));
    let kept = set_of(after.iter().map(|leaf| &*leaf.key));
    let differing = after.iter().filter_map(|leaf| {
        let old = earlier.get(&*leaf.key).map(|old| &old.value);
        (old != Some(&leaf.value)).then(|| FieldChange {
            label: leaf.label.clone(),
            before: old.cloned(),
            after: Some(leaf.value.clone()),
        })
    });
    let mut changes: Vec<FieldChange> = differing.collect();
    let gone = before.iter().filter(|leaf| !kept.contains(&*leaf.key));
    changes.extend(gone.map(|leaf| FieldChange {
        label: leaf.label.clone(),
        before: Some(leaf.value.clone()),
        after: None,
    }));
    changes
}
