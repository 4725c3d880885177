//! The three engines, their drivers, and how to start them.

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
use xtask::display::Display;

use crate::webdriver::{Outcome, Session};

/// How long a driver may take until it responds.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`, through `WebKitWebDriver`. It has no headless mode, so it gets a display of its own.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Engine {
    /// The engine in `E2E_BROWSER`, if it is set.
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

    /// Its name in `E2E_BROWSER`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The path of its driver: from `E2E_DRIVER`, else the usual name.
    fn driver(self) -> OsString {
        let usual = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        };
        env::var_os("E2E_DRIVER").unwrap_or_else(|| usual.into())
    }

    /// The capabilities to request for a new browser.
    fn capabilities(self) -> Value {
        let binary = env::var("E2E_BROWSER_BINARY").ok();
        let mut options = match self {
            // Chromium's sandbox does not work as root, which is usual in containers; the browser only loads pages from
            // loopback here.
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
        // axe checks the whole page, which takes longer than the default of half a minute on a busy machine.
        capabilities["timeouts"] = json!({ "script": 120_000 });
        capabilities
    }
}

/// A running driver, stopped on drop.
pub struct Driver {
    engine: Engine,
    process: Child,
    address: String,
    /// Stopped last.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of `engine` on a free port and waits until it responds. Its output goes to a file in `evidence`.
    pub fn start(engine: Engine, evidence: &Path) -> Outcome<Self> {
        fs::create_dir_all(evidence)?;
        let log = File::create(evidence.join(format!("{engine}-driver.log")))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = engine.driver();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // By default its second port has a fixed number, which two concurrent runs would share.
            command.arg("--websocket-port=0");
        }
        let mut display = None;
        if engine == Engine::WebKit {
            // Windows of two browsers on one display would take the focus from each other.
            let own = display.insert(Display::start()?);
            command.env("DISPLAY", own.name());
            command.env_remove("WAYLAND_DISPLAY");
            // WebKit's painting threads have sometimes crashed in Skia. So it paints on the main thread of the web process,
            // and without a GPU, which test machines do not have.
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
            _display: display,
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

    /// Starts a browser that asks before a page with unsaved work is left, as it asks visitors: drivers see to it that it does
    /// not, unless they may also speak the newer protocol.
    pub fn session_that_asks(&self) -> Outcome<Session> {
        let mut capabilities = self.engine.capabilities();
        capabilities["webSocketUrl"] = json!(true);
        capabilities["unhandledPromptBehavior"] = json!({ "beforeUnload": "ignore" });
        if self.engine == Engine::Firefox {
            capabilities["moz:firefoxOptions"]["prefs"]["dom.disable_beforeunload"] = json!(false);
        }
        Session::start(&self.address, &capabilities)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both only fail if the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
