//! Code that comes right after the first program: the reader of content files, the search, and what is drawn only after the
//! visitor has done something.
//!
//! Unlike the [views](super::parts), which are fetched when somebody asks for one, everybody gets this, together with the whole
//! content. [`code`] is its split point: the build (`xtask/src/parts.rs`) moves what is reachable through this function alone
//! into a file of its own. It returns a table of functions, so that whoever calls them does not know where the code came from.
//! Natively the table is there from the start.

#[cfg(feature = "split")]
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::standing::{Standing, written};
use super::{list, panel};
use crate::app::{App, LoadState, Model};
use crate::content::{Content, InitiativeIdx, Language, Sector, Text};
use crate::query::{Find, Run, SearchIndex, finds, marked};
use crate::state::url::Ignored;
use crate::ui::Piece;
use crate::words::late_words;

/// Draws something for `children_fn`.
pub(crate) type Draw = fn(&App) -> Vec<Piece>;

/// What the code can do.
pub struct Late {
    /// Reads a content file, or says in a language what is wrong with it.
    pub read: fn(&[u8], Language) -> Result<Content, String>,
    /// An empty index for the search.
    pub index: fn() -> Box<dyn Find>,
    /// The hits of a search in a text: [`marked`].
    pub(crate) marked: for<'a> fn(&'a str, &str) -> Vec<Run<'a>>,
    /// Whether a search finds something with a name.
    pub(crate) finds: fn(&str, &Text) -> bool,
    /// The details of an initiative below its name.
    pub(crate) details: fn(&App, InitiativeIdx) -> Vec<Piece>,
    /// What stands in a page that the browser builds.
    pub(crate) standing: fn(&App, Standing) -> Vec<Piece>,
    /// The text about a sector.
    pub(crate) about: fn(&App, Sector) -> Vec<Piece>,
    /// What became of what a value of the address stood for, if that was removed.
    pub(crate) gone_value: fn(&Model, &Ignored) -> Option<Piece>,
    /// What a printed page says first.
    pub(crate) paper_head: Draw,
    /// The list in print.
    pub(crate) on_paper: Draw,
    /// The near misses of the search.
    pub(crate) similar: Draw,
    /// The filters that the search may mean.
    pub(crate) offered: Draw,
    /// What to do when nothing matches.
    pub(crate) nothing_found: Draw,
    /// The initiatives that were removed since the day that is asked for.
    pub(crate) gone: Draw,
}

static LATE: Late = Late {
    read: |bytes, language| match Content::read(bytes) {
        Ok((content, _)) => Ok(content),
        Err(error) => Err((late_words(language).error_content)(&error)),
    },
    index: || Box::new(SearchIndex::default()),
    marked,
    finds: |search, name| finds(search, name.wordings()),
    details: panel::facts,
    standing: written,
    about: panel::sector_text,
    gone_value: list::gone_value,
    paper_head: list::printed_head,
    on_paper: list::printed_list,
    similar: |app| list::similar_hits(app).into_iter().collect(),
    offered: |app| list::offered(app).into_iter().collect(),
    nothing_found: |app| vec![list::nothing_found(app)],
    gone: |app| list::gone_since(app).into_iter().collect(),
};

/// The code. This function is split off from the program.
#[cfg(feature = "split")]
#[wasm_split(late, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "in the browser the code may not arrive"
)]
fn code() -> Result<&'static Late, SplitLoaderError> {
    Ok(&LATE)
}

/// The code in a program that is split, once it has arrived.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
static ARRIVED: std::sync::OnceLock<&'static Late> = std::sync::OnceLock::new();

/// The code, as far as it has arrived.
pub fn arrived() -> Option<&'static Late> {
    #[cfg(all(target_arch = "wasm32", feature = "split"))]
    return ARRIVED.get().copied();
    #[cfg(not(all(target_arch = "wasm32", feature = "split")))]
    return Some(&LATE);
}

/// Fetches the code, once; after a failure, once more. `None` if it cannot be had.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
pub async fn fetch_late() -> Option<&'static Late> {
    let late = code().await.ok()?;
    Some(ARRIVED.get_or_init(|| late))
}

/// The code, once it has arrived. Subscribes the caller.
pub(crate) fn late(app: &App) -> Option<&'static Late> {
    let is_here = app.late_code.get() == LoadState::Loaded;
    arrived().filter(|_| is_here)
}

/// What the code draws, for `children_fn`; nothing as long as it has not arrived.
pub(crate) fn drawn_late(app: &App, draw: fn(&Late) -> Draw) -> Vec<Piece> {
    late(app).map_or_else(Vec::new, |late| draw(late)(app))
}
