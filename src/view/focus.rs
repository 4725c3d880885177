//! The initiative in focus: its marks ringed and joined, drawn above the others, which the style sheet fades.

use leptos::prelude::*;

use super::App;
use super::map::hue_class;
use super::piece::{Piece, memo, svg};
use crate::layout::{Point, RowMark, decimal, link, shape};

/// The initiative in focus on the wheel.
pub(super) fn wheel_focus(app: &App) -> Piece {
    let app = app.clone();
    svg("g").class("focus").region(move || {
        let site = &app.site;
        let Some((initiative, link)) = app
            .focused
            .get()
            .and_then(|initiative| Some((initiative, link(&site.map, initiative)?)))
        else {
            return Vec::new();
        };
        let stroke = |path: String| svg("path").class("link").attr("d", path);
        let mut drawn = vec![stroke(link.arc)];
        drawn.extend(link.stubs.into_iter().map(stroke));
        for &place in site.map.places_of(initiative) {
            if let Some(mark) = site.wheel.marks.get(place) {
                drawn.extend(ringed(
                    &app,
                    mark.place,
                    site.wheel.mark_size,
                    site.wheel.focus_radius,
                    mark.at,
                ));
            }
        }
        drawn
    })
}

/// The initiative in focus in one strip of the rows.
pub(super) fn row_focus(app: &App, marks: Vec<RowMark>) -> Piece {
    let app = app.clone();
    // A strip that the initiative does not stand in is not drawn anew.
    let here = {
        let (marks, focused) = (marks.clone(), app.focused);
        memo(move || {
            focused
                .get()
                .filter(|&initiative| marks.iter().any(|mark| mark.initiative == initiative))
        })
    };
    svg("g").class("focus").region(move || {
        let Some(initiative) = here.get() else {
            return Vec::new();
        };
        let rows = &app.site.rows;
        let own = marks.iter().filter(|mark| mark.initiative == initiative);
        own.filter_map(|mark| ringed(&app, mark.place, rows.mark_size, rows.focus_radius, mark.at))
            .collect()
    })
}

/// A mark once more, in its ring.
fn ringed(app: &App, place: usize, size: f64, radius: f64, at: Point) -> Option<Piece> {
    let place = app.site.map.places.get(place)?;
    let class = [
        hue_class(place.sector),
        if place.main { " filled" } else { " hollow" },
    ]
    .concat();
    let ring = svg("circle").attr("r", decimal(radius));
    let mark = svg("path").attr("d", shape(place.family, size, place.main));
    Some(
        svg("g")
            .class(class)
            .attr("transform", at.translate())
            .child(ring)
            .child(mark),
    )
}
