//! The three engines, their drivers, and how each is started.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::webdriver::{Outcome, Session};

/// How long a driver may take until it answers.
const START_LIMIT: Duration = Duration::from_secs(20);

/// An engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`, through `WebKitWebDriver`. It needs a display.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Engine {
    /// The engine that `E2E_BROWSER` names, if it names one.
    pub fn from_environment() -> Result<Option<Self>, String> {
        let Ok(name) = env::var("E2E_BROWSER") else {
            return Ok(None);
        };
        [Self::Chromium, Self::Firefox, Self::WebKit]
            .into_iter()
            .find(|engine| engine.name() == name)
            .map(Some)
            .ok_or_else(|| {
                format!("E2E_BROWSER is {name:?}; it must be chromium, firefox or webkit")
            })
    }

    /// The name by which `E2E_BROWSER` asks for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Where its driver is: what `E2E_DRIVER` says, else the usual name on the path.
    fn driver(self) -> OsString {
        let usual = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        };
        env::var_os("E2E_DRIVER").unwrap_or_else(|| usual.into())
    }

    /// What is asked of the driver for a new browser.
    fn capabilities(self) -> Value {
        let binary = env::var("E2E_BROWSER_BINARY").ok();
        let mut options = match self {
            // Chromium's sandbox refuses to run as root, as which containers run; it only sees pages from loopback here.
            Self::Chromium => json!({ "args": [
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-gpu", "--force-device-scale-factor=1", "--hide-scrollbars", "--force-prefers-reduced-motion",
            ] }),
            Self::Firefox => json!({
                "args": ["-headless"],
                "prefs": { "ui.prefersReducedMotion": 1 },
            }),
            Self::WebKit => json!({ "args": ["--automation"] }),
        };
        if let Some(binary) = binary {
            options["binary"] = json!(binary);
        }
        let mut capabilities = match self {
            Self::Chromium => {
                json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
            }
            Self::Firefox => json!({ "moz:firefoxOptions": options }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": options }),
        };
        // axe looks at the whole page, which takes a busy machine longer than the usual half minute.
        capabilities["timeouts"] = json!({ "script": 120_000 });
        capabilities
    }
}

/// A running driver. Dropping it stops the process.
pub struct Driver {
    engine: Engine,
    process: Child,
    address: String,
}

impl Driver {
    /// Starts the driver of `engine` on a free port and waits until it answers. What it prints goes to a file in
    /// `evidence`.
    pub fn start(engine: Engine, evidence: &Path) -> Outcome<Self> {
        fs::create_dir_all(evidence)?;
        let log = File::create(evidence.join(format!("{engine}-driver.log")))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = engine.driver();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // Its other port has a fixed number unless told otherwise, which two runs at once would share.
            command.arg("--websocket-port=0");
        }
        if engine == Engine::WebKit {
            // The threads that paint beside the web process' main one have brought it down now and then, in Skia. So it paints
            // on that one, and not by way of a graphics card, which machines that test have none of.
            command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
            command.env("WEBKIT_SKIA_CPU_PAINTING_THREADS", "0");
        }
        let process = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", program.display()))?;
        let driver = Self {
            engine,
            process,
            address: format!("http://127.0.0.1:{port}"),
        };
        driver.wait_until_ready()?;
        Ok(driver)
    }

    fn wait_until_ready(&self) -> Outcome {
        let end = Instant::now() + START_LIMIT;
        loop {
            match ureq::get(format!("{}/status", self.address)).call() {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() > end => {
                    return Err(format!("the driver does not answer: {error}").into());
                }
                Err(_) => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Starts a browser.
    pub fn session(&self) -> Outcome<Session> {
        Session::start(&self.address, &self.engine.capabilities())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only for a process that has already ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
