//! The app's signals.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::{Fetch, LazyCode, LoadState, Model, Progress};
use crate::content::InitiativeIdx;
use crate::layout::map::LabelClass;
use crate::query::Shown;
use crate::state::Query;
use crate::state::url::Ignored;
use crate::ui::{ClosedSignal, memo};

/// How many entries the list shows at first, and how many each "show more" adds.
pub const LIST_STEP: usize = 24;

/// Which form fits the map's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapForm {
    /// The rows.
    Rows,
    /// The wheel, with labels of this class.
    Wheel(LabelClass),
}

impl MapForm {
    /// The form that fits a width, in CSS pixels at a text size of 16 px.
    pub fn for_width(width: f64) -> Self {
        LabelClass::for_width(width).map_or(Self::Rows, Self::Wheel)
    }

    /// Its name in the attribute `data-form`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Wheel(_) => "wheel",
        }
    }
}

/// The width from which rows have room for most names, in CSS pixels at a text size of 16 px.
pub(super) const ROOMY: f64 = 480.0;

/// The element whose width is the map's, and one that is a `rem` wide.
pub(super) const MAP_SPACE: [&str; 2] = ["#views", "#rem-probe"];

/// The state of the page. Cheap to clone; every component takes it from the context.
#[derive(Clone)]
pub struct App(Arc<Signals>);

impl core::ops::Deref for App {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        &self.0
    }
}

/// The fields of [`App`].
pub struct Signals {
    /// The part that does not change.
    pub model: Arc<Model>,
    /// What the visitor has asked for.
    pub query: RwSignal<Query>,
    /// The open initiative.
    pub open: RwSignal<Option<InitiativeIdx>>,
    /// Whether it was opened in the list, and unfolds there as long as the list has it.
    pub opened_in_list: RwSignal<bool>,
    /// Those that the visitor has last opened in the list, which unfold there again when the history leads back to them.
    pub(super) unfolded_last: Mutex<Vec<InitiativeIdx>>,
    /// The initiative under the pointer or with the keyboard focus.
    pub pointed: RwSignal<Option<InitiativeIdx>>,
    /// Whose initiatives alone the map shows as long as the visitor points at a sector or an objective: those that this
    /// filter accepts. Empty: all.
    pub lit: RwSignal<Query>,
    /// The result of that filter; of the visitor's own, if it is empty.
    pub lit_members: Memo<Arc<Shown>>,
    /// How many sectors of the map have their marks: see `view::map::marks`.
    pub sectors_with_marks: RwSignal<usize>,
    /// Counts the changes that have been painted. What is not seen at once follows this, not the change itself.
    pub after_paint: RwSignal<usize>,
    /// Counts the changes that the list has to follow: at once if it is in the window, otherwise once they are painted
    /// elsewhere.
    pub list_due: RwSignal<usize>,
    /// Whether the list was out of the window when the last change began.
    pub list_may_wait: RwSignal<bool>,
    /// Whether Esc has hidden the tip and the pointer has not moved since.
    pub dismissed: RwSignal<bool>,
    /// The highlighted initiative: the pointed one, else the open one.
    pub focused: Memo<Option<InitiativeIdx>>,
    /// The result of the filter. Counts, marks, list and hub all read this memo.
    pub shown: Memo<Arc<Shown>>,
    /// What an embedding page that hides the controls has chosen, and the visitor cannot remove.
    pub fixed: RwSignal<Query>,
    /// How many entries the list may show.
    pub list_limit: RwSignal<usize>,
    /// Which form fits the map's width. `None` until it is measured; both forms and all labels are in the page then, and
    /// the style sheet displays those that fit.
    pub map_form: RwSignal<Option<MapForm>>,
    /// Whether rows have room for most names: a tablet or a frame has, a phone has not.
    pub is_roomy: RwSignal<bool>,
    /// Whether the filter form is expanded, on screens where it can be collapsed.
    pub is_form_open: RwSignal<bool>,
    /// The width of the labels' words in per cent of the estimate, if that is too small.
    pub label_width: RwSignal<usize>,
    /// Whether the page is being printed: it then has the whole list, grouped by sector.
    pub paper: RwSignal<bool>,
    /// Whether the dialog with the embed code is open.
    pub embedding: RwSignal<bool>,
    /// Whether the dialog for downloads is open.
    pub downloading: RwSignal<bool>,
    /// The code of the dialog and of the views other than the map.
    pub lazy_code: LazyCode,
    /// The state of the late code: that of the search, of the details, and of what a search brings besides its hits.
    pub late_code: ClosedSignal<LoadState>,
    /// Whether the page is interactive; `false` in the prerendered page.
    pub ready: RwSignal<bool>,
    /// How much of the content has arrived.
    pub progress: ClosedSignal<Progress>,
    /// Whether the whole content is there. Until then there are no sources and no search.
    pub whole: Memo<bool>,
    /// Whether a search is active.
    pub searching: Memo<bool>,
    /// Whether a search, or a filter by day, waits for the whole content. Until they arrive, only the rest of the filter applies, and no numbers are
    /// displayed, because it would change them.
    pub waiting: Memo<bool>,
    /// Values of the address that the content does not know.
    pub ignored: RwSignal<Vec<Ignored>>,
}

impl App {
    /// The state that pages are prerendered in. `fetch` fetches the code that is loaded later; `None` if it is there from
    /// the start.
    pub fn new(model: Arc<Model>, fetch: Option<Fetch>) -> Self {
        let query = RwSignal::new(Query::default());
        let progress = ClosedSignal::new(if model.is_partial() {
            Progress::Excerpt
        } else {
            Progress::Whole
        });
        let whole = memo(move || progress.get() == Progress::Whole);
        let shown = shown_of(&model, query, whole);
        let lit = RwSignal::new(Query::default());
        let lit_members = lit_members_of(&model, lit, shown);
        let (open, pointed) = (RwSignal::new(None), RwSignal::new(None));
        let searching = memo(move || query.with(|query| query.filter.is_searching()));
        let needs_whole = memo(move || query.with(|query| query.filter.needs_whole()));
        Self(Arc::new(Signals {
            model,
            query,
            open,
            opened_in_list: RwSignal::new(false),
            unfolded_last: Mutex::default(),
            pointed,
            lit,
            lit_members,
            sectors_with_marks: RwSignal::new(0),
            after_paint: RwSignal::new(0),
            list_due: RwSignal::new(0),
            list_may_wait: RwSignal::new(false),
            dismissed: RwSignal::new(false),
            focused: memo(move || pointed.get().or(open.get())),
            shown,
            fixed: RwSignal::new(Query::default()),
            list_limit: RwSignal::new(LIST_STEP),
            map_form: RwSignal::new(None),
            is_roomy: RwSignal::new(false),
            is_form_open: RwSignal::new(false),
            label_width: RwSignal::new(100),
            paper: RwSignal::new(false),
            embedding: RwSignal::new(false),
            downloading: RwSignal::new(false),
            // What is split off is fetched in the browser alone, and this at once.
            late_code: ClosedSignal::new(match fetch {
                Some(_) => LoadState::Loading,
                None => LoadState::Loaded,
            }),
            lazy_code: LazyCode::new(fetch),
            ready: RwSignal::new(false),
            progress,
            whole,
            searching,
            waiting: memo(move || !whole.get() && needs_whole.get()),
            ignored: RwSignal::new(Vec::new()),
        }))
    }

    /// The app of the page that the calling component is in.
    ///
    /// # Panics
    /// Outside a page, where the context has no app.
    pub fn of_page() -> Self {
        expect_context()
    }
}

/// The result of the visitor's filter, anew when the whole content is there.
fn shown_of(model: &Arc<Model>, query: RwSignal<Query>, whole: Memo<bool>) -> Memo<Arc<Shown>> {
    let model = Arc::clone(model);
    memo(move || {
        whole.track();
        Arc::new(query.with(|query| model.shown(&query.filter)))
    })
}

/// The result of the filter for what is pointed at; of the visitor's own, if that is empty.
fn lit_members_of(
    model: &Arc<Model>,
    lit: RwSignal<Query>,
    shown: Memo<Arc<Shown>>,
) -> Memo<Arc<Shown>> {
    let model = Arc::clone(model);
    memo(move || {
        lit.with(|lit| {
            if lit.filter.is_empty() {
                shown.get()
            } else {
                Arc::new(model.shown(&lit.filter))
            }
        })
    })
}
