//! What a page is drawn from: the content with everything that is worked out from it once.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::content::{Content, InitiativeIdx, Language};
use crate::layout::{Map, Rows, Wheel};
use crate::messages::{Messages, messages};
use crate::query::{Filter, SearchIndex, Shown, Sort, shown, sorted};

/// Something that is there in part at first, and whole later. It reads as what there is.
pub struct Late<T> {
    first: T,
    whole: OnceLock<T>,
}

impl<T> Late<T> {
    fn new(first: T) -> Self {
        Self {
            first,
            whole: OnceLock::new(),
        }
    }
}

impl<T> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.whole.get().unwrap_or(&self.first)
    }
}

/// The content, its indices and its places, in one language. Made once a page, shared by `Arc`; what it is made of never
/// changes, and only sources, further wordings and the search's texts may arrive [later](Site::complete).
pub struct Site {
    /// What is shown.
    pub content: Late<Content>,
    /// The index that the search uses.
    pub search: Late<SearchIndex>,
    /// The abstract places of the map.
    pub map: Map,
    /// The map as a wheel.
    pub wheel: Wheel,
    /// The map as rows.
    pub rows: Rows,
    /// Whether more of the content is to arrive.
    pub is_early: bool,
    /// The language of the page.
    pub language: Language,
    /// All initiatives by date, and by name.
    orders: [OnceLock<Vec<InitiativeIdx>>; 2],
}

impl Site {
    /// Works out everything that does not depend on the filter. O(n log n) in the number of memberships.
    pub fn new(content: Content, language: Language) -> Self {
        let search = SearchIndex::new(&content);
        Self::with(content, search, false, language)
    }

    /// The same from an excerpt of the content, before the whole content is there: everything that is drawn at first, and
    /// no search.
    pub fn early(excerpt: Content, language: Language) -> Self {
        let search = SearchIndex::without_texts(excerpt.initiatives().len());
        Self::with(excerpt, search, true, language)
    }

    fn with(content: Content, search: SearchIndex, is_early: bool, language: Language) -> Self {
        let map = Map::new(&content);
        let wheel = Wheel::new(&content, &map);
        let rows = Rows::new(&map);
        Self {
            content: Late::new(content),
            search: Late::new(search),
            map,
            wheel,
            rows,
            is_early,
            language,
            orders: Default::default(),
        }
    }

    /// Takes the whole content in the place of its excerpt. Indices stay what they are, since an excerpt leaves out no
    /// entry. Only the first call does anything.
    pub fn complete(&self, content: Content) {
        drop(self.search.whole.set(SearchIndex::new(&content)));
        drop(self.content.whole.set(content));
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

    /// What a filter leaves.
    pub fn shown(&self, filter: &Filter) -> Shown {
        shown(&self.content, &self.search, filter)
    }
}
