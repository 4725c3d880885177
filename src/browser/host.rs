//! Where the program runs: in its own page, with the `html` element as its root, or as a guest in somebody else's page,
//! with an element in a shadow root as its root. It reads and changes nothing outside its root, so that several maps on one
//! page do not disturb each other or the page.

use std::cell::RefCell;

use web_sys::{Element, NodeList};

/// The attribute on a guest's root that takes the place of the address bar: the address of the map's own page with the
/// query of the current state. `public/element.js` writes it; the map's own page does not have it.
pub(super) const ADDRESS: &str = "data-address";

struct Host {
    root: Element,
    base: &'static str,
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Sets the root, before anything else is done. It only changes when the program is started again, and the root before is let
/// go then.
#[cfg(target_arch = "wasm32")]
pub fn set_root(root: Element) {
    let address = root.get_attribute(ADDRESS).unwrap_or_default();
    let (own, before) = (address.split('?').next().unwrap_or_default(), base());
    // Every link reads it, so it is never let go; it is the same each time.
    let base = if own == before {
        before
    } else {
        Box::leak(own.into())
    };
    HOST.set(Some(Host { root, base }));
}

/// The program's root.
pub(super) fn root() -> Option<Element> {
    HOST.with_borrow(|host| host.as_ref().map(|host| host.root.clone()))
}

/// The prefix that resolves a relative address against the map's own page: empty in that page, its address in a guest.
pub(super) fn base() -> &'static str {
    HOST.with_borrow(|host| host.as_ref().map_or("", |host| host.base))
}

/// Whether the map is a guest in somebody else's page.
pub fn is_guest() -> bool {
    !base().is_empty()
}

/// Whether the focus may be moved. In the map's own page always. In a frame or in a guest, only once the visitor has used
/// the map since the host page last asked for a state; otherwise we would take the focus away from the host page.
/// `public/frame.js` and `public/element.js` set the attribute on the root.
pub(super) fn may_take_the_focus() -> bool {
    let is_hosted = is_guest() || super::is_framed();
    !is_hosted || root().is_some_and(|root| root.has_attribute("data-in-use"))
}

/// The first element in the root that matches `selector`.
pub fn find(selector: &str) -> Option<Element> {
    root()?.query_selector(selector).ok().flatten()
}

/// All elements in the root that match `selector`.
pub(super) fn find_all(selector: &str) -> Option<NodeList> {
    root()?.query_selector_all(selector).ok()
}
