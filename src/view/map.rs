//! The map: the wheel, or the rows where there is less room, with what both share.

use leptos::prelude::*;

use super::links::initiative_href;
use super::piece::{Piece, memo, piece, pieces, present, value};
use super::rows::rows;
use super::signals::Room;
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
#[component]
pub(super) fn MapStage() -> impl IntoView {
    let app = App::of_page();
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
    let form = value(move || {
        room.get()
            .map(|room| if room == Room::Rows { "rows" } else { "wheel" }.to_owned())
    });
    let wheel = {
        let app = app.clone();
        pieces(move || {
            if has_wheel.get() {
                vec![wheel(&app)]
            } else {
                Vec::new()
            }
        })
    };
    let rows = {
        let app = app.clone();
        pieces(move || {
            if has_rows.get() {
                vec![rows(&app)]
            } else {
                Vec::new()
            }
        })
    };

    let (pointed, tip) = (app.pointed, RwSignal::new(None));
    let point = {
        let app = app.clone();
        move |event: &leptos::ev::Event| {
            if let Some(initiative) =
                browser::mark_of(event).and_then(|(id, _)| app.site.content.find_initiative(&id))
            {
                tip.set(browser::anchor_of_mark(event));
                pointed.set(Some(initiative));
            }
        }
    };
    let (point_over, point_focus) = (point.clone(), point);
    let leave = move |event: leptos::ev::PointerEvent| {
        if !browser::stays_on(&event, "[data-mark], .tip") {
            pointed.set(None);
        }
    };
    let key = {
        let app = app.clone();
        move |event: leptos::ev::KeyboardEvent| app.walk_by_key(&event)
    };
    view! {
        <div id="map" class="map" role="group" aria-label=words.map aria-describedby="map-summary" data-form=form
            on:pointerover=move |event| point_over(&event) on:pointerout=leave
            on:focusin=move |event| point_focus(&event) on:focusout=move |_| pointed.set(None) on:keydown=key>
            <p id="map-summary" class="visually-hidden">{summary}</p>
            {wheel}
            {rows}
            {super::tip::tip(&app, tip)}
        </div>
        {legend(&app)}
    }
}

/// A mark: a link to its initiative. A hollow one repeats a filled one and is hidden from screen readers.
pub(super) fn mark(app: &App, place: usize, size: f64, at: Point) -> Option<Piece> {
    let site = &app.site;
    let place_on_map = site.map.places.get(place)?;
    let (initiative, main) = (place_on_map.initiative, place_on_map.main);
    let out = app.out.get(initiative.index()).copied()?;
    let id = site.content.initiative(initiative).id.to_string();
    let sector = site.content.sector_id(place_on_map.sector).to_owned();
    // A name where there is no `aria-hidden`: the map's first tab stop may be a hollow mark.
    let is_named = main || place == 0;
    Some(piece(view! {
        <a class="mark" href=initiative_href(site, initiative) data-mark=id data-sector=sector data-main=present(main)
            data-out=value(move || present(out.get())) tabindex=if place == 0 { "0" } else { "-1" }
            aria-hidden=(!is_named).then(|| "true".to_owned()) aria-label=is_named.then(|| mark_name(site, initiative))>
            <path transform=at.translate() d=shape(place_on_map.family, size, main)/>
        </a>
    }))
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
    fn walk_by_key(&self, event: &leptos::ev::KeyboardEvent) {
        let key = event.key();
        if key == "Escape" {
            self.step_out();
            return;
        }
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let step = match (key.as_str(), event.shift_key()) {
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

    /// One step out: what the pointer shows goes first, then the open initiative, then the filter.
    fn step_out(&self) {
        if self.open.get_untracked().is_some() {
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
    /// The size of a sample in the picture beside its words, which is 18 wide.
    const SIZE: f64 = 12.0;
    let words = app.site.words();
    let sample = |family: Family, main: bool, text: &'static str| {
        let class = if main { "filled" } else { "hollow" };
        piece(
            view! { <li><svg viewBox="-9 -9 18 18" aria-hidden="true"><path class=class d=shape(family, SIZE, main)/></svg>{text}</li> },
        )
    };
    let mut samples: Vec<_> = Family::ALL
        .map(|family| sample(family, true, (words.family)(family)))
        .into();
    samples.push(sample(Family::Work, true, words.legend_filled));
    samples.push(sample(Family::Work, false, words.legend_hollow));
    piece(view! {
        <section class="legend" aria-labelledby="legend-heading">
            <h2 id="legend-heading">{words.legend}</h2>
            <ul class="hue-0">{samples}</ul>
            <p class="for-wheel">{words.legend_ring}</p>
            <p class="for-rows">{words.legend_column}</p>
            <p class="needs-wasm">{words.map_help}</p>
            <p class="needs-wasm keys">{words.map_keys}</p>
        </section>
    })
}
