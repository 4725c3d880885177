//! How large the built site is, and how large it may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::project::files_in;

/// What the program may weigh: all scripts and WebAssembly, in bytes of Brotli.
pub const PROGRAM_BUDGET: u64 = 150_000;

/// What the Swedish first page may weigh: its HTML and all style sheets, in bytes of Brotli.
pub const PAGE_BUDGET: u64 = 45_000;

/// The sizes of one file, in bytes. Where no compressed form lies beside it, it travels as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is.
    pub raw: u64,
    /// Compressed with gzip.
    pub gzip: u64,
    /// Compressed with Brotli.
    pub brotli: u64,
}

/// The sizes of the files of a site, by their paths with forward slashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    files: BTreeMap<String, Size>,
}

impl Sizes {
    /// Measures the site in the folder `dist`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(dist: &Path) -> Result<Self> {
        let length = |path: &Path| fs::metadata(path).map(|data| data.len());
        let mut sizes = BTreeMap::new();
        for path in files_in(dist)? {
            let relative = path.strip_prefix(dist)?;
            let name: Vec<_> = relative
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            let name = name.join("/");
            let whole = ["br", "gz"]
                .iter()
                .find_map(|ending| name.strip_suffix(&format!(".{ending}")));
            if whole.is_some_and(|whole| dist.join(whole).is_file()) {
                continue;
            }
            let raw = length(&path)?;
            let compressed =
                |ending: &str| length(&dist.join(format!("{name}.{ending}"))).unwrap_or(raw);
            let size = Size {
                raw,
                gzip: compressed("gz"),
                brotli: compressed("br"),
            };
            sizes.insert(name, size);
        }
        Ok(Self { files: sizes })
    }

    /// The sum over the files whose path `counts`.
    fn sum(&self, counts: impl Fn(&str) -> bool) -> Size {
        self.files.iter().filter(|(name, _)| counts(name)).fold(
            Size::default(),
            |sum, (_, size)| Size {
                raw: sum.raw + size.raw,
                gzip: sum.gzip + size.gzip,
                brotli: sum.brotli + size.brotli,
            },
        )
    }

    /// All scripts and WebAssembly, without the script for the pages of others, which the map itself never loads.
    pub fn program(&self) -> Size {
        self.sum(|name| has_ending(name, &["js", "wasm"]) && name != "embed.js")
    }

    /// The Swedish first page: its HTML and all style sheets, without the content file.
    pub fn page(&self) -> Size {
        self.sum(|name| name == "index.html" || has_ending(name, &["css"]))
    }

    /// A line a file, the sums, and the budgets.
    pub fn table(&self) -> String {
        let mut rows = vec![[
            "kB (1000 bytes)".to_owned(),
            "raw".into(),
            "gzip".into(),
            "Brotli".into(),
            "budget".into(),
        ]];
        let row = |name: &str, size: Size, budget: Option<u64>| {
            [
                name.to_owned(),
                kilobytes(size.raw),
                kilobytes(size.gzip),
                kilobytes(size.brotli),
                budget.map_or_else(String::new, kilobytes),
            ]
        };
        rows.extend(self.files.iter().map(|(name, size)| row(name, *size, None)));
        rows.push(row(
            "program: js + wasm",
            self.program(),
            Some(PROGRAM_BUDGET),
        ));
        rows.push(row(
            "Swedish page: html + css",
            self.page(),
            Some(PAGE_BUDGET),
        ));
        aligned(&rows)
    }

    /// Compares the sums with the budgets.
    ///
    /// # Errors
    /// When one is exceeded.
    pub fn check(&self) -> Result<()> {
        for (what, size, budget) in [
            ("the program (js + wasm)", self.program(), PROGRAM_BUDGET),
            ("the Swedish page (html + css)", self.page(), PAGE_BUDGET),
        ] {
            if size.brotli > budget {
                bail!(
                    "{what} weighs {} kB of Brotli, more than its budget of {} kB",
                    kilobytes(size.brotli),
                    kilobytes(budget)
                );
            }
        }
        Ok(())
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.contains(&ending))
}

/// Bytes as thousands with one decimal, rounded up: what exceeds a budget looks like it.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Rows with the first column flush left and the others flush right.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; N]| {
        let cells = widths.iter().zip(row).enumerate();
        let line: String = cells
            .map(|(column, (width, cell))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("  {cell:>width$}"),
            })
            .collect();
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::tools::temporary_folder;

    fn site(name: &str) -> PathBuf {
        let dist = temporary_folder(name);
        fs::create_dir(dist.join("en")).unwrap();
        for (file, length) in [
            ("index.html", 9_000),
            ("index.html.br", 4_000),
            ("index.html.gz", 5_000),
            ("en/index.html", 8_000),
            ("main-0.css", 1_000),
            ("app.js", 2_000),
            ("app.js.br", 500),
            ("app_bg.wasm", 100_000),
            ("app_bg.wasm.br", 40_000),
            ("content.json", 350_000),
            ("alone.br", 7),
        ] {
            fs::write(dist.join(file), vec![0; length]).unwrap();
        }
        dist
    }

    #[test]
    fn compressed_forms_are_columns_not_files() {
        let sizes = Sizes::of(&site("sizes")).unwrap();
        let names: Vec<_> = sizes.files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "alone.br",
                "app.js",
                "app_bg.wasm",
                "content.json",
                "en/index.html",
                "index.html",
                "main-0.css"
            ]
        );
        let page = Size {
            raw: 10_000,
            gzip: 6_000,
            brotli: 5_000,
        };
        assert_eq!(sizes.page(), page);
        let program = Size {
            raw: 102_000,
            gzip: 102_000,
            brotli: 40_500,
        };
        assert_eq!(sizes.program(), program);
    }

    #[test]
    fn a_budget_is_kept_until_it_is_exceeded() {
        let dist = site("budget");
        let check = || Sizes::of(&dist).unwrap().check();
        assert!(check().is_ok());
        let html = usize::try_from(PAGE_BUDGET).unwrap() - 1_000;
        fs::write(dist.join("index.html.br"), vec![0; html]).unwrap();
        assert!(check().is_ok(), "exactly the budget");
        fs::write(dist.join("index.html.br"), vec![0; html + 1]).unwrap();
        let error = check().unwrap_err().to_string();
        assert_eq!(
            error,
            "the Swedish page (html + css) weighs 45.1 kB of Brotli, more than its budget of 45.0 kB"
        );
    }

    #[test]
    fn the_table_is_aligned() {
        let table = Sizes::of(&site("table")).unwrap().table();
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(
            lines[0],
            "kB (1000 bytes)             raw   gzip  Brotli  budget"
        );
        assert_eq!(
            lines[lines.len() - 2],
            "program: js + wasm        102.0  102.0    40.5   150.0"
        );
        assert!(!table.contains("index.html.br"));
    }
}
