//! The form of an entry, made from the table of the format. It is built once for each entry that is opened, so that no field
//! is drawn anew while somebody writes in it.

mod fields;
mod lists;

pub(super) use fields::option;

use leptos::prelude::*;

use fields::{date, field};
use lists::{references, rows};

use super::bar::button;
use super::choose::{Chosen, choose};
use super::{Desk, View};
use crate::browser::focus_first;
use crate::check::Diagnostic;
use crate::content::format::FieldNeed;
use crate::content::{List, Severity};
use crate::desk::form::{Control, Item, items, others};
use crate::desk::words::{sentence, severity_word};
use crate::desk::{field_at, format_of};
use crate::ui::{Piece, html};

/// The most entries that are named of those that the map would lose.
const MOST_NAMED: usize = 5;

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
                    button("back", words.back)
                        .on_click(move || desk.go(View::Contents, None, false)),
                )
                .child(neighbour(desk, "previous", words.previous, false))
                .child(neighbour(desk, "next", words.next, true)),
        )
        .child(
            html("h3")
                .attr("id", "entry-heading")
                .attr("tabindex", "-1")
                .text_fn(move || desk.entry_name()),
        )
        .child(html("p").class("quiet").text(desk.words().required))
        .child(problems(desk))
        .children(parts)
        .child(rest(desk, list))
        .child(more(desk, list, ids))
}

/// Goes to the next or the previous row of the list.
fn neighbour(desk: Desk, id: &'static str, name: &'static str, is_next: bool) -> Piece {
    button(id, name)
        .flag_fn("disabled", move || desk.neighbour(is_next).is_none())
        .on_click(move || {
            if let Some(key) = untrack(|| desk.neighbour(is_next)) {
                desk.go(View::Contents, Some(key), false);
            }
        })
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
                        .text({
                            let field = field_at(own.finding.path(), desk.language);
                            let severity = severity_word(&own.finding, words);
                            let about = [severity, &field].into_iter();
                            let about: Vec<&str> = about.filter(|part| !part.is_empty()).collect();
                            let told = sentence(&own.finding, desk.language);
                            [&about.join(" · "), ": ", &*told].concat()
                        }),
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
        for [before, after] in [["=\"", "\"]"], ["^=\"", ".\"]"], ["^=\"", "[\"]"]] {
            selectors.push([".desk-form [name", before, path, after].concat());
        }
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
        let told = desk.get(|session| {
            let mut told = (words.refer_here)(session.references_to(list, place?));
            let mut names = session.loss_with(list, place?);
            let count = names.len();
            names.truncate(MOST_NAMED);
            if count > 0 {
                told = [&told, " ", &*(words.would_go)(count, &names)].concat();
            }
            Some(told)
        });
        told.flatten().unwrap_or_default()
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
                    desk.make_aloud(|session| session.merge(list, open.place, &into));
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
            html("div")
                .class("desk-acts")
                .child(button("remove-entry", words.remove).on_click(move || desk.remove_open())),
        )
        .children(merge)
}
