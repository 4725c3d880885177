//! Another strategy: a content with its own terms, years and hues, in English only.

use std::fs;

use crate::app::{App, strings};
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![is_a_map_of_its_own];

/// The content.
const CONTENT: &str = include_str!("../../content/good/another-strategy.json");

/// Text that belongs to the strategy that the map was made for.
const NOT_ITS_OWN: [&str; 4] = [
    "life science",
    "priority area",
    "collaboration programme",
    "initiative",
];

/// It has one language, and its own hues.
fn expect_own_looks(app: &App) -> Outcome {
    assert_eq!(
        app.ask("return document.querySelectorAll('a[hreflang]').length")?,
        0
    );
    let hues = app.ask(
        "return [...document.querySelectorAll('.wheel > .ground')].map(one => one.className.baseVal.match(/hue-\\d/)[0])",
    )?;
    assert_eq!(
        strings(&hues)?,
        [
            "hue-3", "hue-1", "hue-5", "hue-7", "hue-2", "hue-0", "hue-0", "hue-0"
        ]
    );
    Ok(())
}

/// Opens an area and an initiative, and comes back.
fn opens_and_comes_back(app: &App) -> Outcome {
    let area = ("area", "materials");
    app.click("#map a.label[href*='area=materials'] > text")?;
    app.expect_filtered(&[area])?;
    expect_own_words(app)?;
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.expect_query(&[area, ("item", &item)])?;
    expect_own_words(app)?;
    app.session.back()?;
    app.expect_opened(None)?;
    app.expect_filtered(&[area])?;
    app.session.back()?;
    app.expect_filtered(&[])
}

/// Searches, and looks at each other view.
fn searches_and_shows_each_view(app: &App) -> Outcome {
    app.search("landfill")?;
    app.expect_filtered(&[("q", "landfill")])?;
    expect_own_words(app)?;
    app.search("zzz")?;
    app.expect_filtered(&[("q", "zzz")])?;
    expect_own_words(app)?;
    app.search("")?;
    app.expect_filtered(&[])?;
    for (view, shown) in [
        ("objectives", ".unrolled"),
        ("matrix", ".matrix"),
        ("timeline", ".timeline"),
    ] {
        app.click(&format!("[data-view={view}]"))?;
        let script = format!("return document.querySelector('{shown}')?.checkVisibility()");
        app.until(view, &script)?;
        expect_own_words(app)?;
    }
    Ok(())
}

fn is_a_map_of_its_own(app: &App) -> Outcome {
    let folder = app.site.folder().with_extension("strategy");
    let site = app.site.prerendered_with(CONTENT, &folder)?;
    let oracle = Oracle::new(CONTENT)?;
    let app = &App {
        site: &site,
        oracle: &oracle,
        ..*app
    };
    app.open("")?;
    app.expect_readable("en")?;
    app.expect_filtered(&[])?;
    expect_own_words(app)?;
    assert!(
        !folder.join("en").exists(),
        "its one page stands at the root"
    );
    expect_own_looks(app)?;
    opens_and_comes_back(app)?;
    searches_and_shows_each_view(app)?;
    app.click("[data-view=map]")?;
    app.expect_filtered(&[])?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(fs::remove_dir_all(folder)?)
}

/// Checks that everything on the page and about it is the strategy's own.
fn expect_own_words(app: &App) -> Outcome {
    let said = app.ask(
        "const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
         const names = named.flatMap(one => ['aria-label', 'title', 'placeholder'].map(name => one.getAttribute(name) ?? ''));
         return [document.title, document.querySelector('#app').textContent, ...names].join(' ').toLowerCase()",
    )?;
    let said = text(&said);
    assert!(said.contains("circular map of northland"), "{said}");
    for words in NOT_ITS_OWN {
        let at = said.find(words).map(|at| {
            let around = said.get(at.saturating_sub(60)..).unwrap_or(said);
            around.chars().take(120).collect::<String>()
        });
        assert_eq!(at, None, "“{words}” belongs to another strategy");
    }
    Ok(())
}
