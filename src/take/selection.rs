//! What a state of a content shows.

use super::Asked;
use crate::content::{Content, InitiativeIdx, Language};
use crate::query::{SearchIndex, order, shown};
use crate::state::{State, links, url};
use crate::words;

/// What a state of a content shows: the initiatives that match, in the order of the list.
pub struct Selection<'a> {
    /// The content.
    pub content: Content,
    /// The state, as a page of its own has it.
    pub state: State,
    /// The initiatives that match.
    pub initiatives: Vec<InitiativeIdx>,
    /// The language of the page.
    pub language: Language,
    /// The address of the page in that language; empty if there is none.
    pub page: &'a str,
}

impl<'a> Selection<'a> {
    /// Reads a content, and selects what is asked for. `None` if the bytes are no content.
    pub fn of(bytes: &[u8], asked: &Asked<'a>) -> Option<Self> {
        let (content, _) = Content::read(bytes).ok()?;
        let state = url::parse(asked.query, &content).0.by_itself();
        let index = SearchIndex::new(&content);
        let shown = shown(&content, &index, &state.query.filter);
        let initiatives = order(&content, &shown, state.query.sort, asked.language);
        Some(Self {
            content,
            state,
            initiatives,
            language: asked.language,
            page: asked.page,
        })
    }

    /// "54 av 182 insatser – Forskning och infrastruktur, rapport, 2019–2024".
    pub fn sentence(&self, language: Language) -> String {
        let (filter, count) = (&self.state.query.filter, self.initiatives.len());
        words::selection(&self.content, filter, count, language)
    }

    /// The absolute address of the state. Empty if the page has none.
    pub fn address(&self) -> String {
        if self.page.is_empty() {
            return String::new();
        }
        links::href_in(self.page, &self.state, &self.content)
    }

    /// The absolute address at which an initiative is open; its query alone if the page has no address.
    pub fn initiative_address(&self, initiative: InitiativeIdx) -> String {
        let id = &*self.content.initiative(initiative).id;
        [self.page, "?item=", id].concat()
    }
}
