//! Slips in JSON: each is told, and mended where it can be.

use std::fs;

use life_science_map::document::{Document, Edit, FlawKind as Kind, apply};
use proptest::prelude::*;
use serde_json::Value;

use super::{REAL, is_json, json, parsed, whole};

/// The text without its flaws, if each can be mended.
fn mended(document: &Document) -> Option<String> {
    let flaws = document.flaws();
    if flaws.iter().any(|flaw| flaw.edits.is_empty()) {
        return None;
    }
    let edits: Vec<Edit> = flaws.iter().flat_map(|flaw| flaw.edits.clone()).collect();
    let (text, back) = apply(document.text(), &edits)
        .unwrap_or_else(|| panic!("{:?}: {flaws:?}", document.text()));
    assert_eq!(
        apply(&text, &back).unwrap().0,
        document.text(),
        "edits can be taken back"
    );
    Some(text)
}

/// The laws of any text.
fn hold_laws(text: &str) {
    let document = parsed(text);
    assert_eq!(
        document.flaws().is_empty(),
        is_json(text),
        "{text:?}: {:?}",
        document.flaws()
    );
    assert_eq!(document.text(), text);
    if document.flaws().is_empty() {
        let expected: Value = serde_json::from_str(text).unwrap();
        assert_eq!(whole(&document), Some(expected), "{text:?}");
    }
    for flaw in document.flaws() {
        assert!(text.get(flaw.span.clone()).is_some(), "{text:?}: {flaw:?}");
    }
    if let Some(mended) = mended(&document) {
        let again = parsed(&mended);
        assert_eq!(again.flaws(), [], "{text:?} becomes {mended:?}");
        assert!(is_json(&mended), "{text:?} becomes {mended:?}");
        assert_eq!(
            whole(&again),
            whole(&document),
            "{text:?} becomes {mended:?}"
        );
    }
}

/// A text with slips, which they are, and the text without them.
type Slip = (&'static str, Vec<Kind>, &'static str);

/// Slips with commas.
fn commas() -> Vec<Slip> {
    vec![
        (
            "{\"a\": 1\n\"b\": 2}",
            vec![Kind::MissingComma],
            "{\"a\": 1,\n\"b\": 2}",
        ),
        (
            "[{\"a\": 1}\n {\"b\": 2}]",
            vec![Kind::MissingComma],
            "[{\"a\": 1},\n {\"b\": 2}]",
        ),
        ("[1, 2, ]", vec![Kind::ExtraComma], "[1, 2 ]"),
        ("{\"a\": 1,}", vec![Kind::ExtraComma], "{\"a\": 1}"),
        ("[,1,,2]", vec![Kind::ExtraComma, Kind::ExtraComma], "[1,2]"),
    ]
}

/// Slips in texts.
fn texts() -> Vec<Slip> {
    vec![
        (
            "{\"sv\": \"Ett\n\"en\": \"One\"}",
            vec![Kind::UnclosedText, Kind::MissingComma],
            "{\"sv\": \"Ett\",\n\"en\": \"One\"}",
        ),
        (
            "{\"sv\": \"Ett,\n\"en\": \"One\"}",
            vec![Kind::UnclosedText],
            "{\"sv\": \"Ett\",\n\"en\": \"One\"}",
        ),
        (
            "[{\"sv\": \"Ett},\n{\"sv\": \"Två\"}]",
            vec![Kind::UnclosedText],
            "[{\"sv\": \"Ett\"},\n{\"sv\": \"Två\"}]",
        ),
        (
            "{\"sv\": \"Ett\n   och två\", \"en\": \"x\"}",
            vec![Kind::LineBreak],
            "{\"sv\": \"Ett och två\", \"en\": \"x\"}",
        ),
        (
            "{\"sv\": \"Ett\r\noch två\"\r\n}",
            vec![Kind::LineBreak],
            "{\"sv\": \"Ett och två\"\r\n}",
        ),
        ("[\"a\tb\"]", vec![Kind::Escape], "[\"a\\tb\"]"),
        ("[\"C:\\data\"]", vec![Kind::Escape], "[\"C:\\\\data\"]"),
        ("[\"\\ud83d!\"]", vec![Kind::Escape], "[\"\\ufffd!\"]"),
        (
            "{“id”: “ett”, „b”: ’c’}",
            vec![Kind::Quotes; 4],
            "{\"id\": \"ett\", \"b\": \"c\"}",
        ),
        (
            "{'a': 'b\"c'}",
            vec![Kind::Quotes; 2],
            "{\"a\": \"b\\\"c\"}",
        ),
        (
            "{a: komet, \"b\": https://a.se/b}",
            vec![Kind::Quotes; 3],
            "{\"a\": \"komet\", \"b\": \"https://a.se/b\"}",
        ),
    ]
}

/// Slips in numbers and other values.
fn values() -> Vec<Slip> {
    let meant = |own: &str| Kind::Value(own.into());
    vec![
        (
            "[True, NaN, 01, .5, 5., +3]",
            vec![
                meant("true"),
                meant("null"),
                meant("1"),
                meant("0.5"),
                meant("5"),
                meant("3"),
            ],
            "[true, null, 1, 0.5, 5, 3]",
        ),
        (
            "{\"sek\": 12 000 000}",
            vec![meant("12000000")],
            "{\"sek\": 12000000}",
        ),
        ("[1e999]", vec![meant("null")], "[null]"),
        ("[2019-12]", vec![Kind::Quotes], "[\"2019-12\"]"),
        (
            "{\"a\", \"b\": }",
            vec![Kind::MissingValue; 2],
            "{\"a\": null, \"b\": null }",
        ),
        ("{\"a\" 1}", vec![Kind::MissingColon], "{\"a\": 1}"),
    ]
}

/// Slips with brackets.
fn brackets() -> Vec<Slip> {
    vec![
        (
            "[{\"a\": 1, {\"b\": 2}]",
            vec![Kind::MissingEnd(1)],
            "[{\"a\": 1}, {\"b\": 2}]",
        ),
        (
            "[{\"a\": 1\n {\"b\": 2}]",
            vec![Kind::MissingEnd(1), Kind::MissingComma],
            "[{\"a\": 1},\n {\"b\": 2}]",
        ),
        (
            "{\"a\": [1, 2}",
            vec![Kind::MissingEnd(6)],
            "{\"a\": [1, 2]}",
        ),
        (
            "{\n \"a\": [\n  1\n }\n}",
            vec![Kind::WrongEnd],
            "{\n \"a\": [\n  1\n ]\n}",
        ),
        ("{\"a\": 1]", vec![Kind::WrongEnd], "{\"a\": 1}"),
        (
            "{\"a\": [{\"b\": \"c",
            vec![Kind::UnclosedText, Kind::Unclosed(7)],
            "{\"a\": [{\"b\": \"c\"}]}",
        ),
        (
            "{\"a\": [1,\n",
            vec![Kind::ExtraComma, Kind::Unclosed(6)],
            "{\"a\": [1]}\n",
        ),
        (
            "{{\"a\": 1}}",
            vec![Kind::MissingName],
            "{\"\": {\"a\": 1}}",
        ),
        ("]{}", vec![Kind::Stray], "{}"),
    ]
}

/// What does not belong in the file.
fn strays() -> Vec<Slip> {
    vec![
        ("{} {}", vec![Kind::AfterEnd], "{} "),
        (
            "// a\n{\"b\": 1, # c\n\"d\": /* e */ 2}",
            vec![Kind::Comment; 3],
            "\n{\"b\": 1, \n\"d\":   2}",
        ),
        (
            "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> b\n}",
            vec![Kind::MergeMarks],
            "{\n\"a\": 1\n}",
        ),
        ("{\u{a0}\"a\": 1}", vec![Kind::Stray], "{ \"a\": 1}"),
    ]
}

#[test]
fn each_slip_is_told_and_mended() {
    let table = [commas(), texts(), values(), brackets(), strays()].concat();
    for (text, kinds, expected) in table {
        let document = parsed(text);
        let found: Vec<_> = document
            .flaws()
            .iter()
            .map(|flaw| flaw.kind.clone())
            .collect();
        assert_eq!(found, kinds, "{text}");
        assert_eq!(mended(&document).as_deref(), Some(expected), "{text}");
        hold_laws(text);
    }
}

#[test]
fn nothing_and_too_much_are_told() {
    assert_eq!(parsed(" \n").flaws()[0].kind, Kind::Empty);
    for depth in [126, 127, 128, 200_000] {
        let text = ["[".repeat(depth), "]".repeat(depth)].concat();
        let is_too_deep = parsed(&text)
            .flaws()
            .iter()
            .any(|flaw| flaw.kind == Kind::TooDeep);
        assert_eq!(is_too_deep, !is_json(&text), "{depth}");
    }
}

#[test]
fn what_stands_behind_a_slip_is_read_all_the_same() {
    let real = fs::read_to_string(REAL).unwrap();
    let expected: Value = serde_json::from_str(&real).unwrap();
    let count = expected["initiatives"].as_array().unwrap().len();
    // A comma between two fields, one between two entries, an end, a quotation mark.
    for slip in ["\",\n", "},\n  {", "\"\n", "]\n"] {
        let at = real.match_indices(slip).nth(20).unwrap().0;
        let text = [&real[..at], "\n", &real[at + slip.len()..]].concat();
        let text = if slip == "},\n  {" {
            [&real[..at], "}\n  {", &real[at + slip.len()..]].concat()
        } else {
            text
        };
        let document = parsed(&text);
        assert!(
            (1..4).contains(&document.flaws().len()),
            "{slip:?}: {:?}",
            document.flaws()
        );
        let initiatives = document.find("initiatives").unwrap();
        assert_eq!(document.children(initiatives).len(), count, "{slip:?}");
        hold_laws(&text);
    }
}

/// Ten million bytes of anything are read within a second, because there is an end to the flaws, to the depth, and to looking ahead.
#[test]
fn nothing_that_repeats_itself_has_flaws_without_end() {
    for part in [
        "[",
        "{",
        "]",
        "}",
        "\"",
        "\\",
        "\"a\":",
        "[1,",
        "{\"a\":",
        "// x\n",
        "/*",
        "“",
        "<<<<<<< HEAD\n",
        ">>>>>>> b\n",
        "å",
        "1 ",
        "\"\\",
        "{\"a\" 1\n",
        "[\"a\n",
        "\"a\n",
        "\u{feff}",
        ",",
        ":",
        "[\"a\tb\n",
        "{\"a\": 1}",
    ] {
        let text = part.repeat(1_000_000 / part.len());
        let document = parsed(&text);
        assert_eq!(document.text(), text);
        let count = document.flaws().len();
        assert!((1..20_300).contains(&count), "{part:?}: {count}");
    }
}

/// What slips are made of.
pub fn slips() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"b\"",
        "1",
        " 000",
        "-",
        ".5",
        "true",
        "True",
        "x",
        "“",
        "”",
        "'",
        "\\",
        "\\u12",
        "\n",
        "\r\n",
        " ",
        "\t",
        "//",
        "/*",
        "*/",
        "#",
        "\n<<<<<<< a\n",
        "\n=======\n",
        "\n>>>>>>> b\n",
        "å",
        "\u{a0}",
        "\u{feff}",
        "\0",
        "1e999",
        "{\"a\":1}",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Depth counts from the whole file, not from what is parsed anew.
#[test]
fn what_is_too_deep_is_so_wherever_it_is_put() {
    for depth in 120..130 {
        let deep = ["[".repeat(depth), "]".repeat(depth)].concat();
        let mut document = parsed("{\"a\": [[1, 2]], \"b\": 3}");
        let span = document.span(document.find("a[0][1]").unwrap());
        let back = document.edit(&[Edit::replace(span, deep)]).unwrap();
        assert_eq!(
            format!("{document:?}"),
            format!("{:?}", parsed(document.text()))
        );
        assert_eq!(document.flaws().is_empty(), is_json(document.text()));
        document.edit(&back);
        assert_eq!(document.text(), "{\"a\": [[1, 2]], \"b\": 3}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn valid_json_is_read_as_it_is(text in json()) {
        prop_assert!(is_json(&text), "{text}");
        hold_laws(&text);
    }

    #[test]
    fn any_slips_are_mended(text in slips()) {
        hold_laws(&text);
    }

    #[test]
    fn damaged_json_is_mended((text, at, cut, with) in (json(), any::<prop::sample::Index>(), 0..3_usize, slips())) {
        let letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len() + 1);
        let end = (at + cut).min(letters.len());
        let damaged: String = letters[..at].iter().copied().chain(with.chars().take(4)).chain(letters[end..].iter().copied()).collect();
        hold_laws(&damaged);
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        hold_laws(&text);
    }
}
