//! Runs the native benchmarks of `benches/growth.rs` and parses their output.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::{self, announce};
use crate::project::Project;

/// The median time of each benchmark in seconds, by number of initiatives. In the order of the pipeline.
pub type Growth = Vec<(String, BTreeMap<usize, f64>)>;

/// Runs the benchmarks.
///
/// # Errors
/// If they cannot be built, fail, or print something unexpected.
pub fn measure(project: &Project, sizes: &[usize], quick: bool) -> Result<Growth> {
    announce("Building the native benchmarks");
    let cargo = |arguments: &[&str]| -> Command {
        let mut cargo = process::cargo();
        cargo
            .args(["bench", "--quiet", "--bench", "growth"])
            .args(arguments)
            .current_dir(project.root());
        cargo
    };
    process::run_with_heartbeat(&mut cargo(&["--no-run"]))?;
    announce("Running the native benchmarks");
    let written: Vec<String> = sizes.iter().map(usize::to_string).collect();
    let samples = if quick { "3" } else { "30" };
    let mut command = cargo(&["--", "--color", "never", "--sample-count", samples]);
    let output = command
        .env("BENCH_SIZES", written.join(","))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run the native benchmarks")?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!("the native benchmarks failed:\n{text}");
    }
    let growth = read(&text);
    let is_whole = |(_, medians): &(String, BTreeMap<usize, f64>)| {
        sizes.iter().all(|size| medians.contains_key(size))
    };
    if growth.is_empty() || !growth.iter().all(is_whole) {
        bail!("the native benchmarks printed something that cannot be read:\n{text}");
    }
    Ok(growth)
}

/// Parses the tree that divan prints: a line per benchmark, below it a line per size, with the median in the third column.
fn read(text: &str) -> Growth {
    let mut growth: Growth = Vec::new();
    for line in text.lines() {
        let columns: Vec<&str> = line
            .trim_start_matches(['│', '├', '╰', '─', ' '])
            .split('│')
            .map(str::trim)
            .collect();
        let words: Vec<&str> = columns[0].split_whitespace().collect();
        match words[..] {
            // divan sorts by name, so the names start with a letter that is only there for the order.
            [name] => {
                if let Some((_, name)) = name.split_once('_') {
                    growth.push((name.replace('_', " "), BTreeMap::new()));
                }
            }
            [size, _, _] => {
                if let (Ok(size), Some(median), Some((_, medians))) = (
                    size.parse(),
                    columns.get(2).and_then(|text| seconds(text)),
                    growth.last_mut(),
                ) {
                    medians.insert(size, median);
                }
            }
            _ => {}
        }
    }
    growth
}

/// Converts "1.5 ms" to seconds.
fn seconds(text: &str) -> Option<f64> {
    let (number, unit) = text.split_once(' ')?;
    let number: f64 = number.parse().ok()?;
    let factor = match unit {
        "ns" => 1e-9,
        "µs" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        _ => return None,
    };
    Some(number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_tree_is_read() {
        let text = "\
Timer precision: 20 ns
growth           fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ a_read                      │               │               │               │         │
│  ├─ 213        1.204 ms      │ 1.4 ms        │ 1.3 ms        │ 1.35 ms       │ 30      │ 30
│  │             151.1 Kitem/s │ 130 Kitem/s   │ 140 Kitem/s   │ 135 Kitem/s   │         │
│  ╰─ 1000       7.001 ms      │ 8 ms          │ 7.5 ms        │ 7.6 ms        │ 30      │ 30
╰─ f_layout                    │               │               │               │         │
   ╰─ 213        90.1 µs       │ 99 µs         │ 95.5 µs       │ 96 µs         │ 30      │ 30
";
        let growth = read(text);
        assert_eq!(growth.len(), 2);
        assert_eq!(growth[0].0, "read");
        let medians: Vec<(usize, f64)> = growth[0].1.clone().into_iter().collect();
        assert_eq!(medians.len(), 2);
        assert!((medians[1].1 - 0.0075).abs() < 1e-9, "{medians:?}");
        assert_eq!(growth[1].0, "layout");
        assert!((growth[1].1[&213] - 95.5e-6).abs() < 1e-12);
    }
}
