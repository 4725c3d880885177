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
    "?area=policy&kind=event",
    "?view=objectives",
    "?view=matrix",
    "?view=timeline",
];

fn has_no_fault_that_axe_finds(app: &App) -> Outcome {
    let mut found = Faults::new();
    for language in ["sv", "en"] {
        for state in STATES {
            let path = format!("{}{state}", folder(language));
            app.wide()?;
            app.open(&path)?;
            look(app, &format!("{path:?} at 1280 px"), &mut found)?;
            // What stands in a narrow page is the same in both languages.
            if language == "sv" {
                let _host = app.narrow(360, &path)?;
                look(app, &format!("{path:?} at 360 px"), &mut found)?;
            }
            // Each engine draws the same elements; what depends on the engine shows in the first state.
            if app.engine != Engine::Chromium {
                break;
            }
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
        look(app, &format!("the notice in {language}"), &mut found)?;
    }
    expect_none(&found);
    Ok(())
}

/// Where each kind of fault was found: the place and the element.
type Faults = BTreeMap<String, Vec<String>>;

/// Adds what axe finds in the page as it is, in the light scheme, in the dark one and in colours that the visitor sets. The
/// others change colours alone, so only the rules about colours look again.
fn look(app: &App, place: &str, found: &mut Faults) -> Outcome {
    for (scheme, rules) in [
        ("light", &[][..]),
        ("dark", &["color-contrast", "link-in-text-block"][..]),
        ("forced", &["color-contrast", "link-in-text-block"][..]),
    ] {
        match (scheme, app.engine) {
            ("forced", Engine::Chromium) => app.force_colours("dark")?,
            ("forced", _) => continue,
            _ => app.set_scheme(scheme)?,
        }
        for fault in axe::faults(app, rules)? {
            let place = format!("{place}, {scheme}: {}", fault.element);
            found.entry(fault.kind).or_default().push(place);
        }
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
