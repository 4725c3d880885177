//! The custom element in somebody else's page, without a frame.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::app::{App, LIST_STEP, expect_in_list, items, strings, wait, wait_for};
use crate::axe;
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::oracle::Condition;
use crate::webdriver::{Element, Key, Outcome, text};

pub const CASES: &[Case] = cases![
    comes_to_life_and_filters_without_a_trace_in_the_page,
    has_links_that_lead_to_its_own_page,
    does_what_its_attributes_say,
    stands_beside_another_element,
    mirrors_its_state_into_the_address,
    is_quiet_under_a_strict_policy,
    neither_takes_nor_gives_style,
    has_text_of_one_size_whatever_a_rem_is,
    keeps_its_size_whatever_a_rem_is not WebKit: "2.50 zooms text, and leaves lengths in rem what they are in the page: its boxes are narrower",
    walks_by_keyboard_and_gives_the_focus_back,
    takes_no_focus_that_is_the_pages,
    leaves_what_stands_in_it_where_it_cannot_be_had,
    can_be_read_where_the_program_cannot_start,
    shows_content_that_was_replaced,
    leaves_the_page_and_comes_back_with_the_same_program,
    is_read_before_any_script_as_an_included_fragment,
    has_no_faults_that_axe_finds,
    is_printed_whole_with_its_page only Chromium: "its driver alone gives the printed file",
];

/// Records the events that the page receives.
const EARS: &str = "
    globalThis.heard = [];
    globalThis.complaints = [];
    for (const name of ['ready', 'state']) {
        addEventListener(`life-science-map:${name}`, ({ target, detail }) => heard.push([name, target.id, detail]));
    }
    const complain = (kind, words) => complaints.push(`${kind}: ${words}`);
    addEventListener('error', event => complain('error', event.message ?? event.target.src ?? event.target.href), true);
    addEventListener('unhandledrejection', event => complain('rejection', event.reason));
    addEventListener('securitypolicyviolation', event => complain('policy', `${event.violatedDirective} ${event.blockedURI}`));
    for (const level of ['error', 'warn']) {
        const original = console[level];
        console[level] = (...words) => { complain(level, words.join(' ')); original.apply(console, words); };
    }
";

/// A page with `body` around or after the script of the element.
fn page(app: &App, style: &str, body: &str) -> String {
    let script = app.site.address("element.js");
    format!(
        "<style nonce=host>body {{ margin: 0 }} {style}</style><script nonce=host>{EARS}</script>\
         <script type=module src=\"{script}\"></script><h1>Host</h1><button id=before>Before</button>{body}\
         <button id=after>After</button>"
    )
}

/// An element with these attributes, in Swedish unless they say otherwise, that contains a link.
fn map(id: &str, attributes: &str) -> String {
    let language = if attributes.contains("lang=") {
        ""
    } else {
        "lang=sv"
    };
    format!(
        "<life-science-map id={id} {language} {attributes}><a href=\"#link\">Map</a></life-science-map>"
    )
}

/// Opens a page with this style, body and policy.
fn visit(app: &App, style: &str, body: &str, policy: Option<&str>) -> Outcome<Host> {
    let host = Host::serving(&page(app, style, body), policy)?;
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    Ok(host)
}

/// Waits until the elements with these ids have said that they are ready.
fn wait_until_ready(app: &App, ids: &[&str]) -> Outcome {
    wait_for(std::time::Duration::from_secs(20), "the elements", || {
        let heard = heard(app, "ready")?;
        let ready: Vec<&str> = heard.iter().map(|one| text(&one[1])).collect();
        Ok(ids.iter().all(|id| ready.contains(id)))
    })
}

/// Opens a page with one element with these attributes and the id `map`, and waits until it is ready.
fn open(app: &App, attributes: &str) -> Outcome<Host> {
    let host = visit(app, "", &map("map", attributes), None)?;
    wait_until_ready(app, &["map"])?;
    Ok(host)
}

/// The events of this name: name, target, detail.
fn heard(app: &App, name: &str) -> Outcome<Vec<Value>> {
    let heard = app.ask("return heard")?;
    let events = items(&heard).iter().filter(|one| one[0] == name);
    Ok(events.cloned().collect())
}

/// The return value of `script`, with the element in `element` and its shadow root in `map`.
fn ask_in(app: &App, id: &str, script: &str) -> Outcome<Value> {
    app.ask(&format!(
        "const element = document.getElementById('{id}'); const map = element.shadowRoot; {script}"
    ))
}

/// Waits until `script` returns true: see [`ask_in`].
fn until_in(app: &App, id: &str, what: &str, script: &str) -> Outcome {
    app.until(
        what,
        &format!(
            "const element = document.getElementById('{id}'); const map = element.shadowRoot; {script}"
        ),
    )
}

/// Clicks what matches `selector` in the element.
fn click_in(app: &App, id: &str, selector: &str) -> Outcome {
    let found = ask_in(
        app,
        id,
        &format!("return map.querySelector(\"{selector}\")"),
    )?;
    let found = Element::from_json(&found).ok_or_else(|| format!("no {selector} in {id}"))?;
    app.session.click(&found)
}

/// Waits until the element shows what the oracle says, in count and list.
fn expect_filtered(app: &App, id: &str, conditions: &[Condition]) -> Outcome {
    let expected = app.oracle.matching(conditions);
    until_in(
        app,
        id,
        &format!("{} initiatives in {id}", expected.len()),
        &format!(
            "return +map.querySelector('#count').dataset.matching === {}",
            expected.len()
        ),
    )?;
    let listed = || -> Outcome<Vec<String>> {
        strings(&ask_in(
            app,
            id,
            "return [...map.querySelectorAll('#results [data-initiative]')].map(one => one.dataset.initiative)",
        )?)
    };
    // It follows the number.
    wait("the list", || {
        let listed = listed()?;
        Ok(listed.len() == expected.len().min(LIST_STEP)
            && listed.iter().all(|one| expected.contains(one)))
    })?;
    expect_in_list(&listed()?, &expected, &format!("{conditions:?} in {id}"));
    Ok(())
}

/// How many initiatives the list shows before "show more".
fn listed_at_first(app: &App) -> usize {
    app.oracle.total().min(LIST_STEP)
}

/// The option that chooses care.
const CARE: &str = "#filter label:has(input[name=area][value=varden])";

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

    // The visitor chooses, opens and closes.
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
    )?;

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

fn walks_by_keyboard_and_gives_the_focus_back(app: &App) -> Outcome {
    let _host = open(app, "controls=none")?;
    app.ask("document.getElementById('before').focus()")?;
    let focus = "const active = map.activeElement; return active && (active.dataset.mark ?? active.className.baseVal ?? active.className)";
    // Through the skip link and the links to the views to the map's one tab stop.
    let mut walked = Vec::new();
    loop {
        app.press(Key::Tab)?;
        let here = ask_in(
            app,
            "map",
            "const active = map.activeElement; return active && [active.localName, active.dataset.mark ?? null]",
        )?;
        assert!(walked.len() < 40, "no mark among {walked:?}");
        walked.push(here.clone());
        if here[1].is_string() {
            break;
        }
    }
    let first = ask_in(app, "map", focus)?;
    app.press(Key::Right)?;
    until_in(
        app,
        "map",
        "the next mark",
        &format!(
            "return map.activeElement.dataset.mark !== '{}'",
            text(&first)
        ),
    )?;
    let item = ask_in(app, "map", focus)?;
    app.press(Key::Enter)?;
    until_in(
        app,
        "map",
        "the details",
        "return map.activeElement?.id === 'panel-heading'",
    )?;
    app.press(Key::Escape)?;
    until_in(
        app,
        "map",
        "the mark again",
        &format!(
            "return map.activeElement?.dataset.mark === '{}'",
            text(&item)
        ),
    )?;
    // A key press outside the element must not affect it.
    ask_in(app, "map", "element.query = 'item=komet'")?;
    until_in(
        app,
        "map",
        "the details",
        "return map.querySelector('#details').dataset.item === 'komet'",
    )?;
    app.ask("document.getElementById('after').focus()")?;
    app.press(Key::Escape)?;
    assert_eq!(
        ask_in(
            app,
            "map",
            "return map.querySelector('#details').dataset.item"
        )?,
        "komet"
    );
    Ok(())
}

fn takes_no_focus_that_is_the_pages(app: &App) -> Outcome {
    let place =
        "const active = document.activeElement; return [active.id || active.localName, scrollY]";
    let _host = open(app, "query=item=komet")?;
    let details =
        |item: &str| format!("return map.querySelector('#details').dataset.item === '{item}'");
    until_in(app, "map", "the details", &details("komet"))?;
    app.settle()?;
    assert_eq!(app.ask(place)?, json!(["body", 0]), "at the beginning");

    // The visitor opens something; then the page asks for another state when its own button is pressed.
    click_in(app, "map", "#results [data-initiative] a")?;
    until_in(
        app,
        "map",
        "the focus on its name",
        "return map.activeElement?.matches('[aria-expanded=true]')",
    )?;
    app.ask("scrollTo(0, 0); document.getElementById('before').focus()")?;
    ask_in(app, "map", "element.query = 'item=komet'")?;
    until_in(app, "map", "the details", &details("komet"))?;
    ask_in(app, "map", "element.query = ''")?;
    until_in(
        app,
        "map",
        "nothing opened",
        "return !map.querySelector('#details').dataset.item",
    )?;
    app.settle()?;
    assert_eq!(
        app.ask(place)?,
        json!(["before", 0]),
        "at the page's own button"
    );
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

fn has_no_faults_that_axe_finds(app: &App) -> Outcome {
    let found = |attributes: Option<&str>| -> Outcome<BTreeSet<String>> {
        let body = attributes.map_or_else(String::new, |attributes| map("map", attributes));
        let _host = visit(app, "", &body, None)?;
        if attributes.is_some() {
            wait_until_ready(app, &["map"])?;
        }
        app.settle()?;
        let faults = axe::faults(app, &[])?;
        let faults = faults.iter();
        Ok(faults
            .map(|fault| format!("{} {}", fault.kind, fault.element))
            .collect())
    };
    // Ignore the faults of this test's own page.
    let own = found(None)?;
    for theme in ["light", "dark"] {
        let with = found(Some(&format!("lang=en theme={theme} query=item=komet")))?;
        let new: Vec<&String> = with.difference(&own).collect();
        assert!(new.is_empty(), "{theme}: {new:#?}");
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

/// Like a host that mounts one on each of its own pages.
fn leaves_the_page_and_comes_back_with_the_same_program(app: &App) -> Outcome {
    let _host = open(app, "")?;
    ask_in(app, "map", "element.query = 'area=varden'")?;
    expect_filtered(app, "map", &[("area", "varden")])?;
    for round in 2..4 {
        app.ask("globalThis.gone = document.getElementById('map'); gone.remove()")?;
        app.until(
            "an empty shadow root",
            "return gone.shadowRoot.childElementCount === 0",
        )?;
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
