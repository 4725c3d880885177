//! The words of the files, which the page does not need.

use crate::content::Language;

/// The words of a workbook.
pub(super) struct TakeWords {
    /// The names of the two sheets.
    pub(super) sheet: &'static str,
    pub(super) about: &'static str,
    pub(super) map: &'static str,
    pub(super) selection: &'static str,
    pub(super) updated: &'static str,
    pub(super) address: &'static str,
    pub(super) publisher: &'static str,
    pub(super) licence: &'static str,
    /// The licence, where the content names no other.
    pub(super) licence_text: &'static str,
    pub(super) column: &'static str,
    pub(super) meaning: &'static str,
    pub(super) name_for_programs: &'static str,
    /// A name in quotation marks, with `{}`.
    pub(super) quotes: &'static str,
    /// Before the day on which somebody read it.
    pub(super) accessed: &'static str,
    pub(super) sources: &'static str,
}

static SWEDISH: TakeWords = TakeWords {
    sheet: "Insatser",
    about: "Om",
    map: "Karta",
    selection: "Urval",
    updated: "Innehållet ändrat",
    address: "Adress",
    publisher: "Utgivare",
    licence: "Licens",
    licence_text: "Namn, datum och belopp är fakta ur källorna. Sammanfattningarna är fria att använda (CC0).",
    column: "Kolumn",
    meaning: "Betydelse",
    name_for_programs: "Namn i CSV",
    quotes: "”{}”",
    accessed: "hämtad",
    sources: "Källor:",
};

static ENGLISH: TakeWords = TakeWords {
    sheet: "Initiatives",
    about: "About",
    map: "Map",
    selection: "Selection",
    updated: "Content changed",
    address: "Address",
    publisher: "Publisher",
    licence: "Licence",
    licence_text: "Names, dates and amounts are facts from the sources. The summaries are free to use (CC0).",
    column: "Column",
    meaning: "Meaning",
    name_for_programs: "Name in CSV",
    quotes: "“{}”",
    accessed: "accessed",
    sources: "Sources:",
};

/// The words of a language.
pub(super) const fn take_words(language: Language) -> &'static TakeWords {
    if matches!(language, Language::Swedish) {
        &SWEDISH
    } else {
        &ENGLISH
    }
}

/// For each column: its name for programs, and for Swedish and English readers its heading and what it means.
type Said = (&'static str, [&'static str; 2], [&'static str; 2]);

static COLUMNS: [Said; 31] = [
    (
        "id",
        ["Id", "Insatsens id i innehållet"],
        ["Id", "The id of the initiative in the content"],
    ),
    (
        "url",
        ["Adress", "Där insatsen är öppen i kartan"],
        ["Address", "Where the initiative is open on the map"],
    ),
    (
        "name_sv",
        ["Namn", "Namnet på svenska"],
        ["Name in Swedish", "The name in Swedish"],
    ),
    (
        "name_en",
        ["Namn på engelska", "Namnet på engelska, om det finns"],
        ["Name", "The name in English, if there is one"],
    ),
    (
        "kind",
        ["Slag", "Vad insatsen är, som ett av kartans ord"],
        ["Kind", "What the initiative is, as one of the map’s words"],
    ),
    (
        "kind_label",
        ["Typ", "Vad insatsen är, i klartext"],
        ["Type", "What the initiative is, in plain words"],
    ),
    (
        "summary_sv",
        ["Sammanfattning", "På svenska"],
        ["Summary in Swedish", "In Swedish"],
    ),
    (
        "summary_en",
        ["Sammanfattning på engelska", "På engelska, om den finns"],
        ["Summary", "In English, if there is one"],
    ),
    (
        "date_from",
        ["Började", "År, månad eller dag, så exakt som källan är"],
        ["Began", "Year, month or day, as exact as the source is"],
    ),
    (
        "date_to",
        ["Slutar", "Tomt: inget känt slut"],
        ["Ends", "Empty: no known end"],
    ),
    (
        "area_ids",
        ["Områden, id", "Det första är det främsta"],
        ["Areas, ids", "The first is the main one"],
    ),
    (
        "area_names_sv",
        ["Områden", "Namnen på svenska"],
        ["Areas in Swedish", "The names in Swedish"],
    ),
    (
        "area_names_en",
        ["Områden på engelska", "Namnen på engelska"],
        ["Areas", "The names in English"],
    ),
    (
        "objective_ids",
        ["Målsättningar", "Numren på områdenas målsättningar"],
        ["Objectives", "The numbers of the areas’ objectives"],
    ),
    (
        "programme_ids",
        ["Samverkansprogram, id", "Programmen från 2016"],
        ["Programmes, ids", "The programmes of 2016"],
    ),
    (
        "programme_names_sv",
        ["Samverkansprogram", "Namnen på svenska"],
        ["Programmes in Swedish", "The names in Swedish"],
    ),
    (
        "programme_names_en",
        ["Samverkansprogram på engelska", "Namnen på engelska"],
        ["Programmes", "The names in English"],
    ),
    (
        "actor_ids",
        ["Aktörer, id", "De som deltar"],
        ["Actors, ids", "Those who take part"],
    ),
    (
        "actor_names_sv",
        ["Aktörer", "Namnen på svenska"],
        ["Actors in Swedish", "The names in Swedish"],
    ),
    (
        "actor_names_en",
        ["Aktörer på engelska", "Namnen på engelska"],
        ["Actors", "The names in English"],
    ),
    (
        "place_ids",
        ["Platser, id", "Där insatsen görs, om källan säger det"],
        ["Places, ids", "Where it is done, if the source says so"],
    ),
    (
        "place_names",
        ["Platser", "Namnen"],
        ["Places", "The names"],
    ),
    (
        "county_names",
        ["Län", "Länen som platserna ligger i, eller utomlands"],
        ["Counties", "The counties that the places are in, or abroad"],
    ),
    (
        "funding_sek",
        ["Kronor", "Hela kronor"],
        ["Kronor", "Whole Swedish kronor"],
    ),
    (
        "funding_eur",
        ["Euro", "Hela euro. Läggs inte ihop med kronor"],
        ["Euro", "Whole euro, not to be added to kronor"],
    ),
    (
        "related_ids",
        ["Hänger ihop med, id", "Andra insatser"],
        ["Related, ids", "Other initiatives"],
    ),
    (
        "source_urls",
        ["Källor, adresser", "Sidorna som uppgifterna bygger på"],
        [
            "Sources, addresses",
            "The pages that the facts are based on",
        ],
    ),
    (
        "source_titles",
        ["Källor", "Sidornas titlar"],
        ["Sources", "The titles of the pages"],
    ),
    (
        "added",
        ["Ny i kartan", "Dagen. Tomt: fanns innan dagar noterades"],
        [
            "New on the map",
            "The day. Empty: there before days were noted",
        ],
    ),
    (
        "changed",
        ["Ändrad i kartan", "Dagen för den senaste ändringen"],
        ["Changed on the map", "The day of the last change"],
    ),
    (
        "funding_per",
        [
            "Beloppet gäller per",
            "”year”: summan för varje år. Tomt: för alla år tillsammans",
        ],
        [
            "Sum for each",
            "“year”: the sum of each year. Empty: of all years together",
        ],
    ),
];

fn said(name: &str, language: Language) -> [&'static str; 2] {
    let found = COLUMNS.iter().find(|(own, ..)| *own == name);
    found.map_or(["", ""], |(_, swedish, english)| {
        if language == Language::Swedish {
            *swedish
        } else {
            *english
        }
    })
}

/// The heading of a column for people.
pub(super) fn heading(name: &str, language: Language) -> &'static str {
    said(name, language)[0]
}

/// What a column means.
pub(super) fn meaning(name: &str, language: Language) -> &'static str {
    said(name, language)[1]
}
