//! The map as a wheel.

use leptos::prelude::*;

use super::bins::{LiveDetail, bins};
use super::focus::wheel_focus;
use super::mark::hue_class;
use super::marks::{Frame, marks};
use super::picture::picture;
use crate::app::{App, MapForm};
use crate::content::{ObjectiveIdx, Sector};
use crate::layout::map::wheel::RimSegment;
use crate::layout::map::{Label, LabelClass, WheelSector};
use crate::layout::{decimal, hollow_stroke};
use crate::query::Choice;
use crate::state::links::{Go, choice_href};
use crate::ui::{Element, Fixed, Piece, memo, svg};
use crate::view::names::{sector_count, sector_label, unit};

/// The wheel: its picture, and the marks above it.
pub(super) fn wheel(app: &App) -> [Piece; 2] {
    let wheel = &app.model.wheel;
    let (open, detail) = (app.open, LiveDetail::new(app, false));
    let frame = Frame {
        bounds: wheel.bounds,
        spans: (0, wheel.sectors.len()),
    };
    let marks = marks(app, frame, &detail);
    let picture = svg("svg")
        .class("wheel")
        // Translators would wrap its texts in elements of HTML, which are nothing in a picture.
        .attr("translate", "no")
        .attr("viewBox", wheel.bounds.view_box())
        .attr("stroke-width", hollow_stroke(wheel.mark_size))
        .class_fn("has-open", move || open.get().is_some())
        .children(wheel.sectors.iter().map(|drawn| ground(app, drawn)))
        .children(
            wheel
                .sectors
                .iter()
                .flat_map(|drawn| objectives(app, drawn)),
        )
        .child(svg("path").class("rings").attr("d", wheel.rings.clone()))
        .child(
            svg("g").class("sectors").children(
                wheel
                    .sectors
                    .iter()
                    .map(|drawn| sector(app, drawn, &detail)),
            ),
        )
        .child(wheel_focus(app, detail.clone()))
        .child(hub(app))
        .children(
            LabelClass::ALL
                .into_iter()
                .map(|class| label_set(app, class)),
        );
    [picture, marks.into()]
}

/// The current number, in the middle.
fn hub(app: &App) -> Piece {
    let model = app.model.clone();
    let total = model.content.initiatives().len();
    let shown = app.shown;
    let count = move || shown.with(|shown| shown.count());
    let number = svg("text").class("hub-number").attr("y", "8").text_fn({
        let model = model.clone();
        move || model.phrases().count(count())
    });
    let caption = svg("text")
        .class("hub-caption")
        .attr("y", "32")
        .text_fn(move || model.phrases().hub_caption(count(), total));
    svg("g")
        .class("hub counted")
        .attr("aria-hidden", "true")
        .attr("text-anchor", "middle")
        .child(number)
        .child(caption)
}

/// The `aria-current` attribute of a sector or an objective: whether it is chosen.
pub(super) fn is_current(app: &App, choice: Choice) -> impl Fn() -> Option<String> + Send + use<> {
    let query = app.query;
    move || {
        query
            .with(|query| query.filter.has(choice))
            .then(|| "true".to_owned())
    }
}

/// Whether the highlighted initiative belongs to a sector.
fn is_lit(app: &App, sector: Sector) -> impl Fn() -> bool + Send + use<> {
    let app = app.clone();
    move || {
        app.focused
            .get()
            .is_some_and(|initiative| app.model.content.initiative(initiative).is_in(sector))
    }
}

/// The background of a sector, which filters by it, with the rim of what is not divided.
fn ground(app: &App, drawn: &WheelSector) -> Piece {
    let which = drawn.sector;
    svg("a")
        .class(["ground ", hue_class(&app.model, which)].concat())
        .attr_fn("data-chosen", is_current(app, which.into()))
        .attr("href", choice_href(&app.model.content, Choice::from(which)))
        .attr("data-go", Go::Toggle.id())
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .child(svg("path").class("tint").attr("d", drawn.ground.clone()))
        .children(
            drawn
                .rim
                .iter()
                .filter(|segment| segment.objective.is_none())
                .map(|segment| rim(app, which, segment)),
        )
}

/// The segments of a sector's rim that stand for objectives: each filters by its own. For the pointer alone, like the
/// background: the keyboard and screen readers have the same in the form.
fn objectives(app: &App, drawn: &WheelSector) -> Vec<Piece> {
    let (model, which) = (&app.model, drawn.sector);
    let mut links = Vec::new();
    for segment in &drawn.rim {
        let Some(objective) = segment.objective else {
            continue;
        };
        let (named, choice) = (
            model.content.objective(objective),
            Choice::Objective(objective),
        );
        let name = named.name.in_language(model.language);
        let number = segment.number(&named.id).map(|place| {
            svg("text")
                .class("rim-number")
                .attr("transform", place.turn)
                .attr("y", decimal(place.at.y))
                .text(named.id.to_string())
        });
        let (is_chosen, is_in_chosen) = (is_current(app, choice), is_current(app, which.into()));
        links.push(
            svg("a")
                .class(["segment ", hue_class(model, which)].concat())
                .attr_fn("data-chosen", move || is_chosen().or_else(&is_in_chosen))
                .attr("href", choice_href(&model.content, choice))
                .attr("data-go", Go::Toggle.id())
                .attr("tabindex", "-1")
                .attr("aria-hidden", "true")
                .child(svg("title").text([&*named.id, " ", name].concat()))
                .child(rim(app, which, segment))
                .children(number),
        );
    }
    links
}

/// What a sector has: the picture of its marks, or its bins.
fn sector(app: &App, drawn: &WheelSector, detail: &LiveDetail) -> Piece {
    let (model, which) = (&app.model, drawn.sector);
    let sector = svg("g").class(["sector ", hue_class(&app.model, which)].concat());
    if model.map.bins.is_empty() {
        let span = model.map.span_of(which);
        return sector.children(
            span.map(|span| picture(app, span, detail))
                .unwrap_or_default(),
        );
    }
    sector
        .attr("role", "group")
        .attr_fn("aria-label", sector_label(app, which))
        .children(bins(app, which, &model.wheel.bins, detail))
}

/// A segment of a sector's rim, highlighted while the highlighted initiative serves its objective, or, in the part for none,
/// while it serves none of that sector.
fn rim(app: &App, sector: Sector, segment: &RimSegment) -> Piece {
    let (app, objective) = (app.clone(), segment.objective);
    let is_lit = move || {
        app.focused.get().is_some_and(|initiative| {
            let content = &app.model.content;
            let initiative = content.initiative(initiative);
            let is_of_sector =
                |&own: &ObjectiveIdx| Sector::Area(content.objective(own).area) == sector;
            objective.map_or_else(
                || initiative.is_in(sector) && !initiative.objectives.iter().any(is_of_sector),
                |objective| initiative.objectives.contains(&objective),
            )
        })
    };
    svg("path")
        .class(if segment.is_thin {
            "rim is-thin"
        } else {
            "rim"
        })
        .class_fn("is-lit", is_lit)
        .attr("d", segment.path.clone())
        .into()
}

/// The labels for one class of the map's width. The prerendered page has all sets, and the style sheet displays the one
/// that fits. Once the width is measured, only that one stays.
fn label_set(app: &App, class: LabelClass) -> Element<Fixed> {
    let (app, paper) = (app.clone(), app.clone());
    let is_displayed = memo(move || {
        paper
            .map_form()
            .is_none_or(|form| form == MapForm::Wheel(class))
    });
    svg("g")
        .class(["labels labels-", class.name()].concat())
        .children_fn(move || {
            if !is_displayed.get() {
                return Vec::new();
            }
            let set = app.labels(class);
            let small_size = decimal(set.small_size);
            let years = set.years.into_iter().map(|year| {
                svg("text")
                    .attr("x", decimal(year.at.x))
                    .attr("y", decimal(year.at.y))
                    .text(year.text)
            });
            let years = svg("g")
                .class("years")
                .attr("font-size", small_size.clone())
                .attr("text-anchor", "middle")
                .attr("aria-hidden", "true")
                .children(years);
            let sectors = set
                .sectors
                .into_iter()
                .map(|own| label(&app, own, &small_size));
            vec![
                years,
                svg("g")
                    .attr("font-size", decimal(set.font_size))
                    .children(sectors),
            ]
        })
}

/// A sector's label: a link that filters by it, with the current count.
fn label(app: &App, label: Label, small_size: &str) -> Piece {
    let model = &app.model;
    let (sector, shown, own) = (label.sector, app.shown, app.clone());
    let x = decimal(label.x);
    let mut number = label.number.map(|number| {
        svg("tspan")
            .class("number")
            .text([&number.to_string(), " "].concat())
    });
    let lines = label.lines.into_iter().map(|line| {
        svg("text")
            .attr("x", x.clone())
            .attr("y", decimal(line.y))
            .children(number.take())
            .text(line.text)
    });
    let lines: Vec<_> = lines.collect();
    let count = svg("text")
        .class("label-count counted")
        .attr("x", x)
        .attr("y", decimal(label.count_y))
        .attr("font-size", small_size.to_owned())
        .child(
            svg("tspan")
                .text_fn(move || shown.with(|shown| sector_count(&own.model, shown, sector))),
        )
        .child(svg("tspan").class("unit").text(unit(model)));
    svg("a")
        .class(["label ", hue_class(model, sector)].concat())
        .attr("href", choice_href(&model.content, Choice::from(sector)))
        .attr("data-go", Go::Toggle.id())
        .attr("tabindex", "-1")
        .attr("text-anchor", label.anchor.name())
        .attr_opt(
            "lang",
            (label.language != model.language).then(|| label.language.tag()),
        )
        .class_fn("is-lit", is_lit(app, sector))
        .attr_fn("aria-current", is_current(app, sector.into()))
        .children(lines)
        .child(count)
}
