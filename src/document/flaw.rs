//! What makes a text invalid JSON.

use core::ops::Range;

use super::Edit;

/// One thing that is wrong, and what mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What it is.
    pub kind: FlawKind,
    /// Where it is.
    pub span: Range<usize>,
    /// The edits that mend it. Those of all flaws together make the text valid JSON, unless one of them has none.
    pub edits: Vec<Edit>,
}

/// A kind of flaw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// No comma between two values.
    MissingComma,
    /// A comma with nothing after it, or nothing before it.
    ExtraComma,
    /// No colon between a field's name and its value.
    MissingColon,
    /// A field without a value.
    MissingValue,
    /// A value in an object without a name.
    MissingName,
    /// A text that does not end on its line.
    UnclosedText,
    /// A list or object that never ends: the text stops within it. With where the innermost one begins.
    Unclosed(usize),
    /// A list or object whose end is missing before that of what it is in. With where it begins.
    MissingEnd(usize),
    /// A bracket of the one kind where the other kind has to be.
    WrongEnd,
    /// A bracket, colon or comma that belongs to nothing.
    Stray,
    /// Other quotation marks than straight ones, or none.
    Quotes,
    /// A line break within a text.
    LineBreak,
    /// A backslash that begins no escape of JSON, or another control character.
    Escape,
    /// A comment.
    Comment,
    /// No value of JSON. With the one that may be meant.
    Value(Box<str>),
    /// More text after the end.
    AfterEnd,
    /// The marks of an unresolved conflict of git.
    MergeMarks,
    /// More lists and objects in each other than readers take.
    TooDeep,
    /// Nothing at all.
    Empty,
}
