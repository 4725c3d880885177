//! What differs from what is published, in words, and what to do with a file that somebody else has changed meanwhile.

use leptos::prelude::*;

use super::bar::button;
use super::{Desk, View};
use crate::content::List;
use crate::desk::changes::{EntryChange, FieldChange};
use crate::desk::differing::{Part, differing, is_one_text};
use crate::desk::words::{DeskWords, list_word};
use crate::desk::{Changes, Mark, Session, Step};
use crate::ui::{Piece, html};

/// The section with the differences.
pub(super) fn changes(desk: Desk) -> Piece {
    let words = desk.words();
    desk.section(View::Changes, "changes", words.changes)
        .child(html("p").class("quiet").text_fn(move || {
            let is_published = desk.compared(Session::is_base_published);
            if is_published == Some(true) {
                words.against_published.to_owned()
            } else {
                words.against_opened.to_owned()
            }
        }))
        .child(html("div").children_fn(move || {
            if !desk.is_shown(View::Changes) {
                return Vec::new();
            }
            let own = desk
                .compared(|session| session.changes().clone())
                .unwrap_or_default();
            told(desk, &own)
        }))
        .child(history(desk))
}

/// A way of steps: which of those that were left it is, if it is one, and its steps, each with how many there are with it.
type Way = (Option<usize>, Vec<(usize, String)>);

/// All steps of the work, also those that were left. Each leads to where the file was after it.
fn history(desk: Desk) -> Piece {
    let words = desk.words();
    let ways = move |session: &Session| {
        let own = session.way();
        let told = |way: &[Step], from: usize| {
            let steps = way.iter().enumerate().skip(from);
            let steps = steps.map(|(place, step)| (place + 1, (words.step)(step)));
            steps.collect::<Vec<_>>()
        };
        let mut steps = told(&own, 0);
        steps.insert(0, (0, words.as_opened.to_owned()));
        let mut ways: Vec<Way> = vec![(None, steps)];
        for (place, way) in session.left().iter().enumerate().rev() {
            let pairs = own.iter().zip(way);
            let same = pairs.take_while(|(one, other)| one == other).count();
            ways.push((Some(place), told(way, same)));
        }
        (session.depth(), ways)
    };
    html("details")
        .attr("id", "history")
        .child(html("summary").text(words.history))
        .child(html("div").children_fn(move || {
            let is_shown = desk.is_shown(View::Changes);
            let ways = desk.get(|session| is_shown.then(|| ways(session)));
            let (here, ways) = ways.flatten().unwrap_or_default();
            let ways = ways.into_iter().filter(|(_, steps)| !steps.is_empty());
            ways.map(|way| self::way(desk, here, way)).collect()
        }))
}

fn way(desk: Desk, here: usize, (left, steps): Way) -> Piece {
    let about = left.map(|_| html("p").class("quiet").text(desk.words().left_way));
    let steps = steps.into_iter().map(|(depth, name)| {
        let is_here = left.is_none() && depth == here;
        let told = name.clone();
        html("li").child(
            html("button")
                .attr("type", "button")
                .class("link")
                .attr_opt("aria-current", is_here.then_some("step"))
                .on_click(move || desk.go_to(left, depth, &name))
                .text(told),
        )
    });
    html("div")
        .children(about)
        .child(html("ol").children(steps.collect::<Vec<_>>()))
}

/// Differences in words: first how many, then each.
fn told(desk: Desk, changes: &Changes) -> Vec<Piece> {
    let words = desk.words();
    if changes.count() == 0 {
        return vec![html("p").text(words.no_changes)];
    }
    let mut numbers: Vec<Piece> = Vec::new();
    for list in List::ALL {
        let counts =
            [Mark::New, Mark::Changed, Mark::Removed].map(|mark| changes.count_of(list, mark));
        if counts.iter().any(|count| *count > 0) {
            let told = [
                list_word(list, desk.language),
                ": ",
                &(words.of_list)(counts),
            ]
            .concat();
            numbers.push(html("li").text(told));
        }
    }
    let areas = changes.counts.iter();
    numbers.extend(areas.map(|(name, before, after)| {
        html("li").text((words.count_changes)(name, *before, *after))
    }));
    let mut pieces = vec![html("ul").class("desk-numbers").children(numbers)];
    for list in List::ALL {
        let own = changes.entries.iter().filter(|own| own.list == list);
        let own: Vec<Piece> = own.map(|own| entry(desk, own)).collect();
        if !own.is_empty() {
            pieces.push(html("h3").text(list_word(list, desk.language)));
            pieces.push(html("ul").class("desk-changes").children(own));
        }
    }
    if !changes.other.is_empty() {
        pieces.push(html("h3").text(words.elsewhere));
        pieces.push(fields(&changes.other, words));
    }
    pieces
}

fn entry(desk: Desk, own: &EntryChange) -> Piece {
    let words = desk.words();
    let (name, word): (Piece, _) = match own.mark {
        Mark::Removed => (html("span").text(own.name.clone()), words.removed_one),
        mark => {
            let at = Some((own.list, own.id.clone()));
            let word = if mark == Mark::New {
                words.new_one
            } else {
                words.changed_one
            };
            (desk.link(View::Contents, at, own.name.clone()), word)
        }
    };
    html("li")
        .attr("data-change", own.id.clone())
        .child(name)
        .child(html("span").class("mark").text(word))
        .children((!own.fields.is_empty()).then(|| fields(&own.fields, words)))
}

/// "Ends: missing → 2017". Of a text that was changed, the words that differ stand in their place.
fn fields(all: &[FieldChange], words: &DeskWords) -> Piece {
    let pieces = all.iter().map(|own| {
        let [before, after] = [&own.before, &own.after].map(|side| side.as_deref());
        let mut parts = differing(before.unwrap_or_default(), after.unwrap_or_default());
        if !is_one_text(&parts) {
            parts = vec![
                Part::Gone(before.unwrap_or(words.missing)),
                Part::Same(" → "),
                Part::New(after.unwrap_or(words.missing)),
            ];
        }
        let parts = parts.iter().map(|part| {
            let (tag, text) = match part {
                Part::Same(text) => ("span", text),
                Part::Gone(text) => ("del", text),
                Part::New(text) => ("ins", text),
            };
            html(tag).text((*text).to_owned())
        });
        html("li")
            .child(html("span").text([&own.label, ": "].concat()))
            .children(parts.collect::<Vec<_>>())
    });
    html("ul").children(pieces.collect::<Vec<_>>())
}

/// What is said when somebody else has changed the file, before anything is overwritten.
pub(super) fn meanwhile(desk: Desk) -> Piece {
    let words = desk.words();
    html("section")
        .attr("id", "meanwhile")
        .attr("aria-labelledby", "meanwhile-heading")
        .flag_fn("hidden", move || desk.theirs.with(Option::is_none))
        .child(
            html("h2")
                .attr("id", "meanwhile-heading")
                .attr("tabindex", "-1")
                .text_fn(move || {
                    let is_web = desk
                        .theirs
                        .with(|theirs| theirs.as_ref().is_some_and(|own| own.is_on_the_web));
                    let said = if is_web {
                        words.changed_on_web
                    } else {
                        words.changed_on_disk
                    };
                    said.to_owned()
                }),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(button("keep-mine", words.keep_mine).on_click(move || desk.keep_mine()))
                .child(
                    button("take-theirs", words.take_theirs).on_click(move || desk.take_theirs()),
                )
                .child(
                    button("show-both", words.show_both)
                        .on_click(move || desk.are_both_shown.update(|are| *are = !*are)),
                ),
        )
        .child(html("div").children_fn(move || {
            if !desk.are_both_shown.get() {
                return Vec::new();
            }
            let own = desk.theirs.with(|theirs| {
                let theirs = theirs.as_ref()?;
                desk.get(|session| theirs.compared(session))
            });
            let about = html("p").class("quiet").text(words.both_about);
            let told = told(desk, &own.flatten().unwrap_or_default());
            core::iter::once(about).chain(told).collect()
        }))
}
