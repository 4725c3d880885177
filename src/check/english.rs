//! English words for what can be wrong with a content file.

use super::{CheckWords, Finding, Garble, Report, listed, printable};
use crate::content::{
    ActorKind, BadAddress, Fault, FileError, JsonType, Kind, Language, List, Outcome, Problem,
    Severity,
};

/// All of them.
pub(super) static WORDS: CheckWords = CheckWords {
    severity,
    finding,
    summary,
    cannot_read: |file, error| format!("{file} cannot be read: {error}"),
};

/// The name of a language.
#[allow(
    clippy::match_wildcard_for_single_variants,
    reason = "languages that are added are called what they call themselves"
)]
const fn name(language: Language) -> &'static str {
    match language {
        Language::Swedish => "Swedish",
        Language::English => "English",
        #[allow(
            unreachable_patterns,
            reason = "languages that are added are called what they call themselves"
        )]
        other => other.name(),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn summary(report: &Report) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let errors = count(report.count(Severity::Error), "error", "errors");
    let warnings = count(report.count(Severity::Warning), "warning", "warnings");
    let notes = count(report.count(Severity::Note), "note", "notes");
    let shown = match &report.content {
        None => "nothing can be shown".to_owned(),
        Some(content) => format!(
            "{}, {}, {} and {} can be shown",
            count(content.areas().len(), "area", "areas"),
            count(content.objectives().len(), "objective", "objectives"),
            count(content.programmes().len(), "programme", "programmes"),
            count(content.initiatives().len(), "initiative", "initiatives"),
        ),
    };
    format!("{errors}, {warnings}, {notes}; {shown}.")
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::File(error) => file(error),
        Finding::Utf16 => "the file is saved as UTF-16. Save it as UTF-8.".to_owned(),
        Finding::Fault(fault) => self::fault(fault),
        Finding::UnknownField(_) => {
            "the format has no such field. It is passed over. Is the name spelt right?".to_owned()
        }
        Finding::RepeatedField(_) => {
            "the same field stands here more than once. The last one holds. Keep one.".to_owned()
        }
        Finding::Unused {
            list: List::Actors, ..
        } => "no initiative refers to this actor.".to_owned(),
        Finding::Unused { .. } => "no initiative refers to this place.".to_owned(),
        Finding::Total {
            list: of,
            told,
            found,
            ..
        } => {
            format!(
                "the number of {} is {found}, not {told}. Correct one of the two.",
                list(*of)
            )
        }
        Finding::FarYear { year, .. } => format!(
            "{year} is far from the other years. Is it right? Leave \"to\" out where there is no end."
        ),
        Finding::Garbled { garble, .. } => garbled(garble),
        Finding::YearlySum { .. } => {
            "by its summary the sum is that of each year. Here it stands for all the time. Add \"per\": \"year\".".to_owned()
        }
        Finding::Forms { language, .. } => format!(
            "in {} the map's own word stands in the place of this term, which needs \"the_one\" and \"the_many\" there. Add them.",
            name(*language)
        ),
    }
}

fn garbled(garble: &Garble) -> String {
    match garble {
        Garble::ReadTwice(meant) => format!(
            "the text went through a wrong encoding. Is “{}” meant?",
            printable(meant, 60)
        ),
        Garble::Lost => "a character was lost here (\u{FFFD}). Write the word anew.".to_owned(),
        Garble::Entity(own) => format!(
            "{} is HTML, and is shown as it stands. Write the character itself.",
            printable(own, 60)
        ),
        Garble::Tag(own) => format!(
            "{} is HTML, and is shown as it stands. Remove it.",
            printable(own, 60)
        ),
        Garble::Marks => "** and __ are shown as they stand. Remove them.".to_owned(),
        Garble::Invisible(own) => format!(
            "an invisible character (U+{:04X}) is in the text. It counts for nothing in a search. Remove it if it is not meant.",
            u32::from(*own)
        ),
    }
}

fn file(error: &FileError) -> String {
    match error {
        FileError::NotText { .. } => "the file is not text in UTF-8 from here on. Save it as UTF-8.".to_owned(),
        FileError::NotJson { .. } => {
            "the file cannot be read as JSON from here on: look for a comma, bracket or quotation mark too many or too few, or for a number that is far too large.".to_owned()
        }
        FileError::Truncated { .. } => "the file ends in the middle. Is the whole of it there?".to_owned(),
        FileError::NotAnObject { found } => format!("the file is {}, but content is {}.", a(*found), a(JsonType::Object)),
        FileError::NoVersion => "the field \"version\" is missing or no whole number. Write \"version\": 1.".to_owned(),
        FileError::OtherVersion { version } => {
            format!("the file has version {version} of the format. This program reads version 1.")
        }
        FileError::NoAreas { .. } => "no area can be shown, and a map needs at least one. Add it to \"areas\".".to_owned(),
    }
}

fn a(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "true or false",
        JsonType::Number => "a number",
        JsonType::Text => "a text in quotation marks",
        JsonType::List => "a list […]",
        JsonType::Object => "an object {…}",
    }
}

const fn list(list: List) -> &'static str {
    match list {
        List::Areas => "areas",
        List::Objectives => "objectives",
        List::Programmes => "programmes",
        List::Initiatives => "initiatives",
        List::Actors => "actors",
        List::Places => "places",
    }
}

/// What is wrong, what was done about it, and what to do.
fn fault(fault: &Fault) -> String {
    format!("{}. {} {}", problem(fault), done(fault), to_do(fault))
}

fn done(fault: &Fault) -> String {
    let field = fault.path.rsplit('.').next().unwrap_or_default();
    let words = match (fault.outcome, &fault.problem) {
        (Outcome::EntryDropped, _) => "The whole entry is left out.",
        (Outcome::FieldDropped, _) => "That alone is left out.",
        (Outcome::HolderDropped, _) => "What it belongs to is left out, but not the whole entry.",
        (
            Outcome::Mended,
            Problem::MissingLanguage {
                language, shown, ..
            },
        ) => {
            return format!(
                "Readers of {} see the {}, marked as such.",
                name(*language),
                name(*shown)
            );
        }
        (Outcome::Mended, Problem::BadId(_)) => {
            "It is read in small letters, with hyphens for the rest."
        }
        (Outcome::Mended, _) if field == "number" => "The lowest free number is used.",
        (Outcome::Mended, _) if field == "short" => "The whole name is used.",
        (Outcome::Mended, _) if field == "title" => "The address is shown instead.",
        (Outcome::Mended, _) => "Something else is shown instead.",
        (Outcome::Kept, Problem::Missing) => "The rest is shown.",
        (Outcome::Kept, _) => "It is shown as it is.",
    };
    words.to_owned()
}

fn problem(fault: &Fault) -> String {
    let quoted = |text: &str| format!("“{}”", printable(text, 60));
    match &fault.problem {
        Problem::WrongType { found, .. } => format!("this is {}", a(*found)),
        Problem::Missing => "this field is missing".to_owned(),
        Problem::Empty => "there is no text in it".to_owned(),
        Problem::MissingLanguage { language, .. } => {
            format!("there is no {} text", name(*language))
        }
        Problem::UnknownLanguage(tag) => format!("the map has no language {}", quoted(tag)),
        Problem::BadId(id) => format!(
            "the id {} has characters that an id must not have",
            quoted(id)
        ),
        Problem::DuplicateId(id) => {
            format!("an earlier entry of the list has the id {}", quoted(id))
        }
        Problem::SharedId(id) => format!(
            "an area has the id {} too, so that the map cannot tell the two apart",
            quoted(id)
        ),
        Problem::UnknownKind(kind) => format!("{} is no kind", quoted(kind)),
        Problem::BadTag(tag) => format!("{} is no tag of a language", quoted(tag)),
        Problem::UnknownSpan(span) => {
            format!("a sum cannot be for each {}", quoted(span))
        }
        Problem::UnknownReference { list: of, id } => format!(
            "there is no {} among the {}, or it was left out",
            quoted(id),
            list(*of)
        ),
        Problem::DuplicateReference(id) => format!("{} stands here twice", quoted(id)),
        Problem::SelfReference => "an initiative is not related to itself".to_owned(),
        Problem::BadDate(date) => format!("{} is no date", quoted(date)),
        Problem::EndsBeforeItBegins => "the end is before the beginning".to_owned(),
        Problem::BadAddress { address, reason } => {
            let reason = match reason {
                BadAddress::Scheme => "does not begin with http:// or https://",
                BadAddress::Characters => {
                    "has white space, or characters that an address must not have"
                }
                BadAddress::Credentials => "has a user name in it",
                BadAddress::Host => "names no server",
            };
            format!("the address {} {reason}", quoted(address))
        }
        Problem::NotWhole(number) => format!("{number} is no whole number"),
        Problem::OutOfRange {
            number,
            least,
            most,
        } => format!("{number} is not from {least} to {most}"),
        Problem::DuplicateNumber(number) => {
            format!("an earlier entry of the list has the number {number}")
        }
        Problem::NoSector => {
            "the initiative serves no area and no programme that is there".to_owned()
        }
        Problem::ObjectiveOutsideAreas { objective, area } => format!(
            "the initiative serves objective {}, but not the area {} that this is in",
            quoted(objective),
            quoted(area)
        ),
    }
}

fn to_do(fault: &Fault) -> String {
    let words = match &fault.problem {
        Problem::WrongType { expected, .. } => return format!("Write {}.", a(*expected)),
        Problem::UnknownKind(_) if fault.path.starts_with("actors") => {
            return format!(
                "Write one of {}.",
                listed(ActorKind::ALL.into_iter().map(ActorKind::id))
            );
        }
        Problem::UnknownKind(_) => {
            return format!(
                "Write one of {}.",
                listed(Kind::ALL.into_iter().map(Kind::id))
            );
        }
        Problem::BadTag(_) => "Write \"sv\" or \"en\", say.",
        Problem::UnknownSpan(_) => {
            "Write \"year\", or remove the field where the sum is for all the time."
        }
        Problem::Missing => "Add it.",
        Problem::Empty => "Write one, or remove the field if it may be missing.",
        Problem::MissingLanguage { language, .. } => {
            return format!("Add it as \"{}\".", language.tag());
        }
        Problem::UnknownLanguage(_) => {
            return format!(
                "Write one of {}.",
                listed(Language::ALL.into_iter().map(Language::tag))
            );
        }
        Problem::BadId(_) => {
            "Write it with a–z, 0–9, hyphens and full stops only, also where something refers to it."
        }
        Problem::DuplicateId(_) => "Give this one an id of its own.",
        Problem::SharedId(_) => "Give the programme an id of its own.",
        Problem::UnknownReference { .. } => "Correct the id, or add the entry.",
        Problem::DuplicateReference(_) => "Remove one.",
        Problem::SelfReference => "Remove it.",
        Problem::BadDate(_) => "Write \"2019\", \"2019-12\" or \"2019-12-31\", a day that exists.",
        Problem::EndsBeforeItBegins => "Correct one of them.",
        Problem::BadAddress { .. } => "Write the page’s full address.",
        Problem::NotWhole(_) => "Write it in whole units.",
        Problem::OutOfRange { .. } => "Correct the number.",
        Problem::DuplicateNumber(_) => "Give each a number of its own.",
        Problem::NoSector => "Name at least one in \"areas\" or \"programmes\".",
        Problem::ObjectiveOutsideAreas { .. } => "Add the area, or remove the objective.",
    };
    words.to_owned()
}
