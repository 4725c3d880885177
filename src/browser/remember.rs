//! What the visitor has opened and where the focus is, kept while the page is replaced.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::elements::elements;
use super::focus::focus_on;
use super::host;

/// The attributes that, together with the tag, identify an element.
const TELLING: [&str; 4] = ["id", "name", "value", "href"];

/// What should survive when the page is rendered anew.
pub struct Remembered {
    /// The focused element: its tag, and its values of [`TELLING`].
    focused: Option<(String, [Option<String>; TELLING.len()])>,
    /// Which of the page's `details` elements are open, in document order.
    is_open: Vec<bool>,
}

impl Remembered {
    /// The page's current state.
    pub fn now() -> Self {
        let focused = host::find(":focus");
        let folded = host::find_all("details");
        Self {
            focused: focused.map(|element| (element.local_name(), values(&element))),
            is_open: folded
                .iter()
                .flat_map(elements)
                .map(|details| details.has_attribute("open"))
                .collect(),
        }
    }

    /// Restores that state in the new page, as far as it has the same elements.
    pub fn restore(self) {
        let folded = host::find_all("details");
        for (details, is_open) in folded.iter().flat_map(elements).zip(self.is_open) {
            drop(details.toggle_attribute_with_force("open", is_open));
        }
        let Some((tag, wanted)) = self.focused else {
            return;
        };
        let all = host::find_all(&tag);
        let element = all
            .iter()
            .flat_map(elements)
            .find(|element| values(element) == wanted);
        if let Some(element) = element {
            focus_on(&element);
            // Puts the cursor at the end, so that the visitor can go on typing.
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                drop(field.set_selection_range(u32::MAX, u32::MAX));
            }
        }
    }
}

fn values(element: &Element) -> [Option<String>; TELLING.len()] {
    TELLING.map(|name| element.get_attribute(name))
}
