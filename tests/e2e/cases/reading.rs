//! Reading the page under harder conditions: without scripts, on narrow screens, with large text.

use std::collections::BTreeSet;

use crate::app::{App, LIST_STEP, folder, number, strings, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    reads_without_javascript only Chromium: "no other driver can switch scripts off and still look at the page",
    fits_320_pixels_without_sideways_scrolling,
    fits_with_text_at_twice_its_size,
    breaks_neither_heads_nor_spans_of_years,
    says_where_a_line_goes_on not Firefox: "it has no animations that follow a scroll position",
    leads_from_the_number_to_the_list_on_a_phone,
    shows_rows_where_the_wheel_has_no_room,
];

fn reads_without_javascript(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        app.without_scripts()?;
        app.visit(folder(language))?;
        let ready = app.ask("return document.documentElement.hasAttribute('data-ready')")?;
        assert_eq!(ready, false, "the page ran its scripts all the same");
        app.expect_readable(language)?;
        assert_eq!(app.visible_controls()?, [""; 0], "controls that do nothing");
        assert_eq!(app.why_it_does_not_run()?, ["of-scripts"]);
        let links = app.ask("return [...document.querySelectorAll('#results [data-initiative] h3 a')].filter(link => link.href).length")?;
        let total = app.oracle.total();
        assert_eq!(links, total.min(LIST_STEP), "links to initiatives");
        // Everything is on a page of its own, to which the names of areas and objectives lead, too.
        let strategy =
            ["areas", "programmes", "objectives"].map(|kind| app.oracle.list(kind).len());
        app.click(".index summary")?;
        let named = app.ask("return [...document.querySelectorAll('.index a[href]')].filter(link => link.checkVisibility()).length")?;
        assert_eq!(named, strategy.iter().sum::<usize>(), "names in the index");
        app.click(".further a")?;
        app.until(
            "the page with everything",
            "return document.querySelector('.everything')",
        )?;
        let read = app.ask("return [...document.querySelectorAll('[data-initiative]')].filter(entry => entry.checkVisibility()).map(entry => entry.dataset.initiative)")?;
        let read = strings(&read)?;
        assert_eq!(read.len(), total, "on the page with everything");
        let read: BTreeSet<String> = read.into_iter().collect();
        assert_eq!(
            read,
            app.oracle.matching(&[]),
            "on the page with everything"
        );
        // A link in the list leads to the same page, at that initiative.
        app.visit(folder(language))?;
        let item = app.listed()?.swap_remove(7);
        app.click(&format!("#results [data-initiative='{item}'] h3 a"))?;
        let reached =
            app.ask("return document.querySelector(':target')?.dataset.initiative ?? null")?;
        assert_eq!(reached, *item);
        let name = text(&app.oracle.entry("initiatives", &item)?["name"][language]);
        let entry = app
            .session
            .find(&format!("#results [data-initiative='{item}']"))?;
        assert!(app.session.text(&entry)?.contains(name));
    }
    Ok(())
}

/// The states whose layouts differ most.
const STATES: [&str; 13] = [
    "",
    "?area=halsodata&kind=assignment",
    "?item=nationell-strategi-for-life-science",
    "?programme=life-science",
    "?area=attraktivitet&view=objectives",
    "?view=objectives",
    "?view=matrix",
    "?view=matrix&columns=county&unfolded=varden",
    "?view=timeline",
    "?view=timeline&area=policy",
    "?view=actors&actor=vinnova",
    "?view=places",
    "?tour=strategi",
];

fn fits_320_pixels_without_sideways_scrolling(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        for state in STATES {
            let path = format!("{}{state}", folder(language));
            let _host = app.open_narrow(320, &path)?;
            app.expect_no_sideways_scrolling(&format!("{path:?} at 320 px"))?;
        }
    }
    Ok(())
}

fn fits_with_text_at_twice_its_size(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        for state in STATES {
            let path = format!("{}{state}", folder(language));
            app.open(&path)?;
            app.enlarge_text()?;
            app.expect_no_sideways_scrolling(&format!("{path:?} at 1280 px with text at 200 %"))?;
            for width in [320, 360] {
                let _host = app.open_narrow(width, &path)?;
                app.enlarge_text()?;
                let place = format!("{path:?} at {width} px with text at 200 %");
                app.expect_no_sideways_scrolling(&place)?;
            }
        }
    }
    Ok(())
}

/// The words of heads of columns, and spans of years such as 2017–2020, in narrow columns.
fn breaks_neither_heads_nor_spans_of_years(app: &App) -> Outcome {
    let script = "
        const [selector, pattern] = arguments;
        const broken = [];
        let count = 0;
        for (const one of document.querySelectorAll(selector)) {
            if (!one.checkVisibility()) continue;
            const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode;
                for (const { 0: word, index } of text.data.matchAll(new RegExp(pattern, 'gu'))) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    const lines = new Set([...range.getClientRects()].map(place => Math.round(place.top)));
                    count += 1;
                    if (lines.size > 1) broken.push(word);
                }
            }
        }
        return [count, broken]";
    let spans = r"\d+–\u2060?\d+";
    for (path, selector, pattern) in [
        ("?view=actors", ".actors thead th", r"\p{L}+"),
        ("?view=objectives", ".band small", spans),
        ("?programme=life-science", ".kicker, .about dd", spans),
    ] {
        for language in ["sv", "en"] {
            for width in [320, 360, 768] {
                let path = format!("{}{path}", folder(language));
                let _host = app.open_narrow(width, &path)?;
                let found = app
                    .session
                    .run(script, &[selector.into(), pattern.into()])?;
                let place = format!("{path} at {width} px");
                assert!(number(&found[0]) > 0, "nothing to look at: {place}");
                assert_eq!(strings(&found[1])?, [""; 0], "{place}");
            }
        }
    }
    Ok(())
}

/// Chips that have no room, and columns of the matrix, are scrolled to. Until then the end of what is seen fades.
fn says_where_a_line_goes_on(app: &App) -> Outcome {
    for (path, fitting, selector) in [
        (
            "?area=policy&area=varden&kind=report",
            "?area=policy",
            ".chips",
        ),
        ("?view=matrix", "?view=matrix", ".matrix-box"),
    ] {
        let fades = format!(
            "return getComputedStyle(document.querySelector('{selector}')).maskImage !== 'none'"
        );
        let _host = app.open_narrow(360, path)?;
        app.until("a line that fades", &fades)?;
        app.ask(&format!(
            "document.querySelector('{selector}').scrollLeft = 10_000"
        ))?;
        wait("its end", || Ok(app.ask(&fades)? == false))?;
        // Where all of it has room, nothing fades.
        let _host = app.open_narrow(1000, fitting)?;
        app.settle()?;
        assert_eq!(app.ask(&fades)?, false, "{fitting}");
    }
    Ok(())
}

/// On a phone the list is far below the search.
fn leads_from_the_number_to_the_list_on_a_phone(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        let _host = app.open_narrow(360, &format!("{}?q=cancer", folder(language)))?;
        let beside = "
            const [number, link] = ['#count', '.to-list'].map(one => document.querySelector(one).getBoundingClientRect());
            return Math.abs(number.top + number.bottom - link.top - link.bottom) < 6 && number.right < link.left";
        assert_eq!(app.ask(beside)?, true, "the way stands beside the number");
        app.click(".to-list")?;
        app.until(
            "the list",
            "const { top } = document.querySelector('#results-heading').getBoundingClientRect(); return top >= 0 && top < 100",
        )?;
        app.expect_query(&[("q", "cancer")])?;
    }
    Ok(())
}

fn shows_rows_where_the_wheel_has_no_room(app: &App) -> Outcome {
    let places = "return [...document.querySelectorAll('[data-mark][data-main]')].map(mark => {
        const place = mark.getBoundingClientRect();
        return [mark.dataset.mark, Math.round(place.x), Math.round(place.y + scrollY)].join();
    })";
    app.open("")?;
    let wheel = app.ask(places)?;
    let _host = app.open_narrow(360, "")?;
    app.settle()?;
    let rows = app.ask(places)?;
    assert_ne!(rows, wheel);
    assert_eq!(
        app.marks()?.iter().filter(|(_, _, main)| *main).count(),
        app.oracle.total(),
        "filled marks in the rows"
    );
    app.open_from_map("komet")?;
    Ok(())
}
