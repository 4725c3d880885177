//! Nothing that was written at the editors' desk goes unnoticed when it is left.

use crate::app::{App, strings, wait};
use crate::cases::desk::{open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::engine::Driver;
use crate::planted::BASE;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    asks_before_unsaved_work_is_left only Chromium: "the drivers of the others answer for the visitor",
    counts_what_is_still_being_written,
    says_what_was_done_and_keeps_the_focus,
];

/// Opens the form of an initiative in the Swedish desk.
fn open_form(app: &App) -> Outcome {
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", BASE)?;
    app.click("nav a[href='?view=contents']")?;
    // The table may be drawn anew meanwhile.
    app.until(
        "the row",
        "const row = document.querySelector(\"[data-entry='register'] a\"); row?.click(); return row !== null",
    )?;
    app.until(
        "the form",
        "return document.querySelector(\".desk-form [name='name.sv']\") !== null",
    )
}

/// Types into the name, and stays there.
fn type_name(app: &App, words: &str) -> Outcome {
    let field = app.session.find("[name='name.sv']")?;
    app.session.fill(&field, words)
}

/// Whether the page would keep the visitor from leaving it.
fn asks(app: &App) -> Outcome<bool> {
    let script = "
        const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event);
        return event.defaultPrevented;";
    Ok(app.ask(script)? == true)
}

/// Waits until the bar says how much is not saved, and the button to save can be pressed if anything is.
fn expect_unsaved(app: &App, expected: usize) -> Outcome {
    wait("the state of the work", || Ok(unsaved(app)? == expected))?;
    let told = app.ask("return document.querySelector('#work').textContent")?;
    let words = match expected {
        0 => "Allt är sparat",
        1 => "1 ändring är inte sparad",
        _ => "ändringar är inte sparade",
    };
    assert!(text(&told).ends_with(words), "{told}");
    let is_off = app.ask("return document.querySelector('#save').disabled")?;
    assert_eq!(is_off, expected == 0);
    Ok(())
}

fn counts_what_is_still_being_written(app: &App) -> Outcome {
    open_form(app)?;
    assert!(!asks(app)?, "nothing was written");
    expect_unsaved(app, 0)?;
    let name = app.ask("return document.querySelector(\"[name='name.sv']\").value")?;
    type_name(app, "Ett annat namn")?;
    expect_unsaved(app, 1)?;
    type_name(app, text(&name))?;
    expect_unsaved(app, 0)?;
    // What is searched for is no change.
    let field = app.session.find("[name='actors']")?;
    app.session.fill(&field, "finns inte")?;
    expect_unsaved(app, 0)?;
    type_name(app, "Ett annat namn")?;
    assert!(asks(app)?, "before the field is left");
    expect_unsaved(app, 1)?;
    // As it was once more, after it was taken over.
    type_name(app, text(&name))?;
    expect_unsaved(app, 2)?;
    type_name(app, "Ett annat namn")?;
    expect_unsaved(app, 1)?;
    // The first thing that is done after writing is to save.
    type_name(app, "Ett tredje namn")?;
    app.session.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }))",
        &[],
    )?;
    wait("it is saved", || Ok(unsaved(app)? == 0))?;
    assert!(taken(app)?.contains("Ett tredje namn"));
    assert!(!asks(app)?, "all is saved");
    // Back and forward while something is being written.
    type_name(app, "Ett fjärde namn")?;
    app.session.back()?;
    app.until(
        "the table",
        "return document.querySelector('.desk-form') === null",
    )?;
    assert_eq!(unsaved(app)?, 1);
    app.session.forward()?;
    app.until(
        "the form",
        "return document.querySelector(\"[name='name.sv']\")",
    )?;
    let name = app.ask("return document.querySelector(\"[name='name.sv']\").value")?;
    assert_eq!(text(&name), "Ett fjärde namn");
    // To the findings.
    type_name(app, "Ett femte namn")?;
    app.press(Key::F8)?;
    app.until(
        "the findings",
        "return !document.querySelector('#findings').hidden",
    )?;
    wait("a step of its own", || Ok(unsaved(app)? == 2))?;
    app.click("#save")?;
    wait("it is saved", || Ok(unsaved(app)? == 0))?;
    assert!(taken(app)?.contains("Ett femte namn"));
    counts_lines_that_are_being_written(app)?;
    counts_an_address_that_was_not_added(app)
}

/// The same of the address of a source: it is added when the file is saved, or the form is left.
fn counts_an_address_that_was_not_added(app: &App) -> Outcome {
    open_form(app)?;
    let write_address = |address: &str| {
        let field = app.session.find("[name='sources.new']")?;
        app.session.fill(&field, address)
    };
    write_address("https://www.example.se/en")?;
    expect_unsaved(app, 1)?;
    write_address("")?;
    expect_unsaved(app, 0)?;
    write_address("https://www.example.se/en")?;
    app.click("#save")?;
    expect_unsaved(app, 0)?;
    assert!(taken(app)?.contains("https://www.example.se/en\""));
    write_address("https://www.example.se/two")?;
    app.click("#back")?;
    app.until(
        "the table",
        "return document.querySelector('.desk-form') === null",
    )?;
    expect_unsaved(app, 1)?;
    app.click("#save")?;
    expect_unsaved(app, 0)?;
    assert!(taken(app)?.contains("https://www.example.se/two\""));
    Ok(())
}

/// The same of the lines of a finding.
fn counts_lines_that_are_being_written(app: &App) -> Outcome {
    app.ask("globalThis.confirm = () => true")?;
    let untitled = BASE.replacen(",\n  \"en\": \"The map\"", "", 1);
    open_file(app, "content.json", &untitled)?;
    app.until(
        "the finding",
        "const show = document.querySelector(\"[data-finding='text.no-english'] .show-place\"); show?.click(); return show !== null",
    )?;
    app.until("the lines", "return document.querySelector('#lines')")?;
    assert!(!asks(app)?, "nothing was written");
    let field = app.session.find("#lines")?;
    let lines = "\"title\": {\"sv\": \"En annan karta\", \"en\": \"Another map\"},";
    app.session.fill(&field, lines)?;
    expect_unsaved(app, 1)?;
    assert!(asks(app)?, "before the lines are taken over");
    expect_unsaved(app, 1)?;
    app.click("#undo")?;
    expect_unsaved(app, 0)?;
    app.click("[data-finding='text.no-english'] .show-place")?;
    let field = app.session.find("#lines")?;
    app.session.fill(&field, lines)?;
    app.click("#save")?;
    expect_unsaved(app, 0)?;
    assert!(taken(app)?.contains("Another map"));
    Ok(())
}

/// Loads the page anew as the visitor's own key does, which her browser may keep from happening.
fn reload(app: &App) -> Outcome {
    app.ask("globalThis.isSame = true; setTimeout(() => location.reload(), 50)")
        .map(drop)
}

/// Waits until the page was loaded anew, unasked.
fn expect_reloaded(app: &App) -> Outcome {
    reload(app)?;
    wait("another page", || {
        // While it changes, no script runs.
        let is_new = "return globalThis.isSame === undefined && document.documentElement.hasAttribute('data-ready')";
        Ok(app.ask(is_new).is_ok_and(|answer| answer == true))
    })
}

/// Waits until the browser asks whether to load the page anew, and says no. Everything is as it was.
fn expect_asked(app: &App, name: &str) -> Outcome {
    reload(app)?;
    wait("a question", || app.session.asks())?;
    app.session.refuse()?;
    let same = app.ask("return globalThis.isSame")?;
    assert_eq!(same, true);
    let written = app.ask("return document.querySelector(\"[name='name.sv']\").value")?;
    assert_eq!(text(&written), name);
    Ok(())
}

fn asks_before_unsaved_work_is_left(app: &App) -> Outcome {
    let evidence = app.site.folder().with_file_name("asking");
    let driver = Driver::start(app.engine, &evidence)?;
    let session = driver.session_that_asks()?;
    let app = &App {
        engine: app.engine,
        session: &session,
        site: app.site,
        oracle: app.oracle,
    };
    open_form(app)?;
    expect_reloaded(app)?;
    open_form(app)?;
    type_name(app, "Ett annat namn")?;
    expect_asked(app, "Ett annat namn")?;
    app.press(Key::Tab)?;
    wait("a step", || Ok(unsaved(app)? == 1))?;
    expect_asked(app, "Ett annat namn")?;
    app.click("#save")?;
    wait("it is saved", || Ok(unsaved(app)? == 0))?;
    expect_reloaded(app)
}

fn says_what_was_done_and_keeps_the_focus(app: &App) -> Outcome {
    open_form(app)?;
    let said = |expected: &str| {
        wait(expected, || {
            let said = app.ask("return document.querySelector('#said').textContent")?;
            Ok(text(&said).starts_with(expected))
        })
    };
    let is_at = |selector: &str| {
        app.until(
            &format!("the focus on {selector}"),
            &format!("return document.activeElement.matches(`{selector}`)"),
        )
    };
    let lacks = |name: &str| {
        app.ask(&format!("return document.querySelector(\"[name='{name}']\").closest('.choose').querySelector('.field-problem').textContent"))
    };
    // Someone is added, after a slip, and taken out again.
    let field = app.session.find("[name='related']")?;
    app.session.fill(&field, "finns inte i filen")?;
    wait("what lacks", || Ok(lacks("related")? != ""))?;
    app.session.fill(&field, "")?;
    let field = app.session.find("[name='actors']")?;
    app.session.fill(&field, "lakemedelsvrket")?;
    let options = "return [...document.querySelectorAll('#options-actors [role=option]')].map(own => own.textContent)";
    wait("what may be meant", || {
        let options = strings(&app.ask(options)?)?;
        Ok(options.len() == 2 && options[1].starts_with("Menade du"))
    })?;
    app.press(Key::Down)?;
    app.press(Key::Enter)?;
    said("Lade till: ")?;
    assert_eq!(lacks("actors")?, "");
    app.ask("[...document.querySelectorAll('.desk-chosen button[aria-label^=\"Ta bort\"]')].find(own => own.closest('fieldset').querySelector('[name=actors]')).click()")?;
    said("Tog bort: ")?;
    // What is no sum is not told as one.
    let sum = app.session.find("[name='funding.sek']")?;
    app.session.fill(&sum, "10–20 miljoner")?;
    app.press(Key::Tab)?;
    app.until("what is no sum", "return document.querySelector(\"[name='funding.sek']\").closest('.desk-field').textContent.includes('förstås inte')")?;
    // Back leads to the row, and forward to the entry.
    app.session.back()?;
    is_at("[data-entry=register] a")?;
    app.session.forward()?;
    is_at("#entry-heading")?;
    // Nothing is added without a name, and Enter adds.
    app.click("#back")?;
    app.ask("document.querySelector('#adding').open = true; document.querySelector('#add-entry').click()")?;
    is_at("[name=add-name]")?;
    said("Skriv ett namn")?;
    let name = app.session.find("[name=add-name]")?;
    app.session.fill(&name, "En ny")?;
    app.press(Key::Enter)?;
    is_at("#entry-heading")?;
    said("Gjort: ")?;
    // Removing it says so, and leads to a row beside it.
    app.ask("const more = document.querySelector('#remove-entry'); more.closest('details').open = true; more.click()")?;
    said("Gjort: ta bort En ny")?;
    is_at("[data-entry] a")
}
