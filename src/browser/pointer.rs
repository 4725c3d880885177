//! Positions an element beside another one.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement};

use super::elements::closest;
use crate::layout::decimal;

/// Moves `floating`, which lies over the SVG that listens, beside the element under the pointer that matches `selector`:
/// below it, and on the side where the SVG has more space.
pub fn place_beside(event: &Event, selector: &str, floating: &str) {
    let picture = event
        .current_target()
        .and_then(|picture| picture.dyn_into::<Element>().ok());
    let floating = picture
        .as_ref()
        .and_then(|picture| picture.query_selector(floating).ok().flatten());
    let (Some(mark), Some(map), Some(floating)) = (closest(event, selector), picture, floating)
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
    if map.width() <= 0.0 || map.height() <= 0.0 {
        return;
    }
    let middle_percent = (mark.left() + mark.width() / 2.0 - map.left()) / map.width() * 100.0;
    // In percent of the SVG, because a host page may have zoomed its content.
    let bottom_percent = (mark.bottom() - map.top()) / map.height() * 100.0;
    let style = floating.style();
    drop(style.set_property("left", &[&decimal(middle_percent), "%"].concat()));
    drop(style.set_property("top", &[&decimal(bottom_percent), "%"].concat()));
    drop(
        floating
            .class_list()
            .toggle_with_force("is-left", middle_percent > 50.0),
    );
}
