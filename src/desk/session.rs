//! One file at work.

mod history;

use core::ops::Range;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::breaks::with_breaks_of;
use super::changes::Changes;
use super::form::{Around, Names};
use super::journal;
use crate::check::{Diagnostic, Report, Rule, check, check_document, fixed_text};
use crate::content::{Language, Severity, Text, digest};
use crate::document::{Decoded, Document, Edit, Encoding, apply, decode};

/// What a step did, to be told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepLabel {
    /// Mended what a rule found, in the entry with this id if it is in one.
    Fixed(Rule, Option<String>),
    /// Mended so many things whose meaning is certain.
    FixedAll(usize),
    /// Changed the text by hand, from this line on.
    Wrote(usize),
    /// Changed what has this name in the entry with that name.
    Changed(String, String),
    /// Changed what has this name in so many entries.
    ChangedMany(String, usize),
    /// Added the entry with this name.
    Added(String),
    /// Removed the entry with this name, and what referred to it.
    Removed(String),
    /// Made of the first entry the second one.
    Merged(String, String),
    /// Took over the file that somebody else has written meanwhile.
    TookOver,
    /// Set the day on which the file was changed.
    Dated,
}

/// Something that was done and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it was.
    pub label: StepLabel,
    /// The edits of the text before it.
    pub edits: Vec<Edit>,
    /// The edits of the text after it that take it back.
    pub back: Vec<Edit>,
}

/// A file at work.
#[derive(Clone, Debug)]
pub struct Session {
    name: String,
    opened: Vec<u8>,
    /// The language of whoever works on it.
    reader: Language,
    /// `None` for a file that is no text of a content.
    decoded: Option<Decoded>,
    report: Report,
    /// What the map shows now, or else the file as it was opened: what changes are told against.
    base: Option<Document>,
    /// The digest of what is published, once it is known.
    published: Option<String>,
    /// The digest of the published file beside which somebody has decided to go on with this one.
    settled_with: Option<String>,
    changes: Changes,
    /// Made when the first one is asked for.
    names: OnceLock<Names>,
    /// Whether findings and changes are only told when they are caught up with.
    is_lazy: bool,
    /// Whether they are those of an earlier text.
    is_behind: bool,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The ways that were left by another step after undoing, each from the file as it was opened.
    left: Vec<Vec<Step>>,
    /// The text as it was saved last, and after how many steps.
    saved: (String, usize),
    /// The sentences on what was changed that were drafted for readers, by the ids of initiatives.
    drafted: BTreeMap<String, Text>,
    /// Whether the text is that one.
    is_text_saved: bool,
}

impl Session {
    /// Opens a file. Never fails: what is no content has a finding that says so.
    pub fn open(name: String, bytes: Vec<u8>, reader: Language) -> Self {
        let report = check(&bytes);
        let decoded = decode(&bytes).ok();
        let text = report
            .document
            .as_ref()
            .map(|document| document.text().to_owned());
        Self {
            name,
            reader,
            opened: bytes,
            decoded,
            base: report.document.clone(),
            published: None,
            settled_with: None,
            changes: Changes::default(),
            is_lazy: false,
            is_behind: false,
            names: OnceLock::new(),
            report,
            done: Vec::new(),
            undone: Vec::new(),
            left: Vec::new(),
            saved: (text.unwrap_or_default(), 0),
            drafted: BTreeMap::new(),
            is_text_saved: true,
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the checker says of the file as it is now.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The language of whoever works on it.
    pub const fn reader(&self) -> Language {
        self.reader
    }

    /// The text with its values, unless it is something else.
    pub const fn document(&self) -> Option<&Document> {
        self.report.document.as_ref()
    }

    /// What the entries are called.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let names = self.document().map(|own| Names::of(own, self.reader));
            names.unwrap_or_default()
        })
    }

    /// What differs from what is published; from the file as it was opened where that is not known.
    pub const fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The file that the changes are told against.
    pub const fn base(&self) -> Option<&Document> {
        self.base.as_ref()
    }

    /// Whether the changes are told against what is published.
    pub const fn is_base_published(&self) -> bool {
        self.published.is_some()
    }

    /// The digest of what is published, if the work began from that: as it was opened, as it was saved here, or because somebody
    /// has looked at both. Otherwise it is not known from which one it began, or the file says so itself.
    pub(super) fn began_from(&self) -> Option<&str> {
        let published = self.published.as_deref()?;
        let saved = self.decoded.as_ref().map(|own| own.encode(&self.saved.0));
        let is_own = self.settled_with.as_deref() == Some(published)
            || digest(&self.opened) == published
            || saved.is_some_and(|saved| digest(&saved) == published);
        is_own.then_some(published)
    }

    /// Notes that somebody has seen how the file differs from what is published, and has decided which of them to go on with.
    pub fn settle(&mut self) {
        self.settled_with.clone_from(&self.published);
    }

    /// Whether the work on this file began from another file than the one that is published now.
    pub fn is_overtaken(&self) -> bool {
        // What it was opened as, or was saved as here, is nobody else's.
        if self.began_from().is_some() {
            return false;
        }
        let Some((published, base)) = self.published.as_deref().zip(self.base()) else {
            return false;
        };
        let began = self.text_at("based_on");
        !began.is_empty() && began != published && base.text() != self.text()
    }

    /// Tells the changes against what is published, from now on. What is no content is passed over.
    pub fn set_published(&mut self, bytes: &[u8]) {
        let Ok(decoded) = decode(bytes) else {
            return;
        };
        self.base = Some(Document::parse(decoded.text));
        self.published = Some(digest(bytes));
        self.compare();
    }

    fn compare(&mut self) {
        if let (Some(before), Some(after)) = (&self.base, &self.report.document) {
            self.changes = Changes::between(before, after, self.reader);
        }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        self.report
            .document
            .as_ref()
            .map(Document::text)
            .unwrap_or_default()
    }

    /// Whether the file is a text that can be worked on.
    pub const fn is_text(&self) -> bool {
        self.report.document.is_some()
    }

    /// The bytes to save: those that were opened if the text is the same, else the text in UTF-8.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.decoded {
            Some(decoded) if decoded.text != self.text() || decoded.encoding != Encoding::Utf8 => {
                decoded.encode(self.text())
            }
            _ => self.opened.clone(),
        }
    }

    /// How many steps are not saved: undone ones that were saved count, too. A file that is not UTF-8 has one more to save.
    pub fn unsaved(&self) -> usize {
        let is_other = self
            .decoded
            .as_ref()
            .is_some_and(|own| own.encoding != Encoding::Utf8);
        let recoded = usize::from(is_other);
        if self.is_text_saved {
            return recoded;
        }
        recoded + self.done.len().abs_diff(self.saved.1).max(1)
    }

    /// The steps since the file was saved last, if none of those before was undone.
    pub(super) fn unsaved_steps(&self) -> &[Step] {
        self.done.get(self.saved.1..).unwrap_or_default()
    }

    /// The sentences that were drafted for readers.
    pub(super) const fn drafted(&self) -> &BTreeMap<String, Text> {
        &self.drafted
    }

    /// Remembers the sentences that were drafted for readers.
    pub(super) fn set_drafted(&mut self, drafted: BTreeMap<String, Text>) {
        self.drafted = drafted;
    }

    /// Notes that the file was saved as it is now.
    pub fn mark_saved(&mut self) {
        self.saved = (self.text().to_owned(), self.done.len());
        self.is_text_saved = true;
        if let Some(decoded) = &mut self.decoded {
            decoded.encoding = Encoding::Utf8;
        }
        self.report
            .diagnostics
            .retain(|own| own.finding.rule() != Rule::FileEncoding);
    }

    /// Makes a step. Returns whether it changed anything: edits that overlap or lie outside the text change nothing.
    pub fn step(&mut self, label: StepLabel, edits: Vec<Edit>) -> bool {
        let is_same = |edit: &Edit| self.text().get(edit.span.clone()) == Some(&*edit.with);
        if edits.iter().all(is_same) {
            return false;
        }
        let Some(back) = self.change(&edits) else {
            return false;
        };
        self.leave();
        self.done.push(Step { label, edits, back });
        true
    }

    /// Makes edits of the text, and gives those that take them back.
    fn change(&mut self, edits: &[Edit]) -> Option<Vec<Edit>> {
        let document = self.report.document.as_mut()?;
        let around = self
            .names
            .get()
            .map(|_| Around::of(document, edits, self.reader));
        let back = document.edit(edits)?;
        if !around
            .flatten()
            .is_some_and(|around| around.is_same(document))
        {
            self.names = OnceLock::new();
        }
        self.edited();
        Some(back)
    }

    /// Notes that the text is another one.
    fn edited(&mut self) {
        self.is_text_saved = self.saved.0 == self.text();
        self.is_behind = true;
        if !self.is_lazy {
            self.catch_up();
        }
    }

    /// From now on a step changes the text and the names alone. What takes longer, findings and changes, is as before until it is
    /// [caught up](Self::catch_up) with.
    pub const fn be_lazy(&mut self) {
        self.is_lazy = true;
    }

    /// Whether findings and changes are those of an earlier text.
    pub const fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Tells the findings and the changes of the text as it is now. Does nothing if they are. O(n log n).
    pub fn catch_up(&mut self) {
        if !core::mem::take(&mut self.is_behind) {
            return;
        }
        let encoding = self.report.diagnostics.first();
        let encoding = encoding
            .filter(|own| own.finding.rule() == Rule::FileEncoding)
            .cloned();
        if let Some(document) = self.report.document.take() {
            self.report = check_document(document);
        }
        self.report.diagnostics.splice(0..0, encoding);
        self.compare();
    }

    /// Makes a fix of a diagnostic.
    pub fn fix(&mut self, diagnostic: usize, fix: usize) -> bool {
        // It would be another one's, at another place.
        if self.is_behind {
            return false;
        }
        let Some(own) = self.report.diagnostics.get(diagnostic) else {
            return false;
        };
        let Some(edits) = own.fixes.get(fix).map(|fix| fix.edits.clone()) else {
            return false;
        };
        let label = StepLabel::Fixed(own.finding.rule(), own.entry.clone());
        self.step(label, edits)
    }

    /// Makes all fixes whose meaning is certain, as one step.
    pub fn fix_all(&mut self) -> bool {
        let (text, count) = fixed_text(self.text());
        let label = StepLabel::FixedAll(count);
        self.replace(label, &text)
    }

    /// Replaces the text by another one, as one step that changes only the part in which they differ.
    pub fn replace(&mut self, label: StepLabel, text: &str) -> bool {
        let edits = difference(self.text(), text)
            .map_or_else(Vec::new, |(span, with)| vec![Edit::replace(span, with)]);
        self.step(label, edits)
    }

    /// How many fixes could be made at once.
    pub fn safe_fixes(&self) -> usize {
        let diagnostics = self.report.diagnostics.iter();
        diagnostics.filter_map(Diagnostic::safe_fix).count()
    }

    /// The lines of the text around a diagnostic, to be changed by hand: their span, and the number of the first. At most so
    /// many lines.
    pub fn lines_around(&self, diagnostic: usize, most: usize) -> Option<(Range<usize>, usize)> {
        let own = self.report.diagnostics.get(diagnostic);
        let place = own.filter(|_| !self.is_behind)?.place.as_ref()?;
        let text = self.text();
        let start = text
            .get(..place.span.start)?
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let ends = text
            .get(start..)?
            .match_indices('\n')
            .map(|(at, _)| start + at);
        let is_within = |end: &usize| *end < place.span.end;
        let end = ends
            .clone()
            .take(most)
            .find(|end| !is_within(end))
            .or_else(|| ends.clone().take(most).last());
        let end = end.unwrap_or(text.len());
        // All of the line's end stays outside.
        let is_windows = text.get(start..end)?.ends_with('\r');
        Some((start..end - usize::from(is_windows), place.position.line))
    }

    /// Replaces a part of the text by what somebody wrote, with the file's own line breaks.
    pub fn write(&mut self, span: Range<usize>, line: usize, with: &str) -> bool {
        let Some(before) = self.text().get(span.clone()) else {
            return false;
        };
        let with = with_breaks_of(self.text(), before, with);
        self.step(StepLabel::Wrote(line), vec![Edit::replace(span, with)])
    }

    /// The steps as text, from which [`Session::restore`] makes them again.
    pub fn journal(&self) -> String {
        journal::write(&self.done)
    }

    /// Opens a file and makes the steps of a journal again, up to the first that is not possible. Returns with how many were
    /// made.
    pub fn restore(name: String, bytes: Vec<u8>, reader: Language, journal: &str) -> (Self, usize) {
        let mut session = Self::open(name, bytes, reader);
        let mut text = session.text().to_owned();
        for (label, edits) in journal::read(journal) {
            let Some((edited, back)) = apply(&text, &edits) else {
                break;
            };
            session.done.push(Step { label, edits, back });
            text = edited;
        }
        session.report.document = Some(Document::parse(text));
        session.names = OnceLock::new();
        session.edited();
        let count = session.done.len();
        (session, count)
    }

    /// The number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.count(severity)
    }
}

/// The one part in which two texts differ, and what it has in the second one. `None` if they are the same.
fn difference<'a>(before: &str, after: &'a str) -> Option<(Range<usize>, &'a str)> {
    if before == after {
        return None;
    }
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs
            .take_while(|(one, other)| one == other)
            .map(|(letter, _)| letter.len_utf8())
            .sum::<usize>()
    };
    let start = same(&mut before.chars().zip(after.chars()));
    let (rest, other) = (before.get(start..)?, after.get(start..)?);
    let end = same(&mut rest.chars().rev().zip(other.chars().rev()));
    Some((start..before.len() - end, other.get(..other.len() - end)?))
}
