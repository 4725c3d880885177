//! A content file as a text: what is valid JSON and what is not, what mends it, and that edits lose nothing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

use std::fs;

use life_science_map::document::{
    Document, Edit, FlawKind, JsonKind, NodeId, Order, apply, canonical, combine, is_canonical,
    quoted,
};
use proptest::prelude::*;
use serde_json::Value;

const REAL: &str = "public/content.json";

fn parsed(text: &str) -> Document {
    Document::parse(text.to_owned())
}

/// The tree as a value. Of repeated fields the last counts.
fn value(document: &Document, node: NodeId) -> Value {
    let children = document.children(node).iter();
    match document.kind(node) {
        JsonKind::List => children.map(|&child| value(document, child)).collect(),
        JsonKind::Object => {
            let fields = children.map(|&child| {
                (
                    document.key(child).unwrap().to_owned(),
                    value(document, child),
                )
            });
            Value::Object(fields.collect())
        }
        JsonKind::Text => document.string(node).unwrap().into(),
        JsonKind::Number | JsonKind::Boolean | JsonKind::Null => {
            serde_json::from_str(document.source(node)).unwrap()
        }
    }
}

fn whole(document: &Document) -> Option<Value> {
    document.root().map(|root| value(document, root))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

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

#[allow(clippy::too_many_lines, reason = "one table")]
#[test]
fn each_slip_is_told_and_mended() {
    use FlawKind as Kind;
    let meant = |own: &str| Kind::Value(own.into());
    for (text, kinds, expected) in [
        // Commas.
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
        // Texts.
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
        // Values.
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
        // Brackets.
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
        // What does not belong.
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
    ] {
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
    assert_eq!(parsed(" \n").flaws()[0].kind, FlawKind::Empty);
    for depth in [126, 127, 128, 200_000] {
        let text = ["[".repeat(depth), "]".repeat(depth)].concat();
        let is_too_deep = parsed(&text)
            .flaws()
            .iter()
            .any(|flaw| flaw.kind == FlawKind::TooDeep);
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

/// Fields in the order in which they stand.
#[derive(Clone, Copy)]
struct Unordered;

impl Order for Unordered {
    fn rank(self, _: &str) -> Option<usize> {
        None
    }

    fn within(self, _: Option<&str>) -> Self {
        self
    }
}

/// Fields that are in this order in every object.
#[derive(Clone, Copy)]
struct Cab;

impl Order for Cab {
    fn rank(self, name: &str) -> Option<usize> {
        "cab".find(name)
    }

    fn within(self, _: Option<&str>) -> Self {
        self
    }
}

/// An order for the outermost object alone.
#[derive(Clone, Copy)]
struct Outermost(bool);

impl Order for Outermost {
    fn rank(self, name: &str) -> Option<usize> {
        self.0
            .then(|| ["a", "b", "c"].iter().position(|own| *own == name))?
    }

    fn within(self, _: Option<&str>) -> Self {
        Self(false)
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

#[test]
fn the_content_is_in_canonical_form() {
    let real = fs::read_to_string(REAL).unwrap();
    assert_eq!(canonical(&parsed(&real), Unordered), Some(real));
}

#[test]
fn fields_stand_in_the_order_of_their_rank_and_unknown_ones_where_they_were() {
    let text = "{\"x\":0,\"c\":{\"b\":1,\"a\":[]},\"y\":0,\"a\":1e2,\"z\":\"\\u00e5\\/\"}";
    let expected = "{\n \"x\": 0,\n \"a\": 1e2,\n \"z\": \"å/\",\n \"c\": {\n  \"b\": 1,\n  \"a\": []\n },\n \"y\": 0\n}";
    let written = canonical(&parsed(text), Outermost(true)).unwrap();
    assert_eq!(written, expected);
    assert_eq!(canonical(&parsed(&written), Outermost(true)), Some(written));
}

#[test]
fn values_come_and_go_as_the_file_is_written() {
    let wide = "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n}";
    let tight = "{\"a\": 1, \"b\": [1, 2]}";
    let edited = |text: &str, edit: &dyn Fn(&Document) -> Option<Edit>| {
        apply(text, &[edit(&parsed(text)).unwrap()]).unwrap().0
    };
    let add =
        |document: &Document| document.addition(document.root()?, document.find("a"), "x", "0");
    assert_eq!(
        edited(wide, &add),
        "{\n  \"a\": 1,\n  \"x\": 0,\n  \"b\": [\n    1,\n    2\n  ]\n}"
    );
    assert_eq!(edited(tight, &add), "{\"a\": 1, \"x\": 0, \"b\": [1, 2]}");
    let first = |document: &Document| document.addition(document.root()?, None, "x", "0");
    assert_eq!(
        edited(wide, &first),
        "{\n  \"x\": 0,\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n}"
    );
    assert_eq!(edited("{ }", &first), "{\"x\": 0}");
    let append = |document: &Document| document.appendix(document.find("b")?, "3");
    assert_eq!(
        edited(wide, &append),
        "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2,\n    3\n  ]\n}"
    );
    assert_eq!(edited(tight, &append), "{\"a\": 1, \"b\": [1, 2, 3]}");
    for (path, expected) in [
        ("a", "{\"b\": [1, 2]}"),
        ("b", "{\"a\": 1}"),
        ("b[0]", "{\"a\": 1, \"b\": [2]}"),
        ("b[1]", "{\"a\": 1, \"b\": [1]}"),
    ] {
        let remove = |document: &Document| document.removal(document.find(path)?);
        assert_eq!(edited(tight, &remove), expected);
        assert!(is_json(&edited(wide, &remove)));
    }
    assert_eq!(
        edited("[ 1 ]", &|document| document.removal(document.find("[0]")?)),
        "[]"
    );
    assert_eq!(parsed("1").removal(parsed("1").root().unwrap()), None);
}

#[test]
fn edits_that_meet_are_not_made_together() {
    let edit = |from: usize, to: usize| vec![Edit::replace(from..to, "x")];
    let groups = [
        edit(0, 2),
        edit(2, 3),
        edit(4, 6),
        edit(1, 1),
        edit(5, 5),
        [edit(8, 8), edit(8, 9)].concat(),
    ];
    let (edits, count) = combine(groups.iter().map(Vec::as_slice));
    assert_eq!((edits.len(), count), (4, 3));
    assert_eq!(apply("0123456789", &edits).unwrap().0, "x23x67xx9");
    assert_eq!(
        apply("012", &[Edit::remove(0..2), Edit::remove(1..3)]),
        None
    );
    assert_eq!(apply("å", &[Edit::remove(0..1)]), None);
}

/// Any JSON, with any white space and spelling.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,3})?(e[0-9]{1,2})?",
        "[a-zåäö\"\\\\\n\t/€]{0,6}".prop_map(|text| quoted(&text)),
        "(\\\\u00e5|\\\\/|\\\\ud83d\\\\ude00|x){0,3}".prop_map(|text| format!("\"{text}\"")),
    ];
    let blank = || "[ \n\r\t]{0,2}";
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let element = (blank(), inner, blank())
            .prop_map(|(before, value, after)| [before, value, after].concat());
        let list = prop::collection::vec(element.clone(), 0..4)
            .prop_map(|all| format!("[{}]", all.join(",")));
        let field = ("[a-c.\\[\\]]{0,2}", blank(), element)
            .prop_map(|(name, blank, value)| format!("{}{blank}:{value}", quoted(&name)));
        let object =
            prop::collection::vec(field, 0..4).prop_map(|all| format!("{{{}}}", all.join(",")));
        prop_oneof![list, object]
    })
}

/// What slips are made of.
fn slips() -> impl Strategy<Value = String> {
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

#[test]
fn columns_are_counted_in_lines_of_any_length() {
    let letters = "aå€😀\"".repeat(2_000);
    for text in [
        letters.clone(),
        format!("{letters}\n{letters}\r\n{letters}{letters}"),
    ] {
        let mut document = parsed("\n");
        document.edit(&[Edit::replace(0..1, text.clone())]);
        let (mut line, mut column) = (1, 1);
        for (at, letter) in text.char_indices() {
            let position = document.position(at);
            assert_eq!((position.line, position.column), (line, column));
            column += 1;
            if letter == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
        assert_eq!(document.position(text.len()).column, column);
    }
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

    #[test]
    fn a_value_is_found_by_its_path_and_by_its_place(text in json()) {
        let document = parsed(&text);
        let mut nodes = vec![document.root().unwrap()];
        while let Some(node) = nodes.pop() {
            nodes.extend(document.children(node));
            let path = document.path(node);
            // A name with the path's own signs in it, or one that is repeated, has no path of its own.
            let is_plain = core::iter::successors(Some(node), |&node| document.parent(node))
                .all(|node| document.key(node).is_none_or(|key| !key.is_empty() && !key.contains(['.', '[', ']'])
                    && document.member(document.parent(node).unwrap(), key) == Some(node)));
            if is_plain {
                prop_assert_eq!(document.find(&path), Some(node));
            }
            prop_assert_eq!(document.at(document.span(node).start), Some(node));
        }
    }

    #[test]
    fn canonical_form_keeps_the_value_and_is_its_own(text in json()) {
        let document = parsed(&text);
        let written = canonical(&document, Cab).unwrap();
        prop_assert_eq!(is_canonical(&document, Cab), written == text);
        let again = parsed(&written);
        prop_assert_eq!(whole(&again), whole(&document));
        prop_assert!(is_canonical(&again, Cab));
        prop_assert_eq!(canonical(&again, Cab), Some(written));
        let plain = canonical(&document, Unordered).unwrap();
        prop_assert_eq!(whole(&parsed(&plain)), whole(&document));
    }

    #[test]
    fn values_can_come_and_go_anywhere((text, pick) in (json(), any::<prop::sample::Index>())) {
        let document = parsed(&text);
        let mut nodes = vec![document.root().unwrap()];
        let mut place = 0;
        while let Some(&node) = nodes.get(place) {
            nodes.extend(document.children(node));
            place += 1;
        }
        let node = *pick.get(&nodes);
        let edits = [
            document.removal(node),
            document.addition(node, None, "n", "0"),
            document.addition(node, document.children(node).last().copied(), "n", "0"),
            document.appendix(node, "0"),
        ];
        for edit in edits.into_iter().flatten() {
            let (edited, back) = apply(&text, &[edit]).unwrap();
            prop_assert!(is_json(&edited), "{} becomes {}", text, edited);
            prop_assert_eq!(apply(&edited, &back).unwrap().0, text.clone());
        }
    }

    /// After any edits the whole document is as if it were parsed anew: its text, tree, flaws and lines.
    #[test]
    fn an_edited_document_is_the_one_that_is_parsed((text, edits) in (json(), prop::collection::vec(prop::collection::vec(change(), 1..4), 1..8))) {
        let mut document = parsed(&text);
        for changes in edits {
            let edits: Vec<Edit> = changes.iter().filter_map(|change| change.edit(&document)).collect();
            let before = document.clone();
            let expected = apply(document.text(), &edits);
            let back = document.edit(&edits);
            prop_assert_eq!(&back, &expected.as_ref().map(|(_, back)| back.clone()));
            let text = expected.map_or_else(|| before.text().to_owned(), |(text, _)| text);
            prop_assert_eq!(format!("{:?}", document), format!("{:?}", parsed(&text)), "{:?} after {:?}", before.text(), edits);
            if let Some(back) = back.filter(|_| changes[0].is_taken_back) {
                prop_assert!(document.edit(&back).is_some());
                prop_assert_eq!(format!("{:?}", document), format!("{:?}", before));
            }
        }
    }
}

/// An edit of some document.
#[derive(Clone, Debug)]
struct Change {
    what: u8,
    pick: prop::sample::Index,
    length: usize,
    with: String,
    value: String,
    is_taken_back: bool,
}

fn change() -> impl Strategy<Value = Change> {
    let with = prop_oneof![slips(), "[\\[\\]{},:\" \n]{0,2}", "[a-z0-9å]{0,2}"];
    let length = prop_oneof![Just(0_usize), 0..4_usize];
    let what = prop_oneof![4 => 0..8_u8, 1 => 8..10_u8];
    (
        what,
        any::<prop::sample::Index>(),
        length,
        with,
        json(),
        any::<bool>(),
    )
        .prop_map(|(what, pick, length, with, value, is_taken_back)| Change {
            what,
            pick,
            length,
            with,
            value,
            is_taken_back,
        })
}

impl Change {
    /// The edit: of a value or a name that is as it should be, or of anything.
    fn edit(&self, document: &Document) -> Option<Edit> {
        let mut nodes: Vec<NodeId> = document.root().into_iter().collect();
        let mut place = 0;
        while let Some(&node) = nodes.get(place) {
            nodes.extend(document.children(node));
            place += 1;
        }
        if self.what >= 8 || nodes.is_empty() {
            let places: Vec<usize> = (0..=document.text().len())
                .filter(|&at| document.text().is_char_boundary(at))
                .collect();
            let at = self.pick.index(places.len());
            let end = places.len().min(at + self.length + 1) - 1;
            return Some(Edit::replace(places[at]..places[end], self.with.clone()));
        }
        let node = *self.pick.get(&nodes);
        match self.what {
            0 | 1 => Some(Edit::replace(document.span(node), self.value.clone())),
            2 => document.removal(node),
            3 => document.addition(node, None, &self.with, &self.value),
            4 => document.addition(
                node,
                document.children(node).last().copied(),
                &self.with,
                &self.value,
            ),
            5 => document.appendix(node, &self.value),
            6 => Some(Edit::replace(document.key_span(node)?, quoted(&self.with))),
            _ => {
                let list = document
                    .parent(node)
                    .filter(|&list| document.kind(list) == JsonKind::List)?;
                document.appendix_behind(list, Some(node), &self.value)
            }
        }
    }
}
