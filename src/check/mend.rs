//! The fixes of faults: what the reader found wrong.

use super::compose::plain;
use super::entries::{addition, with_id};
use super::fix::{Fix, FixLabel};
use super::is_removed;
use super::loose_date;
use super::near::{Letters, slips};
use super::subject::Subject;
use crate::content::format::ValueFormat;
use crate::content::{
    ActorKind, BadAddress, CONTENT, Content, County, Fault, FileError, JsonType, Kind, Language,
    List, Problem, mended_id,
};
use crate::document::{Edit, NodeId, quoted};

/// How many numbers are tried before one is free.
const MOST_TRIES: u32 = 100_000;

/// The fix of a file that cannot be shown.
pub(super) fn file(subject: &Subject<'_>, error: &FileError) -> Vec<Fix> {
    let document = subject.document;
    let version = match error {
        FileError::NoVersion | FileError::OtherVersion { .. } => document.root(),
        _ => None,
    };
    let edit = version.and_then(|root| match document.member(root, "version") {
        Some(version) => subject
            .stands_clear(version)
            .then(|| Edit::replace(document.span(version), "1")),
        // As everything that is added: only where commas and brackets are in order.
        None if document.flaws().is_empty() => addition(document, root, "version", "1"),
        None => None,
    });
    edit.map(|edit| Fix::safe(FixLabel::Add("\"version\": 1".to_owned()), vec![edit]))
        .into_iter()
        .collect()
}

/// The fixes of a fault.
pub(super) fn fault(subject: &Subject<'_>, fault: &Fault) -> Vec<Fix> {
    let mender = Mender { subject, fault };
    let value = subject.document.find(&fault.path);
    let fix = match value {
        Some(value) => mender.of_value(value),
        None => mender.of_missing(),
    };
    fix.into_iter().collect()
}

struct Mender<'a> {
    subject: &'a Subject<'a>,
    fault: &'a Fault,
}

impl Mender<'_> {
    /// Whether values may come and go: where commas and brackets are in order.
    fn is_in_order(&self) -> bool {
        self.subject.document.flaws().is_empty()
    }

    fn is_about_actors(&self) -> bool {
        self.fault.path.starts_with("actors")
    }

    /// Another text instead of a value.
    fn text(&self, value: NodeId, text: &str) -> (FixLabel, Vec<Edit>) {
        let edit = Edit::replace(self.subject.document.span(value), quoted(text));
        (FixLabel::Replace(text.to_owned()), vec![edit])
    }

    fn ask_text(&self, value: NodeId, text: Option<&str>) -> Option<Fix> {
        let (label, edits) = self.text(value, text?);
        Some(Fix::ask(label, edits))
    }

    fn removal(&self, value: NodeId) -> Option<Fix> {
        let edit = self.subject.removal(value)?;
        Some(Fix::safe(FixLabel::Remove, vec![edit]))
    }

    fn of_value(&self, value: NodeId) -> Option<Fix> {
        let document = self.subject.document;
        match &self.fault.problem {
            Problem::WrongType { expected, found } => self.of_type(value, *expected, *found),
            Problem::BadId(id) => {
                let (label, edits) = self.text(value, &mended_id(id)?);
                Some(Fix::safe(label, edits))
            }
            Problem::DuplicateId(id) | Problem::SharedId(id) => {
                self.ask_text(value, self.free_id(id).as_deref())
            }
            Problem::UnknownKind(kind) if self.is_about_actors() => self.ask_text(
                value,
                nearest(kind, ActorKind::ALL.into_iter().map(ActorKind::id)),
            ),
            Problem::UnknownKind(list) if is_removed(self.fault) => {
                self.ask_text(value, nearest(list, List::ALL.into_iter().map(List::name)))
            }
            Problem::UnknownKind(kind) => {
                self.ask_text(value, nearest(kind, Kind::ALL.into_iter().map(Kind::id)))
            }
            Problem::UnknownCounty(county) => {
                self.ask_text(value, meant_county(county).map(County::id))
            }
            Problem::UnknownLanguage(tag) | Problem::BadTag(tag) => {
                let lower = tag.to_lowercase();
                let tags = Language::ALL.into_iter().map(Language::tag);
                self.ask_text(value, tags.into_iter().find(|own| lower.starts_with(own)))
            }
            Problem::UnknownSpan(_) => self.ask_text(value, Some("year")),
            Problem::UnknownReference { list, id } => {
                self.ask_text(value, self.meant_entry(*list, id).as_deref())
            }
            Problem::DuplicateReference(_) | Problem::SelfReference => self.removal(value),
            Problem::BadDate(date) => self.ask_text(value, loose_date::meant(date).as_deref()),
            Problem::EndsBeforeItBegins => self.swap_with_begin(value),
            Problem::BadAddress { address, reason } => {
                self.ask_text(value, meant_address(address, *reason).as_deref())
            }
            Problem::DuplicateNumber(_) => {
                let number = self.free_number()?;
                let edit = Edit::replace(document.span(value), number.clone());
                Some(Fix::ask(FixLabel::Replace(number), vec![edit]))
            }
            Problem::ObjectiveOutsideAreas { area, .. } => self.area(area),
            _ => None,
        }
    }

    fn of_missing(&self) -> Option<Fix> {
        let document = self.subject.document;
        if self.fault.problem != Problem::Missing || !self.is_in_order() {
            return None;
        }
        let (holder, field) = self.fault.path.rsplit_once('.')?;
        let holder = document.find(holder)?;
        let value = match field {
            "id" => {
                let name = self.subject.name(holder);
                let list = self.list()?;
                let id = id_of_name(&name)?;
                quoted(&ids_like(&id).find(|id| self.subject.entry(list, id).is_none())?)
            }
            "number" => self.free_number()?,
            _ => return None,
        };
        let edit = addition(document, holder, field, &value)?;
        Some(Fix::safe(
            FixLabel::Add(format!("\"{field}\": {value}")),
            vec![edit],
        ))
    }

    /// The list that the fault is in.
    fn list(&self) -> Option<List> {
        let name = self.fault.path.split('[').next()?;
        let lists = List::ALL;
        lists.into_iter().find(|list| list.name() == name)
    }

    /// An id like another one that no entry of the list has, and no area.
    fn free_id(&self, id: &str) -> Option<String> {
        let lists = [self.list()?, List::Areas];
        let is_taken = |id: &str| {
            lists
                .iter()
                .any(|&list| self.subject.entry(list, id).is_some())
        };
        ids_like(id).skip(1).find(|id| !is_taken(id))
    }

    /// The end of a period in the place of its begin, and the other way round.
    fn swap_with_begin(&self, end: NodeId) -> Option<Fix> {
        let document = self.subject.document;
        let from = document.find_in(document.parent(end)?, "from")?;
        let swapped = vec![
            Edit::replace(document.span(from), document.source(end)),
            Edit::replace(document.span(end), document.source(from)),
        ];
        Some(Fix::ask(FixLabel::Swap, swapped))
    }

    /// The lowest number that no entry of the list has.
    fn free_number(&self) -> Option<String> {
        let document = self.subject.document;
        let entries = self.subject.entries(self.list()?).iter();
        let taken: Vec<f64> = entries
            .filter_map(|entry| document.number(document.find_in(entry.node, "number")?))
            .collect();
        (1..MOST_TRIES)
            .find(|&number| !taken.contains(&f64::from(number)))
            .map(|number| number.to_string())
    }

    /// A value of the wrong type whose right type is plain.
    fn of_type(&self, value: NodeId, expected: JsonType, found: JsonType) -> Option<Fix> {
        let document = self.subject.document;
        let source = document.source(value);
        match (expected, found) {
            (JsonType::Text, JsonType::Number) => {
                let format = CONTENT.at(&self.fault.path);
                let is_date = matches!(format, Some(ValueFormat::Date));
                let (label, edits) = self.text(value, source);
                let is_certain = !is_date || crate::content::Date::parse(source).is_some();
                Some(if is_certain {
                    Fix::safe(label, edits)
                } else {
                    Fix::ask(label, edits)
                })
            }
            (JsonType::Number, JsonType::Text) if self.subject.stands_clear(value) => {
                let digits: String = document
                    .string(value)?
                    .chars()
                    .filter(|own| !own.is_whitespace())
                    .collect();
                let digits = digits.replace(',', ".");
                serde_json::from_str::<f64>(&digits).ok()?;
                let edit = Edit::replace(document.span(value), digits.clone());
                Some(Fix::safe(FixLabel::Replace(digits), vec![edit]))
            }
            (JsonType::List, JsonType::Text | JsonType::Object | JsonType::Number)
                if self.is_in_order() =>
            {
                let span = document.span(value);
                let edits = vec![Edit::insert(span.start, "["), Edit::insert(span.end, "]")];
                Some(Fix::safe(FixLabel::Replace("[…]".to_owned()), edits))
            }
            (JsonType::Object, JsonType::Text)
                if self.is_in_order()
                    && matches!(CONTENT.at(&self.fault.path), Some(ValueFormat::Text)) =>
            {
                let tag = self
                    .subject
                    .content
                    .and_then(|content| content.strategy.languages.first());
                let tag = tag.map_or("sv", |language| language.tag());
                let with = format!("{{\"{tag}\": {source}}}");
                let edit = Edit::replace(document.span(value), with.clone());
                Some(Fix::ask(FixLabel::Replace(with), vec![edit]))
            }
            _ => None,
        }
    }

    /// The id of the entry that a faulty reference may mean: the one with that name, or with nearly that id.
    fn meant_entry(&self, list: List, id: &str) -> Option<String> {
        let content = self.subject.content?;
        // One that was left out itself would be as unknown.
        let is_shown = |own: &&str| is_shown(content, list, own);
        let entries = self.subject.entries(list);
        let lower = id.trim().to_lowercase();
        let by_name = self.subject.named(list, &lower);
        let ids = entries.iter().filter_map(|entry| entry.id.as_deref());
        let found = by_name
            .and_then(|entry| entry.id.as_deref())
            .filter(is_shown)
            .or_else(|| nearest(id, ids.filter(is_shown)));
        found.map(str::to_owned)
    }

    /// Adds the area of an objective.
    fn area(&self, area: &str) -> Option<Fix> {
        if !self.is_in_order() {
            return None;
        }
        let document = self.subject.document;
        let objectives = document.find(&self.fault.path)?;
        let holder = document.parent(objectives)?;
        let edit = with_id(document, holder, "areas", area)?;
        Some(Fix::safe(FixLabel::Add(area.to_owned()), vec![edit]))
    }
}

/// Whether an entry of a list is in a content.
fn is_shown(content: &Content, list: List, id: &str) -> bool {
    match list {
        List::Areas => content.find_area(id).is_some(),
        List::Objectives => content.find_objective(id).is_some(),
        List::Programmes => content.find_programme(id).is_some(),
        List::Initiatives => content.find_initiative(id).is_some(),
        List::Actors => content.find_actor(id).is_some(),
        List::Places => content.find_place(id).is_some(),
    }
}

/// The county that is meant: the one with these digits.
fn meant_county(county: &str) -> Option<County> {
    let digits = county.chars().filter(char::is_ascii_digit);
    let digits: String = digits.collect();
    let meant = (!digits.is_empty()).then(|| format!("{digits:0>2}"))?;
    County::from_id(&meant)
}

/// The address that is meant.
fn meant_address(address: &str, reason: BadAddress) -> Option<String> {
    match reason {
        BadAddress::Scheme => {
            let rest = address.trim_start_matches("//");
            let is_host = rest
                .split('/')
                .next()
                .is_some_and(|host| host.contains('.') && !host.contains([':', ' ', '@']));
            is_host.then(|| ["https://", rest].concat())
        }
        BadAddress::Characters => {
            let is_inner = |own: char| own.is_whitespace() || own.is_control();
            let clean: String = address.chars().filter(|own| !is_inner(*own)).collect();
            (clean != address && !clean.contains(['\\', '"', '<', '>'])).then_some(clean)
        }
        BadAddress::Credentials | BadAddress::Host => None,
    }
}

/// An id, and behind it the same with a number, from 2 on.
pub(crate) fn ids_like(id: &str) -> impl Iterator<Item = String> {
    let numbered = (2..MOST_TRIES).map(move |number| format!("{id}-{number}"));
    core::iter::once(id.to_owned()).chain(numbered)
}

/// An id for a name: letters without their marks, hyphens for the rest.
pub(crate) fn id_of_name(name: &str) -> Option<String> {
    let plain = plain(name);
    let parts: Vec<&str> = plain
        .split(|own: char| !own.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let mut id = String::new();
    for part in parts {
        if !id.is_empty() && id.len() + part.len() > 40 {
            break;
        }
        id.push_str(if id.is_empty() { "" } else { "-" });
        id.push_str(part);
    }
    (!id.is_empty()).then_some(id)
}

/// The one of some words that is nearest to a misspelt one, if it is near: a third of the letters may differ.
pub(crate) fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let near = word.chars().count().div_ceil(3).min(4);
    let letters = Letters::of(&word);
    let near_ones = words.into_iter().filter_map(|other| {
        let lower = other.to_lowercase();
        let may_be = letters.may_be_within(&Letters::of(&lower), near);
        Some((may_be.then(|| slips(&word, &lower, near))??, other))
    });
    near_ones
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}
