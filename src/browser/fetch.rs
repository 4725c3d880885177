//! Fetching the content file.

use std::time::Duration;

use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

/// How long to wait for the response to begin, and then for each further chunk. There is no limit for the whole, so that a
/// large file may take its time on a slow connection.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why the content could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No connection, or a connection that was lost.
    Network,
    /// Nothing arrived for [`PATIENCE`].
    Timeout,
    /// The server answered with this HTTP status.
    Status(u16),
}

/// Aborts a request when nothing arrives for too long.
struct Watch {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
}

impl Watch {
    fn new() -> Self {
        let controller = AbortController::new().ok();
        let mut watch = Self {
            controller,
            timer: None,
        };
        watch.rewind();
        watch
    }

    /// Restarts the timer.
    fn rewind(&mut self) {
        self.stop();
        if let Some(controller) = self.controller.clone() {
            self.timer = set_timeout_with_handle(move || controller.abort(), PATIENCE).ok();
        }
    }

    fn stop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// Why the request failed.
    fn error(&self) -> FetchError {
        let signal = self.controller.as_ref().map(AbortController::signal);
        match signal {
            Some(signal) if signal.aborted() => FetchError::Timeout,
            _ => FetchError::Network,
        }
    }
}

/// Fetches `address`. A retry bypasses the browser's cache. `on_length` is called with the `Content-Length` if the server sends
/// one: the size in bytes as transferred, perhaps compressed.
///
/// # Errors
/// If it cannot be fetched: see [`FetchError`].
pub async fn fetch(
    address: &str,
    is_retry: bool,
    on_length: &dyn Fn(&str),
) -> Result<Vec<u8>, FetchError> {
    let mut watch = Watch::new();
    let signal = watch.controller.as_ref().map(AbortController::signal);
    let answer = Request::get(address)
        .cache(if is_retry {
            RequestCache::Reload
        } else {
            RequestCache::Default
        })
        .abort_signal(signal.as_ref())
        .send()
        .await;
    let outcome = match answer {
        Err(_) => Err(watch.error()),
        Ok(response) if !response.ok() => Err(FetchError::Status(response.status())),
        Ok(response) => {
            if let Some(length) = response.headers().get("content-length") {
                on_length(&length);
            }
            read(&response, &mut watch).await.map_err(|_| watch.error())
        }
    };
    watch.stop();
    outcome
}

/// Reads the body of a response chunk by chunk.
async fn read(response: &Response, watch: &mut Watch) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::new();
    let Some(body) = response.body() else {
        return Ok(bytes);
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        watch.rewind();
        let piece = JsFuture::from(reader.read()).await?;
        let value = Reflect::get(&piece, &"value".into())?;
        let Some(value) = value.dyn_ref::<Uint8Array>() else {
            return Ok(bytes);
        };
        let before = bytes.len();
        bytes.resize(before + value.length() as usize, 0);
        if let Some(room) = bytes.get_mut(before..) {
            value.copy_to(room);
        }
    }
}
