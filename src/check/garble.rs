//! Remarks on texts that went through something on their way: a wrong encoding, HTML, a text editor's marks.

use crate::document::to_windows_1252;

/// What a text has that nobody means to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Garble {
    /// UTF-8 that was read as Windows-1252: "HÃ¤lsa". With the text as it was meant.
    ReadTwice(String),
    /// The sign for a character that was lost.
    Lost,
    /// HTML's spelling of a character, such as "&amp;amp;".
    Entity(String),
    /// A tag of HTML.
    Tag(String),
    /// Two asterisks or underscores around words, which mean bold elsewhere.
    Marks,
    /// A character that nobody sees, within a word.
    Invisible(char),
}

/// What is wrong with a text; the first that is found. Linear.
pub(super) fn garble(text: &str) -> Option<Garble> {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Some(Garble::Lost);
    }
    let mended = read_once(text);
    if mended != text {
        return Some(Garble::ReadTwice(mended));
    }
    entity(text)
        .map(|own| Garble::Entity(own.to_owned()))
        .or_else(|| tag(text).map(|own| Garble::Tag(own.to_owned())))
        .or_else(|| has_marks(text).then_some(Garble::Marks))
        .or_else(|| {
            text.chars()
                .find(|own| is_invisible(*own))
                .map(Garble::Invisible)
        })
}

/// A text without what is wrong with it. `None` where nobody can know.
pub(super) fn mended(text: &str, garble: &Garble) -> Option<String> {
    match garble {
        Garble::ReadTwice(meant) => Some(meant.clone()),
        Garble::Lost => None,
        Garble::Entity(own) => Some(text.replace(own.as_str(), &character(own)?)),
        Garble::Tag(_) => {
            let mut mended = text.to_owned();
            while let Some(own) = tag(&mended).map(str::to_owned) {
                mended = mended.replace(&own, "");
            }
            Some(mended)
        }
        Garble::Marks => Some(text.replace("**", "").replace("__", "")),
        Garble::Invisible(_) => Some(text.replace(is_invisible, "")),
    }
}

/// The character that HTML spells so: those that occur in Swedish and English text.
fn character(entity: &str) -> Option<String> {
    let name = entity.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?)
            .filter(|own| !own.is_control())
            .map(String::from);
    }
    let named = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{A0}",
        "shy" => "",
        "aring" => "å",
        "auml" => "ä",
        "ouml" => "ö",
        "Aring" => "Å",
        "Auml" => "Ä",
        "Ouml" => "Ö",
        "eacute" => "é",
        "uuml" => "ü",
        "ndash" => "–",
        "mdash" => "—",
        "hellip" => "…",
        "rdquo" => "”",
        "ldquo" => "“",
        "rsquo" => "’",
        "lsquo" => "‘",
        "euro" => "€",
        "sect" => "§",
        _ => return None,
    };
    Some(named.to_owned())
}

/// The text with each run of letters beyond ASCII that is UTF-8 read as Windows-1252 read rightly.
fn read_once(text: &str) -> String {
    let is_high = |letter: char| to_windows_1252(letter).is_some_and(|byte| byte >= 0x80);
    let mut mended = String::new();
    let mut rest = text;
    while let Some(from) = rest.find(is_high) {
        let (before, after) = rest.split_at(from);
        let (run, after) = after.split_at(after.find(|own| !is_high(own)).unwrap_or(after.len()));
        let bytes: Vec<u8> = run.chars().filter_map(to_windows_1252).collect();
        mended.push_str(before);
        mended.push_str(core::str::from_utf8(&bytes).unwrap_or(run));
        rest = after;
    }
    mended + rest
}

/// The first character that is spelt as HTML spells it.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(from, _)| {
        let rest = text.get(from..)?;
        let end = rest.find(';').filter(|end| (3..=10).contains(end))?;
        let name = rest.get(1..end)?;
        let is_name = name.bytes().all(|own| own.is_ascii_alphanumeric());
        let is_number = name.strip_prefix('#').is_some_and(|own| {
            own.bytes()
                .all(|own| own.is_ascii_hexdigit() || own == b'x')
        });
        (is_name || is_number).then(|| rest.get(..=end))?
    })
}

/// The first tag of HTML.
fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(from, _)| {
        let rest = text.get(from..)?;
        let name = rest.get(1..)?.trim_start_matches('/');
        let end = rest.find('>')?;
        name.starts_with(|own: char| own.is_ascii_alphabetic())
            .then(|| rest.get(..=end))?
    })
}

/// Whether something stands between two pairs of asterisks or underscores.
fn has_marks(text: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        let mut parts = text.split(mark).skip(1);
        parts.next().is_some_and(|own| !own.trim().is_empty()) && parts.next().is_some()
    })
}

const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_through_something_is_told() {
        for (text, expected) in [
            ("HÃ¤lsodata", Garble::ReadTwice("Hälsodata".to_owned())),
            (
                "FÃ¶r vÃ¥rden â€“ nu",
                Garble::ReadTwice("För vården – nu".to_owned()),
            ),
            ("H\u{FFFD}lsodata", Garble::Lost),
            ("Vård &amp; omsorg", Garble::Entity("&amp;".to_owned())),
            (
                "Forskning&nbsp;i vården",
                Garble::Entity("&nbsp;".to_owned()),
            ),
            ("D&#039;Or", Garble::Entity("&#039;".to_owned())),
            ("<b>Ny</b> satsning", Garble::Tag("<b>".to_owned())),
            ("Ny</p>", Garble::Tag("</p>".to_owned())),
            ("**fet** text", Garble::Marks),
            ("Forsknings\u{AD}infrastruktur", Garble::Invisible('\u{AD}')),
        ] {
            assert_eq!(garble(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_meant_so_is_left_alone() {
        for text in [
            "Hälsodata för vården – nu",
            "São Paulo, Ã",
            "R&D; R & D",
            "a < b och c > d",
            "5 * 3 ** 2",
            "snake_case och __",
            "”Här är det”, sa Åse",
        ] {
            assert_eq!(garble(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_was_read_twice_is_mended(text in "[a-zåäöéÅÄÖ–” ]{0,20}") {
            let twice: Option<String> = text.bytes().map(|byte| {
                (0..=0x0010_FFFF_u32).filter_map(char::from_u32).take(0x2200).find(|own| to_windows_1252(*own) == Some(byte))
            }).collect();
            if let Some(twice) = twice.filter(|twice| *twice != text) {
                assert_eq!(garble(&twice), Some(Garble::ReadTwice(text)));
            }
        }
    }
}
