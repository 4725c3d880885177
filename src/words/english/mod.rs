//! The English words.

use super::numbers::number;
use super::takeaway::{AreaSentences, YearSentences};
use super::{EmbedWords, TakeawayWords, ViewWords, Words};
use crate::content::{ActorKind, Family, FileError, Kind, Language};
use crate::query::matrix::Columns;
use crate::query::{Facet, Years};
use crate::state::View;

const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Area => "Priority area",
        Facet::Objective => "Objective",
        Facet::Programme => "Collaboration programme",
        Facet::Kind => "Kind",
        Facet::Actor => "Actor",
        Facet::ActorKind => "Kind of actor",
        Facet::Began => "Began",
    }
}

/// All choices of a facet, as one condition within a sentence.
const fn facet_condition(facet: Facet) -> &'static str {
    match facet {
        Facet::Area => "the chosen areas",
        Facet::Objective => "the chosen objectives",
        Facet::Programme => "the chosen programmes",
        Facet::Kind => "the chosen kinds",
        Facet::Actor => "the chosen actors",
        Facet::ActorKind => "the chosen kinds of actors",
        Facet::Began => "the chosen years of beginning",
    }
}

const fn kind(kind: Kind) -> &'static str {
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

fn began(years: Years) -> String {
    match years {
        Years::Undated => "no date".to_owned(),
        Years::Until(year) => ["begun up to ", &year.to_string()].concat(),
        Years::One(year) => ["began ", &year.to_string()].concat(),
    }
}

const fn actor_kind(kind: ActorKind) -> &'static str {
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

fn count(number_of: usize) -> String {
    number(number_of as u64, Language::English)
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
        FileError::NoAreas { .. } => "The content file has no priority areas to show.".to_owned(),
    }
}

/// The words of the dialog with the code for other pages.
pub(super) static SNIPPET: EmbedWords = EmbedWords {
    heading: "Embed what is shown",
    lead: "Paste the code into your own page. It shows the map as it is here: the same selection, view and language.",
    title: "Title, which screen readers read out",
    theme: "Colours",
    themes: ["As the visitor has them", "Light", "Dark"],
    controls: "Filter",
    controls_choices: ["Shown, visitors can filter", "Hidden"],
    way: "How the map is embedded",
    ways: [
        "Frame as high as the map (with a script)",
        "Frame of a fixed height (without a script)",
        "Part of the page (with a script)",
    ],
    preview: "Preview",
    code: "Code to paste",
    copy: "Copy the code",
    link: "Open on a page of its own",
};

/// All English words.
pub(super) static ENGLISH: Words = Words {
    title: "The life sciences map",
    lead: "See what is done for Sweden’s national life sciences strategy: each mark is an initiative, each ring a year.",
    description: "An interactive map of Sweden’s national life sciences strategy: priority areas, objectives, collaboration programmes and initiatives.",
    language_navigation: "Language",
    other_language: "Svenska",
    skip_to_results: "To the list of initiatives",

    filter: "Filter the initiatives",
    filter_toggle: |chosen| {
        if chosen == 0 {
            "Filter".to_owned()
        } else {
            format!("Filter ({chosen} chosen)")
        }
    },
    search: "Search",
    search_hint: "Words in name, text or actor",
    years: "Years",
    from_year: "From",
    to_year: "To",
    any_year: "any year",
    year_option: |year, matching| format!("{year} ({matching})"),
    objectives_count: |count| {
        if count == 1 {
            "1 objective".to_owned()
        } else {
            format!("{count} objectives")
        }
    },
    objectives_shown: |shown, total| {
        format!(
            "{shown} of the strategy’s {total} objectives are here: those that could be verified."
        )
    },
    find_actor: "Find an actor",
    more_actors: |hidden| format!("{} more actors: search for them above.", count(hidden)),
    more_in_list: |hidden| format!("{} more are in the list.", count(hidden)),
    facet,
    facet_condition,
    apply: "Show",

    initiatives: |number_of| {
        if number_of == 1 {
            "1 initiative".to_owned()
        } else {
            format!("{} initiatives", count(number_of))
        }
    },
    initiatives_of: |matching, total| {
        format!("{} of {} initiatives", count(matching), count(total))
    },
    hub_caption: |matching, total| {
        if matching == total {
            if total == 1 {
                "initiative".to_owned()
            } else {
                "initiatives".to_owned()
            }
        } else {
            format!("of {} initiatives", count(total))
        }
    },
    chosen: "You have chosen",
    lift: |condition| format!("Remove {condition}"),
    clear_all: "Clear all",
    from_chip: |year| format!("from {year}"),
    to_chip: |year| format!("to {year}"),
    search_chip: |words| format!("“{words}”"),

    takeaway: TakeawayWords {
        and: " and ",
        each: " each",
        areas: AreaSentences {
            one: "The initiative belongs to {names}",
            one_besides: "The initiative also belongs to {names}",
            all: "All {all} initiatives belong to {names}",
            all_besides: "All {all} initiatives also belong to {names}",
            most: "The largest group, {leading} of {all} initiatives, belongs to {names}",
            most_of_two: "The largest groups, {leading} of {all} initiatives each, belong to {names}",
            besides: "Of {all} initiatives {leading}{each} also belong to {names}",
        },
        years: YearSentences {
            one: "it began in {names}",
            all: "all began in {names}",
            most: "no other year has as many starts as {names} ({leading}{each})",
        },
    },

    views: "Show as",
    view: |view| match view {
        View::Map => "Map",
        View::Objectives => "Objectives",
        View::Matrix => "Matrix",
        View::Timeline => "Timeline",
    },

    map: "Map of the strategy",
    map_summary: |areas, programmes, initiatives, memberships| {
        format!(
            "{areas} priority areas and {programmes} collaboration programmes with {} initiatives, which stand in {} places since one initiative can belong to several.",
            count(initiatives),
            count(memberships)
        )
    },
    map_help: "Choose a mark to read about the initiative, or an area to see that one alone.",
    map_keys: "With the keyboard: the arrows move between initiatives and years, Page Up and Page Down change area, Shift + arrow follows the initiative to its other areas, Enter opens, Esc goes one step back.",
    legend: "How to read the map",
    legend_filled: "filled: the initiative’s main area",
    legend_hollow: "hollow: the initiative belongs here, too",
    legend_ring: "Each ring is a year, the latest outermost; n.d. means no date. The parts of the rim are the area’s objectives.",
    legend_column: "Each column is a year, the latest to the right; n.d. means no date.",

    legend_bin: "There are more initiatives here than the map can show one by one. Each field is an area and a year, and the number says how many of the selected initiatives belong there and began then. The stronger the colour, the more. Choose a field to go into it; when the selection is small, each initiative has a mark of its own.",
    bin: |name, years, initiatives| [name, ", ", years, ": ", initiatives].concat(),

    programmes_heading: "The collaboration programmes of 2016",
    sector_group: |name, number_of| {
        format!(
            "{name}, {}",
            if number_of == 1 {
                "1 initiative".to_owned()
            } else {
                format!("{} initiatives", count(number_of))
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

    results: "Initiatives",
    sort_by: "Order",
    sort_best: "Best match",
    sort_date: "Newest first",
    sort_name: "Name",
    show_more: |more| format!("Show {} more", count(more)),
    more_pages: "More initiatives",
    also_in: "Also belongs to",
    no_date: "no year given",
    // As libraries write it.
    no_date_short: "n.d.",

    nothing_found: "No initiative meets all the conditions.",
    nothing_found_help: "Remove one of them, and you get:",
    nothing_helps: "Removing one condition is not enough. Clear all and start again.",
    lifting: |condition, matching| {
        format!(
            "without {condition}: {}",
            if matching == 1 {
                "1 initiative".to_owned()
            } else {
                format!("{} initiatives", count(matching))
            }
        )
    },
    similar: "Similar results",
    similar_help: "Words in them are like those you searched for. They are not counted as results.",

    details: "About the initiative",
    close: "Close",
    kind_term: "Kind",
    date_term: "When",
    areas_term: "Priority areas",
    objectives_term: "Objectives",
    programmes_term: "Collaboration programmes",
    actors_term: "Actors",
    places_term: "Places",
    funding_term: "Funding",
    related_term: "Related to",
    sources_term: "Sources",
    source: "Source",
    sources_to_come: "Fetching the sources …",
    searching: "Searching …",
    main_area: "main area",
    link_term: "Link to this",
    copy_link: "Copy the link",
    copied: "Copied.",
    copy_by_hand: "The text is selected: copy it with Ctrl+C, or by holding your finger on it.",
    embed: "Embed the map",
    lead_term: "Led by",
    period_term: "Period",
    successor_term: "Followed by",
    successor_from: |name, from| format!("{name} (from {from})"),
    area_number: |number| format!("Priority area {number}"),
    programme_of_2016: "Collaboration programme of 2016",
    no_initiatives: "No initiative on the map is linked to this objective.",
    no_objectives: "The objectives of this area are left out, since their wording could not be verified.",
    other_initiatives: "Other initiatives in the area",

    footer: |updated| {
        format!(
            "The content was last changed {updated}. Names, dates and amounts are facts from the sources; the summaries are our own words and free to use (CC0)."
        )
    },
    footer_sources: "The strategy at the Government’s site",
    own_window: "Open the life sciences map in its own window",

    ignored: |what| {
        format!(
            "The link had a choice that the map does not have and that is therefore not used: {what}."
        )
    },
    dismiss: "Close the message",
    retry: "Try again",
    error_heading: "The map could not start.",
    error_kept: "All content is still here to read below, but it cannot be filtered right now.",
    error_rest_heading: "Not all content could be fetched.",
    error_rest_kept: "The map works, but it cannot be searched, and the sources are missing.",
    error_network: "The content file could not be fetched. Check the connection.",
    error_timeout: "The content file did not arrive in time. The connection may be slow.",
    error_status: |status| {
        format!("The content file could not be fetched: the server answered with error {status}.")
    },
    error_content,
    error_view_heading: "That part could not be shown.",
    error_view: "A part of the program could not be fetched. Check the connection, or load the page anew.",
    error_view_kept: "The map and the list work as usual.",
    view_awaited: "Fetching …",
    needs_modern_browser: "Your browser cannot run the interactive map. All content is here to read; with a newer browser it can also be filtered.",

    unrolled_open: "Open at full width",

    page_of: |page, pages| format!("Initiatives, page {page} of {pages}"),
    back_to_map: "To the map",
    previous_page: "Previous page",

    next_page: "Next page",

    kind,
    family,
    actor_kind,
    actor_kind_chip: |kind| ["actor: ", &actor_kind(kind).to_lowercase()].concat(),
    began,
    months: [
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
    ],
    decimal_sign: ".",
    million_kronor: |text| format!("SEK {text} million"),
    billion_kronor: |text| format!("SEK {text} billion"),
    kronor: |text| format!("SEK {text}"),
    million_euro: |text| format!("EUR {text} million"),
    billion_euro: |text| format!("EUR {text} billion"),
    euro: |text| format!("EUR {text}"),
    each_year: " a year",
};

/// The words of the views other than the map.
pub(super) static VIEWS: ViewWords = ViewWords {
    unrolled_back: "Back to the map",
    unrolled_others: "No objective named",
    unrolled_more: |more| {
        if more == 1 {
            "1 more initiative".to_owned()
        } else {
            format!("{} more initiatives", count(more))
        }
    },
    matrix_columns: "Columns",
    matrix_column: |columns| match columns {
        Columns::Programmes => "Programmes",
        Columns::Kinds => "Kinds",
        Columns::Years => "Years",
        Columns::ActorKinds => "Actors",
    },
    matrix_caption: |columns| match columns {
        Columns::Programmes => "Initiatives in each area and collaboration programme",
        Columns::Kinds => "Initiatives in each area, by kind",
        Columns::Years => "Initiatives in each area, year by year",
        Columns::ActorKinds => "Initiatives in each area, by kind of actor",
    },
    matrix_all: "All initiatives",
    matrix_note: "Each mark is one initiative. More than nine are shown as a number, in a stronger colour the more there are. An initiative counts in every cell that it belongs to, but only once under “All initiatives”, which also counts those that belong to no other cell. Choose a cell to see just its initiatives, or an area to see its objectives.",
    timeline_help: "A filled bar runs from start to end, or shows a day. A light one is a year or a month, as exact as the time is known. A point means that there is no known end, or that the bar goes on outside the picture.",
    timeline_today: "today",
    timeline_undated: |number_of| format!("No date ({})", count(number_of)),
    timeline_more: |more| format!("{} older ones: show this group alone", count(more)),
    timeline_listed: |more| format!("{} more are in the list", count(more)),
};
