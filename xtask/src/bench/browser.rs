//! Measures the site and its peers in Chromium, alternately: loading, clicking, typing.

use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::chromium::{Chromium, Tab};
use super::oracle::Oracle;
use super::sites::{self, Page, Sites};
use crate::process::announce;
use crate::project::Project;
use crate::server::{Server, Site};

/// Injected into every page before its own scripts run.
const PROBE: &str = include_str!("probe.js");

/// The CPU throttling rate of the slow runs.
const SLOWER: u32 = 4;
/// The slow network, like that of a phone: bandwidth in bytes per second, latency in milliseconds. The latency is that of
/// Lighthouse's "slow 4G".
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const DELAY: u32 = 150;

/// A page counts as loaded, and as at rest after a click, after this time without a long task, in milliseconds.
const CALM: u32 = 600;
/// The same before a click: scrolling to an option is no part of the click's work.
const STILL: u32 = 100;

/// The most initiatives to load over the slow network: ten times as many would take a minute per load.
const MOST_SLOW: usize = 10_000;

/// The words to type, letter by letter. Each letter narrows the result further, in the real and in generated content.
const WORDS: [&str; 4] = ["lä", "öp", "pa", "rå"];

/// The figures for a page. All but the last five are times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    FirstPaint,
    LargestPaint,
    Interactive,
    Facet,
    Letter,
    /// How long the main thread works for a click on an option, until the page is at rest.
    Work,
    LongestTask,
    Blocked,
    /// Bytes.
    Memory,
    /// Bytes transferred until the page was loaded.
    Bytes,
    Elements,
    Nodes,
    Shift,
}

impl Metric {
    /// All metrics, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::FirstPaint,
        Self::LargestPaint,
        Self::Interactive,
        Self::Facet,
        Self::Letter,
        Self::Work,
        Self::LongestTask,
        Self::Blocked,
        Self::Memory,
        Self::Bytes,
        Self::Elements,
        Self::Nodes,
        Self::Shift,
    ];
}

/// The figures measured for one page.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    values: [Vec<f64>; Metric::ALL.len()],
    /// Answers that differ from the oracle's, in words.
    pub wrong: Vec<String>,
    /// How many answers were compared with the oracle's.
    pub compared: usize,
}

impl Figures {
    fn note(&mut self, metric: Metric, value: f64) {
        self.values[metric as usize].push(value);
    }

    /// The minimum, median and maximum, if there are values.
    pub fn spread(&self, metric: Metric) -> Option<(f64, f64, f64)> {
        let mut values = self.values[metric as usize].clone();
        values.sort_by(f64::total_cmp);
        let (first, last) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[half]
        } else {
            f64::midpoint(values[half - 1], values[half])
        };
        Some((first, median, last))
    }
}

/// All pages under the same conditions.
#[derive(Debug)]
pub struct Run {
    /// The number of initiatives.
    pub size: usize,
    /// Whether CPU and network were throttled.
    pub slow: bool,
    /// How many times each page was loaded.
    pub repetitions: usize,
    /// In the order of [`Page::ALL`].
    figures: [Figures; Page::ALL.len()],
}

impl Run {
    /// The figures of a page.
    pub const fn of(&self, page: Page) -> &Figures {
        &self.figures[page as usize]
    }

    /// Unthrottled figures as they are told, for tests.
    #[cfg(test)]
    pub fn with(size: usize, value: impl Fn(Page, Metric) -> f64) -> Self {
        let figures = Page::ALL.map(|page| {
            let mut figures = Figures::default();
            for metric in Metric::ALL {
                figures.note(metric, value(page, metric));
            }
            figures
        });
        Self {
            size,
            slow: false,
            repetitions: 1,
            figures,
        }
    }
}

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

/// The conditions in words.
pub const fn conditions(slow: bool) -> &'static str {
    if slow {
        "4× slower processor, 1.6 Mbit/s"
    } else {
        "unthrottled"
    }
}

/// Loads a page, uses it, and records all metrics.
fn visit(
    chromium: &mut Chromium,
    address: &str,
    needs: &str,
    oracle: &Oracle,
    slow: bool,
    figures: &mut Figures,
) -> Result<()> {
    let tab = chromium.open(PROBE)?;
    chromium.send(&tab, "Performance.enable", json!({}))?;
    if slow {
        chromium.send(
            &tab,
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": SLOWER }),
        )?;
        chromium.send(
            &tab,
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": DELAY, "downloadThroughput": DOWN, "uploadThroughput": UP }),
        )?;
    }
    chromium.send(&tab, "Page.navigate", json!({ "url": address }))?;
    let loaded = chromium.evaluate(&tab, &format!("__bench.loaded('{needs}', {CALM})"))?;
    for (name, metric) in [
        ("fcp", Metric::FirstPaint),
        ("lcp", Metric::LargestPaint),
        ("ready", Metric::Interactive),
        ("longest", Metric::LongestTask),
        ("blocked", Metric::Blocked),
        ("elements", Metric::Elements),
        ("nodes", Metric::Nodes),
        ("shift", Metric::Shift),
    ] {
        figures.note(metric, number(&loaded[name]));
    }
    figures.note(Metric::Bytes, chromium.fetched());
    click_facets(chromium, &tab, oracle, figures)?;
    rest_after_clicks(chromium, &tab, oracle, figures)?;
    type_letters(chromium, &tab, oracle, figures)?;
    chromium.send(&tab, "HeapProfiler.collectGarbage", json!({}))?;
    let heap = chromium.send(&tab, "Runtime.getHeapUsage", json!({}))?;
    let wasm = number(&chromium.evaluate(&tab, "__bench.wasm()")?);
    figures.note(Metric::Memory, number(&heap["usedSize"]) + wasm);
    chromium.close(&tab)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// Clicks options on and off, and compares all numbers of the filter with the oracle's after each click.
fn click_facets(
    chromium: &mut Chromium,
    tab: &Tab,
    oracle: &Oracle,
    figures: &mut Figures,
) -> Result<()> {
    let mut chosen: Vec<(&str, &str)> = Vec::new();
    for (facet, lifts) in [
        ("area", false),
        ("programme", false),
        ("programme", true),
        ("area", true),
        ("kind", false),
        ("kind", true),
    ] {
        let mut after = chosen.clone();
        if lifts {
            after.retain(|(of, _)| *of != facet);
        } else {
            after.extend(telling_option(oracle, facet, &chosen).map(|option| (facet, option)));
        }
        let changed = if lifts { &chosen } else { &after };
        let Some(&(_, option)) = changed.iter().find(|(of, _)| *of == facet) else {
            continue;
        };
        let expected = oracle.count(&after);
        let place = arm(chromium, tab, (facet, option), expected)?;
        click(chromium, tab, &place)?;
        answer(
            chromium,
            tab,
            figures,
            Some(Metric::Facet),
            &format!("{facet} {option}"),
            expected,
        )?;
        chosen = after;
        for facet in ["area", "programme", "objective", "kind", "actor"] {
            compare(chromium, tab, oracle, figures, facet, &chosen)?;
        }
    }
    Ok(())
}

/// The first option of a facet that changes the result without emptying it.
fn telling_option<'a>(
    oracle: &'a Oracle,
    facet: &'a str,
    chosen: &[(&'a str, &'a str)],
) -> Option<&'a str> {
    let before = oracle.count(chosen);
    oracle
        .options(facet)
        .iter()
        .map(String::as_str)
        .find(|option| {
            let count = oracle.count(&[chosen, &[(facet, *option)]].concat());
            count > 0 && count != before
        })
}

/// Scrolls to an option and prepares to measure a click on it. Returns where to click.
fn arm(
    chromium: &mut Chromium,
    tab: &Tab,
    (facet, option): (&str, &str),
    expected: usize,
) -> Result<Value> {
    let place = chromium.evaluate(tab, &format!("__bench.place('{facet}', '{option}')"))?;
    chromium.evaluate(tab, &format!("__bench.arm('click', {expected})"))?;
    Ok(place)
}

fn click(chromium: &mut Chromium, tab: &Tab, place: &Value) -> Result<()> {
    for kind in ["mousePressed", "mouseReleased"] {
        chromium.send(
            tab,
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1 }),
        )?;
    }
    Ok(())
}

/// Clicks options on and off again, and records how long the main thread works for it until the page is at rest: a page may
/// answer before it has done everything. These clicks are for this alone, because comparing numbers is work, too.
fn rest_after_clicks(
    chromium: &mut Chromium,
    tab: &Tab,
    oracle: &Oracle,
    figures: &mut Figures,
) -> Result<()> {
    for facet in ["area", "kind"] {
        let Some(option) = telling_option(oracle, facet, &[]) else {
            continue;
        };
        let what = format!("{facet} {option}");
        for expected in [oracle.count(&[(facet, option)]), oracle.total()] {
            let place = arm(chromium, tab, (facet, option), expected)?;
            chromium.evaluate(tab, &format!("__bench.rest({STILL})"))?;
            let before = busy(chromium, tab)?;
            click(chromium, tab, &place)?;
            answer(chromium, tab, figures, None, &what, expected)?;
            chromium.evaluate(tab, &format!("__bench.rest({CALM})"))?;
            figures.note(Metric::Work, busy(chromium, tab)? - before);
        }
    }
    Ok(())
}

/// For how long the page's main thread has been busy so far, in milliseconds.
fn busy(chromium: &mut Chromium, tab: &Tab) -> Result<f64> {
    let answer = chromium.send(tab, "Performance.getMetrics", json!({}))?;
    let seconds = answer["metrics"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|metric| metric["name"] == "TaskDuration")
        .and_then(|metric| metric["value"].as_f64())
        .context("Chromium does not say for how long the page was busy")?;
    Ok(seconds * 1e3)
}

/// Compares the numbers next to the options of a facet.
fn compare(
    chromium: &mut Chromium,
    tab: &Tab,
    oracle: &Oracle,
    figures: &mut Figures,
    facet: &str,
    chosen: &[(&str, &str)],
) -> Result<()> {
    let shown = chromium.evaluate(tab, &format!("__bench.counts('{facet}')"))?;
    let expected = oracle.counts_beside(facet, chosen);
    for (option, number) in shown.as_object().into_iter().flatten() {
        // A page may list kinds that the content does not use.
        let expected = expected.get(option.as_str()).copied().unwrap_or_default();
        figures.compared += 1;
        if number.as_u64() != Some(expected) {
            figures.wrong.push(format!(
                "with {chosen:?} chosen, {facet} {option} has {number} beside it instead of {expected}"
            ));
        }
    }
    Ok(())
}

/// Types words letter by letter, each into the empty field.
fn type_letters(
    chromium: &mut Chromium,
    tab: &Tab,
    oracle: &Oracle,
    figures: &mut Figures,
) -> Result<()> {
    // With large contents each letter may take seconds, so one word must do.
    let words = if oracle.total() < 100_000 {
        &WORDS[..]
    } else {
        &WORDS[..1]
    };
    for word in words {
        let mut before = oracle.total();
        for (start, letter) in word.char_indices() {
            let typed = &word[..start + letter.len_utf8()];
            let expected = oracle.found(typed);
            // If the count does not change, we cannot see when the answer is there.
            if expected == 0 || expected == before {
                break;
            }
            chromium.evaluate(
                tab,
                &format!(
                    "document.querySelector('#search').focus(), __bench.arm('keydown', {expected})"
                ),
            )?;
            key(
                chromium,
                tab,
                &json!({ "key": letter.to_string(), "text": letter.to_string() }),
            )?;
            answer(
                chromium,
                tab,
                figures,
                Some(Metric::Letter),
                &format!("{typed:?} typed"),
                expected,
            )?;
            before = expected;
        }
        let total = oracle.total();
        if before != total {
            chromium.evaluate(
                tab,
                &format!(
                    "document.querySelector('#search').select(), __bench.arm('keydown', {total})"
                ),
            )?;
            key(
                chromium,
                tab,
                &json!({ "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 }),
            )?;
            answer(
                chromium,
                tab,
                figures,
                None,
                &format!("{word:?} taken away"),
                total,
            )?;
        }
    }
    Ok(())
}

/// Presses and releases a key.
fn key(chromium: &mut Chromium, tab: &Tab, key: &Value) -> Result<()> {
    for kind in ["keyDown", "keyUp"] {
        let mut stroke = key.clone();
        stroke["type"] = json!(kind);
        if kind == "keyUp"
            && let Some(stroke) = stroke.as_object_mut()
        {
            stroke.remove("text");
        }
        chromium.send(tab, "Input.dispatchKeyEvent", stroke)?;
    }
    Ok(())
}

/// Waits for a painted frame with the expected count, and records how long that took, or that it never came.
fn answer(
    chromium: &mut Chromium,
    tab: &Tab,
    figures: &mut Figures,
    metric: Option<Metric>,
    what: &str,
    expected: usize,
) -> Result<()> {
    let answer = chromium.evaluate(tab, "__bench.pending")?;
    figures.compared += 1;
    match (answer["milliseconds"].as_f64(), metric) {
        (Some(milliseconds), Some(metric)) => figures.note(metric, milliseconds),
        (Some(_), None) => {}
        (None, _) => figures.wrong.push(format!(
            "after {what} the count is {} instead of {expected}",
            answer["shown"]
        )),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_least_median_greatest() {
        let mut figures = Figures::default();
        assert_eq!(figures.spread(Metric::Facet), None);
        for value in [3.0, 1.0, 9.0, 2.0] {
            figures.note(Metric::Facet, value);
        }
        assert_eq!(figures.spread(Metric::Facet), Some((1.0, 2.5, 9.0)));
        figures.note(Metric::Facet, 2.0);
        assert_eq!(figures.spread(Metric::Facet), Some((1.0, 2.0, 9.0)));
        assert_eq!(figures.spread(Metric::Letter), None);
    }

    #[test]
    fn metrics_stand_in_the_order_of_their_places() {
        for (place, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(metric as usize, place);
        }
    }
}
