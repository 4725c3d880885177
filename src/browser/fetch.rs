//! Fetching the content file.

use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::set_timeout_with_handle;
use web_sys::{AbortController, RequestCache};

/// How long the content may take. A phone with a slow connection gets its 60 kB through in this time.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why the content did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No connection, or one that broke off.
    Network,
    /// It took longer than [`PATIENCE`].
    Timeout,
    /// The server answered with this HTTP status.
    Status(u16),
}

/// The bytes at `address`. Another attempt asks the server anew, past what the browser has kept. `begun` is told the length
/// of what is on its way, in bytes as they travel (perhaps compressed), where the server says it.
pub async fn fetch(
    address: &str,
    is_retry: bool,
    begun: &dyn Fn(&str),
) -> Result<Vec<u8>, FetchError> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let timer =
        controller.map(|controller| set_timeout_with_handle(move || controller.abort(), PATIENCE));
    let failed = |_| match &signal {
        Some(signal) if signal.aborted() => FetchError::Timeout,
        _ => FetchError::Network,
    };
    let outcome = async {
        let response = Request::get(address)
            .cache(if is_retry {
                RequestCache::Reload
            } else {
                RequestCache::Default
            })
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(failed)?;
        if !response.ok() {
            return Err(FetchError::Status(response.status()));
        }
        if let Some(length) = response.headers().get("content-length") {
            begun(&length);
        }
        response.binary().await.map_err(failed)
    }
    .await;
    if let Some(Ok(timer)) = timer {
        timer.clear();
    }
    outcome
}
