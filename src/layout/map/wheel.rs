//! The wheel: the map's round form.

use core::f64::consts::PI;

use crate::content::{InitiativeIdx, ObjectiveIdx, Sector};

use super::density::{Bin, PITCHES};
use super::detail::{BinPicture, DIGIT, Detail, Mark};
use super::parts::Part;
use super::seat::{MARK, Seat, Span, stand};
use super::seating::{GROUND, HUB, Map, RIM};
use crate::layout::plane::angle::{sin_cos, wrapped};
use crate::layout::plane::geometry::{
    Path, Point, Rect, as_f64, decimal, length, middle, offset_angle, rounded,
};
use crate::layout::plane::text::{Weight, width};

/// Half the width of the view box.
pub const SIDE: f64 = RIM + 1.0;
/// The space above and below the wheel for the labels there.
pub const HEADROOM: f64 = 88.0;
/// The radius of the inner edge of the rim.
pub const RIM_INNER: f64 = 427.0;
/// The radius of the outer edge of a programme's rim, which is thinner.
const THIN_RIM: f64 = 432.0;
/// The text size of the numbers on the rim, which are bold.
pub const RIM_NUMBER: f64 = 13.0;
/// The space that is left free for each character of a number on the rim, relative to the text size: what WCAG 1.4.12 lets
/// readers add between letters, in fonts with wide digits too.
const SPACING: f64 = 0.18;
/// Half the gap between two segments of a rim.
const SEGMENT_INSET: f64 = 1.5;
/// The maximum fraction of a segment that the gap on one side of it may take.
const WIDEST_SEGMENT_INSET: f64 = 0.2;
/// The radius of the ring around a focused mark, relative to the mark's size.
const FOCUS: f64 = 1.05;
/// The maximum text size of a number.
const NUMBER: f64 = 17.0;
/// Half of the maximum angle of a sector when computing the space for a number.
const WIDEST: f64 = 1.2;
/// The shortest line that joins rows. Marks of one row have the same distance from the centre except for rounding.
const STUB: f64 = 0.1;

/// The wheel, in units with its centre in (0, 0). The same in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Wheel {
    /// What the SVG shows: tight at the sides, with space above and below. Labels at the sides overflow it.
    pub bounds: Rect,
    /// The size of marks: see [`shape`](crate::layout::shape).
    pub mark_size: f64,
    /// Path data of the lines between the rings, stroked over the backgrounds in the colour of the gaps between the
    /// sectors. They are drawn once as circles: a tenth of the bytes of one arc per sector. Empty if there is at most one
    /// ring.
    pub rings: String,
    /// The sectors, clockwise, as in [`Map::spans`].
    pub sectors: Vec<WheelSector>,
    /// The marks, as in [`Map::seats`]; empty if there are bins.
    pub marks: Vec<Mark>,
    /// The bins, as in [`Map::bins`].
    pub bins: Vec<BinPicture>,
}

/// A sector as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct WheelSector {
    /// Whose it is.
    pub sector: Sector,
    /// Path data of its background, to be filled.
    pub ground: String,
    /// Its rim: one segment for each of its [parts](Map::parts).
    pub rim: Vec<RimSegment>,
}

/// A part of a sector's rim.
#[derive(Clone, Debug, PartialEq)]
pub struct RimSegment {
    /// Its objective; `None` for what serves none, and for a sector that is not divided.
    pub objective: Option<ObjectiveIdx>,
    /// Whether it is thin and pale: the part of a divided sector that serves no objective.
    pub is_thin: bool,
    /// Its path data, to be filled.
    pub path: String,
    /// The directions in which its inner edge begins and ends.
    pub inner_edge: (f64, f64),
}

/// Where a number stands on the rim: along it, and never upside down.
#[derive(Clone, Debug, PartialEq)]
pub struct RimNumber {
    /// How it is turned around the centre: an SVG `transform`.
    pub turn: String,
    /// Where its middle stands before that.
    pub at: Point,
}

impl RimSegment {
    /// The place of a number on it, in [`RIM_NUMBER`]; `None` where it has no room.
    pub fn number(&self, text: &str) -> Option<RimNumber> {
        let (from, to) = self.inner_edge;
        let spaced = width(text, Weight::Bold) + as_f64(text.chars().count()) * SPACING;
        let (across, up) = (spaced * RIM_NUMBER, DIGIT.1 * RIM_NUMBER / 2.0);
        // A line is straight, and the rim is not.
        let reach = length(across / 2.0, middle(RIM_INNER, RIM) + up);
        if self.is_thin || across > (to - from) * RIM_INNER || reach > RIM {
            return None;
        }
        let direction = middle(from, to);
        let (_, cosine) = sin_cos(direction);
        let (half, radius) = if cosine < 0.0 {
            (PI, middle(RIM_INNER, RIM))
        } else {
            (0.0, -middle(RIM_INNER, RIM))
        };
        // A tenth of a degree is less than a unit out there.
        let degrees = (wrapped(direction + half) / PI * 1_800.0).round() / 10.0;
        let y = rounded(radius + up);
        Some(RimNumber {
            turn: ["rotate(", &decimal(degrees), ")"].concat(),
            at: Point { x: 0.0, y },
        })
    }
}

/// The lines that join the marks of a highlighted initiative. Its marks are drawn again above them, each on an opaque disc,
/// so that the lines end at the rings.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its marks.
    pub marks: Vec<Mark>,
    /// Their size.
    pub mark_size: f64,
    /// The radius of the discs.
    pub focus_radius: f64,
    /// Path data of the arc through all its marks, at the radius of the filled one. Empty for a single mark.
    pub arc: String,
    /// Path data of a short radial line for each mark on another row.
    pub stubs: Vec<String>,
}

impl Wheel {
    /// Lays out the wheel. O(marks + sectors · rings).
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::layout::map::{Map, Wheel};
    ///
    /// let bytes = include_bytes!("../../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let map = Map::new(&content);
    /// let wheel = Wheel::new(&map);
    /// assert_eq!((wheel.sectors.len(), wheel.marks.len()), (map.spans.len(), map.seats.len()));
    /// ```
    pub fn new(map: &Map) -> Self {
        let bounds = Rect {
            left: -SIDE,
            top: -RIM - HEADROOM,
            right: SIDE,
            bottom: RIM + HEADROOM,
        };
        let mut rings = Path::default();
        for ring in map.rings.iter().skip(1) {
            rings
                .move_to(Point::polar(ring.inner, 0.0))
                .arc(ring.inner, 0.0, PI)
                .arc(ring.inner, PI, 2.0 * PI);
        }
        let mut sectors = Vec::new();
        for (span, parts) in map.spans.iter().zip(&map.parts) {
            sectors.push(sector(*span, parts));
        }
        let (mut marks, mut bins) = (Vec::new(), Vec::new());
        if map.bins.is_empty() {
            for (index, seat) in map.seats.iter().enumerate() {
                marks.push(mark(index, seat));
            }
        }
        for own in &map.bins {
            bins.push(bin(map, own));
        }
        Self {
            bounds,
            mark_size: map.mark_size(),
            rings: rings.finish(),
            sectors,
            marks,
            bins,
        }
    }
}

fn mark(index: usize, seat: &Seat) -> Mark {
    Mark {
        seat: index,
        at: seat.at(),
    }
}

/// A bin: its sector's part of its ring.
fn bin(map: &Map, bin: &Bin) -> BinPicture {
    let (Some(span), Some(ring)) = (map.spans.get(bin.span), map.rings.get(bin.ring)) else {
        return BinPicture::default();
    };
    let radius = ring.middle();
    let (from, to) = span.ground(radius);
    let direction = middle(from, to);
    let thickness = ring.outer - ring.inner;
    let (sine, cosine) = sin_cos(((span.to - span.from) / 2.0).min(WIDEST));
    let narrowing = sine / cosine;
    BinPicture {
        path: band(ring.inner, ring.outer, &|radius| span.ground(radius)),
        middle: Point::polar(radius, direction),
        direction,
        thickness,
        width: 2.0 * (narrowing * radius - span.inset_from.max(span.inset_to)),
        narrowing,
        greatest_number: NUMBER,
    }
}

/// The lines that join the marks of an initiative; `None` if it has no mark. If there are bins, `detail` says which marks
/// are displayed; the others are at the centres of their bins.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::layout::map::{Map, link};
///
/// let bytes = include_bytes!("../../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let map = Map::new(&content);
/// for (initiative, entry) in content.indexed_initiatives() {
///     let link = link(&map, initiative, None).unwrap();
///     assert_eq!(link.marks.len(), entry.sectors().count());
/// }
/// ```
pub fn link(map: &Map, initiative: InitiativeIdx, detail: Option<&Detail>) -> Option<Link> {
    let (mut marks, mut seats) = (Vec::new(), Vec::new());
    for &index in map.seats_of(initiative) {
        let seat = match detail {
            Some(detail) => detail.seat(map, index)?,
            None => *map.seats.get(index)?,
        };
        marks.push(mark(index, &seat));
        seats.push(seat);
    }
    let radius = seats.iter().find(|seat| seat.main)?.radius;
    let count = seats.len();
    let angle = |index: usize| seats.get(index % count).map_or(0.0, |seat| seat.angle);
    // The shortest arc leaves out the widest gap, so it begins after that.
    let (mut first, mut widest) = (0, -1.0);
    for next in 0..count {
        let gap = wrapped(angle(next) - angle(next + count - 1));
        if gap > widest {
            (first, widest) = (next, gap);
        }
    }
    let mut arc = Path::default();
    if count > 1 {
        let from = angle(first);
        let span = wrapped(angle(first + count - 1) - from);
        arc.move_to(Point::polar(radius, from))
            .arc(radius, from, from + span);
    }
    let mut stubs = Vec::new();
    for index in first..first + count {
        if let Some(seat) = seats.get(index % count)
            && (seat.radius - radius).abs() > STUB
        {
            let mut stub = Path::default();
            stub.move_to(Point::polar(radius, seat.angle))
                .line_to(Point::polar(seat.radius, seat.angle));
            stubs.push(stub.finish());
        }
    }
    let mark_size = detail.map_or(map.pitch, |detail| detail.pitch) * MARK;
    Some(Link {
        marks,
        mark_size,
        focus_radius: mark_size * FOCUS,
        arc: arc.finish(),
        stubs,
    })
}

/// A sector as drawn.
fn sector(span: Span, parts: &[Part]) -> WheelSector {
    let is_divided = parts.iter().any(|part| part.objective.is_some());
    let mut rim = Vec::new();
    for part in parts {
        if part.to <= part.from {
            continue;
        }
        let is_thin = is_divided && part.objective.is_none();
        let outer = match span.sector {
            Sector::Area(_) if !is_thin => RIM,
            _ => THIN_RIM,
        };
        let edges = |radius| {
            let ground = span.ground(radius);
            let widest = (part.to - part.from) * WIDEST_SEGMENT_INSET;
            let inset = offset_angle(SEGMENT_INSET, radius).min(widest);
            // The outermost segments end where the background does.
            let begin = if part.from > span.from {
                part.from + inset
            } else {
                ground.0
            };
            let end = if part.to < span.to {
                part.to - inset
            } else {
                ground.1
            };
            (begin, end)
        };
        rim.push(RimSegment {
            objective: part.objective,
            is_thin,
            path: band(RIM_INNER, outer, &edges),
            inner_edge: edges(RIM_INNER),
        });
    }
    WheelSector {
        sector: span.sector,
        ground: band(HUB, GROUND, &|radius| span.ground(radius)),
        rim,
    }
}

/// The outline of a part of a ring: between two radii, and at each radius between the two directions returned by `edges`.
fn band(inner: f64, outer: f64, edges: &dyn Fn(f64) -> (f64, f64)) -> String {
    let mut path = Path::default();
    let (from, to) = edges(outer);
    path.move_to(Point::polar(outer, from)).arc(outer, from, to);
    let (from, to) = edges(inner);
    path.line_to(Point::polar(inner, to))
        .arc(inner, to, from)
        .close();
    path.finish()
}

/// What the wheel shows for a filter. The pitch of marks that come back is the one of `PITCHES` that leaves the fewest
/// numbers, and the largest of those. O(seats) for each.
pub fn wheel_detail(map: &Map, matches: &dyn Fn(InitiativeIdx) -> bool) -> Detail {
    let mut best = detail_at(map, PITCHES[0], matches);
    for &pitch in &PITCHES[1..] {
        if !best.comes_back || best.numbers() == 0 {
            break;
        }
        let next = detail_at(map, pitch, matches);
        if next.numbers() < best.numbers() {
            best = next;
        }
    }
    best
}

#[inline(never)]
fn detail_at(map: &Map, pitch: f64, matches: &dyn Fn(InitiativeIdx) -> bool) -> Detail {
    Detail::new(map, pitch, matches, &|bin, own, detail| {
        arrange(map, bin, own, detail)
    })
}

/// Assigns seats to marks in a bin of the wheel, if they fit.
fn arrange(map: &Map, bin: &Bin, own: &[usize], detail: &mut Detail) -> bool {
    let (Some(span), Some(ring)) = (map.spans.get(bin.span), map.rings.get(bin.ring)) else {
        return false;
    };
    let (pitch, thickness) = (detail.pitch, ring.outer - ring.inner);
    let mut rows = 1;
    while as_f64(rows + 1) * pitch <= thickness {
        rows += 1;
    }
    let row_height = thickness / as_f64(rows);
    if row_height < pitch {
        return false;
    }
    let mut seats = Vec::new();
    for &index in own {
        seats.extend(map.seats.get(index));
    }
    if !stand(*span, ring.inner, (rows, row_height), pitch, &mut seats) {
        return false;
    }
    for (&seat, stands) in own.iter().zip(&seats) {
        let at = stands.at();
        detail.marks.push(Mark { seat, at });
        detail.seats.push(*stands);
    }
    true
}
