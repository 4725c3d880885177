//! axe-core over every view. It finds perhaps half of what can be wrong; but what it finds is wrong.

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

/// Every view that differs in what it holds.
const VIEWS: [&str; 7] = [
    "",
    "?area=halsodata&kind=assignment&q=data",
    "?item=nationell-strategi-for-life-science",
    "?area=forskning",
    "?programme=life-science",
    "?area=policy&kind=event",
    "?view=matrix",
];

fn has_no_fault_that_axe_finds(app: &App) -> Outcome {
    let mut found = Faults::new();
    for language in ["sv", "en"] {
        for view in VIEWS {
            let path = format!("{}{view}", folder(language));
            app.wide()?;
            app.open(&path)?;
            look(app, &format!("{path:?} at 1280 px"), &mut found)?;
            let _host = app.narrow(360, &path)?;
            look(app, &format!("{path:?} at 360 px"), &mut found)?;
            // Each engine draws the same elements; what depends on the engine shows in the first view.
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

/// Adds what axe finds in the page as it is, in the light scheme and in the dark one. The second changes colours alone,
/// so only the rules about colours look again.
fn look(app: &App, place: &str, found: &mut Faults) -> Outcome {
    for (scheme, rules) in [
        ("light", &[][..]),
        ("dark", &["color-contrast", "link-in-text-block"][..]),
    ] {
        app.set_scheme(scheme)?;
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
