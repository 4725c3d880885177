//! How the page starts: it becomes ready, complete and quiet, loads from its own origin only, and does not shift its
//! layout.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::app::{
    App, expect_in_list, folder, items, percent_encoded, query_string, strings, wait, wait_for,
};
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::site::Site;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    becomes_ready_with_everything_in_both_languages,
    draws_every_membership_once,
    stays_quiet_on_the_console,
    asks_its_own_origin_alone_and_nothing_twice,
    does_not_shift_while_it_comes_to_life only Chromium: "no other engine reports layout shifts",
    shows_a_content_file_that_was_replaced_after_the_build,
    shows_a_replaced_content_file_that_is_as_long_as_the_old_one,
    builds_the_page_that_would_be_served,
    keeps_what_a_visitor_has_opened_when_the_content_is_replaced,
    counts_a_search_in_the_matrix_once_the_content_has_come,
    waits_as_long_as_something_arrives only Chromium: "half a minute, and the same program in all engines",
];

fn becomes_ready_with_everything_in_both_languages(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        app.open_with(language, &[])?;
        let total = app.oracle.total();
        assert_eq!(app.count()?, (total, total));
        assert_eq!(app.ask("return document.documentElement.lang")?, language);
        app.expect_filtered(&[])?;
        assert_eq!(app.why_it_does_not_run()?, [""; 0], "it does");
        app.show_more(None)?;
        let results = app.session.find("#results")?;
        let shown = app.session.text(&results)?;
        for initiative in app.oracle.list("initiatives") {
            let name = text(&initiative["name"][language]);
            assert!(shown.contains(name), "{name:?} is not in the list");
        }
    }
    Ok(())
}

fn draws_every_membership_once(app: &App) -> Outcome {
    app.open("")?;
    let marks = app.marks()?;
    let drawn: BTreeSet<(&str, &str)> = marks
        .iter()
        .map(|(item, sector, _)| (item.as_str(), sector.as_str()))
        .collect();
    assert_eq!(drawn.len(), marks.len(), "a mark is there twice");
    let mut expected = BTreeSet::new();
    let mut filled = BTreeSet::new();
    for initiative in app.oracle.list("initiatives") {
        let (id, sectors) = (text(&initiative["id"]), Oracle::sectors(initiative));
        filled.extend(sectors.first().map(|&sector| (id, sector)));
        expected.extend(sectors.into_iter().map(|sector| (id, sector)));
    }
    assert_eq!(drawn, expected);
    let main = marks.iter().filter(|(_, _, main)| *main);
    let main: BTreeSet<(&str, &str)> = main
        .map(|(item, sector, _)| (item.as_str(), sector.as_str()))
        .collect();
    assert_eq!(main, filled, "the filled marks");
    Ok(())
}

fn stays_quiet_on_the_console(app: &App) -> Outcome {
    for page in [
        "",
        "en/",
        "?area=varden&q=h%C3%A4l&item=komet",
        "en/?kind=report&theme=dark",
    ] {
        app.open(page)?;
        if page.contains("item") {
            // The details lie over the filter.
            app.click("#details .back")?;
            app.expect_opened(None)?;
        }
        app.toggle("kind", "report")?;
        app.settle()?;
        app.open_from_list(&app.listed()?[0])?;
        app.press(Key::Escape)?;
        assert_eq!(app.complaints()?, [""; 0], "on {page:?}");
    }
    Ok(())
}

fn asks_its_own_origin_alone_and_nothing_twice(app: &App) -> Outcome {
    for language in ["sv", "en"] {
        // At another origin, because cached files would not be requested.
        let site = app.site.at_another_origin()?;
        let app = App {
            site: &site,
            ..*app
        };
        app.open(folder(language))?;
        app.toggle("area", "varden")?;
        app.expect_filtered(&[("area", "varden")])?;

        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        let loaded = strings(&app.ask(script)?)?;
        let foreign: Vec<&String> = loaded
            .iter()
            .filter(|url| !url.starts_with(&site.address("")))
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert!(
            loaded.contains(&site.address("content.json")),
            "the content is not among {loaded:?}"
        );

        // Browsers request this one on their own, even for pages that name another icon.
        let requests = site
            .requests()
            .into_iter()
            .filter(|exchange| exchange.request.path != "/favicon.ico");
        let requests: Vec<(String, Option<u16>)> = requests
            .map(|exchange| (exchange.request.path, exchange.status))
            .collect();
        assert!(
            requests.iter().all(|(_, status)| *status == Some(200)),
            "{requests:?}"
        );
        for (path, _) in &requests {
            let times = requests.iter().filter(|(other, _)| other == path).count();
            assert_eq!(times, 1, "{path} was asked for {times} times");
        }
    }
    Ok(())
}

fn does_not_shift_while_it_comes_to_life(app: &App) -> Outcome {
    let script = "
        const done = arguments[0];
        const shifts = [];
        new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => done(shifts.map(shift => ({
            value: shift.value,
            at: Math.round(shift.startTime),
            moved: shift.sources.map(source => source.node?.outerHTML?.slice(0, 120) ?? source.node?.nodeName),
        }))), 100))";
    for page in ["", "en/"] {
        for width in [1280, 360] {
            app.emulate_width(width)?;
            app.open(page)?;
            app.until(
                "the whole content",
                "return performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/content.json') && entry.responseEnd > 0)",
            )?;
            let shifts = app.session.run_async(script, &[])?;
            assert!(
                items(&shifts).is_empty(),
                "on {page:?} at {width} px: {shifts:#}"
            );
        }
    }
    Ok(())
}

fn shows_a_content_file_that_was_replaced_after_the_build(app: &App) -> Outcome {
    let mut content = app.oracle.content().clone();
    let gone = "drive-me";
    let renamed = "komet";
    let initiatives = content["initiatives"]
        .as_array_mut()
        .ok_or("no initiatives")?;
    initiatives.retain(|one| one["id"] != gone);
    for one in initiatives {
        if let Some(related) = one["related"].as_array_mut() {
            related.retain(|id| id != gone);
        }
        if one["id"] == renamed {
            one["name"]["sv"] = Value::from("Ålabodarnas nya kommitté");
        }
    }
    app.site.replace_content(content.to_string().as_bytes());
    let left = app.oracle.total() - 1;
    app.open("")?;
    assert_eq!(app.count()?, (left, left));
    app.show_more(None)?;
    assert_eq!(app.listed()?.len(), left);
    let entry = app
        .session
        .find(&format!("#results [data-initiative='{renamed}']"))?;
    let shown = app.session.text(&entry)?;
    assert!(
        shown.contains("Ålabodarnas nya kommitté"),
        "the list still says {shown:?}"
    );
    assert!(
        !app.listed()?.iter().any(|id| id == gone),
        "{gone} is still in the list"
    );
    assert!(
        app.marks()?.iter().all(|(id, _, _)| id != gone),
        "{gone} is still on the map"
    );
    // It works, and does not only look right.
    app.toggle("area", "policy")?;
    let policy = Oracle::new(&content.to_string())?.matching(&[("area", "policy")]);
    wait("the area's initiatives", || {
        Ok(app.count()?.0 == policy.len() && app.lit()? == policy)
    })?;
    expect_in_list(&app.listed()?, &policy, "of the area");
    Ok(())
}

/// At first the page then takes its excerpt for that of the file.
fn shows_a_replaced_content_file_that_is_as_long_as_the_old_one(app: &App) -> Outcome {
    app.open("")?;
    let first = app.listed()?.swap_remove(0);
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    let name = text(&app.oracle.entry("initiatives", &first)?["name"]["sv"]);
    let renamed = "Z".repeat(name.len());
    let content = site.content().replacen(name, &renamed, 1);
    assert_eq!(content.len(), site.content().len());
    site.replace_content(content.as_bytes());
    app.open("")?;
    app.until(
        "the new name in the list",
        &format!("return document.querySelector('#results').innerText.includes('{renamed}')"),
    )?;
    let oracle = Oracle::new(&content)?;
    expect_in_list(&app.listed()?, &oracle.matching(&[]), "once replaced");
    let app = App {
        oracle: &oracle,
        ..app
    };
    app.toggle("area", "policy")?;
    app.expect_filtered(&[("area", "policy")])?;
    app.expect_query(&[("area", "policy")])?;
    app.search("zzz")?;
    app.expect_filtered(&[("area", "policy"), ("q", "zzz")])?;
    app.session.back()?;
    app.expect_filtered(&[("area", "policy")])?;
    app.session.back()?;
    app.expect_filtered(&[])?;
    app.expect_query(&[])
}

/// Serves `content` in so many pieces, each after a pause of so many seconds.
fn trickle(site: &Site, content: &str, pieces: usize, seconds: u64) {
    site.fail(
        "content.json",
        Fault::Trickle {
            body: content.as_bytes().to_owned(),
            pieces,
            pause: Duration::from_secs(seconds),
        },
    );
}

/// A page of a content that was replaced is built in the browser. Of a file that says the same, that is the page that was
/// served: the same elements with the same attributes and texts.
fn builds_the_page_that_would_be_served(app: &App) -> Outcome {
    let elements = "
        const attributes = (one) => [...one.attributes]
            .map((own) => own.name + '=' + own.value).sort().join(' ');
        const texts = (one) => [...one.childNodes]
            .filter((own) => own.nodeType === 3).map((own) => own.data).join('');
        return [...document.querySelectorAll('#app *')]
            .map((one) => [one.tagName, attributes(one), texts(one)].join(' '))";
    for page in ["", "en/"] {
        let site = app.site.at_another_origin()?;
        let app = &App {
            site: &site,
            ..*app
        };
        app.open(page)?;
        app.settle()?;
        let served = strings(&app.ask(elements)?)?;
        trickle(&site, &[site.content(), "\n"].concat(), 1, 2);
        app.visit(page)?;
        app.until(
            "the page that was served to answer",
            "return document.querySelector('#filter fieldset')?.disabled === false",
        )?;
        app.ask("document.querySelector('#app > *').setAttribute('data-served', '')")?;
        app.until(
            "another page in its place",
            "return document.querySelector('#app > :not([data-served])') !== null",
        )?;
        app.wait_until_ready()?;
        app.settle()?;
        let built = strings(&app.ask(elements)?)?;
        for (before, now) in served.iter().zip(&built) {
            assert_eq!(now, before, "{page}");
        }
        assert_eq!(built.len(), served.len(), "{page}");
    }
    Ok(())
}

/// The content has changed since the build, and arrives after the visitor has begun: what is open stays open.
fn keeps_what_a_visitor_has_opened_when_the_content_is_replaced(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    let mut content = app.oracle.content().clone();
    content["title"]["sv"] = Value::from("En ny karta");
    trickle(&site, &content.to_string(), 1, 4);
    app.visit("")?;
    app.until(
        "controls that answer",
        "return document.querySelector('#filter fieldset')?.disabled === false",
    )?;
    let unfold = "
        const summary = document.querySelector('#filter details summary');
        summary.parentElement.open = true;
        document.querySelector('[name=area]').focus();
        return document.activeElement.value";
    let focused = app.ask(unfold)?;
    app.toggle("kind", "report")?;
    app.ask("document.querySelector('[name=area]').focus()")?;
    app.until(
        "the new content",
        "return document.querySelector('h1').textContent === 'En ny karta'",
    )?;
    app.wait_until_ready()?;
    let kept = "return [
        document.querySelector('#filter details').open,
        document.activeElement.name === 'area' && document.activeElement.value,
        document.querySelector('[name=kind][value=report]').checked]";
    wait("what was open and had the focus", || {
        Ok(app.ask(kept)? == json!([true, focused, true]))
    })
}

/// The cells of the matrix respect the search, also when its texts arrive late.
fn counts_a_search_in_the_matrix_once_the_content_has_come(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    trickle(&site, site.content(), 1, 3);
    let words = "vård";
    app.visit(&format!("?view=matrix&q={}", percent_encoded(words)))?;
    app.wait_until_ready()?;
    let expected = app.oracle.matching(&[("q", words)]).len();
    wait("the number", || Ok(app.count()?.0 == expected))?;
    // The grand total.
    let sum = "return +document.querySelector('.matrix tfoot td:last-child').textContent.replace(/\\D/g, '')";
    wait("the sum of the matrix", || Ok(app.ask(sum)? == expected))
}

/// A large file on a slow connection may take longer than a pause without data may.
fn waits_as_long_as_something_arrives(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = &App {
        site: &site,
        ..*app
    };
    trickle(&site, site.content(), 5, 4);
    let found = [("q", "vård")];
    app.visit(&query_string(&found))?;
    wait_for(Duration::from_secs(40), "the whole content", || {
        assert_eq!(app.errors()?, [""; 0]);
        Ok(
            app.ask("return document.querySelector('#count').hasAttribute('data-matching')")?
                == true,
        )
    })?;
    app.expect_filtered(&found)
}
