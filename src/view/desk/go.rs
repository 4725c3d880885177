//! The views of the desk, and going to them, to entries and to fields. Where one is stands in the address.

use leptos::prelude::*;

use super::{Desk, Open, STEP, form};
use crate::browser::{focus_first, on_history_move, set_title, write_address, write_into};
use crate::content::List;
use crate::desk::rows::place_in;
use crate::desk::words::DeskWords;
use crate::ui::{Piece, html};

/// A part of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Open,
    Contents,
    Findings,
    Changes,
    HandOver,
}

impl View {
    pub(super) const ALL: [Self; 5] = [
        Self::Open,
        Self::Contents,
        Self::Findings,
        Self::Changes,
        Self::HandOver,
    ];

    /// The query string of its address.
    pub(super) const fn query(self) -> &'static str {
        match self {
            Self::Open => "view=open",
            Self::Contents => "view=contents",
            Self::Findings => "view=findings",
            Self::Changes => "view=changes",
            Self::HandOver => "view=hand-over",
        }
    }

    pub(super) fn address(self) -> String {
        ["?", self.query()].concat()
    }

    /// Its name.
    pub(super) const fn name(self, words: &DeskWords) -> &'static str {
        match self {
            Self::Open => words.open,
            Self::Contents => words.contents,
            Self::Findings => words.findings,
            Self::Changes => words.changes,
            Self::HandOver => words.hand_over,
        }
    }

    /// What is focused when it is gone to.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Open => "#open-heading",
            Self::Contents => "#contents-heading",
            Self::Findings => "#findings-heading",
            Self::Changes => "#changes-heading",
            Self::HandOver => "#hand-over-heading",
        }
    }
}

impl Desk {
    /// The section of a view, with its heading.
    pub(super) fn section(self, view: View, id: &'static str, name: &'static str) -> Piece {
        let heading = view.heading().trim_start_matches('#');
        html("section")
            .attr("id", id)
            .attr("aria-labelledby", heading)
            .flag_fn("hidden", move || !self.is_shown(view))
            .child(
                html("h2")
                    .attr("id", heading)
                    .attr("tabindex", "-1")
                    .text(name),
            )
    }

    /// Follows the visitor back and forward.
    pub fn follow_history(self) {
        on_history_move(move |query| {
            let left = self.open.get_untracked();
            self.show(&query);
            self.focus_shown(left.map(|left| left.key));
        });
    }

    /// Focuses the heading of what is shown now; in the table the row of the entry that was left.
    fn focus_shown(self, left: Option<String>) {
        let view = self.view.get_untracked();
        let mut targets = Vec::new();
        if self.open.with_untracked(Option::is_some) {
            targets.push("#entry-heading".to_owned());
        } else if let Some(left) = left.filter(|_| view == View::Contents) {
            targets.push(["[data-entry=\"", &left, "\"] a"].concat());
        }
        targets.push(view.heading().to_owned());
        focus_first(targets);
    }

    /// Goes to a view, and to the form of an entry of the list, as a new state of the address or in place of the current one.
    pub(super) fn go(self, view: View, key: Option<String>, replace: bool) {
        let mut query = view.query().to_owned();
        if view == View::Contents {
            let list = self.list.get_untracked();
            query.push_str(&["&list=", list.name()].concat());
            if let Some(key) = &key {
                query.push_str(&["&entry=", &key.replace('#', "%23")].concat());
            }
        }
        write_address(&query, replace);
        let left = self.open.get_untracked();
        self.show(&query);
        self.focus_shown(left.map(|left| left.key));
    }

    /// Takes away the open entry, says what went, and goes to its neighbour in the list.
    pub(super) fn remove_open(self) {
        let Some(open) = self.open.get_untracked() else {
            return;
        };
        let neighbour = untrack(|| self.neighbour(true).or_else(|| self.neighbour(false)));
        let place_of = |key: String| self.read(|session| session.place_of(open.list, &key));
        let near = neighbour.and_then(place_of).flatten();
        if self.make_aloud(|session| session.remove_entry(open.list, open.place)) {
            self.go(View::Contents, None, true);
            // Those behind it have moved up.
            let near = near.map(|place| place - usize::from(place > open.place));
            let key_of = |place| self.read(|session| session.key_of(open.list, place));
            self.focus_shown(near.and_then(key_of));
        }
    }

    /// Goes to the field at a path of the file.
    pub(super) fn go_to_field(self, path: &str) {
        let lists = List::ALL.into_iter();
        let found = lists
            .into_iter()
            .find_map(|list| Some((list, place_in(list, path)?)));
        if let Some((list, place)) = found {
            let key = self.read(|session| session.key_of(list, place));
            self.show_list(list);
            self.go(View::Contents, key, false);
            let within = path.split_once(']').map_or("", |(_, within)| within);
            form::focus_field(within.trim_start_matches('.'));
        }
    }

    /// Shows the state of an address.
    pub(super) fn show(self, query: &str) {
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
        let serial = self.opened.get_untracked().wrapping_add(1);
        self.opened.set(serial);
        self.open.set(place.map(|(key, place)| Open {
            list,
            key,
            place,
            serial,
        }));
        self.view.set(view.unwrap_or(View::Open));
        set_title(&self.title());
    }

    /// The title of the page: the open entry, the view, the desk.
    fn title(self) -> String {
        let words = self.words();
        let entry = untrack(|| self.entry_name());
        let view = self.view.get_untracked().name(words);
        let parts = [&*entry, view, words.title].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" – ")
    }

    /// Shows another list, with all its entries.
    pub(super) fn show_list(self, list: List) {
        if list != self.list.get_untracked() {
            self.chosen.set(Vec::new());
            self.row_limit.set(STEP);
            write_into("[name=\"find\"]", "");
            self.filter.update(|filter| {
                filter.words.clear();
                filter.kind.clear();
                filter.sector.clear();
            });
            self.list.set(list);
        }
    }

    /// A link to a view or an entry.
    pub(super) fn link(self, view: View, at: Option<(List, String)>, name: String) -> Piece {
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

    /// The key of the next or the previous row of the list.
    pub(super) fn neighbour(self, is_next: bool) -> Option<String> {
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
}
