//! Addresses of the page's own states. Every thing that is named somewhere links to its state, so a link can be
//! followed without WebAssembly, opened in a new tab and copied. The page's one click handler
//! (`browser::links`) follows them in place: by its `data-go` a link toggles a choice, orders the list or, without
//! one, replaces the filter; a link to an initiative opens it and leaves the filter alone.

use leptos::prelude::*;

use super::Site;
use crate::content::{InitiativeIdx, Language, Text};
use crate::query::Choice;

/// The value of `data-go` on a link that takes its choice into the filter or out of it.
pub(super) const TOGGLE: &str = "toggle";

/// The state in which an initiative is open. The fragment is its place in the list, for visitors without
/// WebAssembly.
pub(super) fn initiative_href(site: &Site, initiative: InitiativeIdx) -> String {
    let id = &*site.content.initiative(initiative).id;
    ["?item=", id, "#i-", id].concat()
}

/// The state in which nothing but `choice` is chosen.
pub(super) fn choice_href(site: &Site, choice: Choice) -> String {
    ["?", choice.facet().key(), "=", choice.id(&site.content)].concat()
}

/// The `lang` attribute of an element that holds `text` on a page in `language`: set only where they differ.
pub(super) fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}

/// A link to a choice's own state, named by `name`.
pub(super) fn choice_link(site: &Site, choice: Choice, name: &Text) -> impl IntoView + use<> {
    view! {
        <a href=choice_href(site, choice) lang=lang_of(name, site.language)>
            {name.in_language(site.language).to_owned()}
        </a>
    }
}

/// A link that opens an initiative, named by its name.
pub(super) fn initiative_link(site: &Site, initiative: InitiativeIdx) -> impl IntoView + use<> {
    let name = &site.content.initiative(initiative).name;
    view! {
        <a href=initiative_href(site, initiative) lang=lang_of(name, site.language)>
            {name.in_language(site.language).to_owned()}
        </a>
    }
}
