//! Starts a page: hydrates the prerendered markup from the excerpt of the content that it was rendered from, fetches the
//! whole content meanwhile, and then completes the model, or mounts the page anew if the content has changed since the
//! build. If anything fails, it shows a notice and leaves the page as it is.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use leptos::mount::{UnmountHandle, hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::app::{App, LoadState, Model, Progress, run_effects};
use crate::browser::fetch::{FetchError, fetch};
use crate::browser::task::spawn;
use crate::browser::{Remembered, find, is_guest, mark_as_ready, set_root, stop_listening};
use crate::content::{Content, Language, digest};
use crate::view::{LoadError, Notice, Page, arrived, fetch_late, fetch_parts, keep_form};

thread_local! {
    /// The app of the page, and the owner of all its signals and effects.
    static RUNNING: RefCell<Option<(App, Owner)>> = const { RefCell::new(None) };

    /// The handle that keeps the page mounted.
    static PAGE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Logs panics to the console with their location. Debug builds only: the messages weigh more than the rest of this module.
#[cfg(debug_assertions)]
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

/// Hydrates the prerendered page in `root`: the page's `html` element, or an element in a shadow root of somebody else's
/// page. One program has one root.
pub fn start(root: Element) {
    #[cfg(debug_assertions)]
    log_panics();
    set_root(root);
    // Requested before hydrating, so that the network and the processor work at the same time.
    fetch_content(false);
    spawn(async { hydrate_from_excerpt() });
}

/// Hydrates the page from the excerpt of the content that stands in it. If there is none, or it cannot be read, hydration
/// waits for the whole content.
fn hydrate_from_excerpt() {
    if let (Some(root), Some(excerpt)) = (element("#app"), element("#excerpt"))
        && let Some(text) = excerpt.text_content()
        && let Some(content) = Content::unpack(&text)
    {
        let model = Model::from_excerpt(content, language(&root));
        hydrate(root, model);
    }
}

fn fetch_content(is_retry: bool) {
    if let Some(root) = element("#app") {
        spawn(load(root, is_retry));
    }
}

fn element(selector: &str) -> Option<HtmlElement> {
    find(selector)?.dyn_into().ok()
}

fn language(root: &HtmlElement) -> Language {
    let tag = root.get_attribute("data-language").unwrap_or_default();
    Language::from_tag(&tag).unwrap_or(Language::ALL[0])
}

fn running() -> Option<App> {
    RUNNING.with_borrow(|running| running.as_ref().map(|(app, _)| app.clone()))
}

async fn load(root: HtmlElement, is_retry: bool) {
    let attribute = |name| root.get_attribute(name).unwrap_or_default();
    // A file as long as the one that the page was rendered from (plain or compressed) is almost certainly the same file. So
    // the page can say that it is ready now, unless the address asks for something that needs the whole content.
    let on_length = |length: &str| {
        if attribute("data-lengths")
            .split(' ')
            .any(|own| own == length)
            && let Some(app) = running()
            && !app.needs_whole()
        {
            app.progress.set(Progress::Verified);
        }
    };
    // The code that reads the content comes with it.
    spawn(use_late_code());
    let loaded = match fetch(&attribute("data-content"), is_retry, &on_length).await {
        Ok(bytes) => match fetch_late().await {
            Some(late) => (late.read)(&bytes, language(&root))
                .map(|content| (content, digest(&bytes)))
                .map_err(LoadError::Content),
            None => Err(LoadError::Code),
        },
        Err(FetchError::Network) => Err(LoadError::Network),
        Err(FetchError::Timeout) => Err(LoadError::Timeout),
        Err(FetchError::Status(status)) => Err(LoadError::Status(status)),
    };
    match loaded {
        Ok((content, digest)) => use_content(root, content, &digest),
        Err(error) => show_notice(error, language(&root)),
    }
}

/// Fetches the late code, and gives it to the page that is running then, or tells that page that it cannot be had. Later pages
/// find it there.
async fn use_late_code() {
    let tell = |state| {
        if let Some(app) = running() {
            app.late_code.set(state);
        }
    };
    if arrived().is_none() {
        tell(LoadState::Loading);
    }
    match (fetch_late().await, running()) {
        (Some(_), Some(app)) => give_late_code(&app),
        (None, _) => tell(LoadState::Failed),
        (Some(_), None) => {}
    }
}

/// Gives the late code to a page, if it has arrived.
fn give_late_code(app: &App) {
    if let Some(late) = arrived()
        && app.late_code.get_untracked() != LoadState::Loaded
    {
        app.use_late_code((late.index)());
    }
}

/// Completes the running page with the whole content. If none is running yet, hydrates it; if the content has changed since
/// the page was rendered, replaces it.
fn use_content(root: HtmlElement, content: Content, digest: &str) {
    let is_prerendered_from_it = root.get_attribute("data-digest").as_deref() == Some(digest);
    let running = running();
    if is_prerendered_from_it && let Some(app) = &running {
        give_late_code(app);
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

/// Replaces the page by one of another content. As far as possible, what the visitor has opened stays open and the focus
/// stays where it is.
fn replace(root: HtmlElement, model: Model, running: Option<App>) {
    let Some(app) = running else {
        root.replace_children_with_node_0();
        mount(root, model);
        return;
    };
    let (remembered, limit) = (Remembered::now(), app.list_limit.get_untracked());
    let is_form_open = app.is_form_open.get_untracked();
    stop();
    // A file of the same length may have set this already, but the content has changed after all.
    mark_as_ready(false);
    root.replace_children_with_node_0();
    mount(root, model);
    // In the next frame, when the new page has read and drawn the state of the address.
    request_animation_frame(move || {
        if let Some(app) = self::running() {
            app.list_limit.set(limit);
            app.is_form_open.set(is_form_open);
        }
        request_animation_frame(move || remembered.restore());
    });
}

/// Unmounts the page, removes all its listeners, and disposes of its signals and effects.
pub fn stop() {
    let before = RUNNING.take();
    if let Some((app, owner)) = &before {
        // An effect that is due already would read signals that are gone by then.
        owner.pause();
        app.retire();
    }
    stop_listening();
    drop(PAGE.take());
    if let Some((_, owner)) = before {
        // Dropping the handle is not enough: the page's own effects hold its owner.
        owner.cleanup();
    }
}

fn hydrate(root: HtmlElement, model: Model) {
    keep_mounted(hydrate_from(root, move || page(model, true)));
}

/// Mounts a page that was not prerendered.
///
/// Leptos makes what it mounts a child of whichever owner is current, which is that of the page before: as its child, the new
/// page would be disposed of together with it. So it gets a root of its own.
fn mount(element: HtmlElement, model: Model) {
    let root = Owner::new_root(None);
    let handle = root.with(|| mount_to(element, move || page(model, false)));
    keep_mounted((handle, root));
}

/// Keeps the page mounted.
fn keep_mounted(handle: impl Any) {
    PAGE.set(Some(Box::new(handle)));
}

fn page(mut model: Model, is_prerendered: bool) -> impl IntoView {
    model.is_guest = is_guest();
    model.is_built = !is_prerendered;
    let app = App::new(Arc::new(model), Some(fetch_parts));
    if is_prerendered && let Some(form) = app.measure_form() {
        keep_form(form);
    }
    give_late_code(&app);
    RUNNING.set(Owner::current().map(|owner| (app.clone(), owner)));
    provide_context(app.clone());
    run_effects(app);
    view! { <Page/> }
}

/// Mounts a notice above the page and leaves the page as it is.
fn show_notice(error: LoadError, language: Language) {
    thread_local! {
        static NOTICE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    }
    let Some(container) = element("#notice") else {
        return;
    };
    let retry = || {
        NOTICE.with(|notice| drop(notice.borrow_mut().take()));
        fetch_content(true);
    };
    let is_alive = running().is_some();
    let shown: UnmountHandle<_> = mount_to(
        container,
        move || view! { <Notice error language is_alive retry/> },
    );
    NOTICE.with(|notice| *notice.borrow_mut() = Some(Box::new(shown)));
}
