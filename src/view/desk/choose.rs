//! A field in which an entry of a list is found by typing: a combobox with a list box, by the Authoring Practices.

use std::sync::Arc;

use leptos::prelude::*;

use super::Desk;
use crate::browser::{key_press, write_into, written_in};
use crate::content::List;
use crate::desk::form::{misspelt, proposed};
use crate::ui::{Piece, html, memo};

/// The most entries that are proposed.
const MOST: usize = 50;

/// What is done with the id that was chosen, or with the name of a new entry.
type Act = Arc<dyn Fn(Chosen) + Send + Sync>;

/// What was chosen.
pub(super) enum Chosen {
    /// The entry with this id.
    Entry(String),
    /// A new one with this name.
    New(String),
}

/// An entry that fits, as id and name; with an empty id, a new one with that name.
type Proposal = (String, String);

/// The state of such a field.
#[derive(Clone, Copy)]
struct Choice {
    desk: Desk,
    /// What is typed.
    words: RwSignal<String>,
    is_open: RwSignal<bool>,
    /// The option that Enter would choose.
    active: RwSignal<usize>,
    /// The entries that fit; none while the list is closed. Found once for all that shows them.
    options: Memo<Vec<Proposal>>,
}

impl Choice {
    fn new(desk: Desk, list: List, offers_new: bool) -> Self {
        let (words, is_open) = (RwSignal::new(String::new()), RwSignal::new(false));
        let options = memo(move || {
            if !is_open.get() {
                return Vec::new();
            }
            let words = words.get();
            let found = desk.get(|session| {
                let document = session.document()?;
                let found = proposed(document, list, &words, desk.language);
                let is_none = found.is_empty() && !words.trim().is_empty();
                let meant = || misspelt(document, list, &words, desk.language);
                Some((found, is_none.then(meant).flatten()))
            });
            let (found, meant) = found.flatten().unwrap_or_default();
            let meant = meant.map(|(id, name)| (id, (desk.words().meant)(&name)));
            let words = words.trim();
            let is_there = found.iter().any(|(_, name)| name == words);
            let new = (offers_new && !words.is_empty() && !is_there)
                .then(|| (String::new(), words.to_owned()));
            found
                .into_iter()
                .take(MOST)
                .chain(new)
                .chain(meant)
                .collect()
        });
        Self {
            desk,
            words,
            is_open,
            active: RwSignal::new(0),
            options,
        }
    }

    fn has_options(self) -> bool {
        !self.options.with(Vec::is_empty)
    }

    /// What is said where something was typed, and nothing of it can be chosen or was.
    fn what_lacks(self) -> &'static str {
        let words = self.desk.words();
        if self.words.with(|own| own.trim().is_empty()) || self.has_options() {
            ""
        } else if self.is_open.get() {
            words.no_rows
        } else {
            words.not_chosen
        }
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(0);
    }
}

/// Whether a key press is Enter, which is then done for what takes it.
pub(super) fn is_enter(event: &leptos::ev::Event) -> bool {
    let is_it = key_press(event).is_some_and(|press| press.key == "Enter");
    if is_it {
        event.prevent_default();
    }
    is_it
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
    let choice = Choice::new(desk, list, offers_new);
    let act: Act = Arc::new(act);
    let selector = ["[name=\"", &name, "\"]"].concat();
    let take: Take = Arc::new(move |place| {
        let chosen = choice.options.with_untracked(|all| all.get(place).cloned());
        if let Some((id, name)) = chosen {
            choice.close();
            choice.words.set(String::new());
            write_into(&selector, "");
            act(if id.is_empty() {
                Chosen::New(name)
            } else {
                Chosen::Entry(id)
            });
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
        .child(
            html("p")
                .class("field-problem")
                .attr("role", "status")
                .text_fn(move || choice.what_lacks().to_owned()),
        )
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
                Some(self.has_options().to_string())
            })
            .attr_fn("aria-activedescendant", move || {
                self.has_options()
                    .then(|| option_id(&own, self.active.get()))
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
                let count = self.options.with_untracked(Vec::len);
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
            .flag_fn("hidden", move || !self.has_options())
            .children_fn(move || {
                let options = self.options.get().into_iter().enumerate();
                let pieces = options.map(|(place, (id, told))| {
                    let take = Arc::clone(&take);
                    let words = self.desk.words();
                    let told = if id.is_empty() {
                        (words.new_named)(&told)
                    } else {
                        told
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
