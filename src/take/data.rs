//! All initiatives as files for programs, which stand beside the pages: CSV, what its columns are in the format of CSV on the Web
//! (<https://www.w3.org/TR/tabular-metadata/>), and a workbook. They are made when the site is built.

use serde_json::{Map, Value, json};

use super::columns::{BETWEEN, Datum};
use super::table::Table;
use super::words::{meaning, take_words};
use super::{Asked, Kind, Selection, Taken, columns, csv, xlsx};
use crate::content::Language;
use crate::words::map_title;

/// The names of the files, in [`FOLDER`].
pub const CSV: &str = "initiatives.csv";
const DESCRIPTION: &str = "initiatives.csv-metadata.json";
const WORKBOOK: &str = "initiatives.xlsx";

/// Their folder, from the site's root.
pub const FOLDER: &str = "data/";

/// A date as exact as it is known.
const DATE: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

/// The files of a content, whose names are those in the folder; `language` is that of headings and kinds. `root` is the absolute
/// address of the site, with a slash at its end; empty if it is not known. `None` if the bytes are no content. O(n log n) in the length of the content.
pub fn files(content: &[u8], root: &str, language: Language) -> Option<Vec<Taken>> {
    let asked = Asked::new(Kind::Csv, "", language, root);
    let selection = Selection::of(content, &asked)?;
    let table = Table::of_initiatives(&selection, take_words(language).sheet);
    let file = |name: &str, kind: Kind, bytes| Taken {
        name: name.to_owned(),
        media_type: kind.media_type(),
        bytes,
    };
    let description = description(&selection).to_string();
    Some(vec![
        file(CSV, Kind::Csv, csv::exact(&table).into_bytes()),
        file(DESCRIPTION, Kind::Json, description.into_bytes()),
        file(WORKBOOK, Kind::Xlsx, xlsx::workbook(&selection, &table)),
    ])
}

/// What the file is, of which day, and what each of its columns has.
fn description(selection: &Selection<'_>) -> Value {
    let content = &selection.content;
    let publication = &content.publication;
    let in_languages = |text: &dyn Fn(Language) -> String| {
        let languages = content.strategy.languages.iter();
        let own = languages.map(|&own| json!({"@value": text(own), "@language": own.tag()}));
        own.collect::<Value>()
    };
    let columns = columns(selection.language).into_iter().map(|own| {
        let mut column = Map::new();
        column.insert("name".into(), own.name.into());
        column.insert("titles".into(), own.name.into());
        let means = in_languages(&|language| meaning(own.name, language).to_owned());
        column.insert("dc:description".into(), means);
        column.insert("required".into(), (own.name == "id").into());
        if own.is_list {
            column.insert("separator".into(), BETWEEN.into());
        }
        column.insert("datatype".into(), datatype(own.datum));
        if let Some((_, tag)) = own.name.rsplit_once('_')
            && Language::from_tag(tag).is_some()
        {
            column.insert("lang".into(), tag.into());
        }
        Value::Object(column)
    });
    let mut table = Map::new();
    table.insert(
        "@context".into(),
        json!(["http://www.w3.org/ns/csvw", {"@language": selection.language.tag()}]),
    );
    table.insert("url".into(), CSV.into());
    let title = in_languages(&|language| map_title(content, language).to_owned());
    table.insert("dc:title".into(), title);
    if let Some(updated) = content.updated {
        let day = json!({"@value": updated.to_string(), "@type": "date"});
        table.insert("dc:modified".into(), day);
    }
    if let Some(licence) = publication.licence.as_deref() {
        table.insert("dc:license".into(), json!({"@id": licence}));
    }
    if let Some(publisher) = &publication.publisher {
        let name = in_languages(&|language| publisher.name.in_language(language).to_owned());
        table.insert("dc:publisher".into(), name);
    }
    table.insert(
        "dialect".into(),
        json!({"encoding": "utf-8", "delimiter": ",", "header": true, "doubleQuote": true}),
    );
    table.insert(
        "tableSchema".into(),
        json!({"primaryKey": "id", "columns": columns.collect::<Value>()}),
    );
    Value::Object(table)
}

/// What the cells of a column are in the format's words.
fn datatype(datum: Datum) -> Value {
    match datum {
        Datum::Text => json!("string"),
        Datum::Address => json!("anyURI"),
        Datum::Date => json!({"base": "string", "format": DATE}),
        Datum::Day => json!("date"),
        Datum::Amount => json!("nonNegativeInteger"),
    }
}
