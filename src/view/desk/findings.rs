//! What the checker says, and what can be done about each.

use leptos::prelude::*;

use super::place::place;
use super::{Desk, SEVERITIES, STEP, View};
use crate::browser::FocusPosition;
use crate::check::{Diagnostic, Rule, Safety};
use crate::content::{List, Severity};
use crate::desk::rows::place_in;
use crate::desk::words::{DeskWords, sentence, severity_word};
use crate::desk::{Session, field_at};
use crate::ui::{Piece, html};

/// The section with all findings.
pub(super) fn findings(desk: Desk) -> Piece {
    let words = desk.words();
    let count = move |severity: Severity| {
        desk.told(|session| session.count(severity))
            .unwrap_or_default()
    };
    let attribute = move |severity| Some(count(severity).to_string());
    desk.section(View::Findings, "findings", words.findings)
        .attr_fn("data-errors", move || attribute(Severity::Error))
        .attr_fn("data-warnings", move || attribute(Severity::Warning))
        .attr_fn("data-notes", move || attribute(Severity::Note))
        .attr_fn("data-tips", move || attribute(Severity::Tip))
        .child(html("p").text_fn(move || summary(desk)))
        .child(html("p").class("quiet").text(words.keys))
        .child(
            html("div")
                .class("desk-acts")
                .child(
                    html("button")
                        .attr("type", "button")
                        .attr("id", "fix-all")
                        .flag_fn("disabled", move || {
                            desk.told(Session::safe_fixes).unwrap_or_default() == 0
                        })
                        .on_click(move || {
                            desk.make_aloud(Session::fix_all);
                        })
                        .text_fn(move || {
                            (words.fix_all)(desk.told(Session::safe_fixes).unwrap_or_default())
                        }),
                )
                .child(choice(desk)),
        )
        .child(
            html("button")
                .attr("type", "button")
                .attr("id", "all-again")
                .flag_fn("hidden", move || desk.aside.with(Vec::is_empty))
                .on_click(move || desk.aside.set(Vec::new()))
                .text_fn(move || (words.aside_again)(desk.aside.with(Vec::len))),
        )
        .child(html("p").attr("role", "status").text_fn(move || {
            let is_other = desk.only.get().is_some() && shown(desk).is_empty();
            let none = if is_other { words.none_of_these } else { "" };
            none.to_owned()
        }))
        .child(html("ol").children_fn(move || list(desk)))
        .child(
            html("button")
                .attr("type", "button")
                .flag_fn("hidden", move || shown(desk).len() <= desk.limit.get())
                .on_click(move || desk.limit.update(|limit| *limit += STEP))
                .text(words.more),
        )
}

/// How many there are of each severity; without errors, that all can be shown.
fn summary(desk: Desk) -> String {
    let words = desk.words();
    let counts = desk
        .get(|session| SEVERITIES.map(|severity| session.count(severity)))
        .unwrap_or_default();
    let said = (words.counts)(counts);
    let is_shown = desk.told(|session| session.report().content.is_some() && counts[0] == 0);
    if is_shown == Some(true) {
        [words.nothing_found, " ", &said].concat()
    } else {
        said
    }
}

/// Which severity is listed.
fn choice(desk: Desk) -> Piece {
    let words = desk.words();
    let names = [
        words.all,
        words.errors,
        words.warnings,
        words.notes,
        words.tips,
    ];
    let mut choice: Piece = html("fieldset")
        .class("desk-choice")
        .child(html("legend").text(words.shown));
    for (place, name) in names.into_iter().enumerate() {
        let own = place.checked_sub(1);
        choice = choice.child(
            html("label")
                .child(
                    html("input")
                        .attr("type", "radio")
                        .attr("name", "severity")
                        .prop("checked", move || desk.only.get() == own)
                        .on("change", move |_| {
                            desk.place.set(None);
                            desk.limit.set(STEP);
                            desk.only.set(own);
                        }),
                )
                .child(html("span").text(name)),
        );
    }
    choice
}

/// The places of the diagnostics that are listed, the worst first, each kind in the order of the file.
fn shown(desk: Desk) -> Vec<usize> {
    let only = desk.only.get().and_then(|place| SEVERITIES.get(place));
    let aside = desk.aside.get();
    let places = desk.told(|session| {
        let all = &session.report().diagnostics;
        let listed = SEVERITIES
            .iter()
            .filter(|own| only.is_none_or(|only| only == *own));
        let aside = &aside;
        let of = |severity: &Severity| {
            let severity = *severity;
            let own = all
                .iter()
                .enumerate()
                .filter(move |(_, own)| own.severity() == severity)
                .filter(|(_, own)| !aside.contains(&key(own)));
            own.map(|(place, _)| place)
        };
        listed.flat_map(of).collect()
    });
    places.unwrap_or_default()
}

/// What a finding that is set aside is known by.
fn key(own: &Diagnostic) -> (Rule, String) {
    (own.finding.rule(), own.finding.path().to_owned())
}

fn list(desk: Desk) -> Vec<Piece> {
    let limit = desk.limit.get();
    let places = shown(desk);
    let pieces = places.into_iter().take(limit).filter_map(|index| {
        let own = desk.told(|session| session.report().diagnostics.get(index).cloned())?;
        Some(finding(desk, index, &own?))
    });
    pieces.collect()
}

fn finding(desk: Desk, index: usize, own: &Diagnostic) -> Piece {
    let words = desk.words();
    let line = own.position().map_or(1, |position| position.line);
    let severity = match own.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Tip => "tip",
    };
    html("li")
        .class(["finding is-", severity].concat())
        .attr("data-finding", own.finding.rule().id())
        .attr("data-line", line.to_string())
        .child(
            html("h3")
                .attr("tabindex", "-1")
                .child(
                    html("span")
                        .class("severity")
                        .text(severity_word(&own.finding, words)),
                )
                .text(" ")
                .text(heading(desk, own, line, words)),
        )
        .child(html("p").text(sentence(&own.finding, desk.language)))
        .children(also(own, words).map(|also| html("p").class("quiet").text(also)))
        .child(acts(desk, index, own))
        .child(html("div").children_fn(move || {
            let is_open = desk.place.get() == Some(index);
            is_open
                .then(|| place(desk, index))
                .into_iter()
                .flatten()
                .collect()
        }))
}

/// What can be done about a finding: its fixes, and what shows where it is or sets it aside.
fn acts(desk: Desk, index: usize, own: &Diagnostic) -> Piece {
    let words = desk.words();
    let mut acts: Piece = html("div").class("desk-acts").into();
    for (number, fix) in own.fixes.iter().enumerate() {
        let name = fix.describe(desk.language);
        acts = acts.child(
            html("button")
                .attr("type", "button")
                .class(if fix.safety == Safety::Safe {
                    "fix is-safe"
                } else {
                    "fix"
                })
                .on_click(move || {
                    desk.make_aloud(|session| session.fix(index, number));
                })
                .text(name),
        );
    }
    if own.place.is_some() {
        acts = acts.child(show_place(desk, index));
    }
    if let Some(place) = own.place.as_ref().filter(|_| own.entry.is_some()) {
        let path = place.path.clone();
        acts = acts.child(
            html("button")
                .attr("type", "button")
                .class("open-form")
                .on_click(move || desk.go_to_field(&path))
                .text(words.open_form),
        );
    }
    acts.child(set_aside(desk, own))
}

/// Opens and closes the lines of the file that a finding is about.
fn show_place(desk: Desk, index: usize) -> Piece {
    html("button")
        .attr("type", "button")
        .class("show-place")
        .attr_fn("aria-expanded", move || {
            Some((desk.place.get() == Some(index)).to_string())
        })
        .on_click(move || {
            let is_open = desk.place.get_untracked() == Some(index);
            desk.place.set((!is_open).then_some(index));
        })
        .text(desk.words().show_place)
}

/// Takes a finding off the list. The focus stays where it is on the page.
fn set_aside(desk: Desk, own: &Diagnostic) -> Piece {
    let aside = key(own);
    html("button")
        .attr("type", "button")
        .class("set-aside")
        .on_click(move || {
            let focus = FocusPosition::of_focus();
            desk.aside.update(|all| all.push(aside.clone()));
            let left = untrack(|| shown(desk).len());
            desk.said.set((desk.words().left)(left));
            if let Some(focus) = focus {
                focus.focus_if_lost();
            }
        })
        .text(desk.words().set_aside)
}

/// "KOMET · line 1077", or "line 2" outside the entries.
fn heading(desk: Desk, own: &Diagnostic, line: usize, words: &DeskWords) -> String {
    let path = own
        .place
        .as_ref()
        .map_or(own.finding.path(), |place| &place.path);
    let name = List::ALL.into_iter().find_map(|list| {
        let place = place_in(list, path)?;
        desk.read(|session| session.name_of(list, place))
    });
    let field = field_at(own.finding.path(), desk.language);
    let line = match (&name, own.place.is_some()) {
        (_, true) => (words.line)(line),
        (None, false) if field.is_empty() => words.whole_file.to_owned(),
        _ => String::new(),
    };
    let parts = [name.unwrap_or_default(), field, line].into_iter();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The most other lines that are named.
const MOST_LINES: usize = 12;

/// The other lines with the same.
fn also(own: &Diagnostic, words: &DeskWords) -> Option<String> {
    let mut lines: Vec<usize> = own.more.iter().map(|place| place.position.line).collect();
    lines.dedup();
    let mut named: Vec<String> = lines
        .iter()
        .take(MOST_LINES)
        .map(usize::to_string)
        .collect();
    if lines.len() > MOST_LINES {
        named.push("…".to_owned());
    }
    let said = (!named.is_empty()).then(|| (words.also_on)(&named.join(", ")))?;
    Some(said.replace("….", "…"))
}
