//! The editors' desk: opening a file, what the checker says of it, mending it, and saving it. Files themselves are read and
//! written by `public/desk.js`, which also keeps the work should the program stop.

mod bar;
mod changes;
mod choose;
mod contents;
mod findings;
mod form;
mod go;
mod hand_over;
mod many;
mod opening;
mod place;
mod preview;
mod work;

use core::ops::Deref;

use leptos::prelude::*;

use go::View;
use work::count_findings;

use crate::check::Rule;
use crate::content::{ActorKind, Kind, Language, List, Severity};
use crate::desk::form::{choice_word, joined, proposed};
use crate::desk::rows::{Row, RowFilter, rows};
use crate::desk::words::{DeskWords, desk_words};
use crate::desk::{Changes, Session};
use crate::document::Document;
use crate::ui::{Piece, html};

/// How many findings are listed at first, and with each press more.
const STEP: usize = 100;

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
    /// The findings that are set aside: their rules and paths.
    aside: RwSignal<Vec<(Rule, String)>>,
    limit: RwSignal<usize>,
    /// The diagnostic whose lines are shown.
    place: RwSignal<Option<usize>>,
    is_text_shown: RwSignal<bool>,
    /// What is said aloud, and shown beside the state.
    said: RwSignal<String>,
    /// What is said of the last step, until its findings are told.
    step_said: RwSignal<String>,
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
    /// How many forms were opened.
    opened: RwSignal<u32>,
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
    /// Whether something is being written that is not yet a step.
    is_writing: RwSignal<bool>,
}

/// The entry whose form is open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    list: List,
    /// What it is found by after other entries have come and gone.
    key: String,
    place: usize,
    /// Which form it is: one is built for each entry that is opened, and none gets the number of an earlier one, which would
    /// be shown again as it was.
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
            opened: RwSignal::new(0),
            theirs: RwSignal::new(None),
            are_both_shown: RwSignal::new(false),
            published: RwSignal::new(String::new()),
            told,
            compared,
            steps: RwSignal::new(0),
            is_writing: RwSignal::new(false),
            language,
            session,
            only: RwSignal::new(None),
            aside: RwSignal::new(Vec::new()),
            limit: RwSignal::new(STEP),
            place: RwSignal::new(None),
            is_text_shown: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            step_said: RwSignal::new(String::new()),
        })))
    }

    fn words(self) -> &'static DeskWords {
        desk_words(self.language)
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

    /// How many steps are not saved. What is being written will be one more.
    fn count_unsaved(self) -> usize {
        self.get(Session::unsaved).unwrap_or_default() + usize::from(self.is_writing.get())
    }

    fn is_shown(self, view: View) -> bool {
        self.view.get() == view && (view == View::Open || self.session.with(Option::is_some))
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

    /// All entries of a list, each as id and name, in the order of the strategy or else of their names.
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

    fn read<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session
            .with_untracked(|session| session.as_ref().map(read))
    }

    fn get<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session.with(|session| session.as_ref().map(read))
    }
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
