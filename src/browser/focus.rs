//! Moving the focus: to what is opened and back again, and to the nearest neighbour when the focused element disappears.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement, NodeList};

use super::act::{is_by_keyboard, watch_acts};
use super::elements::is_in_window;
use super::host;
use super::listen::listen_to;

/// What the Tab key can reach.
const FOCUSABLE: &str =
    ":is(a[href], button, input, select, textarea, summary, [tabindex='0']):not(:disabled)";

/// The position of an element, from which its nearest neighbour can be found once it is gone.
#[derive(Clone)]
pub struct FocusPosition {
    element: Element,
    /// Its ancestors from the inside out, each with the number of focusable elements in it that come before the element.
    around: Vec<(Element, usize)>,
}

impl FocusPosition {
    /// The position of the focused element, if there is one.
    pub fn of_focus() -> Option<Self> {
        host::find(":focus").map(Self::of)
    }

    fn of(element: Element) -> Self {
        let (mut around, mut inner) = (Vec::new(), element.clone());
        while let Some(outer) = inner.parent_element() {
            let before = focusable(&outer).take_while(|other| *other != element);
            around.push((outer.clone(), before.count()));
            inner = outer;
        }
        Self { element, around }
    }

    /// Focuses the element again, or its nearest neighbour if it is gone.
    pub fn focus(self) {
        self.focus_where(|| true);
    }

    /// The same, unless the focus goes elsewhere before that: who presses the next key at once keeps what it leads to.
    pub fn focus_if_lost(self) {
        self.focus_where(|| !host::find(":focus").is_some_and(|own| is_seen(&own)));
    }

    /// Focuses it in the next frame, if that is still wanted then.
    fn focus_where(self, is_wanted: fn() -> bool) {
        let scrolls = is_by_keyboard();
        leptos::prelude::request_animation_frame(move || {
            if let Some(element) = self.nearest().filter(|_| is_wanted()) {
                focus_maybe(&element, scrolls);
            }
        });
    }

    /// The element itself if it is still visible. Otherwise the visible, focusable element that has taken its place, the next
    /// one after that, or the last one before it, in the innermost ancestor that has any.
    fn nearest(&self) -> Option<Element> {
        if is_seen(&self.element) {
            return Some(self.element.clone());
        }
        for (outer, before) in &self.around {
            let (mut last, mut place) = (None, 0);
            for here in focusable(outer).filter(|_| is_seen(outer)) {
                let is_here = is_seen(&here);
                if is_here && place >= *before {
                    return Some(here);
                }
                if is_here {
                    last = Some(here);
                }
                place += 1;
            }
            if last.is_some() {
                return last;
            }
        }
        None
    }
}

/// Whether an element is in the page, has a layout box, and is not switched off: such an element still has the focus for a
/// moment.
fn is_seen(element: &Element) -> bool {
    let bounds = element.get_bounding_client_rect();
    element.is_connected()
        && (bounds.width() > 0.0 || bounds.height() > 0.0)
        && !element.matches(":disabled").unwrap_or_default()
}

/// The focusable elements in an element, in document order.
fn focusable(element: &Element) -> impl Iterator<Item = Element> + use<> {
    let all = element.query_selector_all(FOCUSABLE).ok();
    let count = all.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |index| all.as_ref()?.get(index)?.dyn_into().ok())
}

/// From now on, when something the visitor does removes or hides the focused element, the focus moves to its nearest
/// neighbour. Otherwise keyboard users would start again from the top of the page. The listener lasts as long as the page.
pub fn rescue_the_focus() {
    thread_local! {
        /// The position of the last focused element.
        static LAST: RefCell<Option<FocusPosition>> = const { RefCell::new(None) };
    }
    let Some(root) = host::root() else { return };
    watch_acts();
    listen_to(&root, &["focusin"], |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        LAST.set(target.map(FocusPosition::of));
    });
    // Wait two frames: by then the effects have drawn the change, and anything that moves the focus on purpose has done so.
    listen_to(&root, &["click", "keydown"], |_| {
        leptos::prelude::request_animation_frame(|| {
            leptos::prelude::request_animation_frame(|| {
                let last = LAST.with_borrow(Clone::clone);
                if let Some(spot) = last
                    // A hidden element keeps the focus until the next frame is rendered.
                    && host::find(":focus").is_none_or(|focused| focused == spot.element)
                    && !is_seen(&spot.element)
                    && let Some(neighbour) = spot.nearest()
                {
                    focus_maybe(&neighbour, false);
                }
            });
        });
    });
}

/// Focuses an element, if [allowed](host::may_take_the_focus), and scrolls to it or not.
pub(super) fn focus_maybe(element: &Element, scrolls: bool) {
    if scrolls {
        focus_on(element);
    } else if host::may_take_the_focus() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let element = element.unchecked_ref::<HtmlElement>();
        drop(element.focus_with_options(&options));
    }
}

/// Focuses an element, if [allowed](host::may_take_the_focus).
pub(super) fn focus_on(element: &Element) {
    if host::may_take_the_focus() {
        // HTML and SVG elements both have `focus`, but the binding only knows that of HTML.
        drop(element.unchecked_ref::<HtmlElement>().focus());
    }
}

/// Focuses the element with this index among those that match `selector`, after the current change has been drawn.
pub fn focus_nth(selector: &'static str, index: usize) {
    leptos::prelude::request_animation_frame(move || {
        let element = host::find_all(selector).and_then(|all| all.get(u32::try_from(index).ok()?));
        if let Some(element) = element.and_then(|node| node.dyn_into().ok()) {
            focus_maybe(&element, false);
        }
    });
}

/// Focuses the first element that matches one of some selectors, the first of those that has any, after the current change has
/// been drawn.
pub fn focus_first(selectors: Vec<String>) {
    leptos::prelude::request_animation_frame(move || {
        let mut found = selectors.iter().filter_map(|selector| host::find(selector));
        if let Some(element) = found.next() {
            focus_on(&element);
        }
    });
}

/// The same as [`focus_element`], but only if the element is in the window.
pub fn focus_if_seen(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if is_in_window(selector)
            && let Some(element) = host::find(selector)
        {
            focus_maybe(&element, false);
        }
    });
}

/// Focuses the element that matches `selector`, after the current change has been drawn.
pub fn focus_element(selector: &'static str) {
    let scrolls = is_by_keyboard();
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = host::find(selector) {
            focus_maybe(&element, scrolls);
        }
    });
}
