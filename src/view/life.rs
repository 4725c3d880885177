//! What the page does beyond drawing: it takes its state from the address and writes it back, moves the focus, and
//! says when it is ready.

use leptos::prelude::*;

use super::App;
use super::links::TOGGLE;
use super::page::document_title;
use crate::browser::{self, FollowedLink, Opener};
use crate::layout::{LabelClass, Projection};
use crate::query::{Condition, State, url};

/// Connects a page with its surroundings. Only called in a browser, before the page is drawn; what it sets up runs as
/// effects, after that.
pub fn come_to_life(app: App) {
    follow_the_address(&app);
    write_the_address(app.clone());
    move_the_focus(&app);
    measure(&app);
}

/// Takes the state of the address, once the page has been hydrated in the state that it was prerendered in, and each
/// time the visitor goes back or forward.
fn follow_the_address(app: &App) {
    let app = app.clone();
    Effect::new(move |_| {
        app.go_to_address(&browser::query_of_page());
        app.ready.set(true);
        browser::mark_as_ready();
        let app = app.clone();
        browser::on_history_move(move |query| app.go_to_address(&query));
    });
}

/// Writes every change of state into the address, the title and the theme. While somebody types, the entry in the
/// history is replaced, so that Back does not go letter by letter.
fn write_the_address(app: App) {
    let site = app.site.clone();
    let ready = app.ready;
    Effect::new(move |before: Option<Option<State>>| {
        let state = app.state();
        if !ready.get() {
            return None;
        }
        browser::set_title(&document_title(&site, &state));
        browser::set_theme(state.query.theme.map(crate::query::Theme::id));
        let query = url::write(&state, &site.content);
        if query != browser::query_of_page() {
            let only_search_changed = before.flatten().is_some_and(|before| {
                !before.query.filter.search().is_empty()
                    && !state.query.filter.search().is_empty()
                    && without_search(before) == without_search(state.clone())
            });
            browser::write_address(&query, only_search_changed);
        }
        Some(state)
    });
}

fn without_search(mut state: State) -> State {
    state.query.filter = state.query.filter.with_search("");
    state
}

/// An opened initiative gets the focus on its heading; when it is closed, the focus goes back to where it came from.
fn move_the_focus(app: &App) {
    let open = app.open;
    let opener = StoredValue::new_local(None::<Opener>);
    Effect::new(
        move |before: Option<Option<crate::content::InitiativeIdx>>| {
            let now = open.get();
            match (before.flatten(), now) {
                (None, Some(_)) => {
                    opener.set_value(Opener::now());
                    browser::focus_element("#details #panel-heading");
                }
                (Some(before), Some(now)) if before != now => {
                    browser::focus_element("#details #panel-heading")
                }
                (Some(_), None) => {
                    if let Some(opener) = opener.try_update_value(Option::take).flatten() {
                        opener.focus();
                    }
                }
                _ => {}
            }
            now
        },
    );
}

/// Chooses the form of the map by the room that it has.
fn measure(app: &App) {
    let (projection, labels) = (app.projection, app.label_class);
    Effect::new(move |_| {
        browser::observe_width("map", "rem-probe", move |width| {
            let (fits, class) = (Projection::for_width(width), LabelClass::for_width(width));
            if projection.get_untracked() != Some(fits) {
                projection.set(Some(fits));
            }
            if labels.get_untracked() != class {
                labels.set(class);
            }
        });
    });
}

impl App {
    /// Goes to the state of a query string, and says what in it is unknown.
    fn go_to_address(&self, query: &str) {
        let (state, ignored) = url::parse(query, &self.site.content);
        self.ignored.set(
            ignored
                .into_iter()
                .map(|ignored| [&*ignored.key, "=", &*ignored.value].concat())
                .collect(),
        );
        self.go(state);
    }

    /// Follows a link within the page: see [`links`](super::links).
    pub(super) fn follow(&self, link: &FollowedLink) {
        let (state, _) = url::parse(&link.query, &self.site.content);
        let filter = state.query.filter;
        if link.go.as_deref() == Some(TOGGLE) {
            for condition in filter.conditions() {
                if let Condition::Choice(choice) = condition {
                    self.toggle(choice);
                }
            }
        } else if state.open.is_some() && filter.is_empty() {
            self.set_open(state.open);
        } else {
            self.show(filter);
        }
    }
}
