//! The address bar and the history. A small layer of our own: a router would cost a third of the page's bytes and
//! takes the page down where a sandbox forbids the history. A guest in somebody else's page leaves both alone: an attribute
//! stands for them (`host::ADDRESS`), and an event of the same name on the root says that it was changed from outside.

use wasm_bindgen::JsValue;
use web_sys::EventTarget;

use super::host;
use super::listen::listen_to;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The query string of the page's address, without '?'.
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

/// The page's own address, without query string. Empty natively, where a page has none.
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

/// The page's own address with another query string, to be copied. Natively only the query string.
pub fn absolute_address(query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [&page_address(), mark, query].concat()
}

/// Whether the page stands in a frame of another one.
pub fn is_framed() -> bool {
    // Reading `top` never throws, and comparing two windows is allowed across origins.
    window().is_some_and(|window| match window.top() {
        Ok(Some(top)) => top != window,
        _ => true,
    })
}

/// Writes the query into the address: as a new entry of the history, or over the current one. Inside a frame the
/// entry is always replaced, since a new one would add to the host page's Back button. A browser that forbids it (a
/// sandbox, or too many calls in a short time) is left alone: the page works on without it.
pub fn write_address(query: &str, replace: bool) {
    if host::is_guest() {
        if let Some(root) = host::root() {
            drop(root.set_attribute(host::ADDRESS, &absolute_address(query)));
        }
        return;
    }
    let Some(window) = window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else {
        return;
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
    drop(written);
}

/// Calls `moved` with the new query string whenever the visitor goes back or forward. Lasts as long as the page.
pub fn on_history_move(moved: impl Fn(String) + 'static) {
    let target = if host::is_guest() {
        host::root().cloned().map(EventTarget::from)
    } else {
        window().map(EventTarget::from)
    };
    if let Some(target) = target {
        listen_to(&target, &["popstate"], move |_| moved(query_of_page()));
    }
}
