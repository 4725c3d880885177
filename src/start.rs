//! How a page comes to life: hydrate what was prerendered, from the excerpt of the content that it was rendered from; fetch
//! the whole content meanwhile, and put it in the place of the excerpt, or mount anew where the content has changed since;
//! or say what is wrong and leave the page as it is.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use js_sys::Uint8Array;
use leptos::mount::{UnmountHandle, hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::app::{App, Model, Progress, run_effects};
use crate::browser::fetch::{FetchError, fetch};
use crate::browser::task::spawn;
use crate::browser::{Remembered, find, is_guest, mark_as_ready, set_root, stop_listening};
use crate::content::{Content, Language, digest};
use crate::view::{LoadError, Notice, Page, fetch_parts};

thread_local! {
    /// The app that the page runs.
    static RUNNING: RefCell<Option<App>> = const { RefCell::new(None) };

    /// What keeps the page alive.
    static PAGE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// How long a page is kept whose place another one has taken.
const GONE_AFTER: Duration = Duration::from_secs(2);

/// Writes panics to the console, with their place. Only while developing: the words cost more bytes than the rest of this.
#[cfg(debug_assertions)]
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

/// Brings to life what was prerendered in `root`: the page's `html` element, or an element in a shadow root in somebody else's
/// page. One program has one root. `excerpt` is the file of that name, or any other bytes where it cannot be had: then the page
/// waits for the whole content.
pub fn start(root: Element, excerpt: &Uint8Array) {
    #[cfg(debug_assertions)]
    log_panics();
    set_root(root);
    // Asked for before hydrating, which takes the processor while the answer is on its way.
    attempt(false);
    let excerpt = excerpt.to_vec();
    spawn(async move { start_early(&excerpt) });
}

/// Hydrates the page from the excerpt, if that is the one that goes with it.
fn start_early(excerpt: &[u8]) {
    if let Some(root) = element("#app")
        && root.get_attribute("data-excerpt-digest") == Some(digest(excerpt))
        && let Ok((content, _)) = Content::read(excerpt)
    {
        let model = Model::early(content, language(&root));
        hydrate(root, model);
    }
}

fn attempt(is_retry: bool) {
    if let Some(root) = element("#app") {
        spawn(load(root, is_retry));
    }
}

fn element(selector: &str) -> Option<HtmlElement> {
    find(selector)?.dyn_into().ok()
}

fn language(root: &HtmlElement) -> Language {
    if root.get_attribute("data-language").as_deref() == Some("en") {
        Language::English
    } else {
        Language::Swedish
    }
}

fn running() -> Option<App> {
    RUNNING.with_borrow(Clone::clone)
}

async fn load(root: HtmlElement, is_retry: bool) {
    let attribute = |name| root.get_attribute(name).unwrap_or_default();
    // A file as long as that which the page was rendered from, in one of its forms, is hardly another one. The page waits
    // no longer to say that it is ready, unless it was asked for something that needs the whole content.
    let begun = |length: &str| {
        if attribute("data-lengths")
            .split(' ')
            .any(|own| own == length)
            && let Some(app) = running()
            && !app.needs_whole()
        {
            app.progress.set(Progress::Verified);
        }
    };
    let loaded = match fetch(&attribute("data-content"), is_retry, &begun).await {
        Ok(bytes) => Content::read(&bytes)
            .map(|(content, _)| (content, digest(&bytes)))
            .map_err(LoadError::Content),
        Err(FetchError::Network) => Err(LoadError::Network),
        Err(FetchError::Timeout) => Err(LoadError::Timeout),
        Err(FetchError::Status(status)) => Err(LoadError::Status(status)),
    };
    match loaded {
        Ok((content, digest)) => show(root, content, &digest),
        Err(error) => say(error, language(&root)),
    }
}

/// Gives the whole content to the page that runs, or hydrates it, or replaces it where the content has changed since it was
/// rendered.
fn show(root: HtmlElement, content: Content, digest: &str) {
    let is_prerendered_from_it = root.get_attribute("data-digest").as_deref() == Some(digest);
    let running = running();
    if is_prerendered_from_it && let Some(app) = &running {
        app.complete(content);
        return;
    }
    let model = Model::new(content, language(&root));
    if is_prerendered_from_it {
        hydrate(root, model);
    } else {
        replace(root, model, running);
    }
}

/// Puts the page of another content in the place of the one that stands there. What the visitor has opened stays open, and the
/// focus where it is, as far as that goes.
fn replace(root: HtmlElement, model: Model, running: Option<App>) {
    let Some(app) = running else {
        root.replace_children_with_node_0();
        keep(mount_to(root, move || page(model)));
        return;
    };
    let (remembered, limit) = (Remembered::now(), app.list_limit.get_untracked());
    let is_form_open = app.is_form_open.get_untracked();
    app.retire();
    stop_listening();
    // Its content is not what the server has, whatever was taken for that.
    mark_as_ready(false);
    root.replace_children_with_node_0();
    let before = PAGE.take();
    keep(mount_to(root, move || page(model)));
    // Once the new page has taken its state from the address, and has drawn that.
    request_animation_frame(move || {
        if let Some(app) = self::running() {
            app.list_limit.set(limit);
            app.is_form_open.set(is_form_open);
        }
        request_animation_frame(move || remembered.restore());
    });
    // What it has asked the browser to call back has been called by then.
    set_timeout(move || drop(before), GONE_AFTER);
}

/// Ends the page: its elements go, and nothing of it listens any more.
pub fn stop() {
    if let Some(app) = RUNNING.take() {
        app.retire();
    }
    stop_listening();
    let before = PAGE.take();
    set_timeout(move || drop(before), GONE_AFTER);
}

fn hydrate(root: HtmlElement, model: Model) {
    keep(hydrate_from(root, move || page(model)));
}

/// Keeps the page alive.
fn keep(handle: impl Any) {
    PAGE.set(Some(Box::new(handle)));
}

fn page(mut model: Model) -> impl IntoView {
    model.is_guest = is_guest();
    let app = App::new(Arc::new(model), Some(fetch_parts));
    RUNNING.set(Some(app.clone()));
    provide_context(app.clone());
    run_effects(app);
    view! { <Page/> }
}

/// Puts a notice above the page, which stays as it is.
fn say(error: LoadError, language: Language) {
    thread_local! {
        static NOTICE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    }
    let Some(place) = element("#notice") else {
        return;
    };
    let retry = || {
        NOTICE.with(|notice| drop(notice.borrow_mut().take()));
        attempt(true);
    };
    let is_alive = running().is_some();
    let shown: UnmountHandle<_> = mount_to(
        place,
        move || view! { <Notice error language is_alive retry/> },
    );
    NOTICE.with(|notice| *notice.borrow_mut() = Some(Box::new(shown)));
}
