//! What the shapes of a picture mean.

use super::canvas::{Canvas, Style};
use super::text::{Block, CAPITAL, LINE, broken, widest};
use super::wheel_marks::look;
use super::{Picture, actors, matrix, objectives, places, wheel};
use crate::content::Family;
use crate::layout::plane::geometry::as_f64;
use crate::layout::plane::text::Weight;
use crate::layout::{Point, shape};
use crate::state::View;

/// The size of a sample, relative to the text.
const SAMPLE: f64 = 0.8;
/// From a sample to its text, from its left edge.
const INDENT: f64 = 1.6;
/// From one entry to the next in a line.
const GAP: f64 = 1.6;
/// From the entries to the notes below them.
const BEFORE_NOTES: f64 = 0.5;
/// The most lines of an entry, and of a note.
const MOST_LINES: usize = 3;
const MOST_LINES_OF_NOTE: usize = 8;

/// What stands before an entry.
#[derive(Clone, Copy)]
enum Sample {
    Mark(Family, bool),
    Faint(Family),
}

/// An entry at its place, relative to the legend's top left corner.
struct Entry {
    sample: Sample,
    lines: Vec<String>,
    at: Point,
}

/// The legend of a view, laid out for a width.
pub(super) struct Legend {
    entries: Vec<Entry>,
    notes: Vec<(Block, f64)>,
    size: f64,
    pub height: f64,
}

/// The entries and the notes of a legend.
type Told = (Vec<(Sample, String)>, Vec<String>);

/// What a view's legend says.
fn told(picture: &Picture) -> Told {
    let (view_words, phrases) = (picture.view_words(), picture.phrases);
    match picture.scene.state.query.view {
        View::Map if wheel::has_bins(picture) => {
            (Vec::new(), vec![phrases.say(view_words.figure_bins)])
        }
        View::Map => {
            let mut entries = shapes(picture);
            entries.extend(memberships(picture));
            entries.extend(faint(picture, Family::Work));
            (entries, vec![phrases.say(view_words.legend_ring)])
        }
        View::Objectives if objectives::is_unrolled(picture) => {
            let mut entries = shapes(picture);
            entries.extend(memberships(picture));
            (entries, Vec::new())
        }
        View::Objectives => {
            let entries = faint(picture, Family::Rules).into_iter().collect();
            (entries, objectives::notes(picture))
        }
        View::Matrix => (shapes(picture), matrix::notes(picture)),
        View::Timeline => (Vec::new(), vec![phrases.say(view_words.timeline_help)]),
        View::Actors => (Vec::new(), actors::notes(picture)),
        View::Places => {
            let mut entries = Vec::new();
            if !places::has_sums(picture) {
                entries = shapes(picture);
            }
            entries.extend(faint(picture, Family::Work));
            (entries, places::notes(picture))
        }
    }
}

/// The shape of each family.
fn shapes(picture: &Picture) -> Vec<(Sample, String)> {
    let name = picture.words().family;
    let entry = |family| (Sample::Mark(family, true), name(family).to_owned());
    Family::ALL.map(entry).to_vec()
}

/// Filled and hollow marks.
fn memberships(picture: &Picture) -> [(Sample, String); 2] {
    let words = picture.view_words();
    [(true, words.legend_filled), (false, words.legend_hollow)]
        .map(|(main, own)| (Sample::Mark(Family::Work, main), picture.phrases.say(own)))
}

/// What the filter excludes, if it excludes anything.
fn faint(picture: &Picture, family: Family) -> Option<(Sample, String)> {
    let is_some = picture.shown.count() < picture.content().initiatives().len();
    is_some.then(|| {
        let text = picture.view_words().figure_faint;
        (Sample::Faint(family), text.to_owned())
    })
}

impl Legend {
    /// The legend for a width: with its entries one below the other, or side by side where they fit.
    pub(super) fn new(picture: &Picture, size: f64, width: f64, is_column: bool) -> Self {
        let (told, notes) = told(picture);
        let line = LINE * size;
        let (mut entries, mut at) = (Vec::new(), Point::default());
        let mut lines_here = 0_usize;
        for (sample, text) in told {
            let lines = broken(
                &text,
                Weight::Regular,
                size,
                width - INDENT * size,
                MOST_LINES,
            );
            let taken = INDENT * size + widest(&lines, Weight::Regular, size);
            if at.x > 0.0 && (is_column || at.x + taken > width) {
                at = Point {
                    x: 0.0,
                    y: at.y + as_f64(lines_here) * line,
                };
                lines_here = 0;
            }
            lines_here = lines_here.max(lines.len());
            entries.push(Entry { sample, lines, at });
            at.x += taken + GAP * size;
        }
        let mut height = at.y + as_f64(lines_here) * line;
        let mut placed = Vec::new();
        for note in notes {
            if height > 0.0 {
                height += BEFORE_NOTES * size;
            }
            let block = Block::new(&note, Weight::Regular, size, width, MOST_LINES_OF_NOTE);
            let top = height;
            height += block.height();
            placed.push((block, top));
        }
        Self {
            entries,
            notes: placed,
            size,
            height,
        }
    }

    /// Draws it with its top left corner at a point.
    pub(super) fn draw(&self, picture: &Picture, canvas: &mut Canvas, corner: Point) {
        let (colours, size) = (picture.colours, self.size);
        let style = Style::regular(size, colours.ink_soft);
        for entry in &self.entries {
            let (left, top) = (corner.x + entry.at.x, corner.y + entry.at.y);
            let middle = Point {
                x: left + SAMPLE * size / 2.0,
                y: top + size - CAPITAL * size / 2.0,
            };
            draw_sample(picture, canvas, entry.sample, SAMPLE * size, middle);
            let at = Point {
                x: left + INDENT * size,
                y: top + size,
            };
            canvas.lines(at, style, &entry.lines);
        }
        for (block, top) in &self.notes {
            let at = Point {
                x: corner.x,
                y: corner.y + top + block.size,
            };
            canvas.lines(at, style, &block.lines);
        }
    }
}

fn draw_sample(picture: &Picture, canvas: &mut Canvas, sample: Sample, size: f64, at: Point) {
    let (colour, _) = picture.colours.hue(0);
    let (family, main) = match sample {
        Sample::Mark(family, main) => (family, main),
        Sample::Faint(family) => (family, true),
    };
    let mut look = look(size, main, colour);
    if let Sample::Faint(_) = sample {
        look.push(("opacity", 0.25.into()));
    }
    // A triangle's centre is not the middle of its height.
    let lower = if family == Family::Partnership {
        0.1
    } else {
        0.0
    };
    let at = Point {
        y: at.y + lower * size,
        ..at
    };
    let place = at.translate();
    look.push(("transform", (&*place).into()));
    canvas.path(&shape(family, size, main), &look);
}
