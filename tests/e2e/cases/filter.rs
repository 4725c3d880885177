//! Filtering, and the numbers next to the options, compared with the oracle.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::app::{App, LIST_STEP, strings, wait};
use crate::cases::{Case, cases};
use crate::oracle::{Condition, Oracle, ids};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    filters_by_each_facet,
    combines_or_within_and_and_between_facets,
    counts_every_option_for_any_combination,
    keeps_each_number_in_one_line,
    filters_by_years,
    searches_with_swedish_letters,
    finds_the_actors_that_are_not_shown_at_first,
    drops_each_condition_by_its_chip_and_all_at_once,
    helps_when_nothing_is_found,
    announces_a_result_once,
    cuts_a_long_list_and_shows_more,
];

fn filters_by_each_facet(app: &App) -> Outcome {
    app.open("")?;
    for condition in [
        ("area", "halsodata"),
        ("programme", "smarta-stader"),
        ("objective", "2.3"),
        ("kind", "investment"),
        ("actor", "vinnova"),
    ] {
        let (facet, id) = condition;
        app.toggle(facet, id)?;
        app.expect_filtered(&[condition])?;
        app.expect_query(&[condition])?;
        app.toggle(facet, id)?;
        app.expect_filtered(&[])?;
        app.expect_query(&[])?;
    }
    Ok(())
}

fn combines_or_within_and_and_between_facets(app: &App) -> Outcome {
    app.open("en/")?;
    let steps = [
        ("area", "halsodata"),
        ("area", "forskning"),
        ("kind", "assignment"),
        ("kind", "report"),
        ("actor", "regeringen"),
        ("programme", "life-science"),
    ];
    let mut chosen = Vec::new();
    for step in steps {
        app.toggle(step.0, step.1)?;
        chosen.push(step);
        app.expect_filtered(&chosen)?;
        app.expect_query(&chosen)?;
    }
    Ok(())
}

fn counts_every_option_for_any_combination(app: &App) -> Outcome {
    let combinations: [&[Condition]; 8] = [
        &[("area", "policy"), ("kind", "legislation")],
        &[("objective", "6.1"), ("objective", "7.1"), ("from", "2020")],
        &[
            ("programme", "life-science"),
            ("area", "varden"),
            ("area", "policy"),
        ],
        &[("q", "data"), ("kind", "infrastructure")],
        &[("actor", "vinnova"), ("actor", "rise"), ("to", "2018")],
        &[("from", "2019"), ("to", "2021"), ("q", "hälso vård")],
        &[("area", "policy"), ("kind", "event")],
        &[
            ("actor", "vetenskapsradet"),
            ("objective", "2.2"),
            ("programme", "smarta-stader"),
            ("q", "ö"),
        ],
    ];
    for (conditions, language) in combinations
        .into_iter()
        .zip(["sv", "en"].into_iter().cycle())
    {
        app.open_with(language, conditions)?;
        app.expect_filtered(conditions)?;
    }
    Ok(())
}

/// Also beside a name of two lines.
fn keeps_each_number_in_one_line(app: &App) -> Outcome {
    for page in ["", "en/"] {
        app.open(page)?;
        let script = "
            document.querySelectorAll('#filter details').forEach((own) => own.open = true);
            const height = (own) => own.getBoundingClientRect().height;
            const options = [...document.querySelectorAll('#filter .option')];
            const numbers = options.map((own) => own.querySelector('[data-count]'));
            return [Math.max(...options.map(height)), Math.max(...numbers.map(height))]";
        let heights = app.ask(script)?;
        let [highest, number] = [0, 1].map(|place| heights[place].as_f64().unwrap_or_default());
        assert!(highest > 45.0, "{page}: a name has two lines: {highest}");
        assert!(
            (15.0..30.0).contains(&number),
            "{page}: a number of {number} px"
        );
    }
    Ok(())
}

fn filters_by_years(app: &App) -> Outcome {
    app.open("")?;
    app.set_year("from", "2020")?;
    app.expect_filtered(&[("from", "2020")])?;
    app.set_year("to", "2020")?;
    app.expect_filtered(&[("from", "2020"), ("to", "2020")])?;
    app.expect_query(&[("from", "2020"), ("to", "2020")])?;
    // No bounds differ from bounds that include everything with a date.
    let mut content = app.oracle.content().clone();
    content["initiatives"][0]["date"] = Value::Null;
    let content = content.to_string();
    let oracle = Oracle::new(&content)?;
    app.site.replace_content(content.as_bytes());
    let app = &App {
        oracle: &oracle,
        ..*app
    };
    let begins = oracle.list("initiatives").iter();
    let begins: Vec<&str> = begins
        .filter_map(|one| text(&one["date"]["from"]).get(..4))
        .collect();
    let (first, last) = (begins.iter().min(), begins.iter().max());
    let (first, last) = first.zip(last).ok_or("no initiative has a date")?;
    assert!(begins.len() < oracle.total());
    for conditions in [[("from", *first)], [("to", *last)]] {
        app.open_with("sv", &conditions)?;
        app.expect_filtered(&conditions)?;
        assert_eq!(app.count()?.0, begins.len());
    }
    Ok(())
}

fn searches_with_swedish_letters(app: &App) -> Outcome {
    app.open("")?;
    for words in [
        "häl",
        "hal",
        "ö",
        "o",
        "å",
        "KOMMITTE",
        "Vinnova forsk",
        "hälsodata, region",
        "4",
        "zzz",
    ] {
        app.search(words)?;
        app.expect_filtered(&[("q", words)])?;
    }
    // The oracle itself is checked against the examples of the contract.
    let (letters, bare) = (
        app.oracle.matching(&[("q", "häl")]),
        app.oracle.matching(&[("q", "hal")]),
    );
    assert!(
        letters.is_subset(&bare) && letters != bare,
        "hal finds what häl finds, and halv"
    );
    app.search("")?;
    app.expect_filtered(&[])
}

fn finds_the_actors_that_are_not_shown_at_first(app: &App) -> Outcome {
    let initiatives = || app.oracle.list("initiatives").iter();
    let frequency = |id: &str| {
        initiatives()
            .filter(|one| ids(one, "actors").contains(&id))
            .count()
    };
    let actors = app.oracle.list("actors").iter();
    let rarest = actors.min_by_key(|one| frequency(text(&one["id"])));
    let rarest = rarest.ok_or("no actors")?;
    let actor = text(&rarest["id"]);
    let conditions = [("actor", actor)];
    app.open("")?;
    assert!(!app.shows_option("actor", actor)?, "all actors are shown");
    app.find_actor(text(&rarest["name"]["sv"]))?;
    wait("the actor", || app.shows_option("actor", actor))?;
    app.toggle("actor", actor)?;
    app.expect_filtered(&conditions)?;
    // If the address names it, it is displayed too, because it is chosen.
    app.open_with("en", &conditions)?;
    app.expect_filtered(&conditions)?;
    wait("the actor", || app.shows_option("actor", actor))
}

fn drops_each_condition_by_its_chip_and_all_at_once(app: &App) -> Outcome {
    let conditions = [
        ("area", "varden"),
        ("kind", "report"),
        ("from", "2018"),
        ("q", "vård"),
    ];
    app.open_with("sv", &conditions)?;
    app.expect_filtered(&conditions)?;
    for left in (0..conditions.len()).rev() {
        app.drop_last_chip()?;
        let chips = app.chips()?;
        assert_eq!(chips, left, "a chip for each condition that is left");
        wait("one condition less in the address", || {
            Ok(app.query()?.len() == left)
        })?;
        let query = app.query()?;
        let conditions: Vec<Condition> = query
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        app.expect_filtered(&conditions)?;
    }
    app.open_with("en", &conditions)?;
    app.clear_all()?;
    app.expect_filtered(&[])?;
    app.expect_query(&[])?;
    // What removes a long condition is seen without scrolling.
    let words = "nationell+infrastruktur+f%C3%B6r+precisionsmedicin+och+h%C3%A4lsodata";
    let _host = app.open_narrow(360, &["?q=", words].concat())?;
    app.until(
        "the cross within the line of chips",
        "const cross = document.querySelector('.chip .cross'), line = document.querySelector('.chips');
         return cross.getBoundingClientRect().right <= line.getBoundingClientRect().right - 2",
    )
}

fn helps_when_nothing_is_found(app: &App) -> Outcome {
    let (area, kind) = app.oracle.empty_pair()?;
    let conditions = [("area", area), ("kind", kind)];
    app.open_with("sv", &conditions)?;
    app.expect_filtered(&conditions)?;
    assert_eq!(app.count()?.0, 0);
    let help = app.session.find("#nothing-found")?;
    let help = app.session.text(&help)?;
    for (dropped, kept) in [(0, 1), (1, 0)] {
        let would = app.oracle.matching(&[conditions[kept]]).len();
        assert!(
            help.contains(&would.to_string()),
            "lifting {:?} would give {would}: {help:?}",
            conditions[dropped]
        );
    }
    // Each suggestion does what it says.
    app.click("#nothing-found li button")?;
    wait("something to be found", || Ok(app.count()?.0 > 0))?;
    let query = app.query()?;
    let [(key, value)] = &query[..] else {
        return Err(format!("one condition is left, not {query:?}").into());
    };
    assert!(
        conditions.contains(&(key.as_str(), value.as_str())),
        "{key}={value} was not there before"
    );
    app.expect_filtered(&[(key, value)])
}

fn announces_a_result_once(app: &App) -> Outcome {
    app.open("")?;
    app.ask(
        "window.announced = [];
        for (const region of document.querySelectorAll('[role=status]')) {
            new MutationObserver(() => window.announced.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true });
        }",
    )?;
    app.search("hälsod")?;
    let first = app.oracle.matching(&[("q", "hälsod")]).len();
    app.until("an announcement", "return window.announced.length > 0")?;
    // Any announcement still pending comes before that of the next result.
    app.toggle("kind", "report")?;
    let second = [("q", "hälsod"), ("kind", "report")];
    let second = app.oracle.matching(&second).len();
    assert_ne!(first, second);
    let is_said = format!("return window.announced.some(words => words.startsWith('{second} '))");
    app.until("the next announcement", &is_said)?;
    let announced = strings(&app.ask("return window.announced")?)?;
    assert!(
        matches!(&announced[..], [one, other]
            if one.starts_with(&format!("{first} ")) && other.starts_with(&format!("{second} "))),
        "{first} and {second} are to be announced once each, not {announced:?}"
    );
    // An act that leaves the number as it is has an answer, too.
    app.search("hälsod ")?;
    let is_said =
        format!("return window.announced.some(words => words.startsWith('Fortfarande {second} '))");
    app.until("that the number is still the same", &is_said)?;
    Ok(())
}

fn cuts_a_long_list_and_shows_more(app: &App) -> Outcome {
    let mut content = app.oracle.content().clone();
    let initiatives = content["initiatives"]
        .as_array_mut()
        .ok_or("no initiatives")?;
    let total = 2 * LIST_STEP - 5;
    for number in 0..total.saturating_sub(initiatives.len()) {
        let mut copy = initiatives[number].clone();
        copy["id"] = Value::from(format!("copy-{number}"));
        initiatives.push(copy);
    }
    initiatives.truncate(total);
    app.site.replace_content(content.to_string().as_bytes());
    app.open("")?;
    assert_eq!(app.count()?, (total, total));
    assert_eq!(app.listed()?.len(), LIST_STEP);
    app.click("#results button.more")?;
    wait("all of them", || Ok(app.listed()?.len() == total))?;
    // The first new one has the focus.
    app.until(
        "the focus on the first new entry",
        &format!(
            "return document.activeElement === document.querySelectorAll('#results .entries h3 a')[{LIST_STEP}]"
        ),
    )?;
    let listed: BTreeSet<String> = app.listed()?.into_iter().collect();
    assert_eq!(listed.len(), total, "each once");
    Ok(())
}
