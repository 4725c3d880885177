//! The editors' desk: from a broken file to a mended one.

use serde_json::json;

use crate::app::{App, number, wait};
use crate::axe;
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    mends_a_broken_file_and_gives_it_back,
    gives_back_the_bytes_that_it_was_given,
    gives_the_work_back_when_the_program_stops,
    opens_what_is_published,
    is_used_by_keyboard,
    says_why_it_does_not_start,
    is_accessible_in_both_languages,
    concerns_no_visitor,
];

/// Its pages, each with its language.
pub(crate) const PAGES: [(&str, &str); 2] = [("redaktion/", "sv"), ("en/desk/", "en")];

pub(crate) fn open_desk(app: &App, page: &str) -> Outcome {
    app.visit(page)?;
    app.until(
        "the desk",
        "return document.documentElement.hasAttribute('data-ready')",
    )?;
    Ok(())
}

/// Opens a file as the visitor's file dialog would.
pub(super) fn open_file(app: &App, name: &str, content: &str) -> Outcome {
    let script = "
        const [name, content] = arguments;
        const files = new DataTransfer();
        files.items.add(new File([content], name));
        const field = document.querySelector('#open');
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    app.session.run(script, &[json!(name), json!(content)])?;
    app.until(
        "the file",
        "return !document.querySelector('#findings').hidden",
    )
}

/// The file that was downloaded last.
pub(super) fn taken(app: &App) -> Outcome<String> {
    let script = "
        const [done] = arguments;
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsText(files.at(-1));";
    Ok(text(&app.session.run_async(script, &[])?).to_owned())
}

/// A count that the findings tell.
pub(super) fn count(app: &App, name: &str) -> Outcome<usize> {
    Ok(number(&app.ask(&format!(
        "return +document.querySelector('#findings').dataset.{name}"
    ))?))
}

pub(super) fn unsaved(app: &App) -> Outcome<usize> {
    Ok(number(&app.ask(
        "return +document.querySelector('#work').dataset.unsaved",
    )?))
}

/// A good file, and the same with a comma missing and the kind of an actor misspelt.
fn files(app: &App) -> (String, String) {
    let good = app.site.content().to_owned();
    let kind = "\"kind\": \"";
    let last = good.rfind(kind).unwrap_or_default() + kind.len();
    let broken = [&good[..last], "x", &good[last..]].concat();
    let comma = broken.find("\",\n").unwrap_or_default();
    let broken = [&broken[..=comma], &broken[comma + 2..]].concat();
    (good, broken)
}

fn mends_a_broken_file_and_gives_it_back(app: &App) -> Outcome {
    let (good, broken) = files(app);
    open_desk(app, "redaktion/")?;
    assert_eq!(
        app.ask("return document.querySelector('#save').disabled")?,
        true
    );
    open_file(app, "content.json", &broken)?;
    assert_eq!(count(app, "errors")?, 2);
    let line = app.ask(
        "return +document.querySelector('[data-finding=\"json.missing-comma\"]').dataset.line",
    )?;
    let before = broken.split("\"\n").next().unwrap_or_default();
    assert_eq!(number(&line), before.lines().count());
    app.click("#fix-all")?;
    wait("one error", || Ok(count(app, "errors")? == 1))?;
    app.click("[data-finding='entry.kind'] .fix")?;
    wait("no error", || Ok(count(app, "errors")? == 0))?;
    assert_eq!(unsaved(app)?, 2);
    app.click("#undo")?;
    wait("the error again", || Ok(count(app, "errors")? == 1))?;
    app.click("#redo")?;
    wait("no error again", || Ok(count(app, "errors")? == 0))?;
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    assert_eq!(
        taken(app)?,
        good,
        "every byte but the two slips is as it was"
    );
    assert_eq!(
        app.ask("return document.querySelector('#save').disabled")?,
        true
    );
    assert!(app.errors()?.is_empty(), "{:?}", app.errors()?);
    Ok(())
}

fn gives_back_the_bytes_that_it_was_given(app: &App) -> Outcome {
    let (good, broken) = files(app);
    for content in [
        ["\u{feff}", &good].concat(),
        good.replace('\n', "\r\n"),
        broken,
        "hej".to_owned(),
    ] {
        open_desk(app, "en/desk/")?;
        open_file(app, "content.json", &content)?;
        app.ask("document.querySelector('.desk-bar details').open = true")?;
        app.click("#download")?;
        wait("the file", || Ok(app.ask("return files.length")? == 1))?;
        let length = app.ask("return files[0].size")?;
        assert_eq!(number(&length), content.len());
        let mark = content.strip_prefix('\u{feff}');
        assert_eq!(taken(app)?, mark.unwrap_or(&content));
    }
    Ok(())
}

fn gives_the_work_back_when_the_program_stops(app: &App) -> Outcome {
    let (_, broken) = files(app);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &broken)?;
    app.click("#fix-all")?;
    wait("one error", || Ok(count(app, "errors")? == 1))?;
    app.ask(
        "document.querySelector('#desk').remove();
         const error = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
         dispatchEvent(new ErrorEvent('error', { error }));",
    )?;
    wait("the work is back", || {
        Ok(app.ask("return document.querySelector('#work')?.dataset.unsaved === '1' && document.querySelector('#said').textContent !== ''")? == true)
    })?;
    assert_eq!(count(app, "errors")?, 1);
    app.click("#undo")?;
    wait("undone", || Ok(count(app, "errors")? == 2))?;
    assert_eq!(unsaved(app)?, 0);
    Ok(())
}

fn opens_what_is_published(app: &App) -> Outcome {
    open_desk(app, "redaktion/")?;
    app.click("#published")?;
    app.until(
        "the file",
        "return !document.querySelector('#findings').hidden",
    )?;
    assert_eq!((count(app, "errors")?, unsaved(app)?), (0, 0));
    let work = app.ask("return document.querySelector('#work').textContent")?;
    assert!(text(&work).starts_with("content.json"), "{work}");
    Ok(())
}

fn is_used_by_keyboard(app: &App) -> Outcome {
    let (_, broken) = files(app);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &broken)?;
    let focused = || {
        app.ask("return document.activeElement.closest('[data-finding]')?.dataset.finding ?? document.activeElement.id")
    };
    wait("the focus is at the findings", || {
        Ok(focused()? == "findings-heading")
    })?;
    app.session.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', bubbles: true, cancelable: true }))",
        &[],
    )?;
    let first = focused()?;
    assert_eq!(
        first,
        app.ask("return document.querySelector('[data-finding]').dataset.finding")?
    );
    // To its fix, which mends it; the focus stays among the findings.
    app.press(Key::Tab)?;
    app.press(Key::Enter)?;
    wait("one error", || Ok(count(app, "errors")? == 1))?;
    wait("the focus is near", || {
        Ok(app.ask("return document.activeElement.closest('#findings') !== null")? == true)
    })?;
    for (key, errors) in [("z", 2), ("y", 1)] {
        let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], ctrlKey: true, bubbles: true, cancelable: true }))";
        app.session.run(script, &[json!(key)])?;
        wait(key, || Ok(count(app, "errors")? == errors))?;
    }
    // A button that has nothing more to do gives the focus on.
    app.ask("document.querySelector('#undo').focus()")?;
    app.press(Key::Enter)?;
    wait("undone by the button", || Ok(count(app, "errors")? == 2))?;
    wait("the focus is near the button", || {
        Ok(app.ask("return document.activeElement.closest('.desk-acts') !== null && !document.activeElement.disabled")? == true)
    })?;
    // What is set aside is told.
    let said = || app.ask("return document.querySelector('#said').textContent");
    // Undoing has told it, too.
    let before = said()?;
    app.ask("document.querySelector('.set-aside').focus()")?;
    app.press(Key::Enter)?;
    wait("what is left is told", || {
        let now = said()?;
        Ok(now != before && text(&now).ends_with("fynd kvar"))
    })
}

fn says_why_it_does_not_start(app: &App) -> Outcome {
    let seen = |class: &str| {
        app.ask(&format!(
            "return document.querySelector('.{class}').checkVisibility()"
        ))
    };
    for (page, _) in PAGES {
        let frame = app.open_framed(page, 600, 400);
        // A frame without a map is never ready.
        drop(frame);
        wait("the reason", || Ok(seen("of-frame")? == true))?;
        assert_eq!(seen("of-start")?, false);
    }
    app.session.enter(None)?;
    Ok(())
}

fn is_accessible_in_both_languages(app: &App) -> Outcome {
    let (_, broken) = files(app);
    for (page, language) in PAGES {
        for scheme in ["light", "dark"] {
            app.set_scheme(scheme)?;
            open_desk(app, page)?;
            assert_eq!(app.ask("return document.documentElement.lang")?, language);
            open_file(app, "content.json", &broken)?;
            app.click("[data-finding='entry.kind'] .show-place")?;
            app.until(
                "the lines",
                "return document.querySelector('#lines')?.value.includes('\"x') ?? false",
            )?;
            let faults = axe::faults(app, &[])?;
            let told: Vec<_> = faults
                .iter()
                .map(|fault| format!("{} {}", fault.kind, fault.element))
                .collect();
            assert!(told.is_empty(), "{page} {scheme}: {told:#?}");
        }
    }
    app.emulate_width(360)?;
    app.expect_no_sideways_scrolling("the desk")?;
    Ok(())
}

fn concerns_no_visitor(app: &App) -> Outcome {
    app.site.forget();
    app.open("")?;
    let is_desk = |path: &str| path.contains("/desk") || path.contains("redaktion");
    let requests = app.site.requests();
    assert!(!requests.iter().any(|own| is_desk(&own.request.path)));
    app.site.forget();
    let (_, broken) = files(app);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &broken)?;
    app.click("#fix-all")?;
    app.click("#save")?;
    wait("saved", || Ok(unsaved(app)? == 0))?;
    let kept =
        app.ask("return localStorage.length + sessionStorage.length + document.cookie.length")?;
    assert_eq!(number(&kept), 0);
    assert!(app.complaints()?.is_empty(), "{:?}", app.complaints()?);
    Ok(())
}
