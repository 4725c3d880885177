//! The table as text: CSV for people, and with tabs for pasting.
//!
//! CSV is RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>) with what Excel needs to open it right: a byte order mark, without
//! which it takes å for Ã¥, and the separator of the language.

use super::{Cell, Selection, columns};
use crate::closed_list::closed_list;
use crate::content::Language;

closed_list!(
    /// What separates the cells of CSV.
    Separator {
        /// `;`, as Excel has it in Swedish.
        #[default]
        Semicolon = "semicolon",
        /// `,`, as Excel has it in English, and most programs.
        Comma = "comma",
    }
);

impl Separator {
    /// What Excel takes for a separator in a language.
    pub const fn usual(language: Language) -> Self {
        if matches!(language, Language::Swedish) {
            Self::Semicolon
        } else {
            Self::Comma
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
        }
    }
}

/// The table as CSV, with the names of columns that programs know.
pub(super) fn table(selection: &Selection<'_>, separator: Separator) -> String {
    let separator = separator.letter();
    let mut csv = String::from('\u{feff}');
    write(selection, &mut csv, separator, "\r\n", &|cell, csv| {
        push_quoted(csv, cell, separator);
    });
    csv
}

/// The table with tabs between its cells and a line for each row.
pub(super) fn with_tabs(selection: &Selection<'_>) -> String {
    let mut table = String::new();
    write(selection, &mut table, '\t', "\n", &|cell, table| {
        table.push_str(&cell.replace(['\t', '\n', '\r'], " "));
    });
    table
}

fn write(
    selection: &Selection<'_>,
    to: &mut String,
    separator: char,
    end: &str,
    push: &dyn Fn(&str, &mut String),
) {
    let columns = columns(selection.language);
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            to.push(separator);
        }
        push(column.name, to);
    }
    to.push_str(end);
    for &initiative in &selection.initiatives {
        for (place, column) in columns.iter().enumerate() {
            if place > 0 {
                to.push(separator);
            }
            match column.cell(selection, initiative) {
                Cell::Text(text) => push(&harmless(text), to),
                Cell::Number(number) => push(&number.to_string(), to),
            }
        }
        to.push_str(end);
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one. It alters the text, so
/// it also stands before an apostrophe, and exactly one can be taken off.
pub(super) fn harmless(text: String) -> String {
    const BEGIN: [char; 10] = ['=', '+', '-', '@', '\'', '＝', '＋', '－', '＠', '＇'];
    if text.starts_with(BEGIN) {
        ["'", &text].concat()
    } else {
        text
    }
}

/// A cell, in quotation marks if it has the separator, a quotation mark or a line break.
fn push_quoted(to: &mut String, cell: &str, separator: char) {
    if !cell.contains([separator, '"', '\n', '\r']) {
        to.push_str(cell);
        return;
    }
    to.push('"');
    for (place, part) in cell.split('"').enumerate() {
        if place > 0 {
            to.push_str("\"\"");
        }
        to.push_str(part);
    }
    to.push('"');
}
