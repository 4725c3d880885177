//! Remarks on tours: what their steps show, and what is filled in in their texts.

use core::ops::Range;
use std::borrow::Cow;

use super::Remark;
use super::fix::{Fix, FixLabel};
use super::mend::nearest;
use super::subject::Subject;
use crate::content::Content;
use crate::document::{Edit, NodeId, quoted};
use crate::query::matrix::Columns;
use crate::query::{Facet, SearchIndex, Sort};
use crate::state::View;
use crate::state::url::Ignored;
use crate::words::{PLACEHOLDERS, Piece, Telling, placeholders, read_query};

/// The keys of a step's query that are no facets.
const KEYS: [&str; 11] = [
    "with",
    "from",
    "to",
    "since",
    "q",
    "view",
    "columns",
    "unfolded",
    "objectives",
    "sort",
    "item",
];

/// Looks at all tours.
pub(super) fn look(subject: &mut Subject<'_>) {
    let document = subject.document;
    let (Some(content), Some(tours)) = (subject.content, document.find("tours")) else {
        return;
    };
    // Only a search needs one that is filled.
    let index = if document.source(tours).contains("q=") {
        SearchIndex::new(content)
    } else {
        SearchIndex::default()
    };
    for &tour in document.children(tours) {
        let first = Telling::new(content, &index, "");
        for name in ["title", "summary"] {
            for wording in wordings(subject, tour, name) {
                let text = document.text_of(wording);
                let pieces = first.pieces(&text);
                // Nothing is filled in there.
                let has_some = pieces.iter().any(|own| !matches!(own, Piece::Text(_)));
                if let Some(inside) = placeholders(&text).into_iter().next().filter(|_| has_some) {
                    let inside = text.get(inside).unwrap_or_default();
                    let facts = [inside, name];
                    subject.remark(Remark::TourPlaceholder, wording, &facts, Vec::new());
                }
            }
        }
        let steps = document.member(tour, "steps");
        for &step in steps
            .map(|steps| document.children(steps))
            .unwrap_or_default()
        {
            look_at_step(subject, content, &index, step);
        }
    }
}

/// The wordings of a text of an object.
fn wordings(subject: &Subject<'_>, holder: NodeId, name: &str) -> Vec<NodeId> {
    let document = subject.document;
    let text = document.member(holder, name);
    let all = text.map(|text| document.children(text)).unwrap_or_default();
    let is_text = |node: &NodeId| document.string(*node).is_some();
    all.iter().copied().filter(is_text).collect()
}

fn look_at_step(subject: &mut Subject<'_>, content: &Content, index: &SearchIndex, step: NodeId) {
    let document = subject.document;
    let query = document.member(step, "query");
    let text = query.and_then(|query| document.string(query));
    let text = text.unwrap_or_default();
    let telling = Telling::new(content, index, &text);
    if let Some(query) = query {
        let unread = read_query(&text, content).1;
        for ignored in &unread {
            let said = [&*ignored.key, "=", &ignored.value].concat();
            let fix = meant_query(content, &text, ignored).map(|meant| {
                let edit = Edit::replace(document.span(query), quoted(&meant));
                Fix::ask(FixLabel::Replace(meant), vec![edit])
            });
            let fixes = fix.into_iter().collect();
            subject.remark(Remark::TourQuery, query, &[&said], fixes);
        }
        if unread.is_empty() && telling.shown().count() == 0 {
            subject.remark(Remark::TourEmpty, query, &[], Vec::new());
        }
    }
    for name in ["heading", "text"] {
        for wording in wordings(subject, step, name) {
            look_at_wording(subject, content, &telling, wording);
        }
    }
}

fn look_at_wording(
    subject: &mut Subject<'_>,
    content: &Content,
    telling: &Telling<'_>,
    wording: NodeId,
) {
    let document = subject.document;
    let text = document.text_of(wording);
    let instead = |range: Range<usize>, with: &str| {
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let text = [before, with, after].concat();
        let edit = Edit::replace(document.span(wording), quoted(&text));
        Fix::ask(FixLabel::Replace(with.to_owned()), vec![edit])
    };
    let braces = placeholders(&text);
    for piece in telling.pieces(&text) {
        let Piece::Unfilled(unfilled) = piece else {
            continue;
        };
        let own = &*unfilled.placeholder;
        let range = braces
            .iter()
            .find(|range| text.get((*range).clone()) == Some(own));
        let fix = range
            .zip(meant_placeholder(content, telling, own))
            .map(|(range, meant)| instead(range.clone(), &meant));
        let fixes = fix.into_iter().collect();
        subject.remark(
            Remark::TourPlaceholder,
            wording,
            &[own, &unfilled.part],
            fixes,
        );
    }
    for range in typed_numbers(&text, &braces) {
        let digits = text.get(range.clone()).unwrap_or_default();
        let fix = placeholder_for(telling, digits)
            .map(|meant| instead(range, &["{", meant, "}"].concat()));
        let fixes = fix.into_iter().collect();
        subject.remark(Remark::TourNumber, wording, &[digits], fixes);
    }
}

/// The numbers that stand in a text, but not in braces.
fn typed_numbers(text: &str, braces: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices() {
        if !letter.is_ascii_digit() || braces.iter().any(|range| range.contains(&at)) {
            continue;
        }
        match all.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => all.push(at..at + 1),
        }
    }
    all
}

/// The placeholder that a typed number may stand for.
fn placeholder_for(telling: &Telling<'_>, digits: &str) -> Option<&'static str> {
    let number: usize = digits.parse().ok()?;
    PLACEHOLDERS
        .into_iter()
        .find(|name| match telling.simple(name) {
            Some(Piece::Number(value)) => value == number,
            Some(Piece::Year(year)) => usize::from(year) == number,
            _ => false,
        })
}

/// The placeholder that is meant by one that cannot be filled in.
fn meant_placeholder(content: &Content, telling: &Telling<'_>, own: &str) -> Option<String> {
    if let Some((own, nouns)) = own.split_once('|') {
        // Its nouns stay as they are. If they are what is wrong, nothing is meant but itself.
        let meant = meant_placeholder(content, telling, own)?;
        return (meant != own).then(|| [&*meant, "|", nouns].concat());
    }
    if let Some((word, query)) = own.split_once(' ').filter(|(_, rest)| rest.contains('=')) {
        let (_, unread) = read_query(query, content);
        let meant = meant_query(content, query, unread.first()?)?;
        return Some([word, " ", &meant].concat());
    }
    let known = PLACEHOLDERS.into_iter();
    let known = known.filter(|known| telling.simple(known).is_some());
    nearest(own, known).map(str::to_owned)
}

/// A step's query with the value that is meant by one that the map does not know, or with the key.
fn meant_query(content: &Content, query: &str, ignored: &Ignored) -> Option<String> {
    let Ignored { key, value } = ignored;
    let facets = Facet::ALL.into_iter();
    let mut keys = facets.clone().map(Facet::key).chain(KEYS);
    let meant = if keys.any(|own| own == key) {
        let ids = ids_of(content, key);
        let id = nearest(value, ids.iter().map(|id| &**id))?;
        [key, "=", id].concat()
    } else {
        let keys = facets.map(Facet::key).chain(KEYS);
        [nearest(key, keys)?, "=", value].concat()
    };
    let written = [&**key, "=", value].concat();
    let mut parts: Vec<&str> = query.split('&').collect();
    let is_written = |part: &&str| part.trim_start_matches('?').eq_ignore_ascii_case(&written);
    let place = parts.iter().position(is_written)?;
    *parts.get_mut(place)? = &meant;
    Some(parts.join("&"))
}

/// The values that a key may have, as far as they are words.
fn ids_of<'a>(content: &'a Content, key: &str) -> Vec<Cow<'a, str>> {
    match key {
        "view" => View::ALL.iter().map(|own| own.id().into()).collect(),
        "columns" => Columns::ALL.iter().map(|own| own.id().into()).collect(),
        "sort" => Sort::ALL.iter().map(|own| own.id().into()).collect(),
        "with" => content
            .actors()
            .iter()
            .map(|own| (*own.id).into())
            .collect(),
        "unfolded" => content.areas().iter().map(|own| (*own.id).into()).collect(),
        "item" => {
            let all = content.initiatives().iter();
            all.map(|own| (*own.id).into()).collect()
        }
        _ => {
            let options = Facet::from_key(key).map(|facet| facet.options(content));
            let options = options.unwrap_or_default().into_iter();
            options.map(|own| own.id(content)).collect()
        }
    }
}
