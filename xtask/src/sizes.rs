//! The sizes of the built site, and its budgets.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::compress;
use crate::desk;
use crate::project::files_in;
use crate::take;

/// The budget of the first program: all scripts, and the WebAssembly that starts the page. Like all budgets, in bytes of
/// Brotli.
pub const PROGRAM_BUDGET: u64 = 157_000;

/// The budget of each lazily loaded part of the program.
pub const PART_BUDGET: u64 = 70_000;

/// The budget of the Swedish first page: its HTML, with the excerpt of the content in it, and all style sheets.
pub const PAGE_BUDGET: u64 = 37_400;

/// The scripts for host pages, which the map itself never loads.
const FOR_HOSTS: [&str; 2] = ["element.js", "embed.js"];

/// The budget of a first visit until the page is interactive: page with its excerpt, program and icon.
pub const ANSWER_BUDGET: u64 = 194_200;

/// The budget of a first visit including the whole content.
pub const VISIT_BUDGET: u64 = 351_400;

/// The budget of the editors' desk: its program, script and style. It was to be 230.
pub const DESK_BUDGET: u64 = 321_000;

/// The budget of what makes the files that visitors take with them: its program and script, fetched when somebody asks.
/// It was to be 80.
pub const TAKE_BUDGET: u64 = 233_000;

/// The sizes of one file in bytes. A file without compressed forms is sent as it is, except the one that servers compress on the
/// way, with gzip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Uncompressed.
    pub raw: u64,
    /// Compressed with gzip.
    pub gzip: u64,
    /// Compressed with Brotli.
    pub brotli: u64,
}

/// The sizes of a site's files, by path with forward slashes. Fingerprints are removed from the names, so that a file keeps
/// its name when its content changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    files: BTreeMap<String, Size>,
}

/// The sizes of the files of an earlier build, in bytes of Brotli.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    files: BTreeMap<String, u64>,
}

impl Sizes {
    /// Measures the site in the folder `dist`.
    ///
    /// # Errors
    /// If it cannot be read.
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
            let on_the_way = if name == compress::REPLACED_ALONE {
                compress::gzip(&fs::read(&path)?)?.len() as u64
            } else {
                raw
            };
            let compressed =
                |ending: &str| length(&dist.join(format!("{name}.{ending}"))).unwrap_or(on_the_way);
            let size = Size {
                raw,
                gzip: compressed("gz"),
                brotli: compressed("br"),
            };
            sizes.insert(without_digits(&name), size);
        }
        Ok(Self { files: sizes })
    }

    /// The sum over the files whose path satisfies `counts`.
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

    /// All scripts, and the WebAssembly that starts the page.
    pub fn program(&self) -> Size {
        self.sum(is_program)
    }

    /// The Swedish first page: its HTML and all style sheets, without the content file.
    pub fn page(&self) -> Size {
        self.sum(is_page)
    }

    /// Everything that a first visit to the Swedish page loads.
    pub fn visit(&self) -> Size {
        self.sum(is_visit)
    }

    /// The lazily loaded parts of the program.
    fn parts(&self) -> impl Iterator<Item = (&str, Size)> {
        let all = self.files.iter().map(|(name, size)| (name.as_str(), *size));
        all.filter(|(name, _)| is_part(name))
    }

    /// A table with a line per file, grouped by kind, and with sums and budgets. With the sizes of an earlier build, also
    /// the changes since then.
    pub fn table(&self, before: Option<&Before>) -> String {
        let mut rows = vec![[
            "kB (1000 bytes)".to_owned(),
            "raw".into(),
            "gzip".into(),
            "Brotli".into(),
            if before.is_some() { "change" } else { "" }.into(),
            "budget".into(),
        ]];
        let row = |name: &str, size: Size, earlier: Option<u64>, budget: Option<u64>| {
            [
                name.to_owned(),
                kilobytes(size.raw),
                kilobytes(size.gzip),
                kilobytes(size.brotli),
                earlier.map_or_else(String::new, |earlier| change(size.brotli, earlier)),
                budget.map_or_else(String::new, kilobytes),
            ]
        };
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(name, _)| (kind(name), *name));
        for (name, size) in files {
            // A file that did not exist has grown from nothing.
            let earlier = before.map(|before| before.files.get(name).copied().unwrap_or_default());
            let budget = is_part(name).then_some(PART_BUDGET);
            rows.push(row(name, *size, earlier, budget));
        }
        for (name, counts, budget) in SUMS {
            let earlier = before.map(|before| before.sum(counts));
            rows.push(row(name, self.sum(counts), earlier, Some(budget)));
        }
        aligned(&rows)
    }

    /// Checks the budgets.
    ///
    /// # Errors
    /// If one is exceeded.
    pub fn check(&self) -> Result<()> {
        let sums = SUMS.map(|(name, counts, budget)| (name, self.sum(counts), budget));
        let parts = self.parts().map(|(name, size)| (name, size, PART_BUDGET));
        for (what, size, budget) in sums.into_iter().chain(parts) {
            if size.brotli > budget {
                bail!(
                    "{what}: {} kB of Brotli, more than the budget of {} kB (xtask/src/sizes.rs)",
                    kilobytes(size.brotli),
                    kilobytes(budget)
                );
            }
        }
        Ok(())
    }

    /// The sizes in a format that [`Before::read`] parses.
    pub fn record(&self) -> String {
        let lines = self.files.iter();
        let lines: Vec<_> = lines
            .map(|(name, size)| format!("{}\t{name}\n", size.brotli))
            .collect();
        lines.concat()
    }
}

impl Before {
    /// Parses what [`Sizes::record`] wrote. Ignores other lines.
    pub fn read(record: &str) -> Self {
        let files = record.lines().filter_map(|line| {
            let (brotli, name) = line.split_once('\t')?;
            Some((name.to_owned(), brotli.parse().ok()?))
        });
        Self {
            files: files.collect(),
        }
    }

    fn sum(&self, counts: fn(&str) -> bool) -> u64 {
        let files = self.files.iter().filter(|(name, _)| counts(name));
        files.map(|(_, brotli)| brotli).sum()
    }
}

/// The name of a sum, which files count, and its budget.
type Sum = (&'static str, fn(&str) -> bool, u64);

/// The sums that have budgets.
const SUMS: [Sum; 6] = [
    ("first program: js + wasm", is_program, PROGRAM_BUDGET),
    ("Swedish page: html + css", is_page, PAGE_BUDGET),
    ("first visit until it answers", is_needed, ANSWER_BUDGET),
    ("first visit, all of it", is_visit, VISIT_BUDGET),
    ("downloads", is_take, TAKE_BUDGET),
    ("the editors’ desk", is_desk, DESK_BUDGET),
];

fn is_page(name: &str) -> bool {
    let is_style = has_ending(name, &["css"]) && !name.contains(ON_DEMAND);
    name == "index.html" || (is_style && !is_second(name))
}

fn is_program(name: &str) -> bool {
    let is_program =
        (has_ending(name, &["js"]) && !FOR_HOSTS.contains(&name)) || name.ends_with("_bg.wasm");
    is_program && !is_second(name)
}

fn is_part(name: &str) -> bool {
    has_ending(name, &["wasm"]) && !is_program(name) && !is_second(name)
}

/// What belongs to a second program, which a visit does not load.
fn is_second(name: &str) -> bool {
    desk::is_own(name) || take::is_own(name)
}

/// What downloads load: their program and script.
fn is_take(name: &str) -> bool {
    take::is_own(name) && has_ending(name, &["js", "wasm"])
}

/// What the editors' desk loads: its program, script and style.
fn is_desk(name: &str) -> bool {
    desk::is_own(name) && has_ending(name, &["js", "wasm", "css"])
}

fn is_needed(name: &str) -> bool {
    is_page(name) || is_program(name) || name == "icon.svg"
}

/// What everybody gets once the page answers: the whole content, and the code that comes with it. (What that code shares with
/// the other parts is counted as well.)
fn is_visit(name: &str) -> bool {
    let is_late = is_part(name) && !name.contains(ON_DEMAND);
    is_needed(name) || is_late || name == "content.json"
}

/// In the name of the part that is fetched only when somebody asks for what it draws.
const ON_DEMAND: &str = "-views";

/// The order in the table: pages, style, loaders, program, parts, the rest.
fn kind(name: &str) -> usize {
    let endings = ["html", "css", "js", "wasm"];
    let place = endings
        .iter()
        .position(|ending| has_ending(name, &[ending]));
    place.unwrap_or(endings.len()) + usize::from(is_part(name))
}

/// A name without its fingerprint.
fn without_digits(name: &str) -> String {
    let Some((before, after)) = name.rsplit_once('-') else {
        return name.to_owned();
    };
    let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
    if digits < 12 {
        return name.to_owned();
    }
    [before, after.get(digits..).unwrap_or_default()].concat()
}

/// The difference to an earlier build, in kB with its sign.
fn change(now: u64, earlier: u64) -> String {
    let sign = match now.cmp(&earlier) {
        Ordering::Less => "−",
        Ordering::Equal => return "·".to_owned(),
        Ordering::Greater => "+",
    };
    // Two decimals, because single changes are small.
    let hundredths = now.abs_diff(earlier).div_ceil(10);
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.contains(&ending))
}

/// Bytes in thousands with one decimal, rounded up: what exceeds a budget must look like it.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Rows with the first column aligned left and the others right.
pub(crate) fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
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
    use crate::generate::Random;
    use crate::tools::temporary_folder;

    fn site(name: &str) -> PathBuf {
        let dist = temporary_folder(name);
        fs::create_dir(dist.join("en")).unwrap();
        for (file, length) in [
            ("index.html", 9_000),
            ("index.html.br", 4_000),
            ("index.html.gz", 5_000),
            ("en/index.html", 8_000),
            ("main-0123456789abcdef.css", 1_000),
            ("app-0123456789abcdef.js", 2_000),
            ("app-0123456789abcdef.js.br", 500),
            ("app-0123456789abcdef_bg.wasm", 100_000),
            ("app-0123456789abcdef_bg.wasm.br", 40_000),
            ("app-late-0123456789abcdef.wasm", 3_000),
            ("app-views-0123456789abcdef.wasm", 9_000),
            ("content.json", 100_000),
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
                "app-late.wasm",
                "app-views.wasm",
                "app.js",
                "app_bg.wasm",
                "content.json",
                "en/index.html",
                "index.html",
                "main.css"
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
        // Compressed on the way, noughts are next to nothing.
        let content = compress::gzip(&vec![0; 100_000]).unwrap().len() as u64;
        assert_eq!(sizes.visit().brotli, 5_000 + 40_500 + 3_000 + content);
        let parts: Vec<_> = sizes.parts().map(|(name, _)| name).collect();
        assert_eq!(parts, ["app-late.wasm", "app-views.wasm"]);
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
        assert!(error.starts_with("Swedish page: html + css: "), "{error}");
    }

    #[test]
    fn every_budget_counts() {
        for (number, (file, budget)) in [
            ("app-0123456789abcdef.js.br", PROGRAM_BUDGET),
            ("app-views-0123456789abcdef.wasm", PART_BUDGET),
            ("main-0123456789abcdef.css", PAGE_BUDGET),
            ("icon.svg", ANSWER_BUDGET),
            ("content.json", VISIT_BUDGET),
        ]
        .into_iter()
        .enumerate()
        {
            let dist = site(&format!("budgets-{number}"));
            let length = usize::try_from(budget).unwrap() + 1;
            // Nothing that compressing makes smaller.
            let mut random = Random::new(1);
            let noise: Vec<u8> = (0..length)
                .map(|_| random.next().to_le_bytes()[0])
                .collect();
            fs::write(dist.join(file), noise).unwrap();
            assert!(Sizes::of(&dist).unwrap().check().is_err(), "{file}");
        }
    }

    #[test]
    fn the_table_is_aligned_and_says_what_has_changed() {
        let dist = site("table");
        let sizes = Sizes::of(&dist).unwrap();
        let table = sizes.table(None);
        assert_eq!(
            table.lines().next().unwrap(),
            "kB (1000 bytes)                 raw   gzip  Brotli    budget"
        );
        assert!(!table.contains("index.html.br"));
        let before = Before::read(&sizes.record());
        fs::write(dist.join("app-0123456789abcdef.js.br"), vec![0; 1_740]).unwrap();
        let table = Sizes::of(&dist).unwrap().table(Some(&before));
        let line = |start: &str| {
            let line = table.lines().find(|line| line.starts_with(start)).unwrap();
            line.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(line("app.js"), ["app.js", "2.0", "2.0", "1.8", "+1.24"]);
        assert_eq!(line("app_bg.wasm").last().unwrap(), "·");
        assert_eq!(line("first program")[8], "+1.24");
        assert_eq!(change(5_000, 6_001), "−1.01");
    }

    #[test]
    fn digits_are_left_out_of_names() {
        for (name, expected) in [
            ("app-0123456789abcdef_bg.wasm", "app_bg.wasm"),
            ("app-views-0123456789abcdef.wasm", "app-views.wasm"),
            ("list-2.html", "list-2.html"),
            ("no-modules.js", "no-modules.js"),
        ] {
            assert_eq!(without_digits(name), expected);
        }
    }
}
