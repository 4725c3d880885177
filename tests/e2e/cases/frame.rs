//! In a frame of somebody else's page.

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::app::{App, items, number, wait};
use crate::cases::{Case, cases};
use crate::engine::Engine;
use crate::host::Host;
use crate::site::Site;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    has_neither_header_nor_filter_from_the_first_paint_on,
    leads_to_itself_as_a_page_of_its_own,
    is_as_high_as_its_content_in_any_sandbox,
    is_as_high_as_its_content_by_messages_that_hosts_know,
    is_quiet_under_its_own_policy_and_the_hosts,
    says_what_it_shows_and_does_what_it_is_told,
    hears_nobody_but_its_host_and_no_nonsense,
    is_no_higher_than_a_host_bears only Chromium: "the fonts decide, and they are the same in all",
    comes_to_life_when_it_is_shown_later,
    fits_a_narrow_frame,
    fits_a_host_that_is_zoomed_to_400_percent only Chromium: "its driver alone can emulate a viewport",
    leaves_the_wheel_to_its_host not WebKit: "its driver turns no wheel",
    leaves_the_history_of_its_host_alone,
    takes_the_focus_in_and_gives_it_out_in_order,
    brings_what_opens_into_view,
    stands_beside_another_map,
    mirrors_its_state_into_the_address_of_its_host,
    follows_the_colours_of_its_host,
    is_printed_whole_with_its_host only Chromium: "its driver alone gives the printed file",
];

/// The most pixels of height that a frame with the whole map may need, by its width.
const HEIGHTS: [(u32, usize); 2] = [(1024, 3000), (360, 6000)];

/// Records the messages that the page receives, and who sent them.
const EARS: &str = "
    globalThis.heard = [];
    addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => heard.push({ violatedDirective, blockedURI }));
";

fn is_no_higher_than_a_host_bears(app: &App) -> Outcome {
    for path in ["", "en/"] {
        for (width, most) in HEIGHTS {
            let _host = app.open_framed(path, width, 700)?;
            app.settle()?;
            let height = number(&app.ask("return document.documentElement.scrollHeight")?);
            assert!(height <= most, "{path} at {width}: {height} px");
            app.session.enter(None)?;
        }
    }
    Ok(())
}

/// Styles that hosts give to frames.
const STYLE: &str = "body { margin: 0 } iframe { display: block; width: 100%; height: 300px; border: 3px solid; box-sizing: border-box }";

/// The host script, the recorder, and something to focus before and after `frames`.
fn host_page(app: &App, frames: &str) -> String {
    let script = app.site.address("embed.js");
    format!(
        "<link rel=icon href=\"data:,\"><style nonce=host>{STYLE}</style><script nonce=host>{EARS}</script><script src=\"{script}\"></script>\
         <button id=before>Before</button>{frames}<button id=after>After</button>"
    )
}

/// The map at `path` in a frame.
fn frame(app: &App, path: &str, attributes: &str) -> String {
    let address = app.site.address(path);
    format!("<iframe data-life-science-map src=\"{address}\" title=Map {attributes}></iframe>")
}

/// Opens a host page with `frames`.
fn embed(app: &App, frames: &str) -> Outcome<Host> {
    let host = Host::serving(&host_page(app, frames), None)?;
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    Ok(host)
}

/// Enters the host's frame number `place`, from 1, and waits until its map is ready.
fn enter(app: &App, place: usize) -> Outcome {
    app.session.enter(None)?;
    let frame = app.session.find(&format!("iframe:nth-of-type({place})"))?;
    app.session.enter(Some(&frame))?;
    app.wait_until_ready()
}

/// The return value of `script` in the frame's host page.
fn ask_host(app: &App, script: &str) -> Outcome<Value> {
    app.session.enter(None)?;
    app.ask(script)
}

/// Waits until the frame is exactly as high as its content and cannot be scrolled.
fn expect_fit(app: &App) -> Outcome {
    app.until(
        "the frame to be as high as its content",
        "const root = document.documentElement;
         return innerHeight === Math.ceil(root.getBoundingClientRect().height) && root.scrollHeight <= innerHeight
            && getComputedStyle(root).overflowY === 'hidden'",
    )
}

/// The messages of this name that the host has received.
fn heard(app: &App, name: &str) -> Outcome<Vec<Value>> {
    let heard = ask_host(app, "return heard")?;
    let kind = format!("life-science-map:{name}");
    let messages = items(&heard).iter().map(|one| &one["data"]);
    Ok(messages
        .filter(|data| data["type"] == kind.as_str())
        .cloned()
        .collect())
}

/// Opens an initiative from the list by keyboard: drivers disagree on whether they scroll the host to what they click in a
/// cross-site frame.
fn open(app: &App, item: &str) -> Outcome {
    focus(app, &format!("#results [data-initiative='{item}'] a"))?;
    app.press(Key::Enter)?;
    app.expect_opened(Some(item))
}

/// Focuses what matches `selector` in the frame, and waits until it is in the host's viewport.
fn focus(app: &App, selector: &str) -> Outcome {
    let go = format!(
        "const element = document.querySelector(\"{selector}\"); element.focus(); return document.activeElement === element"
    );
    // In WebKit no script can move the focus within a cross-site frame until the visitor has entered it.
    if app.ask(&go)? != true {
        ask_host(app, "document.querySelector('#before').focus()")?;
        app.press(Key::Tab)?;
        enter(app, 1)?;
        app.until("the focus to go there", &go)?;
    }
    expect_seen(app)
}

/// Waits until the focused element in the host's first frame is in the host's viewport.
fn expect_seen(app: &App) -> Outcome {
    wait("what has the focus to be seen", || {
        let place = "const { top, bottom } = document.activeElement.getBoundingClientRect(); return [top + scrollY, bottom + scrollY]";
        let place = app.ask(place)?;
        let view =
            "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
        let view = ask_host(app, view)?;
        enter(app, 1)?;
        let number = |value: &Value| value.as_f64().ok_or("no frame, or nothing in it");
        let (frame, height) = (number(&view[0])?, number(&view[1])?);
        let (top, bottom) = (number(&place[0])?, number(&place[1])?);
        Ok(frame + top >= 0.0 && frame + bottom <= height)
    })
}

/// The site for frames with an opaque origin: see [`Site::naming_itself`].
pub fn site_for_sandboxes(app: &App) -> Outcome<Site> {
    if app.engine == Engine::WebKit {
        app.site.naming_itself()
    } else {
        app.site.at_another_origin()
    }
}

/// Sends a message to the host's first frame.
fn order(app: &App, message: &Value) -> Outcome {
    app.session.enter(None)?;
    let script = "document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')";
    app.session
        .run(script, std::slice::from_ref(message))
        .map(drop)
}

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

fn is_as_high_as_its_content_in_any_sandbox(app: &App) -> Outcome {
    for sandbox in [
        "",
        "sandbox=allow-scripts",
        "sandbox='allow-scripts allow-same-origin'",
    ] {
        let site = site_for_sandboxes(app)?;
        let app = &App {
            site: &site,
            ..*app
        };
        let _host = embed(app, &frame(app, "?embed=a", sandbox))?;
        enter(app, 1)?;
        expect_fit(app)?;
        let whole = app.ask("return innerHeight")?.as_f64();
        app.toggle("area", "varden")?;
        app.expect_filtered(&[("area", "varden")])?;
        expect_fit(app)?;
        let part = app.ask("return innerHeight")?.as_f64();
        assert_ne!(part, whole, "its height follows, {sandbox}");
        assert_eq!(app.complaints()?, [""; 0], "{sandbox}");
    }
    Ok(())
}

fn is_as_high_as_its_content_by_messages_that_hosts_know(app: &App) -> Outcome {
    // The way hosts listen that embed charts by Datawrapper.
    let script = "
        addEventListener('message', ({ data, source }) => {
            for (const frame of document.querySelectorAll('iframe')) {
                for (const id in data['datawrapper-height']) {
                    if (frame.contentWindow === source) { frame.style.height = data['datawrapper-height'][id] + 'px'; }
                }
            }
        })";
    let map = frame(app, "?embed", "height=300");
    let page =
        format!("<style>iframe {{ border: 0; width: 100% }}</style><script>{script}</script>{map}");
    let host = Host::serving(&page, None)?;
    app.session.goto(&host.url())?;
    enter(app, 1)?;
    expect_fit(app)
}

fn is_quiet_under_its_own_policy_and_the_hosts(app: &App) -> Outcome {
    let site = app.site.address("");
    let origin = site.split('/').take(3).collect::<Vec<_>>().join("/");
    let policy = format!(
        "default-src 'none'; frame-src {origin}; script-src {origin} 'nonce-host'; style-src 'nonce-host'; img-src data:"
    );
    let page = host_page(app, &frame(app, "?embed=a", "data-follow-theme"));
    let host = Host::serving(&page, Some(&policy))?;
    app.session.goto(&host.url())?;
    enter(app, 1)?;
    expect_fit(app)?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    open(app, &app.listed()?[0])?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    assert_eq!(app.complaints()?, [""; 0]);
    let violations = "return heard.filter(one => one.violatedDirective)";
    assert_eq!(
        ask_host(app, violations)?,
        json!([]),
        "of the host's policy"
    );
    Ok(())
}

fn says_what_it_shows_and_does_what_it_is_told(app: &App) -> Outcome {
    let site = site_for_sandboxes(app)?;
    let app = &App {
        site: &site,
        ..*app
    };
    let path = "?area=varden&theme=light&embed=a+b";
    let _host = embed(app, &frame(app, path, "sandbox=allow-scripts"))?;
    enter(app, 1)?;
    app.expect_filtered(&[("area", "varden")])?;
    focus(app, "#filter input[name=kind][value=report]")?;
    app.toggle("kind", "report")?;
    app.expect_filtered(&[("area", "varden"), ("kind", "report")])?;
    expect_fit(app)?;
    let height = app.ask("return innerHeight")?;

    let query = "area=varden&kind=report&theme=light&embed=a+b";
    let said = |name: &str, more: Value| {
        let mut message =
            json!({ "type": format!("life-science-map:{name}"), "v": 1, "id": "a b" });
        for (key, value) in more.as_object().into_iter().flatten() {
            message[key] = value.clone();
        }
        message
    };
    assert_eq!(heard(app, "ready")?, [said("ready", json!({}))]);
    assert_eq!(
        heard(app, "state")?,
        [said("state", json!({ "query": query }))],
        "the change, and not the first state"
    );
    assert_eq!(
        heard(app, "height")?.pop(),
        Some(said("height", json!({ "px": height })))
    );
    let of_datawrapper = ask_host(
        app,
        "return heard.map(one => one.data['datawrapper-height']).filter(Boolean).pop()",
    )?;
    assert_eq!(of_datawrapper, json!({ "a b": height }));
    let origins = ask_host(app, "return [...new Set(heard.map(one => one.origin))]")?;
    assert_eq!(origins, json!(["null"]));

    let state = json!({ "type": "life-science-map:set-state", "v": 1, "query": "?kind=event&embed=other&controls=none" });
    order(app, &state)?;
    enter(app, 1)?;
    app.expect_filtered(&[("kind", "event")])?;
    app.expect_query(&[("kind", "event"), ("theme", "light"), ("embed", "a b")])?;
    order(
        app,
        &json!({ "type": "life-science-map:set-theme", "v": 1, "theme": "dark" }),
    )?;
    enter(app, 1)?;
    app.until(
        "the dark theme",
        "return document.documentElement.dataset.theme === 'dark'",
    )?;
    app.expect_query(&[("kind", "event"), ("theme", "dark"), ("embed", "a b")])?;
    app.expect_filtered(&[("kind", "event")])?;
    let states = heard(app, "state")?;
    let queries: Vec<&str> = states.iter().map(|state| text(&state["query"])).collect();
    assert_eq!(
        queries,
        [
            query,
            "kind=event&theme=light&embed=a+b",
            "kind=event&theme=dark&embed=a+b"
        ]
    );
    // A host whose script loads late asks.
    order(app, &json!({ "type": "life-science-map:hello", "v": 1 }))?;
    wait("the answer", || Ok(heard(app, "ready")?.len() == 2))
}

fn hears_nobody_but_its_host_and_no_nonsense(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?area=varden&embed", ""))?;
    enter(app, 1)?;
    let set_state = "life-science-map:set-state";
    for nonsense in [
        json!(null),
        json!("life-science-map:set-state"),
        json!(1),
        json!([1]),
        json!({ "type": set_state, "query": "kind=event" }),
        json!({ "type": set_state, "v": 2, "query": "kind=event" }),
        json!({ "type": set_state, "v": "1", "query": "kind=event" }),
        json!({ "type": set_state, "v": 1 }),
        json!({ "type": set_state, "v": 1, "query": null }),
        json!({ "type": set_state, "v": 1, "query": ["kind=event"] }),
        json!({ "type": "life-science-map:set-theme", "v": 1, "theme": "red" }),
        json!({ "type": "life-science-map:set-theme", "v": 1, "theme": ["dark"] }),
        json!({ "type": "life-science-map:constructor", "v": 1, "query": "kind=event" }),
        json!({ "type": "__proto__", "v": 1, "query": "kind=event" }),
        json!({ "type": { "set-state": true }, "v": 1, "query": "kind=event" }),
    ] {
        order(app, &nonsense)?;
    }
    // Another script on the same page.
    let stranger = format!(
        "const other = document.body.appendChild(document.createElement('iframe'));
         const script = other.contentDocument.createElement('script');
         script.textContent = `parent.frames[0].postMessage({{ type: '{set_state}', v: 1, query: 'kind=event' }}, '*')`;
         other.contentDocument.body.append(script)"
    );
    ask_host(app, &stranger)?;
    order(
        app,
        &json!({ "type": "life-science-map:set-theme", "v": 1, "theme": "dark" }),
    )?;
    enter(app, 1)?;
    app.until(
        "what is told last",
        "return document.documentElement.dataset.theme === 'dark'",
    )?;
    app.expect_query(&[("area", "varden"), ("theme", "dark"), ("embed", "")])?;
    app.expect_filtered(&[("area", "varden")])?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

fn comes_to_life_when_it_is_shown_later(app: &App) -> Outcome {
    let hidden = format!("<div hidden id=tab>{}</div>", frame(app, "?embed=a", ""));
    let _host = embed(app, &hidden)?;
    // The page's load event has waited for that of the frame.
    assert_eq!(heard(app, "height")?, [json!(null); 0], "it has none yet");
    ask_host(app, "document.querySelector('#tab').hidden = false")?;
    enter(app, 1)?;
    expect_fit(app)?;
    app.until(
        "the form of the map",
        "return document.querySelector('#map').dataset.form",
    )?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    expect_fit(app)
}

fn fits_a_narrow_frame(app: &App) -> Outcome {
    for path in ["?embed=a", "en/?embed=a&view=timeline&controls=none"] {
        let narrow = format!("<div class=narrow>{}</div>", frame(app, path, ""));
        let _host = embed(app, &narrow)?;
        // Including the frame's borders.
        ask_host(
            app,
            "document.querySelector('iframe').style.width = '326px'",
        )?;
        enter(app, 1)?;
        app.until("the frame's width", "return innerWidth === 320")?;
        expect_fit(app)?;
        app.expect_no_sideways_scrolling(path)?;
    }
    Ok(())
}

fn fits_a_host_that_is_zoomed_to_400_percent(app: &App) -> Outcome {
    // A window of 1280 pixels at 400 % zoom.
    let metrics = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
    app.session
        .devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
    let _host = embed(app, &frame(app, "?embed=a", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    app.expect_no_sideways_scrolling("the frame")?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    expect_fit(app)?;
    app.session.enter(None)?;
    app.expect_no_sideways_scrolling("the host")
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

fn stands_beside_another_map(app: &App) -> Outcome {
    let frames = [
        frame(app, "?embed=left", "data-mirror=left"),
        frame(
            app,
            "en/?embed=right&kind=event&controls=none",
            "data-mirror=right",
        ),
    ];
    let _host = embed(app, &frames.concat())?;
    enter(app, 1)?;
    app.toggle("area", "varden")?;
    // Drivers lose a frame when the address of its host changes.
    expect_mirrored(app, "left,area=varden")?;
    enter(app, 1)?;
    app.expect_filtered(&[("area", "varden")])?;
    expect_fit(app)?;
    enter(app, 2)?;
    app.expect_filtered(&[("kind", "event")])?;
    // It has its height before it is scrolled to.
    let second = "document.querySelectorAll('iframe')[1]";
    app.session.enter(None)?;
    app.until(
        "the second map's height",
        &format!("return {second}.clientHeight > 1000"),
    )?;
    app.ask(&format!("{second}.scrollIntoView()"))?;
    enter(app, 2)?;
    expect_fit(app)?;
    let states = heard(app, "state")?;
    assert!(
        states.iter().all(|state| state["id"] == "left"),
        "{states:?}"
    );
    Ok(())
}

/// Waits until the host's address has exactly these keys and values.
fn expect_mirrored(app: &App, expected: &str) -> Outcome {
    let pairs = "return [...new URLSearchParams(location.search)].join('|')";
    wait(expected, || Ok(ask_host(app, pairs)? == expected))
}

fn mirrors_its_state_into_the_address_of_its_host(app: &App) -> Outcome {
    let map = frame(app, "?kind=report&embed=a&theme=dark", "data-mirror=map");
    let host = embed(app, &map)?;
    app.session.goto(&format!("{}?page=7#here", host.url()))?;
    enter(app, 1)?;
    app.expect_filtered(&[("kind", "report")])?;
    let length = ask_host(app, "return history.length")?;
    enter(app, 1)?;
    app.toggle("area", "varden")?;
    expect_mirrored(app, "page,7|map,area=varden&kind=report")?;
    assert_eq!(app.ask("return location.hash")?, "#here");
    assert_eq!(app.ask("return history.length")?, length);

    // A link to the host's page restores the map's state.
    let link = app.session.url()?;
    app.session.goto("about:blank")?;
    app.session.goto(&link)?;
    enter(app, 1)?;
    app.expect_filtered(&[("kind", "report"), ("area", "varden")])?;
    app.expect_query(&[
        ("area", "varden"),
        ("kind", "report"),
        ("theme", "dark"),
        ("embed", "a"),
    ])?;
    // No choice at all is a state, too.
    app.clear_all()?;
    expect_mirrored(app, "page,7|map,")?;
    let link = app.session.url()?;
    app.session.goto("about:blank")?;
    app.session.goto(&link)?;
    enter(app, 1)?;
    app.expect_filtered(&[])
}

fn follows_the_colours_of_its_host(app: &App) -> Outcome {
    let frames = [
        frame(app, "?embed=a", "data-follow-theme"),
        frame(app, "?embed=b", ""),
    ];
    let _host = embed(app, &frames.concat())?;
    for scheme in ["dark", "light", "dark"] {
        enter(app, 1)?;
        ask_host(
            app,
            &format!("document.documentElement.style.colorScheme = '{scheme}'"),
        )?;
        enter(app, 1)?;
        app.until(
            scheme,
            &format!("return document.documentElement.dataset.theme === '{scheme}'"),
        )?;
    }
    enter(app, 2)?;
    assert_eq!(
        app.ask("return document.documentElement.dataset.theme ?? null")?,
        json!(null)
    );
    Ok(())
}

fn is_printed_whole_with_its_host(app: &App) -> Outcome {
    let _host = embed(app, &frame(app, "?embed=a&area=varden", ""))?;
    enter(app, 1)?;
    expect_fit(app)?;
    let on_screen = app.ask("return innerWidth")?;
    app.ask(
        "matchMedia('print').addEventListener('change', ({ matches }) => {
            const root = document.documentElement;
            if (matches) { globalThis.printed = [innerWidth, root.getBoundingClientRect().height <= innerHeight]; }
        })",
    )?;
    app.session.enter(None)?;
    app.session.devtools("Page.printToPDF", &json!({}))?;
    enter(app, 1)?;
    let printed = app.ask("return globalThis.printed")?;
    assert!(
        printed[0].as_u64() < on_screen.as_u64(),
        "paper is narrower: {printed}"
    );
    assert_eq!(printed[1], true, "all of it is in the frame on paper");
    expect_fit(app)
}
