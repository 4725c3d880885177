//! An element by keyboard and for assistive technology.

use std::collections::BTreeSet;

use serde_json::json;

use super::{ask_in, click_in, map, open, until_in, visit, wait_until_ready};
use crate::app::App;
use crate::axe;
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    walks_by_keyboard_and_gives_the_focus_back,
    takes_no_focus_that_is_the_pages,
    has_no_faults_that_axe_finds,
];

/// Walks through the skip link and the links to the views to the map's one tab stop.
fn walk_to_the_map(app: &App) -> Outcome {
    let mut walked = Vec::new();
    loop {
        app.press(Key::Tab)?;
        let here = ask_in(
            app,
            "map",
            "const active = map.activeElement; return active && [active.localName, active.dataset.mark ?? null]",
        )?;
        assert!(walked.len() < 40, "no mark among {walked:?}");
        walked.push(here.clone());
        if here[1].is_string() {
            return Ok(());
        }
    }
}

/// A key press outside the element must not affect it.
fn expect_deaf_outside(app: &App) -> Outcome {
    ask_in(app, "map", "element.query = 'item=komet'")?;
    until_in(
        app,
        "map",
        "the details",
        "return map.querySelector('#details').dataset.item === 'komet'",
    )?;
    app.ask("document.getElementById('after').focus()")?;
    app.press(Key::Escape)?;
    assert_eq!(
        ask_in(
            app,
            "map",
            "return map.querySelector('#details').dataset.item"
        )?,
        "komet"
    );
    Ok(())
}

fn walks_by_keyboard_and_gives_the_focus_back(app: &App) -> Outcome {
    let _host = open(app, "controls=none")?;
    app.ask("document.getElementById('before').focus()")?;
    let focus = "const active = map.activeElement; return active && (active.dataset.mark ?? active.className.baseVal ?? active.className)";
    walk_to_the_map(app)?;
    let first = ask_in(app, "map", focus)?;
    app.press(Key::Right)?;
    until_in(
        app,
        "map",
        "the next mark",
        &format!(
            "return map.activeElement.dataset.mark !== '{}'",
            text(&first)
        ),
    )?;
    let item = ask_in(app, "map", focus)?;
    app.press(Key::Enter)?;
    until_in(
        app,
        "map",
        "the details",
        "return map.activeElement?.id === 'panel-heading'",
    )?;
    app.press(Key::Escape)?;
    until_in(
        app,
        "map",
        "the mark again",
        &format!(
            "return map.activeElement?.dataset.mark === '{}'",
            text(&item)
        ),
    )?;
    expect_deaf_outside(app)
}

fn takes_no_focus_that_is_the_pages(app: &App) -> Outcome {
    let place =
        "const active = document.activeElement; return [active.id || active.localName, scrollY]";
    let _host = open(app, "query=item=komet")?;
    let details =
        |item: &str| format!("return map.querySelector('#details').dataset.item === '{item}'");
    until_in(app, "map", "the details", &details("komet"))?;
    app.settle()?;
    assert_eq!(app.ask(place)?, json!(["body", 0]), "at the beginning");

    // The visitor opens something; then the page asks for another state when its own button is pressed.
    click_in(app, "map", "#results [data-initiative] a")?;
    until_in(
        app,
        "map",
        "the focus on its name",
        "return map.activeElement?.matches('[aria-expanded=true]')",
    )?;
    app.ask("scrollTo(0, 0); document.getElementById('before').focus()")?;
    ask_in(app, "map", "element.query = 'item=komet'")?;
    until_in(app, "map", "the details", &details("komet"))?;
    ask_in(app, "map", "element.query = ''")?;
    until_in(
        app,
        "map",
        "nothing opened",
        "return !map.querySelector('#details').dataset.item",
    )?;
    app.settle()?;
    assert_eq!(
        app.ask(place)?,
        json!(["before", 0]),
        "at the page's own button"
    );
    Ok(())
}

fn has_no_faults_that_axe_finds(app: &App) -> Outcome {
    let found = |attributes: Option<&str>| -> Outcome<BTreeSet<String>> {
        let body = attributes.map_or_else(String::new, |attributes| map("map", attributes));
        let _host = visit(app, "", &body, None)?;
        if attributes.is_some() {
            wait_until_ready(app, &["map"])?;
        }
        app.settle()?;
        let faults = axe::faults(app, &[])?;
        let faults = faults.iter();
        Ok(faults
            .map(|fault| format!("{} {}", fault.kind, fault.element))
            .collect())
    };
    // Ignore the faults of this test's own page.
    let own = found(None)?;
    for theme in ["light", "dark"] {
        let with = found(Some(&format!("lang=en theme={theme} query=item=komet")))?;
        let new: Vec<&String> = with.difference(&own).collect();
        assert!(new.is_empty(), "{theme}: {new:#?}");
    }
    Ok(())
}
