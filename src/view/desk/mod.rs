//! The editors' desk: opening a file, what the checker says of it, mending it, and saving it. Files themselves are read and
//! written by `public/desk.js`, which also keeps the work should the program stop.

mod bar;
mod changes;
mod choose;
mod contents;
mod findings;
mod form;
mod hand_over;
mod many;
mod opening;
mod place;
mod preview;

use core::ops::Deref;
use core::time::Duration;

use leptos::prelude::*;

use crate::browser::{
    FocusPosition, focus_element, focus_first, on_history_move, query_of_page, today, write_address,
};
use crate::content::{ActorKind, Kind, Language, List, Severity};
use crate::desk::form::{choice_word, joined, proposed};
use crate::desk::rows::{Row, RowFilter, rows};
use crate::desk::words::{DeskWords, desk_words};
use crate::desk::{Changes, Session, StepLabel, preview as preview_of};
use crate::document::{Document, decode};
use crate::ui::{Piece, html};

/// How many findings are listed at first, and with each press more.
const STEP: usize = 100;

/// How long an editor rests after a step before its findings are told; and in a file of so many bytes, where that takes longer.
const REST: Duration = Duration::from_millis(60);
const REST_IF_LARGE: Duration = Duration::from_millis(500);
const LARGE: usize = 2_000_000;

/// The desk. All copies are the same one.
#[derive(Clone, Copy)]
pub struct Desk(&'static State);

impl Deref for Desk {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// The state of the desk.
pub struct State {
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
    view: RwSignal<View>,
    list: RwSignal<List>,
    filter: RwSignal<RowFilter>,
    /// The rows that the filter leaves.
    rows: Memo<Vec<Row>>,
    row_limit: RwSignal<usize>,
    /// The places of the chosen rows.
    chosen: RwSignal<Vec<usize>>,
    /// The entry whose form is open.
    open: RwSignal<Option<Open>>,
    /// What somebody else has made of the file.
    theirs: RwSignal<Option<Theirs>>,
    are_both_shown: RwSignal<bool>,
    /// What the server sends, as far as that was looked at.
    published: RwSignal<String>,
    /// How often findings and changes were told anew: what tells them is drawn by that alone, and not by each step.
    told: RwSignal<u32>,
    /// How often it has changed what the changes are told against.
    compared: RwSignal<u32>,
    /// How many steps were made, undone or made again.
    steps: RwSignal<u32>,
}

/// A part of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Open,
    Contents,
    Findings,
    Changes,
    HandOver,
}

impl View {
    const ALL: [Self; 5] = [
        Self::Open,
        Self::Contents,
        Self::Findings,
        Self::Changes,
        Self::HandOver,
    ];

    /// The query string of its address.
    const fn query(self) -> &'static str {
        match self {
            Self::Open => "view=open",
            Self::Contents => "view=contents",
            Self::Findings => "view=findings",
            Self::Changes => "view=changes",
            Self::HandOver => "view=hand-over",
        }
    }

    fn address(self) -> String {
        ["?", self.query()].concat()
    }

    /// What is focused when it is gone to.
    const fn heading(self) -> &'static str {
        match self {
            Self::Open => "#open-heading",
            Self::Contents => "#contents-heading",
            Self::Findings => "#findings-heading",
            Self::Changes => "#changes-heading",
            Self::HandOver => "#hand-over-heading",
        }
    }
}

/// The entry whose form is open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    list: List,
    /// What it is found by after other entries have come and gone.
    key: String,
    place: usize,
    /// Which form it is: one is built for each entry that is opened.
    serial: u32,
}

/// The file as somebody else has made it meanwhile.
struct Theirs {
    is_on_the_web: bool,
    bytes: Vec<u8>,
    document: Document,
}

impl Theirs {
    /// How the file of a session differs from it.
    fn compared(&self, session: &Session) -> Option<Changes> {
        Some(Changes::between(
            &self.document,
            session.document()?,
            session.reader(),
        ))
    }
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
const HAPPENED: [(&str, Word); 5] = [
    ("saved", |words| words.saved),
    ("downloaded", |words| words.downloaded),
    ("not-saved", |words| words.not_saved),
    ("not-fetched", |words| words.not_fetched),
    ("stopped", |words| words.stopped),
];

impl Desk {
    /// A desk on which nothing lies.
    pub fn new(language: Language) -> Self {
        let session = RwSignal::new(None::<Session>);
        let (view, list) = (RwSignal::new(View::Open), RwSignal::new(List::Initiatives));
        let filter = RwSignal::new(RowFilter::default());
        let (told, compared) = (RwSignal::new(0_u32), RwSignal::new(0_u32));
        // Only where they are seen: each step would find and sort them again.
        let rows = Memo::new(move |_| {
            let is_seen = view.get() == View::Contents;
            told.track();
            compared.track();
            let found = session.with_untracked(|session| {
                let session = session.as_ref().filter(|_| is_seen)?;
                Some(filter.with(|filter| rows(session, list.get(), filter)))
            });
            found.unwrap_or_default()
        });
        // There is one desk for as long as the program runs, and every closure of the page holds it.
        Self(Box::leak(Box::new(State {
            view,
            list,
            filter,
            rows,
            row_limit: RwSignal::new(STEP),
            chosen: RwSignal::new(Vec::new()),
            open: RwSignal::new(None),
            theirs: RwSignal::new(None),
            are_both_shown: RwSignal::new(false),
            published: RwSignal::new(String::new()),
            told,
            compared,
            steps: RwSignal::new(0),
            language,
            session,
            only: RwSignal::new(None),
            limit: RwSignal::new(STEP),
            place: RwSignal::new(None),
            is_text_shown: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        })))
    }

    fn words(self) -> &'static DeskWords {
        desk_words(self.language)
    }

    /// Opens a file.
    pub fn open(self, name: String, bytes: Vec<u8>) {
        self.put(Session::open(name, bytes, self.language));
        self.go(View::Findings, None, true);
    }

    /// Follows the visitor back and forward.
    pub fn follow_history(self) {
        on_history_move(move |query| self.show(&query));
    }

    /// Opens a file and makes the steps of a journal again. Returns how many.
    pub fn restore(self, name: String, bytes: Vec<u8>, journal: &str) -> usize {
        let (session, count) = Session::restore(name, bytes, self.language, journal);
        self.put(session);
        self.show(&query_of_page());
        count
    }

    /// Tells the changes against what is published.
    pub fn set_published(self, bytes: &[u8]) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.set_published(bytes);
            }
        });
        self.compared.update(|count| *count += 1);
    }

    /// Reads changes.
    fn compared<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.compared.track();
        self.told(read)
    }

    /// Reads findings.
    fn told<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.told.track();
        self.read(read)
    }

    /// Draws findings and changes anew.
    fn tell(self) {
        self.told.update(|count| *count += 1);
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

    fn keep_mine(self) {
        let theirs = self.theirs.try_update(Option::take).flatten();
        if let Some(theirs) = theirs {
            let words = self.words();
            self.said.set(if theirs.is_on_the_web {
                self.set_published(&theirs.bytes);
                words.kept_against_web.to_owned()
            } else {
                words.kept_mine.to_owned()
            });
        }
    }

    fn take_theirs(self) {
        let theirs = self.theirs.try_update(Option::take).flatten();
        if let Some(theirs) = theirs {
            self.act(|session| session.replace(StepLabel::TookOver, theirs.document.text()));
            self.catch_up();
            if theirs.is_on_the_web {
                self.set_published(&theirs.bytes);
            }
            self.said.set(self.words().took_theirs.to_owned());
        }
    }

    /// The content for the map: as it will be, with what is new and changed told in the names. Empty if it cannot be shown.
    pub fn preview(self) -> String {
        self.catch_up();
        let words = self.words();
        let is_shown = self.read(|session| session.report().content.is_some());
        let text = self
            .read(|session| preview_of(session, true, words))
            .flatten();
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

    fn is_shown(self, view: View) -> bool {
        self.view.get() == view && (view == View::Open || self.session.with(Option::is_some))
    }

    /// Goes to a view, and to the form of an entry of the list, as a new state of the address or in place of the current one.
    fn go(self, view: View, key: Option<String>, replace: bool) {
        let mut query = view.query().to_owned();
        if view == View::Contents {
            let list = self.list.get_untracked();
            query.push_str(&["&list=", list.name()].concat());
            if let Some(key) = &key {
                query.push_str(&["&entry=", &key.replace('#', "%23")].concat());
            }
        }
        write_address(&query, replace);
        self.show(&query);
        focus_first(vec![
            if key.is_some() {
                "#entry-heading"
            } else {
                view.heading()
            }
            .to_owned(),
        ]);
    }

    /// Goes to the field at a path of the file.
    fn go_to_field(self, path: &str) {
        let lists = List::ALL.into_iter();
        let found = lists
            .into_iter()
            .find_map(|list| Some((list, crate::desk::rows::place_in(list, path)?)));
        if let Some((list, place)) = found {
            let key = self.read(|session| session.key_of(list, place));
            self.show_list(list);
            self.go(View::Contents, key, false);
            let within = path.split_once(']').map_or("", |(_, within)| within);
            form::focus_field(within.trim_start_matches('.'));
        }
    }

    /// Shows the state of an address.
    fn show(self, query: &str) {
        self.catch_up();
        let get = |name: &str| {
            let parts = query.split('&').filter_map(|part| part.split_once('='));
            let mut own = parts
                .filter(|(own, _)| *own == name)
                .map(|(_, value)| value);
            own.next().map(|value| value.replace("%23", "#"))
        };
        let view = get("view").map(|view| ["view=", &view].concat());
        let view = View::ALL
            .into_iter()
            .find(|own| view.as_deref() == Some(own.query()));
        let name = get("list");
        let list = List::ALL
            .into_iter()
            .find(|list| name.as_deref() == Some(list.name()));
        if let Some(list) = list {
            self.show_list(list);
        }
        let list = self.list.get_untracked();
        let place = get("entry").and_then(|key| {
            let place = self
                .read(|session| session.place_of(list, &key))
                .flatten()?;
            Some((key, place))
        });
        let serial = self
            .open
            .with_untracked(|open| open.as_ref().map_or(0, |open| open.serial));
        self.open.set(place.map(|(key, place)| Open {
            list,
            key,
            place,
            serial: serial.wrapping_add(1),
        }));
        self.view.set(view.unwrap_or(View::Open));
    }

    /// Shows another list, with all its entries.
    fn show_list(self, list: List) {
        if list != self.list.get_untracked() {
            self.chosen.set(Vec::new());
            self.row_limit.set(STEP);
            self.filter.update(|filter| {
                filter.kind.clear();
                filter.sector.clear();
            });
            self.list.set(list);
        }
    }

    /// A link to a view or an entry.
    fn link(self, view: View, at: Option<(List, String)>, name: String) -> Piece {
        let mut address = view.address();
        if let Some((list, key)) = &at {
            let key = key.replace('#', "%23");
            address.push_str(&["&list=", list.name(), "&entry=", &key].concat());
        }
        html("a")
            .attr("href", address)
            .on("click", move |event| {
                event.prevent_default();
                if let Some((list, _)) = &at {
                    self.show_list(*list);
                }
                self.go(view, at.clone().map(|(_, key)| key), false);
            })
            .text(name)
    }

    /// The path of a field of the open entry in the file.
    fn at(self, path: &str) -> Option<String> {
        self.open.with(|open| {
            let open = open.as_ref()?;
            let entry = [open.list.name(), "[", &open.place.to_string(), "]"].concat();
            Some(joined(&entry, path))
        })
    }

    fn at_now(self, path: &str) -> Option<String> {
        untrack(|| self.at(path))
    }

    /// What stands in a field of the open entry.
    fn text(self, path: &str) -> String {
        let text = self
            .at(path)
            .and_then(|at| self.get(|session| session.text_at(&at)));
        text.unwrap_or_default()
    }

    fn text_now(self, path: &str) -> String {
        untrack(|| self.text(path))
    }

    fn entry_name(self) -> String {
        let open = self.open.get();
        let name = open.and_then(|open| self.get(|session| session.name_of(open.list, open.place)));
        name.unwrap_or_default()
    }

    /// The key of the next or the previous row of the list.
    fn neighbour(self, is_next: bool) -> Option<String> {
        let open = self.open.get()?;
        let place = self.rows.with(|rows| {
            let here = rows.iter().position(|row| row.place == open.place)?;
            let next = if is_next {
                here + 1
            } else {
                here.checked_sub(1)?
            };
            rows.get(next).map(|row| row.place)
        })?;
        self.get(|session| session.key_of(open.list, place))
    }

    /// Gives the open entry another id.
    fn rename(self, list: List, id: &str) {
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

    /// All entries of a list, each as id and name.
    fn options(self, list: List) -> Vec<(String, String)> {
        let options = self.get(|session| {
            let document = session.document()?;
            Some(proposed(document, list, "", self.language))
        });
        options.flatten().unwrap_or_default()
    }

    /// The kinds that the entries of a list have, each as id and word.
    fn kinds(self, list: List) -> Vec<(String, String)> {
        let ids: Vec<&str> = match list {
            List::Initiatives => Kind::ALL.into_iter().map(Kind::id).collect(),
            List::Actors => ActorKind::ALL.into_iter().map(ActorKind::id).collect(),
            _ => Vec::new(),
        };
        let word = |id: &str| (id.to_owned(), choice_word(id, self.language));
        ids.into_iter().map(word).collect()
    }

    /// The languages of the content.
    fn languages(self) -> Vec<Language> {
        let languages = self.read(|session| {
            let content = session.report().content.as_ref();
            content.map(|content| content.strategy.languages.to_vec())
        });
        languages
            .flatten()
            .unwrap_or_else(|| Language::ALL.to_vec())
    }

    fn put(self, mut session: Session) {
        session.be_lazy();
        self.place.set(None);
        self.limit.set(STEP);
        self.is_text_shown.set(false);
        self.said.set(String::new());
        self.session.set(Some(session));
        self.tell();
    }

    /// Says what happened to the file. `saved` and `downloaded` mean that it is saved as it is now.
    pub fn happened(self, what: &str) {
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
            focus.focus();
        }
        is_done
    }

    /// Tells the findings and changes of the text as it is now, and how many findings are left if that has changed.
    fn catch_up(self) {
        if self.read(Session::is_behind) == Some(true) {
            let before = self.read(count_findings);
            self.session
                .update_untracked(|session| session.iter_mut().for_each(Session::catch_up));
            self.tell();
            let left = self
                .read(count_findings)
                .filter(|left| Some(*left) != before);
            if let Some(left) = left {
                self.said.set((self.words().left)(left));
            }
        }
    }

    /// Does so once the editor rests.
    fn catch_up_later(self) {
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
    fn settle(self) {
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

    /// Makes a step, and says how many findings are left if it has changed that.
    fn make(self, act: impl FnOnce(&mut Session) -> bool) {
        let before = self.read(count_findings);
        if self.act(act) {
            let left = self
                .read(count_findings)
                .filter(|left| Some(*left) != before);
            let said = left.map(self.words().left);
            self.said.set(said.unwrap_or_default());
            self.catch_up_later();
        }
    }

    fn undo(self) {
        let what = self
            .read(|session| session.last_done().map(self.words().step))
            .flatten();
        if self.act(Session::undo) {
            self.catch_up_later();
            self.said
                .set((self.words().undone)(&what.unwrap_or_default()));
        }
    }

    fn redo(self) {
        let what = self
            .read(|session| session.last_undone().map(self.words().step))
            .flatten();
        if self.act(Session::redo) {
            self.catch_up_later();
            self.said
                .set((self.words().redone)(&what.unwrap_or_default()));
        }
    }
}

/// How many findings there are, without wording tips.
fn count_findings(session: &Session) -> usize {
    SEVERITIES[..3].iter().map(|own| session.count(*own)).sum()
}

/// Copies a text, and says so.
fn copy(desk: Desk, text: &str, copied: &'static str) {
    crate::browser::copy(text, move |is_copied| {
        let not = desk.words().not_copied;
        desk.said
            .set(if is_copied { copied } else { not }.to_owned());
    });
}

/// The whole desk.
pub fn desk(desk: Desk) -> Piece {
    let top = html("div").class("desk-top");
    html("div")
        .attr("id", "desk")
        .child(top.child(bar::bar(desk)).child(bar::views(desk)))
        .child(
            html("main")
                .child(changes::meanwhile(desk))
                .child(opening::opening(desk))
                .child(contents::contents(desk))
                .child(findings::findings(desk))
                .child(changes::changes(desk))
                .child(hand_over::hand_over(desk))
                .child(preview::preview(desk))
                .child(opening::text(desk)),
        )
}
