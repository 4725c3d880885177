//! A frame is as high and as wide as its content, wherever it stands.

use serde_json::json;

use super::{ask_host, embed, enter, expect_fit, frame, heard, site_for_sandboxes};
use crate::app::{App, number};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::Outcome;

pub const CASES: &[Case] = cases![
    is_as_high_as_its_content_in_any_sandbox,
    is_as_high_as_its_content_by_messages_that_hosts_know,
    is_no_higher_than_a_host_bears only Chromium: "the fonts decide, and they are the same in all",
    comes_to_life_when_it_is_shown_later,
    fits_a_narrow_frame,
    fits_a_host_that_is_zoomed_to_400_percent only Chromium: "its driver alone can emulate a viewport",
    is_printed_whole_with_its_host only Chromium: "its driver alone gives the printed file",
];

/// The most pixels of height that a frame with the whole map may need, by its width.
const HEIGHTS: [(u32, usize); 2] = [(1024, 3000), (360, 6000)];

fn is_no_higher_than_a_host_bears(app: &App) -> Outcome {
    for path in ["", "en/"] {
        for (width, most) in HEIGHTS {
            let _host = app.open_framed(path, width, 700)?;
            app.settle()?;
            let height = number(&app.ask("return document.documentElement.scrollHeight")?);
            assert!(height <= most, "{path} at {width}: {height} px");
            app.session.enter(None)?;
        }
    }
    Ok(())
}

fn is_as_high_as_its_content_in_any_sandbox(app: &App) -> Outcome {
    for sandbox in [
        "",
        "sandbox=allow-scripts",
        "sandbox='allow-scripts allow-same-origin'",
    ] {
        let site = site_for_sandboxes(app)?;
        let app = &App {
            site: &site,
            ..*app
        };
        let _host = embed(app, &frame(app, "?embed=a", sandbox))?;
        enter(app, 1)?;
        expect_fit(app)?;
        let whole = app.ask("return innerHeight")?.as_f64();
        app.toggle("area", "varden")?;
        app.expect_filtered(&[("area", "varden")])?;
        expect_fit(app)?;
        let part = app.ask("return innerHeight")?.as_f64();
        assert_ne!(part, whole, "its height follows, {sandbox}");
        assert_eq!(app.complaints()?, [""; 0], "{sandbox}");
    }
    Ok(())
}

fn is_as_high_as_its_content_by_messages_that_hosts_know(app: &App) -> Outcome {
    // The way hosts listen that embed charts by Datawrapper.
    let script = "
        addEventListener('message', ({ data, source }) => {
            for (const frame of document.querySelectorAll('iframe')) {
                for (const id in data['datawrapper-height']) {
                    if (frame.contentWindow === source) { frame.style.height = data['datawrapper-height'][id] + 'px'; }
                }
            }
        })";
    let map = frame(app, "?embed", "height=300");
    let page =
        format!("<style>iframe {{ border: 0; width: 100% }}</style><script>{script}</script>{map}");
    let host = Host::serving(&page, None)?;
    app.session.goto(&host.url())?;
    enter(app, 1)?;
    expect_fit(app)
}

fn comes_to_life_when_it_is_shown_later(app: &App) -> Outcome {
    let hidden = format!("<div hidden id=tab>{}</div>", frame(app, "?embed=a", ""));
    let _host = embed(app, &hidden)?;
    // The page's load event has waited for that of the frame.
    assert_eq!(heard(app, "height")?, [json!(null); 0], "it has none yet");
    ask_host(app, "document.querySelector('#tab').hidden = false")?;
    enter(app, 1)?;
    expect_fit(app)?;
    app.until(
        "the form of the map",
        "return document.querySelector('#map').dataset.form",
    )?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    expect_fit(app)
}

fn fits_a_narrow_frame(app: &App) -> Outcome {
    for path in ["?embed=a", "en/?embed=a&view=timeline&controls=none"] {
        let narrow = format!("<div class=narrow>{}</div>", frame(app, path, ""));
        let _host = embed(app, &narrow)?;
        // Including the frame's borders.
        ask_host(
            app,
            "document.querySelector('iframe').style.width = '326px'",
        )?;
        enter(app, 1)?;
        app.until("the frame's width", "return innerWidth === 320")?;
        expect_fit(app)?;
        app.expect_no_sideways_scrolling(path)?;
    }
    Ok(())
}

fn fits_a_host_that_is_zoomed_to_400_percent(app: &App) -> Outcome {
    // A window of 1280 pixels at 400 % zoom.
    let metrics = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
    app.session
        .devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
    let _host = embed(app, &frame(app, "?embed=a", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    app.expect_no_sideways_scrolling("the frame")?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    expect_fit(app)?;
    app.session.enter(None)?;
    app.expect_no_sideways_scrolling("the host")
}

fn is_printed_whole_with_its_host(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a&area=varden", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    let on_screen = app.ask("return innerWidth")?;
    app.ask(
        "matchMedia('print').addEventListener('change', ({ matches }) => {
            const root = document.documentElement;
            if (matches) { globalThis.printed = [innerWidth, root.getBoundingClientRect().height <= innerHeight]; }
        })",
    )?;
    app.session.enter(None)?;
    app.session.devtools("Page.printToPDF", &json!({}))?;
    enter(app, 1)?;
    let printed = app.ask("return globalThis.printed")?;
    assert!(
        printed[0].as_u64() < on_screen.as_u64(),
        "paper is narrower: {printed}"
    );
    assert_eq!(printed[1], true, "all of it is in the frame on paper");
    expect_fit(app)
}
