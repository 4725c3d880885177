//! What a diagnostic is about.

use super::{Garble, Remark};
use crate::content::{County, Fault, FileError, Language, List, Severity};
use crate::document::{Encoding, FlawKind, OtherKind};

/// What a diagnostic is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The file as a whole cannot be shown.
    File(FileError),
    /// The file is something else.
    OtherKind(OtherKind),
    /// The file is not UTF-8.
    Encoding(Encoding),
    /// The text is not JSON.
    Flaw(FlawKind),
    /// An entry or a field is wrong.
    Fault(Fault),
    /// The format has no field with this path, and the reader ignores it.
    UnknownField {
        /// Its path.
        path: String,
        /// A field of the format with nearly the same name, which the object lacks.
        meant: Option<&'static str>,
    },
    /// The object has several fields with this path, and the last one counts.
    RepeatedField(String),
    /// The file has several lists with this name, and the last one counts.
    RepeatedList {
        /// The path.
        path: String,
        /// How many entries an earlier one has, which are not shown.
        entries: usize,
    },
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
    /// A place is not in its county.
    PlacePoint {
        /// The path of the county.
        path: String,
        /// The county that the file gives it, or abroad.
        told: County,
        /// The county that it is in by its degrees; `None` if it is in none.
        found: Option<County>,
    },
    /// A term lacks forms that a language of the content needs.
    Forms {
        /// The path of the term.
        path: String,
        /// The language.
        language: Language,
    },
    /// Something valid is worth a remark.
    Remark {
        /// Which one.
        remark: Remark,
        /// The path of what it is about.
        path: String,
        /// What the sentence tells, in the order of its places.
        facts: Vec<String>,
    },
}

impl Finding {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Fault(fault) => fault.severity(),
            Self::File(_)
            | Self::OtherKind(_)
            | Self::Encoding(_)
            | Self::Flaw(_)
            | Self::RepeatedField(_)
            | Self::RepeatedList { .. } => Severity::Error,
            Self::UnknownField { .. }
            | Self::Unused { .. }
            | Self::Garbled {
                garble: Garble::Invisible(_),
                ..
            } => Severity::Note,
            Self::Garbled { .. }
            | Self::Total { .. }
            | Self::YearlySum { .. }
            | Self::FarYear { .. }
            | Self::PlacePoint { .. }
            | Self::Forms { .. } => Severity::Warning,
            Self::Remark { remark, .. } => remark.severity(),
        }
    }

    /// Its path in the file: `initiatives[12].date.from`. Empty for the file as a whole.
    pub fn path(&self) -> &str {
        match self {
            Self::File(_) | Self::OtherKind(_) | Self::Encoding(_) | Self::Flaw(_) => "",
            Self::Fault(Fault { path, .. })
            | Self::UnknownField { path, .. }
            | Self::RepeatedField(path)
            | Self::RepeatedList { path, .. }
            | Self::Unused { path, .. }
            | Self::Total { path, .. }
            | Self::YearlySum { path }
            | Self::FarYear { path, .. }
            | Self::PlacePoint { path, .. }
            | Self::Garbled { path, .. }
            | Self::Forms { path, .. }
            | Self::Remark { path, .. } => path,
        }
    }
}
