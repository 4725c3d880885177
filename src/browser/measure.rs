//! Measures the width available to the map, and the widths of its words.

use web_sys::Element;

use super::elements::elements;
use super::host;
use super::listen::observe_size;

/// The text size that reported widths refer to, in CSS pixels per `rem`.
const TEXT_SIZE: f64 = 16.0;

/// The width of the element that matches `space`, in CSS pixels at a text size of 16 px: a visitor with twice the text size has
/// half the width. `probe` matches an element that is one `rem` wide. `None` if the element is not displayed, in a background
/// tab, say.
pub fn width_of(space: &str, probe: &str) -> Option<f64> {
    let width_of =
        |selector| host::find(selector).map(|element| element.get_bounding_client_rect().width());
    let (width, text_size) = (width_of(space)?, width_of(probe)?);
    (width > 0.0 && text_size > 0.0).then(|| width * TEXT_SIZE / text_size)
}

/// Calls `changed` with [`width_of`] an element, now and whenever it changes. `probe`'s height is the width of a short
/// vertical text, so that `changed` is also called when the text size, the font or the text spacing changes. Lasts as long as
/// the page.
pub fn observe_width(space: &'static str, probe: &'static str, changed: impl Fn(f64) + 'static) {
    let report = move || {
        if let Some(width) = width_of(space, probe) {
            changed(width);
        }
    };
    report();
    // In the next frame, because a resize observer must not change the sizes that it observes.
    let report = std::rc::Rc::new(report);
    let elements: Vec<Element> = [space, probe].into_iter().filter_map(host::find).collect();
    observe_size(&elements, move || {
        let report = std::rc::Rc::clone(&report);
        leptos::prelude::request_animation_frame(move || report());
    });
}

/// Calls `take` with the text of each element that matches `selector`, and with its width relative to that of the element
/// that matches `whole`, in the font and with the text spacing that it is displayed with.
pub fn text_widths(selector: &str, whole: &str, take: &mut dyn FnMut(&str, f64)) {
    let (Some(texts), Some(whole)) = (host::find_all(selector), host::find(whole)) else {
        return;
    };
    let whole = whole.get_bounding_client_rect().width();
    for text in elements(&texts) {
        let width = text.get_bounding_client_rect().width();
        if width > 0.0 {
            take(&text.text_content().unwrap_or_default(), width / whole);
        }
    }
}
