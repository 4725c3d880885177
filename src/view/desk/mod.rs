//! The editors' desk: opening a file, what the checker says of it, mending it, and saving it. Files themselves are read and
//! written by `public/desk.js`, which also keeps the work should the program stop.

mod findings;
mod place;

use leptos::prelude::*;

use crate::browser::{FocusPosition, focus_element};
use crate::content::{Language, Severity};
use crate::desk::Session;
use crate::desk::words::{DeskWords, desk_words};
use crate::ui::{Piece, html};

/// How many findings are listed at first, and with each press more.
const STEP: usize = 100;

/// The state of the desk. All copies are the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    language: Language,
    session: RwSignal<Option<Session>>,
    /// The severity whose findings alone are listed, as its place in [`SEVERITIES`]; all without one.
    only: RwSignal<Option<usize>>,
    limit: RwSignal<usize>,
    /// The diagnostic whose lines are shown.
    place: RwSignal<Option<usize>>,
    is_text_shown: RwSignal<bool>,
    /// What is said aloud, and shown beside the state.
    said: RwSignal<String>,
}

/// The severities, the worst first.
const SEVERITIES: [Severity; 4] = [
    Severity::Error,
    Severity::Warning,
    Severity::Note,
    Severity::Tip,
];

/// Chooses one of the words.
type Word = fn(&DeskWords) -> &'static str;

/// What happened outside the program, and what is said of it.
const HAPPENED: [(&str, Word); 6] = [
    ("saved", |words| words.saved),
    ("downloaded", |words| words.downloaded),
    ("not-saved", |words| words.not_saved),
    ("changed", |words| words.changed_on_disk),
    ("not-fetched", |words| words.not_fetched),
    ("stopped", |words| words.stopped),
];

impl Desk {
    /// A desk on which nothing lies.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            session: RwSignal::new(None),
            only: RwSignal::new(None),
            limit: RwSignal::new(STEP),
            place: RwSignal::new(None),
            is_text_shown: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        }
    }

    fn words(self) -> &'static DeskWords {
        desk_words(self.language)
    }

    /// Opens a file.
    pub fn open(self, name: String, bytes: Vec<u8>) {
        self.put(Session::open(name, bytes));
        focus_element("#findings-heading");
    }

    /// Opens a file and makes the steps of a journal again. Returns how many.
    pub fn restore(self, name: String, bytes: Vec<u8>, journal: &str) -> usize {
        let (session, count) = Session::restore(name, bytes, journal);
        self.put(session);
        count
    }

    fn put(self, session: Session) {
        self.place.set(None);
        self.limit.set(STEP);
        self.is_text_shown.set(false);
        self.said.set(String::new());
        self.session.set(Some(session));
    }

    /// Says what happened to the file. `saved` and `downloaded` mean that it is saved as it is now.
    pub fn happened(self, what: &str) {
        if matches!(what, "saved" | "downloaded") {
            self.session.update(|session| {
                if let Some(session) = session {
                    session.mark_saved();
                }
            });
        }
        let known = HAPPENED.iter().find(|(name, _)| *name == what);
        if let Some((_, say)) = known {
            self.said.set(say(self.words()).to_owned());
        }
        if what == "not-saved" {
            self.is_text_shown.set(true);
        }
    }

    /// Shows the whole text, the last way to save it.
    pub fn show_text(self) {
        self.is_text_shown.set(true);
        focus_element("#text-heading");
    }

    /// The bytes to save, and the steps of the work.
    pub fn bytes(self) -> Vec<u8> {
        self.read(Session::bytes).unwrap_or_default()
    }

    /// The steps of the work as text.
    pub fn journal(self) -> String {
        self.read(Session::journal).unwrap_or_default()
    }

    fn read<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session
            .with_untracked(|session| session.as_ref().map(read))
    }

    fn get<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session.with(|session| session.as_ref().map(read))
    }

    /// Changes the session by a step, closes what was about the text before, and keeps the focus near.
    fn act(self, act: impl FnOnce(&mut Session) -> bool) -> bool {
        let focus = FocusPosition::of_focus();
        let mut is_done = false;
        self.place.set(None);
        self.session
            .update(|session| is_done = session.as_mut().is_some_and(act));
        if let Some(focus) = focus {
            focus.focus();
        }
        is_done
    }

    /// Makes a step, and says what is left.
    fn make(self, act: impl FnOnce(&mut Session) -> bool) {
        if self.act(act) {
            let left = self.read(|session| session.report().diagnostics.len());
            self.said.set((self.words().left)(left.unwrap_or_default()));
        }
    }

    fn undo(self) {
        let what = self
            .read(|session| session.last_done().map(self.words().step))
            .flatten();
        if self.act(Session::undo) {
            self.said
                .set((self.words().undone)(&what.unwrap_or_default()));
        }
    }

    fn redo(self) {
        let what = self
            .read(|session| session.last_undone().map(self.words().step))
            .flatten();
        if self.act(Session::redo) {
            self.said
                .set((self.words().redone)(&what.unwrap_or_default()));
        }
    }
}

/// The whole desk.
pub fn desk(desk: Desk) -> Piece {
    html("div").attr("id", "desk").child(bar(desk)).child(
        html("main")
            .child(opening(desk))
            .child(findings::findings(desk))
            .child(text(desk)),
    )
}

/// What is always seen: the file, whether all is saved, and what can be done with it.
fn bar(desk: Desk) -> Piece {
    let words = desk.words();
    html("header")
        .class("desk-bar")
        .child(html("h1").text(words.title))
        .child(
            html("p")
                .attr("id", "work")
                .attr_fn("data-unsaved", move || {
                    Some(desk.get(Session::unsaved).unwrap_or_default().to_string())
                })
                .text_fn(move || state(desk)),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(step_button(
                    "undo",
                    move || desk.undo(),
                    move || {
                        desk.get(|session| session.last_done().map(words.step))
                            .flatten()
                            .map(|what| (words.undo_that)(&what))
                    },
                    words.undo,
                ))
                .child(step_button(
                    "redo",
                    move || desk.redo(),
                    move || {
                        desk.get(|session| session.last_undone().map(words.step))
                            .flatten()
                            .map(|what| (words.redo_that)(&what))
                    },
                    words.redo,
                ))
                .child(
                    html("button")
                        .attr("type", "button")
                        .attr("id", "save")
                        .class("main")
                        .flag_fn("disabled", move || {
                            desk.get(Session::unsaved).unwrap_or_default() == 0
                        })
                        .text(words.save),
                )
                .child(
                    html("details")
                        .flag_fn("hidden", move || {
                            !desk.get(Session::is_text).unwrap_or_default()
                        })
                        .child(html("summary").text(words.other_ways))
                        .child(
                            html("div")
                                .class("desk-ways")
                                .child(button("save-as", words.save_as))
                                .child(button("download", words.download))
                                .child(
                                    button("show-text", words.show_text)
                                        .on_click(move || desk.show_text()),
                                ),
                        ),
                ),
        )
        .child(
            html("p")
                .attr("id", "said")
                .attr("role", "status")
                .text_fn(move || desk.said.get()),
        )
}

/// "content.json · 3 changes are not saved"
fn state(desk: Desk) -> String {
    let words = desk.words();
    let state = desk.get(|session| {
        let unsaved = session.unsaved();
        let saved = if unsaved == 0 {
            words.all_saved.to_owned()
        } else {
            (words.unsaved)(unsaved)
        };
        [session.name(), " · ", &saved].concat()
    });
    state.unwrap_or_else(|| words.nothing_open.to_owned())
}

fn button(id: &'static str, name: &'static str) -> Piece {
    html("button")
        .attr("type", "button")
        .attr("id", id)
        .text(name)
}

/// A button that names what it would undo or redo, and does nothing while there is nothing.
fn step_button(
    id: &'static str,
    act: impl Fn() + Send + 'static,
    name: impl Fn() -> Option<String> + Send + Clone + 'static,
    without: &'static str,
) -> Piece {
    let is_idle = name.clone();
    html("button")
        .attr("type", "button")
        .attr("id", id)
        .flag_fn("disabled", move || is_idle().is_none())
        .on_click(act)
        .text_fn(move || name().unwrap_or_else(|| without.to_owned()))
        .into()
}

/// Where a file comes from.
fn opening(desk: Desk) -> Piece {
    let words = desk.words();
    html("section")
        .class("desk-open")
        .attr("aria-labelledby", "open-heading")
        .child(html("h2").attr("id", "open-heading").text(words.open))
        .child(html("p").text(words.about))
        .child(html("p").class("quiet").text(words.private))
        .child(
            html("div")
                .class("desk-acts")
                .child(button("published", words.open_published))
                .child(
                    html("label")
                        .class("file")
                        .child(html("span").text(words.open_file))
                        .child(
                            html("input")
                                .attr("type", "file")
                                .attr("id", "open")
                                .attr("accept", ".json,application/json"),
                        ),
                )
                .child(button("open-in-place", words.open_in_place)),
        )
        .child(html("p").class("quiet").text(words.drop_file))
}

/// The whole text, to be copied where nothing else is allowed.
fn text(desk: Desk) -> Piece {
    let words = desk.words();
    html("section")
        .attr("aria-labelledby", "text-heading")
        .flag_fn("hidden", move || !desk.is_text_shown.get())
        .child(
            html("h2")
                .attr("id", "text-heading")
                .attr("tabindex", "-1")
                .text(words.show_text),
        )
        .child(
            html("div")
                .class("desk-acts")
                .child(button("copy-text", words.copy).on_click(move || {
                    let text = desk
                        .read(|session| session.text().to_owned())
                        .unwrap_or_default();
                    crate::browser::copy(&text, move |is_copied| {
                        let words = desk.words();
                        desk.said.set(
                            if is_copied {
                                words.copied
                            } else {
                                words.not_copied
                            }
                            .to_owned(),
                        );
                    });
                }))
                .child(
                    button("hide-text", words.close)
                        .on_click(move || desk.is_text_shown.set(false)),
                ),
        )
        .child(
            html("textarea")
                .attr("id", "text")
                .attr("readonly", "")
                .attr("rows", "20")
                .attr("spellcheck", "false")
                .attr("aria-labelledby", "text-heading")
                .value_fn(move || {
                    let is_shown = desk.is_text_shown.get();
                    let text = desk.get(|session| is_shown.then(|| session.text().to_owned()));
                    text.flatten().unwrap_or_default()
                }),
        )
}
