//! Creating and changing elements.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, HtmlElement, Node};

pub use web_sys::Element;

use super::elements::document;
use super::host;

/// An event listener.
pub type Listener = Box<dyn Fn(Event) + Send>;

/// The value of a DOM property.
pub enum Property {
    /// A boolean.
    Flag(bool),
    /// A string.
    Text(String),
}

/// Creates an element.
///
/// # Panics
/// Without a document, that is outside a page.
pub fn create(tag: &str, is_svg: bool) -> Element {
    let document = document();
    let made = document.and_then(|document| {
        if is_svg {
            document
                .create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
                .ok()
        } else {
            document.create_element(tag).ok()
        }
    });
    #[allow(
        clippy::expect_used,
        reason = "tags are written in the code, and a page has a document"
    )]
    made.expect("a page has a document")
}

/// Casts a node that is known to be an element.
pub fn as_element(node: Node) -> Element {
    node.unchecked_into()
}

/// Appends a node to an element.
pub fn append(parent: &Element, child: &Node) {
    drop(parent.append_child(child));
}

/// Inserts an element before another one, or at the end of the parent.
pub fn insert(parent: &Element, child: &Element, before: Option<&Element>) {
    drop(parent.insert_before(child, before.map(AsRef::as_ref)));
}

/// Appends text to an element.
pub fn append_text(parent: &Element, text: &str) {
    if let Some(document) = document() {
        append(parent, &document.create_text_node(text));
    }
}

/// Replaces the content of an element by text.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Sets or removes an attribute. A name that begins with `--` is a custom property of the element's style, which a strict
/// content security policy allows scripts to set, but not as an attribute. In a guest, a relative link is resolved against the map's own page.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) if name.starts_with("--") => element
            .unchecked_ref::<HtmlElement>()
            .style()
            .set_property(name, value),
        Some(value) if host::is_guest() && name == "href" && !value.starts_with("http") => {
            element.set_attribute(name, &[host::base(), value].concat())
        }
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Whether hydration may skip this attribute because the prerendered markup has its value already. In a guest, links are
/// resolved against another page than in the markup.
pub fn is_as_prerendered(name: &str) -> bool {
    name != "href" || !host::is_guest()
}

/// The tag of an element, as it was created.
pub fn tag(element: &Element) -> String {
    element.local_name()
}

/// Adds or removes a class.
pub fn set_class(element: &Element, name: &str, has: bool) {
    drop(element.class_list().toggle_with_force(name, has));
}

/// Replaces the content of the first element that matches `selector` within `element` by runs of text; a run with `true`
/// goes into a `mark`.
pub fn set_runs(element: &Element, selector: &str, runs: &[(&str, bool)]) {
    let Ok(Some(part)) = element.query_selector(selector) else {
        return;
    };
    set_text(&part, "");
    for &(text, is_marked) in runs {
        if is_marked {
            let mark = create("mark", false);
            set_text(&mark, text);
            append(&part, &mark);
        } else {
            append_text(&part, text);
        }
    }
}

/// Sets an attribute of the first element that matches `selector` within `element`.
pub fn set_attribute_within(element: &Element, selector: &str, name: &str, value: &str) {
    if let Ok(Some(part)) = element.query_selector(selector) {
        set_attribute(&part, name, Some(value));
    }
}

/// Sets a DOM property.
pub fn set_property(element: &Element, name: &str, value: &Property) {
    let value = match value {
        Property::Flag(flag) => JsValue::from_bool(*flag),
        Property::Text(text) => JsValue::from_str(text),
    };
    drop(js_sys::Reflect::set(
        element,
        &JsValue::from_str(name),
        &value,
    ));
}

/// Adds an event listener that lasts as long as the element.
pub fn listen(element: &Element, event: &str, listener: Listener) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    drop(element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    // The browser frees the closure together with the element.
    drop(closure.into_js_value());
}

/// The first child element.
pub fn first_element(element: &Element) -> Option<Element> {
    element.first_element_child()
}

/// The next sibling element.
pub fn next_element(element: &Element) -> Option<Element> {
    element.next_element_sibling()
}
