//! The sentence that says what a filter leaves.

use life_science_map::content::{Content, Language};
use life_science_map::query::{Facet, shown, takeaway};
use life_science_map::words;
use life_science_map::words::{Findings, Phrases};
use proptest::prelude::*;
use serde_json::Value;

use super::entries;
use crate::any::any_given_and_filter;
use crate::support;

proptest! {
    /// Compares the takeaway with a count of the file's own fields.
    #[test]
    fn the_takeaway_is_true((given, filter) in any_given_and_filter()) {
        let content = &given.content;
        let shown = shown(content, &given.index, &filter);
        let found = takeaway(content, &filter, &shown);
        let matching: Vec<&Value> = entries(&given.file, "initiatives")
            .iter()
            .filter(|one| {
                let initiative = content.find_initiative(one["id"].as_str().unwrap()).unwrap();
                shown.is_matching(initiative)
            })
            .collect();
        prop_assert_eq!(found.is_some(), !matching.is_empty());
        let Some(found) = found else { return Ok(()) };
        prop_assert_eq!(found.count, matching.len());

        let chosen: Vec<String> = filter.chosen(Facet::Area).iter().map(|choice| choice.id(content).into_owned()).collect();
        prop_assert_eq!(found.besides, !chosen.is_empty());
        let in_area = |id: &str| matching.iter().filter(|one| one["areas"].as_array().is_some_and(|areas| areas.iter().any(|area| area == id))).count();
        let others = content.areas().iter().map(|area| &*area.id).filter(|id| !chosen.iter().any(|own| own == id));
        let most = others.clone().map(in_area).max().unwrap_or(0);
        let leaders: Vec<&str> = others.filter(|id| in_area(id) == most).collect();
        match &found.areas {
            Some(areas) => {
                prop_assert_eq!(areas.count as usize, most);
                prop_assert!(most > 0);
                let named: Vec<&str> = areas.which.iter().map(|&area| &*content.area(area).id).collect();
                prop_assert_eq!(named, leaders);
            }
            None => prop_assert!(most == 0 || leaders.len() > 2),
        }

        let began = |year: u16| matching.iter().filter(|one| {
            let from = one["date"]["from"].as_str().or_else(|| one["date"].as_str());
            from.is_some_and(|from| from.starts_with(&format!("{year:04}")))
        }).count();
        let (first, last) = content.years().unwrap_or((1, 0));
        let most = (first..=last).map(began).max().unwrap_or(0);
        let leaders: Vec<u16> = (first..=last).filter(|&year| began(year) == most).collect();
        match &found.years {
            Some(years) => {
                prop_assert_eq!(years.count as usize, most);
                prop_assert!(most > 0);
                prop_assert_eq!(&years.which, &leaders);
            }
            None => prop_assert!(most == 0 || leaders.len() > 2),
        }
    }
}

#[test]
fn the_takeaway_says_it_in_words() {
    let (content, _) = Content::read(support::generated(1, 1).as_bytes()).unwrap();
    let strategy = &content.strategy;
    let said =
        |areas: Option<(Vec<&str>, u32)>, besides, years: Option<(Vec<&str>, u32)>, count| {
            Language::ALL.map(|language| {
                words::takeaway(
                    Phrases::new(strategy, language),
                    &Findings {
                        count,
                        areas: areas.clone(),
                        besides,
                        years: years.clone(),
                    },
                )
            })
        };
    let cases = [
        (
            said(Some((vec!["A"], 58)), false, Some((vec!["2021"], 31)), 213),
            [
                "Flest insatser har A: 58 av 213. Flest började 2021: 31.",
                "A has the most initiatives (58 of 213). More began in 2021 than in any other year (31).",
            ],
        ),
        (
            said(
                Some((vec!["A", "B"], 7)),
                true,
                Some((vec!["2020", "2021"], 4)),
                19_000,
            ),
            [
                "7 av de 19\u{a0}000 insatserna hör också till A och 7 till B. Flest började 2020 och 2021: 4 vardera.",
                "7 of the 19,000 initiatives also belong to A, and 7 to B. More began in 2020 and 2021 than in any other year (4 each).",
            ],
        ),
        (
            said(Some((vec!["A"], 1)), false, Some((vec!["2019"], 1)), 1),
            [
                "Insatsen hör till A. Insatsen började 2019.",
                "The initiative belongs to A. It began in 2019.",
            ],
        ),
        (
            said(None, false, Some((vec!["2019"], 5)), 5),
            ["Alla började 2019.", "All began in 2019."],
        ),
        (said(None, false, None, 9), ["", ""]),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}
