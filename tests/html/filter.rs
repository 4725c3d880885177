//! The form of the filter, what it leaves, and what is offered for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::Model;
use life_science_map::content::{Initiative, InitiativeIdx, Kind, Language};
use life_science_map::query::Filter;
use life_science_map::state::{Query, State, url};
use scraper::{Html, Selector};

use super::{REAL, expect_listed};
use crate::rendered::{all, one, one_in, page, page_with, site, text};
use crate::support::{KNOWN, entries};

/// The page before or after it becomes interactive. Its marks come after that.
fn page_when(site: &Arc<Model>, query: &str, ready: bool) -> Html {
    page_with(site, query, |app| app.ready.set(ready))
}

#[test]
fn the_form_bears_the_keys_and_ids_of_the_contract() {
    let site = site(REAL, Language::English);
    let actors = entries(REAL, "actors").len();
    let rarest = site.content.actors_by_frequency().pop().unwrap();
    let rarest = &site.content.actor(rarest).id;
    let chosen = page(&site, &format!("actor={rarest}"));
    assert_eq!(
        all(&chosen, "#filter input[name=actor]").len(),
        (actors.min(8) + 1).min(actors),
        "the most frequent actors and the chosen one"
    );
    one(
        &chosen,
        &format!("#filter input[name=actor][value='{rarest}']"),
    );
    let html = page_when(&site, "", true);
    let form = one(&html, "form#filter");
    assert_eq!(form.attr("method"), Some("get"));
    for (key, count) in [
        ("area", entries(REAL, "areas").len()),
        ("programme", entries(REAL, "programmes").len()),
        ("objective", entries(REAL, "objectives").len()),
        ("kind", Kind::ALL.len()),
        ("actor", actors.min(8)),
    ] {
        let boxes = all(&html, &format!("#filter input[type=checkbox][name={key}]"));
        assert_eq!(boxes.len(), count, "{key}");
        let counted = all(
            &html,
            &format!("#filter label:has(input[name={key}]) [data-count]"),
        );
        assert_eq!(counted.len(), count, "{key}");
    }
    assert_eq!(all(&html, "#filter input[type=search][name=q]").len(), 1);
    // Where it lies above the map, it ends with what is found, as a link to it.
    let found = one(
        &chosen,
        "#facets > .done:last-child > a[href='#results-heading']",
    );
    let count = one(&chosen, "#count").attr("data-matching").unwrap();
    assert!(text(found).contains(count), "{}", text(found));
    assert_eq!(
        all(&html, "#filter select[name=from], #filter select[name=to]").len(),
        2
    );
}

#[test]
fn a_filter_shows_in_count_marks_list_chips_and_options() {
    let site = site(REAL, Language::Swedish);
    let total = entries(REAL, "initiatives").len();
    let one_kind = |initiative: &Initiative| initiative.kind.id() == "report";
    let mut areas = site.content.areas().iter();
    let has_report = |&own: &InitiativeIdx| one_kind(site.content.initiative(own));
    let area = areas.find(|area| area.initiatives.iter().any(has_report));
    let area = area.expect("an area with a report");
    let html = page(&site, &format!("area={}&kind=report", area.id));
    let expected: BTreeSet<_> = site
        .content
        .initiatives()
        .iter()
        .filter(|initiative| {
            one_kind(initiative)
                && initiative
                    .areas
                    .iter()
                    .any(|&own| site.content.area(own).id == area.id)
        })
        .map(|initiative| initiative.id.to_string())
        .collect();
    assert!(!expected.is_empty() && expected.len() < total);
    let count = one(&html, "output#count");
    assert_eq!(
        count.attr("data-matching"),
        Some(&*expected.len().to_string())
    );
    assert_eq!(count.attr("data-total"), Some(&*total.to_string()));
    assert_eq!(
        text(count),
        site.phrases().initiatives_of(expected.len(), total)
    );
    expect_listed(&html, &expected);
    assert_eq!(all(&html, ".chip").len(), 2);
    assert_eq!(text(one(&html, ".hub-number")), expected.len().to_string());
    // An option is disabled if nothing would match, unless it is chosen.
    for option in all(&html, "#filter label.option") {
        let count = text(
            option
                .select(&Selector::parse("[data-count]").unwrap())
                .next()
                .unwrap(),
        );
        let input = option
            .select(&Selector::parse("input").unwrap())
            .next()
            .unwrap();
        assert_eq!(
            input.attr("disabled").is_some(),
            count == "0",
            "{:?}",
            input.attr("value")
        );
    }
}

#[test]
fn nothing_found_says_what_to_lift() {
    let site = site(REAL, Language::Swedish);
    let html = page(&site, "q=xyzzy&kind=report");
    assert_eq!(one(&html, "#count").attr("data-matching"), Some("0"));
    let buttons = all(&html, "#nothing-found [data-lift]");
    assert_eq!(buttons.len(), 1, "lifting the kind alone gives nothing");
    let mut reports = entries(REAL, "initiatives");
    reports.retain(|one| one["kind"] == "report");
    let without = site.phrases().lifting("”xyzzy”", reports.len());
    assert_eq!(text(buttons[0]), without);
}

/// Whatever the page calls something can be searched for, and the number beside it is what following it shows.
#[test]
fn filters_are_offered_by_the_names_that_are_searched_for() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let offered = |search: &str| -> Vec<(String, String, usize)> {
            let mut query = Query {
                filter: Filter::default().with_search(search).with_from(Some(2018)),
                ..Query::default()
            };
            query = query.canonical();
            let query = url::write(&State { query, open: None }, &site.content);
            let html = page(&site, &query);
            all(&html, ".offered li, #nothing-found nav li")
                .into_iter()
                .map(|item| {
                    let link = one_in(item, "a");
                    let href = link.attr("href").unwrap().to_owned();
                    let count = text(one_in(item, ".note")).parse().unwrap();
                    let shown = site.shown(&url::parse(&href, &site.content).0.query.filter);
                    assert_eq!(shown.count(), count, "{href}");
                    (text(link), href, count)
                })
                .collect()
        };
        for area in site.content.areas() {
            let name = area.short.in_language(language);
            let found = offered(name);
            let id = format!("area={}", area.id);
            assert!(
                found
                    .iter()
                    .any(|(link, href, _)| link.ends_with(name) && href.contains(&id)),
                "{name}: {found:?}"
            );
            assert!(
                found
                    .iter()
                    .all(|(_, href, _)| href.contains("from=2018") && !href.contains("q="))
            );
        }
        for programme in site.content.programmes() {
            let found = offered(programme.short.in_language(language));
            let id = format!("programme={}", programme.id);
            assert!(
                found.iter().any(|(_, href, _)| href.contains(&id)),
                "{found:?}"
            );
        }
        let found = offered((site.words().kind)(Kind::Report));
        assert!(
            found
                .iter()
                .any(|(_, href, _)| href.contains("kind=report"))
        );
        assert!(offered("vi").is_empty(), "too short");
        assert!(offered("qwertyuiop").is_empty());
    }
}

/// The list has what is found, with marks in it, and names as they are.
fn expect_hits(site: &Model, html: &Html) {
    let listed = all(html, "#results [data-initiative]");
    let count = one(html, "#count")
        .attr("data-matching")
        .unwrap()
        .to_owned();
    assert_eq!(
        listed.len().to_string(),
        count,
        "similar hits are not among the hits"
    );
    assert!(!listed.is_empty());
    let marks = all(html, "#results mark");
    assert!(!marks.is_empty());
    assert!(
        marks
            .iter()
            .all(|mark| text(*mark).to_lowercase() == "forskningens")
    );
    for entry in listed {
        let id = entry.attr("data-initiative").unwrap();
        let initiative = site
            .content
            .initiative(site.content.find_initiative(id).unwrap());
        let heading = entry
            .select(&Selector::parse("h3").unwrap())
            .next()
            .unwrap();
        assert_eq!(
            heading.text().collect::<String>(),
            initiative.name.in_language(Language::Swedish)
        );
    }
}

/// What is similar stands below the list, and not in it.
fn expect_similar(html: &Html) {
    let similar = all(html, "main > .main > div > #similar li a");
    assert!(!similar.is_empty());
    for link in similar {
        let id = link
            .attr("href")
            .unwrap()
            .rsplit_once("#i-")
            .unwrap()
            .1
            .to_owned();
        assert!(all(html, &format!("#results [data-initiative={id}]")).is_empty());
    }
}

#[test]
fn a_search_marks_what_it_finds_and_names_what_is_similar() {
    let site = site(KNOWN, Language::Swedish);
    let html = page(&site, "");
    assert!(
        all(&html, "mark, #similar").is_empty(),
        "nothing is searched for"
    );
    assert!(one(&html, "[data-sort=best]").attr("hidden").is_some());
    assert_eq!(
        one(&html, "[data-sort=date]").attr("aria-pressed"),
        Some("true")
    );

    let html = page(&site, "q=forskningens");
    expect_hits(&site, &html);
    expect_similar(&html);
    assert!(one(&html, "[data-sort=best]").attr("hidden").is_none());
    assert_eq!(
        one(&html, "[data-sort=best]").attr("aria-pressed"),
        Some("true")
    );
    let html = page(&site, "q=forskningens&sort=date");
    assert_eq!(
        one(&html, "[data-sort=date]").attr("aria-pressed"),
        Some("true")
    );

    // If nothing matches, it is above the map.
    let html = page(&site, "q=helsodata");
    assert_eq!(one(&html, "#count").attr("data-matching"), Some("0"));
    assert!(!all(&html, "#nothing-found #similar li a").is_empty());
    assert_eq!(all(&html, "#similar").len(), 1);
}
