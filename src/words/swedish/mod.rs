//! The Swedish words.

use super::numbers::number;
use super::takeaway::{AreaSentences, YearSentences};
use super::{EmbedWords, TakeawayWords, ViewWords, Words};
use crate::content::{ActorKind, Family, FileError, Kind, Language};
use crate::query::matrix::Columns;
use crate::query::{Facet, Years};
use crate::state::View;

const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Area => "Prioriterat område",
        Facet::Objective => "Målsättning",
        Facet::Programme => "Samverkansprogram",
        Facet::Kind => "Slag",
        Facet::Actor => "Aktör",
        Facet::ActorKind => "Slag av aktör",
        Facet::Began => "Tillkom",
    }
}

/// All choices of a facet, as one condition within a sentence.
const fn facet_condition(facet: Facet) -> &'static str {
    match facet {
        Facet::Area => "de valda områdena",
        Facet::Objective => "de valda målsättningarna",
        Facet::Programme => "de valda programmen",
        Facet::Kind => "de valda slagen",
        Facet::Actor => "de valda aktörerna",
        Facet::ActorKind => "de valda slagen av aktörer",
        Facet::Began => "de valda tillkomståren",
    }
}

const fn kind(kind: Kind) -> &'static str {
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

fn began(years: Years) -> String {
    match years {
        Years::Undated => "utan årtal".to_owned(),
        Years::Until(year) => ["tillkom till och med ", &year.to_string()].concat(),
        Years::One(year) => ["tillkom ", &year.to_string()].concat(),
    }
}

const fn actor_kind(kind: ActorKind) -> &'static str {
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

fn count(number_of: usize) -> String {
    number(number_of as u64, Language::Swedish)
}

fn error_content(error: &FileError) -> String {
    match error {
        FileError::NotText { line, .. } => {
            format!(
                "Innehållsfilen går inte att läsa: den är ingen text i UTF-8 (från rad {line})."
            )
        }
        FileError::NotJson { line, column } => {
            format!(
                "Innehållsfilen går inte att läsa: den är ingen giltig JSON (rad {line}, tecken {column})."
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
        FileError::NoAreas { .. } => {
            "Innehållsfilen har inga prioriterade områden att visa.".to_owned()
        }
    }
}

/// The words of the dialog with the code for other pages.
pub(super) static SNIPPET: EmbedWords = EmbedWords {
    heading: "Bädda in det som visas",
    lead: "Klistra in koden på din egen sida. Den visar kartan som den är här: samma urval, vy och språk.",
    title: "Titel, som skärmläsare läser upp",
    theme: "Färger",
    themes: ["Som besökaren har dem", "Ljusa", "Mörka"],
    controls: "Filter",
    controls_choices: ["Visas, besökaren kan filtrera", "Döljs"],
    way: "Hur kartan bäddas in",
    ways: [
        "Ram som följer kartans höjd (med skript)",
        "Ram med fast höjd (utan skript)",
        "Del av sidan (med skript)",
    ],
    preview: "Förhandsvisning",
    code: "Kod att klistra in",
    copy: "Kopiera koden",
    link: "Öppna på en egen sida",
};

/// All Swedish words.
pub(super) static SWEDISH: Words = Words {
    title: "Life science-kartan",
    lead: "Se vad som görs för Sveriges nationella life science-strategi: varje märke är en insats, varje ring ett år.",
    description: "Interaktiv karta över Sveriges nationella strategi för life science: prioriterade områden, målsättningar, samverkansprogram och insatser.",
    language_navigation: "Språk",
    other_language: "English",
    skip_to_results: "Till listan över insatser",

    filter: "Filtrera insatserna",
    filter_toggle: |chosen| {
        if chosen == 0 {
            "Filtrera".to_owned()
        } else {
            format!("Filtrera ({chosen} valda)")
        }
    },
    search: "Sök",
    search_hint: "Ord i namn, text eller aktör",
    years: "År",
    from_year: "Från och med",
    to_year: "Till och med",
    any_year: "alla år",
    year_option: |year, matching| format!("{year} ({matching})"),
    objectives_count: |count| {
        if count == 1 {
            "1 målsättning".to_owned()
        } else {
            format!("{count} målsättningar")
        }
    },
    objectives_shown: |shown, total| {
        format!("{shown} av strategins {total} målsättningar är med: de som har kunnat bekräftas.")
    },
    find_actor: "Hitta aktör",
    more_actors: |hidden| format!("{} aktörer till: sök efter dem här ovanför.", count(hidden)),
    more_in_list: |hidden| format!("{} till står i listan.", count(hidden)),
    facet,
    facet_condition,
    apply: "Visa",

    initiatives: |number_of| {
        if number_of == 1 {
            "1 insats".to_owned()
        } else {
            format!("{} insatser", count(number_of))
        }
    },
    initiatives_of: |matching, total| format!("{} av {} insatser", count(matching), count(total)),
    hub_caption: |matching, total| {
        if matching == total {
            if total == 1 {
                "insats".to_owned()
            } else {
                "insatser".to_owned()
            }
        } else {
            format!("av {} insatser", count(total))
        }
    },
    chosen: "Du har valt",
    lift: |condition| format!("Ta bort {condition}"),
    clear_all: "Rensa allt",
    from_chip: |year| format!("från {year}"),
    to_chip: |year| format!("till {year}"),
    search_chip: |words| format!("”{words}”"),

    takeaway: TakeawayWords {
        and: " och ",
        each: " var",
        areas: AreaSentences {
            one: "Insatsen hör till {names}",
            one_besides: "Insatsen hör också till {names}",
            all: "Alla {all} insatser hör till {names}",
            all_besides: "Alla {all} insatser hör också till {names}",
            most: "Flest insatser, {leading} av {all}, hör till {names}",
            most_of_two: "Flest insatser, {leading} av {all} var, hör till {names}",
            besides: "Av {all} insatser hör {leading}{each} också till {names}",
        },
        years: YearSentences {
            one: "den tillkom {names}",
            all: "alla tillkom {names}",
            most: "flest tillkom {names} ({leading}{each})",
        },
    },

    views: "Visa som",
    view: |view| match view {
        View::Map => "Karta",
        View::Objectives => "Målsättningar",
        View::Matrix => "Matris",
        View::Timeline => "Tidslinje",
    },

    map: "Karta över strategin",
    map_summary: |areas, programmes, initiatives, memberships| {
        format!(
            "{areas} prioriterade områden och {programmes} samverkansprogram med {} insatser, som står på {} platser eftersom en insats kan höra till flera.",
            count(initiatives),
            count(memberships)
        )
    },
    map_help: "Välj ett märke för att läsa om insatsen, eller ett område för att se bara det.",
    map_keys: "Med tangentbordet: pilarna flyttar mellan insatser och år, Page Up och Page Down byter område, Skift + pil följer insatsen till dess andra områden, Enter öppnar, Esc går ett steg tillbaka.",
    legend: "Så läser du kartan",
    legend_filled: "fyllt: insatsens huvudområde",
    legend_hollow: "ofyllt: insatsen hör även hit",
    legend_ring: "Varje ring är ett år, det senaste ytterst; u.å. betyder utan årtal. Yttre kantens delar är områdets målsättningar.",
    legend_column: "Varje kolumn är ett år, det senaste till höger; u.å. betyder utan årtal.",

    legend_bin: "Här finns fler insatser än kartan kan visa var för sig. Varje fält är ett område och ett år, och talet säger hur många av insatserna i urvalet som hör dit och tillkom då. Ju starkare färg, desto fler. Välj ett fält för att gå in i det; när urvalet är litet får varje insats ett eget märke.",
    bin: |name, years, initiatives| [name, ", ", years, ": ", initiatives].concat(),

    programmes_heading: "Samverkansprogrammen 2016",
    sector_group: |name, number_of| {
        format!(
            "{name}, {}",
            if number_of == 1 {
                "1 insats".to_owned()
            } else {
                format!("{} insatser", count(number_of))
            }
        )
    },
    mark: |name, kind, date| {
        if date.is_empty() {
            format!("{name}. {kind}")
        } else {
            format!("{name}. {kind}, {date}")
        }
    },

    results: "Insatser",
    sort_by: "Ordning",
    sort_best: "Bästa träff",
    sort_date: "Nyast först",
    sort_name: "Namn",
    show_more: |more| format!("Visa {} till", count(more)),
    more_pages: "Fler insatser",
    also_in: "Hör även till",
    no_date: "utan årtal",
    // As libraries write it.
    no_date_short: "u.å.",

    nothing_found: "Ingen insats passar alla villkoren.",
    nothing_found_help: "Ta bort ett av dem så får du:",
    nothing_helps: "Inget enskilt villkor räcker att ta bort. Rensa allt och börja om.",
    lifting: |condition, matching| {
        format!(
            "utan {condition}: {}",
            if matching == 1 {
                "1 insats".to_owned()
            } else {
                format!("{} insatser", count(matching))
            }
        )
    },
    similar: "Liknande träffar",
    similar_help: "Ord i dem liknar det du sökte på. De räknas inte som träffar.",

    details: "Om insatsen",
    close: "Stäng",
    kind_term: "Slag",
    date_term: "När",
    areas_term: "Prioriterade områden",
    objectives_term: "Målsättningar",
    programmes_term: "Samverkansprogram",
    actors_term: "Aktörer",
    places_term: "Platser",
    funding_term: "Finansiering",
    related_term: "Hänger ihop med",
    sources_term: "Källor",
    source: "Källa",
    sources_to_come: "Källorna hämtas …",
    searching: "Söker …",
    main_area: "huvudområde",
    link_term: "Länk hit",
    copy_link: "Kopiera länken",
    copied: "Kopierat.",
    copy_by_hand: "Texten är markerad: kopiera den med Ctrl+C eller genom att hålla fingret på den.",
    embed: "Bädda in kartan",
    lead_term: "Ledning",
    period_term: "Period",
    successor_term: "Följdes av",
    successor_from: |name, from| format!("{name} (från {from})"),
    area_number: |number| format!("Prioriterat område {number}"),
    programme_of_2016: "Samverkansprogram 2016",
    no_initiatives: "Ingen insats i kartan är knuten till målsättningen.",
    no_objectives: "Områdets målsättningar är inte med, eftersom deras lydelse inte har kunnat bekräftas.",
    other_initiatives: "Övriga insatser i området",

    footer: |updated| {
        format!(
            "Innehållet ändrades senast {updated}. Namn, datum och belopp är fakta ur källorna; sammanfattningarna är våra egna ord och fria att använda (CC0)."
        )
    },
    footer_sources: "Strategin hos regeringen",
    own_window: "Öppna Life science-kartan i eget fönster",

    ignored: |what| {
        format!("Länken hade ett val som inte finns i kartan och som därför inte används: {what}.")
    },
    dismiss: "Stäng meddelandet",
    retry: "Försök igen",
    error_heading: "Kartan kunde inte starta.",
    error_kept: "Allt innehåll står kvar att läsa här nedanför, men det går inte att filtrera just nu.",
    error_rest_heading: "Allt innehåll kunde inte hämtas.",
    error_rest_kept: "Kartan fungerar, men det går inte att söka i den, och källorna saknas.",
    error_network: "Innehållsfilen gick inte att hämta. Kontrollera uppkopplingen.",
    error_timeout: "Innehållsfilen kom inte fram i tid. Uppkopplingen kan vara långsam.",
    error_status: |status| {
        format!("Innehållsfilen gick inte att hämta: servern svarade med felkod {status}.")
    },
    error_content,
    error_view_heading: "Den delen kunde inte visas.",
    error_view: "En del av programmet gick inte att hämta. Kontrollera uppkopplingen, eller ladda om sidan.",
    error_view_kept: "Kartan och listan fungerar som vanligt.",
    view_awaited: "Hämtas …",
    needs_modern_browser: "Din webbläsare kan inte köra den interaktiva kartan. Här är allt innehåll att läsa; med en nyare webbläsare går det också att filtrera.",

    unrolled_open: "Öppna i full bredd",

    page_of: |page, pages| format!("Insatser, sida {page} av {pages}"),
    back_to_map: "Till kartan",
    previous_page: "Föregående sida",

    next_page: "Nästa sida",

    kind,
    family,
    actor_kind,
    actor_kind_chip: |kind| ["aktör: ", &actor_kind(kind).to_lowercase()].concat(),
    began,
    months: [
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
    ],
    decimal_sign: ",",
    million_kronor: |text| {
        if text == "1" {
            "1 miljon kronor".to_owned()
        } else {
            format!("{text} miljoner kronor")
        }
    },
    billion_kronor: |text| {
        if text == "1" {
            "1 miljard kronor".to_owned()
        } else {
            format!("{text} miljarder kronor")
        }
    },
    kronor: |text| format!("{text} kronor"),
    million_euro: |text| {
        if text == "1" {
            "1 miljon euro".to_owned()
        } else {
            format!("{text} miljoner euro")
        }
    },
    billion_euro: |text| {
        if text == "1" {
            "1 miljard euro".to_owned()
        } else {
            format!("{text} miljarder euro")
        }
    },
    euro: |text| format!("{text} euro"),
    each_year: " per år",
};

/// The words of the views other than the map.
pub(super) static VIEWS: ViewWords = ViewWords {
    unrolled_back: "Tillbaka till kartan",
    unrolled_others: "Ingen målsättning angiven",
    unrolled_more: |more| {
        if more == 1 {
            "1 insats till".to_owned()
        } else {
            format!("{} insatser till", count(more))
        }
    },
    matrix_columns: "Kolumner",
    matrix_column: |columns| match columns {
        Columns::Programmes => "Program",
        Columns::Kinds => "Slag",
        Columns::Years => "År",
        Columns::ActorKinds => "Aktörer",
    },
    matrix_caption: |columns| match columns {
        Columns::Programmes => "Insatser i varje område och samverkansprogram",
        Columns::Kinds => "Insatser i varje område, efter slag",
        Columns::Years => "Insatser i varje område, år för år",
        Columns::ActorKinds => "Insatser i varje område, efter slag av aktör",
    },
    matrix_all: "Alla insatser",
    matrix_note: "Varje märke är en insats. Fler än nio står som ett tal, i starkare färg ju fler de är. En insats räknas i varje ruta som den hör till, men bara en gång under ”Alla insatser”, där även de räknas som inte hör till någon annan ruta. Välj en ruta för att se just dess insatser, eller ett område för att se dess målsättningar.",
    timeline_help: "En fylld stapel går från början till slut, eller visar en dag. En ljus är ett år eller en månad, så noga som tiden är känd. En spets betyder att det inte finns något känt slut, eller att stapeln fortsätter utanför bilden.",
    timeline_today: "i dag",
    timeline_undated: |number_of| format!("Utan årtal ({})", count(number_of)),
    timeline_more: |more| format!("{} äldre till: visa bara den här gruppen", count(more)),
    timeline_listed: |more| format!("{} till finns i listan", count(more)),
};
