//! Remarks on a strategy that is valid.

use super::Finding;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use crate::content::List;
use crate::document::Edit;
use crate::words;

/// Numbers that do not match the content, and terms that cannot be used.
pub(super) fn look(subject: &mut Subject<'_>) {
    let Some(content) = subject.content else {
        return;
    };
    let strategy = &content.strategy;
    for (list, field, told, found) in [
        (
            List::Areas,
            "areas_total",
            strategy.areas_total,
            content.areas().len(),
        ),
        (
            List::Programmes,
            "programmes_total",
            strategy.programmes_total,
            content.programmes().len(),
        ),
    ] {
        let told = told.and_then(|told| usize::try_from(told).ok());
        if let Some(told) = told.filter(|&told| told != found) {
            let path = ["strategy.", field].concat();
            let Some(node) = subject.document.find(&path) else {
                continue;
            };
            let edit = Edit::replace(subject.document.span(node), found.to_string());
            let finding = Finding::Total {
                path,
                list,
                told,
                found,
            };
            subject.find(
                finding,
                node,
                vec![Fix::ask(FixLabel::Replace(found.to_string()), vec![edit])],
            );
        }
    }
    let terms = &strategy.terms;
    for (name, term) in [
        ("area", &terms.area),
        ("objective", &terms.objective),
        ("programme", &terms.programme),
        ("initiative", &terms.initiative),
    ] {
        for &language in &strategy.languages {
            if term
                .as_ref()
                .is_some_and(|term| !words::can_use(term, language))
            {
                let path = ["strategy.terms.", name].concat();
                if let Some(node) = subject.document.find(&path) {
                    subject.find(Finding::Forms { path, language }, node, Vec::new());
                }
            }
        }
    }
}
