//! Code that is not in the first program, and is fetched when something that it draws is asked for.

use core::pin::Pin;

use leptos::prelude::*;

use super::App;
use crate::state::View;
use crate::ui::{Closed, ClosedSignal, effect, memo};

/// The state of the code that is fetched later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Not asked for yet.
    Unasked,
    /// Being fetched.
    Awaited,
    /// Loaded.
    Here,
    /// Could not be fetched.
    Failed,
}

impl Closed for Arrival {
    const ALL: &'static [Self] = &[Self::Unasked, Self::Awaited, Self::Here, Self::Failed];

    fn place(self) -> usize {
        self as usize
    }
}

/// Fetches the code, and returns whether that worked.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = bool>>>;

/// The code that is fetched later: its state, and how to fetch it.
#[derive(Clone, Copy)]
pub struct Later {
    arrival: ClosedSignal<Arrival>,
    fetch: Option<Fetch>,
}

impl Later {
    /// Natively `fetch` is `None`: the code is there from the start.
    pub(super) fn new(fetch: Option<Fetch>) -> Self {
        let first = if fetch.is_some() {
            Arrival::Unasked
        } else {
            Arrival::Here
        };
        Self {
            arrival: ClosedSignal::new(first),
            fetch,
        }
    }

    /// The state. Subscribes the caller.
    pub fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// Fetches the code, unless it is loaded or being fetched. After a failure it tries again.
    pub fn ask(self) {
        let (arrival, Some(fetch)) = (self.arrival, self.fetch) else {
            return;
        };
        arrival.set(Arrival::Awaited);
        leptos::task::spawn_local(async move {
            arrival.set(if fetch().await {
                Arrival::Here
            } else {
                Arrival::Failed
            });
        });
    }
}

impl App {
    /// The view that is displayed: the map until the code of another view is loaded.
    pub fn seen_view(&self) -> View {
        let view = self.view();
        if self.later.arrival() == Arrival::Here {
            view
        } else {
            View::Map
        }
    }

    /// Whether everything that the address asks for is displayed, or the notice that it could not be fetched.
    pub fn has_what_was_asked(&self) -> bool {
        let is_map = self.view() == View::Map;
        is_map || matches!(self.later.arrival(), Arrival::Here | Arrival::Failed)
    }

    /// Whether a view other than the map is asked for.
    pub fn is_view_wanted(&self) -> Memo<bool> {
        let query = self.query;
        memo(move || query.with(|query| query.view) != View::Map)
    }

    /// Whether the dialog with the embed code is asked for.
    pub fn is_embedding_wanted(&self) -> Memo<bool> {
        let embedding = self.embedding;
        memo(move || embedding.get())
    }
}

/// Fetches the code when the visitor or the address first asks for something that it draws. After a failure, asking again
/// is a second way to retry, besides the notice's button.
pub(super) fn fetch_when_asked(app: &App) {
    for is_wanted in [app.is_view_wanted(), app.is_embedding_wanted()] {
        let later = app.later;
        effect(move || {
            let arrival = untrack(|| later.arrival());
            if is_wanted.get() && matches!(arrival, Arrival::Unasked | Arrival::Failed) {
                later.ask();
            }
        });
    }
}
