//! Where a mark stands on the screen, for what appears beside it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::elements::{closest, document};
use crate::layout::decimal;

/// A place for something that appears beside a mark: percent of the map's width from the left, and CSS pixels from the
/// map's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Percent of the map's width, 0–100.
    pub left_percent: f64,
    /// CSS pixels below the map's upper edge, at the mark's lower edge.
    pub top_px: f64,
}

/// Where the mark under an event stands in the map.
pub fn anchor_of_mark(event: &Event) -> Option<Anchor> {
    let mark = closest(event, "[data-mark]")?.get_bounding_client_rect();
    let map = document()?
        .get_element_by_id("map")?
        .get_bounding_client_rect();
    if map.width() <= 0.0 {
        return None;
    }
    let middle = mark.left() + mark.width() / 2.0 - map.left();
    Some(Anchor {
        left_percent: (middle / map.width() * 100.0).clamp(0.0, 100.0),
        top_px: mark.bottom() - map.top(),
    })
}

/// Whether the pointer, leaving one element, enters one that `selector` picks.
pub fn stays_on(event: &Event, selector: &str) -> bool {
    let entered = event
        .dyn_ref::<MouseEvent>()
        .and_then(MouseEvent::related_target)
        .and_then(|target| target.dyn_into::<Element>().ok());
    entered.is_some_and(|entered| matches!(entered.closest(selector), Ok(Some(_))))
}

/// Moves the element `id`, which floats over the map, beside an anchor: to its right, or to its left where that is
/// the nearer to the middle.
pub fn place_beside(id: &str, anchor: Anchor) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlElement>())
    else {
        return;
    };
    let style = element.style();
    drop(style.set_property("left", &[&decimal(anchor.left_percent), "%"].concat()));
    drop(style.set_property("top", &[&decimal(anchor.top_px), "px"].concat()));
    drop(
        element
            .class_list()
            .toggle_with_force("is-left", anchor.left_percent > 50.0),
    );
}
