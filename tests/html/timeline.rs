//! The timeline.

use std::collections::BTreeSet;

use life_science_map::content::Language;
use scraper::{Html, Selector};

use super::{REAL, expect_listed, matching};
use crate::rendered::{all, one, page, site, text};
use crate::support;

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
