//! What can go wrong while loading, and what the page does then: everything prerendered stays, a notice says what is wrong,
//! and the visitor can try again.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::app::{App, folder, number, wait, wait_for};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    survives_a_content_file_that_is_not_there,
    survives_half_a_content_file,
    survives_a_page_in_place_of_the_content,
    answers_while_the_server_does_not,
    comes_to_life_without_an_excerpt,
    gives_entries_their_summaries_when_they_come,
    survives_files_that_are_no_content,
    drops_broken_entries_and_keeps_the_rest,
    stays_readable_when_webassembly_cannot_start,
    stays_readable_without_its_first_script,
    goes_on_when_a_translator_has_changed_the_page,
    says_that_webassembly_is_turned_off only Chromium: "its driver alone can run a script before those of the page",
];

/// How long the page may wait for its content before it says that this takes too long.
const TIMEOUT: Duration = Duration::from_secs(20);

fn survives_a_content_file_that_is_not_there(app: &App) -> Outcome {
    survives(app, &["status"], &Fault::Status(404))
}

fn survives_half_a_content_file(app: &App) -> Outcome {
    // Firefox passes on what has arrived as if it were complete.
    survives(app, &["network", "content"], &Fault::Cut(10_000))
}

fn survives_a_page_in_place_of_the_content(app: &App) -> Outcome {
    // Like hosts that answer every address with the start page.
    survives(
        app,
        &["content"],
        &Fault::Body(b"<!doctype html><title>Welcome</title>".to_vec()),
    )
}

/// The controls answer, and the page does not say that it is ready.
fn expect_answers_before_ready(app: &App) -> Outcome {
    wait_for(TIMEOUT, "controls that answer", || {
        Ok(app.ask("return document.querySelector('#filter fieldset')?.disabled")? == false)
    })?;
    assert_eq!(
        app.ask("return document.documentElement.hasAttribute('data-ready')")?,
        false,
        "nobody knows yet whether this is what the server has"
    );
    Ok(())
}

/// The details name what is open.
fn expect_named(app: &App, opened: &Value) -> Outcome {
    let shown = app.ask(
        "
        return [...document.querySelectorAll('#details :is(h2, .summary)')]
            .filter(one => one.checkVisibility()).map(one => one.textContent).join(' ')",
    )?;
    let shown = text(&shown);
    assert!(shown.contains(text(&opened["name"]["sv"])), "{shown}");
    Ok(())
}

/// The page works from the excerpt except for what that lacks, says when the rest does not arrive, and completes itself
/// when it does.
fn answers_while_the_server_does_not(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    site.fail("content.json", Fault::Hang);
    app.visit("")?;
    expect_answers_before_ready(&app)?;
    app.expect_readable("sv")?;
    let chosen = ("area", "varden");
    app.toggle(chosen.0, chosen.1)?;
    app.expect_filtered(&[chosen])?;
    let item = &app.listed()?[0];
    app.open_from_list(item)?;
    let initiatives = app.oracle.list("initiatives");
    let opened = initiatives.iter().find(|one| one["id"] == **item);
    let opened = opened.ok_or("an initiative that is not in the content")?;
    expect_named(&app, opened)?;
    let sources = || app.ask("return document.querySelectorAll('#details .sources a').length");
    assert_eq!(sources()?, 0, "they are on their way");
    // What cannot be counted yet has no number, and never a wrong one.
    app.search("studie")?;
    app.until(
        "the search to wait",
        "return !document.querySelector('#count').hasAttribute('data-matching')",
    )?;

    wait_for(TIMEOUT, "a notice of the error", || {
        Ok(!app.errors()?.is_empty())
    })?;
    assert_eq!(app.errors()?, ["timeout"]);
    site.mend();
    app.click("[role=alert] button")?;
    app.wait_until_ready()?;
    wait("the notice to go", || Ok(app.errors()?.is_empty()))?;
    app.expect_filtered(&[chosen, ("q", "studie")])?;
    app.expect_opened(Some(item))?;
    let summary = "return document.querySelector('#details .summary')?.textContent";
    app.until("its summary", summary)?;
    let expected = opened["sources"].as_array().map_or(0, Vec::len);
    wait("its sources", || Ok(sources()? == expected))?;
    // The same as on a page that had the whole content from the start.
    // Only the selection that it is opened in differs.
    let panel = "
        const parts = document.querySelectorAll('#details :is(h2, .summary, dl, .sources)');
        return [...parts].map(one => one.textContent).join(' ')";
    let meanwhile = app.ask(panel)?;
    app.open(&format!("?item={item}"))?;
    wait("the same details", || Ok(app.ask(panel)? == meanwhile))
}

/// Entries that are made from the excerpt have no summary until the whole content is there.
fn gives_entries_their_summaries_when_they_come(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    site.fail("content.json", Fault::Status(404));
    app.visit("")?;
    wait("a notice of the error", || Ok(!app.errors()?.is_empty()))?;
    app.toggle("kind", "report")?;
    app.expect_filtered(&[("kind", "report")])?;
    let without = "return [...document.querySelectorAll('#results .entry')].filter(one => one.querySelector('h3 + p:not([class])').textContent === '').length";
    assert!(number(&app.ask(without)?) > 0, "some were made without");
    site.mend();
    app.click("[role=alert] button")?;
    app.wait_until_ready()?;
    wait("all summaries", || Ok(number(&app.ask(without)?) == 0))
}

/// Whatever is wrong with the excerpt: the whole content does as well, and the visitor need not know.
fn comes_to_life_without_an_excerpt(app: &App) -> Outcome {
    let page = fs::read_to_string(app.site.folder().join("index.html"))?;
    let (before, rest) = page
        .split_once("<script type=\"application/json\"")
        .ok_or("no excerpt")?;
    let (block, after) = rest.split_once("</script>").ok_or("no end")?;
    let (_, excerpt) = block.split_once('>').ok_or("no start")?;
    let half: String = excerpt.chars().take(excerpt.len() / 2).collect();
    let held = |text: &str| {
        let open = "<script type=\"application/json\" id=\"excerpt\">";
        [open, text, "</script>"].concat()
    };
    for block in [String::new(), held(&half), held("{}")] {
        let site = app.site.at_another_origin()?;
        let app = App {
            site: &site,
            ..*app
        };
        let page = [before, &block, after].concat();
        site.fail("index.html", Fault::Body(page.into_bytes()));
        app.open("index.html")?;
        assert_eq!(app.errors()?, [""; 0], "{block:.80}");
        app.toggle("area", "varden")?;
        app.expect_filtered(&[("area", "varden")])?;
        let asked = site.requests();
        let paths = asked.iter().map(|exchange| &exchange.request.path);
        let times = paths.filter(|path| path.ends_with("/content.json"));
        assert_eq!(times.count(), 1);
    }
    Ok(())
}

/// The page stays, says what is wrong, and starts once the fault is gone and the visitor tries again.
fn survives(app: &App, kinds: &[&str], fault: &Fault) -> Outcome {
    for language in ["sv", "en"] {
        // At another origin, so that the file is not in the browser's cache.
        let site = app.site.at_another_origin()?;
        let app = App {
            site: &site,
            ..*app
        };
        site.fail("content.json", fault.clone());
        app.visit(folder(language))?;
        wait_for(TIMEOUT, "a notice of the error", || {
            Ok(!app.errors()?.is_empty())
        })?;
        let errors = app.errors()?;
        assert!(
            matches!(&errors[..], [kind] if kinds.contains(&kind.as_str())),
            "one of {kinds:?}, not {errors:?}"
        );
        app.expect_readable(language)?;

        // While the fault lasts, trying again leads to the same result, with one notice.
        app.site.forget();
        app.click("[role=alert] button")?;
        wait("another attempt", || Ok(!app.site.requests().is_empty()))?;
        wait("one notice", || Ok(app.errors()?.len() == 1))?;

        app.site.mend();
        app.click("[role=alert] button")?;
        app.wait_until_ready()?;
        wait("the notice to go", || Ok(app.errors()?.is_empty()))?;
        app.toggle("area", "varden")?;
        app.expect_filtered(&[("area", "varden")])?;
    }
    Ok(())
}

fn survives_files_that_are_no_content(app: &App) -> Outcome {
    let mut later = app.oracle.content().clone();
    later["version"] = json!(2);
    let files = [
        "",
        "not json",
        "{}",
        "[1, 2]",
        "null",
        &later.to_string(),
        "{\"version\": 1, \"areas\": []}",
    ];
    for (file, language) in files.into_iter().zip(["sv", "en"].into_iter().cycle()) {
        let start: String = file.chars().take(40).collect();
        app.site.replace_content(file.as_bytes());
        app.visit(folder(language))?;
        wait(&format!("a notice about {start:?}"), || {
            Ok(app.errors()?.len() == 1)
        })?;
        assert_eq!(app.errors()?, ["content"], "{start:?}");
    }
    app.expect_readable("sv")
}

fn drops_broken_entries_and_keeps_the_rest(app: &App) -> Outcome {
    let mut content = app.oracle.content().clone();
    let initiatives = content["initiatives"]
        .as_array_mut()
        .ok_or("no initiatives")?;
    let whole = initiatives.len();
    let break_one =
        |initiatives: &mut Vec<Value>, at: usize, field: &str, value: Value| -> String {
            initiatives[at][field] = value;
            text(&initiatives[at]["id"]).to_owned()
        };
    let script = json!([{ "url": "javascript:alert(1)", "title": "Click me" }]);
    let broken = [
        break_one(initiatives, 1, "kind", json!("rumour")),
        break_one(initiatives, 2, "areas", json!(["atlantis"])),
        break_one(initiatives, 3, "name", Value::Null),
        break_one(initiatives, 4, "date", json!({ "from": "2020-13-45" })),
        break_one(initiatives, 5, "sources", script),
        break_one(initiatives, 6, "actors", json!("vinnova")),
        break_one(initiatives, 7, "funding", json!({ "sek": "much" })),
    ];
    let copy = initiatives[8].clone();
    initiatives.push(copy);
    initiatives.push(json!(7));
    let sound: Vec<String> = initiatives[..whole]
        .iter()
        .map(|one| text(&one["id"]).to_owned())
        .filter(|id| !broken.contains(id))
        .collect();
    app.site.replace_content(content.to_string().as_bytes());
    app.open("")?;
    assert_eq!(app.errors()?, [""; 0], "the rest is no error");
    app.show_more(None)?;
    let listed = app.listed()?;
    for id in &sound {
        assert_eq!(
            listed.iter().filter(|one| *one == id).count(),
            1,
            "{id} is sound and is shown once"
        );
    }
    assert_eq!(app.count()?.1, listed.len());
    for id in broken.iter().filter(|id| listed.contains(id)) {
        app.open_from_list(id)?;
        let scripts = app.ask(
            "return [...document.links].filter(link => link.protocol === 'javascript:').length",
        )?;
        assert_eq!(scripts, 0, "{id} has a link that runs a script");
        app.session.back()?;
        app.expect_opened(None)?;
    }
    Ok(())
}

fn stays_readable_when_webassembly_cannot_start(app: &App) -> Outcome {
    // At another origin, because the browser may cache the module for a year.
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    let modules = site.files("wasm")?;
    assert!(!modules.is_empty(), "the site has no WebAssembly");
    for module in &modules {
        site.fail(module, Fault::Status(404));
    }
    for language in ["sv", "en"] {
        app.visit(folder(language))?;
        wait("the controls to be hidden", || {
            Ok(app.visible_controls()?.is_empty())
        })?;
        assert_eq!(app.why_it_does_not_run()?, ["of-files"]);
        app.expect_readable(language)?;
    }
    Ok(())
}

/// The script that says that the program cannot run may itself be what does not arrive.
fn stays_readable_without_its_first_script(app: &App) -> Outcome {
    let status = || Fault::Status(404);
    for faults in [
        vec![("boot.js", status())],
        vec![("boot.js", Fault::ContentType("text/plain"))],
        vec![("boot.js", Fault::Cut(20))],
        // As when the page is opened from a disk.
        vec![("boot.js", status()), ("early.js", status())],
    ] {
        let site = app.site.at_another_origin()?;
        let app = App {
            site: &site,
            ..*app
        };
        for (file, fault) in faults {
            site.fail(file, fault);
        }
        app.visit(folder("sv"))?;
        wait("the controls to be hidden", || {
            Ok(app.visible_controls()?.is_empty())
        })?;
        assert_eq!(app.why_it_does_not_run()?, ["of-files"]);
        app.expect_readable("sv")?;
    }
    // The program does without the script for the page's first look.
    let site = app.site.at_another_origin()?;
    let app = App {
        site: &site,
        ..*app
    };
    site.fail("early.js", status());
    app.open("")?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    assert_eq!(app.why_it_does_not_run()?, [""; 0]);
    Ok(())
}

/// As in Lockdown Mode, and where an employer forbids it: a newer browser would not help.
fn says_that_webassembly_is_turned_off(app: &App) -> Outcome {
    let script = json!({ "source": "delete globalThis.WebAssembly" });
    let added = app
        .session
        .devtools("Page.addScriptToEvaluateOnNewDocument", &script)?;
    app.visit(folder("en"))?;
    wait("the controls to be hidden", || {
        Ok(app.visible_controls()?.is_empty())
    })?;
    assert_eq!(app.why_it_does_not_run()?, ["of-wasm"]);
    app.expect_readable("en")?;
    app.session
        .devtools("Page.removeScriptToEvaluateOnNewDocument", &added)?;
    Ok(())
}

/// Browsers translate a page by wrapping each of its texts, and extensions add elements of their own.
fn goes_on_when_a_translator_has_changed_the_page(app: &App) -> Outcome {
    let (area, kind) = (("area", "varden"), ("kind", "report"));
    app.open("")?;
    app.ask(
        "
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) { found.push(texts.currentNode); }
        for (const text of found) {
            // As Chrome does, which leaves what is not to be translated.
            if (text.data.trim() && !text.parentElement.closest('[translate=no], script, style, option, textarea')) {
                const [outer, inner] = [document.createElement('font'), document.createElement('font')];
                text.replaceWith(outer);
                outer.append(inner);
                inner.append(text);
            }
        }
        document.body.prepend(document.createElement('some-extension'));
        document.querySelector('main').append(document.createElement('some-extension'));",
    )?;
    app.toggle(area.0, area.1)?;
    app.expect_filtered(&[area])?;
    app.toggle(kind.0, kind.1)?;
    app.expect_filtered(&[area, kind])?;
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.session.back()?;
    app.expect_opened(None)?;
    app.click("[data-view=timeline]")?;
    app.until(
        "the timeline",
        "return document.querySelector('.timeline')?.checkVisibility()",
    )?;
    app.click("[data-view=map]")?;
    let labels = "return [...document.querySelectorAll('#map a.label text')].filter(label => label.checkVisibility() && label.textContent.trim()).length > 0";
    app.until("the labels", labels)?;
    app.clear_all()?;
    app.expect_filtered(&[])
}
