//! Describes the machine that runs the benchmarks.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::process::Command;
use std::thread;

use crate::process;
use crate::project::Project;

/// Processor, cores, memory, system, versions, date and load, as far as they are known.
pub fn describe(project: &Project) -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let mut parts = vec![
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| env::consts::ARCH.to_owned()),
        format!(
            "{} cores",
            thread::available_parallelism().map_or(1, usize::from)
        ),
    ];
    if let Some(memory) = field("/proc/meminfo", "MemTotal").and_then(|text| gigabytes(&text)) {
        parts.push(format!("{memory} GB of memory"));
    }
    let mut said = |program: OsString, arguments: &[&str], before: &str| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(project.root());
        if let Ok(text) = process::output(&mut command) {
            parts.push(format!("{before}{}", text.trim()));
        }
    };
    said("uname".into(), &["-sr"], "");
    said(rustc, &["--version"], "");
    said("node".into(), &["--version"], "Node.js ");
    said("date".into(), &["-u", "+%Y-%m-%d %H:%M UTC"], "");
    if let Ok(load) = fs::read_to_string("/proc/loadavg")
        && let Some(minute) = load.split(' ').next()
    {
        parts.push(format!("{minute} processes running at the start"));
    }
    parts.join(" · ")
}

/// The first value of `name` in one of the system's lists.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// Converts "25165824 kB" to gigabytes, rounded.
fn gigabytes(text: &str) -> Option<u64> {
    let kilobytes: u64 = text.split(' ').next()?.parse().ok()?;
    Some((kilobytes + (1 << 19)) >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_rounded_to_gigabytes() {
        assert_eq!(gigabytes("25165824 kB"), Some(24));
        assert_eq!(gigabytes("many"), None);
    }
}
