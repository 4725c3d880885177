//! Changing entries at the desk: new ones, one field, a field of many.

use serde_json::{Value, json};

use super::{choose, first, go, only_in, open_contents, pick, value, write};
use crate::app::{App, number, wait};
use crate::cases::desk::{count, open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    adds_an_initiative_with_a_new_actor,
    corrects_a_date_in_one_line,
    changes_a_field_of_many_at_once,
    finds_what_is_chosen_by_keyboard,
    leads_from_a_finding_to_its_field,
    sets_findings_aside,
    says_of_a_year_that_it_is_none,
    relates_one_way_where_that_is_asked_for,
    goes_back_to_what_was_undone,
    says_beside_a_field_that_it_is_empty,
];

/// Fills in the form of a new initiative in this area, with an actor who is new as well.
fn fill_in(app: &App, area: &str) -> Outcome {
    write(app, "name.en", "A subject on trial")?;
    write(app, "summary.sv", "En rapport om ett ämne som provas.")?;
    write(app, "summary.en", "A report on a subject that is on trial.")?;
    write(app, "date.from.year", "2024")?;
    write(app, "date.from.month", "maj")?;
    wait("the month as a number", || {
        Ok(value(app, "date.from.month")? == "05")
    })?;
    choose(app, "areas", area)?;
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
    write(app, "sources[0].title", "Rapporten")
}

/// Checks that the file has one initiative and one actor more, and has lost no line.
fn expect_added(before: &str, after: &str) {
    let gone = only_in(before, after);
    assert!(
        gone.iter().all(|line| line.contains("\"updated\"")),
        "only lines are added: {gone:?}"
    );
    let content: Value = serde_json::from_str(after).unwrap_or_default();
    let new = |list: &str, id: &str| {
        let all = content[list].as_array().into_iter().flatten();
        all.filter(|own| own["id"] == id).count()
    };
    assert_eq!(new("initiatives", "ett-provat-amne"), 1);
    assert_eq!(new("actors", "provverket"), 1);
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
    fill_in(app, &area)?;
    assert_eq!(count(app, "errors")?, 0);
    assert!(unsaved(app)? >= 9);
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    let after = taken(app)?;
    expect_added(&before, &after);
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

fn says_of_a_year_that_it_is_none(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    for (page, words) in [("redaktion/", "fyra siffror"), ("en/desk/", "four digits")] {
        open_desk(app, page)?;
        open_file(app, "content.json", &content)?;
        go(app, "contents")?;
        let state = || {
            app.ask(
                "return [
                document.querySelector('#about-filter-year').textContent,
                document.querySelector(\"[name='filter-year']\").getAttribute('aria-invalid'),
                document.querySelector('#row-count').textContent]",
            )
        };
        let fill = |year: &str| {
            let field = app.session.find("[name='filter-year']")?;
            app.session.fill(&field, year)
        };
        let whole = state()?;
        assert_eq!((text(&whole[0]), text(&whole[1])), ("", "false"));
        for year in ["20x7", "99999"] {
            fill(year)?;
            wait("what is said", || Ok(text(&state()?[0]).contains(words)))?;
            assert_eq!((&state()?[1], &state()?[2]), (&json!("true"), &whole[2]));
            fill("2021")?;
            wait("nothing is said", || Ok(text(&state()?[0]).is_empty()))?;
            assert_ne!(state()?[2], whole[2]);
        }
        // Not while it may become one.
        fill("20")?;
        app.settle()?;
        assert_eq!(state()?, whole);
        app.press(Key::Tab)?;
        wait("what is said", || Ok(text(&state()?[0]).contains(words)))?;
    }
    Ok(())
}

fn relates_one_way_where_that_is_asked_for(app: &App) -> Outcome {
    let before = app.site.content().to_owned();
    let content: Value = serde_json::from_str(&before)?;
    let initiatives = content["initiatives"].as_array().into_iter().flatten();
    let mut alone = initiatives.filter(|own| own["related"].as_array().is_none_or(Vec::is_empty));
    let own = alone.next().ok_or("an initiative without relations")?;
    let other = alone.next().ok_or("another one")?;
    for both_ways in [true, false] {
        open_contents(app, &before)?;
        app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
        if !both_ways {
            app.click("[name='related.both']")?;
        }
        choose(app, "related", text(&other["id"]))?;
        wait("a step", || Ok(unsaved(app)? == 1))?;
        app.click("#save")?;
        wait("the file is saved", || Ok(unsaved(app)? == 0))?;
        let after: Value = serde_json::from_str(&taken(app)?)?;
        let related = |one: &Value, to: &Value| {
            let all = after["initiatives"].as_array().into_iter().flatten();
            let mut found = all.filter(|own| own["id"] == one["id"]);
            found.any(|found| found["related"] == json!([to["id"]]))
        };
        assert!(related(own, other));
        assert_eq!(related(other, own), both_ways);
    }
    Ok(())
}

fn goes_back_to_what_was_undone(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    write(app, "name.sv", "Det första namnet")?;
    app.click("#undo")?;
    write(app, "name.sv", "Det andra namnet")?;
    go(app, "changes")?;
    app.click("#history summary")?;
    let steps = || {
        let told = app.ask("return [...document.querySelectorAll('#history li button')].map((own) => own.ariaCurrent === 'step')")?;
        Ok::<_, Box<dyn std::error::Error>>(told)
    };
    let told = || {
        let told = app.ask(&format!(
            "return document.querySelector(\"[data-change='{}']\")?.textContent ?? ''",
            text(&own["id"])
        ))?;
        Ok::<_, Box<dyn std::error::Error>>(text(&told).to_owned())
    };
    wait("the second name", || Ok(told()?.contains("andra")))?;
    // The file as it was opened, the step that was made, and the one that was left for it.
    assert_eq!(steps()?, json!([false, true, false]));
    app.click("#history div > div:last-child li:last-child button")?;
    wait("the first name", || Ok(told()?.contains("första")))?;
    wait("the step is marked", || {
        Ok(steps()? == json!([false, true, false]))
    })?;
    assert_eq!(unsaved(app)?, 1);
    app.click("#history li:first-child button")?;
    wait("nothing has changed", || Ok(told()?.is_empty()))?;
    assert_eq!(unsaved(app)?, 0);
    assert_eq!(
        app.ask("return document.querySelector('#history').open")?,
        true
    );
    assert!(app.complaints()?.is_empty(), "{:?}", app.complaints()?);
    Ok(())
}

fn says_beside_a_field_that_it_is_empty(app: &App) -> Outcome {
    let content = app.site.content().to_owned();
    let own = first(app);
    open_contents(app, &content)?;
    app.click(&format!("[data-entry='{}'] a", text(&own["id"])))?;
    let state = |path: &str| {
        app.ask(&format!(
            "const field = document.querySelector(`[name='{path}']`);
             const about = document.getElementById(field.getAttribute('aria-describedby'));
             return [field.ariaRequired, field.ariaInvalid, about.textContent.includes('saknas')]"
        ))
    };
    // Without the first language it is a warning, without another one a note.
    let texts = [
        ("name.sv", "name.en", json!("true")),
        ("name.en", "name.sv", json!(null)),
    ];
    for (emptied, other, is_invalid) in texts {
        let before = value(app, emptied)?;
        assert_eq!(state(emptied)?, json!(["true", null, false]));
        write(app, emptied, "")?;
        wait("it is told beside the field", || {
            Ok(state(emptied)? == json!(["true", is_invalid, true]))
        })?;
        assert_eq!(
            state(other)?,
            json!(["true", null, false]),
            "and not beside {other}"
        );
        write(app, emptied, &before)?;
        wait("it is told no more", || {
            Ok(state(emptied)? == json!(["true", null, false]))
        })?;
    }
    Ok(())
}
