//! The app's few signals, and the actions over them.

use std::sync::Arc;

use leptos::prelude::*;

use super::Site;
use super::parts::OtherViews;
use super::piece::memo;
use crate::content::{Content, InitiativeIdx, Sector};
use crate::layout::LabelClass;
use crate::query::matrix::Columns;
use crate::query::{Choice, Condition, Filter, Query, Shown, Sort, State, View};

/// How many list entries are shown before "show more", and how many each "show more" adds.
pub const LIST_STEP: usize = 200;

/// What the map has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The rows.
    Rows,
    /// The wheel, with these labels.
    Wheel(LabelClass),
}

/// A signal for [`Columns`], by their place in [`Columns::ALL`]: a signal of one more type would weigh a kilobyte.
#[derive(Clone, Copy)]
pub struct ChosenColumns(RwSignal<usize>);

impl ChosenColumns {
    /// What is chosen.
    pub fn get(self) -> Columns {
        let chosen = Columns::ALL.get(self.0.get());
        chosen.copied().unwrap_or_default()
    }

    /// Chooses.
    pub fn set(self, columns: Columns) {
        self.0.set(columns as usize);
    }
}

/// The state of the page. Cheap to clone; every component takes it from the context.
#[derive(Clone)]
pub struct App(Arc<Signals>);

impl core::ops::Deref for App {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        &self.0
    }
}

/// What [`App`] holds.
pub struct Signals {
    /// What does not change.
    pub site: Arc<Site>,
    /// What is asked for.
    pub query: RwSignal<Query>,
    /// The open initiative.
    pub open: RwSignal<Option<InitiativeIdx>>,
    /// The initiative under the pointer or with the keyboard's focus.
    pub pointed: RwSignal<Option<InitiativeIdx>>,
    /// Whether Esc has hidden a name and the pointer has not moved since.
    pub dismissed: RwSignal<bool>,
    /// The initiative in focus: the pointed one, else the open one.
    pub focused: Memo<Option<InitiativeIdx>>,
    /// What the filter leaves: counts, marks, list and hub all read this one memo.
    pub shown: Memo<Arc<Shown>>,
    /// How many list entries may be shown.
    pub list_limit: RwSignal<usize>,
    /// What the screen has room for; `None` before that is known, when both forms and all labels stand in the page and
    /// the style sheet shows those that fit.
    pub room: RwSignal<Option<Room>>,
    /// Whether the page is being printed: then it is one for paper, with the whole list in another order.
    pub paper: RwSignal<bool>,
    /// Whether the dialog is open that has the code for other pages.
    pub embedding: RwSignal<bool>,
    /// Where the code of the views other than the map is.
    pub other_views: OtherViews,
    /// What the matrix has as columns.
    pub matrix_columns: ChosenColumns,
    /// Whether the page answers: `false` in the prerendered page.
    pub ready: RwSignal<bool>,
    /// Whether the whole content is there. Until then there are neither sources nor a search.
    pub whole: RwSignal<bool>,
    /// Whether something is searched for.
    pub searching: Memo<bool>,
    /// Whether a search waits for the texts. Until they come, nothing is counted that it would leave out: the rest of the
    /// filter alone says what is shown, and no number is said.
    pub waiting: Memo<bool>,
    /// Whether the content is known to be the one that the server has.
    pub verified: RwSignal<bool>,
    /// Values of the address that the content does not know, as "key=value, key=value".
    pub ignored: RwSignal<String>,
}

impl App {
    /// The state that pages are prerendered in.
    pub fn new(site: Arc<Site>) -> Self {
        let query = RwSignal::new(Query::default());
        let whole = RwSignal::new(!site.is_partial());
        let shown = {
            let site = Arc::clone(&site);
            memo(move || {
                whole.track();
                Arc::new(query.with(|query| site.shown(&query.filter)))
            })
        };
        let (open, pointed) = (RwSignal::new(None), RwSignal::new(None));
        let searching = memo(move || query.with(|query| query.filter.is_searching()));
        Self(Arc::new(Signals {
            site,
            query,
            open,
            pointed,
            dismissed: RwSignal::new(false),
            focused: memo(move || pointed.get().or(open.get())),
            shown,
            list_limit: RwSignal::new(LIST_STEP),
            room: RwSignal::new(None),
            paper: RwSignal::new(false),
            embedding: RwSignal::new(false),
            other_views: OtherViews::new(),
            matrix_columns: ChosenColumns(RwSignal::new(Columns::default() as usize)),
            ready: RwSignal::new(false),
            whole,
            searching,
            waiting: memo(move || !whole.get() && searching.get()),
            verified: RwSignal::new(whole.get_untracked()),
            ignored: RwSignal::new(String::new()),
        }))
    }

    /// The app of the page that the calling component stands in.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Takes the whole content in the place of its excerpt.
    pub fn complete(&self, content: Content) {
        self.site.complete(content);
        self.whole.set(true);
        self.verified.set(true);
    }

    /// Makes room for the app of another content: from now on this one writes to nothing outside its own elements.
    pub fn retire(&self) {
        self.ready.set(false);
    }

    /// Whether the page answers by way of this app.
    pub(super) fn is_running(&self) -> bool {
        self.ready.get_untracked()
    }

    /// The whole state, as the address holds it.
    pub fn state(&self) -> State {
        State {
            query: self.query.get(),
            open: self.open.get(),
        }
    }

    /// Goes to a state of the address.
    pub fn go(&self, state: State) {
        self.set_query(|query| *query = state.query);
        self.set_open(state.open);
    }

    /// Shows what one filter leaves, and nothing opened. Order, theme and the like stay.
    pub fn show(&self, filter: Filter) {
        self.set_query(|query| query.filter = filter);
        self.set_open(None);
    }

    /// Changes the filter. The open initiative stays open.
    pub fn set_filter(&self, filter: Filter) {
        self.set_query(|query| query.filter = filter);
    }

    /// Whether the page was asked for something that is not there before the whole content is.
    pub fn needs_whole(&self) -> bool {
        self.waiting.get_untracked() || self.open.get_untracked().is_some()
    }

    /// Takes a choice into the filter, or out of it.
    pub fn toggle(&self, choice: Choice) {
        self.set_query(|query| query.filter = query.filter.toggled(choice));
    }

    /// Narrows the filter to the choices and years of another one. What that says nothing of stays.
    pub fn narrow(&self, to: &Filter) {
        self.set_query(|query| query.filter = query.filter.narrowed(to));
    }

    /// Takes one condition out of the filter.
    pub fn lift(&self, condition: &Condition) {
        self.set_query(|query| query.filter = query.filter.without(condition));
    }

    /// Changes as what the initiatives are shown.
    pub fn set_view(&self, view: View) {
        self.set_query(|query| query.view = view);
    }

    /// Orders the list.
    pub fn set_sort(&self, sort: Sort) {
        self.set_query(|query| query.sort = sort);
    }

    /// Opens an initiative, or closes the open one.
    pub fn set_open(&self, open: Option<InitiativeIdx>) {
        if self.open.get_untracked() != open {
            self.open.set(open);
        }
    }

    /// The only place that writes the query: nothing is told of a change that is none, and a new filter starts its
    /// list at the top.
    fn set_query(&self, change: impl FnOnce(&mut Query)) {
        let before = self.query.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        let after = after.settled();
        if after != before {
            if after.filter != before.filter {
                self.list_limit.set(LIST_STEP);
            }
            self.query.set(after);
        }
    }

    /// As what the initiatives are shown.
    pub fn view(&self) -> View {
        self.query.with(|query| query.view)
    }

    /// What the map has room for: paper has it for the wheel with its largest labels, whatever the screen has.
    pub fn room(&self) -> Option<Room> {
        if self.paper.get() {
            Some(Room::Wheel(LabelClass::Narrow))
        } else {
            self.room.get()
        }
    }

    /// Whether nothing but one area or one programme is chosen, and which.
    pub fn only_sector(&self) -> Option<Sector> {
        self.query.with(|query| query.filter.only_sector())
    }
}
