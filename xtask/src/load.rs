//! `cargo xtask load`: measures how much a real nginx on this machine can serve. It only uses loopback.

use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::client;
use crate::nginx::{Nginx, Setup};
use crate::process::{self, announce};
use crate::project::{Project, files_in};
use crate::server::is_hashed;
use crate::system::{self, Need};

/// How long to send each kind of request, in seconds.
const SECONDS: u32 = 5;

/// The number of concurrent connections.
const CONNECTIONS: u32 = 64;

/// Serves `dist/` with nginx, sends requests as fast as wrk can, and prints the results. Takes half a minute.
///
/// # Errors
/// If nginx or wrk is unavailable, `dist/` contains no site, or a response is wrong.
pub fn load(project: &Project) -> Result<()> {
    let mut needs: Vec<&Need> = vec![&system::NGINX, &system::WRK];
    if system::has_apt() {
        needs.push(&system::NGINX_BROTLI);
    }
    system::ensure(&needs)?;
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        bail!("dist/ holds no site: run cargo xtask build first");
    }
    let state = empty_state(project)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let nginx = Nginx::start(&Setup {
        workers: cores,
        ..Setup::new(&dist, project.root().join("deploy/nginx"), &state)
    })?;
    let encoding = encoding_of(&nginx);
    announce(&format!(
        "nginx with {cores} processes and wrk share this machine's {cores} cores; {CONNECTIONS} connections, \
         {SECONDS} s each, {encoding}"
    ));
    println!("\n{}", table(&nginx, &dist, &state)?);
    Ok(())
}

/// An empty folder for what nginx writes, and for wrk's script.
fn empty_state(project: &Project) -> Result<PathBuf> {
    let state = project.state().join("load");
    if state.exists() {
        fs::remove_dir_all(&state)?;
    }
    fs::create_dir_all(&state)?;
    Ok(state)
}

/// What is asked for, and how much of it nginx serves, as a table.
fn table(nginx: &Nginx, dist: &Path, state: &Path) -> Result<String> {
    let (server, encoding) = (nginx.plain(), encoding_of(nginx));
    let named = named_files(dist)?;
    let program = named.iter().find(|name| name.ends_with("_bg.wasm"));
    let program = program.context("dist/ holds no program")?;
    let page = client::request(server, "GET", "/", &[("Accept-Encoding", encoding)])?;
    let tag = page.header("etag");
    let again = ["/", "/early.js", "/boot.js", "/content.json", "/icon.svg"];
    let first: Vec<&str> = again
        .into_iter()
        .chain(named.iter().map(String::as_str))
        .collect();
    let mut table = String::from(
        "| what is asked for | requests/s | visits/s | MB/s | 99 % within |\n|---|--:|--:|--:|--:|\n",
    );
    for (what, paths, tag, in_visit) in [
        ("the Swedish page", &["/"][..], "", false),
        ("the program", &[program], "", false),
        ("a first visit", &first, "", true),
        ("the page, unchanged since (304)", &["/"], tag, false),
        ("a visit again, nothing changed (304)", &again, "*", true),
    ] {
        let script = state.join("requests.lua");
        fs::write(&script, requests(paths, encoding, tag))?;
        let measured = measure(server, &script)?;
        let visits = if in_visit {
            format!(
                "{:.0}",
                measured.requests / f64::from(u32::try_from(paths.len())?)
            )
        } else {
            "–".into()
        };
        writeln!(
            table,
            "| {what} | {:.0} | {visits} | {:.0} | {} |",
            measured.requests, measured.megabytes, measured.slowest
        )?;
    }
    Ok(table)
}

/// The encoding that browsers get from nginx here.
fn encoding_of(nginx: &Nginx) -> &'static str {
    if nginx.has_brotli() { "br" } else { "gzip" }
}

/// The paths of the files with fingerprints in their names: each first visit to the Swedish page requests all of them once.
fn named_files(dist: &Path) -> Result<Vec<String>> {
    let files = files_in(dist)?;
    let names = files.iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?;
        let path = file.strip_prefix(dist).ok()?.to_str()?;
        let is_form = [".br", ".gz"].iter().any(|ending| name.ends_with(ending));
        // The lazily loaded part.
        let is_other = name.contains("-views-");
        (is_hashed(name) && !is_form && !is_other).then(|| format!("/{}", path.replace('\\', "/")))
    });
    Ok(names.collect())
}

/// A wrk script: each connection requests the paths in turn.
fn requests(paths: &[&str], encoding: &str, tag: &str) -> String {
    let list: Vec<String> = paths.iter().map(|path| format!("'{path}'")).collect();
    let condition = if tag.is_empty() {
        String::new()
    } else {
        format!("['If-None-Match'] = '{tag}'")
    };
    format!(
        "local paths = {{ {} }}
local headers = {{ ['Accept-Encoding'] = '{encoding}', {condition} }}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format('GET', paths[at], headers)
end
",
        list.join(", ")
    )
}

/// wrk's results.
struct Measured {
    requests: f64,
    megabytes: f64,
    slowest: String,
}

fn measure(server: SocketAddr, script: &Path) -> Result<Measured> {
    let wrk = (system::WRK.find)().context("there is no wrk")?;
    let report = process::output(
        Command::new(wrk)
            .args(["--threads", "2", "--latency"])
            .args(["--connections", &CONNECTIONS.to_string()])
            .args(["--duration", &format!("{SECONDS}s")])
            .arg("--script")
            .arg(script)
            .arg(format!("http://{server}/")),
    )?;
    read_report(&report).with_context(|| format!("wrk reports something else: {report}"))
}

/// Parses wrk's report. `None` if it contains errors.
fn read_report(report: &str) -> Option<Measured> {
    if report.contains("Non-2xx or 3xx") || report.contains("Socket errors") {
        return None;
    }
    let after = |name: &str| {
        let line = report
            .lines()
            .find_map(|line| line.trim().strip_prefix(name))?;
        line.split_whitespace().next()
    };
    let amount = after("Transfer/sec:")?;
    let (number, unit) = amount.split_at(amount.len().checked_sub(2)?);
    let scale = match unit {
        "KB" => 1.0 / 1024.0,
        "MB" => 1.0,
        "GB" => 1024.0,
        _ => return None,
    };
    Some(Measured {
        requests: after("Requests/sec:")?.parse().ok()?,
        megabytes: number.parse::<f64>().ok()? * scale * 1.048_576,
        slowest: after("99%")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_and_one_with_errors_is_none() {
        let report = "  Thread Stats   Avg      Stdev     Max   +/- Stdev
  Latency Distribution
     50%    1.00ms
     99%    3.20ms
Requests/sec:  12345.67
Transfer/sec:      2.00GB
";
        let measured = read_report(report).unwrap();
        assert!((measured.requests - 12345.67).abs() < 0.01);
        assert!((measured.megabytes - 2147.48).abs() < 0.01);
        assert_eq!(measured.slowest, "3.20ms");
        assert!(read_report(&format!("{report}  Non-2xx or 3xx responses: 1\n")).is_none());
        assert!(read_report("").is_none());
    }
}
