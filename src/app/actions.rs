//! What a visitor does, and the address, the keys and the browser on their behalf: everything that changes the state.

use leptos::prelude::*;

use super::{App, LIST_STEP, Progress, Room};
use crate::browser::{self, ChangedControl, FollowedLink};
use crate::content::{Content, InitiativeIdx, Sector};
use crate::layout::map::LabelClass;
use crate::query::{Choice, Condition, Facet, Filter, Sort};
use crate::state::links::Go;
use crate::state::{Query, State, View, url};

/// What stands for something in a picture, a mark of the map or a bar of the timeline, while it has the focus.
const FOCUSED_MARK: &str = ":is([data-mark], [data-bar]):focus";

impl App {
    /// Takes the whole content in the place of its excerpt.
    pub fn complete(&self, content: Content) {
        self.model.complete(content);
        self.progress.set(Progress::Whole);
    }

    /// Makes room for the app of another content: from now on this one writes to nothing outside its own elements.
    pub fn retire(&self) {
        self.ready.set(false);
    }

    /// Whether the page answers by way of this app.
    pub fn is_running(&self) -> bool {
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
        let after = after.canonical();
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

    /// Goes to the state of a query string, and says what in it is unknown.
    pub(super) fn go_to_address(&self, query: &str) {
        let (state, ignored) = url::parse(query, &self.model.content);
        let unknown = ignored
            .into_iter()
            .map(|ignored| [&*ignored.key, "=", &*ignored.value].concat());
        self.ignored.set(unknown.collect::<Vec<_>>().join(", "));
        self.go(state);
    }

    /// Follows a link within the page: see [`links`](crate::state::links).
    pub fn follow(&self, link: &FollowedLink) {
        let (state, _) = url::parse(&link.query, &self.model.content);
        let filter = state.query.filter;
        let go = link.go.as_deref().and_then(Go::from_id);
        if go == Some(Go::Toggle) {
            for condition in filter.conditions() {
                if let Condition::Choice(choice) = condition {
                    self.toggle(choice);
                }
            }
        } else if go == Some(Go::View) {
            self.set_view(state.query.view);
        } else if go == Some(Go::Narrow) {
            self.narrow(&filter);
        } else if state.open.is_some() && filter.is_empty() {
            self.set_open(state.open);
        } else {
            self.show(filter);
        }
    }

    /// What a changed control of the form means: a choice taken in or out, as the box says now, or a bound of the years set.
    pub fn change_control(&self, control: &ChangedControl) {
        let content = &self.model.content;
        let filter = self.query.with_untracked(|query| query.filter.clone());
        let (name, value) = (&*control.name, &*control.value);
        let choice = || Choice::from_id(Facet::from_key(name)?, value, content);
        self.set_filter(match name {
            "from" => filter.with_from(value.parse().ok()),
            "to" => filter.with_to(value.parse().ok()),
            _ => match choice() {
                Some(choice) if control.is_checked => filter.with(choice),
                Some(choice) => filter.without(&Condition::Choice(choice)),
                None => return,
            },
        });
    }

    /// One step out: the name that the pointer shows goes first, then the open initiative, then what is unrolled, then
    /// the chosen area.
    pub fn step_out(&self) {
        let is_only_pointed = self.pointed.get_untracked().is_some() && !browser::has(FOCUSED_MARK);
        if is_only_pointed {
            self.dismissed.set(true);
            self.pointed.set(None);
        } else if self.open.get_untracked().is_some() {
            self.set_open(None);
        } else if self.query.with_untracked(|query| query.view) == View::Objectives {
            self.set_view(View::Map);
        } else if self
            .query
            .with_untracked(|query| query.filter.only_sector().is_some())
        {
            self.show(Filter::default());
        } else {
            self.pointed.set(None);
        }
    }
}
