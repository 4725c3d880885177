//! What is touched stays where it is in the window: the control that was used, the map, the form and the links to the views.

use serde_json::{Value, json};

use crate::app::App;
use crate::cases::{Case, cases};
use crate::engine::Engine;
use crate::host::Host;
use crate::webdriver::{Element, Outcome};

pub const CASES: &[Case] = cases![
    nothing_moves_in_a_wide_page,
    nothing_moves_in_a_page_without_a_side_column,
    nothing_moves_on_a_phone,
    nothing_moves_in_a_frame not WebKit: "its driver scrolls a frame before it presses what can be seen already, and misses it",
    nothing_moves_in_an_element,
];

/// In the page itself, also in that of a frame.
const PAGE: &str = "document";

const ELEMENT: &str = "document.querySelector('life-science-map').shadowRoot";

/// What a visitor may do, as the selector of what is clicked. An act that has nothing to click at this width is left out, and
/// so is what does not stand in the page at this moment; [`act`] tells whether it did something.
const ACTS: [&str; 33] = [
    "#filter [name=area][value=varden]",
    "#filter [name=kind][value=report]",
    ".chips li:last-child button",
    "#filter [name=area][value=attraktivitet]",
    "[data-clear]",
    ".wheel .label[href*='halsodata'] text, .row-head[href*='halsodata']",
    ".wheel .label[href*='varden'] text, .row-head[href*='varden']",
    "#map [data-mark][data-main]:not([data-out])",
    "#details [data-close]",
    "[data-clear]",
    "#results .entries > li:nth-child(3) h3 a",
    "#results .entries > li:nth-child(6) h3 a",
    "#results .entries > li:nth-child(2) h3 a",
    "#results .entries > li:nth-child(2) h3 a",
    "#results .entries > li:nth-child(5) h3 a",
    "#details [data-close]",
    "#map [data-mark][data-main]",
    "#results .entries > li:nth-child(4) h3 a",
    "#details [data-close]",
    "[data-sort=name]",
    "[data-view=objectives]",
    "#unrolled-heading ~ a, .unrolled header a",
    "[data-view=matrix]",
    "[data-view=timeline]",
    "[data-view=actors]",
    ".actors th a",
    ".actors th a[aria-current]",
    "[data-view=places]",
    ".places-list a",
    ".places-block a",
    "[data-clear]",
    "[data-view=map]",
    MORE,
];

/// What lengthens the list, above itself.
const MORE: &str = "#results .more";

/// How far something may be from where it was: `WebKit` scrolls by whole pixels.
const PIXEL: f64 = 1.0;

/// Where the touched control and the parts of the page stand in the window; `null` for what cannot be seen: when another
/// entry folds above the touched one, say, the page scrolls, and the map is further away than it was. The page itself keeps the control, because a driver does not take one that has gone.
fn places(app: &App, root: &str) -> Outcome<Value> {
    app.ask(&places_script(root))
}

/// Notes where they stand at the moment of the next press.
fn watch_press(app: &App, root: &str) -> Outcome {
    let script = format!(
        "globalThis.pressed = null;
         const note = () => {{ globalThis.pressed ??= (() => {{ {} }})(); }};
         for (const type of ['pointerdown', 'mousedown']) {{
             addEventListener(type, note, {{ capture: true, once: true }});
         }}",
        places_script(root)
    );
    app.ask(&script).map(drop)
}

fn places_script(root: &str) -> String {
    format!(
        "const root = {root};
         const place = one => {{
             if (!one?.isConnected || !one.checkVisibility({{ visibilityProperty: true }})) {{ return null; }}
             const {{ left, top, bottom }} = one.getBoundingClientRect();
             return bottom > 0 && top < innerHeight ? [left, top] : null;
         }};
         return [globalThis.touched, ...['#map', '#filter', '#views'].map(name => root.querySelector(name))].map(place)"
    )
}

/// Compares where things stand.
fn expect_still(before: &Value, after: &Value, act: &str) -> Outcome {
    for (part, name) in [
        "the control",
        "the map",
        "the form",
        "the links to the views",
    ]
    .iter()
    .enumerate()
    {
        let (Some(before), Some(after)) = (before[part].as_array(), after[part].as_array()) else {
            continue;
        };
        for (before, after) in before.iter().zip(after) {
            let moved = after.as_f64().unwrap_or(f64::NAN) - before.as_f64().unwrap_or(f64::NAN);
            if moved.is_nan() || moved.abs() > PIXEL {
                return Err(format!("{name} moves by {moved} px: {act}").into());
            }
        }
    }
    Ok(())
}

/// Clicks what matches, if it can be seen, and checks that nothing moves. Returns whether there was something to click.
fn act(app: &App, root: &str, selector: &str) -> Outcome<bool> {
    let script = format!(
        "const control = [...{root}.querySelectorAll(arguments[0])].find(one => one.checkVisibility({{ visibilityProperty: true }}));
         control?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         globalThis.touched = control;
         return control ?? null"
    );
    let control = app.session.run(&script, &[json!(selector)])?;
    let Some(element) = Element::from_json(&control) else {
        return Ok(false);
    };
    app.settle()?;
    let mut before = places(app, root)?;
    watch_press(app, root)?;
    app.session.click(&element)?;
    app.settle()?;
    if app.engine == Engine::WebKit {
        // Its driver may scroll to what can be seen already before it presses: what counts is where things stood when it did.
        let pressed = app.ask("return globalThis.pressed ?? null")?;
        if !pressed.is_null() {
            before = pressed;
        }
    }
    let mut after = places(app, root)?;
    if selector == MORE {
        // What it shows comes before it.
        after[0] = Value::Null;
    }
    expect_still(&before, &after, selector)?;
    Ok(true)
}

/// Does everything in turn.
fn expect_nothing_moves(app: &App, root: &str) -> Outcome {
    let mut left_out = Vec::new();
    for selector in ACTS {
        if !act(app, root, selector)? {
            left_out.push(selector);
        }
    }
    // On a phone the form is folded, and most of what is left out is in it.
    assert!(left_out.len() <= 6, "nothing to click: {left_out:?}");
    // A letter, and what it leads to.
    let field = format!("return globalThis.touched = {root}.querySelector('#search')");
    let field = app.session.run(&field, &[])?;
    let element = Element::from_json(&field).ok_or("no field to search in")?;
    for words in ["h", "xyzzyx"] {
        app.ask(&format!(
            "{root}.querySelector('#search').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))?;
        app.settle()?;
        let before = places(app, root)?;
        app.session.fill(&element, words)?;
        app.settle()?;
        expect_still(&before, &places(app, root)?, words)?;
    }
    act(app, root, "#nothing-found [data-lift]")?;
    Ok(())
}

/// Back and forward lead through the same states, and what stands in all of them stays.
fn expect_still_in_history(app: &App) -> Outcome {
    app.ask("scrollTo({ top: 0, behavior: 'instant' })")?;
    app.settle()?;
    // Real clicks: browsers skip what a page adds to the history by itself.
    app.click("[data-sector=varden][data-mark][data-main]")?;
    app.until(
        "an open initiative",
        "return location.search.includes('item=')",
    )?;
    app.click(".wheel .label[href*='varden'] text")?;
    app.until("an area", "return location.search.includes('area=')")?;
    app.settle()?;
    let before = places(app, PAGE)?;
    app.session.back()?;
    app.settle()?;
    expect_still(&before, &places(app, PAGE)?, "back to no area")?;
    app.session.back()?;
    app.settle()?;
    expect_still(&before, &places(app, PAGE)?, "back to nothing open")?;
    app.session.forward()?;
    app.until(
        "the open initiative again",
        "return location.search.includes('item=')",
    )?;
    app.settle()?;
    expect_still(&before, &places(app, PAGE)?, "forward")?;
    Ok(())
}

fn nothing_moves_in_a_wide_page(app: &App) -> Outcome {
    app.session.resize(1280, 1000)?;
    app.open("")?;
    expect_nothing_moves(app, PAGE)?;
    app.open("en/")?;
    expect_still_in_history(app)
}

fn nothing_moves_in_a_page_without_a_side_column(app: &App) -> Outcome {
    for width in [1024, 768] {
        let _host = app.open_narrow(width, "en/")?;
        expect_nothing_moves(app, PAGE)?;
    }
    Ok(())
}

fn nothing_moves_on_a_phone(app: &App) -> Outcome {
    let _host = app.open_narrow(360, "")?;
    expect_nothing_moves(app, PAGE)?;
    // Neither does it in the middle of a filter.
    let _host = app.open_narrow(360, "?area=varden")?;
    act(app, PAGE, ".filter-toggle")?;
    for selector in &ACTS[..3] {
        assert!(act(app, PAGE, selector)?, "nothing to click: {selector}");
    }
    Ok(())
}

fn nothing_moves_in_a_frame(app: &App) -> Outcome {
    for width in [1280, 360] {
        let _host = app.open_framed("?embed=still", width, 900)?;
        expect_nothing_moves(app, PAGE)?;
    }
    Ok(())
}

fn nothing_moves_in_an_element(app: &App) -> Outcome {
    let script = app.site.address("element.js");
    let page = format!(
        "<link rel=icon href=\"data:,\"><script type=module src=\"{script}\"></script><life-science-map lang=sv></life-science-map>"
    );
    let host = Host::serving(&page, None)?;
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    app.until(
        "the element",
        "return document.querySelector('life-science-map')?.shadowRoot?.querySelector('[data-ready]')",
    )?;
    expect_nothing_moves(app, ELEMENT)
}
