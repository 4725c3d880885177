//! Files that a content file may be like after other programs have had it: written in every odd way, or broken.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]

const BASE: &str = include_str!("../content/rules/base.json");

/// What the desk gives back of a file that nobody has worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// Every byte.
    Same,
    /// The same text in UTF-8, as the format has it.
    Recoded(String),
    /// Nothing: it is no text.
    Nothing,
}

/// A file.
#[derive(Clone, Debug)]
pub struct Odd {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub back: Back,
}

/// The base with a part replaced.
fn with(from: &str, to: &str) -> String {
    assert!(BASE.contains(from), "{from}");
    BASE.replacen(from, to, 1)
}

fn one_line() -> String {
    let lines = BASE.lines().map(str::trim_start);
    lines.collect::<String>().replace("\": ", "\":")
}

/// Every character that is not ASCII as `\u` and four digits.
fn escaped(text: &str, digits: fn(u16) -> String) -> String {
    let mut all = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            all.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                all.push_str("\\u");
                all.push_str(&digits(*unit));
            }
        }
    }
    all
}

/// The base with something put before its first initiative's fields.
fn unknown_on_each_level() -> String {
    let unknown = "\"x-note\": {\"a\": [1, {\"b\": null}], \"c\": \"\\/\"}, ";
    BASE.replace("{\n", &["{\n", unknown, "\n"].concat())
        .replacen(
            "]\n}",
            &["],\n ", unknown.trim_end_matches(", "), "\n}"].concat(),
            1,
        )
}

/// How it is written: all of it is JSON.
fn written() -> Vec<(&'static str, String)> {
    let long = "ett ganska långt ord ".repeat(10_000);
    vec![
        ("as-it-is", BASE.to_owned()),
        ("windows-lines", BASE.replace('\n', "\r\n")),
        ("old-mac-lines", BASE.replace('\n', "\r")),
        ("mixed-lines", BASE.replace(",\n", ",\r\n")),
        ("mark", ["\u{feff}", BASE].concat()),
        (
            "mark-and-windows-lines",
            ["\u{feff}", BASE].concat().replace('\n', "\r\n"),
        ),
        ("tabs", BASE.replace("  ", "\t")),
        ("four-spaces", BASE.replace(' ', "    ")),
        ("one-line", one_line()),
        ("last-break", [BASE, "\n"].concat()),
        ("last-breaks", [BASE, "\n\n \t\r\n"].concat()),
        ("breaks-before", ["\n\n  ", BASE].concat()),
        ("unknown-fields", unknown_on_each_level()),
        ("long-text", with("Kartan", &long)),
        ("spaces", BASE.replace("\": ", "\"  :\t").replace(',', " ,")),
    ]
}

/// How its texts, numbers and fields are written.
fn written_within() -> Vec<(&'static str, String)> {
    vec![
        ("small-escapes", escaped(BASE, |unit| format!("{unit:04x}"))),
        ("large-escapes", escaped(BASE, |unit| format!("{unit:04X}"))),
        ("slashes", BASE.replace('/', "\\/")),
        ("pairs", with("Kartan", "Kartan \\ud83d\\uDE00 \u{1F600}")),
        ("half-a-pair", with("Kartan", "Kartan \\ud83d")),
        (
            "controls",
            with("Kartan", "Kar\\ttan\\n\\b\\f\\r\\u0000\\u001f"),
        ),
        (
            "rare-letters",
            with(
                "Kartan",
                "K\u{85}a\u{ad}r\u{2028}t\u{202e}a\u{7f}n\u{308}\u{ffff}",
            ),
        ),
        (
            "odd-numbers",
            with("5000000", "5.0E+6")
                .replace("55.7", "-0")
                .replace("13.19", "1.3190e1"),
        ),
        (
            "nothings",
            with("\"Kartan\"", "null").replacen(
                "\"sources\": [",
                "\"places\": [], \"date\": {}, \"sources\": [ ",
                1,
            ),
        ),
        (
            "repeated-fields",
            with(
                "\"kind\": \"inquiry\"",
                "\"kind\": \"report\", \"kind\": \"inquiry\"",
            ),
        ),
        (
            "repeated-list",
            with("\"places\": [\n  {", "\"places\": [],\n \"places\": [\n  {"),
        ),
    ]
}

/// What is no JSON any more.
fn broken() -> Vec<(&'static str, String)> {
    let half = BASE.len() / 2;
    let half = (half..BASE.len()).find(|at| BASE.is_char_boundary(*at));
    let half = half.unwrap_or_default();
    vec![
        ("comma-less", with("\"version\": 1,", "\"version\": 1")),
        (
            "trailing-commas",
            BASE.replace("\n }", ",\n }").replace("\n  ]", ",\n  ]"),
        ),
        (
            "comments",
            with("\"version\"", "// en rad\n /* och\r\n flera */ \"version\""),
        ),
        ("curly-quotes", BASE.replace("\"Lund\"", "“Lund”")),
        ("single-quotes", BASE.replace("\"Lund\"", "'Lund'")),
        ("unclosed-text", with("\"Kartan\"", "\"Kartan")),
        ("half", BASE[..half].to_owned()),
        ("too-much", [BASE, "\n}]{\"a\": 1}"].concat()),
        (
            "conflict",
            with(
                " \"version\": 1,",
                "<<<<<<< HEAD\n \"version\": 1,\n=======\n \"version\": 2,\n>>>>>>> b",
            ),
        ),
        ("raw-controls", with("Kartan", "Kar\ttan\non two lines")),
        (
            "no-numbers",
            with("5000000", "+05 000")
                .replace("55.7", "NaN")
                .replace("13.19", ".5"),
        ),
        (
            "deep",
            with(
                "\"version\": 1,",
                &["\"x\": ", &"[".repeat(300), ","].concat(),
            ),
        ),
        ("no-content", "hej".to_owned()),
    ]
}

/// The bytes of a text in UTF-16.
fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// All of them.
pub fn odd_files() -> Vec<Odd> {
    let texts = written().into_iter();
    let texts = texts.chain(written_within()).chain(broken());
    let same = texts.map(|(name, text)| Odd {
        name,
        bytes: text.into_bytes(),
        back: Back::Same,
    });
    let latin = BASE
        .chars()
        .filter_map(|letter| u8::try_from(u32::from(letter)).ok());
    let recoded = [
        (
            "utf-16-little",
            utf_16(&["\u{feff}", BASE].concat(), u16::to_le_bytes),
        ),
        (
            "utf-16-big",
            utf_16(&["\u{feff}", BASE].concat(), u16::to_be_bytes),
        ),
        ("utf-16-without-mark", utf_16(BASE, u16::to_le_bytes)),
        ("windows-1252", latin.collect()),
    ];
    let recoded = recoded.map(|(name, bytes)| Odd {
        name,
        bytes,
        back: Back::Recoded(BASE.to_owned()),
    });
    let others: [(&str, &[u8]); 6] = [
        ("empty", b""),
        ("blank", b" \r\n"),
        ("web-page", b"<!DOCTYPE html><title>404</title>"),
        ("workbook", b"PK\x03\x04\x14\0\xff"),
        ("pdf", b"%PDF-1.7"),
        ("noughts", b"{\"a\": \"\0\0\0\"}"),
    ];
    let others = others.map(|(name, bytes)| Odd {
        name,
        bytes: bytes.to_vec(),
        back: Back::Nothing,
    });
    same.chain(recoded).chain(others).collect()
}
