//! Tours: stories that lead from state to state. (Their elements are undocumented.)

use serde_json::Value;

use crate::app::{App, items, number, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    leads_from_step_to_step_and_back,
    waits_for_who_filters_on,
    begins_where_its_address_says,
    shows_the_step_that_an_address_names_alone,
    says_what_is_no_step,
    says_what_is_gone,
    goes_on_in_a_frame_without_controls,
    is_a_page_without_scripts,
];

/// The first tour of the content: its id and the ids of its steps.
fn first_tour(app: &App) -> (String, Vec<String>) {
    let tour = &app.oracle.list("tours")[0];
    let id = |own: &Value| text(&own["id"]).to_owned();
    (id(tour), items(&tour["steps"]).iter().map(id).collect())
}

/// What the step's own query says, as the address has it.
fn query_of(app: &App, step: usize) -> Vec<(String, String)> {
    query_of_step(&app.oracle.list("tours")[0]["steps"][step])
}

fn query_of_step(step: &Value) -> Vec<(String, String)> {
    let query = step["query"].as_str().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// Waits until the page is at a step: its state, its text, the focus if a link led there.
fn expect_step(app: &App, step: usize, has_focus: bool) -> Outcome {
    expect_step_of(app, &app.oracle.list("tours")[0], step, has_focus)
}

fn expect_step_of(app: &App, tour: &Value, step: usize, has_focus: bool) -> Outcome {
    let (id, own) = (text(&tour["id"]), &tour["steps"][step]);
    wait(&format!("step {step} of {id}"), || {
        let query = app.query()?;
        let at = |key: &str, value: &str| query.contains(&(key.to_owned(), value.to_owned()));
        let shown = "return [...document.querySelectorAll('.tour-steps > *')].findIndex(one => one.checkVisibility({ visibilityProperty: true }))";
        let is_here = at("tour", id)
            && (at("step", text(&own["id"])) || step == 0)
            && query_of_step(own).iter().all(|(key, value)| at(key, value))
            && number(&app.ask(shown)?) == step;
        let focused = app.ask("return document.activeElement.id === 'tour-heading'")? == true;
        Ok(is_here && (focused || !has_focus))
    })
}

fn leads_from_step_to_step_and_back(app: &App) -> Outcome {
    let (_, steps) = first_tour(app);
    app.open("")?;
    app.click(".tours a[data-tour]")?;
    expect_step(app, 0, true)?;
    for step in 1..steps.len() {
        let place = "return document.querySelector('.tour [rel=next]').getBoundingClientRect().top + scrollY";
        let before = app.ask(place)?.as_f64();
        app.click(".tour [rel=next]")?;
        expect_step(app, step, true)?;
        assert_eq!(app.ask(place)?.as_f64(), before, "the way on stays");
        // All that is said of a step is true of what is shown: its numbers are made from it.
        let told =
            app.ask("return document.querySelector('.tour-steps .is-current').textContent")?;
        let told = told.as_str().unwrap_or_default();
        assert!(!told.contains(['{', '}']), "{told}");
    }
    assert_eq!(
        app.ask("return document.querySelector('.tour [rel=next]').hasAttribute('href')")?,
        false,
        "the last step leads nowhere"
    );
    app.session.back()?;
    expect_step(app, steps.len() - 2, false)?;
    app.click(".tour [rel=prev]")?;
    expect_step(app, steps.len() - 3, true)?;
    // From the heading, the next key press leads to the ways, which are seen above it.
    app.press(Key::Tab)?;
    let is_way = "return document.activeElement.matches('.tour-ways a:first-child')";
    assert_eq!(app.ask(is_way)?, true, "the ways come after the heading");
    // By keyboard, from the list of all steps.
    app.ask("document.querySelector('.tour summary').focus()")?;
    app.press(Key::Enter)?;
    app.ask("document.querySelector('.tour li:first-child a').focus()")?;
    app.press(Key::Enter)?;
    expect_step(app, 0, true)?;
    app.click(".tour-ways a:last-child")?;
    app.until("the end", "return !document.querySelector('.tour')")?;
    app.expect_query(&[])
}

fn waits_for_who_filters_on(app: &App) -> Outcome {
    let (tour, steps) = first_tour(app);
    app.open(&format!("?tour={tour}"))?;
    expect_step(app, 0, false)?;
    let back = ".tour-ways a:nth-last-child(2)";
    let is_there = format!(
        "return document.querySelector('{back}').checkVisibility({{ visibilityProperty: true }})"
    );
    assert_eq!(app.ask(&is_there)?, false, "nobody has left");
    app.toggle("kind", "report")?;
    wait("the way back", || Ok(app.ask(&is_there)? == true))?;
    app.expect_query(&[("kind", "report"), ("tour", &tour)])?;
    app.click(back)?;
    expect_step(app, 0, true)?;
    app.expect_query(&[("tour", &tour), ("step", &steps[0])])
}

fn begins_where_its_address_says(app: &App) -> Outcome {
    let (tour, steps) = first_tour(app);
    for language in ["", "en/"] {
        let own: Vec<String> = query_of(app, 1)
            .iter()
            .map(|(key, value)| format!("{key}={value}&"))
            .collect();
        app.open(&format!(
            "{language}?{}tour={tour}&step={}",
            own.concat(),
            steps[1]
        ))?;
        expect_step(app, 1, false)?;
        let focused = "return document.activeElement.id === 'tour-heading'";
        assert_eq!(app.ask(focused)?, false, "nobody has asked for it");
    }
    Ok(())
}

fn shows_the_step_that_an_address_names_alone(app: &App) -> Outcome {
    for tour in app.oracle.list("tours") {
        let id = text(&tour["id"]);
        app.open(&format!("?tour={id}"))?;
        expect_step_of(app, tour, 0, false)?;
        for (place, step) in items(&tour["steps"]).iter().enumerate() {
            app.open("?kind=report")?;
            app.visit(&format!("?tour={id}&step={}&theme=dark", text(&step["id"])))?;
            expect_step_of(app, tour, place, false)?;
            let length = app.query()?.len();
            assert_eq!(length, query_of_step(step).len() + 3, "and nothing else");
            // It leads on in place of the address that named it.
            app.session.back()?;
            app.expect_query(&[("kind", "report")])?;
        }
    }
    // Whoever has filtered on, or taken away what a step asks for, stays.
    let (tour, steps) = first_tour(app);
    let (tour, step) = (("tour", &*tour), ("step", &*steps[1]));
    let own = query_of(app, 1);
    let own: Vec<_> = own.iter().map(|(key, value)| (&**key, &**value)).collect();
    app.open(&format!("?kind=report&tour={}&step={}", tour.1, step.1))?;
    app.until(
        "the way back",
        "return document.querySelector('.tour-ways a:nth-last-child(2):not(.is-idle)')",
    )?;
    app.expect_query(&[("kind", "report"), tour, step])?;
    app.open(&format!("?tour={}&step={}", tour.1, step.1))?;
    app.expect_query(&[&own[..], &[tour, step]].concat())?;
    app.click("[data-clear]")?;
    app.click("a[data-view=map]")?;
    app.expect_query(&[tour, step])?;
    app.settle()?;
    app.expect_query(&[tour, step])
}

fn says_what_is_no_step(app: &App) -> Outcome {
    for tour in app.oracle.list("tours") {
        let id = text(&tour["id"]);
        app.open(&format!("en/?tour={id}&step=nowhere"))?;
        expect_step_of(app, tour, 0, false)?;
        wait("a notice", || app.says_that_it_ignored_something())?;
        let said = "return document.querySelector('[data-ignored]').textContent";
        assert!(text(&app.ask(said)?).contains("step=nowhere"));
        assert!(!app.query()?.iter().any(|(_, value)| value == "nowhere"));
        // Also with a filter of one's own, which stays.
        app.open(&format!("?kind=report&tour={id}&step=nowhere"))?;
        wait("a notice", || app.says_that_it_ignored_something())?;
        app.expect_query(&[("kind", "report"), ("tour", id)])?;
    }
    Ok(())
}

fn says_what_is_gone(app: &App) -> Outcome {
    app.open("?tour=nowhere&kind=report")?;
    app.until(
        "a sentence",
        "return document.querySelector('.tour p')?.textContent",
    )?;
    app.click(".tour a")?;
    app.expect_query(&[("kind", "report")])
}

fn goes_on_in_a_frame_without_controls(app: &App) -> Outcome {
    let (tour, steps) = first_tour(app);
    let own: Vec<String> = query_of(app, 1)
        .iter()
        .map(|(key, value)| format!("{key}={value}&"))
        .collect();
    let path = format!(
        "?{}tour={tour}&step={}&embed=a&controls=none",
        own.concat(),
        steps[1]
    );
    let _host = app.open_framed(&path, 1000, 800)?;
    app.until(
        "the tour",
        "return document.querySelector('.tour [rel=next]')",
    )?;
    for step in 2..steps.len() {
        app.click(".tour [rel=next]")?;
        expect_step(app, step, false)?;
    }
    app.click(".tour [rel=prev]")?;
    expect_step(app, steps.len() - 2, false)
}

fn is_a_page_without_scripts(app: &App) -> Outcome {
    let (tour, steps) = first_tour(app);
    app.without_scripts()?;
    for folder in ["beratta", "en/tour"] {
        app.visit(&format!("{folder}/{tour}/"))?;
        let loaded = "return [...document.images].filter(one => one.complete && one.naturalWidth > 0).length";
        wait("a picture of each step", || {
            Ok(number(&app.ask(loaded)?) == steps.len())
        })?;
        let is_wide = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(app.ask(is_wide)?, false, "{folder}");
    }
    Ok(())
}
