//! The schema and the checker agree, but for what is named here.

use std::collections::BTreeSet;

use life_science_map::check::{Finding, Report, check};
use life_science_map::content::{FileError, Problem, Severity};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::rules;
use crate::schema::{full, has_form, is_valid_content};

/// Whether a finding is of what the schema has, too.
fn is_in_schema(finding: &Finding) -> bool {
    match finding {
        Finding::File(_) => true,
        Finding::Fault(fault) => match &fault.problem {
            // What only should be there may be missing.
            Problem::Missing => fault.severity() == Severity::Error,
            Problem::UnknownReference { id, .. } => !has_form("^(?=.*[a-z0-9])[a-z0-9.-]+$", id),
            Problem::WrongType { .. }
            | Problem::Empty
            | Problem::BadId(_)
            | Problem::UnknownKind(_)
            | Problem::UnknownCounty(_)
            | Problem::UnknownLanguage(_)
            | Problem::UnknownSpan(_)
            | Problem::BadTag(_)
            | Problem::BadDate(_)
            | Problem::BadAddress { .. }
            | Problem::NotWhole(_)
            | Problem::OutOfRange { .. }
            | Problem::DuplicateReference(_)
            | Problem::NoSector => true,
            _ => false,
        },
        _ => false,
    }
}

/// A value as the reader takes it: without nulls in objects.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter(|(_, own)| !own.is_null());
            kept.map(|(name, own)| (name.clone(), without_nulls(own)))
                .collect()
        }
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// A value whose texts have no blanks at their edges.
fn trimmed(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(name, own)| (name.clone(), trimmed(own)))
            .collect(),
        Value::Array(list) => list.iter().map(trimmed).collect(),
        Value::String(text) => text.trim().into(),
        other => other.clone(),
    }
}

/// A content and what is told of it.
struct Told<'a> {
    value: &'a Value,
    report: &'a Report,
}

/// Where the schema and the checker differ: whether it is so, and why it may be.
type Exception = (fn(&Told<'_>) -> bool, &'static str);

/// What is not valid, and of which the checker says nothing of the kind.
const SCHEMA_ALONE: [Exception; 3] = [
    (
        |told| is_valid_content(&without_nulls(told.value)),
        "The reader takes null for a field that is missing. A schema that allowed it everywhere would be twice as long.",
    ),
    (
        |told| is_valid_content(&trimmed(&without_nulls(told.value))),
        "The reader takes blanks from the edges of ids, dates and addresses. Nobody needs to know, and an editor's completion has none.",
    ),
    (
        |told| {
            faults(told.report).any(|problem| {
                matches!(
                    problem,
                    Problem::UnknownReference { .. } | Problem::NoSector
                )
            })
        },
        "What refers to nothing that is there is told for that alone: not for its twin, and not for the rest of an entry that is left out for it.",
    ),
];

/// What the schema's rules are told of, and what is valid.
const CHECKER_ALONE: [Exception; 5] = [
    (
        |told| {
            let is_bare = told.value["areas"].is_array();
            let mut all = told.report.diagnostics.iter();
            is_bare
                && all.any(|own| matches!(own.finding, Finding::File(FileError::NoAreas { .. })))
        },
        "An empty list of areas is a list, and so is one whose entries are all left out.",
    ),
    (
        |told| {
            faults(told.report).any(|problem| {
                let pattern = "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
                matches!(problem, Problem::BadDate(date) if has_form(pattern, date))
            })
        },
        "How many days a month has is more than a pattern can say.",
    ),
    (
        |told| faults(told.report).any(|problem| matches!(problem, Problem::BadAddress { .. })),
        "Characters that nobody sees and servers without a letter are told by the checker only. The pattern is long enough.",
    ),
    (
        |told| faults(told.report).any(|problem| *problem == Problem::NoSector),
        "An empty list of areas, or one of unknown areas, is a list.",
    ),
    (
        |told| faults(told.report).any(|problem| *problem == Problem::Empty),
        "Text of control characters alone is empty to the reader, and they are no white space to a pattern.",
    ),
];

fn faults(report: &Report) -> impl Iterator<Item = &Problem> {
    report
        .diagnostics
        .iter()
        .filter_map(|own| match &own.finding {
            Finding::Fault(fault) => Some(&fault.problem),
            _ => None,
        })
}

/// Whether the schema and the checker agree on a content: with why they need not, if they do not.
fn agree(value: &Value) -> Result<Option<&'static str>, String> {
    let report = check(value.to_string().as_bytes());
    let is_told = report
        .diagnostics
        .iter()
        .any(|own| is_in_schema(&own.finding));
    let is_valid = is_valid_content(value);
    let exceptions: &[Exception] = match (is_valid, is_told) {
        (true, false) | (false, true) => return Ok(None),
        (true, true) => &CHECKER_ALONE,
        (false, false) => &SCHEMA_ALONE,
    };
    let told = Told {
        value,
        report: &report,
    };
    match exceptions.iter().find(|(holds, _)| holds(&told)) {
        Some((_, why)) => Ok(Some(why)),
        None => Err(format!("valid: {is_valid}, told: {:?}", rules(&report))),
    }
}

/// What is put in the place of a value.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(1.0),
        json!(9999),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("\u{7}"),
        json!("vard"),
        json!(" vard "),
        json!("Vård"),
        json!("?"),
        json!("sv"),
        json!("year"),
        json!("report"),
        json!("agency"),
        json!("2019-13"),
        json!("2019-02-30"),
        json!("0000"),
        json!("HTTPS://a.se"),
        json!("https://a.se/b\u{200B}"),
        json!("https://..."),
        json!("https://me@a.se"),
        json!("javascript:alert(1)"),
        json!([]),
        json!([null]),
        json!(["vard", "vard"]),
        json!(["sv", "sv"]),
        json!([{}]),
        json!({}),
        json!({"sv": "a"}),
        json!({"sv": ""}),
        json!({"de": "a"}),
        json!({"from": "2019", "to": null}),
    ]
}

/// The pointers to all values within a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(name, own)| pointers(own, &format!("{at}/{name}"), all)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(place, own)| pointers(own, &format!("{at}/{place}"), all));
        }
        _ => {}
    }
}

/// Takes a value out of what it is in.
fn remove(value: &mut Value, pointer: &str) {
    let (holder, name) = pointer.rsplit_once('/').unwrap_or_default();
    match value.pointer_mut(holder) {
        Some(Value::Object(object)) => drop(object.remove(name)),
        Some(Value::Array(list)) if !pointer.is_empty() => drop(list.remove(name.parse().unwrap())),
        _ => {}
    }
}

/// Every field once with every replacement, and once without it.
#[test]
fn the_schema_and_the_checker_agree_on_each_field() {
    let whole = full();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    // One of each kind: the first entries stand for the others, and one term for all.
    let mut seen = BTreeSet::new();
    all.retain(|pointer| {
        let parts = pointer.split('/').map(|part| {
            if part.parse::<usize>().is_ok() {
                "0"
            } else {
                part
            }
        });
        let is_other_term =
            pointer.starts_with("/strategy/terms/") && !pointer.starts_with("/strategy/terms/area");
        !is_other_term && seen.insert(parts.collect::<Vec<_>>().join("/"))
    });
    let replacements = replacements();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    let mut note = |value: &Value, name: String| match agree(value) {
        Ok(exception) => used.extend(exception),
        Err(error) => wrong.push(format!("{name}: {error}")),
    };
    for pointer in &all {
        let mut value = whole.clone();
        remove(&mut value, pointer);
        note(&value, format!("{pointer} removed"));
        for with in &replacements {
            *value_at(&mut value, &whole, pointer) = with.clone();
            note(&value, format!("{pointer} = {with}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        all.len() * replacements.len(),
        wrong.join("\n")
    );
    for (_, why) in CHECKER_ALONE.iter().chain(&SCHEMA_ALONE) {
        assert!(used.contains(why), "no exception: {why}");
    }
}

/// The value at a pointer of the whole content anew.
fn value_at<'a>(value: &'a mut Value, whole: &Value, pointer: &str) -> &'a mut Value {
    *value = whole.clone();
    value.pointer_mut(pointer).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_schema_and_the_checker_agree_on_damaged_contents(
        wounds in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..4_u8), 1..4)
    ) {
        let mut value = full();
        let replacements = replacements();
        for (place, with, how) in wounds {
            let mut all = Vec::new();
            pointers(&value, "", &mut all);
            let pointer = &all[place.index(all.len())];
            match how {
                0 => remove(&mut value, pointer),
                _ => *value.pointer_mut(pointer).unwrap() = with.get(&replacements).clone(),
            }
        }
        if let Err(error) = agree(&value) {
            prop_assert!(false, "{}\n{}", error, value);
        }
    }
}
