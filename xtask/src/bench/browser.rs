//! Measures the site and the peer in Chromium, alternately: loading, clicking, typing.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::chromium::{Chromium, Tab};
use super::oracle::Oracle;
use super::sites::{self, Sites};
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

/// A page counts as loaded after this time without a long task, in milliseconds.
const CALM: u32 = 600;

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
    pub const ALL: [Self; 12] = [
        Self::FirstPaint,
        Self::LargestPaint,
        Self::Interactive,
        Self::Facet,
        Self::Letter,
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

/// Both pages under the same conditions.
#[derive(Debug)]
pub struct Run {
    /// The number of initiatives.
    pub size: usize,
    /// Whether CPU and network were throttled.
    pub slow: bool,
    /// How many times each page was loaded.
    pub repetitions: usize,
    /// The site.
    pub ours: Figures,
    /// The peer.
    pub peer: Figures,
}

/// Measures both pages at all sizes. Returns the browser's version, too.
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

/// How often to load each page: chosen so that the whole benchmark takes less than ten minutes.
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
    let serve = |folder: &Path| {
        Server::start(Site::new(folder), |_| None)
            .with_context(|| format!("cannot serve {}", folder.display()))
    };
    let (our_server, peer_server) = (serve(&sites.ours)?, serve(&sites.peer)?);
    let mut run = Run {
        size: sites.size,
        slow,
        repetitions,
        ours: Figures::default(),
        peer: Figures::default(),
    };
    for repetition in 0..repetitions {
        // Alternate who is first, because the first page may change the state of the machine for the second.
        let mut order = [true, false];
        order.rotate_left(repetition % 2);
        for is_ours in order {
            let (name, server, needs, figures) = if is_ours {
                ("ours", &our_server, "html[data-ready]", &mut run.ours)
            } else {
                // The peer builds its index after it responds. That is part of loading, and typing starts after it.
                ("peer", &peer_server, "html[data-searchable]", &mut run.peer)
            };
            visit(
                chromium,
                &server.address(),
                needs,
                &sites.oracle,
                slow,
                figures,
            )
            .with_context(|| format!("{name}, {} initiatives", sites.size))?;
        }
    }
    for (name, figures) in [("ours", &run.ours), ("peer", &run.peer)] {
        let median = |metric| figures.spread(metric).map_or(0.0, |(_, median, _)| median);
        println!(
            "    {name}: first paint {:.0} ms, interactive {:.0} ms, facet {:.1} ms, letter {:.1} ms, longest task {:.0} ms, {:.1} MB",
            median(Metric::FirstPaint),
            median(Metric::Interactive),
            median(Metric::Facet),
            median(Metric::Letter),
            median(Metric::LongestTask),
            median(Metric::Memory) / 1e6,
        );
        for wrong in &figures.wrong {
            println!("    {name}: WRONG: {wrong}");
        }
    }
    println!("    {:.0} s", start.elapsed().as_secs_f32());
    Ok(run)
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
        let before = oracle.count(&chosen);
        let mut after = chosen.clone();
        if lifts {
            after.retain(|(of, _)| *of != facet);
        } else {
            // The first option that changes the result without emptying it.
            let option = oracle.options(facet).iter().find(|option| {
                let count = oracle.count(&[&chosen[..], &[(facet, option)]].concat());
                count > 0 && count != before
            });
            after.extend(option.map(|option| (facet, option.as_str())));
        }
        let changed = if lifts { &chosen } else { &after };
        let Some(&(_, option)) = changed.iter().find(|(of, _)| *of == facet) else {
            continue;
        };
        let place = chromium.evaluate(tab, &format!("__bench.place('{facet}', '{option}')"))?;
        let expected = oracle.count(&after);
        chromium.evaluate(tab, &format!("__bench.arm('click', {expected})"))?;
        for kind in ["mousePressed", "mouseReleased"] {
            chromium.send(
                tab,
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1 }),
            )?;
        }
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
