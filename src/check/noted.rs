//! Remarks on what the file notes of itself: when entries came and changed, what they were called before, what is gone, and
//! who publishes the map.

use std::collections::BTreeSet;

use super::Remark;
use super::entries::addition;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use crate::content::{Date, List, mended_id};
use crate::document::{Document, Edit, NodeId, quoted};
use crate::sort::set_of;

/// The characters with which a spreadsheet begins a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// Looks at all of it.
pub(super) fn look(subject: &mut Subject<'_>) {
    days(subject);
    let removed = removed(subject.document);
    for list in List::ALL {
        former_ids(subject, list, &removed);
    }
    living(subject, &removed);
    publication(subject);
    formulas(subject);
}

/// What is removed: the list, the id, and the element of the file.
fn removed(document: &Document) -> Vec<(List, Box<str>, NodeId)> {
    let all = document.find("removed").map(|list| document.children(list));
    let own = |&node: &NodeId| {
        let text = |name| document.string(document.member(node, name)?);
        let name = text("list")?;
        let list = List::ALL.into_iter().find(|list| list.name() == name)?;
        Some((list, mended_id(&text("id")?)?, node))
    };
    all.unwrap_or_default().iter().filter_map(own).collect()
}

/// The days on which something was noted.
fn days(subject: &mut Subject<'_>) {
    let document = subject.document;
    let updated = document.find("updated");
    let day = updated.and_then(|node| date(document, node));
    let mut noted: Vec<NodeId> = Vec::new();
    for entry in subject.entries(List::Initiatives).to_vec() {
        let [added, changed] = ["added", "changed"].map(|name| document.member(entry.node, name));
        noted.extend(added);
        noted.extend(changed);
        if let (Some(added), Some(changed)) = (added, changed) {
            order(subject, added, changed);
        }
    }
    let gone = document.find("removed").map(|list| document.children(list));
    for &entry in gone.unwrap_or_default() {
        noted.extend(document.find_in(entry, "date"));
    }
    noted.extend(document.find("publication.changes_since"));
    for node in noted {
        let Some(own) = date(document, node) else {
            continue;
        };
        let said = own.to_string();
        if !matches!(own, Date::Day(..)) {
            subject.remark(Remark::NotedDay, node, &[&said], Vec::new());
        }
        if let (Some(updated), Some(day)) = (updated, day)
            && own.first_day() > day.last_day()
        {
            let edit = Edit::replace(document.span(updated), quoted(&said));
            let fix = Fix::ask(
                FixLabel::Add(format!("\"updated\": \"{said}\"")),
                vec![edit],
            );
            let facts = [&*said, &*day.to_string()];
            subject.remark(Remark::NotedLater, node, &facts, vec![fix]);
        }
    }
}

/// Whether an initiative was changed before it came.
fn order(subject: &mut Subject<'_>, added: NodeId, changed: NodeId) {
    let document = subject.document;
    let (Some(first), Some(second)) = (date(document, added), date(document, changed)) else {
        return;
    };
    if second.last_day() < first.first_day() {
        let swapped = vec![
            Edit::replace(document.span(added), document.source(changed)),
            Edit::replace(document.span(changed), document.source(added)),
        ];
        subject.remark(
            Remark::NotedOrder,
            changed,
            &[&second.to_string(), &first.to_string()],
            vec![Fix::ask(FixLabel::Swap, swapped)],
        );
    }
}

fn date(document: &Document, node: NodeId) -> Option<Date> {
    Date::parse(document.string(node)?.trim())
}

/// Former ids of a list that lead nowhere new: since an entry has them, since they are removed, or since they stand there
/// twice.
fn former_ids(subject: &mut Subject<'_>, list: List, removed: &[(List, Box<str>, NodeId)]) {
    let document = subject.document;
    let entries = subject.entries(list).to_vec();
    let mut former = Vec::new();
    for entry in &entries {
        let ids = document.member(entry.node, "former_ids");
        for &node in ids.map(|ids| document.children(ids)).unwrap_or_default() {
            let id = document.string(node).and_then(|id| mended_id(&id));
            former.extend(id.map(|id| (id, node)));
        }
    }
    if former.is_empty() {
        return;
    }
    let living = set_of(entries.iter().filter_map(|own| own.id.as_deref()));
    let gone = removed.iter().filter(|(own, ..)| *own == list);
    let gone = set_of(gone.map(|(_, id, _)| &**id));
    let mut seen = BTreeSet::new();
    for (id, node) in &former {
        let remark = if living.contains(&**id) {
            Remark::NotedFormerLives
        } else if gone.contains(&**id) {
            Remark::NotedFormerGone
        } else if !seen.insert(&**id) {
            Remark::NotedFormerTwice
        } else {
            continue;
        };
        let removal = subject.removal(*node);
        let fix = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
        subject.remark(remark, *node, &[id], fix.into_iter().collect());
    }
}

/// What is removed and there all the same.
fn living(subject: &mut Subject<'_>, removed: &[(List, Box<str>, NodeId)]) {
    for list in List::ALL {
        let gone: Vec<_> = removed.iter().filter(|(own, ..)| *own == list).collect();
        if gone.is_empty() {
            continue;
        }
        let entries = subject.entries(list).iter();
        let living = set_of(entries.filter_map(|own| Some(own.id.as_deref()?.to_owned())));
        for (_, id, node) in gone.into_iter().filter(|(_, id, _)| living.contains(&**id)) {
            let removal = subject.removal(*node);
            let fix = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
            let at = subject.document.member(*node, "id").unwrap_or(*node);
            subject.remark(Remark::NotedGoneLives, at, &[id], fix.into_iter().collect());
        }
    }
}

/// Who publishes the map, and where.
fn publication(subject: &mut Subject<'_>) {
    let document = subject.document;
    let Some(own) = document.find("publication") else {
        return;
    };
    let text = |path: &str| {
        let node = document.find_in(own, path)?;
        let text = document.string(node)?;
        (!text.trim().is_empty()).then_some((node, text))
    };
    if let Some((node, number)) = text("publisher.organisation_number")
        && !is_organisation_number(number.trim())
    {
        let fix = meant_number(&number).map(|meant| {
            let edit = Edit::replace(document.span(node), quoted(&meant));
            Fix::safe(FixLabel::Replace(meant), vec![edit])
        });
        let fixes = fix.into_iter().collect();
        subject.remark(Remark::PublicationNumber, node, &[&number], fixes);
    }
    match (text("tag"), text("address")) {
        (Some((node, tag)), _) if !is_tag(tag.trim()) => {
            subject.remark(Remark::PublicationTag, node, &[&tag], Vec::new());
        }
        (None, Some((node, address))) if document.member(own, "tag").is_none() => {
            let fix = tag_for(subject, &address).and_then(|tag| {
                let edit = addition(document, own, "tag", &quoted(&tag))?;
                let label = FixLabel::Add(format!("\"tag\": {}", quoted(&tag)));
                Some(Fix::ask(label, vec![edit]))
            });
            let fix = fix.filter(|_| document.flaws().is_empty());
            subject.remark(
                Remark::PublicationNoTag,
                node,
                &[],
                fix.into_iter().collect(),
            );
        }
        _ => {}
    }
}

/// A tag from the server of an address and the year of the file.
fn tag_for(subject: &Subject<'_>, address: &str) -> Option<String> {
    let content = subject.content?;
    let year = content
        .publication
        .changes_since
        .or(content.updated)?
        .year();
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', ':', '?', '#']).next()?.to_lowercase();
    let tag = format!("{host},{year:04}");
    is_tag(&tag).then_some(tag)
}

/// Whether a text is an authority and a date as RFC 4151 has them: `map.example,2026`.
fn is_tag(tag: &str) -> bool {
    let Some((authority, date)) = tag.split_once(',') else {
        return false;
    };
    let is_part = |part: &str| {
        let is_in = |own: u8| own.is_ascii_alphanumeric() || own == b'-';
        !part.is_empty()
            && part.bytes().all(is_in)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let (user, server) = match authority.split_once('@') {
        Some((user, server)) => (Some(user), server),
        None => (None, authority),
    };
    let is_user = |user: &str| {
        let is_in = |own: u8| own.is_ascii_alphanumeric() || b"-._".contains(&own);
        !user.is_empty() && user.bytes().all(is_in)
    };
    user.is_none_or(is_user) && server.split('.').all(is_part) && Date::parse(date).is_some()
}

/// Whether a text is a Swedish organisation number, `NNNNNN-NNNN`, with the check digit of Luhn's algorithm.
fn is_organisation_number(text: &str) -> bool {
    let Some((first, last)) = text.split_once('-') else {
        return false;
    };
    (first.len(), last.len()) == (6, 4) && has_check_digit(&[first, last].concat())
}

fn has_check_digit(digits: &str) -> bool {
    let mut sum = 0;
    for (place, letter) in digits.chars().rev().enumerate() {
        let Some(digit) = letter.to_digit(10) else {
            return false;
        };
        let weighed = if place % 2 == 1 { 2 * digit } else { digit };
        sum += weighed / 10 + weighed % 10;
    }
    digits.len() == 10 && sum % 10 == 0
}

/// The number that is meant by one without a hyphen, or with the century that tax authorities write before it.
fn meant_number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_other = text
        .chars()
        .any(|own| !own.is_ascii_digit() && !own.is_whitespace() && own != '-');
    let digits = match digits.len() {
        12 => digits.strip_prefix("16")?,
        _ => &*digits,
    };
    let (first, last) = digits.split_at_checked(6)?;
    (!is_other && has_check_digit(digits)).then(|| [first, "-", last].concat())
}

/// Names and titles that a spreadsheet takes for formulas.
fn formulas(subject: &mut Subject<'_>) {
    let document = subject.document;
    let mut texts: Vec<NodeId> = Vec::new();
    let wordings = |node: Option<NodeId>| node.map(|node| document.children(node));
    texts.extend(wordings(document.find("title")).unwrap_or_default());
    for list in List::ALL {
        for entry in subject.entries(list) {
            let name = document.member(entry.node, "name");
            texts.extend(wordings(name).unwrap_or_default());
            let sources = document.member(entry.node, "sources");
            for &source in wordings(sources).unwrap_or_default() {
                texts.extend(document.member(source, "title"));
            }
        }
    }
    for node in texts {
        let text = document.text_of(node);
        if let Some(first) = text.chars().next().filter(|own| FORMULA.contains(own)) {
            subject.remark(Remark::TextFormula, node, &[&first.to_string()], Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_an_authority_and_a_date() {
        for tag in [
            "map.example,2026",
            "map.example,2026-06",
            "a@b-c.se,2026-06-14",
            "localhost,2026",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "map.example",
            "map.example,26",
            "tag:map.example,2026",
            "map.example, 2026",
            "-a.se,2026",
            "a..se,2026",
            "å.se,2026",
            "@a.se,2026",
            "map.example,2026-02-30",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn an_organisation_number_has_its_check_digit() {
        for number in ["202100-5448", "556000-4615", "212000-0142"] {
            assert!(is_organisation_number(number), "{number}");
            let plain = number.replace('-', "");
            assert_eq!(meant_number(&plain).as_deref(), Some(number));
            assert_eq!(
                meant_number(&["16", &plain].concat()).as_deref(),
                Some(number)
            );
        }
        for number in [
            "202100-5449",
            "2021005448",
            "202100-544",
            "20210-05448",
            "a",
            "SE2021005448",
        ] {
            assert!(!is_organisation_number(number), "{number}");
        }
        assert_eq!(meant_number("202100-5449"), None);
        assert_eq!(meant_number("SE2021005448"), None);
        assert_eq!(meant_number("åäö"), None);
    }
}
