//! Tables, read back by another program's reader.

use life_science_map::content::Language;

/// What separates the cells of CSV in a language.
pub fn separator_of(language: Language) -> u8 {
    if language == Language::Swedish {
        b';'
    } else {
        b','
    }
}

/// The rows of CSV for people, which begins with a byte order mark.
pub fn rows_for_people(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    rows_of_csv(
        bytes.strip_prefix("\u{feff}".as_bytes()).unwrap(),
        separator,
    )
}

/// The rows of CSV, the names of its columns first.
pub fn rows_of_csv(text: &[u8], separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .delimiter(separator)
        .has_headers(false)
        .from_reader(text);
    let rows = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}
