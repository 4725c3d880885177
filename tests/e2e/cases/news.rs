//! What is new or changed since a day, and what is gone.

use crate::app::{App, strings, wait};
use crate::axe;
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    tells_what_is_new_since_a_day,
    follows_from_today,
    says_what_is_gone,
    knows_days_that_came_after_the_build,
];

/// A content that notes days.
const NOTED: &str = include_str!("../../content/good/noted.json");

/// Runs a test on the site of that content.
fn noted(app: &App, name: &str, test: impl FnOnce(&App) -> Outcome) -> Outcome {
    let folder = app.site.folder().with_extension(name);
    let site = app.site.prerendered_with(NOTED, &folder)?;
    let oracle = Oracle::new(NOTED)?;
    test(&App {
        site: &site,
        oracle: &oracle,
        ..*app
    })
}

impl App<'_> {
    /// The sentence above the map.
    fn takeaway(&self) -> Outcome<String> {
        let said = self.ask("return document.querySelector('#takeaway').textContent")?;
        Ok(text(&said).to_owned())
    }

    fn expect_takeaway(&self, expected: &str) -> Outcome {
        let mut said = String::new();
        wait("the sentence", || {
            said = self.takeaway()?;
            Ok(said == expected)
        })
        .map_err(|_| format!("it says {said:?}, not {expected:?}").into())
    }

    fn kicker(&self, item: &str) -> Outcome<String> {
        let said = self.ask(&format!(
            "return document.querySelector('#results [data-initiative={item}] .kicker').textContent"
        ))?;
        Ok(text(&said).to_owned())
    }
}

fn tells_what_is_new_since_a_day(app: &App) -> Outcome {
    noted(app, "news", |app| {
        app.open("?since=2026-06-15")?;
        assert_eq!(app.count()?, (2, 4));
        app.expect_takeaway("Sedan 15 juni 2026: 2 ändrade insatser; 1 har tagits bort.")?;
        assert_eq!(app.listed()?.len(), 2);
        let kicker = app.kicker("andrad")?;
        assert!(
            kicker.ends_with("Ändrad 2 september 2026: Slutåret är nu 2032."),
            "{kicker}"
        );
        assert_eq!(app.chips()?, 1);
        let gone = app.ask("return document.querySelector('.gone').innerText")?;
        assert!(text(&gone).contains("Den är nu en del av Ny."), "{gone}");
        assert!(axe::faults(app, &[])?.is_empty(), "axe finds nothing");

        // By the form.
        app.ask(
            "
            const day = document.querySelector('input[name=since]');
            day.value = '2026-06-14';
            day.dispatchEvent(new Event('change', { bubbles: true }))",
        )?;
        app.expect_takeaway("Sedan 14 juni 2026: 2 nya och 1 ändrad insats; 1 har tagits bort.")?;
        app.until(
            "the day in the address",
            "return location.search === '?since=2026-06-14'",
        )?;
        assert!(app.kicker("ny")?.ends_with("Ny 14 juni 2026"));
        // Another condition beside it.
        app.toggle("area", "data")?;
        wait("both", || Ok(app.count()? == (2, 4)))?;
        app.click("#filter .since a")?;
        app.until(
            "the last day in the address",
            "return location.search === '?area=data&since=latest'",
        )?;
        app.expect_takeaway("Sedan 2 september 2026: 1 ändrad insats; 1 har tagits bort.")?;
        app.clear_all()?;
        wait("all", || Ok(app.count()? == (4, 4)))?;
        wait("no word of the day", || {
            Ok(app.kicker("andrad")? == "Rapport · utan årtal")
        })
    })
}

fn follows_from_today(app: &App) -> Outcome {
    noted(app, "follow", |app| {
        app.open("en/?area=vard")?;
        app.ask("navigator.clipboard.writeText = async words => { window.written = words; }")?;
        app.click("[data-copy-link=follow-link]")?;
        app.until(
            "the address that tells from today on",
            "
            const now = new Date();
            const two = number => String(number).padStart(2, '0');
            const today = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
            return window.written === `${location.href}&since=${today}`",
        )?;
        app.until(
            "word of it",
            "return /Save it/.test(document.querySelector('.since [role=status]').textContent)",
        )
    })
}

fn says_what_is_gone(app: &App) -> Outcome {
    noted(app, "gone", |app| {
        app.open("?item=borta&area=vard")?;
        app.until(
            "what became of it",
            "
            const notice = document.querySelector('[data-ignored]');
            return notice.checkVisibility() && /finns inte längre i kartan sedan 2 september 2026/.test(notice.textContent)
                && /Den är nu en del av Ny\\./.test(notice.textContent)",
        )?;
        // The rest of the address holds.
        wait("the filter", || Ok(app.count()?.0 == 3))?;
        app.click("[data-ignored] a")?;
        app.expect_opened(Some("ny"))?;
        // What an initiative and an area were called before.
        app.open("?item=andrad-2026&area=it")?;
        app.expect_opened(Some("andrad"))?;
        assert!(!app.says_that_it_ignored_something()?);
        app.until(
            "their own ids in the address",
            "return location.search === '?area=data&item=andrad'",
        )
    })
}

fn knows_days_that_came_after_the_build(app: &App) -> Outcome {
    app.open("")?;
    let control = "return document.querySelectorAll('input[name=since]').length";
    assert_eq!(app.ask(control)?, 0, "nothing was noted yet");
    let mut content = app.oracle.content().clone();
    let initiatives = content["initiatives"].as_array_mut().ok_or("none")?;
    let ids: Vec<String> = initiatives
        .iter_mut()
        .take(3)
        .map(|own| {
            own["added"] = "2026-06-14".into();
            text(&own["id"]).to_owned()
        })
        .collect();
    app.site.replace_content(content.to_string().as_bytes());
    app.open("?since=2026-06-01")?;
    let total = app.oracle.total();
    wait("the count", || Ok(app.count()? == (3, total)))?;
    let mut listed = app.listed()?;
    listed.sort();
    let mut ids = ids;
    ids.sort();
    assert_eq!(listed, ids);
    assert_eq!(app.ask(control)?, 1);
    let first = strings(&app.ask("return [document.querySelector('#takeaway').textContent]")?)?;
    assert!(
        first[0].starts_with("Sedan 1 juni 2026: 3 nya insatser."),
        "{first:?}"
    );
    Ok(())
}
