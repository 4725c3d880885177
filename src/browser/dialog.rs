//! Dialogs, which the browser keeps over the page: it holds the focus in them and gives it back, and closes them by Esc.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::elements::document;
use super::focus::focus_on;

/// Shows the dialog `id` over the page, which cannot be used meanwhile, with the focus on its heading. Nothing where the
/// browser knows no dialogs.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        drop(dialog.show_modal());
        if let Ok(Some(heading)) = dialog.query_selector("h2") {
            focus_on(&heading);
        }
    }
}

/// Closes the dialog `id`, which then tells its listeners so.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let element = document()?.get_element_by_id(id)?;
    Some(element.unchecked_into())
}
