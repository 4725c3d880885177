//! The built site in real browsers.
//!
//! `cargo xtask test` prepares everything and runs this once per browser; run directly, it reads these environment
//! variables:
//!
//! | variable | |
//! |---|---|
//! | `E2E_BROWSER` | `chromium`, `firefox` or `webkit`; without it all tests are ignored |
//! | `E2E_DIST` | the built site, `dist` by default |
//! | `E2E_AXE` | `axe.min.js` of the npm package `axe-core`, for the accessibility tests |
//! | `E2E_DRIVER`, `E2E_BROWSER_BINARY` | the driver and the browser, unless on the path |
//! | `E2E_SECOND_TRIES` | a file for the names of the tests that only passed at the second try |
//! | `E2E_SHOTS` | a folder: writes screenshots there and tests nothing; Chromium only |
//!
//! As many browsers as the processor has cores, four at most, run one test after the other each (in WebKitGTK each test has
//! a new one); `--test-threads` gives another number. Each has its own driver and its own copy of the site, so that no test
//! sees the faults of another. Chromium runs all tests, the others those listed in `everywhere`. A failed test is retried once in a new browser, because a remote-controlled browser
//! sometimes loses an event. The first failure is printed anyway, the tests that only passed at the second try are listed
//! at the end, and more than one of them fails the run: that is no longer chance. The arguments are those of any Rust test:
//! a part of a name selects, `--list` lists.

mod app;
mod axe;
mod cases;
mod engine;
mod everywhere;
mod host;
#[path = "../support/hostile.rs"]
mod hostile;
mod keyboard;
#[path = "../support/odd.rs"]
mod odd;
mod oracle;
#[path = "../support/planted.rs"]
mod planted;
mod shots;
mod site;
mod webdriver;
#[path = "../support/written.rs"]
mod written;

use std::any::Any;
use std::cell::RefCell;
use std::env;
use std::fs;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use libtest_mimic::{Arguments, Failed, Trial};

use crate::app::App;
use crate::cases::Case;
use crate::engine::{Driver, Engine};
use crate::oracle::Oracle;
use crate::site::{Site, locked};
use crate::webdriver::{Outcome, Session};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let browsers = arguments.test_threads.unwrap_or_else(|| {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        cores.min(MOST_BROWSERS)
    });
    arguments.test_threads = Some(browsers);
    let engine = match Engine::from_environment() {
        Ok(engine) => engine,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    if engine.is_none() {
        eprintln!(
            "No browser tests without E2E_BROWSER: `cargo xtask test` sets it, and everything else that they need."
        );
    }
    let shots = env::var_os("E2E_SHOTS").is_some();
    panic::set_hook(Box::new(|panic| {
        PLACE.set(panic.location().map(ToString::to_string));
    }));
    let benches = Arc::new(Benches::default());
    let cases = if shots {
        shots::CASES.to_vec()
    } else {
        cases::all()
    };
    let names: Vec<String> = cases.iter().map(Case::full_name).collect();
    let unknown = everywhere::unknown(&names);
    if !shots && !unknown.is_empty() {
        eprintln!("in the list of what runs everywhere, but no test: {unknown:?}");
        return ExitCode::FAILURE;
    }
    let trials = cases
        .into_iter()
        .map(|case| case.trial(engine, &benches))
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    match told_of_second_tries(engine, &locked(&benches.second_tries)) {
        Ok(()) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Lists the tests that only passed at the second try. More than one is an error.
fn told_of_second_tries(engine: Option<Engine>, names: &[String]) -> Result<(), String> {
    let (Some(engine), false) = (engine, names.is_empty()) else {
        return Ok(());
    };
    let lines = names.join("\n");
    eprintln!("In {engine} these passed at their second try only:\n{lines}\n");
    if let Some(file) = env::var_os("E2E_SECOND_TRIES") {
        fs::write(&file, lines)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    }
    match names {
        [_] => Ok(()),
        _ => Err(format!(
            "{} tests failed at their first try; one may, by bad luck",
            names.len()
        )),
    }
}

thread_local! {
    /// The location of this thread's last panic.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The most browsers at the same time, because each needs half a gigabyte.
const MOST_BROWSERS: usize = 4;

/// What the tests share.
#[derive(Default)]
struct Benches {
    /// Those that no test uses now.
    free: Mutex<Vec<Bench>>,
    /// How many there are.
    count: AtomicUsize,
    /// The tests that only passed at the second try.
    second_tries: Mutex<Vec<String>>,
}

impl Benches {
    /// A bench that no other test uses.
    fn take(&self) -> Bench {
        let free = locked(&self.free).pop();
        free.unwrap_or_else(|| Bench {
            number: self.count.fetch_add(1, Ordering::Relaxed),
            ..Bench::default()
        })
    }

    /// Runs a test, and once more if it fails.
    fn run(&self, engine: Engine, case: &Case) -> Result<(), Failed> {
        // A panic inside a test never comes so far.
        let mut bench = self.take();
        let result = bench.run(engine, case).or_else(|first| {
            let name = case.full_name();
            let first = first.message().unwrap_or_default();
            eprintln!("\n{engine} {name} failed and runs once more, in a fresh browser:\n{first}");
            bench.run(engine, case)?;
            locked(&self.second_tries).push(name);
            Ok(())
        });
        locked(&self.free).push(bench);
        result
    }
}

/// What one test after the other runs on. Each field is set up when the first test needs it.
#[derive(Default)]
struct Bench {
    number: usize,
    session: Option<Session>,
    driver: Option<Driver>,
    site: Option<(Site, Oracle)>,
}

impl Case {
    /// The case as a trial of the test runner. Where it does not run it is ignored, and its kind gives the reason.
    fn trial(self, engine: Option<Engine>, benches: &Arc<Benches>) -> Trial {
        let benches = Arc::clone(benches);
        let trial = Trial::test(self.full_name(), move || {
            let engine = engine.ok_or("E2E_BROWSER names no browser")?;
            benches.run(engine, &self)
        });
        let left_out = engine.and_then(|engine| self.left_out(engine));
        let kind = match (engine, left_out) {
            (Some(_), Some(why)) => why.to_owned(),
            (Some(engine), None) => engine.to_string(),
            (None, _) => String::new(),
        };
        trial
            .with_kind(kind)
            .with_ignored_flag(engine.is_none() || left_out.is_some())
    }
}

impl Bench {
    fn run(&mut self, engine: Engine, case: &Case) -> Result<(), Failed> {
        self.prepare(engine)
            .map_err(|error| format!("nothing could be tested: {error}"))?;
        let (Some(session), Some((site, oracle))) = (&self.session, &self.site) else {
            return Err("nothing was prepared".into());
        };
        let app = App {
            engine,
            session,
            site,
            oracle,
        };
        let result = app.reset().and_then(|()| {
            panic::catch_unwind(AssertUnwindSafe(|| (case.run)(&app)))
                .unwrap_or_else(|panic| Err(message(&*panic).into()))
        });
        let result = result.map_err(|error| format!("{error}\n{}", evidence(&app, case.name)));
        if result.is_err() || engine == Engine::WebKit {
            // If something is wrong with this browser, it must not fail the next test, too. And WebKitGTK's web process
            // aborts in its garbage collector after some hundred driver commands, so there every test gets a new browser.
            self.session = None;
        }
        result.map_err(Failed::from)
    }

    fn prepare(&mut self, engine: Engine) -> Outcome {
        let folder = evidence_folder().join(format!("{engine}-{}", self.number));
        if self.site.is_none() {
            let dist = env::var_os("E2E_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
            let site = Site::serve(&dist, &folder.join("site"))?;
            let oracle = Oracle::new(site.content())?;
            self.site = Some((site, oracle));
        }
        if self.session.is_none() {
            let driver = match self.driver.take() {
                Some(driver) => driver,
                None => Driver::start(engine, &folder)?,
            };
            self.session = Some(self.driver.insert(driver).session()?);
        }
        Ok(())
    }
}

/// The folder for screenshots of failures, and for the site and logs of each bench: `target/e2e/`.
fn evidence_folder() -> PathBuf {
    // Cargo gives tests a folder `tmp` in its target folder.
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e")
}

/// Collects what helps to understand a failure. Never fails: it reports what it cannot get.
fn evidence(app: &App, test: &str) -> String {
    let said = |what: Outcome<String>| what.unwrap_or_else(|error| format!("unknown: {error}"));
    let lines = [
        format!("browser   {}", app.engine),
        format!("address   {}", said(app.session.url())),
        format!(
            "notices   {}",
            said(app.errors().map(|errors| errors.join(", ")))
        ),
        format!(
            "console   {}",
            said(
                app.complaints()
                    .map(|complaints| complaints.join("\n          "))
            )
        ),
        format!("picture   {}", said(picture(app, test))),
    ];
    lines.join("\n")
}

fn picture(app: &App, test: &str) -> Outcome<String> {
    if app.engine == Engine::WebKit {
        return Ok("none: WebKitWebDriver does not answer when asked for one".to_owned());
    }
    let path = evidence_folder().join(format!("{}-{test}.png", app.engine));
    fs::write(&path, BASE64_STANDARD.decode(app.session.screenshot()?)?)?;
    Ok(path.display().to_string())
}

/// A panic's message and location.
fn message(panic: &(dyn Any + Send)) -> String {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words");
    let place = PLACE.take().unwrap_or_default();
    format!("{words}\nat        {place}")
}
