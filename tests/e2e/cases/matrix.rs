//! The matrix: areas crossed with another facet. (Its elements are undocumented.)

use serde_json::Value;

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![follows_a_cell_to_what_it_counts, opens_an_area];

/// How many rows the table shows, without the row of totals.
const ROWS: &str = "return [...document.querySelectorAll('.matrix tbody tr')].filter(row => row.checkVisibility()).length";

/// How many rows there are at first: the areas, and what belongs to none.
fn areas(oracle: &Oracle) -> usize {
    oracle.list("areas").len() + 1
}

fn follows_a_cell_to_what_it_counts(app: &App) -> Outcome {
    let areas = areas(app.oracle);
    app.open("?view=matrix")?;
    assert_eq!(app.ask(ROWS)?, areas);
    app.click(".matrix [role=group] button:nth-child(2)")?;
    let (area, kind, view, columns) = (
        ("area", "forskning"),
        ("kind", "assignment"),
        ("view", "matrix"),
        ("columns", "kind"),
    );
    app.expect_query(&[view, columns])?;
    let cell = ".matrix td a[href='?area=forskning&kind=assignment']";
    app.until(
        "the kinds",
        &format!("return document.querySelector(`{cell}`)"),
    )?;
    let count = app.oracle.matching(&[area, kind]).len();
    let told = app.ask(&format!(
        "return document.querySelector(`{cell}`).getAttribute('aria-label')"
    ))?;
    let told = told.as_str().unwrap_or_default().to_owned();
    assert!(told.contains(&format!(" {count} ")), "{told}: not {count}");

    app.click(cell)?;
    app.expect_filtered(&[area, kind])?;
    app.expect_query(&[area, kind, view, columns])?;
    assert_eq!(app.ask(ROWS)?, areas, "the table stays as it is");
    let current =
        format!("return document.querySelector('.matrix [aria-current]').matches(`{cell}`)");
    assert_eq!(app.ask(&current)?, true, "and the cell is marked");
    let focused = format!("return document.activeElement.matches(`{cell}`)");
    assert_eq!(app.ask(&focused)?, true, "the focus stays on the cell");

    app.session.back()?;
    app.expect_query(&[view, columns])?;
    app.expect_filtered(&[])?;
    assert_eq!(app.ask(ROWS)?, areas);
    // A link to it shows the same.
    app.open("?view=matrix&columns=kind")?;
    app.until(
        "the kinds",
        &format!("return document.querySelector(`{cell}`)"),
    )?;
    app.click("a[data-view=map]")?;
    app.expect_query(&[])?;
    app.session.back()?;
    wait("the matrix again", || Ok(app.ask(ROWS)? == areas))?;
    app.session.forward()?;
    app.expect_query(&[])?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

fn opens_an_area(app: &App) -> Outcome {
    let areas = areas(app.oracle);
    // An objective with initiatives, in the first area that has objectives.
    let objectives = app.oracle.list("objectives");
    let own = |area: &Value| -> Vec<&str> {
        let own = objectives.iter().filter(|one| one["area"] == area["id"]);
        own.map(|one| text(&one["id"])).collect()
    };
    let by_number = app.oracle.list("areas").iter();
    let first = by_number
        .filter(|area| !own(area).is_empty())
        .min_by_key(|area| area["number"].as_u64());
    let first = first.ok_or("no area has objectives")?;
    let own = own(first);
    let mut ids = own.iter();
    let id = ids.find(|id| !app.oracle.matching(&[("objective", id)]).is_empty());
    let id = *id.ok_or("no objective has initiatives")?;
    app.open("en/?view=matrix")?;
    app.ask("document.querySelector('.matrix th button').focus()")?;
    app.press(Key::Enter)?;
    // And what serves none of the objectives.
    let opened = areas + own.len() + 1;
    wait("the objectives", || Ok(app.ask(ROWS)? == opened))?;
    let (objective, view) = (("objective", id), ("view", "matrix"));
    app.click(&format!(".matrix td a[href='?objective={id}']"))?;
    app.expect_filtered(&[objective])?;
    let unfolded = ("unfolded", text(&first["id"]));
    app.expect_query(&[objective, view, unfolded])?;
    assert_eq!(app.ask(ROWS)?, opened, "the table stays as it is");
    app.click(".matrix th button")?;
    wait("the objective to go", || Ok(app.ask(ROWS)? == areas))?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}
