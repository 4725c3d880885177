//! The canonical form, in any order of fields.

use std::fs;

use life_science_map::document::{Order, canonical, is_canonical};
use proptest::prelude::*;

use super::{REAL, json, parsed, whole};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

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
}
