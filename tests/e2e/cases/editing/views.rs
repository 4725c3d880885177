//! The views of the desk: the history, the map as it will be, the guide, and that all can be used by everybody.

use super::{first, go, open_contents, pick, value, write};
use crate::app::{App, strings, wait};
use crate::axe;
use crate::cases::desk::{PAGES, open_desk, open_file};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    keeps_its_place_in_the_history,
    shows_the_map_as_it_will_be,
    is_accessible_in_every_view,
    has_a_guide_with_pictures,
];

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
    let title = || app.ask("return document.title");
    assert_eq!(title()?, "Ändringar – Redaktionen");
    app.session.back()?;
    wait("the form", || Ok(shown(".desk-form")? == true))?;
    let of_entry = format!("{} – Innehåll – Redaktionen", text(&own["name"]["sv"]));
    assert_eq!(title()?, of_entry);
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

/// Checks that the desk fits this width in every view, and that all can be pressed. A form is open.
fn expect_room(app: &App, width: u32) -> Outcome {
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
            expect_room(app, width)?;
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
