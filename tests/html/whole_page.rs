//! The page as a whole: its title, its markup, its languages, and that all of the content is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, LIST_STEP, Model, document_title};
use life_science_map::content::Language;
use life_science_map::state::url;
use life_science_map::view::{AllPage, all_parts};
use scraper::{Html, Selector};

use super::{REAL, spaced};
use crate::rendered::{all, all_in, one, page, site, text};
use crate::support::{self, KNOWN, entries};

/// The page with everything, in its parts.
fn all_pages(site: &Arc<Model>) -> Vec<Html> {
    let everything = all_parts(site);
    let parts = everything.len();
    let page = |(part, groups): (usize, Vec<_>)| {
        let html = Owner::new().with(|| {
            provide_context(App::new(Arc::clone(site), None));
            view! { <AllPage groups part parts/> }.into_view().to_html()
        });
        Html::parse_fragment(&html)
    };
    (1..).zip(everything).map(page).collect()
}

#[test]
fn every_view_can_be_found_by_its_heading() {
    for language in Language::ALL {
        let site = site(REAL, language);
        for view in ["map", "matrix"] {
            let html = page(&site, &format!("?view={view}"));
            let name = text(one(&html, &format!("[data-view={view}]")));
            let headings = all(&html, ".picture > :not([hidden]) h2");
            assert!(headings.into_iter().any(|own| text(own) == name), "{name}");
        }
    }
}

#[test]
fn every_initiative_can_be_read_in_what_is_served() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let pages = all_pages(&site);
        let mut listed = BTreeSet::new();
        for entry in pages
            .iter()
            .flat_map(|page| all(page, ".results [data-initiative]"))
        {
            let id = entry.attr("data-initiative").expect("an id");
            assert!(listed.insert(id), "{id} twice");
            let initiative = site
                .content
                .initiative(site.content.find_initiative(id).expect("of the content"));
            let shown = text(entry);
            assert!(
                shown.contains(&spaced(initiative.name.in_language(language))),
                "{id}: {shown}"
            );
            let summary = initiative.summary.as_ref();
            assert!(
                summary
                    .is_none_or(|summary| shown.contains(&spaced(summary.in_language(language)))),
                "{id}: {shown}"
            );
            let link = entry
                .select(&Selector::parse("h3 a").unwrap())
                .next()
                .expect("a link");
            assert_eq!(link.attr("href"), Some(&*format!("?item={id}#i-{id}")));
        }
        let file = entries(REAL, "initiatives");
        let file: BTreeSet<_> = file.iter().filter_map(|one| one["id"].as_str()).collect();
        assert_eq!(listed, file);
    }
}

#[test]
fn the_title_says_what_is_shown() {
    let site = site(KNOWN, Language::Swedish);
    let title = |query: &str| {
        let state = url::parse(query, &site.content).0;
        let count = site.shown(&state.query.filter).count();
        document_title(&site, &state, count)
    };
    let map = site.title();
    assert_eq!(title(""), map);
    for (query, about) in [
        ("view=matrix", "Matris: "),
        ("kind=report&from=2019", "Rapport, från 2019 – "),
        ("q=vård&view=timeline", "Tidslinje: ”vård” – "),
        (
            "kind=report&kind=event&from=2010&to=2030",
            &*format!(
                "{} – ",
                site.phrases().initiatives_of(
                    site.shown(
                        &url::parse("kind=report&kind=event&from=2010&to=2030", &site.content)
                            .0
                            .query
                            .filter
                    )
                    .count(),
                    site.content.initiatives().len(),
                )
            ),
        ),
    ] {
        assert_eq!(title(query), [about, map].concat(), "{query}");
    }
    let area = &site.content.areas()[0];
    let named = [area.name.in_language(Language::Swedish), " – ", map].concat();
    assert_eq!(title(&format!("area={}", area.id)), named);
    let open = &site.content.initiatives()[0];
    let named = [open.name.in_language(Language::Swedish), " – ", map].concat();
    assert_eq!(title(&format!("item={}&area={}", open.id, area.id)), named);
}

/// States of every kind: each area, a programme, and some initiatives.
fn states_of_every_kind() -> Vec<String> {
    let mut queries: Vec<String> = [
        "",
        "q=xyzzy",
        "view=matrix",
        "view=timeline",
        "view=objectives",
    ]
    .map(str::to_owned)
    .to_vec();
    let ids = |list| entries(REAL, list).into_iter().map(|one| one["id"].clone());
    for area in ids("areas") {
        let area = area.as_str().unwrap();
        queries.push(format!("area={area}"));
        queries.push(format!("view=objectives&area={area}"));
    }
    let programme = ids("programmes").map(|id| format!("programme={}", id.as_str().unwrap()));
    queries.extend(programme.take(1));
    let item = ids("initiatives").map(|id| format!("item={}", id.as_str().unwrap()));
    queries.extend(item.step_by(100));
    queries
}

/// Every link leads to the page itself or to an address on the web.
fn expect_addresses(html: &Html) {
    for link in all(html, "a[href]") {
        let href = link.attr("href").unwrap();
        let is_own = href.starts_with('?')
            || href.starts_with("./")
            || href.starts_with("../")
            || href.starts_with('#');
        assert!(
            is_own || href.starts_with("https://") || href.starts_with("http://"),
            "{href}"
        );
    }
}

#[test]
fn markup_keeps_to_the_rules_of_a_strict_policy_and_of_hydration() {
    for language in Language::ALL {
        let site = site(REAL, language);
        for query in &states_of_every_kind() {
            let html = page(&site, query);
            assert!(
                all(&html, "[style], script, style, iframe, object, [onclick]").is_empty(),
                "{query}"
            );
            let mut ids = BTreeSet::new();
            for element in all(&html, "[id]") {
                assert!(
                    ids.insert(element.attr("id").unwrap().to_owned()),
                    "{query}: the id {:?} twice",
                    element.attr("id")
                );
            }
            expect_addresses(&html);
            for labelled in all(
                &html,
                "[aria-labelledby], [aria-describedby], label[for], [aria-controls]",
            ) {
                for attribute in [
                    "aria-labelledby",
                    "aria-describedby",
                    "for",
                    "aria-controls",
                ] {
                    for id in labelled
                        .attr(attribute)
                        .into_iter()
                        .flat_map(str::split_whitespace)
                    {
                        assert!(ids.contains(id), "{query}: {attribute}={id}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_text_that_is_missing_in_english_is_shown_in_swedish_and_marked() {
    let mut content: serde_json::Value = serde_json::from_slice(KNOWN).unwrap();
    let initiative = &mut content["initiatives"][0];
    initiative["name"] = serde_json::json!({ "sv": "Bara på svenska" });
    let id = initiative["id"].as_str().unwrap().to_owned();
    let site = site(content.to_string().as_bytes(), Language::English);
    let html = page(&site, &format!("item={id}"));
    assert_eq!(one(&html, "#details h2").attr("lang"), Some("sv"));
    assert_eq!(
        one(&html, &format!("[data-initiative={id}] h3 a")).attr("lang"),
        Some("sv")
    );
}

#[test]
fn content_of_any_shape_renders() {
    for seed in 0..4 {
        let content = support::generated(seed, 30);
        for language in Language::ALL {
            let site = site(content.as_bytes(), language);
            let total = site.content.initiatives().len();
            assert_eq!(
                all(&page(&site, ""), "#results [data-initiative]").len(),
                total.min(LIST_STEP)
            );
            for initiative in site.content.initiatives().iter().step_by(6) {
                assert!(
                    one(&page(&site, &format!("item={}", initiative.id)), "#details")
                        .attr("data-item")
                        .is_some()
                );
            }
        }
    }
}

/// A bare number beside a name means the same everywhere on a page: what choosing that name would show. Any other number has a
/// word.
#[test]
fn a_name_has_one_bare_number_in_all_its_places() {
    for language in Language::ALL {
        let site = site(REAL, language);
        for view in life_science_map::state::View::ALL {
            for filter in [
                "",
                "area=varden",
                "area=varden&area=halsodata",
                "programme=life-science",
                "area=varden&programme=life-science",
                "kind=report&area=varden",
                "actor=lakemedelsverket",
                "from=2021&to=2022",
                "objective=2.1",
                "place=lan-01&place=lund",
                "actor=vinnova&with=rise",
                "q=data",
            ] {
                let query = format!("{filter}&view={}", view.id());
                let html = page(&site, &query);
                let mut bare: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
                let mut places = 0;
                for (place, name, number) in [
                    (".option", "", "[data-count]"),
                    (
                        "a.label",
                        "text:not(.label-count)",
                        ".label-count tspan:first-child",
                    ),
                    (".row-head", ".row-name", ".row-count"),
                    ("#sector .objectives li div", ":is(.number, a)", ".note"),
                    (".overview tbody tr", "a", "td > span"),
                    (".places-beside p", "a[data-go]", ".counted"),
                    (".actors tbody tr:has(> .sum)", "th a", ".sum"),
                ] {
                    for place in all(&html, place) {
                        let number = all_in(place, number).into_iter().map(text).next();
                        let number = number.unwrap_or_default();
                        let name = match name {
                            // What stands there before the number.
                            "" => text(place).trim_end_matches(&number).trim().to_owned(),
                            name => {
                                let names = all_in(place, name).into_iter().map(text);
                                names.collect::<Vec<_>>().join(" ")
                            }
                        };
                        if let Ok(number) = number.replace(['\u{a0}', ','], "").parse() {
                            bare.entry(name).or_default().insert(number);
                            places += 1;
                        }
                    }
                }
                assert!(places > bare.len(), "names stand in several places");
                for (name, numbers) in bare {
                    assert_eq!(numbers.len(), 1, "?{query}: {name}: {numbers:?}");
                }
            }
        }
    }
}

#[test]
fn a_map_in_a_frame_leads_to_the_same_state_as_a_page_of_its_own() {
    for language in Language::ALL {
        let site = site(KNOWN, language);
        for (query, expected) in [
            ("", "./"),
            ("embed=a&controls=none", "./"),
            (
                "area=varden&view=matrix&theme=dark&embed=&controls=none&utm=1",
                "./?area=varden&view=matrix&theme=dark&utm=1",
            ),
        ] {
            let html = page(&site, query);
            let link = one(&html, ".site-footer .own-window a");
            assert_eq!(link.attr("href"), Some(expected), "{query}");
            assert_eq!(link.attr("target"), Some("_blank"));
            let values = [("title", site.title())];
            let expected = site.phrases().say_with(site.words().own_window, &values);
            assert_eq!(text(link), expected);
        }
    }
}

#[test]
fn a_tour_is_begun_at_the_state_of_its_first_step() {
    let site = site(REAL, Language::Swedish);
    let content = &site.content;
    let html = page(&site, "");
    let links = all(&html, ".site-header .tours a");
    assert_eq!(links.len(), content.tours.len());
    for (link, tour) in links.into_iter().zip(&content.tours) {
        let href = link.attr("href").unwrap();
        let (state, ignored) = url::parse(href, content);
        assert!(ignored.is_empty(), "{href}");
        let first = &tour.steps[0];
        let (own, _) = url::parse(&first.query, content);
        assert_eq!(state.query.filter, own.query.filter, "{href}");
        assert_eq!(state.query.view, own.query.view, "{href}");
        assert_eq!(
            (&*state.query.tour, &*state.query.step),
            (&*tour.id, &*first.id)
        );
    }
}
