//! The page in print.

use std::io::Read as _;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::read::ZlibDecoder;
use serde_json::json;

use crate::app::{App, items, strings};
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    prints_pages_of_a4 only Chromium: "its driver alone gives the printed file",
    prints_no_page_for_a_few_lines only Chromium: "its driver alone gives the printed file",
    prints_an_open_initiative_alone only Chromium: "its driver alone gives the printed file",
    prints_the_map_and_the_whole_list_in_its_order_with_addresses only Chromium: "it alone can show paper on the screen",
    repeats_the_years_on_each_page_of_a_timeline only Chromium: "it alone can show paper on the screen",
    prints_the_dark_scheme_light only Chromium: "it alone can show paper on the screen",
];

/// The printed file.
fn printed(app: &App, path: &str) -> Outcome<Vec<u8>> {
    app.open(path)?;
    let options = json!({ "preferCSSPageSize": true, "printBackground": true });
    let printed = app.session.devtools("Page.printToPDF", &options)?;
    Ok(BASE64_STANDARD.decode(text(&printed["data"]))?)
}

/// The number of pages in the printed file, all of them A4.
fn pages(app: &App, path: &str) -> Outcome<usize> {
    let file = printed(app, path)?;
    let file = String::from_utf8_lossy(&file);
    let objects = file.split("/Type /Page").skip(1);
    let pages = objects.filter(|rest| !rest.starts_with('s')).count();
    // A4 in points, as Chromium rounds it.
    let a4 = file.matches("/MediaBox [0 0 594.95996 841.91998]").count()
        + file.matches("/MediaBox [0 0 594.95999 841.91998]").count()
        + file.matches("/MediaBox [0 0 595.").count();
    assert_eq!(a4, pages, "all pages of {path:?} are A4");
    Ok(pages)
}

fn prints_pages_of_a4(app: &App) -> Outcome {
    let all = pages(app, "")?;
    let total = app.oracle.total();
    assert!(
        (total / 20..=total / 4 + 5).contains(&all),
        "the whole page takes {all} pages for {total} initiatives"
    );
    let some = pages(app, "?area=policy")?;
    assert!((2..all).contains(&some), "one area takes {some} of {all}");
    // The result does not depend on the window.
    app.emulate_width(360)?;
    assert_eq!(pages(app, "")?, all, "printed from a phone");
    Ok(())
}

/// Where `wanted` begins in a file, from a place on.
fn find(file: &[u8], from: usize, wanted: &str) -> Option<usize> {
    let rest = file.get(from..)?;
    let mut places = rest.windows(wanted.len());
    places
        .position(|own| own == wanted.as_bytes())
        .map(|place| from + place)
}

/// How many pieces of text each page has: a piece is a letter or a few.
fn pieces_of_text(file: &[u8]) -> Outcome<Vec<usize>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(page) = find(file, at, "/Type /Page\n") {
        at = page + 1;
        let contents = find(file, page, "/Contents ").ok_or("a page without contents")?;
        let number = file[contents..].split(|&byte| byte == b' ').nth(1);
        let number = String::from_utf8_lossy(number.unwrap_or_default());
        let object = format!("\n{number} 0 obj\n");
        let object = find(file, 0, &object).ok_or("contents that are not there")?;
        let stream = find(file, object, "stream\n").ok_or("contents without a stream")?;
        let mut drawn = Vec::new();
        ZlibDecoder::new(&file[stream + "stream\n".len()..]).read_to_end(&mut drawn)?;
        let drawn = String::from_utf8_lossy(&drawn);
        all.push(drawn.lines().filter(|line| line.ends_with("Tj")).count());
    }
    Ok(all)
}

/// The last page has what is left, but no other one has only a line or two: a line is some seventy pieces.
fn prints_no_page_for_a_few_lines(app: &App) -> Outcome {
    for filter in [
        "",
        "area=policy",
        "area=policy&area=varden",
        "programme=life-science",
    ] {
        for view in [
            "map",
            "objectives",
            "matrix",
            "timeline",
            "actors",
            "places",
        ] {
            let path = format!("?{filter}&view={view}");
            let mut pages = pieces_of_text(&printed(app, &path)?)?;
            pages.pop();
            let least = pages.iter().min();
            assert!(least > Some(&200), "{path}: {pages:?}");
        }
    }
    Ok(())
}

/// Who prints what is open wants that, and not the map with all the rest.
fn prints_an_open_initiative_alone(app: &App) -> Outcome {
    for path in ["?item=komet", "en/?item=komet&area=policy&view=timeline"] {
        assert_eq!(pages(app, path)?, 1, "{path}");
        app.show_paper(Some("light"))?;
        let seen = "return [...document.querySelectorAll('#map, .timeline, #results, #count')].filter(one => one.checkVisibility()).length";
        assert_eq!(app.ask(seen)?, 0, "{path}: what is not open");
        let is_there = "return document.querySelector('#details .sources a').checkVisibility()
            && document.querySelector('.paper-head').textContent.includes('item=komet')";
        assert_eq!(app.ask(is_there)?, true, "{path}");
        app.show_paper(None)?;
    }
    // Also if it unfolds in the list.
    app.open("?area=policy")?;
    let item = app.listed()?.swap_remove(0);
    app.open_from_list(&item)?;
    app.show_paper(Some("light"))?;
    app.until(
        "the details on paper",
        "return document.querySelector('#details .sources a').checkVisibility()",
    )?;
    app.show_paper(None)
}

fn repeats_the_years_on_each_page_of_a_timeline(app: &App) -> Outcome {
    app.open("?view=timeline")?;
    app.show_paper(Some("light"))?;
    let style = "
        const axis = getComputedStyle(document.querySelector('.time-axis'));
        const rows = [...document.querySelectorAll('.timeline .row')];
        return [axis.display, axis.breakInside, ...new Set(rows.map(row => getComputedStyle(row).breakInside))]";
    // What browsers ask of a header that they repeat, and no group is torn apart.
    assert_eq!(
        strings(&app.ask(style)?)?,
        ["table-header-group", "avoid", "avoid"]
    );
    app.show_paper(None)
}

/// Checks that paper shows nothing to press.
fn expect_no_controls(app: &App) -> Outcome {
    let controls = strings(&app.ask("
        return [...document.querySelectorAll('button:not(.chip), input, select, summary, nav a')]
            .filter(one => one.checkVisibility() && !one.matches('.legend summary')).map(one => one.outerHTML)")?)?;
    assert!(controls.is_empty(), "on paper: {controls:?}");
    Ok(())
}

/// Checks that each entry on paper names its area, its actors and the addresses of its sources, and returns their ids.
fn expect_entries(app: &App, language: &str) -> Outcome<Vec<String>> {
    let entries = app.ask("
        return [...document.querySelectorAll('#results .on-paper > li')].filter(one => one.checkVisibility()).map(one => [
            one.dataset.initiative,
            one.querySelector('.main-sector')?.textContent,
            one.querySelector('.by')?.textContent,
            [...one.querySelectorAll('a[target]')].map(link => getComputedStyle(link, '::after').content),
        ])")?;
    let mut printed = Vec::new();
    for entry in items(&entries) {
        let id = text(&entry[0]);
        let initiative = app.oracle.entry("initiatives", id)?;
        let main = Oracle::sectors(initiative)[0].to_owned();
        let sector = app
            .oracle
            .entry("areas", &main)
            .or_else(|_| app.oracle.entry("programmes", &main))?;
        assert_eq!(entry[1], sector["short"][language], "the area of {id}");
        for actor in items(&initiative["actors"]) {
            let actor = app.oracle.entry("actors", text(actor))?;
            let name = &actor["name"];
            let name = name.as_str().or_else(|| name[language].as_str());
            assert!(
                name.is_some_and(|name| text(&entry[2]).contains(name)),
                "{id} is printed without {actor}"
            );
        }
        let addresses = strings(&entry[3])?;
        for source in items(&initiative["sources"]) {
            let address = text(&source["url"]);
            assert!(
                addresses.iter().any(|shown| shown.contains(address)),
                "{id} does not show {address}: {addresses:?}"
            );
        }
        printed.push(id.to_owned());
    }
    Ok(printed)
}

fn prints_the_map_and_the_whole_list_in_its_order_with_addresses(app: &App) -> Outcome {
    for (width, path, conditions, said) in [
        (
            1280,
            "?kind=assignment&sort=name",
            &[("kind", "assignment")][..],
            &["Typ av insats: Regeringsuppdrag", "kind=assignment"][..],
        ),
        (360, "en/", &[][..], &["Printed "][..]),
    ] {
        app.emulate_width(width)?;
        app.open(path)?;
        let listed = app.listed()?;
        let form = "return document.querySelector('#map').dataset.form";
        let on_screen = app.ask(form)?;
        app.show_paper(Some("light"))?;

        expect_no_controls(app)?;
        assert_eq!(app.ask(form)?, "wheel", "paper has room for the wheel");
        app.until("labels on paper", "return [...document.querySelectorAll('#map a.label text')].some(one => one.checkVisibility())")?;

        let language = if path.starts_with("en/") { "en" } else { "sv" };
        let printed = expect_entries(app, language)?;
        assert_eq!(
            printed.iter().take(listed.len()).collect::<Vec<_>>(),
            listed.iter().collect::<Vec<_>>(),
            "the order of the list"
        );
        let head = app.ask("return document.querySelector('.paper-head').textContent")?;
        for said in said {
            assert!(text(&head).contains(said), "{said} is not in {head}");
        }
        let count = printed.len();
        assert_eq!(
            printed
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>(),
            app.oracle.matching(conditions)
        );
        assert_eq!(count, app.oracle.matching(conditions).len(), "each once");

        app.show_paper(None)?;
        app.until("the list on the screen", "return document.querySelector('#results .entries').checkVisibility() && !document.querySelector('#results .on-paper > li')")?;
        assert_eq!(app.ask(form)?, on_screen, "the map as it was");
    }
    Ok(())
}

fn prints_the_dark_scheme_light(app: &App) -> Outcome {
    let colours = "
        const style = element => getComputedStyle(document.querySelector(element));
        return [style('html').backgroundColor, style('body').color, style('.tint').fill, style('html').colorScheme]";
    app.open("")?;
    app.set_scheme("light")?;
    app.show_paper(Some("light"))?;
    let light = app.ask(colours)?;
    app.show_paper(None)?;
    app.open("?theme=dark")?;
    assert_ne!(app.ask(colours)?, light, "the theme is dark on the screen");
    app.show_paper(Some("light"))?;
    assert_eq!(app.ask(colours)?, light, "dark by the page's theme");
    app.show_paper(None)?;
    app.open("")?;
    app.show_paper(Some("dark"))?;
    assert_eq!(app.ask(colours)?, light, "dark by the system");
    Ok(())
}
