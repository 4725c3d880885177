//! The lists in an entry: references to other entries, and rows such as sources.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::Desk;
use super::super::bar::button;
use super::super::choose::{Chosen, choose, is_enter};
use super::fields::{message, option};
use super::item;
use crate::browser::{focus_element, focus_first, value_of, write_into, written_in};
use crate::content::List;
use crate::content::format::ObjectFormat;
use crate::desk::Session;
use crate::desk::form::{items, joined};
use crate::ui::{Piece, html};

/// References to entries of a list, in their order, and a field that adds one.
pub(super) fn references(desk: Desk, path: String, label: String, list: List) -> Piece {
    let words = desk.words();
    let (read, name) = (path.clone(), label.clone());
    let both_ways = RwSignal::new(true);
    let chosen = move || referred(desk, (&read, &name), list, both_ways);
    let (own, name) = (path.clone(), label.clone());
    let offers_new = matches!(list, List::Actors | List::Places);
    let pending = RwSignal::new(None::<String>);
    let way_back = (list == List::Initiatives).then(|| way_back(desk, &path, both_ways));
    let add = move |chosen: Chosen| match (chosen, desk.at_now(&own)) {
        (Chosen::Entry(id), Some(at)) => {
            let both_ways = both_ways.get_untracked();
            add_told(desk, list, &id, |session| {
                session.add_reference(&at, &name, &id, both_ways)
            });
        }
        (Chosen::New(new), Some(at)) if list == List::Places => {
            desk.make_aloud(|session| session.add_and_refer(&at, list, &new, ""));
        }
        (Chosen::New(new), Some(_)) => {
            pending.set(Some(new));
            focus_element("#new-kind");
        }
        (_, None) => {}
    };
    html("fieldset")
        .class("desk-field")
        .child(html("legend").text(label.clone()))
        .child(html("ol").class("desk-chosen").children_fn(chosen))
        .child(choose(
            desk,
            path.clone(),
            (words.add_to)(&label),
            list,
            offers_new,
            add,
        ))
        .children(way_back)
        .child(html("div").children_fn({
            let path = path.clone();
            move || {
                pending
                    .get()
                    .map(|name| new_actor(desk, path.clone(), name, pending))
                    .into_iter()
                    .collect()
            }
        }))
        .child(message(desk, path, None))
}

/// The check box for whether a relation goes both ways.
fn way_back(desk: Desk, path: &str, both_ways: RwSignal<bool>) -> Piece {
    html("label")
        .class("desk-check")
        .child(
            html("input")
                .attr("type", "checkbox")
                .attr("name", joined(path, "both"))
                .attr("checked", "")
                .on("change", move |event| both_ways.set(written_in(&event).1)),
        )
        .child(html("span").text(desk.words().both_ways))
}

/// Adds an entry to a list of references, and says its name, with that of the area that came with an objective.
fn add_told(desk: Desk, list: List, id: &str, act: impl FnOnce(&mut Session) -> bool) {
    let areas = |session: &Session| {
        let open = desk.open.get_untracked();
        let place = open.map_or(0, |open| open.place);
        session.ids_at(&["initiatives[", &place.to_string(), "].areas"].concat())
    };
    let before = desk.read(areas).unwrap_or_default();
    desk.step(act, |session| {
        let mut names = vec![session.names().get(list, id)];
        if list == List::Objectives {
            let new = areas(session)
                .into_iter()
                .filter(|area| !before.contains(area));
            names.extend(new.map(|area| session.names().get(List::Areas, &area)));
        }
        (desk.words().did_add)(&names.join(", "))
    });
}

/// The entries that are referred to, at a path with the label of its field, each with what can be done with it.
fn referred(
    desk: Desk,
    (path, label): (&str, &str),
    list: List,
    both_ways: RwSignal<bool>,
) -> Vec<Piece> {
    let words = desk.words();
    let Some(at) = desk.at(path) else {
        return Vec::new();
    };
    let ids = desk.get(|session| session.ids_at(&at)).unwrap_or_default();
    let count = ids.len();
    let is_main = path == "areas";
    let pieces = ids.into_iter().enumerate().map(|(place, id)| {
        let told = desk
            .get(|session| session.names().get(list, &id))
            .unwrap_or_default();
        let is_known = desk.get(|session| session.place_of(list, &id).is_some());
        let mut said = told.clone();
        if is_known == Some(false) {
            said = [&said, " (", words.unknown_id, ")"].concat();
        } else if is_main && place == 0 {
            said = [&said, " (", words.main_area, ")"].concat();
        }
        let element = Element {
            at: joined(&at, &["[", &place.to_string(), "]"].concat()),
            label: label.to_owned(),
            name: told,
            place,
            count,
            both_ways,
        };
        let act = |act: ElementAct, is_idle: bool| act_button(desk, element.clone(), act, is_idle);
        html("li")
            .child(html("span").text(said))
            .child(act(ElementAct::TakeOut, false))
            .child(act(ElementAct::Up, place == 0))
            .child(act(ElementAct::Down, place + 1 == count))
    });
    pieces.collect()
}

/// An element of a list of references.
#[derive(Clone)]
struct Element {
    /// Its path.
    at: String,
    /// What the list is called.
    label: String,
    /// What it is called itself.
    name: String,
    place: usize,
    count: usize,
    /// Whether a relation goes with its way back.
    both_ways: RwSignal<bool>,
}

/// A button that does something with an element of a list.
fn act_button(desk: Desk, element: Element, act: ElementAct, is_idle: bool) -> Piece {
    let words = desk.words();
    let (sign, word) = match act {
        ElementAct::TakeOut => (words.take_out, words.take_out),
        ElementAct::Up => ("↑", words.move_up),
        ElementAct::Down => ("↓", words.move_down),
    };
    html("button")
        .attr("type", "button")
        .attr("aria-label", [word, ": ", &element.name].concat())
        .flag_fn("disabled", move || is_idle)
        .on_click(move || {
            let Element {
                at,
                label,
                name,
                place,
                count,
                both_ways,
            } = &element;
            let moved = |place: usize| (words.did_move)(name, [place, *count]);
            let is_both_ways = both_ways.get_untracked();
            desk.step(
                |session| match act {
                    ElementAct::TakeOut => session.take_out(at, label, is_both_ways),
                    ElementAct::Up => session.shift(at, label, true),
                    ElementAct::Down => session.shift(at, label, false),
                },
                |_| match act {
                    ElementAct::TakeOut => (words.did_take_out)(name),
                    ElementAct::Up => moved(*place),
                    ElementAct::Down => moved(place + 2),
                },
            );
        })
        .text(sign)
}

/// Asks for the kind of an actor that is added in passing.
fn new_actor(desk: Desk, path: String, name: String, pending: RwSignal<Option<String>>) -> Piece {
    let words = desk.words();
    let kinds = desk.kinds(List::Actors).into_iter();
    let kinds = kinds.map(|(id, name)| option(&id, name));
    html("div")
        .class("desk-acts desk-new")
        .child(
            html("label")
                .child(html("span").text([&(words.new_named)(&name), ", ", words.kind].concat()))
                .child(
                    html("select")
                        .attr("id", "new-kind")
                        .attr("name", "new-kind")
                        .children(kinds.collect::<Vec<_>>()),
                ),
        )
        .child(button("add-new", words.add).on_click(move || {
            let kind = value_of("#new-kind").unwrap_or_default();
            pending.set(None);
            if let Some(at) = desk.at_now(&path) {
                desk.make_aloud(|session| session.add_and_refer(&at, List::Actors, &name, &kind));
            }
        }))
        .child(
            html("button")
                .attr("type", "button")
                .on_click(move || pending.set(None))
                .text(words.cancel),
        )
}

/// A list of objects: sources.
pub(super) fn rows(
    desk: Desk,
    list: List,
    path: String,
    label: String,
    object: &'static ObjectFormat,
) -> Piece {
    let (counted, own, name) = (path.clone(), path.clone(), label.clone());
    let count = move || {
        let at = desk.at(&counted);
        let count = at.and_then(|at| desk.get(|session| session.count_at(&at)));
        (0_u32..).take(count.unwrap_or_default()).collect()
    };
    let row = move |place: u32| {
        let place = usize::try_from(place).unwrap_or_default();
        let at = joined(&own, &["[", &place.to_string(), "]"].concat());
        let parts = items(object, &at, &desk.languages(), desk.language);
        let parts: Vec<Piece> = parts.into_iter().map(|own| item(desk, list, own)).collect();
        let told = (desk.words().row_of)(&name, place + 1);
        row(desk, at, name.clone(), told, parts)
    };
    let new = new_row(desk, path.clone(), label.clone());
    html("fieldset")
        .class("desk-field")
        .child(html("legend").text(label))
        .child(html("div").keyed(count, row))
        .child(new)
        .child(message(desk, path, None))
}

/// A row, `at` its path in the list that is called `label`, with a button that takes it out.
fn row(desk: Desk, at: String, label: String, name: String, parts: Vec<Piece>) -> Piece {
    let words = desk.words();
    let take_out = [words.take_out, ": ", &name].concat();
    html("fieldset")
        .class("desk-row")
        .child(html("legend").text(name.clone()))
        .children(parts)
        .child(
            html("button")
                .attr("type", "button")
                .attr("aria-label", take_out)
                .on_click(move || {
                    if let Some(at) = desk.at_now(&at) {
                        let tell = |_: &Session| (words.did_take_out)(&name);
                        desk.step(|session| session.take_out(&at, &label, false), tell);
                    }
                })
                .text(words.take_out),
        )
}

/// A field for the address of a source, and a button that adds a row with it, as Enter does.
fn new_row(desk: Desk, path: String, label: String) -> Piece {
    let words = desk.words();
    let new = joined(&path, "new");
    let selector = ["[name=\"", &new, "\"]"].concat();
    let add = Arc::new(move || {
        let address = value_of(&selector).unwrap_or_default();
        if let (Some(at), false) = (desk.at_now(&path), address.trim().is_empty()) {
            write_into(&selector, "");
            let number = desk.read(|session| session.count_at(&at));
            let told = (words.row_of)(&label, number.unwrap_or_default() + 1);
            desk.step(
                |session| {
                    let source = session.source_of(&address);
                    session.add_row(&at, &label, &source)
                },
                |_| (words.did_add)(&told),
            );
        } else {
            focus_first(vec![selector.clone()]);
        }
    });
    let by_key = Arc::clone(&add);
    html("div")
        .class("desk-acts")
        .child(
            html("label")
                .child(html("span").text(words.new_address))
                .child(
                    html("input")
                        .attr("type", "text")
                        .attr("inputmode", "url")
                        .attr("autocomplete", "off")
                        .attr("name", new)
                        .on("keydown", move |event| {
                            if is_enter(&event) {
                                by_key();
                            }
                        }),
                ),
        )
        .child(
            html("button")
                .attr("type", "button")
                .on_click(move || add())
                .text(words.add),
        )
}

/// What is done with an element of a list.
#[derive(Clone, Copy)]
enum ElementAct {
    TakeOut,
    Up,
    Down,
}
