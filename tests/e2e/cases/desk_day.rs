//! A day's work at the editors' desk with keys alone: a file with thirty faults is mended, an initiative added, another one
//! changed, the map looked at, the file saved, and seen to be published. And what the browser did on the network meanwhile.

use std::fs;

use life_science_map::check::check;
use life_science_map::content::Severity;
use serde_json::{Value, json};

use crate::app::{App, items, number, strings, wait};
use crate::cases::desk::{PAGES, count, open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::planted::{DRESSES, Dress, Mend, SLIPS, Slip, is_date};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    tells_thirty_faults_at_once_in_both_languages,
    does_a_days_work_by_keyboard,
];

/// The way in which the file is written: not as the published one, so that it shows if anything else is touched.
const DRESS: Dress = DRESSES[1];

/// The rule and the line of each finding that is listed.
fn listed(app: &App) -> Outcome<Vec<(String, usize)>> {
    let all = app.ask(
        "return [...document.querySelectorAll('[data-finding]')].filter((own) => own.checkVisibility()).map((own) => [own.dataset.finding, +own.dataset.line])",
    )?;
    let read = |own: &Value| (text(&own[0]).to_owned(), number(&own[1]));
    Ok(items(&all).iter().map(read).collect())
}

fn expect_all_listed(app: &App, dress: Dress) -> Outcome {
    let file = dress.planted();
    let listed = listed(app)?;
    for slip in &SLIPS {
        let (line, _) = slip.position(&file, dress);
        let is_listed = listed.contains(&(slip.rule.to_owned(), line));
        assert!(is_listed, "{} in line {line}: {listed:?}", slip.rule);
    }
    Ok(())
}

fn tells_thirty_faults_at_once_in_both_languages(app: &App) -> Outcome {
    for (page, _) in PAGES {
        open_desk(app, page)?;
        for dress in DRESSES {
            open_file(app, "content.json", &dress.planted())?;
            expect_all_listed(app, dress)?;
        }
    }
    Ok(())
}

/// Goes to the finding of a rule by F8.
fn walk_to(app: &App, rule: &str) -> Outcome {
    for _ in 0..SLIPS.len() + 10 {
        app.press(Key::F8)?;
        app.expect_at("[data-finding] h3")?;
        if app.is_at(&format!("[data-finding='{rule}'] h3"))? {
            return Ok(());
        }
    }
    Err(format!("F8 does not lead to {rule}").into())
}

/// The fields of the form, as the parts of a date where they are one.
fn parts(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let of = |(name, words): &(&str, &str)| {
        if !is_date(name) {
            return vec![((*name).to_owned(), (*words).to_owned())];
        }
        let names = ["year", "month", "day"].into_iter();
        let parts = names.zip(words.split('-'));
        parts
            .map(|(part, words)| (format!("{name}.{part}"), words.to_owned()))
            .collect()
    };
    fields.iter().flat_map(of).collect()
}

/// Mends a fault that no press mends together with others.
fn mend(app: &App, slip: &Slip) -> Outcome {
    let rule = slip.rule;
    walk_to(app, rule)?;
    let own = |part: &str| format!("[data-finding='{rule}'] {part}");
    match slip.mend {
        Mend::Safe => {}
        Mend::Press => app.enter_at(&own(".fix"))?,
        Mend::Form(fields) => {
            app.enter_at(&own(".open-form"))?;
            app.expect_at(".desk-form :is(input, textarea, select)")?;
            for (name, words) in parts(fields) {
                let field = format!("[name='{name}']");
                if !app.is_at(&field)? {
                    app.tab_to(&field, false)?;
                }
                app.type_over(&words)?;
            }
        }
        Mend::Lines(lines) => {
            app.enter_at(&own(".show-place"))?;
            app.until("the lines", "return document.querySelector('#lines')")?;
            app.tab_to("#lines", false)?;
            app.session.press_control('a')?;
            // Pasted, as the key for the indentation leads on.
            let lines = DRESS.on(&["\n", lines].concat());
            let lines = lines.trim_start_matches(['\r', '\n']);
            app.session
                .devtools("Input.insertText", &json!({ "text": lines }))?;
            app.enter_at("#take-over")?;
        }
    }
    wait(&format!("{rule} is mended"), || {
        Ok(app.ask(&format!(
            "return document.querySelector(\"[data-finding='{rule}']\") === null"
        ))? == true)
    })
}

/// Mends all thirty.
fn mend_all(app: &App) -> Outcome {
    app.expect_at("#findings-heading")?;
    expect_all_listed(app, DRESS)?;
    app.enter_at("#fix-all")?;
    wait("most are gone by one press", || {
        let listed = listed(app)?;
        let left = SLIPS
            .iter()
            .filter(|slip| listed.iter().any(|own| own.0 == slip.rule));
        Ok(left.count() <= 12)
    })?;
    for slip in SLIPS.iter().filter(|own| !matches!(own.mend, Mend::Safe)) {
        mend(app, slip)?;
    }
    let left: Vec<_> = listed(app)?.into_iter().map(|own| own.0).collect();
    assert!(left.iter().all(|own| own == "format.style"), "{left:?}");
    assert_eq!(count(app, "errors")?, 0);
    Ok(())
}

/// Goes to a view by the links above it.
fn view(app: &App, view: &str) -> Outcome {
    app.tab_to(&format!("nav a[href='?view={view}']"), true)?;
    app.press(Key::Enter)?;
    // From a form to the row that was left.
    app.expect_at(&format!("#{view}-heading, [data-entry] a"))
}

/// Takes the option of the select that has the focus whose value is this.
fn pick(app: &App, value: &str) -> Outcome {
    for _ in 0..40 {
        if app.ask("return document.activeElement.value")? == value {
            return app.press(Key::Tab);
        }
        app.press(Key::Down)?;
    }
    Err(format!("Down does not lead to {value}").into())
}

/// Types into a field that finds entries, and takes the first that is proposed.
fn choose(app: &App, name: &str, words: &str) -> Outcome {
    app.tab_to(&format!("[name='{name}']"), false)?;
    app.session.type_words(words)?;
    app.until(
        "proposals",
        "return document.activeElement.getAttribute('aria-expanded') === 'true'",
    )?;
    app.press(Key::Enter)
}

fn add_an_initiative(app: &App) -> Outcome {
    view(app, "contents")?;
    let is_below = !app.is_at("#contents-heading")?;
    app.tab_to("#adding summary", is_below)?;
    app.press(Key::Enter)?;
    app.type_into("add-name", "Ett provat ämne")?;
    app.expect_at("[name='add-kind']")?;
    pick(app, "report")?;
    app.enter_at("#add-entry")?;
    app.expect_at("#entry-heading")?;
    for (name, words) in [
        ("name.en", "A subject on trial"),
        ("summary.sv", "En rapport om ett ämne som provas."),
        ("summary.en", "A report on a subject that is on trial."),
        ("date.from.year", "2024"),
        ("date.from.month", "maj"),
    ] {
        app.type_into(name, words)?;
    }
    choose(app, "areas", "Hälsodata")?;
    choose(app, "actors", "Provverket")?;
    app.expect_at("#new-kind")?;
    pick(app, "agency")?;
    app.expect_at("#add-new")?;
    app.press(Key::Enter)?;
    wait("the actor", || {
        Ok(app.ask("return document.querySelector('#new-kind') === null")? == true)
    })?;
    app.type_into("sources.new", "https://www.example.se/rapport")?;
    app.press(Key::Enter)?;
    app.until(
        "the source",
        "return document.querySelector(\"[name='sources[0].title']\") !== null",
    )?;
    app.tab_to("[name='sources[0].title']", true)?;
    app.type_over("Rapporten")?;
    wait("no error", || Ok(count(app, "errors")? == 0))
}

fn change_another_and_look_at_the_map(app: &App) -> Outcome {
    app.tab_to("#back", true)?;
    app.press(Key::Enter)?;
    app.expect_at("[data-entry='ett-provat-amne'] a")?;
    app.tab_to("[name='find']", true)?;
    app.session.type_words("utredning")?;
    app.enter_at("[data-entry='utredning'] a")?;
    app.expect_at("#entry-heading")?;
    app.type_into("name.sv", "Utredningen")?;
    app.enter_at("#preview-then")?;
    let map = "return document.querySelector('life-science-map:not([hidden])')?.shadowRoot?.textContent ?? ''";
    wait("the map as it will be", || {
        let map = app.ask(map)?;
        let parts = ["Utredningen (ändrad)", "Ett provat ämne (ny)"];
        Ok(parts.iter().all(|part| text(&map).contains(part)))
    })
}

fn save_and_see_it_published(app: &App) -> Outcome<String> {
    app.session.press_control('s')?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    let saved = taken(app)?;
    view(app, "hand-over")?;
    let check = |said: &str| {
        app.press(Key::Enter)?;
        wait(said, || {
            let now = app.ask("return document.querySelector('#published-state').textContent")?;
            Ok(text(&now).contains(said))
        })
    };
    app.tab_to("#check-published", false)?;
    check("content.json.br")?;
    app.site.replace_content(saved.as_bytes());
    check("Publicerat")?;
    Ok(saved)
}

/// Nothing but what the own site sends was asked for, nothing is kept, nothing was forbidden.
fn expect_discreet(app: &App) -> Outcome {
    let requests = app.site.requests();
    assert!(requests.len() > 8, "{requests:?}");
    for own in requests {
        assert_eq!(own.request.method, "GET", "{own:?}");
        assert_eq!(own.request.header("content-length"), None, "{own:?}");
        let query = own.request.query.unwrap_or_default();
        let is_known =
            query.bytes().all(|byte| byte.is_ascii_digit()) || query.starts_with("view=");
        assert!(is_known, "an address says {query}");
    }
    let elsewhere = strings(&app.ask(
        "return performance.getEntriesByType('resource').map((own) => own.name).filter((own) => !own.startsWith(location.origin) && !own.startsWith('blob:') && !own.startsWith('data:'))",
    )?)?;
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    let kept = app.session.run_async(
        "const [done] = arguments;
        (async () => [
            localStorage.length, sessionStorage.length, document.cookie.length,
            (await indexedDB.databases()).length, (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length,
        ].join())().then(done, (error) => done(String(error)));",
        &[],
    )?;
    assert_eq!(kept, "0,0,0,0,0,0");
    assert!(app.complaints()?.is_empty(), "{:?}", app.complaints()?);
    Ok(())
}

fn does_a_days_work_by_keyboard(app: &App) -> Outcome {
    // What is published is the file without its faults, so that mending them alone is no news.
    app.site.replace_content(DRESS.mended().as_bytes());
    app.site.forget();
    open_desk(app, "redaktion/")?;
    // The dialog for files is the browser's own: its driver answers it.
    let file = app.site.folder().with_file_name("content-with-faults.json");
    fs::write(&file, DRESS.planted())?;
    app.tab_to("#open", false)?;
    let field = app.session.find("#open")?;
    app.session.fill(&field, &file.display().to_string())?;
    app.until(
        "the file",
        "return !document.querySelector('#findings').hidden",
    )?;
    mend_all(app)?;
    app.session.press_control('s')?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    // Saving says when and what from, since entries were changed in forms.
    let without_the_days = |text: &str| {
        let lines = text.split_inclusive('\n');
        let lines =
            lines.filter(|line| !line.contains("\"based_on\"") && !line.contains("\"updated\""));
        lines.collect::<String>()
    };
    assert_eq!(
        without_the_days(&taken(app)?),
        without_the_days(&DRESS.mended()),
        "no byte beside the faults"
    );
    add_an_initiative(app)?;
    change_another_and_look_at_the_map(app)?;
    let saved = save_and_see_it_published(app)?;
    let report = check(saved.as_bytes());
    assert_eq!(report.count(Severity::Error), 0, "{:?}", report.diagnostics);
    let content: Value = serde_json::from_str(&saved)?;
    assert_eq!(content["initiatives"].as_array().map(Vec::len), Some(3));
    assert_eq!(content["actors"].as_array().map(Vec::len), Some(3));
    expect_discreet(app)?;
    app.site.mend();
    Ok(())
}
