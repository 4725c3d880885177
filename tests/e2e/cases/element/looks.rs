//! The looks of an element: no style goes in or out, its size, and on paper.

use serde_json::{Value, json};

use super::{ask_in, expect_filtered, map, open, until_in, visit, wait_until_ready};
use crate::app::{App, items};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    neither_takes_nor_gives_style,
    has_text_of_one_size_whatever_a_rem_is,
    keeps_its_size_whatever_a_rem_is not WebKit: "2.50 zooms text, and leaves lengths in rem what they are in the page: its boxes are narrower",
    is_printed_whole_with_its_page only Chromium: "its driver alone gives the printed file",
];

/// What host pages have in their style sheets, and worse.
const HOSTILE: &str = "
    * { all: unset; color: red; font: italic 30px/3 cursive; letter-spacing: 1em; text-transform: uppercase; direction: rtl;
        visibility: visible; box-sizing: content-box; margin: 3px; }
    head, head *, script { display: none }
    html { font-size: 16px !important }
    html, body, life-science-map { display: block; margin: 0; --mark: red; --shade: 90%; --ground: red; --ink: yellow; cursor: crosshair }
    button, input, select, a, h2, li, svg, path, text, .filter, .map, .entry, #count, .guest { display: none !important; fill: red !important }
    h1, #before { display: block !important }
";

fn neither_takes_nor_gives_style(app: &App) -> Outcome {
    // All computed styles of some elements of each kind, except those that depend on the size of the page.
    let looks = "
        const seen = [];
        for (const selector of ['.guest', '#count', '.takeaway', '#filter legend', '#filter input', '.option', '.option .number',
            '[data-view]', '#map svg', '[data-mark]', '.entry', '.entry h3 a', '.site-footer a', '.chips', '.results-head h2', '.hub-number']) {
            const one = map.querySelector(selector);
            if (!one) { seen.push([selector]); continue; }
            const style = getComputedStyle(one);
            seen.push([selector, ...['display', 'color', 'fill', 'stroke', 'font', 'letterSpacing', 'textTransform', 'direction', 'backgroundColor',
                'boxSizing', 'margin', 'padding', 'cursor', 'visibility', 'textAlign'].map(name => `${name} ${style[name]}`)]);
        }
        return seen";
    let host_looks = "
        return ['h1', '#before', 'body'].map(selector => {
            const style = getComputedStyle(document.querySelector(selector));
            return [...style].filter(name => !/size|height|width|origin|inset|bottom|top|^--/.test(name)).map(name => `${name} ${style[name]}`);
        })";
    let _calm = open(app, "query=area=varden")?;
    let form = "return map.querySelector('#map').dataset.form === 'wheel'";
    until_in(app, "map", "the form of the map", form)?;
    let (calm, with) = (ask_in(app, "map", looks)?, app.ask(host_looks)?);
    let _bare = visit(app, "", "", None)?;
    assert_eq!(
        app.ask(host_looks)?,
        with,
        "the page, without an element and with it"
    );

    let _hostile = visit(app, HOSTILE, &map("map", "query=area=varden"), None)?;
    wait_until_ready(app, &["map"])?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    let hostile = ask_in(app, "map", looks)?;
    for (hostile, calm) in items(&hostile).iter().zip(items(&calm)) {
        assert_eq!(hostile, calm, "in a hostile page");
    }
    Ok(())
}

/// Text styles that a host page may have around the element.
const TEXTS_OF_PAGES: [&str; 3] = [
    "",
    "html { font-size: 62.5% } body { font-size: 1.6rem }",
    "html { font-size: 125% }",
];

/// Opens a page with an element within this style, and waits until its layout is stable.
fn visit_with_text(app: &App, style: &str) -> Outcome<Host> {
    let host = visit(app, style, &map("map", ""), None)?;
    wait_until_ready(app, &["map"])?;
    until_in(
        app,
        "map",
        "the form of the map",
        "return map.querySelector('#map').dataset.form === 'wheel'",
    )?;
    app.ask("dispatchEvent(new Event('resize'))")?;
    app.settle()?;
    Ok(host)
}

fn has_text_of_one_size_whatever_a_rem_is(app: &App) -> Outcome {
    for style in TEXTS_OF_PAGES {
        let _host = visit_with_text(app, style)?;
        let text = "const guest = map.querySelector('.guest');
            return Math.round(parseFloat(getComputedStyle(guest).fontSize) * guest.style.zoom * 10)";
        assert_eq!(ask_in(app, "map", text)?, 160, "the text with {style:?}");
    }
    Ok(())
}

fn keeps_its_size_whatever_a_rem_is(app: &App) -> Outcome {
    // Positions as the visitor sees them.
    let places = "
        const places = ['#count', '.entry h3', '#map', '.hub-number', '.filter', '#search'].map(selector => {
            const { x, y, width, height } = map.querySelector(selector).getBoundingClientRect();
            return [x, y - element.getBoundingClientRect().y, width, height];
        });
        return places";
    let mut seen = Vec::new();
    for style in TEXTS_OF_PAGES {
        let _host = visit_with_text(app, style)?;
        seen.push(ask_in(app, "map", places)?);
    }
    let numbers = |one: &Value| -> Vec<f64> {
        let places = items(one).iter().flat_map(items);
        places.filter_map(Value::as_f64).collect()
    };
    let usual = numbers(&seen[0]);
    for other in &seen[1..] {
        let other = numbers(other);
        assert_eq!(usual.len(), other.len());
        for (one, other) in usual.iter().zip(&other) {
            // Engines round lengths to a fraction of a pixel before they scale them.
            let tolerance = 4.0 + one.abs() * 0.01;
            assert!((one - other).abs() < tolerance, "{usual:?} against {other}");
        }
    }
    Ok(())
}

fn is_printed_whole_with_its_page(app: &App) -> Outcome {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    let _host = open(app, "")?;
    let printed = app.session.devtools(
        "Page.printToPDF",
        &json!({ "preferCSSPageSize": true, "printBackground": true }),
    )?;
    let file = BASE64_STANDARD.decode(text(&printed["data"]))?;
    let file = String::from_utf8_lossy(&file);
    let pages = file
        .split("/Type /Page")
        .skip(1)
        .filter(|rest| !rest.starts_with('s'))
        .count();
    let total = app.oracle.total();
    assert!(
        (total / 20..=total / 3 + 5).contains(&pages),
        "the page takes {pages} pages for {total} initiatives"
    );
    assert_eq!(
        file.matches("/MediaBox [0 0 612 792]").count(),
        pages,
        "the paper is the host's choice"
    );
    app.show_paper(Some("dark"))?;
    let on_paper = "return [map.querySelector('#filter').checkVisibility(), getComputedStyle(map.querySelector('.guest')).backgroundColor,
        [...map.querySelectorAll('#results .on-paper [data-initiative]')].filter(one => one.checkVisibility()).length]";
    let seen = ask_in(app, "map", on_paper)?;
    app.show_paper(None)?;
    assert_eq!(
        seen,
        json!([false, "rgb(255, 255, 255)", app.oracle.total()])
    );
    Ok(())
}
