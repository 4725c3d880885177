//! Measures the site and its peers in Chromium, alternately.

use std::time::Instant;

use anyhow::{Context, Result};

use super::chromium::Chromium;
use super::figures::{Metric, Run, conditions};
use super::sites::{self, Page, Sites};
use super::visit::visit;
use crate::process::announce;
use crate::project::Project;
use crate::server::{Server, Site};

/// The most initiatives to load over the slow network: ten times as many would take a minute per load.
const MOST_SLOW: usize = 10_000;

/// Measures all pages at all sizes. Returns the browser's version, too.
///
/// # Errors
/// If the pages cannot be built, or Chromium fails.
pub fn measure(project: &Project, numbers: &[usize], quick: bool) -> Result<(String, Vec<Run>)> {
    let sites = sites::prepare(project, numbers)?;
    let profile = project.root().join("target").join("bench").join("profile");
    let mut version = String::new();
    let mut runs = Vec::new();
    for sites in &sites {
        for slow in [false, true] {
            if slow && sites.size > MOST_SLOW {
                continue;
            }
            // A new browser for each run: one that has measured thousands of elements is slower.
            let mut chromium = Chromium::start(&profile)?;
            version = chromium.version()?;
            runs.push(run(&mut chromium, sites, slow, quick)?);
        }
    }
    Ok((version, runs))
}

/// How often to load each page: chosen so that the whole benchmark takes less than half an hour.
const fn repetitions(size: usize, slow: bool, quick: bool) -> usize {
    match (quick, size, slow) {
        (true, ..) => 1,
        (false, 100_000.., _) => 2,
        (false, _, true) => 3,
        (false, _, false) => 5,
    }
}

fn run(chromium: &mut Chromium, sites: &Sites, slow: bool, quick: bool) -> Result<Run> {
    let repetitions = repetitions(sites.size, slow, quick);
    let start = Instant::now();
    announce(&format!(
        "{} initiatives, {}: {repetitions} times each",
        sites.size,
        conditions(slow)
    ));
    let mut servers = Vec::new();
    for folder in &sites.folders {
        servers.push(
            Server::start(Site::new(folder), |_| None)
                .with_context(|| format!("cannot serve {}", folder.display()))?,
        );
    }
    let mut run = Run {
        size: sites.size,
        slow,
        repetitions,
        figures: Default::default(),
    };
    for repetition in 0..repetitions {
        // Alternate who is first, because the first page may change the state of the machine for the next ones.
        let mut order = Page::ALL;
        order.rotate_left(repetition % Page::ALL.len());
        for page in order {
            visit(
                chromium,
                &servers[page as usize].address(),
                needs(page),
                &sites.oracle,
                slow,
                &mut run.figures[page as usize],
            )
            .with_context(|| format!("{}, {} initiatives", page.name(), sites.size))?;
        }
    }
    print(&run);
    println!("    {:.0} s", start.elapsed().as_secs_f32());
    Ok(run)
}

/// What a page has when it is loaded.
const fn needs(page: Page) -> &'static str {
    match page {
        Page::Ours => "html[data-ready]",
        // The peers build their index after they respond. That is part of loading, and typing starts after it.
        Page::Peer | Page::Lean => "html[data-searchable]",
    }
}

/// Prints the main figures, and all wrong answers.
fn print(run: &Run) {
    for page in Page::ALL {
        let (name, figures) = (page.name(), run.of(page));
        let median = |metric| figures.spread(metric).map_or(0.0, |(_, median, _)| median);
        println!(
            "    {name}: first paint {:.0} ms, interactive {:.0} ms, facet {:.1} ms, letter {:.1} ms, work of a click {:.0} ms, longest task {:.0} ms, {:.1} MB",
            median(Metric::FirstPaint),
            median(Metric::Interactive),
            median(Metric::Facet),
            median(Metric::Letter),
            median(Metric::Work),
            median(Metric::LongestTask),
            median(Metric::Memory) / 1e6,
        );
        for wrong in &figures.wrong {
            println!("    {name}: WRONG: {wrong}");
        }
    }
}
