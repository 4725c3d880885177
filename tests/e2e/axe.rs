//! axe-core, <https://github.com/dequelabs/axe-core>, run in the page.

use std::env;
use std::fs;

use serde_json::{Value, json};

use crate::app::{App, items};
use crate::webdriver::{Outcome, text};

/// A fault.
pub struct Fault {
    /// The rule, and what is wrong by it.
    pub kind: String,
    /// The beginning of the element that it is found in.
    pub element: String,
}

/// Runs axe and describes each fault with its element.
const RUN: &str = "
    const [rules, done] = arguments;
    const runOnly = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
    axe.run(document, { ...runOnly, resultTypes: ['violations'], iframes: false }).then(
        result => done(result.violations.flatMap(fault => fault.nodes.map(node => [
            `${fault.id}: ${node.failureSummary.split('\\n').slice(1).map(line => line.trim()).join('; ')}`,
            node.html.slice(0, 200),
        ]))),
        error => done([[`axe failed: ${error}`, '']]),
    );";

/// What axe finds wrong with the page, by the given rules, or by all where none are given.
pub fn faults(app: &App, rules: &[&str]) -> Outcome<Vec<Fault>> {
    if app.ask("return typeof axe")? == "undefined" {
        let path = env::var("E2E_AXE").map_err(|_| "E2E_AXE does not say where axe.min.js is")?;
        let axe =
            fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        // Scripts of a driver are not subject to the page's policy. Theirs end with the function that they stand in, so
        // axe is handed to the window.
        app.ask(&format!("{axe}; window.axe = axe;"))?;
    }
    let faults = app.session.run_async(RUN, &[json!(rules)])?;
    let read = |fault: &Value| Fault {
        kind: text(&fault[0]).to_owned(),
        element: text(&fault[1]).to_owned(),
    };
    Ok(items(&faults).iter().map(read).collect())
}
