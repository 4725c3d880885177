//! Code that is not in the first program, and is fetched when something that it draws is asked for.

use core::pin::Pin;

use leptos::prelude::*;

use super::App;
use crate::state::View;
use crate::ui::{Closed, ClosedSignal, effect, memo};

/// The state of the code that is fetched later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// Not asked for yet.
    Idle,
    /// Being fetched.
    Loading,
    /// Loaded.
    Loaded,
    /// Could not be fetched.
    Failed,
}

impl Closed for LoadState {
    const ALL: &'static [Self] = &[Self::Idle, Self::Loading, Self::Loaded, Self::Failed];

    fn index(self) -> usize {
        self as usize
    }
}

/// Fetches the code, and returns whether that worked.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = bool>>>;

/// The code that is fetched later: its state, and how to fetch it.
#[derive(Clone, Copy)]
pub struct LazyCode {
    state: ClosedSignal<LoadState>,
    fetch: Option<Fetch>,
}

impl LazyCode {
    /// Natively `fetch` is `None`: the code is there from the start.
    pub(super) fn new(fetch: Option<Fetch>) -> Self {
        let first = if fetch.is_some() {
            LoadState::Idle
        } else {
            LoadState::Loaded
        };
        Self {
            state: ClosedSignal::new(first),
            fetch,
        }
    }

    /// The state. Subscribes the caller.
    pub fn state(self) -> LoadState {
        self.state.get()
    }

    /// Fetches the code; after a failure, once more. Does nothing natively.
    pub fn request(self) {
        let (state, Some(fetch)) = (self.state, self.fetch) else {
            return;
        };
        state.set(LoadState::Loading);
        leptos::task::spawn_local(async move {
            state.set(if fetch().await {
                LoadState::Loaded
            } else {
                LoadState::Failed
            });
        });
    }
}

impl App {
    /// The view that is displayed: the map until the code of another view is loaded.
    pub fn displayed_view(&self) -> View {
        let view = self.view();
        if self.lazy_code.state() == LoadState::Loaded {
            view
        } else {
            View::Map
        }
    }

    /// Whether the view that the address asks for is neither displayed nor known to have failed.
    pub fn is_view_loading(&self) -> bool {
        self.view() != View::Map
            && matches!(self.lazy_code.state(), LoadState::Idle | LoadState::Loading)
    }

    /// Whether a view other than the map is asked for.
    pub fn is_view_wanted(&self) -> Memo<bool> {
        let query = self.query;
        memo(move || query.with(|query| query.view) != View::Map)
    }

    /// Whether the visitor follows a tour.
    pub fn is_tour_wanted(&self) -> Memo<bool> {
        let query = self.query;
        memo(move || query.with(|query| !query.tour.is_empty()))
    }

    /// Whether the dialog with the embed code is asked for.
    pub fn is_embedding_wanted(&self) -> Memo<bool> {
        let embedding = self.embedding;
        memo(move || embedding.get())
    }

    /// Whether the dialog for downloads is asked for, and everything that a file would have is known.
    pub fn is_download_wanted(&self) -> Memo<bool> {
        let (downloading, waiting) = (self.downloading, self.waiting);
        memo(move || downloading.get() && !waiting.get())
    }
}

/// Fetches the code when the visitor or the address first asks for something that it draws. After a failure, asking again
/// is a second way to retry, besides the notice's button.
pub(super) fn fetch_when_wanted(app: &App) {
    for is_wanted in [
        app.is_view_wanted(),
        app.is_tour_wanted(),
        app.is_embedding_wanted(),
        app.is_download_wanted(),
    ] {
        let lazy_code = app.lazy_code;
        effect(move || {
            let state = untrack(|| lazy_code.state());
            if is_wanted.get() && matches!(state, LoadState::Idle | LoadState::Failed) {
                lazy_code.request();
            }
        });
    }
}
