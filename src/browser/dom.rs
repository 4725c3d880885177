//! Making and changing elements.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, Node};

pub use web_sys::Element;

use super::elements::document;
use super::host;

/// What an event does.
pub type Listener = Box<dyn Fn(Event) + Send>;

/// The value of a property.
pub enum Property {
    /// Is or is not.
    Flag(bool),
    /// A text.
    Text(String),
}

/// A new element.
///
/// # Panics
/// Where there is no document, as in no page.
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

/// A node that is known to be an element, as an element.
pub fn as_element(node: Node) -> Element {
    node.unchecked_into()
}

/// Puts a node at the end of an element.
pub fn append(parent: &Element, child: &Node) {
    drop(parent.append_child(child));
}

/// Puts an element before another one in their parent, or at its end.
pub fn insert(parent: &Element, child: &Element, before: Option<&Element>) {
    drop(parent.insert_before(child, before.map(AsRef::as_ref)));
}

/// Puts text at the end of an element.
pub fn append_text(parent: &Element, text: &str) {
    if let Some(document) = document() {
        append(parent, &document.create_text_node(text));
    }
}

/// Makes text the whole content of an element.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Sets an attribute, or takes it away. A relative link leads to the map's own page, also out of somebody else's.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) if host::is_guest() && name == "href" && !value.starts_with("http") => {
            element.set_attribute(name, &[host::base(), value].concat())
        }
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Whether an attribute stands as it was prerendered. In somebody else's page a link leads elsewhere than it was prerendered to.
pub fn is_as_prerendered(name: &str) -> bool {
    name != "href" || !host::is_guest()
}

/// The tag of an element, as it was created.
pub fn tag(element: &Element) -> String {
    element.local_name()
}

/// Gives an element a class, or takes it away.
pub fn set_class(element: &Element, name: &str, has: bool) {
    drop(element.class_list().toggle_with_force(name, has));
}

/// Makes runs of text the whole content of the first element in an element that `selector` picks, those that say so within a
/// `mark`.
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

/// Sets a property.
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

/// Calls `listener` on each event of this name. Lasts as long as the element.
pub fn listen(element: &Element, event: &str, listener: Listener) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    drop(element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    // The browser lets go of it together with the element.
    drop(closure.into_js_value());
}

/// The first element in an element.
pub fn first_element(element: &Element) -> Option<Element> {
    element.first_element_child()
}

/// The element after an element.
pub fn next_element(element: &Element) -> Option<Element> {
    element.next_element_sibling()
}
