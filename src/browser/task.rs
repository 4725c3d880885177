//! Running futures.

use core::pin::Pin;

use wasm_bindgen_futures::spawn_local;

/// Runs a future. It is boxed the way Leptos boxes its own, so that the executor is compiled once.
pub fn spawn(waiting: impl Future<Output = ()> + 'static) {
    let waiting: Pin<Box<dyn Future<Output = ()>>> = Box::pin(waiting);
    spawn_local(waiting);
}
