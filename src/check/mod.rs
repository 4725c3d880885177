//! Diagnostics for the authors of content files: what is wrong, where, what to do, and often the edits that do it.
//!
//! [`content`](crate::content) reads the file, [`document`](crate::document) has its text. This module adds the rules that
//! only authors need, and the words: nothing that visitors' browsers download.

mod amounts;
mod compose;
mod dates;
mod english;
mod entries;
mod finding;
mod fix;
mod garble;
mod loose_date;
mod mend;
mod near;
mod noted;
mod references;
mod render;
mod rule;
pub mod schema;
mod sources;
mod strategy;
mod style;
mod subject;
mod swedish;
mod texts;
mod tours;
mod walk;

use core::ops::Range;
use std::collections::BTreeSet;

use crate::content::{Content, Fault, FileError, Language, Severity};
use crate::document::{Decoded, Document, Edit, Encoding, apply, combine, decode};
use crate::sort::sort_by;

pub use crate::document::Position;
pub(crate) use compose::{plain, sorted_by};
pub use entries::canonical_form;
pub(crate) use entries::{addition, entries_of, id_of, known_values, styled};
pub use finding::Finding;
pub use fix::{Fix, FixLabel, Safety};
pub use garble::Garble;
pub(crate) use loose_date::meant as meant_date;
pub(crate) use mend::{id_of_name, ids_like, nearest};
pub use render::Format;
pub use rule::{Remark, Rule};

use subject::Subject;

/// The result of checking a content file.
#[derive(Clone, Debug)]
pub struct Report {
    /// The diagnostics, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What the map shows of the file, unless it cannot be shown at all. Of a file with flaws, what it would show without them.
    pub content: Option<Content>,
    /// The text, unless the file is something else.
    pub document: Option<Document>,
}

/// A diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What it is about.
    pub finding: Finding,
    /// Where it is. For a missing field, the value that it is missing from. `None` for the file as a whole.
    pub place: Option<Place>,
    /// The id or the number of the entry that it is in, if it is in one.
    pub entry: Option<String>,
    /// Where the same holds as well.
    pub more: Vec<Place>,
    /// What can be done about it.
    pub fixes: Vec<Fix>,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the value: `initiatives[12].date.from`.
    pub path: String,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Where it begins.
    pub position: Position,
}

impl Diagnostic {
    /// Where it begins, unless it is about the file as a whole.
    pub fn position(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.position)
    }

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        self.finding.severity()
    }

    /// The fix that may be made unasked, if there is one.
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.safety == Safety::Safe)
    }
}

impl Report {
    /// The number of diagnostics of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let severities = self.diagnostics.iter().map(Diagnostic::severity);
        severities.filter(|own| *own == severity).count()
    }

    /// The edits of all safe fixes that can be made at once, and how many fixes these are.
    pub fn safe_edits(&self) -> (Vec<Edit>, usize) {
        let fixes = self.diagnostics.iter().filter_map(Diagnostic::safe_fix);
        combine(fixes.map(|fix| &*fix.edits))
    }
}

/// Checks a content file. Never panics, on any bytes. O(n log n) in the file's length.
pub fn check(bytes: &[u8]) -> Report {
    let decoded = match decode(bytes) {
        Ok(decoded) => decoded,
        Err(kind) => {
            return Report {
                diagnostics: vec![Diagnostic::of_file(Finding::OtherKind(kind))],
                content: None,
                document: None,
            };
        }
    };
    let encoding = decoded.encoding;
    let mut report = check_document(Document::parse(decoded.text));
    if encoding != Encoding::Utf8 {
        report
            .diagnostics
            .insert(0, Diagnostic::of_file(Finding::Encoding(encoding)));
    }
    report
}

/// The same for a text.
pub fn check_document(document: Document) -> Report {
    let mut diagnostics = flaws(&document);
    let read = Content::read_document(&document);
    let (content, faults, error) = match read {
        Ok((content, faults)) => (Some(content), faults, None),
        // What stands in it is told all the same.
        Err(error @ (FileError::NoVersion | FileError::OtherVersion { .. })) => {
            match Content::read_any_version(&document) {
                Ok((content, faults)) => (Some(content), faults, Some(error)),
                Err(FileError::NoAreas { faults }) => (None, faults, Some(error)),
                Err(_) => (None, Vec::new(), Some(error)),
            }
        }
        Err(FileError::NoAreas { faults }) => {
            let error = FileError::NoAreas {
                faults: faults.clone(),
            };
            (None, faults, Some(error))
        }
        Err(error) => (None, Vec::new(), Some(error)),
    };
    // A text without any value has its flaw, and what is no object has nothing in it to tell of.
    if document.root().is_some() {
        let mut subject = Subject::new(&document, content.as_ref());
        let is_object = !matches!(error, Some(FileError::NotAnObject { .. }));
        if let Some(error) = error.clone() {
            subject.file(error);
        }
        if is_object {
            subject.look(&faults);
        }
        diagnostics.extend(subject.diagnostics());
    }
    sort_by(&mut diagnostics, |one, other| {
        one.position().cmp(&other.position())
    });
    Report {
        diagnostics,
        content: content.filter(|_| error.is_none()),
        document: Some(document),
    }
}

/// What is wrong with the text itself.
fn flaws(document: &Document) -> Vec<Diagnostic> {
    let line = |at: usize| document.position(at).line;
    // What is meant is not certain on a line where something else has to be asked for.
    let mut asked: BTreeSet<usize> = BTreeSet::new();
    for flaw in document
        .flaws()
        .iter()
        .filter(|flaw| !fix::is_certain(flaw))
    {
        asked.insert(line(flaw.span.start));
        asked.insert(line(flaw.span.end));
    }
    let flaws = document.flaws().iter().map(|flaw| {
        let position = document.position(flaw.span.start);
        let path = document.at(flaw.span.start).map(|node| document.path(node));
        let is_apart = asked
            .range(position.line..=line(flaw.span.end))
            .next()
            .is_none();
        Diagnostic {
            finding: Finding::Flaw(flaw.kind.clone()),
            place: Some(Place {
                path: path.unwrap_or_default(),
                span: flaw.span.clone(),
                position,
            }),
            entry: None,
            more: Vec::new(),
            fixes: fix::of_flaw(flaw, is_apart),
        }
    });
    flaws.collect()
}

impl Diagnostic {
    /// One about the file as a whole.
    const fn of_file(finding: Finding) -> Self {
        Self {
            finding,
            place: None,
            entry: None,
            more: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

/// How often safe fixes are made, at most: some make others possible.
const MOST_ROUNDS: usize = 20;

/// A file after all safe fixes, and how many were made. `None` if there is nothing to fix. The file becomes UTF-8 by it.
pub fn fixed(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let decoded: Decoded = decode(bytes).ok()?;
    let (text, count) = fixed_text(&decoded.text);
    (count > 0).then(|| (decoded.encode(&text), count))
}

/// A file in canonical form. `None` if it has flaws, or is no content at all.
pub fn tidied(bytes: &[u8]) -> Option<Vec<u8>> {
    let decoded = decode(bytes).ok()?;
    let written = canonical_form(&Document::parse(decoded.text.clone()))?;
    Some(decoded.encode(&written))
}

/// A text after all safe fixes, and how many were made.
pub fn fixed_text(text: &str) -> (String, usize) {
    let mut text = text.to_owned();
    let mut all = 0;
    for _ in 0..MOST_ROUNDS {
        let (edits, count) = check_document(Document::parse(text.clone())).safe_edits();
        let Some((edited, _)) = apply(&text, &edits).filter(|_| count > 0) else {
            break;
        };
        text = edited;
        all += count;
    }
    (text, all)
}

/// The checker's words in a language.
struct CheckWords {
    severity: fn(Severity) -> &'static str,
    finding: fn(&Finding) -> String,
    fix: fn(&FixLabel) -> String,
    more: fn(usize) -> String,
    summary: fn(&Report) -> String,
    cannot_read: fn(&str, &str) -> String,
    fixed: fn(usize) -> String,
}

const fn words(language: Language) -> &'static CheckWords {
    match language {
        Language::Swedish => &swedish::WORDS,
        Language::English => &english::WORDS,
        // It has none of its own.
        #[cfg(test)]
        Language::MadeUp => &swedish::WORDS,
    }
}

/// The message that a file cannot be read, with the reason.
pub fn cannot_read(file: &str, error: &str, language: Language) -> String {
    (words(language).cannot_read)(file, error)
}

/// The message that so many faults were mended.
pub fn said_fixed(count: usize, language: Language) -> String {
    (words(language).fixed)(count)
}

impl Finding {
    /// The diagnostic in sentences, without the position.
    pub fn describe(&self, language: Language) -> String {
        (words(language).finding)(self)
    }
}

impl Fix {
    /// What the fix does, as the words of a button.
    pub fn describe(&self, language: Language) -> String {
        (words(language).fix)(&self.label)
    }
}

/// A sentence with its facts in their places.
fn filled(sentence: &str, facts: &[String]) -> String {
    let mut filled = sentence.to_owned();
    for (place, fact) in facts.iter().enumerate() {
        filled = filled.replace(&format!("{{{place}}}"), &printable(fact, 90));
    }
    filled
}

/// Text from the file for display in a line: without control characters, and not too long.
fn printable(text: &str, longest: usize) -> String {
    let mut shown: String = text
        .chars()
        .take(longest)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown.replace("\\'", "'").replace("\\\"", "\"")
}

/// Ids in straight quotation marks as in the file, separated by commas.
fn listed(ids: impl Iterator<Item = &'static str>) -> String {
    ids.map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The id of the entry that a fault is in.
fn entry_of(fault: &Fault) -> Option<String> {
    fault.id.as_ref().map(ToString::to_string)
}

/// Whether a fault is in what is removed.
fn is_removed(fault: &Fault) -> bool {
    fault.path.starts_with("removed")
}
