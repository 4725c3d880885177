//! Svenska ord för vad som kan vara fel i en innehållsfil: Swedish words for what can be wrong with a content file.

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
    cannot_read: |file, error| format!("{file} kan inte läsas: {error}"),
};

/// The name of a language.
#[allow(
    clippy::match_wildcard_for_single_variants,
    reason = "languages that are added are called what they call themselves"
)]
const fn name(language: Language) -> &'static str {
    match language {
        Language::Swedish => "svenska",
        Language::English => "engelska",
        #[allow(
            unreachable_patterns,
            reason = "languages that are added are called what they call themselves"
        )]
        other => other.name(),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fel",
        Severity::Warning => "varning",
        Severity::Note => "anmärkning",
    }
}

fn summary(report: &Report) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let errors = count(report.count(Severity::Error), "fel", "fel");
    let warnings = count(report.count(Severity::Warning), "varning", "varningar");
    let notes = count(report.count(Severity::Note), "anmärkning", "anmärkningar");
    let shown = match &report.content {
        None => "ingenting kan visas".to_owned(),
        Some(content) => format!(
            "{}, {}, {} och {} kan visas",
            count(content.areas().len(), "område", "områden"),
            count(content.objectives().len(), "målsättning", "målsättningar"),
            count(
                content.programmes().len(),
                "samverkansprogram",
                "samverkansprogram"
            ),
            count(content.initiatives().len(), "insats", "insatser"),
        ),
    };
    format!("{errors}, {warnings}, {notes}; {shown}.")
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::File(error) => file(error),
        Finding::Utf16 => "filen är sparad som UTF-16. Spara den som UTF-8.".to_owned(),
        Finding::Fault(fault) => self::fault(fault),
        Finding::UnknownField(_) => {
            "formatet har inget sådant fält. Det ignoreras. Är namnet rätt stavat?".to_owned()
        }
        Finding::RepeatedField(_) => {
            "samma fält står här mer än en gång. Det sista gäller. Behåll ett.".to_owned()
        }
        Finding::Unused {
            list: List::Actors, ..
        } => "ingen insats hänvisar till den här aktören.".to_owned(),
        Finding::Unused { .. } => "ingen insats hänvisar till den här platsen.".to_owned(),
        Finding::Total {
            list: of,
            told,
            found,
            ..
        } => {
            format!(
                "av {} finns {found}, inte {told}. Rätta det ena.",
                list(*of)
            )
        }
        Finding::FarYear { year, .. } => format!(
            "{year} ligger långt från de andra åren. Är det rätt? Utelämna \"to\" om det inte finns något slut."
        ),
        Finding::Garbled { garble, .. } => garbled(garble),
        Finding::YearlySum { .. } => {
            "enligt sammanfattningen är beloppet det för varje år. Här står det som för hela tiden. Lägg till \"per\": \"year\".".to_owned()
        }
        Finding::Forms { language, .. } => format!(
            "på {} står kartans eget ord i stället för den här termen, som där behöver \"the_one\" och \"the_many\". Lägg till dem.",
            name(*language)
        ),
    }
}

fn garbled(garble: &Garble) -> String {
    match garble {
        Garble::ReadTwice(meant) => format!(
            "texten har gått genom fel teckenkodning. Menas \"{}\"?",
            printable(meant, 60)
        ),
        Garble::Lost => "ett tecken har gått förlorat här (\u{FFFD}). Skriv om ordet.".to_owned(),
        Garble::Entity(own) => format!(
            "{} är HTML och visas som det står. Skriv tecknet självt.",
            printable(own, 60)
        ),
        Garble::Tag(own) => format!(
            "{} är HTML och visas som det står. Ta bort det.",
            printable(own, 60)
        ),
        Garble::Marks => "** och __ visas som de står. Ta bort dem.".to_owned(),
        Garble::Invisible(own) => format!(
            "ett osynligt tecken (U+{:04X}) står i texten. Det räknas inte när någon söker. Ta bort det om det inte är menat.",
            u32::from(*own)
        ),
    }
}

fn file(error: &FileError) -> String {
    match error {
        FileError::NotText { .. } => "härifrån är filen inte text i UTF-8. Spara den som UTF-8.".to_owned(),
        FileError::NotJson { .. } => {
            "härifrån kan filen inte läsas som JSON: leta efter ett komma, en parentes eller ett citattecken för mycket eller för lite, eller ett alldeles för stort tal."
                .to_owned()
        }
        FileError::Truncated { .. } => "filen slutar mitt i. Är hela filen med?".to_owned(),
        FileError::NotAnObject { found } => {
            format!("filen är {}, men innehållet ska vara {}.", a(*found), a(JsonType::Object))
        }
        FileError::NoVersion => "fältet \"version\" saknas eller är inget heltal. Skriv \"version\": 1.".to_owned(),
        FileError::OtherVersion { version } => {
            format!("filen har version {version} av formatet. Det här programmet läser version 1.")
        }
        FileError::NoAreas { .. } => {
            "inget område kan visas, och en karta behöver minst ett. Lägg till det i \"areas\".".to_owned()
        }
    }
}

fn a(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "true eller false",
        JsonType::Number => "ett tal",
        JsonType::Text => "en text inom citattecken",
        JsonType::List => "en lista […]",
        JsonType::Object => "ett objekt {…}",
    }
}

const fn list(list: List) -> &'static str {
    match list {
        List::Areas => "områdena",
        List::Objectives => "målsättningarna",
        List::Programmes => "samverkansprogrammen",
        List::Initiatives => "insatserna",
        List::Actors => "aktörerna",
        List::Places => "platserna",
    }
}

/// What is wrong, what was done about it, and what to do.
fn fault(fault: &Fault) -> String {
    format!("{}. {} {}", problem(fault), done(fault), to_do(fault))
}

fn done(fault: &Fault) -> String {
    let field = fault.path.rsplit('.').next().unwrap_or_default();
    let words = match (fault.outcome, &fault.problem) {
        (Outcome::EntryDropped, _) => "Hela posten utelämnas.",
        (Outcome::FieldDropped, _) => "Bara det utelämnas.",
        (Outcome::HolderDropped, _) => "Det som det hör till utelämnas, men inte hela posten.",
        (
            Outcome::Mended,
            Problem::MissingLanguage {
                language, shown, ..
            },
        ) => {
            return format!(
                "Den som läser på {} ser texten på {}, märkt som sådan.",
                name(*language),
                name(*shown)
            );
        }
        (Outcome::Mended, Problem::BadId(_)) => {
            "Det läses med små bokstäver och med bindestreck för resten."
        }
        (Outcome::Mended, _) if field == "number" => "Det lägsta lediga numret används.",
        (Outcome::Mended, _) if field == "short" => "Hela namnet används.",
        (Outcome::Mended, _) if field == "title" => "Adressen visas i stället.",
        (Outcome::Mended, _) => "Något annat visas i stället.",
        (Outcome::Kept, Problem::Missing) => "Resten visas.",
        (Outcome::Kept, _) => "Det visas som det är.",
    };
    words.to_owned()
}

fn problem(fault: &Fault) -> String {
    let quoted = |text: &str| format!("”{}”", printable(text, 60));
    match &fault.problem {
        Problem::WrongType { found, .. } => format!("det här är {}", a(*found)),
        Problem::Missing => "fältet saknas".to_owned(),
        Problem::Empty => "det står ingen text där".to_owned(),
        Problem::MissingLanguage { language, .. } => {
            format!("texten saknas på {}", name(*language))
        }
        Problem::UnknownLanguage(tag) => format!("kartan har inget språk {}", quoted(tag)),
        Problem::BadId(id) => format!("id:t {} har tecken som ett id inte får ha", quoted(id)),
        Problem::DuplicateId(id) => format!("en tidigare post i listan har id:t {}", quoted(id)),
        Problem::SharedId(id) => format!(
            "ett område har också id:t {}, så att kartan inte kan skilja de två åt",
            quoted(id)
        ),
        Problem::UnknownKind(kind) => format!("{} är ingen känd typ", quoted(kind)),
        Problem::BadTag(tag) => format!("{} är ingen språktagg", quoted(tag)),
        Problem::UnknownSpan(span) => {
            format!("ett belopp kan inte gälla per {}", quoted(span))
        }
        Problem::UnknownReference { list: of, id } => format!(
            "{} finns inte bland {}, eller har utelämnats",
            quoted(id),
            list(*of)
        ),
        Problem::DuplicateReference(id) => format!("{} står här två gånger", quoted(id)),
        Problem::SelfReference => "en insats hör inte ihop med sig själv".to_owned(),
        Problem::BadDate(date) => format!("{} är inget datum", quoted(date)),
        Problem::EndsBeforeItBegins => "slutet ligger före början".to_owned(),
        Problem::BadAddress { address, reason } => {
            let reason = match reason {
                BadAddress::Scheme => "börjar inte med http:// eller https://",
                BadAddress::Characters => "har blanksteg eller tecken som en adress inte får ha",
                BadAddress::Credentials => "har ett användarnamn i sig",
                BadAddress::Host => "nämner ingen server",
            };
            format!("adressen {} {reason}", quoted(address))
        }
        Problem::NotWhole(number) => format!("{number} är inget heltal"),
        Problem::OutOfRange {
            number,
            least,
            most,
        } => format!("{number} ligger inte mellan {least} och {most}"),
        Problem::DuplicateNumber(number) => {
            format!("en tidigare post i listan har numret {number}")
        }
        Problem::NoSector => {
            "insatsen hör till inget område och inget samverkansprogram som finns".to_owned()
        }
        Problem::ObjectiveOutsideAreas { objective, area } => format!(
            "insatsen hör till målsättning {}, men inte till dess område {}",
            quoted(objective),
            quoted(area)
        ),
    }
}

fn to_do(fault: &Fault) -> String {
    let words = match &fault.problem {
        Problem::WrongType { expected, .. } => return format!("Skriv {}.", a(*expected)),
        Problem::UnknownKind(_) if fault.path.starts_with("actors") => {
            return format!(
                "Skriv ett av {}.",
                listed(ActorKind::ALL.into_iter().map(ActorKind::id))
            );
        }
        Problem::UnknownKind(_) => {
            return format!(
                "Skriv ett av {}.",
                listed(Kind::ALL.into_iter().map(Kind::id))
            );
        }
        Problem::BadTag(_) => "Skriv till exempel \"sv\" eller \"en\".",
        Problem::UnknownSpan(_) => {
            "Skriv \"year\", eller ta bort fältet om beloppet gäller hela tiden."
        }
        Problem::Missing => "Lägg till det.",
        Problem::Empty => "Skriv en, eller ta bort fältet om det får saknas.",
        Problem::MissingLanguage { language, .. } => {
            return format!("Lägg till den som \"{}\".", language.tag());
        }
        Problem::UnknownLanguage(_) => {
            return format!(
                "Skriv ett av {}.",
                listed(Language::ALL.into_iter().map(Language::tag))
            );
        }
        Problem::BadId(_) => {
            "Skriv det med bara a–z, 0–9, bindestreck och punkt, även där något hänvisar till det."
        }
        Problem::DuplicateId(_) => "Ge den här ett eget id.",
        Problem::SharedId(_) => "Ge samverkansprogrammet ett eget id.",
        Problem::UnknownReference { .. } => "Rätta id:t, eller lägg till posten.",
        Problem::DuplicateReference(_) => "Ta bort den ena.",
        Problem::SelfReference => "Ta bort hänvisningen.",
        Problem::BadDate(_) => {
            "Skriv \"2019\", \"2019-12\" eller \"2019-12-31\", en dag som finns."
        }
        Problem::EndsBeforeItBegins => "Rätta ett av dem.",
        Problem::BadAddress { .. } => "Skriv sidans fullständiga adress.",
        Problem::NotWhole(_) => "Skriv det i hela enheter.",
        Problem::OutOfRange { .. } => "Rätta talet.",
        Problem::DuplicateNumber(_) => "Ge var och en ett eget nummer.",
        Problem::NoSector => "Nämn minst ett i \"areas\" eller \"programmes\".",
        Problem::ObjectiveOutsideAreas { .. } => "Lägg till området, eller ta bort målsättningen.",
    };
    words.to_owned()
}
