//! The notice when the content cannot be loaded.

use leptos::prelude::*;

use crate::content::Language;
use crate::ui::{Piece, html};
use crate::view::text::button;
use crate::words::words;

/// Why the content or code could not be loaded.
#[derive(Clone, Debug)]
pub enum LoadError {
    /// No connection, or a connection that was lost.
    Network,
    /// Nothing arrived for too long.
    Timeout,
    /// The server answered with this HTTP status.
    Status(u16),
    /// The file arrived but is not valid content: what is wrong with it, in the language of the page.
    Content(String),
    /// The code that reads the whole content did not arrive.
    Code,
    /// The code of a view did not arrive.
    View,
}

impl LoadError {
    /// The kind of error for the page's `data-error`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Status(_) => "status",
            Self::Content(_) => "content",
            Self::Code => "code",
            Self::View => "view",
        }
    }
}

/// A notice above the page: what is wrong, what still works, and "try again".
#[component]
pub fn Notice(
    error: LoadError,
    language: Language,
    /// Whether the page is interactive and only lacks what failed to load.
    is_alive: bool,
    retry: impl Fn() + Send + 'static,
) -> impl IntoView {
    error_notice(&error, language, is_alive, retry)
}

/// The same as a piece.
pub(crate) fn error_notice(
    error: &LoadError,
    language: Language,
    is_alive: bool,
    retry: impl Fn() + Send + 'static,
) -> Piece {
    let words = words(language);
    let reason = match error {
        LoadError::Network => words.error_network.to_owned(),
        LoadError::Timeout => words.error_timeout.to_owned(),
        LoadError::Status(status) => (words.error_status)(*status),
        LoadError::Content(wrong) => wrong.clone(),
        LoadError::Code | LoadError::View => words.error_view.to_owned(),
    };
    let (heading, kept) = match error {
        LoadError::View => (words.error_view_heading, words.error_view_kept),
        LoadError::Code if is_alive => (words.error_rest_heading, words.error_code_kept),
        _ if is_alive => (words.error_rest_heading, words.error_rest_kept),
        _ => (words.error_heading, words.error_kept),
    };
    html("div")
        .class("notice error")
        .attr("role", "alert")
        .attr("data-error", error.kind())
        .child(
            html("p")
                .child(html("strong").text(heading))
                .text(" ")
                .text(reason),
        )
        .child(html("p").text(kept))
        .child(button(words.retry, retry))
}
