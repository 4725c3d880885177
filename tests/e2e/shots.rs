//! Takes screenshots of the page, for people to look at: `E2E_SHOTS=folder`.

use std::env;
use std::fs;
use std::path::PathBuf;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::json;

use crate::app::App;
use crate::cases::desk::{PAGES, open_desk};
use crate::cases::editing::{go, write};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    screenshots only Chromium: "its driver alone takes more of a page than fits its window",
    screenshots_of_the_desk only Chromium: "its driver alone takes more of a page than fits its window",
];

const VIEWS: [(&str, &str); 10] = [
    ("rest", ""),
    ("filtered", "?area=halsodata&kind=assignment"),
    ("open", "?item=nationell-strategi-for-life-science"),
    ("area", "?area=forskning"),
    ("programme", "?programme=life-science"),
    ("nothing", "?area=policy&q=xyzzy"),
    ("unrolled", "?area=halsodata&view=objectives"),
    (
        "unrolled-programme",
        "?programme=life-science&view=objectives",
    ),
    ("unrolled-all", "?view=objectives"),
    ("timeline", "?view=timeline"),
];

fn screenshots(app: &App) -> Outcome {
    let folder = PathBuf::from(env::var_os("E2E_SHOTS").ok_or("E2E_SHOTS names no folder")?);
    fs::create_dir_all(&folder)?;
    for (name, query) in VIEWS {
        for width in [1280, 768, 360] {
            app.emulate_width(width)?;
            for language in ["sv", "en"] {
                app.open(&format!("{}{query}", crate::app::folder(language)))?;
                for scheme in ["light", "dark", "forced"] {
                    if scheme == "forced" {
                        app.force_colours("dark")?;
                    } else {
                        app.set_scheme(scheme)?;
                    }
                    fs::write(
                        folder.join(format!("{name}-{width}-{language}-{scheme}.png")),
                        picture(app)?,
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// Every view of the editors' desk, with something changed and something wrong.
fn screenshots_of_the_desk(app: &App) -> Outcome {
    let folder = PathBuf::from(env::var_os("E2E_SHOTS").ok_or("E2E_SHOTS names no folder")?);
    fs::create_dir_all(&folder)?;
    for (width, (page, language), scheme) in [1280, 360].into_iter().flat_map(|width| {
        PAGES
            .into_iter()
            .flat_map(move |page| ["light", "dark"].map(|scheme| (width, page, scheme)))
    }) {
        app.set_scheme(scheme)?;
        app.emulate_width(width)?;
        let save = |name: &str| -> Outcome {
            let file = format!("desk-{name}-{width}-{language}-{scheme}.png");
            Ok(fs::write(folder.join(file), picture(app)?)?)
        };
        open_desk(app, page)?;
        save("open")?;
        app.click("#published")?;
        app.until(
            "the file",
            "return !document.querySelector('#findings').hidden",
        )?;
        save("findings")?;
        go(app, "contents")?;
        app.click("#adding summary")?;
        save("contents")?;
        app.click("tr[data-entry]:nth-child(3) a")?;
        write(app, "date.to.year", "1999")?;
        app.settle()?;
        save("form")?;
        app.click("#preview-then")?;
        app.until(
            "the map",
            "return document.querySelector('life-science-map:not([hidden])')?.shadowRoot?.querySelector('[data-ready]') != null",
        )?;
        app.settle()?;
        save("preview")?;
        for view in ["changes", "hand-over"] {
            go(app, view)?;
            app.settle()?;
            save(view)?;
        }
    }
    Ok(())
}

/// The maximum height of a screenshot, in CSS pixels. Further down there is only the list.
const HEIGHT: f64 = 3000.0;

/// A screenshot as PNG.
fn picture(app: &App) -> Outcome<Vec<u8>> {
    let mut clip =
        app.session.devtools("Page.getLayoutMetrics", &json!({}))?["cssContentSize"].take();
    clip["scale"] = json!(1);
    clip["height"] = json!(clip["height"].as_f64().unwrap_or(HEIGHT).min(HEIGHT));
    let options = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let picture = app.session.devtools("Page.captureScreenshot", &options)?;
    Ok(BASE64_STANDARD.decode(text(&picture["data"]))?)
}
