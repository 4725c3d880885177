//! axe-core over every view. It finds perhaps half of what can be wrong; but what it finds is wrong.

use crate::app::{App, folder};
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
const VIEWS: [&str; 6] = [
    "",
    "?area=halsodata&kind=assignment&q=data",
    "?item=nationell-strategi-for-life-science",
    "?area=forskning",
    "?programme=life-science",
    "?area=policy&kind=event",
];

fn has_no_fault_that_axe_finds(app: &App) -> Outcome {
    let mut found = Vec::new();
    for language in ["sv", "en"] {
        for view in VIEWS {
            let path = format!("{}{view}", folder(language));
            for width in [1280, 360] {
                let _host = if width == 360 {
                    app.open_narrow(width, &path)?
                } else {
                    app.wide()?;
                    app.open(&path)?;
                    None
                };
                found.extend(axe_in_both_schemes(
                    app,
                    &format!("{path:?} at {width} px"),
                )?);
            }
            // Each engine draws the same elements; what depends on the engine shows in the first view.
            if app.engine != Engine::Chromium {
                break;
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

fn has_no_fault_that_axe_finds_in_the_notice_of_an_error(app: &App) -> Outcome {
    let mut found = Vec::new();
    for language in ["sv", "en"] {
        app.site.fail("content.json", Fault::Status(404));
        app.visit(folder(language))?;
        app.wait("a notice of the error", || Ok(app.errors()?.len() == 1))?;
        found.extend(axe_in_both_schemes(
            app,
            &format!("the notice in {language}"),
        )?);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// What axe finds in the page as it is, in the light scheme and in the dark one. The second changes colours alone, so
/// only the rules about colours look again.
fn axe_in_both_schemes(app: &App, place: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for scheme in ["light", "dark"] {
        app.set_scheme(scheme)?;
        let rules: &[&str] = if scheme == "light" {
            &[]
        } else {
            &["color-contrast", "link-in-text-block"]
        };
        let faults = axe::faults(app, rules)?;
        found.extend(
            faults
                .into_iter()
                .map(|fault| format!("{place}, {scheme}: {fault}")),
        );
    }
    Ok(found)
}
