//! What can be done with the entries of a file. Each is one step.

use super::edits::{self, entries, entry, free_id, id_of};
use super::form::{Control, joined, text, told_name, write};
use super::references::{way_back, what_is_at, with_former_id, with_reference};
use super::session::{Session, StepLabel};
use crate::check::id_of_name;
use crate::content::{Date, Language, List, mended_id};
use crate::document::{Document, Edit, NodeId, combine, quoted};
use crate::news::{Comparison, Renaming, updated};

/// The field of the file for the published file that the work began from.
const BASED_ON: &str = "based_on";

/// A change of a field of many entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManyChange {
    /// Sets the kind.
    Kind(String),
    /// Adds a reference to a list of references.
    Add(&'static str, String),
    /// Removes one.
    Remove(&'static str, String),
    /// Replaces a text in names and summaries.
    Text(String, String),
}

impl Session {
    /// The place of an entry in its list, by its id, or by `#` and its place if it has none of its own.
    pub fn place_of(&self, list: List, key: &str) -> Option<usize> {
        let document = self.document()?;
        let all = entries(document, list);
        if let Some(place) = key.strip_prefix('#') {
            return place.parse().ok().filter(|place| *place < all.len());
        }
        all.iter()
            .position(|&entry| id_of(document, entry).as_deref() == Some(key))
    }

    /// What [`place_of`](Self::place_of) finds an entry by.
    pub fn key_of(&self, list: List, place: usize) -> String {
        let id = self.document().and_then(|document| {
            let entry = *entries(document, list).get(place)?;
            id_of(document, entry)
        });
        id.filter(|id| self.place_of(list, id) == Some(place))
            .unwrap_or_else(|| ["#", &place.to_string()].concat())
    }

    /// What an entry is called.
    pub fn name_of(&self, list: List, place: usize) -> String {
        self.entry(list, place)
            .map(|(document, entry)| told_name(document, list, entry, self.reader()))
            .unwrap_or_default()
    }

    /// An entry.
    pub fn entry(&self, list: List, place: usize) -> Option<(&Document, NodeId)> {
        let document = self.document()?;
        Some((document, *entries(document, list).get(place)?))
    }

    /// What stands at a path.
    pub fn text_at(&self, path: &str) -> String {
        self.document()
            .map(|document| text(document, path))
            .unwrap_or_default()
    }

    /// The ids in a list of references.
    pub fn ids_at(&self, path: &str) -> Vec<String> {
        let ids = self.document().and_then(|document| {
            let list = document.find(path)?;
            let ids = document.children(list).iter();
            Some(
                ids.map(|&id| document.string(id).unwrap_or_default())
                    .collect(),
            )
        });
        ids.unwrap_or_default()
    }

    /// How many elements the list at a path has.
    pub fn count_at(&self, path: &str) -> usize {
        let list = self.document().and_then(|document| {
            let node = document.find(path)?;
            Some(document.children(node).len())
        });
        list.unwrap_or_default()
    }

    fn edit(&mut self, label: StepLabel, edits: impl FnOnce(&Document) -> Vec<Edit>) -> bool {
        let edits = self.document().map(edits).unwrap_or_default();
        self.step(label, edits)
    }

    /// The label of a change in the entry that a path leads into.
    fn changed(&self, path: &str, what: &str) -> StepLabel {
        let mut lists = List::ALL.into_iter();
        let name = lists.find_map(|list| {
            let place = super::rows::place_in(list, path)?;
            Some(self.name_of(list, place))
        });
        StepLabel::Changed(what.to_owned(), name.unwrap_or_default())
    }

    /// Writes a field that is called `what`. An empty text takes it away.
    pub fn write_field(&mut self, path: &str, what: &str, control: Control, text: &str) -> bool {
        let label = self.changed(path, what);
        self.edit(label, |document| write(document, path, control, text))
    }

    /// Gives an entry another id, and everything that refers to it. An id is made of what is none. An id that was published leads
    /// to it from then on.
    pub fn rename(&mut self, list: List, place: usize, id: &str) -> bool {
        let is_one = mended_id(id).is_some_and(|mended| *mended == *id.trim());
        let own = is_one.then(|| id.trim().to_owned());
        let Some(id) = own.or_else(|| id_of_name(id)) else {
            return false;
        };
        let label = StepLabel::Changed("id".to_owned(), self.name_of(list, place));
        let old = self
            .entry(list, place)
            .and_then(|(document, entry)| id_of(document, entry));
        let old = old.filter(|old| {
            let base = self.base();
            *old != id && base.is_some_and(|base| entry(base, list, old).is_some())
        });
        self.edit(label, |document| {
            let Some(&node) = entries(document, list).get(place) else {
                return Vec::new();
            };
            let mut edits = edits::rename(document, list, node, &id);
            edits.extend(with_former_id(document, node, old.as_deref(), &id));
            edits
        })
    }

    /// Adds a reference to a list of references. With an objective comes its area; with a related initiative, the way back if it
    /// is to go both ways.
    pub fn add_reference(&mut self, path: &str, what: &str, id: &str, both_ways: bool) -> bool {
        let label = self.changed(path, what);
        let is_objective = what_is_at(path) == Some(List::Objectives);
        let is_related = both_ways && what_is_at(path) == Some(List::Initiatives);
        self.edit(label, |document| {
            let mut all = Vec::new();
            let holder = path.rsplit_once('.').map_or("", |(holder, _)| holder);
            if is_objective
                && let Some(area) = entry(document, List::Objectives, id)
                    .and_then(|own| document.find_in(own, "area"))
                    .and_then(|area| document.string(area))
            {
                all.extend(with_reference(document, &joined(holder, "areas"), &area));
            }
            if is_related
                && let Some(other) = entry(document, List::Initiatives, id)
                && let Some(own) = document.find(holder).and_then(|own| id_of(document, own))
            {
                let back = [&document.path(other), ".related"].concat();
                all.extend(with_reference(document, &back, &own));
            }
            all.extend(with_reference(document, path, id));
            all
        })
    }

    /// Takes an element out of a list; with a related initiative the way back, if it is to go both ways.
    pub fn take_out(&mut self, path: &str, what: &str, both_ways: bool) -> bool {
        let label = self.changed(path, what);
        self.edit(label, |document| {
            let back = both_ways.then(|| way_back(document, path)).flatten();
            let paths = core::iter::once(path.to_owned()).chain(back);
            paths
                .filter_map(|path| edits::unset(document, &path))
                .collect()
        })
    }

    /// Moves an element of a list up or down by one.
    pub fn shift(&mut self, path: &str, what: &str, is_up: bool) -> bool {
        let label = self.changed(path, what);
        self.edit(label, |document| edits::shift(document, path, is_up))
    }

    /// Adds a row, as JSON, to a list of objects.
    pub fn add_row(&mut self, path: &str, what: &str, json: &str) -> bool {
        let label = self.changed(path, what);
        let next = joined(path, &["[", &self.count_at(path).to_string(), "]"].concat());
        self.edit(label, |document| {
            edits::set(document, &next, json).into_iter().collect()
        })
    }

    /// What a source that stands elsewhere in the file says of an address, for another one of the same address: as JSON, with
    /// the address tidied of what follows readers around.
    pub fn source_of(&self, address: &str) -> String {
        let address = address.trim();
        let known = self.document().and_then(|document| {
            let mut all = entries(document, List::Initiatives).iter();
            all.find_map(|&entry| {
                let sources = document.find_in(entry, "sources")?;
                let mut sources = document.children(sources).iter();
                let found = sources.find(|&&source| {
                    let url = document.find_in(source, "url");
                    url.and_then(|url| document.string(url)).as_deref() == Some(address)
                });
                found.map(|&source| document.source(source).to_owned())
            })
        });
        known.unwrap_or_else(|| ["{\"url\": ", &quoted(address), "}"].concat())
    }

    /// Adds an entry with a name, and a kind and an area or programme if it has such. Gives its id. An objective's id is the
    /// number that is given for its kind.
    pub fn add_entry(
        &mut self,
        list: List,
        name: &str,
        kind: &str,
        sector: &str,
    ) -> Option<String> {
        let (id, edit) = self.new_entry(list, name, kind, sector)?;
        self.step(StepLabel::Added(name.trim().to_owned()), vec![edit])
            .then_some(id)
    }

    /// Adds an entry and a reference to it in a list of references, as one step.
    pub fn add_and_refer(&mut self, path: &str, list: List, name: &str, kind: &str) -> bool {
        let Some((id, edit)) = self.new_entry(list, name, kind, "") else {
            return false;
        };
        let reference = self
            .document()
            .and_then(|own| with_reference(own, path, &id));
        let edits = [Some(edit), reference].into_iter().flatten().collect();
        self.step(StepLabel::Added(name.trim().to_owned()), edits)
    }

    /// The id of a new entry, and the edit that adds it.
    fn new_entry(
        &self,
        list: List,
        name: &str,
        kind: &str,
        sector: &str,
    ) -> Option<(String, Edit)> {
        let name = name.trim();
        let document = self.document().filter(|_| !name.is_empty())?;
        let id = match list {
            List::Objectives if !kind.trim().is_empty() => kind.trim().to_owned(),
            _ => free_id(document, name)?,
        };
        let mut fields = vec![("id", quoted(&id))];
        match list {
            List::Areas | List::Programmes => {
                let numbers = entries(document, list).iter();
                let numbers =
                    numbers.filter_map(|&own| document.number(document.find_in(own, "number")?));
                let next = numbers.fold(0.0, f64::max) + 1.0;
                fields.push(("number", next.to_string()));
            }
            List::Objectives if !sector.is_empty() => fields.push(("area", quoted(sector))),
            List::Initiatives | List::Actors if !kind.is_empty() => {
                fields.push(("kind", quoted(kind)));
            }
            _ => {}
        }
        let content = self.report().content.as_ref();
        let language = content.and_then(|content| content.strategy.languages.first());
        let language = language.map_or(Language::ALL[0], |language| *language);
        let named = ["{", &quoted(language.tag()), ": ", &quoted(name), "}"].concat();
        fields.push(("name", named));
        if list == List::Initiatives && !sector.is_empty() {
            let is_programme = entry(document, List::Programmes, sector).is_some();
            let field = if is_programme { "programmes" } else { "areas" };
            fields.push((field, ["[", &quoted(sector), "]"].concat()));
        }
        let fields = fields
            .iter()
            .map(|(name, value)| [&quoted(name), ": ", value].concat());
        let json = ["{", &fields.collect::<Vec<_>>().join(", "), "}"].concat();
        edits::add(document, list, &json).map(|edit| (id, edit))
    }

    /// Takes an entry away together with all references to it.
    pub fn remove_entry(&mut self, list: List, place: usize) -> bool {
        let label = StepLabel::Removed(self.name_of(list, place));
        self.edit(label, |document| {
            let entry = entries(document, list).get(place);
            entry.map_or_else(Vec::new, |&entry| {
                edits::remove_entry(document, list, entry)
            })
        })
    }

    /// Makes all references to an entry refer to the one with an id, and takes it away.
    pub fn merge(&mut self, list: List, place: usize, into: &str) -> bool {
        let label = StepLabel::Merged(self.name_of(list, place), self.names().get(list, into));
        self.edit(label, |document| {
            let from = entries(document, list).get(place).copied();
            match (from, entry(document, list, into)) {
                (Some(from), Some(to)) if from != to => edits::merge(document, list, from, to),
                _ => Vec::new(),
            }
        })
    }

    /// The entries of a list in which a change changes something, of those at some places.
    pub fn touched(&self, list: List, places: &[usize], change: &ManyChange) -> Vec<usize> {
        let is_touched = |place: &&usize| {
            self.entry(list, **place)
                .is_some_and(|(document, entry)| !change.edits(document, entry).is_empty())
        };
        places.iter().filter(is_touched).copied().collect()
    }

    /// Changes a field, called `what`, of many entries.
    pub fn change_many(
        &mut self,
        list: List,
        places: &[usize],
        what: &str,
        change: &ManyChange,
    ) -> bool {
        let count = self.touched(list, places, change).len();
        self.edit(StepLabel::ChangedMany(what.to_owned(), count), |document| {
            let all = entries(document, list);
            let chosen = places.iter().filter_map(|&place| all.get(place));
            let edits: Vec<Vec<Edit>> =
                chosen.map(|&entry| change.edits(document, entry)).collect();
            combine(edits.iter().map(Vec::as_slice)).0
        })
    }

    /// The edits that note what is new, changed and gone since the version that changes are told against.
    fn note(&mut self, day: Date) -> Vec<Edit> {
        let Some((before, after)) = self.base().zip(self.document()) else {
            return Vec::new();
        };
        let Some(comparison) = Comparison::new(before, after, Renaming::ByName) else {
            return Vec::new();
        };
        let edits = comparison.edits(day, self.drafted());
        let drafts = comparison.drafts();
        self.set_drafted(drafts);
        edits
    }

    /// Sets the day on which the file was changed, and which published file the work began from, and notes what is new, changed
    /// and gone, once something in it was: mending what was wrong is not news.
    pub fn date(&mut self, today: &str) -> bool {
        let is_news = |step: &super::session::Step| {
            !matches!(
                step.label,
                StepLabel::Fixed(..)
                    | StepLabel::FixedAll(_)
                    | StepLabel::Wrote(_)
                    | StepLabel::TookOver
                    | StepLabel::Dated
            )
        };
        let has_news = self.unsaved_steps().iter().any(is_news);
        let is_in_order = self.document().is_some_and(|own| own.flaws().is_empty());
        let Some(day) = Date::parse(today).filter(|_| has_news && is_in_order) else {
            return false;
        };
        let published = self.began_from().map(quoted);
        let noted = self.note(day);
        self.edit(StepLabel::Dated, |document| {
            let mut edits = noted;
            edits.extend(updated(document, day));
            // For whoever opens this one when another is published.
            let updated = document.find("updated");
            edits.extend(
                published.and_then(|published| match document.find(BASED_ON) {
                    Some(node) => Some(Edit::replace(document.span(node), published)),
                    None => {
                        document.addition(document.root()?, Some(updated?), BASED_ON, &published)
                    }
                }),
            );
            edits
        })
    }
}

impl ManyChange {
    fn edits(&self, document: &Document, entry: NodeId) -> Vec<Edit> {
        let path = document.path(entry);
        let at = |field: &str| joined(&path, field);
        match self {
            Self::Kind(kind) => write(document, &at("kind"), Control::Line, kind),
            Self::Add(field, id) => with_reference(document, &at(field), id)
                .into_iter()
                .collect(),
            Self::Remove(field, id) => {
                let list = document.find_in(entry, field);
                let ids = list.map(|list| document.children(list)).unwrap_or_default();
                let place = ids
                    .iter()
                    .position(|&own| document.string(own).as_deref() == Some(id));
                let element = place.map(|place| ["[", &place.to_string(), "]"].concat());
                element
                    .and_then(|element| edits::unset(document, &joined(&at(field), &element)))
                    .into_iter()
                    .collect()
            }
            Self::Text(find, with) => {
                let mut edits = Vec::new();
                for field in ["name", "summary"] {
                    let value = document.find_in(entry, field);
                    let wordings = value.map(|value| document.children(value));
                    for &wording in wordings.unwrap_or_default() {
                        let text = document.string(wording).unwrap_or_default();
                        if !find.is_empty() && text.contains(find.as_str()) {
                            let with = quoted(&text.replace(find.as_str(), with));
                            edits.push(Edit::replace(document.span(wording), with));
                        }
                    }
                }
                edits
            }
        }
    }
}
