//! The labels of the wheel: the sectors' names around it, the years in its gutters.
//!
//! The SVG is scaled to a fraction of its container's width, and its text with it. So there is a set of labels for each of
//! three classes of width; in each, text is about 12 to 15 pixels high, and the container's edges have the same position in
//! the SVG's units.
//!
//! Names are in two columns, aligned on the side that faces the wheel and as close to their sectors' rims as possible, so
//! that they need no leader lines; the topmost and the lowest are centred.

use crate::content::{Content, Language, Sector};

use super::label_class::LabelClass;
use super::seat::Span;
use super::seating::{Gutter, HUB, Map, RIM, Ring};
use super::wheel::HEADROOM;
use crate::layout::plane::angle::sin_cos;
use crate::layout::plane::geometry::{Point, Rect, as_f64, rounded};
use crate::layout::plane::text::{Anchor, Weight, width, wrap};
use crate::query::Years;

/// The labels of one class and language, in the units of the wheel.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// The class.
    pub class: LabelClass,
    /// The text size of the sectors' names, which are bold.
    pub font_size: f64,
    /// The text size of counts and years, which are regular.
    pub small_size: f64,
    /// The sectors' labels, in order. A sector whose label does not fit has none.
    pub sectors: Vec<Label>,
    /// The years in the gutters. Rings whose label does not fit have none.
    pub years: Vec<YearLabel>,
}

/// A sector's label: number and name on a few lines, the count below them.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose it is.
    pub sector: Sector,
    /// The number of an area, before the name on the first line, separated by a space.
    pub number: Option<u32>,
    /// The language of the name, which may differ from the requested one.
    pub language: Language,
    /// The lines of the name.
    pub lines: Vec<Line>,
    /// The `text-anchor` of all lines.
    pub anchor: Anchor,
    /// The position of the lines and the count.
    pub x: f64,
    /// The baseline of the count.
    pub count_y: f64,
    /// The bounding box.
    pub bounds: Rect,
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// The baseline.
    pub y: f64,
}

/// The label of a ring in a gutter, centred at `at.x`.
#[derive(Clone, Debug, PartialEq)]
pub struct YearLabel {
    /// Which years.
    pub years: Years,
    /// The text: "2016", "–2015", or that there is no date.
    pub text: String,
    /// The centre of the baseline.
    pub at: Point,
    /// The bounding box.
    pub bounds: Rect,
}

/// The minimum distance of labels from the rim.
const DISTANCE: f64 = 12.0;
/// The line height relative to the font size.
const LINE: f64 = 1.2;
/// The distance of the baseline from the top of a line, relative to the font size.
const ASCENT: f64 = 0.93;
/// The height of digits, relative to the font size.
const DIGIT: f64 = 0.72;
/// The least height between two years, relative to the font size.
const YEARS_APART: f64 = 0.26;
/// How much further than its width a year may reach on either side, because browsers round the widths of letters.
const HINTING: f64 = 1.0;
/// The text size of counts and years relative to that of names.
const SMALL: f64 = 0.86;
/// The space between labels relative to the font size.
const SPACE: f64 = 0.5;
/// Labels of sectors this close to the top or bottom are centred.
const POLE: f64 = 0.3;
/// The most lines of a name.
const MOST_LINES: usize = 3;
/// The most lines of a centred name: [`HEADROOM`] has no space for more.
const MOST_LINES_CENTRED: usize = 2;
/// The maximum width of a label relative to the font size, if there is enough space.
const WIDEST: f64 = 11.6;
/// The factors by which names shrink, step by step, if they do not fit. The smallest are 9 pixels high.
const SMALLER: [f64; 4] = [0.95, 0.9, 0.84, 0.78];

impl Labels {
    /// Lays out the labels of one class and language, whose words are `wider` times as wide as estimated. `year_name`
    /// returns the name of a ring. If a name would be cut, or a sector would have no label, all names shrink as long as
    /// they are legible. O(sectors²) at worst, if labels do not fit.
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

/// Whether all of a sector's name has room beside the wheel, in as many lines as there are and where no other name is in its way.
pub fn has_room(name: &str) -> bool {
    let lines = wrap(name, Weight::Bold, 0.0, WIDEST, MOST_LINES);
    !lines.iter().any(|line| is_cut(line))
}

/// Whether a line did not fit all of its words.
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
            // The available width beside the widest part of the wheel.
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

/// The sector whose middle is closest to the top (`up` is 1) or bottom (−1), if it is close enough to be centred there.
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

/// What all labels of a class and language share.
struct Writer<'a> {
    content: &'a Content,
    language: Language,
    year_name: &'a dyn Fn(Years) -> String,
    wider: f64,
    size: f64,
    small: f64,
    edge: f64,
}

/// A label with lines, but without a position.
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
    /// Wraps a sector's name to a width.
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

    /// The labels of the rings in a gutter: first those that are not a single year, then from the newest year inwards those
    /// that still fit.
    fn years(&self, map: &Map, gutter: Gutter) -> Vec<YearLabel> {
        let size = self.small;
        let mut labels: Vec<YearLabel> = Vec::new();
        let plain = |years: Years| matches!(years, Years::One(_));
        let special = map.rings.iter().filter(|ring| !plain(ring.years));
        for ring in special.chain(map.rings.iter().rev().filter(|ring| plain(ring.years))) {
            let text = (self.year_name)(ring.years);
            let (half, rise) = (
                width(&text, Weight::Regular) * size * self.wider / 2.0 + HINTING,
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
                    top: bounds.top - YEARS_APART * size,
                    bottom: bounds.bottom + YEARS_APART * size,
                    ..bounds
                };
                gutter.holds(bounds) && !labels.iter().any(|label| label.bounds.overlaps(apart))
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

    /// Positions the labels of one side, from top to bottom, so that none overlaps another one, a centred one or the wheel.
    fn place(&self, mut blocks: Vec<Block>, centred: &[Rect], labels: &mut Vec<Label>) {
        let space = self.size * SPACE;
        let room = 2.0 * (RIM + HEADROOM) + space;
        // If there are too many, the smallest sectors lose their labels.
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
            // Closer to the top or bottom of the wheel there is more space: use fewer lines, or whole words.
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
    /// Whether it is to the right of the wheel.
    fn is_right(&self) -> bool {
        self.rightness_of_middle() >= 0.0
    }

    /// The height of its sector's middle, from −1 to 1.
    fn height_of_middle(&self) -> f64 {
        sin_cos(self.span.middle()).1
    }

    /// How far to the right its sector's middle is, from −1 to 1.
    fn rightness_of_middle(&self) -> f64 {
        sin_cos(self.span.middle()).0
    }

    /// The minimum distance from the axis at which it still is beside its sector, even if the wheel leaves more space.
    fn nearest(&self) -> f64 {
        (RIM + DISTANCE) * self.rightness_of_middle().abs() * 0.8
    }

    /// The label at a position.
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

    /// The label at the top or bottom of the wheel.
    fn centred(self, writer: &Writer) -> Label {
        let x = (RIM + DISTANCE) * self.rightness_of_middle();
        // As close to the rim as the corner closest to the wheel's axis allows.
        let near = (x.abs() - self.width / 2.0).max(0.0);
        let y = beside_wheel(near, near);
        let top = if self.height_of_middle() > 0.0 {
            -y - self.height
        } else {
            y
        };
        self.at(Anchor::Middle, x, top, writer)
    }

    /// The ideal position of its top: beside the sector's middle, with the corner that faces the wheel next to the rim.
    fn best_top(&self) -> f64 {
        let down = -self.height_of_middle();
        down * (RIM + DISTANCE + self.height / 2.0) - self.height / 2.0
    }
}

/// The tops of blocks from top to bottom, as close to the ideal ones as possible without overlapping (least squares; the
/// pool-adjacent-violators algorithm of isotonic regression, Ayer et al. 1955).
fn pushed_apart(blocks: &[Block], space: f64) -> Vec<f64> {
    let mut above = 0.0;
    // Groups of blocks that touch: the offset of the group if all blocks were stacked from 0, and how many it has.
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
        // Not `clamp`, which can panic and then formats the numbers: that costs twelve kilobytes in the browser.
        let shift = shift.min(last).max(first);
        for block in blocks.by_ref().take(count) {
            tops.push(rounded(shift + above));
            above += block.height + space;
        }
    }
    tops
}

/// The minimum distance from one axis at which nothing between two distances from the other comes close to the wheel.
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

/// The possible radii of a ring's label, best first: its middle, or further out, where the gutter is wider. That of the
/// innermost ring may also extend into the hub.
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
