//! Diagnostics for the authors of content files: what is wrong, where, and what to do.
//!
//! [`content`](crate::content) reads the file. This module adds positions in the file, remarks that only authors need, and
//! the words: nothing that the browser has to download.

mod amounts;
mod english;
mod places;
mod strategy;
mod swedish;
mod texts;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{
    Content, Fault, FileError, Language, List, Problem, Severity, is_known_field, mended_id,
};

pub use places::Position;
pub use texts::Garble;

/// The result of checking a content file.
#[derive(Clone, Debug)]
pub struct Report {
    /// The diagnostics, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What the map shows of the file, unless it cannot be shown at all.
    pub content: Option<Content>,
}

/// A diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Its position in the file. For a missing field, the start of the value that it is missing from.
    pub position: Option<Position>,
    /// What it is about.
    pub finding: Finding,
}

/// What a diagnostic is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The file as a whole cannot be shown.
    File(FileError),
    /// The file is UTF-16, as some programs on Windows save text.
    Utf16,
    /// An entry or a field is wrong.
    Fault(Fault),
    /// The format has no field with this path, and the reader ignores it.
    UnknownField(String),
    /// The object has several fields with this path, and the last one counts.
    RepeatedField(String),
    /// No initiative refers to this actor or place.
    Unused {
        /// The path of its id.
        path: String,
        /// The list that it is in.
        list: List,
    },
    /// The number of entries differs from the number that the strategy states.
    Total {
        /// The path of that number.
        path: String,
        /// The list.
        list: List,
        /// The stated number.
        told: usize,
        /// The actual number.
        found: usize,
    },
    /// A text is not what it was meant to be.
    Garbled {
        /// The path of the text.
        path: String,
        /// What is wrong with it.
        garble: Garble,
    },
    /// A year is far from all others.
    FarYear {
        /// The path of the date.
        path: String,
        /// The year.
        year: u16,
    },
    /// A summary says that its own sum is that of each year, and the field does not.
    YearlySum {
        /// The path of the sum.
        path: String,
    },
    /// A term lacks forms that a language of the content needs.
    Forms {
        /// The path of the term.
        path: String,
        /// The language.
        language: Language,
    },
}

impl Finding {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Fault(fault) => fault.severity(),
            Self::File(_) | Self::Utf16 | Self::RepeatedField(_) => Severity::Error,
            Self::UnknownField(_)
            | Self::Unused { .. }
            | Self::Garbled {
                garble: Garble::Invisible(_),
                ..
            } => Severity::Note,
            Self::Garbled { .. }
            | Self::Total { .. }
            | Self::YearlySum { .. }
            | Self::FarYear { .. }
            | Self::Forms { .. } => Severity::Warning,
        }
    }

    /// Its path in the file: `initiatives[12].date.from`. Empty for the file as a whole.
    pub fn path(&self) -> &str {
        match self {
            Self::File(_) | Self::Utf16 => "",
            Self::Fault(Fault { path, .. })
            | Self::UnknownField(path)
            | Self::RepeatedField(path)
            | Self::Unused { path, .. }
            | Self::Total { path, .. }
            | Self::YearlySum { path }
            | Self::FarYear { path, .. }
            | Self::Garbled { path, .. }
            | Self::Forms { path, .. } => path,
        }
    }
}

impl Report {
    /// The number of diagnostics of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.finding.severity() == severity)
            .count()
    }
}

/// Whether a file begins as UTF-16 does: with its mark, or with an ASCII character in two bytes.
fn is_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

/// Checks a content file. Never panics, on any bytes. O(n log n) in the file's length.
pub fn check(bytes: &[u8]) -> Report {
    let mut report = Report {
        diagnostics: Vec::new(),
        content: None,
    };
    if is_utf_16(bytes) {
        report.diagnostics.push(Diagnostic {
            position: None,
            finding: Finding::Utf16,
        });
        return report;
    }
    let faults = match Content::read(bytes) {
        Ok((content, faults)) => {
            report.content = Some(content);
            faults
        }
        Err(error) => {
            let position = match error {
                FileError::NotText { line, column }
                | FileError::NotJson { line, column }
                | FileError::Truncated { line, column } => Some(Position { line, column }),
                _ => None,
            };
            let faults = match &error {
                FileError::NoAreas { faults } => faults.clone(),
                _ => Vec::new(),
            };
            report.diagnostics.push(Diagnostic {
                position,
                finding: Finding::File(error),
            });
            if position.is_some() {
                return report;
            }
            faults
        }
    };
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    locate(
        text.strip_prefix('\u{feff}').unwrap_or(text),
        &faults,
        &mut report,
    );
    report
        .diagnostics
        .sort_by_key(|diagnostic| diagnostic.position);
    report
}

/// Walks over JSON text to find the positions of faults, and adds the other diagnostics.
fn locate(text: &str, faults: &[Fault], report: &mut Report) {
    let mut findings: Vec<_> = faults.iter().cloned().map(Finding::Fault).collect();
    findings.extend(report.content.iter().flat_map(strategy::findings));
    let file: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    findings.extend(amounts::findings(&file));
    let contents = report.content.iter();
    findings.extend(contents.flat_map(|content| years::findings(&file, content)));
    let mut positions: BTreeMap<&str, Option<Position>> = BTreeMap::new();
    for finding in &findings {
        positions.extend(outwards(finding.path()).map(|path| (path, None)));
    }
    // Within a value of the wrong type everything is unknown, and the error about the type is enough.
    let is_wrong = |fault: &&Fault| matches!(fault.problem, Problem::WrongType { .. });
    let wrong: BTreeSet<&str> = faults
        .iter()
        .filter(is_wrong)
        .map(|fault| &*fault.path)
        .collect();
    let used = report.content.as_ref().map(used_ids);
    let mut passed_over: Option<String> = None;
    places::walk(text, |value| {
        if let Some(position) = positions.get_mut(value.path) {
            *position = Some(value.position);
        }
        if passed_over
            .as_deref()
            .is_some_and(|outer| is_within(value.path, outer))
        {
            return;
        }
        let mut say = |finding: fn(String) -> Finding| {
            let finding = finding(value.path.to_owned());
            report.diagnostics.push(Diagnostic {
                position: Some(value.position),
                finding,
            });
        };
        if value.repeated {
            say(Finding::RepeatedField);
        }
        let is_known = !value.is_member || is_known_field(value.path);
        if !is_known {
            say(Finding::UnknownField);
        }
        if !is_known || wrong.contains(value.path) {
            passed_over = Some(value.path.to_owned());
        }
        if value.written.starts_with('"')
            && let Some(garble) = texts::garble(&places::unquoted(value.written))
        {
            report.diagnostics.push(Diagnostic {
                position: Some(value.position),
                finding: Finding::Garbled {
                    path: value.path.to_owned(),
                    garble,
                },
            });
        }
        for list in [List::Actors, List::Places] {
            if is_unused(list, value, used.as_ref()) {
                report.diagnostics.push(Diagnostic {
                    position: Some(value.position),
                    finding: Finding::Unused {
                        path: value.path.to_owned(),
                        list,
                    },
                });
            }
        }
    });
    // What is missing gets the position of the nearest value around it.
    let nearest = |path| outwards(path).find_map(|path| positions.get(path).copied().flatten());
    let nearest: Vec<_> = findings.iter().map(|own| nearest(own.path())).collect();
    let found = nearest.into_iter().zip(findings);
    report
        .diagnostics
        .extend(found.map(|(position, finding)| Diagnostic { position, finding }));
}

/// A path and everything around it, from the inside out: `a[0].b`, `a[0]`, `a`, and the file itself.
fn outwards(path: &str) -> impl Iterator<Item = &str> {
    core::iter::successors(Some(path), |path| {
        let around = path.rfind(['.', '[']).and_then(|end| path.get(..end));
        (!path.is_empty()).then_some(around.unwrap_or_default())
    })
}

/// Whether a path is `outer` or within it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether a value is the id of an entry of a list that no initiative refers to.
fn is_unused(list: List, value: &places::Value, used: Option<&BTreeSet<(&str, &str)>>) -> bool {
    if !is_id_in(list.name(), value.path) {
        return false;
    }
    // References are compared with the corrected id.
    let id = mended_id(&places::unquoted(value.written)).unwrap_or_default();
    used.is_some_and(|used| !used.contains(&(list.name(), &*id)))
}

/// Whether a path is that of an entry's id in a list.
fn is_id_in(list: &str, path: &str) -> bool {
    path.strip_prefix(list)
        .is_some_and(|rest| rest.starts_with('[') && rest.ends_with("].id"))
}

/// The actors and places that initiatives refer to, with the names of their lists.
fn used_ids(content: &Content) -> BTreeSet<(&str, &str)> {
    let mut used = BTreeSet::new();
    for initiative in content.initiatives() {
        used.extend(
            initiative
                .actors
                .iter()
                .map(|actor| ("actors", &*content.actor(*actor).id)),
        );
        used.extend(
            initiative
                .places
                .iter()
                .map(|place| ("places", &*content.place(*place).id)),
        );
    }
    used
}

/// The checker's words in a language.
struct CheckWords {
    severity: fn(Severity) -> &'static str,
    finding: fn(&Finding) -> String,
    summary: fn(&Report) -> String,
    cannot_read: fn(&str, &str) -> String,
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

impl Finding {
    /// The diagnostic in sentences, without the position.
    pub fn describe(&self, language: Language) -> String {
        (words(language).finding)(self)
    }
}

impl Report {
    /// The report as lines for a terminal: `file:line:column: error: path (id): sentences`, and a last line with a summary.
    /// Text from the file is shortened, and its control characters are removed.
    pub fn to_text(&self, file: &str, language: Language) -> String {
        let mut lines = Vec::new();
        for Diagnostic { position, finding } in &self.diagnostics {
            let position = match position {
                Some(Position { line, column }) => format!(":{line}:{column}"),
                None => String::new(),
            };
            let severity = (words(language).severity)(finding.severity());
            let id = match finding {
                Finding::Fault(Fault { id: Some(id), .. }) => format!(" ({})", printable(id, 60)),
                _ => String::new(),
            };
            let path = match finding.path() {
                "" => String::new(),
                path => format!("{}{id}: ", printable(path, usize::MAX)),
            };
            lines.push(format!(
                "{file}{position}: {severity}: {path}{}",
                finding.describe(language)
            ));
        }
        lines.push((words(language).summary)(self));
        lines.join("\n")
    }
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
