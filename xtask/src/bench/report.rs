//! The tables of `docs/performance.md`, with the aims.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};

use super::SMALL;
use super::figures::{Figures, Metric, Run, conditions};
use super::native::Growth;
use super::sites::Page;
use crate::project::Project;

/// A section of `docs/performance.md` that this program writes, between two markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The site compared with its peers.
    Browser,
    /// How the core's time grows.
    Native,
}

impl Section {
    const fn name(self) -> &'static str {
        match self {
            Self::Browser => "browser benchmark",
            Self::Native => "native benchmark",
        }
    }

    /// Writes the section's text into the file.
    ///
    /// # Errors
    /// If the file cannot be read or written, or has no markers for this section.
    pub fn write(self, project: &Project, text: &str) -> Result<()> {
        let file = project.root().join("docs").join("performance.md");
        let failed = || file.display().to_string();
        let before = fs::read_to_string(&file).with_context(failed)?;
        let after = replaced(&before, self.name(), text).with_context(|| {
            format!(
                "{} has no place for the table: the lines <!-- {name} --> and <!-- end of {name} -->",
                file.display(),
                name = self.name()
            )
        })?;
        fs::write(&file, after).with_context(failed)
    }
}

/// `page` with `text` between the markers of that name; `None` without such markers.
fn replaced(page: &str, name: &str, text: &str) -> Option<String> {
    let (start, end) = (
        format!("<!-- {name} -->"),
        format!("<!-- end of {name} -->"),
    );
    let (before, rest) = page.split_once(&start)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!(
        "{before}{start}\n\n{}\n\n{end}{after}",
        text.trim()
    ))
}

/// The aim of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Aim {
    /// At most this multiple of the lean peer's figure.
    Ratio(f64),
    /// At most this value.
    Own(f64),
}

/// The aim of a metric under some conditions, if there is one.
#[allow(
    clippy::match_same_arms,
    reason = "a table: its lines are the figures, one after the other"
)]
fn aim(metric: Metric, size: usize, slow: bool) -> Option<Aim> {
    let aim = match (metric, size) {
        (Metric::LargestPaint, ..=10_000) if !slow => Aim::Ratio(1.0),
        (Metric::LargestPaint, ..=1_000) => Aim::Ratio(0.65),
        (Metric::LargestPaint, 10_000) => Aim::Ratio(0.3),
        (Metric::Interactive, ..SMALL) => Aim::Ratio(if slow { 1.4 } else { 1.2 }),
        (Metric::Interactive, 1_000) => Aim::Ratio(1.0),
        (Metric::Interactive, 10_000) => Aim::Ratio(0.6),
        (Metric::Facet | Metric::Letter, ..=1_000) => Aim::Ratio(1.0),
        (Metric::Facet | Metric::Letter, 10_000) => Aim::Ratio(0.6),
        (Metric::Facet | Metric::Letter, 100_000) => Aim::Ratio(0.3),
        (Metric::Work, ..SMALL) => Aim::Ratio(1.5),
        (Metric::LongestTask, ..SMALL) if !slow => Aim::Own(50.0),
        (Metric::LongestTask, 1_000) if !slow => Aim::Own(100.0),
        (Metric::LongestTask, 10_000) if !slow => Aim::Own(150.0),
        (Metric::Memory, _) => Aim::Ratio(1.0),
        (Metric::Elements, ..SMALL) => Aim::Own(1_400.0),
        (Metric::Shift, _) => Aim::Own(0.0),
        _ => return None,
    };
    Some(aim)
}

/// The name of a metric in the tables.
const fn name(metric: Metric) -> &'static str {
    match metric {
        Metric::FirstPaint => "first paint, ms",
        Metric::LargestPaint => "largest paint, ms",
        Metric::Interactive => "interactive, ms",
        Metric::Facet => "facet to painted count, ms",
        Metric::Letter => "letter to painted count, ms",
        Metric::Work => "work of a click until rest, ms",
        Metric::LongestTask => "longest task while loading, ms",
        Metric::Blocked => "blocked beyond 50 ms a task, ms",
        Metric::Memory => "memory, MB",
        Metric::Bytes => "fetched, kB",
        Metric::Elements => "elements",
        Metric::Nodes => "nodes, text included",
        Metric::Shift => "layout shift",
    }
}

/// A value as formatted in the tables.
fn shown(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Memory => format!("{:.1}", value / 1e6),
        Metric::Bytes => format!("{:.0}", value / 1e3),
        Metric::Shift => format!("{value:.3}"),
        Metric::Facet | Metric::Letter | Metric::Work if value < 99.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// The tables that compare the site with its peers.
pub fn browser(runs: &[Run], machine: &str, browser: &str) -> String {
    let mut missed = Vec::new();
    let mut met = 0;
    let mut tables = String::new();
    for run in runs {
        let heading = format!(
            "{} initiatives, {}",
            grouped(run.size),
            conditions(run.slow)
        );
        let _ = write!(
            tables,
            "\n### {heading}\n\nEach page loaded {} times.\n\n\
             | | ours | peer | lean | ours/lean | aim | |\n|---|---:|---:|---:|---:|---|---|\n",
            run.repetitions,
        );
        let rows = Metric::ALL
            .into_iter()
            .filter_map(|metric| Row::new(run, metric));
        for row in rows.chain([Row::wrong(run)]) {
            match row.is_met {
                Some(true) => met += 1,
                Some(false) => missed.push(format!(
                    "- {heading}: {}: {} (aim: {})",
                    row.name, row.against_aim, row.aim
                )),
                None => {}
            }
            let _ = writeln!(tables, "{}", row.line());
        }
    }
    let mut text = format!(
        "Measured on {machine} · {browser}.\n\n**{met} aims met, {} missed.**\n",
        missed.len()
    );
    if !missed.is_empty() {
        let _ = write!(text, "\nMissed:\n\n{}\n", missed.join("\n"));
    }
    text + &tables
}

/// A figure of all pages, and the aim.
struct Row {
    name: &'static str,
    /// In the order of [`Page::ALL`].
    figures: [String; Page::ALL.len()],
    ratio: String,
    aim: String,
    /// The result compared with the aim.
    against_aim: String,
    is_met: Option<bool>,
}

impl Row {
    fn new(run: &Run, metric: Metric) -> Option<Self> {
        let (_, ours, _) = run.of(Page::Ours).spread(metric)?;
        let (_, lean, _) = run.of(Page::Lean).spread(metric)?;
        let ratio = if lean > 0.0 {
            Some(ours / lean)
        } else if ours > 0.0 {
            None
        } else {
            Some(1.0)
        };
        let ratio_text = ratio.map_or_else(|| "—".to_owned(), |ratio| format!("{ratio:.2}"));
        let (aim, against_aim, is_met) = match aim(metric, run.size, run.slow) {
            Some(Aim::Ratio(most)) => (
                format!("≤ {most} × lean"),
                format!("{ratio_text} × lean"),
                Some(ratio.is_some_and(|ratio| ratio <= most)),
            ),
            Some(Aim::Own(most)) => (format!("≤ {most}"), shown(metric, ours), Some(ours <= most)),
            None => (String::new(), String::new(), None),
        };
        Some(Self {
            name: name(metric),
            figures: Page::ALL.map(|page| spread(metric, run.of(page))),
            ratio: ratio_text,
            aim,
            against_aim,
            is_met,
        })
    }

    /// How many answers were wrong. Times of wrong answers would mean nothing.
    fn wrong(run: &Run) -> Self {
        let wrong = run.of(Page::Ours).wrong.len();
        Self {
            name: "wrong answers",
            figures: Page::ALL.map(|page| {
                let figures = run.of(page);
                format!("{} of {}", figures.wrong.len(), figures.compared)
            }),
            ratio: String::new(),
            aim: "≤ 0".to_owned(),
            against_aim: wrong.to_string(),
            is_met: Some(wrong == 0),
        }
    }

    fn line(&self) -> String {
        let judged = match self.is_met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        format!(
            "| {} | {} | {} | {} | {judged} |",
            self.name,
            self.figures.join(" | "),
            self.ratio,
            self.aim
        )
    }
}

/// The median, with minimum and maximum if they differ.
fn spread(metric: Metric, figures: &Figures) -> String {
    let Some((least, median, greatest)) = figures.spread(metric) else {
        return String::new();
    };
    let (least, median, greatest) = (
        shown(metric, least),
        shown(metric, median),
        shown(metric, greatest),
    );
    if least == greatest {
        median
    } else {
        format!("{median} ({least}–{greatest})")
    }
}

/// The table of how the core's time grows.
pub fn native(growth: &Growth, machine: &str) -> String {
    let mut sizes: Vec<usize> = growth
        .iter()
        .flat_map(|(_, medians)| medians.keys().copied())
        .collect();
    sizes.sort_unstable();
    sizes.dedup();
    let mut text = format!("Measured on {machine}.\n\n| work |");
    for size in &sizes {
        let _ = write!(text, " {} |", grouped(*size));
    }
    text.push_str(" growth |\n|---|");
    text.push_str(&"---:|".repeat(sizes.len() + 1));
    text.push('\n');
    for (work, medians) in growth {
        let _ = write!(text, "| {work} |");
        for (size, median) in medians {
            let _ = write!(
                text,
                " {} ({}) |",
                duration(*median),
                duration(each(*median, *size))
            );
        }
        // Below a thousand initiatives the fixed costs dominate.
        let large: Vec<f64> = medians
            .iter()
            .filter(|(size, _)| **size >= SMALL)
            .map(|(size, median)| each(*median, *size))
            .collect();
        match (large.first(), large.last()) {
            (Some(first), Some(last)) if large.len() > 1 => {
                let _ = writeln!(text, " {:.2} |", last / first);
            }
            _ => text.push_str(" |\n"),
        }
    }
    text
}

/// The time per initiative.
fn each(seconds: f64, size: usize) -> f64 {
    seconds / f64::from(u32::try_from(size.max(1)).unwrap_or(u32::MAX))
}

/// Seconds, in a unit that gives few digits.
fn duration(seconds: f64) -> String {
    let (value, unit) = if seconds < 1e-6 {
        (seconds * 1e9, "ns")
    } else if seconds < 1e-3 {
        (seconds * 1e6, "µs")
    } else if seconds < 1.0 {
        (seconds * 1e3, "ms")
    } else {
        (seconds, "s")
    };
    let decimals = if value < 10.0 {
        2
    } else {
        usize::from(value < 100.0)
    };
    format!("{value:.decimals$} {unit}")
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", grouped(number / 1_000), number % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_takes_the_place_of_the_one_before() {
        let page = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n";
        let once = replaced(page, "x", "new").unwrap();
        assert_eq!(once, "a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\nb\n");
        assert_eq!(replaced(&once, "x", "new").unwrap(), once);
        assert_eq!(replaced(page, "y", "new"), None);
        assert_eq!(replaced("<!-- x -->", "x", "new"), None);
    }

    #[test]
    fn the_file_has_a_place_for_every_section() {
        let page = include_str!("../../../docs/performance.md");
        for section in [Section::Browser, Section::Native] {
            assert!(replaced(page, section.name(), "").is_some(), "{section:?}");
        }
    }

    #[test]
    fn every_figure_has_a_column_for_each_page_and_is_judged_beside_the_lean_one() {
        let run = Run::with(252, |page, metric| match (page, metric) {
            (Page::Ours, Metric::Work) => 60.0,
            (Page::Peer, Metric::Work) => 100.0,
            (Page::Lean, Metric::Work) => 30.0,
            _ => 0.0,
        });
        let text = browser(&[run], "a machine", "a browser");
        for line in [
            "| work of a click until rest, ms | 60.0 | 100 | 30.0 | 2.00 | ≤ 1.5 × lean | **missed** |",
            "| elements | 0 | 0 | 0 | 1.00 | ≤ 1400 | met |",
            "| wrong answers | 0 of 0 | 0 of 0 | 0 of 0 |  | ≤ 0 | met |",
            "- 252 initiatives, unthrottled: work of a click until rest, ms: 2.00 × lean (aim: ≤ 1.5 × lean)",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert!(text.contains(" aims met, 1 missed.**"), "{text}");
    }

    #[test]
    fn numbers_and_durations_are_readable() {
        assert_eq!(grouped(213), "213");
        assert_eq!(grouped(100_000), "100,000");
        for (seconds, text) in [
            (2.5e-8, "25.0 ns"),
            (1.234e-6, "1.23 µs"),
            (0.25, "250 ms"),
            (1.5, "1.50 s"),
        ] {
            assert_eq!(duration(seconds), text);
        }
    }

    #[test]
    fn growth_is_the_time_of_each_initiative_among_many() {
        let growth = vec![(
            "read".to_owned(),
            [(200, 0.001), (1_000, 0.01), (10_000, 0.2)].into(),
        )];
        let table = native(&growth, "a machine");
        let last = table.lines().last().unwrap();
        assert_eq!(
            last,
            "| read | 1.00 ms (5.00 µs) | 10.0 ms (10.0 µs) | 200 ms (20.0 µs) | 2.00 |"
        );
    }
}
