//! An element comes to life, does what it is told, and leaves nothing in the page.

use serde_json::json;

use super::{
    CARE, ask_in, click_in, expect_filtered, heard, map, open, until_in, visit, wait_until_ready,
};
use crate::app::{App, LIST_STEP, strings, wait_for};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    comes_to_life_and_filters_without_a_trace_in_the_page,
    has_links_that_lead_to_its_own_page,
    does_what_its_attributes_say,
    stands_beside_another_element,
    mirrors_its_state_into_the_address,
    shows_content_that_was_replaced,
    leaves_the_page_and_comes_back_with_the_same_program,
    leaves_no_page_behind_however_often_it_is_mounted,
];

/// The visitor chooses, opens and closes.
fn choose_open_and_close(app: &App) -> Outcome {
    click_in(app, "map", CARE)?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    click_in(app, "map", "#results [data-initiative] a")?;
    until_in(
        app,
        "map",
        "the details",
        "return map.querySelector('#details').dataset.item",
    )?;
    until_in(
        app,
        "map",
        "the entry that unfolds, with the focus where it was",
        "return map.querySelector('#results [data-initiative] #details') !== null && map.activeElement?.matches('[aria-expanded=true]')",
    )?;
    let item = ask_in(
        app,
        "map",
        "return map.querySelector('#details').dataset.item",
    )?;
    let query = format!("area=varden&item={}", text(&item));
    assert_eq!(
        heard(app, "state")?,
        [
            json!(["state", "map", { "v": 1, "query": "area=varden" }]),
            json!(["state", "map", { "v": 1, "query": query }]),
        ]
    );
    let link = ask_in(
        app,
        "map",
        "return map.querySelector('#details-link').value",
    )?;
    assert_eq!(
        link,
        format!("{}?item={}", app.site.address(""), text(&item))
    );
    click_in(app, "map", "#details .close")?;
    until_in(
        app,
        "map",
        "the focus back",
        "return map.activeElement?.closest('#results') !== null",
    )
}

fn comes_to_life_and_filters_without_a_trace_in_the_page(app: &App) -> Outcome {
    let trace = "return [location.href, history.length, document.title, document.documentElement.outerHTML.length,
        Object.keys(globalThis).length]";
    let host = visit(app, "", &map("map", ""), None)?;
    // Chromium's driver adds something to the page's globals at its first click.
    app.click("h1")?;
    let before = app.ask(trace)?;
    wait_until_ready(app, &["map"])?;
    assert_eq!(heard(app, "ready")?, [json!(["ready", "map", { "v": 1 }])]);
    expect_filtered(app, "map", &[])?;
    assert_eq!(ask_in(app, "map", "return element.query")?, "");

    choose_open_and_close(app)?;

    assert_eq!(app.ask(trace)?, before, "what the page has of its own");
    assert_eq!(app.ask("return complaints")?, json!([]));
    drop(host);
    Ok(())
}

fn has_links_that_lead_to_its_own_page(app: &App) -> Outcome {
    for (language, folder) in [("sv", ""), ("en-GB", "en/")] {
        let _host = open(app, &format!("lang={language} query=item=komet"))?;
        assert_eq!(
            ask_in(app, "map", "return map.querySelector('.guest').lang")?,
            &language[..2]
        );
        let links = ask_in(
            app,
            "map",
            "return [...map.querySelectorAll('[href]')].map(link => link.getAttribute('href'))",
        )?;
        let own = app.site.address(folder);
        let links = strings(&links)?;
        let states = links
            .iter()
            .filter(|link| link.starts_with(&format!("{own}?")));
        assert!(
            states.count() > app.oracle.memberships(),
            "links to states at {own}: {:?}",
            links.first()
        );
        for link in &links {
            assert!(
                link.starts_with("http"),
                "{link} leads into the host's page"
            );
        }
    }
    // A link to a fragment of the page scrolls to its target in the element.
    ask_in(app, "map", "map.querySelector('.skip').click()")?;
    until_in(
        app,
        "map",
        "the results",
        "return map.activeElement?.id === 'results-heading'",
    )?;
    assert_eq!(app.ask("return location.hash")?, "");
    Ok(())
}

fn does_what_its_attributes_say(app: &App) -> Outcome {
    let source = app
        .site
        .address("?area=varden&theme=dark&controls=none&embed=");
    let _host = open(app, &format!("src=\"{}\"", source.replace('&', "&amp;")))?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    let looks = "return [map.querySelector('#filter').checkVisibility(), getComputedStyle(map.querySelector('.guest')).colorScheme]";
    assert_eq!(ask_in(app, "map", looks)?, json!([false, "dark"]));
    assert!(
        heard(app, "state")?.is_empty(),
        "the first state is no change"
    );

    ask_in(
        app,
        "map",
        "element.setAttribute('query', 'kind=report'); element.setAttribute('controls', 'all')",
    )?;
    expect_filtered(app, "map", &[("kind", "report")])?;
    assert_eq!(ask_in(app, "map", looks)?, json!([true, "dark"]));
    ask_in(app, "map", "element.setAttribute('theme', 'light')")?;
    until_in(
        app,
        "map",
        "the light",
        "return getComputedStyle(map.querySelector('.guest')).colorScheme === 'light'",
    )?;
    expect_filtered(app, "map", &[("kind", "report")])?;

    // The property mirrors the attribute, and includes what the visitor has changed.
    ask_in(
        app,
        "map",
        "element.query = 'q=nonsense&area=none&view=timeline'",
    )?;
    until_in(
        app,
        "map",
        "the timeline",
        "return map.querySelector('.timeline')",
    )?;
    until_in(
        app,
        "map",
        "the state",
        "return element.query === 'q=nonsense&view=timeline'",
    )?;
    ask_in(app, "map", "element.query = ''")?;
    expect_filtered(app, "map", &[])?;
    let states = heard(app, "state")?;
    let states: Vec<&str> = states.iter().map(|one| text(&one[2]["query"])).collect();
    assert_eq!(states, ["kind=report", "q=nonsense&view=timeline", ""]);
    Ok(())
}

fn stands_beside_another_element(app: &App) -> Outcome {
    let maps = [map("one", "query=area=varden"), map("two", "lang=en")].concat();
    let _host = visit(app, "", &maps, None)?;
    wait_until_ready(app, &["one", "two"])?;
    expect_filtered(app, "one", &[("area", "varden")])?;
    expect_filtered(app, "two", &[])?;
    click_in(
        app,
        "two",
        "#filter label:has(input[name=kind][value=report])",
    )?;
    expect_filtered(app, "two", &[("kind", "report")])?;
    expect_filtered(app, "one", &[("area", "varden")])?;
    // One that is added later, and one that is moved.
    app.ask("const three = document.createElement('life-science-map'); three.id = 'three'; three.lang = 'sv'; document.body.append(three);
        document.body.append(document.getElementById('one'))")?;
    wait_until_ready(app, &["three"])?;
    expect_filtered(app, "three", &[])?;
    ask_in(app, "one", "element.query = 'kind=report'")?;
    expect_filtered(app, "one", &[("kind", "report")])?;
    expect_filtered(app, "three", &[])?;
    assert_eq!(app.ask("return complaints")?, json!([]));
    Ok(())
}

fn mirrors_its_state_into_the_address(app: &App) -> Outcome {
    let host = open(app, "mirror=map query=kind=report")?;
    expect_filtered(app, "map", &[("kind", "report")])?;
    assert_eq!(
        app.ask("return location.search")?,
        "",
        "nothing has changed yet"
    );
    let entries = app.ask("return history.length")?;
    app.ask("history.replaceState({ host: 1 }, '', '?page=2#part')")?;
    click_in(app, "map", CARE)?;
    app.until("the address", "return location.search.includes('varden')")?;
    let address = text(&app.ask("return location.href")?).to_owned();
    assert!(
        address.ends_with("?page=2&map=area%3Dvarden%26kind%3Dreport#part"),
        "{address}"
    );
    assert_eq!(
        app.ask("return [history.length, history.state]")?,
        json!([entries, { "host": 1 }])
    );

    // Somebody else opens the address, and goes back from another one.
    app.session.goto("about:blank")?;
    app.session.goto(&address)?;
    wait_until_ready(app, &["map"])?;
    expect_filtered(app, "map", &[("area", "varden"), ("kind", "report")])?;
    app.ask("history.pushState(null, '', '?map=area%3Dpolicy')")?;
    app.ask("dispatchEvent(new PopStateEvent('popstate'))")?;
    expect_filtered(app, "map", &[("area", "policy")])?;
    drop(host);
    Ok(())
}

fn shows_content_that_was_replaced(app: &App) -> Outcome {
    let mut content = app.oracle.content().clone();
    content["initiatives"]
        .as_array_mut()
        .ok_or("no initiatives")?
        .truncate(40);
    app.site.replace_content(content.to_string().as_bytes());
    let _host = open(app, "")?;
    let seen = "return [map.querySelectorAll('.entry').length, map.querySelectorAll('main, h1').length,
        [...map.querySelectorAll('[href]')].every(link => /^http/.test(link.getAttribute('href')))]";
    assert_eq!(ask_in(app, "map", seen)?, json!([LIST_STEP, 0, true]));
    click_in(app, "map", "#results [data-initiative] a")?;
    until_in(
        app,
        "map",
        "the details",
        "return map.querySelector('#details').dataset.item",
    )
}

/// Takes the element out of the page, and waits until its map has ended.
fn take_away(app: &App) -> Outcome {
    app.ask("globalThis.gone = document.getElementById('map'); gone.remove()")?;
    app.until(
        "an empty shadow root",
        "return gone.shadowRoot.childElementCount === 0",
    )
}

/// Like a host that mounts one on each of its own pages.
fn leaves_the_page_and_comes_back_with_the_same_program(app: &App) -> Outcome {
    let _host = open(app, "")?;
    ask_in(app, "map", "element.query = 'area=varden'")?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    for round in 2..4 {
        take_away(app)?;
        // It must not react to what happens now.
        app.ask(
            "dispatchEvent(new PopStateEvent('popstate')); dispatchEvent(new Event('resize'))",
        )?;
        app.ask("document.body.append(gone)")?;
        wait_for(
            std::time::Duration::from_secs(20),
            "the element to be ready again",
            || Ok(heard(app, "ready")?.len() == round),
        )?;
        expect_filtered(app, "map", &[("area", "varden")])?;
    }
    let programs = app.ask(
        "return performance.getEntriesByType('resource').filter(({ name }) => /life-science-map-\\w+\\.js/.test(name)).length",
    )?;
    assert_eq!(programs, 1, "programs that were loaded");
    assert_eq!(app.ask("return complaints")?, json!([]));
    Ok(())
}

/// What Chromium still holds after collecting its garbage: nodes, listeners, bytes of the heap.
fn held(app: &App) -> Outcome<[f64; 3]> {
    let nothing = json!({});
    for _ in 0..2 {
        app.session
            .devtools("HeapProfiler.collectGarbage", &nothing)?;
    }
    let counters = app.session.devtools("Memory.getDOMCounters", &nothing)?;
    let heap = app.session.devtools("Runtime.getHeapUsage", &nothing)?;
    let numbers = [
        &counters["nodes"],
        &counters["jsEventListeners"],
        &heap["usedSize"],
    ];
    Ok(numbers.map(|own| own.as_f64().unwrap_or(f64::NAN)))
}

/// A host whose visitors go back and forth mounts the element fifty times. A map has some 2,300 nodes, 100 listeners and a megabyte.
fn leaves_no_page_behind_however_often_it_is_mounted(app: &App) -> Outcome {
    const MOUNTS: usize = 50;
    const FIRST: usize = 5;
    let _host = open(app, "")?;
    let mut before = [0.0; 3];
    for round in 1..=MOUNTS {
        take_away(app)?;
        app.ask(
            "gone = undefined;
            const next = document.createElement('life-science-map');
            next.id = 'map'; next.lang = 'sv'; document.body.append(next);",
        )?;
        wait_for(
            std::time::Duration::from_secs(20),
            "the next element to be ready",
            || Ok(heard(app, "ready")?.len() == round + 1),
        )?;
        if round == FIRST {
            before = held(app)?;
        }
    }
    let after = held(app)?;
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let mounts = (MOUNTS - FIRST) as f64;
    let stays = [0, 1, 2].map(|own| (after[own] - before[own]) / mounts);
    println!("    a mount leaves {stays:?} nodes, listeners, bytes");
    let most = [1.0, 1.0, 8_000.0];
    for (own, most) in stays.iter().zip(most) {
        assert!(
            *own <= most,
            "{stays:?} nodes, listeners, bytes stay of each mount"
        );
    }
    assert_eq!(app.ask("return complaints")?, json!([]));
    Ok(())
}
