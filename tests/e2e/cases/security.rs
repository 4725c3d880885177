//! Malicious content and addresses, which try to make the page run, load or display what is not the product's.

use serde_json::{Value, json};

use crate::app::{App, LIST_STEP, percent_encoded, strings, wait};
use crate::cases::{Case, cases};
use crate::hostile::{hostile, injections};
use crate::webdriver::Outcome;

pub const CASES: &[Case] = cases![hostile_content_does_nothing, hostile_addresses_do_nothing,];

/// The keys of the address, except that of the search.
const KEYS: [&str; 11] = [
    "area",
    "programme",
    "objective",
    "kind",
    "actor",
    "from",
    "to",
    "view",
    "sort",
    "item",
    "theme",
];

/// What a page must not contain: one line for each thing that it does contain.
const HARM: &str = "
    const harm = [];
    if ('pwned' in globalThis) { harm.push(`the global pwned is ${globalThis.pwned}`); }
    if (Object.prototype.pwned !== undefined) { harm.push('every object has pwned'); }
    for (const element of document.querySelectorAll('*')) {
        if (/^(iframe|object|embed|base|style|form|animate|template|math)$/i.test(element.localName) && element.id !== 'filter') {
            harm.push(`an element ${element.localName}`);
        }
        const isData = element.matches('#excerpt[type=\"application/json\"]:not([src])');
        if (element.localName === 'script' && !isData && !/^(\\.\\.?\\/)*[-\\w./]+\\.js$/.test(element.getAttribute('src') ?? '')) {
            harm.push(`a script ${element.outerHTML.slice(0, 100)}`);
        }
        // Text that changes the writing direction must not affect the text next to it. (Options are separate anyway.)
        const style = getComputedStyle(element);
        if (style.display === 'inline' && element.localName !== 'option' && element.namespaceURI === document.documentElement.namespaceURI
            && !/isolate|plaintext/.test(style.unicodeBidi) && [...element.childNodes].some(node => node.nodeType === 3)) {
            harm.push(`text in an inline ${element.localName} that is not isolated`);
        }
        for (const { name, value } of element.attributes) {
            if (/^on/i.test(name) || name === 'srcdoc' || name === 'formaction') { harm.push(`${element.localName} ${name}=${value}`); }
            if (/^(href|src|action|xlink:href)$/.test(name)) {
                const address = new URL(value, document.baseURI);
                const isOwn = address.origin === location.origin;
                if (!isOwn && (!/^https?:$/.test(address.protocol) || !/noopener.*noreferrer/.test(element.rel) || address.username)) {
                    harm.push(`${element.localName} ${name}=${value}`);
                }
            }
        }
    }
    return harm;";

/// Checks that the page as it is has run nothing, loads nothing, and only links to web pages.
fn expect_harmless(app: &App, place: &str) -> Outcome {
    // Commands fail while a dialog is open, so this also shows that there is none.
    let harm = strings(&app.ask(HARM)?)?;
    assert!(harm.is_empty(), "{place}: {harm:?}");
    assert_eq!(app.complaints()?, [""; 0], "{place}");
    for exchange in app.site.requests() {
        assert!(
            !exchange.request.path.contains("pwned"),
            "{place}: {} was asked for",
            exchange.request.path
        );
    }
    Ok(())
}

fn hostile_content_does_nothing(app: &App) -> Outcome {
    let injections = injections();
    let content = hostile(app.oracle.content(), &injections, 0);
    app.site.replace_content(content.to_string().as_bytes());
    let views = [("", "timeline"), ("en/?view=matrix", "objectives")];
    for (place, (view, next)) in views.into_iter().enumerate() {
        app.open(view)?;
        assert_eq!(app.errors()?, [""; 0], "hostile is not broken");
        let listed = app.listed()?;
        let total = app.oracle.total();
        assert_eq!(app.count()?, (total, total), "ids hold");
        assert_eq!(listed.len(), total.min(LIST_STEP), "ids hold");
        expect_harmless(app, view)?;
        // More texts are rendered on demand: those of an initiative, an area, and a tip.
        let item = listed.get(17 * place).ok_or("few are listed")?;
        app.open_from_list(item)?;
        wait("the details", || Ok(app.opened()?.as_ref() == Some(item)))?;
        app.ask("document.querySelector('#filter input[name=area]').labels[0].click()")?;
        wait("an area", || {
            Ok(app.query()?.iter().any(|(key, _)| key == "area"))
        })?;
        app.ask("document.querySelector('[data-mark]')?.focus()")?;
        app.ask(&format!(
            "document.querySelector('[data-view={next}]').click()"
        ))?;
        wait("another view", || {
            Ok(app
                .query()?
                .iter()
                .any(|(key, value)| key == "view" && value == next))
        })?;
        expect_harmless(app, &format!("{view} with something open"))?;
    }
    Ok(())
}

fn hostile_addresses_do_nothing(app: &App) -> Outcome {
    let injections = injections();
    let (all, long): (Vec<&String>, Vec<&String>) = injections
        .iter()
        .partition(|injection| injection.len() < 1000);
    let joined: String = all.iter().map(|injection| injection.as_str()).collect();
    let joined = percent_encoded(&joined);
    let mut facets = format!("embed={joined}");
    for (injection, key) in all.iter().zip(KEYS.into_iter().cycle()) {
        facets = format!("{facets}&{key}={}", percent_encoded(injection));
    }
    let queries = [
        format!("q={joined}&{joined}={joined}"),
        facets,
        format!("q={}", percent_encoded(long[0])),
    ];
    for (query, folder) in queries.iter().zip(["", "en/"].into_iter().cycle()) {
        let start: String = query.chars().take(60).collect();
        app.open(&format!("{folder}?{query}"))?;
        expect_harmless(app, &start)?;
        // What was kept of the query is in every link and field.
        app.ask("document.querySelector('[data-view=timeline]').click()")?;
        app.until(
            "the timeline",
            "return location.search.includes('view=timeline')",
        )?;
        expect_harmless(app, &start)?;
    }
    // Type into fields, too.
    app.open("")?;
    let typed = all
        .iter()
        .take(12)
        .map(|injection| injection.as_str())
        .collect::<String>();
    let script = "const field = document.querySelector('#filter input[name=q]'); field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true }))";
    app.session.run(script, &[json!(typed)])?;
    app.until("the search", "return location.search.includes('q=')")?;
    expect_harmless(app, "typed")?;
    let shown: Value = app.ask("return document.querySelector('#filter input[name=q]').value")?;
    assert!(
        shown
            .as_str()
            .is_some_and(|shown| shown.contains("<script>")),
        "it is text"
    );
    Ok(())
}
