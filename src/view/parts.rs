//! Code that is not in the first program: the views other than the map, and the dialogs. They are in one
//! file, which is fetched when one of them is asked for.
//!
//! [`draw`] is the split point. The build (`xtask/src/parts.rs`) moves what is reachable through this function alone into
//! that file, layout and words included. Natively there is nothing to fetch, so pages are rendered and tested as if nothing
//! were split.

use core::future::Future as _;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::page::{LoadError, error_notice};
use super::text::note;
use super::views::actors::actors;
use super::views::matrix::matrix;
use super::views::objectives::objectives;
use super::views::places::places;
use super::views::timeline::timeline;
use super::{download, embed};
use crate::app::{App, LoadState};
use crate::state::View;
use crate::ui::{Element, Fixed, Piece, html};

/// What this code can draw.
#[derive(Clone, Copy)]
pub(crate) enum LazyPart {
    /// A view other than the map.
    View(View),
    /// The bar of a tour.
    Tour,
    /// The dialog with the embed code.
    Embedding,
    /// The dialog for downloads.
    Download,
}

/// The part. This function is split off from the program.
#[cfg(feature = "split")]
#[wasm_split(views, wasm_split_path = leptos::wasm_split, fallible, preload(fetch))]
#[allow(
    clippy::unnecessary_wraps,
    reason = "in the browser the code may not arrive"
)]
fn draw(part: LazyPart, app: &App) -> Result<Option<Piece>, SplitLoaderError> {
    Ok(drawn(part, app))
}

/// The same in a program that is not split. What is split off is exported, and so would be in every program.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "where it is split, it waits")]
async fn draw(part: LazyPart, app: &App) -> Result<Option<Piece>, SplitLoaderError> {
    Ok(drawn(part, app))
}

fn drawn(part: LazyPart, app: &App) -> Option<Piece> {
    match part {
        LazyPart::View(View::Map) => None,
        LazyPart::View(View::Objectives) => Some(objectives(app)),
        LazyPart::View(View::Matrix) => Some(matrix(app)),
        LazyPart::View(View::Timeline) => Some(timeline(app)),
        LazyPart::View(View::Actors) => Some(actors(app)),
        LazyPart::View(View::Places) => Some(places(app)),
        LazyPart::Tour => Some(super::tour::tour(app)),
        LazyPart::Embedding => Some(embed::dialog::dialog(app)),
        LazyPart::Download => Some(download::dialog::dialog(app)),
    }
}

/// The part, for `children_fn`. Empty if it is not wanted or its code is not loaded.
pub(crate) fn render_part(part: LazyPart, is_wanted: Memo<bool>, app: &App) -> Vec<Piece> {
    // Read before `is_wanted`: subscribers run in order, and the view must be drawn before the effect that focuses its
    // heading.
    let is_here = app.lazy_code.state() == LoadState::Loaded;
    if !is_wanted.get() || !is_here {
        return Vec::new();
    }
    // The code is loaded, so the future is ready at once.
    match pin!(draw(part, app)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(piece)) => piece.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Says that the code is being fetched, or that it could not be. Takes the place of the views, or of the dialog.
pub(crate) fn parts_notice(app: &App, is_wanted: Memo<bool>) -> Element<Fixed> {
    let (app, lazy_code) = (app.clone(), app.lazy_code);
    html("div")
        .class("view-notice")
        // The error notice is a live region of its own and must not be announced twice.
        .attr_fn("role", move || {
            (lazy_code.state() != LoadState::Failed).then(|| "status".to_owned())
        })
        .children_fn(move || {
            if !is_wanted.get() {
                return Vec::new();
            }
            match lazy_code.state() {
                LoadState::Loading => vec![note(app.model.words().view_awaited)],
                LoadState::Failed => vec![error_notice(
                    &LoadError::View,
                    app.model.language,
                    true,
                    move || lazy_code.request(),
                )],
                LoadState::Idle | LoadState::Loaded => Vec::new(),
            }
        })
}

/// Fetches the code and its style, and returns whether that worked.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
pub fn fetch_parts() -> core::pin::Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async {
        // Both are on their way at once.
        let sheet = crate::browser::use_views_sheet();
        fetch().await.is_ok() && sheet.await
    })
}
