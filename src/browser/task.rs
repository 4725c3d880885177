//! Waiting for the browser.

use core::pin::Pin;

use wasm_bindgen_futures::spawn_local;

/// Runs what waits. It is boxed as Leptos boxes its own, so that what runs such things is compiled once.
pub fn spawn(waiting: impl Future<Output = ()> + 'static) {
    let waiting: Pin<Box<dyn Future<Output = ()>>> = Box::pin(waiting);
    spawn_local(waiting);
}
