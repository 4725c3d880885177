//! Controls Chromium over a pipe by its own protocol: <https://chromedevtools.github.io/devtools-protocol/>. There is no
//! driver and no port in between.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::process::Running;
use crate::system;

/// The timeout of one command: three times what the slowest page of the benchmark takes to load.
const LIMIT: Duration = Duration::from_secs(180);

/// The size of the window, for which the site's graphics are designed.
pub const WINDOW: (u32, u32) = (1280, 900);

/// `--no-sandbox`, because the sandbox does not work as root, which is usual in containers; the browser only loads pages
/// from loopback here. The rest keeps the browser from background work while we measure.
const ARGUMENTS: [&str; 12] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
];

/// The protocol uses the descriptors 3 and 4. A shell opens them, because the standard library cannot.
const PIPES: &str = r#"exec 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null; exec "$@""#;

/// A running browser, closed on drop.
pub struct Chromium {
    input: ChildStdin,
    messages: Receiver<Value>,
    next: u64,
    /// The number of bytes that pages have fetched, from the events between the responses.
    bytes: f64,
    profile: PathBuf,
    _process: Running,
}

/// A page in its own browsing context, which shares no cache with others.
pub struct Tab {
    session: String,
    context: String,
}

impl Chromium {
    /// Starts a browser with its profile in `folder`, which is emptied first.
    ///
    /// # Errors
    /// If there is no Chromium, or it does not start.
    pub fn start(folder: &Path) -> Result<Self> {
        let program = (system::CHROMIUM.find)().context("Chromium has gone")?;
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let mut profile = std::ffi::OsString::from("--user-data-dir=");
        profile.push(folder);
        let (width, height) = WINDOW;
        let mut child = Command::new("sh")
            .args(["-c", PIPES, "sh"])
            .arg(program)
            .args(ARGUMENTS)
            .arg(profile)
            .arg(format!("--window-size={width},{height}"))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a shell to start Chromium with")?;
        let input = child.stdin.take().context("Chromium has no input")?;
        let output = child.stdout.take().context("Chromium has no output")?;
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut message = Vec::new();
            while output
                .read_until(0, &mut message)
                .is_ok_and(|read| read > 0)
            {
                message.pop();
                // The receiver is gone when the browser is being closed.
                if let Ok(value) = serde_json::from_slice(&message)
                    && sender.send(value).is_err()
                {
                    return;
                }
                message.clear();
            }
        });
        Ok(Self {
            input,
            messages,
            next: 0,
            bytes: 0.0,
            profile: folder.to_path_buf(),
            _process: Running(child),
        })
    }

    /// Calls a method of the browser or of a page, and returns its result.
    fn call(&mut self, tab: Option<&str>, method: &str, parameters: Value) -> Result<Value> {
        self.next += 1;
        let id = self.next;
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = tab {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.input
            .write_all(&bytes)
            .and_then(|()| self.input.flush())
            .context("Chromium has ended")?;
        let end = Instant::now() + LIMIT;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self
                .messages
                .recv_timeout(left)
                .map_err(|_| anyhow!("Chromium does not answer {method}"))?;
            if message["id"] == json!(id) {
                if let Some(error) = message["error"]["message"].as_str() {
                    bail!("Chromium answers {method}: {error}");
                }
                return Ok(message["result"].clone());
            }
            match message["method"].as_str() {
                Some("Network.loadingFinished") => {
                    self.bytes += message["params"]["encodedDataLength"]
                        .as_f64()
                        .unwrap_or_default();
                }
                Some("Inspector.targetCrashed") => bail!("the page has crashed"),
                _ => {}
            }
        }
    }

    /// The browser's name and version.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn version(&mut self) -> Result<String> {
        let version = self.call(None, "Browser.getVersion", json!({}))?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }

    /// Opens an empty page. `script` runs before the scripts of any page that it navigates to.
    ///
    /// # Errors
    /// If the browser does not respond.
    pub fn open(&mut self, script: &str) -> Result<Tab> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let context = self.call(None, "Target.createBrowserContext", json!({}))?;
        let context = text(&context["browserContextId"]);
        let target = self.call(
            None,
            "Target.createTarget",
            json!({ "url": "about:blank", "browserContextId": context }),
        )?;
        let attached = self.call(
            None,
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        )?;
        let tab = Tab {
            session: text(&attached["sessionId"]),
            context,
        };
        for domain in ["Page.enable", "Network.enable", "Inspector.enable"] {
            self.send(&tab, domain, json!({}))?;
        }
        let (width, height) = WINDOW;
        self.send(
            &tab,
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )?;
        self.send(
            &tab,
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )?;
        self.bytes = 0.0;
        Ok(tab)
    }

    /// Closes a page and discards its browsing context.
    ///
    /// # Errors
    /// If the browser does not respond.
    pub fn close(&mut self, tab: &Tab) -> Result<()> {
        self.call(
            None,
            "Target.disposeBrowserContext",
            json!({ "browserContextId": tab.context }),
        )
        .map(drop)
    }

    /// Calls a method of a page.
    ///
    /// # Errors
    /// If the browser does not respond, or responds with an error.
    pub fn send(&mut self, tab: &Tab, method: &str, parameters: Value) -> Result<Value> {
        self.call(Some(&tab.session), method, parameters)
    }

    /// Evaluates an expression in the page, and awaits the result if it is a promise.
    ///
    /// # Errors
    /// If it throws.
    pub fn evaluate(&mut self, tab: &Tab, expression: &str) -> Result<Value> {
        let answer = self.send(
            tab,
            "Runtime.evaluate",
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }),
        )?;
        if let Some(details) = answer.get("exceptionDetails") {
            bail!(
                "{expression} throws {}",
                details["exception"]["description"]
                    .as_str()
                    .unwrap_or("something")
            );
        }
        Ok(answer["result"]["value"].clone())
    }

    /// How many bytes pages have fetched since the last one was opened: as transferred, headers included.
    pub const fn fetched(&self) -> f64 {
        self.bytes
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // When asked to close, it also ends its child processes. If that fails, it is killed.
        let _ = self.call(None, "Browser.close", json!({}));
        let _ = fs::remove_dir_all(&self.profile);
    }
}
