//! The highlighted initiative: its marks ringed and joined, drawn above the others, which the style sheet fades.

use leptos::prelude::*;

use super::bins::LiveDetail;
use super::mark::hue_class;
use crate::app::App;
use crate::content::Sector;
use crate::layout::map::{Mark, link};
use crate::layout::{decimal, shape};
use crate::ui::{Element, Fixed, Piece, memo, svg};

/// The highlighted initiative on the wheel.
pub(super) fn wheel_focus(app: &App, detail: LiveDetail) -> Element<Fixed> {
    let app = app.clone();
    svg("g").class("focus").children_fn(move || {
        let focused = app.focused.get();
        let Some(link) = focused
            .and_then(|initiative| link(&app.model.map, initiative, detail.get().as_deref()))
        else {
            return Vec::new();
        };
        let mut paths = link.stubs;
        paths.insert(0, link.arc);
        let mut drawn: Vec<Piece> = Vec::new();
        for path in paths {
            drawn.push(svg("path").class("link").attr("d", path).into());
        }
        for mark in link.marks {
            drawn.extend(ringed(&app, mark, link.mark_size, link.focus_radius));
        }
        drawn
    })
}

/// The highlighted initiative in one strip of the rows.
pub(super) fn row_focus(app: &App, sector: Sector, detail: LiveDetail) -> Element<Fixed> {
    let app = app.clone();
    // Strips without the initiative are not rendered again.
    let here = {
        let (model, focused) = (app.model.clone(), app.focused);
        memo(move || {
            focused
                .get()
                .filter(|&initiative| model.content.initiative(initiative).is_in(sector))
        })
    };
    svg("g").class("focus").children_fn(move || {
        let (map, rows) = (&app.model.map, &app.model.rows);
        let detail = detail.get();
        let mut drawn: Vec<Piece> = Vec::new();
        if let Some(initiative) = here.get()
            && let Some(mark) = rows.mark(map, initiative, sector, detail.as_deref())
        {
            drawn.extend(ringed(&app, mark, rows.mark_size, rows.focus_radius));
        }
        drawn
    })
}

/// A copy of a mark, with a ring.
fn ringed(app: &App, mark: Mark, size: f64, radius: f64) -> Option<Piece> {
    let place = app.model.map.seats.get(mark.seat)?;
    let class = [
        hue_class(&app.model, place.sector),
        if place.main { " filled" } else { " hollow" },
    ]
    .concat();
    let ring = svg("circle").attr("r", decimal(radius));
    let shape = svg("path").attr("d", shape(place.family, size, place.main));
    Some(
        svg("g")
            .class(class)
            .attr("transform", mark.at.translate())
            .child(ring)
            .child(shape),
    )
}
