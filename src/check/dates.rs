//! Remarks on dates.

use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use super::{Finding, Remark};
use crate::content::{Date, List};
use crate::document::{Edit, NodeId, quoted};

/// Looks at all dates.
pub(super) fn look(subject: &mut Subject<'_>) {
    let document = subject.document;
    let years = subject.content.and_then(crate::content::Content::years);
    let updated = document.find("updated");
    let day = updated.and_then(|node| date(subject, node));
    let mut newest: Option<Date> = None;
    let mut without: Vec<NodeId> = Vec::new();
    for entry in subject.entries(List::Initiatives).to_vec() {
        let period = document.find_in(entry.node, "date");
        if period.is_none() && entry.id.is_some() {
            without.push(entry.node);
        }
        for field in ["date.from", "date.to"] {
            let Some(node) = document.find_in(entry.node, field) else {
                continue;
            };
            let Some(own) = date(subject, node) else {
                continue;
            };
            // A date that was not read is told of for that.
            let was_read = subject.was_read(&entry, &["date", "date.from", field]);
            if was_read && years.is_some_and(|(first, last)| !(first..=last).contains(&own.year()))
            {
                far(subject, node, own, field == "date.to");
            } else if field == "date.from"
                && day.is_some_and(|day| own.first_day() > day.last_day())
            {
                subject.remark(Remark::DateFuture, node, &[&own.to_string()], Vec::new());
            }
        }
        let sources = document
            .find_in(entry.node, "sources")
            .map(|list| document.children(list))
            .unwrap_or_default();
        for &source in sources {
            let own = document
                .find_in(source, "date")
                .and_then(|node| date(subject, node));
            newest = newest.max(own);
        }
    }
    let count = without.len().to_string();
    subject.remark_all(Remark::DateMissing, &without, &[&count], Vec::new());
    if let (Some(node), Some(day), Some(newest)) = (updated, day, newest)
        && newest.first_day() > day.last_day()
    {
        let newest = newest.to_string();
        let edit = Edit::replace(document.span(node), quoted(&newest));
        let fix = Fix::safe(FixLabel::Replace(newest.clone()), vec![edit]);
        subject.remark(
            Remark::DateUpdated,
            node,
            &[&*day.to_string(), &*newest],
            vec![fix],
        );
    }
}

fn date(subject: &Subject<'_>, node: NodeId) -> Option<Date> {
    Date::parse(subject.document.string(node)?.trim())
}

/// A year so far from the others that it is not offered in the filter: a slip, or "no end" as some systems write it.
fn far(subject: &mut Subject<'_>, node: NodeId, date: Date, is_end: bool) {
    let document = subject.document;
    let removal = subject.removal(node).filter(|_| is_end);
    let fix = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
    let finding = Finding::FarYear {
        path: document.path(node),
        year: date.year(),
    };
    subject.find(finding, node, fix.into_iter().collect());
}
