//! The map: its marks, groups, bins and picture.

use std::collections::{BTreeMap, BTreeSet};

use life_science_map::app::Model;
use life_science_map::content::{Language, Sector};
use life_science_map::query::{Choice, Shown};
use life_science_map::state::url;
use scraper::{Html, Selector};

use super::{REAL, page_with_marks};
use crate::rendered::{all, one, page, site, text};
use crate::support::{self, KNOWN, entries};

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
            let explained = site.phrases().say(site.phrases().page_words().legend_bin);
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
