//! Malicious content and addresses, which try to make the page run, load or display what is not the product's.
//!
//! Whatever could run in them sets the global `pwned` or requests a file of that name.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]
#![allow(clippy::expect_used, reason = "tests say what they expect by failing")]

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// Texts that are special in one of the languages that a page consists of.
pub fn injections() -> Vec<String> {
    let mut injections: Vec<String> =
        serde_json::from_str(include_str!("../cases/injections.json")).expect("a list of texts");
    // Longer than anything should be: without break opportunities, and as deeply nested as possible.
    injections.push("A".repeat(20_000));
    injections.push("<b>".repeat(3_000));
    injections
}

/// `content` with an injection in every text, id, address and every fifth date, and under keys that are special in scripts.
/// As `shift` increases, every field gets every injection. References still match the ids that they refer to.
pub fn hostile(content: &Value, injections: &[String], shift: usize) -> Value {
    let mut content = content.clone();
    let mut state = State {
        injections,
        next: shift,
        shift,
    };
    state.visit(&mut content, "");
    content
}

struct State<'a> {
    injections: &'a [String],
    next: usize,
    shift: usize,
}

impl State<'_> {
    fn injection(&mut self) -> &str {
        self.next += 1;
        &self.injections[self.next % self.injections.len()]
    }

    /// The same for the same id, so that references match.
    fn id(&self, id: &str) -> String {
        let sum: usize = id.bytes().map(usize::from).sum();
        let injection = &self.injections[(sum + self.shift) % self.injections.len()];
        // Ids are trimmed of control characters at their ends, but references are not.
        id.to_owned() + injection.trim_matches(char::is_control)
    }

    fn visit(&mut self, value: &mut Value, key: &str) {
        match value {
            Value::Array(list) => {
                for element in list {
                    self.visit(element, key);
                }
            }
            Value::Object(object) => {
                for (key, value) in object.iter_mut() {
                    self.visit(value, key);
                }
                self.add_keys(object);
            }
            Value::String(text) => *text = self.hostile_text(text, key),
            _ => {}
        }
    }

    fn hostile_text(&mut self, text: &str, key: &str) -> String {
        match key {
            "id" | "area" | "areas" | "objectives" | "programmes" | "actors" | "places"
            | "related" => self.id(text),
            // Without a valid kind there is no initiative.
            "kind" => text.to_owned(),
            "from" | "to" | "date" | "adopted" | "updated" => {
                self.next += 1;
                if self.next.is_multiple_of(5) {
                    self.injection().to_owned()
                } else {
                    text.to_owned()
                }
            }
            "url" => {
                let before = ["", "https://a.example/", "https://a.example/?x="][self.next % 3];
                before.to_owned() + self.injection()
            }
            _ => [self.injection(), text].concat(),
        }
    }

    /// Fields that the format does not know.
    fn add_keys(&mut self, object: &mut Map<String, Value>) {
        for key in [
            "__proto__",
            "constructor",
            "innerHTML",
            "onclick",
            "<script>",
            "",
        ] {
            object.insert(key.to_owned(), json!({ "pwned": self.injection() }));
        }
    }
}

/// A query string with `injection` as every value and as a key, percent-encoded, and once more raw.
pub fn hostile_query(injection: &str) -> String {
    let mut encoded = String::new();
    for byte in injection.bytes() {
        // Writing to a string never fails.
        let _ = write!(encoded, "%{byte:02X}");
    }
    let keys = [
        "area",
        "programme",
        "objective",
        "kind",
        "actor",
        "from",
        "to",
        "q",
        "view",
        "sort",
        "item",
        "theme",
        "embed",
        "__proto__",
        "constructor",
    ];
    let mut query = String::new();
    for key in keys {
        let _ = write!(query, "{key}={encoded}&");
    }
    query + &format!("{encoded}={encoded}")
}
