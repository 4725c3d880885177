//! The custom element in somebody else's page, without a frame.

pub mod focus;
pub mod life;
pub mod looks;
pub mod without;

use serde_json::Value;

use crate::app::{App, LIST_STEP, expect_in_list, items, strings, wait, wait_for};
use crate::host::Host;
use crate::oracle::Condition;
use crate::webdriver::{Element, Outcome, text};

/// Records the events that the page receives.
const EARS: &str = "
    globalThis.heard = [];
    globalThis.complaints = [];
    for (const name of ['ready', 'state']) {
        addEventListener(`life-science-map:${name}`, ({ target, detail }) => heard.push([name, target.id, detail]));
    }
    const complain = (kind, words) => complaints.push(`${kind}: ${words}`);
    addEventListener('error', event => complain('error', event.message ?? event.target.src ?? event.target.href), true);
    addEventListener('unhandledrejection', event => complain('rejection', event.reason));
    addEventListener('securitypolicyviolation', event => complain('policy', `${event.violatedDirective} ${event.blockedURI}`));
    for (const level of ['error', 'warn']) {
        const original = console[level];
        console[level] = (...words) => { complain(level, words.join(' ')); original.apply(console, words); };
    }
";

/// A page with `body` around or after the script of the element.
fn page(app: &App, style: &str, body: &str) -> String {
    let script = app.site.address("element.js");
    format!(
        "<style nonce=host>body {{ margin: 0 }} {style}</style><script nonce=host>{EARS}</script>\
         <script type=module src=\"{script}\"></script><h1>Host</h1><button id=before>Before</button>{body}\
         <button id=after>After</button>"
    )
}

/// An element with these attributes, in Swedish unless they say otherwise, that contains a link.
fn map(id: &str, attributes: &str) -> String {
    let language = if attributes.contains("lang=") {
        ""
    } else {
        "lang=sv"
    };
    format!(
        "<life-science-map id={id} {language} {attributes}><a href=\"#link\">Map</a></life-science-map>"
    )
}

/// Opens a page with this style, body and policy.
fn visit(app: &App, style: &str, body: &str, policy: Option<&str>) -> Outcome<Host> {
    let host = Host::serving(&page(app, style, body), policy)?;
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    Ok(host)
}

/// Waits until the elements with these ids have said that they are ready.
fn wait_until_ready(app: &App, ids: &[&str]) -> Outcome {
    wait_for(std::time::Duration::from_secs(20), "the elements", || {
        let heard = heard(app, "ready")?;
        let ready: Vec<&str> = heard.iter().map(|one| text(&one[1])).collect();
        Ok(ids.iter().all(|id| ready.contains(id)))
    })
}

/// Opens a page with one element with these attributes and the id `map`, and waits until it is ready.
fn open(app: &App, attributes: &str) -> Outcome<Host> {
    let host = visit(app, "", &map("map", attributes), None)?;
    wait_until_ready(app, &["map"])?;
    Ok(host)
}

/// The events of this name: name, target, detail.
fn heard(app: &App, name: &str) -> Outcome<Vec<Value>> {
    let heard = app.ask("return heard")?;
    let events = items(&heard).iter().filter(|one| one[0] == name);
    Ok(events.cloned().collect())
}

/// The return value of `script`, with the element in `element` and its shadow root in `map`.
fn ask_in(app: &App, id: &str, script: &str) -> Outcome<Value> {
    app.ask(&format!(
        "const element = document.getElementById('{id}'); const map = element.shadowRoot; {script}"
    ))
}

/// Waits until `script` returns true: see [`ask_in`].
fn until_in(app: &App, id: &str, what: &str, script: &str) -> Outcome {
    app.until(
        what,
        &format!(
            "const element = document.getElementById('{id}'); const map = element.shadowRoot; {script}"
        ),
    )
}

/// Clicks what matches `selector` in the element.
fn click_in(app: &App, id: &str, selector: &str) -> Outcome {
    let found = ask_in(
        app,
        id,
        &format!("return map.querySelector(\"{selector}\")"),
    )?;
    let found = Element::from_json(&found).ok_or_else(|| format!("no {selector} in {id}"))?;
    app.session.click(&found)
}

/// Waits until the element shows what the oracle says, in count and list.
fn expect_filtered(app: &App, id: &str, conditions: &[Condition]) -> Outcome {
    let expected = app.oracle.matching(conditions);
    until_in(
        app,
        id,
        &format!("{} initiatives in {id}", expected.len()),
        &format!(
            "return +map.querySelector('#count').dataset.matching === {}",
            expected.len()
        ),
    )?;
    let listed = || -> Outcome<Vec<String>> {
        strings(&ask_in(
            app,
            id,
            "return [...map.querySelectorAll('#results [data-initiative]')].map(one => one.dataset.initiative)",
        )?)
    };
    // It follows the number.
    wait("the list", || {
        let listed = listed()?;
        Ok(listed.len() == expected.len().min(LIST_STEP)
            && listed.iter().all(|one| expected.contains(one)))
    })?;
    expect_in_list(&listed()?, &expected, &format!("{conditions:?} in {id}"));
    Ok(())
}

/// The option that chooses care.
const CARE: &str = "#filter label:has(input[name=area][value=varden])";
