//! The objectives: a sector that is opened into them, and all of them together.

use std::collections::BTreeSet;
use std::sync::Arc;

use life_science_map::app::Model;
use life_science_map::content::{AreaIdx, Language, Sector};
use scraper::{ElementRef, Html, Selector};

use super::REAL;
use crate::rendered::{all, all_in, one, one_in, page, site, text};
use crate::support::{self, KNOWN, entries};

/// Checks that a sector that is opened has its initiatives, by their names, and returns how many there are.
fn expect_members(site: &Model, html: &Html, sector: Sector) -> usize {
    let id = site.content.sector_id(sector);
    let marks = all(html, ".band li a[data-unrolled]");
    assert!(all(html, ".unrolled [data-mark]").is_empty());
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
        let name = entry.name.in_language(site.language);
        assert_eq!(
            text(mark),
            name.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
    members.len()
}

/// Checks that an initiative is in the band of each objective of the area that it serves.
fn expect_bands(site: &Model, html: &Html, area: AreaIdx, members: usize) {
    let area = site.content.area(area);
    for &objective in &area.objectives {
        let objective = site.content.objective(objective);
        let band = all(html, ".band")
            .into_iter()
            .find(|band| text(*band).starts_with(&*objective.id))
            .unwrap();
        let count = band.select(&Selector::parse("li").unwrap()).count();
        let whole = objective.initiatives.len();
        assert!(count == whole || members > 150, "{}", objective.id);
    }
    let says = text(one(html, ".unrolled-sectors"));
    assert_eq!(
        says.contains(&site.phrases().say(site.late_words().no_objectives)),
        area.objectives.is_empty(),
        "{}",
        area.id
    );
}

#[test]
fn a_sector_opens_into_its_objectives_with_everything_that_matches() {
    for language in Language::ALL {
        let site = site(REAL, language);
        let phrases = site.phrases();
        for sector in site.content.sectors() {
            let key = match sector {
                Sector::Area(_) => "area",
                Sector::Programme(_) => "programme",
            };
            let id = site.content.sector_id(sector);
            let closed = page(&site, &format!("{key}={id}"));
            assert!(all(&closed, ".unrolled").is_empty());
            let link = one(&closed, "#sector .unroll");
            assert_eq!(text(link), phrases.say(phrases.late_words().unrolled_open));
            assert_eq!(link.attr("data-go"), Some("view"));
            assert_eq!(
                link.attr("href"),
                Some(&*format!("?{key}={id}&view=objectives"))
            );

            let html = page(&site, &format!("{key}={id}&view=objectives"));
            assert!(one(&html, ".map-view").attr("hidden").is_some());
            let back = one(&html, "[data-view=map]");
            assert_eq!(back.attr("href"), Some(&*format!("?{key}={id}")));
            let members = expect_members(&site, &html, sector);
            if let Sector::Area(area) = sector {
                expect_bands(&site, &html, area, members);
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
        .say_count_of(counted.view_words().objectives_shown, 3, 4);
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

/// A number in one of an element's classes: 12 in `n12`, for `n`.
fn number_in_class(element: ElementRef<'_>, name: &str) -> usize {
    let mut classes = element.value().classes();
    let number = classes.find_map(|class| class.strip_prefix(name)?.parse().ok());
    number.unwrap()
}

#[test]
fn columns_beyond_the_years_are_told_apart_and_dates_are_whole() {
    let site = site(REAL, Language::English);
    let area = &entries(REAL, "areas")[0]["id"];
    let html = page(
        &site,
        &format!("view=objectives&area={}", area.as_str().unwrap()),
    );
    let years = one(&html, ".unrolled-years");
    let labels = all_in(years, "span").len();
    assert_eq!(
        number_in_class(years, "n") - number_in_class(years, "f"),
        labels,
        "every column with a line has its year"
    );
    for band in all(&html, ".band ol") {
        assert_eq!(number_in_class(band, "f"), number_in_class(years, "f"));
    }
    for small in all(&html, ".band small") {
        // `text` makes one blank of any.
        let told: String = small.text().collect();
        let (_, period) = told.split_once("· ").unwrap();
        let broken = period.replace("– ", "");
        assert!(!broken.contains(' '), "{told}: only broken after its dash");
    }
}
