//! The timeline by mouse and by keyboard.

use crate::app::{App, strings, wait};
use crate::cases::{Case, cases};
use crate::oracle::Condition;
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![
    shows_what_the_filter_leaves,
    opens_by_mouse_and_by_keyboard,
    fits_a_phone,
];

/// The bars, and the names of the initiatives without a date. (Undocumented: the attribute is the view's own.)
const ITEMS: &str =
    "return [...document.querySelectorAll('.timeline [data-bar]')].map(item => item.dataset.bar)";

/// Waits until the timeline shows the matching initiatives, each once, and returns them.
fn expect_shown(app: &App, conditions: &[Condition]) -> Outcome<Vec<String>> {
    let expected: Vec<String> = app.oracle.matching(conditions).into_iter().collect();
    wait(
        "a bar or a name for each initiative that is counted",
        || {
            let mut items = strings(&app.ask(ITEMS)?)?;
            items.sort();
            Ok(items == expected && items.len() == app.count()?.0)
        },
    )?;
    Ok(expected)
}

fn shows_what_the_filter_leaves(app: &App) -> Outcome {
    app.open("?view=timeline")?;
    let whole = expect_shown(app, &[])?;
    let policy = [("area", "policy")];
    app.toggle("area", "policy")?;
    app.expect_filtered(&policy)?;
    let part = expect_shown(app, &policy)?;
    assert!(!part.is_empty() && part.len() < whole.len());
    app.click("[data-view=map]")?;
    wait("the map in place of the timeline", || {
        Ok(app.ask("return !document.querySelector('.timeline') && document.querySelector('#map').checkVisibility()")? == true)
    })?;
    app.session.back()?;
    expect_shown(app, &policy)?;
    app.until(
        "a line through today",
        "return document.querySelector('.timeline .today')",
    )
}

fn opens_by_mouse_and_by_keyboard(app: &App) -> Outcome {
    app.open("?view=timeline")?;
    expect_shown(app, &[])?;
    let first = "return [document.querySelector('.timeline svg [data-bar]').dataset.bar]";
    let id = &strings(&app.ask(first)?)?[0];
    // Geckodriver reports no position for a link inside an SVG, but one for the shapes in it.
    app.click(&format!(".timeline [data-bar='{id}'] > path"))?;
    app.expect_opened(Some(id))?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;

    let focused = "return document.activeElement?.dataset.bar ?? null";
    let name = |app: &App| app.ask(focused);
    wait("the focus back on the bar", || Ok(name(app)? == **id))?;
    let group = "return [...document.activeElement.closest('svg').querySelectorAll('[data-bar]')].map(bar => bar.dataset.bar)";
    let group = strings(&app.ask(group)?)?;
    app.press(Key::Home)?;
    assert_eq!(name(app)?, *group[0]);
    app.press(Key::Right)?;
    assert_eq!(name(app)?, *group[1]);
    let stops = "return [...document.activeElement.closest('svg').querySelectorAll('[data-bar]')].filter(bar => bar.tabIndex >= 0).length";
    assert_eq!(app.ask(stops)?, 1);
    app.until(
        "its name beside the bar",
        "return document.querySelector('.timeline .tip').checkVisibility()",
    )?;
    app.press(Key::Enter)?;
    app.expect_opened(Some(&group[1]))
}

fn fits_a_phone(app: &App) -> Outcome {
    // In a frame as wide as the text of many pages, too, where there is room for most names.
    for (width, least, most) in [(320, 11.0, 15.0), (700, 13.0, 18.0)] {
        let _host = app.open_narrow(width, "?view=timeline")?;
        expect_shown(app, &[])?;
        app.expect_no_sideways_scrolling("the timeline")?;
        // Text is at least as large as the page's smallest and no headline, whatever the SVG's own units.
        let sizes = "
            const texts = [...document.querySelectorAll('.timeline .bar text')];
            const sizes = texts.map(text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize));
            return [Math.min(...sizes), Math.max(...sizes)]";
        let sizes = app.ask(sizes)?;
        let size = |place: usize| sizes[place].as_f64().unwrap_or_default();
        assert!(
            size(0) >= least && size(1) <= most,
            "names of {sizes} px at {width}"
        );
        // The picture takes the width that there is.
        app.until(
            "the width",
            "const picture = document.querySelector('.timeline .row svg, .timeline svg').getBoundingClientRect().width;
             return picture > document.querySelector('.timeline').getBoundingClientRect().width * 0.85",
        )?;
    }
    Ok(())
}
