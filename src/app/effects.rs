//! All effects outside the page's elements: reading the state from the address and writing it back, moving the focus, and
//! saying when the page is ready.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::lazy::fetch_when_wanted;
use super::state::{MAP_SPACE, ROOMY};
use super::{App, LoadState, MapForm, Progress, document_title};
use crate::browser::{self, FocusPosition};
use crate::content::InitiativeIdx;
use crate::state::{State, Theme, View, url};
use crate::ui::effect;
use crate::words::Sentence;

/// When an address that the browser refused is written again. Safari allows a hundred in half a minute.
const REFUSED_FOR: Duration = Duration::from_secs(10);

/// Connects the page with its surroundings. Called in a browser only, before the page is rendered; the effects that it sets
/// up run after that.
pub fn run_effects(app: App) {
    let written = StoredValue::new(None);
    follow_the_address(&app, written);
    fetch_when_wanted(&app);
    index_when_complete(app.clone());
    mark_as_ready_when_complete(app.clone());
    write_the_address(app.clone(), written);
    effect(browser::rescue_the_focus);
    follow_changes(&app);
    place_the_details(&app);
    move_the_focus(&app);
    move_the_focus_between_views(&app);
    choose_form_by_width(&app);
    effect(move || {
        let (app, paper) = (app.clone(), app.paper);
        let phrases = app.model.phrases();
        browser::set_unit(&phrases.say(Sentence("{initiatives}")));
        let late = app.late_code;
        browser::on_print(move |is_printing| {
            // What is printed by itself comes with that code. Without it the page is printed as it stands.
            paper.set(is_printing && late.get_untracked() == LoadState::Loaded);
        });
        browser::on_escape(move || {
            if app.is_running() {
                app.step_out();
            }
        });
    });
}

/// Reads the state from the address: first after hydration, which needs the state that the page was prerendered in, and
/// then each time the visitor goes back or forward. Who goes back before the latest change is written goes back from what is
/// seen to what was written last, which [`write_the_address`] then writes again.
fn follow_the_address(app: &App, written: StoredValue<Option<State>>) {
    let app = app.clone();
    effect(move || {
        app.go_to_address(&browser::query_of_page());
        app.ready.set(true);
        let app = app.clone();
        browser::on_history_move(move |query| {
            if !app.is_running() {
                return;
            }
            let last = written.get_value();
            if let Some(last) = last.filter(|last| !browser::is_guest() && *last != app.state()) {
                app.go(last);
            } else {
                app.return_to_address(&query);
                written.set_value(Some(app.state()));
            }
        });
    });
}

/// Sets `data-ready` when the page is interactive, is known to show the server's content, and shows what the address asks
/// for.
fn mark_as_ready_when_complete(app: App) {
    effect(move || {
        if app.ready.get() && app.progress.get() >= Progress::Verified && !app.is_view_loading() {
            browser::mark_as_ready(true);
        }
    });
}

/// Starts to build the search index when the whole content is there.
fn index_when_complete(app: App) {
    effect(move || {
        if app.ready.get() && app.whole.get() {
            let model = Arc::clone(&app.model);
            browser::in_slices(move || model.index_more());
        }
    });
}

/// Writes each change of the state, once it is painted, to the address, the title, the theme, and the attributes that
/// `frame.js` and `element.js` read. The first state, and each further letter of a search, replace the current history entry,
/// so that Back leads to what the visitor thinks of as the last page.
fn write_the_address(app: App, written: StoredValue<Option<State>>) {
    let is_waiting = StoredValue::new(false);
    effect(move || {
        app.after_paint.track();
        if !app.ready.get() {
            return;
        }
        let state = untrack(|| app.state());
        let model = &app.model;
        let count = app.shown.with_untracked(|shown| shown.count());
        browser::set_title(&document_title(model, &state, count));
        browser::set_theme(state.query.theme.map(Theme::id));
        let query = url::write(&state, &model.content);
        let before = written.get_value();
        let replaces = before.is_none_or(|before| is_typing(before, &state));
        if query != browser::query_of_page() {
            let is_written = browser::write_address(&query, replaces);
            if !is_written && !is_waiting.get_value() {
                // Nobody may act again, and the address would stay wrong.
                is_waiting.set_value(true);
                let again = app.after_paint;
                let again = move || {
                    is_waiting.set_value(false);
                    again.update(|count| *count += 1);
                };
                set_timeout(again, REFUSED_FOR);
            }
        }
        browser::publish_query(&query);
        written.set_value(Some(state));
    });
}

/// Whether two states differ only in the text of the search, and both have one.
fn is_typing(mut before: State, after: &State) -> bool {
    let new = after.query.filter.search();
    let old = before.query.filter.search();
    let both = !old.is_empty() && !new.is_empty() && old != new;
    before.query.filter = before.query.filter.with_search(new);
    both && before == *after
}

/// Does what is seen first: tells the list of each change at once only if it is in the window, and everything else that is
/// not seen after the change has been painted.
fn follow_changes(app: &App) {
    let app = app.clone();
    effect(move || {
        app.shown.track();
        app.query.track();
        app.open.track();
        app.opened_in_list.track();
        app.list_limit.track();
        app.whole.track();
        let may_wait = app.list_may_wait.get_untracked();
        let count = |signal: RwSignal<usize>| signal.update(|count| *count += 1);
        if !may_wait {
            count(app.list_due);
        }
        let app = app.clone();
        browser::after_paint(move || {
            if app.is_running() {
                count(app.after_paint);
                if may_wait {
                    count(app.list_due);
                }
            }
        });
    });
}

/// The width of the page below which everything stands in one column, in CSS pixels at a text size of 16 px: 69rem, as in
/// `style/page.css`.
const COLUMNS: f64 = 69.0 * 16.0;

/// Moves the details into the entry of an initiative that was opened in the list, and back when the list no longer has that
/// entry: beside the map, or below it where there is one column, so that the keyboard meets everything as it is seen.
fn place_the_details(app: &App) {
    let app = app.clone();
    let mut details = None::<browser::Movable>;
    let has_columns = RwSignal::new(true);
    let running = app.clone();
    effect(move || {
        let running = running.clone();
        browser::observe_width(".page-width", MAP_SPACE[1], move |width| {
            let fits = width >= COLUMNS;
            if running.is_running() && has_columns.get_untracked() != fits {
                has_columns.set(fits);
            }
        });
    });
    effect(move || {
        // The entry may have come or gone.
        app.list_due.track();
        let unfolded = app.unfolded();
        // On paper they are a page of their own.
        let has_columns = has_columns.get() || app.paper.get();
        if details.is_none() {
            details = browser::Movable::find("#details");
        }
        let Some(details) = &details else { return };
        let id = unfolded.map(|initiative| app.model.content.initiative(initiative).id.to_string());
        let details = details.clone();
        // After the effect that draws the list, which is queued already, and before the next frame.
        leptos::task::spawn_local(async move {
            match id {
                Some(id) => details.go_where("#results .entries > li", "data-initiative", &id),
                None if has_columns => details.go_home(),
                None => details.go(".stage"),
            }
        });
    });
}

/// Focuses the heading of an opened initiative, unless it unfolds in the list, where the focus stays on its name. On closing,
/// returns the focus to where it came from, or to the nearest neighbour if that is gone.
fn move_the_focus(app: &App) {
    let (app, open, in_list) = (app.clone(), app.open, app.opened_in_list);
    let (mut before, mut opener) = (None, None::<FocusPosition>);
    let mut is_first = true;
    effect(move || {
        let now = open.get();
        let is_beginning = core::mem::replace(&mut is_first, false);
        if now == before {
            return;
        }
        if before.is_none() {
            opener = FocusPosition::of_focus();
        }
        match (now, before) {
            (Some(_), _) if in_list.get_untracked() => {}
            // Who comes by a link begins at the top, unless the details are seen from there.
            (Some(_), _) if is_beginning => browser::focus_if_seen("#details #panel-heading"),
            (Some(_), _) => browser::focus_element("#details #panel-heading"),
            (None, Some(closed)) => match opener.take() {
                Some(opener) => opener.focus(),
                None => focus_where_it_stands(&app, closed),
            },
            (None, None) => {}
        }
        before = now;
    });
}

/// Focuses the mark of an initiative in the view, else its entry in the list, else the heading of the list.
fn focus_where_it_stands(app: &App, initiative: InitiativeIdx) {
    let id = &app.model.content.initiative(initiative).id;
    let own = |before: &str, after: &str| [before, "='", id, "']", after].concat();
    browser::focus_first(vec![
        own(".picture > :not([hidden]) [data-mark", "[data-main]"),
        own("[data-bar", ""),
        own("#results [data-initiative", " h3 a"),
        "#results-heading".to_owned(),
    ]);
}

/// Focuses the heading of the unrolled view. Back on the map, returns the focus to where it came from. Visitors who switch
/// views with the row of links keep their focus there.
fn move_the_focus_between_views(app: &App) {
    let app = app.clone();
    let (mut before, mut opener) = (None, None::<FocusPosition>);
    effect(move || {
        let now = app.displayed_view();
        let was = before.replace(now).filter(|&was| was != now);
        if was.is_none() || browser::has("[data-view]:focus") {
            return;
        }
        if now == View::Objectives {
            opener = FocusPosition::of_focus();
            browser::focus_element("#unrolled-heading");
        } else if was == Some(View::Objectives) {
            match opener.take() {
                Some(opener) => opener.focus(),
                None => browser::focus_element("[data-view][aria-current]"),
            }
        }
    });
}

/// Chooses the form of the map and of the timeline by the width that is available.
fn choose_form_by_width(app: &App) {
    let app = app.clone();
    effect(move || {
        let app = app.clone();
        let [space, probe] = MAP_SPACE;
        browser::observe_width(space, probe, move |width| {
            if !app.is_running() {
                return;
            }
            let (map_form, app) = (app.map_form, app.clone());
            let fits = Some(MapForm::for_width(width));
            let before = map_form.get_untracked();
            let is_rows = |form| form == Some(MapForm::Rows);
            if before.is_some() && is_rows(before) != is_rows(fits) {
                // From now on a form fades in.
                browser::toggle_class("#map", "has-changed", true);
            }
            if before != fits {
                map_form.set(fits);
            }
            let is_roomy = width >= ROOMY;
            if app.is_roomy.get_untracked() != is_roomy {
                app.is_roomy.set(is_roomy);
            }
            // Runs after the effects that draw the new form, which are queued already, and before the next frame.
            leptos::task::spawn_local(async move {
                app.measure_labels(100);
            });
        });
    });
}
