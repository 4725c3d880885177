//! The words of the interface, in plain language: one folder per language.
//!
//! Typed tables: [`Words`] has one field per sentence, so the compiler checks that every language is complete. A language
//! may also define some words and take the rest from another table (`..WORDS`). Text with numbers, names or the strategy's
//! own terms are [`Sentence`]s, which [`Phrases`] fills in; numbers, dates and amounts are in `numbers` and `dates`.

mod actors;
mod dates;
mod download;
mod embed;
mod english;
#[cfg(test)]
mod made_up;
mod names;
mod numbers;
mod phrases;
mod places;
mod selection;
mod since;
mod swedish;
mod takeaway;
mod telling;
#[cfg(test)]
mod tests;
mod tour;

use crate::content::{ActorKind, Family, Kind, Language};
use crate::query::matrix::Columns;
use crate::query::{Facet, ObjectiveOrder};
use crate::state::View;

pub use actors::{ActorWords, actor_sentence, actor_words, actor_years, leading_actors};
pub use dates::{date, period, years_name};
pub use download::{DownloadWords, download_words};
pub use embed::{EmbedWords, embed_words};
pub use late::{LateWords, late_words};
pub use names::{began, choice_name, condition_name, county_stem, line_name, map_title};
pub use numbers::{amount, number};
pub use page::{PageWords, page_words};
pub use phrases::{Phrases, can_use, capitalized};
pub use places::{PlacesWords, located, places_words};
pub use selection::selection;
pub use since::since_sentence;
pub use takeaway::{Findings, TakeawayWords, takeaway, takeaway_of};
pub use telling::{PLACEHOLDERS, Piece, Telling, Told, Unfilled, placeholders, read_query};
pub use tour::{TourWords, tour_words};

/// A sentence with placeholders in braces.
///
/// Nouns of the strategy are `{area}`, `{objective}`, `{programme}` and `{initiative}`; `{areas}` is the plural,
/// `{the_area}` and `{the_areas}` are definite if the language has endings for that, `{full_area}` and `{full_areas}` are
/// the name for use on its own, and with a capital (`{The_areas}`) they begin a sentence. `{n}` is the number. The table
/// documents all other placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence(pub &'static str);

/// A sentence with a number `{n}` of things: for one, and for any other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted(pub [&'static str; 2]);

/// The forms of a noun, as in [`Term`](crate::content::Term).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun<'a> {
    /// One.
    pub one: &'a str,
    /// Several.
    pub many: &'a str,
    /// Definite singular; empty if the language has no ending for that.
    pub the_one: &'a str,
    /// The plural of the full name.
    pub the_many: &'a str,
    /// The full name.
    pub full_one: &'a str,
    /// The plural of the full name.
    pub full_many: &'a str,
}

/// A noun of the strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An area.
    Area,
    /// An objective.
    Objective,
    /// A programme.
    Programme,
    /// An initiative.
    Initiative,
}

/// Defines a table of words. Tests iterate over all its sentences.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[allow(
            missing_docs,
            reason = "the tables that fill the fields are their documentation"
        )]
        #[derive(Clone, Copy)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        #[cfg(test)]
        impl $name {
            /// Every sentence, with the name of its field.
            pub(in crate::words) fn sentences(&self) -> Vec<(&'static str, &'static str)> {
                let mut all = Vec::new();
                $(
                    let mut said = Vec::new();
                    crate::words::tests::Said::said(&self.$field, &mut said);
                    all.extend(said.into_iter().map(|sentence| (stringify!($field), sentence)));
                )*
                all
            }
        }
    };
}

// Below the macro that they use.
mod late;
mod page;

table! {
    /// The words of the first program in one language. See the fields of `swedish` and `english` for the text of each.
    Words {
        /// The language of the nouns: that of the page, or the one that it takes its words from.
        language: Language,
        /// The nouns in the order of [`Thing`].
        nouns: [Noun<'static>; 4],
        /// Whether a number takes the singular.
        is_one: fn(usize) -> bool,
        /// The thousands separator.
        thousands: &'static str,
        /// The minimum number of digits for it.
        thousands_from: usize,
        decimal_sign: &'static str,

        title: &'static str,
        language_navigation: &'static str,

        filter: Sentence,
        filter_toggle: &'static str,
        filter_chosen: Counted,
        search: &'static str,
        search_hint: &'static str,
        years: &'static str,
        any_year: &'static str,
        find_actor: &'static str,
        more_actors: Counted,
        found_actors: Counted,
        no_actor: &'static str,
        facet: fn(Facet) -> Sentence,
        facet_condition: fn(Facet) -> Sentence,

        /// With `{total}`.
        initiatives_of: Sentence,
        /// With `{total}`.
        some_of: Sentence,
        /// That a filter has not changed the number, with `{count}`.
        still: Sentence,
        /// With `{total}`.
        hub_of: Sentence,
        /// With `{name}`.
        lift: Sentence,
        clear_all: &'static str,
        /// Goes back to what the embedding page has chosen.
        reset: &'static str,
        /// With `{name}` of an actor who must take part, too.
        with_chip: Sentence,
        /// With `{county}`, which is in the genitive in Swedish.
        county: Sentence,
        nowhere: &'static str,
        abroad: &'static str,
        /// With `{year}`.
        from_chip: Sentence,
        /// With `{year}`.
        to_chip: Sentence,
        since_latest: &'static str,
        since_month: &'static str,
        since_year: &'static str,
        /// The button that keeps the filter with today's day, and what it says then.
        follow: &'static str,
        followed: &'static str,
        /// With `{date}`.
        since_chip: Sentence,
        /// With `{date}`.
        since_latest_chip: Sentence,
        /// With `{date}` and `{news}`.
        since_found: Sentence,
        /// With `{date}`.
        since_nothing: Sentence,
        /// Where the content notes no days at all.
        since_unknown: Sentence,
        since_new: Counted,
        since_changed: Counted,
        since_removed: Counted,
        /// With `{date}`.
        since_noted: Sentence,
        noted_new: &'static str,
        noted_changed: &'static str,
        /// With `{search}`.
        search_chip: Sentence,

        takeaway: TakeawayWords,

        views: &'static str,
        view: fn(View) -> Sentence,

        map: &'static str,

        /// For strategies without a noun of their own for programmes.
        programmes_heading: &'static str,
        sort_by: &'static str,
        sort_best: &'static str,
        sort_date: &'static str,
        sort_funding: &'static str,
        sort_name: &'static str,
        show_more: Counted,
        /// The folder of the page with everything, below that of the map, with a slash at its end.
        all_folder: &'static str,
        /// The closing line of the form, with `{all_initiatives}`.
        show_initiatives: Sentence,
        also_in: &'static str,
        /// With `{all_initiatives}` and `{n}`, how many of them mainly belong there.
        group_here: Sentence,
        no_date: &'static str,
        no_date_short: &'static str,

        details: Sentence,
        close: &'static str,
        /// The button that closes details which lie over the filter.
        back_to_filter: &'static str,
        /// The link to the details of an open initiative that stand further down, with `{name}`.
        read_about: Sentence,
        searching: &'static str,
        download: &'static str,
        copy_link: &'static str,
        copied: &'static str,
        copy_by_hand: &'static str,
        embed: &'static str,
        /// With `{title}`.
        own_window: Sentence,

        /// With `{what}`.
        ignored: Sentence,
        dismiss: &'static str,
        retry: &'static str,
        error_heading: &'static str,
        error_kept: &'static str,
        error_rest_heading: &'static str,
        error_rest_kept: &'static str,
        error_code_kept: &'static str,
        error_network: &'static str,
        error_timeout: &'static str,
        error_status: fn(u16) -> String,
        error_view_heading: &'static str,
        error_view: &'static str,
        error_view_kept: &'static str,
        view_awaited: &'static str,
        /// The link to the text about the one area or programme that is chosen, with `{name}`.
        about: Sentence,
        /// The links that a chosen row unfolds: to the list, with `{all_initiatives}`, and to the text about its sector.
        row_list: Sentence,
        about_area: Sentence,
        about_programme: Sentence,

        kind: fn(Kind) -> &'static str,
        family: fn(Family) -> &'static str,
        actor_kind: fn(ActorKind) -> &'static str,
        /// With `{kind}`.
        actor_kind_chip: Sentence,
        /// With `{year}`.
        began_in: Sentence,
        /// With `{year}`.
        began_until: Sentence,
        million_kronor: Counted,
        billion_kronor: Counted,
        kronor: Counted,
        million_euro: Counted,
        billion_euro: Counted,
        euro: Counted,
        /// Follows a sum per year.
        each_year: &'static str,
    }
}

table! {
    /// The words of the views other than the map: a separate table, because their code is in a separate file, and a table
    /// is not split.
    ViewWords {
        /// With `{total}`.
        objectives_shown: Counted,
        legend_filled: Sentence,
        legend_hollow: Sentence,
        legend_ring: Sentence,
        results: Sentence,
        source: &'static str,
        no_initiatives: Sentence,
        /// The caption of the table of all objectives.
        objective_overview: Sentence,
        objective_order: fn(ObjectiveOrder) -> &'static str,
        objective_latest: &'static str,
        /// With `{n}` and `{all_initiatives}`.
        objectives_unnamed: Sentence,
        unrolled_others: Sentence,
        unrolled_more: Counted,
        matrix_columns: &'static str,
        matrix_column: fn(Columns) -> Sentence,
        matrix_caption: fn(Columns) -> Sentence,
        /// The column with everything, in the tables of actors and places.
        table_all: Sentence,
        /// The totals across the areas, and across what the columns are, in the order of `Columns`.
        matrix_any: [Sentence; 1 + Columns::ALL.len()],
        matrix_no_area: Sentence,
        matrix_no_programme: Sentence,
        /// With `{year}`.
        matrix_until: Sentence,
        matrix_note: Sentence,
        /// With `{n}` and `{all_initiatives}`.
        matrix_in_both: Sentence,
        timeline_help: Sentence,
        /// With `{n}` of `{total}`.
        timeline_here: Sentence,
        timeline_today: &'static str,
        timeline_undated: Counted,
        timeline_more: Counted,
        timeline_listed: Counted,
        /// Before the last of several alternatives.
        selection_or: &'static str,
        /// As the last alternative, with `{count}`.
        selection_more: Sentence,
        /// Under a picture, with `{title}`.
        figure_source: Sentence,
        /// With `{updated}`.
        figure_as_of: Sentence,
        figure_faint: &'static str,
        figure_bins: Sentence,
        figure_matrix: Sentence,
    }
}

/// The words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Swedish => &swedish::WORDS,
        Language::English => &english::WORDS,
        #[cfg(test)]
        Language::MadeUp => &made_up::WORDS,
    }
}

/// The word for an initiative's kind, alone, for a program that needs no other words.
pub const fn kind_word(kind: Kind, language: Language) -> &'static str {
    match language {
        Language::Swedish => swedish::kind(kind),
        Language::English => english::kind(kind),
        #[cfg(test)]
        Language::MadeUp => swedish::kind(kind),
    }
}

/// The word for an actor's kind, alone.
pub const fn actor_kind_word(kind: ActorKind, language: Language) -> &'static str {
    match language {
        Language::Swedish => swedish::actor_kind(kind),
        Language::English => english::actor_kind(kind),
        #[cfg(test)]
        Language::MadeUp => swedish::actor_kind(kind),
    }
}

/// The words of the views other than the map.
pub const fn view_words(language: Language) -> &'static ViewWords {
    match language {
        Language::Swedish => &swedish::VIEWS,
        Language::English => &english::VIEWS,
        #[cfg(test)]
        Language::MadeUp => &made_up::VIEWS,
    }
}
