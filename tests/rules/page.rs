//! The page of all diagnostics is that of the code.

use std::fmt::Write as _;

use life_science_map::check::{Diagnostic, Rule, check};
use life_science_map::content::{Language, Severity};

use super::{expect_committed, files, mend, of_two_versions};
use crate::slips::{Ask, No, Safe, cases};

/// The topics in the order of the document, with their headings.
const TOPICS: [(&str, &str); 16] = [
    ("file", "The file"),
    ("json", "JSON"),
    ("format", "The format"),
    ("entry", "Entries"),
    ("ref", "References"),
    ("date", "Dates"),
    ("text", "Texts"),
    ("source", "Sources"),
    ("funding", "Sums of money"),
    ("place", "Places"),
    ("total", "The strategy’s numbers"),
    ("term", "The strategy’s terms"),
    ("noted", "What is new, changed and gone"),
    ("publication", "Who publishes the map"),
    ("tour", "Tours"),
    ("style", "Tips for the wording"),
];

const INTRODUCTION: &str = "\
# Diagnostics

What the checker of content files can say. This page is made from the code: `UPDATE_EXPECTED=1 cargo test --test rules` writes it.

An **error** breaks the format, and something is not shown. A **warning** is hardly meant so. A **note** is worth knowing. A **tip** is
about the wording. A **safe** fix is certain to mean what was meant: `check --fix` makes it. One that **asks** has to be chosen by
somebody who knows. The words in the tables are those for an example.
";

/// Text as Markdown shows it in a table.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '|' | '*' | '_' | '<' | '`' | '\\' | '&' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A rule's row: its name, how bad it is, its fixes, and what it says in its first case.
fn row(rule: &str) -> String {
    let texts = cases()
        .filter(|case| case.rule == rule)
        .map(|case| case.text().into_bytes());
    let files = files();
    let files = files
        .iter()
        .filter(|file| file.0 == rule)
        .map(|file| file.1.clone());
    let of_two = of_two_versions().into_iter();
    let of_two = of_two.filter(|own| own.finding.rule().id() == rule);
    let examples: Vec<Diagnostic> = texts
        .chain(files)
        .filter_map(|bytes| {
            let mut said = check(&bytes).diagnostics.into_iter();
            said.find(|own| own.finding.rule().id() == rule)
        })
        .chain(of_two)
        .collect();
    let mut severities: Vec<&str> = Vec::new();
    let mut mends: Vec<&str> = Vec::new();
    for own in &examples {
        let severity = match own.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
            Severity::Tip => "tip",
        };
        if !severities.contains(&severity) {
            severities.push(severity);
        }
        let mend = match mend(own) {
            No => continue,
            Ask => "asks",
            Safe => "safe",
        };
        if !mends.contains(&mend) {
            mends.push(mend);
        }
    }
    if mends.is_empty() {
        mends.push("–");
    }
    let [swedish, english] =
        Language::ALL.map(|language| escaped(&examples[0].finding.describe(language)));
    let (severities, mends) = (severities.join(", "), mends.join(", "));
    format!("| `{rule}` | {severities} | {mends} | {english} | {swedish} |\n")
}

#[test]
fn the_page_of_all_diagnostics_is_that_of_the_code() {
    let mut page = INTRODUCTION.to_owned();
    let mut rows = 0;
    for (topic, heading) in TOPICS {
        write!(
            page,
            "\n## {heading}\n\n| Rule | | Fix | English | Swedish |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for rule in Rule::ALL.iter().filter(|rule| rule.topic() == topic) {
            page.push_str(&row(rule.id()));
            rows += 1;
        }
    }
    assert_eq!(rows, Rule::ALL.len());
    expect_committed("docs/diagnostics.md", &page);
}
