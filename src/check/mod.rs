//! Diagnostics of a content file for those who write it: what is wrong, where it stands, and what to do.
//!
//! The reading itself is [`content`](crate::content)'s. Here are places in the file, remarks that only a writer needs,
//! and words: nothing that the browser has to download.

mod english;
mod places;
mod strategy;
mod swedish;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{
    Content, Fault, FileError, Language, List, Problem, Severity, is_known_field, mended_id,
};

pub use places::Position;

/// What was found out about a content file.
#[derive(Clone, Debug)]
pub struct Report {
    /// What is to be said about it, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What the map shows of it, unless it is no content at all.
    pub content: Option<Content>,
}

/// One thing to be said about a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Where it stands. A missing field stands where what it is missing from begins.
    pub position: Option<Position>,
    /// What there is to say.
    pub finding: Finding,
}

/// What there is to say about a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The file as a whole cannot be shown.
    File(FileError),
    /// Something is wrong with an entry or a field.
    Fault(Fault),
    /// The format knows no field at this path, and the reader passes over it.
    UnknownField(String),
    /// The object has the field at this path more than once, and the last one holds.
    RepeatedField(String),
    /// No initiative refers to this actor or place.
    Unused {
        /// Where its id stands.
        path: String,
        /// Which of the two it is.
        list: List,
    },
    /// There are not as many entries as the strategy says.
    Total {
        /// Where it says so.
        path: String,
        /// Which entries.
        list: List,
        /// How many it says.
        told: usize,
        /// How many there are.
        found: usize,
    },
    /// A term lacks forms that a language of the content needs.
    Forms {
        /// Where the term stands.
        path: String,
        /// Which language.
        language: Language,
    },
}

impl Finding {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::File(_) => Severity::Error,
            Self::Fault(fault) => fault.severity(),
            Self::RepeatedField(_) | Self::Total { .. } | Self::Forms { .. } => Severity::Warning,
            Self::UnknownField(_) | Self::Unused { .. } => Severity::Note,
        }
    }

    /// Where it is in terms of the format: `initiatives[12].date.from`. Empty for the file as a whole.
    pub fn path(&self) -> &str {
        match self {
            Self::File(_) => "",
            Self::Fault(Fault { path, .. })
            | Self::UnknownField(path)
            | Self::RepeatedField(path)
            | Self::Unused { path, .. }
            | Self::Total { path, .. }
            | Self::Forms { path, .. } => path,
        }
    }
}

impl Report {
    /// How many diagnostics of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.finding.severity() == severity)
            .count()
    }
}

/// Checks a content file. Never panics, on any bytes. O(n log n) in the file's length.
pub fn check(bytes: &[u8]) -> Report {
    let mut report = Report {
        diagnostics: Vec::new(),
        content: None,
    };
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

/// Walks over a text that is JSON: finds where faults stand, and what else there is to say.
fn locate(text: &str, faults: &[Fault], report: &mut Report) {
    let mut findings: Vec<_> = faults.iter().cloned().map(Finding::Fault).collect();
    findings.extend(report.content.iter().flat_map(strategy::findings));
    let mut positions: BTreeMap<&str, Option<Position>> = BTreeMap::new();
    for finding in &findings {
        positions.extend(outwards(finding.path()).map(|path| (path, None)));
    }
    // Within a value of the wrong type nothing is known, and the error about it says enough.
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
    // What is not there stands where the nearest thing around it does.
    let nearest = |path| outwards(path).find_map(|path| positions.get(path).copied().flatten());
    let nearest: Vec<_> = findings.iter().map(|own| nearest(own.path())).collect();
    let found = nearest.into_iter().zip(findings);
    report
        .diagnostics
        .extend(found.map(|(position, finding)| Diagnostic { position, finding }));
}

/// A path and all that it lies in, from the inside outwards: `a[0].b`, `a[0]`, `a` and the file itself.
fn outwards(path: &str) -> impl Iterator<Item = &str> {
    core::iter::successors(Some(path), |path| {
        let around = path.rfind(['.', '[']).and_then(|end| path.get(..end));
        (!path.is_empty()).then_some(around.unwrap_or_default())
    })
}

/// Whether a path is `outer` or lies in it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether a value is the id of an entry of a list that no initiative refers to.
fn is_unused(list: List, value: &places::Value, used: Option<&BTreeSet<(&str, &str)>>) -> bool {
    if !is_id_in(list.name(), value.path) {
        return false;
    }
    // An id is referred to by what it was mended to.
    let id = mended_id(&places::unquoted(value.written)).unwrap_or_default();
    used.is_some_and(|used| !used.contains(&(list.name(), &*id)))
}

/// Whether a path is that of an entry's id in a list.
fn is_id_in(list: &str, path: &str) -> bool {
    path.strip_prefix(list)
        .is_some_and(|rest| rest.starts_with('[') && rest.ends_with("].id"))
}

/// The actors and places that some initiative refers to, with the names of their lists.
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

/// The words of the checker in a language.
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

/// That a file cannot be read, and why.
pub fn cannot_read(file: &str, error: &str, language: Language) -> String {
    (words(language).cannot_read)(file, error)
}

impl Finding {
    /// What there is to say: the sentences for a person, without the place.
    pub fn describe(&self, language: Language) -> String {
        (words(language).finding)(self)
    }
}

impl Report {
    /// The report as lines for a terminal: `file:line:column: error: path (id): sentences`, and a last line that sums
    /// up. What comes from the file is cut and has no control characters.
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

/// A text from the file as it can be shown in a line: without control characters, and not too long.
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

/// Ids, each in straight quotation marks as in the file, with commas.
fn listed(ids: impl Iterator<Item = &'static str>) -> String {
    ids.map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
