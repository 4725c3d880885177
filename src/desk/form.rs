//! What can be written in an entry: its fields from the table of the format, as plain data for a form, and what is read from
//! and written to each.

use std::collections::BTreeMap;

use super::edits::{entries, id_of, set, unset};
use super::money;
use crate::check::{meant_date, nearest, plain};
use crate::content::format::{FieldFormat, FieldNeed, ObjectFormat, ValueFormat};
use crate::content::{ActorKind, Date, Kind, Language, List};
use crate::document::{Document, Edit, JsonKind, NodeId, quoted};
use crate::sort::sort_by;
use crate::words::{actor_kind_word, kind_word};

/// A part of a form. Paths are within the entry.
#[derive(Clone, Debug)]
pub enum Item {
    /// One value.
    Field {
        /// Where it is.
        path: String,
        /// What it is called.
        label: String,
        /// How it is written.
        control: Control,
        /// The language that it is in, if it is a wording.
        language: Option<Language>,
        /// Whether it has to be there.
        need: FieldNeed,
    },
    /// Several values that belong together.
    Group {
        /// What they are called.
        label: String,
        /// They.
        items: Vec<Item>,
    },
    /// References to entries of a list.
    References {
        /// Where they are.
        path: String,
        /// What they are called.
        label: String,
        /// That list.
        list: List,
    },
    /// A list of objects.
    Rows {
        /// Where it is.
        path: String,
        /// What it is called.
        label: String,
        /// What each of them is.
        object: &'static ObjectFormat,
    },
}

/// How a value is written.
#[derive(Clone, Copy, Debug)]
pub enum Control {
    /// In a line.
    Line,
    /// In several lines.
    Lines,
    /// As year, month and day.
    Date,
    /// As a number.
    Number,
    /// As a sum of money.
    Money,
    /// As one of some words.
    Choice(fn() -> Vec<&'static str>),
    /// As an entry of a list.
    One(List),
}

/// The texts that are longer than a line.
const LONG: [&str; 5] = ["summary", "text", "lead", "description", "note"];

/// The parts of a form for an object at a path within the entry, with the names of a reader's language, and its texts in the
/// languages of the content.
pub fn items(
    object: &'static ObjectFormat,
    path: &str,
    languages: &[Language],
    reader: Language,
) -> Vec<Item> {
    let fields = object.fields.iter();
    fields
        .flat_map(|field| of_field(field, path, languages, reader))
        .collect()
}

fn of_field(
    field: &'static FieldFormat,
    path: &str,
    languages: &[Language],
    reader: Language,
) -> Vec<Item> {
    let path = joined(path, field.name);
    let label = field.label(reader).to_owned();
    let one = |control| {
        vec![Item::Field {
            path: path.clone(),
            label: label.clone(),
            control,
            language: None,
            need: field.need,
        }]
    };
    match &field.value {
        ValueFormat::Text => {
            let control = if LONG.contains(&field.name) {
                Control::Lines
            } else {
                Control::Line
            };
            let wordings = languages.iter().map(|&language| Item::Field {
                path: joined(&path, language.tag()),
                label: [&label, ", ", language_word(language, reader)].concat(),
                control,
                language: Some(language),
                need: field.need,
            });
            wordings.collect()
        }
        ValueFormat::Date => one(Control::Date),
        ValueFormat::Choice(choices) => one(Control::Choice(*choices)),
        ValueFormat::Reference(list) => one(Control::One(*list)),
        ValueFormat::Whole(..) if matches!(field.name, "sek" | "eur") => one(Control::Money),
        ValueFormat::Whole(..) | ValueFormat::Number(..) => one(Control::Number),
        ValueFormat::Plain | ValueFormat::Address | ValueFormat::Tag | ValueFormat::Id => {
            one(Control::Line)
        }
        ValueFormat::Object(object) => vec![Item::Group {
            items: items(object, &path, languages, reader),
            label,
        }],
        ValueFormat::List(ValueFormat::Reference(list)) => vec![Item::References {
            path,
            label,
            list: *list,
        }],
        ValueFormat::List(ValueFormat::Object(object)) => vec![Item::Rows {
            path,
            label,
            object,
        }],
        ValueFormat::Version | ValueFormat::List(_) => Vec::new(),
    }
}

/// A path one step longer.
pub fn joined(path: &str, step: &str) -> String {
    if path.is_empty() || step.is_empty() || step.starts_with('[') {
        [path, step].concat()
    } else {
        [path, ".", step].concat()
    }
}

/// What a language is called in another one.
pub const fn language_word(language: Language, reader: Language) -> &'static str {
    match (language, reader) {
        (Language::Swedish, Language::English) => "Swedish",
        (Language::English, Language::English) => "English",
        (Language::English, _) => "engelska",
        _ => "svenska",
    }
}

/// The word for one of the words that a field may have.
pub fn choice_word(choice: &str, reader: Language) -> String {
    let kind = Kind::from_id(choice).map(|kind| kind_word(kind, reader));
    let kind =
        kind.or_else(|| ActorKind::from_id(choice).map(|kind| actor_kind_word(kind, reader)));
    match (choice, reader) {
        ("year", Language::English) => "year",
        ("year", _) => "år",
        _ => kind.unwrap_or(choice),
    }
    .to_owned()
}

/// What stands at a path: the text itself, or another value as it is written. Empty if there is nothing.
pub fn text(document: &Document, path: &str) -> String {
    let value = document.find(path).map(|node| {
        let is_nothing = document.kind(node) == JsonKind::Null;
        let other = if is_nothing {
            ""
        } else {
            document.source(node)
        };
        document.string(node).unwrap_or_else(|| other.to_owned())
    });
    value.unwrap_or_default()
}

/// Year, month and day of a date. What is no date stands whole in the first.
pub fn date_parts(date: &str) -> [String; 3] {
    // What is no date, as a month 13, still has its parts, so that each can be mended where it was written.
    let is_part = |(place, part): (usize, &str)| {
        let most = if place == 0 { 4 } else { 2 };
        (1..=most).contains(&part.len()) && part.bytes().all(|own| own.is_ascii_digit())
    };
    let has_parts = date.split('-').count() <= 3 && date.split('-').enumerate().all(is_part);
    if Date::parse(date).is_none() && !has_parts {
        return [date.to_owned(), String::new(), String::new()];
    }
    let mut parts = date.split('-');
    core::array::from_fn(|_| parts.next().unwrap_or_default().to_owned())
}

/// The date that is meant by year, month and day as somebody wrote them, in the form of the file; or, if they are none, what
/// was written, so that nothing is lost.
pub fn date_of(parts: &[String; 3]) -> String {
    let [year, month, day] = parts.each_ref().map(|part| part.trim());
    let written = [day, month, year].map(str::to_owned);
    let written: Vec<String> = written
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let plain = [year, month, day].map(str::to_owned);
    let plain: Vec<String> = plain.into_iter().filter(|part| !part.is_empty()).collect();
    let plain = plain.join("-");
    // A day without its month is none.
    let exact = Date::parse(&plain).map(|date| date.to_string());
    let meant = || {
        exact
            .or_else(|| meant_date(&written.join(" ")))
            .or_else(|| meant_date(&plain))
    };
    let is_in_order = day.is_empty() || !month.is_empty();
    is_in_order.then(meant).flatten().unwrap_or(plain)
}

/// The edits that write a text in a field of the file, at a path from the outermost value. An empty text takes the field
/// away.
pub fn write(document: &Document, path: &str, control: Control, text: &str) -> Vec<Edit> {
    let text = if matches!(control, Control::Lines) {
        text.trim_end()
    } else {
        text.trim()
    };
    if text == self::text(document, path) {
        return Vec::new();
    }
    if text.is_empty() {
        return unset(document, path).into_iter().collect();
    }
    let json = match control {
        Control::Number => number(text).unwrap_or_else(|| quoted(text)),
        Control::Money => {
            money::amount(text).map_or_else(|| quoted(text), |amount| amount.to_string())
        }
        _ => quoted(text),
    };
    set(document, path, &json).into_iter().collect()
}

/// A number as JSON, with a decimal comma or point.
fn number(text: &str) -> Option<String> {
    let plain = text.replace(',', ".");
    let is_json = serde_json::from_str::<f64>(&plain).is_ok();
    is_json.then_some(plain)
}

/// What a text of an entry says in a reader's language, or else in another one.
fn wording(document: &Document, entry: NodeId, field: &str, reader: Language) -> Option<String> {
    let mut languages = core::iter::once(reader).chain(Language::ALL);
    languages.find_map(|language| {
        let path = joined(field, language.tag());
        let text = document.string(document.find_in(entry, &path)?)?;
        (!text.trim().is_empty()).then_some(text)
    })
}

/// The name of an entry as the map tells it apart from others: areas by their number and short name, objectives by their number,
/// which is their id. Programmes have no number on the map, where it would be taken for that of an area.
pub fn told_name(document: &Document, list: List, entry: NodeId, reader: Language) -> String {
    let has_short = matches!(list, List::Areas | List::Programmes);
    let short = has_short.then(|| wording(document, entry, "short", reader));
    let name = short
        .flatten()
        .or_else(|| wording(document, entry, "name", reader))
        .or_else(|| id_of(document, entry))
        .unwrap_or_default();
    let number = number_of(document, list, entry).filter(|_| list != List::Programmes);
    match number.filter(|number| *number != name) {
        Some(number) => [&number, " ", &name].concat(),
        None => name,
    }
}

/// The number of an entry in the strategy, "3" or "3.2".
fn number_of(document: &Document, list: List, entry: NodeId) -> Option<String> {
    match list {
        List::Areas | List::Programmes => {
            let number = document.number(document.find_in(entry, "number")?)?;
            Some(number.to_string())
        }
        List::Objectives => id_of(document, entry),
        _ => None,
    }
}

/// The place of an entry in the strategy, which is its number: that of 3.10 comes after that of 3.2. The same for all entries of
/// lists without numbers.
pub fn place_in_strategy(document: &Document, list: List, entry: NodeId) -> (u32, u32) {
    let number = number_of(document, list, entry).unwrap_or_default();
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    (
        whole.parse().unwrap_or_default(),
        part.parse().unwrap_or_default(),
    )
}

/// What the entries of a file are called, by their list and id.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<(&'static str, String), String>);

impl Names {
    /// The told names in a file, in a reader's language. O(n log n).
    pub fn of(document: &Document, reader: Language) -> Self {
        let mut names = BTreeMap::new();
        for list in List::ALL {
            for &entry in entries(document, list) {
                if let Some(id) = id_of(document, entry) {
                    names
                        .entry((list.name(), id))
                        .or_insert_with(|| told_name(document, list, entry, reader));
                }
            }
        }
        Self(names)
    }

    /// The name of the entry that an id refers to; the id itself if there is none.
    pub fn get(&self, list: List, id: &str) -> String {
        let name = self.0.get(&(list.name(), id.to_owned()));
        name.map_or(id, String::as_str).to_owned()
    }
}

/// What the entries around some edits are called, and how many entries there are.
pub(super) struct Around {
    reader: Language,
    counts: Vec<usize>,
    called: Vec<(List, usize, (Option<String>, String))>,
}

impl Around {
    /// Of edits that are to be made. `None` if they could concern other entries as well.
    pub(super) fn of(document: &Document, edits: &[Edit], reader: Language) -> Option<Self> {
        let called = edits.iter().map(|edit| {
            let path = document.path(document.at(edit.span.start)?);
            let mut lists = List::ALL.into_iter();
            let (list, place) =
                lists.find_map(|list| Some((list, super::rows::place_in(list, &path)?)))?;
            let span = document.span(*entries(document, list).get(place)?);
            let is_within = span.start < edit.span.start && edit.span.end < span.end;
            is_within.then(|| Some((list, place, called(document, list, place, reader)?)))?
        });
        Some(Self {
            reader,
            called: called.collect::<Option<_>>()?,
            counts: counts(document)?,
        })
    }

    /// Whether all entries are called the same after the edits: brackets that are in order enclose as many as before.
    pub(super) fn is_same(&self, document: &Document) -> bool {
        let is_same = |(list, place, before): &(List, usize, _)| {
            called(document, *list, *place, self.reader).as_ref() == Some(before)
        };
        counts(document).as_ref() == Some(&self.counts) && self.called.iter().all(is_same)
    }
}

fn called(
    document: &Document,
    list: List,
    place: usize,
    reader: Language,
) -> Option<(Option<String>, String)> {
    let entry = *entries(document, list).get(place)?;
    let told = told_name(document, list, entry, reader);
    Some((id_of(document, entry), told))
}

/// How many fields the file has, and how many entries each list. `None` where brackets are in no order.
fn counts(document: &Document) -> Option<Vec<usize>> {
    let root = document.root().filter(|_| document.flaws().is_empty())?;
    let lists = List::ALL.map(|list| entries(document, list).len());
    let mut counts = lists.to_vec();
    counts.push(document.children(root).len());
    Some(counts)
}

/// The entries of a list whose names, short names or ids have all the words of a text, each as id and told name: those that
/// begin with it first, then in the order of the strategy, then of their names. O(n log n).
pub fn proposed(
    document: &Document,
    list: List,
    words: &str,
    reader: Language,
) -> Vec<(String, String)> {
    let words = plain(words);
    let words = words.trim();
    let mut found: Vec<_> = entries(document, list)
        .iter()
        .filter_map(|&entry| {
            let id = id_of(document, entry)?;
            let told = told_name(document, list, entry, reader);
            let sorted_by = plain(&told);
            let has = words.is_empty() || {
                let names = [&plain(&searched(document, entry)), " ", &sorted_by].concat();
                words.split_whitespace().all(|word| names.contains(word))
            };
            let place = place_in_strategy(document, list, entry);
            let is_number = |letter: char| letter.is_ascii_digit() || ". ".contains(letter);
            let begins = sorted_by.starts_with(words)
                || sorted_by.trim_start_matches(is_number).starts_with(words);
            has.then_some(((!begins, place, sorted_by), (id, told)))
        })
        .collect();
    sort_by(&mut found, |one, other| one.0.cmp(&other.0));
    found.into_iter().map(|(_, own)| own).collect()
}

/// The entry of a list whose name is nearly what was typed, as id and told name: what may be meant where nothing is proposed.
/// O(n).
pub fn misspelt(
    document: &Document,
    list: List,
    words: &str,
    reader: Language,
) -> Option<(String, String)> {
    let all = entries(document, list).iter().filter_map(|&entry| {
        let id = id_of(document, entry)?;
        let name = told_name(document, list, entry, reader);
        Some((plain(&name), (id, name)))
    });
    let all: Vec<(String, (String, String))> = all.collect();
    let near = nearest(&plain(words), all.iter().map(|(plain, _)| &**plain))?;
    let found = all.iter().find(|(plain, _)| plain == near);
    found.map(|(_, own)| own.clone())
}

/// The names, short names and the id of an entry, by which it is found.
pub fn searched(document: &Document, entry: NodeId) -> String {
    let mut searched = String::new();
    for field in ["id", "name", "short"] {
        let Some(value) = document.find_in(entry, field) else {
            continue;
        };
        let wordings = document.children(value).iter().copied();
        for text in core::iter::once(value).chain(wordings) {
            searched.push_str(&document.string(text).unwrap_or_default());
            searched.push(' ');
        }
    }
    searched
}

/// The fields of an object that the format does not know, as they stand in the file.
pub fn others(document: &Document, node: NodeId, object: &ObjectFormat) -> Vec<String> {
    let fields = document.children(node).iter();
    fields
        .filter(|&&field| {
            document
                .key(field)
                .is_some_and(|name| object.field(name).is_none())
        })
        .map(|&field| {
            let name = document.key(field).unwrap_or_default();
            [name, ": ", document.source(field)].concat()
        })
        .collect()
}
