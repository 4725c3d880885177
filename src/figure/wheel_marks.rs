//! The marks and bins of the wheel.

use super::canvas::{Attribute, Canvas, Style};
use super::wheel::Drawn;
use crate::content::{InitiativeIdx, Sector};
use crate::layout::map::{Link, Mark};
use crate::layout::plane::shape::STROKE;
use crate::layout::{Anchor, Point, Shapes, decimal, shape};

/// The size of a mark that the filter excludes, relative to the others.
const OUT: f64 = 0.75;
/// The opacity of such a mark.
const FAINT: f64 = 0.2;
/// The opacity of other marks while an initiative is open.
const BESIDE_OPEN: f64 = 0.5;
/// How much of the marks' colour a bin of each shade has, as in `style/bins.css`.
const SHADES: [f64; 6] = [0.0, 0.11, 0.22, 0.33, 0.46, 1.0];

/// What a sector has: its marks, or its bins.
pub(super) fn draw_sector(drawn: &Drawn, canvas: &mut Canvas, span: usize, sector: Sector) {
    let (marks, size) = if let Some(detail) = &drawn.detail {
        draw_bins(drawn, canvas, span, sector);
        let seats = drawn.map.seats_in(span);
        let own = detail.marks.iter().filter(|own| seats.contains(&own.seat));
        (own.copied().collect(), detail.mark_size())
    } else {
        let marks = drawn.wheel.marks.get(drawn.map.seats_in(span));
        (marks.unwrap_or_default().to_vec(), drawn.wheel.mark_size)
    };
    let (colour, _) = drawn.picture.hue(sector);
    for out in [true, false] {
        // Only what matches comes back into bins.
        if out && drawn.detail.is_some() {
            continue;
        }
        for main in [false, true] {
            let size = if out { size * OUT } else { size };
            let data = shapes(drawn, &marks, size, (main, out));
            let mut look = look(size, main, colour);
            if out {
                look.push(("opacity", FAINT.into()));
            } else if drawn.link.is_some() {
                look.push(("opacity", BESIDE_OPEN.into()));
            }
            canvas.path(&data, &look);
        }
    }
}

/// The marks of a sector that are filled, or hollow, and match, or do not.
fn shapes(drawn: &Drawn, marks: &[Mark], size: f64, (main, out): (bool, bool)) -> String {
    let mut shapes = Shapes::new(size, main);
    let is_out = |initiative: InitiativeIdx| !drawn.picture.shown.is_matching(initiative);
    for mark in marks {
        if let Some(seat) = drawn.map.seats.get(mark.seat)
            && seat.main == main
            && is_out(seat.initiative) == out
        {
            shapes.add(seat.family, mark.at);
        }
    }
    shapes.finish()
}

/// The bins of a sector, with their numbers.
fn draw_bins(drawn: &Drawn, canvas: &mut Canvas, span: usize, sector: Sector) {
    let (colours, phrases) = (drawn.picture.colours, drawn.picture.phrases);
    let (mark, tint) = drawn.picture.hue(sector);
    let Some(detail) = &drawn.detail else {
        return;
    };
    for index in drawn.map.bins_in(span) {
        let Some(bin) = drawn.wheel.bins.get(index) else {
            continue;
        };
        let shade = detail.shade(index);
        canvas.path(
            &bin.path,
            &[
                ("fill", tint.into()),
                ("stroke", colours.ground.into()),
                ("stroke-width", 2.0.into()),
            ],
        );
        if let Some(part) = SHADES.get(shade).filter(|part| **part > 0.0) {
            canvas.path(
                &bin.path,
                &[("fill", mark.into()), ("fill-opacity", (*part).into())],
            );
        }
        if let Some(number) = detail.number(index) {
            let size = bin.number_size(number);
            let fill = if shade + 1 == SHADES.len() {
                colours.ground
            } else {
                colours.ink
            };
            let at = Point {
                x: bin.middle.x,
                y: bin.number_y(size),
            };
            let style = Style::regular(size, fill).at(Anchor::Middle);
            canvas.text(at, style, &phrases.count(number));
        }
    }
}

/// The marks of the open initiative, ringed and joined.
pub(super) fn draw_focus(drawn: &Drawn, canvas: &mut Canvas, link: &Link) {
    let colours = drawn.picture.colours;
    let stroke = [
        ("fill", "none".into()),
        ("stroke", colours.ink.into()),
        ("stroke-width", 2.2.into()),
    ];
    canvas.path(&link.arc, &stroke);
    for stub in &link.stubs {
        canvas.path(stub, &stroke);
    }
    for mark in &link.marks {
        let Some(seat) = drawn.map.seats.get(mark.seat) else {
            continue;
        };
        let place = mark.at.translate();
        canvas.open("g", &[("transform", (&*place).into())]);
        let radius = decimal(link.focus_radius);
        canvas.empty(
            "circle",
            &[
                ("r", (&*radius).into()),
                ("fill", colours.ground.into()),
                ("stroke", colours.ink.into()),
                ("stroke-width", 2.2.into()),
            ],
        );
        let colour = drawn.picture.hue(seat.sector).0;
        canvas.path(
            &shape(seat.family, link.mark_size, seat.main),
            &look(link.mark_size, seat.main, colour),
        );
        canvas.close("g");
    }
}

/// How a mark of some size looks, filled or hollow.
pub(super) fn look(size: f64, main: bool, colour: &'static str) -> Vec<Attribute<'static>> {
    if main {
        return vec![("fill", colour.into())];
    }
    vec![
        ("fill", "none".into()),
        ("stroke", colour.into()),
        ("stroke-width", (size * STROKE).into()),
    ]
}
