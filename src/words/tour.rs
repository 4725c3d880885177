//! The words of a tour's bar.

#[cfg(test)]
use super::made_up;
use super::{Sentence, english, swedish};
use crate::content::Language;

/// The words. A separate table, because they are in the part of the program that is fetched later.
#[derive(Clone, Copy)]
pub struct TourWords {
    /// What the bar is.
    pub tour: &'static str,
    /// All steps.
    pub steps: &'static str,
    /// The ways from one step to the next.
    pub ways: &'static str,
    /// Which of them this is, with `{step}` and `{steps}`.
    pub step_of: Sentence,
    /// The way to the step before.
    pub previous: &'static str,
    /// The way to the next step.
    pub next: &'static str,
    /// The way out.
    pub end: &'static str,
    /// The way back to the current step for who has left its state, with `{step}`.
    pub back_to_step: Sentence,
    /// If the content has no such tour.
    pub gone: &'static str,
}

/// The words in a language.
pub const fn tour_words(language: Language) -> &'static TourWords {
    match language {
        Language::Swedish => &swedish::TOUR,
        Language::English => &english::TOUR,
        #[cfg(test)]
        Language::MadeUp => &made_up::TOUR,
    }
}
