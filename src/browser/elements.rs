//! Elements and events, in the page's own terms.

use wasm_bindgen::JsCast as _;
use web_sys::{
    Document, Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
    NodeList,
};

use super::focus::focus_on;
use super::host;
use super::listen::listen_to;

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

/// A form control that a visitor has changed.
pub struct ChangedControl {
    /// Its name, which is not empty.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Of a check box: whether it is checked now.
    pub is_checked: bool,
}

/// The form control that an event changed. Nothing for controls without a name.
pub fn changed_control(event: &Event) -> Option<ChangedControl> {
    let target = event.target()?;
    let (name, value, is_checked) = if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let is_checkbox = input.type_() == "checkbox";
        is_checkbox.then(|| (input.name(), input.value(), input.checked()))?
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
    let query = query.strip_prefix(host::base())?;
    Some(query.strip_prefix('?')?.to_owned())
}

/// The query string of the link of the page's own states that an event happened on, if `selector` picks it.
pub fn query_of_link(event: &Event, selector: &str) -> Option<String> {
    query_of(&closest(event, selector)?)
}

/// Gives an attribute without a value to those elements within `within` whose attribute `key` `has` says. Written on the
/// elements, for what is so many that each could not listen by itself.
pub fn flag_all(within: &str, key: &str, name: &str, has: &dyn Fn(&str) -> bool) {
    let selector = [within, " [", key, "]"].concat();
    let all = host::find_all(&selector);
    for one in all.iter().flat_map(elements) {
        if let Some(value) = one.get_attribute(key) {
            let has = has(&value);
            if one.has_attribute(name) != has {
                drop(one.toggle_attribute_with_force(name, has));
            }
        }
    }
}

/// Gives a class to the element that `selector` picks, or takes it away.
pub fn toggle_class(selector: &str, class: &str, has: bool) {
    if let Some(element) = host::find(selector) {
        super::dom::set_class(&element, class, has);
    }
}

/// The elements of a list of nodes.
pub(super) fn elements(nodes: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok())
}

/// The attribute `name` of the nearest element around the target of an event that `selector` picks.
pub fn attribute_of(event: &Event, selector: &str, name: &str) -> Option<String> {
    closest(event, selector)?.get_attribute(name)
}

/// Moves the focus by a key from one of the elements that `selector` picks to another one beside it, with their one tab stop:
/// roving tabindex, in the order of the elements, which are the last of their parent.
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

/// Makes the element that `selector` picks within `within` the one tab stop there, and gives it the focus if wanted: roving
/// tabindex, see the keyboard practices of the W3C's Authoring Practices Guide. Done on the elements, since a
/// reactive attribute on each of many would be asked anew for each key.
///
/// It is then called `name`; an empty one leaves it the name that it has. What `repeats` picks repeats another element and is
/// hidden from the tree of screen readers, until somebody walks to it.
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

/// Selects the text of the field `id`, to be copied by hand, and gives it the focus, without which some engines copy nothing.
pub fn select_field(id: &str) {
    if let Some(field) = host::find(&["#", id].concat()) {
        focus_on(&field);
        // `select` is a method of both kinds of text fields; the binding is that of one of them.
        field.unchecked_ref::<HtmlInputElement>().select();
    }
}

/// Says whether the page answers now.
pub fn mark_as_ready(is_ready: bool) {
    if let Some(root) = host::root() {
        drop(root.toggle_attribute_with_force("data-ready", is_ready));
    }
}

/// Says what is shown, as a canonical query string, on the root: `public/frame.js` tells the page around a
/// frame, and `public/element.js` that around an element. The address need not hold it, since browsers forbid writing it too often.
pub fn tell_query(query: &str) {
    if let Some(root) = host::root() {
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
        && !host::is_guest()
    {
        document.set_title(title);
    }
}

/// Whether there is an element that `selector` picks.
pub fn has(selector: &str) -> bool {
    host::find(selector).is_some()
}

/// Calls `changed` with `true` before the page is printed and with `false` after that. Lasts as long as the page.
pub fn on_print(changed: impl Fn(bool) + 'static) {
    if let Some(window) = web_sys::window() {
        listen_to(&window, &["beforeprint", "afterprint"], move |event| {
            changed(event.type_() == "beforeprint");
        });
    }
}

/// Calls `pressed` whenever Esc is pressed in the page, except in a field and while a dialog is open, where it means
/// something else. Lasts as long as the page.
pub fn on_escape(pressed: impl Fn() + 'static) {
    let Some(root) = host::root() else { return };
    listen_to(root, &["keydown"], move |event| {
        let is_escape = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape");
        if is_escape && closest(&event, "input, select").is_none() && !has("dialog[open]") {
            pressed();
        }
    });
}

/// Sets the theme that the address asks for, or leaves the choice to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = host::root() {
        drop(match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        });
    }
}
