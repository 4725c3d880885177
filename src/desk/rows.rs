//! The entries of a list as rows of a table: found, sorted, and told by their state.

use super::Session;
use super::changes::Mark;
use super::edits::{entries, id_of};
use super::form::{Names, choice_word, place_in_strategy, searched, text, told_name};
use crate::check::{Report, plain, sorted_by};
use crate::content::{Kind, List, Severity};
use crate::document::{Document, NodeId};
use crate::sort::sort_by;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The place of the entry in its list.
    pub place: usize,
    /// Its id. Empty if it has none.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its place in the strategy.
    pub strategy: (u32, u32),
    /// The word for its kind, or what it belongs to.
    pub kind: String,
    /// When it begins, as it stands in the file.
    pub from: String,
    /// How many findings are in it, without wording tips.
    pub findings: usize,
    /// Whether it is new or changed.
    pub mark: Option<Mark>,
}

/// Which rows are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// Words that are in its names, its id, or the names of what it refers to.
    pub words: String,
    /// The id of its kind.
    pub kind: String,
    /// The id of an area, an objective or a programme that it belongs to.
    pub sector: String,
    /// A year in which it was under way, as it was written.
    pub year: String,
    /// Its state.
    pub state: RowState,
    /// What the rows are sorted by.
    pub order: RowOrder,
    /// Whether the last come first.
    pub is_reversed: bool,
}

/// The states by which rows are filtered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowState {
    /// Any.
    #[default]
    Any,
    /// Only in this file.
    New,
    /// Changed.
    Changed,
    /// With findings.
    Found,
    /// A text is missing in the second language.
    Untranslated,
    /// Without a date.
    Undated,
}

impl RowState {
    /// All states.
    pub const ALL: [Self; 6] = [
        Self::Any,
        Self::New,
        Self::Changed,
        Self::Found,
        Self::Untranslated,
        Self::Undated,
    ];
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    /// Their place in the file.
    #[default]
    File,
    /// Their name.
    Name,
    /// Their kind.
    Kind,
    /// When they begin.
    From,
    /// How many findings they have.
    Findings,
}

impl RowOrder {
    /// All orders.
    pub const ALL: [Self; 5] = [
        Self::File,
        Self::Name,
        Self::Kind,
        Self::From,
        Self::Findings,
    ];
}

/// The fields by which an entry belongs to an area, an objective or a programme.
const SECTORS: [&str; 4] = ["areas", "objectives", "programmes", "area"];

/// The rows of a list that a filter leaves. O(n log n).
pub fn rows(session: &Session, list: List, filter: &RowFilter) -> Vec<Row> {
    let Some(document) = session.document() else {
        return Vec::new();
    };
    let (report, names, reader) = (session.report(), session.names(), session.reader());
    let all = entries(document, list);
    let findings = findings(report, list, all.len());
    let words = plain(&filter.words);
    // In other lists its field is hidden.
    let year = written_year(&filter.year).filter(|_| list == List::Initiatives);
    let rows = all.iter().enumerate().filter_map(|(place, &entry)| {
        let id = id_of(document, entry).unwrap_or_default();
        let text_at = |path| {
            let node = document.find_in(entry, path)?;
            document.string(node)
        };
        let kind = text_at("kind").unwrap_or_default();
        let row = Row {
            place,
            name: if id.is_empty() {
                told_name(document, list, entry, reader)
            } else {
                names.get(list, &id)
            },
            strategy: place_in_strategy(document, list, entry),
            kind: match text_at("area") {
                Some(area) => names.get(List::Areas, &area),
                None => choice_word(&kind, reader),
            },
            from: text_at("date.from").unwrap_or_default(),
            findings: findings.get(place).copied().unwrap_or_default(),
            mark: session.changes().mark(list, &id),
            id,
        };
        let is_of_kind = filter.kind.is_empty() || filter.kind == kind;
        let is_shown = is_of_kind
            && (filter.sector.is_empty() || belongs(document, entry, &filter.sector))
            && year.is_none_or(|year| {
                is_of_year(year, &row.from, text_at("date.to").as_deref(), &kind)
            })
            && is_in(filter.state, document, entry, &row)
            && (words.trim().is_empty() || has(document, names, entry, &words));
        // Once for each: it is dear.
        let is_key = is_shown && filter.order == RowOrder::Name;
        let key = is_key.then(|| sorted_by(&row.name, reader));
        is_shown.then_some((key.unwrap_or_default(), row))
    });
    let mut rows: Vec<(String, Row)> = rows.collect();
    sort(&mut rows, filter);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Sorts rows, each with the key of its name where they are sorted by that.
fn sort(rows: &mut Vec<(String, Row)>, filter: &RowFilter) {
    sort_by(rows, |(own, one): &(String, Row), (others, other)| {
        match filter.order {
            RowOrder::File => one.place.cmp(&other.place),
            RowOrder::Name => (one.strategy, own).cmp(&(other.strategy, others)),
            RowOrder::Kind => one.kind.cmp(&other.kind),
            // What has no date comes last.
            RowOrder::From => {
                (one.from.is_empty(), &one.from).cmp(&(other.from.is_empty(), &other.from))
            }
            RowOrder::Findings => other.findings.cmp(&one.findings),
        }
    });
    if filter.is_reversed {
        rows.reverse();
    }
}

/// The year that somebody has written, once it is whole. `None` for what is none: then all years are shown.
pub fn written_year(text: &str) -> Option<u16> {
    let is_whole = text.trim().len() == 4 && begins_a_year(text);
    is_whole.then(|| text.trim().parse().ok())?
}

/// Whether what somebody has written is a year, or may yet become one.
pub fn begins_a_year(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 4 && text.bytes().all(|letter| letter.is_ascii_digit())
}

fn belongs(document: &Document, entry: NodeId, sector: &str) -> bool {
    SECTORS.iter().any(|field| {
        let Some(value) = document.find_in(entry, field) else {
            return false;
        };
        let is_it = |node: NodeId| document.string(node).as_deref() == Some(sector);
        is_it(value) || document.children(value).iter().any(|&node| is_it(node))
    })
}

/// Whether an entry was under way in a year, as the map has it: from the one in which it began to the one in which it ended; without
/// a known end it goes on, if it is of a kind that lasts.
fn is_of_year(year: u16, from: &str, to: Option<&str>, kind: &str) -> bool {
    let year_of = |date: &str| date.get(..4)?.parse::<u16>().ok();
    let from = year_of(from);
    let lasts = Kind::from_id(kind).is_some_and(Kind::lasts);
    let open_end = if lasts { Some(u16::MAX) } else { from };
    let to = to.and_then(year_of).or(open_end);
    from.zip(to)
        .is_some_and(|(from, to)| (from..=to).contains(&year))
}

fn is_in(state: RowState, document: &Document, entry: NodeId, row: &Row) -> bool {
    match state {
        RowState::Any => true,
        RowState::New => row.mark == Some(Mark::New),
        RowState::Changed => row.mark == Some(Mark::Changed),
        RowState::Found => row.findings > 0,
        RowState::Undated => row.from.is_empty(),
        RowState::Untranslated => {
            let fields = document.children(entry).iter();
            let mut texts = fields.filter(|&&field| document.member(field, "sv").is_some());
            texts.any(|&field| {
                let path = [&document.path(field), ".en"].concat();
                text(document, &path).trim().is_empty()
            })
        }
    }
}

/// Whether all words are in what an entry is called or what it refers to is called.
fn has(document: &Document, own: &Names, entry: NodeId, words: &str) -> bool {
    let mut names = searched(document, entry);
    let referring = [
        ("actors", List::Actors),
        ("objectives", List::Objectives),
        ("places", List::Places),
    ];
    for (field, list) in referring {
        let ids = document.find_in(entry, field);
        for &id in ids.map(|ids| document.children(ids)).unwrap_or_default() {
            let id = document.string(id).unwrap_or_default();
            names.push_str(&own.get(list, &id));
            names.push(' ');
        }
    }
    let names = plain(&names);
    words.split_whitespace().all(|word| names.contains(word))
}

/// How many findings each entry of a list has.
fn findings(report: &Report, list: List, count: usize) -> Vec<usize> {
    let mut found = vec![0; count];
    for own in &report.diagnostics {
        let place = own.place.iter().chain(&own.more);
        for place in place.filter(|_| own.severity() != Severity::Tip) {
            let entry = place_in(list, &place.path).and_then(|place| found.get_mut(place));
            if let Some(entry) = entry {
                *entry += 1;
            }
        }
    }
    found
}

/// The place of the entry of a list that a path leads into.
pub fn place_in(list: List, path: &str) -> Option<usize> {
    let rest = path.strip_prefix(list.name())?.strip_prefix('[')?;
    rest.split(']').next()?.parse().ok()
}
