//! Remarks on texts: what happened to them on their way, and what they say twice.

use std::collections::BTreeMap;

use super::compose::composed;
use super::entries::known_values;
use super::fix::{Fix, FixLabel};
use super::garble::{garble, mended};
use super::near::{Letters, slips};
use super::subject::Subject;
use super::{Finding, Garble, Remark};
use crate::content::List;
use crate::content::format::ValueFormat;
use crate::document::{Edit, JsonKind, NodeId, quoted};
use crate::layout::map::has_room;
use crate::sort::sort;

/// The longest name and the longest summary that are still easy to read, in characters.
const LONG_NAME: usize = 90;
const LONG_SUMMARY: usize = 350;

/// From how many characters on two summaries are not the same by chance.
const SHORT_SUMMARY: usize = 30;

/// Looks at all texts.
pub(super) fn look(subject: &mut Subject<'_>) {
    let document = subject.document;
    for text in all(subject) {
        let content = document.text_of(text);
        if !is_plain(&content) {
            spelling(subject, text, &content);
        }
    }
    for list in [List::Areas, List::Programmes, List::Initiatives] {
        lengths(subject, list);
    }
    labels(subject);
    same_summaries(subject);
    alike(subject, List::Actors);
    alike(subject, List::Initiatives);
}

/// Everything that is shown as text.
fn all(subject: &Subject<'_>) -> Vec<NodeId> {
    let document = subject.document;
    let mut texts = Vec::new();
    for (node, format) in known_values(document) {
        match (format, document.kind(node)) {
            (ValueFormat::Plain, JsonKind::Text) => texts.push(node),
            (ValueFormat::Text, JsonKind::Object) => texts.extend(document.children(node)),
            _ => {}
        }
    }
    texts
}

/// Whether a text is such that nothing can have happened to it: most are, and looking at each letter once is quick.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    text.chars().all(|letter| {
        let is_plain = match letter {
            ' ' => before != ' ',
            '&' | '<' | '*' | '_' | '\u{7F}' => false,
            '!'..='~' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' => true,
            // Behind a letter beyond ASCII they could be the rest of it, read wrongly.
            '–' | '”' | '’' => before.is_ascii(),
            _ => false,
        };
        before = letter;
        is_plain
    }) && before != ' '
}

/// What happened to a text on its way.
fn spelling(subject: &mut Subject<'_>, node: NodeId, text: &str) {
    let path = subject.document.path(node);
    let span = subject.document.span(node);
    let to = |text: &str| vec![Edit::replace(span.clone(), quoted(text))];
    if let Some(garble) = garble(text) {
        let fix = mended(text, &garble).map(|mended| {
            let is_certain = matches!(
                garble,
                Garble::ReadTwice(_) | Garble::Entity(_) | Garble::Invisible(_)
            );
            let label = FixLabel::Replace(mended.clone());
            if is_certain {
                Fix::safe(label, to(&mended))
            } else {
                Fix::ask(label, to(&mended))
            }
        });
        let finding = Finding::Garbled { path, garble };
        subject.find(finding, node, fix.into_iter().collect());
        return;
    }
    let composed = composed(text);
    if composed != text {
        let fix = Fix::safe(FixLabel::Replace(composed.clone()), to(&composed));
        subject.remark(Remark::TextDecomposed, node, &[], vec![fix]);
        return;
    }
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !spaced.is_empty()
        && spaced.replace(' ', "").len()
            == text
                .replace([' ', '\u{A0}', '\u{202F}', '\n', '\t'], "")
                .len()
    {
        let is_spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
        if is_spaced {
            let mut single = text.trim_matches(' ').to_owned();
            while single.contains("  ") {
                single = single.replace("  ", " ");
            }
            let fix = Fix::safe(FixLabel::Replace(single.clone()), to(&single));
            subject.remark(Remark::TextSpace, node, &[], vec![fix]);
        }
    }
}

/// Names and summaries that are long, and summaries that are the same in both languages.
fn lengths(subject: &mut Subject<'_>, list: List) {
    let document = subject.document;
    for entry in subject.entries(list).to_vec() {
        for (field, most) in [("name", LONG_NAME), ("summary", LONG_SUMMARY)] {
            let Some(text) = document.find_in(entry.node, field) else {
                continue;
            };
            for &wording in document.children(text) {
                let length = document.text_of(wording).chars().count();
                // An official name is as long as it is.
                if length > most && (field == "summary" || list == List::Initiatives) {
                    let facts = [&*length.to_string(), &*most.to_string()];
                    subject.remark(Remark::TextLong, wording, &facts, Vec::new());
                }
            }
        }
        let [swedish, english] =
            ["summary.sv", "summary.en"].map(|path| subject.string(entry.node, path));
        let english_node = document.find_in(entry.node, "summary.en");
        if let Some((node, text)) = english_node.zip(english)
            && Some(&text) == swedish.as_ref()
            && text.contains(' ')
        {
            subject.remark(Remark::TextUntranslated, node, &[], Vec::new());
        }
    }
}

/// Short names that have no room beside the map.
fn labels(subject: &mut Subject<'_>) {
    let document = subject.document;
    for list in [List::Areas, List::Programmes] {
        for entry in subject.entries(list).to_vec() {
            let short = document.find_in(entry.node, "short");
            for &wording in short.map(|own| document.children(own)).unwrap_or_default() {
                let text = document.text_of(wording);
                if !has_room(&text) {
                    subject.remark(Remark::TextLabel, wording, &[&text], Vec::new());
                }
            }
        }
    }
}

/// Initiatives with the summary of another one.
fn same_summaries(subject: &mut Subject<'_>) {
    let mut first: BTreeMap<String, NodeId> = BTreeMap::new();
    for entry in subject.entries(List::Initiatives).to_vec() {
        let Some(summary) = subject
            .string(entry.node, "summary.sv")
            .filter(|summary| summary.chars().count() >= SHORT_SUMMARY)
        else {
            continue;
        };
        let Some(node) = subject.document.find_in(entry.node, "summary.sv") else {
            continue;
        };
        if let Some(&other) = first.get(&summary) {
            let name = subject.name(other);
            subject.remark(Remark::TextSameSummary, node, &[&name], Vec::new());
        } else {
            first.insert(summary, entry.node);
        }
    }
}

/// The fewest letters of names that can be alike.
const FEWEST_LETTERS: usize = 6;

/// Entries whose names differ in one letter, or in two of many, and not in a number. Compares only names that begin alike or
/// end alike: n log n and the squares of such groups, which are small.
fn alike(subject: &mut Subject<'_>, list: List) {
    let mut names: Vec<(String, NodeId)> = subject
        .entries(list)
        .iter()
        .map(|entry| (folded(&subject.name(entry.node)), entry.node))
        .filter(|(name, _)| name.chars().count() >= FEWEST_LETTERS)
        .collect();
    sort(&mut names);
    let letters: Vec<Letters> = names.iter().map(|(name, _)| Letters::of(name)).collect();
    let mut found = Vec::new();
    for (place, (name, node)) in names.iter().enumerate() {
        let start: String = name.chars().take(3).collect();
        let most = most_slips(name);
        let behind = names.iter().zip(&letters).skip(place + 1);
        for ((other, other_node), own) in behind
            .take_while(|((other, _), _)| other.starts_with(&start))
            .take(200)
        {
            if letters[place].may_be_within(own, most) && are_alike(name, other) {
                let (first, second) = if node < other_node {
                    (*node, *other_node)
                } else {
                    (*other_node, *node)
                };
                found.push((second, first));
            }
        }
    }
    sort(&mut found);
    found.dedup_by_key(|(node, _)| *node);
    for (node, other) in found {
        let at = subject.document.find_in(node, "name").unwrap_or(node);
        let name = subject.name(other);
        subject.remark(Remark::TextAlike, at, &[&name], Vec::new());
    }
}

fn folded(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|own| own.is_alphanumeric() || *own == ' ')
        .collect()
}

/// In how many letters a name may differ from another one that it is like.
fn most_slips(name: &str) -> usize {
    if name.chars().count() >= 14 { 2 } else { 1 }
}

fn are_alike(one: &str, other: &str) -> bool {
    let digits = |name: &str| {
        name.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let most = most_slips(one);
    one.len().abs_diff(other.len()) <= 2 * most
        && digits(one) == digits(other)
        && slips(one, other, most).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Nothing is overlooked by looking at the letters first.
        #[test]
        fn nothing_has_happened_to_a_plain_text(text in "[a&;<>*_ åÅäöéüÃ¤–”’\u{301}\u{A0}\u{200B}x]{0,8}") {
            if is_plain(&text) {
                prop_assert_eq!(garble(&text), None);
                prop_assert_eq!(composed(&text), &*text);
                prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), text);
            }
        }
    }

    #[test]
    fn most_texts_are_plain() {
        let content = include_str!("../../public/content.json");
        let document = crate::document::Document::parse(content.to_owned());
        let subject = Subject::new(&document, None);
        let all = all(&subject);
        let plain = all
            .iter()
            .filter(|&&text| is_plain(&document.text_of(text)));
        assert!(plain.count() * 10 > all.len() * 8);
    }
}
