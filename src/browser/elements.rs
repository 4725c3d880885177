//! Queries on elements and events.

use wasm_bindgen::JsCast as _;
use web_sys::{
    Document, Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
    NodeList, PointerEvent,
};

use super::focus::{focus_maybe, focus_on};
use super::host;
use super::listen::listen_to;
use super::place::Held;

pub(super) fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The nearest element around an event's target that matches `selector`.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest(selector)
        .ok()
        .flatten()
}

/// A form control that the visitor has changed.
pub struct ChangedControl {
    /// Its name, never empty.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it is checked now, if it is a check box.
    pub is_checked: bool,
}

/// The form control that fired an event, or `None` for controls without a name.
pub fn changed_control(event: &Event) -> Option<ChangedControl> {
    let target = event.target()?;
    let (name, value, is_checked) = if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        // What is searched for is told letter by letter.
        let is_told = matches!(&*input.type_(), "checkbox" | "date");
        is_told.then(|| (input.name(), input.value(), input.checked()))?
    } else {
        let select = target.dyn_ref::<HtmlSelectElement>()?;
        (select.name(), select.value(), false)
    };
    (!name.is_empty()).then_some(ChangedControl {
        name,
        value,
        is_checked,
    })
}

/// A link to one of the page's own states that a click follows.
pub struct FollowedLink {
    /// The query string of its address.
    pub query: String,
    /// The value of its `data-go`.
    pub go: Option<String>,
    /// Whether it is the name of an entry of the list.
    pub is_in_list: bool,
    /// Whether it is to keep its place in the window, whatever following it changes above it.
    pub is_still: bool,
    link: Element,
}

impl FollowedLink {
    /// Gives it the focus, which a click on a link does not in every browser, and remembers its place in the window.
    pub fn held(&self) -> Held {
        focus_maybe(&self.link, false);
        Held::new(self.link.clone())
    }
}

/// The link to one of the page's own states that was clicked, except with a modifier key or for another window. Cancels the
/// browser's own navigation.
pub fn followed_link(event: &Event) -> Option<FollowedLink> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    // Not every link is an `a`: on a map with very many marks, a mark is only its shape.
    let link = closest(event, "[href]")?;
    let query = query_of(&link)?;
    event.prevent_default();
    Some(FollowedLink {
        query,
        go: link.get_attribute("data-go"),
        is_in_list: link.matches("[data-initiative] > h3 > a").unwrap_or(false),
        is_still: matches!(link.closest("[data-still]"), Ok(Some(_))),
        link,
    })
}

/// The query string of a link to one of the page's own states.
fn query_of(link: &Element) -> Option<String> {
    let address = link.get_attribute("href")?;
    let (query, _) = address.split_once('#').unwrap_or((&address, ""));
    let query = query.strip_prefix(host::base())?;
    Some(query.strip_prefix('?')?.to_owned())
}

/// The query string of the link that an event happened on, if it matches `selector` and leads to one of the page's own
/// states.
pub fn query_of_link(event: &Event, selector: &str) -> Option<String> {
    query_of(&closest(event, selector)?)
}

/// Whether an event says that somebody points at its target with something that can hover, or that the keyboard has reached
/// it.
pub fn is_pointed_at(event: &Event) -> bool {
    match event.dyn_ref::<PointerEvent>() {
        Some(pointer) => pointer.pointer_type() != "touch",
        None => closest(event, ":focus-visible").is_some(),
    }
}

/// The value of the field that matches `selector`.
pub fn value_of(selector: &str) -> Option<String> {
    let field = host::find(selector)?;
    js_sys::Reflect::get(&field, &"value".into())
        .ok()?
        .as_string()
}

/// The value of the field that fired an event, and whether it is checked.
pub fn written_in(event: &Event) -> (String, bool) {
    let Some(target) = event.target() else {
        return Default::default();
    };
    let get = |name: &str| js_sys::Reflect::get(&target, &name.into()).ok();
    let value = get("value").and_then(|value| value.as_string());
    let is_checked = get("checked").is_some_and(|checked| checked.as_bool() == Some(true));
    (value.unwrap_or_default(), is_checked)
}

/// Sets the value of the field that matches `selector`.
pub fn write_into(selector: &str, value: &str) {
    if let Some(field) = host::find(selector) {
        drop(js_sys::Reflect::set(&field, &"value".into(), &value.into()));
    }
}

/// Removes everything from the elements that match `selector`.
pub fn empty_all(selector: &str) {
    for element in host::find_all(selector).iter().flat_map(elements) {
        super::dom::set_text(&element, "");
    }
}

/// Sets or removes an attribute of the element that matches `selector`.
pub fn set_attribute(selector: &str, name: &str, value: Option<&str>) {
    if let Some(element) = host::find(selector) {
        super::dom::set_attribute(&element, name, value);
    }
}

/// Adds or removes a class on the element that matches `selector`.
pub fn toggle_class(selector: &str, class: &str, has: bool) {
    if let Some(element) = host::find(selector) {
        super::dom::set_class(&element, class, has);
    }
}

/// Iterates over the elements of a node list.
pub(super) fn elements(nodes: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok())
}

/// The attribute `name` of the nearest element around an event's target that matches `selector`.
pub fn attribute_of(event: &Event, selector: &str, name: &str) -> Option<String> {
    closest(event, selector)?.get_attribute(name)
}

/// Handles an arrow key in a group with a roving tabindex: moves the focus and the group's one tab stop from an element
/// that matches `selector` to another one. The order is that of the elements, which are the last children of their parent.
pub fn walk_siblings(event: &Event, selector: &str) {
    let (Some(press), Some(here)) = (key_press(event), closest(event, selector)) else {
        return;
    };
    let next = match press.key.as_str() {
        "ArrowRight" | "ArrowDown" => here.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => here.previous_element_sibling(),
        "Home" => here
            .parent_element()
            .and_then(|group| group.query_selector(selector).ok().flatten()),
        "End" => here
            .parent_element()
            .and_then(|group| group.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next
        && next.matches(selector).unwrap_or(false)
    {
        drop(here.set_attribute("tabindex", "-1"));
        drop(next.set_attribute("tabindex", "0"));
        focus_on(&next);
    }
}

/// Makes the element that matches `selector` the one tab stop in `within`, and focuses it if `focus` is set: roving
/// tabindex, see the keyboard practices in the W3C's Authoring Practices Guide. Written directly, because a reactive
/// attribute on each of many elements would run again on every key press.
///
/// The element gets the accessible name `name`, or keeps its own if that is empty. Elements that match `repeats` duplicate
/// another one and have `aria-hidden`, except while they are the tab stop.
pub fn move_tab_stop(within: &str, selector: &str, name: &str, repeats: &str, focus: bool) {
    let Some(within) = host::find(within) else {
        return;
    };
    let Ok(Some(next)) = within.query_selector(selector) else {
        return;
    };
    if let Ok(stops) = within.query_selector_all("[tabindex='0']") {
        for stop in elements(&stops) {
            drop(stop.set_attribute("tabindex", "-1"));
            if stop.matches(repeats).unwrap_or(false) {
                drop(stop.set_attribute("aria-hidden", "true"));
            }
        }
    }
    drop(next.remove_attribute("aria-hidden"));
    if !name.is_empty() {
        drop(next.set_attribute("aria-label", name));
    }
    drop(next.set_attribute("tabindex", "0"));
    if focus {
        focus_on(&next);
    }
}

/// Focuses the text field `id` and selects its text, to be copied by hand. Some engines copy nothing without the focus.
pub fn select_field(id: &str) {
    if let Some(field) = host::find(&["#", id].concat()) {
        focus_on(&field);
        // Both kinds of text fields have `select`; we only bind that of one.
        field.unchecked_ref::<HtmlInputElement>().select();
    }
}

/// Sets or removes `data-ready`: whether the page responds to the visitor.
pub fn mark_as_ready(is_ready: bool) {
    if let Some(root) = host::root() {
        drop(root.toggle_attribute_with_force("data-ready", is_ready));
    }
}

/// Writes the canonical query string of the current state to the root, where `public/frame.js` and `public/element.js` read
/// it and pass it to the host page. The address is no substitute, because browsers limit how often it may be written.
pub fn publish_query(query: &str) {
    if let Some(root) = host::root() {
        drop(root.set_attribute("data-query", query));
    }
}

/// A key that was pressed without Ctrl, Alt or Meta.
pub struct KeyPress {
    /// Its name in the UI Events specification.
    pub key: String,
    /// Whether Shift was held.
    pub has_shift: bool,
}

/// The key of a keyboard event, unless a modifier makes it a shortcut of the browser or the system.
pub fn key_press(event: &Event) -> Option<KeyPress> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    is_plain.then(|| KeyPress {
        key: event.key(),
        has_shift: event.shift_key(),
    })
}

/// Sets the document's title, except in a guest.
pub fn set_title(title: &str) {
    if let Some(document) = document()
        && !host::is_guest()
    {
        document.set_title(title);
    }
}

/// Whether the element that matches `selector` is in the window, at least in part.
pub fn is_in_window(selector: &str) -> bool {
    let Some(element) = host::find(selector) else {
        return false;
    };
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let place = element.get_bounding_client_rect();
    place.height() > 0.0 && place.bottom() > 0.0 && height.is_none_or(|height| place.top() < height)
}

/// Whether any element matches `selector`.
pub fn has(selector: &str) -> bool {
    host::find(selector).is_some()
}

/// Calls `changed` with `true` before the page is printed and with `false` afterwards. The listener lasts as long as the
/// page.
pub fn on_print(changed: impl Fn(bool) + 'static) {
    if let Some(window) = web_sys::window() {
        listen_to(&window, &["beforeprint", "afterprint"], move |event| {
            changed(event.type_() == "beforeprint");
        });
    }
}

/// Calls `pressed` when Esc is pressed, except in a text field or while a dialog is open, where Esc has another meaning.
/// The listener lasts as long as the page.
pub fn on_escape(pressed: impl Fn() + 'static) {
    let Some(root) = host::root() else { return };
    listen_to(&root, &["keydown"], move |event| {
        let is_escape = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape");
        if is_escape && closest(&event, "input, select").is_none() && !has("dialog[open]") {
            pressed();
        }
    });
}

/// Sets what the numbers of the filter count: the style sheet adds it to what screen readers say of each, which an element
/// per number would cost much more.
pub fn set_unit(unit: &str) {
    if let Some(facets) = host::find("#facets") {
        let quoted = ["\" ", &unit.replace(['"', '\\'], ""), "\""].concat();
        super::dom::set_attribute(&facets, "--unit", Some(&quoted));
    }
}

/// Sets the theme from the address; with `None` the system decides.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = host::root() {
        drop(match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        });
    }
}
