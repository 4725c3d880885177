//! The interface's words, in Swedish and English, in plain language.
//!
//! A typed table: [`Words`] has one field for each sentence, so the compiler proves that both languages are
//! complete. Sentences that hold numbers or names are functions; numbers, dates, amounts and plurals are in
//! `numbers` and `dates`.

mod dates;
mod embed;
mod english;
mod numbers;
mod swedish;
mod takeaway;

use crate::content::{ActorKind, Family, FileError, Kind, Language};
use crate::query::matrix::Columns;
use crate::query::{Facet, Years};
use crate::state::View;

pub use dates::{date, period, years_name};
pub use embed::{EmbedWords, embed_words};
pub use numbers::{amount, number};
pub use takeaway::{Findings, TakeawayWords, takeaway};

/// All words of one language. See the fields of `swedish` and `english` for what each says.
#[allow(
    missing_docs,
    reason = "the two tables that fill the fields are their documentation"
)]
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub description: &'static str,
    pub language_navigation: &'static str,
    pub other_language: &'static str,
    pub skip_to_results: &'static str,

    pub filter: &'static str,
    pub filter_toggle: fn(usize) -> String,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub years: &'static str,
    pub from_year: &'static str,
    pub to_year: &'static str,
    pub any_year: &'static str,
    pub year_option: fn(u16, u32) -> String,
    pub objectives_count: fn(usize) -> String,
    pub objectives_shown: fn(usize, u32) -> String,
    pub find_actor: &'static str,
    pub more_actors: fn(usize) -> String,
    /// That so many initiatives more are in the list of results.
    pub more_in_list: fn(usize) -> String,
    pub facet: fn(Facet) -> &'static str,
    pub facet_condition: fn(Facet) -> &'static str,
    pub apply: &'static str,

    pub initiatives: fn(usize) -> String,
    pub initiatives_of: fn(usize, usize) -> String,
    pub hub_caption: fn(usize, usize) -> String,
    pub chosen: &'static str,
    pub lift: fn(&str) -> String,
    pub clear_all: &'static str,
    pub from_chip: fn(u16) -> String,
    pub to_chip: fn(u16) -> String,
    pub search_chip: fn(&str) -> String,

    pub takeaway: TakeawayWords,

    pub views: &'static str,
    pub view: fn(View) -> &'static str,

    pub map: &'static str,
    pub map_summary: fn(usize, usize, usize, usize) -> String,
    pub map_help: &'static str,
    pub map_keys: &'static str,
    pub legend: &'static str,
    pub legend_filled: &'static str,
    pub legend_hollow: &'static str,
    pub legend_ring: &'static str,
    pub legend_column: &'static str,

    pub legend_bin: &'static str,
    pub bin: fn(&str, &str, &str) -> String,

    pub programmes_heading: &'static str,
    pub sector_group: fn(&str, usize) -> String,
    pub mark: fn(&str, &str, &str) -> String,

    pub results: &'static str,
    pub sort_by: &'static str,
    pub sort_best: &'static str,
    pub sort_date: &'static str,
    pub sort_name: &'static str,
    pub show_more: fn(usize) -> String,
    pub more_pages: &'static str,
    pub also_in: &'static str,
    pub no_date: &'static str,
    pub no_date_short: &'static str,

    pub nothing_found: &'static str,
    pub nothing_found_help: &'static str,
    pub nothing_helps: &'static str,
    pub lifting: fn(&str, usize) -> String,
    pub similar: &'static str,
    pub similar_help: &'static str,

    pub details: &'static str,
    pub close: &'static str,
    pub kind_term: &'static str,
    pub date_term: &'static str,
    pub areas_term: &'static str,
    pub objectives_term: &'static str,
    pub programmes_term: &'static str,
    pub actors_term: &'static str,
    pub places_term: &'static str,
    pub funding_term: &'static str,
    pub related_term: &'static str,
    pub sources_term: &'static str,
    pub source: &'static str,
    pub sources_to_come: &'static str,
    pub searching: &'static str,
    pub main_area: &'static str,
    pub link_term: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub embed: &'static str,
    pub lead_term: &'static str,
    pub period_term: &'static str,
    pub successor_term: &'static str,
    pub successor_from: fn(&str, &str) -> String,
    pub area_number: fn(u32) -> String,
    pub programme_of_2016: &'static str,
    pub no_initiatives: &'static str,
    pub no_objectives: &'static str,
    pub other_initiatives: &'static str,

    pub footer: fn(&str) -> String,
    pub footer_sources: &'static str,
    pub own_window: &'static str,

    pub ignored: fn(&str) -> String,
    pub dismiss: &'static str,
    pub retry: &'static str,
    pub error_heading: &'static str,
    pub error_kept: &'static str,
    pub error_rest_heading: &'static str,
    pub error_rest_kept: &'static str,
    pub error_network: &'static str,
    pub error_timeout: &'static str,
    pub error_status: fn(u16) -> String,
    pub error_content: fn(&FileError) -> String,
    pub error_view_heading: &'static str,
    pub error_view: &'static str,
    pub error_view_kept: &'static str,
    pub view_awaited: &'static str,
    pub needs_modern_browser: &'static str,

    pub unrolled_open: &'static str,

    pub page_of: fn(usize, usize) -> String,
    pub back_to_map: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,

    pub kind: fn(Kind) -> &'static str,
    pub family: fn(Family) -> &'static str,
    pub actor_kind: fn(ActorKind) -> &'static str,
    pub actor_kind_chip: fn(ActorKind) -> String,
    /// That something began in these years, or has no date.
    pub began: fn(Years) -> String,
    pub months: [&'static str; 12],
    pub decimal_sign: &'static str,
    pub million_kronor: fn(&str) -> String,
    pub billion_kronor: fn(&str) -> String,
    pub kronor: fn(&str) -> String,
    pub million_euro: fn(&str) -> String,
    pub billion_euro: fn(&str) -> String,
    pub euro: fn(&str) -> String,
    /// After a sum that is that of each year.
    pub each_year: &'static str,
}

/// The words of the views other than the map: a table of their own, since their code comes in a file of its own, and what
/// one table holds stays together.
#[allow(
    missing_docs,
    reason = "the two tables that fill the fields are their documentation"
)]
pub struct ViewWords {
    pub unrolled_back: &'static str,
    pub unrolled_others: &'static str,
    pub unrolled_more: fn(usize) -> String,
    pub matrix_columns: &'static str,
    pub matrix_column: fn(Columns) -> &'static str,
    pub matrix_caption: fn(Columns) -> &'static str,
    pub matrix_all: &'static str,
    pub matrix_note: &'static str,
    pub timeline_help: &'static str,
    pub timeline_today: &'static str,
    pub timeline_undated: fn(usize) -> String,
    pub timeline_more: fn(usize) -> String,
    pub timeline_listed: fn(usize) -> String,
}

/// The words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Swedish => &swedish::SWEDISH,
        Language::English => &english::ENGLISH,
    }
}

/// The words of the views other than the map.
pub const fn view_words(language: Language) -> &'static ViewWords {
    match language {
        Language::Swedish => &swedish::VIEWS,
        Language::English => &english::VIEWS,
    }
}
