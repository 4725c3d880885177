//! The app's few signals.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Fetch, LabelWidths, Later, Model, Progress};
use crate::content::InitiativeIdx;
use crate::layout::map::LabelClass;
use crate::query::Shown;
use crate::query::matrix::Columns;
use crate::state::Query;
use crate::ui::{Closed, ClosedSignal, memo};

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
    pub model: Arc<Model>,
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
    /// Whether the filter's form is open where it is folded away.
    pub is_form_open: RwSignal<bool>,
    /// How wide the letters of the map's labels are.
    pub label_widths: LabelWidths,
    /// Whether the page is being printed: then it is one for paper, with the whole list in another order.
    pub paper: RwSignal<bool>,
    /// Whether the dialog is open that has the code for other pages.
    pub embedding: RwSignal<bool>,
    /// The code of the views other than the map, and of the dialog.
    pub later: Later,
    /// What the matrix has as columns.
    pub matrix_columns: ClosedSignal<Columns>,
    /// Whether the page answers: `false` in the prerendered page.
    pub ready: RwSignal<bool>,
    /// How far the content has come.
    pub progress: ClosedSignal<Progress>,
    /// Whether the whole content is there. Until then there are neither sources nor a search.
    pub whole: Memo<bool>,
    /// Whether something is searched for.
    pub searching: Memo<bool>,
    /// Whether a search waits for the texts. Until they come, nothing is counted that it would leave out: the rest of the
    /// filter alone says what is shown, and no number is said.
    pub waiting: Memo<bool>,
    /// Values of the address that the content does not know, as "key=value, key=value".
    pub ignored: RwSignal<String>,
}

impl App {
    /// The state that pages are prerendered in. `fetch` gets the code of what comes later, where that is not here from the
    /// start.
    pub fn new(model: Arc<Model>, fetch: Option<Fetch>) -> Self {
        let query = RwSignal::new(Query::default());
        let progress = ClosedSignal::new(if model.is_partial() {
            Progress::Excerpt
        } else {
            Progress::Whole
        });
        let whole = memo(move || progress.get() == Progress::Whole);
        let shown = {
            let model = Arc::clone(&model);
            memo(move || {
                whole.track();
                Arc::new(query.with(|query| model.shown(&query.filter)))
            })
        };
        let (open, pointed) = (RwSignal::new(None), RwSignal::new(None));
        let searching = memo(move || query.with(|query| query.filter.is_searching()));
        Self(Arc::new(Signals {
            model,
            query,
            open,
            pointed,
            dismissed: RwSignal::new(false),
            focused: memo(move || pointed.get().or(open.get())),
            shown,
            list_limit: RwSignal::new(LIST_STEP),
            room: RwSignal::new(None),
            is_form_open: RwSignal::new(false),
            label_widths: LabelWidths::default(),
            paper: RwSignal::new(false),
            embedding: RwSignal::new(false),
            later: Later::new(fetch),
            matrix_columns: ClosedSignal::new(Columns::default()),
            ready: RwSignal::new(false),
            progress,
            whole,
            searching,
            waiting: memo(move || !whole.get() && searching.get()),
            ignored: RwSignal::new(String::new()),
        }))
    }

    /// The app of the page that the calling component stands in.
    ///
    /// # Panics
    /// Outside a page, where no app is in the context.
    pub fn of_page() -> Self {
        expect_context()
    }
}

impl Closed for Columns {
    const ALL: &'static [Self] = Self::ALL;

    fn place(self) -> usize {
        self as usize
    }
}
