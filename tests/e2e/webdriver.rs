//! A minimal WebDriver client: <https://www.w3.org/TR/webdriver2/> over plain HTTP on loopback.
//!
//! It is synchronous on purpose: a session can only do one thing at a time, and tests that read from top to bottom are
//! worth more here than concurrency.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The result of a test, or of a step of one.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The timeout of one command. The slowest is starting a browser on a busy machine.
const COMMAND_LIMIT: Duration = Duration::from_secs(150);

/// How long to wait for an element to stop moving.
const STILL_LIMIT: Duration = Duration::from_secs(5);

/// The time in which a browser paints twice, and a little more.
const TWO_FRAMES: Duration = Duration::from_millis(40);

/// The maximum size of a response: a screenshot of a long page, in base64.
const ANSWER_LIMIT: u64 = 256 << 20;

/// The key under which the standard wraps a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An error that the driver reported.
#[derive(Debug)]
pub struct DriverError {
    command: String,
    /// The standard's name of the error, such as "no such element".
    pub kind: String,
    message: String,
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first_line = self.message.lines().next().unwrap_or_default();
        write!(f, "WebDriver {}: {}: {first_line}", self.command, self.kind)
    }
}

impl std::error::Error for DriverError {}

/// A browser under a driver's control, closed on drop.
pub struct Session {
    agent: ureq::Agent,
    base: String,
}

/// An element of the session's page.
#[derive(Clone)]
pub struct Element(String);

impl Element {
    /// The element in a form that can be passed to a script.
    pub fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// The element that a script returned, if it did.
    pub fn from_json(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }
}

/// A key other than a letter, with the standard's code points.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    Tab,
    Enter,
    Escape,
    PageUp,
    PageDown,
    End,
    Home,
    Left,
    Up,
    Right,
    Down,
    F8,
}

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::PageUp => '\u{e00e}',
            Self::PageDown => '\u{e00f}',
            Self::End => '\u{e010}',
            Self::Home => '\u{e011}',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::F8 => '\u{e038}',
        }
    }
}

const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const BACKSPACE: char = '\u{e003}';

impl Session {
    /// Starts a browser with `capabilities` (the standard's `alwaysMatch`) through the driver at `driver`, such as
    /// `http://127.0.0.1:4444`.
    pub fn start(driver: &str, capabilities: &Value) -> Outcome<Self> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(COMMAND_LIMIT))
            .http_status_as_error(false)
            .build()
            .into();
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = send(&agent, &format!("{driver}/session"), "session", &body)?;
        let id = text(&answer["sessionId"]);
        Ok(Self {
            agent,
            base: format!("{driver}/session/{id}"),
        })
    }

    fn post(&self, command: &str, body: &Value) -> Outcome<Value> {
        send(
            &self.agent,
            &format!("{}/{command}", self.base),
            command,
            body,
        )
    }

    fn get(&self, command: &str) -> Outcome<Value> {
        let response = self.agent.get(format!("{}/{command}", self.base)).call()?;
        value_of(response, command)
    }

    /// Navigates to `url` and waits for its `load` event.
    pub fn goto(&self, url: &str) -> Outcome {
        self.post("url", &json!({ "url": url })).map(drop)
    }

    /// The address of the top-level page.
    pub fn url(&self) -> Outcome<String> {
        Ok(text(&self.get("url")?).to_owned())
    }

    /// Goes one step back in the history.
    pub fn back(&self) -> Outcome {
        self.post("back", &json!({})).map(drop)
    }

    /// Goes one step forward in the history.
    pub fn forward(&self) -> Outcome {
        self.post("forward", &json!({})).map(drop)
    }

    /// Runs the body of a function in the page with `arguments`, and returns its result.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Like [`Session::run`], for a script that passes its result to the function in its last argument.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.post(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The first element that matches `selector`.
    pub fn find(&self, selector: &str) -> Outcome<Element> {
        let found = self
            .post(
                "element",
                &json!({ "using": "css selector", "value": selector }),
            )
            .map_err(|error| format!("{error} ({selector})"))?;
        Ok(Element(text(&found[ELEMENT]).to_owned()))
    }

    /// The displayed text of `element`.
    pub fn text(&self, element: &Element) -> Outcome<String> {
        Ok(text(&self.get(&format!("element/{}/text", element.0))?).to_owned())
    }

    /// Clicks `element` as a visitor would, after it has stopped moving: the driver scrolls to it, computes its position
    /// and clicks there, whatever has moved in the meantime. Fails if another element covers it.
    pub fn click(&self, element: &Element) -> Outcome {
        self.wait_until_still(element)?;
        self.post(&format!("element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    /// Scrolls to `element` and waits until it has the same position twice, two frames apart.
    fn wait_until_still(&self, element: &Element) -> Outcome {
        let script = "
            const [element] = arguments;
            element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height]";
        let end = Instant::now() + STILL_LIMIT;
        let mut place = self.run(script, &[element.to_json()])?;
        loop {
            thread::sleep(TWO_FRAMES);
            let now = self.run(script, &[element.to_json()])?;
            if now == place {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(
                    format!("it does not stand still: it was at {place}, then at {now}").into(),
                );
            }
            place = now;
        }
    }

    /// Replaces the text in the field `element` by `words`, key by key.
    pub fn fill(&self, element: &Element, words: &str) -> Outcome {
        self.run("arguments[0].select()", &[element.to_json()])?;
        let keys = if words.is_empty() {
            BACKSPACE.to_string()
        } else {
            words.to_owned()
        };
        self.post(
            &format!("element/{}/value", element.0),
            &json!({ "text": keys }),
        )
        .map(drop)
    }

    /// Presses and releases `key` on the focused element, with Shift if `shift` is set.
    pub fn press(&self, key: Key, shift: bool) -> Outcome {
        let stroke = |kind: &str, value: char| json!({ "type": kind, "value": value });
        let mut strokes = vec![stroke("keyDown", key.code()), stroke("keyUp", key.code())];
        if shift {
            strokes.insert(0, stroke("keyDown", SHIFT));
            strokes.push(stroke("keyUp", SHIFT));
        }
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": strokes }))
    }

    /// Presses and releases the key of a letter while Control is held.
    pub fn press_control(&self, letter: char) -> Outcome {
        let stroke = |kind: &str, value: char| json!({ "type": kind, "value": value });
        let strokes = [
            stroke("keyDown", CONTROL),
            stroke("keyDown", letter),
            stroke("keyUp", letter),
            stroke("keyUp", CONTROL),
        ];
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": strokes }))
    }

    /// Types words into whatever has the focus, key by key.
    pub fn type_words(&self, words: &str) -> Outcome {
        let strokes: Vec<Value> = words
            .chars()
            .flat_map(|letter| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter }))
            })
            .collect();
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": strokes }))
    }

    /// Presses and releases keys one after the other.
    pub fn press_all(&self, keys: &[Key]) -> Outcome {
        let strokes: Vec<Value> = keys
            .iter()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.code() }))
            })
            .collect();
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": strokes }))
    }

    /// Moves the mouse to a position in the window, in steps, within about a fifth of a second.
    pub fn glide(&self, (from_x, from_y): (f64, f64), (x, y): (f64, f64)) -> Outcome {
        const STEPS: u8 = 12;
        let steps: Vec<Value> = (1..=STEPS)
            .map(|step| {
                let part = f64::from(step) / f64::from(STEPS);
                let between = |from: f64, to: f64| (from + (to - from) * part).round();
                json!({ "type": "pointerMove", "duration": 16, "origin": "viewport", "x": between(from_x, x), "y": between(from_y, y) })
            })
            .collect();
        // Repeats the last step by itself: Firefox drops mouse moves while it is busy.
        let last = steps.last().cloned();
        for actions in [Value::from(steps), json!([last])] {
            self.perform(&json!({
                "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
            }))?;
        }
        Ok(())
    }

    /// Turns the mouse wheel down at a position in the window, by CSS pixels. `WebKitWebDriver` does not support it.
    pub fn turn_wheel(&self, (x, y): (u32, u32), delta: i32) -> Outcome {
        let turn = json!({ "type": "scroll", "duration": 0, "origin": "viewport", "x": x, "y": y, "deltaX": 0, "deltaY": delta });
        self.perform(&json!({ "type": "wheel", "id": "wheel", "actions": [turn] }))
    }

    /// Moves the mouse to the middle of `element`, from elsewhere: Firefox reports nothing about a mouse that has not moved
    /// since before the page loaded.
    pub fn hover(&self, element: &Element) -> Outcome {
        let movement = |origin: Value| json!({ "type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0 });
        let there = movement(element.to_json());
        self.perform(&json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [movement(json!("viewport")), there],
        }))
    }

    fn perform(&self, source: &Value) -> Outcome {
        self.post("actions", &json!({ "actions": [source] }))
            .map(drop)
    }

    /// Whether the browser asks the visitor something.
    pub fn asks(&self) -> Outcome<bool> {
        match self.get("alert/text") {
            Ok(_) => Ok(true),
            Err(error) => match error.downcast_ref::<DriverError>() {
                Some(told) if told.kind == "no such alert" => Ok(false),
                _ => Err(error),
            },
        }
    }

    /// Says no to what the browser asks.
    pub fn refuse(&self) -> Outcome {
        self.post("alert/dismiss", &json!({})).map(drop)
    }

    /// Enters the frame `element`, or with `None` the top-level page.
    pub fn enter(&self, frame: Option<&Element>) -> Outcome {
        let id = frame.map_or(Value::Null, Element::to_json);
        self.post("frame", &json!({ "id": id })).map(drop)
    }

    /// Sets the size of the window in CSS pixels, including its borders.
    pub fn resize(&self, width: u32, height: u32) -> Outcome {
        self.post("window/rect", &json!({ "width": width, "height": height }))
            .map(drop)
    }

    /// A screenshot of the viewport, as PNG in base64.
    pub fn screenshot(&self) -> Outcome<String> {
        Ok(text(&self.get("screenshot")?).to_owned())
    }

    /// Sends a command of the Chrome `DevTools` protocol. Chromium only.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// What Chromium has logged to its console since the last call, including the browser's own messages.
    pub fn log(&self) -> Outcome<Vec<Value>> {
        let entries = self.post("se/log", &json!({ "type": "browser" }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A crashed browser cannot be closed; its driver is stopped anyway.
        let _ = self.agent.delete(&self.base).call();
    }
}

fn send(agent: &ureq::Agent, address: &str, command: &str, body: &Value) -> Outcome<Value> {
    let response = agent
        .post(address)
        .header("content-type", "application/json")
        .send(body.to_string())
        .map_err(|error| format!("WebDriver {command}: {error}"))?;
    value_of(response, command)
}

/// The `value` of a response, or the error in it.
fn value_of(mut response: ureq::http::Response<ureq::Body>, command: &str) -> Outcome<Value> {
    let body = response
        .body_mut()
        .with_config()
        .limit(ANSWER_LIMIT)
        .read_to_string()?;
    let mut answer: Value = serde_json::from_str(&body)?;
    let value = answer["value"].take();
    if response.status().is_success() {
        return Ok(value);
    }
    Err(Box::new(DriverError {
        command: command.to_owned(),
        kind: text(&value["error"]).to_owned(),
        message: text(&value["message"]).to_owned(),
    }))
}

/// `value` as a string, or an empty one.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
