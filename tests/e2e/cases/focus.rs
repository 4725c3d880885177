//! The focus: when the focused element disappears, its nearest neighbour gets it; and the map does not take the focus from
//! a host page.

use serde_json::json;

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![
    goes_to_what_is_nearest_when_what_has_it_goes,
    goes_back_to_what_is_nearest_when_the_opener_has_gone,
    begins_at_the_top_of_a_narrow_page_and_closes_where_the_initiative_stands,
    meets_the_details_where_they_are_seen,
    stays_with_the_host_until_the_visitor_has_acted not WebKit: "its driver gives the focus to a frame that it enters, and does not click what stands further down in it",
    walks_among_the_marks_of_a_programme_with_the_id_of_an_area,
];

/// What has the focus: nothing, or a selector for it.
const FOCUSED: &str = "
    const active = document.activeElement;
    return active && active !== document.body && active.checkVisibility()
        ? active.className || active.id || active.localName : null";

/// Waits until the focus is on something visible within what matches `selector`.
fn expect_focus_in(app: &App, selector: &str, what: &str) -> Outcome {
    let script = format!(
        "const active = document.activeElement;
         return Boolean(active?.closest(`{selector}`)) && active.checkVisibility()"
    );
    let found = wait(what, || Ok(app.ask(&script)? == true));
    found.map_err(|error| match app.ask(FOCUSED) {
        Ok(focused) => format!("{error}: the focus is on {focused}").into(),
        Err(other) => other,
    })
}

/// Focuses what matches `selector` and presses Enter, as a keyboard user would.
fn press_on(app: &App, selector: &str) -> Outcome {
    app.ask(&format!("document.querySelector(`{selector}`).focus()"))?;
    app.press(Key::Enter)
}

fn goes_to_what_is_nearest_when_what_has_it_goes(app: &App) -> Outcome {
    // One chip of several: the focus moves to the one that takes its place.
    app.open("?kind=report&kind=inquiry&area=varden")?;
    press_on(app, ".chips li:nth-child(2) button")?;
    wait("two chips", || Ok(app.chips()? == 2))?;
    expect_focus_in(app, ".chips li:nth-child(2)", "the focus on the next chip")?;
    // The last of all: the focus moves to what follows.
    app.press(Key::Enter)?;
    wait("one chip", || Ok(app.chips()? == 1))?;
    expect_focus_in(app, ".chips", "the focus among the chips")?;
    press_on(app, ".chips li button")?;
    wait("no chip", || Ok(app.chips()? == 0))?;
    expect_focus_in(app, "main", "the focus below the chips")?;

    app.open("?kind=report&area=varden")?;
    press_on(app, "[data-clear]")?;
    wait("no chip", || Ok(app.chips()? == 0))?;
    expect_focus_in(app, "main", "the focus after \"clear all\"")?;

    // A notice that is closed.
    app.open("?area=nowhere")?;
    press_on(app, "[data-ignored] button")?;
    app.until(
        "no remark",
        "return !document.querySelector('[data-ignored]').checkVisibility()",
    )?;
    expect_focus_in(app, "main", "the focus after the remark")?;

    // A button that removes a condition.
    app.open("?q=xyzzy&kind=report")?;
    press_on(app, "[data-lift]")?;
    app.until(
        "something found",
        "return !document.querySelector('#nothing-found')",
    )?;
    expect_focus_in(app, "main", "the focus after what lifts a condition")
}

fn goes_back_to_what_is_nearest_when_the_opener_has_gone(app: &App) -> Outcome {
    app.open("")?;
    let first = app.listed()?.swap_remove(0);
    press_on(app, &format!("#results [data-initiative='{first}'] a"))?;
    app.expect_opened(Some(&first))?;
    app.settle()?;
    // A search that excludes it, and with it the link that opened it.
    app.search("xyzzy")?;
    wait("nothing found", || Ok(app.count()?.0 == 0))?;
    app.ask("document.querySelector('#details [data-close]').focus()")?;
    app.press(Key::Enter)?;
    app.expect_opened(None)?;
    expect_focus_in(app, "main", "the focus in the page")
}

/// Who came by a link to an initiative has no place to come back to.
fn begins_at_the_top_of_a_narrow_page_and_closes_where_the_initiative_stands(app: &App) -> Outcome {
    let item = app.oracle.matching(&[]).pop_first().ok_or("nothing")?;
    let address = format!("?item={item}");
    for (width, is_seen) in [(360, false), (1280, true)] {
        app.emulate_width(width)?;
        app.open(&address)?;
        app.settle()?;
        let focused = app.ask("return document.activeElement?.id === 'panel-heading'")?;
        assert_eq!(focused, is_seen, "the focus on the details at {width}");
        app.ask("document.querySelector('#details .close').focus()")?;
        app.press(Key::Enter)?;
        app.expect_opened(None)?;
        let own = format!("[data-mark='{item}'], [data-initiative='{item}'], #results-heading");
        expect_focus_in(app, &own, &format!("where it stands at {width}"))?;
    }
    app.wide()
}

/// Whether the details come after the map in the page, and whether they are below it or beside it.
fn meets_the_details_where_they_are_seen(app: &App) -> Outcome {
    const ORDER: &str = "
        const [map, details] = ['#map', '#details'].map(own => document.querySelector(own));
        const is_after = Boolean(map.compareDocumentPosition(details) & Node.DOCUMENT_POSITION_FOLLOWING);
        return [is_after, details.getBoundingClientRect().top >= map.getBoundingClientRect().bottom]";
    let item = app.oracle.matching(&[]).pop_first().ok_or("nothing")?;
    for (width, is_below) in [
        (360, true),
        (1000, true),
        (1280, false),
        (1700, false),
        (768, true),
    ] {
        app.emulate_width(width)?;
        app.open(&format!("?item={item}"))?;
        app.settle()?;
        assert_eq!(app.ask(ORDER)?, json!([is_below, is_below]), "at {width}");
    }
    // The same page, made wider and narrower.
    for (width, is_below) in [(1280, false), (768, true)] {
        app.emulate_width(width)?;
        wait("the details move", || {
            Ok(app.ask(ORDER)? == json!([is_below, is_below]))
        })?;
    }
    app.wide()
}

fn stays_with_the_host_until_the_visitor_has_acted(app: &App) -> Outcome {
    let address = app.site.address("?item=komet&embed");
    let script = app.site.address("embed.js");
    let page = format!(
        "<style>iframe {{ display: block; width: 100%; height: 300px }}</style><script src=\"{script}\"></script>\
         <button id=before>Before</button><div style=\"height: 700px\"></div>\
         <iframe data-life-science-map src=\"{address}\" title=Map></iframe>"
    );
    let host = Host::serving(&page, None)?;
    let expect_with_host = |holder: &str, when: &str| -> Outcome {
        let focused = "return document.activeElement.id || document.activeElement.localName";
        assert_eq!(app.ask(focused)?, "body", "in the frame, {when}");
        app.session.enter(None)?;
        assert_eq!(app.ask(focused)?, holder, "in the host, {when}");
        assert_eq!(app.ask("return scrollY")?, 0, "the host's scroll, {when}");
        Ok(())
    };
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    let enter = || -> Outcome {
        app.session.enter(None)?;
        let frame = app.session.find("iframe")?;
        app.session.enter(Some(&frame))
    };
    enter()?;
    app.wait_until_ready()?;
    app.expect_opened(Some("komet"))?;
    app.settle()?;
    expect_with_host("body", "at the first state")?;

    // The host asks for another state when its own button is pressed.
    app.ask("document.getElementById('before').focus()")?;
    let tell = "document.querySelector('iframe').contentWindow.postMessage(
        { type: 'life-science-map:set-state', v: 1, query: 'item=max-iv' }, '*')";
    app.ask(tell)?;
    enter()?;
    app.expect_opened(Some("max-iv"))?;
    app.settle()?;
    expect_with_host("before", "at the host's wish")?;

    // The visitor acts: then the heading of what opens gets the focus.
    enter()?;
    app.click("#details [data-close]")?;
    app.expect_opened(None)?;
    app.open_from_map("komet")?;
    app.until(
        "the focus on the heading",
        "return document.activeElement?.id === 'panel-heading'",
    )
}

/// The format allows this, with a warning: each list has its own ids.
fn walks_among_the_marks_of_a_programme_with_the_id_of_an_area(app: &App) -> Outcome {
    let mut content = app.oracle.content().clone();
    let area = content["areas"][0]["id"].clone();
    let programme = content["programmes"][0]["id"].clone();
    content["programmes"][0]["id"] = area.clone();
    let initiatives = content["initiatives"]
        .as_array_mut()
        .ok_or("no initiatives")?;
    let mut members = 0;
    for one in initiatives {
        if let Some(programmes) = one["programmes"].as_array_mut() {
            for own in programmes.iter_mut().filter(|own| **own == programme) {
                *own = area.clone();
                members += 1;
            }
        }
    }
    assert!(members > 1, "a programme with some initiatives");
    app.site.replace_content(content.to_string().as_bytes());
    app.open("")?;
    // The marks of the programme's sector: the last ones with that id.
    let stop = "
        const sectors = [...document.querySelectorAll('.sector')];
        const groups = [...document.querySelectorAll('.marks > *')];
        const programme = groups.find((group, index) => group.firstChild && sectors[index].classList.contains('hue-0'));
        const marks = [...programme.querySelectorAll('[data-mark]')];";
    app.ask(&format!("{stop} marks[0].focus()"))?;
    app.press(Key::Right)?;
    let stays = format!(
        "{stop} return marks.length > 1 && marks.indexOf(document.activeElement.closest('[data-mark]')) === 1"
    );
    app.until("the focus on the programme's second mark", &stays)
}
