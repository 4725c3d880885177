//! The form of an entry, made from the table of the format. It is built once for each entry that is opened, so that no field
//! is drawn anew while somebody writes in it.

use leptos::prelude::*;

use super::choose::{Chosen, choose};
use super::{Desk, View};
use crate::browser::{focus_element, focus_first, value_of, write_into, written_in};
use crate::check::Diagnostic;
use crate::content::format::{FieldNeed, ObjectFormat};
use crate::content::{Language, List, Severity};
use crate::desk::form::{Control, Item, choice_word, date_of, date_parts, items, joined, others};
use crate::desk::format_of;
use crate::desk::words::{sentence, severity_word};
use crate::ui::{Piece, html};

/// The form of the open entry.
pub(super) fn form(desk: Desk) -> Piece {
    html("div")
        .flag_fn("hidden", move || desk.open.with(Option::is_none))
        .child(html("div").keyed(
            move || {
                desk.open
                    .with(|open| open.as_ref().map(|open| open.serial))
                    .into_iter()
                    .collect()
            },
            move |_| entry(desk),
        ))
}

fn entry(desk: Desk) -> Piece {
    let Some(open) = desk.open.get_untracked() else {
        return html("div").into();
    };
    let words = desk.words();
    let list = open.list;
    let parts = format_of(list).map_or_else(Vec::new, |format| {
        items(format, "", &desk.languages(), desk.language)
    });
    // The id is seldom changed, but for that of an objective, which is its number.
    let is_id = |own: &Item| matches!(own, Item::Field { path, .. } if path == "id");
    let (ids, parts): (Vec<Item>, Vec<Item>) = parts
        .into_iter()
        .partition(|own| list != List::Objectives && is_id(own));
    let pieces = |parts: Vec<Item>| -> Vec<Piece> {
        parts.into_iter().map(|own| item(desk, list, own)).collect()
    };
    let (ids, parts) = (pieces(ids), pieces(parts));
    html("div")
        .class("desk-form")
        .child(
            html("div")
                .class("desk-acts")
                .child(
                    html("button")
                        .attr("type", "button")
                        .attr("id", "back")
                        .on_click(move || desk.go(View::Contents, None, false))
                        .text(words.back),
                )
                .child(neighbour(desk, "previous", words.previous, false))
                .child(neighbour(desk, "next", words.next, true)),
        )
        .child(
            html("h3")
                .attr("id", "entry-heading")
                .attr("tabindex", "-1")
                .text_fn(move || {
                    let name = desk.at("").map(|_| desk.entry_name());
                    name.unwrap_or_default()
                }),
        )
        .child(problems(desk))
        .children(parts)
        .child(rest(desk, list))
        .child(more(desk, list, ids))
}

/// Goes to the next or the previous row of the list.
fn neighbour(desk: Desk, id: &'static str, name: &'static str, is_next: bool) -> Piece {
    html("button")
        .attr("type", "button")
        .attr("id", id)
        .flag_fn("disabled", move || desk.neighbour(is_next).is_none())
        .on_click(move || {
            if let Some(key) = untrack(|| desk.neighbour(is_next)) {
                desk.go(View::Contents, Some(key), false);
            }
        })
        .text(name)
}

/// The findings of the entry, each leading to its field.
fn problems(desk: Desk) -> Piece {
    let words = desk.words();
    html("div")
        .class("desk-problems")
        .attr("role", "group")
        .attr("aria-labelledby", "problems-heading")
        .flag_fn("hidden", move || findings_at(desk, "", true).is_empty())
        .child(
            html("h4")
                .attr("id", "problems-heading")
                .text(words.problem),
        )
        .child(html("ul").children_fn(move || {
            let found = findings_at(desk, "", true).into_iter();
            let pieces = found.map(|(own, within)| {
                html("li").child(
                    html("button")
                        .attr("type", "button")
                        .class("link")
                        .on_click(move || focus_field(&within))
                        .text(
                            [
                                severity_word(&own.finding, words),
                                ": ",
                                &sentence(&own.finding, desk.language),
                            ]
                            .concat(),
                        ),
                )
            });
            pieces.collect()
        }))
}

/// The findings at a path within the open entry, each with its own path within it; with those further in, or without. Wording
/// tips are left out.
fn findings_at(desk: Desk, path: &str, is_deep: bool) -> Vec<(Diagnostic, String)> {
    let Some(entry) = desk.at("") else {
        return Vec::new();
    };
    let found = desk.told(|session| {
        let all = session.report().diagnostics.iter();
        let found = all
            .filter(|own| own.severity() != Severity::Tip)
            .filter_map(|own| {
                let within = own.place.as_ref()?.path.strip_prefix(&*entry)?;
                let is_entry = within.is_empty() || within.starts_with('.');
                let within = within.trim_start_matches('.');
                let fits = if is_deep {
                    within.starts_with(path)
                } else {
                    within == path
                };
                (is_entry && fits).then(|| (own.clone(), within.to_owned()))
            });
        found.collect()
    });
    found.unwrap_or_default()
}

/// Focuses the field at a path, or the nearest one around it.
pub(super) fn focus_field(path: &str) {
    let mut selectors = Vec::new();
    let mut path = path;
    loop {
        for mark in ["=\"", "^=\""] {
            let end = if mark == "=\"" { "\"]" } else { ".\"]" };
            selectors.push([".desk-form [name", mark, path, end].concat());
        }
        selectors.push([".desk-form [name^=\"", path, "[\"]"].concat());
        match path.rfind(['.', '[']) {
            Some(at) => path = &path[..at],
            None => break,
        }
    }
    selectors.push(".desk-form input".to_owned());
    focus_first(selectors);
}

fn item(desk: Desk, list: List, item: Item) -> Piece {
    match item {
        Item::Field {
            path,
            label,
            control,
            language,
            need,
        } => {
            let label = match need {
                FieldNeed::Required if path != "id" => [&label, " *"].concat(),
                _ => label,
            };
            match control {
                Control::Date => date(desk, &path, label),
                _ => field(desk, list, path, label, control, language),
            }
        }
        Item::Group { label, items } => {
            html("fieldset").child(html("legend").text(label)).children(
                items
                    .into_iter()
                    .map(|own| self::item(desk, list, own))
                    .collect::<Vec<_>>(),
            )
        }
        Item::References {
            path,
            label,
            list: of,
        } => references(desk, path, label, of),
        Item::Rows {
            path,
            label,
            object,
        } => rows(desk, list, path, label, object),
    }
}

/// What is wrong in a field, beside it.
fn message(desk: Desk, path: String, is_second: bool) -> Piece {
    let id = ["about-", &path].concat();
    let holder = path.rsplit_once('.').map(|(holder, _)| holder.to_owned());
    let found = move || {
        let mut found = findings_at(desk, &path, false);
        // What lacks a language is told at the whole text.
        if let Some(holder) = holder.as_ref().filter(|_| is_second) {
            found.extend(findings_at(desk, holder, false));
        }
        let said: Vec<String> = found
            .iter()
            .map(|(own, _)| sentence(&own.finding, desk.language))
            .collect();
        said.join(" ")
    };
    html("p")
        .class("field-problem")
        .attr("id", id)
        .text_fn(found)
        .into()
}

fn field(
    desk: Desk,
    list: List,
    path: String,
    label: String,
    control: Control,
    language: Option<Language>,
) -> Piece {
    let is_second = language.is_some_and(|own| desk.languages().first() != Some(&own));
    let about = ["about-", &path].concat();
    let (read, own, name) = (
        path.clone(),
        path.clone(),
        label.trim_end_matches(" *").to_owned(),
    );
    let current = move || desk.text(&read);
    let write = move |text: &str| {
        if let Some(at) = desk.at_now(&own) {
            if own == "id" {
                desk.rename(list, text);
            } else {
                desk.make(|session| session.write_field(&at, &name, control, text));
            }
        }
    };
    let head = html("span").text(label);
    let control_piece: Piece = match control {
        Control::Lines => html("textarea")
            .attr("name", path.clone())
            .attr("rows", "4")
            .attr("aria-describedby", about)
            .attr_opt("lang", language.map(Language::tag))
            .value_fn(current)
            .on("change", move |event| write(&written_in(&event).0))
            .into(),
        Control::Choice(_) | Control::One(_) => {
            let options = options(desk, control, &desk.text_now(&path));
            html("select")
                .attr("name", path.clone())
                .attr("aria-describedby", about)
                .children(options)
                .value_fn(current)
                .on("change", move |event| write(&written_in(&event).0))
        }
        _ => html("input")
            .attr("type", "text")
            .attr("name", path.clone())
            .attr("autocomplete", "off")
            .attr("aria-describedby", about)
            .attr_opt(
                "inputmode",
                matches!(control, Control::Number).then_some("decimal"),
            )
            .attr_opt("lang", language.map(Language::tag))
            .value_fn(current)
            .on("change", move |event| write(&written_in(&event).0))
            .into(),
    };
    let hint = hint(desk, &path, control);
    html("div")
        .class(match language {
            Some(_) if is_second => "desk-field is-other",
            Some(_) => "desk-field is-first",
            None => "desk-field",
        })
        .child(html("label").child(head).child(control_piece))
        .children(hint)
        .child(message(desk, path, is_second))
}

/// What helps beside a field: how long a text is, a sum in full, what another id means.
fn hint(desk: Desk, path: &str, control: Control) -> Option<Piece> {
    let words = desk.words();
    let path = path.to_owned();
    if path == "id" {
        return Some(html("p").class("quiet").text(words.id_hint));
    }
    match control {
        Control::Lines => Some(
            html("p")
                .class("quiet")
                .text_fn(move || (words.letters)(desk.text(&path).chars().count()))
                .into(),
        ),
        Control::Money => Some(
            html("p")
                .class("quiet")
                .text_fn(move || {
                    let sum = desk.text(&path);
                    if sum.is_empty() {
                        sum
                    } else {
                        (words.whole_sum)(&grouped(&sum))
                    }
                })
                .into(),
        ),
        _ => None,
    }
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let count = digits.chars().count();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// The options of a choice, with what stands there, whatever it is.
fn options(desk: Desk, control: Control, current: &str) -> Vec<Piece> {
    let words = desk.words();
    let known: Vec<(String, String)> = match control {
        Control::Choice(choices) => choices()
            .into_iter()
            .map(|choice| (choice.to_owned(), choice_word(choice, desk.language)))
            .collect(),
        Control::One(list) => desk.options(list),
        _ => Vec::new(),
    };
    let mut options = vec![option("", words.not_said.to_owned())];
    if !current.is_empty() && !known.iter().any(|(id, _)| id == current) {
        options.push(option(
            current,
            [current, " (", words.unknown_id, ")"].concat(),
        ));
    }
    options.extend(known.into_iter().map(|(id, name)| option(&id, name)));
    options
}

/// An option of a select.
pub(super) fn option(value: &str, name: String) -> Piece {
    html("option").attr("value", value.to_owned()).text(name)
}

/// A date as three plain fields.
fn date(desk: Desk, path: &str, label: String) -> Piece {
    let words = desk.words();
    let name = label.trim_end_matches(" *").to_owned();
    let names = ["year", "month", "day"].map(|part| joined(path, part));
    let mut parts: Piece = html("div").class("desk-date").into();
    for (place, part) in names.iter().enumerate() {
        let (read, all, own, name) = (
            path.to_owned(),
            names.clone(),
            path.to_owned(),
            name.clone(),
        );
        parts = parts.child(
            html("label")
                .child(html("span").text(words.date_parts[place]))
                .child(
                    html("input")
                        .attr("type", "text")
                        .attr("name", part.clone())
                        .attr("autocomplete", "off")
                        .attr("aria-describedby", ["about-", path].concat())
                        .value_fn(move || {
                            let mut parts = date_parts(&desk.text(&read));
                            core::mem::take(&mut parts[place])
                        })
                        .on("change", move |_| {
                            let written = all.each_ref().map(|name| {
                                value_of(&["[name=\"", name, "\"]"].concat()).unwrap_or_default()
                            });
                            let date = date_of(&written);
                            if let Some(at) = desk.at_now(&own) {
                                desk.make(|session| {
                                    session.write_field(&at, &name, Control::Date, &date)
                                });
                            }
                            // Also where nothing has changed but the way in which it is written.
                            for (name, part) in all.iter().zip(date_parts(&date)) {
                                write_into(&["[name=\"", name, "\"]"].concat(), &part);
                            }
                        }),
                ),
        );
    }
    html("fieldset")
        .class("desk-field")
        .child(html("legend").text(label))
        .child(parts)
        .child(message(desk, path.to_owned(), false))
}

/// References to entries of a list, in their order, and a field that adds one.
fn references(desk: Desk, path: String, label: String, list: List) -> Piece {
    let words = desk.words();
    let (read, name) = (path.clone(), label.clone());
    let chosen = move || {
        let Some(at) = desk.at(&read) else {
            return Vec::new();
        };
        let ids = desk.get(|session| session.ids_at(&at)).unwrap_or_default();
        let count = ids.len();
        let is_main = read == "areas";
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
            let at = joined(&at, &["[", &place.to_string(), "]"].concat());
            let act = |sign: &'static str, word: &'static str, act: ElementAct, is_idle: bool| {
                let (at, name) = (at.clone(), name.clone());
                html("button")
                    .attr("type", "button")
                    .attr("aria-label", [word, ": ", &told].concat())
                    .flag_fn("disabled", move || is_idle)
                    .on_click(move || {
                        desk.make(|session| match act {
                            ElementAct::TakeOut => session.take_out(&at, &name),
                            ElementAct::Up => session.shift(&at, &name, true),
                            ElementAct::Down => session.shift(&at, &name, false),
                        });
                    })
                    .text(sign)
            };
            html("li")
                .child(html("span").text(said))
                .child(act(
                    words.take_out,
                    words.take_out,
                    ElementAct::TakeOut,
                    false,
                ))
                .child(act("↑", words.move_up, ElementAct::Up, place == 0))
                .child(act(
                    "↓",
                    words.move_down,
                    ElementAct::Down,
                    place + 1 == count,
                ))
        });
        pieces.collect()
    };
    let (own, name) = (path.clone(), label.clone());
    let offers_new = matches!(list, List::Actors | List::Places);
    let pending = RwSignal::new(None::<String>);
    let add = move |chosen: Chosen| match (chosen, desk.at_now(&own)) {
        (Chosen::Entry(id), Some(at)) => {
            desk.make(|session| session.add_reference(&at, &name, &id));
        }
        (Chosen::New(new), Some(at)) if list == List::Places => {
            desk.make(|session| session.add_and_refer(&at, list, &new, ""));
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
        .child(message(desk, path, false))
}

/// What is done with an element of a list.
#[derive(Clone, Copy)]
enum ElementAct {
    TakeOut,
    Up,
    Down,
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
        .child(
            html("button")
                .attr("type", "button")
                .attr("id", "add-new")
                .on_click(move || {
                    let kind = value_of("#new-kind").unwrap_or_default();
                    pending.set(None);
                    if let Some(at) = desk.at_now(&path) {
                        desk.make(|session| session.add_and_refer(&at, List::Actors, &name, &kind));
                    }
                })
                .text(words.add),
        )
        .child(
            html("button")
                .attr("type", "button")
                .on_click(move || pending.set(None))
                .text(words.cancel),
        )
}

/// A list of objects: sources.
fn rows(
    desk: Desk,
    list: List,
    path: String,
    label: String,
    object: &'static ObjectFormat,
) -> Piece {
    let words = desk.words();
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
        let told = (words.row_of)(&name, place + 1);
        let name = name.clone();
        html("fieldset")
            .class("desk-row")
            .child(html("legend").text(told.clone()))
            .children(parts)
            .child(
                html("button")
                    .attr("type", "button")
                    .attr("aria-label", [words.take_out, ": ", &told].concat())
                    .on_click(move || {
                        if let Some(at) = desk.at_now(&at) {
                            desk.make(|session| session.take_out(&at, &name));
                        }
                    })
                    .text(words.take_out),
            )
    };
    let new = joined(&path, "new");
    let selector = ["[name=\"", &new, "\"]"].concat();
    let (own, name) = (path.clone(), label.clone());
    html("fieldset")
        .class("desk-field")
        .child(html("legend").text(label))
        .child(html("div").keyed(count, row))
        .child(
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
                                .attr("name", new),
                        ),
                )
                .child(
                    html("button")
                        .attr("type", "button")
                        .on_click(move || {
                            let address = value_of(&selector).unwrap_or_default();
                            if let (Some(at), false) =
                                (desk.at_now(&own), address.trim().is_empty())
                            {
                                write_into(&selector, "");
                                desk.make(|session| {
                                    let source = session.source_of(&address);
                                    session.add_row(&at, &name, &source)
                                });
                            }
                        })
                        .text(words.add),
                ),
        )
        .child(message(desk, path, false))
}

/// The fields that the format does not know.
fn rest(desk: Desk, list: List) -> Piece {
    let words = desk.words();
    let found = move || {
        let place = desk.open.with(|open| open.as_ref().map(|open| open.place));
        let found = desk.get(|session| {
            let (document, node) = session.entry(list, place?)?;
            Some(others(document, node, format_of(list)?))
        });
        found.flatten().unwrap_or_default()
    };
    html("div")
        .children_fn(move || {
            let found = found();
            let fields = found
                .iter()
                .map(|own| html("li").child(html("code").text(own.clone())));
            let piece = html("details")
                .child(html("summary").text((words.numbered)(words.others, found.len())))
                .child(html("p").text(words.others_kept))
                .child(html("ul").children(fields.collect::<Vec<_>>()));
            (!found.is_empty()).then_some(piece).into_iter().collect()
        })
        .into()
}

/// What is done with the entry as a whole.
fn more(desk: Desk, list: List, ids: Vec<Piece>) -> Piece {
    let words = desk.words();
    let refers = move || {
        let place = desk.open.with(|open| open.as_ref().map(|open| open.place));
        let count = desk.get(|session| place.map(|place| session.references_to(list, place)));
        (words.refer_here)(count.flatten().unwrap_or_default())
    };
    let merge = (list == List::Actors).then(|| {
        choose(
            desk,
            "merge".to_owned(),
            words.merge.to_owned(),
            list,
            false,
            move |chosen| {
                if let (Chosen::Entry(into), Some(open)) = (chosen, desk.open.get_untracked()) {
                    desk.make(|session| session.merge(list, open.place, &into));
                    desk.go(View::Contents, Some(into), true);
                }
            },
        )
    });
    html("details")
        .child(html("summary").text(words.more_acts))
        .children(ids)
        .child(html("p").class("quiet").text_fn(refers))
        .child(
            html("div").class("desk-acts").child(
                html("button")
                    .attr("type", "button")
                    .attr("id", "remove-entry")
                    .on_click(move || {
                        if let Some(open) = desk.open.get_untracked() {
                            desk.go(View::Contents, None, true);
                            desk.make(|session| session.remove_entry(list, open.place));
                        }
                    })
                    .text(words.remove),
            ),
        )
        .children(merge)
}
