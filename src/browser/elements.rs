//! Elements and events, in the page's own terms.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
    MouseEvent, NodeList,
};

use super::place;

/// What stands for something in a picture: marks of the map, bars of the timeline.
pub const MARKS: &str = ":is([data-mark], [data-bar])";
/// The bars alone.
const BARS: &str = "[data-bar]";

pub(super) fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The nearest element around the target of an event that `selector` picks.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest(selector)
        .ok()
        .flatten()
}

/// The name and value of the form control that an event changed. Nothing for controls without a name.
pub fn changed_control(event: &Event) -> Option<(String, String)> {
    let target = event.target()?;
    let (name, value) = if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        (input.type_() == "checkbox").then(|| (input.name(), input.value()))?
    } else {
        let select = target.dyn_ref::<HtmlSelectElement>()?;
        (select.name(), select.value())
    };
    (!name.is_empty()).then_some((name, value))
}

/// A link within the page that a click follows.
pub struct FollowedLink {
    /// The query string of its address.
    pub query: String,
    /// Its `data-go`.
    pub go: Option<String>,
}

/// The link of the page's own states that a click means to follow here: not one with a modifier key, not one for
/// another window. The browser then does not follow it itself.
pub fn followed_link(event: &Event) -> Option<FollowedLink> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    // Not every link is an `a`: a mark of a map with very many of them is its shape alone.
    let link = closest(event, "[href]")?;
    let query = query_of(&link)?;
    event.prevent_default();
    Some(FollowedLink {
        query,
        go: link.get_attribute("data-go"),
    })
}

/// The query string of a link to one of the page's own states.
fn query_of(link: &Element) -> Option<String> {
    let address = link.get_attribute("href")?;
    let (query, _) = address.split_once('#').unwrap_or((&address, ""));
    let query = query.strip_prefix(place::base())?;
    Some(query.strip_prefix('?')?.to_owned())
}

/// The query string of the link of the page's own states that an event happened on, if `selector` picks it.
pub fn query_of_link(event: &Event, selector: &str) -> Option<String> {
    query_of(&closest(event, selector)?)
}

/// Gives an attribute without a value to those marks of the map whose ids `has` says. Written on the elements, since
/// nothing else on the page is so many.
pub fn flag_marks(name: &str, has: &dyn Fn(&str) -> bool) {
    let marks = place::find("#map").and_then(|map| map.query_selector_all("[data-mark]").ok());
    for mark in marks.iter().flat_map(elements) {
        if let Some(id) = mark.get_attribute("data-mark") {
            let has = has(&id);
            if mark.has_attribute(name) != has {
                drop(mark.toggle_attribute_with_force(name, has));
            }
        }
    }
}

/// Lights those marks of the map whose ids `is_lit` says, among the others.
pub fn light_marks(is_lit: &dyn Fn(&str) -> bool) {
    flag_marks("data-lit", is_lit);
    light_map(true);
}

/// Shows all marks of the map alike again.
pub fn unlight_marks() {
    light_map(false);
}

fn light_map(is_lit: bool) {
    if let Some(map) = place::find("#map") {
        drop(map.class_list().toggle_with_force("has-lit", is_lit));
    }
}

/// The elements of a list of nodes.
pub(super) fn elements(nodes: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok())
}

/// The id and the sector's id of the mark that an event happened on.
pub fn mark_of(event: &Event) -> Option<(String, String)> {
    let mark = closest(event, "[data-mark]")?;
    Some((
        mark.get_attribute("data-mark")?,
        mark.get_attribute("data-sector")?,
    ))
}

/// The number of the cell that an event happened on.
pub fn cell_of(event: &Event) -> Option<usize> {
    let cell = closest(event, "[data-cell]")?;
    cell.get_attribute("data-cell")?.parse().ok()
}

/// The id that the mark or bar stands for on which an event happened.
pub fn item_of(event: &Event) -> Option<String> {
    let mark = closest(event, MARKS)?;
    let id = |name| mark.get_attribute(name);
    id("data-mark").or_else(|| id("data-bar"))
}

/// Moves the focus by a key from one bar to another of its group, with the group's one tab stop: roving tabindex, in the
/// order of the elements.
pub fn walk_bars(event: &Event) {
    let (Some(press), Some(here)) = (key_press(event), closest(event, BARS)) else {
        return;
    };
    // The bars of a group are the last of their picture.
    let next = match press.key.as_str() {
        "ArrowRight" | "ArrowDown" => here.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => here.previous_element_sibling(),
        "Home" => here
            .parent_element()
            .and_then(|group| group.query_selector(BARS).ok().flatten()),
        "End" => here
            .parent_element()
            .and_then(|group| group.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next
        && next.has_attribute("data-bar")
    {
        drop(here.set_attribute("tabindex", "-1"));
        drop(next.set_attribute("tabindex", "0"));
        focus_on(&next);
    }
}

/// Makes the element that `selector` picks in `#map` the map's one tab stop, and gives it the focus if wanted: roving
/// tabindex, see the keyboard practices of the W3C's Authoring Practices Guide. Done on the elements, since a
/// reactive attribute on every mark would be asked anew for each key.
///
/// It is then called `name`; an empty one leaves it the name that it has.
pub fn move_tab_stop(selector: &str, name: &str, focus: bool) {
    let Some(map) = place::find("#map") else {
        return;
    };
    let Ok(Some(next)) = map.query_selector(selector) else {
        return;
    };
    if let Ok(stops) = map.query_selector_all("[tabindex='0']") {
        for stop in elements(&stops) {
            drop(stop.set_attribute("tabindex", "-1"));
            if !stop.has_attribute("data-main") && stop.has_attribute("data-mark") {
                drop(stop.set_attribute("aria-hidden", "true"));
            }
        }
    }
    // A hollow mark is hidden from the tree of screen readers, as it repeats a filled one, until somebody walks to it.
    drop(next.remove_attribute("aria-hidden"));
    if !name.is_empty() {
        drop(next.set_attribute("aria-label", name));
    }
    drop(next.set_attribute("tabindex", "0"));
    if focus {
        focus_on(&next);
    }
}

/// Gives the focus, unless that would take it from somebody else's page, where the visitor is: at the first state, say, or
/// at one that the page has asked for.
pub(super) fn focus_on(element: &Element) {
    if place::is_guest() && !place::is_in_use() {
        return;
    }
    // `focus` is a method of HTML and SVG elements alike; the binding knows it for the former only.
    drop(element.unchecked_ref::<HtmlElement>().focus());
}

/// Selects the text of the field `id`, to be copied by hand, and gives it the focus, without which some engines copy nothing.
pub fn select_field(id: &str) {
    if let Some(field) = place::find(&["#", id].concat()) {
        focus_on(&field);
        // `select` is a method of both kinds of text fields; the binding is that of one of them.
        field.unchecked_ref::<HtmlInputElement>().select();
    }
}

/// Gives the focus to the element that `selector` picks, once what the current change draws stands in the page.
pub fn focus_element(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = place::find(selector) {
            focus_on(&element);
        }
    });
}

/// The element that had the focus when something was opened, to give it back.
#[derive(Clone)]
pub struct Opener(Element);

impl Opener {
    /// The element that has the focus now, if one has it.
    pub fn now() -> Option<Self> {
        place::find(":focus").map(Self)
    }

    /// Gives the focus back, if the element still stands in the page.
    pub fn focus(&self) {
        let element = self.0.clone();
        leptos::prelude::request_animation_frame(move || {
            if element.is_connected() {
                focus_on(&element);
            }
        });
    }
}

/// Says that the page answers now.
pub fn mark_as_ready() {
    if let Some(root) = place::root() {
        drop(root.set_attribute("data-ready", ""));
    }
}

/// Says what is shown, as a canonical query string, on the root: `public/frame.js` tells the page around a
/// frame, and `public/element.js` that around an element. The address need not hold it, since browsers forbid writing it too often.
pub fn tell_query(query: &str) {
    if let Some(root) = place::root() {
        drop(root.set_attribute("data-query", query));
    }
}

/// A key that was pressed without Ctrl, Alt or Meta.
pub struct KeyPress {
    /// Which, by the names of the UI Events specification.
    pub key: String,
    /// Whether Shift was held.
    pub has_shift: bool,
}

/// The key of an event, if it is one and the browser or the system does not mean something by it.
pub fn key_press(event: &Event) -> Option<KeyPress> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    is_plain.then(|| KeyPress {
        key: event.key(),
        has_shift: event.shift_key(),
    })
}

/// Sets the document's title, unless the document is somebody else's.
pub fn set_title(title: &str) {
    if let Some(document) = document()
        && !place::is_guest()
    {
        document.set_title(title);
    }
}

/// Whether there is an element that `selector` picks.
pub fn has(selector: &str) -> bool {
    place::find(selector).is_some()
}

/// Calls `changed` with `true` before the page is printed and with `false` after that. Lasts as long as the page.
pub fn on_print(changed: impl Fn(bool) + 'static) {
    let listener =
        Closure::<dyn Fn(Event)>::new(move |event: Event| changed(event.type_() == "beforeprint"));
    if let Some(window) = web_sys::window() {
        for event in ["beforeprint", "afterprint"] {
            drop(window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()));
        }
    }
    listener.forget();
}

/// Calls `pressed` whenever Esc is pressed in the page, except in a field and while a dialog is open, where it means
/// something else. Lasts as long as the page.
pub fn on_escape(pressed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && closest(&event, "input, select").is_none()
            && !has("dialog[open]")
        {
            pressed();
        }
    });
    if let Some(root) = place::root() {
        drop(root.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref()));
    }
    listener.forget();
}

/// Sets the theme that the address asks for, or leaves the choice to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = place::root() {
        drop(match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        });
    }
}
