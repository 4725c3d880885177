//! The table of actors as HTML.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests say what they expect by failing"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use life_science_map::app::Model;
use life_science_map::content::{ActorIdx, Language};
use life_science_map::query::{Choice, Condition, Facet};
use life_science_map::state::url;
use scraper::{ElementRef, Html};

mod support;

#[path = "support/page.rs"]
mod rendered;

use rendered::{all, all_in, one, page, site, text};
use support::{KNOWN, entries};

const REAL: &[u8] = include_bytes!("../public/content.json");

/// How many rows there are before "show more".
const STEP: usize = 40;

fn number(element: ElementRef<'_>) -> usize {
    text(element).parse().expect("a number")
}

/// How many initiatives the state of a link shows, whatever the page's own.
fn shown_by(site: &Model, query: &str) -> usize {
    let filter = url::parse(query, &site.content).0.query.filter;
    site.shown(&filter).count()
}

/// The same, if following the link changes the state of the page that it is on.
fn narrowed_by(site: &Model, page: &str, link: &str) -> usize {
    let filter = |query| url::parse(query, &site.content).0.query.filter;
    site.shown(&filter(page).narrowed(&filter(link))).count()
}

/// Checks that rows are in their groups, and each group is of one kind.
fn check_groups(site: &Model, query: &str, html: &Html) {
    let groups = all(html, ".actors tbody");
    let headings = all(
        html,
        ".actors tbody > tr:first-child > th[scope=rowgroup]:only-child",
    );
    assert_eq!(groups.len(), headings.len(), "{query}");
    let mut kinds = Vec::new();
    for group in groups {
        let own = all_in(group, "tr[data-actor]");
        let kind = |row: &ElementRef<'_>| {
            let actor = site.content.find_actor(row.attr("data-actor").unwrap());
            site.content.actor(actor.unwrap()).kind
        };
        let of_group: BTreeSet<_> = own.iter().map(kind).collect();
        assert_eq!(of_group.len(), 1, "{query}: one kind a group");
        kinds.extend(of_group.into_iter().map(|kind| (kind.is_none(), kind)));
        if !query.contains("sort=name") {
            let sums = own.iter().map(|row| number(all_in(*row, "td.sum")[0]));
            assert!(sums.is_sorted_by(|more, less| more >= less), "{query}");
        }
    }
    assert!(kinds.is_sorted(), "{query}: the Government first");
}

/// Checks that each cell of a row is a link to what it counts or has none.
fn check_row(site: &Model, query: &str, row: ElementRef<'_>, columns: usize) {
    let filter = url::parse(query, &site.content).0.query.filter;
    let areas = site.content.areas().len();
    let id = row.attr("data-actor").unwrap();
    let choice = Choice::Actor(site.content.find_actor(id).unwrap());
    let name = all_in(row, "th[scope=row]:first-child > a[data-go=toggle]");
    assert_eq!(name.len(), 1, "{id}");
    assert_eq!(name[0].attr("href"), Some(&*format!("?actor={id}")));
    assert_eq!(name[0].attr("aria-current").is_some(), filter.has(choice));
    let sum = number(all_in(row, "td.sum")[0]);
    let alone = filter.without(&Condition::Facet(Facet::Actor));
    assert_eq!(
        sum,
        site.shown(&alone.with(choice)).count(),
        "{query}: {id}"
    );
    let cells = all_in(row, "td.cell > :is(a, span)");
    assert_eq!(cells.len(), columns, "{query}: {id}");
    for cell in cells {
        let count = number(cell);
        let name = cell.value().name();
        let Some(href) = cell.attr("href") else {
            assert_eq!(name, "span", "no link without an address");
            let is_last = columns == areas + 1 && cell.attr("aria-label").is_none();
            assert!(count == 0 || is_last, "{query}: {id}: {count}");
            continue;
        };
        assert!(count > 0);
        assert_eq!(shown_by(site, href), count, "{query}: {href}");
        let label = cell.attr("aria-label").unwrap();
        assert!(label.contains(&format!(", {count} ")), "{label}");
        let shade = cell.attr("data-shade");
        assert!(shade.is_none_or(|shade| count > 9 && ("1"..="5").contains(&shade)));
    }
    let words = text(all_in(row, "td.in-words")[0]);
    assert!(words.split(", ").count() <= 3, "{words}");
}

/// Checks that the table has the right headers, that each cell is a link to what it counts or has none, and that rows are in
/// their groups.
fn check_table(site: &Arc<Model>, query: &str) {
    let html = page(site, query);
    let filter = url::parse(query, &site.content).0.query.filter;
    let chosen = filter.chosen(Facet::Area).len();
    let areas = site.content.areas().len();
    let columns = if chosen > 0 { chosen } else { areas + 1 };
    assert!(!text(one(&html, ".actors table > caption")).is_empty());
    assert_eq!(all(&html, ".actors thead th[scope=col]").len(), 3 + columns);
    let region = one(&html, ".actors [role=region][tabindex='0']");
    let label = region.attr("aria-labelledby").unwrap();
    assert_eq!(all(&html, &format!("caption#{label}")).len(), 1);

    let rows = all(&html, ".actors tbody tr[data-actor]");
    let chosen_actors = filter.chosen(Facet::Actor).len();
    let most = STEP + chosen_actors;
    assert!((1..=most).contains(&rows.len()), "{query}: {}", rows.len());
    check_groups(site, query, &html);
    for row in rows {
        check_row(site, query, row, columns);
    }
}

#[test]
fn the_actors_are_a_table_with_every_cell_a_link_or_a_nought() {
    for language in Language::ALL {
        for bytes in [REAL, KNOWN] {
            let site = site(bytes, language);
            let area = &*site.content.areas()[0].id;
            let actor = &*site.content.actor(site.content.actors_by_frequency()[0]).id;
            for query in [
                "view=actors",
                "view=actors&sort=name",
                &format!("view=actors&area={area}"),
                &format!("view=actors&actor={actor}&from=2018"),
                &format!("view=actors&with={actor}"),
            ] {
                check_table(&site, query);
            }
        }
    }
}

#[test]
fn the_table_shows_forty_and_says_how_many_more_there_are() {
    let site = site(REAL, Language::Swedish);
    let html = page(&site, "view=actors");
    let acting: BTreeSet<_> = entries(REAL, "initiatives")
        .iter()
        .flat_map(|one| one["actors"].as_array().cloned().unwrap_or_default())
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(all(&html, ".actors tr[data-actor]").len(), STEP);
    let more = (acting.len() - STEP).min(STEP);
    assert_eq!(
        text(one(&html, ".actors > button.more")),
        format!("Visa {more} till")
    );
    let elements = all(&html, ".actors *").len();
    assert!(elements < 1_400, "{elements} elements");
    // Whoever is chosen is there, whatever the rank.
    let by_frequency = site.content.actors_by_frequency();
    let last = by_frequency.iter().rev();
    let mut last = last.filter(|actor| !site.content.actor(**actor).initiatives.is_empty());
    let last = &*site.content.actor(*last.next().unwrap()).id;
    let html = page(&site, &format!("view=actors&actor={last}"));
    assert_eq!(all(&html, ".actors tr[data-actor]").len(), STEP + 1);
    one(&html, &format!("tr[data-actor='{last}'] + tr.actor-panel"));
}

#[test]
fn the_order_is_that_of_the_list() {
    let site = site(REAL, Language::Swedish);
    for (query, pressed) in [
        ("view=actors", "Flest först"),
        ("view=actors&sort=name", "Namn"),
    ] {
        let html = page(&site, query);
        let button = one(&html, ".actors .sort [aria-pressed=true]");
        assert_eq!(text(button), pressed);
        assert!(button.attr("title").unwrap().contains("listan"));
    }
}

#[test]
fn the_leading_ones_are_named_with_the_numbers_of_their_rows() {
    let site = site(REAL, Language::Swedish);
    let html = page(&site, "view=actors");
    let said = text(one(&html, ".actors-leading > p:first-child"));
    assert!(
        said.starts_with("Flest insatser bland myndigheterna: "),
        "{said}"
    );
    assert!(!said.contains("Regeringen"), "{said}");
    // Beside the number of what is chosen, those of everybody would be taken for parts of it.
    let chosen = page(&site, "view=actors&actor=vinnova");
    let of_all = text(one(&chosen, ".actors-leading.is-silent > .note"));
    assert!(of_all.contains("allas insatser"), "{of_all}");
    assert!(all(&html, ".actors-leading.is-silent").is_empty());
    let mut named = 0;
    for row in all(&html, ".actors tr[data-actor]") {
        let name = text(all_in(row, "th > a")[0]);
        let told = format!("{name} ({})", text(all_in(row, "td.sum")[0]));
        named += usize::from(said.contains(&told));
    }
    assert!((2..=6).contains(&named), "{said}: {named}");
}

#[test]
fn the_only_chosen_actor_has_a_panel_below_its_row() {
    for (language, query) in [
        (Language::Swedish, "view=actors&actor=vinnova"),
        (Language::English, "view=actors&actor=vinnova&from=2016"),
        (
            Language::Swedish,
            "view=actors&actor=vinnova&with=vetenskapsradet",
        ),
    ] {
        let site = site(REAL, language);
        let html = page(&site, query);
        let count = shown_by(&site, query);
        let panel = one(
            &html,
            "tr[data-actor='vinnova'] + tr.actor-panel > td[colspan]",
        );
        let said = text(panel);
        assert!(said.contains("Vinnova"), "{said}");
        assert!(said.contains(&site.phrases().initiatives(count)), "{said}");
        let others = all_in(panel, "ul > li");
        assert!((1..=12).contains(&others.len()), "{}", others.len());
        let mut last = usize::MAX;
        for other in others {
            let link = all_in(other, "a[href]")[0];
            let href = link.attr("href").unwrap();
            let own = number(all_in(other, ".note")[0]);
            assert!(own <= last, "most first");
            last = own;
            if link.attr("aria-current").is_some() {
                assert_eq!(link.attr("data-go"), Some("toggle"));
                assert_eq!(own, count, "{href}");
            } else {
                assert_eq!(link.attr("data-go"), Some("narrow"));
                assert!(href.starts_with("?actor=vinnova&with="), "{href}");
                assert_eq!(narrowed_by(&site, query, href), own, "{href}");
            }
        }
        let rest = all_in(panel, "button[aria-expanded=false]");
        assert_eq!(rest.len(), 1);
        one(&html, ".actor-panel a[href='#results-heading']");
    }
    let site = site(REAL, Language::Swedish);
    let html = page(&site, "view=actors&actor=vinnova&actor=rise");
    assert!(all(&html, ".actor-panel").is_empty(), "two are chosen");
    assert_eq!(all(&html, ".actors tr:not(.is-faint)[data-actor]").len(), 2);
}

#[test]
fn where_nobody_takes_part_a_sentence_says_so() {
    for language in Language::ALL {
        let site = site(KNOWN, language);
        let html = page(&site, "view=actors&q=xyzzy");
        assert!(one(&html, ".actors .matrix-box").attr("hidden").is_some());
        assert!(all(&html, ".actors tbody").is_empty());
        let said = all(&html, ".actors > div[role=status] > .note");
        assert_eq!(said.len(), 1);
        assert!(!text(said[0]).is_empty());
        assert_eq!(text(one(&html, ".actors-leading > p:first-child")), "");
    }
}

#[test]
fn the_actors_of_a_content_of_any_shape_are_shown() {
    for seed in 0..3 {
        let content = support::generated(seed, 60);
        let site = site(content.as_bytes(), Language::English);
        check_table(&site, "view=actors");
        let first = site.content.actor(ActorIdx::new(0));
        if !first.initiatives.is_empty() {
            check_table(&site, &format!("view=actors&actor={}", first.id));
        }
    }
}
