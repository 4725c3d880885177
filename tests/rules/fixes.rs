//! Safe fixes of any slips together: what they leave, and what they do not touch.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use life_science_map::check::{Finding, Format, Report, Rule, check, fixed, fixed_text};
use life_science_map::content::{Language, List, Severity};
use life_science_map::document::{Document, Edit, NodeId, apply, combine};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::{rules, with_edits};
use crate::slips::{Case, cases};

/// The entries of the file's lists and its other fields, by path, each as it is written.
fn units(document: &Document) -> BTreeMap<String, String> {
    let mut units = BTreeMap::new();
    for &field in document.children(document.root().unwrap()) {
        let entries = document.children(field);
        let is_list = document
            .key(field)
            .is_some_and(|key| List::ALL.iter().any(|list| list.name() == key));
        let own = if is_list { entries } else { &[field] };
        for &unit in own {
            units.insert(document.path(unit), document.source(unit).to_owned());
        }
    }
    units
}

/// The fields that the format does not know, as they are written.
fn unknown(report: &Report) -> Vec<String> {
    let document = report.document.as_ref().unwrap();
    let own = report
        .diagnostics
        .iter()
        .filter(|own| matches!(own.finding, Finding::UnknownField { .. }));
    let mut unknown: Vec<String> = own
        .map(|own| {
            document
                .source(document.find(own.finding.path()).unwrap())
                .to_owned()
        })
        .collect();
    unknown.sort();
    unknown
}

/// Makes the safe fixes round by round, and says which units they are in.
fn touched(text: &str) -> (String, BTreeSet<String>) {
    let mut text = text.to_owned();
    let mut touched = BTreeSet::new();
    loop {
        let report = check(text.as_bytes());
        let (edits, count) = report.safe_edits();
        if count == 0 {
            return (text, touched);
        }
        let document = report.document.unwrap();
        let paths: Vec<String> = units(&document).into_keys().collect();
        for edit in &edits {
            let around = paths.iter().find(|path| {
                let span = document.span(document.find(path).unwrap());
                span.start <= edit.span.start && edit.span.end <= span.end
            });
            touched.insert(around.cloned().unwrap_or_default());
        }
        text = apply(&text, &edits).unwrap().0;
    }
}

/// Some slips of the table.
fn slips() -> impl Strategy<Value = Vec<&'static Case>> {
    subsequence(cases().collect::<Vec<_>>(), 0..15).prop_shuffle()
}

/// The same, in valid JSON.
fn slips_in_json() -> impl Strategy<Value = Vec<&'static Case>> {
    let is_json = |case: &&Case| {
        check(case.text().as_bytes())
            .document
            .is_some_and(|own| own.flaws().is_empty())
    };
    subsequence(cases().filter(is_json).collect::<Vec<_>>(), 0..15).prop_shuffle()
}

/// The base with those of the slips that do not meet.
fn planted(cases: &[&'static Case]) -> String {
    let groups: Vec<Vec<Edit>> = cases.iter().map(|case| vec![case.edit()]).collect();
    with_edits(&combine(groups.iter().map(Vec::as_slice)).0)
}

/// What holds of the safe fixes of any text.
fn expect_lawful(text: &str) -> Result<(), TestCaseError> {
    let before = check(text.as_bytes());
    if before.document.is_none() {
        prop_assert_eq!(fixed(text.as_bytes()), None);
        return Ok(());
    }
    let (mended, made) = fixed_text(text);
    let after = check(mended.as_bytes());
    prop_assert!(
        after.count(Severity::Error) <= before.count(Severity::Error),
        "{:?}\nbecame {:?}\n{}",
        rules(&before),
        rules(&after),
        mended
    );
    prop_assert_eq!(made == 0, mended == text);
    let (again, more) = fixed_text(&mended);
    prop_assert!(
        again == mended,
        "{more} more after {made}:\n{mended}\nbecame\n{again}"
    );
    Ok(())
}

/// Brackets come and go only where all others are in order: a pair more would close something else.
#[test]
fn no_brackets_are_added_where_brackets_are_missing() {
    let good = fs::read_to_string("tests/content/good/whole.json").unwrap();
    let wrong = good.replacen(
        "\"areas\": [\"vard\"",
        "\"areas\": \"vard\", \"x\": [\"vard\"",
        1,
    );
    assert_ne!(wrong, good);
    let fixes = |text: &str| {
        let report = check(text.as_bytes());
        let own = report.diagnostics.iter();
        let own = own.filter(|own| own.finding.rule() == Rule::FormatType);
        own.map(|own| own.fixes.len()).collect::<Vec<_>>()
    };
    assert_eq!(fixes(&wrong), [1]);
    let open = wrong.trim_end().strip_suffix('}').unwrap();
    assert_eq!(fixes(open), [0]);
    let version = |text: &str| {
        let report = check(text.as_bytes());
        let own = report.diagnostics.iter();
        let mut own = own.filter(|own| own.finding.rule() == Rule::FormatVersion);
        own.next().map(|own| own.fixes.len())
    };
    let without = good.replacen("\"version\": 1,", "", 1);
    assert_eq!(version(&without), Some(1));
    assert_eq!(version(&without.replacen('{', "{:", 1)), Some(0));
    // Nor do quotation marks go where a neighbour lacks one.
    let quoted = good.replacen("\"version\": 1,", "\"version\": \"1\",", 1);
    assert_eq!(version(&quoted), Some(1));
    let unclosed = good.replacen("\"version\": 1,", "\"version\"\"\": {", 1);
    assert_eq!(version(&unclosed), Some(0));
    expect_lawful(&unclosed).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn fixes_of_any_slips_together_leave_fewer_errors_and_come_to_an_end(cases in slips()) {
        expect_lawful(&planted(&cases))?;
    }

    #[test]
    fn fixes_change_nothing_beside_their_places(cases in slips_in_json()) {
        let text = planted(&cases);
        let before = check(text.as_bytes());
        let (mended, _) = fixed_text(&text);
        let (again, touched) = touched(&text);
        prop_assert_eq!(&again, &mended);
        let after = check(mended.as_bytes());
        let [old, new] = [&before, &after].map(|own| units(own.document.as_ref().unwrap()));
        prop_assert_eq!(old.keys().filter(|path| !new.contains_key(*path)).count(), 0);
        for (path, source) in old.iter().filter(|(path, _)| !touched.contains(*path)) {
            prop_assert_eq!(Some(source), new.get(path), "{}", path);
        }
        prop_assert_eq!(unknown(&before), unknown(&after));
    }

    #[test]
    fn a_text_with_cuts_can_be_checked_and_fixed(
        cases in slips(),
        cuts in proptest::collection::vec((any::<Index>(), 0..40_usize, "[\\[\\]{}:,\" \n\\\\a1/]{0,2}"), 0..5),
    ) {
        let mut text = planted(&cases);
        for (place, length, with) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
            let from = place.index(places.len());
            let to = (from + length).min(places.len() - 1);
            text.replace_range(places[from]..places[to], &with);
        }
        let report = check(text.as_bytes());
        for language in Language::ALL {
            for format in Format::ALL {
                let _ = report.render("x", language, format, true);
            }
        }
        expect_lawful(&text)?;
    }
}

#[test]
fn a_fix_never_writes_what_stands_there() {
    // Each entry left out for want of an id's field, so that whatever refers to it refers to nothing.
    let text = fs::read_to_string("public/content.json").unwrap();
    let document = Document::parse(text.clone());
    for list in List::ALL {
        let entries = document.find(list.name()).unwrap();
        for &entry in document.children(entries).iter().take(3) {
            let name = document.member(entry, "name").unwrap();
            let edit = Edit::replace(document.span(name), "\"\"");
            let (faulty, _) = apply(&text, &[edit]).unwrap();
            for own in check(faulty.as_bytes()).diagnostics {
                for fix in &own.fixes {
                    let is_idle = |edit: &Edit| faulty.get(edit.span.clone()) == Some(&*edit.with);
                    assert!(!fix.edits.iter().all(is_idle), "{own:?}");
                }
            }
        }
    }
}

#[test]
fn a_relation_of_one_of_two_with_the_same_id_is_nobodys_to_mend() {
    let text = fs::read_to_string("public/content.json").unwrap();
    let document = Document::parse(text.clone());
    let all = document.find("initiatives").unwrap();
    let with_relation = |own: &&NodeId| document.find_in(**own, "related[0]").is_some();
    let one = document.children(all).iter().find(with_relation).unwrap();
    let related = document.find_in(*one, "related[0]").unwrap();
    let id = document.string(related).unwrap();
    let other = document
        .children(all)
        .iter()
        .rfind(|own| !with_relation(own))
        .unwrap();
    let own_id = document.member(*other, "id").unwrap();
    let edit = Edit::replace(document.span(own_id), format!("\"{id}\""));
    let (twins, _) = apply(&text, &[edit]).unwrap();
    let (mended, _) = fixed_text(&twins);
    let related_to_it = |text: &str| text.matches(&format!("\"{id}\"")).count();
    assert_eq!(related_to_it(&mended), related_to_it(&twins));
}
