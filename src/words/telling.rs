//! What the steps of a tour tell: their text, with placeholders that are filled in from the data, so that nobody types a
//! number that the next edition of the content makes wrong.
//!
//! A placeholder stands in braces. [`PLACEHOLDERS`] lists those that are one word or two; `{count QUERY}` and `{name QUERY}`
//! have a query string of their own. A number may have two nouns, for one and for any other number: `{count|report|reports}`.
//! What cannot be filled in stays as it stands, and [`Telling::pieces`] says what it was.
//! That part uses none of the tables of words, which the checker does without.

use core::cell::OnceCell;
use core::ops::Range;

use super::{choice_name, date, number, words};
use crate::content::{
    ActorIdx, ActorKind, AreaIdx, Content, Date, InitiativeIdx, Language, Localized, Text,
};
use crate::query::matrix::{self, Grid, Line};
use crate::query::{Choice, Find, Shown, shown};
use crate::state::State;
use crate::state::url::{self, Ignored};

/// The placeholders without a query of their own.
pub const PLACEHOLDERS: [&str; 17] = [
    "count",
    "ended",
    "from",
    "to",
    "since",
    "all",
    "areas",
    "objectives",
    "programmes",
    "actors",
    "places",
    "top actor",
    "count top actor",
    "top area",
    "count top area",
    "cells",
    "empty",
];

/// The words before a query.
const WITH_QUERY: [&str; 2] = ["count", "name"];

/// A part of a told text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// A number.
    Number(usize),
    /// A number and its noun.
    Counted(usize, &'a str),
    /// A year.
    Year(u16),
    /// A day.
    Day(Date),
    /// The names of choices.
    Names(Vec<Choice>),
    /// What cannot be filled in.
    Unfilled(Unfilled),
}

/// A placeholder that cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// What stands in the braces.
    pub placeholder: Box<str>,
    /// What is wrong with it: itself, or a key and value of its query.
    pub part: Box<str>,
}

/// A text of a step as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The text.
    pub text: String,
    /// Its language, which may differ from the requested one.
    pub language: Language,
    /// What stands in it unfilled.
    pub unfilled: Vec<Unfilled>,
}

/// What stands in braces: the places of the placeholders of a text.
pub fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some((before, after)) = text.get(at..).and_then(|rest| rest.split_once('{')) {
        let Some((inside, _)) = after.split_once('}') else {
            break;
        };
        let start = at + before.len() + 1;
        let end = start + inside.len();
        all.push(start..end);
        at = end + 1;
    }
    all
}

/// What the texts of a step are filled in from: its heading and its text.
///
/// ```
/// use life_science_map::content::{Content, Language, Text};
/// use life_science_map::query::SearchIndex;
/// use life_science_map::words::Telling;
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let text = Text::only(Language::English, "{count} of {all} reports since {from}");
/// let index = SearchIndex::new(&content);
/// let telling = Telling::new(&content, &index, "kind=report&from=2019");
/// let told = telling.tell(&text, Language::English);
/// assert_eq!(told.text, "2 of 2 reports since 2019");
/// assert_eq!(told.unfilled, []);
/// ```
pub struct Telling<'a> {
    content: &'a Content,
    index: &'a dyn Find,
    /// The state that the step shows.
    pub state: State,
    shown: OnceCell<Shown>,
}

impl<'a> Telling<'a> {
    /// For a step with this query.
    pub fn new(content: &'a Content, index: &'a dyn Find, query: &str) -> Self {
        Self {
            content,
            index,
            state: url::parse(query, content).0,
            shown: OnceCell::new(),
        }
    }

    /// What the step shows.
    pub fn shown(&self) -> &Shown {
        let filter = &self.state.query.filter;
        self.shown
            .get_or_init(|| shown(self.content, self.index, filter))
    }

    /// A text as it is told.
    pub fn tell(&self, text: &Text, language: Language) -> Told {
        let Localized { text, language } = text.localized(language);
        let mut told = Told {
            text: String::new(),
            language,
            unfilled: Vec::new(),
        };
        for piece in self.pieces(text) {
            match piece {
                Piece::Text(text) => told.text.push_str(text),
                Piece::Number(value) => told.text.push_str(&number(value as u64, language)),
                Piece::Counted(value, noun) => {
                    for part in [&*number(value as u64, language), " ", noun] {
                        told.text.push_str(part);
                    }
                }
                Piece::Year(year) => told.text.push_str(&year.to_string()),
                Piece::Day(day) => told.text.push_str(&date(day, language)),
                Piece::Names(choices) => {
                    let name = |&choice: &Choice| choice_name(self.content, choice, language).0;
                    let names: Vec<String> = choices.iter().map(name).collect();
                    told.text
                        .push_str(&names.join(words(language).takeaway.and));
                }
                Piece::Unfilled(unfilled) => {
                    for part in ["{", &*unfilled.placeholder, "}"] {
                        told.text.push_str(part);
                    }
                    told.unfilled.push(unfilled);
                }
            }
        }
        told
    }

    /// The parts of a text, with what they are filled in with.
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        let (mut pieces, mut at) = (Vec::new(), 0);
        for inside in placeholders(text) {
            let before = text.get(at..inside.start - 1).unwrap_or_default();
            at = inside.end + 1;
            pieces.push(Piece::Text(before));
            pieces.push(self.piece(text.get(inside).unwrap_or_default()));
        }
        pieces.push(Piece::Text(text.get(at..).unwrap_or_default()));
        pieces
    }

    fn piece<'t>(&self, inside: &'t str) -> Piece<'t> {
        let Some((placeholder, nouns)) = inside.split_once('|') else {
            return self.filled_in(inside);
        };
        let unfilled = |part: &str| {
            Piece::Unfilled(Unfilled {
                placeholder: inside.into(),
                part: part.into(),
            })
        };
        let nouns_of = |nouns: &'t str| {
            let (one, many) = nouns.split_once('|')?;
            let are_two = !one.is_empty() && !many.is_empty() && !many.contains('|');
            are_two.then_some((one, many))
        };
        match (self.filled_in(placeholder), nouns_of(nouns)) {
            (Piece::Number(value), Some((one, many))) => {
                Piece::Counted(value, if value == 1 { one } else { many })
            }
            (Piece::Unfilled(own), _) => unfilled(&own.part),
            _ => unfilled(nouns),
        }
    }

    /// What a placeholder without nouns is filled in with.
    fn filled_in<'t>(&self, placeholder: &str) -> Piece<'t> {
        if let Some(piece) = self.simple(placeholder) {
            return piece;
        }
        let unfilled = |part: &str| {
            Piece::Unfilled(Unfilled {
                placeholder: placeholder.into(),
                part: part.into(),
            })
        };
        let Some((word, query)) = placeholder.split_once(' ') else {
            return unfilled(placeholder);
        };
        if !WITH_QUERY.contains(&word) || !query.contains('=') {
            return unfilled(placeholder);
        }
        let (state, unread) = read_query(query, self.content);
        if let Some(Ignored { key, value }) = unread.first() {
            return unfilled(&[key, "=", value].concat());
        }
        let filter = state.query.filter;
        if word == "count" {
            return Piece::Number(shown(self.content, self.index, &filter).count());
        }
        match filter.choices() {
            [choice] => Piece::Names(vec![*choice]),
            _ => unfilled(query),
        }
    }

    /// What one of [`PLACEHOLDERS`] is filled in with, if the step has it.
    pub fn simple<'t>(&self, placeholder: &str) -> Option<Piece<'t>> {
        let content = self.content;
        let filter = &self.state.query.filter;
        let number = match placeholder {
            "from" => return filter.from().map(Piece::Year),
            "to" => return filter.to().map(Piece::Year),
            "since" => return filter.since()?.day(content).map(Piece::Day),
            "top actor" => return names(self.top_actors().0),
            "top area" => return names(self.top_areas().0),
            "count" => self.shown().count(),
            "ended" => self.ended(),
            "all" => content.initiatives().len(),
            "areas" => content.areas().len(),
            "objectives" => content.objectives().len(),
            "programmes" => content.programmes().len(),
            "actors" => content.actors().len(),
            "places" => content.places().len(),
            "count top actor" => self.top_actors().1,
            "count top area" => self.top_areas().1,
            "cells" => self.cells().0,
            "empty" => self.cells().1,
            _ => return None,
        };
        Some(Piece::Number(number))
    }

    /// How many of what the step shows had ended when the content was updated.
    fn ended(&self) -> usize {
        let updated = self.content.updated.map(Date::last_day);
        let has_ended = |initiative: &InitiativeIdx| {
            let period = self.content.initiative(*initiative).date.as_ref();
            let last = period.and_then(|period| period.to).map(Date::last_day);
            last.is_some() && updated.is_some() && last <= updated
        };
        self.shown().matching().filter(has_ended).count()
    }

    /// Who takes part in most of what the step shows, apart from government and ministries, and in how many.
    fn top_actors(&self) -> (Vec<Choice>, usize) {
        let content = self.content;
        let mut counts = self.tally(content.actors().len(), |initiative| {
            content.facts().actors.of(initiative)
        });
        for (actor, count) in content.actors().iter().zip(&mut counts) {
            if actor.kind == Some(ActorKind::Government) {
                *count = 0;
            }
        }
        leading(&counts, |actor| Choice::Actor(ActorIdx::new(actor)))
    }

    /// The areas that most of what the step shows serves, and how many.
    fn top_areas(&self) -> (Vec<Choice>, usize) {
        let content = self.content;
        let counts = self.tally(content.areas().len(), |initiative| {
            content.facts().areas.of(initiative)
        });
        leading(&counts, |area| Choice::Area(AreaIdx::new(area)))
    }

    /// How many of what the step shows have each entry of a list.
    fn tally(&self, length: usize, of: impl Fn(InitiativeIdx) -> &'a [u32]) -> Vec<usize> {
        let mut counts = vec![0; length];
        for initiative in self.shown().matching() {
            for &entry in of(initiative) {
                if let Some(count) = counts.get_mut(entry as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// How many cells the step's matrix has where areas meet its columns, and how many of them are empty.
    fn cells(&self) -> (usize, usize) {
        let query = &self.state.query;
        let grid = Grid::new(self.content, query.columns);
        let found = shown(self.content, self.index, &grid.base(&query.filter));
        let tally = grid.tally(self.content, &found);
        let is_asked_for = |line: &Line| line.is_asked_for(&query.filter, self.content);
        let (mut all, mut empty) = (0, 0);
        for (row, line) in grid.rows.iter().enumerate() {
            if !matches!(line, Line::Choice(Choice::Area(_))) || !is_asked_for(line) {
                continue;
            }
            for (column, line) in grid.columns.iter().enumerate() {
                if matches!(line, Line::Choice(_) | Line::Years(_)) && is_asked_for(line) {
                    all += 1;
                    empty += usize::from(matrix::count(tally.cell(row, column)) == 0);
                }
            }
        }
        (all, empty)
    }
}

/// The state of a query that an author wrote, and what in it the map does not know: values of its own keys, and other keys.
pub fn read_query(query: &str, content: &Content) -> (State, Vec<Ignored>) {
    let (state, mut unread) = url::parse(query, content);
    let other = state.query.other.iter();
    unread.extend(other.map(|(key, value)| Ignored {
        key: key.clone(),
        value: value.clone(),
    }));
    (state, unread)
}

fn names<'t>(choices: Vec<Choice>) -> Option<Piece<'t>> {
    (!choices.is_empty()).then_some(Piece::Names(choices))
}

/// The entries with the highest count, and that count. None if nothing is counted.
fn leading(counts: &[usize], choice: impl Fn(usize) -> Choice) -> (Vec<Choice>, usize) {
    let most = counts.iter().copied().max().unwrap_or_default();
    let places = (0..counts.len()).filter(|&place| most > 0 && counts.get(place) == Some(&most));
    (places.map(choice).collect(), most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::SearchIndex;

    const WHOLE: &[u8] = include_bytes!("../../tests/content/good/noted.json");

    fn told(query: &str, text: &str) -> (String, Vec<String>) {
        let (content, _) = Content::read(WHOLE).unwrap();
        let index = SearchIndex::new(&content);
        let text = Text::only(Language::Swedish, text);
        let told = Telling::new(&content, &index, query).tell(&text, Language::Swedish);
        let unfilled = told.unfilled.iter();
        let unfilled = unfilled.map(|own| [&*own.placeholder, ": ", &*own.part].concat());
        (told.text, unfilled.collect())
    }

    #[test]
    fn every_placeholder_is_filled_in() {
        for placeholder in PLACEHOLDERS {
            let query = match placeholder {
                "from" | "to" | "since" => "from=2000&to=2030&since=2026-06-01",
                _ => "view=matrix&columns=kind",
            };
            let (text, unfilled) = told(query, &["a {", placeholder, "} b"].concat());
            assert!(unfilled.is_empty(), "{unfilled:?}");
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(text.starts_with("a ") && text.ends_with(" b"), "{text}");
        }
        let query = "from=2000&to=2030&since=2026-06-01";
        let (text, _) = told(query, "{from}–{to}, {since}");
        assert_eq!(text, "2000–2030, 1 juni 2026");
    }

    #[test]
    fn what_cannot_be_filled_in_stays_and_is_told() {
        for (text, part) in [
            ("{}", ""),
            ("{n}", "n"),
            ("{from}", "from"),
            ("{since}", "since"),
            ("{count }", "count "),
            ("{count all}", "count all"),
            ("{sum kind=report}", "sum kind=report"),
            ("{count kind=rapport}", "kind=rapport"),
            ("{count kinds=report}", "kinds=report"),
            ("{name from=2019}", "from=2019"),
            ("{name kind=report&kind=event}", "kind=report&kind=event"),
            ("{count|insats}", "insats"),
            ("{count||insatser}", "|insatser"),
            ("{count|en|två|tre}", "en|två|tre"),
            ("{name kind=report|rapport|rapporter}", "rapport|rapporter"),
            ("{n|en|två}", "n"),
            ("{count kind=rapport|en|två}", "kind=rapport"),
        ] {
            let (said, unfilled) = told("", text);
            assert_eq!(said, text);
            let inside = text.trim_matches(['{', '}']);
            assert_eq!(unfilled, [[inside, ": ", part].concat()], "{text}");
        }
        for text in ["", "}", "a {", "{count", "a } b", "}{"] {
            assert_eq!(told("", text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn a_number_has_the_noun_of_one_or_of_many() {
        let (content, _) = Content::read(WHOLE).unwrap();
        for initiative in content.initiatives() {
            let query = ["kind=", initiative.kind.id()].concat();
            let of_kind = content.initiatives().iter();
            let count = of_kind.filter(|own| own.kind == initiative.kind).count();
            let noun = if count == 1 { "insats" } else { "insatser" };
            let expected = [&count.to_string(), " ", noun].concat();
            let with_query = ["{count ", &query, "|insats|insatser}"].concat();
            for text in ["{count|insats|insatser}", &with_query] {
                assert_eq!(told(&query, text), (expected.clone(), Vec::new()));
            }
        }
        assert_eq!(told("q=zzzzzz", "{count|insats|insatser}").0, "0 insatser");
    }

    #[test]
    fn those_who_lead_together_are_named_together() {
        assert_eq!(
            leading(&[1, 2, 2, 0], |own| Choice::Area(AreaIdx::new(own))),
            (
                vec![Choice::Area(AreaIdx::new(1)), Choice::Area(AreaIdx::new(2))],
                2
            )
        );
        let (none, most) = leading(&[0, 0], |own| Choice::Area(AreaIdx::new(own)));
        assert_eq!((none.len(), most), (0, 0));
        let (text, unfilled) = told("q=zzzzzz", "{top area}");
        assert_eq!((&*text, unfilled.len()), ("{top area}", 1));
    }
}
