//! Each slip is told where it is, and its fix mends it.

use std::collections::BTreeSet;

use life_science_map::check::{Rule, check};
use life_science_map::content::Severity;
use life_science_map::document::apply;

use super::{BASE, count, errors, files, mend, of_two_versions, rules};
use crate::slips::{No, cases};

#[test]
fn there_is_nothing_to_tell_of_the_base() {
    let report = check(BASE.as_bytes());
    assert_eq!(rules(&report), Vec::<&str>::new());
}

#[test]
fn every_rule_has_a_case() {
    let mut without: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    for rule in cases()
        .map(|case| case.rule)
        .chain(files().iter().map(|file| file.0))
    {
        assert!(Rule::from_id(rule).is_some(), "{rule}");
        without.remove(rule);
    }
    for diagnostic in of_two_versions() {
        assert_eq!(diagnostic.position().unwrap().column, 3);
        without.remove(diagnostic.finding.rule().id());
    }
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn each_slip_is_told_where_it_is_and_its_fix_mends_it() {
    let mut wrong = Vec::new();
    for (number, case) in cases().enumerate() {
        let text = case.text();
        let report = check(text.as_bytes());
        let name = format!("{number} {}", case.rule);
        let expected: BTreeSet<&str> = core::iter::once(case.rule)
            .chain(case.with.iter().copied())
            .collect();
        let found: BTreeSet<&str> = rules(&report).into_iter().collect();
        if found != expected {
            wrong.push(format!("{name}: told {found:?}, not {expected:?}"));
        }
        let position = case.position(&text);
        let mut own = report.diagnostics.iter();
        let Some(own) = own.find(|own| own.finding.rule().id() == case.rule) else {
            continue;
        };
        if own.position() != position {
            let found = own.position();
            wrong.push(format!("{name}: told at {found:?}, not at {position:?}"));
        }
        if count(&report, case.rule) > 1 && !case.with.contains(&case.rule) {
            wrong.push(format!("{name}: told more than once"));
        }
        if mend(own) != case.mend {
            wrong.push(format!("{name}: {:?}", own.fixes));
        }
        let Some(fix) = own.fixes.first() else {
            continue;
        };
        let (mended, _) = apply(&text, &fix.edits).unwrap();
        let after = check(mended.as_bytes());
        if count(&after, case.rule) >= count(&report, case.rule) {
            wrong.push(format!("{name}: is still there after its fix\n{mended}"));
        }
        if !errors(&after).is_subset(&errors(&report)) {
            wrong.push(format!("{name}: after its fix {:?}", errors(&after)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_wrong_as_a_whole_is_told_of() {
    for (rule, bytes, position) in files() {
        let report = check(&bytes);
        assert_eq!(count(&report, rule), 1, "{rule}: {:?}", rules(&report));
        let mut own = report.diagnostics.iter();
        let own = own.find(|own| own.finding.rule().id() == rule).unwrap();
        assert_eq!(own.position(), position, "{rule}");
        assert_eq!(mend(own), No, "{rule}");
        assert_eq!(own.severity(), Severity::Error, "{rule}");
    }
}
