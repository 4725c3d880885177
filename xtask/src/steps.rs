//! Runs steps, and prints a table of how long each took.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::process::announce;

/// Substeps that took less than this are left out of the table: tools that were installed already, for example.
const NEGLIGIBLE: Duration = Duration::from_millis(500);

/// The steps so far, in the order in which they began.
#[derive(Debug, Default)]
pub struct Steps {
    steps: Vec<Step>,
    /// The nesting depth of the current step.
    depth: usize,
}

#[derive(Debug)]
struct Step {
    name: String,
    depth: usize,
    elapsed: Duration,
    is_ok: bool,
    notes: Vec<String>,
}

impl Steps {
    /// Runs a step, which may consist of further steps.
    ///
    /// # Errors
    /// If it fails.
    pub fn step<T>(&mut self, name: &str, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == 0 {
            announce(name);
        }
        let index = self.steps.len();
        self.steps.push(Step {
            name: name.to_owned(),
            depth: self.depth,
            elapsed: Duration::ZERO,
            is_ok: false,
            notes: Vec::new(),
        });
        self.depth += 1;
        let start = Instant::now();
        let result = run(self);
        self.depth -= 1;
        let elapsed = start.elapsed();
        if self.depth == 0 {
            println!("    {name}: {:.1} s\n", elapsed.as_secs_f32());
        }
        if let Some(step) = self.steps.get_mut(index) {
            step.elapsed = elapsed;
            step.is_ok = result.is_ok();
        }
        result.with_context(|| format!("{name} failed"))
    }

    /// Adds a note to the most recent step, for the table.
    pub fn note(&mut self, note: String) {
        if let Some(step) = self.steps.last_mut() {
            step.notes.push(note);
        }
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |formatter: &mut fmt::Formatter<'_>, word: &str, time: Duration, name: &str| {
            writeln!(formatter, "{word:>6} {:>7.1} s  {name}", time.as_secs_f32())
        };
        let mut total = Duration::ZERO;
        for step in &self.steps {
            let is_part = step.depth > 0;
            if is_part && step.is_ok && step.elapsed < NEGLIGIBLE {
                continue;
            }
            let word = match (step.is_ok, is_part) {
                (false, _) => "FAILED",
                (true, true) => "",
                (true, false) => "ok",
            };
            let name = ["  ".repeat(step.depth), step.name.clone()].concat();
            row(formatter, word, step.elapsed, &name)?;
            for note in &step.notes {
                writeln!(formatter, "{:19}{note}", "")?;
            }
            if !is_part {
                total += step.elapsed;
            }
        }
        row(formatter, "", total, "in all")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_failed_step_is_named_and_shown() {
        let mut steps = Steps::default();
        assert!(steps.step("First", |_| Ok(())).is_ok());
        let error = steps
            .step("Second", |_| -> Result<()> { bail!("because") })
            .unwrap_err();
        assert_eq!(format!("{error:#}"), "Second failed: because");
        let table = steps.to_string();
        let lines: Vec<_> = table.lines().collect();
        assert!(lines[0].trim_start().starts_with("ok") && lines[0].ends_with("First"));
        assert!(lines[1].starts_with("FAILED") && lines[1].ends_with("Second"));
        assert!(lines[2].ends_with("s  in all"), "{table}");
    }

    #[test]
    fn parts_stand_below_their_step_unless_they_took_no_time() {
        let mut steps = Steps::default();
        let result = steps.step("All", |steps| {
            steps.step("long", |_| Ok(()))?;
            steps.step("short", |_| Ok(()))?;
            steps.step("broken", |steps| -> Result<()> {
                steps.note("see the log".to_owned());
                bail!("no network")
            })
        });
        assert_eq!(
            format!("{:#}", result.unwrap_err()),
            "All failed: broken failed: no network"
        );
        steps.steps[0].elapsed = Duration::from_secs(9);
        steps.steps[1].elapsed = Duration::from_secs(5);
        steps.steps[3].elapsed = Duration::from_secs(4);
        assert_eq!(
            steps.to_string(),
            "FAILED     9.0 s  All
           5.0 s    long
FAILED     4.0 s    broken
                   see the log
           9.0 s  in all
"
        );
    }
}
