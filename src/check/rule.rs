//! The rules: everything that the checker can say, each with a name that stays.

use crate::content::{Fault, FileError, Language, Problem, Severity};
use crate::document::FlawKind;

use super::{Finding, Garble, is_removed};

/// Defines the rules. Those that are `told` have a finding of their own; those that are `remarked` are remarks, whose words are
/// sentences with places for facts.
macro_rules! rules {
    (
        told { $($told:ident = $told_id:literal;)* }
        remarked { $($remarked:ident = $remarked_id:literal, $severity:ident;)* }
    ) => {
        /// A rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names are those of the table in `docs/diagnostics.md`")]
        pub enum Rule {
            $($told,)*
            $($remarked,)*
        }

        /// A rule of what is valid, but worth a remark.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the names are those of the table in `docs/diagnostics.md`")]
        pub enum Remark {
            $($remarked,)*
        }

        impl Rule {
            /// All rules, by topic.
            pub const ALL: &[Self] = &[$(Self::$told,)* $(Self::$remarked,)*];

            /// Its name: the topic, a full stop, and what it is about.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$told => $told_id,)*
                    $(Self::$remarked => $remarked_id,)*
                }
            }
        }

        impl Remark {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$remarked,)*];

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$remarked => Severity::$severity,)*
                }
            }

            /// The rule that it follows.
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$remarked => Rule::$remarked,)*
                }
            }
        }
    };
}

rules! {
    told {
        FileEncoding = "file.encoding";
        FileOtherKind = "file.other-kind";
        FileMergeMarks = "file.merge-marks";
        JsonMissingComma = "json.missing-comma";
        JsonExtraComma = "json.extra-comma";
        JsonMissingColon = "json.missing-colon";
        JsonMissingValue = "json.missing-value";
        JsonMissingName = "json.missing-name";
        JsonUnclosedText = "json.unclosed-text";
        JsonUnclosed = "json.unclosed";
        JsonMissingEnd = "json.missing-end";
        JsonWrongEnd = "json.wrong-end";
        JsonStray = "json.stray";
        JsonQuotes = "json.quotes";
        JsonEscape = "json.escape";
        JsonComment = "json.comment";
        JsonValue = "json.value";
        JsonAfterEnd = "json.after-end";
        JsonTooDeep = "json.too-deep";
        JsonRepeatedField = "json.repeated-field";
        JsonRepeatedList = "json.repeated-list";
        FormatVersion = "format.version";
        FormatNoAreas = "format.no-areas";
        FormatType = "format.type";
        FormatMissing = "format.missing";
        FormatNumber = "format.number";
        FormatLanguage = "format.language";
        FormatUnknownField = "format.unknown-field";
        EntryNoId = "entry.no-id";
        EntryBadId = "entry.bad-id";
        EntrySameId = "entry.same-id";
        EntrySharedId = "entry.shared-id";
        EntryNoName = "entry.no-name";
        EntryKind = "entry.kind";
        EntryNoSector = "entry.no-sector";
        EntryNumber = "entry.number";
        RefUnknown = "ref.unknown";
        RefTwice = "ref.twice";
        RefSelf = "ref.self";
        RefAreaMissing = "ref.area-missing";
        RefUnused = "ref.unused";
        DateBad = "date.bad";
        DateOrder = "date.order";
        DateFar = "date.far";
        TextEmpty = "text.empty";
        TextNoSummary = "text.no-summary";
        TextNoSwedish = "text.no-swedish";
        TextNoEnglish = "text.no-english";
        TextMojibake = "text.mojibake";
        TextReplacement = "text.replacement";
        TextEntity = "text.entity";
        TextMarkup = "text.markup";
        TextInvisible = "text.invisible";
        SourceNone = "source.none";
        SourceNoTitle = "source.no-title";
        SourceAddress = "source.address";
        SourceLanguage = "source.language";
        FundingBad = "funding.bad";
        FundingPer = "funding.per";
        FundingYearly = "funding.yearly";
        PlaceBad = "place.bad";
        PlaceCounty = "place.county";
        PlacePoint = "place.point";
        TotalFewer = "total.fewer";
        TermForms = "term.forms";
        NotedList = "noted.list";
        PublicationAddress = "publication.address";
    }
    remarked {
        FormatStyle = "format.style", Note;
        EntryCopy = "entry.copy", Warning;
        RefOneWay = "ref.one-way", Note;
        RefNoInitiatives = "ref.no-initiatives", Note;
        RefIdArea = "ref.id-area", Warning;
        DateFuture = "date.future", Note;
        DateMissing = "date.missing", Note;
        DateUpdated = "date.updated", Warning;
        TextLong = "text.long", Note;
        TextLabel = "text.label", Warning;
        TextUntranslated = "text.untranslated", Note;
        TextSameSummary = "text.same-summary", Warning;
        TextAlike = "text.alike", Note;
        TextDecomposed = "text.decomposed", Warning;
        TextSpace = "text.space", Note;
        TextFormula = "text.formula", Note;
        SourceLocal = "source.local", Warning;
        SourceHttp = "source.http", Note;
        SourceTracking = "source.tracking", Note;
        SourceShort = "source.short", Warning;
        SourceTitles = "source.titles", Note;
        SourceVariants = "source.variants", Note;
        SourceTwice = "source.twice", Warning;
        SourceOld = "source.old", Note;
        FundingOdd = "funding.odd", Note;
        PlaceSwapped = "place.swapped", Warning;
        NotedDay = "noted.day", Warning;
        NotedNot = "noted.not", Warning;
        NotedLater = "noted.later", Warning;
        NotedOrder = "noted.order", Warning;
        NotedFormerLives = "noted.former-lives", Warning;
        NotedFormerGone = "noted.former-gone", Warning;
        NotedFormerTwice = "noted.former-twice", Warning;
        NotedGoneLives = "noted.gone-lives", Warning;
        PublicationNumber = "publication.number", Warning;
        PublicationTag = "publication.tag", Warning;
        PublicationNoTag = "publication.no-tag", Note;
        TourQuery = "tour.query", Warning;
        TourEmpty = "tour.empty", Warning;
        TourPlaceholder = "tour.placeholder", Warning;
        TourNumber = "tour.number", Warning;
        StyleSentence = "style.sentence", Tip;
        StylePassive = "style.passive", Tip;
        StyleWord = "style.word", Tip;
        StyleNow = "style.now", Tip;
    }
}

impl Rule {
    /// The topic: the part of its name before the full stop.
    pub fn topic(self) -> &'static str {
        self.id().split('.').next().unwrap_or_default()
    }

    /// The rule with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

impl Finding {
    /// The rule that it breaks.
    pub fn rule(&self) -> Rule {
        match self {
            Self::File(error) => match error {
                FileError::NoVersion | FileError::OtherVersion { .. } => Rule::FormatVersion,
                FileError::NoAreas { .. } => Rule::FormatNoAreas,
                _ => Rule::FileOtherKind,
            },
            Self::OtherKind(_) => Rule::FileOtherKind,
            Self::Encoding(_) => Rule::FileEncoding,
            Self::Flaw(flaw) => of_flaw(flaw),
            Self::Fault(fault) => of_fault(fault),
            Self::UnknownField { .. } => Rule::FormatUnknownField,
            Self::RepeatedField(_) => Rule::JsonRepeatedField,
            Self::RepeatedList { .. } => Rule::JsonRepeatedList,
            Self::Unused { .. } => Rule::RefUnused,
            Self::Total { .. } => Rule::TotalFewer,
            Self::Garbled { garble, .. } => match garble {
                Garble::ReadTwice(_) => Rule::TextMojibake,
                Garble::Lost => Rule::TextReplacement,
                Garble::Entity(_) => Rule::TextEntity,
                Garble::Tag(_) | Garble::Marks => Rule::TextMarkup,
                Garble::Invisible(_) => Rule::TextInvisible,
            },
            Self::FarYear { .. } => Rule::DateFar,
            Self::YearlySum { .. } => Rule::FundingYearly,
            Self::PlacePoint { .. } => Rule::PlacePoint,
            Self::Forms { .. } => Rule::TermForms,
            Self::Remark { remark, .. } => remark.rule(),
        }
    }
}

fn of_flaw(flaw: &FlawKind) -> Rule {
    match flaw {
        FlawKind::MissingComma => Rule::JsonMissingComma,
        FlawKind::ExtraComma => Rule::JsonExtraComma,
        FlawKind::MissingColon => Rule::JsonMissingColon,
        FlawKind::MissingValue => Rule::JsonMissingValue,
        FlawKind::MissingName => Rule::JsonMissingName,
        FlawKind::UnclosedText => Rule::JsonUnclosedText,
        FlawKind::Unclosed(_) => Rule::JsonUnclosed,
        FlawKind::MissingEnd(_) => Rule::JsonMissingEnd,
        FlawKind::WrongEnd => Rule::JsonWrongEnd,
        FlawKind::Stray => Rule::JsonStray,
        FlawKind::Quotes => Rule::JsonQuotes,
        FlawKind::LineBreak | FlawKind::Escape => Rule::JsonEscape,
        FlawKind::Comment => Rule::JsonComment,
        FlawKind::Value(_) => Rule::JsonValue,
        FlawKind::AfterEnd => Rule::JsonAfterEnd,
        FlawKind::MergeMarks => Rule::FileMergeMarks,
        FlawKind::TooDeep => Rule::JsonTooDeep,
        FlawKind::Empty => Rule::FileOtherKind,
    }
}

fn of_fault(fault: &Fault) -> Rule {
    let field = fault.path.rsplit('.').next().unwrap_or_default();
    let is_publication = fault.path.starts_with("publication");
    match &fault.problem {
        Problem::Missing if is_publication => Rule::FormatMissing,
        Problem::BadAddress { .. } if is_publication => Rule::PublicationAddress,
        Problem::UnknownKind(_) if is_removed(fault) => Rule::NotedList,
        Problem::WrongType { .. } => Rule::FormatType,
        Problem::Missing => match field {
            "id" => Rule::EntryNoId,
            "name" => Rule::EntryNoName,
            "kind" => Rule::EntryKind,
            "number" => Rule::EntryNumber,
            "sources" => Rule::SourceNone,
            "title" if fault.path.contains("sources[") => Rule::SourceNoTitle,
            "url" => Rule::SourceAddress,
            "summary" | "text" => Rule::TextNoSummary,
            "lat" | "lon" => Rule::PlaceBad,
            _ => Rule::FormatMissing,
        },
        Problem::Empty => Rule::TextEmpty,
        Problem::MissingLanguage {
            language: Language::Swedish,
            ..
        } => Rule::TextNoSwedish,
        Problem::MissingLanguage { .. } => Rule::TextNoEnglish,
        Problem::UnknownLanguage(_) => Rule::FormatLanguage,
        Problem::BadId(_) => Rule::EntryBadId,
        Problem::DuplicateId(_) => Rule::EntrySameId,
        Problem::SharedId(_) => Rule::EntrySharedId,
        Problem::UnknownKind(_) => Rule::EntryKind,
        Problem::UnknownCounty(_) => Rule::PlaceCounty,
        Problem::BadTag(_) => Rule::SourceLanguage,
        Problem::UnknownSpan(_) => Rule::FundingPer,
        Problem::UnknownReference { .. } => Rule::RefUnknown,
        Problem::DuplicateReference(_) => Rule::RefTwice,
        Problem::SelfReference => Rule::RefSelf,
        Problem::BadDate(_) => Rule::DateBad,
        Problem::EndsBeforeItBegins => Rule::DateOrder,
        Problem::BadAddress { .. } => Rule::SourceAddress,
        Problem::NotWhole(_) | Problem::OutOfRange { .. } => match field {
            "sek" | "eur" => Rule::FundingBad,
            "lat" | "lon" => Rule::PlaceBad,
            "number" => Rule::EntryNumber,
            _ => Rule::FormatNumber,
        },
        Problem::DuplicateNumber(_) => Rule::EntryNumber,
        Problem::NoSector => Rule::EntryNoSector,
        Problem::ObjectiveOutsideAreas { .. } => Rule::RefAreaMissing,
    }
}
