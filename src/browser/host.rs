//! Where the program runs: in a page of its own, whose `html` element is its root, or as a guest in a page of somebody else's,
//! where an element in a shadow root is. Nothing outside of the root is looked up or changed, so that several maps on one
//! page, and the page itself, do not disturb each other.

use std::cell::Cell;

use web_sys::{Element, NodeList};

/// The attribute of a guest's root that stands for the address bar: the address of the map's own page with the query of what
/// is shown. `public/element.js` writes it; a page of its own has none.
pub(super) const ADDRESS: &str = "data-address";

struct Host {
    root: Element,
    base: String,
}

thread_local! {
    static HOST: Cell<Option<&'static Host>> = const { Cell::new(None) };
}

/// Says where the program runs, before it does anything else. It stays there as long as the page lives.
#[cfg(target_arch = "wasm32")]
pub fn set_root(root: Element) {
    let mut base = root.get_attribute(ADDRESS).unwrap_or_default();
    base.truncate(base.find('?').unwrap_or(base.len()));
    HOST.set(Some(Box::leak(Box::new(Host { root, base }))));
}

/// The element that everything stands in.
pub(super) fn root() -> Option<&'static Element> {
    HOST.get().map(|host| &host.root)
}

/// What comes before a relative address to make it one of the map's own page: nothing in that page, and its address where
/// the map is a guest.
pub(super) fn base() -> &'static str {
    HOST.get().map_or("", |host| &host.base)
}

/// Whether the page is somebody else's.
pub fn is_guest() -> bool {
    !base().is_empty()
}

/// Whether the focus may be moved: always in a page of its own. In somebody else's page, whether as a frame or as an element,
/// only once the visitor has done something in the map since that page last asked for a state: else it would be taken from
/// where the visitor is. `public/frame.js` and `public/element.js` say so on the root.
pub(super) fn may_take_the_focus() -> bool {
    let is_hosted = is_guest() || super::is_framed();
    !is_hosted || root().is_some_and(|root| root.has_attribute("data-in-use"))
}

/// The first element that `selector` picks.
pub fn find(selector: &str) -> Option<Element> {
    root()?.query_selector(selector).ok().flatten()
}

/// All elements that `selector` picks.
pub(super) fn find_all(selector: &str) -> Option<NodeList> {
    root()?.query_selector_all(selector).ok()
}
