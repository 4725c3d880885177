//! What can be wrong with a content file.
//!
//! This is data only: the words are in `check`, which the browser does not download.

use super::Language;
use crate::document::JsonKind as JsonType;

/// Why a file cannot be shown at all. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Not valid UTF-8.
    NotText {
        /// The line of the first invalid byte.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// Valid UTF-8, but invalid JSON.
    NotJson {
        /// The line of the error.
        line: usize,
        /// The column of the error.
        column: usize,
    },
    /// The file ends too early.
    Truncated {
        /// The line where it ends.
        line: usize,
        /// The column after its last character.
        column: usize,
    },
    /// Valid JSON, but not an object.
    NotAnObject {
        /// What it is instead.
        found: JsonType,
    },
    /// The field `version` is missing or not a whole number.
    NoVersion,
    /// The format version is unknown to this reader.
    OtherVersion {
        /// The version.
        version: u32,
    },
    /// No area can be shown.
    NoAreas {
        /// What was wrong with the areas. Empty in the browser, like the list of [`Content::read`](super::Content::read).
        faults: Vec<Fault>,
    },
}

/// A fault in one entry or field, and what the reader did about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Its path: `initiatives[12].date.from`, with indices from 0 in the order of the file.
    pub path: String,
    /// The id of the entry that it is in, if there is one.
    pub id: Option<Box<str>>,
    /// What is wrong.
    pub problem: Problem,
    /// What the reader did.
    pub outcome: Outcome,
}

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file violates the format.
    Error,
    /// The file is valid, but probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
    /// A tip for the wording.
    Tip,
}

/// What the reader did about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Left out the whole entry, which could not be shown.
    EntryDropped,
    /// Left out the field or element at the path.
    FieldDropped,
    /// Left out what the field belongs to, within its entry: a source without an address, a period without a
    /// beginning.
    HolderDropped,
    /// Replaced it by something sensible.
    Mended,
    /// Nothing: it is shown as it is.
    Kept,
}

/// One of the file's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Priority areas.
    Areas,
    /// Objectives.
    Objectives,
    /// Collaboration programmes.
    Programmes,
    /// Initiatives.
    Initiatives,
    /// Actors.
    Actors,
    /// Places.
    Places,
}

impl List {
    /// All lists, in the order of the file.
    pub const ALL: [Self; 6] = [
        Self::Areas,
        Self::Objectives,
        Self::Programmes,
        Self::Initiatives,
        Self::Actors,
        Self::Places,
    ];

    /// The list's name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Objectives => "objectives",
            Self::Programmes => "programmes",
            Self::Initiatives => "initiatives",
            Self::Actors => "actors",
            Self::Places => "places",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A value has another type than the format requires.
    WrongType {
        /// The required type.
        expected: JsonType,
        /// The actual type.
        found: JsonType,
    },
    /// A field that should be there is missing.
    Missing,
    /// A text without any visible character.
    Empty,
    /// A text is missing in a language of the content.
    MissingLanguage {
        /// That language.
        language: Language,
        /// The language that its readers see instead.
        shown: Language,
        /// Whether it is the first language of the content.
        is_first: bool,
    },
    /// A language that the map does not know.
    UnknownLanguage(Box<str>),
    /// An id with characters other than a–z, 0–9, hyphen and full stop.
    BadId(Box<str>),
    /// An earlier entry of the list has the same id.
    DuplicateId(Box<str>),
    /// A programme has the id of an area.
    SharedId(Box<str>),
    /// The format has no such kind.
    UnknownKind(Box<str>),
    /// Sweden has no county with these digits.
    UnknownCounty(Box<str>),
    /// A tag of a language is none.
    BadTag(Box<str>),
    /// The format has no such time span for a sum of money.
    UnknownSpan(Box<str>),
    /// A reference to an entry that is not in its list, or was left out of it.
    UnknownReference {
        /// The list that it should be in.
        list: List,
        /// The id.
        id: Box<str>,
    },
    /// The same reference twice.
    DuplicateReference(Box<str>),
    /// An initiative that is related to itself.
    SelfReference,
    /// Not "YYYY", "YYYY-MM" or "YYYY-MM-DD", or not in the calendar.
    BadDate(Box<str>),
    /// A period that ends before it begins.
    EndsBeforeItBegins,
    /// Not a valid web address.
    BadAddress {
        /// The address.
        address: Box<str>,
        /// What is wrong with it.
        reason: BadAddress,
    },
    /// Not a whole number.
    NotWhole(f64),
    /// A number outside the sensible range.
    OutOfRange {
        /// The number.
        number: f64,
        /// The minimum.
        least: f64,
        /// The maximum.
        most: f64,
    },
    /// An earlier entry of the list has the same number.
    DuplicateNumber(u32),
    /// An initiative without any existing area or programme.
    NoSector,
    /// An initiative serves an objective, but not the objective's area.
    ObjectiveOutsideAreas {
        /// The objective's id.
        objective: Box<str>,
        /// The area's id.
        area: Box<str>,
    },
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It contains white space, control characters, backslashes or invisible characters.
    Characters,
    /// It contains a user name, or a user name and a password.
    Credentials,
    /// It has no host.
    Host,
}

impl Fault {
    /// Its severity.
    pub const fn severity(&self) -> Severity {
        match (&self.problem, self.outcome) {
            (Problem::MissingLanguage { is_first, .. }, _) if !*is_first => Severity::Note,
            (
                Problem::MissingLanguage { .. }
                | Problem::SharedId(_)
                | Problem::DuplicateReference(_)
                | Problem::SelfReference
                | Problem::ObjectiveOutsideAreas { .. },
                _,
            )
            | (Problem::Missing, Outcome::Kept | Outcome::Mended) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
