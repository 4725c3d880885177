//! The English words.

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
        Facet::Kind => "Type",
        Facet::Actor => "Organisation",
        Facet::ActorKind => "Type of organisation",
        Facet::Began => "Began",
        Facet::Place => "Place",
    })
}

/// All choices of a facet, as one condition within a sentence.
const fn facet_condition(facet: Facet) -> Sentence {
    Sentence(match facet {
        Facet::Area => "the selected {areas}",
        Facet::Objective => "the selected {objectives}",
        Facet::Programme => "the selected {programmes}",
        Facet::Kind => "the selected types",
        Facet::Actor => "the selected organisations",
        Facet::ActorKind => "the selected types of organisation",
        Facet::Began => "the selected years of beginning",
        Facet::Place => "the selected places",
    })
}

/// A noun without other forms: in English, "the" needs no ending.
const fn noun(one: &'static str, many: &'static str) -> Noun<'static> {
    Noun {
        one,
        many,
        the_one: "",
        the_many: "",
        full_one: one,
        full_many: many,
    }
}

/// The names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assignment => "Government assignment",
        Kind::Investment => "Investment",
        Kind::Inquiry => "Inquiry",
        Kind::Legislation => "Legislation",
        Kind::Agreement => "Agreement",
        Kind::Infrastructure => "Infrastructure",
        Kind::Programme => "Programme",
        Kind::Report => "Report",
        Kind::Event => "Event",
        Kind::Organisation => "Organisation",
    }
}

const fn family(family: Family) -> &'static str {
    match family {
        Family::Work => "programme, assignment",
        Family::Rules => "inquiry, law, report",
        Family::Means => "investment, infrastructure",
        Family::Partnership => "agreement, event, organisation",
    }
}

pub(super) const fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "Government and ministries",
        ActorKind::Agency => "Agency",
        ActorKind::Region => "Region",
        ActorKind::Municipality => "Municipality",
        ActorKind::University => "University",
        ActorKind::Company => "Company",
        ActorKind::Foundation => "Foundation",
        ActorKind::Association => "Association or network",
        ActorKind::International => "International body",
    }
}

fn error_content(error: &FileError) -> String {
    match error {
        FileError::NotText { line, .. } => {
            format!(
                "The content file cannot be read: it is not text in UTF-8 (from line {line} on)."
            )
        }
        FileError::NotJson { line, column } => {
            format!(
                "The content file cannot be read: it is not valid JSON (line {line}, character {column})."
            )
        }
        FileError::Truncated { line, .. } => {
            format!("The content file did not arrive whole: it ends in the middle (line {line}).")
        }
        FileError::NotAnObject { .. } | FileError::NoVersion => {
            "The content file has the wrong form: it is not content for this map.".to_owned()
        }
        FileError::OtherVersion { version } => {
            format!(
                "The content file has version {version} of the format, which this map cannot read."
            )
        }
        FileError::NoAreas { .. } => "The content file has no areas to show.".to_owned(),
    }
}

/// The words of the dialog with the embed code.
pub(super) static EMBED: EmbedWords = EmbedWords {
    heading: "Embed what is shown",
    lead: "Paste the code into your own page. It shows the map as it is here: the same selection, view and language.",
    title: "Title (read out by screen readers)",
    theme: "Colours",
    themes: ["As the visitor has them", "Light", "Dark"],
    controls: "Filter",
    controls_choices: ["Shown, visitors can filter", "Hidden"],
    way: "How the map is embedded",
    ways: [
        "Frame as high as the map (script)",
        "Frame of fixed height (no script)",
        "In the page itself (script)",
        "The address alone, no code",
    ],
    preview: "Preview",
    code: "Code to paste",
    copy: "Copy the code",
    link: "Open on a page of its own",
};

/// The words of the dialog for downloads.
pub(super) static TOUR: TourWords = TourWords {
    tour: "Story",
    steps: "All steps",
    ways: "The steps of the story",
    step_of: Sentence("{step} of {steps}"),
    previous: "Previous",
    next: "Next",
    end: "End",
    back_to_step: Sentence("Back to step {step}"),
    gone: "The map does not have that story.",
};

pub(super) static PLACES: PlacesWords = PlacesWords {
    located: Sentence(
        "The sources of {n} of {all_initiatives} name a place; those of {without} do not.",
    ),
    all_located: Counted([
        "The sources of {n} {initiative} name a place.",
        "The sources of {n} {initiatives} name a place.",
    ]),
    located_note: "That does not mean that they concern the whole country.",
    map: "Map of Sweden",
    keys: "The arrow keys move between the marks.",
    list: "Counties and places",
    list_note: Sentence("The number says how many {initiatives} you see if you choose the place."),
    seldom: Sentence(
        "The sources of a region’s or a university’s own {initiatives} seldom name a place.",
    ),
    to_actors: "See what each organisation takes part in",
    per_mark: Sentence("Each mark stands for up to {n} {initiatives}."),
    schematic: "There are so many places that the marks are only in order: the northernmost at the top, the westernmost on the left.",
    off_the_map: "Off the map",
    source: "County borders: Natural Earth",
    colours: Sentence("Colour: the {initiative}’s main {area}"),
    mark: Sentence("{name}. Place: {place}"),
};

pub(super) static DOWNLOAD: DownloadWords = DownloadWords {
    heading: "Download",
    table: "Table",
    view_table: "The table on the page",
    view_table_help: "Its rows and columns with the numbers.",
    data: "All initiatives as CSV for programs",
    data_help: "has all the facts, and a description of each column.",
    table_help: "Everything in the selection, in the order of the list. The Excel file opens correctly straight away. CSV is for other programs, JSON for the map itself.",
    separator: "Separator in CSV",
    separators: [
        "As Excel has it in English (,)",
        "Semicolon (;)",
        "Comma (,)",
    ],
    picture: "Picture",
    format: "Format",
    formats: ["Wide, for slides", "Square", "A4, upright"],
    theme: "Colours",
    themes: ["Light", "Dark"],
    preview: "What the picture looks like",
    no_png: "This page does not allow PNG. Download SVG instead, or open the map’s own page.",
    text: "Copy or share",
    copy: "Copy the table",
    share: "Share the link",
    citation: "Citation of the open initiative",
    citation_help: "The map’s entry and, apart from it, the sources that it is based on.",
    cite: "Copy the citation",
    making: "Loading …",
    sent: "The file {name} has been handed to the browser.",
    failed: "The file could not be made. Check the connection and try again.",
    copied: "The table is copied. Paste it into Excel or Word.",
    by_hand: "The browser does not let the map copy. The text is selected: copy it with Ctrl+C.",
    elsewhere: "Open the selection in a page of its own and download there",
    forbidden: "The page that the map stands in may have turned off downloads. If so, open this address in a new tab:",
    as_of: Sentence(
        "Content of {updated}. Names, dates and amounts are facts from the sources; the summaries are free to use (CC0).",
    ),
};

/// The English words of the first program.
pub(super) static WORDS: Words = Words {
    language: Language::English,
    nouns: [
        Noun {
            full_one: "priority area",
            full_many: "priority areas",
            ..noun("area", "areas")
        },
        noun("objective", "objectives"),
        Noun {
            full_one: "collaboration programme",
            full_many: "collaboration programmes",
            ..noun("programme", "programmes")
        },
        noun("initiative", "initiatives"),
    ],
    is_one: |number| number == 1,
    thousands: ",",
    thousands_from: 4,
    decimal_sign: ".",

    title: "The life sciences map",
    language_navigation: "Language",

    filter: Sentence("Filter the {initiatives}"),
    filter_toggle: "Filter",
    filter_chosen: Counted(["Filter ({n} selected)", "Filter ({n} selected)"]),
    search: "Search",
    search_hint: "Names, texts and organisations",
    years: "Years",
    any_year: "any year",
    find_actor: "Find an organisation",
    more_actors: Counted([
        "{n} more organisation: search for it above.",
        "{n} more organisations: search for them above.",
    ]),
    found_actors: Counted([
        "{n} organisation has that name.",
        "{n} organisations have that name.",
    ]),
    no_actor: "No organisation has that name.",
    facet,
    facet_condition,

    initiatives_of: Sentence("{n} of {total} {initiatives}"),
    some_of: Sentence("{n} of {total}"),
    still: Sentence("Still {count}"),
    hub_of: Sentence("of {total} {initiatives}"),
    lift: Sentence("Remove {name}"),
    clear_all: "Clear all",
    reset: "Reset",
    with_chip: Sentence("together with {name}"),
    county: Sentence("{county} County"),
    nowhere: "no place",
    abroad: "abroad",
    from_chip: Sentence("from {year}"),
    to_chip: Sentence("to {year}"),
    since_latest: "Latest update",
    since_month: "30 days",
    since_year: "This year",
    follow: "Follow from here",
    followed: "The address is copied. Save it and open it next time to see what is new since today.",
    since_chip: Sentence("new or changed since {date}"),
    since_latest_chip: Sentence("latest update, {date}"),
    since_found: Sentence("Since {date}: {news}."),
    since_unknown: Sentence("The map does not know when initiatives came to it or were changed."),
    since_nothing: Sentence("Nothing new or changed in the selection since {date}."),
    since_new: Counted(["{n} new", "{n} new"]),
    since_changed: Counted(["{n} changed", "{n} changed"]),
    since_removed: Counted(["{n} has been removed", "{n} have been removed"]),
    since_noted: Sentence("Changes have been noted since {date}."),
    noted_new: "New",
    noted_changed: "Changed",
    search_chip: Sentence("“{search}”"),

    takeaway: TakeawayWords {
        and: " and ",
        each: " each",
        area_one: Sentence("the {initiative} belongs to {names}"),
        area_one_besides: Sentence("the {initiative} also belongs to {names}"),
        area_all: Sentence("all {all} {initiatives} belong to {names}"),
        area_all_besides: Sentence("all {all} {initiatives} also belong to {names}"),
        area_most: Sentence("{names} has the most {initiatives} ({leading} of {all})"),
        area_most_two: Sentence("{names} have the most {initiatives} ({leading} of {all} each)"),
        area_most_besides: Sentence("{leading} of the {all} {initiatives} also belong to {names}"),
        area_most_two_besides: Sentence(
            "{leading} of the {all} {initiatives} also belong to {first}, and {leading} to {second}",
        ),
        year_one: Sentence("it began in {names}"),
        year_all: Sentence("all began in {names}"),
        year_most: Sentence("more began in {names} than in any other year ({leading}{each})"),
    },

    views: "Show as",
    view: |view| {
        Sentence(match view {
            View::Map => "Map",
            View::Objectives => "{Objectives}",
            View::Matrix => "Matrix",
            View::Timeline => "Timeline",
            View::Actors => "Organisations",
            View::Places => "Places",
        })
    },

    map: "Map of the strategy",

    programmes_heading: "The collaboration programmes of 2016",
    sort_by: "Sort by",
    sort_best: "Best match",
    sort_date: "Newest first",
    sort_funding: "Amount",
    sort_name: "Name",
    show_more: Counted(["Show {n} more", "Show {n} more"]),
    all_folder: "all/",
    show_initiatives: Sentence("Show {all_initiatives}"),
    also_in: "Also belongs to",
    group_here: Sentence("{all_initiatives}, {n} of them mainly here"),
    no_date: "no year given",
    no_date_short: "?",

    details: Sentence("About the {initiative}"),
    close: "Close",
    back_to_filter: "To the filter",
    read_about: Sentence("Read about {name}"),
    searching: "Searching …",
    download: "Download",
    copy_link: "Copy link",
    copied: "Copied.",
    copy_by_hand: "The text is selected: copy it with Ctrl+C, or by holding your finger on it.",
    embed: "Embed the map",
    own_window: Sentence("Open “{title}” in its own window"),

    ignored: Sentence(
        "The link refers to something that is not on the map ({what}). It is not used.",
    ),
    dismiss: "Close the message",
    retry: "Try again",
    error_heading: "The map could not start.",
    error_kept: "All content is still here to read below, but it cannot be filtered right now.",
    error_rest_heading: "Not all content could be fetched.",
    error_rest_kept: "The map works, but it cannot be searched, and the sources are missing.",
    error_code_kept: "The map and its filters work, but it cannot be searched, and an initiative that is opened shows only its name.",
    error_network: "The content file could not be fetched. Check the connection.",
    error_timeout: "The content file did not arrive in time. The connection may be slow.",
    error_status: |status| {
        format!("The content file could not be fetched: the server answered with error {status}.")
    },
    error_view_heading: "That part could not be shown.",
    error_view: "A part of the program could not be fetched. Check the connection, or reload the page.",
    error_view_kept: "The map and the list work as usual.",
    view_awaited: "Fetching …",
    about: Sentence("About {name}"),
    row_list: Sentence("{all_initiatives}: show the list"),
    about_area: Sentence("About the {area}"),
    about_programme: Sentence("About the {programme}"),

    kind,
    family,
    actor_kind,
    actor_kind_chip: Sentence("organisation: {kind}"),
    began_in: Sentence("began {year}"),
    began_until: Sentence("begun up to {year}"),
    million_kronor: Counted(["SEK {n} million", "SEK {n} million"]),
    billion_kronor: Counted(["SEK {n} billion", "SEK {n} billion"]),
    kronor: Counted(["SEK {n}", "SEK {n}"]),
    million_euro: Counted(["EUR {n} million", "EUR {n} million"]),
    billion_euro: Counted(["EUR {n} billion", "EUR {n} billion"]),
    euro: Counted(["EUR {n}", "EUR {n}"]),
    each_year: " a year",
};

/// The words of the views other than the map.
pub(super) static VIEWS: ViewWords = ViewWords {
    objectives_shown: Counted([
        "{n} of the strategy’s {total} {objectives} is here: the rest could not be verified.",
        "{n} of the strategy’s {total} {objectives} are here: the rest could not be verified.",
    ]),
    legend_filled: Sentence("filled: the {initiative}’s main {area}"),
    legend_hollow: Sentence("hollow: also relevant here"),
    legend_ring: Sentence(
        "Each ring is the year in which the {initiatives} began, the latest outermost; ? means that the year is unknown. The rim is divided by the {area}’s {objectives}.",
    ),
    results: Sentence("{Initiatives}"),
    source: "Source",
    no_initiatives: Sentence("No {initiative} on the map is linked to this {objective}."),
    objective_overview: Sentence("The {objectives} and their {initiatives}"),
    objective_order: |order| match order {
        ObjectiveOrder::Number => "By number",
        ObjectiveOrder::Fewest => "Fewest first",
    },
    objective_latest: "Latest began",
    objectives_unnamed: Sentence(
        "No {objective} is given for {n} of {all_initiatives} in the {areas}. A low number may also mean that the link is not known.",
    ),
    unrolled_others: Sentence("No {objective} here"),
    unrolled_more: Counted(["{n} more {initiative}", "{n} more {initiatives}"]),
    matrix_columns: "Columns",
    matrix_column: |columns| {
        Sentence(match columns {
            Columns::Programmes => "{Programmes}",
            Columns::Kinds => "Types",
            Columns::Years => "Years",
            Columns::ActorKinds => "Organisations",
            Columns::Counties => "Counties",
        })
    },
    matrix_caption: |columns| {
        Sentence(match columns {
            Columns::Programmes => "{Initiatives} in each {area} and {full_programme}",
            Columns::Kinds => "{Initiatives} in each {area}, by type",
            Columns::Years => "{Initiatives} under way in each {area}, year by year",
            Columns::ActorKinds => "{Initiatives} in each {area}, by type of organisation",
            Columns::Counties => "{Initiatives} in each {area}, by county",
        })
    },
    table_all: Sentence("All {initiatives}"),
    matrix_any: [
        Sentence("Regardless of {area}"),
        Sentence("Regardless of year"),
        Sentence("Regardless of type"),
        Sentence("Regardless of {full_programme}"),
        Sentence("Regardless of organisation"),
        Sentence("Regardless of county"),
    ],
    matrix_no_area: Sentence("No {area}"),
    matrix_no_programme: Sentence("No {full_programme}"),
    matrix_until: Sentence("{year} and earlier"),
    matrix_note: Sentence(
        "The number says how many {initiatives} a cell has; up to nine are also shown as marks. The stronger the colour, the more there are. Each {initiative} counts in every cell that it belongs to, but only once under “Regardless of {area}”. So the sum may differ from the cells. Choose a cell to see just its {initiatives}, or a name to see which {objectives} belong there.",
    ),
    matrix_in_both: Sentence(
        "{n} of {all_initiatives} are linked to {areas} as well as to {full_programmes}. A nought means that no such link is known, not that nothing is done.",
    ),
    timeline_help: Sentence(
        "Each {initiative} is shown once, where it mainly belongs. Dark bars: the beginning and the end are known. Light bars: only the year or month is known. An arrow means that there is no known end, or that the bar goes on outside the picture.",
    ),
    timeline_here: Sentence("{n} of {total} mainly here"),
    timeline_today: "today",
    timeline_undated: Counted(["No date ({n})", "No date ({n})"]),
    timeline_more: Counted([
        "{n} older one: show this group alone",
        "{n} older ones: show this group alone",
    ]),
    timeline_listed: Counted(["{n} more is in the list", "{n} more are in the list"]),
    selection_or: " or ",
    selection_more: Sentence("{count} more"),
    figure_source: Sentence("Source: {title}"),
    figure_as_of: Sentence("content of {updated}"),
    figure_faint: "faint: outside the selection",
    figure_bins: Sentence(
        "Each field stands for {area} and year, and the number says how many of the selected {initiatives} belong there and began then. The stronger the colour, the more there are.",
    ),
    figure_matrix: Sentence(
        "The number says how many {initiatives} a cell has; up to nine may also be shown as marks. The stronger the colour, the more there are. Each {initiative} counts in every cell that it belongs to, but only once under “Regardless of {area}”.",
    ),
};

/// What the English page says once and for all.
pub(super) static PAGE: PageWords = PageWords {
    lead: "See what is being done under Sweden’s national life sciences strategy. Each mark is an initiative, arranged by area and year.",
    description: "An interactive map of Sweden’s national life sciences strategy: priority areas, objectives, collaboration programmes and initiatives.",
    skip_filter: "Skip the filter",
    skip_to_results: Sentence("To the list of {initiatives}"),
    from_year: "Under way from",
    to_year: "Under way to",
    chosen: "Your selection",
    tours: "Stories:",
    since: "New or changed",
    since_day: "Since",
    map_summary: Sentence(
        "{all_areas} and {all_programmes} with {all_initiatives} in {seats}, since {initiatives} can belong to several.",
    ),
    seats: Counted(["{n} place", "{n} places"]),
    map_help: Sentence(
        "Choose a mark to read about the {initiative}, or a name to see only what belongs there.",
    ),
    map_keys: Sentence(
        "With the keyboard: the arrows move between {initiatives} and years, Page Up and Page Down change {area}, Shift + arrow follows the {initiative} to its other {areas}, Enter opens, Esc goes one step back.",
    ),
    legend: "How to read the map",
    legend_column: Sentence(
        "Each column is the year in which the {initiatives} began, the latest to the right; ? means that the year is unknown.",
    ),
    legend_bin: Sentence(
        "There are more {initiatives} here than the map can show one by one. Each field is one {area} and one year, and the number says how many of the selected {initiatives} belong there and began then. The stronger the colour, the more. Choose a field to go into it; when the selection is small, each {initiative} has a mark of its own.",
    ),
    to_list: "Show list",
    all_on_one_page: Counted([
        "{n} {initiative} on one page",
        "All {n} {initiatives} on one page",
    ]),
    all_parts: "Parts of the list",
    as_of: Sentence("Updated {updated}."),
    footer: Sentence(
        "Last updated {updated}. Names, dates and amounts are facts from the sources; the summaries are our own words and free to use (CC0).",
    ),
    footer_sources: "The strategy on the Government’s website",
    without_wasm: [
        "Scripts are turned off here, by the browser or by the page that the map stands in.",
        "WebAssembly is turned off in the browser, for example by Lockdown Mode or by your employer. Allow it for this site, and the map works.",
        "A part of the map’s program did not arrive. Check the connection, and reload the page.",
        "The browser is too old for the interactive map.",
    ],
    without_wasm_kept: "All content can be read here, but not filtered.",
    index: Sentence("All {areas}, {objectives} and {programmes}"),
    page_of: Sentence("{Initiatives}, page {page} of {pages}"),
    back_to_map: "To the map",
};

/// The English words of what comes right after the first program.
pub(super) static LATE: LateWords = LateWords {
    no_objectives: Sentence(
        "The {objectives} of this {area} are left out, since their wording could not be verified.",
    ),
    noted_term: "On the map",
    gone_since: Sentence("Removed since {date}"),
    gone: Sentence("“{name}” is no longer on the map."),
    gone_on: Sentence("“{name}” has not been on the map since {date}."),
    see_instead: "See instead",
    nothing_found: Sentence("No {initiative} meets all the conditions."),
    nothing_found_help: "Remove one of them, and you get:",
    nothing_matches: Sentence("Nothing matches “{search}”."),
    nothing_matches_help: "Check the spelling, or search for fewer words.",
    nothing_helps: "Removing one condition is not enough. Clear all and start again.",
    lifting: Sentence("without {name}: {all_initiatives}"),
    offered: "Show everything that belongs to:",
    similar: "Similar results",
    similar_help: "Words in them are like those you searched for. They are not counted as results.",
    areas_term: Sentence("{Full_areas}"),
    objectives_term: Sentence("{Objectives}"),
    programmes_term: Sentence("{Full_programmes}"),
    actors_term: "Organisations",
    places_term: "Places",
    funding_term: "Funding",
    related_term: "Related to",
    sources_term: "Sources",
    in_language: |language| match language {
        Language::Swedish => "in Swedish",
        Language::English => "in English",
        #[cfg(test)]
        Language::MadeUp => "pip",
    },
    sources_to_come: "Fetching the sources …",
    main_area: Sentence("main {area}"),
    outside_selection: Sentence("This {initiative} is not part of the selection."),
    link_term: Sentence("Link to the {initiative}"),
    lead_term: "Led by",
    period_term: "Period",
    successor_term: "Followed by",
    successor_from: Sentence("{name} (from {date})"),
    area_number: Sentence("{Full_area} {number}"),
    programme_of: Sentence("{Full_programme} of {year}"),
    printed: Sentence("Printed {date} from {address}"),
    error_content,
    unrolled_open: Sentence("See the {initiatives} year by year"),
};
