//! All checks, in the order in which they fail soonest.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::process::{self, Running, announce};
use crate::project::Project;
use crate::system::{self, Need};
use crate::tools::{self, BuildTools, WASM_TARGET};

/// A browser that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, which only Linux has.
    Webkit,
}

impl Browser {
    /// All that this platform has.
    pub const ALL: &'static [Self] = if cfg!(target_os = "linux") {
        &[Self::Chromium, Self::Firefox, Self::Webkit]
    } else {
        &[Self::Chromium, Self::Firefox]
    };

    /// The browser of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Chromium, Self::Firefox, Self::Webkit]
            .into_iter()
            .find(|browser| browser.name() == name)
    }

    /// Its name on the command line and in `E2E_BROWSER`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What the system must have for it.
    fn needs(self) -> &'static [&'static Need] {
        match self {
            Self::Chromium => &[&system::CHROMIUM, &system::CHROMEDRIVER],
            Self::Firefox => &[&system::FIREFOX],
            Self::Webkit => &[&system::WEBKIT, &system::WEBKIT_DRIVER, &system::XVFB],
        }
    }

    /// The paths of its driver and of itself.
    fn programs(self) -> Result<(PathBuf, PathBuf)> {
        let found = |need: &Need| (need.find)().with_context(|| format!("{} has gone", need.name));
        Ok(match self {
            Self::Chromium => (found(&system::CHROMEDRIVER)?, found(&system::CHROMIUM)?),
            Self::Firefox => (tools::geckodriver()?, found(&system::FIREFOX)?),
            Self::Webkit => (found(&system::WEBKIT_DRIVER)?, found(&system::WEBKIT)?),
        })
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Which checks to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Format, lints, native tests, documentation.
    pub native: bool,
    /// The browsers to test the built site in.
    pub browsers: Vec<Browser>,
}

/// Installs what is missing, then runs the selected checks. It stops at the first that fails.
///
/// # Errors
/// When something cannot be had, or a check fails.
pub fn test(project: &Project, selection: &Selection) -> Result<()> {
    let mut steps = Steps::default();
    let result = run(project, selection, &mut steps);
    println!("\n{steps}");
    result
}

fn run(project: &Project, selection: &Selection, steps: &mut Steps) -> Result<()> {
    let browsers = &selection.browsers;
    steps.step("Prerequisites", || prerequisites(selection))?;
    if selection.native {
        native(project, steps)?;
    }
    if browsers.is_empty() {
        return Ok(());
    }
    steps.step("Site", || build::release(project)?.check())?;
    if selection.native {
        steps.step("Delivery by nginx", || delivery_tests(project))?;
    }
    for browser in browsers {
        steps.step(&format!("Browser tests: {browser}"), || {
            browser_tests(project, *browser)
        })?;
    }
    Ok(())
}

/// Names everything that is missing before anything long has run, and installs what can be installed.
fn prerequisites(selection: &Selection) -> Result<()> {
    let browsers = &selection.browsers;
    let mut needs: Vec<&Need> = browsers
        .iter()
        .flat_map(|browser| browser.needs())
        .copied()
        .collect();
    if !browsers.is_empty() {
        needs.push(&system::NPM);
        if selection.native {
            needs.extend([&system::NGINX, &system::OPENSSL]);
            if system::has_apt() {
                needs.push(&system::NGINX_BROTLI);
            }
        }
    }
    system::ensure(&needs)?;
    tools::wasm_target()?;
    if browsers.is_empty() {
        return Ok(());
    }
    BuildTools::find_or_install(&Project::here())?;
    tools::axe()?;
    for browser in browsers {
        browser.programs()?;
    }
    tools::clean_up()
}

/// The checks that need no browser.
fn native(project: &Project, steps: &mut Steps) -> Result<()> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = process::cargo();
        cargo.args(arguments).current_dir(project.root());
        cargo
    };
    steps.step("Format", || {
        process::run(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    steps.step("Lints", || {
        process::run(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    steps.step("Lints of the browser's program", || {
        process::run(&mut cargo(&[
            "clippy",
            "--lib",
            "--bin",
            "life-science-map",
            "--target",
            WASM_TARGET,
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    steps.step("Native tests", || {
        // Without these the tests of the built site, which are among the workspace's, do nothing.
        let mut tests = cargo(&["test", "--workspace"]);
        process::run(tests.env_remove("E2E_BROWSER").env_remove("DELIVERY_DIST"))
    })?;
    steps.step("Dependencies", || dependencies(project))?;
    steps.step("Documentation", || {
        let mut doc = cargo(&["doc", "--workspace", "--no-deps"]);
        process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })
}

/// Holds what the project depends on to `deny.toml`: licences, sources, and no known advisory. Without a network neither
/// cargo-deny nor its database can be had, and this says what was not looked at.
fn dependencies(project: &Project) -> Result<()> {
    let deny = match tools::cargo_deny() {
        Ok(deny) => deny,
        Err(error) => {
            println!("    not looked at, as there is no cargo-deny: {error:#}");
            return Ok(());
        }
    };
    tools::clean_up()?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&deny);
        command.args(arguments).current_dir(project.root());
        command
    };
    // Of all platforms, or cargo-deny cannot read them.
    let mut fetch = process::cargo();
    fetch
        .args(["fetch", "--locked"])
        .current_dir(project.root());
    if let Err(error) = process::run(&mut fetch) {
        println!("    not looked at, as not all of them can be had: {error:#}");
        return Ok(());
    }
    process::run(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    if let Err(error) = process::run(&mut deny(&["fetch", "db"])) {
        println!("    no advisories looked for, as their database cannot be had: {error:#}");
        return Ok(());
    }
    process::run(&mut deny(&["check", "--disable-fetch", "advisories"]))
}

/// Runs the tests of the site as it is delivered. They start nginx themselves.
fn delivery_tests(project: &Project) -> Result<()> {
    process::run(
        process::cargo()
            .args(["test", "--test", "delivery"])
            .current_dir(project.root())
            .env("DELIVERY_DIST", project.dist()),
    )
}

/// Runs the browser tests in one browser. They start its driver themselves.
fn browser_tests(project: &Project, browser: Browser) -> Result<()> {
    let (driver, program) = browser.programs()?;
    let mut tests = process::cargo();
    tests
        .args(["test", "--test", "e2e"])
        .current_dir(project.root())
        .env("E2E_BROWSER", browser.name())
        .env("E2E_DIST", project.dist())
        .env("E2E_AXE", tools::axe()?)
        .env("E2E_DRIVER", driver)
        .env("E2E_BROWSER_BINARY", program);
    if browser == Browser::Webkit {
        // It knows no mode without windows.
        let display = Display::start()?;
        return process::run(
            tests
                .env("DISPLAY", &display.name)
                .env_remove("WAYLAND_DISPLAY"),
        );
    }
    process::run(&mut tests)
}

/// A display that nobody sees, as long as this value lives.
struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb, which chooses a free number itself and prints it when it is ready.
    fn start() -> Result<Self> {
        let program = (system::XVFB.find)().context("Xvfb has gone")?;
        let mut child = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24"])
            // Each test has a browser of its own. Without this the server starts anew whenever the last one has gone, and
            // turns away the next.
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = child.stdout.take().context("Xvfb has no output")?;
        let server = Running(child);
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number = number.trim();
        if number.is_empty() {
            bail!("Xvfb ended at once: it may have found no free display");
        }
        Ok(Self {
            name: format!(":{number}"),
            _server: server,
        })
    }
}

/// The steps so far, with how long they took and how they ended.
#[derive(Debug, Default)]
struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    fn step(&mut self, name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
        announce(name);
        let start = Instant::now();
        let result = run();
        let elapsed = start.elapsed();
        println!("    {name}: {:.1} s\n", elapsed.as_secs_f32());
        self.done.push((name.to_owned(), elapsed, result.is_ok()));
        result.with_context(|| format!("{name} failed"))
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, elapsed, ok) in &self.done {
            let word = if *ok { "ok" } else { "FAILED" };
            writeln!(
                formatter,
                "{word:>6} {:>7.1} s  {name}",
                elapsed.as_secs_f32()
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_named_and_shown() {
        let mut steps = Steps::default();
        assert!(steps.step("First", || Ok(())).is_ok());
        let error = steps.step("Second", || bail!("because")).unwrap_err();
        assert_eq!(format!("{error:#}"), "Second failed: because");
        let summary = steps.to_string();
        let lines: Vec<_> = summary.lines().collect();
        assert!(lines[0].trim_start().starts_with("ok") && lines[0].ends_with("First"));
        assert!(lines[1].starts_with("FAILED") && lines[1].ends_with("Second"));
    }

    #[test]
    fn every_browser_has_one_name() {
        for browser in Browser::ALL {
            assert_eq!(Browser::named(browser.name()), Some(*browser));
        }
        assert_eq!(Browser::named("opera"), None);
    }
}
