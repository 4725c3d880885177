//! All checks, those that fail soonest first.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::process;
use crate::project::Project;
use crate::steps::Steps;
use crate::system::{self, Need};
use crate::tools::{self, WASM_TARGET};

/// A browser that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, on Linux only.
    Webkit,
}

impl Browser {
    /// All browsers of this platform.
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

    /// What must be installed for it.
    fn needs(self) -> &'static [&'static Need] {
        match self {
            Self::Chromium => &[&system::CHROMIUM, &system::CHROMEDRIVER],
            Self::Firefox => &[&system::FIREFOX],
            Self::Webkit => &[&system::WEBKIT, &system::WEBKIT_DRIVER, &system::XVFB],
        }
    }

    /// The paths of its driver and of the browser.
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

/// Installs what is missing, then runs the selected checks. Stops at the first failure, and reports how long each took.
///
/// # Errors
/// If something is unavailable, or a check fails.
pub fn test(project: &Project, selection: &Selection) -> Result<()> {
    let mut steps = Steps::default();
    let result = run(project, selection, &mut steps);
    println!("\n{steps}");
    result
}

fn run(project: &Project, selection: &Selection, steps: &mut Steps) -> Result<()> {
    let browsers = &selection.browsers;
    let deny = steps.step("Prerequisites", |steps| {
        prerequisites(project, selection, steps)
    })?;
    if selection.native {
        native(project, deny.as_deref(), steps)?;
    }
    if browsers.is_empty() {
        return Ok(());
    }
    steps.step("Site", |_| build::release(project)?.check())?;
    if selection.native {
        steps.step("Delivery by nginx", |_| delivery_tests(project))?;
    }
    for browser in browsers {
        steps.step(&format!("Browser tests: {browser}"), |steps| {
            browser_tests(project, *browser, steps)
        })?;
    }
    Ok(())
}

/// Before anything that takes long: installs what can be installed, and lists everything else that is missing. Returns
/// cargo-deny if it is available.
fn prerequisites(
    project: &Project,
    selection: &Selection,
    steps: &mut Steps,
) -> Result<Option<PathBuf>> {
    let Selection { native, browsers } = selection;
    let needs = needs(selection);
    steps.step("the system's packages", |_| system::ensure(&needs))?;
    steps.step(WASM_TARGET, |_| tools::wasm_target())?;
    if !browsers.is_empty() {
        steps.step("wasm-opt, esbuild and axe-core", |_| tools::axe())?;
        steps.step("trunk", |_| tools::trunk())?;
        steps.step("wasm-bindgen", |_| tools::wasm_bindgen(project))?;
    }
    for browser in browsers {
        steps.step(&format!("the driver of {browser}"), |_| browser.programs())?;
    }
    let mut deny = None;
    if *native {
        steps.step("cargo-deny", |_| {
            match tools::cargo_deny() {
                Ok(program) => deny = Some(program),
                Err(error) => println!("    cannot be had: {error:#}"),
            }
            Ok(())
        })?;
    }
    tools::clean_up()?;
    Ok(deny)
}

/// What must be installed for these checks.
fn needs(selection: &Selection) -> Vec<&'static Need> {
    let browsers = &selection.browsers;
    let mut needs: Vec<&Need> = browsers
        .iter()
        .flat_map(|browser| browser.needs())
        .copied()
        .collect();
    if browsers.is_empty() {
        return needs;
    }
    needs.push(&system::NPM);
    needs.extend(system::FONTS);
    // The site is looked at in one browser as a real server sends it, too.
    if selection.native || browsers.contains(&Browser::Chromium) {
        needs.push(&system::NGINX);
        if system::has_apt() {
            needs.push(&system::NGINX_BROTLI);
        }
    }
    if selection.native {
        needs.push(&system::OPENSSL);
        if system::has_apt() {
            needs.push(&system::LIBREOFFICE);
        }
    }
    needs
}

/// The checks that need no browser.
///
/// Cargo compiles each crate once per set of features. So all of these, and the tests of the built site after them, build
/// the whole workspace including dev-dependencies.
fn native(project: &Project, deny: Option<&Path>, steps: &mut Steps) -> Result<()> {
    let cargo = |arguments: &str| cargo(project, arguments);
    steps.step("Format", |_| process::run(&mut cargo("fmt --all --check")))?;
    steps.step("Lints", |_| {
        process::run(&mut cargo(
            "clippy --workspace --all-targets -- -D warnings",
        ))
    })?;
    steps.step("Lints of the browser's program", |_| {
        let lints =
            "clippy --lib --bin life-science-map --bin desk --bin take --target wasm32-unknown-unknown -- -D warnings";
        process::run(&mut cargo(lints))
    })?;
    steps.step("Native tests", |_| {
        // Without these variables, the tests of the built site do nothing.
        let mut tests = cargo("test --workspace");
        process::run(tests.env_remove("E2E_BROWSER").env_remove("DELIVERY_DIST"))
    })?;
    steps.step("Dependencies", |_| dependencies(project, deny))?;
    steps.step("Documentation", |_| {
        // There are no examples, but asking for them enables the features of dev-dependencies.
        let mut doc = cargo("doc --workspace --no-deps --lib --bins --examples");
        process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })
}

/// Runs cargo with space-separated arguments in the project's root.
fn cargo(project: &Project, arguments: &str) -> Command {
    let mut cargo = process::cargo();
    cargo.args(arguments.split(' ')).current_dir(project.root());
    cargo
}

/// Checks the dependencies against `deny.toml`: licences, sources, and known advisories. Without a network, cargo-deny or
/// its database may be unavailable; then this reports what was not checked.
fn dependencies(project: &Project, deny: Option<&Path>) -> Result<()> {
    let Some(deny) = deny else {
        println!("    not looked at, as there is no cargo-deny");
        return Ok(());
    };
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(deny);
        command.args(arguments).current_dir(project.root());
        command
    };
    // cargo-deny needs the dependencies of all platforms.
    if let Err(error) = process::run(&mut cargo(project, "fetch --locked")) {
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

/// Runs the delivery tests. They start nginx themselves.
fn delivery_tests(project: &Project) -> Result<()> {
    let mut tests = cargo(project, "test --workspace --test delivery");
    process::run(tests.env("DELIVERY_DIST", project.dist()))
}

/// Runs the browser tests in one browser. They start its drivers themselves.
fn browser_tests(project: &Project, browser: Browser, steps: &mut Steps) -> Result<()> {
    let (driver, program) = browser.programs()?;
    // The tests that only passed at the second try, for the table.
    let second_tries = project.state().join(format!("{browser}-second-tries"));
    if second_tries.exists() {
        fs::remove_file(&second_tries)?;
    }
    fs::create_dir_all(project.state())?;
    let mut tests = cargo(project, "test --workspace --test e2e");
    tests
        .env("E2E_BROWSER", browser.name())
        .env("E2E_DIST", project.dist())
        .env("E2E_AXE", tools::axe()?)
        .env("E2E_DRIVER", driver)
        .env("E2E_BROWSER_BINARY", program)
        .env("E2E_SECOND_TRIES", &second_tries);
    let result = process::run(&mut tests);
    for name in fs::read_to_string(second_tries).unwrap_or_default().lines() {
        steps.note(format!("at the second try only: {name}"));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_browser_has_one_name() {
        for browser in Browser::ALL {
            assert_eq!(Browser::named(browser.name()), Some(*browser));
        }
        assert_eq!(Browser::named("opera"), None);
    }
}
