//! Content for tests, and ways to damage it.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test program has this module for its own and uses a part of it"
)]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use life_science_map::content::Content;
use serde_json::{Value, json};

pub mod written;

pub use xtask::generate::{Random, generated, generated_value};

/// A small fixed content, for tests that use ids.
pub const KNOWN: &[u8] = include_bytes!("../content/good/known.json");

/// The entries of a list in a content file.
pub fn entries(file: &[u8], list: &str) -> Vec<Value> {
    let mut file: Value = serde_json::from_slice(file).unwrap();
    match file[list].take() {
        Value::Array(entries) => entries,
        _ => Vec::new(),
    }
}

/// Asserts that every entry of a content file has arrived in the content.
pub fn expect_whole(content: &Content, file: &[u8]) {
    for (list, count) in [
        ("areas", content.areas().len()),
        ("objectives", content.objectives().len()),
        ("programmes", content.programmes().len()),
        ("initiatives", content.initiatives().len()),
        ("actors", content.actors().len()),
        ("places", content.places().len()),
    ] {
        assert_eq!(count, entries(file, list).len(), "{list}");
    }
}

/// Damages a value in one random place: replaces a part, removes it, or duplicates it.
pub fn damage(value: &mut Value, random: &mut Random) {
    let mut skip = random.below(parts(value));
    let instead = match random.below(12) {
        0 => json!(null),
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1.5e300),
        4 => json!(random.below(10)),
        5 => json!(""),
        6 => json!("javascript:alert(1)"),
        7 => json!("2019-02-30"),
        8 => json!([[[{}]]]),
        9 => json!({"sv": [], "from": {}, "id": 3}),
        10 => json!(random.pick(&["area-1", "strukturer", "1.1", "Å Ä Ö", "../..", "drive-me"])),
        _ => json!([]),
    };
    damage_part(value, &mut skip, &instead, random);
}

/// The number of values in a value, itself included.
fn parts(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(parts).sum(),
        Value::Object(object) => object.values().map(parts).sum(),
        _ => 0,
    }
}

/// Damages the part after `skip` others; returns whether that was within `value`.
fn damage_part(value: &mut Value, skip: &mut usize, instead: &Value, random: &mut Random) -> bool {
    if *skip == 0 {
        *value = instead.clone();
        return true;
    }
    *skip -= 1;
    match value {
        Value::Array(list) => {
            for index in 0..list.len() {
                if *skip == 0 && random.percent(50) {
                    if random.percent(50) {
                        list.remove(index);
                    } else {
                        let copy = list[index].clone();
                        let place = random.below(list.len() + 1);
                        list.insert(place, copy);
                    }
                    return true;
                }
                if damage_part(&mut list[index], skip, instead, random) {
                    return true;
                }
            }
        }
        Value::Object(object) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            for key in keys {
                if *skip == 0 && random.percent(50) {
                    object.remove(&key);
                    return true;
                }
                if object
                    .get_mut(&key)
                    .is_some_and(|part| damage_part(part, skip, instead, random))
                {
                    return true;
                }
            }
        }
        _ => {}
    }
    false
}
