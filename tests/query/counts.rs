//! The count beside every option, what lifting a condition shows, and what is fixed.

use std::collections::BTreeSet;

use life_science_map::content::Sector;
use life_science_map::query::{Choice, Condition, Facet, Filter, Years, liftings, shown};
use proptest::prelude::*;

use super::{Given, entries, known, real};
use crate::any::{any_choice, any_filter, any_given_and_filter};
use crate::oracle;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn toggling_twice_changes_nothing((filter, choice) in (any_filter(real()), any_choice(&real().content))) {
        let toggled = filter.toggled(choice);
        prop_assert_ne!(toggled.has(choice), filter.has(choice));
        prop_assert_eq!(toggled.toggled(choice), filter);
    }

    #[test]
    fn chosen_and_lifted((_, filter) in any_given_and_filter()) {
        let by_facet: Vec<Choice> = Facet::ALL.into_iter().flat_map(|facet| filter.chosen(facet)).copied().collect();
        prop_assert_eq!(&by_facet, filter.choices());
        let conditions = filter.conditions();
        for condition in &conditions {
            let mut rest = conditions.clone();
            rest.retain(|other| other != condition);
            prop_assert_eq!(filter.without(condition).conditions(), rest);
        }
        let sector = match conditions[..] {
            [Condition::Choice(Choice::Area(area))] => Some(Sector::Area(area)),
            [Condition::Choice(Choice::Programme(programme))] => Some(Sector::Programme(programme)),
            _ => None,
        };
        prop_assert_eq!(filter.only_sector(), sector);
    }
}

#[test]
fn a_place_and_its_county_are_never_chosen_together() {
    let content = &real().content;
    let places = Facet::Place.options(content);
    let shown_alone = |choice| {
        let filter = Filter::default().with(choice);
        shown(content, &real().index, &filter).count()
    };
    let mut pairs = 0;
    for &one in &places {
        for &other in places.iter().filter(|&&other| other != one) {
            let filter = Filter::default().with(one).toggled_alone(other, content);
            if filter.choices() == [other] {
                pairs += 1;
                assert_eq!(
                    shown(content, &real().index, &filter).count(),
                    shown_alone(other)
                );
                let Choice::Place(own) = one else {
                    panic!("{one:?}")
                };
                let Choice::Place(new) = other else {
                    panic!("{other:?}")
                };
                assert!(own.is_within(new, content) || new.is_within(own, content));
            } else {
                assert_eq!(filter.choices().len(), 2);
            }
            // Once more takes it away, and brings nothing back.
            assert!(!filter.toggled_alone(other, content).has(other));
        }
    }
    let in_counties = content
        .places()
        .iter()
        .filter(|place| place.county.is_some());
    assert_eq!(pairs, 2 * in_counties.count());
}

proptest! {
    // Each case counts every option separately.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_count_is_what_choosing_would_show((given, filter) in any_given_and_filter()) {
        let Given { content, index, file, .. } = given;
        let shown = shown(content, index, &filter);
        let asked = oracle::Asked::of(&filter, content);
        for facet in Facet::ALL {
            let mut others = asked.clone();
            others.choices.retain(|(key, _)| *key != facet.key());
            for choice in facet.options(content) {
                let mut alone = others.clone();
                alone.choices.push((facet.key(), choice.id(content).into_owned()));
                let expected = oracle::matching(given, &alone).len();
                prop_assert_eq!(shown.counts.of(content, choice) as usize, expected, "{:?}", choice);
            }
        }
        let year = |day: &str| day[..4].parse::<u16>().unwrap();
        let days = entries(file, "initiatives").iter().filter_map(oracle::known_days);
        let years = days.map(|(first, last)| year(&first)..=year(&last));
        let years: BTreeSet<u16> = years.flatten().collect();
        let years: Vec<u16> = match (years.first(), years.last()) {
            (Some(first), Some(last)) => (*first..=*last).collect(),
            _ => vec![],
        };
        let count = |asked: oracle::Asked| u32::try_from(oracle::matching(given, &asked).len()).unwrap();
        let from = years.iter().map(|year| (*year, count(oracle::Asked { from: Some(*year), ..asked.clone() })));
        prop_assert_eq!(&shown.counts.years_from, &from.collect::<Vec<_>>());
        let to = years.iter().map(|year| (*year, count(oracle::Asked { to: Some(*year), ..asked.clone() })));
        prop_assert_eq!(&shown.counts.years_to, &to.collect::<Vec<_>>());
    }

    #[test]
    fn what_is_fixed_cannot_be_taken_away((given, filter) in any_given_and_filter(), (_, other) in any_given_and_filter()) {
        let Given { content, .. } = given;
        // Ids of another content mean nothing here.
        let known = other.conditions().into_iter().filter(|condition| match condition {
            Condition::Choice(choice) => choice.facet().options(content).contains(choice),
            // Of these a filter has one, and keeps its own.
            _ => false,
        });
        let fixed: Vec<_> = known.collect();
        let held = filter.clone().with_all(&fixed);
        for condition in &fixed {
            let is_held = held.without(condition) != held;
            prop_assert!(is_held, "{:?} in {:?}", condition, held);
            prop_assert_eq!(&held.without(condition).with_all(&fixed), &held.clone().with_all(&fixed));
        }
        for condition in filter.conditions() {
            prop_assert!(held.conditions().contains(&condition), "{:?} is kept", condition);
        }
        prop_assert_eq!(&held.clone().with_all(&fixed), &held);
    }

    #[test]
    fn every_lifting_shows_what_it_says((given, filter) in any_given_and_filter()) {
        let Given { content, index, .. } = given;
        let liftings = liftings(content, index, &filter);
        for (condition, count) in &liftings {
            let mut asked = oracle::Asked::of(&filter, content);
            match condition {
                Condition::Choice(choice) => {
                    asked.choices.retain(|own| *own != (choice.facet().key(), choice.id(content).into_owned()));
                    prop_assert!(asked.choices.iter().all(|(key, _)| *key != choice.facet().key()));
                }
                Condition::Facet(facet) => {
                    let before = asked.choices.len();
                    asked.choices.retain(|(key, _)| *key != facet.key());
                    prop_assert!(asked.choices.len() + 1 < before);
                }
                Condition::With(actor) => {
                    let id = &*content.actor(*actor).id;
                    asked.with.retain(|own| own != id);
                }
                Condition::From(year) => prop_assert_eq!(asked.from.take(), Some(*year)),
                Condition::To(year) => prop_assert_eq!(asked.to.take(), Some(*year)),
                Condition::Since(since) => prop_assert_eq!(asked.since.take(), Some(since.id())),
                Condition::Search(words) => {
                    prop_assert_eq!(asked.search.trim(), words);
                    asked.search.clear();
                }
            }
            prop_assert_eq!(*count, oracle::matching(given, &asked).len(), "{:?}", condition);
        }
        prop_assert!(liftings.is_sorted_by(|(_, count), (_, next)| count >= next));
        let facets = Facet::ALL.into_iter().filter(|facet| !filter.chosen(*facet).is_empty()).count();
        let others = filter.conditions().len() - filter.choices().len();
        prop_assert_eq!(liftings.len(), facets + others);
    }
}

#[test]
fn what_narrows_a_filter_leaves_the_years_that_are_chosen() {
    let sector = Choice::from(real().content.sectors().next().unwrap());
    let began = Choice::Began(Years::One(2019));
    let filter = Filter::default().with_from(Some(2018)).with_to(Some(2021));
    let narrowed = filter.narrowed(&Filter::default().with(sector).with(began));
    assert_eq!(narrowed, filter.clone().with(sector).with(began));
    let other = Filter::default().with_to(Some(2019));
    assert_eq!(filter.narrowed(&other), filter.with_to(Some(2019)));
}

#[test]
fn an_area_with_a_search_without_words_is_still_alone() {
    let choice = known()
        .content
        .find_area("varden")
        .map(Choice::Area)
        .unwrap();
    let filter = Filter::default().with(choice).with_search(" – ");
    assert_eq!(filter.only_sector(), choice.sector());
    assert_eq!(filter.conditions(), [Condition::Choice(choice)]);
    assert_eq!(filter.with_search("x").only_sector(), None);
}
