//! axe-core, <https://github.com/dequelabs/axe-core>, run in the page.

use std::env;
use std::fs;

use serde_json::json;

use crate::app::{App, strings};
use crate::webdriver::Outcome;

/// Runs axe and describes each fault with its elements.
const RUN: &str = "
    const [rules, done] = arguments;
    const runOnly = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
    axe.run(document, { ...runOnly, resultTypes: ['violations'], iframes: false }).then(
        result => done(result.violations.map(fault =>
            `${fault.id}: ${fault.help}` + fault.nodes.slice(0, 5).map(node =>
                `\\n    ${node.target.join(' ')}  ${node.html.slice(0, 160)}\\n        ${node.failureSummary.split('\\n').slice(1).join('; ')}`
            ).join('') + (fault.nodes.length > 5 ? `\\n    and ${fault.nodes.length - 5} more` : '')
        )),
        error => done([`axe failed: ${error}`]),
    );";

/// What axe finds wrong with the page, by the given rules, or by all where none are given.
pub fn faults(app: &App, rules: &[&str]) -> Outcome<Vec<String>> {
    if app.ask("return typeof axe")? == "undefined" {
        let path = env::var("E2E_AXE").map_err(|_| "E2E_AXE does not say where axe.min.js is")?;
        let axe =
            fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        // Scripts of a driver are not subject to the page's policy. Theirs end with the function that they stand in, so
        // axe is handed to the window.
        app.ask(&format!("{axe}; window.axe = axe;"))?;
    }
    strings(&app.session.run_async(RUN, &[json!(rules)])?)
}
