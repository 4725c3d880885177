//! Copying to the clipboard, which a frame or an old browser may refuse.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::task::spawn;

/// Copies `text`, then calls `done` with whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window()
        .map(|window| window.navigator())
        .and_then(|navigator| {
            // Undefined outside secure contexts, although the binding's type says otherwise.
            let clipboard =
                js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
            (!clipboard.is_undefined()).then(|| navigator.clipboard())
        });
    let writing = clipboard.map(|clipboard| clipboard.write_text(text));
    spawn(async move {
        let copied = match writing {
            Some(writing) => JsFuture::from(writing).await.is_ok(),
            None => false,
        };
        done(copied);
    });
}
