//! The style sheet of what is fetched later.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::host;

/// The link to the sheet, which the browser does not fetch as long as it is disabled.
const SHEET: &str = "link[data-views]";

/// Begins to fetch the sheet; after a failure, once more. Returns whether it is there, once that is known. A page without such a
/// link has all its style.
pub fn use_views_sheet() -> impl Future<Output = bool> {
    let link = host::find(&[SHEET, "[disabled]"].concat());
    let waiting = link.map(|link| (JsFuture::from(enabled(&link)), link));
    async move {
        let Some((sheet, link)) = waiting else {
            return true;
        };
        let is_here = sheet.await.is_ok();
        if !is_here {
            drop(link.set_attribute("disabled", ""));
        }
        is_here
    }
}

/// Enables the link. Resolves when its sheet is there, and rejects if it cannot be had.
fn enabled(link: &Element) -> Promise {
    Promise::new(&mut |here: Function, lost: Function| {
        drop(link.add_event_listener_with_callback("load", &here));
        drop(link.add_event_listener_with_callback("error", &lost));
        drop(link.remove_attribute("disabled"));
    })
}
