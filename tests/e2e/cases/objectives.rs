//! Areas and programmes unrolled, from the map and back to it.

use std::collections::BTreeSet;

use crate::app::{App, items, strings, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![
    opens_an_area_and_comes_back,
    keeps_what_is_unrolled_apart,
    lists_what_is_unrolled_where_there_is_no_room,
];

const AREA: (&str, &str) = ("area", "halsodata");
const VIEW: (&str, &str) = ("view", "objectives");

/// The unrolled initiatives, as often as they occur.
fn unrolled(app: &App) -> Outcome<Vec<String>> {
    strings(&app.ask("return [...document.querySelectorAll('[data-unrolled]')].filter(one => one.checkVisibility()).map(one => one.dataset.unrolled)")?)
}

/// Waits until the members of the area are unrolled and the map is hidden, or the reverse.
fn expect_unrolled(app: &App, is_unrolled: bool) -> Outcome {
    let expected = if is_unrolled {
        app.members(AREA.1)
    } else {
        BTreeSet::new()
    };
    wait("what is unrolled", || {
        let shows_map = app.ask("return document.querySelector('#map').checkVisibility()")? == true;
        let found: BTreeSet<_> = unrolled(app)?.into_iter().collect();
        Ok(found == expected && shows_map != is_unrolled)
    })?;
    if is_unrolled {
        app.expect_query(&[AREA, VIEW])
    } else {
        app.expect_query(&[AREA])
    }
}

/// Waits until the focused element matches `selector`.
fn expect_focus(app: &App, selector: &str) -> Outcome {
    app.until(
        &format!("the focus on {selector}"),
        &format!("return document.activeElement.matches('{selector}')"),
    )
}

fn opens_an_area_and_comes_back(app: &App) -> Outcome {
    app.open("")?;
    app.click("#map a.label[href*='area=halsodata'] > text")?;
    app.expect_filtered(&[AREA])?;
    app.click("#sector a[data-go=view]")?;
    expect_unrolled(app, true)?;
    expect_focus(app, ".unrolled h2")?;
    // Each objective's band contains its initiatives, and one that serves two is in both.
    let serving: usize = app
        .oracle
        .list("initiatives")
        .iter()
        .map(|one| {
            let own = items(&one["objectives"]);
            let own = own
                .iter()
                .filter(|id| id.as_str().is_some_and(|id| id.starts_with("2.")));
            own.count()
        })
        .sum();
    let marks = app.ask("return [...document.querySelectorAll('.band')].filter(band => band.querySelector('h4 a')).flatMap(band => [...band.querySelectorAll('[data-unrolled]')]).length")?;
    assert_eq!(marks, serving, "marks in the bands of objectives");
    app.press(Key::Escape)?;
    expect_unrolled(app, false)?;
    app.expect_filtered(&[AREA])?;
    expect_focus(app, "#sector a[data-go=view]")?;
    app.session.back()?;
    expect_unrolled(app, true)?;
    app.session.back()?;
    expect_unrolled(app, false)?;
    app.session.forward()?;
    expect_unrolled(app, true)?;
    // An open initiative is closed first, and the focus returns to its mark.
    let first = unrolled(app)?.swap_remove(0);
    app.click(&format!("[data-unrolled='{first}']"))?;
    app.expect_opened(Some(&first))?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    expect_unrolled(app, true)?;
    expect_focus(app, &format!("[data-unrolled={first}]"))?;
    app.click("a[data-view=map]")?;
    expect_unrolled(app, false)?;
    app.press(Key::Escape)?;
    app.expect_filtered(&[])
}

fn keeps_what_is_unrolled_apart(app: &App) -> Outcome {
    // The year's column of each mark, and all overlaps of marks and names.
    let script = "
        const overlaps = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
        const found = [];
        for (const sector of document.querySelectorAll('.unrolled-sector')) {
            const years = [...sector.querySelectorAll('.unrolled-years span')].map(year => year.getBoundingClientRect().left);
            for (const band of sector.querySelectorAll('.band')) {
                const boxes = [...band.querySelectorAll('li')].map(one => one.getBoundingClientRect());
                boxes.forEach((box, place) => {
                    if (boxes.some((other, before) => before < place && overlaps(box, other))) { found.push(`overlap: ${band.textContent}`); }
                    if (!years.some(year => Math.abs(year - box.left) < 1)) { found.push('no year'); }
                });
                for (const one of band.querySelectorAll('li')) {
                    if (one.scrollWidth > one.clientWidth) { found.push(`too wide: ${one.textContent}`); }
                }
            }
        }
        return found";
    for path in [
        "?view=objectives",
        "en/?view=objectives&area=forskning",
        "?view=objectives&programme=resor-transporter",
    ] {
        app.open(path)?;
        assert!(!unrolled(app)?.is_empty());
        assert_eq!(strings(&app.ask(script)?)?, [""; 0], "{path}");
        let elements = app.ask(
            "return document.querySelectorAll('.unrolled, .unrolled :not(.overview *)').length",
        )?;
        assert!(
            elements.as_u64().is_some_and(|count| count < 1_500),
            "{elements}"
        );
    }
    Ok(())
}

fn lists_what_is_unrolled_where_there_is_no_room(app: &App) -> Outcome {
    let path = "?view=objectives&area=halsodata";
    let _host = app.open_narrow(320, path)?;
    expect_unrolled(app, true)?;
    app.expect_no_sideways_scrolling(path)?;
    // One below the other.
    let lefts = app.ask("return new Set([...document.querySelectorAll('.band li')].map(one => Math.round(one.getBoundingClientRect().left))).size")?;
    assert_eq!(lefts, 1);
    // The bars of the overview begin at one line, apart from the numbers before them.
    let _host = app.open_narrow(700, "?view=objectives&q=data")?;
    app.until(
        "the bars",
        "const bars = [...document.querySelectorAll('.overview td svg')];
         const lefts = bars.map(bar => Math.round(bar.getBoundingClientRect().left));
         const gaps = bars.map(bar => { const range = document.createRange(); range.selectNodeContents(bar.previousElementSibling); return bar.getBoundingClientRect().left - range.getBoundingClientRect().right; });
         return bars.length > 5 && new Set(lefts).size === 1 && Math.min(...gaps) >= 6",
    )
}
