//! An element under a strict policy, and where its program or its page cannot be had.

use std::fs;

use serde_json::json;
use xtask::server::Fault;

use super::{
    CARE, EARS, ask_in, click_in, expect_filtered, map, until_in, visit, wait_until_ready,
};
use crate::app::{App, LIST_STEP};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    is_quiet_under_a_strict_policy,
    leaves_what_stands_in_it_where_it_cannot_be_had,
    can_be_read_where_the_program_cannot_start,
    is_read_before_any_script_as_an_included_fragment,
];

/// How many initiatives the list shows before "show more".
fn listed_at_first(app: &App) -> usize {
    app.oracle.total().min(LIST_STEP)
}

fn is_quiet_under_a_strict_policy(app: &App) -> Outcome {
    let site = app.site.address("");
    let policy = format!(
        "default-src 'none'; script-src {site} 'nonce-host' 'wasm-unsafe-eval'; style-src {site} 'nonce-host'; connect-src {site}; \
         img-src 'self'; base-uri 'none'; form-action 'none'"
    );
    let _host = visit(app, "", &map("map", ""), Some(&policy))?;
    wait_until_ready(app, &["map"])?;
    click_in(app, "map", CARE)?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    click_in(app, "map", "[data-view=timeline]")?;
    until_in(
        app,
        "map",
        "the timeline",
        "return map.querySelector('.timeline')",
    )?;
    click_in(app, "map", "[data-view=matrix]")?;
    until_in(
        app,
        "map",
        "the matrix",
        "return map.querySelector('.matrix table')",
    )?;
    assert_eq!(app.ask("return complaints")?, json!([]));
    Ok(())
}

fn leaves_what_stands_in_it_where_it_cannot_be_had(app: &App) -> Outcome {
    app.site.fail("fragment.html", Fault::Status(503));
    let _host = visit(app, "", &map("map", ""), None)?;
    app.until(
        "a complaint",
        "return complaints.some(words => words.includes('503'))",
    )?;
    assert_eq!(
        app.ask("return document.querySelector('#map a').checkVisibility()")?,
        true
    );
    // It tries again when it is inserted again.
    app.site.mend();
    app.ask("document.body.append(document.getElementById('map'))")?;
    wait_until_ready(app, &["map"])?;
    expect_filtered(app, "map", &[])
}

fn can_be_read_where_the_program_cannot_start(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    for module in site.files("wasm")? {
        site.fail(&module, Fault::Status(404));
    }
    let _host = visit(&app, "", &map("map", ""), None)?;
    app.until(
        "the map as it is read",
        "return document.getElementById('map').shadowRoot?.querySelector('.no-wasm')",
    )?;
    assert_eq!(
        ask_in(&app, "map", "return [map.querySelector('.without-wasm').checkVisibility(), map.querySelector('#filter').checkVisibility(),
            [...map.querySelectorAll('.entry')].filter(entry => entry.checkVisibility()).length]")?,
        json!([true, false, listed_at_first(&app)])
    );
    Ok(())
}

fn is_read_before_any_script_as_an_included_fragment(app: &App) -> Outcome {
    // What a system does that assembles pages from fragments.
    let fragment = fs::read_to_string(app.site.folder().join("en/fragment.html"))?;
    let fragment = fragment.replace("\"./", &format!("\"{}", app.site.address("")));
    let (element, script) = fragment.split_once("<script").ok_or("no script")?;
    let element = element.replacen("<life-science-map", "<life-science-map id=map", 1);
    let readable = "return [[...map.querySelectorAll('.entry')].filter(entry => entry.checkVisibility()).length,
        map.querySelector('#filter').checkVisibility(), map.querySelector('.without-wasm').checkVisibility(),
        map.querySelector('.entry h3 a').href]";
    let own = app.site.address("en/");
    let still = Host::serving(&element, None)?;
    app.session.goto(&still.url())?;
    let seen = ask_in(app, "map", readable)?;
    assert_eq!(
        (&seen[0], &seen[1], &seen[2]),
        (&json!(listed_at_first(app)), &json!(false), &json!(false))
    );
    assert!(
        text(&seen[3]).starts_with(&format!("{own}?item=")),
        "{seen}"
    );
    assert_ne!(
        ask_in(
            app,
            "map",
            "return getComputedStyle(map.querySelector('.guest')).backgroundColor"
        )?,
        "rgba(0, 0, 0, 0)",
        "it has its style"
    );

    let body = format!(
        "<script>{EARS}</script>{element}<script>globalThis.first = document.getElementById('map').shadowRoot.querySelector('.entry')</script><script{script}"
    );
    let alive = Host::serving(&body, None)?;
    app.session.goto(&alive.url())?;
    wait_until_ready(app, &["map"])?;
    expect_filtered(app, "map", &[])?;
    assert_eq!(
        ask_in(app, "map", "return map.contains(first)")?,
        true,
        "the markup is the same one"
    );
    click_in(app, "map", CARE)?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    assert_eq!(app.ask("return complaints")?, json!([]));
    Ok(())
}
