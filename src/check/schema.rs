//! The JSON Schema of content files, from the table of the format.
//!
//! It has the strict form: what the reader would leave out or mend is not valid. Written with only those words of the draft of
//! 2020-12 that editors such as Visual Studio Code understand.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::content::format::{FOR_TOOLS, FieldFormat, FieldNeed, ObjectFormat, ValueFormat};
use crate::content::{CONTENT, Language};

/// The schema, as it stands beside the content file.
pub fn schema() -> String {
    let mut definitions = BTreeMap::new();
    let ValueFormat::Object(file) = CONTENT else {
        return String::new();
    };
    let mut root = object(file, &mut definitions);
    if let Some(fields) = root.get_mut("properties").and_then(Value::as_object_mut) {
        for name in FOR_TOOLS {
            fields.insert(name.to_owned(), json!({"type": "string"}));
        }
    }
    let definitions: Map<String, Value> = definitions
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let mut whole = Map::new();
    whole.insert(
        "$schema".to_owned(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    whole.insert("title".to_owned(), "Innehåll / Content".into());
    whole.extend(root);
    whole.insert("$defs".to_owned(), definitions.into());
    serde_json::to_string_pretty(&Value::Object(whole)).unwrap_or_default() + "\n"
}

fn object(
    format: &'static ObjectFormat,
    definitions: &mut BTreeMap<&'static str, Value>,
) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in format.fields {
        properties.insert(field.name.to_owned(), named(field, definitions));
    }
    let required: Vec<&str> = format
        .fields
        .iter()
        .filter(|field| field.need == FieldNeed::Required)
        .map(|field| field.name)
        .collect();
    let mut own = Map::new();
    own.insert("type".to_owned(), "object".into());
    own.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        own.insert("required".to_owned(), required.into());
    }
    if format.name == "Initiative" {
        // It belongs somewhere.
        own.insert(
            "anyOf".to_owned(),
            json!([{"required": ["areas"]}, {"required": ["programmes"]}]),
        );
    }
    own
}

/// A field with its name in both languages.
fn named(field: &'static FieldFormat, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    let mut own = Map::new();
    own.insert(
        "title".to_owned(),
        [field.swedish, " / ", field.english].concat().into(),
    );
    match value(&field.value, definitions) {
        Value::Object(inner) => own.extend(inner),
        other => return other,
    }
    Value::Object(own)
}

fn value(format: &'static ValueFormat, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    let mut define = |name: &'static str, value: Value| {
        definitions.entry(name).or_insert(value);
        json!({"$ref": format!("#/$defs/{name}")})
    };
    match format {
        ValueFormat::Version => json!({"const": 1}),
        ValueFormat::Text => define("Text", wordings()),
        ValueFormat::Plain => json!({"type": "string", "pattern": "\\S"}),
        ValueFormat::Id | ValueFormat::Reference(_) => define(
            "Id",
            json!({"type": "string", "pattern": "^(?=.*[a-z0-9])[a-z0-9.-]+$"}),
        ),
        ValueFormat::Date => define(
            "Date",
            json!({
                "type": "string",
                "pattern": "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                "examples": ["2019", "2019-12", "2019-12-31"],
            }),
        ),
        ValueFormat::Address => define(
            "Address",
            json!({"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://[^\\s\\\\\"<>@/?#]+([/?#][^\\s\\\\\"<>]*)?$", "examples": ["https://www.regeringen.se/"]}),
        ),
        ValueFormat::Tag => {
            json!({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "examples": ["en"]})
        }
        ValueFormat::Choice(words) => json!({"enum": words()}),
        ValueFormat::Whole(least, most) => {
            json!({"type": "integer", "minimum": whole(*least), "maximum": whole(*most)})
        }
        ValueFormat::Number(least, most) => {
            json!({"type": "number", "minimum": whole(*least), "maximum": whole(*most)})
        }
        ValueFormat::List(element) => {
            let items = value(element, definitions);
            let mut list = json!({"type": "array", "items": items});
            if matches!(element, ValueFormat::Reference(_) | ValueFormat::Choice(_)) {
                list["uniqueItems"] = true.into();
            }
            list
        }
        ValueFormat::Object(format) => {
            let own = object(format, definitions);
            definitions.entry(format.name).or_insert(Value::Object(own));
            json!({"$ref": format!("#/$defs/{}", format.name)})
        }
    }
}

/// A text in at least one language.
fn wordings() -> Value {
    let wording = json!({"type": "string", "pattern": "\\S"});
    let wordings: Map<String, Value> = Language::ALL
        .into_iter()
        .map(|language| (language.tag().to_owned(), wording.clone()))
        .collect();
    let any: Vec<Value> = Language::ALL
        .into_iter()
        .map(|language| json!({"required": [language.tag()]}))
        .collect();
    json!({"type": "object", "properties": wordings, "anyOf": any})
}

/// A bound, all of which are whole.
#[allow(
    clippy::cast_possible_truncation,
    reason = "all bounds are far below that of an i64"
)]
const fn whole(bound: f64) -> i64 {
    bound as i64
}
