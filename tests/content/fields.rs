//! What a file holds arrives, in order and in its languages.

use std::fs;

use life_science_map::content::{
    Date, Language, Localized, Period, Problem, Sector, Severity, Text,
};
use serde_json::{Value, json};

use super::{REAL, file, read};

#[test]
fn every_field_of_a_whole_file_arrives() {
    let (content, faults) = file("good/whole");
    assert_eq!(faults, []);
    let first = &content.initiatives()[0];
    assert_eq!(
        first.date,
        Some(Period {
            from: Date::Day(2019, 12, 12),
            to: Some(Date::Year(2020))
        })
    );
    let names = |list: Vec<&Text>| {
        list.into_iter()
            .map(|name| name.in_language(Language::English).to_owned())
            .collect::<Vec<_>>()
    };
    let sectors = first
        .sectors()
        .map(|sector| content.sector_id(sector))
        .collect::<Vec<_>>();
    assert_eq!(sectors, ["data", "vard", "stader"]);
    assert_eq!(
        first.main_sector(),
        content.find_area("data").map(Sector::Area)
    );
    let objectives = first
        .objectives
        .iter()
        .map(|objective| &content.objective(*objective).name)
        .collect();
    assert_eq!(names(objectives), ["Objective 2.1", "Objective 1.1"]);
    let related = first
        .related
        .iter()
        .map(|other| &content.initiative(*other).name)
        .collect();
    assert_eq!(names(related), ["Initiative andra"]);
    assert_eq!(
        first
            .funding
            .iter()
            .map(|funding| (funding.amount, funding.is_yearly))
            .collect::<Vec<_>>(),
        [(1, true), (2, true)]
    );
    assert_eq!(first.sources.len(), 1);
    assert_eq!(content.years(), Some((2019, 2020)));
    assert_eq!(content.strategy.objectives_total, Some(30));
    let note = content.strategy.note.iter().collect();
    assert_eq!(names(note), ["The objectives are old"]);
    assert_eq!(content.updated, Some(Date::Day(2024, 12, 12)));
}

#[test]
fn a_file_may_be_small_and_may_have_grown() {
    let (smallest, _) = file("good/smallest");
    assert_eq!((smallest.areas().len(), smallest.years()), (1, None));
    let (grown, faults) = file("good/grown");
    assert_eq!(faults, []);
    assert_eq!(grown.initiatives().len(), 1);
}

#[test]
fn without_english_the_swedish_is_there_and_says_that_it_is_swedish() {
    let (content, faults) = file("good/without-english");
    let initiative = &content.initiatives()[0];
    for text in [&initiative.name, initiative.summary.as_ref().unwrap()] {
        let Localized { text, language } = text.localized(Language::English);
        assert_eq!(language, Language::Swedish);
        assert!(text.contains("på svenska"));
    }
    assert_eq!(faults.len(), 2);
    for fault in faults {
        assert_eq!(fault.severity(), Severity::Note);
        let missing = Problem::MissingLanguage {
            language: Language::English,
            shown: Language::Swedish,
            is_first: false,
        };
        assert_eq!(fault.problem, missing);
    }
}

#[test]
fn areas_and_programmes_are_ordered_by_number() {
    let mut value: Value = serde_json::from_str(REAL).unwrap();
    for list in ["areas", "programmes"] {
        value[list].as_array_mut().unwrap().reverse();
    }
    let (turned, faults) = read(&value.to_string());
    let (whole, before) = read(REAL);
    assert_eq!(faults.len(), before.len());
    assert_eq!(turned, whole);
}

#[test]
fn a_lost_number_is_found_again() {
    let (whole, _) = file("good/whole");
    let text = fs::read("tests/content/good/whole.json").unwrap();
    let mut value: Value = serde_json::from_slice(&text).unwrap();
    value["areas"][1]["number"] = json!("two");
    value["programmes"][0]
        .as_object_mut()
        .unwrap()
        .remove("number");
    let (content, faults) = read(&value.to_string());
    assert_eq!(faults.len(), 2);
    assert_eq!(content, whole);
}
