//! What a state of a content shows.

use super::Asked;
use crate::content::{Content, InitiativeIdx, Language};
use crate::embed::site_root;
use crate::figure::{Format, Scene, draw};
use crate::query::{Filter, SearchIndex, Shown, order, shown};
use crate::state::{State, Theme, links, url};
use crate::words::{self, Phrases};

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
    index: SearchIndex,
}

impl<'a> Selection<'a> {
    /// Reads a content, and selects what is asked for. `None` if the bytes are no content.
    pub fn of(bytes: &[u8], asked: &Asked<'a>) -> Option<Self> {
        let (mut content, _) = Content::read(bytes).ok()?;
        if content.publication.address.is_none() && !asked.page.is_empty() {
            // It is published where the page is.
            let root = site_root(asked.page, content.strategy.folder(asked.language));
            content.publication.address = Some(root.into());
        }
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
            index,
        })
    }

    /// "54 av 182 insatser – Forskning och infrastruktur, rapport, 2019–2024".
    pub fn sentence(&self, language: Language) -> String {
        let (filter, count) = (&self.state.query.filter, self.initiatives.len());
        words::selection(&self.content, filter, count, language)
    }

    /// What another filter shows of the same content.
    pub(super) fn shown(&self, filter: &Filter) -> Shown {
        shown(&self.content, &self.index, filter)
    }

    /// The phrases of the page.
    pub(super) fn phrases(&self) -> Phrases<'_> {
        Phrases::new(&self.content.strategy, self.language)
    }

    /// A picture of the state, as SVG.
    pub(super) fn picture(&self, format: Format, theme: Theme) -> String {
        draw(&Scene {
            content: &self.content,
            index: &self.index,
            state: &self.state,
            language: self.language,
            theme,
            format,
        })
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
