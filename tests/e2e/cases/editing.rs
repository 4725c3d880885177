//! Working on the content at the editors' desk: entries, their map, what has changed, and handing it over.

use serde_json::{Value, json};

use crate::app::{App, number, strings, wait};
use crate::axe;
use crate::cases::desk::{PAGES, count, open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    adds_an_initiative_with_a_new_actor,
    corrects_a_date_in_one_line,
    changes_a_field_of_many_at_once,
    finds_what_is_chosen_by_keyboard,
    leads_from_a_finding_to_its_field,
    keeps_its_place_in_the_history,
    shows_the_map_as_it_will_be,
    tells_what_changed_and_whether_it_is_published,
    says_that_somebody_else_has_published,
    saves_by_the_next_way_where_one_is_refused,
    sets_findings_aside,
    is_accessible_in_every_view,
    has_a_guide_with_pictures,
    keeps_a_draft_in_a_file only Chromium: "no other engine lets a page save in a file",
    never_overwrites_what_somebody_else_has_saved only Chromium: "no other engine lets a page save in a file",
];

/// Opens a view of the desk.
pub(crate) fn go(app: &App, view: &str) -> Outcome {
    app.click(&format!("nav a[href='?view={view}']"))?;
    app.until(
        "the view",
        &format!("return document.querySelector('nav [aria-current]').getAttribute('href') === '?view={view}'"),
    )
}

/// Opens a content file in the Swedish desk, and the table of its initiatives.
fn open_contents(app: &App, content: &str) -> Outcome {
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", content)?;
    go(app, "contents")
}

/// Writes into a field as a person does, and leaves it.
pub(crate) fn write(app: &App, name: &str, words: &str) -> Outcome {
    let field = app.session.find(&format!("[name='{name}']"))?;
    app.session.fill(&field, words)?;
    app.press(Key::Tab)
}

/// Picks an option of a select by its value.
fn pick(app: &App, name: &str, value: &str) -> Outcome {
    let script = "
        const field = document.querySelector(`[name='${arguments[0]}']`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value === arguments[1];";
    let is_there = app.session.run(script, &[json!(name), json!(value)])?;
    assert_eq!(is_there, true, "{name} offers {value}");
    Ok(())
}

/// Finds an entry by typing in a combobox, and takes the first that is proposed.
fn choose(app: &App, name: &str, words: &str) -> Outcome {
    let field = app.session.find(&format!("[name='{name}']"))?;
    app.session.fill(&field, words)?;
    app.until(
        "proposals",
        &format!("return document.querySelector(`[name='{name}']`).getAttribute('aria-expanded') === 'true'"),
    )?;
    app.press(Key::Enter)
}

fn value(app: &App, name: &str) -> Outcome<String> {
    let value = app.session.run(
        "return document.querySelector(`[name='${arguments[0]}']`).value",
        &[json!(name)],
    )?;
    Ok(text(&value).to_owned())
}

/// The first initiative of the site's content.
fn first(app: &App) -> Value {
    let content: Value = serde_json::from_str(app.site.content()).unwrap_or_default();
    content["initiatives"][0].clone()
}

/// The lines of one text that the other has not, without the commas at their ends.
fn only_in(own: &str, other: &str) -> Vec<String> {
    let plain = |line: &str| line.trim_end_matches(',').to_owned();
    let mut left: Vec<String> = other.lines().map(plain).collect();
    let mut only = Vec::new();
    for line in own.lines().map(plain) {
        match left.iter().position(|other| *other == line) {
            Some(place) => drop(left.swap_remove(place)),
            None => only.push(line),
        }
    }
    only
}

fn adds_an_initiative_with_a_new_actor(app: &App) -> Outcome {
    let before = app.site.content().to_owned();
    let content: Value = serde_json::from_str(&before)?;
    let area = text(&content["areas"][0]["name"]["sv"]).to_owned();
    open_contents(app, &before)?;
    let rows = number(&app.ask("return document.querySelectorAll('tr[data-entry]').length")?);
    assert!(rows > 0 && rows <= 100, "{rows} rows");
    app.click("#adding summary")?;
    write(app, "add-name", "Ett provat ämne")?;
    pick(app, "add-kind", "report")?;
    app.click("#add-entry")?;
    app.until(
        "the form",
        "return document.querySelector(\".desk-form [name='name.sv']\") !== null",
    )?;
    assert_eq!(value(app, "name.sv")?, "Ett provat ämne");
    let address = app.session.url()?;
    assert!(address.contains("entry=ett-provat-amne"), "{address}");
    write(app, "name.en", "A subject on trial")?;
    write(app, "summary.sv", "En rapport om ett ämne som provas.")?;
    write(app, "summary.en", "A report on a subject that is on trial.")?;
    write(app, "date.from.year", "2024")?;
    write(app, "date.from.month", "maj")?;
    wait("the month as a number", || {
        Ok(value(app, "date.from.month")? == "05")
    })?;
    choose(app, "areas", &area)?;
    choose(app, "actors", "Provverket")?;
    pick(app, "new-kind", "agency")?;
    app.click("#add-new")?;
    write(app, "funding.sek", "1,5 miljoner")?;
    assert_eq!(value(app, "funding.sek")?, "1500000");
    let address = app.session.find("[name='sources.new']")?;
    app.session
        .fill(&address, "https://www.example.se/rapport")?;
    app.click(".desk-acts:has([name='sources.new']) button")?;
    app.until(
        "the source",
        "return document.querySelector(\"[name='sources[0].title']\") !== null",
    )?;
    write(app, "sources[0].title", "Rapporten")?;
    assert_eq!(count(app, "errors")?, 0);
    assert!(unsaved(app)? >= 9);
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    let after = taken(app)?;
    let gone = only_in(&before, &after);
    assert!(
        gone.iter().all(|line| line.contains("\"updated\"")),
        "only lines are added: {gone:?}"
    );
    let content: Value = serde_json::from_str(&after).unwrap_or_default();
    let new = |list: &str, id: &str| {
        let all = content[list].as_array().into_iter().flatten();
        all.filter(|own| own["id"] == id).count()
    };
    assert_eq!(new("initiatives", "ett-provat-amne"), 1);
    assert_eq!(new("actors", "provverket"), 1);
    // One press of Undo for each step, to the byte.
    while app.ask("return document.querySelector('#undo').disabled")? == false {
        app.click("#undo")?;
    }
    app.ask("document.querySelector('.desk-bar details').open = true")?;
    app.click("#download")?;
    wait("the file as it was", || {
        Ok(app.ask("return files.length")? == 2)
    })?;
    assert_eq!(taken(app)?, before);
    assert!(app.complaints()?.is_empty(), "{:?}", app.complaints()?);
    Ok(())
}

fn corrects_a_date_in_one_line(app: &App) -> Outcome {
    let before = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &before)?;
    let field = app.session.find("[name='find']")?;
    app.session.fill(&field, text(&own["name"]["sv"]))?;
    let id = text(&own["id"]);
    app.click(&format!("[data-entry='{id}'] a"))?;
    write(app, "date.from.year", "1999")?;
    assert_eq!(unsaved(app)?, 1);
    let undo = app.ask("return document.querySelector('#undo').textContent")?;
    assert!(text(&undo).contains(text(&own["name"]["sv"])), "{undo}");
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    let after = taken(app)?;
    let new = only_in(&after, &before);
    // The date, the day, what the work began from, and what was changed when: a day and two sentences.
    assert_eq!(new.len(), 8, "{new:?}");
    assert!(
        new.iter().any(|line| line.contains("\"based_on\"")),
        "{new:?}"
    );
    assert!(
        new.iter().any(|line| line.contains("\"from\": \"1999")),
        "{new:?}"
    );
    assert!(
        new.iter().any(|line| line.contains("\"updated\"")),
        "{new:?}"
    );
    Ok(())
}

fn changes_a_field_of_many_at_once(app: &App) -> Outcome {
    let before = app.site.content().to_owned();
    open_contents(app, &before)?;
    pick(app, "list", "actors")?;
    let all =
        number(&app.ask("return +document.querySelector('#row-count').textContent.split(' ')[0]")?);
    app.click("#choose-all")?;
    pick(app, "many-act", "kind")?;
    pick(app, "many-value", "company")?;
    let said = app.ask("return document.querySelector('#would-change').textContent")?;
    assert!(
        text(&said).contains(|letter: char| letter.is_ascii_digit()),
        "{said}"
    );
    app.click("#carry-out")?;
    wait("one step", || Ok(unsaved(app)? == 1))?;
    pick(app, "filter-kind", "company")?;
    let count =
        number(&app.ask("return +document.querySelector('#row-count').textContent.split(' ')[0]")?);
    assert_eq!(count, all);
    app.click("#undo")?;
    wait("nothing is unsaved", || Ok(unsaved(app)? == 0))?;
    Ok(())
}

fn finds_what_is_chosen_by_keyboard(app: &App) -> Outcome {
    let before = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &before)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    wait("the heading has the focus", || {
        Ok(app.ask("return document.activeElement.id")? == "entry-heading")
    })?;
    let chosen = "return [...document.querySelector(\"[name='actors']\").closest('fieldset').querySelectorAll('.desk-chosen li')].length";
    let count = number(&app.ask(chosen)?);
    let field = app.session.find("[name='actors']")?;
    app.session.fill(&field, "a")?;
    let state = "
        const field = document.querySelector(\"[name='actors']\");
        const active = document.getElementById(field.getAttribute('aria-activedescendant'));
        return [active?.getAttribute('aria-selected'), [...active?.parentElement.children ?? []].indexOf(active)];";
    assert_eq!(app.ask(state)?, json!(["true", 0]));
    app.press(Key::Down)?;
    app.press(Key::Down)?;
    app.press(Key::Up)?;
    assert_eq!(app.ask(state)?, json!(["true", 1]));
    app.press(Key::Escape)?;
    assert_eq!(
        app.ask(
            "return document.querySelector(\"[name='actors']\").getAttribute('aria-expanded')"
        )?,
        "false"
    );
    choose(app, "actors", "Ett nytt bolag")?;
    wait("the kind is asked for", || {
        Ok(app.ask("return document.activeElement.id")? == "new-kind")
    })?;
    app.press(Key::Tab)?;
    app.press(Key::Enter)?;
    wait("one more", || Ok(number(&app.ask(chosen)?) == count + 1))?;
    assert_eq!(unsaved(app)?, 1, "the actor and the reference are one step");
    Ok(())
}

fn leads_from_a_finding_to_its_field(app: &App) -> Outcome {
    let own = first(app);
    let from = format!("\"from\": \"{}\"", text(&own["date"]["from"]));
    let broken = app
        .site
        .content()
        .replacen(&from, "\"from\": \"våren 2019\"", 1);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &broken)?;
    app.click("[data-finding='date.bad'] .open-form")?;
    wait("the field has the focus", || {
        Ok(app.ask("return document.activeElement.name ?? ''")? == "date.from.year")
    })?;
    assert_eq!(
        value(app, "date.from.year")?,
        "våren 2019",
        "nothing of it is lost"
    );
    let beside = app.ask("return document.getElementById('about-date.from').textContent")?;
    assert!(text(&beside).contains("våren 2019"), "{beside}");
    write(app, "date.from.year", "31 maj 2019")?;
    wait("it is mended", || Ok(count(app, "errors")? == 0))?;
    for (part, expected) in [("year", "2019"), ("month", "05"), ("day", "31")] {
        assert_eq!(value(app, &format!("date.from.{part}"))?, expected);
    }
    Ok(())
}

fn keeps_its_place_in_the_history(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    go(app, "changes")?;
    let shown = |id: &str| {
        app.ask(&format!(
            "return document.querySelector('{id}')?.checkVisibility() ?? false"
        ))
    };
    assert_eq!(shown("#changes")?, true);
    app.session.back()?;
    wait("the form", || Ok(shown(".desk-form")? == true))?;
    app.session.back()?;
    wait("the table", || Ok(shown(".desk-table")? == true))?;
    // The row leads there, too, and its check box does not.
    app.click("tr[data-entry]:nth-child(2) input")?;
    assert_eq!(shown(".desk-table")?, true);
    app.click("tr[data-entry]:nth-child(2) td:last-child")?;
    wait("another form", || Ok(shown(".desk-form")? == true))?;
    app.session.back()?;
    wait("the table again", || Ok(shown(".desk-table")? == true))?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    wait("the first form", || Ok(shown(".desk-form")? == true))?;
    app.session.back()?;
    wait("the table once more", || Ok(shown(".desk-table")? == true))?;
    app.session.forward()?;
    wait("the form again", || Ok(shown(".desk-form")? == true))?;
    // The filter stands as it was chosen, also after a step.
    go(app, "contents")?;
    pick(app, "filter-kind", text(&own["kind"]))?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Ett annat namn")?;
    app.click("#back")?;
    wait("the focus is at the row that was left", || {
        Ok(
            app.ask("return document.activeElement.closest('tr')?.dataset.entry ?? ''")?
                == own["id"],
        )
    })?;
    assert_eq!(value(app, "filter-kind")?, text(&own["kind"]));
    assert_eq!(value(app, "list")?, "initiatives");
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    app.click("#next")?;
    wait("another entry", || {
        Ok(!app
            .session
            .url()?
            .contains(&format!("entry={}", text(&own["id"]))))
    })?;
    Ok(())
}

fn shows_the_map_as_it_will_be(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Ett annat namn")?;
    app.click("#preview-then")?;
    let heading = "return document.querySelector('life-science-map:not([hidden])')?.shadowRoot?.textContent ?? ''";
    wait("the map with the change", || {
        Ok(text(&app.ask(heading)?).contains("Ett annat namn (ändrad)"))
    })?;
    write(app, "name.sv", "Ett tredje namn")?;
    wait("the map after another step", || {
        Ok(text(&app.ask(heading)?).contains("Ett tredje namn (ändrad)"))
    })?;
    app.click("#preview-now")?;
    wait("the map as it is", || {
        Ok(!text(&app.ask(heading)?).contains("ändrad)"))
    })?;
    app.click("#preview-hide")?;
    wait("no map", || {
        Ok(app.ask("return document.querySelector('life-science-map') === null")? == true)
    })?;
    assert!(app.complaints()?.is_empty(), "{:?}", app.complaints()?);
    Ok(())
}

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

fn is_accessible_in_every_view(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    let from = format!("\"from\": \"{}\"", text(&own["date"]["from"]));
    let broken = content.replacen(&from, "\"from\": \"våren 2019\"", 1);
    for (page, scheme) in PAGES
        .iter()
        .flat_map(|page| [(page.0, "light"), (page.0, "dark")])
    {
        app.set_scheme(scheme)?;
        app.wide()?;
        open_desk(app, page)?;
        open_file(app, "content.json", &broken)?;
        let check = |what: &str| {
            let faults = axe::faults(app, &[])?;
            let told: Vec<_> = faults
                .iter()
                .map(|fault| format!("{} {}", fault.kind, fault.element))
                .collect();
            assert!(told.is_empty(), "{page} {scheme} {what}: {told:#?}");
            Ok::<_, Box<dyn std::error::Error>>(())
        };
        for view in ["open", "contents", "hand-over", "changes"] {
            go(app, view)?;
            check(view)?;
        }
        go(app, "contents")?;
        app.click("#choose-all")?;
        check("many")?;
        app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
        let field = app.session.find("[name='actors']")?;
        app.session.fill(&field, "a")?;
        check("a form with proposals")?;
        // So that there is something to undo, with a long name.
        write(app, "name.sv", &"Ett långt namn ".repeat(6))?;
        for width in [360, 320] {
            app.emulate_width(width)?;
            app.expect_no_sideways_scrolling("the form")?;
            app.click(".desk-bar summary")?;
            app.expect_no_sideways_scrolling("the ways to save")?;
            app.press(Key::Escape)?;
            app.until(
                "they are gone",
                "return !document.querySelector('.desk-bar details').open",
            )?;
            for view in ["contents", "changes", "hand-over", "open", "findings"] {
                go(app, view)?;
                app.expect_no_sideways_scrolling(view)?;
            }
            go(app, "contents")?;
            let small = strings(&app.ask(
                "return [...document.querySelectorAll('#desk :is(a, button, input, select, summary)')]
                    .filter((own) => own.checkVisibility())
                    .filter((own) => { const { width, height } = own.getBoundingClientRect(); return width < 24 || height < 24; })
                    .filter((own) => !own.closest('label, p, li p'))
                    .map((own) => own.outerHTML.slice(0, 80))",
            )?)?;
            assert!(
                small.is_empty(),
                "large enough to press at {width}: {small:#?}"
            );
        }
    }
    Ok(())
}

fn has_a_guide_with_pictures(app: &App) -> Outcome {
    for (page, language) in PAGES {
        open_desk(app, page)?;
        let address = app.ask("return document.querySelector('.desk-open a').href")?;
        app.session.goto(text(&address))?;
        assert_eq!(app.ask("return document.documentElement.lang")?, language);
        app.until(
            "the pictures",
            "const all = [...document.images]; return all.length === 5 && all.every((own) => own.naturalWidth > 0 && own.alt)",
        )?;
        let faults = axe::faults(app, &[])?;
        let told: Vec<_> = faults.iter().map(|fault| &fault.kind).collect();
        assert!(told.is_empty(), "{page}: {told:#?}");
        app.emulate_width(360)?;
        app.expect_no_sideways_scrolling("the guide")?;
        app.wide()?;
    }
    Ok(())
}

fn sets_findings_aside(app: &App) -> Outcome {
    let broken = app
        .site
        .content()
        .replacen("\"kind\": \"", "\"kind\": \"x", 2);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &broken)?;
    let listed = || {
        Ok::<_, Box<dyn std::error::Error>>(number(
            &app.ask("return document.querySelectorAll('#findings [data-finding]').length")?,
        ))
    };
    let (all, errors) = (listed()?, count(app, "errors")?);
    app.click("[data-finding='entry.kind'] .set-aside")?;
    wait("one less", || Ok(listed()? == all - 1))?;
    assert_eq!(count(app, "errors")?, errors, "it is counted all the same");
    wait("the focus is near", || {
        Ok(app.ask("return document.activeElement.closest('#findings') !== null")? == true)
    })?;
    app.click("#all-again")?;
    wait("all again", || Ok(listed()? == all))?;
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
