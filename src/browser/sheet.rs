//! The style sheet of what is fetched later.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::host;

/// The link to the sheet. Browsers fetch it when it is one to a style sheet of the page, not before. (`WebKit` fetches also those
/// that are disabled.)
const SHEET: &str = "link[data-views][rel=alternate]";

/// Begins to fetch the sheet; after a failure, once more. Returns whether it is there, once that is known. A page without such a
/// link has all its style.
pub fn use_views_sheet() -> impl Future<Output = bool> {
    let link = host::find(SHEET);
    let waiting = link.map(|link| (JsFuture::from(used(&link)), link));
    async move {
        let Some((sheet, link)) = waiting else {
            return true;
        };
        let is_here = sheet.await.is_ok();
        if !is_here {
            drop(link.set_attribute("rel", "alternate"));
        }
        is_here
    }
}

/// Makes it one to a style sheet of the page. Resolves when its sheet is there, and rejects if it cannot be had.
fn used(link: &Element) -> Promise {
    Promise::new(&mut |here: Function, lost: Function| {
        drop(link.add_event_listener_with_callback("load", &here));
        drop(link.add_event_listener_with_callback("error", &lost));
        drop(link.set_attribute("rel", "stylesheet"));
    })
}
