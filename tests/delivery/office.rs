//! What LibreOffice reads of the files for people and for programs, cell by cell. Where it is not installed, this says so and looks
//! at nothing: `cargo xtask test` installs it on Debian.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use life_science_map::content::Language;
use life_science_map::take::{Asked, Kind, Separator, data, take};
use xtask::system;

use crate::{Outcome, Test, folder};

pub const TESTS: &[Test] = &[(
    "libreoffice_reads_every_cell_of_the_tables",
    libreoffice_reads_every_cell_of_the_tables,
)];

/// How LibreOffice writes all sheets as CSV: commas, quotation marks, UTF-8, no formulas, cells as they are shown. The tokens are
/// explained at <https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents>.
const WRITTEN: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

/// How somebody opens CSV: with the separator (its code) that the dialog proposes by the system's language, and UTF-8, which it
/// finds by the byte order mark; every column as it is guessed.
fn read_with(separator: Separator) -> String {
    let code = match separator {
        Separator::Semicolon => 59,
        Separator::Comma => 44,
    };
    format!("--infilter=CSV:{code},34,76,1,,0,false,false")
}

fn rows(text: &[u8]) -> Outcome<Vec<Vec<String>>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text);
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(row?.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// The first sheet of a file, as LibreOffice writes it again.
fn read_by_libreoffice(
    program: &Path,
    folder: &Path,
    file: &Path,
    separator: Option<Separator>,
) -> Outcome<Vec<Vec<String>>> {
    let out = folder.join("read");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let mut command = Command::new(program);
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--norestore"])
        .args(separator.map(read_with))
        .args(["--convert-to", WRITTEN, "--outdir"])
        .arg(&out)
        .arg(file);
    let output = command.output()?;
    let mut sheets: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&out).map_err(|error| format!("{error}: {output:?}"))? {
        sheets.push(entry?.path());
    }
    // The names of the sheets stand in those of the files; the table's comes before the one that explains it, or is alone.
    let title = if separator.is_some() {
        None
    } else {
        Some("Insatser")
    };
    let sheet = sheets.iter().find(|sheet| {
        let name = sheet.file_stem().unwrap_or_default().to_string_lossy();
        title.is_none_or(|title| name.ends_with(title))
    });
    let sheet = sheet.ok_or_else(|| format!("no table among {sheets:?}: {output:?}"))?;
    rows(&fs::read(sheet)?)
}

fn libreoffice_reads_every_cell_of_the_tables(dist: &Path) -> Outcome {
    let Some(program) = (system::LIBREOFFICE.find)() else {
        println!("LibreOffice is not installed, so nothing is known of what it reads.");
        return Ok(());
    };
    let own = folder("office")?;
    let exact = rows(&fs::read(dist.join(data::FOLDER).join(data::CSV))?)?;
    assert!(exact.len() > 2, "a table worth reading");
    let content = fs::read(dist.join("content.json"))?;
    let taken = |kind, separator| {
        let asked = Asked {
            separator,
            ..Asked::new(kind, "", Language::Swedish, "")
        };
        take(&content, &asked).ok_or("no content")
    };
    let mut files = vec![(taken(Kind::Xlsx, None)?, None)];
    for &separator in Separator::ALL {
        files.push((taken(Kind::Csv, Some(separator))?, Some(separator)));
    }
    for (file, separator) in files {
        let path = own.join(&file.name);
        fs::write(&path, &file.bytes)?;
        let read = read_by_libreoffice(&program, &own, &path, separator)?;
        assert_eq!(read.len(), exact.len(), "{}: {separator:?}", file.name);
        for (read, exact) in read[1..].iter().zip(&exact[1..]) {
            for (column, exact) in exact.iter().enumerate() {
                let read = read.get(column).map_or("", String::as_str);
                assert_eq!(read, exact, "{}: {separator:?}, {}", file.name, exact);
            }
        }
    }
    Ok(())
}
