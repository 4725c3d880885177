//! The list: what matches, in which order, and what searches find.

use std::cmp::Ordering;

use life_science_map::content::{Content, InitiativeIdx, Language};
use life_science_map::query::{Filter, SearchIndex, Sort, finds, order, shown};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use serde_json::json;

use super::{Given, entries, known};
use crate::any::any_given_and_filter;
use crate::oracle;

pub fn ids(content: &Content, initiatives: impl IntoIterator<Item = InitiativeIdx>) -> Vec<String> {
    initiatives
        .into_iter()
        .map(|index| content.initiative(index).id.to_string())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn shows_what_the_contract_says((given, filter) in any_given_and_filter()) {
        let Given { content, index, .. } = given;
        let shown = shown(content, index, &filter);
        let expected = oracle::matching(given, &oracle::Asked::of(&filter, content));
        prop_assert_eq!(ids(content, shown.matching()), expected.clone());
        prop_assert_eq!(shown.count(), expected.len());
        for (index, initiative) in content.indexed_initiatives() {
            prop_assert_eq!(shown.is_matching(index), expected.iter().any(|id| **id == *initiative.id));
        }
        for sector in content.sectors() {
            let there = shown.matching().filter(|index| content.initiative(*index).is_in(sector)).count();
            prop_assert_eq!(shown.in_sector(sector) as usize, there);
        }
        prop_assert_eq!(filter.is_empty(), filter.conditions().is_empty());
        prop_assert!(!filter.is_empty() || shown.count() == content.initiatives().len());
    }

    #[test]
    fn the_list_is_what_matches_in_order(
        (given, filter) in any_given_and_filter(), sort in select(Sort::ALL), language in select(&Language::ALL),
    ) {
        let Given { content, index, file, .. } = given;
        let shown = shown(content, index, &filter);
        let list = order(content, &shown, sort, language);
        let mut sorted = list.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, shown.matching().collect::<Vec<_>>());
        if sort == Sort::Best && filter.is_searching() {
            // Another test checks the order by best match.
            return Ok(());
        }
        let begins: Vec<Option<String>> = list.iter().map(|index| {
            oracle::days(&entries(file, "initiatives")[index.index()]).map(|(first, _)| first)
        }).collect();
        let names: Vec<&str> = list.iter().map(|index| content.initiative(*index).name.in_language(language)).collect();
        let amounts: Vec<u64> = list.iter().map(|index| {
            let funding = &entries(file, "initiatives")[index.index()]["funding"];
            let amount = |currency: &str| funding[currency].as_u64().unwrap_or(0);
            amount("sek").max(amount("eur") * 10)
        }).collect();
        for (place, pair) in list.windows(2).enumerate() {
            let (begin, next_begin) = (&begins[place], &begins[place + 1]);
            let (amount, next_amount) = (amounts[place], amounts[place + 1]);
            prop_assert!(sort != Sort::Funding || amount >= next_amount, "{} before {}", amount, next_amount);
            if sort == Sort::Funding && amount != next_amount {
                continue;
            }
            prop_assert!(sort == Sort::Name || begin >= next_begin, "{:?} before {:?}", begin, next_begin);
            let (name, next_name) = (names[place], names[place + 1]);
            let is_tied = sort == Sort::Name || content.initiative(pair[0]).date.map(|period| period.from)
                == content.initiative(pair[1]).date.map(|period| period.from);
            prop_assert!(!is_tied || alphabetical(name, next_name, language) != Ordering::Greater,
                "{} before {}", name, next_name);
            let (id, next_id) = (&content.initiative(pair[0]).id, &content.initiative(pair[1]).id);
            prop_assert!(!is_tied || name != next_name || id < next_id);
        }
    }
}

/// The alphabetical order of two names, by their first difference in letters, digits and spaces; `Equal` if that does not
/// decide.
fn alphabetical(name: &str, next: &str, language: Language) -> Ordering {
    let order = match language {
        Language::Swedish => " 0123456789abcdefghijklmnopqrstuvwxyzåäö",
        Language::English => " 0123456789abcdefghijklmnopqrstuvwxyz",
    };
    let places = |name: &str| -> Vec<usize> {
        let mut text = oracle::words(name).join(" ");
        if language == Language::English {
            text = text.replace(['å', 'ä'], "a").replace('ö', "o");
        }
        text.chars()
            .map(|letter| order.find(letter).unwrap_or(usize::MAX))
            .collect()
    };
    places(name).cmp(&places(next))
}

#[test]
fn searches_find_as_the_cases_say() {
    #[derive(Deserialize)]
    struct Case {
        about: String,
        text: String,
        search: String,
        found: bool,
    }
    let cases: Vec<Case> = serde_json::from_str(include_str!("../cases/searches.json")).unwrap();
    for case in cases {
        // The text once in each searched field, in one language, with the other fields empty of words.
        let nothing = json!({"sv": "¤", "en": "¤"});
        let text = |language: &str| json!({"sv": "¤", language: case.text});
        for (name, summary, actor) in [
            (text("sv"), nothing.clone(), nothing.clone()),
            (text("en"), nothing.clone(), nothing.clone()),
            (nothing.clone(), text("en"), nothing.clone()),
            (nothing.clone(), nothing.clone(), text("sv")),
        ] {
            let source = json!([{"url": "https://example.org/", "title": "Source"}]);
            let mut file = known().file.clone();
            file["initiatives"] = json!([{
                "id": "one", "kind": "event", "name": name, "summary": summary, "areas": ["varden"],
                "actors": ["one"], "sources": source,
            }]);
            file["actors"] = json!([{"id": "one", "kind": "agency", "name": actor}]);
            let (content, _) = Content::read(file.to_string().as_bytes()).unwrap();
            let filter = Filter::default().with_search(case.search.clone());
            let shown = shown(&content, &SearchIndex::new(&content), &filter);
            assert_eq!(shown.count() == 1, case.found, "{}", case.about);
            assert_eq!(
                finds(&case.search, ["¤", &case.text]),
                case.found,
                "{}",
                case.about
            );
        }
    }
}
