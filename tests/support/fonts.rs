//! Fonts by the advance widths of their letters, as browsers would measure words in them.

use life_science_map::layout::plane::text::{ALLOWANCE, Weight};

/// The widths of the characters from space to tilde in thousandths of the font size, of `DejaVu` Sans.
#[rustfmt::skip]
const DEJAVU: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// The same of `DejaVu` Sans Bold.
#[rustfmt::skip]
const DEJAVU_BOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580,
    1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500,
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
];

/// The same of Liberation Sans, which are Helvetica's, too.
#[rustfmt::skip]
const LIBERATION: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same of Liberation Sans Bold.
#[rustfmt::skip]
const LIBERATION_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// A font, with or without the spacing of WCAG 1.4.12.
#[derive(Debug)]
pub struct Font {
    /// What it is called.
    pub name: &'static str,
    bold: &'static [u16; 95],
    regular: &'static [u16; 95],
    /// The extra space between letters, and that between words.
    spacing: (f64, f64),
}

impl Font {
    /// The width of a text at font size 1.
    pub fn width(&self, text: &str, weight: Weight) -> f64 {
        let table = match weight {
            Weight::Bold => self.bold,
            Weight::Regular => self.regular,
        };
        let width = |character| {
            let base = match character {
                'å' | 'ä' | 'á' => 'a',
                'Å' | 'Ä' => 'A',
                'ö' => 'o',
                'Ö' => 'O',
                'é' => 'e',
                '\u{a0}' => ' ',
                '–' | '“' | '”' | '‘' | '’' => '0',
                ' '..='~' => character,
                // Letters that the product does not know have this width.
                _ => return ALLOWANCE + self.spacing.0,
            };
            let word = if base == ' ' { self.spacing.1 } else { 0.0 };
            f64::from(table[base as usize - 32]) / 1000.0 + self.spacing.0 + word
        };
        text.chars().map(width).sum()
    }
}

/// `DejaVu` Sans and Liberation Sans, as they are and with a visitor's spacing.
pub const FONTS: [Font; 4] = [
    font(
        "Liberation Sans",
        (&LIBERATION_BOLD, &LIBERATION),
        (0.0, 0.0),
    ),
    font("DejaVu Sans", (&DEJAVU_BOLD, &DEJAVU), (0.0, 0.0)),
    font(
        "Liberation Sans, spaced",
        (&LIBERATION_BOLD, &LIBERATION),
        (0.12, 0.16),
    ),
    font("DejaVu Sans, spaced", (&DEJAVU_BOLD, &DEJAVU), (0.12, 0.16)),
];

const fn font(
    name: &'static str,
    (bold, regular): (&'static [u16; 95], &'static [u16; 95]),
    spacing: (f64, f64),
) -> Font {
    Font {
        name,
        bold,
        regular,
        spacing,
    }
}
