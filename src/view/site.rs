//! What a page is drawn from: the content with everything that is worked out from it once.

use std::sync::OnceLock;

use crate::content::{Content, InitiativeIdx, Language};
use crate::layout::{Map, Rows, Wheel};
use crate::messages::{Messages, ViewMessages, messages, view_messages};
use crate::query::{Filter, SearchIndex, Shown, Sort, shown, sorted};

/// The content, its indices and its places, in one language. Made once a page, shared by `Arc`, never changed.
pub struct Site {
    /// What is shown.
    pub content: Content,
    /// The index that the search uses.
    pub search: SearchIndex,
    /// The abstract places of the map.
    pub map: Map,
    /// The map as a wheel.
    pub wheel: Wheel,
    /// The map as rows.
    pub rows: Rows,
    /// The language of the page.
    pub language: Language,
    /// All initiatives by date, and by name.
    orders: [OnceLock<Vec<InitiativeIdx>>; 2],
}

impl Site {
    /// Works out everything that does not depend on the filter. O(n log n) in the number of memberships.
    pub fn new(content: Content, language: Language) -> Self {
        let search = SearchIndex::new(&content);
        let map = Map::new(&content);
        let wheel = Wheel::new(&content, &map);
        let rows = Rows::new(&map);
        Self {
            content,
            search,
            map,
            wheel,
            rows,
            language,
            orders: Default::default(),
        }
    }

    /// All initiatives in an order. Sorting is the slowest step from a filter to its list, so it is done once for each.
    pub fn sorted(&self, sort: Sort) -> &[InitiativeIdx] {
        let [by_date, by_name] = &self.orders;
        let order = match sort {
            Sort::Date => by_date,
            Sort::Name => by_name,
        };
        order.get_or_init(|| sorted(&self.content, sort, self.language))
    }

    /// The interface's words in the language of the page.
    pub fn words(&self) -> &'static Messages {
        messages(self.language)
    }

    /// The words of the views other than the map, likewise.
    pub fn view_words(&self) -> &'static ViewMessages {
        view_messages(self.language)
    }

    /// What a filter leaves.
    pub fn shown(&self, filter: &Filter) -> Shown {
        shown(&self.content, &self.search, filter)
    }
}
