//! All actions: everything that changes the state on behalf of the visitor, the address, the keys or the browser.

use std::sync::PoisonError;

use leptos::prelude::*;

use super::state::{MAP_SPACE, ROOMY};
use super::{App, LIST_STEP, LoadState, MapForm, Progress};
use crate::browser::{self, ChangedControl, FollowedLink};
use crate::content::{ActorIdx, AreaIdx, Content, InitiativeIdx, Sector};
use crate::layout::map::LabelClass;
use crate::query::matrix::Columns;
use crate::query::{Choice, Condition, Facet, Filter, Find, ObjectiveOrder, Since, Sort};
use crate::state::links::Go;
use crate::state::{Controls, Query, State, View, url};

/// The focused mark of the map or bar of the timeline.
const FOCUSED_MARK: &str = ":is([data-mark], [data-bar]):focus";

impl App {
    /// From now on the late code is there, and the search with this index.
    pub fn use_late_code(&self, index: Box<dyn Find>) {
        self.model.use_index(index);
        self.late_code.set(LoadState::Loaded);
    }

    /// Replaces the excerpt of the content by the whole content, which the late code has read.
    pub fn complete(&self, content: Content) {
        self.model.complete(content);
        self.progress.set(Progress::Whole);
    }

    /// Stops this app before another content's app takes over: from now on it writes to nothing outside its own elements.
    pub fn retire(&self) {
        self.ready.set(false);
    }

    /// Whether the page is interactive and runs this app. Whatever the browser calls back later asks this first: the page may
    /// have been replaced or stopped meanwhile, and its signals are then gone.
    pub fn is_running(&self) -> bool {
        self.ready.try_get_untracked().unwrap_or(false)
    }

    /// The whole state that the address holds.
    pub fn state(&self) -> State {
        State {
            query: self.query.get(),
            open: self.open.get(),
        }
    }

    /// Goes to a state.
    pub fn go(&self, state: State) {
        self.set_query(|query| *query = state.query);
        self.set_open(state.open);
    }

    /// Shows the result of a filter and closes the open initiative. Sort order, theme and the like stay.
    pub fn show(&self, filter: Filter) {
        self.set_query(|query| query.filter = filter);
        self.set_open(None);
    }

    /// Sets the filter. The open initiative stays open.
    pub fn set_filter(&self, filter: Filter) {
        self.set_query(|query| query.filter = filter);
    }

    /// Whether the state needs something that the excerpt lacks.
    pub fn needs_whole(&self) -> bool {
        // What the excerpt does not know may have been removed.
        let is_unknown = self.ignored.with_untracked(|ignored| !ignored.is_empty());
        is_unknown || self.waiting.get_untracked() || self.open.get_untracked().is_some()
    }

    /// Adds a choice to the filter, or removes it.
    pub fn toggle(&self, choice: Choice) {
        let content = &self.model.content;
        self.set_query(|query| query.filter = query.filter.toggled_alone(choice, content));
    }

    /// Asks that an actor takes part, beside whoever is chosen, or no longer does.
    pub fn toggle_with(&self, actor: ActorIdx) {
        self.set_query(|query| {
            query.filter = if query.filter.with_actors().contains(&actor) {
                query.filter.without(&Condition::With(actor))
            } else {
                query.filter.clone().together_with(actor)
            };
        });
    }

    /// Narrows the filter to the choices and years of `to`. Facets that `to` leaves empty stay as they are.
    pub fn narrow(&self, to: &Filter) {
        self.set_query(|query| query.filter = query.filter.narrowed(to));
    }

    /// Removes one condition from the filter.
    pub fn lift(&self, condition: &Condition) {
        self.set_query(|query| query.filter = query.filter.without(condition));
    }

    /// Changes the view.
    pub fn set_view(&self, view: View) {
        self.set_query(|query| query.view = view);
    }

    /// Shows or hides the objectives of an area in the matrix.
    pub fn toggle_objectives(&self, area: AreaIdx) {
        self.set_query(|query| {
            if query.unfolded.contains(&area) {
                query.unfolded.retain(|&own| own != area);
            } else {
                query.unfolded.push(area);
            }
        });
    }

    /// Changes how the overview of the objectives is sorted.
    pub fn set_objective_order(&self, order: ObjectiveOrder) {
        self.set_query(|query| query.order = order);
    }

    /// Changes what the columns of the matrix are.
    pub fn set_columns(&self, columns: Columns) {
        self.set_query(|query| query.columns = columns);
    }

    /// Changes the sort order of the list.
    pub fn set_sort(&self, sort: Sort) {
        self.set_query(|query| query.sort = sort);
    }

    /// Opens an initiative, or closes the open one.
    pub fn set_open(&self, open: Option<InitiativeIdx>) {
        self.open_at(open, false);
    }

    fn open_at(&self, open: Option<InitiativeIdx>, in_list: bool) {
        if self.open.get_untracked() != open {
            self.see_whether_the_list_may_wait();
            self.opened_in_list.set(in_list);
            self.open.set(open);
        }
    }

    /// Remembers whether the visitor opens an initiative in the list.
    fn remember_where(&self, open: Option<InitiativeIdx>, in_list: bool) {
        let mut unfolded = self
            .unfolded_last
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        unfolded.retain(|&own| Some(own) != open);
        unfolded.extend(open.filter(|_| in_list));
    }

    /// Shows more of the list.
    pub fn show_more(&self) {
        self.list_may_wait.set(false);
        self.list_limit.update(|limit| *limit += LIST_STEP);
    }

    /// Called before a change, while what the browser has laid out still holds.
    fn see_whether_the_list_may_wait(&self) {
        let is_seen = self.paper.get_untracked() || browser::is_in_window("#results .entries");
        self.list_may_wait.set(!is_seen);
    }

    /// The listed initiatives: the matching ones in order, cut at the limit. Linear in the number of initiatives. Subscribes
    /// the caller.
    pub fn listed(&self) -> Vec<InitiativeIdx> {
        let (shown, limit, sort) = (
            self.shown.get(),
            self.list_limit.get(),
            self.query.with(|query| query.sort),
        );
        let sorted = self.model.sorted(sort);
        if sort == Sort::Best {
            let mut best = shown.best_first(sorted);
            best.truncate(limit);
            return best;
        }
        let matching = sorted.iter().copied();
        matching
            .filter(|&initiative| shown.is_matching(initiative))
            .take(limit)
            .collect()
    }

    /// The initiative that is open in the list, if one is. Subscribes the caller.
    pub fn unfolded(&self) -> Option<InitiativeIdx> {
        let open = self.open.get()?;
        (self.opened_in_list.get() && !self.paper.get() && self.listed().contains(&open))
            .then_some(open)
    }

    /// The only place that writes the query. It notifies no one if nothing has changed, and resets the length of the list
    /// for a new filter.
    fn set_query(&self, change: impl FnOnce(&mut Query)) {
        let before = self.query.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        let fixed = self.fixed.with_untracked(|fixed| fixed.filter.conditions());
        after.filter = after.filter.with_all(&fixed);
        let after = after.canonical();
        if after != before {
            self.see_whether_the_list_may_wait();
            if after.filter != before.filter {
                self.list_limit.set(LIST_STEP);
            }
            self.query.set(after);
        }
    }

    /// The view that the address asks for.
    pub fn view(&self) -> View {
        self.query.with(|query| query.view)
    }

    /// The form that fits the map's width. When printing, it is the wheel with its largest labels, whatever the screen's
    /// width.
    pub fn map_form(&self) -> Option<MapForm> {
        if self.paper.get() {
            Some(MapForm::Wheel(LabelClass::Narrow))
        } else {
            self.map_form.get()
        }
    }

    /// Measures which form fits, before the page is hydrated, so that only that one is. Returns it.
    pub fn measure_form(&self) -> Option<MapForm> {
        let [space, probe] = MAP_SPACE;
        let width = browser::width_of(space, probe);
        let form = width.map(MapForm::for_width);
        self.map_form.set(form);
        self.is_roomy.set(width >= Some(ROOMY));
        form
    }

    /// The one area or programme that is chosen, if nothing else is.
    pub fn only_sector(&self) -> Option<Sector> {
        self.query.with(|query| query.filter.only_sector())
    }

    /// Goes to the state of a query string, and reports what in it is unknown.
    pub(super) fn go_to_address(&self, query: &str) {
        let (state, ignored) = url::parse(query, &self.model.content);
        self.ignored.set(ignored);
        if url::asks_for_download(query) {
            self.downloading.set(true);
        }
        self.fix(&state.query);
        self.go(state);
    }

    /// The same when the history leads there: what was opened in the list unfolds there again.
    pub(super) fn return_to_address(&self, query: &str) {
        self.go_to_address(query);
        let unfolded = self
            .unfolded_last
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if self
            .open
            .get_untracked()
            .is_some_and(|open| unfolded.contains(&open))
        {
            self.opened_in_list.set(true);
        }
    }

    /// Without controls, what the address asks for at first is the choice of the page that embeds the map, and so is whatever
    /// lacks a part of that: only that page can ask for it.
    fn fix(&self, query: &Query) {
        // A tour leads where its steps do.
        let is_hosts = query.controls == Controls::None && query.tour.is_empty();
        let fixed = self.fixed.get_untracked().filter;
        let lacks = query.filter != query.filter.clone().with_all(&fixed.conditions());
        if !is_hosts {
            self.fixed.set(Query::default());
        } else if lacks || !self.ready.get_untracked() {
            self.fixed.set(query.clone());
        }
    }

    /// Follows a link within the page: see [`links`](crate::state::links).
    pub fn follow(&self, link: &FollowedLink) {
        // Another entry may fold above that of the list, and another row's panel above a row.
        let held = (link.is_still || link.is_in_list).then(|| link.held());
        self.go_where_it_leads(link);
        if let Some(held) = held {
            // Once the change is drawn, and before it is painted.
            request_animation_frame(move || held.put_back());
        }
    }

    fn go_where_it_leads(&self, link: &FollowedLink) {
        let (state, _) = url::parse(&link.query, &self.model.content);
        let go = link.go.as_deref().and_then(Go::from_id);
        if go == Some(Go::State) {
            return self.go(state.set_as(&self.query.get_untracked()));
        }
        let filter = state.query.filter;
        if go == Some(Go::Toggle) {
            for condition in filter.conditions() {
                match condition {
                    Condition::Choice(choice) => self.toggle(choice),
                    Condition::With(actor) => self.toggle_with(actor),
                    _ => {}
                }
            }
        } else if go == Some(Go::View) {
            self.set_view(state.query.view);
        } else if go == Some(Go::Narrow) {
            self.narrow(&filter);
        } else if state.open.is_some() && filter.is_empty() {
            if link.is_in_list && untrack(|| self.unfolded()) == state.open {
                // A second click on the name of an unfolded entry folds it.
                self.set_open(None);
            } else {
                self.remember_where(state.open, link.is_in_list);
                self.open_at(state.open, link.is_in_list);
                if link.is_in_list {
                    // It may be open beside the map.
                    self.opened_in_list.set(true);
                }
            }
        } else {
            self.show(filter);
        }
    }

    /// Applies a form control that the visitor has changed: a check box sets its choice to what the box says now, a select
    /// sets a bound of the years.
    pub fn change_control(&self, control: &ChangedControl) {
        let content = &self.model.content;
        let filter = self.query.with_untracked(|query| query.filter.clone());
        let (name, value) = (&*control.name, &*control.value);
        let choice = || Choice::from_id(Facet::from_key(name)?, value, content);
        self.set_filter(match name {
            "from" => filter.with_from(value.parse().ok()),
            "to" => filter.with_to(value.parse().ok()),
            "since" => filter.with_since(Since::from_id(value)),
            _ => match choice() {
                Some(choice) if control.is_checked => filter.with(choice),
                Some(choice) => filter.without(&Condition::Choice(choice)),
                None => return,
            },
        });
    }

    /// One step out, for Esc: hides the tip of a mark under the pointer, else closes the open initiative, else leaves the
    /// unrolled view, else clears the chosen area, else hides the tip of the focused mark.
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
