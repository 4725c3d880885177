//! Text widths and line breaking.
//!
//! The page is also rendered natively, where nothing can be measured, and the first render in a browser must be identical.
//! So these widths are an estimate: those of Helvetica and Arial, with an [`ALLOWANCE`] for their substitutes. The page
//! then measures the map's labels, and lays them out again if they are wider.

/// How much wider than in Helvetica a line may be.
pub const ALLOWANCE: f64 = 1.15;

/// The weight of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Regular, 400.
    Regular,
    /// Bold, 700.
    Bold,
}

/// Which part of a line is at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The beginning.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

impl Anchor {
    /// The value of the attribute `text-anchor`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Advance widths of the characters from space to tilde, in thousandths of the font size (Adobe's metrics of Helvetica).
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same for Helvetica Bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The estimated width of a line at font size 1, including the allowance.
pub fn width(text: &str, weight: Weight) -> f64 {
    let thousandths = text
        .chars()
        .map(|character| u32::from(advance(character, weight)))
        .sum::<u32>();
    f64::from(thousandths) / 1000.0 * ALLOWANCE
}

/// The advance width of a character in thousandths of the font size.
fn advance(character: char, weight: Weight) -> u16 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let of = |character: char| {
        (character as usize)
            .checked_sub(32)
            .and_then(|index| table.get(index))
            .copied()
    };
    // What nobody sees has no width, and a mark stands on its letter.
    if matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{300}'..='\u{36F}'
    ) {
        return 0;
    }
    // Letters with diacritics are as wide as those without.
    let base = match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'À'..='Å' => 'A',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'È'..='Ë' => 'E',
        'ì'..='ï' => 'i',
        'Ì'..='Ï' => 'I',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'Ò'..='Ö' | 'Ø' => 'O',
        'ù'..='ü' => 'u',
        'Ù'..='Ü' => 'U',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        '–' | '‘' | '’' | '“' | '”' => '0',
        '\u{a0}' => ' ',
        other => other,
    };
    // An unknown character is as wide as it is high, which few letters exceed.
    of(base).unwrap_or(1000)
}

/// Wraps a text to at most `most_lines` lines, none wider than `widest` at font size 1, after spaces and hyphens. What does
/// not fit is cut, with "…". The first line has an indentation of `indent`. Lines are about equally long.
pub fn wrap(
    text: &str,
    weight: Weight,
    indent: f64,
    widest: f64,
    most_lines: usize,
) -> Vec<String> {
    let (mut best, cut) = fill(text, weight, indent, widest, most_lines);
    // The same number of lines, but narrower, as long as nothing is cut for that.
    for part in [0.9, 0.8, 0.7, 0.6, 0.5] {
        let (narrower, cut_more) = fill(text, weight, indent, widest * part, most_lines);
        if cut || cut_more || narrower.len() > best.len() {
            break;
        }
        best = narrower;
    }
    best
}

/// Fills line after line. Also returns whether anything was cut.
fn fill(
    text: &str,
    weight: Weight,
    indent: f64,
    widest: f64,
    most_lines: usize,
) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut pieces = pieces(text);
    while let Some(piece) = pieces.next() {
        let room = widest - if lines.is_empty() { indent } else { 0.0 };
        let longer = format!("{line}{piece}");
        if line.is_empty() || width(longer.trim_end(), weight) <= room {
            line = longer;
        } else if lines.len() + 1 < most_lines {
            lines.push(core::mem::replace(&mut line, piece.to_owned()));
        } else {
            // The last line takes all of the rest, to be cut below.
            line = longer;
            line.extend(pieces.by_ref());
        }
    }
    lines.push(line);
    let mut any_cut = false;
    for (index, line) in lines.iter_mut().enumerate() {
        let room = widest - if index == 0 { indent } else { 0.0 };
        any_cut |= cut(line, weight, room);
    }
    (lines, any_cut)
}

/// The pieces of a text between which a line may break, each with the spaces after it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '\u{2010}'])
}

/// Cuts a line to `room`, with "…" at its end if something is removed. Returns whether something is.
fn cut(line: &mut String, weight: Weight, room: f64) -> bool {
    line.truncate(line.trim_end().len());
    if width(line, weight) <= room {
        return false;
    }
    let mut rest = room - width("…", weight);
    let fits = |character: &char| {
        rest -= f64::from(advance(*character, weight)) / 1000.0 * ALLOWANCE;
        rest >= 0.0
    };
    let kept = line.chars().take_while(fits).map(char::len_utf8).sum();
    line.truncate(kept);
    line.truncate(line.trim_end().len());
    line.push('…');
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_after_spaces_and_hyphens_and_balances() {
        let lines = |text: &str, widest: f64| wrap(text, Weight::Bold, 0.0, widest, 3);
        assert_eq!(
            lines("Hälso- och vårddata", 7.0),
            ["Hälso- och", "vårddata"]
        );
        assert_eq!(lines("Hälso-och-vårddata", 7.0), ["Hälso-och-", "vårddata"]);
        assert_eq!(lines("Välfärdsteknik", 20.0), ["Välfärdsteknik"]);
        assert_eq!(
            lines("Attraktivitet och konkurrenskraft", 16.0),
            ["Attraktivitet och", "konkurrenskraft"]
        );
        assert_eq!(lines("", 5.0), [""]);
    }

    #[test]
    fn a_text_is_as_wide_in_any_of_its_forms() {
        for (one, other) in [
            ("hälsa", "ha\u{308}lsa"),
            ("ÅLAND", "A\u{30A}LAND"),
            ("idé", "ide\u{301}"),
            ("vården", "vå\u{AD}r\u{200B}den\u{FEFF}"),
        ] {
            for weight in [Weight::Regular, Weight::Bold] {
                assert_eq!(width(one, weight).to_bits(), width(other, weight).to_bits());
            }
        }
    }

    #[test]
    fn cuts_what_does_not_fit() {
        let lines = wrap(
            "Forskningsinfrastrukturutveckling i vården",
            Weight::Bold,
            1.0,
            6.0,
            2,
        );
        assert!(
            lines.iter().all(|line| width(line, Weight::Bold) <= 6.0),
            "{lines:?}"
        );
        assert!(lines.iter().any(|line| line.ends_with('…')), "{lines:?}");
    }

    #[test]
    fn knows_swedish_letters() {
        assert!((width("åäöÅÄÖ", Weight::Regular) - width("aaoAAO", Weight::Regular)).abs() < 1e-9);
    }
}
