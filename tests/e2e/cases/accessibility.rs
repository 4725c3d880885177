//! axe-core over every state. It finds perhaps half of what can be wrong; but what it finds is wrong.

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

/// Every state that differs in what it holds.
const STATES: [&str; 9] = [
    "",
    "?area=halsodata&kind=assignment&q=data",
    "?item=nationell-strategi-for-life-science",
    "?area=forskning",
    "?programme=life-science",
    "?area=policy&q=xyzzy",
    "?area=halsodata&view=objectives",
    "?view=matrix",
    "?view=timeline",
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
        // The other language has the same elements with other words, so one scheme is enough, and the dark one has its turn.
        app.wide()?;
        let path = format!("{}{state}", folder("en"));
        app.open(&path)?;
        look(app, &format!("{path:?}"), &["dark"], &mut found)?;
        // Each engine draws the same elements; what depends on the engine shows in the first state.
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

/// Where each kind of fault was found: the place and the element.
type Faults = BTreeMap<String, Vec<String>>;

/// The schemes: light, dark, and colours that the visitor sets.
const ALL: [&str; 3] = ["light", "dark", "forced"];

/// Adds what axe finds in the page as it is, in some of the schemes. They differ in colours alone, so that after the first
/// one only the rules about colours look again.
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
