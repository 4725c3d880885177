//! A visit to a map in a frame: what it shows, the focus, the wheel, and the history.

use serde_json::json;
use xtask::server::Fault;

use super::{ask_host, embed, enter, expect_fit, expect_seen, focus, frame, open, order};
use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    has_neither_header_nor_filter_from_the_first_paint_on,
    leads_to_itself_as_a_page_of_its_own,
    leaves_the_wheel_to_its_host not WebKit: "its driver turns no wheel",
    leaves_the_history_of_its_host_alone,
    takes_the_focus_in_and_gives_it_out_in_order,
    brings_what_opens_into_view,
];

fn has_neither_header_nor_filter_from_the_first_paint_on(app: &App) -> Outcome {
    // Without the program, as before it has started.
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    for module in site.files("wasm")? {
        site.fail(&module, Fault::Status(404));
    }
    // The style sheet hides the whole filter when the program cannot start, which may happen at any moment.
    let hidden = "
        document.documentElement.classList.remove('no-wasm');
        const hides = selector => document.querySelector(selector).checkVisibility() === false;
        return [hides('.lead'), hides('.site-header nav'), hides('#filter'), !hides('.own-window a')]";
    for (path, expected) in [
        ("", [false, false, false, false]),
        ("en/?embed", [true, true, false, true]),
        (
            "?embed=a&controls=none&theme=dark",
            [true, true, true, true],
        ),
    ] {
        app.visit(path)?;
        let found = app.ask(hidden)?;
        assert_eq!(found, json!(expected), "on {path:?}");
        let heading =
            app.ask("return document.querySelector('h1').getBoundingClientRect().width")?;
        let is_seen = heading.as_f64().is_some_and(|width| width > 1.0);
        assert_eq!(is_seen, path.is_empty(), "the heading on {path:?}");
    }
    let scheme = app.ask("return getComputedStyle(document.documentElement).colorScheme")?;
    assert_eq!(scheme, "dark");
    let blocks = "
        const script = document.querySelector('head > script[src$=\"early.js\"]');
        return !script.async && !script.defer && script.type === ''";
    assert_eq!(
        app.ask(blocks)?,
        true,
        "nothing is painted before it has run"
    );
    Ok(())
}

fn leads_to_itself_as_a_page_of_its_own(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a&controls=none&area=varden", ""))?;
    enter(app, 1)?;
    // The chosen conditions are displayed, although they cannot be changed.
    assert_eq!(
        app.visible_controls()?.len(),
        4,
        "the order of the list, and more of it"
    );
    assert_eq!(app.chips()?, 1);
    // They are the host's choice: the visitor may add to them, and go back to them.
    let removes = "return document.querySelectorAll('.chips button:not([hidden])').length";
    assert_eq!(app.ask(removes)?, 0);
    let click = |link: &str| {
        app.ask(&format!(
            "document.querySelector(\"#map {link}\").dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"
        ))
    };
    click("[href='?programme=life-science']")?;
    app.expect_filtered(&[("area", "varden"), ("programme", "life-science")])?;
    click("[href='?area=varden']")?;
    app.expect_filtered(&[("area", "varden"), ("programme", "life-science")])?;
    app.click("[data-reset]")?;
    app.expect_filtered(&[("area", "varden")])?;
    let item = app.listed()?.swap_remove(0);
    open(app, &item)?;
    let address = app.ask("return document.querySelector('.own-window a').href")?;
    assert_eq!(
        text(&address),
        app.site.address(&format!("?area=varden&item={item}"))
    );
    Ok(())
}

fn leaves_the_wheel_to_its_host(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    // The wheel, over the frame.
    app.session.enter(None)?;
    app.session.turn_wheel((400, 400), 300)?;
    app.until("the host to scroll", "return scrollY > 0")?;
    enter(app, 1)?;
    assert_eq!(app.ask("return scrollY")?, 0, "the frame stands still");
    Ok(())
}

fn leaves_the_history_of_its_host_alone(app: &App) -> Outcome {
    let _host = app.open_framed("?utm=a", 1000, 800)?;
    let length = "return history.length";
    let before = app.ask(length)?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.toggle("kind", "report")?;
    app.expect_query(&[
        ("utm", "a"),
        ("area", "varden"),
        ("item", &item),
        ("kind", "report"),
    ])?;
    // Links that the program does not follow itself: to a fragment of the page, and to the page in the other language.
    app.ask("document.querySelector('.skip').focus()")?;
    app.press(Key::Enter)?;
    app.until(
        "the list's heading",
        "return document.activeElement.id === 'results-heading'",
    )?;
    app.click("a[hreflang=en]")?;
    wait("the page in English", || {
        let is_english = "return document.documentElement.lang === 'en' && 'ready' in document.documentElement.dataset";
        // While the frame navigates, it cannot run scripts.
        Ok(enter(app, 1)
            .and_then(|()| app.ask(is_english))
            .is_ok_and(|answer| answer == true))
    })?;
    app.expect_opened(Some(&item))?;
    order(
        app,
        &json!({ "type": "life-science-map:set-state", "v": 1, "query": "kind=event" }),
    )?;
    enter(app, 1)?;
    app.expect_filtered(&[("kind", "event")])?;
    assert_eq!(app.ask(length)?, before, "as the frame sees it");
    assert_eq!(ask_host(app, length)?, before, "as the host sees it");
    Ok(())
}

fn takes_the_focus_in_and_gives_it_out_in_order(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a", ""))?;
    enter(app, 1)?;
    ask_host(app, "document.querySelector('#before').focus()")?;
    app.press(Key::Tab)?;
    app.until(
        "the frame",
        "return document.activeElement.localName === 'iframe'",
    )?;
    enter(app, 1)?;
    app.until(
        "the first stop",
        "return document.activeElement.matches('.skip')",
    )?;
    app.ask("document.querySelector('.own-window a').focus()")?;
    app.press(Key::Tab)?;
    app.session.enter(None)?;
    app.until(
        "what follows the frame",
        "return document.activeElement.id === 'after'",
    )
}

fn brings_what_opens_into_view(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    focus(app, "[data-mark][tabindex='0']")?;
    app.press(Key::Enter)?;
    app.until(
        "the focus on the details",
        "return document.activeElement.id === 'panel-heading'",
    )?;
    expect_seen(app)
}
