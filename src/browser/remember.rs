//! What a visitor has opened and where the focus is, for a page that is drawn anew under the visitor's hands.

use web_sys::{Element, HtmlElement, HtmlInputElement};

use wasm_bindgen::JsCast as _;

use super::elements::elements;
use super::focus::focus_on;
use super::host;

/// What of a page is to be the same in the one that takes its place.
pub struct Remembered {
    /// What picks the element with the focus.
    focus: Option<String>,
    /// The names of what is unfolded.
    unfolded: Vec<String>,
    /// How far the page is scrolled, in CSS pixels.
    scrolled: f64,
}

impl Remembered {
    /// What of the page is so now.
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

    /// Makes the page so, as far as it has what it takes.
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
        // Who is typing goes on at the end of what is there.
        if let Some(field) = element.dyn_ref::<HtmlInputElement>()
            && let Some(end) = u32::try_from(field.value().len()).ok()
        {
            drop(field.set_selection_range(end, end));
        }
    }
}

/// What picks an element: its id, else its name and value, else where it leads or what it does.
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
