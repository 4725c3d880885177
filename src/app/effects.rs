//! What the page does beyond drawing: it takes its state from the address and writes it back, moves the focus, and
//! says when it is ready.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::later::fetch_when_asked;
use super::{App, Model, Progress, Room, document_title};
use crate::browser::{self, Spot};
use crate::layout::map::LabelClass;
use crate::state::{State, Theme, View, url};
use crate::ui::effect;

/// What appears only when the marks of the map have come home.
const LATE: &str = "#map .labels, #map .ground, #map .hub, #map .row-head, #map .axis";

/// The marks that can fly. One that is a shape alone, on a map with very many, is held in its place by the transform that would
/// let it fly.
const MARKS: &str = "#map a[data-mark]";

/// Connects a page with its surroundings. Only called in a browser, before the page is drawn; what it sets up runs as
/// effects, after that.
pub fn run_effects(app: App) {
    follow_the_address(&app);
    fetch_when_asked(&app);
    index_when_whole(app.clone());
    say_when_ready(app.clone());
    write_the_address(app.clone());
    effect(browser::keep_the_focus);
    move_the_focus(&app);
    move_the_focus_between_views(&app);
    measure(&app);
    effect(move || {
        let (app, paper) = (app.clone(), app.paper);
        browser::on_print(move |is_printing| paper.set(is_printing));
        browser::on_escape(move || {
            if app.is_running() {
                app.step_out();
            }
        });
    });
}

/// Takes the state of the address, once the page has been hydrated in the state that it was prerendered in, and each
/// time the visitor goes back or forward.
fn follow_the_address(app: &App) {
    let app = app.clone();
    effect(move || {
        app.go_to_address(&browser::query_of_page());
        app.ready.set(true);
        let app = app.clone();
        browser::on_history_move(move |query| {
            if app.is_running() {
                app.go_to_address(&query);
            }
        });
    });
}

/// Marks the page as ready once it answers, is known to show what the server has, and shows what the address asks for.
fn say_when_ready(app: App) {
    effect(move || {
        if app.ready.get() && app.progress.get() >= Progress::Verified && app.has_what_was_asked() {
            browser::mark_as_ready(true);
        }
    });
}

/// Begins to index the content as soon as all of it is there.
fn index_when_whole(app: App) {
    effect(move || {
        if app.ready.get() && app.whole.get() {
            index_on(Arc::clone(&app.model));
        }
    });
}

/// Indexes the content for the search bit by bit, with time between for what the visitor does.
fn index_on(model: Arc<Model>) {
    set_timeout(
        move || {
            if model.index_more() {
                index_on(model);
            }
        },
        Duration::ZERO,
    );
}

/// Writes every change of state into the address, the title, the theme, and where a frame's or an element's script reads it. The
/// first state only tidies the address that the visitor came by, and a search grows letter by letter: both take the place of the current entry of the
/// history, so that Back goes to what the visitor thinks of as the last page.
fn write_the_address(app: App) {
    let mut before = None::<State>;
    effect(move || {
        let state = app.state();
        if !app.ready.get() {
            return;
        }
        let model = &app.model;
        browser::set_title(&document_title(model, &state));
        browser::set_theme(state.query.theme.map(Theme::id));
        let query = url::write(&state, &model.content);
        let replaces = before
            .as_ref()
            .is_none_or(|before| is_typing(before, &state));
        if query != browser::query_of_page() {
            browser::write_address(&query, replaces);
        }
        browser::tell_query(&query);
        before = Some(state);
    });
}

/// Whether two states differ in nothing but what is searched for, and something is in both.
fn is_typing(before: &State, after: &State) -> bool {
    let (old, new) = (before.query.filter.search(), after.query.filter.search());
    let mut before = before.clone();
    before.query.filter = before.query.filter.with_search(new);
    !old.is_empty() && !new.is_empty() && before == *after
}

/// An opened initiative gets the focus on its heading; when it is closed, the focus goes back to where it came from, or to what
/// is nearest to that if it is gone.
fn move_the_focus(app: &App) {
    let open = app.open;
    let (mut before, mut opener) = (None, None::<Spot>);
    effect(move || {
        let now = open.get();
        if now == before {
            return;
        }
        if before.is_none() {
            opener = Spot::of_focus();
        }
        match now {
            Some(_) => browser::focus_element("#details #panel-heading"),
            None => {
                if let Some(opener) = opener.take() {
                    opener.focus();
                }
            }
        }
        before = now;
    });
}

/// What unrolls gets the focus on its heading; back on the map the focus goes to what unrolls it. A visitor who chooses
/// among the links to all views stays there.
fn move_the_focus_between_views(app: &App) {
    let app = app.clone();
    let mut before = None;
    effect(move || {
        let now = app.seen_view();
        let was = before.replace(now).filter(|&was| was != now);
        if was.is_none() || browser::has("[data-view]:focus") {
            return;
        }
        if now == View::Objectives {
            browser::focus_element("#unrolled-heading");
        } else if was == Some(View::Objectives) {
            browser::focus_element("#sector .unroll, [data-view][aria-current]");
        }
    });
}

/// Chooses the form of the map and of the timeline by the room that they have.
fn measure(app: &App) {
    let app = app.clone();
    effect(move || {
        let app = app.clone();
        browser::observe_width("#views", "#rem-probe", move |width| {
            let (room, app) = (app.room, app.clone());
            let fits = Some(LabelClass::for_width(width).map_or(Room::Rows, Room::Wheel));
            let before = room.get_untracked();
            if !app.is_running() {
                return;
            }
            let changes_form =
                before.is_some() && (before == Some(Room::Rows)) != (fits == Some(Room::Rows));
            let spots = changes_form
                .then(|| browser::Spots::now(MARKS, "data-seat"))
                .flatten();
            if before != fits {
                room.set(fits);
            }
            // After the effects that draw the new form, which are waiting already, and before the next frame.
            leptos::task::spawn_local(async move {
                if let Some(spots) = spots {
                    spots.fly_home(LATE);
                }
                app.measure_labels();
            });
        });
    });
}
