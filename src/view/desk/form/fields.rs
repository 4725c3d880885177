//! Single values of an entry.

use super::super::Desk;
use super::findings_at;
use crate::browser::{value_of, write_into, written_in};
use crate::check::Diagnostic;
use crate::content::{Language, List, Severity};
use crate::desk::Session;
use crate::desk::form::{Control, choice_word, date_of, date_parts, joined};
use crate::desk::words::sentence;
use crate::ui::{Piece, html};

/// What is found in a field. What is found of a text as a whole is that it lacks a language: that belongs to the first field
/// that is empty, or else to the last one; and to none while the findings are those of the text before.
fn found_in(desk: Desk, path: &str, language: Option<Language>) -> Vec<(Diagnostic, String)> {
    let mut found = findings_at(desk, path, false);
    let is_behind = desk.get(Session::is_behind) == Some(true);
    if let (Some(own), Some((holder, _)), false) = (language, path.rsplit_once('.'), is_behind) {
        let all = desk.languages();
        let is_empty = |one: &&Language| desk.text(&joined(holder, one.tag())).is_empty();
        if all.iter().find(is_empty).or(all.last()) == Some(&own) {
            found.extend(findings_at(desk, holder, false));
        }
    }
    found
}

/// What is wrong in a field, beside it.
pub(super) fn message(desk: Desk, path: String, language: Option<Language>) -> Piece {
    let id = ["about-", &path].concat();
    let found = move || {
        let said: Vec<String> = found_in(desk, &path, language)
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

pub(super) fn field(
    desk: Desk,
    list: List,
    path: String,
    label: String,
    control: Control,
    language: Option<Language>,
) -> Piece {
    let is_second = language.is_some_and(|own| desk.languages().first() != Some(&own));
    let (read, own) = (path.clone(), path.clone());
    let name = label.trim_end_matches(" *").to_owned();
    let is_required = label.ends_with(" *");
    let current = move || desk.text(&read);
    let write = move |text: &str| write((desk, list), &own, &name, control, text);
    let head = html("span").text(label);
    let control_piece: Piece = match control {
        Control::Lines => html("textarea")
            .attr("name", path.clone())
            .attr("rows", "4")
            .attr_opt("lang", language.map(Language::tag))
            .value_fn(current)
            .on("change", move |event| write(&written_in(&event).0))
            .into(),
        Control::Choice(_) | Control::One(_) => {
            let options = options(desk, control, &desk.text_now(&path));
            html("select")
                .attr("name", path.clone())
                .children(options)
                .value_fn(current)
                .on("change", move |event| write(&written_in(&event).0))
        }
        _ => html("input")
            .attr("type", "text")
            .attr("name", path.clone())
            .attr("autocomplete", "off")
            .attr_opt(
                "inputmode",
                matches!(control, Control::Number).then_some("decimal"),
            )
            .attr_opt("lang", language.map(Language::tag))
            .value_fn(current)
            .on("change", move |event| write(&written_in(&event).0))
            .into(),
    };
    let control_piece = told(desk, &path, language, control_piece)
        .attr_opt("aria-required", is_required.then_some("true"));
    let hint = hint(desk, &path, control);
    html("div")
        .class(class_of(language, is_second))
        .child(html("label").child(head).child(control_piece))
        .children(hint)
        .child(message(desk, path, language))
}

/// A control with what is found in it: whether that is wrong, and where it is told.
fn told(desk: Desk, path: &str, language: Option<Language>, control: Piece) -> Piece {
    let own = path.to_owned();
    let is_invalid = move || {
        let found = found_in(desk, &own, language);
        let mut found = found.iter().map(|(own, _)| own.severity());
        found
            .any(|own| matches!(own, Severity::Error | Severity::Warning))
            .then(|| "true".to_owned())
    };
    control
        .attr("aria-describedby", ["about-", path].concat())
        .attr_fn("aria-invalid", is_invalid)
}

/// Writes a value into the open entry of a list. An id is renamed wherever it is referred to.
fn write((desk, list): (Desk, List), path: &str, name: &str, control: Control, text: &str) {
    if let Some(at) = desk.at_now(path) {
        if path == "id" {
            desk.rename(list, text);
        } else {
            desk.make(|session| session.write_field(&at, name, control, text));
        }
    }
}

/// The class of a field: what has a wording for each language stands beside the other ones.
const fn class_of(language: Option<Language>, is_second: bool) -> &'static str {
    match language {
        Some(_) if is_second => "desk-field is-other",
        Some(_) => "desk-field is-first",
        None => "desk-field",
    }
}

/// What helps beside a field: how long a text is, a sum in full, what another id means.
pub(super) fn hint(desk: Desk, path: &str, control: Control) -> Option<Piece> {
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
                    } else if sum.bytes().all(|own| own.is_ascii_digit()) {
                        (words.whole_sum)(&grouped(&sum))
                    } else {
                        words.no_sum.to_owned()
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
pub(in super::super) fn option(value: &str, name: String) -> Piece {
    html("option").attr("value", value.to_owned()).text(name)
}

/// A date as three plain fields.
pub(super) fn date(desk: Desk, path: &str, label: String) -> Piece {
    let words = desk.words();
    let name = label.trim_end_matches(" *").to_owned();
    let is_required = label.ends_with(" *");
    let names = ["year", "month", "day"].map(|part| joined(path, part));
    let input = |name: &str| {
        html("input")
            .attr("type", "text")
            .attr("name", name.to_owned())
            .attr("autocomplete", "off")
            .into()
    };
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
                    told(desk, path, None, input(part))
                        .attr_opt("aria-required", is_required.then_some("true"))
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
        .child(message(desk, path.to_owned(), None))
}
