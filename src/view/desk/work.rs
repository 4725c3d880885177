//! What is done with the file: opening it, its steps, and what happens to it outside the program.

use core::time::Duration;

use leptos::prelude::*;

use super::go::View;
use super::{Desk, Open, SEVERITIES, STEP, Theirs};
use crate::browser::{FocusPosition, focus_element, query_of_page, today};
use crate::content::List;
use crate::desk::words::DeskWords;
use crate::desk::{Session, Step, StepLabel, preview};
use crate::document::{Document, decode};

/// How long an editor rests after a step before its findings are told; and in a file of so many bytes, where that takes longer.
const REST: Duration = Duration::from_millis(60);
const REST_IF_LARGE: Duration = Duration::from_millis(500);
const LARGE: usize = 2_000_000;

/// Chooses one of the words.
type Word = fn(&DeskWords) -> &'static str;

/// A step of the session. Returns whether it changed anything.
type Act<'a> = Box<dyn FnOnce(&mut Session) -> bool + 'a>;

/// What happened outside the program, and what is said of it.
const HAPPENED: [(&str, Word); 7] = [
    ("draft", |words| words.draft_kept),
    ("no-draft", |words| words.no_draft),
    ("saved", |words| words.saved),
    ("downloaded", |words| words.downloaded),
    ("not-saved", |words| words.not_saved),
    ("not-fetched", |words| words.not_fetched),
    ("stopped", |words| words.stopped),
];

impl Desk {
    /// Opens a file.
    pub fn open(self, name: String, bytes: Vec<u8>) {
        self.put(Session::open(name, bytes, self.language));
        self.go(View::Findings, None, true);
    }

    /// Opens a file and makes the steps of a journal again. Returns how many.
    pub fn restore(self, name: String, bytes: Vec<u8>, journal: &str) -> usize {
        let (session, count) = Session::restore(name, bytes, self.language, journal);
        self.put(session);
        self.show(&query_of_page());
        count
    }

    /// Tells the changes against what is published, and says so if the work on the file began from something else.
    pub fn set_published(self, bytes: &[u8]) {
        self.compare_with(bytes);
        if self.read(Session::is_overtaken) == Some(true) {
            self.meanwhile(true, bytes.to_vec());
        }
    }

    /// Tells the changes against what is published.
    pub(super) fn compare_with(self, bytes: &[u8]) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.set_published(bytes);
            }
        });
        self.compared.update(|count| *count += 1);
    }

    /// The same, once somebody has decided which of both files to go on with.
    fn settle_with(self, bytes: &[u8]) {
        self.compare_with(bytes);
        self.session
            .update_untracked(|session| session.iter_mut().for_each(Session::settle));
    }

    /// Says that somebody else has changed the file, on disk or on the web, before anything is overwritten.
    pub fn meanwhile(self, is_on_the_web: bool, bytes: Vec<u8>) {
        if let Ok(decoded) = decode(&bytes) {
            let document = Document::parse(decoded.text);
            self.are_both_shown.set(false);
            self.theirs.set(Some(Theirs {
                is_on_the_web,
                bytes,
                document,
            }));
            focus_element("#meanwhile-heading");
        }
    }

    pub(super) fn keep_mine(self) {
        let theirs = self.theirs.try_update(Option::take).flatten();
        if let Some(theirs) = theirs {
            let words = self.words();
            self.said.set(if theirs.is_on_the_web {
                self.settle_with(&theirs.bytes);
                words.kept_against_web.to_owned()
            } else {
                words.kept_mine.to_owned()
            });
        }
    }

    pub(super) fn take_theirs(self) {
        let theirs = self.theirs.try_update(Option::take).flatten();
        if let Some(theirs) = theirs {
            self.act(|session| session.replace(StepLabel::TookOver, theirs.document.text()));
            self.catch_up();
            if theirs.is_on_the_web {
                self.settle_with(&theirs.bytes);
            }
            self.said.set(self.words().took_theirs.to_owned());
        }
    }

    /// The content for the map: as it will be, with what is new and changed told in the names. Empty if it cannot be shown.
    pub fn preview(self) -> String {
        self.catch_up();
        let words = self.words();
        let is_shown = self.read(|session| session.report().content.is_some());
        let text = self.read(|session| preview(session, true, words)).flatten();
        text.filter(|_| is_shown == Some(true)).unwrap_or_default()
    }

    /// The query string with which the map shows the open entry.
    pub fn preview_query(self) -> String {
        let open = self
            .open
            .get_untracked()
            .filter(|open| open.list == List::Initiatives);
        open.map_or_else(String::new, |open| ["item=", &open.key].concat())
    }

    /// Sets the day of the change, before the file is saved.
    pub fn date(self) {
        let today = today();
        self.act(|session| session.date(&today.to_string()));
    }

    /// Says what the server sends: `published`, `old`, `other`, `not-fetched` or `not-saved`.
    pub fn found_published(self, what: &str) {
        let words = self.words();
        let said = match what {
            "published" => words.is_published,
            "old" => words.is_old,
            "other" => words.is_other,
            "not-saved" => words.save_first,
            _ => words.not_fetched,
        };
        self.published.set(said.to_owned());
        self.said.set(said.to_owned());
    }

    pub(super) fn put(self, mut session: Session) {
        session.be_lazy();
        self.place.set(None);
        self.aside.set(Vec::new());
        self.chosen.set(Vec::new());
        self.theirs.set(None);
        self.published.set(String::new());
        self.limit.set(STEP);
        self.is_text_shown.set(false);
        self.is_writing.set(false);
        self.said.set(String::new());
        self.session.set(Some(session));
        self.tell();
    }

    /// Says what happened to the file. `saved` and `downloaded` mean that it is saved as it is now.
    pub fn happened(self, what: &str) {
        // What is left to say of the last step comes before.
        self.catch_up();
        if matches!(what, "saved" | "downloaded") {
            self.session.update(|session| {
                if let Some(session) = session {
                    session.mark_saved();
                }
            });
            self.tell();
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

    /// How many steps are not saved, with what is being written.
    pub fn unsaved(self) -> usize {
        untrack(|| self.count_unsaved())
    }

    /// Says whether something is being written that is not yet a step.
    pub fn writing(self, is_writing: bool) {
        if is_writing != self.is_writing.get_untracked() {
            self.is_writing.set(is_writing);
        }
    }

    /// The steps of the work as text.
    pub fn journal(self) -> String {
        self.read(Session::journal).unwrap_or_default()
    }

    /// Changes the session by a step, closes what was about the text before, and keeps the focus near.
    pub(super) fn act(self, act: impl FnOnce(&mut Session) -> bool) -> bool {
        self.boxed_act(Box::new(act))
    }

    /// The same, compiled once.
    fn boxed_act(self, act: Act<'_>) -> bool {
        let focus = FocusPosition::of_focus();
        let mut is_done = false;
        self.place.set(None);
        // Where findings are listed, they are told at once; elsewhere once the step is seen.
        let is_now = self.view.get_untracked() == View::Findings;
        self.session.update(|session| {
            if let Some(session) = session {
                is_done = act(session);
                if is_now {
                    session.catch_up();
                }
            }
        });
        if is_now {
            self.tell();
        }
        self.settle();
        if let Some(focus) = focus {
            focus.focus_if_lost();
        }
        is_done
    }

    /// Tells the findings and changes of the text as it is now, and how many findings are left if that has changed.
    pub(super) fn catch_up(self) {
        if self.read(Session::is_behind) == Some(true) {
            let before = self.read(count_findings);
            self.session
                .update_untracked(|session| session.iter_mut().for_each(Session::catch_up));
            self.tell();
            let left = self
                .read(count_findings)
                .filter(|left| Some(*left) != before);
            self.say_left(left);
            self.step_said.set(String::new());
        }
    }

    /// Does so once the editor rests.
    pub(super) fn catch_up_later(self) {
        let step = self.steps.try_update(|steps| {
            *steps += 1;
            *steps
        });
        let length = self.read(|session| session.text().len());
        let rest = if length > Some(LARGE) {
            REST_IF_LARGE
        } else {
            REST
        };
        set_timeout(
            move || {
                if step == Some(self.steps.get_untracked()) {
                    self.catch_up();
                }
            },
            rest,
        );
    }

    /// Finds the open entry again, after other entries may have come or gone.
    pub(super) fn settle(self) {
        self.chosen.set(Vec::new());
        let Some(open) = self.open.get_untracked() else {
            return;
        };
        let found = self.read(|session| {
            let place = session.place_of(open.list, &open.key);
            // It has another id, or is gone.
            place.or_else(|| session.entry(open.list, open.place).map(|_| open.place))
        });
        match found.flatten() {
            Some(place) if place == open.place => {}
            Some(place) => self.open.set(Some(Open { place, ..open })),
            None => self.open.set(None),
        }
    }

    /// Makes a step, and says how many findings are left if it has changed that. For what is written in a field: its new value
    /// says what was done.
    pub(super) fn make(self, act: impl FnOnce(&mut Session) -> bool) -> bool {
        self.step(act, |_| String::new())
    }

    /// The same, and says before it what was done.
    pub(super) fn make_aloud(self, act: impl FnOnce(&mut Session) -> bool) -> bool {
        let words = self.words();
        self.step(act, |session| {
            let step = session.last_done().map(words.step);
            (words.done)(&step.unwrap_or_default())
        })
    }

    /// Makes a step and says what `tell` says of it.
    pub(super) fn step(
        self,
        act: impl FnOnce(&mut Session) -> bool,
        tell: impl FnOnce(&Session) -> String,
    ) -> bool {
        self.boxed_step(Box::new(act), Box::new(tell))
    }

    /// The same, compiled once.
    fn boxed_step(self, act: Act<'_>, tell: Box<dyn FnOnce(&Session) -> String + '_>) -> bool {
        let before = self.read(count_findings);
        let is_done = self.boxed_act(act);
        if is_done {
            let left = self
                .read(count_findings)
                .filter(|left| Some(*left) != before);
            self.say_of_step(self.read(tell).unwrap_or_default());
            self.say_left(left);
            self.end_step();
        }
        is_done
    }

    /// Tells the findings that a step has left once the editor rests, unless they are told already.
    fn end_step(self) {
        if self.read(Session::is_behind) == Some(true) {
            self.catch_up_later();
        } else {
            self.step_said.set(String::new());
        }
    }

    /// Says what a step did. How many findings it has left is said behind it, once that is known.
    fn say_of_step(self, said: String) {
        self.step_said.set(said.clone());
        self.said.set(said);
    }

    /// Says how many findings are left, behind what the last step did.
    fn say_left(self, left: Option<usize>) {
        if let Some(left) = left {
            let step = self.step_said.get_untracked();
            let left = (self.words().left)(left);
            self.said.set(if step.is_empty() {
                left
            } else {
                [&step, ". ", &left].concat()
            });
        }
    }

    pub(super) fn undo(self) {
        self.turn(Session::last_done, Session::undo, self.words().undone);
    }

    pub(super) fn redo(self) {
        self.turn(Session::last_undone, Session::redo, self.words().redone);
    }

    /// Undoes a step or makes it again, and says which.
    fn turn(
        self,
        step: fn(&Session) -> Option<&Step>,
        act: fn(&mut Session) -> bool,
        said: fn(&str) -> String,
    ) {
        let what = self
            .read(|session| step(session).map(self.words().step))
            .flatten();
        if self.act(act) {
            self.say_of_step(said(&what.unwrap_or_default()));
            self.end_step();
        }
    }

    /// Goes to where the file was after so many steps of a way that was left, or of this one, and says what that is called.
    pub(super) fn go_to(self, left: Option<usize>, depth: usize, name: &str) {
        if self.act(|session| session.go_to(left, depth)) {
            self.say_of_step([self.words().history, ": ", name].concat());
            self.end_step();
        }
    }

    /// Gives the open entry another id.
    pub(super) fn rename(self, list: List, id: &str) {
        if let Some(open) = self.open.get_untracked() {
            self.make(|session| session.rename(list, open.place, id));
            let key = self.read(|session| session.key_of(list, open.place));
            self.open.update(|open| {
                if let (Some(open), Some(key)) = (open, key) {
                    open.key = key;
                }
            });
        }
    }
}

/// How many findings there are, without wording tips.
pub(super) fn count_findings(session: &Session) -> usize {
    SEVERITIES[..3].iter().map(|own| session.count(*own)).sum()
}
