//! Addresses of the page's own states. Everything with a name links to its state, so a link works without WebAssembly, in a
//! new tab and when copied. The page's one click handler (`App::follow`) follows links without a page load, by the value of
//! their `data-go`: see [`Go`]. A link to an initiative opens it and keeps the filter; any other one replaces the filter.

use super::{Query, State, View, url};
use crate::closed_list::closed_list;
use crate::content::{Content, InitiativeIdx, Step, Tour};
use crate::query::{Choice, Filter};

closed_list!(
    /// How following a link combines its state with the current one: the value of its `data-go`.
    Go {
        /// Adds its choice to the filter, or removes it; likewise an actor who must take part.
        #[default]
        Toggle = "toggle",
        /// Only changes the view.
        View = "view",
        /// Replaces conditions of the same kinds by its own, and keeps the others.
        Narrow = "narrow",
        /// Replaces the whole state, but for what the embedding page has set.
        State = "state",
    }
);

/// The address of a state of this page.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::state::{State, links};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// assert_eq!(links::href(&State::default(), &content), "?");
/// ```
pub fn href(state: &State, content: &Content) -> String {
    ["?", &url::write(state, content)].concat()
}

/// The address of a state of the page in `folder`, a relative address with a slash at its end.
pub fn href_in(folder: &str, state: &State, content: &Content) -> String {
    let query = url::write(state, content);
    if query.is_empty() {
        folder.to_owned()
    } else {
        [folder, "?", &query].concat()
    }
}

/// The state that a step of a tour shows, which says which step it is.
pub fn step(tour: &Tour, step: &Step, content: &Content) -> State {
    let (mut state, _) = url::parse(&step.query, content);
    state.query.tour = tour.id.to_string();
    state.query.step = step.id.to_string();
    state
}

/// The state in which an initiative is open. The fragment is its position in the list, for visitors without WebAssembly.
pub fn initiative_href(content: &Content, initiative: InitiativeIdx) -> String {
    let id = &*content.initiative(initiative).id;
    ["?item=", id, "#i-", id].concat()
}

/// The state in which only `choice` is chosen.
pub fn choice_href(content: &Content, choice: Choice) -> String {
    ["?", choice.facet().key(), "=", &choice.id(content)].concat()
}

/// The state in which only a filter is set.
pub fn filter_href(content: &Content, filter: Filter) -> String {
    let query = Query {
        filter,
        ..Query::default()
    };
    query_href(content, query)
}

/// The state of a query, with nothing open.
pub fn query_href(content: &Content, query: Query) -> String {
    href(&State { query, open: None }, content)
}

/// A state in another view.
pub fn view_href(content: &Content, mut state: State, view: View) -> String {
    state.query.view = view;
    href(&state, content)
}
