//! Code that is not in the first program: the views other than the map, and the dialog with the code for other pages, come
//! in a file of their own when somebody asks for one of them.
//!
//! [`draw`] is where the program is cut. The build (`xtask/src/parts.rs`) puts into that file what is reachable through
//! this function alone, layout and words included. Natively there is nothing to wait for, so pages are rendered and
//! tested as if nothing were cut.

use core::future::Future as _;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::App;
use super::matrix::matrix;
use super::notice::{LoadError, error_notice};
use super::objectives::objectives;
use super::piece::{Piece, effect, html, memo};
use super::snippet;
use super::text::note;
use super::timeline::timeline;
use crate::query::View;

/// Where the code of the other views is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Awaited,
    /// Here.
    Here,
    /// It could not be had.
    Failed,
}

impl Arrival {
    const ALL: [Self; 4] = [Self::Unasked, Self::Awaited, Self::Here, Self::Failed];
}

/// A signal for [`Arrival`], by its place in `Arrival::ALL`: a signal of one more type would weigh a kilobyte.
#[derive(Clone, Copy)]
pub struct OtherViews(RwSignal<usize>);

impl OtherViews {
    /// Before anybody has asked.
    pub(super) fn new() -> Self {
        let first = if cfg!(target_family = "wasm") {
            Arrival::Unasked
        } else {
            Arrival::Here
        };
        Self(RwSignal::new(first as usize))
    }

    pub(super) fn get(self) -> Arrival {
        let arrival = Arrival::ALL.get(self.0.get());
        arrival.copied().unwrap_or(Arrival::Failed)
    }

    fn set(self, arrival: Arrival) {
        self.0.set(arrival as usize);
    }
}

/// What the code draws.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// A view other than the map.
    View(View),
    /// The dialog with the code for other pages.
    Embedding,
}

/// The part, cut off from the program.
#[wasm_split(views, wasm_split_path = leptos::wasm_split, fallible, preload(fetch))]
#[allow(
    clippy::unnecessary_wraps,
    reason = "in the browser the code may not arrive"
)]
fn draw(part: Part, app: &App) -> Result<Option<Piece>, SplitLoaderError> {
    Ok(match part {
        Part::View(View::Map) => None,
        Part::View(View::Objectives) => Some(objectives(app)),
        Part::View(View::Matrix) => Some(matrix(app)),
        Part::View(View::Timeline) => Some(timeline(app)),
        Part::Embedding => Some(snippet::dialog(app)),
    })
}

/// The part, for a region: nothing while it is not wanted or its code is not here.
pub(super) fn drawn(part: Part, is_wanted: Memo<bool>, app: &App) -> Vec<Piece> {
    // Asked for before the wish, so that this hears of the code's arrival before what moves the focus does.
    let is_here = app.other_views.get() == Arrival::Here;
    if !is_wanted.get() || !is_here {
        return Vec::new();
    }
    // The code is here: then the answer is, too.
    match pin!(draw(part, app)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(piece)) => piece.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What stands by while the code is on its way, or says that it cannot be had: where the views stand, or where the dialog
/// is opened.
pub(super) fn parts_notice(app: &App, is_wanted: Memo<bool>) -> Piece {
    let (app, arrival) = (app.clone(), app.other_views);
    html("div")
        .class("view-notice")
        // The notice of an error is announced as one, and once.
        .live_attr("role", move || {
            (arrival.get() != Arrival::Failed).then(|| "status".to_owned())
        })
        .region(move || {
            if !is_wanted.get() {
                return Vec::new();
            }
            let retry = app.clone();
            match app.other_views.get() {
                Arrival::Awaited => vec![note(app.site.words().view_awaited)],
                Arrival::Failed => vec![error_notice(
                    &LoadError::View,
                    app.site.language,
                    true,
                    move || retry.fetch_other_views(),
                )],
                Arrival::Unasked | Arrival::Here => Vec::new(),
            }
        })
}

/// Whether a view other than the map is asked for.
pub(super) fn is_view_wanted(app: &App) -> Memo<bool> {
    let query = app.query;
    memo(move || query.with(|query| query.view) != View::Map)
}

/// Whether the dialog is asked for.
pub(super) fn is_embedding_wanted(app: &App) -> Memo<bool> {
    let embedding = app.embedding;
    memo(move || embedding.get())
}

/// Fetches the code when the visitor asks for the first of its parts, or the address does. After a failure that is a way to
/// try again, besides the notice's button.
pub(super) fn fetch_when_asked(app: &App) {
    for is_wanted in [is_view_wanted(app), is_embedding_wanted(app)] {
        let app = app.clone();
        effect(move || {
            let arrival = untrack(|| app.other_views.get());
            if is_wanted.get() && matches!(arrival, Arrival::Unasked | Arrival::Failed) {
                app.fetch_other_views();
            }
        });
    }
}

impl App {
    fn fetch_other_views(&self) {
        let arrival = self.other_views;
        arrival.set(Arrival::Awaited);
        leptos::task::spawn_local(async move {
            arrival.set(match fetch().await {
                Ok(()) => Arrival::Here,
                Err(_) => Arrival::Failed,
            });
        });
    }

    /// The view that is seen: the map until the code of another one is here.
    pub(super) fn seen_view(&self) -> View {
        let view = self.view();
        if self.other_views.get() == Arrival::Here {
            view
        } else {
            View::Map
        }
    }

    /// Whether all is seen that the address asks for, or it has been said that it cannot.
    pub(super) fn is_settled(&self) -> bool {
        let is_map = self.view() == View::Map;
        is_map || matches!(self.other_views.get(), Arrival::Here | Arrival::Failed)
    }
}
