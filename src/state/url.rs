//! Converts the state to a query string and back.
//!
//! The format is `application/x-www-form-urlencoded` of the URL Standard (<https://url.spec.whatwg.org/>), so that the
//! browser's own forms and `URLSearchParams` read and write the same. Every state has one canonical query string: the map's
//! own keys in the order of [`write()`], choices in the order of the content without repetitions, no defaults, and then the
//! other keys unchanged. [`parse`] of it gives the same state.

use super::{Controls, Query, State, Theme, View};
use crate::content::{AreaIdx, Content, InitiativeIdx};
use crate::query::matrix::Columns;
use crate::query::{Choice, Facet, Filter, ObjectiveOrder, Since, Sort};

/// What an address ends with that opens the dialog for downloads. It is no part of a state, and leaves the address.
pub const DOWNLOAD: &str = "take=";

/// Whether a query string asks for the dialog for downloads.
pub fn asks_for_download(query_string: &str) -> bool {
    pairs(query_string).any(|(key, _)| key == "take")
}

/// A value that the map does not know, and that was ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// One of the map's own keys.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// Parses a query string, with or without its "?".
///
/// Never fails: broken percent-encodings stay as they are, and invalid UTF-8 is read as Windows-1252. Links as mail, chats, other
/// systems and people change them are read as they were meant. An invalid value of one of our keys is ignored
/// and reported. For a key with a single value the first valid one counts, and
/// a different one after it is reported. An empty value counts as none, because a form sends its empty fields too, except
/// for `embed`, whose presence has a meaning.
pub fn parse(query_string: &str, content: &Content) -> (State, Vec<Ignored>) {
    let mut given = Given::default();
    let mut ignored = Vec::new();
    for (key, value) in pairs(query_string) {
        let own = key.to_ascii_lowercase();
        match given.take(&own, &value, content) {
            Some(true) => {}
            Some(false) => ignored.push(Ignored { key: own, value }),
            None => given.other.push((key, value)),
        }
    }
    (given.state(), ignored)
}

/// What a query string has said so far: one slot for each key with a single value.
#[derive(Default)]
struct Given {
    /// The conditions whose keys may be repeated.
    filter: Filter,
    from: Option<u16>,
    to: Option<u16>,
    since: Option<Since>,
    search: Option<String>,
    view: Option<View>,
    columns: Option<Columns>,
    unfolded: Vec<AreaIdx>,
    order: Option<ObjectiveOrder>,
    tour: Option<String>,
    step: Option<String>,
    sort: Option<Sort>,
    item: Option<InitiativeIdx>,
    theme: Option<Theme>,
    embed: Option<String>,
    controls: Option<Controls>,
    other: Vec<(String, String)>,
}

impl Given {
    /// Takes the value of a key. Returns whether it is used; `None` if the key is not the map's own.
    fn take(&mut self, own: &str, value: &str, content: &Content) -> Option<bool> {
        let is_used = match own {
            "take" => true,
            "embed" => fill(&mut self.embed, Some(value.to_owned())),
            own if value.is_empty() && is_own(own) => true,
            "with" => {
                let actor = forgiving(value, |id| content.find_actor(id));
                let filter = core::mem::take(&mut self.filter);
                self.filter = actor.into_iter().fold(filter, Filter::together_with);
                actor.is_some()
            }
            "from" => fill(&mut self.from, year(value)),
            "to" => fill(&mut self.to, year(value)),
            "since" => fill(&mut self.since, forgiving(value, Since::from_id)),
            "q" => fill(&mut self.search, Some(decoded_twice(value))),
            "view" => fill(&mut self.view, forgiving(value, View::from_id)),
            "columns" => fill(&mut self.columns, forgiving(value, Columns::from_id)),
            "unfolded" => {
                let area = forgiving(value, |id| content.find_area(id));
                self.unfolded.extend(area);
                area.is_some()
            }
            "objectives" => fill(&mut self.order, forgiving(value, ObjectiveOrder::from_id)),
            "tour" => fill(&mut self.tour, Some(tidied(value))),
            "step" => fill(&mut self.step, Some(tidied(value))),
            "sort" => fill(&mut self.sort, forgiving(value, Sort::from_id)),
            "item" => fill(
                &mut self.item,
                forgiving(value, |id| content.find_initiative(id)),
            ),
            "theme" => fill(&mut self.theme, forgiving(value, Theme::from_id)),
            "controls" => fill(&mut self.controls, forgiving(value, Controls::from_id)),
            key_of_facet => {
                let facet = Facet::from_key(key_of_facet)?;
                let choice = forgiving(value, |id| Choice::from_id(facet, id, content));
                let filter = core::mem::take(&mut self.filter);
                self.filter = choice.into_iter().fold(filter, Filter::with);
                choice.is_some()
            }
        };
        Some(is_used)
    }

    /// The state that all of it means.
    fn state(self) -> State {
        let filter = self
            .filter
            .with_from(self.from)
            .with_to(self.to)
            .with_since(self.since)
            .with_search(self.search.unwrap_or_default());
        State {
            query: Query {
                filter,
                view: self.view.unwrap_or_default(),
                columns: self.columns.unwrap_or_default(),
                unfolded: self.unfolded,
                order: self.order.unwrap_or_default(),
                tour: self.tour.unwrap_or_default(),
                step: self.step.unwrap_or_default(),
                sort: self.sort.unwrap_or_default(),
                theme: self.theme,
                embed: self.embed,
                controls: self.controls.unwrap_or_default(),
                other: self.other,
            }
            .canonical(),
            open: self.item,
        }
    }
}

/// Writes the canonical query string of a state whose query is [`Query::canonical`], without "?". That of the default state
/// is empty.
pub fn write(state: &State, content: &Content) -> String {
    let Query {
        filter,
        view,
        columns,
        unfolded,
        order,
        tour,
        step,
        sort,
        theme,
        embed,
        controls,
        other,
    } = &state.query;
    let mut query_string = String::new();
    let mut add = |key: &str, value: &str| add(key, value, &mut query_string);
    add_filter(filter, content, &mut add);
    if *view != View::default() {
        add("view", view.id());
    }
    if *columns != Columns::default() {
        add("columns", columns.id());
    }
    for &area in unfolded {
        add("unfolded", &content.area(area).id);
    }
    if *order != ObjectiveOrder::default() {
        add("objectives", order.id());
    }
    for (key, value) in [("tour", tour), ("step", step)] {
        if !value.is_empty() {
            add(key, value);
        }
    }
    if *sort != Sort::default() {
        add("sort", sort.id());
    }
    if let Some(initiative) = state.open {
        add("item", &content.initiative(initiative).id);
    }
    if let Some(theme) = theme {
        add("theme", theme.id());
    }
    if let Some(embed) = embed {
        add("embed", embed);
    }
    if *controls != Controls::default() {
        add("controls", controls.id());
    }
    for (key, value) in other {
        add(key, value);
    }
    query_string
}

/// Adds the conditions of a filter.
fn add_filter(filter: &Filter, content: &Content, add: &mut dyn FnMut(&str, &str)) {
    for choice in filter.choices() {
        add(choice.facet().key(), &choice.id(content));
    }
    for &actor in filter.with_actors() {
        add("with", &content.actor(actor).id);
    }
    if let Some(year) = filter.from() {
        add("from", &year.to_string());
    }
    if let Some(year) = filter.to() {
        add("to", &year.to_string());
    }
    if let Some(since) = filter.since() {
        add("since", &since.id());
    }
    if !filter.search().is_empty() {
        add("q", filter.search());
    }
}

/// Adds a key and its value to a query string.
fn add(key: &str, value: &str, query_string: &mut String) {
    if !query_string.is_empty() {
        query_string.push('&');
    }
    encode(key, query_string);
    query_string.push('=');
    encode(value, query_string);
}

/// Whether the key is one of the map's own.
fn is_own(key: &str) -> bool {
    matches!(
        key,
        "with"
            | "from"
            | "to"
            | "since"
            | "take"
            | "q"
            | "view"
            | "columns"
            | "unfolded"
            | "objectives"
            | "tour"
            | "step"
            | "sort"
            | "item"
            | "theme"
            | "embed"
            | "controls"
    ) || Facet::from_key(key).is_some()
}

/// What a value stands for: as it is, or, where nothing is called that, [`tidied`].
fn forgiving<T>(value: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    find(value).or_else(|| find(&tidied(value)))
}

/// An id as it was before mail programs, chats and people wrote it in capitals, encoded it twice, or put the punctuation of a
/// sentence around it.
#[inline(never)]
fn tidied(value: &str) -> String {
    let mut decoded = decode(value).to_ascii_lowercase();
    let end = decoded
        .trim_end_matches(|own: char| !own.is_alphanumeric())
        .len();
    decoded.truncate(end);
    let is_before = |own: char| " ([<\"'”“’«»".contains(own);
    decoded.trim_start_matches(is_before).to_owned()
}

/// A year, perhaps with the punctuation of a sentence behind it.
fn year(value: &str) -> Option<u16> {
    Filter::year(value)
        .or_else(|| Filter::year(value.trim_end_matches(['.', ',', ';', ':', ')', ']', '>'])))
}

/// A text that was encoded twice is decoded twice. Only what can be nothing else is taken for that: the encoding of letters beyond
/// ASCII.
fn decoded_twice(text: &str) -> String {
    let again = decode(text);
    let is_twice = !again.is_ascii() && text.is_ascii() && !again.contains('\u{FFFD}');
    if is_twice { again } else { text.to_owned() }
}

/// Fills the slot of a key with a single value, if it is empty and there is a value. Returns whether the value is now in
/// it.
fn fill<T: PartialEq>(slot: &mut Option<T>, value: Option<T>) -> bool {
    if slot.is_none() {
        *slot = value;
        slot.is_some()
    } else {
        *slot == value
    }
}

/// The keys and values of a query string, decoded.
fn pairs(query_string: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let query_string = query_string.strip_prefix('?').unwrap_or(query_string);
    query_string
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (mut key, value) = pair.split_once('=').unwrap_or((pair, ""));
            // An "&" that was written for HTML, once or several times.
            while let Some(rest) = key.strip_prefix("amp;") {
                key = rest;
            }
            (decode(key), decode(value))
        })
}

/// Decodes percent-encoding, and "+" as a space. What is no UTF-8 is read as Windows-1252, as older systems write it.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hexadecimal(*high), hexadecimal(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.into_bytes();
        bytes.into_iter().map(windows_1252).collect()
    })
}

/// A character of Windows-1252 (<https://encoding.spec.whatwg.org/#windows-1252>), as far as words have it.
const fn windows_1252(byte: u8) -> char {
    match byte {
        0x8A => 'Š',
        0x8C => 'Œ',
        0x8E => 'Ž',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x9A => 'š',
        0x9C => 'œ',
        0x9E => 'ž',
        0x80..=0x9F => char::REPLACEMENT_CHARACTER,
        _ => byte as char,
    }
}

/// The value of a hexadecimal digit in either case.
const fn hexadecimal(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Percent-encodes everything except ASCII letters, digits and `*-._`, and writes "+" for a space.
fn encode(text: &str, into: &mut String) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for byte in text.bytes() {
        match byte {
            b' ' => into.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                into.push(char::from(byte));
            }
            _ => into.extend([
                '%',
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]),
        }
    }
}
