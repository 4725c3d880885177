//! What a page is drawn from: the content with everything that is worked out from it once.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::content::{Content, InitiativeIdx, Language};
use crate::layout::map::{Detail, Map, Rows, Wheel, rows_detail, wheel_detail};
use crate::query::{Condition, Filter, SearchIndex, Shown, Sort, liftings, shown, similar, sorted};
use crate::words::{ViewWords, Words, view_words, words};

/// How many initiatives are indexed at a time: a few milliseconds' work.
const INDEXED_AT_ONCE: usize = 250;

/// A content that is there in part at first, and whole later. It reads as what there is.
pub struct LateContent {
    first: Content,
    whole: OnceLock<Content>,
}

impl Deref for LateContent {
    type Target = Content;

    // It is asked for in a hundred places.
    #[inline(never)]
    fn deref(&self) -> &Content {
        self.whole.get().unwrap_or(&self.first)
    }
}

/// The content, its indices and its places, in one language. Made once a page, shared by `Arc`; what it is made of never
/// changes, and only sources, further wordings and the search's texts may arrive [later](Model::complete).
pub struct Model {
    /// What is shown.
    pub content: LateContent,
    /// The index that the search uses. It grows while nothing else is to be done, and is made whole at the first search.
    search: Mutex<SearchIndex>,
    /// The abstract places of the map.
    pub map: Map,
    /// The map as a wheel.
    pub wheel: Wheel,
    /// The map as rows.
    pub rows: Rows,
    /// Whether the content was there in part at first.
    is_early: bool,
    /// The language of the page.
    pub language: Language,
    /// Whether the page is somebody else's, who has its main part and its first heading.
    pub is_guest: bool,
    /// All initiatives by date, and by name.
    orders: [OnceLock<Vec<InitiativeIdx>>; 2],
}

impl Model {
    /// Works out everything that does not depend on the filter. O(n log n) in the number of memberships.
    pub fn new(content: Content, language: Language) -> Self {
        let map = Map::new(&content);
        let wheel = Wheel::new(&content, &map);
        let rows = Rows::new(&map);
        Self {
            content: LateContent {
                first: content,
                whole: OnceLock::new(),
            },
            search: Mutex::default(),
            map,
            wheel,
            rows,
            is_early: false,
            language,
            is_guest: false,
            orders: Default::default(),
        }
    }

    /// The same from an excerpt of the content, before the whole content is there: everything that is drawn at first, and
    /// no search.
    pub fn early(excerpt: Content, language: Language) -> Self {
        Self {
            is_early: true,
            ..Self::new(excerpt, language)
        }
    }

    /// Takes the whole content in the place of its excerpt. Indices stay what they are, since an excerpt leaves out no
    /// entry. Only the first call does anything.
    pub fn complete(&self, content: Content) {
        drop(self.content.whole.set(content));
    }

    /// Whether more of the content is to arrive.
    pub fn is_partial(&self) -> bool {
        self.is_early && self.content.whole.get().is_none()
    }

    /// All initiatives in an order, without regard to a search. Sorting is the slowest step from a filter to its list, so it is done once for each.
    pub fn sorted(&self, sort: Sort) -> &[InitiativeIdx] {
        let [by_date, by_name] = &self.orders;
        let order = match sort {
            Sort::Best | Sort::Date => by_date,
            Sort::Name => by_name,
        };
        order.get_or_init(|| sorted(&self.content, sort, self.language))
    }

    /// The interface's words in the language of the page.
    pub fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// The words of the views other than the map, likewise.
    pub fn view_words(&self) -> &'static ViewWords {
        view_words(self.language)
    }

    /// What a filter leaves. As long as the texts to search are not there, its search leaves everything.
    pub fn shown(&self, filter: &Filter) -> Shown {
        self.searching(filter, shown)
    }

    /// What a filter would leave if words of its search could be others like them.
    pub fn similar(&self, filter: &Filter) -> Shown {
        self.searching(filter, similar)
    }

    /// What to lift of a filter that shows nothing, and what that would show.
    pub fn liftings(&self, filter: &Filter) -> Vec<(Condition, usize)> {
        self.searching(filter, liftings)
    }

    /// Indexes some more of the content for the search. Whether there is more to be done.
    pub fn index_more(&self) -> bool {
        // An index is of one content.
        self.is_partial() || self.index(INDEXED_AT_ONCE).1
    }

    /// The index, with at most so many initiatives more, and whether there are more.
    fn index(&self, at_most: usize) -> (MutexGuard<'_, SearchIndex>, bool) {
        let mut index = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        let is_more = index.read_on(&self.content, at_most);
        (index, is_more)
    }

    fn searching<T>(&self, filter: &Filter, find: fn(&Content, &SearchIndex, &Filter) -> T) -> T {
        let is_searching = filter.is_searching() && !self.is_partial();
        let at_most = if is_searching { usize::MAX } else { 0 };
        find(&self.content, &self.index(at_most).0, filter)
    }

    /// What a filter leaves, as the bins of the rows or of the wheel show it.
    pub fn detail(&self, in_rows: bool, shown: &Shown) -> Option<Detail> {
        let matches = |initiative| shown.is_matching(initiative);
        let detail = if in_rows { rows_detail } else { wheel_detail };
        (!self.map.bins.is_empty()).then(|| detail(&self.map, &matches))
    }
}
