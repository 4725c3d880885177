//! Handing over what was edited: what changed, where it is saved, and what others have saved meanwhile.

use serde_json::json;

use super::{first, go, open_contents, value, write};
use crate::app::{App, strings, wait};
use crate::cases::desk::{open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    tells_what_changed_and_whether_it_is_published,
    says_that_somebody_else_has_published,
    saves_by_the_next_way_where_one_is_refused,
    keeps_a_draft_in_a_file only Chromium: "no other engine lets a page save in a file",
    never_overwrites_what_somebody_else_has_saved only Chromium: "no other engine lets a page save in a file",
];

fn tells_what_changed_and_whether_it_is_published(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    let id = text(&own["id"]);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{id}'] a"))?;
    write(app, "name.sv", "Ett annat namn")?;
    go(app, "changes")?;
    let told = app.ask(&format!(
        "return document.querySelector(\"[data-change='{id}']\").textContent"
    ))?;
    for part in ["Ett annat namn", "Namn, svenska", text(&own["name"]["sv"])] {
        assert!(text(&told).contains(part), "{told}");
    }
    tells_which_words_differ(app, id)?;
    go(app, "hand-over")?;
    assert!(
        app.ask("return document.querySelector('#letter').value")?
            .as_str()
            .is_some_and(|letter| letter.contains("Ett annat namn"))
    );
    let said = || app.ask("return document.querySelector('#published-state').textContent");
    let check = |part: &str| {
        app.click("#check-published")?;
        wait(part, || Ok(text(&said()?).contains(part)))
    };
    check("Spara först")?;
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    check("content.json.br")?;
    let saved = taken(app)?;
    app.site.replace_content(saved.as_bytes());
    check("Publicerat")?;
    app.site
        .replace_content(saved.replace("Ett annat namn", "Ett tredje").as_bytes());
    check("en annan fil")?;
    app.site.mend();
    Ok(())
}

/// Adds a word to a summary, and sees it alone marked among the others.
fn tells_which_words_differ(app: &App, id: &str) -> Outcome {
    app.click(&format!("[data-change='{id}'] a"))?;
    let summary = value(app, "summary.sv")?;
    write(app, "summary.sv", &[&summary, " Mer finns."].concat())?;
    go(app, "changes")?;
    let told = strings(&app.ask(&format!(
        "const own = [...document.querySelectorAll(\"[data-change='{id}'] li\")].find((own) => own.textContent.startsWith('Sammanfattning, svenska'));
        return [...own.children].slice(1).map((part) => `${{part.localName}} ${{part.textContent}}`)"
    ))?)?;
    let expected = [["span ", &summary].concat(), "ins  Mer finns.".to_owned()];
    assert_eq!(told, expected);
    app.click("#undo")
}

fn says_that_somebody_else_has_published(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Ett annat namn")?;
    app.settle()?;
    app.site.replace_content(
        content
            .replace(text(&own["name"]["en"]), "Their name")
            .as_bytes(),
    );
    // Two minutes later, when the editor comes back to the page.
    app.ask("const now = performance.now.bind(performance); performance.now = () => now() + 130000; dispatchEvent(new Event('focus'));")?;
    app.until(
        "what is said",
        "return !document.querySelector('#meanwhile').hidden",
    )?;
    app.click("#show-both")?;
    let told = app.ask("return document.querySelector('#meanwhile').textContent")?;
    for part in ["Their name", "Ett annat namn"] {
        assert!(text(&told).contains(part), "{told}");
    }
    app.click("#take-theirs")?;
    app.until(
        "it is decided",
        "return document.querySelector('#meanwhile').hidden",
    )?;
    assert_eq!(value(app, "name.en")?, "Their name");
    app.click("#undo")?;
    wait("the editor's own", || {
        Ok(value(app, "name.sv")? == "Ett annat namn")
    })?;
    // What was said of one file is not said of the next.
    let third = content.replace(text(&own["name"]["en"]), "A third name");
    app.site.replace_content(third.as_bytes());
    app.ask("performance.now = ((now) => () => now() + 130000)(performance.now); dispatchEvent(new Event('focus'));")?;
    app.until(
        "what is said again",
        "return !document.querySelector('#meanwhile').hidden",
    )?;
    app.ask("globalThis.confirm = () => true")?;
    open_file(app, "content.json", &third)?;
    app.until(
        "nothing is said",
        "return document.querySelector('#meanwhile').hidden",
    )?;
    app.site.mend();
    Ok(())
}

/// A picker of files that gives one of the browser's own.
const PICKER: &str = "
    const [content, done] = arguments;
    (async () => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle('content.json', { create: true });
        handle.requestPermission = async () => 'granted';
        globalThis.write = async (text) => {
            const stream = await handle.createWritable();
            await stream.write(text);
            await stream.close();
        };
        globalThis.there = async () => (await handle.getFile()).text();
        await globalThis.write(content);
        globalThis.showOpenFilePicker = async () => [handle];
        document.querySelector('#open-in-place').hidden = false;
        done(null);
    })();";

fn never_overwrites_what_somebody_else_has_saved(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    let id = text(&own["id"]);
    open_desk(app, "redaktion/")?;
    app.session.run_async(PICKER, &[json!(content)])?;
    app.click("#open-in-place")?;
    app.until(
        "the file",
        "return !document.querySelector('#findings').hidden",
    )?;
    go(app, "contents")?;
    app.click(&format!("[data-entry='{id}'] a"))?;
    write(app, "name.sv", "Mitt namn")?;
    let there = || {
        let text = app
            .session
            .run_async("globalThis.there().then(arguments[0])", &[])?;
        Ok::<_, Box<dyn std::error::Error>>(crate::webdriver::text(&text).to_owned())
    };
    app.click("#save")?;
    wait("it is saved in the file", || Ok(unsaved(app)? == 0))?;
    assert!(there()?.contains("Mitt namn"));
    let theirs = content.replace(text(&own["name"]["en"]), "Their name");
    let put = |text: &str| {
        app.session.run_async(
            "globalThis.write(arguments[0]).then(arguments[1])",
            &[json!(text)],
        )
    };
    put(&theirs)?;
    write(app, "name.sv", "Mitt andra namn")?;
    app.click("#save")?;
    app.until(
        "what is said",
        "return !document.querySelector('#meanwhile').hidden",
    )?;
    assert_eq!(there()?, theirs, "nothing is overwritten unasked");
    app.click("#keep-mine")?;
    app.click("#save")?;
    wait("mine is saved", || Ok(unsaved(app)? == 0))?;
    assert!(there()?.contains("Mitt andra namn"));
    put(&theirs)?;
    write(app, "name.sv", "Mitt tredje namn")?;
    app.click("#save")?;
    app.until(
        "what is said again",
        "return !document.querySelector('#meanwhile').hidden",
    )?;
    app.click("#take-theirs")?;
    wait("theirs is open", || {
        Ok(value(app, "name.en")? == "Their name")
    })?;
    Ok(())
}

fn saves_by_the_next_way_where_one_is_refused(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Ett annat namn")?;
    // A picker that policy forbids: the file is downloaded instead.
    app.ask("globalThis.showSaveFilePicker = async () => { throw new DOMException('no', 'SecurityError'); }; document.querySelector('#save-as').hidden = false; document.querySelector('.desk-bar details').open = true")?;
    app.click("#save-as")?;
    wait("it is downloaded", || Ok(unsaved(app)? == 0))?;
    assert!(taken(app)?.contains("Ett annat namn"));
    // And the text can always be had.
    app.click("#show-text")?;
    app.until(
        "the text",
        "return document.querySelector('#text').value.includes('Ett annat namn')",
    )?;
    Ok(())
}

fn keeps_a_draft_in_a_file(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Ett namn i ett utkast")?;
    app.session.run_async(PICKER, &[json!("")])?;
    app.ask("globalThis.showSaveFilePicker = globalThis.showOpenFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle('content.json'); document.querySelector('#draft').hidden = false; document.querySelector('.desk-bar details').open = true")?;
    app.click("#draft")?;
    wait("the draft", || {
        let there = app
            .session
            .run_async("globalThis.there().then(arguments[0])", &[])?;
        Ok(text(&there).contains("Ett namn i ett utkast"))
    })?;
    assert_eq!(unsaved(app)?, 1, "a draft is not the file");
    Ok(())
}
