//! The views as HTML: the prerendered page, and the page in its states.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests say what they expect by failing"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, LIST_STEP, Model, document_title};
use life_science_map::content::{ActorKind, Initiative, InitiativeIdx, Kind, Language, Sector};
use life_science_map::query::matrix::Columns;
use life_science_map::query::{Choice, Filter, Shown};
use life_science_map::state::{Query, State, url};
use life_science_map::view::{AllPage, all_parts};
use life_science_map::words::number;
use scraper::{ElementRef, Html, Selector};

mod support;

#[path = "support/page.rs"]
mod rendered;

use rendered::{all, all_in, one, one_in, page, page_with, site, text};
use support::{KNOWN, entries};

const REAL: &[u8] = include_bytes!("../public/content.json");

/// The page before or after it becomes interactive. Its marks come after that.
fn page_when(site: &Arc<Model>, query: &str, ready: bool) -> Html {
    page_with(site, query, |app| app.ready.set(ready))
}

/// The page with the marks of its map.
fn page_with_marks(site: &Arc<Model>, query: &str) -> Html {
    page_with(site, query, |app| {
        app.sectors_with_marks.set(site.map.spans.len());
    })
}

/// Normalises white space in a text like [`text`].
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

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

/// Checks that the list contains the expected initiatives, each once, up to its limit.
fn expect_listed(html: &Html, expected: &BTreeSet<String>) {
    let listed: Vec<String> = all(html, "#results [data-initiative]")
        .iter()
        .map(|entry| entry.attr("data-initiative").unwrap().to_owned())
        .collect();
    assert_eq!(listed.len(), expected.len().min(LIST_STEP));
    let listed: BTreeSet<_> = listed.into_iter().collect();
    assert_eq!(listed.len(), expected.len().min(LIST_STEP), "each once");
    assert!(listed.is_subset(expected));
}

/// The ids of the initiatives that match a query.
fn matching(site: &Model, query: &str) -> BTreeSet<String> {
    let shown = site.shown(&url::parse(query, &site.content).0.query.filter);
    let ids = shown
        .matching()
        .map(|initiative| site.content.initiative(initiative).id.to_string());
    ids.collect()
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
fn each_form_of_the_map_has_one_mark_a_membership_and_one_filled_mark_an_initiative() {
    for bytes in [REAL, KNOWN] {
        check_marks(bytes);
    }
}

fn check_marks(bytes: &[u8]) {
    let site = site(bytes, Language::Swedish);
    if !site.map.bins.is_empty() {
        // Too many for marks, which another test covers.
        return;
    }
    assert!(all(&page(&site, ""), "[data-mark]").is_empty());
    let html = page_with_marks(&site, "");
    let memberships: BTreeSet<(String, String)> = site
        .content
        .initiatives()
        .iter()
        .flat_map(|initiative| {
            initiative.sectors().map(|sector| {
                (
                    initiative.id.to_string(),
                    site.content.sector_id(sector).to_owned(),
                )
            })
        })
        .collect();
    for form in [".wheel-frame", ".rows"] {
        let marks = all(&html, &format!("{form} [data-mark]"));
        let in_picture = [false, true].map(|main| pictured(&html, form, main));
        assert_eq!(in_picture.iter().sum::<usize>(), memberships.len());
        assert_eq!(in_picture[1], site.content.initiatives().len());
        assert_eq!(marks.len(), memberships.len());
        let places: BTreeSet<_> = marks
            .iter()
            .map(|mark| {
                (
                    mark.attr("data-mark").unwrap().to_owned(),
                    mark.attr("data-sector").unwrap().to_owned(),
                )
            })
            .collect();
        assert_eq!(places, memberships);
        let filled: BTreeSet<_> = marks
            .iter()
            .filter(|mark| mark.attr("data-main").is_some())
            .map(|mark| mark.attr("data-mark"))
            .collect();
        assert_eq!(filled.len(), entries(bytes, "initiatives").len());
        assert_eq!(
            marks
                .iter()
                .filter(|mark| mark.attr("tabindex") == Some("0"))
                .count(),
            1,
            "one tab stop"
        );
        assert!(marks.iter().all(
            |mark| (mark.attr("aria-hidden").is_some()) != (mark.attr("aria-label").is_some())
        ));
    }
}

#[test]
fn a_group_of_the_map_says_what_it_holds() {
    let site = site(KNOWN, Language::Swedish);
    for query in ["", "kind=report", "area=halsodata"] {
        let html = page_with_marks(&site, query);
        for group in all(&html, ".wheel-frame .marks > [role=group]") {
            let label = group.attr("aria-label").unwrap();
            let matching = "[data-mark]:not([data-out])";
            let count = |selector: &str| {
                let selector = Selector::parse(&[matching, selector].concat()).unwrap();
                group.select(&selector).count()
            };
            let (everyone, here) = (count(""), count("[data-main]"));
            let expected = site.phrases().initiatives(everyone);
            assert!(label.contains(&expected), "{label}: {expected}");
            let told = format!("varav {here} främst här");
            assert_eq!(label.contains(&told), here < everyone, "{label}: {told}");
        }
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

/// How many marks the picture of a form draws, of those that are not faint: the filled or the hollow ones.
fn pictured(html: &Html, form: &str, main: bool) -> usize {
    let kind = if main { "filled" } else { "hollow" };
    all(
        html,
        &format!("{form} :is(.sector, .strip) path.{kind}:not(.is-out)"),
    )
    .iter()
    .map(|path| path.attr("d").unwrap_or_default().matches('z').count())
    .sum()
}

#[test]
fn a_filter_draws_the_picture_anew() {
    let site = site(KNOWN, Language::Swedish);
    let total = site.map.seats.len();
    for area in site.content.areas() {
        let query = format!("area={}", area.id);
        let shown = site.shown(&url::parse(&query, &site.content).0.query.filter);
        let html = page(&site, &query);
        let seats = site.map.seats.iter();
        let matching = seats.filter(|seat| shown.is_matching(seat.initiative));
        let matching = matching.count();
        for form in [".wheel-frame", ".rows"] {
            let drawn = pictured(&html, form, true) + pictured(&html, form, false);
            let faint = all(&html, &format!("{form} path.is-out"));
            let faint: usize = faint
                .iter()
                .map(|path| path.attr("d").unwrap_or_default().matches('z').count())
                .sum();
            assert_eq!(
                (drawn, faint),
                (matching, total - matching),
                "{query} {form}"
            );
        }
    }
}

#[test]
fn markup_keeps_to_the_rules_of_a_strict_policy_and_of_hydration() {
    for language in Language::ALL {
        let site = site(REAL, language);
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
        for query in &queries {
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
            for link in all(&html, "a[href]") {
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
fn the_open_initiative_shows_everything_that_the_content_says() {
    let site = site(REAL, Language::Swedish);
    // Parsing a page for each would take minutes: every ninth covers all forms.
    for initiative in site.content.initiatives().iter().step_by(9) {
        let html = page(&site, &format!("item={}", initiative.id));
        let details = one(&html, "#details");
        assert_eq!(details.attr("data-item"), Some(&*initiative.id));
        assert!(details.attr("hidden").is_none());
        let shown = text(details);
        let has =
            |wanted: &str| shown.contains(&wanted.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!(has(initiative.name.in_language(Language::Swedish)));
        for &actor in &initiative.actors {
            assert!(
                has(site
                    .content
                    .actor(actor)
                    .name
                    .in_language(Language::Swedish)),
                "{}",
                initiative.id
            );
        }
        for &objective in &initiative.objectives {
            assert!(
                has(site
                    .content
                    .objective(objective)
                    .name
                    .in_language(Language::Swedish)),
                "{}",
                initiative.id
            );
        }
        for &related in &initiative.related {
            assert!(
                has(site
                    .content
                    .initiative(related)
                    .name
                    .in_language(Language::Swedish)),
                "{}",
                initiative.id
            );
        }
        for source in &initiative.sources {
            assert!(has(&source.title), "{}", initiative.id);
        }
        let links = details
            .select(&Selector::parse(".sources a").unwrap())
            .count();
        assert_eq!(links, initiative.sources.len());
    }
    assert!(
        one(&page(&site, ""), "#details")
            .attr("data-item")
            .is_none()
    );
}

#[test]
fn an_area_or_programme_chosen_alone_shows_its_text() {
    let site = site(REAL, Language::English);
    for area in site.content.areas() {
        let html = page(&site, &format!("area={}", area.id));
        let shown = text(one(&html, "#sector"));
        let summary = area.summary.as_ref();
        assert!(
            summary
                .is_none_or(|summary| shown.contains(&spaced(summary.in_language(site.language)))),
            "{shown}"
        );
        for &objective in &area.objectives {
            assert!(
                shown.contains(&spaced(
                    site.content
                        .objective(objective)
                        .name
                        .in_language(site.language)
                ))
            );
        }
        let about = one(&html, "#sector");
        let heading = about.select(&Selector::parse("h2").unwrap()).next();
        let name = spaced(area.name.in_language(site.language));
        assert_eq!(heading.map(text), Some(name.clone()));
        // The list below has its initiatives.
        assert!(all(&html, "#sector a[href*='item=']").is_empty());
        let short = area.short.in_language(site.language);
        assert!(text(one(&html, ".takeaway a")).contains(short), "{short}");
    }
    for programme in site.content.programmes() {
        let html = page(&site, &format!("programme={}", programme.id));
        let shown = text(one(&html, "#sector"));
        let successors = programme
            .succeeded_by
            .iter()
            .map(|successor| &successor.name);
        for said in programme.lead.iter().chain(successors) {
            let said = spaced(said.in_language(site.language));
            assert!(shown.contains(&said), "{said}: {shown}");
        }
    }
    let both = page(
        &site,
        &format!("area={}&kind=report", site.content.areas()[0].id),
    );
    assert!(one(&both, "#sector").attr("hidden").is_some());
}

#[test]
fn an_open_initiative_lights_its_part_of_each_of_its_sectors() {
    let site = site(REAL, Language::Swedish);
    let content = &site.content;
    for initiative in content.initiatives().iter().take(40) {
        let html = page(&site, &format!("item={}", initiative.id));
        let lit = |selector: &str| -> BTreeSet<String> {
            all(&html, selector)
                .iter()
                .map(|link| link.attr("href").unwrap().to_owned())
                .collect()
        };
        let served: BTreeSet<_> = initiative
            .objectives
            .iter()
            .map(|&objective| format!("?objective={}", content.objective(objective).id))
            .collect();
        assert_eq!(lit(".segment:has(.is-lit)"), served, "{}", initiative.id);
        let serves_none = |sector: &Sector| {
            let own = initiative.objectives.iter();
            !own.map(|&objective| Sector::Area(content.objective(objective).area))
                .any(|other| other == *sector)
        };
        let others: BTreeSet<_> = initiative
            .sectors()
            .filter(serves_none)
            .map(|sector| {
                let key = match sector {
                    Sector::Area(_) => "area",
                    Sector::Programme(_) => "programme",
                };
                format!("?{key}={}", content.sector_id(sector))
            })
            .collect();
        assert_eq!(lit(".ground:has(.is-lit)"), others, "{}", initiative.id);
    }
}

#[test]
fn the_timeline_has_every_initiative_that_matches_once() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let area = format!("&area={}&from=2020", site.content.areas()[0].id);
        for filter in ["", "&kind=report", &area] {
            let html = page(&site, &["view=timeline", filter].concat());
            let items: Vec<_> = all(&html, ".timeline [data-bar]");
            let shown: BTreeSet<_> = items
                .iter()
                .map(|item| item.attr("data-bar").unwrap().to_owned())
                .collect();
            let matching = matching(&site, filter);
            let more = all(&html, ".timeline [data-more]");
            let more: usize = more
                .iter()
                .map(|more| more.attr("data-more").unwrap().parse::<usize>().unwrap())
                .sum();
            assert!(shown.is_subset(&matching));
            assert_eq!(shown.len() + more, matching.len());
            assert_eq!(items.len(), shown.len());
            expect_listed(&html, &matching);
            for item in items {
                let id = item.attr("data-bar").unwrap();
                assert_eq!(item.attr("href"), Some(&*format!("?item={id}#i-{id}")));
                let initiative = site
                    .content
                    .initiative(site.content.find_initiative(id).unwrap());
                let name = initiative.name.in_language(language);
                let own = item
                    .attr("aria-label")
                    .map_or_else(|| text(item), str::to_owned);
                assert!(own.starts_with(name), "{own}");
            }
            for group in all(&html, ".timeline .row") {
                let bars = group
                    .select(&Selector::parse("[data-bar]").unwrap())
                    .count();
                assert_eq!(group.attr("hidden").is_some(), bars == 0);
                let stops = group
                    .select(&Selector::parse("[data-bar][tabindex='0']").unwrap())
                    .count();
                assert_eq!(stops, bars.min(1), "one tab stop a group");
                let count = Selector::parse("h3 .row-count").unwrap();
                let head = group.select(&count);
                let head = head.map(text).collect::<String>();
                assert_eq!(head.split(' ').next(), Some(&*bars.to_string()), "{head}");
            }
            assert!(
                all(&html, ".timeline .today").is_empty(),
                "there is no clock before the page lives"
            );
        }
        let none = page(&site, "view=timeline&q=xyzzy");
        assert!(one(&none, ".timeline").attr("hidden").is_some());
    }
}

#[test]
fn what_the_timeline_has_no_room_for_is_counted_and_linked() {
    let content = support::generated(3, 1500);
    let site = site(content.as_bytes(), Language::Swedish);
    let counted = |html: &Html| -> usize {
        let more = all(html, ".timeline [data-more]");
        more.iter()
            .map(|more| more.attr("data-more").unwrap().parse::<usize>().unwrap())
            .sum()
    };
    let html = page(&site, "view=timeline");
    assert!(counted(&html) > 0);
    assert_eq!(
        all(&html, ".timeline [data-bar]").len() + counted(&html),
        1500
    );
    assert!(all(&html, ".timeline svg, .timeline svg *").len() < 1500);
    // A link leads to the group alone, which then has more space.
    let link = all(&html, ".more-bars a")[0].attr("href").unwrap();
    let group = page(&site, link.trim_start_matches('?'));
    let matching: usize = one(&group, "#count")
        .attr("data-matching")
        .unwrap()
        .parse()
        .unwrap();
    assert!(matching < 1500);
    assert_eq!(
        all(&group, ".timeline [data-bar]").len() + counted(&group),
        matching
    );
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

/// How many elements each form of the map has with one set of labels, as after hydration.
fn elements(html: &Html) -> [usize; 2] {
    let others = all(html, ".labels-medium *, .labels-wide *").len();
    [
        all(html, ".wheel-frame, .wheel-frame *").len() - others,
        all(html, ".rows, .rows *").len(),
    ]
}

/// What the map draws of each sector: the number of marks that match, and the numbers of bins. (Excluded marks are flagged by
/// an effect, and effects only run in browsers.)
fn drawn(html: &Html, site: &Model, shown: &Shown, form: &str) -> BTreeMap<String, usize> {
    let mut drawn: BTreeMap<String, usize> = site
        .content
        .sectors()
        .map(|sector| (site.content.sector_id(sector).to_owned(), 0))
        .collect();
    let mut back = BTreeSet::new();
    for mark in all(html, &format!("{form} [data-mark]")) {
        let (id, sector) = (
            mark.attr("data-mark").unwrap(),
            mark.attr("data-sector").unwrap(),
        );
        let initiative = site.content.find_initiative(id).unwrap();
        if !shown.is_matching(initiative) {
            assert!(site.map.bins.is_empty(), "only what matches comes back");
            continue;
        }
        *drawn.get_mut(sector).unwrap() += 1;
        let seat = site
            .map
            .seat_of(initiative, site.content.find_sector(sector).unwrap());
        back.extend(site.map.bin_of(seat.unwrap()));
    }
    let numbers = all(html, &format!("{form} .in-bins text"));
    let written: usize = numbers
        .iter()
        .map(|number| text(*number).parse::<usize>().unwrap())
        .sum();
    let mut counted = 0;
    for bin in all(html, &format!("{form} [data-bin]")) {
        let count: usize = bin.attr("data-count").unwrap().parse().unwrap();
        let name = text(bin);
        assert!(
            name.contains(&format!(": {count} ")) || count > 999,
            "{name}"
        );
        // If its own marks are displayed, they take its place.
        if !back.contains(&bin.attr("data-bin").unwrap().parse().unwrap()) {
            *drawn.get_mut(bin.attr("data-sector").unwrap()).unwrap() += count;
            counted += count;
        }
    }
    assert_eq!(written, counted, "the numbers in {form}");
    drawn
}

#[test]
fn the_map_of_any_size_is_legible_and_leaves_nothing_out() {
    let made = [(8, 240), (4, 350), (7, 1000), (4, 10_000)];
    for (seed, size) in made {
        let site = site(support::generated(seed, size).as_bytes(), Language::Swedish);
        let actor = &site.content.actor(site.content.actors_by_frequency()[0]).id;
        let few = format!("actor={actor}&kind=event");
        // The last one leaves too much for marks; parsing a page of the largest content takes long.
        let queries = ["", &few, "kind=report"];
        let queries = queries.into_iter().take(if size > 1000 { 2 } else { 3 });
        for query in queries {
            let html = page_with_marks(&site, query);
            let counts = elements(&html);
            assert!(
                counts.iter().all(|&count| count < 1500),
                "{seed}, {size}, {query:?}: {counts:?}"
            );
            let shown = site.shown(&url::parse(query, &site.content).0.query.filter);
            let expected: BTreeMap<String, usize> = site
                .content
                .sectors()
                .map(|sector| {
                    let id = site.content.sector_id(sector).to_owned();
                    (
                        id,
                        shown.keep(site.content.sector_initiatives(sector)).len(),
                    )
                })
                .collect();
            for form in [".wheel-frame", ".rows"] {
                assert_eq!(
                    drawn(&html, &site, &shown, form),
                    expected,
                    "{seed}, {size}, {query:?}, {form}"
                );
                let back = pictured(&html, form, true) + pictured(&html, form, false);
                let marks = all(&html, &format!("{form} [data-mark]:not([data-out])"));
                assert_eq!(back, marks.len(), "the picture of {form}");
                let stops = all(&html, &format!("{form} [tabindex='0']"));
                assert_eq!(stops.len(), 1, "one tab stop");
            }
            let has_bins = site.map.seats.len() > 1100;
            assert_eq!(!all(&html, "[data-bin]").is_empty(), has_bins);
            let explained = site.phrases().say(site.words().legend_bin);
            assert_eq!(text(one(&html, ".legend")).contains(&explained), has_bins);
        }
    }
}

#[test]
fn a_bin_counts_what_its_link_keeps() {
    let site = site(support::generated(4, 1000).as_bytes(), Language::Swedish);
    let html = page(&site, "");
    for form in [".wheel", ".rows"] {
        let bins = all(&html, &format!("{form} [data-bin]"));
        assert_eq!(bins.len(), site.map.bins.len());
        for (bin, element) in site.map.bins.iter().zip(bins) {
            let sector = site.map.spans[bin.span].sector;
            let years = site.map.rings[bin.ring].years;
            let href = element.attr("href").unwrap();
            let (state, ignored) = url::parse(href, &site.content);
            assert_eq!(ignored, []);
            let filter = state.query.filter;
            assert_eq!(filter.choices(), [sector.into(), Choice::Began(years)]);
            // It leads to exactly the initiatives that the number counts.
            let shown = site.shown(&filter);
            for seat in bin.seats.clone() {
                assert!(shown.is_matching(site.map.seats[seat].initiative), "{href}");
            }
            let number: usize = element.attr("data-count").unwrap().parse().unwrap();
            assert_eq!((shown.count(), bin.seats.len()), (number, number), "{href}");
        }
    }
}

#[test]
fn a_sector_opens_into_its_objectives_with_everything_that_matches() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let (words, phrases) = (site.words(), site.phrases());
        for sector in site.content.sectors() {
            let key = match sector {
                Sector::Area(_) => "area",
                Sector::Programme(_) => "programme",
            };
            let id = site.content.sector_id(sector);
            let closed = page(&site, &format!("{key}={id}"));
            assert!(all(&closed, ".unrolled").is_empty());
            let link = one(&closed, "#sector .unroll");
            assert_eq!(text(link), phrases.say(words.unrolled_open));
            assert_eq!(link.attr("data-go"), Some("view"));
            assert_eq!(
                link.attr("href"),
                Some(&*format!("?{key}={id}&view=objectives"))
            );

            let html = page(&site, &format!("{key}={id}&view=objectives"));
            assert!(one(&html, ".map-view").attr("hidden").is_some());
            let back = one(&html, "[data-view=map]");
            assert_eq!(back.attr("href"), Some(&*format!("?{key}={id}")));
            let marks = all(&html, ".band li a[data-unrolled]");
            assert!(all(&html, ".unrolled [data-mark]").is_empty());
            let shown: BTreeSet<_> = marks
                .iter()
                .map(|mark| mark.attr("data-unrolled").unwrap())
                .collect();
            let members: BTreeSet<_> = site
                .content
                .sector_initiatives(sector)
                .iter()
                .map(|&initiative| &*site.content.initiative(initiative).id)
                .collect();
            assert!(shown.is_subset(&members), "{id}");
            assert!(shown == members || members.len() > 150, "{id}");
            for mark in marks {
                let id = mark.attr("data-unrolled").unwrap();
                let entry = site
                    .content
                    .initiative(site.content.find_initiative(id).unwrap());
                assert_eq!(mark.attr("href"), Some(&*format!("?item={id}#i-{id}")));
                let name = entry.name.in_language(language);
                assert_eq!(
                    text(mark),
                    name.split_whitespace().collect::<Vec<_>>().join(" ")
                );
            }
            // An initiative is in the band of each objective of the area that it serves.
            if let Sector::Area(area) = sector {
                let area = site.content.area(area);
                for &objective in &area.objectives {
                    let objective = site.content.objective(objective);
                    let band = all(&html, ".band")
                        .into_iter()
                        .find(|band| text(*band).starts_with(&*objective.id))
                        .unwrap();
                    let count = band.select(&Selector::parse("li").unwrap()).count();
                    let whole = objective.initiatives.len();
                    assert!(count == whole || members.len() > 150, "{}", objective.id);
                }
                let says = text(one(&html, ".unrolled-sectors"));
                assert_eq!(
                    says.contains(&phrases.say(words.no_objectives)),
                    area.objectives.is_empty(),
                    "{id}"
                );
            }
        }
    }
}

/// Wherever objectives are counted, the page says how many of the strategy's objectives it has, and the strategy's note on
/// them, with its source.
#[test]
fn where_objectives_are_counted_it_is_said_what_they_are() {
    let read = |change: fn(&mut serde_json::Value)| {
        let mut file: serde_json::Value = serde_json::from_slice(KNOWN).unwrap();
        change(&mut file["strategy"]);
        site(file.to_string().as_bytes(), Language::English)
    };
    let places = [
        ("", ".facet"),
        ("view=objectives", ".unrolled-sectors"),
        ("view=objectives&area=varden", ".unrolled-sectors"),
    ];
    let notes = |site: &Arc<Model>, query: &str, place: &str| -> Vec<String> {
        let html = page(site, query);
        let notes = all(&html, &format!("{place} > .note"));
        notes.into_iter().map(text).collect()
    };
    let counted = read(|_| {});
    let counted = counted
        .phrases()
        .say_count_of(counted.words().objectives_shown, 3, 4);
    let note = "The objectives are those of 2019. Source";
    for (query, place) in places {
        let said = |site| {
            let mut notes = notes(site, query, place);
            notes.retain(|note| note.contains("objectives"));
            notes
        };
        let known = read(|_| {});
        assert_eq!(said(&known), [&*counted, note], "{query}");
        let html = page(&known, query);
        let link = one(&html, &format!("{place} > .note a"));
        assert_eq!(link.attr("href"), Some("https://www.example.se/nya"));
        assert_eq!(link.attr("target"), Some("_top"));

        // All are there, and there is no note.
        let without = read(|strategy| {
            strategy["note"] = serde_json::Value::Null;
            strategy["objectives_total"] = serde_json::json!(3);
        });
        assert_eq!(said(&without), [""; 0], "{query}");
        let unsourced = read(|strategy| strategy["sources"] = serde_json::json!([]));
        let expected = note.trim_end_matches(" Source");
        assert_eq!(said(&unsourced), [&*counted, expected], "{query}");
    }
    // Programmes have no objectives.
    let programme = notes(
        &read(|_| {}),
        "view=objectives&programme=life-science",
        ".unrolled-sectors",
    );
    assert_eq!(programme, [""; 0]);
    // In the other language it has its `lang`.
    let swedish = read(|strategy| strategy["note"] = serde_json::json!({"sv": "Gamla"}));
    let html = page(&swedish, "");
    assert_eq!(
        text(one(&html, ".facet > .note [lang=sv]")),
        "Gamla",
        "marked as Swedish"
    );
}

#[test]
fn a_sum_that_is_that_of_each_year_says_so() {
    for (language, sum) in [
        (Language::Swedish, "5 miljoner kronor per år"),
        (Language::English, "SEK 5 million a year"),
    ] {
        let html = page(&site(KNOWN, language), "item=halsodatautredningen");
        let details = text(one(&html, "#details dl"));
        assert!(details.contains(sum), "{details}");
    }
}

#[test]
fn what_is_cut_of_a_band_is_told_and_can_be_reached() {
    let language = Language::English;
    let count = |band: ElementRef<'_>| band.select(&Selector::parse("li").unwrap()).count();
    for (bytes, query, expected) in [
        (
            support::generated(4, 300).into_bytes(),
            "view=objectives",
            "?area=area-1&view=objectives",
        ),
        (
            support::generated(4, 10_000).into_bytes(),
            "view=objectives&q=a",
            "&q=a&view=objectives",
        ),
        (
            support::generated(4, 10_000).into_bytes(),
            "view=objectives&area=area-1",
            "#results-heading",
        ),
    ] {
        let site = site(&bytes, language);
        let html = page(&site, query);
        let elements = all(&html, ".unrolled, .unrolled *").len();
        // A row of the overview is ten elements, and there are as many as bands.
        let elements = elements - all(&html, ".overview *").len();
        assert!(elements < 1_500, "{query}: {elements}");
        let mut links = BTreeSet::new();
        for link in all(&html, ".band > p > a") {
            let band = ElementRef::wrap(link.parent().unwrap().parent().unwrap()).unwrap();
            let digits = |text: String| -> usize {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                digits.parse().unwrap()
            };
            let told = band
                .select(&Selector::parse(".note").unwrap())
                .next()
                .unwrap();
            let told = text(told);
            let matching = told.split(" of ").next().unwrap().to_owned();
            assert_eq!(count(band) + digits(text(link)), digits(matching), "{told}");
            links.insert(link.attr("href").unwrap().to_owned());
        }
        assert!(
            links.iter().any(|link| link.ends_with(expected)),
            "{links:?}"
        );
    }
}

#[test]
fn the_objectives_are_first_seen_together_and_each_leads_to_its_band() {
    for language in Language::ALL {
        for bytes in [REAL, KNOWN] {
            let site = site(bytes, language);
            let html = page(&site, "view=objectives&kind=assignment");
            let rows = all(&html, ".overview tbody tr");
            let mut named = 0;
            for row in &rows {
                let link = one_in(*row, "th[scope=row] a");
                let band = link.attr("href").unwrap().trim_start_matches('#');
                let band = one(&html, &format!("[id='{band}']"));
                let count = text(one_in(*row, "td > span"));
                let (matching, total) = count
                    .split_once(" av ")
                    .or_else(|| count.split_once(" of "))
                    .unwrap_or((&count, &count));
                let told = all_in(band, ".note");
                let told = told.first().map(|told| text(*told)).unwrap_or_default();
                if total != "0" {
                    assert!(
                        told.contains(matching) && told.contains(total),
                        "{told}: {count}"
                    );
                }
                named += all_in(band, "h4 a").len();
            }
            let objectives = entries(bytes, "objectives").len();
            assert_eq!(named, objectives, "each objective has a row");
            // The fewest first, equal ones in their order.
            let html = page(&site, "view=objectives&objectives=fewest");
            let counts: Vec<usize> = all(&html, ".overview td > span")
                .into_iter()
                .map(|count| text(count).parse().unwrap())
                .collect();
            assert!(counts.is_sorted(), "{counts:?}");
            assert_eq!(counts.len(), rows.len());
        }
    }
    let site = site(REAL, Language::Swedish);
    let html = page(&site, "view=objectives&area=varden");
    assert!(
        all(&html, ".overview").is_empty(),
        "one area has its bands alone"
    );
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

#[test]
fn a_source_is_read_in_its_own_language_and_readers_of_another_are_told() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let mut others = BTreeSet::new();
        for initiative in site.content.initiatives().iter().step_by(9) {
            let html = page(&site, &format!("item={}", initiative.id));
            let shown = all(&html, "#details .sources li > span");
            assert_eq!(shown.len(), initiative.sources.len());
            for (own, source) in shown.into_iter().zip(&initiative.sources) {
                let link = one_in(own, "a");
                let expected = (*source.language != *language.tag()).then_some(&*source.language);
                assert_eq!(link.attr("lang"), expected, "{}", source.title);
                let told = text(own).replace(&*source.title, "");
                let words = Language::from_tag(&source.language).map(site.words().in_language);
                assert_eq!(told.contains(words.unwrap()), expected.is_some(), "{told}");
                others.extend(expected.map(str::to_owned));
            }
        }
        assert_eq!(others.len(), 1, "the content has sources in both languages");
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
                    (".option", ".option-name", "[data-count]"),
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
                        let name: Vec<_> = all_in(place, name).into_iter().map(text).collect();
                        let number = all_in(place, number).into_iter().map(text).next();
                        let number = number.unwrap_or_default().replace(['\u{a0}', ','], "");
                        if let Ok(number) = number.parse() {
                            bare.entry(name.join(" ")).or_default().insert(number);
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
fn the_matrix_is_a_table_with_every_cell_a_link_or_a_nought() {
    for language in Language::ALL {
        for bytes in [REAL, KNOWN] {
            for &columns in Columns::ALL {
                check_matrix(bytes, language, columns);
            }
        }
    }
}

fn check_matrix(bytes: &[u8], language: Language, columns: Columns) {
    let site = site(bytes, language);
    let html = page(&site, &format!("view=matrix&columns={}", columns.id()));
    let areas = entries(bytes, "areas").len();
    let width = match columns {
        Columns::Programmes => entries(bytes, "programmes").len(),
        Columns::Kinds => Kind::ALL.len(),
        Columns::Years => {
            let rings = site.map.rings.iter();
            rings.filter(|ring| ring.years.span().is_some()).count()
        }
        Columns::ActorKinds => ActorKind::ALL.len(),
        Columns::Counties => {
            let places = entries(bytes, "places");
            let counties: BTreeSet<_> = places
                .iter()
                .filter_map(|place| place["county"].as_str())
                .collect();
            counties.len() + 1
        }
    };
    assert!(!text(one(&html, "table > caption")).is_empty());
    // The column of areas, the requested columns, those without a programme, the totals; a row for those without an area, and
    // one of totals.
    let width = width + usize::from(columns == Columns::Programmes);
    assert_eq!(all(&html, "thead th[scope=col]").len(), width + 2);
    let rows = all(&html, "tr > th[scope=row]:first-child");
    assert_eq!(rows.len(), areas + 2);
    assert_eq!(all(&html, "table th").len(), width + 2 + areas + 2);
    assert_eq!(all(&html, "tr > td").len(), (width + 1) * (areas + 2));
    let (mut noughts, mut unlinked) = (0, 0);
    for cell in all(&html, "td > a") {
        let marks = cell.select(&Selector::parse("svg path").unwrap()).count();
        let Some(href) = cell.attr("href") else {
            assert!(cell.attr("aria-label").is_none());
            let shown = text(cell).replace('\u{a0}', "");
            let count: usize = shown.parse().expect("a number");
            assert!(marks == 0 || marks == count);
            noughts += usize::from(count == 0);
            unlinked += usize::from(count > 0);
            continue;
        };
        let filter = url::parse(href, &site.content).0.query.filter;
        let count = site.shown(&filter).count();
        let shown = number(count as u64, language);
        let label = cell.attr("aria-label").unwrap();
        assert!(label.contains(&format!(", {shown} ")), "{label}");
        assert!(marks == 0 || marks == count && count <= 9, "{label}");
        assert_eq!(text(cell), shown, "a number in every cell");
        let shade = cell.attr("data-shade");
        assert!(shade.is_none_or(|shade| count > 9 && ("1"..="5").contains(&shade)));
    }
    // What no filter can ask for: a row of initiatives without an area, and a column of those without a programme.
    let lines = areas
        + 2
        + if columns == Columns::Programmes {
            width
        } else {
            0
        };
    assert!(unlinked <= lines.max(width + 1), "{unlinked}");
    if bytes == KNOWN {
        assert!(noughts > 0, "white spots");
        assert!(!all(&html, "td > a svg").is_empty(), "marks");
    }
    assert_eq!(all(&html, ".matrix [aria-pressed=true]").len(), 1);
    // An area whose objectives are not in the content cannot be opened.
    let objectives = entries(bytes, "objectives");
    let with_objectives: BTreeSet<_> = objectives
        .iter()
        .filter_map(|one| one["area"].as_str())
        .collect();
    let closed = all(&html, "th > button[aria-expanded=false][aria-controls]");
    assert_eq!(closed.len(), with_objectives.len());
}

#[test]
fn the_matrix_keeps_all_its_rows_and_marks_what_is_chosen() {
    let site = site(KNOWN, Language::Swedish);
    let query = "view=matrix&columns=programme&area=forskning&area=varden&programme=life-science&from=2018&q=fors";
    let html = page(&site, query);
    let areas = site.content.areas().len();
    assert_eq!(all(&html, "table tr > th[scope=row]").len(), areas + 2);
    // Two areas and one programme are chosen, and the line of everything is never faint.
    let faint = all(&html, "table tr.is-faint > th[scope=row]");
    assert_eq!(faint.len(), areas + 1 - 2);
    let names = all(&html, "thead th:not(.is-faint)");
    assert_eq!(names.len(), 1 + 1 + 1);
    assert!(
        all(
            &html,
            "[aria-current=true][data-shade], td [aria-current=true]"
        )
        .is_empty()
    );
    let html = page(&site, "view=matrix&columns=programme");
    let cell = all(&html, "td > a[href*='area='][href*='programme=']")[0];
    let address = cell
        .attr("href")
        .unwrap()
        .trim_start_matches('?')
        .to_owned();
    let html = page(&site, &format!("{address}&view=matrix&columns=programme"));
    let matching = one(&html, "#count").attr("data-matching").unwrap();
    let chosen = one(&html, "td [aria-current=true]");
    assert_eq!(
        text(chosen),
        matching,
        "the cell that is chosen says what is shown"
    );
    let objectives = entries(KNOWN, "objectives");
    let area = objectives[0]["area"].as_str().unwrap();
    let html = page(&site, &format!("view=matrix&unfolded={area}"));
    let own = objectives.iter().filter(|one| one["area"] == area).count();
    let opened = all(&html, "tbody.objectives > tr");
    assert_eq!(opened.len(), own + 1, "and what serves none of them");
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
    let listed = all(&html, "#results [data-initiative]");
    let count = one(&html, "#count")
        .attr("data-matching")
        .unwrap()
        .to_owned();
    assert_eq!(
        listed.len().to_string(),
        count,
        "similar hits are not among the hits"
    );
    assert!(!listed.is_empty());
    let marks = all(&html, "#results mark");
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
    let similar = all(&html, "main > .main > div > #similar li a");
    assert!(!similar.is_empty());
    for link in similar {
        let id = link
            .attr("href")
            .unwrap()
            .rsplit_once("#i-")
            .unwrap()
            .1
            .to_owned();
        assert!(all(&html, &format!("#results [data-initiative={id}]")).is_empty());
    }
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
