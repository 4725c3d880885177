//! The table as HTML, for pasting into a text: what people read of each initiative.

use super::{Cell, Selection, columns};
use crate::markup::write_text;

/// The columns that people read, in their order; of pairs, that in the language of the page.
const READ: [&str; 7] = [
    "name",
    "kind_label",
    "date_from",
    "date_to",
    "area_names",
    "actor_names",
    "url",
];

/// The table.
pub(super) fn table(selection: &Selection<'_>) -> String {
    let language = selection.language;
    let mut html = String::from("<table><caption>");
    write_text(&mut html, &selection.sentence(language));
    html.push_str("</caption><thead><tr>");
    let all = columns(language);
    let read: Vec<_> = READ
        .into_iter()
        .filter_map(|name| {
            let in_language = [name, "_", language.tag()].concat();
            all.iter()
                .find(|own| own.name == name || own.name == in_language)
        })
        .collect();
    for column in &read {
        html.push_str("<th>");
        write_text(&mut html, column.heading(language));
        html.push_str("</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for &initiative in &selection.initiatives {
        html.push_str("<tr>");
        for column in &read {
            html.push_str("<td>");
            match column.cell(selection, initiative) {
                Cell::Text(text) => write_text(&mut html, &text),
                Cell::Number(number) => html.push_str(&number.to_string()),
            }
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}
