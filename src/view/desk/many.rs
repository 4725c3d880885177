//! Changing a field of all chosen entries at once. What would change is said before it is done.

use leptos::prelude::*;

use super::Desk;
use super::bar::button;
use super::contents::select;
use crate::browser::written_in;
use crate::content::{Language, List};
use crate::desk::words::list_word;
use crate::desk::{ManyChange, format_of, reference_fields};
use crate::ui::{Piece, html};

/// The most entries that are named before a change.
const MOST_NAMED: usize = 20;

/// What a list's field of references is called, as in the form.
fn field_word(list: List, name: &str, of: List, language: Language) -> &'static str {
    let field = format_of(list).and_then(|format| format.field(name));
    field.map_or_else(|| list_word(of, language), |field| field.label(language))
}

/// What is to be done with the chosen entries, as it is picked.
#[derive(Clone, Copy)]
struct Picked {
    desk: Desk,
    /// `kind`, `text`, or `+` or `-` with the name of a field of references.
    act: RwSignal<String>,
    value: RwSignal<String>,
    find: RwSignal<String>,
}

impl Picked {
    /// The list whose entries the act adds or removes, with the name of the field.
    fn field(self) -> Option<(&'static str, List)> {
        let act = self.act.get();
        let name = act.strip_prefix(['+', '-'])?;
        let fields = reference_fields(self.desk.list.get());
        fields.into_iter().find(|(own, _)| *own == name)
    }

    fn change(self) -> Option<ManyChange> {
        let value = self.value.get();
        let act = self.act.get();
        Some(match &*act {
            "kind" => ManyChange::Kind(value),
            "text" => ManyChange::Text(self.find.get(), value),
            "" => return None,
            _ => {
                let (field, _) = self.field()?;
                let is_added = act.starts_with('+');
                let change = if is_added {
                    ManyChange::Add
                } else {
                    ManyChange::Remove
                };
                change(field, value)
            }
        })
        .filter(|_| !self.value.with(String::is_empty) || act == "text")
    }

    /// The entries that would change.
    fn touched(self) -> Vec<usize> {
        let chosen = self.desk.chosen.get();
        let (list, change) = (self.desk.list.get(), self.change());
        let touched = self
            .desk
            .get(|session| change.map(|change| session.touched(list, &chosen, &change)));
        touched.flatten().unwrap_or_default()
    }
}

/// The part of the page for that.
pub(super) fn many(desk: Desk) -> Piece {
    let words = desk.words();
    let picked = Picked {
        desk,
        act: RwSignal::new(String::new()),
        value: RwSignal::new(String::new()),
        find: RwSignal::new(String::new()),
    };
    let choose_all = move || {
        let all = desk
            .rows
            .with_untracked(|rows| rows.iter().map(|row| row.place).collect());
        desk.chosen.set(all);
    };
    html("div")
        .attr("id", "many")
        .class("desk-many")
        .child(
            html("div")
                .class("desk-acts")
                .child(
                    html("span")
                        .attr("role", "status")
                        .text_fn(move || (words.chosen)(desk.chosen.with(Vec::len))),
                )
                .child(button("choose-all", words.choose_all).on_click(choose_all))
                .child(
                    button("choose-none", words.choose_none)
                        .on_click(move || desk.chosen.set(Vec::new())),
                ),
        )
        .child(
            html("fieldset")
                .flag_fn("hidden", move || desk.chosen.with(Vec::is_empty))
                .child(html("legend").text(words.change_many))
                .child(picked.fields())
                .child(
                    html("p")
                        .attr("id", "would-change")
                        .text_fn(move || picked.told()),
                )
                .child(
                    button("carry-out", words.carry_out)
                        .class("main")
                        .flag_fn("disabled", move || picked.touched().is_empty())
                        .on_click(move || picked.carry_out()),
                ),
        )
}

impl Picked {
    /// What to do, and with what.
    fn fields(self) -> Piece {
        let words = self.desk.words();
        let is_text = move || self.act.with(|act| act == "text");
        let is_none = move || self.act.with(String::is_empty);
        let written = move |name: &'static str, label: &'static str, into: RwSignal<String>| {
            html("label")
                .flag_fn("hidden", move || !is_text())
                .child(html("span").text(label))
                .child(
                    html("input")
                        .attr("type", "text")
                        .attr("name", name)
                        .attr("autocomplete", "off")
                        .on("input", move |event| into.set(written_in(&event).0)),
                )
        };
        let act = select(
            "many-act",
            words.act,
            move || self.acts(),
            move || self.act.get(),
            move |act| {
                self.value.set(String::new());
                self.act.set(act);
            },
        );
        let value = select(
            "many-value",
            words.value,
            move || self.values(),
            move || self.value.get(),
            move |value| self.value.set(value),
        );
        html("div")
            .class("desk-filter")
            .child(act)
            .child(value.flag_fn("hidden", move || is_text() || is_none()))
            .child(written("many-find", words.find_text, self.find))
            .child(written("many-with", words.replace_with, self.value))
    }

    /// What can be done with the entries of the list.
    fn acts(self) -> Vec<(String, String)> {
        let (desk, words) = (self.desk, self.desk.words());
        let list = desk.list.get();
        let mut acts = vec![(String::new(), words.not_said.to_owned())];
        if matches!(list, List::Initiatives | List::Actors) {
            acts.push(("kind".to_owned(), words.kind.to_owned()));
        }
        for (name, of) in reference_fields(list) {
            for (sign, word) in [("+", words.add), ("-", words.take_out)] {
                let told = [word, ": ", field_word(list, name, of, desk.language)].concat();
                acts.push(([sign, name].concat(), told));
            }
        }
        acts.push(("text".to_owned(), words.act_text.to_owned()));
        acts
    }

    /// What it can be done with.
    fn values(self) -> Vec<(String, String)> {
        let desk = self.desk;
        let values: Vec<(String, String)> = match self.field() {
            Some((_, list)) => desk.options(list),
            None => desk.kinds(desk.list.get()),
        };
        let not_said = (String::new(), desk.words().not_said.to_owned());
        core::iter::once(not_said).chain(values).collect()
    }

    /// In which entries something would change.
    fn told(self) -> String {
        let desk = self.desk;
        let touched = self.touched();
        let list = desk.list.get();
        let names = touched.iter().take(MOST_NAMED);
        let names: Vec<String> = names
            .filter_map(|&place| desk.get(|session| session.name_of(list, place)))
            .collect();
        (desk.words().would_change)(touched.len(), &names)
    }

    fn carry_out(self) {
        let (desk, words) = (self.desk, self.desk.words());
        let (list, chosen) = (desk.list.get_untracked(), desk.chosen.get_untracked());
        let Some(change) = untrack(|| self.change()) else {
            return;
        };
        let what = match (&change, untrack(|| self.field())) {
            (ManyChange::Kind(_), _) => words.kind,
            (_, Some((name, of))) => field_word(list, name, of, desk.language),
            _ => words.act_text,
        };
        desk.make_aloud(|session| session.change_many(list, &chosen, what, &change));
    }
}
