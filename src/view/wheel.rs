//! The map as a wheel.

use leptos::prelude::*;

use super::App;
use super::focus::wheel_focus;
use super::links::{TOGGLE, choice_href};
use super::map::{hue_class, mark};
use super::piece::{Flag, Piece, flag, memo, piece, pieces, value, words};
use super::signals::Room;
use crate::content::Sector;
use crate::layout::{
    Label, LabelClass, Labels, WheelSector, decimal, hollow_stroke, wheel::RimSegment,
};
use crate::query::Choice;

/// The wheel.
pub(super) fn wheel(app: &App) -> Piece {
    let wheel = &app.site.wheel;
    let sectors: Vec<_> = wheel
        .sectors
        .iter()
        .map(|drawn| sector(app, drawn))
        .collect();
    let room = app.room;
    let label_sets: Vec<_> = LabelClass::ALL
        .into_iter()
        .map(|class| {
            // All sets stand in the prerendered page, and the style sheet shows the one for the room that there is.
            let stands = memo(move || room.get().is_none_or(|room| room == Room::Wheel(class)));
            let app = app.clone();
            pieces(move || {
                if stands.get() {
                    vec![label_set(&app, class)]
                } else {
                    Vec::new()
                }
            })
        })
        .collect();
    let open = app.open;
    piece(view! {
        <svg class="wheel" viewBox=wheel.view_box.clone() stroke-width=hollow_stroke(wheel.mark_size) class:has-open=flag(move || open.get().is_some())>
            <g class="sectors">{sectors}</g>
            {wheel_focus(app)}
            {hub(app)}
            {label_sets}
        </svg>
    })
}

/// The live number, in the middle.
fn hub(app: &App) -> Piece {
    let labels = app.site.words();
    let total = app.site.content.initiatives().len();
    let shown = app.shown;
    let count = move || shown.with(|shown| shown.count());
    piece(view! {
        <g class="hub" aria-hidden="true">
            <text class="hub-number" y="8" text-anchor="middle">{words(move || count().to_string())}</text>
            <text class="hub-caption" y="32" text-anchor="middle">{words(move || (labels.hub_caption)(count(), total))}</text>
        </g>
    })
}

/// Whether a sector is chosen.
fn is_chosen(app: &App, sector: Sector) -> bool {
    app.query
        .with(|query| query.filter.has(Choice::from(sector)))
}

/// Whether the initiative in focus stands in a sector.
fn is_lit(app: &App, sector: Sector) -> Flag {
    let app = app.clone();
    flag(move || {
        app.focused
            .get()
            .is_some_and(|initiative| app.site.content.initiative(initiative).is_in(sector))
    })
}

/// A sector: its ground and rim, which filter by it, and its marks.
fn sector(app: &App, drawn: &WheelSector) -> Piece {
    let site = &app.site;
    let which = drawn.sector;
    let label = {
        let (site, shown) = (site.clone(), app.shown);
        value(move || {
            let name = site.content.sector_name(which).in_language(site.language);
            Some((site.words().sector_group)(
                name,
                shown.with(|shown| shown.in_sector(which)) as usize,
            ))
        })
    };
    let chosen = {
        let app = app.clone();
        flag(move || is_chosen(&app, which))
    };
    let rim: Vec<_> = drawn
        .rim
        .iter()
        .map(|segment| rim(app, which, segment))
        .collect();
    let places = site
        .map
        .span_of(which)
        .map(|span| site.map.places_in(span))
        .unwrap_or_default();
    let marks: Vec<_> = places
        .filter_map(|place| site.wheel.marks.get(place))
        .filter_map(|wheel_mark| mark(app, wheel_mark.place, site.wheel.mark_size, wheel_mark.at))
        .collect();
    piece(view! {
        <g class=["sector ", hue_class(which)].concat() role="group" aria-label=label class:is-chosen=chosen class:is-lit=is_lit(app, which)>
            <a class="ground" href=choice_href(site, Choice::from(which)) data-go=TOGGLE tabindex="-1" aria-hidden="true">
                <path class="tint" d=drawn.ground.clone()/>
                <path class="rings" d=drawn.rings.clone()/>
                {rim}
            </a>
            {marks}
        </g>
    })
}

/// A segment of a sector's rim, lit while the initiative in focus serves its objective.
fn rim(app: &App, sector: Sector, segment: &RimSegment) -> Piece {
    let (site, focused, objective) = (app.site.clone(), app.focused, segment.objective);
    let is_lit = flag(move || {
        focused.get().is_some_and(|initiative| {
            let initiative = site.content.initiative(initiative);
            objective.map_or_else(
                || initiative.is_in(sector),
                |objective| initiative.objectives.contains(&objective),
            )
        })
    });
    piece(view! { <path class="rim" class:is-lit=is_lit d=segment.path.clone()/> })
}

/// The labels for one class of the map's width.
fn label_set(app: &App, class: LabelClass) -> Piece {
    let site = &app.site;
    let set = Labels::new(&site.content, &site.map, site.language, class);
    let small_size = decimal(set.small_size);
    let years: Vec<_> = set
        .years
        .into_iter()
        .map(|year| {
            piece(view! { <text x=decimal(year.at.x) y=decimal(year.at.y)>{year.text}</text> })
        })
        .collect();
    let sectors: Vec<_> = set
        .sectors
        .into_iter()
        .map(|own| label(app, own, &small_size))
        .collect();
    piece(view! {
        <g class=["labels labels-", class.name()].concat()>
            <g class="years" font-size=small_size text-anchor="middle" aria-hidden="true">{years}</g>
            <g font-size=decimal(set.font_size)>{sectors}</g>
        </g>
    })
}

/// A sector's label: a link that filters by it, with the live count.
fn label(app: &App, label: Label, small_size: &str) -> Piece {
    let site = &app.site;
    let sector = label.sector;
    let shown = app.shown;
    let x = decimal(label.x);
    let number = label
        .number
        .map_or_else(String::new, |number| [&number.to_string(), " "].concat());
    let lines: Vec<_> = label
        .lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let number = if index == 0 { number.clone() } else { String::new() };
            piece(view! { <text x=x.clone() y=decimal(line.y)><tspan class="number">{number}</tspan>{line.text}</text> })
        })
        .collect();
    let current = {
        let app = app.clone();
        value(move || is_chosen(&app, sector).then(|| "true".to_owned()))
    };
    piece(view! {
        <a class=["label ", hue_class(sector)].concat() href=choice_href(site, Choice::from(sector)) data-go=TOGGLE tabindex="-1"
            text-anchor=label.anchor.name() lang=(label.language != site.language).then(|| label.language.tag())
            class:is-lit=is_lit(app, sector) aria-current=current>
            {lines}
            <text class="label-count" x=x.clone() y=decimal(label.count_y) font-size=small_size.to_owned()>
                {words(move || shown.with(|shown| shown.in_sector(sector)).to_string())}
            </text>
        </a>
    })
}
