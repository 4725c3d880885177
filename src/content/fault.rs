//! What was wrong with a content file.
//!
//! Only data: the words for it are in `check`, which the browser does not download.

use super::{Language, wire::JsonType};

/// Why a file cannot be shown at all. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Not text in UTF-8, from here on.
    NotText {
        /// The line of the first byte that is not.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// Text, but not JSON, from here on.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The file ends in the middle: half of it is missing.
    Truncated {
        /// The line that it ends in.
        line: usize,
        /// The column after its last character.
        column: usize,
    },
    /// JSON, but no object.
    NotAnObject {
        /// What it is instead.
        found: JsonType,
    },
    /// The field `version` is absent or no whole number.
    NoVersion,
    /// A version of the format that this reader does not know.
    OtherVersion {
        /// Which.
        version: u32,
    },
    /// There is no area that can be shown.
    NoAreas {
        /// What was wrong with those that there are. Empty in the browser, as that of [`Content::read`](super::Content::read).
        faults: Vec<Fault>,
    },
}

/// Something wrong with one entry or field, and what the reader did about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where: `initiatives[12].date.from`, counted from 0 in the order of the file.
    pub path: String,
    /// The id of the entry that it is in, where there is one.
    pub id: Option<Box<str>>,
    /// What is wrong.
    pub problem: Problem,
    /// What the reader did.
    pub outcome: Outcome,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file breaks the format.
    Error,
    /// The file keeps to the format, but is hardly meant so.
    Warning,
    /// Worth knowing.
    Note,
}

/// What the reader did about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Left out the whole entry of the list: it could not be shown.
    EntryDropped,
    /// Left out the field or element that the path names.
    FieldDropped,
    /// Left out what the field belongs to, within its entry: a source without an address, a period without a
    /// beginning.
    HolderDropped,
    /// Put something sensible in its place.
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
    /// A value is of another type than the format says.
    WrongType {
        /// What the format says.
        expected: JsonType,
        /// What is there.
        found: JsonType,
    },
    /// A field that should be there is not.
    Missing,
    /// A text without any visible character.
    Empty,
    /// A text is not there in a language of the content.
    MissingLanguage {
        /// In which.
        language: Language,
        /// The language that its readers see instead.
        shown: Language,
        /// Whether it is the first language of the content.
        is_first: bool,
    },
    /// A language that the map does not know.
    UnknownLanguage(Box<str>),
    /// An id with other characters than a–z, 0–9, hyphen and full stop.
    BadId(Box<str>),
    /// An earlier entry of the list has this id.
    DuplicateId(Box<str>),
    /// A programme has the id of an area.
    SharedId(Box<str>),
    /// A kind that the format does not know.
    UnknownKind(Box<str>),
    /// A sum of money is for a span of time that the format does not know.
    UnknownSpan(Box<str>),
    /// A reference to an entry that is not in its list, or was left out of it.
    UnknownReference {
        /// The list that it should be in.
        list: List,
        /// Its id.
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
    /// An address that is not one of the web.
    BadAddress {
        /// The address.
        address: Box<str>,
        /// What is wrong with it.
        reason: BadAddress,
    },
    /// A number that is not whole.
    NotWhole(f64),
    /// A number outside the range that makes sense.
    OutOfRange {
        /// The number.
        number: f64,
        /// The smallest that makes sense.
        least: f64,
        /// The largest that makes sense.
        most: f64,
    },
    /// An earlier entry of the list has this number.
    DuplicateNumber(u32),
    /// An initiative without any area or programme that exists.
    NoSector,
    /// An initiative serves an objective, but not the area that the objective is in.
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
    /// It has white space, control characters, backslashes or invisible characters in it.
    Characters,
    /// It names a user, or a user and a password.
    Credentials,
    /// It names no server.
    Host,
}

impl Fault {
    /// How bad it is.
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
