//! Runs axe-core, <https://github.com/dequelabs/axe-core>, in the page.

use std::env;
use std::fs;

use serde_json::{Value, json};

use crate::app::{App, items};
use crate::webdriver::{Outcome, text};

/// An accessibility fault.
pub struct Fault {
    /// The rule, and how it is broken.
    pub kind: String,
    /// The beginning of the element's markup.
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

/// The faults that axe finds in the page by the given rules, or by all if none are given.
pub fn faults(app: &App, rules: &[&str]) -> Outcome<Vec<Fault>> {
    if app.ask("return typeof axe")? == "undefined" {
        let path = env::var("E2E_AXE").map_err(|_| "E2E_AXE does not say where axe.min.js is")?;
        let axe =
            fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        // Scripts of a driver are not subject to the page's policy. Their globals end with the function that they are in,
        // so axe is assigned to the window.
        app.ask(&format!("{axe}; window.axe = axe;"))?;
    }
    let faults = app.session.run_async(RUN, &[json!(rules)])?;
    let read = |fault: &Value| Fault {
        kind: text(&fault[0]).to_owned(),
        element: text(&fault[1]).to_owned(),
    };
    Ok(items(&faults).iter().map(read).collect())
}
