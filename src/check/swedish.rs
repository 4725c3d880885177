//! Svenska ord för vad som kan vara fel i en innehållsfil: Swedish words for what can be wrong with a content file.

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
    cannot_read: |file, error| format!("{file} kan inte läsas: {error}"),
    fixed: |count| match count {
        0 => "Det finns inget som kan rättas säkert.".to_owned(),
        1 => "1 sak är rättad.".to_owned(),
        _ => format!("{count} saker är rättade."),
    },
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
        Severity::Tip => "språktips",
    }
}

fn summary(report: &Report) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let errors = count(report.count(Severity::Error), "fel", "fel");
    let warnings = count(report.count(Severity::Warning), "varning", "varningar");
    let notes = count(report.count(Severity::Note), "anmärkning", "anmärkningar");
    let tips = count(report.count(Severity::Tip), "språktips", "språktips");
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
            format!("formatet har inget sådant fält. Det visas inte, men står kvar. Menas \"{meant}\"?")
        }
        Finding::UnknownField { .. } => {
            "formatet har inget sådant fält. Det visas inte, men står kvar. Är namnet rätt stavat?".to_owned()
        }
        Finding::RepeatedList { entries, .. } => format!(
            "listan står två gånger i filen. Bara den sista gäller. Antal poster i den här som inte visas: {entries}. Slå ihop dem."
        ),
        Finding::Remark { remark, facts, .. } => filled(self::remark(*remark), facts),
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
        Finding::PlacePoint { told, found, .. } => place_point(*told, *found),
        Finding::Forms { language, .. } => format!(
            "på {} står kartans eget ord i stället för den här termen, som där behöver \"the_one\" och \"the_many\". Lägg till dem.",
            name(*language)
        ),
    }
}

fn place_point(told: County, found: Option<County>) -> String {
    let follows = if told == County::ABROAD {
        "Den ritas inte på kartan och räknas som utomlands."
    } else {
        "Den räknas i ett län som den inte ritas i."
    };
    match found.and_then(|found| Some((found.id(), county_stem(found, Language::Swedish)?))) {
        Some((code, name)) => format!(
            "platsens grader ligger i {name} län. {follows} Byt till \"{code}\", eller rätta graderna."
        ),
        None => {
            format!(
                "platsens grader ligger inte i något län. {follows} Rätta graderna eller länet."
            )
        }
    }
}

fn fix(label: &FixLabel) -> String {
    match label {
        FixLabel::Mend => "Rätta".to_owned(),
        FixLabel::Replace(with) => format!("Byt till ”{}”", printable(with, 80)),
        FixLabel::Add(what) => format!("Lägg till {}", printable(what, 80)),
        FixLabel::AddTo(what, to) => {
            format!(
                "Lägg till ”{}” hos ”{}”",
                printable(what, 60),
                printable(to, 60)
            )
        }
        FixLabel::Remove => "Ta bort".to_owned(),
        FixLabel::Swap => "Byt plats".to_owned(),
        FixLabel::Canonical => "Städa formateringen i hela filen".to_owned(),
    }
}

fn more(lines: usize) -> String {
    let own = if lines == 1 {
        "Likadant på rad"
    } else {
        "Likadant på raderna"
    };
    own.to_owned()
}

const fn other_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Empty => "filen är tom. Är det rätt fil?",
        OtherKind::WebPage => {
            "det här är en webbsida och inget innehåll. Servern svarade kanske med ett felmeddelande. Hämta filen en gång till."
        }
        OtherKind::Archive => {
            "det här är en Excelbok, ett dokument eller ett arkiv och inget innehåll. Öppna filen som heter content.json."
        }
        OtherKind::Pdf => {
            "det här är en PDF och inget innehåll. Öppna filen som heter content.json."
        }
        OtherKind::Binary => "det här är ingen text. Öppna filen som heter content.json.",
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "filen är UTF-8.",
        Encoding::Utf16 => {
            "filen är sparad som UTF-16. Kartan kan inte läsa den. Spara den som UTF-8."
        }
        Encoding::Windows1252 => {
            "filen är inte UTF-8 utan troligen Windows-1252, som Anteckningar kallar ANSI. Kartan kan inte läsa den. Spara den som UTF-8."
        }
    }
}

/// What makes the text invalid, that the map can then not read the file, and what to do.
fn flaw(kind: &FlawKind) -> String {
    let (what, to_do) = match kind {
        FlawKind::MissingComma => ("det saknas ett komma här", "Sätt ett komma mellan de två."),
        FlawKind::ExtraComma => ("här står ett komma för mycket", "Ta bort det."),
        FlawKind::MissingColon => ("det saknas ett kolon efter fältets namn", "Sätt ett kolon."),
        FlawKind::MissingValue => (
            "fältet saknar värde",
            "Skriv ett värde, eller ta bort fältet.",
        ),
        FlawKind::MissingName => (
            "det här värdet saknar namn",
            "Skriv fältets namn och ett kolon före värdet.",
        ),
        FlawKind::UnclosedText => (
            "citattecknet som öppnas här stängs inte på raden",
            "Sätt ett citattecken där texten slutar.",
        ),
        FlawKind::Unclosed(_) => (
            "filen slutar innan allt som har börjat är stängt",
            "Hämta hela filen, eller stäng det som är öppet.",
        ),
        FlawKind::MissingEnd(_) => (
            "ett objekt eller en lista stängs inte före det som ligger runt om",
            "Sätt parentesen som saknas.",
        ),
        FlawKind::WrongEnd => (
            "här står fel sorts parentes",
            "Byt ut den mot den andra sorten.",
        ),
        FlawKind::Stray => ("det här tecknet hör inte till något", "Ta bort det."),
        FlawKind::Quotes => (
            "texten står inte mellan raka citattecken",
            "Skriv raka citattecken: \"…\".",
        ),
        FlawKind::LineBreak => ("en text går över flera rader", "Skriv den på en rad."),
        FlawKind::Escape => (
            "det här tecknet kan inte stå så i en text",
            "Skriv ett omvänt snedstreck som \\\\ och en tabb som \\t.",
        ),
        FlawKind::Comment => ("JSON har inga kommentarer", "Ta bort den."),
        FlawKind::Value(meant) => {
            return format!(
                "det här är inget värde i JSON. Kartan kan inte läsa filen. Menas {}?",
                printable(meant, 60)
            );
        }
        FlawKind::AfterEnd => (
            "efter innehållets slut står mer text",
            "Ta bort det som inte hör dit.",
        ),
        FlawKind::MergeMarks => (
            "här står en olöst konflikt från git",
            "Välj en av de två sidorna och ta bort märkena.",
        ),
        FlawKind::TooDeep => (
            "för många listor och objekt ligger i varandra",
            "Ta bort några av dem.",
        ),
        FlawKind::Empty => ("filen är tom", "Är det rätt fil?"),
    };
    format!("{what}. Kartan kan inte läsa filen. {to_do}")
}

/// The sentences of remarks: what it is, what it does, what to do. `{0}` and `{1}` are facts.
#[allow(clippy::too_many_lines, reason = "a table of words")]
const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::FormatStyle => {
            "filen är inte i kanonisk form. Kartan läser den ändå, men skillnader mellan två versioner syns sämre. Städa formateringen när det passar."
        }
        Remark::EntryCopy => {
            "posten är lik ”{0}” i allt utom id. Båda visas. Ta bort den ena, eller ändra den."
        }
        Remark::RefOneWay => {
            "”{0}” nämner ”{1}”, men inte tvärtom. Sambandet visas bara hos den ena. Lägg till det hos den andra."
        }
        Remark::RefNoInitiatives => "utan insatser: {0}. Det visas tomt. Stämmer det?",
        Remark::RefIdArea => {
            "målsättning {0} står under område {1}. Numret visas som det står. Rätta numret eller området."
        }
        Remark::DateFuture => {
            "insatsen börjar {0}, senare än filen är uppdaterad. Den visas som planerad tid. Stämmer det?"
        }
        Remark::DateMissing => {
            "antal insatser utan tid: {0}. De står under ”u.å.” och faller bort när någon väljer år. Lägg till \"date\" där tiden är känd."
        }
        Remark::DateUpdated => {
            "\"updated\" är {0}, men en källa är från {1}. Kartan säger sig vara äldre än den är. Skriv dagen för den senaste ändringen."
        }
        Remark::TextLong => {
            "texten har {0} tecken. Över {1} blir den svår att överblicka. Korta den om det går."
        }
        Remark::TextLabel => {
            "kortnamnet ”{0}” får inte plats vid kartan och kortas av där. Den som ser kartan kan inte läsa det. Skriv ett kortare."
        }
        Remark::TextUntranslated => {
            "den svenska och den engelska sammanfattningen är samma text. Den som läser engelska får svenska utan att det sägs. Översätt den, eller ta bort den engelska."
        }
        Remark::TextSameSummary => {
            "sammanfattningen är densamma som för ”{0}”. Den som läser ser ingen skillnad. Skriv en egen."
        }
        Remark::TextAlike => {
            "namnet liknar ”{0}”. Är det samma sak blir den räknad två gånger. Slå ihop dem om det är så."
        }
        Remark::TextDecomposed => {
            "å, ä, ö eller ett annat tecken är skrivet med två tecken. Det ser likadant ut, men räknas som annorlunda. Skriv det som ett tecken."
        }
        Remark::TextSpace => {
            "texten har dubbla blanksteg, eller blanksteg i kanten. Det syns inte på kartan. Ta bort dem."
        }
        Remark::TextFormula => {
            "texten börjar med {0}. Kalkylprogram tar den för en formel, och kartan sätter en apostrof framför den när den laddas ner. Börja med ett ord."
        }
        Remark::SourceLocal => {
            "adressen hos {0} kan bara nås av några. Andra som följer länken ser ett felmeddelande. Länka till en öppen sida."
        }
        Remark::SourceHttp => {
            "antal källor med http: {0}. Antal servrar: {1}. Webbläsaren kan varna. Prova https, och öppna länken innan du ändrar."
        }
        Remark::SourceTracking => {
            "adressen bär spårning. Den som följer länken räknas någon annanstans. Ta bort den delen."
        }
        Remark::SourceShort => {
            "en kortlänk hos {0} döljer vart den leder. Den kan sluta fungera. Skriv sidans egen adress."
        }
        Remark::SourceTitles => {
            "samma adress har {0} titlar: {1}. Den visas olika på olika ställen. Använd en av dem."
        }
        Remark::SourceVariants => {
            "adresserna skiljer sig bara i början eller slutet: {0}. De räknas som olika källor. Använd en av dem."
        }
        Remark::SourceTwice => {
            "samma adress står två gånger här. Källan visas två gånger. Ta bort den ena."
        }
        Remark::SourceOld => {
            "antal insatser som pågår enligt kartan, men vars nyaste källa är mer än {1} år äldre än filen: {0}. De kan ha tagit slut. Sök en nyare källa."
        }
        Remark::FundingOdd => {
            "{0} är ett ovanligt belopp. Det visas som det står. Är det ett år, eller räknat i tusental?"
        }
        Remark::PlaceSwapped => {
            "grader nord och öst för ”{0}” är nog omkastade. Platsen hamnar långt från Sverige. Byt plats på dem."
        }
        Remark::NotedDay => {
            "{0} är ingen hel dag. Kartan räknar från den första dagen i den tiden. Skriv år, månad och dag."
        }
        Remark::NotedNot => {
            "posten säger något annat än förut (”{0}”), men inte att den är ändrad. Ingen som frågar efter nytt ser det. Kör \"cargo xtask changes --write\"."
        }
        Remark::NotedLater => {
            "{0} är senare än {1}, då filen uppdaterades. Den som frågar efter nytt får en dag som filen inte känner till. Rätta dagen eller \"updated\"."
        }
        Remark::NotedOrder => {
            "posten ändrades {0}, men kom först {1}. Den visas som ändrad innan den fanns. Rätta en av dagarna."
        }
        Remark::NotedFormerLives => {
            "\"{0}\" är nu id för en post i samma lista. Gamla länkar leder till den och inte hit. Ta bort det tidigare id:t."
        }
        Remark::NotedFormerGone => {
            "\"{0}\" står också bland det borttagna. Gamla länkar leder hit, och ingen får veta att posten är borta. Behåll det ena."
        }
        Remark::NotedFormerTwice => {
            "\"{0}\" är tidigare id på mer än ett ställe. Gamla länkar leder bara till det första. Behåll ett."
        }
        Remark::NotedGoneLives => {
            "\"{0}\" står bland det borttagna, men finns i sin lista. Flödena säger att posten är borta, och kartan visar den. Behåll det ena."
        }
        Remark::PublicationNumber => {
            "\"{0}\" är inget organisationsnummer: formen eller kontrollsiffran är fel. Den som hämtar data kan inte veta vem utgivaren är. Skriv det som 202100-5448."
        }
        Remark::PublicationTag => {
            "\"{0}\" är ingen domän följd av komma och datum. Program som läser flödena godtar inte deras id. Skriv som i \"karta.example,2026\", utan blanksteg."
        }
        Remark::PublicationNoTag => {
            "\"tag\" saknas. Då får flödena id efter adressen, och allt blir nytt för läsarna om den ändras. Lägg till märket innan någon prenumererar."
        }
        Remark::TourQuery => {
            "kartan känner inte till ”{0}”. Den hoppar över det, och steget visar något annat än det som är tänkt. Rätta det eller ta bort det."
        }
        Remark::TourEmpty => {
            "ingen insats passar stegets läge. Läsaren ser en tom karta. Ställ färre villkor."
        }
        Remark::TourPlaceholder => {
            "”{0}” kan inte fyllas i, på grund av ”{1}”. Läsaren ser det inom klamrar. Rätta det."
        }
        Remark::TourNumber => {
            "talet {0} är skrivet för hand. Det kan bli fel när innehållet ändras. Skriv en platshållare i stället, till exempel \"{count}\"."
        }
        Remark::StyleSentence => "en mening har {0} ord. Den är tung att läsa. Dela den.",
        Remark::StylePassive => {
            "tre eller fler passiva verb: {0}. Läsaren undrar vem som gör det. Skriv ut vem."
        }
        Remark::StyleWord => "”{0}” är ett tungt ord. ”{1}” säger samma sak.",
        Remark::StyleNow => "”{0}” stämmer inte länge. Skriv året.",
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
        Problem::UnknownKind(list) if is_removed(fault) => {
            format!("{} är ingen av filens listor", quoted(list))
        }
        Problem::UnknownKind(kind) => format!("{} är ingen känd typ", quoted(kind)),
        Problem::UnknownCounty(county) => format!("inget län har koden {}", quoted(county)),
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
        Problem::UnknownKind(_) if is_removed(fault) => {
            return format!(
                "Skriv ett av {}.",
                listed(List::ALL.into_iter().map(List::name))
            );
        }
        Problem::UnknownKind(_) => {
            return format!(
                "Skriv ett av {}.",
                listed(Kind::ALL.into_iter().map(Kind::id))
            );
        }
        Problem::UnknownCounty(_) => {
            "Skriv länets två siffror hos Statistiska centralbyrån, till exempel \"12\", eller \"00\" för utlandet."
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
