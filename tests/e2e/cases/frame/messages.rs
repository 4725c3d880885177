//! What a frame and its host say to each other.

use serde_json::{Value, json};

use super::{
    ask_host, embed, enter, expect_fit, focus, frame, heard, host_page, open, order,
    site_for_sandboxes,
};
use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    is_quiet_under_its_own_policy_and_the_hosts,
    says_what_it_shows_and_does_what_it_is_told,
    hears_nobody_but_its_host_and_no_nonsense,
    stands_beside_another_map,
    mirrors_its_state_into_the_address_of_its_host,
    follows_the_colours_of_its_host,
];

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

/// What the host has heard: that the map is ready, its state after the change, and its height.
fn expect_said(app: &App, query: &str, height: &Value) -> Outcome {
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
    Ok(())
}

/// The frame shows the state and the theme that its host asks for, and keeps the name that it has there.
fn expect_obeyed(app: &App) -> Outcome {
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
    app.expect_filtered(&[("kind", "event")])
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
    expect_said(app, query, &height)?;

    expect_obeyed(app)?;
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
