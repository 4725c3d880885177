//! From bytes to text.

/// How a file's bytes spell its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as the format has it.
    Utf8,
    /// UTF-16, as some programs on Windows save text.
    Utf16,
    /// Windows-1252, which the same programs call "ANSI".
    Windows1252,
}

/// What a file is that is no text of a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// Nothing, or only white space.
    Empty,
    /// A web page.
    WebPage,
    /// A workbook, a document or another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// Other bytes that are no text.
    Binary,
}

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was spelt.
    pub encoding: Encoding,
    /// Whether it began with a byte order mark.
    pub has_mark: bool,
}

impl Decoded {
    /// The bytes for a text that replaces this one: in UTF-8, with a byte order mark if there was one.
    ///
    /// ```
    /// use life_science_map::document::decode;
    ///
    /// let decoded = decode(b"\xef\xbb\xbf{}").unwrap();
    /// assert_eq!(decoded.text, "{}");
    /// assert_eq!(decoded.encode("[]"), b"\xef\xbb\xbf[]");
    /// ```
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        [mark, text].concat().into_bytes()
    }
}

/// Decodes a file's bytes: UTF-8, else UTF-16 if its mark or its noughts say so, else Windows-1252. Linear.
///
/// # Errors
/// For what is no text, or no text of a content.
pub fn decode(bytes: &[u8]) -> Result<Decoded, OtherKind> {
    let decoded = if is_utf_16(bytes) {
        utf_16(bytes)
    } else {
        match core::str::from_utf8(bytes) {
            Ok(text) => Decoded {
                text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
                encoding: Encoding::Utf8,
                has_mark: text.starts_with('\u{feff}'),
            },
            Err(_) => Decoded {
                text: bytes.iter().copied().map(of_windows_1252).collect(),
                encoding: Encoding::Windows1252,
                has_mark: false,
            },
        }
    };
    match other_kind(bytes, &decoded) {
        Some(kind) => Err(kind),
        None => Ok(decoded),
    }
}

/// Whether a file begins as UTF-16 does: with its mark, or with an ASCII character in two bytes.
fn is_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

fn utf_16(bytes: &[u8]) -> Decoded {
    let has_mark = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let is_big = matches!(bytes, [0xFE, 0xFF, ..] | [0, ..]);
    let units = bytes
        .get(if has_mark { 2 } else { 0 }..)
        .unwrap_or_default();
    let units = units.chunks_exact(2).filter_map(|unit| {
        let unit: [u8; 2] = unit.try_into().ok()?;
        Some(if is_big {
            u16::from_be_bytes(unit)
        } else {
            u16::from_le_bytes(unit)
        })
    });
    let letters = char::decode_utf16(units);
    Decoded {
        text: letters
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
        encoding: Encoding::Utf16,
        has_mark: false,
    }
}

fn other_kind(bytes: &[u8], decoded: &Decoded) -> Option<OtherKind> {
    let text = decoded.text.trim_start();
    if text.is_empty() {
        return Some(OtherKind::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(OtherKind::Archive);
    }
    if bytes.starts_with(b"%PDF") {
        return Some(OtherKind::Pdf);
    }
    if text.starts_with('<') && !text.starts_with("<<<<<<<") {
        return Some(OtherKind::WebPage);
    }
    text.contains('\0').then_some(OtherKind::Binary)
}

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F (<https://encoding.spec.whatwg.org/#windows-1252>).
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn of_windows_1252(byte: u8) -> char {
    let place = usize::from(byte).checked_sub(0x80);
    place
        .and_then(|place| HIGH.get(place))
        .copied()
        .unwrap_or(char::from(byte))
}

/// The byte of a character in Windows-1252.
pub fn to_windows_1252(letter: char) -> Option<u8> {
    if let Some(place) = HIGH.iter().position(|own| *own == letter) {
        return u8::try_from(0x80 + place).ok();
    }
    let byte = u8::try_from(u32::from(letter)).ok();
    byte.filter(|byte| !(0x80..0xA0).contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_gives_the_same_text() {
        let text = "{\"å\": \"–€\"}";
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let old: Vec<u8> = text.chars().filter_map(to_windows_1252).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (["\u{feff}", text].concat().into_bytes(), Encoding::Utf8),
            (old, Encoding::Windows1252),
            ([&[0xFE, 0xFF], &*big].concat(), Encoding::Utf16),
            ([&[0xFF, 0xFE], &*little].concat(), Encoding::Utf16),
            (big, Encoding::Utf16),
            (little, Encoding::Utf16),
        ] {
            let decoded = decode(&bytes);
            assert_eq!(
                decoded.as_ref().map(|own| (&*own.text, own.encoding)),
                Ok((text, encoding))
            );
        }
    }

    #[test]
    fn what_is_something_else_is_told() {
        for (bytes, kind) in [
            (&b""[..], OtherKind::Empty),
            (b" \r\n", OtherKind::Empty),
            (b"\xef\xbb\xbf", OtherKind::Empty),
            (b"<!DOCTYPE html>", OtherKind::WebPage),
            (b"PK\x03\x04\x14\0", OtherKind::Archive),
            (b"%PDF-1.7", OtherKind::Pdf),
            (b"{\"a\": \"\0\0\0\"}", OtherKind::Binary),
        ] {
            assert_eq!(decode(bytes), Err(kind), "{bytes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_byte_of_windows_1252_is_a_character_and_back(byte: u8) {
            proptest::prop_assert_eq!(to_windows_1252(of_windows_1252(byte)), Some(byte));
        }

        #[test]
        fn any_bytes_can_be_decoded(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..60)) {
            let decoded = decode(&bytes).ok().filter(|own| own.encoding == Encoding::Utf8);
            if let Some(decoded) = decoded {
                proptest::prop_assert_eq!(decoded.encode(&decoded.text), bytes);
            }
        }
    }
}
