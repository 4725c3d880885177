//! Addresses of the page's own states. Every thing that is named somewhere links to its state, so a link can be
//! followed without WebAssembly, opened in a new tab and copied. The page's one click handler (`App::follow`) follows
//! them in place: a link with `data-go="toggle"` takes its choice into the filter or out of it, one with `data-go="view"`
//! changes how the initiatives are shown and nothing else, one with `data-go="narrow"` takes its conditions in place of those
//! of the same kinds and leaves the others, one to an initiative opens it and leaves the filter alone, and
//! any other one replaces the filter.

use super::Site;
use super::piece::{Piece, html};
use crate::content::{InitiativeIdx, Language, Text};
use crate::query::{Choice, Filter, Query, State, url};

/// The value of `data-go` on a link that takes its choice into the filter or out of it.
pub(super) const TOGGLE: &str = "toggle";

/// The value of `data-go` on a link that changes the view.
pub(super) const VIEW: &str = "view";

/// The value of `data-go` on a link that narrows the filter to its own choice and years.
pub(super) const NARROW: &str = "narrow";

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

/// The state in which nothing but a filter is chosen.
pub(super) fn filter_href(site: &Site, filter: Filter) -> String {
    let query = Query {
        filter,
        ..Query::default()
    };
    let state = State { query, open: None };
    ["?", &url::write(&state, &site.content)].concat()
}

/// The `lang` attribute of an element that holds `text` on a page in `language`: set only where they differ.
pub(super) fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}

/// A link to a choice's own state, named by `name`.
pub(super) fn choice_link(site: &Site, choice: Choice, name: &Text) -> Piece {
    anchor(choice_href(site, choice), name, site.language)
        .text(name.in_language(site.language).to_owned())
}

/// A link that opens an initiative, named by its name.
pub(super) fn initiative_link(site: &Site, initiative: InitiativeIdx) -> Piece {
    let name = &site.content.initiative(initiative).name;
    let name = name.in_language(site.language).to_owned();
    initiative_anchor(site, initiative).text(name)
}

/// A link that opens an initiative, for its name to stand in.
pub(super) fn initiative_anchor(site: &Site, initiative: InitiativeIdx) -> Piece {
    let name = &site.content.initiative(initiative).name;
    anchor(initiative_href(site, initiative), name, site.language)
}

fn anchor(href: String, name: &Text, language: Language) -> Piece {
    html("a")
        .attr("href", href)
        .maybe("lang", lang_of(name, language))
}
