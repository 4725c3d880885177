//! The map's roving tabindex: its one tab stop, and how keys move it. `docs/accessibility.md` lists the keys.

use leptos::prelude::*;

use crate::app::{App, MapForm};
use crate::browser;
use crate::layout::map::{Detail, Step, walk};
use crate::view::names::mark_name_in;

/// Moves the map's tab stop by a key.
pub(super) fn walk_by_key(app: &App, event: &leptos::ev::Event) {
    let Some(press) = browser::key_press(event) else {
        return;
    };
    let step = match (press.key.as_str(), press.has_shift) {
        ("ArrowRight", false) => Step::Forward,
        ("ArrowLeft", false) => Step::Back,
        ("ArrowRight", true) => Step::NextOfInitiative,
        ("ArrowLeft", true) => Step::PreviousOfInitiative,
        ("ArrowUp", false) => Step::Out,
        ("ArrowDown", false) => Step::In,
        ("Home", false) => Step::First,
        ("End", false) => Step::Last,
        ("PageDown", false) => Step::NextSector,
        ("PageUp", false) => Step::PreviousSector,
        ("Enter", false) => return open_mark(app, event),
        _ => return,
    };
    let Some(here) = seat_of_event(app, event) else {
        return;
    };
    // Also if there is nowhere to go: the map owns these keys, and the page must not scroll.
    event.prevent_default();
    let map = &app.model.map;
    let (shown, detail) = (app.shown.get_untracked(), detail(app));
    let is_stop = |seat: usize| match &detail {
        Some(detail) => detail.is_stop(map, seat),
        None => map
            .seats
            .get(seat)
            .is_some_and(|seat| shown.is_matching(seat.initiative)),
    };
    if let Some(next) = walk(map, here, step, &is_stop) {
        move_to(app, next, true);
    }
}

/// Opens the focused mark on Enter. Links do so by themselves; a mark that is only a shape does not.
fn open_mark(app: &App, event: &leptos::ev::Event) {
    if let Some(seat) = mark_of_event(event).and_then(|seat| app.model.map.seats.get(seat)) {
        event.prevent_default();
        app.set_open(Some(seat.initiative));
    }
}

/// What the bins of the displayed form show.
fn detail(app: &App) -> Option<Detail> {
    let in_rows = app.map_form.get_untracked() == Some(MapForm::Rows);
    app.model.detail(in_rows, &app.shown.get_untracked())
}

/// The seat of the mark that an event happened on.
fn mark_of_event(event: &leptos::ev::Event) -> Option<usize> {
    browser::attribute_of(event, "[data-seat]", "data-seat")?
        .parse()
        .ok()
}

/// The seat of the mark that an event happened on, or the first seat of the bin.
fn seat_of_event(app: &App, event: &leptos::ev::Event) -> Option<usize> {
    let bin = browser::attribute_of(event, "[data-bin]", "data-bin");
    match bin.and_then(|bin| bin.parse::<usize>().ok()) {
        Some(bin) => app.model.map.bins.get(bin).map(|bin| bin.seats.start),
        None => mark_of_event(event),
    }
}

/// Makes the mark of a seat the map's tab stop, or the bin if that has no mark for it, and focuses it if `focus` is set.
pub(super) fn move_to(app: &App, index: usize, focus: bool) {
    let model = &app.model;
    let Some(seat) = model.map.seats.get(index) else {
        return;
    };
    let (selector, name) = match (detail(app), model.map.bin_of(index)) {
        (Some(detail), Some(bin)) if detail.mark(index).is_none() => (
            ["[data-bin='", &bin.to_string(), "']"].concat(),
            String::new(),
        ),
        _ => (
            ["[data-seat='", &index.to_string(), "']"].concat(),
            mark_name_in(model, seat),
        ),
    };
    // Hollow marks duplicate a filled one.
    let repeats = "[data-mark]:not([data-main])";
    browser::move_tab_stop("#map", &selector, &name, repeats, focus);
}
