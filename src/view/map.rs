//! The map: the wheel, or the rows where there is less room, with what both share.

use std::time::Duration;

use leptos::prelude::*;

use super::links::initiative_href;
use super::piece::{Piece, effect, html, memo, svg};
use super::rows::rows;
use super::signals::Room;
use super::tip::tip;
use super::wheel::wheel;
use super::{App, Site};
use crate::browser;
use crate::content::{Family, InitiativeIdx, Sector};
use crate::layout::{Detail, Point, Step, hollow_stroke, shape, walk};
use crate::messages::period;
use crate::query::{Filter, View, url};

/// How long the name beside a mark stays once the pointer has left both.
const LEAVE_AFTER: Duration = Duration::from_millis(250);

/// How many hues there are for areas. Further areas begin again with the first.
const HUES: usize = 8;

/// The class that gives an element and what is in it the hue of a sector.
pub(super) fn hue_class(sector: Sector) -> &'static str {
    const CLASSES: [&str; HUES] = [
        "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8",
    ];
    match sector {
        Sector::Area(area) => CLASSES[area.index() % HUES],
        Sector::Programme(_) => "hue-0",
    }
}

/// The map with its legend and help. One tab stop: keys move on from there.
pub(super) fn map_stage(app: &App) -> [Piece; 2] {
    let site = app.site.clone();
    let (content, words) = (&site.content, site.words());
    let summary = (words.map_summary)(
        content.areas().len(),
        content.programmes().len(),
        content.initiatives().len(),
        site.map.places.len(),
    );
    // Both forms stand in the prerendered page, where the style sheet shows the one that has room. Once the room has
    // been measured only that one stays.
    let room = {
        let app = app.clone();
        memo(move || app.room())
    };
    let has_wheel = memo(move || room.get() != Some(Room::Rows));
    let has_rows = memo(move || matches!(room.get(), None | Some(Room::Rows)));
    let form = move || {
        room.get()
            .map(|room| if room == Room::Rows { "rows" } else { "wheel" }.to_owned())
    };
    let the_wheel = {
        let app = app.clone();
        move || has_wheel.get().then(|| wheel(&app)).into_iter().collect()
    };
    let the_rows = {
        let app = app.clone();
        move || has_rows.get().then(|| rows(&app)).into_iter().collect()
    };
    // What serves the area or programme under the pointer lights up wherever it stands.
    let point = {
        let site = app.site.clone();
        move |event| {
            let Some(query) = browser::query_of_link(&event, "[data-go]") else {
                return;
            };
            let state = url::parse(&query, &site.content).0;
            if let Some(sector) = state.query.filter.only_sector() {
                browser::light_marks(&|id| {
                    let initiative = site.content.find_initiative(id);
                    initiative.is_some_and(|one| site.content.initiative(one).is_in(sector))
                });
            }
        }
    };
    let key = {
        let app = app.clone();
        move |event| app.walk_by_key(&event)
    };
    if app.site.map.cells.is_empty() {
        fade_what_is_out(app);
    } else {
        // A mark that was the tab stop may be gone.
        let app = app.clone();
        effect(move || {
            app.shown.track();
            if !browser::has("[data-cell]:focus") {
                app.move_to(0, false);
            }
        });
    }
    let map = html("div")
        .attr("id", "map")
        .class("map")
        .attr("role", "group")
        .attr("aria-label", words.map)
        .attr("aria-describedby", "takeaway map-summary")
        .live_attr("data-form", form)
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", |_| browser::unlight_marks())
        .on("focusout", |_| browser::unlight_marks())
        .on("keydown", key)
        .child(
            html("p")
                .attr("id", "map-summary")
                .class("visually-hidden")
                .text(summary),
        )
        .child(html("div").region(the_wheel))
        .child(html("div").region(the_rows));
    [with_tip(app, map), legend(app)]
}

/// Keeps the marks in step with the filter. One effect for all of them, which changes those that it changes: one for each
/// mark would have to be set up before the page answers, and told of every change.
fn fade_what_is_out(app: &App) {
    let app = app.clone();
    effect(move || {
        let shown = app.shown.get();
        browser::flag_marks("data-out", &|id| {
            let initiative = app.site.content.find_initiative(id);
            initiative.is_some_and(|one| !shown.is_matching(one))
        });
    });
}

/// What picks the mark with the focus.
fn focused_mark() -> String {
    [browser::MARKS, ":focus"].concat()
}

/// A picture with the name of the initiative under the pointer or the focus, beside its mark.
pub(super) fn with_tip(app: &App, picture: Piece) -> Piece {
    let (site, pointed, dismissed) = (app.site.clone(), app.pointed, app.dismissed);
    // A name that goes uncovers what it lay over, which the pointer then enters without having moved.
    let point = move |event: leptos::ev::Event| {
        if dismissed.get_untracked() && event.type_() == "pointerover" {
            return;
        }
        dismissed.set(false);
        if let Some(initiative) =
            browser::item_of(&event).and_then(|id| site.content.find_initiative(&id))
        {
            browser::place_tip(&event);
            pointed.set(Some(initiative));
        }
    };
    let leave = move |_| {
        // The pointer gets a moment for its way to the name, over what lies between. The name of the mark with the focus
        // stays: a page that scrolls moves marks away from under the pointer, too.
        set_timeout(
            move || {
                let stays = [browser::MARKS, ":hover, .tip:hover, ", &focused_mark()].concat();
                if !browser::has(&stays) {
                    pointed.set(None);
                }
            },
            LEAVE_AFTER,
        );
    };
    picture
        .on("pointermove", {
            let point = point.clone();
            move |event| {
                if dismissed.get_untracked() {
                    point(event);
                }
            }
        })
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", leave)
        .on("focusout", move |_| pointed.set(None))
        .child(tip(app))
}

/// A mark, as it stands there now: a link to its initiative, or where there are very many its shape as one. A hollow one repeats a filled one and is hidden from screen readers.
pub(super) fn mark(app: &App, place: usize, mark_size: f64, at: Point) -> Option<Piece> {
    let site = &app.site;
    let place_on_map = site.map.places.get(place)?;
    let (initiative, main) = (place_on_map.initiative, place_on_map.main);
    let is_out = app
        .shown
        .with_untracked(|shown| !shown.is_matching(initiative));
    let path = svg("path")
        .attr("transform", at.translate())
        .attr("d", shape(place_on_map.family, mark_size, main));
    let mark = if site.map.has_links() {
        svg("a").child(path)
    } else {
        path.attr("role", "link")
    };
    let is_first = place == 0 && site.map.cells.is_empty();
    let mark = mark
        .class("mark")
        .attr("href", initiative_href(site, initiative))
        .attr(
            "data-mark",
            site.content.initiative(initiative).id.to_string(),
        )
        .attr(
            "data-sector",
            site.content.sector_id(place_on_map.sector).to_owned(),
        )
        .maybe("data-main", main.then_some(""))
        .maybe("data-out", is_out.then_some(""))
        .attr("tabindex", if is_first { "0" } else { "-1" });
    // The map's first tab stop has a name even where it is hollow.
    Some(if main || is_first {
        mark.attr("aria-label", mark_name(site, initiative))
    } else {
        mark.attr("aria-hidden", "true")
    })
}

/// The name of a sector with how many initiatives stand in it.
pub(super) fn sector_label(
    app: &App,
    sector: Sector,
) -> impl Fn() -> Option<String> + Send + use<> {
    let (site, shown) = (app.site.clone(), app.shown);
    move || {
        let name = site.content.sector_name(sector).in_language(site.language);
        Some((site.words().sector_group)(
            name,
            shown.with(|shown| shown.in_sector(sector)) as usize,
        ))
    }
}

/// What a mark is called: name, kind, date.
pub(super) fn mark_name(site: &Site, initiative: InitiativeIdx) -> String {
    let entry = site.content.initiative(initiative);
    let words = site.words();
    let when = entry
        .date
        .map_or_else(String::new, |when| period(when, site.language));
    (words.mark)(
        entry.name.in_language(site.language),
        (words.kind)(entry.kind),
        &when,
    )
}

impl App {
    /// Moves the map's tab stop by a key. See `docs/accessibility.md` for the keys.
    fn walk_by_key(&self, event: &leptos::ev::Event) {
        let Some(press) = browser::key_press(event) else {
            return;
        };
        let step = match (press.key.as_str(), press.has_shift) {
            ("ArrowRight", false) => Step::Forward,
            ("ArrowLeft", false) => Step::Back,
            ("ArrowRight", true) => Step::NextOfInitiative,
            ("ArrowLeft", true) => Step::PreviousOfInitiative,
            ("ArrowUp", false) => Step::Out,
            ("ArrowDown", false) => Step::In,
            ("Home", false) => Step::First,
            ("End", false) => Step::Last,
            ("PageDown", false) => Step::NextSector,
            ("PageUp", false) => Step::PreviousSector,
            ("Enter", false) => return self.open_mark(event),
            _ => return,
        };
        let Some(here) = self.place_of_event(event) else {
            return;
        };
        // Also at an end: the key is the map's, and the page does not scroll away under it.
        event.prevent_default();
        let map = &self.site.map;
        let (shown, detail) = (self.shown.get_untracked(), self.detail());
        let is_stop = |place: usize| match &detail {
            Some(detail) => detail.is_stop(map, place),
            None => map
                .places
                .get(place)
                .is_some_and(|place| shown.is_matching(place.initiative)),
        };
        if let Some(next) = walk(map, here, step, &is_stop) {
            self.move_to(next, true);
        }
    }

    /// Opens the mark that has the focus. A link does so by itself, a mark that is but a shape does not.
    fn open_mark(&self, event: &leptos::ev::Event) {
        if let Some((id, _)) = browser::mark_of(event) {
            event.prevent_default();
            self.set_open(self.site.content.find_initiative(&id));
        }
    }

    /// What the cells of the form that is shown show.
    fn detail(&self) -> Option<Detail> {
        let in_rows = self.room.get_untracked() == Some(Room::Rows);
        self.site.detail(in_rows, &self.shown.get_untracked())
    }

    /// The place of the mark, or the first place in the cell, on which an event happened.
    fn place_of_event(&self, event: &leptos::ev::Event) -> Option<usize> {
        let map = &self.site.map;
        if let Some(cell) = browser::cell_of(event) {
            return map.cells.get(cell).map(|cell| cell.places.start);
        }
        let content = &self.site.content;
        let (id, sector) = browser::mark_of(event)?;
        map.place_of(content.find_initiative(&id)?, content.find_sector(&sector)?)
    }

    /// Makes the mark of a place, or the cell that has none for it, the map's tab stop, and gives it the focus if wanted.
    fn move_to(&self, index: usize, focus: bool) {
        let site = &self.site;
        let Some(place) = site.map.places.get(index) else {
            return;
        };
        let (selector, name) = match (self.detail(), site.map.cell_of(index)) {
            (Some(detail), Some(cell)) if detail.mark(index).is_none() => (
                ["[data-cell='", &cell.to_string(), "']"].concat(),
                String::new(),
            ),
            _ => {
                let id = &*site.content.initiative(place.initiative).id;
                let sector = site.content.sector_id(place.sector);
                (
                    ["[data-mark='", id, "'][data-sector='", sector, "']"].concat(),
                    mark_name(site, place.initiative),
                )
            }
        };
        browser::move_tab_stop(&selector, &name, focus);
    }

    /// One step out: the name that the pointer shows goes first, then the open initiative, then what is unrolled, then
    /// the chosen area.
    pub(super) fn step_out(&self) {
        let is_only_pointed =
            self.pointed.get_untracked().is_some() && !browser::has(&focused_mark());
        if is_only_pointed {
            self.dismissed.set(true);
            self.pointed.set(None);
        } else if self.open.get_untracked().is_some() {
            self.set_open(None);
        } else if self.query.with_untracked(|query| query.view) == View::Objectives {
            self.set_view(View::Map);
        } else if self
            .query
            .with_untracked(|query| query.filter.only_sector().is_some())
        {
            self.show(Filter::default());
        } else {
            self.pointed.set(None);
        }
    }
}

/// A mark beside words: the picture is 18 wide.
pub(super) fn sample_of(family: Family, main: bool) -> Piece {
    const SIZE: f64 = 12.0;
    let mark = svg("path")
        .class(if main { "filled" } else { "hollow" })
        .attr("d", shape(family, SIZE, main));
    svg("svg")
        .class("sample")
        .attr("viewBox", "-9 -9 18 18")
        .attr("stroke-width", hollow_stroke(SIZE))
        .child(mark)
}

/// How to read the map.
fn legend(app: &App) -> Piece {
    let words = app.site.words();
    let has_cells = !app.site.map.cells.is_empty();
    let samples = html("ul")
        .class("hue-0")
        .children(family_samples(&app.site))
        .child(sample(Family::Work, true, words.legend_filled))
        .child(sample(Family::Work, false, words.legend_hollow));
    html("section")
        .class("legend")
        .attr("aria-labelledby", "legend-heading")
        .child(html("h2").attr("id", "legend-heading").text(words.legend))
        .child(samples)
        .child(html("p").class("for-wheel").text(words.legend_ring))
        .child(html("p").class("for-rows").text(words.legend_column))
        .children(has_cells.then(|| html("p").text(words.legend_cell)))
        .child(html("p").class("needs-wasm").text(words.map_help))
        .child(html("p").class("needs-wasm keys").text(words.map_keys))
}

/// The shape of each family, with its words.
pub(super) fn family_samples(site: &Site) -> [Piece; Family::ALL.len()] {
    Family::ALL.map(|family| sample(family, true, (site.words().family)(family)))
}

/// A mark with its words.
fn sample(family: Family, main: bool, text: &'static str) -> Piece {
    let picture = sample_of(family, main).attr("aria-hidden", "true");
    html("li").child(picture).text(text)
}
