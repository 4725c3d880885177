//! Code that is not in the first program: the views other than the map, and what comes with the whole content. (The names of its
//! files and the elements of the views are undocumented.)

use xtask::server::Fault;

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::site::Site;
use crate::webdriver::Outcome;

pub const CASES: &[Case] = cases![
    loads_a_view_when_it_is_asked_for,
    loads_a_view_at_once_that_the_address_names,
    loads_a_view_in_a_sandbox not WebKit: "under its driver it starts no program at all in such a frame, one without parts included",
    keeps_the_map_until_the_view_is_there,
    says_that_a_view_cannot_be_had_and_tries_again,
    works_without_the_code_that_comes_later_and_tries_again,
];

/// Whether a view's element is visible.
fn sees(app: &App, selector: &str) -> Outcome<bool> {
    let script = format!("return document.querySelector('{selector}')?.checkVisibility() ?? false");
    Ok(app.ask(&script)? == true)
}

/// The part with the views.
fn parts(site: &Site) -> Outcome<Vec<String>> {
    files_with(site, "-views-")
}

/// The files of the program whose names contain this.
fn files_with(site: &Site, part: &str) -> Outcome<Vec<String>> {
    let mut parts = site.files("wasm")?;
    parts.retain(|name| name.contains(part));
    assert!(!parts.is_empty(), "the program has no part {part}");
    Ok(parts)
}

/// How often the part with the views was requested.
fn requests(app: &App) -> Outcome<usize> {
    Ok(requests_of(app, &parts(app.site)?))
}

/// How often one of these files was requested.
fn requests_of(app: &App, files: &[String]) -> usize {
    let requests = app.site.requests();
    let paths = requests.iter().map(|exchange| &exchange.request.path);
    paths
        .filter(|path| files.iter().any(|file| path.ends_with(file)))
        .count()
}

fn loads_a_view_when_it_is_asked_for(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    app.open("en/")?;
    assert_eq!(requests(app)?, 0, "the map needs no part");
    let sheets = "return performance.getEntriesByType('resource').filter(one => /views-.*css/.test(one.name)).length";
    assert_eq!(app.ask(sheets)?, 0, "nor its style");
    app.click("[data-view=matrix]")?;
    wait("the matrix", || sees(app, ".matrix table"))?;
    assert!(!sees(app, "#map")?, "the map is still there");
    app.click("[data-view=objectives]")?;
    wait("the objectives", || sees(app, ".unrolled"))?;
    app.click("[data-view=timeline]")?;
    wait("the timeline", || sees(app, ".timeline"))?;
    app.click("[data-view=map]")?;
    wait("the map", || sees(app, "#map"))?;
    assert_eq!(requests(app)?, parts(&site)?.len(), "each part once");
    assert_eq!(app.ask(sheets)?, 1, "its style once");
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

fn loads_a_view_at_once_that_the_address_names(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    for (page, view) in [
        ("?area=varden&view=timeline", ".timeline"),
        ("en/?view=objectives", ".unrolled"),
    ] {
        app.open(page)?;
        assert!(sees(app, view)?, "ready without what {page} names");
        let early = "return document.querySelectorAll('link[rel=preload][href*=views]').length";
        assert_eq!(
            app.ask(early)?,
            2,
            "its code and its style are asked for before the program runs"
        );
        assert_eq!(app.complaints()?, [""; 0]);
    }
    assert!(
        requests(app)? <= 2 * parts(&site)?.len(),
        "a part came twice"
    );
    Ok(())
}

fn loads_a_view_in_a_sandbox(app: &App) -> Outcome {
    let _host = app.open_framed("", 1000, 800)?;
    app.session.enter(None)?;
    // An opaque origin, which is never the same as another.
    app.ask("const frame = document.querySelector('iframe'); frame.sandbox = 'allow-scripts'; frame.src += '?view=matrix'")?;
    let frame = app.session.find("iframe")?;
    app.session.enter(Some(&frame))?;
    // The previous page is there, and ready, until the new one begins to load.
    app.until(
        "the page that was asked for",
        "return location.search.includes('view=matrix')",
    )?;
    app.wait_until_ready()?;
    assert!(sees(app, ".matrix table")?, "ready without the matrix");
    Ok(())
}

fn keeps_the_map_until_the_view_is_there(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    for part in parts(&site)? {
        site.fail(&part, Fault::Hang);
    }
    app.open("")?;
    let place = "const map = document.querySelector('.map-view'); return [map.offsetLeft, map.offsetTop, map.offsetWidth, map.offsetHeight]";
    let before = app.ask(place)?;
    app.click("[data-view=objectives]")?;
    app.expect_query(&[("view", "objectives")])?;
    app.until(
        "a word of waiting",
        "return document.querySelector('[role=status].view-notice').textContent",
    )?;
    app.until(
        "the map to be said to be busy",
        "return document.querySelector('.map-view[aria-busy=true]')",
    )?;
    assert_eq!(app.ask(place)?, before, "something has moved");
    app.click("[data-view=map]")?;
    app.expect_query(&[])?;
    app.until(
        "an end of waiting",
        "return !document.querySelector('[aria-busy]') && !document.querySelector('.view-notice').textContent",
    )
}

fn says_that_a_view_cannot_be_had_and_tries_again(app: &App) -> Outcome {
    for (page, ending) in [
        ("?area=varden", "wasm"),
        ("en/?view=matrix", "wasm"),
        ("?area=varden&kind=event", "css"),
    ] {
        let site = app.site.at_another_origin()?;
        let app = &App {
            site: &site,
            ..*app
        };
        let mut parts = site.files(ending)?;
        parts.retain(|name| name.contains("-views-"));
        assert_eq!(parts.len(), 1, "{parts:?}");
        for part in &parts {
            site.fail(part, Fault::Status(503));
        }
        app.open(page)?;
        if !page.contains("view") {
            app.click("[data-view=matrix]")?;
        }
        let told = || -> Outcome<bool> { Ok(app.errors()? == ["view"]) };
        wait("a notice of the error", told)?;
        assert!(sees(app, "#map")?, "the map is what is left");
        app.toggle("kind", "report")?;
        wait("the filter to work", || {
            Ok(app.query()?.contains(&("kind".into(), "report".into())))
        })?;

        site.forget();
        app.click("[role=alert] button")?;
        wait("another attempt", || Ok(requests_of(app, &parts) > 0))?;
        wait("a notice again", told)?;

        site.mend();
        app.click("[role=alert] button")?;
        wait("the matrix", || sees(app, ".matrix table"))?;
        assert_eq!(app.errors()?, [""; 0]);
        assert!(!sees(app, "#map")?, "the map is still there");
    }
    Ok(())
}

/// Without the code that reads the whole content, searches and has the details: what the excerpt is enough for works, and the
/// page says that the rest is missing, and gets it at another try.
fn works_without_the_code_that_comes_later_and_tries_again(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    for part in files_with(&site, "-late-")? {
        site.fail(&part, Fault::Status(503));
    }
    app.visit("")?;
    wait("a notice of the error", || Ok(app.errors()? == ["code"]))?;
    let chosen = ("area", "varden");
    app.toggle(chosen.0, chosen.1)?;
    app.expect_filtered(&[chosen])?;
    let item = &app.listed()?[0];
    app.open_from_list(item)?;
    let facts = || app.ask("return document.querySelectorAll('#details dl dt').length");
    assert_eq!(facts()?, 0, "its name alone");
    let said = "return document.querySelector('#details .note').textContent";
    assert!(
        app.ask(said)?
            .as_str()
            .is_some_and(|said| said.contains("gick inte att hämta")),
        "what is missing is said there, too"
    );
    app.search("studie")?;
    app.until(
        "the search to wait",
        "return !document.querySelector('#count').hasAttribute('data-matching')",
    )?;
    // What is printed by itself is missing, too: the page is printed as it stands.
    app.ask("dispatchEvent(new Event('beforeprint'))")?;
    let listed = "return document.querySelector('#results .entries').hidden";
    assert_eq!(app.ask(listed)?, false);
    app.ask("dispatchEvent(new Event('afterprint'))")?;

    site.mend();
    app.click("[role=alert] button")?;
    app.wait_until_ready()?;
    wait("the notice to go", || Ok(app.errors()?.is_empty()))?;
    app.expect_filtered(&[chosen, ("q", "studie")])?;
    app.expect_opened(Some(item))?;
    assert_ne!(facts()?, 0, "what is said of it");
    Ok(())
}
