//! What is told of an initiative that is open, and of an area or programme that is chosen alone.

use std::collections::BTreeSet;

use life_science_map::content::Language;
use scraper::Selector;

use super::{REAL, spaced};
use crate::rendered::{all, one, one_in, page, site, text};
use crate::support::KNOWN;

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
                let words = Language::from_tag(&source.language).map(site.late_words().in_language);
                assert_eq!(told.contains(words.unwrap()), expected.is_some(), "{told}");
                others.extend(expected.map(str::to_owned));
            }
        }
        assert_eq!(others.len(), 1, "the content has sources in both languages");
    }
}
