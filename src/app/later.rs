//! Code that is not in the first program, and comes when somebody asks for what it draws.

use core::pin::Pin;

use leptos::prelude::*;

use super::App;
use crate::state::View;
use crate::ui::{Closed, ClosedSignal, effect, memo};

/// Where the code is that comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Awaited,
    /// Here.
    Here,
    /// It could not be had.
    Failed,
}

impl Closed for Arrival {
    const ALL: &'static [Self] = &[Self::Unasked, Self::Awaited, Self::Here, Self::Failed];

    fn place(self) -> usize {
        self as usize
    }
}

/// Fetches the code, and says whether it has come.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = bool>>>;

/// The code that comes later: where it is, and how it is had.
#[derive(Clone, Copy)]
pub struct Later {
    arrival: ClosedSignal<Arrival>,
    fetch: Option<Fetch>,
}

impl Later {
    /// Code that is fetched when it is asked for, or, natively, code that is there from the start.
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

    /// Where it is. The caller is told of changes.
    pub fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// Asks for it, also once more after a failure.
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
    /// The view that is seen: the map until the code of another one is here.
    pub fn seen_view(&self) -> View {
        let view = self.view();
        if self.later.arrival() == Arrival::Here {
            view
        } else {
            View::Map
        }
    }

    /// Whether all is seen that the address asks for, or it has been said that it cannot.
    pub fn has_what_was_asked(&self) -> bool {
        let is_map = self.view() == View::Map;
        is_map || matches!(self.later.arrival(), Arrival::Here | Arrival::Failed)
    }

    /// Whether a view other than the map is asked for.
    pub fn is_view_wanted(&self) -> Memo<bool> {
        let query = self.query;
        memo(move || query.with(|query| query.view) != View::Map)
    }

    /// Whether the dialog with the code for other pages is asked for.
    pub fn is_embedding_wanted(&self) -> Memo<bool> {
        let embedding = self.embedding;
        memo(move || embedding.get())
    }
}

/// Fetches the code when the visitor asks for the first of what it draws, or the address does. After a failure that is a way
/// to try again, besides the notice's button.
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
