//! How much room lines of text need, and how they are broken.

use crate::layout::plane::geometry::as_f64;
use crate::layout::plane::text::{Weight, width, wrap};

/// The distance of baselines, relative to the font size.
pub(super) const LINE: f64 = 1.3;
/// The width of the stripe in a sector's colour at the left of its part.
pub(super) const STRIPE: f64 = 4.0;
/// The height of capitals and digits, relative to the font size.
pub(super) const CAPITAL: f64 = 0.72;

/// How much wider than estimated for a page a line may be. A page measures its text and corrects the layout; a picture
/// cannot. The bold letters of `DejaVu` Sans are up to 1.3 times as wide as those of Helvetica.
const fn wider(weight: Weight) -> f64 {
    match weight {
        Weight::Regular => 1.05,
        Weight::Bold => 1.11,
    }
}

/// How much wider than estimated the bold names around the wheel may be.
pub(super) const NAMES: f64 = wider(Weight::Bold);

/// The room that a line needs, whatever the font.
pub(super) fn room(text: &str, weight: Weight, size: f64) -> f64 {
    width(text, weight) * wider(weight) * size
}

/// The largest of the rooms of some lines.
pub(super) fn widest<S: AsRef<str>>(lines: &[S], weight: Weight, size: f64) -> f64 {
    let mut widest = 0.0_f64;
    for line in lines {
        widest = widest.max(room(line.as_ref(), weight, size));
    }
    widest
}

/// Breaks a text into at most `most` lines. What does not fit is cut, with "…".
pub(super) fn broken(text: &str, weight: Weight, size: f64, room: f64, most: usize) -> Vec<String> {
    wrap(text, weight, 0.0, room / size / wider(weight), most)
}

/// A paragraph of lines, from its top down.
pub(super) struct Block {
    pub lines: Vec<String>,
    pub size: f64,
    pub weight: Weight,
}

impl Block {
    pub(super) fn new(text: &str, weight: Weight, size: f64, room: f64, most: usize) -> Self {
        let lines = if text.is_empty() {
            Vec::new()
        } else {
            broken(text, weight, size, room, most)
        };
        Self {
            lines,
            size,
            weight,
        }
    }

    /// The height of its lines.
    pub(super) fn height(&self) -> f64 {
        as_f64(self.lines.len()) * LINE * self.size
    }
}

/// Breaks an address into lines, each as long as fits: before what begins a part of it if there is any, else anywhere. An
/// address is never cut.
pub(super) fn broken_address(address: &str, size: f64, widest: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut taken) = (String::new(), 0.0);
    for piece in address.split_inclusive(['&', '/', '?']) {
        let own = room(piece, Weight::Regular, size);
        if taken + own > widest && !line.is_empty() {
            lines.push(core::mem::take(&mut line));
            taken = 0.0;
        }
        for letter in piece.chars() {
            let own = room(letter.encode_utf8(&mut [0; 4]), Weight::Regular, size);
            if taken + own > widest && !line.is_empty() {
                lines.push(core::mem::take(&mut line));
                taken = 0.0;
            }
            line.push(letter);
            taken += own;
        }
    }
    lines.push(line);
    lines
}
