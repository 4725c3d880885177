//! The tours of the content: what their steps show, and that what they tell is what the data says.
//!
//! What is filled in is reckoned a second time here, from the file alone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

use std::collections::BTreeSet;

use life_science_map::content::{Content, Language, Text, Tour};
use life_science_map::query::SearchIndex;
use life_science_map::state::{links, url};
use life_science_map::words::{Telling, read_query};
use serde_json::Value;

const REAL: &str = include_str!("../public/content.json");

fn content() -> Content {
    Content::read(REAL.as_bytes()).unwrap().0
}

fn file() -> Value {
    serde_json::from_str(REAL).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// The parts of a query, read in the simplest way.
fn pairs(query: &str) -> Vec<(&str, &str)> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap()).collect()
}

fn year(date: &Value) -> Option<u32> {
    date.as_str()?.get(..4)?.parse().ok()
}

/// The first and the last year of an initiative.
fn years(initiative: &Value) -> Option<(u32, u32)> {
    let from = year(&initiative["date"]["from"])?;
    let goes_on = ["programme", "infrastructure", "organisation"];
    let kind = initiative["kind"].as_str().unwrap();
    let last = if goes_on.contains(&kind) { 9999 } else { from };
    Some((from, year(&initiative["date"]["to"]).unwrap_or(last)))
}

/// Whether an initiative is among those that a query asks for.
fn is_asked_for(initiative: &Value, query: &str) -> bool {
    let pairs = pairs(query);
    let values = |key: &str| -> Vec<&str> {
        let own = pairs.iter().filter(|(own, _)| *own == key);
        own.map(|(_, value)| *value).collect()
    };
    let has_any = |key: &str, name: &str| {
        let asked = values(key);
        let own = list(initiative, name);
        let has = |asked: &&str| match (*asked, name) {
            ("none", "places") => own.is_empty(),
            (asked, _) => own.iter().any(|own| own == asked),
        };
        asked.is_empty() || asked.iter().any(has)
    };
    let began = years(initiative).map(|(first, _)| first.to_string());
    let asked = values("began");
    let has_begun = asked.is_empty() || began.is_some_and(|began| asked.contains(&&*began));
    let kinds = values("kind");
    let is_kind = kinds.is_empty() || kinds.contains(&initiative["kind"].as_str().unwrap());
    let from = values("from").first().map(|year| year.parse().unwrap());
    let is_in_time =
        from.is_none_or(|from: u32| years(initiative).is_some_and(|own| own.1 >= from));
    for (key, _) in &pairs {
        let known = [
            "area",
            "objective",
            "actor",
            "place",
            "kind",
            "began",
            "from",
            "view",
            "columns",
            "item",
        ];
        assert!(known.contains(key), "this test does not know {key}");
    }
    is_kind
        && has_begun
        && is_in_time
        && has_any("area", "areas")
        && has_any("objective", "objectives")
        && has_any("actor", "actors")
        && has_any("place", "places")
}

fn asked_for<'a>(file: &'a Value, query: &str) -> Vec<&'a Value> {
    let all = list(file, "initiatives").iter();
    all.filter(|own| is_asked_for(own, query)).collect()
}

fn wording<'a>(entry: &'a Value, name: &str, language: Language) -> &'a str {
    entry[name][language.tag()].as_str().unwrap()
}

/// The entries of a list that most initiatives refer to, and how many do.
fn top(file: &Value, name: &str, query: &str, language: Language) -> (String, usize) {
    let initiatives = asked_for(file, query);
    let count = |entry: &Value| {
        let has = |own: &&&Value| list(own, name).contains(&entry["id"]);
        initiatives.iter().filter(has).count()
    };
    let entries = list(file, name).iter();
    let entries: Vec<&Value> = entries.filter(|own| own["kind"] != "government").collect();
    let most = entries.iter().map(|own| count(own)).max().unwrap();
    let text = if name == "areas" { "short" } else { "name" };
    let names = entries.iter().filter(|own| count(own) == most);
    let names: Vec<&str> = names.map(|own| wording(own, text, language)).collect();
    let and = match language {
        Language::Swedish => " och ",
        Language::English => " and ",
    };
    (names.join(and), most)
}

/// How many cells the matrix of areas and kinds has, and how many of them are filled.
fn cells_by_kind(file: &Value) -> (usize, usize) {
    let mut cells = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for own in list(file, "initiatives") {
        kinds.insert(own["kind"].as_str().unwrap());
        for area in list(own, "areas") {
            cells.insert((area.as_str().unwrap(), own["kind"].as_str().unwrap()));
        }
    }
    let all = kinds.len() * list(file, "areas").len();
    (all, cells.len())
}

/// The name of an entry that is given as `area=ID` or `objective=ID`.
fn name_of(file: &Value, own: &str, language: Language) -> String {
    let (key, id) = own.split_once('=').unwrap();
    let (name, text) = match key {
        "area" => ("areas", "short"),
        "objective" => ("objectives", "name"),
        _ => panic!("this test does not know {key}"),
    };
    let mut entries = list(file, name).iter();
    let entry = entries.find(|own| own["id"] == id).unwrap();
    let own = wording(entry, text, language);
    if key == "objective" {
        [id, " ", own].concat()
    } else {
        own.to_owned()
    }
}

/// What a placeholder stands for, by the file alone.
fn filled_in(file: &Value, query: &str, placeholder: &str, language: Language) -> String {
    if let [placeholder, one, many] = placeholder.split('|').collect::<Vec<_>>()[..] {
        let number = filled_in(file, query, placeholder, language);
        let noun = if number == "1" { one } else { many };
        return [&number, " ", noun].concat();
    }
    let bound = |key: &str| {
        let pairs = pairs(query);
        let own = pairs.iter().find(|(own, _)| *own == key);
        own.unwrap().1.to_owned()
    };
    let (word, rest) = placeholder.split_once(' ').unwrap_or((placeholder, ""));
    let number = match (word, rest) {
        ("count", "") => asked_for(file, query).len(),
        ("count", "top actor") => top(file, "actors", query, language).1,
        ("count", "top area") => top(file, "areas", query, language).1,
        ("top", "actor") => return top(file, "actors", query, language).0,
        ("top", "area") => return top(file, "areas", query, language).0,
        ("count", own) => asked_for(file, own).len(),
        ("all", "") => list(file, "initiatives").len(),
        ("areas" | "objectives" | "programmes" | "actors" | "places", "") => list(file, word).len(),
        ("from" | "to", "") => return bound(word),
        ("ended", "") => {
            let updated = file["updated"].as_str().unwrap();
            // A date that is no whole day ends with its last one.
            let last = |date: &str| [date, "-99-99"].concat()[..10].to_owned();
            let initiatives = asked_for(file, query).into_iter();
            let ends = initiatives.filter_map(|own| own["date"]["to"].as_str());
            ends.filter(|date| last(date).as_str() <= updated).count()
        }
        ("cells" | "empty", "") => {
            assert_eq!(query, "view=matrix&columns=kind");
            let (all, filled) = cells_by_kind(file);
            if word == "cells" { all } else { all - filled }
        }
        ("name", own) => return name_of(file, own, language),
        _ => panic!("this test does not know {placeholder}"),
    };
    number.to_string()
}

fn parts(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut plain, mut placeholders) = (Vec::new(), Vec::new());
    for (place, part) in text.split(['{', '}']).enumerate() {
        if place % 2 == 0 {
            plain.push(part);
        } else {
            placeholders.push(part);
        }
    }
    (plain, placeholders)
}

#[test]
fn every_step_shows_something_and_asks_for_nothing_unknown() {
    let content = content();
    let index = SearchIndex::new(&content);
    assert_eq!(content.tours.len(), list(&file(), "tours").len());
    assert!(content.tours.len() > 1);
    for tour in &content.tours {
        for step in &tour.steps {
            assert_eq!(read_query(&step.query, &content).1, [], "{}", step.query);
            let telling = Telling::new(&content, &index, &step.query);
            assert!(telling.shown().count() > 0, "{}", step.query);
            // What an author writes is what the address says.
            assert_eq!(url::write(&telling.state, &content), *step.query);
        }
    }
}

#[test]
fn what_is_told_is_what_the_file_says() {
    let (content, file) = (content(), file());
    let index = SearchIndex::new(&content);
    let mut numbers = 0;
    for step in content.tours.iter().flat_map(|tour| &tour.steps) {
        for text in [&step.heading, &step.text] {
            for language in Language::ALL {
                let own = text.wording(language).unwrap();
                let told = Telling::new(&content, &index, &step.query).tell(text, language);
                assert_eq!(
                    (told.language, told.unfilled),
                    (language, Vec::new()),
                    "{own}"
                );
                let (plain, placeholders) = parts(own);
                let mut expected = plain[0].to_owned();
                for (placeholder, after) in placeholders.iter().zip(&plain[1..]) {
                    expected += &filled_in(&file, &step.query, placeholder, language);
                    expected += after;
                    numbers += 1;
                }
                assert_eq!(told.text, expected, "{own}");
            }
        }
    }
    assert!(numbers > 40, "{numbers}");
}

#[test]
fn no_number_is_typed_and_steps_are_short() {
    for step in content().tours.iter().flat_map(|tour| &tour.steps) {
        for text in [&step.heading, &step.text] {
            let [swedish, english] = Language::ALL.map(|own| text.wording(own).unwrap());
            // Nouns are those of the language.
            let told = |own| -> BTreeSet<_> {
                let parts = parts(own).1.into_iter();
                parts.filter_map(|part| part.split('|').next()).collect()
            };
            assert_eq!(told(swedish), told(english), "both languages tell the same");
            for own in [swedish, english] {
                let (plain, _) = parts(own);
                let plain = plain.concat();
                assert!(!plain.contains(|own: char| own.is_ascii_digit()), "{own}");
            }
        }
        for text in step.text.wordings() {
            let (plain, _) = parts(text);
            let sentences = plain.concat().matches('.').count();
            assert!((1..=3).contains(&sentences), "{text}");
        }
    }
}

fn tour(id: &str) -> Tour {
    let mut tours = content().tours.into_iter();
    tours.find(|tour| &*tour.id == id).unwrap()
}

fn query<'a>(tour: &'a Tour, id: &str) -> &'a str {
    &tour
        .steps
        .iter()
        .find(|step| &*step.id == id)
        .unwrap()
        .query
}

/// Whether what its title says of a tour is so.
#[test]
fn titles_are_true() {
    let words = [
        ["tre steg", "three steps"],
        ["fyra steg", "four steps"],
        ["fem steg", "five steps"],
        ["sex steg", "six steps"],
        ["sju steg", "seven steps"],
    ];
    let mut named = 0;
    for tour in content().tours {
        for (count, words) in (3..).zip(words) {
            for (language, words) in Language::ALL.into_iter().zip(words) {
                if tour.title.in_language(language).ends_with(words) {
                    assert_eq!(tour.steps.len(), count);
                    named += 1;
                }
            }
        }
        // A year in a title is where its first step begins.
        for text in tour.title.wordings() {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if !digits.is_empty() {
                let first = pairs(&tour.steps[0].query);
                assert!(first.contains(&("from", &digits)), "{text}");
                assert!(tour.id.ends_with(&digits));
                named += 1;
            }
        }
    }
    assert_eq!(named, 4);
}

/// What the texts say of the data beside their numbers.
#[test]
fn texts_are_true() {
    let file = file();
    let strategy = tour("strategi");
    let of_area = |area: &str| {
        let own = list(&file, "objectives").iter();
        let own = own.filter(move |own| own["area"] == area);
        own.map(|own| ["objective=", own["id"].as_str().unwrap()].concat())
            .collect::<Vec<_>>()
    };
    // “One of the area's objectives” names all of them.
    let (area, _) = query(&strategy, "malsattningar").split_once('&').unwrap();
    let all = of_area(area.strip_prefix("area=").unwrap());
    let asked = ["count ", area, "&", &all.join("&")].concat();
    let text: &Text = &strategy.steps[1].text;
    for own in text.wordings() {
        assert!(parts(own).1.contains(&&*asked), "{own}");
    }
    // The objective of the later steps is one of these.
    let objective = query(&strategy, "aktorer").split_once('&').unwrap().0;
    assert!(all.iter().any(|own| own == objective));
    assert!(query(&strategy, "insatser").starts_with(objective));
    let several = list(&file, "initiatives").iter();
    assert!(several.filter(|own| list(own, "areas").len() > 1).count() > 0);

    let since = tour("sedan-2024");
    // “What has begun” has every year since then.
    let began: BTreeSet<u32> = pairs(query(&since, "nytt"))
        .into_iter()
        .map(|(key, year)| {
            assert_eq!(key, "began");
            year.parse().unwrap()
        })
        .collect();
    let first = *began.first().unwrap();
    assert_eq!(
        query(&since, "pagar").split('&').next().unwrap(),
        format!("from={first}")
    );
    let years = list(&file, "initiatives").iter().filter_map(years);
    let later = years.map(|(from, _)| from).filter(|from| *from >= first);
    assert_eq!(began, later.collect::<BTreeSet<_>>());
    // The strategy was updated in the November of that year, and the file's own note says the rest.
    let (_, item) = query(&since, "strategin").split_once("item=").unwrap();
    let mut initiatives = list(&file, "initiatives").iter();
    let updated = initiatives.find(|own| own["id"] == item).unwrap();
    let date = updated["date"]["from"].as_str().unwrap();
    assert!(date.starts_with(&format!("{first}-11")), "{date}");
    let note = wording(&file["strategy"], "note", Language::English);
    assert!(note.contains(&format!(
        "In November {first} the Government gave the strategy new objectives"
    )));
    assert!(note.contains("kept the eight areas") && list(&file, "areas").len() == 8);
}

#[test]
fn the_address_of_a_step_names_the_step() {
    let content = content();
    for tour in &content.tours {
        for step in &tour.steps {
            let state = links::step(tour, step, &content);
            let address = links::href(&state, &content);
            let (again, ignored) = url::parse(&address, &content);
            assert_eq!((&again, ignored), (&state, Vec::new()));
            assert_eq!(
                (&*again.query.tour, &*again.query.step),
                (&*tour.id, &*step.id)
            );
            let without = url::parse(&step.query, &content).0;
            assert_eq!(again.query.filter, without.query.filter);
            assert_eq!(
                (again.query.view, again.open),
                (without.query.view, without.open)
            );
        }
    }
}
