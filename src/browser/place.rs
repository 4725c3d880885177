//! Where the program runs: in a page of its own, whose `html` element is its root, or as a guest in a page of somebody else's,
//! where an element in a shadow root is. Nothing outside of the root is looked up or changed, so that several maps on one
//! page, and the page itself, do not disturb each other.

use std::cell::Cell;

use web_sys::{Element, NodeList};

/// The attribute of a guest's root that stands for the address bar: the address of the map's own page with the query of what
/// is shown. `public/element.js` writes it; a page of its own has none.
pub(super) const ADDRESS: &str = "data-address";

struct Place {
    root: Element,
    base: String,
}

thread_local! {
    static PLACE: Cell<Option<&'static Place>> = const { Cell::new(None) };
}

/// Says where the program runs, before it does anything else. It stays there as long as the page lives.
#[cfg(target_arch = "wasm32")]
pub(super) fn settle(root: Element) {
    let mut base = root.get_attribute(ADDRESS).unwrap_or_default();
    base.truncate(base.find('?').unwrap_or(base.len()));
    PLACE.set(Some(Box::leak(Box::new(Place { root, base }))));
}

/// The element that everything stands in.
pub(super) fn root() -> Option<&'static Element> {
    PLACE.get().map(|place| &place.root)
}

/// What comes before a relative address to make it one of the map's own page: nothing in that page, and its address where
/// the map is a guest.
pub(super) fn base() -> &'static str {
    PLACE.get().map_or("", |place| &place.base)
}

/// Whether the page is somebody else's.
pub(super) fn is_guest() -> bool {
    !base().is_empty()
}

/// Whether the visitor has done something in a guest since its page last asked for a state.
pub(super) fn is_in_use() -> bool {
    root().is_some_and(|root| root.has_attribute("data-in-use"))
}

/// The first element that `selector` picks.
pub(super) fn find(selector: &str) -> Option<Element> {
    root()?.query_selector(selector).ok().flatten()
}

/// All elements that `selector` picks.
pub(super) fn find_all(selector: &str) -> Option<NodeList> {
    root()?.query_selector_all(selector).ok()
}
