//! The initiative in focus: its marks ringed and joined, drawn above the others, which the style sheet fades.

use leptos::prelude::*;

use super::App;
use super::map::hue_class;
use super::piece::{Piece, Pieces, memo, piece, pieces};
use crate::layout::{Point, RowMark, decimal, link, shape};

/// The initiative in focus on the wheel.
pub(super) fn wheel_focus(app: &App) -> Pieces {
    let app = app.clone();
    pieces(move || {
        let site = &app.site;
        let Some((initiative, link)) = app
            .focused
            .get()
            .and_then(|focused| Some((focused, link(&site.map, focused)?)))
        else {
            return Vec::new();
        };
        let line = |path: String| piece(view! { <path class="link" d=path/> });
        let mut drawn = vec![line(link.arc)];
        drawn.extend(link.stubs.into_iter().map(line));
        let marks = site
            .map
            .places_of(initiative)
            .iter()
            .filter_map(|&place| site.wheel.marks.get(place));
        drawn.extend(marks.filter_map(|mark| {
            ringed(
                &app,
                mark.place,
                site.wheel.mark_size,
                site.wheel.focus_radius,
                mark.at,
            )
        }));
        vec![group(drawn)]
    })
}

/// The initiative in focus in one strip of the rows.
pub(super) fn row_focus(app: &App, marks: Vec<RowMark>) -> Pieces {
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
    pieces(move || {
        let Some(initiative) = here.get() else {
            return Vec::new();
        };
        let rows = &app.site.rows;
        let own = marks.iter().filter(|mark| mark.initiative == initiative);
        vec![group(
            own.filter_map(|mark| {
                ringed(&app, mark.place, rows.mark_size, rows.focus_radius, mark.at)
            })
            .collect(),
        )]
    })
}

fn group(drawn: Vec<Piece>) -> Piece {
    piece(view! { <g class="focus">{drawn}</g> })
}

/// A mark once more, in its ring.
fn ringed(app: &App, place: usize, size: f64, radius: f64, at: Point) -> Option<Piece> {
    let place = app.site.map.places.get(place)?;
    let class = [
        hue_class(place.sector),
        if place.main { " filled" } else { " hollow" },
    ]
    .concat();
    Some(piece(view! {
        <g class=class transform=at.translate()><circle r=decimal(radius)/><path d=shape(place.family, size, place.main)/></g>
    }))
}
