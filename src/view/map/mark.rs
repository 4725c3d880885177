//! The hues of marks, and marks as samples beside text.

use crate::app::Model;
use crate::content::{Family, HUES, Sector};
use crate::layout::{hollow_stroke, shape};
use crate::ui::{Piece, html, svg};

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
