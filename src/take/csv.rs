//! Tables as text: CSV for people and for programs, and with tabs for pasting.
//!
//! CSV is RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>), for people with what Excel needs to open it right: a byte order mark, without
//! which it takes å for Ã¥, and the separator of the language.

use super::Cell;
use super::table::Table;
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

/// A table as CSV for people, with the names of columns that programs know.
pub(super) fn csv(table: &Table<'_>, separator: Separator) -> String {
    let mut csv = String::from('\u{feff}');
    write(table, &mut csv, separator.letter(), "\r\n", &|cell, csv| {
        push_quoted(csv, &harmless(cell), separator.letter());
    });
    csv
}

/// A table as CSV for programs: RFC 4180 and nothing else, with every text as it is.
pub(super) fn exact(table: &Table<'_>) -> String {
    let (mut csv, separator) = (String::new(), Separator::Comma.letter());
    write(table, &mut csv, separator, "\r\n", &|cell, csv| {
        push_quoted(csv, &cell, separator);
    });
    csv
}

/// A table with tabs between its cells and a line for each row.
pub(super) fn with_tabs(table: &Table<'_>) -> String {
    let mut text = String::new();
    write(table, &mut text, '\t', "\n", &|cell, text| {
        text.push_str(&harmless(cell).replace(['\t', '\n', '\r'], " "));
    });
    text
}

fn write(
    table: &Table<'_>,
    to: &mut String,
    separator: char,
    end: &str,
    push: &dyn Fn(String, &mut String),
) {
    for (place, head) in table.heads.iter().enumerate() {
        if place > 0 {
            to.push(separator);
        }
        push(head.name.clone(), to);
    }
    to.push_str(end);
    for row in 0..table.rows {
        for place in 0..table.heads.len() {
            if place > 0 {
                to.push(separator);
            }
            match table.cell(row, place) {
                Cell::Text(text) => push(text, to),
                Cell::Number(number) => to.push_str(&number.to_string()),
            }
        }
        to.push_str(end);
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one. It alters the text, so
/// it also stands before an apostrophe, and exactly one can be taken off.
fn harmless(text: String) -> String {
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
