//! The address is the whole state: actions change it, and it restores the state.

use serde_json::Value;

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    goes_back_and_forward_through_what_was_done,
    goes_back_from_what_is_seen_before_it_is_in_the_address not Firefox: "it counts the steps when the call is made, not when it goes",
    opens_and_closes_an_initiative,
    keeps_keys_that_it_does_not_know,
    ignores_values_that_it_does_not_know_and_says_so,
    switches_language_with_everything_as_it_was,
    sorts_by_date_and_by_name,
    names_things_with_links_to_their_own_state,
    takes_the_scheme_from_the_address,
];

fn goes_back_and_forward_through_what_was_done(app: &App) -> Outcome {
    app.open("")?;
    let (area, kind) = (("area", "varden"), ("kind", "report"));
    app.toggle("area", "varden")?;
    app.expect_filtered(&[area])?;
    app.toggle("kind", "report")?;
    app.expect_filtered(&[area, kind])?;
    app.session.back()?;
    app.expect_filtered(&[area])?;
    app.expect_query(&[area])?;
    app.session.back()?;
    app.expect_filtered(&[])?;
    app.expect_query(&[])?;
    app.session.forward()?;
    app.session.forward()?;
    app.expect_filtered(&[area, kind])?;
    app.expect_query(&[area, kind])
}

/// The address is written after the change is painted. Who is faster than that still goes back one step, not two.
fn goes_back_from_what_is_seen_before_it_is_in_the_address(app: &App) -> Outcome {
    let (area, kind) = (("area", "varden"), ("kind", "report"));
    app.open("")?;
    app.toggle("area", "varden")?;
    app.expect_query(&[area])?;
    app.ask(
        "document.querySelector('input[name=kind][value=report]').click();
         history.back();
         return true",
    )?;
    app.expect_filtered(&[area])?;
    app.expect_query(&[area])?;
    app.session.back()?;
    app.expect_filtered(&[])?;
    app.toggle(kind.0, kind.1)?;
    app.expect_filtered(&[kind])?;
    app.expect_query(&[kind])
}

fn opens_and_closes_an_initiative(app: &App) -> Outcome {
    app.open("")?;
    app.expect_opened(None)?;
    app.open_from_list("komet")?;
    app.expect_query(&[("item", "komet")])?;
    let details = app.session.find("#details")?;
    let shown = app.session.text(&details)?;
    let komet = app.oracle.entry("initiatives", "komet")?;
    for part in [
        &komet["name"]["sv"],
        &komet["summary"]["sv"],
        &komet["sources"][0]["title"],
    ] {
        assert!(
            shown.contains(text(part)),
            "{part} is not among the details: {shown}"
        );
    }
    app.session.back()?;
    app.expect_opened(None)?;
    app.expect_query(&[])?;
    app.session.forward()?;
    app.expect_opened(Some("komet"))?;
    app.until(
        "it to unfold again where it was opened",
        "return document.querySelector('#results #details') !== null",
    )?;
    app.session.back()?;
    app.expect_opened(None)?;

    app.open_from_map("drive-me")?;
    app.expect_query(&[("item", "drive-me")])?;
    app.session.back()?;
    app.expect_opened(None)?;

    app.open("en/?item=drive-me&area=varden")?;
    app.expect_opened(Some("drive-me"))?;
    app.expect_filtered(&[("area", "varden")])
}

fn keeps_keys_that_it_does_not_know(app: &App) -> Outcome {
    app.open("?utm_source=brev&area=varden")?;
    app.toggle("kind", "report")?;
    app.expect_query(&[
        ("utm_source", "brev"),
        ("area", "varden"),
        ("kind", "report"),
    ])?;
    app.toggle("area", "varden")?;
    app.toggle("kind", "report")?;
    app.expect_query(&[("utm_source", "brev")])
}

fn ignores_values_that_it_does_not_know_and_says_so(app: &App) -> Outcome {
    app.open("")?;
    assert!(
        !app.says_that_it_ignored_something()?,
        "nothing was ignored yet"
    );
    app.open("?area=varden&area=atlantis&kind=rumour&from=soon")?;
    app.expect_filtered(&[("area", "varden")])?;
    assert!(
        app.says_that_it_ignored_something()?,
        "nothing tells that values were ignored"
    );
    assert_eq!(app.errors()?, [""; 0], "that is no error");
    app.open("?item=nothing-of-that-name")?;
    app.expect_opened(None)?;
    app.expect_filtered(&[])
}

fn switches_language_with_everything_as_it_was(app: &App) -> Outcome {
    app.open_with("sv", &[("area", "varden"), ("q", "häl")])?;
    app.toggle("kind", "report")?;
    app.expect_query(&[("area", "varden"), ("q", "häl"), ("kind", "report")])?;
    // Where it is does not matter, and the filter leaves it out.
    app.ask("history.replaceState(null, '', location.search + '&item=komet')")?;
    app.session.goto(&app.session.url()?)?;
    app.wait_until_ready()?;
    let conditions = [
        ("area", "varden"),
        ("q", "häl"),
        ("item", "komet"),
        ("kind", "report"),
    ];
    app.expect_query(&conditions)?;
    for language in ["en", "sv"] {
        app.click(&format!("a[hreflang={language}]"))?;
        app.wait_until_ready()?;
        app.until(
            language,
            &format!("return document.documentElement.lang === '{language}'"),
        )?;
        app.expect_query(&conditions)?;
        app.expect_filtered(&conditions[..])?;
        app.expect_opened(Some("komet"))?;
    }
    Ok(())
}

fn sorts_by_date_and_by_name(app: &App) -> Outcome {
    let date = |id: &str| {
        app.oracle
            .entry("initiatives", id)
            .map(|one| text(&one["date"]["from"]).to_owned())
    };
    app.open("")?;
    let newest_first = app.listed()?;
    let mut years = Vec::new();
    for id in &newest_first {
        years.push(date(id)?.chars().take(4).collect::<String>());
    }
    assert!(years.is_sorted_by(|a, b| a >= b), "newest first: {years:?}");

    app.open("?sort=name")?;
    let script = "
        const [names] = arguments;
        const { compare } = new Intl.Collator('sv');
        return names.map(name => name.replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim()).filter((name, at, all) => at > 0 && compare(all[at - 1], name) > 0)";
    wait("another order", || Ok(app.listed()? != newest_first))?;
    let mut names = Vec::new();
    for id in app.listed()? {
        names.push(app.oracle.entry("initiatives", &id)?["name"]["sv"].clone());
    }
    let misplaced = app.session.run(script, &[Value::from(names)])?;
    assert_eq!(
        misplaced,
        Value::Array(Vec::new()),
        "stand behind a name that follows them"
    );
    Ok(())
}

fn names_things_with_links_to_their_own_state(app: &App) -> Outcome {
    app.open("?item=komet")?;
    app.expect_opened(Some("komet"))?;
    let komet = app.oracle.entry("initiatives", "komet")?;
    for (list, key) in [
        ("areas", "area"),
        ("programmes", "programme"),
        ("objectives", "objective"),
        ("actors", "actor"),
    ] {
        for id in crate::oracle::ids(komet, list) {
            let script = format!(
                "return [...document.querySelectorAll('#details a[href]')].some(link => new URL(link.href).searchParams.getAll('{key}').includes('{id}'))"
            );
            assert_eq!(
                app.ask(&script)?,
                true,
                "the details have no link to {key}={id}"
            );
        }
    }
    let unsafe_links = "return [...document.links].map(link => link.protocol).filter(name => !/^(https?|mailto):$/.test(name))";
    assert_eq!(app.ask(unsafe_links)?, Value::Array(Vec::new()));
    Ok(())
}

fn takes_the_scheme_from_the_address(app: &App) -> Outcome {
    let mut grounds = Vec::new();
    for theme in ["light", "dark"] {
        app.open(&format!("?theme={theme}"))?;
        app.until(
            "the page's ground",
            "return getComputedStyle(document.body).backgroundColor",
        )?;
        grounds.push(app.ask("return [document.body, document.documentElement].map(one => getComputedStyle(one).backgroundColor).join()")?);
        app.toggle("area", "varden")?;
        app.expect_query(&[("theme", theme), ("area", "varden")])?;
    }
    assert_ne!(grounds[0], grounds[1], "both schemes have the same ground");
    Ok(())
}
