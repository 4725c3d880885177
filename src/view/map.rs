//! The map: the wheel, or the rows where there is less room, with what both share.

use leptos::prelude::*;

use super::links::initiative_href;
use super::piece::{Piece, html, memo, svg};
use super::rows::rows;
use super::signals::Room;
use super::tip::tip;
use super::wheel::wheel;
use super::{App, Site};
use crate::browser;
use crate::content::{Family, InitiativeIdx, Sector};
use crate::layout::{Point, Step, shape, walk};
use crate::messages::period;

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
    let room = app.room;
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
    let pointed = app.pointed;
    let point = move |event| {
        if let Some(initiative) =
            browser::mark_of(&event).and_then(|(id, _)| site.content.find_initiative(&id))
        {
            browser::place_beside_mark("tip", &event);
            pointed.set(Some(initiative));
        }
    };
    let leave = move |event| {
        // The name of the mark with the focus stays: a page that scrolls moves marks away from under the pointer, too.
        if !browser::stays_on(&event, "[data-mark], .tip") && !browser::has_focus("[data-mark]") {
            pointed.set(None);
        }
    };
    let key = {
        let app = app.clone();
        move |event| app.walk_by_key(&event)
    };
    let map = html("div")
        .attr("id", "map")
        .class("map")
        .attr("role", "group")
        .attr("aria-label", words.map)
        .attr("aria-describedby", "map-summary")
        .live_attr("data-form", form)
        .on("pointerover", point.clone())
        .on("focusin", point)
        .on("pointerout", leave)
        .on("focusout", move |_| pointed.set(None))
        .on("keydown", key)
        .child(
            html("p")
                .attr("id", "map-summary")
                .class("visually-hidden")
                .text(summary),
        )
        .child(html("div").region(the_wheel))
        .child(html("div").region(the_rows))
        .child(tip(app));
    [map, legend(app)]
}

/// A mark: a link to its initiative. A hollow one repeats a filled one and is hidden from screen readers.
pub(super) fn mark(app: &App, place: usize, mark_size: f64, at: Point) -> Option<Piece> {
    let site = &app.site;
    let place_on_map = site.map.places.get(place)?;
    let (initiative, main) = (place_on_map.initiative, place_on_map.main);
    let out = app.out.get(initiative.index()).copied()?;
    let path = svg("path")
        .attr("transform", at.translate())
        .attr("d", shape(place_on_map.family, mark_size, main));
    let mark = svg("a")
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
        .live_flag("data-out", move || out.get())
        .attr("tabindex", if place == 0 { "0" } else { "-1" })
        .child(path);
    // The map's first tab stop has a name even where it is hollow.
    Some(if main || place == 0 {
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
            _ => return,
        };
        let content = &self.site.content;
        let Some((id, sector)) = browser::mark_of(event) else {
            return;
        };
        let here = content
            .find_initiative(&id)
            .zip(content.find_sector(&sector));
        let Some(here) =
            here.and_then(|(initiative, sector)| self.site.map.place_of(initiative, sector))
        else {
            return;
        };
        // Also at an end: the key is the map's, and the page does not scroll away under it.
        event.prevent_default();
        let shown = self.shown.get_untracked();
        if let Some(next) = walk(&self.site.map, here, step, |initiative| {
            shown.is_matching(initiative)
        }) {
            self.move_to(next, true);
        }
    }

    /// Makes a place the map's tab stop, and gives it the focus if wanted.
    fn move_to(&self, place: usize, focus: bool) {
        if let Some(place) = self.site.map.places.get(place) {
            let content = &self.site.content;
            let (id, sector) = (
                &*content.initiative(place.initiative).id,
                content.sector_id(place.sector),
            );
            let selector = ["[data-mark='", id, "'][data-sector='", sector, "']"].concat();
            browser::move_tab_stop(&selector, &mark_name(&self.site, place.initiative), focus);
        }
    }

    /// One step out: the name that the pointer shows goes first, then the open initiative, then the chosen area.
    pub(super) fn step_out(&self) {
        let is_only_pointed =
            self.pointed.get_untracked().is_some() && !browser::has_focus("[data-mark]");
        if is_only_pointed {
            self.pointed.set(None);
        } else if self.open.get_untracked().is_some() {
            self.set_open(None);
        } else if self
            .query
            .with_untracked(|query| query.filter.only_sector().is_some())
        {
            self.show(crate::query::Filter::default());
        } else {
            self.pointed.set(None);
        }
    }
}

/// How to read the map.
fn legend(app: &App) -> Piece {
    let words = app.site.words();
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
        .child(html("p").class("needs-wasm").text(words.map_help))
        .child(html("p").class("needs-wasm keys").text(words.map_keys))
}

/// The shape of each family, with its words.
pub(super) fn family_samples(site: &Site) -> [Piece; Family::ALL.len()] {
    Family::ALL.map(|family| sample(family, true, (site.words().family)(family)))
}

/// A mark with its words.
fn sample(family: Family, main: bool, text: &'static str) -> Piece {
    /// The size of the mark in its picture, which is 18 wide.
    const SIZE: f64 = 12.0;
    let class = if main { "filled" } else { "hollow" };
    let mark = svg("path")
        .class(class)
        .attr("d", shape(family, SIZE, main));
    let picture = svg("svg")
        .attr("viewBox", "-9 -9 18 18")
        .attr("aria-hidden", "true")
        .child(mark);
    html("li").child(picture).text(text)
}
