//! The words of what comes right after the first program.

#[cfg(test)]
use super::made_up;
use super::{Sentence, english, swedish};
use crate::content::{FileError, Language};

table! {
    /// The words of the code that comes right after the first program (`view::late`): a separate table, because a table is not
    /// split.
    LateWords {
        no_objectives: Sentence,
        noted_term: &'static str,
        /// With `{date}`.
        gone_since: Sentence,
        /// With `{name}`.
        gone: Sentence,
        /// With `{name}` and `{date}`.
        gone_on: Sentence,
        see_instead: &'static str,
        nothing_found: Sentence,
        nothing_found_help: &'static str,
        /// With `{search}`.
        nothing_matches: Sentence,
        nothing_matches_help: &'static str,
        nothing_helps: &'static str,
        /// With `{name}` and `{all_initiatives}`.
        lifting: Sentence,
        /// Before filters by the name that is searched for.
        offered: &'static str,
        similar: &'static str,
        similar_help: &'static str,
        areas_term: Sentence,
        objectives_term: Sentence,
        programmes_term: Sentence,
        actors_term: &'static str,
        places_term: &'static str,
        funding_term: &'static str,
        related_term: &'static str,
        sources_term: &'static str,
        in_language: fn(Language) -> &'static str,
        sources_to_come: &'static str,
        main_area: Sentence,
        outside_selection: Sentence,
        link_term: Sentence,
        lead_term: &'static str,
        period_term: &'static str,
        successor_term: &'static str,
        /// With `{name}` and `{date}`.
        successor_from: Sentence,
        /// With `{number}`.
        area_number: Sentence,
        /// With `{year}`.
        programme_of: Sentence,
        /// When and where a page was printed, with `{date}` and `{address}`.
        printed: Sentence,
        error_content: fn(&FileError) -> String,
        unrolled_open: Sentence,
    }
}

/// The words of what comes right after the first program.
pub const fn late_words(language: Language) -> &'static LateWords {
    match language {
        Language::Swedish => &swedish::LATE,
        Language::English => &english::LATE,
        #[cfg(test)]
        Language::MadeUp => &made_up::LATE,
    }
}
