//! English words for what can be wrong with a content file.

use super::{
    CheckWords, Finding, FixLabel, Garble, Remark, Report, filled, is_removed, listed, printable,
};
use crate::content::{
    ActorKind, BadAddress, County, Fault, FileError, JsonType, Kind, Language, List, Outcome,
    Problem, Severity,
};
use crate::document::{Encoding, FlawKind, OtherKind};
use crate::words::county_stem;

/// All of them.
pub(super) static WORDS: CheckWords = CheckWords {
    severity,
    finding,
    fix,
    more,
    summary,
    cannot_read: |file, error| format!("{file} cannot be read: {error}"),
    fixed: |count| match count {
        0 => "There is nothing that can be fixed safely.".to_owned(),
        1 => "1 thing is fixed.".to_owned(),
        _ => format!("{count} things are fixed."),
    },
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
        Severity::Tip => "tip",
    }
}

fn summary(report: &Report) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let errors = count(report.count(Severity::Error), "error", "errors");
    let warnings = count(report.count(Severity::Warning), "warning", "warnings");
    let notes = count(report.count(Severity::Note), "note", "notes");
    let tips = count(report.count(Severity::Tip), "tip", "tips");
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
    format!("{errors}, {warnings}, {notes}, {tips}; {shown}.")
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::File(error) => file(error),
        Finding::OtherKind(kind) => other_kind(*kind).to_owned(),
        Finding::Encoding(encoding) => self::encoding(*encoding).to_owned(),
        Finding::Flaw(kind) => flaw(kind),
        Finding::Fault(fault) => self::fault(fault),
        Finding::UnknownField { meant: Some(meant), .. } => {
            format!("the format has no such field. It is not shown, but stays. Is \"{meant}\" meant?")
        }
        Finding::UnknownField { .. } => {
            "the format has no such field. It is not shown, but stays. Is the name spelt right?".to_owned()
        }
        Finding::RepeatedList { entries, .. } => format!(
            "the list stands twice in the file. Only the last one holds. Entries of this one that are not shown: {entries}. Make the two one."
        ),
        Finding::Remark { remark, facts, .. } => filled(self::remark(*remark), facts),
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
        Finding::PlacePoint { told, found, .. } => place_point(*told, *found),
        Finding::Forms { language, .. } => format!(
            "in {} the map's own word stands in the place of this term, which needs \"the_one\" and \"the_many\" there. Add them.",
            name(*language)
        ),
    }
}

fn place_point(told: County, found: Option<County>) -> String {
    let follows = if told == County::ABROAD {
        "It is not drawn on the map and counts as abroad."
    } else {
        "It is counted in a county in which it is not drawn."
    };
    match found.and_then(|found| Some((found.id(), county_stem(found, Language::English)?))) {
        Some((code, name)) => {
            format!(
                "the degrees of the place are in {name} County. {follows} Replace it with \"{code}\", or correct the degrees."
            )
        }
        None => format!(
            "the degrees of the place are in no county. {follows} Correct the degrees or the county."
        ),
    }
}

fn fix(label: &FixLabel) -> String {
    match label {
        FixLabel::Mend => "Fix".to_owned(),
        FixLabel::Replace(with) => format!("Replace with “{}”", printable(with, 80)),
        FixLabel::Add(what) => format!("Add {}", printable(what, 80)),
        FixLabel::AddTo(what, to) => {
            format!("Add “{}” to “{}”", printable(what, 60), printable(to, 60))
        }
        FixLabel::Remove => "Remove".to_owned(),
        FixLabel::Swap => "Swap".to_owned(),
        FixLabel::Canonical => "Tidy the form of the whole file".to_owned(),
    }
}

fn more(lines: usize) -> String {
    let own = if lines == 1 {
        "The same on line"
    } else {
        "The same on lines"
    };
    own.to_owned()
}

const fn other_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Empty => "the file is empty. Is it the right one?",
        OtherKind::WebPage => {
            "this is a web page and no content. The server may have answered with an error. Fetch the file again."
        }
        OtherKind::Archive => {
            "this is a workbook, a document or an archive and no content. Open the file that is called content.json."
        }
        OtherKind::Pdf => {
            "this is a PDF and no content. Open the file that is called content.json."
        }
        OtherKind::Binary => "this is no text. Open the file that is called content.json.",
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "the file is UTF-8.",
        Encoding::Utf16 => "the file is saved as UTF-16. The map cannot read it. Save it as UTF-8.",
        Encoding::Windows1252 => {
            "the file is not UTF-8 but probably Windows-1252, which Notepad calls ANSI. The map cannot read it. Save it as UTF-8."
        }
    }
}

/// What makes the text invalid, that the map can then not read the file, and what to do.
fn flaw(kind: &FlawKind) -> String {
    let (what, to_do) = match kind {
        FlawKind::MissingComma => ("a comma is missing here", "Put a comma between the two."),
        FlawKind::ExtraComma => ("here is one comma too many", "Remove it."),
        FlawKind::MissingColon => ("a colon is missing after the field's name", "Put a colon."),
        FlawKind::MissingValue => (
            "the field has no value",
            "Write a value, or remove the field.",
        ),
        FlawKind::MissingName => (
            "this value has no name",
            "Write the field's name and a colon before it.",
        ),
        FlawKind::UnclosedText => (
            "the quotation mark that opens here is not closed on its line",
            "Put a quotation mark where the text ends.",
        ),
        FlawKind::Unclosed(_) => (
            "the file ends before all that has begun is closed",
            "Fetch the whole file, or close what is open.",
        ),
        FlawKind::MissingEnd(_) => (
            "an object or a list is not closed before what is around it",
            "Put the bracket that is missing.",
        ),
        FlawKind::WrongEnd => (
            "this is the wrong kind of bracket",
            "Replace it with the other kind.",
        ),
        FlawKind::Stray => ("this character belongs to nothing", "Remove it."),
        FlawKind::Quotes => (
            "the text is not between straight quotation marks",
            "Write straight ones: \"…\".",
        ),
        FlawKind::LineBreak => ("a text goes over several lines", "Write it on one line."),
        FlawKind::Escape => (
            "this character cannot stand so in a text",
            "Write a backslash as \\\\ and a tab as \\t.",
        ),
        FlawKind::Comment => ("JSON has no comments", "Remove it."),
        FlawKind::Value(meant) => {
            return format!(
                "this is no value of JSON. The map cannot read the file. Is {} meant?",
                printable(meant, 60)
            );
        }
        FlawKind::AfterEnd => (
            "there is more text after the end of the content",
            "Remove what does not belong there.",
        ),
        FlawKind::MergeMarks => (
            "an unresolved conflict of git stands here",
            "Choose one of the two sides and remove the marks.",
        ),
        FlawKind::TooDeep => (
            "too many lists and objects are in each other",
            "Remove some of them.",
        ),
        FlawKind::Empty => ("the file is empty", "Is it the right one?"),
    };
    format!("{what}. The map cannot read the file. {to_do}")
}

/// The sentences of remarks: what it is, what it does, what to do. `{0}` and `{1}` are facts.
#[allow(clippy::too_many_lines, reason = "a table of words")]
const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::FormatStyle => {
            "the file is not in canonical form. The map reads it, but differences between two versions are harder to see. Tidy it when it suits."
        }
        Remark::EntryCopy => {
            "the entry differs from “{0}” in nothing but the id. Both are shown. Remove one, or change it."
        }
        Remark::RefOneWay => {
            "“{0}” names “{1}”, but not the other way. The relation is shown with one of them only. Add it to the other."
        }
        Remark::RefNoInitiatives => {
            "without initiatives: {0}. They are shown empty. Is that right?"
        }
        Remark::RefIdArea => {
            "objective {0} is under area {1}. Its number is shown as it stands. Correct the number or the area."
        }
        Remark::DateFuture => {
            "the initiative begins {0}, later than the file was updated. It is shown at that time. Is that right?"
        }
        Remark::DateMissing => {
            "initiatives without a time: {0}. They stand under “n.d.” and drop out when somebody chooses years. Add \"date\" where the time is known."
        }
        Remark::DateUpdated => {
            "\"updated\" is {0}, but a source is of {1}. The map calls itself older than it is. Write the day of the last change."
        }
        Remark::TextLong => {
            "the text has {0} characters. Above {1} it is hard to take in. Shorten it if you can."
        }
        Remark::TextLabel => {
            "the short name “{0}” has no room beside the map, where it is cut. Who looks at the map cannot read it. Write a shorter one."
        }
        Remark::TextUntranslated => {
            "the Swedish and the English summary are the same text. Readers of English get Swedish without being told. Translate it, or remove the English one."
        }
        Remark::TextSameSummary => {
            "the summary is that of “{0}”. Readers see no difference. Write its own."
        }
        Remark::TextAlike => {
            "the name resembles “{0}”. If they are the same, it is counted twice. Make them one if so."
        }
        Remark::TextDecomposed => {
            "å, ä, ö or another letter is written with two characters. It looks the same, but counts as another. Write it as one."
        }
        Remark::TextSpace => {
            "the text has double spaces, or spaces at its edges. The map does not show them. Remove them."
        }
        Remark::TextFormula => {
            "the text begins with {0}. Spreadsheets take it for a formula, and the map puts an apostrophe before it in downloads. Begin with a word."
        }
        Remark::SourceLocal => {
            "the address at {0} can be reached by some only. Others who follow the link see an error. Link to an open page."
        }
        Remark::SourceHttp => {
            "sources with http: {0}. Servers: {1}. Browsers may warn. Try https, and open the link before you change it."
        }
        Remark::SourceTracking => {
            "the address carries tracking. Those who follow the link are counted elsewhere. Remove that part."
        }
        Remark::SourceShort => {
            "a short link at {0} hides where it leads. It may stop working. Write the page's own address."
        }
        Remark::SourceTitles => {
            "one address has {0} titles: {1}. It is shown differently in different places. Use one of them."
        }
        Remark::SourceVariants => {
            "the addresses differ in their beginning or end only: {0}. They count as different sources. Use one of them."
        }
        Remark::SourceTwice => {
            "the same address stands here twice. The source is shown twice. Remove one."
        }
        Remark::SourceOld => {
            "initiatives that go on, by the map, but whose newest source is more than {1} years older than the file: {0}. They may have ended. Look for a newer source."
        }
        Remark::FundingOdd => {
            "{0} is an unusual sum. It is shown as it stands. Is it a year, or counted in thousands?"
        }
        Remark::PlaceSwapped => {
            "the degrees north and east of “{0}” are probably swapped. The place is far from Sweden. Swap them."
        }
        Remark::NotedDay => {
            "{0} is no whole day. The map counts from the first day of that time. Write year, month and day."
        }
        Remark::NotedNot => {
            "the entry says something else than before (“{0}”), but not that it was changed. Nobody who asks for news sees it. Run \"cargo xtask changes --write\"."
        }
        Remark::NotedLater => {
            "{0} is later than {1}, when the file was updated. Those who ask for news get a day that the file does not know. Correct the day or \"updated\"."
        }
        Remark::NotedOrder => {
            "the entry was changed {0}, but came only {1}. It is shown as changed before it was there. Correct one of the days."
        }
        Remark::NotedFormerLives => {
            "\"{0}\" is now the id of an entry of the same list. Old links lead to that one and not here. Remove the former id."
        }
        Remark::NotedFormerGone => {
            "\"{0}\" stands among what is removed, too. Old links lead here, and nobody learns that the entry is gone. Keep one."
        }
        Remark::NotedFormerTwice => {
            "\"{0}\" is a former id in more than one place. Old links lead to the first only. Keep one."
        }
        Remark::NotedGoneLives => {
            "\"{0}\" stands among what is removed, but is in its list. The feeds say that the entry is gone, and the map shows it. Keep one."
        }
        Remark::PublicationNumber => {
            "\"{0}\" is no organisation number: its form or its check digit is wrong. Those who fetch the data cannot know who the publisher is. Write it like 202100-5448."
        }
        Remark::PublicationTag => {
            "\"{0}\" is no domain followed by a comma and a date. Programs that read the feeds do not accept their ids. Write it as in \"map.example,2026\", without spaces."
        }
        Remark::PublicationNoTag => {
            "\"tag\" is missing. The ids of the feeds then come from the address, and all is new to readers if it changes. Add the tag before anybody subscribes."
        }
        Remark::TourQuery => {
            "the map does not know “{0}”. It passes over that, and the step shows something else than what is meant. Correct it, or remove it."
        }
        Remark::TourEmpty => {
            "no initiative matches the step's query. Readers see an empty map. Ask for less."
        }
        Remark::TourPlaceholder => {
            "“{0}” cannot be filled in, because of “{1}”. Readers see it in its braces. Correct it."
        }
        Remark::TourNumber => {
            "the number {0} is typed. It may be wrong when the content changes. Write a placeholder in its place, such as \"{count}\"."
        }
        Remark::StyleSentence => "a sentence has {0} words. It is heavy to read. Divide it.",
        Remark::StylePassive => {
            "three or more passive verbs: {0}. Readers wonder who does it. Say who."
        }
        Remark::StyleWord => "“{0}” is a heavy word. “{1}” says the same.",
        Remark::StyleNow => "“{0}” is not true for long. Write the year.",
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
        Problem::UnknownKind(list) if is_removed(fault) => {
            format!("{} is none of the file's lists", quoted(list))
        }
        Problem::UnknownKind(kind) => format!("{} is no kind", quoted(kind)),
        Problem::UnknownCounty(county) => format!("no county has the code {}", quoted(county)),
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
        Problem::UnknownKind(_) if is_removed(fault) => {
            return format!(
                "Write one of {}.",
                listed(List::ALL.into_iter().map(List::name))
            );
        }
        Problem::UnknownKind(_) => {
            return format!(
                "Write one of {}.",
                listed(Kind::ALL.into_iter().map(Kind::id))
            );
        }
        Problem::UnknownCounty(_) => {
            "Write the two digits of Statistics Sweden, such as \"12\", or \"00\" for abroad."
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
