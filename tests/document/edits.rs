//! Edits: values come and go, and an edited document is as if it were read anew.

use life_science_map::document::{Document, Edit, JsonKind, NodeId, apply, combine, quoted};
use proptest::prelude::*;

use super::{is_json, json, parsed};
use crate::slips::slips;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

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
