//! The map as a wheel.

use leptos::prelude::*;

use super::App;
use super::focus::WheelFocus;
use super::links::{TOGGLE, choice_href};
use super::map::{hue_class, mark_view};
use crate::content::{InitiativeIdx, Sector};
use crate::layout::{Label, LabelClass, Labels, WheelSector, decimal};
use crate::query::Choice;

/// The wheel.
#[component]
pub(super) fn WheelView() -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let wheel = &site.wheel;
    let sectors: Vec<_> = wheel
        .sectors
        .iter()
        .map(|sector| view! { <SectorView sector=sector.clone()/> })
        .collect();
    let label_class = app.label_class;
    let label_sets: Vec<_> = LabelClass::ALL
        .into_iter()
        .map(|class| {
            // All sets stand in the prerendered page, and the style sheet shows the one for the room that there is.
            let stands = Memo::new(move |_| label_class.get().is_none_or(|fits| fits == class));
            move || stands.get().then(|| view! { <LabelSet class/> })
        })
        .collect();
    let open = app.open;
    view! {
        <svg class="wheel" viewBox=wheel.view_box.clone() class:has-open=move || open.get().is_some()>
            <g class="sectors">{sectors}</g>
            <WheelFocus/>
            <Hub/>
            {label_sets}
        </svg>
    }
}

/// The live number, in the middle.
#[component]
fn Hub() -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let total = app.site.content.initiatives().len();
    let shown = app.shown;
    let count = Memo::new(move |_| shown.with(|shown| shown.count()));
    view! {
        <g class="hub" aria-hidden="true">
            <text class="hub-number" y="8" text-anchor="middle">{move || count.get().to_string()}</text>
            <text class="hub-caption" y="32" text-anchor="middle">{move || (words.hub_caption)(count.get(), total)}</text>
        </g>
    }
}

/// Whether the initiative in focus stands in a sector.
fn is_lit(app: &App, sector: Sector) -> Memo<bool> {
    let (site, focused) = (app.site.clone(), app.focused);
    Memo::new(move |_| {
        focused
            .get()
            .is_some_and(|initiative| site.content.initiative(initiative).is_in(sector))
    })
}

/// A sector: its ground and rim, which filter by it, and its marks.
#[component]
fn SectorView(sector: WheelSector) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let which = sector.sector;
    let choice = Choice::from(which);
    let (query, shown) = (app.query, app.shown);
    let is_chosen = Memo::new(move |_| query.with(|query| query.filter.has(choice)));
    let label = {
        let (words, name, language) = (
            site.words(),
            site.content.sector_name(which).clone(),
            site.language,
        );
        move || {
            (words.sector_group)(
                name.in_language(language),
                shown.with(|shown| shown.in_sector(which)) as usize,
            )
        }
    };
    let rim: Vec<_> = sector
        .rim
        .into_iter()
        .map(|segment| {
            let (site, focused) = (site.clone(), app.focused);
            let is_lit = Memo::new(move |_| {
                let serves = |initiative: InitiativeIdx| {
                    let initiative = site.content.initiative(initiative);
                    match segment.objective {
                        Some(objective) => initiative.objectives.contains(&objective),
                        None => initiative.is_in(which),
                    }
                };
                focused.get().is_some_and(serves)
            });
            view! { <path class="rim" class:is-lit=is_lit d=segment.path/> }
        })
        .collect();
    let places = site
        .map
        .span_of(which)
        .map(|span| site.map.places_in(span))
        .unwrap_or_default();
    let marks: Vec<_> = places
        .filter_map(|place| site.wheel.marks.get(place))
        .map(|mark| mark_view(&app, mark.place, site.wheel.mark_size, mark.at))
        .collect();
    view! {
        <g class=["sector ", hue_class(which)].concat() role="group" aria-label=label class:is-chosen=is_chosen class:is-lit=is_lit(&app, which)>
            <a class="ground" href=choice_href(&site, choice) data-go=TOGGLE tabindex="-1" aria-hidden="true">
                <path class="tint" d=sector.ground/>
                <path class="rings" d=sector.rings/>
                {rim}
            </a>
            {marks}
        </g>
    }
}

/// The labels for one class of the map's width.
#[component]
fn LabelSet(class: LabelClass) -> impl IntoView {
    let app = App::of_page();
    let site = &app.site;
    let set = Labels::new(&site.content, &site.map, site.language, class);
    let name_size = decimal(set.font_size);
    let small_size = decimal(set.small_size);
    let years: Vec<_> = set
        .years
        .into_iter()
        .map(|year| view! { <text x=decimal(year.at.x) y=decimal(year.at.y)>{year.text}</text> })
        .collect();
    let sectors: Vec<_> = set
        .sectors
        .into_iter()
        .map(|label| view! { <LabelView label small_size=small_size.clone()/> })
        .collect();
    view! {
        <g class=["labels labels-", class.name()].concat()>
            <g class="years" font-size=small_size text-anchor="middle" aria-hidden="true">{years}</g>
            <g font-size=name_size>{sectors}</g>
        </g>
    }
}

/// A sector's label: a link that filters by it, with the live count.
#[component]
fn LabelView(label: Label, small_size: String) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let sector = label.sector;
    let (query, shown) = (app.query, app.shown);
    let choice = Choice::from(sector);
    let is_chosen = Memo::new(move |_| query.with(|query| query.filter.has(choice)));
    let x = decimal(label.x);
    let number = label.number.map(|number| number.to_string());
    let lines: Vec<_> = label
        .lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let number = number
                .clone()
                .filter(|_| index == 0)
                .map(|number| view! { <tspan class="number">{number}" "</tspan> });
            view! { <text x=x.clone() y=decimal(line.y)>{number}{line.text}</text> }
        })
        .collect();
    let class = ["label ", hue_class(sector)].concat();
    view! {
        <a class=class href=choice_href(&site, choice) data-go=TOGGLE data-label tabindex="-1" text-anchor=label.anchor.name()
            lang=(label.language != site.language).then(|| label.language.tag())
            class:is-chosen=is_chosen class:is-lit=is_lit(&app, sector) aria-current=move || is_chosen.get().then_some("true")>
            {lines}
            <text class="label-count" x=x.clone() y=decimal(label.count_y) font-size=small_size>
                {move || shown.with(|shown| shown.in_sector(sector)).to_string()}
            </text>
        </a>
    }
}
