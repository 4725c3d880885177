//! Tables as workbooks: Office Open XML, as ECMA-376 describes it
//! (<https://ecma-international.org/publications-and-standards/standards/ecma-376/>).
//!
//! Every cell is a text in its place or a number, so there is no separator, no encoding and no formula that could be taken
//! wrongly.

use super::table::Table;
use super::words::{meaning, take_words};
use super::zip::archive;
use super::{Cell, Selection};
use crate::markup::write_text;
use crate::words::{date, map_title};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";

/// The most characters of a cell that Excel takes.
const MOST_CHARACTERS: usize = 32_767;

/// The styles of cells by their index: wrapped text, and a heading.
const WRAPPED: &str = "1";
const HEADING: &str = "2";

/// The workbook: a sheet with the table, and one that explains it.
pub(super) fn workbook(selection: &Selection<'_>, table: &Table<'_>) -> Vec<u8> {
    let words = take_words(selection.language);
    archive(&[
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/workbook.xml", book([&table.title, words.about])),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(table)),
        ("xl/worksheets/sheet2.xml", about(selection, table)),
    ])
}

fn content_types() -> String {
    const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    let mut xml = [HEAD, "<Types xmlns=\"", PACKAGE, "content-types\">"].concat();
    xml.push_str("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    xml.push_str("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (part, kind) in [
        ("workbook.xml", "sheet.main"),
        ("styles.xml", "styles"),
        ("worksheets/sheet1.xml", "worksheet"),
        ("worksheets/sheet2.xml", "worksheet"),
    ] {
        xml.push_str(
            &[
                "<Override PartName=\"/xl/",
                part,
                "\" ContentType=\"",
                SHEETS,
                kind,
                "+xml\"/>",
            ]
            .concat(),
        );
    }
    xml.push_str("</Types>");
    xml
}

/// What a part is connected with, each with its kind and its place.
fn relations(relations: &[(&str, &str)]) -> String {
    let mut xml = [HEAD, "<Relationships xmlns=\"", PACKAGE, "relationships\">"].concat();
    for (place, (kind, target)) in (1..).zip(relations) {
        let id = place.to_string();
        xml.push_str(
            &[
                "<Relationship Id=\"rId",
                &*id,
                "\" Type=\"",
                OFFICE,
                "/",
                kind,
                "\" Target=\"",
                target,
                "\"/>",
            ]
            .concat(),
        );
    }
    xml.push_str("</Relationships>");
    xml
}

/// The list of the sheets, by their names.
fn book(sheets: [&str; 2]) -> String {
    let mut xml = [
        HEAD,
        "<workbook xmlns=\"",
        MAIN,
        "\" xmlns:r=\"",
        OFFICE,
        "\"><sheets>",
    ]
    .concat();
    for (place, name) in (1..).zip(sheets) {
        let id = place.to_string();
        xml.push_str(
            &[
                "<sheet name=\"",
                &*sheet_name(name),
                "\" sheetId=\"",
                &*id,
                "\" r:id=\"rId",
                &*id,
                "\"/>",
            ]
            .concat(),
        );
    }
    xml.push_str("</sheets></workbook>");
    xml
}

/// A name that Excel takes for a sheet, within an attribute: at most 31 characters, none of `[]:*?/\\`, and no markup.
fn sheet_name(name: &str) -> String {
    let is_taken = |own: &char| !matches!(own, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = name.chars().filter(is_taken).take(31).collect();
    let mut escaped = String::new();
    write_text(&mut escaped, &name.replace('"', ""));
    escaped
}

fn styles() -> String {
    [
        HEAD,
        "<styleSheet xmlns=\"",
        MAIN,
        "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>",
        "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
        "<fill><patternFill patternType=\"gray125\"/></fill></fills>",
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
        "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>",
        "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ]
    .concat()
}

/// The sheet with the table: its head stays, and can filter.
fn sheet(table: &Table<'_>) -> String {
    let mut xml = [
        HEAD,
        "<worksheet xmlns=\"",
        MAIN,
        "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
    ]
    .concat();
    for (place, head) in (1..).zip(&table.heads) {
        push_width(&mut xml, place, head.width);
    }
    xml.push_str("</cols><sheetData><row r=\"1\">");
    for (place, head) in table.heads.iter().enumerate() {
        push_text(&mut xml, place, 1, HEADING, &head.heading);
    }
    xml.push_str("</row>");
    let mut number_of_row = 1;
    for row in 0..table.rows {
        number_of_row += 1;
        xml.push_str(&["<row r=\"", &number_of_row.to_string(), "\">"].concat());
        for place in 0..table.heads.len() {
            match table.cell(row, place) {
                Cell::Text(text) => push_text(&mut xml, place, number_of_row, WRAPPED, &text),
                Cell::Number(number) => {
                    let (cell, number) = (name(place, number_of_row), number.to_string());
                    xml.push_str(
                        &[
                            "<c r=\"", &*cell, "\" s=\"", WRAPPED, "\"><v>", &number, "</v></c>",
                        ]
                        .concat(),
                    );
                }
            }
        }
        xml.push_str("</row>");
    }
    let last = name(table.heads.len().saturating_sub(1), number_of_row);
    xml.push_str(
        &[
            "</sheetData><autoFilter ref=\"A1:",
            &*last,
            "\"/></worksheet>",
        ]
        .concat(),
    );
    xml
}

/// The sheet that explains the table: what it is, of which day, from where, and what each column means.
fn about(selection: &Selection<'_>, table: &Table<'_>) -> String {
    let (content, language) = (&selection.content, selection.language);
    let words = take_words(language);
    let publication = &content.publication;
    let publisher = publication.publisher.as_ref();
    let mut lines: Vec<[String; 3]> = Vec::new();
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            lines.push([name.to_owned(), value, String::new()]);
        }
    };
    add(words.map, map_title(content, language).to_owned());
    add(words.selection, selection.sentence(language));
    let updated = content.updated.map(|day| date(day, language));
    add(words.updated, updated.unwrap_or_default());
    add(words.address, selection.address());
    let by = publisher.map(|own| own.name.in_language(language).to_owned());
    add(words.publisher, by.unwrap_or_default());
    let licence = publication.licence.as_deref().unwrap_or(words.licence_text);
    add(words.licence, licence.to_owned());
    let explained = table.heads.iter().filter_map(|head| {
        let meaning = meaning(&head.name, language);
        let line = [&*head.heading, meaning, &head.name];
        (!meaning.is_empty()).then(|| line.map(str::to_owned))
    });
    let mut explained = explained.peekable();
    if explained.peek().is_some() {
        lines.push(Default::default());
        lines.push([words.column, words.meaning, words.name_for_programs].map(str::to_owned));
        lines.extend(explained);
    }
    let mut xml = [HEAD, "<worksheet xmlns=\"", MAIN, "\"><cols>"].concat();
    for (place, width) in [(1, 28), (2, 80), (3, 24)] {
        push_width(&mut xml, place, width);
    }
    xml.push_str("</cols><sheetData>");
    for (row, cells) in (1..).zip(&lines) {
        xml.push_str(&["<row r=\"", &row.to_string(), "\">"].concat());
        for (place, text) in cells.iter().enumerate() {
            let style = if place == 0 { HEADING } else { WRAPPED };
            push_text(&mut xml, place, row, style, text);
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// How wide a column is, in characters. Columns count from 1 here.
fn push_width(xml: &mut String, place: u32, width: u8) {
    let (place, width) = (place.to_string(), width.to_string());
    xml.push_str(
        &[
            "<col min=\"",
            &*place,
            "\" max=\"",
            &place,
            "\" width=\"",
            &width,
            "\" customWidth=\"1\"/>",
        ]
        .concat(),
    );
}

/// A cell with a text, nothing if that is empty.
fn push_text(xml: &mut String, place: usize, row: u32, style: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let cell = name(place, row);
    xml.push_str(
        &[
            "<c r=\"",
            &*cell,
            "\" s=\"",
            style,
            "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
        ]
        .concat(),
    );
    // XML has no such characters, not even written as numbers.
    let is_in_xml = |own: &char| {
        !matches!(own, '\u{fffe}' | '\u{ffff}')
            && (*own >= ' ' || matches!(own, '\t' | '\n' | '\r'))
    };
    let text: String = text
        .chars()
        .filter(is_in_xml)
        .take(MOST_CHARACTERS)
        .collect();
    write_text(xml, &text);
    xml.push_str("</t></is></c>");
}

/// The name of a cell: `A1`, `AD12`. Columns count from 0.
fn name(mut place: usize, row: u32) -> String {
    let mut name = row.to_string();
    loop {
        name.insert(0, char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]));
        if place < 26 {
            return name;
        }
        place = place / 26 - 1;
    }
}
