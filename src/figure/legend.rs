//! What the shapes of a picture mean.

use super::Picture;
use super::canvas::{Canvas, Style};
use super::text::{Block, CAPITAL, LINE, broken, widest};
use super::wheel_marks::look;
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
    Faint,
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

/// What a view's legend says: its entries, and its notes.
fn told(picture: &Picture) -> (Vec<(Sample, String)>, Vec<String>) {
    let (words, phrases) = (picture.words(), picture.phrases);
    let (mut entries, mut notes) = (Vec::new(), Vec::new());
    let state = picture.scene.state;
    let has_bins = super::wheel::has_bins(picture);
    let view = state.query.view;
    if !(view == View::Timeline || view == View::Map && has_bins) {
        for family in Family::ALL {
            let name = (words.family)(family).to_owned();
            entries.push((Sample::Mark(family, true), name));
        }
    }
    match view {
        View::Map if has_bins => notes.push(phrases.say(picture.view_words().figure_bins)),
        View::Map => {
            for (main, sentence) in [(true, words.legend_filled), (false, words.legend_hollow)] {
                entries.push((Sample::Mark(Family::Work, main), phrases.say(sentence)));
            }
            if picture.shown.count() < picture.content().initiatives().len() {
                let faint = picture.view_words().figure_faint.to_owned();
                entries.push((Sample::Faint, faint));
            }
            notes.push(phrases.say(words.legend_ring));
        }
        View::Objectives => {}
        View::Matrix => notes.push(phrases.say(picture.view_words().figure_matrix)),
        View::Timeline => notes.push(phrases.say(picture.view_words().timeline_help)),
    }
    (entries, notes)
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
            for (line, text) in entry.lines.iter().enumerate() {
                let at = Point {
                    x: left + INDENT * size,
                    y: top + (as_f64(line) * LINE + 1.0) * size,
                };
                canvas.text(at, style, text);
            }
        }
        for (block, top) in &self.notes {
            for (line, text) in block.lines.iter().enumerate() {
                let at = Point {
                    x: corner.x,
                    y: corner.y + top + block.baseline(line),
                };
                canvas.text(at, style, text);
            }
        }
    }
}

fn draw_sample(picture: &Picture, canvas: &mut Canvas, sample: Sample, size: f64, at: Point) {
    let (colour, _) = picture.colours.hue(0);
    let (family, main) = match sample {
        Sample::Mark(family, main) => (family, main),
        Sample::Faint => (Family::Work, true),
    };
    let mut look = look(size, main, colour);
    if let Sample::Faint = sample {
        look.push(("opacity", 0.25.into()));
    }
    let place = at.translate();
    look.push(("transform", (&*place).into()));
    canvas.path(&shape(family, size, main), &look);
}
