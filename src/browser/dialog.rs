//! Modal dialogs. The browser traps the focus in them, restores it afterwards, and closes them on Esc.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::elements::document;
use super::focus::focus_on;

/// Opens the dialog `id` as a modal and focuses its heading. Does nothing in a browser without `<dialog>`.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        drop(dialog.show_modal());
        if let Ok(Some(heading)) = dialog.query_selector("h2") {
            focus_on(&heading);
        }
    }
}

/// Closes the dialog `id`, which fires its `close` event.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let element = document()?.get_element_by_id(id)?;
    Some(element.unchecked_into())
}
