//! Where the pointer is, and what is near it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::act::is_by_finger;
use super::elements::{closest, elements};
use super::host;
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

/// The attribute `name` of the element nearest to a finger that has tapped something else: among those that match
/// `selector`, with its centre at most `reach` CSS pixels away. `None` if the tap hit no element that matches `around`, or
/// was not a finger's. Linear in the number of elements.
pub fn nearest_to_finger(
    event: &Event,
    around: &str,
    selector: &str,
    name: &str,
    reach: f64,
) -> Option<String> {
    if !is_by_finger() || closest(event, around).is_none() {
        return None;
    }
    let event = event.dyn_ref::<MouseEvent>()?;
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let mut nearest = (reach, None);
    for element in elements(&host::find_all(selector)?) {
        let place = element.get_bounding_client_rect();
        let (across, down) = (
            place.left() + place.width() / 2.0 - x,
            place.top() + place.height() / 2.0 - y,
        );
        let distance = (across * across + down * down).sqrt();
        if distance <= nearest.0 {
            nearest = (distance, Some(element));
        }
    }
    nearest.1?.get_attribute(name)
}
