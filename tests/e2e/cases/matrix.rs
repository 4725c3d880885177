//! The matrix: areas crossed with something else. (Its elements are no promise of the product.)

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![follows_a_cell_to_what_it_counts, opens_an_area];

/// How many rows the table shows, without the row of the sums.
const ROWS: &str = "return [...document.querySelectorAll('.matrix tbody tr')].filter(row => row.checkVisibility()).length";

fn follows_a_cell_to_what_it_counts(app: &App) -> Outcome {
    app.open("?view=matrix")?;
    assert_eq!(app.ask(ROWS)?, 8);
    app.click(".matrix [role=group] button:nth-child(2)")?;
    let (area, kind, view) = (
        ("area", "forskning"),
        ("kind", "assignment"),
        ("view", "matrix"),
    );
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
    app.expect_query(&[area, kind, view])?;
    assert_eq!(app.ask(ROWS)?, 1, "the rows of what is chosen");
    let focused = format!("return document.activeElement.matches(`{cell}`)");
    assert_eq!(app.ask(&focused)?, true, "the focus stays on the cell");

    app.session.back()?;
    app.expect_query(&[view])?;
    app.expect_filtered(&[])?;
    assert_eq!(app.ask(ROWS)?, 8);
    app.click("a[data-view=map]")?;
    app.expect_query(&[])?;
    app.session.back()?;
    wait("the matrix again", || Ok(app.ask(ROWS)? == 8))?;
    app.session.forward()?;
    app.expect_query(&[])?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

fn opens_an_area(app: &App) -> Outcome {
    app.open("en/?view=matrix")?;
    app.ask("document.querySelector('.matrix th button').focus()")?;
    app.press(Key::Enter)?;
    wait("the objectives", || Ok(app.ask(ROWS)? == 8 + 3))?;
    let (objective, view) = (("objective", "1.2"), ("view", "matrix"));
    app.click(".matrix td a[href='?objective=1.2']")?;
    app.expect_filtered(&[objective])?;
    app.expect_query(&[objective, view])?;
    assert_eq!(app.ask(ROWS)?, 8 + 1, "the other objectives are not chosen");
    app.click(".matrix th button")?;
    wait("the objective to go", || Ok(app.ask(ROWS)? == 8))?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}
