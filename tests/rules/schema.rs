//! The schema for editors: its words, and that good contents are valid by it.

use std::fs;
use std::sync::LazyLock;

use life_science_map::check::schema::schema;
use life_science_map::content::List;
use serde_json::{Value, json};

use super::{BASE, expect_committed};

#[test]
fn editors_find_the_schema() {
    let settings: Value =
        serde_json::from_str(&fs::read_to_string(".vscode/settings.json").unwrap()).unwrap();
    let expected = json!([{"fileMatch": ["content.json"], "url": "./public/content.schema.json"}]);
    assert_eq!(settings["json.schemas"], expected);
}

/// The words of JSON Schema that Visual Studio Code understands.
const WORDS: [&str; 22] = [
    "$schema",
    "$defs",
    "$ref",
    "type",
    "properties",
    "required",
    "enum",
    "const",
    "pattern",
    "items",
    "minItems",
    "uniqueItems",
    "anyOf",
    "minimum",
    "maximum",
    "title",
    "description",
    "examples",
    "markdownDescription",
    "enumDescriptions",
    "defaultSnippets",
    "default",
];

fn expect_words(schema: &Value) {
    for (word, value) in schema.as_object().unwrap() {
        assert!(WORDS.contains(&&**word), "{word}");
        match &**word {
            "properties" | "$defs" => value.as_object().unwrap().values().for_each(expect_words),
            "items" => expect_words(value),
            "anyOf" => value.as_array().unwrap().iter().for_each(expect_words),
            _ => {}
        }
    }
}

#[test]
fn the_schema_is_that_of_the_code() {
    expect_committed("public/content.schema.json", &schema());
    expect_words(&serde_json::from_str(&schema()).unwrap());
}

/// The forms of the schema's patterns, each as a function, because the standard library has no regular expressions.
pub fn has_form(pattern: &str, text: &str) -> bool {
    let is_number = |text: &str, length: usize, most: u32| {
        text.len() == length
            && text.bytes().all(|own| own.is_ascii_digit())
            && text
                .parse::<u32>()
                .is_ok_and(|own| (1..=most).contains(&own))
    };
    // ECMAScript counts the byte order mark as white space, and Rust the next line.
    let is_space = |own: char| own == '\u{FEFF}' || own != '\u{85}' && own.is_whitespace();
    match pattern {
        r"\S" => !text.chars().all(is_space),
        "^(?=.*[a-z0-9])[a-z0-9.-]+$" => {
            let is_part = |own: u8| own.is_ascii_lowercase() || own.is_ascii_digit();
            text.bytes().any(is_part)
                && text.bytes().all(|own| is_part(own) || b".-".contains(&own))
        }
        "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" => {
            let parts: Vec<&str> = text.split('-').collect();
            match parts.as_slice() {
                [year] => is_number(year, 4, 9999),
                [year, month] => is_number(year, 4, 9999) && is_number(month, 2, 12),
                [year, month, day] => {
                    is_number(year, 4, 9999) && is_number(month, 2, 12) && is_number(day, 2, 31)
                }
                _ => false,
            }
        }
        r#"^[hH][tT][tT][pP][sS]?://[^\s\\"<>@/?#]+([/?#][^\s\\"<>]*)?$"# => {
            let Some((scheme, rest)) = text.split_once("://") else {
                return false;
            };
            let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let is_bad = |own: char| is_space(own) || matches!(own, '\\' | '"' | '<' | '>');
            ["http", "https"].contains(&&*scheme.to_ascii_lowercase())
                && !server.is_empty()
                && !server.contains('@')
                && !rest.contains(is_bad)
        }
        "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$" => {
            let mut parts = text.split('-');
            let first = parts.next().unwrap_or_default();
            (2..=3).contains(&first.len())
                && first.bytes().all(|own| own.is_ascii_lowercase())
                && parts.all(|own| {
                    (1..=8).contains(&own.len())
                        && own.bytes().all(|own| own.is_ascii_alphanumeric())
                })
        }
        _ => panic!("a new pattern: {pattern}"),
    }
}

/// A list in a schema; an empty one if there is none.
fn list<'a>(schema: &'a Value, word: &str) -> &'a [Value] {
    let list = schema[word].as_array();
    list.map(Vec::as_slice).unwrap_or_default()
}

fn has_type(schema: &Value, value: &Value) -> bool {
    match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.as_f64().is_some_and(|own| own.fract() == 0.0),
        Some(other) => panic!("a new type: {other}"),
    }
}

fn is_in_bounds(schema: &Value, value: &Value) -> bool {
    let bounds = [("minimum", 1.0), ("maximum", -1.0)];
    bounds.iter().all(
        |(word, sign)| match (schema[*word].as_f64(), value.as_f64()) {
            (Some(bound), Some(own)) => own * sign >= bound * sign,
            _ => true,
        },
    )
}

/// Whether the fields of an object or the entries of a list are valid.
fn are_parts_valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let members = value.as_object().is_none_or(|object| {
        list(schema, "required")
            .iter()
            .all(|name| object.contains_key(name.as_str().unwrap()))
            && object.iter().all(|(name, value)| {
                schema["properties"]
                    .get(name)
                    .is_none_or(|own| is_valid(root, own, value))
            })
    });
    let elements = value.as_array().is_none_or(|elements| {
        let is_unique = schema["uniqueItems"] != json!(true)
            || (1..elements.len()).all(|place| !elements[..place].contains(&elements[place]));
        is_unique
            && elements.iter().all(|own| {
                schema
                    .get("items")
                    .is_none_or(|items| is_valid(root, items, own))
            })
    });
    members && elements
}

/// Whether a value is valid by a schema: only the words that ours has.
pub fn is_valid(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(reference) = schema["$ref"].as_str() {
        let own = root.pointer(reference.trim_start_matches('#')).unwrap();
        if !is_valid(root, own, value) {
            return false;
        }
    }
    let has_type = has_type(schema, value);
    let is_in_bounds = is_in_bounds(schema, value);
    let are_parts_valid = are_parts_valid(root, schema, value);
    let is_in = |words: &[Value]| words.is_empty() || words.contains(value);
    // Numbers are equal by value: 1.0 is 1.
    let is_const = schema["const"].is_null() || value.as_f64() == schema["const"].as_f64();
    let has_pattern = match (schema["pattern"].as_str(), value.as_str()) {
        (Some(pattern), Some(text)) => has_form(pattern, text),
        _ => true,
    };
    let any = list(schema, "anyOf");
    let is_any = any.is_empty() || any.iter().any(|own| is_valid(root, own, value));
    has_type
        && is_in(list(schema, "enum"))
        && is_const
        && is_in_bounds
        && has_pattern
        && is_any
        && are_parts_valid
}

pub fn is_valid_content(value: &Value) -> bool {
    static ROOT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&schema()).unwrap());
    is_valid(&ROOT, &ROOT, value)
}

#[test]
fn good_contents_are_valid_by_the_schema() {
    let mut files = vec![
        "public/content.json".to_owned(),
        "tests/content/rules/base.json".to_owned(),
    ];
    for entry in fs::read_dir("tests/content/good").unwrap() {
        files.push(entry.unwrap().path().to_string_lossy().into_owned());
    }
    for file in files {
        let value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert!(is_valid_content(&value), "{file}");
    }
    assert!(is_valid_content(&full()));
}

/// The base with all fields that the format has.
pub fn full() -> Value {
    let mut value: Value = serde_json::from_str(BASE).unwrap();
    let text = json!({"sv": "Text", "en": "A text"});
    let strategy = value["strategy"].as_object_mut().unwrap();
    for name in ["lead", "description", "note", "programmes_heading"] {
        strategy.insert(name.to_owned(), text.clone());
    }
    for (name, number) in [
        ("objectives_total", 2),
        ("programmes_total", 1),
        ("programmes_angle", 84),
        ("first_year", 2016),
    ] {
        strategy.insert(name.to_owned(), number.into());
    }
    strategy.insert("adopted".to_owned(), "2019-12-12".into());
    strategy.insert("hues".to_owned(), json!([1, 2]));
    strategy.insert(
        "sources".to_owned(),
        json!([{"url": "https://www.example.se/a", "title": "A", "language": "sv"}]),
    );
    let term = json!({
        "one": text, "many": text, "the_one": text, "the_many": text, "full_one": text, "full_many": text,
    });
    let terms = json!({"area": term, "objective": term, "programme": term, "initiative": term});
    strategy.insert("terms".to_owned(), terms);
    value["programmes"][0]["lead"] = text.clone();
    value["programmes"][0]["succeeded_by"] = json!([{"name": text, "from": "2020"}]);
    value["initiatives"][0]["funding"] = json!({"sek": 5_000_000, "eur": 500_000, "per": "year"});
    value["initiatives"][0]["areas"] = json!(["vard", "data"]);
    value["initiatives"][0]["added"] = "2024-06-14".into();
    value["initiatives"][0]["changed"] = "2024-09-02".into();
    value["initiatives"][0]["change"] = text.clone();
    for list in List::ALL {
        value[list.name()][0]["former_ids"] = json!([format!("gamla-{}", list.name())]);
    }
    value["publication"] = json!({
        "address": "https://map.example/",
        "tag": "map.example,2024",
        "licence": "https://creativecommons.org/publicdomain/zero/1.0/",
        "changes_since": "2024-06-01",
        "mail": "https://www.example.se/brev",
        "publisher": {
            "name": text, "url": "https://www.example.se/", "email": "karta@example.se",
            "organisation_number": "202100-5448", "kind": "NationalAuthority",
        },
    });
    value["places"][0]["county"] = "12".into();
    value["tours"] = json!([{
        "id": "resa", "title": text, "summary": text,
        "steps": [{"id": "start", "query": "area=vard", "heading": text, "text": text}],
    }]);
    value["removed"] = json!([{
        "list": "initiatives", "id": "borta", "name": text, "date": "2024-09-02", "why": text,
        "instead": ["register"],
    }]);
    value
}
