//! For which widths there are labels, and how large their text is.

use super::wheel::SIDE;

/// A class of the container's width, in CSS pixels at a root text size of 16 px (so that the breakpoints are in `rem`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelClass {
    /// From 720 to 860 pixels.
    Narrow,
    /// From 860 to 1010 pixels.
    Medium,
    /// From 1010 pixels.
    Wide,
}

impl LabelClass {
    /// All classes, from the narrowest.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Medium, Self::Wide];

    /// The class for a container of this width, in CSS pixels at a text size of 16 px; `None` if it is too narrow for a
    /// wheel, and the map uses rows. Style sheets repeat the limits.
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

    /// The text size of names in units. Style sheets repeat it.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Narrow => 21.25,
            Self::Medium => 17.3,
            Self::Wide => 14.2,
        }
    }

    /// The distance of the container's edges from the centre, in units.
    pub const fn edge(self) -> f64 {
        SIDE / (self.svg_percent() / 100.0)
    }
}
