//! The model of a page: the content, and everything that is computed from it once.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::content::{Content, InitiativeIdx, Language, Step};
use crate::layout::map::{Detail, Map, Rows, Wheel, rows_detail, wheel_detail};
use crate::query::{Condition, Filter, Find, Shown, Sort, liftings, shown, similar, sorted};
use crate::words::{
    LateWords, Phrases, Telling, Told, ViewWords, Words, late_words, map_title, view_words, words,
};

/// How many initiatives to index per slice: a few milliseconds of work.
const INDEXED_AT_ONCE: usize = 250;

/// The content, of which first only an excerpt is there and later the whole. It dereferences to what is there.
pub struct LateContent {
    first: Content,
    whole: OnceLock<Content>,
}

impl Deref for LateContent {
    type Target = Content;

    // Called from a hundred places.
    #[inline(never)]
    fn deref(&self) -> &Content {
        self.whole.get().unwrap_or(&self.first)
    }
}

/// The index that a model begins with. The browser's first program does not have the code of the search.
fn first_index() -> Box<dyn Find> {
    #[cfg(all(target_arch = "wasm32", feature = "split"))]
    return Box::new(crate::query::NoIndex);
    #[cfg(not(all(target_arch = "wasm32", feature = "split")))]
    return Box::new(crate::query::SearchIndex::default());
}

/// The content, its indices and its layout, in one language. Built once per page and shared by `Arc`. Only sources, other
/// wordings and the texts for the search may arrive [later](Model::complete); nothing else changes.
pub struct Model {
    /// The content.
    pub content: LateContent,
    /// The search index. Built in slices while the page is idle, and completed by the first search.
    search: Mutex<Box<dyn Find>>,
    /// The seats of the map, common to both forms.
    pub map: Map,
    /// The map as a wheel.
    pub wheel: Wheel,
    /// The map as rows.
    pub rows: Rows,
    /// Whether the page started from an excerpt.
    started_from_excerpt: bool,
    /// The language of the page.
    pub language: Language,
    /// Whether the map is in somebody else's page, which has its own `main` and `h1`.
    pub is_guest: bool,
    /// Whether the browser builds the page, which is not the one that it was served with.
    pub is_built: bool,
    /// All initiatives by date, and by name.
    orders: [OnceLock<Vec<InitiativeIdx>>; 3],
}

impl Model {
    /// Computes everything that does not depend on the filter. O(n log n) in the number of memberships.
    pub fn new(content: Content, language: Language) -> Self {
        let map = Map::new(&content);
        let wheel = Wheel::new(&map);
        let rows = Rows::new(&map);
        Self {
            content: LateContent {
                first: content,
                whole: OnceLock::new(),
            },
            search: Mutex::new(first_index()),
            map,
            wheel,
            rows,
            started_from_excerpt: false,
            language,
            is_guest: false,
            is_built: false,
            orders: Default::default(),
        }
    }

    /// The model of an excerpt of the content: it can draw the first view, but has no search.
    pub fn from_excerpt(excerpt: Content, language: Language) -> Self {
        Self {
            started_from_excerpt: true,
            ..Self::new(excerpt, language)
        }
    }

    /// Replaces the excerpt by the whole content. All indices stay valid, because an excerpt keeps every entry. Further
    /// calls do nothing.
    pub fn complete(&self, content: Content) {
        drop(self.content.whole.set(content));
    }

    /// Uses this index from now on, which nothing has been read into yet.
    pub fn use_index(&self, index: Box<dyn Find>) {
        *self.search.lock().unwrap_or_else(PoisonError::into_inner) = index;
    }

    /// Whether the whole content is still to come.
    pub fn is_partial(&self) -> bool {
        self.started_from_excerpt && self.content.whole.get().is_none()
    }

    /// All initiatives in a sort order, regardless of a search. Cached, because sorting is the slowest step from a filter
    /// to its list.
    pub fn sorted(&self, sort: Sort) -> &[InitiativeIdx] {
        let [by_date, by_amount, by_name] = &self.orders;
        let order = match sort {
            Sort::Best | Sort::Date => by_date,
            Sort::Funding => by_amount,
            Sort::Name => by_name,
        };
        order.get_or_init(|| sorted(&self.content, sort, self.language))
    }

    /// The words of the interface, in the language of the page.
    pub fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// The words of the views other than the map, in the language of the page.
    pub fn view_words(&self) -> &'static ViewWords {
        view_words(self.language)
    }

    /// The words of what comes right after the first program, in the language of the page.
    pub fn late_words(&self) -> &'static LateWords {
        late_words(self.language)
    }

    /// The words of the interface with the strategy's own terms and with numbers filled in.
    pub fn phrases(&self) -> Phrases<'_> {
        Phrases::new(&self.content.strategy, self.language)
    }

    /// The map's name.
    pub fn title(&self) -> &str {
        map_title(&self.content, self.language)
    }

    /// The result of a filter. While the whole content is not there, the search and the day since which it is new are ignored.
    pub fn shown(&self, filter: &Filter) -> Shown {
        self.searching(filter, shown)
    }

    /// The result of a filter that also accepts words similar to those of its search.
    pub fn similar(&self, filter: &Filter) -> Shown {
        self.searching(filter, similar)
    }

    /// Which conditions to remove from a filter that matches nothing, each with how many initiatives would match then.
    pub fn liftings(&self, filter: &Filter) -> Vec<(Condition, usize)> {
        self.searching(filter, liftings)
    }

    /// The heading and the text of a tour's step, filled in from the content. The search's index is completed only if the step
    /// searches.
    pub fn told(&self, step: &Step) -> [Told; 2] {
        let at_most = if step.searches() { usize::MAX } else { 0 };
        let index = self.index(at_most).0;
        let telling = Telling::new(&self.content, &**index, &step.query);
        [&step.heading, &step.text].map(|text| telling.tell(text, self.language))
    }

    /// Indexes one more slice for the search. Returns whether there is more to do.
    pub fn index_more(&self) -> bool {
        // The index is built from the whole content only.
        self.is_partial() || self.index(INDEXED_AT_ONCE).1
    }

    /// The index after adding up to `at_most` initiatives, and whether there are more.
    fn index(&self, at_most: usize) -> (MutexGuard<'_, Box<dyn Find>>, bool) {
        let mut index = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        let is_more = index.read_on(&self.content, at_most);
        (index, is_more)
    }

    fn searching<T>(&self, filter: &Filter, find: fn(&Content, &dyn Find, &Filter) -> T) -> T {
        let is_searching = filter.is_searching() && !self.is_partial();
        let at_most = if is_searching { usize::MAX } else { 0 };
        let index = self.index(at_most).0;
        if self.is_partial() && filter.since().is_some() {
            // An excerpt does not have the days.
            return find(&self.content, &**index, &filter.clone().with_since(None));
        }
        find(&self.content, &**index, filter)
    }

    /// What the bins of the rows or of the wheel show for a filter's result. `None` if there are no bins.
    pub fn detail(&self, in_rows: bool, shown: &Shown) -> Option<Detail> {
        let matches = |initiative| shown.is_matching(initiative);
        let detail = if in_rows { rows_detail } else { wheel_detail };
        (!self.map.bins.is_empty()).then(|| detail(&self.map, &matches))
    }
}
