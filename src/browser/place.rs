//! Moving an element to another place of the page.

use web_sys::Element;

use super::elements::elements;
use super::focus::focus_maybe;
use super::host;

/// An element whose place in the window is to stay the same while what stands above it changes its height.
pub struct Held {
    element: Element,
    top: f64,
}

impl Held {
    /// Remembers where the element is.
    pub(super) fn new(element: Element) -> Self {
        let top = element.get_bounding_client_rect().top();
        Self { element, top }
    }

    /// Scrolls the page so that the element is there again, and gives it back the focus, which it loses if it is moved among its
    /// siblings. Called after the change has been drawn. In a frame as high as its content there is nothing to scroll.
    pub fn put_back(&self) {
        if self.element.is_connected() && host::find(":focus").is_none() {
            focus_maybe(&self.element, false);
        }
        let moved = self.element.get_bounding_client_rect().top() - self.top;
        if moved.abs() >= 1.0
            && self.element.is_connected()
            && let Some(window) = web_sys::window()
        {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// An element that can stand in several places, and its first one.
#[derive(Clone)]
pub struct Movable {
    element: Element,
    home: Element,
}

impl Movable {
    /// The element that matches `selector`, where it stands now.
    pub fn find(selector: &str) -> Option<Self> {
        let element = host::find(selector)?;
        let home = element.parent_element()?;
        Some(Self { element, home })
    }

    /// Moves it to the end of the first element that matches `selector`; if there is none, back to its first place.
    pub fn go(&self, selector: &str) {
        self.go_into(host::find(selector).as_ref().unwrap_or(&self.home));
    }

    /// The same for the element whose attribute `key` is `value`, whatever characters that has.
    pub fn go_where(&self, selector: &str, key: &str, value: &str) {
        let all = host::find_all(selector);
        let mut places = all.iter().flat_map(elements);
        let place = places.find(|place| place.get_attribute(key).as_deref() == Some(value));
        self.go_into(place.as_ref().unwrap_or(&self.home));
    }

    /// Moves it back to its first place.
    pub fn go_home(&self) {
        self.go_into(&self.home);
    }

    fn go_into(&self, place: &Element) {
        // Moving an element takes the focus out of it.
        if self.element.parent_element().as_ref() != Some(place) {
            drop(place.append_child(&self.element));
        }
    }
}
