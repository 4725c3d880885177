//! A visit to a page: loading it, clicking, typing.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::chromium::{Chromium, Tab};
use super::figures::{Figures, Metric};
use super::oracle::Oracle;

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

/// The words to type, letter by letter. Each letter narrows the result further, in the real and in generated content.
const WORDS: [&str; 4] = ["lä", "öp", "pa", "rå"];

/// Loads a page, uses it, and records all metrics.
pub(super) fn visit(
    chromium: &mut Chromium,
    address: &str,
    needs: &str,
    oracle: &Oracle,
    slow: bool,
    figures: &mut Figures,
) -> Result<()> {
    let tab = chromium.open(PROBE)?;
    let mut visit = Visit {
        chromium,
        tab: &tab,
        oracle,
        figures,
    };
    visit.send("Performance.enable", json!({}))?;
    if slow {
        visit.slow_down()?;
    }
    visit.load(address, needs)?;
    visit.click_facets()?;
    visit.rest_after_clicks()?;
    visit.type_words()?;
    visit.weigh()?;
    chromium.close(&tab)
}

/// A page that is open, what its answers are compared with, and where its figures go.
struct Visit<'a> {
    chromium: &'a mut Chromium,
    tab: &'a Tab,
    oracle: &'a Oracle,
    figures: &'a mut Figures,
}

impl Visit<'_> {
    fn send(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.chromium.send(self.tab, method, parameters)
    }

    fn evaluate(&mut self, script: &str) -> Result<Value> {
        self.chromium.evaluate(self.tab, script)
    }

    /// Throttles processor and network.
    fn slow_down(&mut self) -> Result<()> {
        self.send("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
        self.send(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": DELAY, "downloadThroughput": DOWN, "uploadThroughput": UP }),
        )?;
        Ok(())
    }

    /// Loads the page until it has what it `needs`.
    fn load(&mut self, address: &str, needs: &str) -> Result<()> {
        self.send("Page.navigate", json!({ "url": address }))?;
        let loaded = self.evaluate(&format!("__bench.loaded('{needs}', {CALM})"))?;
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
            self.figures.note(metric, number(&loaded[name]));
        }
        self.figures.note(Metric::Bytes, self.chromium.fetched());
        Ok(())
    }

    /// Records the memory that the page keeps.
    fn weigh(&mut self) -> Result<()> {
        self.send("HeapProfiler.collectGarbage", json!({}))?;
        let heap = self.send("Runtime.getHeapUsage", json!({}))?;
        let wasm = number(&self.evaluate("__bench.wasm()")?);
        self.figures
            .note(Metric::Memory, number(&heap["usedSize"]) + wasm);
        Ok(())
    }

    /// Clicks options on and off, and compares all numbers of the filter with the oracle's after each click.
    fn click_facets(&mut self) -> Result<()> {
        let oracle = self.oracle;
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
            let place = self.arm((facet, option), expected)?;
            self.click(&place)?;
            self.answer(Some(Metric::Facet), &format!("{facet} {option}"), expected)?;
            chosen = after;
            for facet in ["area", "programme", "objective", "kind", "actor"] {
                self.compare(facet, &chosen)?;
            }
        }
        Ok(())
    }

    /// Scrolls to an option and prepares to measure a click on it. Returns where to click.
    fn arm(&mut self, (facet, option): (&str, &str), expected: usize) -> Result<Value> {
        let place = self.evaluate(&format!("__bench.place('{facet}', '{option}')"))?;
        self.evaluate(&format!("__bench.arm('click', {expected})"))?;
        Ok(place)
    }

    fn click(&mut self, place: &Value) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            self.send(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1 }),
            )?;
        }
        Ok(())
    }

    /// Clicks options on and off again, and records how long the main thread works for it until the page is at rest: a page
    /// may answer before it has done everything. These clicks are for this alone, because comparing numbers is work, too.
    fn rest_after_clicks(&mut self) -> Result<()> {
        let oracle = self.oracle;
        for facet in ["area", "kind"] {
            let Some(option) = telling_option(oracle, facet, &[]) else {
                continue;
            };
            let what = format!("{facet} {option}");
            for expected in [oracle.count(&[(facet, option)]), oracle.total()] {
                let place = self.arm((facet, option), expected)?;
                self.evaluate(&format!("__bench.rest({STILL})"))?;
                let before = self.busy()?;
                self.click(&place)?;
                self.answer(None, &what, expected)?;
                self.evaluate(&format!("__bench.rest({CALM})"))?;
                let work = self.busy()? - before;
                self.figures.note(Metric::Work, work);
            }
        }
        Ok(())
    }

    /// For how long the page's main thread has been busy so far, in milliseconds.
    fn busy(&mut self) -> Result<f64> {
        let answer = self.send("Performance.getMetrics", json!({}))?;
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
    fn compare(&mut self, facet: &str, chosen: &[(&str, &str)]) -> Result<()> {
        let shown = self.evaluate(&format!("__bench.counts('{facet}')"))?;
        let expected = self.oracle.counts_beside(facet, chosen);
        for (option, number) in shown.as_object().into_iter().flatten() {
            // A page may list kinds that the content does not use.
            let expected = expected.get(option.as_str()).copied().unwrap_or_default();
            self.figures.compared += 1;
            if number.as_u64() != Some(expected) {
                self.figures.wrong.push(format!(
                    "with {chosen:?} chosen, {facet} {option} has {number} beside it instead of {expected}"
                ));
            }
        }
        Ok(())
    }

    /// Types words letter by letter, each into the empty field.
    fn type_words(&mut self) -> Result<()> {
        // With large contents each letter may take seconds, so one word must do.
        let words = if self.oracle.total() < 100_000 {
            &WORDS[..]
        } else {
            &WORDS[..1]
        };
        for word in words {
            let left = self.type_letters(word)?;
            if left != self.oracle.total() {
                self.take_away(word)?;
            }
        }
        Ok(())
    }

    /// Types the letters of a word, as long as each narrows the result. Returns how many initiatives are left.
    fn type_letters(&mut self, word: &str) -> Result<usize> {
        let mut before = self.oracle.total();
        for (start, letter) in word.char_indices() {
            let typed = &word[..start + letter.len_utf8()];
            let expected = self.oracle.found(typed);
            // If the count does not change, we cannot see when the answer is there.
            if expected == 0 || expected == before {
                break;
            }
            self.evaluate(&format!(
                "document.querySelector('#search').focus(), __bench.arm('keydown', {expected})"
            ))?;
            self.key(&json!({ "key": letter.to_string(), "text": letter.to_string() }))?;
            self.answer(Some(Metric::Letter), &format!("{typed:?} typed"), expected)?;
            before = expected;
        }
        Ok(before)
    }

    /// Takes the word in the field away.
    fn take_away(&mut self, word: &str) -> Result<()> {
        let total = self.oracle.total();
        self.evaluate(&format!(
            "document.querySelector('#search').select(), __bench.arm('keydown', {total})"
        ))?;
        self.key(&json!({ "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 }))?;
        self.answer(None, &format!("{word:?} taken away"), total)
    }

    /// Presses and releases a key.
    fn key(&mut self, key: &Value) -> Result<()> {
        for kind in ["keyDown", "keyUp"] {
            let mut stroke = key.clone();
            stroke["type"] = json!(kind);
            if kind == "keyUp"
                && let Some(stroke) = stroke.as_object_mut()
            {
                stroke.remove("text");
            }
            self.send("Input.dispatchKeyEvent", stroke)?;
        }
        Ok(())
    }

    /// Waits for a painted frame with the expected count, and records how long that took, or that it never came.
    fn answer(&mut self, metric: Option<Metric>, what: &str, expected: usize) -> Result<()> {
        let answer = self.evaluate("__bench.pending")?;
        self.figures.compared += 1;
        match (answer["milliseconds"].as_f64(), metric) {
            (Some(milliseconds), Some(metric)) => self.figures.note(metric, milliseconds),
            (Some(_), None) => {}
            (None, _) => self.figures.wrong.push(format!(
                "after {what} the count is {} instead of {expected}",
                answer["shown"]
            )),
        }
        Ok(())
    }
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

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}
