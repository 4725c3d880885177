//! The form of every message, in both languages.

use std::collections::BTreeSet;

use life_science_map::check::{Diagnostic, check};
use life_science_map::content::Language;

use super::{files, of_two_versions};
use crate::slips::cases;

/// All that the cases make the checker say.
fn said() -> Vec<Diagnostic> {
    let texts = cases().map(|case| case.text().into_bytes());
    let files = files().into_iter().map(|(_, bytes, _)| bytes);
    texts
        .chain(files)
        .flat_map(|bytes| check(&bytes).diagnostics)
        .chain(of_two_versions())
        .collect()
}

/// A text without what it cites.
fn without_citations(text: &str) -> String {
    let mut kept = String::new();
    let mut closing = None;
    for letter in text.chars() {
        match (closing, letter) {
            (Some(end), _) if end == letter => closing = None,
            (Some(_), _) => {}
            (None, '"') => closing = Some('"'),
            (None, '“' | '”') => closing = Some('”'),
            (None, _) => kept.push(letter),
        }
        if closing.is_some() && !kept.ends_with('Q') {
            kept.push('Q');
        }
    }
    kept
}

/// What is wrong with the form of a message.
fn complaint(message: &str) -> Option<&'static str> {
    let plain = without_citations(message);
    if !plain.ends_with(['.', '?']) {
        return Some("does not end as a sentence");
    }
    if ["?.", ".?", ".."].iter().any(|marks| plain.contains(marks)) {
        return Some("ends a sentence twice");
    }
    let all: Vec<&str> = plain.split_whitespace().collect();
    let many = [
        "entries",
        "sources",
        "servers",
        "initiatives",
        "poster",
        "källor",
        "servrar",
        "insatser",
    ];
    if all
        .windows(2)
        .any(|pair| pair[0] == "1" && many.contains(&pair[1]))
    {
        return Some("counts one as several");
    }
    let is_small = |word: &str| word.chars().all(|own| !own.is_lowercase());
    let first = plain.split_whitespace().next().unwrap_or_default();
    if first.starts_with(char::is_uppercase) && !is_small(first) {
        return Some("begins with a capital");
    }
    if (0..10).any(|place| plain.contains(&format!("{{{place}}}"))) {
        return Some("has a place without a fact");
    }
    if plain
        .split_inclusive([' '])
        .any(|word| word.trim().is_empty())
    {
        return Some("has two spaces");
    }
    let mut words = 0;
    for word in plain.split_whitespace() {
        words += 1;
        if words > 25 {
            return Some("has a sentence of more than 25 words");
        }
        if word.ends_with(['.', '?']) {
            words = 0;
        }
    }
    None
}

#[test]
fn every_message_is_plain_and_there_in_both_languages() {
    let mut wrong = BTreeSet::new();
    for diagnostic in said() {
        let [swedish, english] =
            Language::ALL.map(|language| diagnostic.finding.describe(language));
        if swedish == english {
            wrong.insert(format!("the same in both languages: {english}"));
        }
        for message in [&swedish, &english] {
            if let Some(complaint) = complaint(message) {
                wrong.insert(format!("{complaint}: {message}"));
            }
        }
        for fix in &diagnostic.fixes {
            let [swedish, english] = Language::ALL.map(|language| fix.describe(language));
            assert_ne!(swedish, english);
            assert!(english.starts_with(char::is_uppercase), "{english}");
            assert!(swedish.starts_with(char::is_uppercase), "{swedish}");
        }
        let english_words = [
            "the", "is", "file", "field", "entry", "of", "and", "this", "not", "remove", "write",
            "has",
        ];
        let plain = without_citations(&swedish).to_lowercase();
        let mut words = plain.split(|own: char| !own.is_alphabetic());
        if words.any(|word| english_words.contains(&word)) {
            wrong.insert(format!("English in Swedish: {swedish}"));
        }
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}
