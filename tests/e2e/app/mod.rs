//! The page in its visitors' terms. Everything here relies only on the hooks that the product documents, unless a comment
//! says otherwise.

mod acts;
mod expected;
mod seen;

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::Engine;
use crate::oracle::{Condition, Oracle};
use crate::site::Site;
use crate::webdriver::{Outcome, Session};

/// How long a change may take to appear on the page.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a page may take until it is ready.
const START: Duration = Duration::from_secs(20);

/// How many entries the list shows before "show more".
pub const LIST_STEP: usize = 24;

/// How long to wait between two polls.
const PAUSE: Duration = Duration::from_millis(15);

/// The page in a browser, the site that serves it, and the expected values for its content.
pub struct App<'a> {
    pub engine: Engine,
    pub session: &'a Session,
    pub site: &'a Site,
    pub oracle: &'a Oracle,
}

/// A control of the filter form that represents a value.
#[derive(Debug)]
pub struct Choice {
    pub facet: String,
    pub id: String,
    pub checked: bool,
    pub disabled: bool,
    pub count: usize,
}

/// The position of the focus on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub item: String,
    pub sector: String,
}

impl App<'_> {
    /// Opens `path` (relative to the site's root, such as `en/?q=x`) and waits until the page is ready.
    pub fn open(&self, path: &str) -> Outcome {
        self.visit(path)?;
        self.wait_until_ready()
    }

    /// Opens the page in `language` with `conditions`, and waits until it is ready.
    pub fn open_with(&self, language: &str, conditions: &[Condition]) -> Outcome {
        self.open(&format!("{}{}", folder(language), query_string(conditions)))
    }

    /// Opens `path` and only waits for the document itself.
    pub fn visit(&self, path: &str) -> Outcome {
        self.session.goto(&self.site.address(path))
    }

    /// Waits until the page says that it is ready.
    pub fn wait_until_ready(&self) -> Outcome {
        let ready = "return document.documentElement.hasAttribute('data-ready')";
        wait_for(START, "the page to become ready", || {
            Ok(self.ask(ready)? == true)
        })?;
        self.wait_for_marks()
    }

    /// Waits until each sector of the map has its marks, which come a moment after the page is ready.
    pub fn wait_for_marks(&self) -> Outcome {
        self.until(
            "the marks of the map",
            "return document.querySelectorAll('#map .marks > *').length >= document.querySelectorAll('#map :is(.sector, .row)').length",
        )
    }

    /// The return value of `script`, which is the body of a function.
    pub fn ask(&self, script: &str) -> Outcome<Value> {
        self.session.run(script, &[])
    }

    /// Waits until `script` returns a truthy value.
    pub fn until(&self, what: &str, script: &str) -> Outcome {
        wait(what, || {
            let answer = self.ask(script)?;
            Ok(!matches!(answer, Value::Null | Value::Bool(false)))
        })
    }
}

/// Polls until `done` is true, for as long as a change may take to appear on the page.
pub fn wait(what: &str, done: impl FnMut() -> Outcome<bool>) -> Outcome {
    wait_for(PATIENCE, what, done)
}

/// Like [`wait`], for at most `limit`.
pub fn wait_for(limit: Duration, what: &str, mut done: impl FnMut() -> Outcome<bool>) -> Outcome {
    let end = Instant::now() + limit;
    while !done()? {
        if Instant::now() > end {
            return Err(format!("waited {} s in vain for {what}", limit.as_secs()).into());
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}

/// Checks that the list contains the expected initiatives, each once, up to the limit before "show more".
pub fn expect_in_list(listed: &[String], expected: &BTreeSet<String>, what: &str) {
    assert_eq!(
        listed.len(),
        expected.len().min(LIST_STEP),
        "as many as there is room for in the list, {what}"
    );
    let set: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(set.len(), listed.len(), "each once in the list, {what}");
    let others: Vec<_> = set.difference(expected).collect();
    assert!(others.is_empty(), "in the list, {what}: {others:?}");
}

/// Selects an initiative's filled mark.
pub fn mark_of(item: &str) -> String {
    format!("[data-mark='{item}'][data-main]")
}

/// The folder of a language's page.
pub fn folder(language: &str) -> &str {
    if language == "sv" { "" } else { "en/" }
}

/// `conditions` as a query string with its question mark, or an empty string.
pub fn query_string(conditions: &[Condition]) -> String {
    let pairs: Vec<String> = conditions
        .iter()
        .map(|(key, value)| format!("{key}={}", percent_encoded(value)))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

/// `value` percent-encoded.
pub fn percent_encoded(value: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    value.bytes().map(encode).collect()
}

/// The items of an array.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// An array of strings.
pub fn strings(value: &Value) -> Outcome<Vec<String>> {
    let string = |item: &Value| {
        item.as_str()
            .map(str::to_owned)
            .ok_or_else(|| format!("{item} is no string").into())
    };
    items(value).iter().map(string).collect()
}

pub fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(usize::MAX)
}
