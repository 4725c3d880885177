//! The tables of fields in `docs/content.md` are made from the table of the format; after an intended change, `UPDATE_EXPECTED=1`
//! writes them anew.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::env;
use std::fmt::Write as _;
use std::fs;

use life_science_map::content::CONTENT;
use life_science_map::content::format::{FieldNeed, ObjectFormat, ValueFormat};

const PAGE: &str = "docs/content.md";
const BEGIN: &str = "<!-- from here on made by tests/fields.rs -->\n";
const END: &str = "<!-- up to here -->\n";

/// All objects of the format, each once, those within others behind them.
fn objects(object: &'static ObjectFormat, found: &mut Vec<&'static ObjectFormat>) {
    if found.iter().any(|other| other.name == object.name) {
        return;
    }
    found.push(object);
    for field in object.fields {
        if let Some(inner) = inner(&field.value) {
            objects(inner, found);
        }
    }
}

fn inner(value: &'static ValueFormat) -> Option<&'static ObjectFormat> {
    match value {
        ValueFormat::Object(object) => Some(object),
        ValueFormat::List(element) => inner(element),
        _ => None,
    }
}

/// What a value has to be, in words.
fn told(value: &ValueFormat) -> String {
    match value {
        ValueFormat::Version => "1".to_owned(),
        ValueFormat::Text => "text".to_owned(),
        ValueFormat::Plain => "words".to_owned(),
        ValueFormat::Id => "id".to_owned(),
        ValueFormat::Reference(list) => format!("id in `{}`", list.name()),
        ValueFormat::Date => "date".to_owned(),
        ValueFormat::Address => "address of a web page".to_owned(),
        ValueFormat::Tag => "tag of a language".to_owned(),
        ValueFormat::Choice(words) => {
            let words = words().into_iter().map(|word| format!("`{word}`"));
            words.collect::<Vec<_>>().join(", ")
        }
        ValueFormat::Whole(from, to) => format!("whole number, {from} to {to}"),
        ValueFormat::Number(from, to) => format!("number, {from} to {to}"),
        ValueFormat::Object(object) => object.name.to_lowercase(),
        ValueFormat::List(element) => format!("list of: {}", told(element)),
    }
}

fn tables() -> String {
    let mut all = Vec::new();
    objects(inner(&CONTENT).unwrap(), &mut all);
    let mut page = String::new();
    for object in all {
        write!(
            page,
            "\n**{}**\n\n| field | | what it has to be | in forms | in Swedish |\n|---|---|---|---|---|\n",
            object.name
        )
        .unwrap();
        for field in object.fields {
            let need = match field.need {
                FieldNeed::Required => "needed",
                FieldNeed::Expected => "expected",
                FieldNeed::Optional => "",
            };
            let told = told(&field.value);
            writeln!(
                page,
                "| `{}` | {need} | {told} | {} | {} |",
                field.name, field.english, field.swedish
            )
            .unwrap();
        }
    }
    page + "\n"
}

#[test]
fn the_tables_of_fields_are_those_of_the_format() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let tables = tables();
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(PAGE, [before, BEGIN, &tables, END, after].concat()).unwrap();
        return;
    }
    assert!(
        written == tables,
        "{PAGE} is not up to date: UPDATE_EXPECTED=1 cargo test --test fields"
    );
}
