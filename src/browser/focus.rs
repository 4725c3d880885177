//! The focus: given to what is opened, and back; and to the nearest neighbour of what goes away with the focus on it.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::host;
use super::listen::listen_to;

/// What can have the focus by way of the Tab key.
const FOCUSABLE: &str =
    ":is(a[href], button, input, select, textarea, summary, [tabindex='0']):not(:disabled)";

/// Where an element stands, to find its nearest neighbour once it is gone.
#[derive(Clone)]
pub struct Spot {
    element: Element,
    /// What it stands in, from the inside, each with how many elements there come before the way to it.
    around: Vec<(Element, u32)>,
}

impl Spot {
    /// The spot of the element that has the focus now, if one has it.
    pub fn of_focus() -> Option<Self> {
        host::find(":focus").map(Self::of)
    }

    fn of(element: Element) -> Self {
        let (mut around, mut inner) = (Vec::new(), element.clone());
        while let Some(outer) = inner.parent_element() {
            let (mut before, mut sibling) = (0, inner.previous_element_sibling());
            while let Some(other) = sibling {
                before += 1;
                sibling = other.previous_element_sibling();
            }
            around.push((outer.clone(), before));
            inner = outer;
        }
        Self { element, around }
    }

    /// Gives the focus back, or to the nearest neighbour where the element is gone.
    pub fn focus(self) {
        leptos::prelude::request_animation_frame(move || {
            if let Some(element) = self.nearest() {
                focus_on(&element);
            }
        });
    }

    /// The element, if it is still there and seen; else the next one that is and can have the focus, or the last one before
    /// it, in the innermost of what it stood in that has any.
    fn nearest(&self) -> Option<Element> {
        if is_seen(&self.element) {
            return Some(self.element.clone());
        }
        for (outer, before) in &self.around {
            if !is_seen(outer) {
                continue;
            }
            let (mut last_before, mut place, mut child) = (None, 0, outer.first_element_child());
            while let Some(here) = child {
                if place < *before {
                    last_before = last(&here).or(last_before);
                } else if let Some(next) = first(&here) {
                    return Some(next);
                }
                place += 1;
                child = here.next_element_sibling();
            }
            if last_before.is_some() {
                return last_before;
            }
        }
        None
    }
}

/// Whether an element stands in the page and is laid out.
fn is_seen(element: &Element) -> bool {
    let room = element.get_bounding_client_rect();
    element.is_connected() && (room.width() > 0.0 || room.height() > 0.0)
}

/// What can have the focus in an element, itself included, in order.
fn focusable(element: &Element) -> Vec<Element> {
    let mut all = Vec::new();
    if element.matches(FOCUSABLE).unwrap_or(false) {
        all.push(element.clone());
    }
    if let Ok(inner) = element.query_selector_all(FOCUSABLE) {
        all.extend(super::elements::elements(&inner));
    }
    all
}

fn first(element: &Element) -> Option<Element> {
    focusable(element).into_iter().find(is_seen)
}

fn last(element: &Element) -> Option<Element> {
    focusable(element).into_iter().rfind(is_seen)
}

/// From now on, what has the focus and goes away, or is hidden, by what the visitor does hands it to its nearest neighbour: else a
/// visitor with a keyboard would begin at the top of the page. Lasts as long as the page.
pub fn keep_the_focus() {
    thread_local! {
        /// Where the focus was last.
        static LAST: RefCell<Option<Spot>> = const { RefCell::new(None) };
    }
    let Some(root) = host::root() else { return };
    listen_to(root, &["focusin"], |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        LAST.set(target.map(Spot::of));
    });
    // Two frames after what the visitor does: the effects that draw what comes of it have run then, and what moves the focus by
    // itself has done so.
    listen_to(root, &["click", "keydown"], |_| {
        leptos::prelude::request_animation_frame(|| {
            leptos::prelude::request_animation_frame(|| {
                let last = LAST.with_borrow(Clone::clone);
                if let Some(spot) = last
                    && host::find(":focus").is_none()
                    && !is_seen(&spot.element)
                    && let Some(neighbour) = spot.nearest()
                {
                    focus_on(&neighbour);
                }
            });
        });
    });
}

/// Gives the focus, where it [may be moved](host::may_take_the_focus).
pub(super) fn focus_on(element: &Element) {
    if host::may_take_the_focus() {
        // `focus` is a method of HTML and SVG elements alike; the binding knows it for the former only.
        drop(element.unchecked_ref::<HtmlElement>().focus());
    }
}

/// Gives the focus to the element that `selector` picks, once what the current change draws stands in the page.
pub fn focus_element(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = host::find(selector) {
            focus_on(&element);
        }
    });
}
