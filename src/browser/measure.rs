//! The width that the map has, in the page's own measure, and the widths of its letters.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, SvgTextContentElement};

use super::host;
use super::listen::observe_size;

/// The text size that widths are told in, in CSS pixels a `rem`.
const TEXT_SIZE: f64 = 16.0;

/// Calls `changed` with the width of the element that the selector `room` picks now and whenever it changes, in CSS pixels at 16 px text: a
/// visitor with twice the text size has half the room. `probe` picks an element one `rem` wide, which tells the
/// text size and its changes, and as high as some words are wide: a font or a spacing that changes is told of, too. Lasts as long as the page. An element that is not shown (in a closed tab, say) has no
/// width and is not told of.
pub fn observe_width(room: &'static str, probe: &'static str, changed: impl Fn(f64) + 'static) {
    let measured = move || {
        let width_of = |selector| {
            host::find(selector).map(|element| element.get_bounding_client_rect().width())
        };
        let (width, text_size) = (width_of(room)?, width_of(probe)?);
        (width > 0.0 && text_size > 0.0).then(|| width * TEXT_SIZE / text_size)
    };
    let told = move || {
        if let Some(width) = measured() {
            changed(width);
        }
    };
    told();
    // In the next frame: what is drawn anew changes the size of what is observed, which an observer may not do.
    let told = std::rc::Rc::new(told);
    let elements: Vec<Element> = [room, probe].into_iter().filter_map(host::find).collect();
    observe_size(&elements, move || {
        let told = std::rc::Rc::clone(&told);
        leptos::prelude::request_animation_frame(move || told());
    });
}

/// How wide each of `letters` would be in the first text of a picture that the selector `like` picks, in the picture's units:
/// in its font, and with whatever spacing the visitor wants. `None` where it is not shown.
pub fn letter_widths(like: &str, letters: &str) -> Option<Vec<f64>> {
    let like = host::find(like)?;
    let text: SvgTextContentElement = like.clone_node().ok()?.unchecked_into();
    text.set_text_content(Some(letters));
    // It goes before anything is painted.
    like.after_with_node_1(&text).ok()?;
    let mut widths = Vec::new();
    for (index, _) in (0..).zip(letters.chars()) {
        let width = text.get_sub_string_length(index, 1).unwrap_or(0.0);
        widths.push(f64::from(width));
    }
    text.remove();
    (widths.first() > Some(&0.0)).then_some(widths)
}
