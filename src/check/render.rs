//! Reports as lines for a terminal, for programs and for code reviews.

use core::fmt::Write as _;

use serde_json::{Value, json};

use super::{Diagnostic, Place, Report, Safety, printable, words};
use crate::content::{Language, Severity};
use crate::document::Position;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line each.
    Concise,
    /// With the line of the file, and with what can be done.
    Full,
    /// For programs.
    Json,
    /// Annotations of GitHub's actions.
    GitHub,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Concise, Self::Full, Self::Json, Self::GitHub];

    /// Its name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Concise => "concise",
            Self::Full => "full",
            Self::Json => "json",
            Self::GitHub => "github",
        }
    }

    /// The format with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// The most lines that are named beside the first one.
const MOST_LINES: usize = 10;

impl Report {
    /// The report in a format. Text from the file is shortened, and its control characters are removed. Tips for the wording are
    /// left out unless `with_tips`; programs get them anyway.
    pub fn render(
        &self,
        file: &str,
        language: Language,
        format: Format,
        with_tips: bool,
    ) -> String {
        let shown = self
            .diagnostics
            .iter()
            .filter(|own| with_tips || own.severity() != Severity::Tip);
        let mut lines: Vec<String> = match format {
            Format::Concise => shown.map(|own| concise(own, file, language)).collect(),
            Format::Full => shown.map(|own| self.full(own, file, language)).collect(),
            Format::GitHub => {
                return shown
                    .map(|own| annotation(own, file, language))
                    .collect::<Vec<_>>()
                    .join("\n");
            }
            Format::Json => {
                let all: Vec<Value> = self
                    .diagnostics
                    .iter()
                    .map(|own| value(own, language))
                    .collect();
                return serde_json::to_string_pretty(&all).unwrap_or_default();
            }
        };
        lines.push((words(language).summary)(self));
        lines.join("\n")
    }

    /// One line each, without tips, and a last line with a summary.
    pub fn to_text(&self, file: &str, language: Language) -> String {
        self.render(file, language, Format::Concise, false)
    }

    fn full(&self, own: &Diagnostic, file: &str, language: Language) -> String {
        let mut text = format!("{}\n", head(own, file, language));
        if let Some(place) = &own.place {
            text.push_str(&self.marked(place));
        }
        let _ = writeln!(text, "  {}", own.finding.describe(language));
        for fix in &own.fixes {
            let mark = if fix.safety == Safety::Safe { "+" } else { "?" };
            let _ = writeln!(text, "  {mark} {}", fix.describe(language));
        }
        text
    }

    /// The line that a place begins on, with marks below it.
    fn marked(&self, place: &Place) -> String {
        const WIDEST: usize = 100;
        let Some(document) = &self.document else {
            return String::new();
        };
        let line: Vec<char> = document.line(place.span.start).chars().collect();
        let column = place.position.column - 1;
        let from = column.saturating_sub(WIDEST / 2);
        let shown: String = line
            .iter()
            .skip(from)
            .take(WIDEST)
            .map(|own| if own.is_control() { ' ' } else { *own })
            .collect();
        let length = document
            .slice(place.span.clone())
            .split('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        let length = length.clamp(1, WIDEST.saturating_sub(column - from).max(1));
        let number = place.position.line.to_string();
        let gap = " ".repeat(number.len());
        format!(
            "{number} | {shown}\n{gap} | {}{}\n",
            " ".repeat(column - from),
            "^".repeat(length)
        )
    }
}

/// `file:line:column: error[rule] path (id)`
fn head(own: &Diagnostic, file: &str, language: Language) -> String {
    let position = match own.position() {
        Some(Position { line, column }) => format!(":{line}:{column}"),
        None => String::new(),
    };
    let severity = (words(language).severity)(own.severity());
    let rule = own.finding.rule().id();
    let mut head = format!("{file}{position}: {severity}[{rule}]");
    let path = own
        .place
        .as_ref()
        .map(|place| &*place.path)
        .unwrap_or_default();
    let path = if own.finding.path().is_empty() {
        path
    } else {
        own.finding.path()
    };
    if !path.is_empty() {
        head.push(' ');
        head.push_str(&printable(path, usize::MAX));
    }
    if let Some(id) = own.entry.as_deref() {
        let _ = write!(head, " ({})", printable(id, 60));
    }
    head
}

fn concise(own: &Diagnostic, file: &str, language: Language) -> String {
    let mut line = format!(
        "{}: {}",
        head(own, file, language),
        own.finding.describe(language)
    );
    if !own.more.is_empty() {
        let mut lines: Vec<usize> = own.more.iter().map(|place| place.position.line).collect();
        lines.dedup();
        let named: Vec<String> = lines
            .iter()
            .take(MOST_LINES)
            .map(usize::to_string)
            .collect();
        let rest = if lines.len() > MOST_LINES { " …" } else { "" };
        let more = (words(language).more)(lines.len());
        let _ = write!(line, " {more} {}{rest}.", named.join(", "));
    }
    line
}

/// An annotation (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).
fn annotation(own: &Diagnostic, file: &str, language: Language) -> String {
    let level = match own.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Tip => "notice",
    };
    let Position { line, column } = own.position().unwrap_or(Position { line: 1, column: 1 });
    let escaped = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{level} file={},line={line},col={column},title={}::{}",
        property(file),
        property(own.finding.rule().id()),
        escaped(&own.finding.describe(language))
    )
}

fn value(own: &Diagnostic, language: Language) -> Value {
    let place = |place: &Place| {
        json!({
            "path": place.path,
            "line": place.position.line,
            "column": place.position.column,
            "start": place.span.start,
            "end": place.span.end,
        })
    };
    let fixes = own.fixes.iter().map(|fix| {
        let edits = fix
            .edits
            .iter()
            .map(|edit| json!({"start": edit.span.start, "end": edit.span.end, "with": edit.with}));
        json!({
            "label": fix.describe(language),
            "safe": fix.safety == Safety::Safe,
            "edits": edits.collect::<Vec<_>>(),
        })
    });
    json!({
        "rule": own.finding.rule().id(),
        "severity": severity_id(own.severity()),
        "entry": own.entry,
        "place": own.place.as_ref().map(place),
        "more": own.more.iter().map(place).collect::<Vec<_>>(),
        "message": own.finding.describe(language),
        "fixes": fixes.collect::<Vec<_>>(),
    })
}

/// The name of a severity for programs.
const fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Tip => "tip",
    }
}
