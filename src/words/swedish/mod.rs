//! The Swedish words.

mod actors;

pub(super) use actors::ACTORS;

use super::{
    Counted, DownloadWords, EmbedWords, LateWords, Noun, PageWords, PlacesWords, Sentence,
    TakeawayWords, TourWords, ViewWords, Words,
};
use crate::content::{ActorKind, Family, FileError, Kind, Language};
use crate::query::matrix::Columns;
use crate::query::{Facet, ObjectiveOrder};
use crate::state::View;

const fn facet(facet: Facet) -> Sentence {
    Sentence(match facet {
        Facet::Area => "{Full_area}",
        Facet::Objective => "{Objective}",
        Facet::Programme => "{Full_programme}",
        Facet::Kind => "Typ av {initiative}",
        Facet::Actor => "Aktör",
        Facet::ActorKind => "Typ av aktör",
        Facet::Began => "Började",
        Facet::Place => "Plats",
    })
}

/// All choices of a facet, as one condition within a sentence.
const fn facet_condition(facet: Facet) -> Sentence {
    Sentence(match facet {
        Facet::Area => "de valda {the_areas}",
        Facet::Objective => "de valda {the_objectives}",
        Facet::Programme => "de valda {the_programmes}",
        Facet::Kind => "de valda typerna",
        Facet::Actor => "de valda aktörerna",
        Facet::ActorKind => "de valda typerna av aktörer",
        Facet::Began => "de valda startåren",
        Facet::Place => "de valda platserna",
    })
}

/// The names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assignment => "Regeringsuppdrag",
        Kind::Investment => "Satsning",
        Kind::Inquiry => "Utredning",
        Kind::Legislation => "Lagstiftning",
        Kind::Agreement => "Avtal",
        Kind::Infrastructure => "Infrastruktur",
        Kind::Programme => "Program",
        Kind::Report => "Rapport",
        Kind::Event => "Evenemang",
        Kind::Organisation => "Organisation",
    }
}

const fn family(family: Family) -> &'static str {
    match family {
        Family::Work => "program, uppdrag",
        Family::Rules => "utredning, lag, rapport",
        Family::Means => "satsning, infrastruktur",
        Family::Partnership => "avtal, evenemang, organisation",
    }
}

pub(super) const fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "Regering och departement",
        ActorKind::Agency => "Myndighet",
        ActorKind::Region => "Region",
        ActorKind::Municipality => "Kommun",
        ActorKind::University => "Lärosäte",
        ActorKind::Company => "Företag",
        ActorKind::Foundation => "Stiftelse",
        ActorKind::Association => "Förening eller nätverk",
        ActorKind::International => "Internationellt organ",
    }
}

fn error_content(error: &FileError) -> String {
    match error {
        FileError::NotText { line, .. } => {
            format!("Innehållsfilen går inte att läsa: den är inte text i UTF-8 (från rad {line}).")
        }
        FileError::NotJson { line, column } => {
            format!(
                "Innehållsfilen går inte att läsa: den är inte giltig JSON (rad {line}, tecken {column})."
            )
        }
        FileError::Truncated { line, .. } => {
            format!("Innehållsfilen kom inte fram hel: den slutar mitt i (rad {line}).")
        }
        FileError::NotAnObject { .. } | FileError::NoVersion => {
            "Innehållsfilen har fel form: den är inte ett innehåll till kartan.".to_owned()
        }
        FileError::OtherVersion { version } => {
            format!(
                "Innehållsfilen har version {version} av formatet, som den här kartan inte kan läsa."
            )
        }
        FileError::NoAreas { .. } => "Innehållsfilen har inga områden att visa.".to_owned(),
    }
}

/// The words of the dialog with the embed code.
pub(super) static EMBED: EmbedWords = EmbedWords {
    heading: "Bädda in det som visas",
    lead: "Klistra in koden på din egen sida. Den visar kartan som den är här: samma urval, vy och språk.",
    title: "Titel (läses upp av skärmläsare)",
    theme: "Färger",
    themes: ["Som besökaren har dem", "Ljusa", "Mörka"],
    controls: "Filter",
    controls_choices: ["Visas, besökaren kan filtrera", "Döljs"],
    way: "Hur kartan bäddas in",
    ways: [
        "Ram som följer höjden (med skript)",
        "Ram med fast höjd (utan skript)",
        "Direkt i sidan (med skript)",
        "Bara adressen, utan kod",
    ],
    preview: "Förhandsvisning",
    code: "Kod att klistra in",
    copy: "Kopiera koden",
    link: "Öppna på en egen sida",
};

/// The words of the dialog for downloads.
pub(super) static TOUR: TourWords = TourWords {
    tour: "Berättelse",
    steps: "Alla steg",
    ways: "Stegen i berättelsen",
    step_of: Sentence("{step} av {steps}"),
    previous: "Föregående",
    next: "Nästa",
    end: "Avsluta",
    back_to_step: Sentence("Tillbaka till steg {step}"),
    gone: "Den berättelsen finns inte i kartan.",
};

pub(super) static PLACES: PlacesWords = PlacesWords {
    located: Sentence("{n} av {all_initiatives} har en plats i sina källor; {without} har ingen."),
    all_located: Counted([
        "{n} {initiative} har en plats i sina källor.",
        "{n} {initiatives} har en plats i sina källor.",
    ]),
    located_note: "Det betyder inte att de gäller hela landet.",
    map: "Karta över Sverige",
    keys: "Piltangenterna går mellan märkena.",
    list: "Län och platser",
    list_note: Sentence("Talet säger hur många {initiatives} du ser om du väljer platsen."),
    seldom: Sentence(
        "Källorna till en regions eller ett lärosätes egna {initiatives} nämner sällan en plats.",
    ),
    to_actors: "Se vad varje aktör deltar i",
    per_mark: Sentence("Varje märke står för upp till {n} {initiatives}."),
    schematic: "Platserna är så många att märkena bara står i ordning: nordligast överst, västligast till vänster.",
    off_the_map: "Utanför kartan",
    source: "Länens gränser: Natural Earth",
    colours: Sentence("Färg: där {the_initiative} främst hör hemma"),
    mark: Sentence("{name}. Plats: {place}"),
};

pub(super) static DOWNLOAD: DownloadWords = DownloadWords {
    heading: "Ladda ner",
    table: "Tabell",
    view_table: "Tabellen på sidan",
    view_table_help: "Tabellens rader och kolumner med antalen.",
    data: "Alla insatser som CSV för datorprogram",
    data_help: "har alla uppgifter, och en beskrivning av varje kolumn.",
    table_help: "Allt i urvalet, i listans ordning. Excelfilen går att öppna direkt. CSV är för andra program, JSON för kartan själv.",
    separator: "Skiljetecken i CSV",
    separators: [
        "Som Excel har det på svenska (;)",
        "Semikolon (;)",
        "Komma (,)",
    ],
    picture: "Bild",
    format: "Format",
    formats: ["Bred, för presentationer", "Kvadrat", "A4, stående"],
    theme: "Färger",
    themes: ["Ljusa", "Mörka"],
    preview: "Så ser bilden ut",
    no_png: "Den här sidan tillåter inte PNG. Ladda ner SVG i stället, eller öppna kartans egen sida.",
    text: "Kopiera eller dela",
    copy: "Kopiera tabellen",
    share: "Dela länken",
    citation: "Källhänvisning till den öppna insatsen",
    citation_help: "Kartans uppgift och de källor som den bygger på, var för sig.",
    cite: "Kopiera hänvisningen",
    making: "Hämtas …",
    sent: "Filen {name} har skickats till webbläsaren.",
    failed: "Filen kunde inte göras. Kontrollera uppkopplingen och försök igen.",
    copied: "Tabellen är kopierad. Klistra in den i Excel eller Word.",
    by_hand: "Webbläsaren tillåter inte att kartan kopierar. Texten är markerad: kopiera den med Ctrl+C.",
    elsewhere: "Öppna urvalet på en egen sida och ladda ner där",
    forbidden: "Sidan som kartan står i kan ha stängt av nedladdning. Öppna då den här adressen i en ny flik:",
    as_of: Sentence(
        "Innehåll av {updated}. Namn, datum och belopp är fakta ur källorna; sammanfattningarna är fria att använda (CC0).",
    ),
};

/// The Swedish words of the first program.
pub(super) static WORDS: Words = Words {
    language: Language::Swedish,
    nouns: [
        Noun {
            one: "område",
            many: "områden",
            the_one: "området",
            the_many: "områdena",
            full_one: "prioriterat område",
            full_many: "prioriterade områden",
        },
        Noun {
            one: "målsättning",
            many: "målsättningar",
            the_one: "målsättningen",
            the_many: "målsättningarna",
            full_one: "målsättning",
            full_many: "målsättningar",
        },
        Noun {
            one: "program",
            many: "program",
            the_one: "programmet",
            the_many: "programmen",
            full_one: "samverkansprogram",
            full_many: "samverkansprogram",
        },
        Noun {
            one: "insats",
            many: "insatser",
            the_one: "insatsen",
            the_many: "insatserna",
            full_one: "insats",
            full_many: "insatser",
        },
    ],
    is_one: |number| number == 1,
    thousands: "\u{a0}",
    // Four digits are not separated, as Språkrådet recommends.
    thousands_from: 5,
    decimal_sign: ",",

    title: "Life science-kartan",
    language_navigation: "Språk",

    filter: Sentence("Filtrera {the_initiatives}"),
    filter_toggle: "Filtrera",
    filter_chosen: Counted(["Filtrera ({n} vald)", "Filtrera ({n} valda)"]),
    search: "Sök",
    search_hint: "Ord i namn, text eller aktör",
    years: "År",
    any_year: "alla år",
    find_actor: "Hitta aktör",
    more_actors: Counted([
        "{n} aktör till: sök efter den här ovanför.",
        "{n} aktörer till: sök efter dem här ovanför.",
    ]),
    found_actors: Counted(["{n} aktör heter så.", "{n} aktörer heter så."]),
    no_actor: "Ingen aktör heter så.",
    facet,
    facet_condition,

    initiatives_of: Sentence("{n} av {total} {initiatives}"),
    some_of: Sentence("{n} av {total}"),
    still: Sentence("Fortfarande {count}"),
    hub_of: Sentence("av {total} {initiatives}"),
    lift: Sentence("Ta bort {name}"),
    clear_all: "Rensa allt",
    reset: "Återställ",
    with_chip: Sentence("tillsammans med {name}"),
    county: Sentence("{county} län"),
    nowhere: "utan plats",
    abroad: "utomlands",
    from_chip: Sentence("från {year}"),
    to_chip: Sentence("till {year}"),
    search_chip: Sentence("”{search}”"),
    since_latest: "Senaste uppdateringen",
    since_month: "30 dagar",
    since_year: "I år",
    follow: "Följ härifrån",
    followed: "Adressen är kopierad. Spara den och öppna den nästa gång, så ser du vad som är nytt sedan i dag.",
    since_chip: Sentence("nytt eller ändrat sedan {date}"),
    since_latest_chip: Sentence("senaste uppdateringen, {date}"),
    since_found: Sentence("Sedan {date}: {news}."),
    since_unknown: Sentence("Kartan vet inte när insatser kom till den eller ändrades."),
    since_nothing: Sentence("Inget nytt eller ändrat i urvalet sedan {date}."),
    since_new: Counted(["{n} ny", "{n} nya"]),
    since_changed: Counted(["{n} ändrad", "{n} ändrade"]),
    since_removed: Counted(["{n} har tagits bort", "{n} har tagits bort"]),
    since_noted: Sentence("Ändringar har noterats sedan {date}."),
    noted_new: "Ny",
    noted_changed: "Ändrad",

    takeaway: TakeawayWords {
        and: " och ",
        each: " vardera",
        area_one: Sentence("{the_initiative} hör till {names}"),
        area_one_besides: Sentence("{the_initiative} hör också till {names}"),
        area_all: Sentence("alla {all} {initiatives} hör till {names}"),
        area_all_besides: Sentence("alla {all} {initiatives} hör också till {names}"),
        area_most: Sentence("flest {initiatives} har {names}: {leading} av {all}"),
        area_most_two: Sentence("flest {initiatives} har {names}: {leading} av {all} vardera"),
        area_most_besides: Sentence(
            "{leading} av de {all} {the_initiatives} hör också till {names}",
        ),
        area_most_two_besides: Sentence(
            "{leading} av de {all} {the_initiatives} hör också till {first} och {leading} till {second}",
        ),
        year_one: Sentence("{the_initiative} började {names}"),
        year_all: Sentence("alla började {names}"),
        year_most: Sentence("flest började {names}: {leading}{each}"),
    },

    views: "Visa som",
    view: |view| {
        Sentence(match view {
            View::Map => "Karta",
            View::Objectives => "{Objectives}",
            View::Matrix => "Matris",
            View::Timeline => "Tidslinje",
            View::Actors => "Aktörer",
            View::Places => "Platser",
        })
    },

    map: "Karta över strategin",

    programmes_heading: "Samverkansprogrammen 2016",
    sort_by: "Sortera efter",
    sort_best: "Bästa träff",
    sort_date: "Nyast först",
    sort_funding: "Belopp",
    sort_name: "Namn",
    show_more: Counted(["Visa {n} till", "Visa {n} till"]),
    all_folder: "alla/",
    show_initiatives: Sentence("Visa {all_initiatives}"),
    also_in: "Hör även till",
    group_here: Sentence("{all_initiatives}, varav {n} främst här"),
    no_date: "utan årtal",
    no_date_short: "?",

    details: Sentence("Om {the_initiative}"),
    close: "Stäng",
    back_to_filter: "Till filtret",
    read_about: Sentence("Läs om {name}"),
    searching: "Söker …",
    download: "Ladda ner",
    copy_link: "Kopiera länk",
    copied: "Kopierat.",
    copy_by_hand: "Texten är markerad: kopiera den med Ctrl+C eller genom att hålla fingret på den.",
    embed: "Bädda in kartan",
    own_window: Sentence("Öppna ”{title}” i eget fönster"),

    ignored: Sentence("Länken pekar på något som inte finns i kartan ({what}). Det används inte."),
    dismiss: "Stäng meddelandet",
    retry: "Försök igen",
    error_heading: "Kartan kunde inte starta.",
    error_kept: "Allt innehåll står kvar att läsa här nedanför, men det går inte att filtrera just nu.",
    error_rest_heading: "Allt innehåll kunde inte hämtas.",
    error_rest_kept: "Kartan fungerar, men det går inte att söka i den, och källorna saknas.",
    error_code_kept: "Kartan och filtren fungerar, men det går inte att söka, och av en öppnad insats syns bara namnet.",
    error_network: "Innehållsfilen gick inte att hämta. Kontrollera uppkopplingen.",
    error_timeout: "Innehållsfilen kom inte fram i tid. Uppkopplingen kan vara långsam.",
    error_status: |status| {
        format!("Innehållsfilen gick inte att hämta: servern svarade med felkod {status}.")
    },
    error_view_heading: "Den delen kunde inte visas.",
    error_view: "En del av programmet gick inte att hämta. Kontrollera uppkopplingen, eller ladda om sidan.",
    error_view_kept: "Kartan och listan fungerar som vanligt.",
    view_awaited: "Hämtas …",
    about: Sentence("Om {name}"),
    row_list: Sentence("{all_initiatives}: visa listan"),
    about_area: Sentence("Om {the_area}"),
    about_programme: Sentence("Om {the_programme}"),

    kind,
    family,
    actor_kind,
    actor_kind_chip: Sentence("aktör: {kind}"),
    began_in: Sentence("började {year}"),
    began_until: Sentence("började till och med {year}"),
    million_kronor: Counted(["{n} miljon kronor", "{n} miljoner kronor"]),
    billion_kronor: Counted(["{n} miljard kronor", "{n} miljarder kronor"]),
    kronor: Counted(["{n} krona", "{n} kronor"]),
    million_euro: Counted(["{n} miljon euro", "{n} miljoner euro"]),
    billion_euro: Counted(["{n} miljard euro", "{n} miljarder euro"]),
    euro: Counted(["{n} euro", "{n} euro"]),
    each_year: " per år",
};

/// The words of the views other than the map.
pub(super) static VIEWS: ViewWords = ViewWords {
    objectives_shown: Counted([
        "{n} av strategins {total} {objectives} visas. Övriga har vi inte kunnat bekräfta.",
        "{n} av strategins {total} {objectives} visas. Övriga har vi inte kunnat bekräfta.",
    ]),
    legend_filled: Sentence("fyllt: där {the_initiative} främst hör hemma"),
    legend_hollow: Sentence("ofyllt: {the_initiative} hör även hit"),
    legend_ring: Sentence(
        "Varje ring är året då {the_initiatives} började, det senaste ytterst; ? betyder att året är okänt. Ytterkanten är delad efter {the_area}s {objectives}.",
    ),
    results: Sentence("{Initiatives}"),
    source: "Källa",
    no_initiatives: Sentence("Inga {initiatives} i kartan är knutna till {the_objective}."),
    objective_overview: Sentence("{The_objectives} och deras {initiatives}"),
    objective_order: |order| match order {
        ObjectiveOrder::Number => "Efter nummer",
        ObjectiveOrder::Fewest => "Minst antal först",
    },
    objective_latest: "Senaste började",
    objectives_unnamed: Sentence(
        "{n} av {all_initiatives} i ett {area} saknar {objective} i kartan. Ett litet antal kan därför betyda att kopplingen inte är känd.",
    ),
    unrolled_others: Sentence("Utan {objective} här"),
    unrolled_more: Counted(["{n} {initiative} till", "{n} {initiatives} till"]),
    matrix_columns: "Kolumner",
    matrix_column: |columns| {
        Sentence(match columns {
            Columns::Programmes => "{Programmes}",
            Columns::Kinds => "Typ",
            Columns::Years => "År",
            Columns::ActorKinds => "Aktörer",
            Columns::Counties => "Län",
        })
    },
    matrix_caption: |columns| {
        Sentence(match columns {
            Columns::Programmes => "{Initiatives} i varje {area} och {full_programme}",
            Columns::Kinds => "{Initiatives} i varje {area}, efter typ",
            Columns::Years => "{Initiatives} som pågick i varje {area}, år för år",
            Columns::ActorKinds => "{Initiatives} i varje {area}, efter typ av aktör",
            Columns::Counties => "{Initiatives} i varje {area}, efter län",
        })
    },
    table_all: Sentence("Alla {initiatives}"),
    matrix_any: [
        Sentence("Oavsett {area}"),
        Sentence("Oavsett år"),
        Sentence("Oavsett typ"),
        Sentence("Oavsett {full_programme}"),
        Sentence("Oavsett aktör"),
        Sentence("Oavsett län"),
    ],
    matrix_no_area: Sentence("Inget {area}"),
    matrix_no_programme: Sentence("Inget {full_programme}"),
    matrix_until: Sentence("{year} och tidigare"),
    matrix_note: Sentence(
        "Talet säger hur många {initiatives} en ruta har; upp till nio står också som märken. Ju starkare färg, desto fler. {Initiatives} räknas i varje ruta som de hör till, men bara en gång under ”Oavsett {area}”. Summan kan därför skilja sig från rutorna. Välj en ruta för att se just dess {initiatives}, eller ett namn för att se vilka {objectives} som hör dit.",
    ),
    matrix_in_both: Sentence(
        "{n} av {all_initiatives} hör till både {area} och {full_programme}. En nolla betyder att ingen sådan koppling är känd, inte att inget görs.",
    ),
    timeline_help: Sentence(
        "Varje {initiative} visas en gång, där {the_initiative} främst hör hemma. Mörk stapel: vi vet när {the_initiative} började och slutade. Ljus stapel: vi vet bara året eller månaden. Pil: inget känt slut, eller fortsätter utanför bilden.",
    ),
    timeline_here: Sentence("{n} av {total} främst här"),
    timeline_today: "i dag",
    timeline_undated: Counted(["Utan årtal ({n})", "Utan årtal ({n})"]),
    timeline_more: Counted([
        "{n} äldre till: visa bara den här gruppen",
        "{n} äldre till: visa bara den här gruppen",
    ]),
    timeline_listed: Counted(["{n} till finns i listan", "{n} till finns i listan"]),
    selection_or: " eller ",
    selection_more: Sentence("{count} till"),
    figure_source: Sentence("Källa: {title}"),
    figure_as_of: Sentence("innehåll av {updated}"),
    figure_faint: "blekt: utanför urvalet",
    figure_bins: Sentence(
        "Varje fält står för {area} och år, och talet säger hur många {initiatives} i urvalet som hör dit och började då. Ju starkare färg, desto fler.",
    ),
    figure_matrix: Sentence(
        "Talet säger hur många {initiatives} en ruta har; upp till nio kan också stå som märken. Ju starkare färg, desto fler. {Initiatives} räknas i varje ruta som de hör till, men bara en gång under ”Oavsett {area}”.",
    ),
};

/// What the Swedish page says once and for all.
pub(super) static PAGE: PageWords = PageWords {
    lead: "Se vad som görs för Sveriges nationella life science-strategi: varje märke är en insats, ordnad efter område och år.",
    description: "Interaktiv karta över Sveriges nationella strategi för life science: prioriterade områden, målsättningar, samverkansprogram och insatser.",
    skip_filter: "Hoppa över filtret",
    skip_to_results: Sentence("Till listan över {initiatives}"),
    from_year: "Pågick från och med",
    to_year: "Pågick till och med",
    chosen: "Du har valt",
    tours: "Berättelser:",
    since: "Nytt eller ändrat",
    since_day: "Sedan",
    map_summary: Sentence(
        "{all_areas} och {all_programmes} med {all_initiatives} på {seats}, eftersom {initiatives} kan höra till flera.",
    ),
    seats: Counted(["{n} plats", "{n} platser"]),
    map_help: Sentence(
        "Välj ett märke för att läsa om {the_initiative}, eller ett namn för att bara se det som hör dit.",
    ),
    map_keys: Sentence(
        "Med tangentbordet: pilarna flyttar mellan {initiatives} och år, Page Up och Page Down byter {area}, Skift + pil följer {the_initiative} till dess andra {areas}, Enter öppnar, Esc går ett steg tillbaka.",
    ),
    legend: "Så läser du kartan",
    legend_column: Sentence(
        "Varje kolumn är året då {the_initiatives} började, det senaste till höger; ? betyder att året är okänt.",
    ),
    legend_bin: Sentence(
        "Här finns fler {initiatives} än kartan kan visa var för sig. Varje fält står för {area} och år, och talet säger hur många av {the_initiatives} i urvalet som hör dit och började då. Ju starkare färg, desto fler. Välj ett fält för att gå in i det; när urvalet är litet får varje {initiative} ett eget märke.",
    ),
    to_list: "Visa listan",
    all_on_one_page: Counted([
        "{n} {initiative} på en sida",
        "Alla {n} {initiatives} på en sida",
    ]),
    all_parts: "Delar av listan",
    as_of: Sentence("Uppdaterad {updated}."),
    footer: Sentence(
        "Innehållet ändrades senast {updated}. Namn, datum och belopp är fakta ur källorna; sammanfattningarna är våra egna ord och fria att använda (CC0).",
    ),
    footer_sources: "Strategin på regeringens webbplats",
    without_wasm: [
        "Skript är avstängda här, av webbläsaren eller av sidan som kartan står i.",
        "WebAssembly är avstängt i webbläsaren, till exempel av låst läge eller av din arbetsgivare. Tillåt det för den här webbplatsen så fungerar kartan.",
        "En del av kartans program kom inte fram. Kontrollera uppkopplingen och ladda om sidan.",
        "Webbläsaren är för gammal för den interaktiva kartan.",
    ],
    without_wasm_kept: "Allt innehåll går att läsa här, men inte att filtrera.",
    index: Sentence("Alla {areas}, {objectives} och {programmes}"),
    page_of: Sentence("{Initiatives}, sida {page} av {pages}"),
    back_to_map: "Till kartan",
};

/// The Swedish words of what comes right after the first program.
pub(super) static LATE: LateWords = LateWords {
    no_objectives: Sentence(
        "{The_area}s {objectives} är inte med, eftersom deras lydelse inte har kunnat bekräftas.",
    ),
    noted_term: "I kartan",
    gone_since: Sentence("Borttaget sedan {date}"),
    gone: Sentence("”{name}” finns inte längre i kartan."),
    gone_on: Sentence("”{name}” finns inte längre i kartan sedan {date}."),
    see_instead: "Se i stället",
    nothing_found: Sentence("Inga {initiatives} uppfyller alla villkor."),
    nothing_found_help: "Ta bort ett av dem så får du:",
    nothing_matches: Sentence("Inget matchar ”{search}”."),
    nothing_matches_help: "Kontrollera stavningen eller sök på färre ord.",
    nothing_helps: "Det räcker inte att ta bort ett villkor. Rensa allt och börja om.",
    lifting: Sentence("utan {name}: {all_initiatives}"),
    offered: "Visa allt som hör till:",
    similar: "Liknande träffar",
    similar_help: "Ord i dem liknar det du sökte på. De räknas inte som träffar.",
    areas_term: Sentence("{Full_areas}"),
    objectives_term: Sentence("{Objectives}"),
    programmes_term: Sentence("{Full_programmes}"),
    actors_term: "Aktörer",
    places_term: "Platser",
    funding_term: "Finansiering",
    related_term: "Hänger ihop med",
    sources_term: "Källor",
    in_language: |language| match language {
        Language::Swedish => "på svenska",
        Language::English => "på engelska",
        #[cfg(test)]
        Language::MadeUp => "pip",
    },
    sources_to_come: "Källorna hämtas …",
    main_area: Sentence("främst"),
    outside_selection: Sentence("{The_initiative} ingår inte i urvalet."),
    link_term: Sentence("Länk till {the_initiative}"),
    lead_term: "Ledning",
    period_term: "Period",
    successor_term: "Följdes av",
    successor_from: Sentence("{name} (från {date})"),
    area_number: Sentence("{Full_area} {number}"),
    programme_of: Sentence("{Full_programme} {year}"),
    printed: Sentence("Utskrivet {date} från {address}"),
    error_content,
    unrolled_open: Sentence("Se {the_initiatives} år för år"),
};
