//! Where a mark stands on the screen, for what appears beside it.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement};

use super::elements::{closest, document};
use crate::layout::decimal;

/// Moves the element `id`, which floats over the map, beside the mark under an event: below it, and to that side where
/// the map has more room.
pub fn place_beside_mark(id: &str, event: &Event) {
    let document = document();
    let find = |id| {
        document
            .as_ref()
            .and_then(|document| document.get_element_by_id(id))
    };
    let (Some(mark), Some(map), Some(floating)) =
        (closest(event, "[data-mark]"), find("map"), find(id))
    else {
        return;
    };
    let Some(floating) = floating.dyn_ref::<HtmlElement>() else {
        return;
    };
    let (mark, map) = (
        mark.get_bounding_client_rect(),
        map.get_bounding_client_rect(),
    );
    if map.width() <= 0.0 {
        return;
    }
    let middle_percent = (mark.left() + mark.width() / 2.0 - map.left()) / map.width() * 100.0;
    let style = floating.style();
    drop(style.set_property("left", &[&decimal(middle_percent), "%"].concat()));
    drop(style.set_property("top", &[&decimal(mark.bottom() - map.top()), "px"].concat()));
    drop(
        floating
            .class_list()
            .toggle_with_force("is-left", middle_percent > 50.0),
    );
}
