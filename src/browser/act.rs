//! What the visitor's last act was done with.

use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use web_sys::PointerEvent;

use super::listen::listen_to;
use super::{dom, host};

/// What somebody acts with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Key,
    Finger,
    /// A mouse, a pen, or nothing yet.
    Other,
}

thread_local! {
    static LAST: Cell<With> = const { Cell::new(With::Other) };
}

/// From now on, remembers what each act is done with. After the first key, the root has the class `has-keys`: the style sheet
/// shows help with keys then, on devices without a mouse too.
pub(super) fn watch_acts() {
    let Some(root) = host::root() else { return };
    let own = root.clone();
    listen_to(&root, &["keydown", "pointerdown"], move |event| {
        let with = match event.dyn_ref::<PointerEvent>() {
            Some(pointer) if pointer.pointer_type() == "touch" => With::Finger,
            Some(_) => With::Other,
            None => With::Key,
        };
        LAST.set(with);
        if with == With::Key {
            dom::set_class(&own, "has-keys", true);
        }
    });
}

/// Whether the last act was one of the keyboard: then the page scrolls to what gets the focus. For somebody who points, it
/// stays where it is.
pub(super) fn is_by_keyboard() -> bool {
    LAST.get() == With::Key
}

/// Whether the last act was one of a finger, which is less exact than a mouse.
pub(super) fn is_by_finger() -> bool {
    LAST.get() == With::Finger
}
