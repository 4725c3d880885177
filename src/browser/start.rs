//! How a page comes to life: fetch the content, hydrate what was prerendered from it or mount anew, or say what is
//! wrong and leave the prerendered page as it is.

use std::sync::Arc;

use leptos::mount::{UnmountHandle, hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::fetch::{FetchError, fetch};
use super::place;
use super::task::spawn;
use crate::content::{Content, Language, digest};
use crate::view::{App, LoadError, Notice, Page, Site, come_to_life};

/// Writes panics to the console, with their place. Only while developing: the words cost more bytes than the rest of this.
#[cfg(debug_assertions)]
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

/// Brings to life what was prerendered in `root`: the page's `html` element, or an element in a shadow root in somebody else's
/// page. One program has one root.
pub fn start(root: Element) {
    #[cfg(debug_assertions)]
    log_panics();
    place::settle(root);
    attempt(false);
}

fn attempt(is_retry: bool) {
    if let Some(root) = element("#app") {
        spawn(load(root, is_retry));
    }
}

fn element(selector: &str) -> Option<HtmlElement> {
    place::find(selector)?.dyn_into().ok()
}

async fn load(root: HtmlElement, is_retry: bool) {
    let attribute = |name| root.get_attribute(name).unwrap_or_default();
    let language = if attribute("data-language") == "en" {
        Language::English
    } else {
        Language::Swedish
    };
    let loaded = match fetch(&attribute("data-content"), is_retry).await {
        Ok(bytes) => Content::read(&bytes)
            .map(|(content, _)| (content, digest(&bytes)))
            .map_err(LoadError::Content),
        Err(FetchError::Network) => Err(LoadError::Network),
        Err(FetchError::Timeout) => Err(LoadError::Timeout),
        Err(FetchError::Status(status)) => Err(LoadError::Status(status)),
    };
    match loaded {
        Ok((content, digest)) => {
            let is_prerendered_from_it = attribute("data-digest") == digest;
            let mut site = Site::new(content, language);
            site.is_guest = place::is_guest();
            show(root, Arc::new(site), is_prerendered_from_it);
        }
        Err(error) => say(error, language),
    }
}

/// Hydrates the page, or replaces it where the content has changed since it was rendered.
fn show(root: HtmlElement, site: Arc<Site>, is_prerendered_from_it: bool) {
    if is_prerendered_from_it {
        hydrate_from(root, move || page(site)).forget();
    } else {
        root.replace_children_with_node_0();
        mount_to(root, move || page(site)).forget();
    }
}

fn page(site: Arc<Site>) -> impl IntoView {
    let app = App::new(site);
    provide_context(app.clone());
    come_to_life(app);
    view! { <Page/> }
}

/// Puts a notice above the page, which stays as it was prerendered.
fn say(error: LoadError, language: Language) {
    thread_local! {
        static NOTICE: std::cell::RefCell<Option<Box<dyn std::any::Any>>> = const { std::cell::RefCell::new(None) };
    }
    let Some(place) = element("#notice") else {
        return;
    };
    let retry = || {
        NOTICE.with(|notice| drop(notice.borrow_mut().take()));
        attempt(true);
    };
    let shown: UnmountHandle<_> = mount_to(place, move || view! { <Notice error language retry/> });
    NOTICE.with(|notice| *notice.borrow_mut() = Some(Box::new(shown)));
}
