//! The editors' desk, a program of its own: visitors' pages do not contain it. `public/desk.js` starts it and reads and writes
//! files for it. Other targets have nothing to run.

/// The allocator of `main.rs`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
mod program {
    use std::any::Any;
    use std::cell::{Cell, RefCell};

    use leptos::mount::mount_to;
    use life_science_map::browser::{find, mark_as_ready, set_root};
    use life_science_map::content::Language;
    use life_science_map::view::desk::{Desk, desk};
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::{Element, HtmlElement};

    thread_local! {
        static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
        static PAGE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    }

    /// Shows the desk in `#app` of a page's `html` element, in place of what is there.
    #[wasm_bindgen]
    pub fn start(root: Element) {
        set_root(root);
        let Some(app) = find("#app").and_then(|app| app.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let tag = app.get_attribute("data-language").unwrap_or_default();
        let language = Language::from_tag(&tag).unwrap_or(Language::ALL[0]);
        app.set_text_content(None);
        let handle = mount_to(app, move || {
            let own = Desk::new(language);
            own.follow_history();
            DESK.set(Some(own));
            desk(own)
        });
        PAGE.set(Some(Box::new(handle)));
        mark_as_ready(true);
    }

    /// Opens a file.
    #[wasm_bindgen]
    pub fn open(name: String, bytes: Vec<u8>) {
        if let Some(desk) = DESK.get() {
            desk.open(name, bytes);
        }
    }

    /// Opens a file and makes the steps of a journal again. Returns how many.
    #[wasm_bindgen]
    pub fn restore(name: String, bytes: Vec<u8>, journal: &str) -> usize {
        DESK.get()
            .map_or(0, |desk| desk.restore(name, bytes, journal))
    }

    /// The bytes to save.
    #[wasm_bindgen]
    pub fn bytes() -> Vec<u8> {
        DESK.get().map(Desk::bytes).unwrap_or_default()
    }

    /// How many steps are not saved.
    #[wasm_bindgen]
    pub fn unsaved() -> usize {
        DESK.get().map(Desk::unsaved).unwrap_or_default()
    }

    /// Says whether something is being written that is not yet a step.
    #[wasm_bindgen]
    pub fn writing(is_writing: bool) {
        if let Some(desk) = DESK.get() {
            desk.writing(is_writing);
        }
    }

    /// The steps of the work, as text.
    #[wasm_bindgen]
    pub fn journal() -> String {
        DESK.get().map(Desk::journal).unwrap_or_default()
    }

    /// Tells changes against what is published.
    #[wasm_bindgen]
    pub fn published(bytes: &[u8]) {
        if let Some(desk) = DESK.get() {
            desk.set_published(bytes);
        }
    }

    /// Says that somebody else has changed the file, on the web or else on disk.
    #[wasm_bindgen]
    pub fn meanwhile(is_on_the_web: bool, bytes: Vec<u8>) {
        if let Some(desk) = DESK.get() {
            desk.meanwhile(is_on_the_web, bytes);
        }
    }

    /// The content for the map, with what is new told in the names; empty if it cannot be shown.
    #[wasm_bindgen]
    pub fn preview() -> String {
        DESK.get().map(Desk::preview).unwrap_or_default()
    }

    /// The query string with which the map shows the open entry.
    #[wasm_bindgen]
    pub fn preview_query() -> String {
        DESK.get().map(Desk::preview_query).unwrap_or_default()
    }

    /// Sets the day of the change, before the file is saved.
    #[wasm_bindgen]
    pub fn date() {
        if let Some(desk) = DESK.get() {
            desk.date();
        }
    }

    /// Says what the server sends.
    #[wasm_bindgen]
    pub fn found_published(what: &str) {
        if let Some(desk) = DESK.get() {
            desk.found_published(what);
        }
    }

    /// Says what happened to the file outside the program.
    #[wasm_bindgen]
    pub fn happened(what: &str) {
        if let Some(desk) = DESK.get() {
            desk.happened(what);
        }
    }
}

fn main() {}
