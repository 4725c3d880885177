//! axe-core in every state. It may find only half of all faults, but what it finds is one.

use std::collections::BTreeMap;

use crate::app::{App, folder, wait};
use crate::axe;
use crate::cases::{Case, cases};
use crate::engine::Engine;
use crate::webdriver::Outcome;
use xtask::server::Fault;

pub const CASES: &[Case] = cases![
    has_no_fault_that_axe_finds,
    has_no_fault_that_axe_finds_in_the_notice_of_an_error,
];

/// All states that differ in their elements.
const STATES: [&str; 12] = [
    "",
    "?area=halsodata&kind=assignment&q=data",
    "?item=nationell-strategi-for-life-science",
    "?area=forskning",
    "?programme=life-science",
    "?area=policy&q=xyzzy",
    "?area=halsodata&view=objectives",
    "?view=matrix",
    "?view=timeline",
    "?view=actors&actor=vinnova",
    "?view=places",
    "?tour=strategi",
];

fn has_no_fault_that_axe_finds(app: &App) -> Outcome {
    let mut found = Faults::new();
    for state in STATES {
        app.wide()?;
        app.open(state)?;
        look(app, &format!("{state:?} at 1280 px"), &ALL, &mut found)?;
        {
            let _host = app.narrow(360, state)?;
            look(app, &format!("{state:?} at 360 px"), &ALL[..1], &mut found)?;
        }
        // The other language has the same elements with other words, so one scheme is enough: the dark one.
        app.wide()?;
        let path = format!("{}{state}", folder("en"));
        app.open(&path)?;
        look(app, &format!("{path:?}"), &["dark"], &mut found)?;
        // Each engine renders the same elements; what depends on the engine shows in the first state.
        if app.engine != Engine::Chromium {
            break;
        }
    }
    expect_none(&found);
    Ok(())
}

fn has_no_fault_that_axe_finds_in_the_notice_of_an_error(app: &App) -> Outcome {
    let mut found = Faults::new();
    for language in ["sv", "en"] {
        app.site.fail("content.json", Fault::Status(404));
        app.visit(folder(language))?;
        wait("a notice of the error", || Ok(app.errors()?.len() == 1))?;
        look(app, &format!("the notice in {language}"), &ALL, &mut found)?;
    }
    expect_none(&found);
    Ok(())
}

/// Where each kind of fault was found: the state and the element.
type Faults = BTreeMap<String, Vec<String>>;

/// The schemes: light, dark, and forced colours.
const ALL: [&str; 3] = ["light", "dark", "forced"];

/// Adds what axe finds in the current page in these schemes. They differ only in colours, so after the first one only the
/// rules about colours run again.
fn look(app: &App, place: &str, schemes: &[&str], found: &mut Faults) -> Outcome {
    let mut rules = &[][..];
    for &scheme in schemes {
        match (scheme, app.engine) {
            ("forced", Engine::Chromium) => app.force_colours("dark")?,
            ("forced", _) => continue,
            _ => app.set_scheme(scheme)?,
        }
        for fault in axe::faults(app, rules)? {
            let place = format!("{place}, {scheme}: {}", fault.element);
            found.entry(fault.kind).or_default().push(place);
        }
        rules = &["color-contrast", "link-in-text-block"];
    }
    Ok(())
}

fn expect_none(found: &Faults) {
    let report: Vec<String> = found
        .iter()
        .map(|(kind, places)| {
            let first: Vec<&str> = places.iter().take(3).map(String::as_str).collect();
            format!(
                "{kind}\n    {} times: {}",
                places.len(),
                first.join("\n        ")
            )
        })
        .collect();
    assert!(report.is_empty(), "axe finds\n{}", report.join("\n"));
}
