//! Takes screenshots of the page, for people to look at: `E2E_SHOTS=folder`.

use std::env;
use std::fs;
use std::path::PathBuf;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::json;

use crate::app::App;
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] =
    cases![screenshots only Chromium: "its driver alone takes more of a page than fits its window"];

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
