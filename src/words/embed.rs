//! The words of the dialog with the embed code.

#[cfg(test)]
use super::made_up;
use super::{english, swedish};
use crate::content::Language;

/// The words. A separate table, because few visitors ever need them.
#[derive(Clone, Copy)]
pub struct EmbedWords {
    /// What the dialog is for.
    pub heading: &'static str,
    /// What to do with the code, and what it gives.
    pub lead: &'static str,
    /// The field for the frame's title.
    pub title: &'static str,
    /// The choice of colours.
    pub theme: &'static str,
    /// Those of the visitor's system, light, dark.
    pub themes: [&'static str; 3],
    /// The choice of what the visitor may change.
    pub controls: &'static str,
    /// In the order of [`Controls::ALL`](crate::state::Controls::ALL).
    pub controls_choices: [&'static str; 2],
    /// The choice of the way to embed the map.
    pub way: &'static str,
    /// In the order of [`Way::ALL`](crate::embed::Way::ALL).
    pub ways: [&'static str; 4],
    /// The frame that previews the result.
    pub preview: &'static str,
    /// The field with the code.
    pub code: &'static str,
    /// The button that copies it.
    pub copy: &'static str,
    /// The link in the code, before the title.
    pub link: &'static str,
}

/// The words in a language.
pub const fn embed_words(language: Language) -> &'static EmbedWords {
    match language {
        Language::Swedish => &swedish::EMBED,
        Language::English => &english::EMBED,
        #[cfg(test)]
        Language::MadeUp => &made_up::EMBED,
    }
}
