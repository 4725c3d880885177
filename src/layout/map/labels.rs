//! The words about the wheel: sectors' names beside it, years in its gutters.
//!
//! The picture is scaled to a part of its container's width, and its text with it. So there is a set of labels for each
//! of three classes of width; in each, text is about 12 to 15 pixels high, and the container's edges lie in the
//! same place in the picture's units.
//!
//! Names stand in two columns, flush on the side that faces the wheel and as near to their sectors' rims as that goes,
//! so that no lines need lead to them; the one straight above and the one straight below are centred.

use crate::content::{Content, Language, Sector};

use super::seat::Span;
use super::seating::{Gutter, HUB, Map, RIM, Ring};
use super::wheel::{HEADROOM, SIDE};
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Point, Rect, as_f64, length, rounded};
use crate::layout::plane::text::{Anchor, Weight, width, wrap};
use crate::query::Years;

/// A class of the container's width, in CSS pixels at a root text size of 16 (so that classes go by `rem`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelClass {
    /// From 720 to 860 pixels.
    Narrow,
    /// From 860 to 1010 pixels.
    Medium,
    /// From 1010 pixels.
    Wide,
}

/// The words of one class and language, in the units of the wheel.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// For which class.
    pub class: LabelClass,
    /// The size of the sectors' names, which are bold.
    pub font_size: f64,
    /// The size of the counts and years, which are regular.
    pub small_size: f64,
    /// The sectors' labels, in order. A sector that finds no room has none.
    pub sectors: Vec<Label>,
    /// The years in the gutters. Rings whose name finds no room have none.
    pub years: Vec<YearLabel>,
}

/// A sector's label: number and name on a few lines, the count under them.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose it is.
    pub sector: Sector,
    /// The number of an area, which stands before the name on the first line, one space between them.
    pub number: Option<u32>,
    /// The language of the name, which is not always the one that was asked for.
    pub language: Language,
    /// The lines of the name.
    pub lines: Vec<Line>,
    /// Which part of every line `x` is.
    pub anchor: Anchor,
    /// Where the lines and the count stand.
    pub x: f64,
    /// The base line of the count.
    pub count_y: f64,
    /// The box that holds all of it.
    pub bounds: Rect,
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// The base line.
    pub y: f64,
}

/// The name of a ring in a gutter. Its middle is at `at.x`.
#[derive(Clone, Debug, PartialEq)]
pub struct YearLabel {
    /// Which years.
    pub years: Years,
    /// The words: "2016", "–2015", or that there is no date.
    pub text: String,
    /// The middle of the base line.
    pub at: Point,
    /// The box that holds it.
    pub bounds: Rect,
}

/// How far labels stay away from the rim.
const DISTANCE: f64 = 12.0;
/// The height of a line as a part of the font size.
const LINE: f64 = 1.2;
/// The base line's distance from the upper edge of a line, likewise.
const ASCENT: f64 = 0.93;
/// The height of digits, likewise.
const DIGIT: f64 = 0.72;
/// The size of counts and years as a part of that of names.
const SMALL: f64 = 0.86;
/// The space between labels as a part of the font size.
const SPACE: f64 = 0.5;
/// Labels of sectors this near to straight up or down are centred.
const POLE: f64 = 0.3;
/// The most lines of a name.
const MOST_LINES: usize = 3;
/// The most lines of a centred name: there is [`HEADROOM`] for no more.
const MOST_LINES_CENTRED: usize = 2;
/// The greatest width of a label as a part of the font size, where there is room.
const WIDEST: f64 = 11.6;
/// What names are made smaller by, step by step, where they find no room. At the least they are 9 pixels high.
const SMALLER: [f64; 4] = [0.95, 0.9, 0.84, 0.78];

impl LabelClass {
    /// All classes, from the narrowest.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Medium, Self::Wide];

    /// The class for a container of this width, in CSS pixels at 16 px text; `None` where it is too narrow for a wheel, and
    /// the map stands in rows. Style sheets repeat the limits.
    pub fn for_width(width: f64) -> Option<Self> {
        match width {
            ..720.0 => None,
            ..860.0 => Some(Self::Narrow),
            ..1010.0 => Some(Self::Medium),
            _ => Some(Self::Wide),
        }
    }

    /// The name in class names of style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Medium => "medium",
            Self::Wide => "wide",
        }
    }

    /// The width of the SVG in per cent of its container's. Style sheets repeat it.
    pub const fn svg_percent(self) -> f64 {
        match self {
            Self::Narrow => 70.0,
            Self::Medium => 72.0,
            Self::Wide => 75.0,
        }
    }

    /// The size of names in units. Style sheets repeat it.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Narrow => 21.25,
            Self::Medium => 17.3,
            Self::Wide => 14.2,
        }
    }

    /// How far the container's edges are from the centre, in units.
    pub const fn edge(self) -> f64 {
        SIDE / (self.svg_percent() / 100.0)
    }
}

impl Labels {
    /// Places the words of one class and language, which are `wider` times as wide as guessed. `year_name` says what a ring is
    /// called there. Where a name would be cut, or a sector be left without one, all names are smaller, as far as they can still
    /// be read. O(sectors²) at worst, for sectors without room.
    pub fn new(
        content: &Content,
        map: &Map,
        language: Language,
        class: LabelClass,
        year_name: &dyn Fn(Years) -> String,
        wider: f64,
    ) -> Self {
        let size = class.font_size();
        let mut writer = Writer {
            content,
            language,
            year_name,
            wider,
            size,
            small: rounded(size * SMALL),
            edge: class.edge(),
        };
        let mut labels = writer.labels(map, class);
        for part in SMALLER {
            if labels.is_whole(map) {
                break;
            }
            writer.size = rounded(size * part);
            labels = writer.labels(map, class);
        }
        labels
    }

    /// Whether all sectors have their names, and none of them is cut.
    pub fn is_whole(&self, map: &Map) -> bool {
        let mut lines = self.sectors.iter().flat_map(|label| &label.lines);
        self.sectors.len() == map.spans.len() && !lines.any(|line| is_cut(&line.text))
    }
}

/// Whether a line did not have room for all of its words.
fn is_cut(line: &str) -> bool {
    line.ends_with('…')
}

impl Writer<'_> {
    /// All labels at this size.
    fn labels(&self, map: &Map, class: LabelClass) -> Labels {
        let (mut left, mut right, mut sectors) = (Vec::new(), Vec::new(), Vec::new());
        let poles = [pole(map, 1.0), pole(map, -1.0)];
        for (index, span) in map.spans.iter().enumerate() {
            if poles.contains(&Some(index)) {
                let block = self.block(*span, self.edge, MOST_LINES_CENTRED);
                sectors.push(block.centred(self));
                continue;
            }
            // What there is room for beside the wheel's widest part.
            let block = self.block(*span, self.edge - RIM - DISTANCE, MOST_LINES);
            let side = if block.is_right() {
                &mut right
            } else {
                &mut left
            };
            let above = |other: &Block| other.height_of_middle() > block.height_of_middle();
            side.insert(side.partition_point(above), block);
        }
        let poles: Vec<Rect> = sectors.iter().map(|label| label.bounds).collect();
        self.place(left, &poles, &mut sectors);
        self.place(right, &poles, &mut sectors);

        let mut in_order: Vec<Label> = Vec::with_capacity(sectors.len());
        for label in sectors {
            let at = in_order.partition_point(|other| other.sector < label.sector);
            in_order.insert(at, label);
        }
        let years = map
            .gutters
            .iter()
            .flat_map(|gutter| self.years(map, *gutter));
        Labels {
            class,
            font_size: self.size,
            small_size: self.small,
            sectors: in_order,
            years: years.collect(),
        }
    }
}

/// The sector whose middle is nearest to straight up (`up` is 1) or down (−1), if it is near enough to be centred there.
fn pole(map: &Map, up: f64) -> Option<usize> {
    let mut nearest = None;
    let (_, mut greatest) = sin_cos(POLE);
    for (index, span) in map.spans.iter().enumerate() {
        let height = sin_cos(span.middle()).1 * up;
        if height > greatest {
            nearest = Some(index);
            greatest = height;
        }
    }
    nearest
}

/// What all labels of a class and language have in common.
struct Writer<'a> {
    content: &'a Content,
    language: Language,
    year_name: &'a dyn Fn(Years) -> String,
    wider: f64,
    size: f64,
    small: f64,
    edge: f64,
}

/// A label that has lines, but no place.
struct Block {
    span: Span,
    initiatives: usize,
    number: Option<u32>,
    language: Language,
    lines: Vec<String>,
    width: f64,
    height: f64,
}

impl Writer<'_> {
    /// Breaks a sector's name into lines that fit a width.
    fn block(&self, span: Span, room: f64, most_lines: usize) -> Block {
        let number = match span.sector {
            Sector::Area(area) => Some(self.content.area(area).number),
            Sector::Programme(_) => None,
        };
        let indent = number.map_or(0.0, |number| {
            width(&number.to_string(), Weight::Bold) + width(" ", Weight::Bold)
        });
        let em = self.size * self.wider;
        let name = self
            .content
            .sector_short(span.sector)
            .localized(self.language);
        let widest = (room / em).min(WIDEST);
        let lines = wrap(name.text, Weight::Bold, indent, widest, most_lines);
        let mut block_width = 0.0_f64;
        let mut indent = indent;
        for line in &lines {
            block_width = block_width.max(indent + width(line, Weight::Bold));
            indent = 0.0;
        }
        let height = LINE * (as_f64(lines.len()) * self.size + self.small);
        Block {
            span,
            initiatives: self.content.sector_initiatives(span.sector).len(),
            number,
            language: name.language,
            width: block_width * em,
            height,
            lines,
        }
    }

    /// The names of the rings in a gutter: first those that are no plain year, then from the newest year on inwards those
    /// that still find room.
    fn years(&self, map: &Map, gutter: Gutter) -> Vec<YearLabel> {
        let size = self.small;
        let mut labels: Vec<YearLabel> = Vec::new();
        let plain = |years: Years| matches!(years, Years::One(_));
        let special = map.rings.iter().filter(|ring| !plain(ring.years));
        for ring in special.chain(map.rings.iter().rev().filter(|ring| plain(ring.years))) {
            let text = (self.year_name)(ring.years);
            let (half, rise) = (
                width(&text, Weight::Regular) * size * self.wider / 2.0,
                DIGIT * size / 2.0,
            );
            let mut candidates = radii(ring, rise).map(|radius| {
                let middle = Point::polar(radius, f64::midpoint(gutter.from, gutter.to));
                let bounds = Rect {
                    left: middle.x - half,
                    top: middle.y - rise,
                    right: middle.x + half,
                    bottom: middle.y + rise,
                };
                (middle, bounds)
            });
            let free = |&(_, bounds): &(Point, Rect)| {
                let apart = Rect {
                    top: bounds.top - rise / 2.0,
                    bottom: bounds.bottom + rise / 2.0,
                    ..bounds
                };
                in_gutter(bounds, gutter)
                    && !labels.iter().any(|label| label.bounds.overlaps(apart))
            };
            if let Some((middle, bounds)) = candidates.find(free) {
                let at = Point {
                    x: middle.x,
                    y: rounded(middle.y + rise),
                };
                labels.push(YearLabel {
                    years: ring.years,
                    text,
                    at,
                    bounds,
                });
            }
        }
        labels
    }

    /// Places the labels of one side, in order from above, so that none overlaps another one, a centred one or the wheel.
    fn place(&self, mut blocks: Vec<Block>, centred: &[Rect], labels: &mut Vec<Label>) {
        let space = self.size * SPACE;
        let room = 2.0 * (RIM + HEADROOM) + space;
        // Where there are too many, first the small sectors lose their labels.
        while blocks.iter().map(|block| block.height + space).sum::<f64>() > room {
            let fewest = blocks.iter().map(|block| block.initiatives).min();
            let last = blocks
                .iter()
                .rposition(|block| Some(block.initiatives) == fewest);
            last.map(|index| blocks.remove(index));
        }
        let tops = pushed_apart(&blocks, space);
        for (mut block, mut top) in blocks.into_iter().zip(tops) {
            let is_right = block.is_right();
            let bottom = top + block.height;
            let mut x = beside_wheel(top, bottom).max(block.nearest()).max(space);
            for other in centred {
                if top < other.bottom + space && other.top - space < bottom {
                    x = x.max(space + if is_right { other.right } else { -other.left });
                }
            }
            // Nearer to the head or the foot of the wheel there is more room: fewer lines, on the wheel's side, or whole words.
            let wider = self.block(block.span, self.edge - x, MOST_LINES);
            if wider.lines.len() < block.lines.len() || block.lines.iter().any(|line| is_cut(line))
            {
                if top < 0.0 {
                    top = bottom - wider.height;
                }
                block = wider;
            }
            labels.push(if is_right {
                block.at(Anchor::Start, x, top, self)
            } else {
                block.at(Anchor::End, -x, top, self)
            });
        }
    }
}

impl Block {
    /// Whether it stands to the right of the wheel.
    fn is_right(&self) -> bool {
        self.rightness_of_middle() >= 0.0
    }

    /// How high up its sector's middle is, from −1 to 1.
    fn height_of_middle(&self) -> f64 {
        sin_cos(self.span.middle()).1
    }

    /// How far to the right its sector's middle is, from −1 to 1.
    fn rightness_of_middle(&self) -> f64 {
        sin_cos(self.span.middle()).0
    }

    /// The least distance from the axis at which it still is beside its sector, also where the wheel leaves more room.
    fn nearest(&self) -> f64 {
        (RIM + DISTANCE) * self.rightness_of_middle().abs() * 0.8
    }

    /// The label at a place.
    fn at(self, anchor: Anchor, x: f64, top: f64, writer: &Writer) -> Label {
        let Writer { size, small, .. } = writer;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - self.width / 2.0,
            Anchor::End => x - self.width,
        };
        let base = |line: usize| rounded(top + (as_f64(line) * LINE + ASCENT) * size);
        let count_y = rounded(top + as_f64(self.lines.len()) * LINE * size + ASCENT * small);
        let lines = self.lines.into_iter().enumerate();
        Label {
            sector: self.span.sector,
            number: self.number,
            language: self.language,
            lines: lines
                .map(|(index, text)| Line {
                    text,
                    y: base(index),
                })
                .collect(),
            anchor,
            x: rounded(x),
            count_y,
            bounds: Rect {
                left,
                top,
                right: left + self.width,
                bottom: top + self.height,
            },
        }
    }

    /// The label straight above or below the wheel.
    fn centred(self, writer: &Writer) -> Label {
        let x = (RIM + DISTANCE) * self.rightness_of_middle();
        // As near to the rim as the corner nearest to the wheel's axis allows.
        let near = (x.abs() - self.width / 2.0).max(0.0);
        let y = beside_wheel(near, near);
        let top = if self.height_of_middle() > 0.0 {
            -y - self.height
        } else {
            y
        };
        self.at(Anchor::Middle, x, top, writer)
    }

    /// Where its upper edge would best be: beside the sector's middle, the corner that faces the wheel next to the rim.
    fn best_top(&self) -> f64 {
        let down = -self.height_of_middle();
        down * (RIM + DISTANCE + self.height / 2.0) - self.height / 2.0
    }
}

/// The upper edges of blocks in order from above, as near to the best ones as goes without overlapping (least squares; the
/// pool-adjacent-violators algorithm of isotonic regression, Ayer et al. 1955).
fn pushed_apart(blocks: &[Block], space: f64) -> Vec<f64> {
    let mut above = 0.0;
    // Groups of blocks that touch: how far the group is shifted, were all blocks stacked from 0, and how many it has.
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for block in blocks {
        let (mut shift, mut count) = (block.best_top() - above, 1);
        while let Some((previous, size)) = groups.pop_if(|(previous, _)| *previous > shift) {
            shift = (previous * as_f64(size) + shift * as_f64(count)) / as_f64(size + count);
            count += size;
        }
        groups.push((shift, count));
        above += block.height + space;
    }
    let first = -RIM - HEADROOM;
    let last = (RIM + HEADROOM - (above - space)).max(first);
    let mut above = 0.0;
    let mut blocks = blocks.iter();
    let mut tops = Vec::with_capacity(blocks.len());
    for (shift, count) in groups {
        // Not `clamp`, which can panic, and would then print the numbers: that weighs twelve kilobytes in the browser.
        let shift = shift.min(last).max(first);
        for block in blocks.by_ref().take(count) {
            tops.push(rounded(shift + above));
            above += block.height + space;
        }
    }
    tops
}

/// The least distance from one axis at which nothing between two distances from the other comes near the wheel.
fn beside_wheel(top: f64, bottom: f64) -> f64 {
    let nearest = if top < 0.0 && bottom > 0.0 {
        0.0
    } else {
        top.abs().min(bottom.abs())
    };
    ((RIM + DISTANCE) * (RIM + DISTANCE) - nearest * nearest)
        .max(0.0)
        .sqrt()
}

/// The radii at which a ring's name may stand, best first: its middle, or further out, where the gutter is wider. The
/// innermost ring's may also reach into the hub.
fn radii(ring: &Ring, rise: f64) -> impl Iterator<Item = f64> {
    let outwards = [ring.middle(), (ring.outer - rise).max(ring.middle())];
    let inwards = if ring.inner <= HUB {
        [0.0, 8.0, 16.0, 24.0].as_slice()
    } else {
        &[]
    };
    outwards
        .into_iter()
        .chain(inwards.iter().map(|part| HUB - part))
}

/// Whether a box stays clear of the grounds on either side of a gutter.
fn in_gutter(bounds: Rect, gutter: Gutter) -> bool {
    let Rect {
        left,
        top,
        right,
        bottom,
    } = bounds;
    [(left, top), (right, top), (left, bottom), (right, bottom)]
        .into_iter()
        .all(|(x, y)| {
            // How far the corner is clockwise of a ray.
            let beyond = |angle: f64| {
                let (sine, cosine) = sin_cos(angle);
                x * cosine + y * sine
            };
            length(x, y) < HUB
                || (beyond(gutter.from) > -gutter.inset && beyond(gutter.to) < gutter.inset)
        })
}
