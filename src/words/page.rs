//! What the page says once and for all.

#[cfg(test)]
use super::made_up;
use super::{Counted, Sentence, english, swedish};
use crate::content::Language;

table! {
    /// The words of what stands in the page and never changes (`view::standing`), which are not in the first program.
    PageWords {
        lead: &'static str,
        description: &'static str,
        skip_to_results: Sentence,
        skip_filter: &'static str,
        from_year: &'static str,
        to_year: &'static str,
        chosen: &'static str,
        /// Before the names of the tours.
        tours: &'static str,
        /// The legend of the control for what is new or changed since a day, and its parts.
        since: &'static str,
        since_day: &'static str,
        /// With `{all_areas}`, `{all_programmes}`, `{all_initiatives}` and `{seats}`.
        map_summary: Sentence,
        seats: Counted,
        map_help: Sentence,
        map_keys: Sentence,
        legend: &'static str,
        legend_column: Sentence,
        legend_bin: Sentence,
        /// The way from the number to the list, where that is far below.
        to_list: &'static str,
        /// All initiatives on one page, with `{n}`.
        all_on_one_page: Counted,
        /// The parts of that page.
        all_parts: &'static str,
        /// With `{updated}`.
        as_of: Sentence,
        /// With `{updated}`.
        footer: Sentence,
        footer_sources: &'static str,
        /// Why the program does not run: no scripts, no WebAssembly, a file that did not arrive, an old browser.
        without_wasm: [&'static str; 4],
        without_wasm_kept: &'static str,
        /// The heading of the index of all areas, objectives and programmes.
        index: Sentence,
        /// With `{page}` and `{pages}`.
        page_of: Sentence,
        back_to_map: &'static str,
    }
}

/// What the page of a language says once and for all.
pub const fn page_words(language: Language) -> &'static PageWords {
    match language {
        Language::Swedish => &swedish::PAGE,
        Language::English => &english::PAGE,
        #[cfg(test)]
        Language::MadeUp => &made_up::PAGE,
    }
}
