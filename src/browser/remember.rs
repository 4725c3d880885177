//! What the visitor has opened and where the focus is, kept while the page is replaced.

use web_sys::{Element, HtmlElement, HtmlInputElement};

use wasm_bindgen::JsCast as _;

use super::elements::elements;
use super::focus::focus_on;
use super::host;

/// What the new page takes over from the old one.
pub struct Remembered {
    /// A selector for the focused element.
    focus: Option<String>,
    /// The names of the open `details`.
    unfolded: Vec<String>,
    /// The scroll position in CSS pixels.
    scrolled: f64,
}

impl Remembered {
    /// Reads it from the current page.
    pub fn now() -> Self {
        let unfolded = host::find_all("details[open] > summary");
        Self {
            focus: host::find(":focus").and_then(|element| selector_of(&element)),
            unfolded: unfolded
                .iter()
                .flat_map(elements)
                .filter_map(|summary| summary.get_attribute("aria-label"))
                .collect(),
            scrolled: web_sys::window()
                .and_then(|window| window.scroll_y().ok())
                .unwrap_or_default(),
        }
    }

    /// Applies it to the current page, as far as the elements exist there.
    pub fn restore(self) {
        let summaries = host::find_all("details > summary");
        for summary in summaries.iter().flat_map(elements) {
            let name = summary.get_attribute("aria-label").unwrap_or_default();
            if self.unfolded.contains(&name)
                && let Some(details) = summary.parent_element()
            {
                drop(details.set_attribute("open", ""));
            }
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, self.scrolled);
        }
        let Some(element) = self.focus.and_then(|selector| host::find(&selector)) else {
            return;
        };
        focus_on(&element);
        // Puts the cursor at the end, so that the visitor can go on typing.
        if let Some(field) = element.dyn_ref::<HtmlInputElement>()
            && let Some(end) = u32::try_from(field.value().len()).ok()
        {
            drop(field.set_selection_range(end, end));
        }
    }
}

/// A selector for an element: by its id, else its name and value, else its link or action.
fn selector_of(element: &Element) -> Option<String> {
    let quoted = |name: &str| {
        let value = element.get_attribute(name)?;
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        Some(["[", name, "=\"", &value, "\"]"].concat())
    };
    if let Some(id) = quoted("id") {
        return Some(id);
    }
    if element.dyn_ref::<HtmlElement>().is_some()
        && let Some(name) = quoted("name")
    {
        return Some([name, quoted("value").unwrap_or_default()].concat());
    }
    let mut own: Vec<String> = ["href", "data-view", "data-sort", "aria-controls"]
        .iter()
        .filter_map(|name| quoted(name))
        .collect();
    own.sort();
    (!own.is_empty()).then(|| own.concat())
}
