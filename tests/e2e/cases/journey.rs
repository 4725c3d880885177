//! A complete visit, by mouse and keyboard.

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![filters_opens_looks_around_and_comes_back];

fn filters_opens_looks_around_and_comes_back(app: &App) -> Outcome {
    let (area, kind) = (("area", "varden"), ("kind", "report"));
    app.open("")?;
    app.expect_filtered(&[])?;
    // Filtering from the map, from the form and by searching.
    app.click("#map a.label[href*='area=varden'] > text")?;
    app.expect_filtered(&[area])?;
    app.toggle(kind.0, kind.1)?;
    app.expect_filtered(&[area, kind])?;
    app.clear_all()?;
    app.search("hälsod")?;
    app.expect_filtered(&[("q", "hälsod")])?;
    app.search("")?;
    app.expect_filtered(&[])?;
    app.toggle(area.0, area.1)?;
    app.expect_filtered(&[area])?;

    // An initiative, opened from the list and from the map, closed by a key and by the Back button.
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.expect_query(&[area, ("item", &item)])?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    app.open_from_map(&item)?;
    app.session.back()?;
    app.expect_opened(None)?;
    app.expect_filtered(&[area])?;

    // The other views and the other language, always with the same state.
    for (view, shown) in [
        ("objectives", ".unrolled"),
        ("matrix", ".matrix"),
        ("timeline", ".timeline"),
    ] {
        app.click(&format!("[data-view={view}]"))?;
        app.expect_query(&[area, ("view", view)])?;
        app.until(
            view,
            &format!("return document.querySelector('{shown}')?.checkVisibility()"),
        )?;
    }
    app.click("a[hreflang=en]")?;
    wait("the page in English", || {
        let is_english = "return document.documentElement.lang === 'en' && 'ready' in document.documentElement.dataset";
        Ok(app.ask(is_english)? == true)
    })?;
    app.expect_query(&[area, ("view", "timeline")])?;
    app.click("[data-view=map]")?;
    app.expect_query(&[area])?;
    app.expect_filtered(&[area])?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}
