//! What a search marks, how it sorts, and which near misses it names.

use std::collections::BTreeSet;

use crate::app::{App, strings, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    marks_what_it_finds,
    puts_the_best_first_until_another_order_is_chosen,
    names_similar_initiatives_beside_the_hits,
    offers_similar_initiatives_when_nothing_is_found,
];

/// The marked texts in the list, in lower case.
fn marks(app: &App) -> Outcome<BTreeSet<String>> {
    let marks = app.ask("return [...document.querySelectorAll('#results mark')].map(mark => mark.textContent.toLowerCase())")?;
    Ok(strings(&marks)?.into_iter().collect())
}

fn marks_what_it_finds(app: &App) -> Outcome {
    app.open("")?;
    assert_eq!(marks(app)?, BTreeSet::new());
    for (words, expected) in [
        ("hälsod", &["hälsod"][..]),
        ("halsod", &["hälsod"]),
        ("vinnova FORSK", &["forsk", "vinnova"]),
    ] {
        app.search(words)?;
        app.expect_filtered(&[("q", words)])?;
        let expected = expected.iter().map(|&word| word.to_owned()).collect();
        wait("the marks", || Ok(marks(app)? == expected))?;
    }
    app.search("")?;
    app.expect_filtered(&[])?;
    wait("no marks", || Ok(marks(app)?.is_empty()))?;
    app.expect_readable("sv")
}

fn puts_the_best_first_until_another_order_is_chosen(app: &App) -> Outcome {
    let is_in_name = |id: &String| -> Outcome<bool> {
        let name = &app.oracle.entry("initiatives", id)?["name"];
        let begins = |language: &str| {
            let name = text(&name[language]).to_lowercase();
            name.split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word.starts_with("data"))
        };
        Ok(begins("sv") || begins("en"))
    };
    let are_first = || -> Outcome<bool> {
        let mut named = Vec::new();
        for id in &app.listed()? {
            named.push(is_in_name(id)?);
        }
        Ok(named.contains(&true) && named.contains(&false) && named.is_sorted_by(|a, b| a >= b))
    };
    app.open("")?;
    app.search("data")?;
    app.expect_filtered(&[("q", "data")])?;
    app.expect_query(&[("q", "data")])?;
    wait("what has it in its name first", are_first)?;
    app.click("#results [data-sort=date]")?;
    app.expect_query(&[("q", "data"), ("sort", "date")])?;
    wait("the newest first", || Ok(!are_first()?))?;
    app.click("#results [data-sort=best]")?;
    app.expect_query(&[("q", "data")])?;
    wait("what has it in its name first", are_first)?;
    app.click("#results [data-sort=date]")?;
    app.search("")?;
    app.expect_filtered(&[])?;
    app.expect_query(&[])
}

/// The initiatives that an element names as similar.
fn similar_in(app: &App, place: &str) -> Outcome<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll(\"{place} #similar a[href^='?item=']\")].map(link => new URL(link.href).searchParams.get('item'))"
    );
    strings(&app.ask(&script)?)
}

fn names_similar_initiatives_beside_the_hits(app: &App) -> Outcome {
    app.open("en/")?;
    assert_eq!(similar_in(app, "main")?, Vec::<String>::new());
    app.search("forskningen")?;
    let hits = app.oracle.matching(&[("q", "forskningen")]);
    wait("similar ones", || Ok(!similar_in(app, "main")?.is_empty()))?;
    // They are neither counted nor listed nor highlighted.
    app.expect_filtered(&[("q", "forskningen")])?;
    for id in similar_in(app, "main")? {
        assert!(!hits.contains(&id), "{id} is a hit");
        let entry = app.oracle.entry("initiatives", &id)?.to_string();
        assert!(entry.to_lowercase().contains("forsk"), "{entry}");
    }
    app.search("forskningenzzz")?;
    wait(
        "nothing similar",
        || Ok(similar_in(app, "main")?.is_empty()),
    )
}

fn offers_similar_initiatives_when_nothing_is_found(app: &App) -> Outcome {
    app.open("")?;
    app.search("helsodata")?;
    app.expect_filtered(&[("q", "helsodata")])?;
    assert_eq!(app.count()?.0, 0);
    wait("similar ones", || {
        Ok(!similar_in(app, "#nothing-found")?.is_empty())
    })?;
    let similar = similar_in(app, "main")?;
    for id in &similar {
        let entry = app.oracle.entry("initiatives", id)?.to_string();
        assert!(entry.to_lowercase().contains("hälsodata"), "{entry}");
    }
    app.click("#similar a")?;
    app.expect_opened(Some(&similar[0]))
}
