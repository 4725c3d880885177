//! Remarks on a strategy that is valid.

use super::Finding;
use crate::content::{Content, List};
use crate::words;

/// Numbers that do not match the content, and terms that cannot be used.
pub(super) fn findings(content: &Content) -> Vec<Finding> {
    let strategy = &content.strategy;
    let mut findings = Vec::new();
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
            findings.push(Finding::Total {
                path,
                list,
                told,
                found,
            });
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
                findings.push(Finding::Forms { path, language });
            }
        }
    }
    findings
}
