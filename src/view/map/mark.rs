//! A mark of the map, its hue, and marks as samples beside text.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{Family, HUES, Sector};
use crate::layout::{Point, hollow_stroke, shape};
use crate::state::links::initiative_href;
use crate::ui::{Piece, html, svg};
use crate::view::names::mark_name;

/// A selector for the marks of the map and the bars of the timeline, each of which represents an initiative.
pub(crate) const MARKS: &str = ":is([data-mark], [data-bar])";

/// The class that gives an element and its descendants the hue of a sector.
pub(crate) fn hue_class(model: &Model, sector: Sector) -> &'static str {
    const CLASSES: [&str; HUES as usize + 1] = [
        "hue-0", "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8",
    ];
    let hue = model.content.strategy.hue(sector);
    CLASSES.get(usize::from(hue)).copied().unwrap_or("hue-0")
}

/// A mark at its position: a link to its initiative that contains a shape, or only the shape on a map with very many marks.
/// A hollow mark duplicates a filled one and is hidden from screen readers.
pub(crate) fn mark(app: &App, seat: usize, mark_size: f64, at: Point) -> Option<Piece> {
    let model = &app.model;
    let seat_on_map = model.map.seats.get(seat)?;
    let (initiative, main) = (seat_on_map.initiative, seat_on_map.main);
    let is_out = app
        .shown
        .with_untracked(|shown| !shown.is_matching(initiative));
    let path = svg("path")
        .attr("transform", at.translate())
        .attr("d", shape(seat_on_map.family, mark_size, main));
    let mark = if model.map.has_links() {
        svg("a").child(path)
    } else {
        path.attr("role", "link").into()
    };
    let is_first = seat == 0 && model.map.bins.is_empty();
    let mark = mark
        .class("mark")
        .attr("href", initiative_href(&model.content, initiative))
        .attr(
            "data-mark",
            model.content.initiative(initiative).id.to_string(),
        )
        .attr(
            "data-sector",
            model.content.sector_id(seat_on_map.sector).to_owned(),
        )
        .attr("data-seat", seat.to_string())
        .attr_opt("data-main", main.then_some(""))
        .attr_opt("data-out", is_out.then_some(""))
        .attr("tabindex", if is_first { "0" } else { "-1" });
    // The map's first tab stop has a name even if it is hollow.
    Some(if main || is_first {
        mark.attr("aria-label", mark_name(model, initiative))
    } else {
        mark.attr("aria-hidden", "true")
    })
}

/// A mark as a sample beside text, in an SVG 18 units wide.
pub(crate) fn sample_of(family: Family, main: bool) -> Piece {
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

/// The shape of each family, with its name.
pub(crate) fn family_samples(model: &Model) -> [Piece; Family::ALL.len()] {
    Family::ALL.map(|family| sample(family, true, (model.words().family)(family)))
}

/// A mark with its meaning.
pub(super) fn sample(family: Family, main: bool, text: impl Into<String>) -> Piece {
    let picture = sample_of(family, main).attr("aria-hidden", "true");
    html("li").child(picture).text(text.into())
}
