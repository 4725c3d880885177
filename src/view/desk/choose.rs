//! A field in which an entry of a list is found by typing: a combobox with a list box, by the Authoring Practices.

use std::sync::Arc;

use leptos::prelude::*;

use super::Desk;
use crate::browser::{key_press, write_into, written_in};
use crate::content::List;
use crate::desk::form::proposed;
use crate::ui::{Piece, html};

/// What is done with the id that was chosen, or with the name of a new entry.
type Act = Arc<dyn Fn(Chosen) + Send + Sync>;

/// What was chosen.
pub(super) enum Chosen {
    /// The entry with this id.
    Entry(String),
    /// A new one with this name.
    New(String),
}

/// The state of such a field.
#[derive(Clone, Copy)]
struct Choice {
    desk: Desk,
    list: List,
    /// What is typed.
    words: RwSignal<String>,
    is_open: RwSignal<bool>,
    /// The option that Enter would choose.
    active: RwSignal<usize>,
    offers_new: bool,
}

impl Choice {
    /// The entries that fit, each as id and name; and behind them a new one, without an id.
    fn options(self) -> Vec<(Option<String>, String)> {
        if !self.is_open.get() {
            return Vec::new();
        }
        let words = self.words.get();
        let (list, reader) = (self.list, self.desk.language);
        let found = self.desk.get(|session| {
            let document = session.document();
            document.map(|document| proposed(document, list, &words, reader))
        });
        let found = found.flatten().unwrap_or_default();
        let words = words.trim();
        let is_there = found.iter().any(|(_, name)| name == words);
        let new =
            (self.offers_new && !words.is_empty() && !is_there).then(|| (None, words.to_owned()));
        let found = found.into_iter().map(|(id, name)| (Some(id), name));
        found.chain(new).collect()
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(0);
    }
}

/// The id of the option at a place of the field with a name.
fn option_id(name: &str, place: usize) -> String {
    ["option-", name, "-", &place.to_string()].concat()
}

/// The field, named `name`.
pub(super) fn choose(
    desk: Desk,
    name: String,
    label: String,
    list: List,
    offers_new: bool,
    act: impl Fn(Chosen) + Send + Sync + 'static,
) -> Piece {
    let choice = Choice {
        desk,
        list,
        words: RwSignal::new(String::new()),
        is_open: RwSignal::new(false),
        active: RwSignal::new(0),
        offers_new,
    };
    let act: Act = Arc::new(act);
    let selector = ["[name=\"", &name, "\"]"].concat();
    let take: Take = Arc::new(move |place| {
        let chosen = untrack(|| choice.options()).into_iter().nth(place);
        if let Some((id, name)) = chosen {
            choice.close();
            choice.words.set(String::new());
            write_into(&selector, "");
            act(id.map_or(Chosen::New(name), Chosen::Entry));
        }
    });
    let field = choice.field(&name, Arc::clone(&take));
    html("div")
        .class("choose")
        .child(
            html("label")
                .child(html("span").text(label.clone()))
                .child(field),
        )
        .child(choice.list_box(name, label, take))
}

/// Takes the option at a place.
type Take = Arc<dyn Fn(usize) + Send + Sync>;

impl Choice {
    fn field(self, name: &str, take: Take) -> Piece {
        let own = name.to_owned();
        html("input")
            .attr("type", "text")
            .attr("name", name.to_owned())
            .attr("role", "combobox")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", ["options-", name].concat())
            .attr_fn("aria-expanded", move || {
                Some((!self.options().is_empty()).to_string())
            })
            .attr_fn("aria-activedescendant", move || {
                (!self.options().is_empty()).then(|| option_id(&own, self.active.get()))
            })
            .on("input", move |event| {
                self.words.set(written_in(&event).0);
                self.active.set(0);
                self.is_open.set(true);
            })
            .on("click", move |_| self.is_open.set(true))
            .on("blur", move |_| self.close())
            .on("keydown", move |event| {
                let Some(press) = key_press(&event) else {
                    return;
                };
                let count = untrack(|| self.options()).len();
                let active = self.active.get_untracked();
                match &*press.key {
                    "ArrowDown" if count == 0 => self.is_open.set(true),
                    "ArrowDown" => self.active.set((active + 1) % count),
                    "ArrowUp" if count > 0 => self.active.set((active + count - 1) % count),
                    "Enter" => take(active),
                    "Escape" => self.close(),
                    _ => return,
                }
                event.prevent_default();
            })
            .into()
    }

    fn list_box(self, name: String, label: String, take: Take) -> Piece {
        html("ul")
            .attr("id", ["options-", &name].concat())
            .attr("role", "listbox")
            .attr("aria-label", label)
            .flag_fn("hidden", move || self.options().is_empty())
            .children_fn(move || {
                let options = self.options().into_iter().enumerate();
                let pieces = options.map(|(place, (id, told))| {
                    let take = Arc::clone(&take);
                    let words = self.desk.words();
                    let told = if id.is_some() {
                        told
                    } else {
                        (words.new_named)(&told)
                    };
                    html("li")
                        .attr("role", "option")
                        .attr("id", option_id(&name, place))
                        .attr_fn("aria-selected", move || {
                            Some((self.active.get() == place).to_string())
                        })
                        // Before the field loses the focus and closes the list.
                        .on("mousedown", move |event| {
                            event.prevent_default();
                            take(place);
                        })
                        .text(told)
                });
                pieces.collect()
            })
            .into()
    }
}
