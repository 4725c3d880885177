//! The contrast of the design's colours, computed from `style/tokens.css` in both schemes.
//!
//! The formulas: OKLCH to linear sRGB as in CSS Color 4 (<https://www.w3.org/TR/css-color-4/#color-conversion-code>; the
//! matrices are Björn Ottosson's, <https://bottosson.github.io/posts/oklab/>, there for the D65 white of sRGB); relative
//! luminance and contrast ratio as in WCAG 2.2 (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>,
//! <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>), whose first step, from sRGB to linear sRGB, is not needed here.
//!
//! Some colours are outside the sRGB gamut. Browsers clip each channel, CSS Color 4 requires reducing chroma instead, and a
//! wide-gamut screen shows the colour as it is: the ratios must hold in all three cases.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use life_science_map::figure::palette;
use life_science_map::state::Theme;

/// The minimum for text: WCAG 1.4.3.
const TEXT: f64 = 4.5;
/// The minimum for marks, borders of controls and the focus ring: WCAG 1.4.11 and 2.4.13.
const MARK: f64 = 3.0;

/// The hue classes: programmes, then areas.
const HUES: [&str; 9] = [
    ".hue-0", ".hue-1", ".hue-2", ".hue-3", ".hue-4", ".hue-5", ".hue-6", ".hue-7", ".hue-8",
];

/// Custom properties by name.
type Tokens = BTreeMap<String, String>;

fn style(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("style")
        .join(name);
    let css = fs::read_to_string(&path).expect("the style sheet is there");
    let mut plain = String::new();
    for (index, part) in css.split("/*").enumerate() {
        let code = if index == 0 {
            part
        } else {
            part.split_once("*/").expect("comments end").1
        };
        plain.push_str(code);
    }
    plain
}

/// The custom properties in the one rule of `css` that begins with `selector`.
fn declared(css: &str, selector: &str) -> Tokens {
    let opening = format!("{selector} {{");
    let mut rules = css.split(&opening).skip(1);
    let rule = rules.next().unwrap_or_else(|| panic!("no {selector}"));
    assert!(rules.next().is_none(), "{selector} has one rule");
    let body = rule.split('}').next().expect("a rule ends");
    body.split(';')
        .filter_map(|declaration| declaration.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect()
}

/// The tokens of both schemes.
fn schemes() -> [(&'static str, Tokens); 2] {
    let css = style("tokens.css");
    let light = declared(&css, ":root, .guest");
    let mut dark = light.clone();
    dark.extend(declared(&css, ":is(:root, .guest)[data-theme=\"dark\"]"));
    [("light", light), ("dark", dark)]
}

/// A colour in Oklab.
#[derive(Clone, Copy)]
struct Colour {
    lightness: f64,
    a: f64,
    b: f64,
}

/// How a screen displays a colour that may be outside its gamut.
#[derive(Clone, Copy, Debug)]
enum Screen {
    /// In its gamut.
    Wide,
    /// Clipped to sRGB.
    Clipped,
    /// With its chroma reduced to fit sRGB.
    Reduced,
}

impl Colour {
    fn new(lightness: f64, chroma: f64, hue: f64) -> Self {
        let (sine, cosine) = hue.to_radians().sin_cos();
        Self {
            lightness,
            a: chroma * cosine,
            b: chroma * sine,
        }
    }

    /// `color-mix(in oklab, …)`: this colour with a part of another.
    fn mixed(self, other: Self, part: f64) -> Self {
        let mix = |own: f64, other: f64| own + (other - own) * part;
        Self {
            lightness: mix(self.lightness, other.lightness),
            a: mix(self.a, other.a),
            b: mix(self.b, other.b),
        }
    }

    fn with_chroma(self, part: f64) -> Self {
        Self {
            a: self.a * part,
            b: self.b * part,
            ..self
        }
    }

    fn linear_srgb(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701 * short,
        ]
    }

    /// In sRGB with eight bits a channel, clipped as browsers do: "#1c222e". The transfer function is that of CSS Color 4.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 255"
    )]
    fn hexadecimal(self) -> String {
        let digits = self.linear_srgb().map(|channel| {
            let channel = channel.clamp(0.0, 1.0);
            let encoded = if channel <= 0.003_130_8 {
                12.92 * channel
            } else {
                1.055 * channel.powf(1.0 / 2.4) - 0.055
            };
            format!("{:02x}", (encoded * 255.0).round() as u8)
        });
        format!("#{}", digits.concat())
    }

    fn is_in_srgb(self) -> bool {
        let channels = self.linear_srgb();
        channels
            .iter()
            .all(|channel| (-1e-4..=1.0001).contains(channel))
    }

    fn luminance(self, screen: Screen) -> f64 {
        let mut shown = self;
        if let Screen::Reduced = screen {
            let (mut in_gamut, mut beyond) = (0.0, 1.0);
            while !shown.is_in_srgb() && beyond - in_gamut > 1e-6 {
                let part = f64::midpoint(in_gamut, beyond);
                if self.with_chroma(part).is_in_srgb() {
                    in_gamut = part;
                } else {
                    beyond = part;
                }
            }
            shown = if self.is_in_srgb() {
                self
            } else {
                self.with_chroma(in_gamut)
            };
        }
        let mut channels = shown.linear_srgb();
        if !matches!(screen, Screen::Wide) {
            channels = channels.map(|channel| channel.clamp(0.0, 1.0));
        }
        let [red, green, blue] = channels;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn contrast(one: Colour, other: Colour, screen: Screen) -> f64 {
    let (one, other) = (one.luminance(screen), other.luminance(screen));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn number(tokens: &Tokens, name: &str) -> f64 {
    let value = tokens.get(name).unwrap_or_else(|| panic!("no --{name}"));
    value
        .parse()
        .unwrap_or_else(|_| panic!("--{name} is {value}"))
}

/// A token in the form `oklch(lightness chroma hue)`, or the mark or tint colour of a hue.
fn colour(tokens: &Tokens, name: &str) -> Colour {
    if let "mark" | "tint" = name {
        let part = |part| number(tokens, &format!("{name}-{part}"));
        return Colour::new(part("lightness"), part("chroma"), number(tokens, "hue"));
    }
    let value = tokens.get(name).unwrap_or_else(|| panic!("no --{name}"));
    let numbers = value
        .strip_prefix("oklch(")
        .and_then(|value| value.strip_suffix(')'))
        .unwrap_or_else(|| panic!("--{name} is {value}"));
    let numbers: Vec<f64> = numbers
        .split(' ')
        .map(|number| number.parse().expect("a number"))
        .collect();
    let [lightness, chroma, hue] = numbers[..] else {
        panic!("--{name} is {value}")
    };
    Colour::new(lightness, chroma, hue)
}

/// How much of a hue's mark colour is mixed into a chosen or hovered background, from `style/map.css`.
fn chosen_part() -> f64 {
    let css = style("map.css");
    let (_, rest) = css
        .split_once("color-mix(in oklab, var(--tint), var(--mark) ")
        .expect("chosen grounds are mixed");
    let percent = rest.split('%').next().expect("per cent");
    percent.parse::<f64>().expect("a number") / 100.0
}

/// Checks the contrast of two colours on every screen.
fn hold(faults: &mut Vec<String>, what: &str, least: f64, one: Colour, other: Colour) {
    for screen in [Screen::Wide, Screen::Clipped, Screen::Reduced] {
        let ratio = contrast(one, other, screen);
        if ratio < least {
            faults.push(format!("{what}: {ratio:.2} of {least} ({screen:?})"));
        }
    }
}

fn expect_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_formulas_give_what_is_known() {
    let ratio = |one: Colour, other: Colour| contrast(one, other, Screen::Clipped);
    let (black, white) = (Colour::new(0.0, 0.0, 0.0), Colour::new(1.0, 0.0, 0.0));
    assert!((ratio(black, white) - 21.0).abs() < 1e-4);
    // #767676, the lightest grey with enough contrast for text on white, by its linear value.
    let grey = Colour::new(0.181_164_244_32_f64.cbrt(), 0.0, 0.0);
    assert!((ratio(grey, white) - 4.542).abs() < 0.001);
    // Red and blue of sRGB in OKLCH, from CSS Color 4.
    let red = Colour::new(0.627_955, 0.257_683, 29.2339);
    let [r, g, b] = red.linear_srgb();
    assert!((r - 1.0).abs() < 1e-3 && g.abs() < 1e-3 && b.abs() < 1e-3);
    assert!((ratio(red, white) - 3.998).abs() < 0.01);
    let blue = Colour::new(0.452_014, 0.313_214, 264.052);
    assert!((ratio(blue, white) - 8.592).abs() < 0.02);
}

#[test]
fn both_ways_into_the_dark_scheme_lead_to_the_same() {
    let css = style("tokens.css");
    assert_eq!(
        declared(&css, ":is(:root, .guest):not([data-theme=\"light\"])"),
        declared(&css, ":is(:root, .guest)[data-theme=\"dark\"]")
    );
    let light = declared(&css, ":root, .guest");
    for name in declared(&css, ":is(:root, .guest)[data-theme=\"dark\"]").keys() {
        assert!(light.contains_key(name), "--{name} is new in the dark");
    }
}

#[test]
fn text_can_be_read() {
    let grounds: [(&str, &[&str]); 3] = [
        (
            "ink",
            &[
                "ground",
                "surface",
                "accent-ground",
                "warning-ground",
                "error-ground",
                "found",
            ],
        ),
        ("ink-soft", &["ground", "surface", "accent-ground"]),
        ("accent", &["ground", "surface", "accent-ground"]),
    ];
    let mut faults = Vec::new();
    for (scheme, tokens) in schemes() {
        for (text, grounds) in grounds {
            for ground in grounds {
                let what = format!("{scheme}: {text} on {ground}");
                let (text, ground) = (colour(&tokens, text), colour(&tokens, ground));
                hold(&mut faults, &what, TEXT, text, ground);
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn what_controls_are_seen_by_stands_out() {
    let mut faults = Vec::new();
    for (scheme, tokens) in schemes() {
        for (line, grounds) in [
            // Borders of buttons and fields.
            (
                "line-strong",
                &["ground", "surface", "accent-ground", "warning-ground"][..],
            ),
            // The focus ring, the border of chips, and the line under the current view.
            (
                "accent",
                &[
                    "ground",
                    "surface",
                    "accent-ground",
                    "warning-ground",
                    "error-ground",
                ][..],
            ),
        ] {
            for ground in grounds {
                let what = format!("{scheme}: {line} on {ground}");
                let (line, ground) = (colour(&tokens, line), colour(&tokens, ground));
                hold(&mut faults, &what, MARK, line, ground);
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn hues_can_be_read_and_their_marks_told_from_their_tints() {
    let css = style("tokens.css");
    let part = chosen_part();
    let mut faults = Vec::new();
    for (scheme, tokens) in schemes() {
        for hue in HUES {
            let mut tokens = tokens.clone();
            tokens.extend(declared(&css, hue));
            let of = |name| colour(&tokens, name);
            let (mark, tint) = (of("mark"), of("tint"));
            let chosen = tint.mixed(mark, part);
            let mut on = |what: &str, least: f64, one: Colour, other: Colour| {
                hold(
                    &mut faults,
                    &format!("{scheme} {hue}: {what}"),
                    least,
                    one,
                    other,
                );
            };
            for ground in ["ground", "surface", "accent-ground"] {
                on(&format!("text on {ground}"), TEXT, mark, of(ground));
            }
            // The row headers: number, name, count, and the focus ring.
            on("number on tint", TEXT, mark, tint);
            on("ink on tint", TEXT, of("ink"), tint);
            on("ink-soft on tint", TEXT, of("ink-soft"), tint);
            on("focus on tint", MARK, of("accent"), tint);
            // Marks, and the outline of a highlighted mark.
            on("mark on tint", MARK, mark, tint);
            on("mark on a chosen tint", MARK, mark, chosen);
            on("focus on a chosen tint", MARK, of("ink"), chosen);
            on("focus about a mark", MARK, of("ink"), of("ground"));
            on("rim on ground", MARK, mark, of("ground"));
        }
    }
    expect_none(&faults);
}

#[test]
fn pictures_have_the_colours_of_the_page() {
    let css = style("tokens.css");
    for ((scheme, tokens), theme) in schemes().into_iter().zip([Theme::Light, Theme::Dark]) {
        let palette = palette(theme);
        for (name, own) in [
            ("ground", palette.ground),
            ("ink", palette.ink),
            ("ink-soft", palette.ink_soft),
            ("line", palette.line),
        ] {
            assert_eq!(own, colour(&tokens, name).hexadecimal(), "{scheme}: {name}");
        }
        for (hue, (mark, tint)) in HUES.iter().zip(palette.marks.iter().zip(palette.tints)) {
            let mut tokens = tokens.clone();
            tokens.extend(declared(&css, hue));
            for (name, own) in [("mark", *mark), ("tint", tint)] {
                assert_eq!(
                    own,
                    colour(&tokens, name).hexadecimal(),
                    "{scheme} {hue}: {name}"
                );
            }
        }
    }
}
