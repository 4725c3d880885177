//! The table of actors by mouse and by keyboard, and what it says of one of them. (Its elements are undocumented.)

use std::collections::BTreeMap;

use crate::app::{App, number, strings, wait};
use crate::axe;
use crate::cases::{Case, cases};
use crate::oracle::{Oracle, ids};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    chooses_an_actor_and_goes_to_another_and_back,
    walks_by_keyboard,
    keeps_the_place_and_the_focus,
    finds_rows_by_a_name,
    shows_more_rows,
    fits_a_phone,
    has_no_fault_that_axe_finds,
    prints_everybody only Chromium: "it alone can show paper on the screen",
];

const VIEW: (&str, &str) = ("view", "actors");
const ACTOR: (&str, &str) = ("actor", "vinnova");
const NAME: &str = ".actors tr[data-actor=vinnova] > th > a";
const PANEL: &str = ".actors tr[data-actor=vinnova] + tr.actor-panel";

/// The rows that are seen, as ids.
const ROWS: &str = "return [...document.querySelectorAll('.actors tr[data-actor]')].filter(row => row.checkVisibility()).map(row => row.dataset.actor)";

fn open(app: &App, path: &str) -> Outcome {
    app.open(path)?;
    app.until(
        "the table of actors",
        "return document.querySelector('.actors tr[data-actor]')",
    )
}

/// With whom an actor takes part the most, and in how many.
fn closest(oracle: &Oracle, actor: &str) -> Outcome<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for initiative in oracle.list("initiatives") {
        let own = ids(initiative, "actors");
        if own.contains(&actor) {
            for other in own.into_iter().filter(|other| *other != actor) {
                *counts.entry(other).or_default() += 1;
            }
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    let (other, count) = most.ok_or("nobody takes part with anybody")?;
    Ok((other.to_owned(), count))
}

/// Where an element is in the window.
fn top(app: &App, selector: &str) -> Outcome<f64> {
    let script = format!("return document.querySelector(`{selector}`).getBoundingClientRect().top");
    let top = app.ask(&script)?.as_f64();
    top.ok_or_else(|| format!("{selector} is nowhere").into())
}

fn show(app: &App, selector: &str) -> Outcome {
    let script =
        format!("document.querySelector(`{selector}`).scrollIntoView({{ block: 'center' }})");
    app.ask(&script)?;
    app.settle()
}

fn is_there(app: &App, selector: &str) -> Outcome<bool> {
    let script = format!("return Boolean(document.querySelector(`{selector}`)?.checkVisibility())");
    Ok(app.ask(&script)? == true)
}

fn chooses_an_actor_and_goes_to_another_and_back(app: &App) -> Outcome {
    open(app, "?view=actors")?;
    let rows = strings(&app.ask(ROWS)?)?;
    assert_eq!(rows.len(), 40);
    show(app, NAME)?;
    let before = top(app, NAME)?;
    app.click(NAME)?;
    app.expect_filtered(&[ACTOR])?;
    app.expect_query(&[ACTOR, VIEW])?;
    wait("what there is to say", || is_there(app, PANEL))?;
    let after = top(app, NAME)?;
    assert!((after - before).abs() < 1.5, "from {before} to {after}");
    assert_eq!(strings(&app.ask(ROWS)?)?, rows, "the table stays as it is");

    let (other, count) = closest(app.oracle, ACTOR.1)?;
    let link = format!("{PANEL} a[href='?actor=vinnova&with={other}']");
    let told = app.ask(&format!(
        "return document.querySelector(`{link}`).nextElementSibling.textContent"
    ))?;
    assert_eq!(text(&told), count.to_string());
    app.click(&link)?;
    let with = ("with", &*other);
    app.expect_filtered(&[ACTOR, with])?;
    app.expect_query(&[ACTOR, with, VIEW])?;
    assert_eq!(app.count()?.0, count, "what was told is what is shown");
    // Asked for, it can be let go.
    let asked = format!("{PANEL} a[aria-current][href='?with={other}']");
    wait("the other one to be marked", || is_there(app, &asked))?;
    app.click(&asked)?;
    app.expect_query(&[ACTOR, VIEW])?;
    app.expect_filtered(&[ACTOR])?;

    app.session.back()?;
    app.expect_query(&[ACTOR, with, VIEW])?;
    app.session.back()?;
    app.expect_query(&[ACTOR, VIEW])?;
    app.expect_filtered(&[ACTOR])?;
    app.session.back()?;
    app.expect_query(&[VIEW])?;
    wait("the panel to go", || Ok(!is_there(app, PANEL)?))?;
    assert_eq!(strings(&app.ask(ROWS)?)?, rows);
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

fn walks_by_keyboard(app: &App) -> Outcome {
    open(app, "en/?view=actors")?;
    app.ask(&format!("document.querySelector(`{NAME}`).focus()"))?;
    app.press(Key::Enter)?;
    app.expect_filtered(&[ACTOR])?;
    app.expect_at(&format!("{NAME}[aria-current]"))?;
    // Through the row's cells to what stands below it.
    app.tab_to(".actor-panel .together a", false)?;
    let href = app.ask("return document.activeElement.getAttribute('href')")?;
    let (_, other) = text(&href).rsplit_once('=').ok_or("no address")?;
    app.press(Key::Enter)?;
    app.expect_filtered(&[ACTOR, ("with", other)])?;
    app.expect_at(".actor-panel .together a[aria-current]")?;
    app.press(Key::Enter)?;
    app.expect_filtered(&[ACTOR])?;
    app.expect_at(".actor-panel .together a:not([aria-current])")?;
    app.ask(&format!("document.querySelector(`{NAME}`).focus()"))?;
    app.press(Key::Enter)?;
    app.expect_filtered(&[])?;
    app.expect_at(&format!("{NAME}:not([aria-current])"))
}

/// Rows come and go above a cell that narrows the filter, and the rows of its kind change their order.
fn keeps_the_place_and_the_focus(app: &App) -> Outcome {
    open(app, "?view=actors")?;
    // Not the first of its kind, so that others stand above it.
    let rows = strings(&app.ask(ROWS)?)?;
    let areas = app
        .oracle
        .list("areas")
        .iter()
        .map(|area| text(&area["id"]));
    let areas: Vec<_> = areas.collect();
    let mut cells = rows.iter().skip(15).flat_map(|actor| {
        let of_actor = areas.iter().map(move |area| (&**actor, *area));
        of_actor.filter(|(actor, area)| {
            !app.oracle
                .matching(&[("area", area), ("actor", actor)])
                .is_empty()
        })
    });
    let (actor, area) = cells.next().ok_or("no cell")?;
    let cell = format!(".actors td a[href='?area={area}&actor={actor}']");
    show(app, &cell)?;
    let before = top(app, &cell)?;
    app.click(&cell)?;
    let narrowed = [("area", area), ("actor", actor)];
    app.expect_filtered(&narrowed)?;
    app.expect_query(&[narrowed[0], narrowed[1], VIEW])?;
    app.expect_at(&format!("{cell}[aria-current]"))?;
    app.settle()?;
    let after = top(app, &cell)?;
    assert!((after - before).abs() < 1.5, "from {before} to {after}");
    let columns = app.ask("return document.querySelectorAll('.actors thead th.cell').length")?;
    assert_eq!(columns, 1, "the chosen area alone");
    app.session.back()?;
    app.expect_filtered(&[])?;
    wait("all rows again", || Ok(strings(&app.ask(ROWS)?)? == rows))
}

fn finds_rows_by_a_name(app: &App) -> Outcome {
    open(app, "?view=actors")?;
    let field = app.session.find(".actors input[type=search]")?;
    // In either language, without regard to accents.
    for words in ["lakemedelsv", "swedish research"] {
        app.session.fill(&field, words)?;
        let found = |row: &String| {
            let own = app
                .oracle
                .entry("actors", row)
                .map(|own| own["name"].to_string());
            own.is_ok_and(|name| {
                let name = name.to_lowercase().replace(['ä', 'å'], "a");
                name.contains(words)
            })
        };
        wait(&format!("the rows of {words}"), || {
            let rows = strings(&app.ask(ROWS)?)?;
            Ok(!rows.is_empty() && rows.len() < 40 && rows.iter().all(found))
        })?;
    }
    app.session.fill(&field, "xyzzy")?;
    wait("no rows", || Ok(strings(&app.ask(ROWS)?)?.is_empty()))?;
    assert!(!is_there(app, ".actors table")?, "no empty table");
    app.expect_query(&[VIEW])
}

fn shows_more_rows(app: &App) -> Outcome {
    open(app, "?view=actors")?;
    let before = strings(&app.ask(ROWS)?)?;
    app.click(".actors > button.more")?;
    wait("more rows", || {
        Ok(strings(&app.ask(ROWS)?)?.len() == before.len() + 40)
    })?;
    app.expect_at(".actors tr[data-actor] > th > a")?;
    let focused = app.ask("return document.activeElement.closest('tr').dataset.actor")?;
    assert!(
        !before.iter().any(|row| focused == **row),
        "the first new one"
    );
    // Sorted by name, the list is, too.
    app.click(".actors .sort button:nth-child(2)")?;
    app.expect_query(&[VIEW, ("sort", "name")])?;
    let rows = strings(&app.ask(ROWS)?)?;
    assert_eq!(rows.len(), before.len() + 40);
    Ok(())
}

fn fits_a_phone(app: &App) -> Outcome {
    for path in ["?view=actors", "en/?view=actors&actor=vinnova"] {
        let _host = app.open_narrow(320, path)?;
        app.until(
            "the table of actors",
            "return document.querySelector('.actors tr[data-actor]')",
        )?;
        app.expect_no_sideways_scrolling(path)?;
        assert!(!is_there(app, ".actors td.cell")?, "no room for cells");
        let words = app.ask("return document.querySelector('.actors td.in-words').textContent")?;
        assert!(text(&words).contains(' '), "{words}");
        let wide = "const box = document.querySelector('.actors .matrix-box'); return box.scrollWidth - box.clientWidth";
        let wide = app.ask(wide)?;
        assert!(number(&wide) < 2, "the table is {wide} px too wide");
        app.wide()?;
    }
    Ok(())
}

fn has_no_fault_that_axe_finds(app: &App) -> Outcome {
    for path in ["?view=actors", "en/?view=actors&actor=vinnova"] {
        app.wide()?;
        open(app, path)?;
        for width in [None, Some(360)] {
            let _host = width.map(|width| app.narrow(width, path)).transpose()?;
            let faults = axe::faults(app, &[])?;
            let found = faults
                .iter()
                .map(|fault| [&*fault.kind, " in ", &fault.element].concat());
            let found: Vec<_> = found.collect();
            assert!(
                found.is_empty(),
                "{path} at {width:?}: {}",
                found.join("\n")
            );
        }
    }
    app.wide()
}

fn prints_everybody(app: &App) -> Outcome {
    open(app, "?view=actors")?;
    app.show_paper(Some("light"))?;
    let initiatives = app.oracle.list("initiatives").iter();
    let mut acting: Vec<_> = initiatives.flat_map(|one| ids(one, "actors")).collect();
    acting.sort_unstable();
    acting.dedup();
    wait("all rows", || {
        Ok(strings(&app.ask(ROWS)?)?.len() == acting.len())
    })?;
    for selector in [".actors .sort", ".actors .find", ".actors > button.more"] {
        assert!(!is_there(app, selector)?, "{selector} on paper");
    }
    app.show_paper(None)
}
