//! Animates the marks from their old positions to the new ones when the map changes its form.
//!
//! This is FLIP (first, last, invert, play): measure each mark, draw the new form, start each mark at its old position and
//! let the browser animate it to the new one. A mark in flight is measured where it is on the screen, so one flight can
//! interrupt another. <https://aerotwist.com/blog/flip-your-animations/>

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, SvgGraphicsElement};

use super::elements::elements;
use super::host;
use crate::layout::decimal;

/// The duration of a flight in milliseconds.
const FLIGHT_MS: f64 = 600.0;

#[wasm_bindgen]
extern "C" {
    /// An element with `animate` of the Web Animations API, which `web-sys` still counts as unstable.
    type Animated;

    #[wasm_bindgen(method)]
    fn animate(this: &Animated, frames: &Object, duration_ms: f64);
}

/// The position of a mark on the screen, in CSS pixels.
struct Position {
    which: String,
    middle_x: f64,
    middle_y: f64,
    width: f64,
}

/// The positions of some elements, each identified by an attribute. All forms draw them in the same order.
pub struct Positions {
    selector: &'static str,
    which: &'static str,
    before: Vec<Option<Position>>,
}

fn position(mark: &Element, which: &str) -> Option<Position> {
    let place = mark.get_bounding_client_rect();
    Some(Position {
        which: mark.get_attribute(which)?,
        middle_x: place.left() + place.width() / 2.0,
        middle_y: place.top() + place.height() / 2.0,
        width: place.width(),
    })
}

impl Positions {
    /// The current positions of the elements that match `selector`, identified by their attribute `which`. `None` if the
    /// visitor prefers reduced motion.
    pub fn now(selector: &'static str, which: &'static str) -> Option<Self> {
        let still = web_sys::window()?
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()??;
        if still.matches() {
            return None;
        }
        let marks = host::find_all(selector)?;
        let before = elements(&marks)
            .map(|mark| position(&mark, which))
            .collect();
        Some(Self {
            selector,
            which,
            before,
        })
    }

    /// Starts the flights from here to the current positions. What matches `late` fades in when they have ended.
    pub fn fly_home(self, late: &str) {
        let Some(marks) = host::find_all(self.selector) else {
            return;
        };
        // Read all positions before writing any style: one layout instead of one per mark.
        let flights: Vec<_> = elements(&marks)
            .zip(self.before)
            .filter_map(|(mark, from)| {
                let (from, to) = (from?, position(&mark, self.which)?);
                (from.which == to.which).then_some((mark, from, to))
            })
            .collect();
        for (mark, from, to) in flights {
            let scale = mark
                .dyn_ref::<SvgGraphicsElement>()
                .and_then(SvgGraphicsElement::get_screen_ctm)
                .map_or(0.0, |matrix| f64::from(matrix.a()));
            if scale > 0.0 && to.width > 0.0 && from.width > 0.0 {
                let start = [
                    "translate(",
                    &decimal((from.middle_x - to.middle_x) / scale),
                    "px,",
                    &decimal((from.middle_y - to.middle_y) / scale),
                    "px) scale(",
                    &decimal(from.width / to.width),
                    ")",
                ]
                .concat();
                play(&mark, "transform", &[&start, "none"]);
            }
        }
        let late = host::find_all(late);
        for element in late.iter().flat_map(elements) {
            play(&element, "opacity", &["0", "0", "1"]);
        }
    }
}

/// Animates a property through values that are evenly spaced in time.
fn play(element: &Element, property: &str, values: &[&str]) {
    let frames = Object::new();
    let values: Array = values
        .iter()
        .map(|value| JsValue::from_str(value))
        .collect();
    // Setting a property on a new object cannot fail.
    drop(Reflect::set(&frames, &property.into(), &values));
    drop(Reflect::set(
        &frames,
        &"easing".into(),
        &"ease-in-out".into(),
    ));
    element
        .unchecked_ref::<Animated>()
        .animate(&frames, FLIGHT_MS);
}
