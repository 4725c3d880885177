//! The words of the dialog in which visitors take with them what is shown.

#[cfg(test)]
use super::made_up;
use super::{Sentence, english, swedish};
use crate::content::Language;

/// The words. A separate table, because few visitors ever need them.
#[derive(Clone, Copy)]
pub struct DownloadWords {
    /// What the dialog is for: what is shown follows.
    pub heading: &'static str,
    /// The group of tables.
    pub table: &'static str,
    /// What a table has.
    pub table_help: &'static str,
    /// The group of files with the table that the view is.
    pub view_table: &'static str,
    /// What those have.
    pub view_table_help: &'static str,
    /// The link to the file of all initiatives.
    pub data: &'static str,
    /// When that is made, and what else it has; it follows the link.
    pub data_help: &'static str,
    /// The choice of what separates the cells of CSV.
    pub separator: &'static str,
    /// As the language has it, a semicolon, a comma.
    pub separators: [&'static str; 3],
    /// The group of pictures.
    pub picture: &'static str,
    /// The choice of the size.
    pub format: &'static str,
    /// For slides, square, a page upright.
    pub formats: [&'static str; 3],
    /// The choice of the colours.
    pub theme: &'static str,
    /// Light, dark.
    pub themes: [&'static str; 2],
    /// What the small picture in the dialog is.
    pub preview: &'static str,
    /// Where a page forbids what makes a PNG.
    pub no_png: &'static str,
    /// The group of what is copied or shared.
    pub text: &'static str,
    /// The button that copies the table.
    pub copy: &'static str,
    /// The button that shares the address.
    pub share: &'static str,
    /// The group for citing the initiative that is open, and what it is about.
    pub citation: &'static str,
    /// What is cited.
    pub citation_help: &'static str,
    /// The button that copies the citation.
    pub cite: &'static str,
    /// While a file is made.
    pub making: &'static str,
    /// Once it is handed to the browser, with `{name}`.
    pub sent: &'static str,
    /// If it cannot be made.
    pub failed: &'static str,
    /// Once the table is copied.
    pub copied: &'static str,
    /// If it has to be copied by hand.
    pub by_hand: &'static str,
    /// In a frame: the link to a page of its own.
    pub elsewhere: &'static str,
    /// In a frame that may forbid downloads: the address follows.
    pub forbidden: &'static str,
    /// Of which day the content is, with `{updated}`, and what may be done with it.
    pub as_of: Sentence,
}

/// The words in a language.
pub const fn download_words(language: Language) -> &'static DownloadWords {
    match language {
        Language::Swedish => &swedish::DOWNLOAD,
        Language::English => &english::DOWNLOAD,
        #[cfg(test)]
        Language::MadeUp => &made_up::DOWNLOAD,
    }
}
