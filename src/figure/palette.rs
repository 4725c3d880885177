//! The colours of the page, as pictures need them: in sRGB, because few programs besides browsers know OKLCH. A test
//! compares them with `style/tokens.css`.

use crate::content::HUES;
use crate::state::Theme;

/// The colours of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background.
    pub ground: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Text of less weight.
    pub ink_soft: &'static str,
    /// Thin lines.
    pub line: &'static str,
    /// The colours of marks: first that of programmes, then the hues of areas.
    pub marks: [&'static str; HUES as usize + 1],
    /// The colours of grounds, in the same order.
    pub tints: [&'static str; HUES as usize + 1],
}

#[rustfmt::skip]
const LIGHT: Palette = Palette {
    ground: "#fcfaf6",
    ink: "#1c222e",
    ink_soft: "#535864",
    line: "#dad7d0",
    marks: [
        "#5e6570", "#9e453e", "#925300", "#676a00", "#017848", "#007687", "#2967a7", "#6d54a0", "#914678",
    ],
    tints: [
        "#f2f3f6", "#ffeeec", "#fef1e4", "#f3f5e5", "#e8f8ee", "#e3f8fb", "#e9f5ff", "#f5f1ff", "#ffeef8",
    ],
};

#[rustfmt::skip]
const DARK: Palette = Palette {
    ground: "#111419",
    ink: "#eeebe5",
    ink_soft: "#acb1bb",
    line: "#32353d",
    marks: [
        "#b0b8c5", "#f89a8f", "#eaa864", "#b9bf64", "#74ce9a", "#47ccdc", "#80bcff", "#bfa8f8", "#ea9acc",
    ],
    tints: [
        "#1f2022", "#2b1c1a", "#291e14", "#212214", "#16241c", "#112426", "#18212c", "#221e2b", "#291c24",
    ],
};

/// The colours of a scheme.
pub const fn palette(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

impl Palette {
    /// The colours of the marks and of the ground of a hue, of which 0 is that of programmes.
    pub(super) fn hue(&self, hue: u8) -> (&'static str, &'static str) {
        let of = |colours: &[&'static str]| colours.get(usize::from(hue)).copied();
        (
            of(&self.marks).unwrap_or(self.ink),
            of(&self.tints).unwrap_or(self.ground),
        )
    }
}
