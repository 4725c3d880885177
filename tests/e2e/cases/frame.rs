//! Inside a page of somebody else's.

use crate::app::App;
use crate::cases::{Case, cases};
use crate::webdriver::Outcome;

pub const CASES: &[Case] = cases![leaves_the_history_of_its_host_alone];

fn leaves_the_history_of_its_host_alone(app: &App) -> Outcome {
    let _host = app.open_framed("?embed=a", 1000, 800)?;
    let length = "return history.length";
    let before = app.ask(length)?;
    app.toggle("area", "varden")?;
    app.expect_filtered(&[("area", "varden")])?;
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.toggle("kind", "report")?;
    app.expect_query(&[
        ("embed", "a"),
        ("area", "varden"),
        ("item", &item),
        ("kind", "report"),
    ])?;
    assert_eq!(app.ask(length)?, before, "as the frame sees it");
    app.session.enter(None)?;
    assert_eq!(app.ask(length)?, before, "as the host sees it");
    Ok(())
}
