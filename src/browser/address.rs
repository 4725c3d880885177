//! The address bar and the history. Written by hand, because a router would be a third of the page's bytes and panics where
//! a sandbox forbids the history. A guest in somebody else's page uses neither: the attribute `host::ADDRESS` takes the
//! place of the address bar, and a `popstate` event on the root says that the host page has changed it.

use wasm_bindgen::JsValue;
use web_sys::EventTarget;

use super::host;
use super::listen::listen_to;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The query string of the page's address, without `?`.
pub fn query_of_page() -> String {
    let search = if host::is_guest() {
        host::root().and_then(|root| root.get_attribute(host::ADDRESS))
    } else {
        window().and_then(|window| window.location().search().ok())
    };
    search
        .as_deref()
        .and_then(|search| search.split_once('?'))
        .map(|(_, query)| query.to_owned())
        .unwrap_or_default()
}

/// The page's own address without its query string. Empty natively.
pub fn page_address() -> String {
    if host::is_guest() {
        return host::base().to_owned();
    }
    let location = if cfg!(target_arch = "wasm32") {
        window().map(|window| window.location())
    } else {
        None
    };
    location.map_or_else(String::new, |location| {
        let origin = location.origin().unwrap_or_default();
        [origin, location.pathname().unwrap_or_default()].concat()
    })
}

/// The page's own address with another query string, for copying. Natively only the query string.
pub fn absolute_address(query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [&page_address(), mark, query].concat()
}

/// Whether the page is in a frame of another page.
pub fn is_framed() -> bool {
    // Reading `top` never throws, and two windows can be compared across origins.
    window().is_some_and(|window| match window.top() {
        Ok(Some(top)) => top != window,
        _ => true,
    })
}

/// Writes the query into the address, as a new history entry or in place of the current one. In a frame it always replaces
/// the entry, because a new one would take a press of the host page's Back button. If the browser refuses (a sandbox, or
/// too many calls in a short time), the page goes on without it, and the answer is `false`.
pub fn write_address(query: &str, replace: bool) -> bool {
    if host::is_guest() {
        if let Some(root) = host::root() {
            drop(root.set_attribute(host::ADDRESS, &absolute_address(query)));
        }
        return true;
    }
    let Some(window) = window() else { return true };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else {
        return true;
    };
    let address = if query.is_empty() {
        path
    } else {
        [&path, "?", query].concat()
    };
    let written = if replace || is_framed() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    written.is_ok()
}

/// Calls `moved` with the new query string whenever the visitor goes back or forward. The listener lasts as long as the
/// page.
pub fn on_history_move(moved: impl Fn(String) + 'static) {
    let target = if host::is_guest() {
        host::root().map(EventTarget::from)
    } else {
        window().map(EventTarget::from)
    };
    if let Some(target) = target {
        listen_to(&target, &["popstate"], move |_| moved(query_of_page()));
    }
}
