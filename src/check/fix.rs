//! What can be done about a diagnostic.

use crate::document::{Edit, Flaw, FlawKind};

/// A way to mend what a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be made unasked.
    pub safety: Safety,
    /// What it does.
    pub label: FixLabel,
    /// The edits of the text.
    pub edits: Vec<Edit>,
}

/// Whether a fix may be made unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// What is meant is certain.
    Safe,
    /// Somebody has to say that it is meant so.
    Ask,
}

/// What a fix does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixLabel {
    /// Mends the text there.
    Mend,
    /// Writes this instead.
    Replace(String),
    /// Adds this.
    Add(String),
    /// Adds what has the first name to what has the second.
    AddTo(String, String),
    /// Removes it.
    Remove,
    /// Swaps two values.
    Swap,
    /// Writes the whole file in canonical form.
    Canonical,
}

impl Fix {
    /// A fix whose meaning is certain.
    pub(super) fn safe(label: FixLabel, edits: Vec<Edit>) -> Self {
        Self {
            safety: Safety::Safe,
            label,
            edits,
        }
    }

    /// A fix that somebody has to choose.
    pub(super) fn ask(label: FixLabel, edits: Vec<Edit>) -> Self {
        Self {
            safety: Safety::Ask,
            label,
            edits,
        }
    }
}

/// Whether nothing is guessed and nothing goes that was written when a flaw is mended.
pub(super) fn is_certain(flaw: &Flaw) -> bool {
    match &flaw.kind {
        FlawKind::MissingComma
        | FlawKind::ExtraComma
        | FlawKind::MissingColon
        | FlawKind::Quotes
        | FlawKind::LineBreak
        | FlawKind::Escape => true,
        FlawKind::Value(meant) => &**meant != "null",
        _ => false,
    }
}

/// The fix of a flaw. Safe where it is certain, and stands apart from what is not.
pub(super) fn of_flaw(flaw: &Flaw, is_apart: bool) -> Vec<Fix> {
    if flaw.edits.is_empty() {
        return Vec::new();
    }
    let label = match &flaw.kind {
        FlawKind::Value(meant) => FixLabel::Replace(meant.to_string()),
        FlawKind::Comment | FlawKind::AfterEnd | FlawKind::ExtraComma => FixLabel::Remove,
        _ => FixLabel::Mend,
    };
    let edits = flaw.edits.clone();
    vec![if is_apart && is_certain(flaw) {
        Fix::safe(label, edits)
    } else {
        Fix::ask(label, edits)
    }]
}
