//! What visitors take with them: exactly what a state of the map shows, as a file.
//!
//! [`take`] makes each kind of file from the bytes of the content and the address of the state, in the browser and natively
//! alike. The same content and the same state give the same bytes and the same name: nothing here knows a clock.

mod citation;
mod columns;
mod csv;
pub mod data;
mod html;
mod json;
mod names;
mod selection;
mod table;
mod words;
mod xlsx;
mod zip;

pub use columns::{Cell, Column, Datum, columns};
pub use csv::Separator;
pub use selection::Selection;

use self::table::Table;
use crate::closed_list::closed_list;
use crate::content::{Date, InitiativeIdx, Language};
use crate::figure::Format;
use crate::state::Theme;

closed_list!(
    /// A kind of file.
    Kind {
        /// A workbook for Excel and its like: a sheet with the table, and one that explains it.
        #[default]
        Xlsx = "xlsx",
        /// The table as CSV for people: what Excel opens in the language of the page.
        Csv = "csv",
        /// A content file with what matches, which the map and the checker read.
        Json = "json",
        /// The table as text with tabs, for pasting into a spreadsheet.
        Tsv = "tsv",
        /// The table as HTML, for pasting into a text.
        Html = "html",
        /// How to cite the initiative that is open, and its sources, in words.
        Citation = "citation",
        /// The citation as BibTeX.
        Bibtex = "bib",
        /// The citation as RIS.
        Ris = "ris",
        /// The citation as CSL-JSON.
        Csl = "csl",
        /// The table that the state's view is, as a workbook. Only some views are one.
        ViewXlsx = "view-xlsx",
        /// The table that the state's view is, as CSV for people.
        ViewCsv = "view-csv",
        /// A picture of the state. The browser makes a PNG of it.
        Svg = "svg",
    }
);

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The query string of the state.
    pub query: &'a str,
    /// The language of the page.
    pub language: Language,
    /// The absolute address of the page in that language, without a query; empty if there is none.
    pub page: &'a str,
    /// The kind of file.
    pub kind: Kind,
    /// What separates the cells of CSV. `None`: as Excel expects it in that language.
    pub separator: Option<Separator>,
    /// The size of a picture.
    pub format: Format,
    /// The colour scheme of a picture.
    pub theme: Theme,
    /// The day that a citation names as that on which somebody read the map.
    pub accessed: Option<Date>,
}

impl<'a> Asked<'a> {
    /// A kind of file of a state on the page of a language at an address, and everything else as usual.
    pub const fn new(kind: Kind, query: &'a str, language: Language, page: &'a str) -> Self {
        Self {
            query,
            language,
            page,
            kind,
            separator: None,
            format: Format::Wide,
            theme: Theme::Light,
            accessed: None,
        }
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its name, of ASCII letters, digits and `+-_.`.
    pub name: String,
    /// Its type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Kind {
    /// The type of such a file.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx | Self::ViewXlsx => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Self::Csv | Self::ViewCsv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Bibtex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::Citation | Self::Tsv => "text/plain;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
            Self::Svg => "image/svg+xml",
        }
    }

    /// What the name of such a file ends with, after the full stop.
    const fn ending(self) -> &'static str {
        match self {
            Self::Citation | Self::Tsv => "txt",
            Self::Csl => "csl.json",
            Self::ViewXlsx => Self::Xlsx.id(),
            Self::ViewCsv => Self::Csv.id(),
            own => own.id(),
        }
    }
}

/// Writes a citation.
type Cite = fn(&Selection<'_>, InitiativeIdx, Option<Date>) -> String;

/// Makes a file of what a state of a content shows: all that matches, in the order of the list. `None` if the bytes are no
/// content, if a citation is asked for and no initiative is open, or if the table of a view is asked for that is none. O(n log n) in the length of the content.
///
/// ```
/// use life_science_map::content::Language;
/// use life_science_map::take::{Asked, Kind, take};
///
/// let bytes = include_bytes!("../../tests/content/good/noted.json");
/// let page = "https://map.example/";
/// let asked = Asked::new(Kind::Csv, "area=vard", Language::Swedish, page);
/// let taken = take(bytes, &asked).unwrap();
/// assert_eq!(taken.name, "kartan_vard_3-av-4_2026-09-02.csv");
/// ```
pub fn take(content: &[u8], asked: &Asked<'_>) -> Option<Taken> {
    let selection = Selection::of(content, asked)?;
    let cited = |cite: Cite| {
        let open = selection.state.open?;
        Some(cite(&selection, open, asked.accessed).into_bytes())
    };
    let initiatives = || {
        let words = words::take_words(asked.language);
        Table::of_initiatives(&selection, words.sheet)
    };
    let usual = Separator::usual(asked.language);
    let separator = asked.separator.unwrap_or(usual);
    let bytes = match asked.kind {
        Kind::Xlsx => xlsx::workbook(&selection, &initiatives()),
        Kind::Csv => csv::csv(&initiatives(), separator).into_bytes(),
        Kind::ViewXlsx => xlsx::workbook(&selection, &Table::of_view(&selection)?),
        Kind::ViewCsv => csv::csv(&Table::of_view(&selection)?, separator).into_bytes(),
        Kind::Json => json::content(&selection, content)?.into_bytes(),
        Kind::Tsv => csv::with_tabs(&initiatives()).into_bytes(),
        Kind::Html => html::table(&selection).into_bytes(),
        Kind::Citation => cited(citation::text)?,
        Kind::Bibtex => cited(citation::bibtex)?,
        Kind::Ris => cited(citation::ris)?,
        Kind::Csl => cited(citation::csl)?,
        Kind::Svg => selection.picture(asked.format, asked.theme).into_bytes(),
    };
    Some(Taken {
        name: names::file_name(&selection, asked.kind),
        media_type: asked.kind.media_type(),
        bytes,
    })
}
