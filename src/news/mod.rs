//! What is new, changed, renamed and gone between two versions of a content file, and noting it in the later one.
//!
//! Visitors and feeds learn of changes by days that stand in the file. Editors do not write them by hand: the desk does when
//! it saves, and `cargo xtask changes` for those who work with a text editor. Both do it here.
//!
//! What counts is what an initiative says: its name and summary in the content's first language, kind, period, money, what
//! it refers to, and the addresses of its sources. Order, white space, a translation and the titles of sources do not.

mod draft;
mod fields;
mod likeness;
mod note;
mod told;

use std::collections::BTreeMap;

use crate::check::{entries_of, id_of};
use crate::content::{Content, Date, Initiative, Language, List, Text};
use crate::document::{Document, NodeId};
use crate::sort::set_of;

pub use fields::Field;
pub use note::{missing_notes, updated};
pub use told::told;

/// An entry that has another id in the later version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The list that it is in.
    pub list: List,
    /// Its id in the earlier version.
    pub old: String,
    /// Its id in the later one.
    pub new: String,
}

/// What is said of an entry that is gone and looks like a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is the one with this id.
    Is(String),
    /// It is gone.
    IsGone,
}

/// What decides whether an entry that is gone is one that is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renaming<'a> {
    /// What was said of entries, by their earlier ids. Others stay open.
    Said(&'a BTreeMap<String, Answer>),
    /// The same name, and nobody is asked.
    ByName,
}

/// An initiative that says something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its id in the later version.
    pub id: String,
    /// In what.
    pub fields: Vec<Field>,
    /// What was changed, in sentences for readers.
    pub draft: Text,
}

/// What differs between two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The entries that only the later version has.
    pub new: Vec<(List, String)>,
    /// The initiatives that say something else.
    pub changed: Vec<Changed>,
    /// The entries that only the earlier version has, and that the later one does not tell to be removed.
    pub gone: Vec<(List, String)>,
    /// The entries with another id.
    pub renamed: Vec<Rename>,
    /// What looks renamed, and nobody has said whether it is.
    pub open: Vec<Rename>,
}

/// A version of the file.
struct Version<'a> {
    document: &'a Document,
    content: Content,
    /// The entries of each list by id, the first of each.
    nodes: BTreeMap<&'static str, BTreeMap<String, NodeId>>,
}

impl<'a> Version<'a> {
    fn new(document: &'a Document) -> Option<Self> {
        let (content, _) = Content::read_document(document).ok()?;
        let mut nodes = BTreeMap::new();
        for list in List::ALL {
            let mut own = BTreeMap::new();
            for &node in entries_of(document, list) {
                if let Some(id) = id_of(document, node) {
                    own.entry(id).or_insert(node);
                }
            }
            nodes.insert(list.name(), own);
        }
        Some(Self {
            document,
            content,
            nodes,
        })
    }

    fn ids(&self, list: List) -> impl Iterator<Item = &String> {
        self.nodes
            .get(list.name())
            .into_iter()
            .flat_map(BTreeMap::keys)
    }

    fn node(&self, list: List, id: &str) -> Option<NodeId> {
        self.nodes.get(list.name())?.get(id).copied()
    }

    /// The initiative that has this id now.
    fn initiative(&self, id: &str) -> Option<&Initiative> {
        let found = self.content.find_initiative(id)?;
        Some(self.content.initiative(found)).filter(|own| *own.id == *id)
    }

    /// The ids that an entry had before.
    fn former_ids(&self, list: List, id: &str) -> Vec<String> {
        let document = self.document;
        let ids = self
            .node(list, id)
            .and_then(|node| document.member(node, "former_ids"));
        let ids = ids.map(|ids| document.children(ids)).unwrap_or_default();
        ids.iter().filter_map(|&id| document.string(id)).collect()
    }

    /// What an entry is called, in the content's first language.
    fn name(&self, list: List, id: &str, language: Language) -> String {
        let document = self.document;
        let wording = |tag: &str| {
            let node = self.node(list, id)?;
            document.string(document.find_in(node, &["name.", tag].concat())?)
        };
        let all = Language::ALL.into_iter();
        let mut tags = core::iter::once(language).chain(all).map(Language::tag);
        tags.find_map(wording).unwrap_or_else(|| id.to_owned())
    }
}

/// Two versions of a file, compared.
pub struct Comparison<'a> {
    before: Version<'a>,
    after: Version<'a>,
    news: News,
    /// The later ids of entries, by list and earlier id, where they differ.
    later: BTreeMap<(&'static str, String), String>,
}

impl<'a> Comparison<'a> {
    /// Compares an earlier and a later version. `None` if one of them is no content. O(n log n).
    pub fn new(before: &'a Document, after: &'a Document, renaming: Renaming<'_>) -> Option<Self> {
        let mut own = Self {
            before: Version::new(before)?,
            after: Version::new(after)?,
            news: News::default(),
            later: BTreeMap::new(),
        };
        for list in List::ALL {
            own.entries(list, renaming);
        }
        own.initiatives();
        Some(own)
    }

    /// What differs.
    pub const fn news(&self) -> &News {
        &self.news
    }

    /// The later version.
    pub const fn after(&self) -> &'a Document {
        self.after.document
    }

    /// Which entries of a list are new, gone or renamed.
    fn entries(&mut self, list: List, renaming: Renaming<'_>) {
        let old = set_of(self.before.ids(list).map(String::as_str));
        let now = set_of(self.after.ids(list).map(String::as_str));
        let mut new: Vec<String> = now.difference(&old).map(|&id| id.to_owned()).collect();
        let mut gone: Vec<String> = old.difference(&now).map(|&id| id.to_owned()).collect();
        let mut renamed = self.told_renamed(list, &gone);
        let removed = self.after.content.removed.iter();
        let told = removed.filter(|own| own.list == list);
        let told = set_of(told.map(|own| &*own.id));
        let is_renamed = |id: &String| renamed.iter().any(|(old, _)| old == id);
        gone.retain(|id| !told.contains(&**id) && !is_renamed(id));
        let mut open = Vec::new();
        for (old, new, by_name) in likeness::alike(list, (&self.before, &self.after), &gone, &new) {
            match renaming {
                Renaming::ByName if by_name => renamed.push((old, new)),
                Renaming::Said(said) if !said.contains_key(&old) => open.push((old, new)),
                _ => {}
            }
        }
        if let Renaming::Said(said) = renaming {
            for old in &gone {
                if let Some(Answer::Is(id)) = said.get(old)
                    && now.contains(&**id)
                {
                    renamed.push((old.clone(), id.clone()));
                }
            }
        }
        let pairs = renamed.iter().chain(&open);
        let taken = set_of(pairs.flat_map(|(old, new)| [&**old, &**new]));
        gone.retain(|id| !taken.contains(&**id));
        new.retain(|id| !taken.contains(&**id));
        self.news.gone.extend(gone.into_iter().map(|id| (list, id)));
        self.news.new.extend(new.into_iter().map(|id| (list, id)));
        let rename = |(old, new)| Rename { list, old, new };
        self.news.open.extend(open.into_iter().map(rename));
        for (old, new) in renamed {
            self.later.insert((list.name(), old.clone()), new.clone());
            self.news.renamed.push(rename((old, new)));
        }
    }

    /// The entries that the later version itself says to have had an id that is gone.
    fn told_renamed(&self, list: List, gone: &[String]) -> Vec<(String, String)> {
        let gone = set_of(gone.iter().map(String::as_str));
        let mut renamed = Vec::new();
        for id in self.after.ids(list) {
            let former = self.after.former_ids(list, id).into_iter();
            let former = former.filter(|former| gone.contains(&**former));
            renamed.extend(former.map(|former| (former, id.clone())));
        }
        renamed
    }

    /// Which initiatives say something else.
    fn initiatives(&mut self) {
        let mut changed = Vec::new();
        for own in self.after.content.initiatives() {
            let Some(pair) = self.pair(&own.id) else {
                continue;
            };
            let fields = pair.differing();
            if !fields.is_empty() {
                changed.push(Changed {
                    id: own.id.to_string(),
                    draft: draft::draft(&pair, &fields),
                    fields,
                });
            }
        }
        self.news.changed = changed;
    }

    /// An initiative in both versions.
    fn pair(&self, id: &str) -> Option<fields::Pair<'_>> {
        Some(fields::Pair {
            old: self
                .before
                .initiative(&self.earlier(List::Initiatives, id))?,
            new: self.after.initiative(id)?,
            before: &self.before.content,
            after: &self.after.content,
            later: &self.later,
        })
    }

    /// The id that an entry has in the earlier version.
    fn earlier(&self, list: List, id: &str) -> String {
        let mut renamed = self.news.renamed.iter();
        let own = renamed.find(|own| own.list == list && own.new == id);
        own.map_or_else(|| id.to_owned(), |own| own.old.clone())
    }

    /// Whether a change of an initiative is noted, for a file of this day.
    fn is_noted(&self, id: &str, day: Option<Date>) -> bool {
        let Some(pair) = self.pair(id) else {
            return true;
        };
        // What came on the same day is new, and no more than that.
        let is_of_the_day = |own: Option<Date>| own.is_some() && own == day;
        is_of_the_day(pair.new.added)
            || pair.new.changed > pair.old.changed
            || is_of_the_day(pair.new.changed) && pair.new.change != pair.old.change
    }
}
