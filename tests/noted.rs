//! What a content notes of itself: who publishes it, what is new or changed, what was called otherwise, and what is gone.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use life_science_map::content::{
    Content, Date, Initiative, InitiativeIdx, Language, List, Outcome, Problem, excerpt,
};
use life_science_map::query::{Choice, Filter, SearchIndex, Since, news, shown};
use life_science_map::words::{Phrases, since_sentence, takeaway_of};
use serde_json::{Value, json};

const NOTED: &str = include_str!("content/good/noted.json");

fn content() -> Content {
    let (content, faults) = Content::read(NOTED.as_bytes()).unwrap();
    assert_eq!(faults, []);
    content
}

/// The content with one change.
fn with(change: impl FnOnce(&mut Value)) -> (Content, Vec<(String, Problem, Outcome)>) {
    let mut file: Value = serde_json::from_str(NOTED).unwrap();
    change(&mut file);
    let (content, faults) = Content::read(file.to_string().as_bytes()).unwrap();
    let faults = faults.into_iter();
    let faults = faults.map(|fault| (fault.path, fault.problem, fault.outcome));
    (content, faults.collect())
}

#[test]
fn tells_who_publishes_it_and_where() {
    let publication = content().publication;
    assert_eq!(
        publication.address.as_deref(),
        Some("https://map.example/life/")
    );
    assert_eq!(publication.tag.as_deref(), Some("map.example,2026"));
    assert_eq!(publication.changes_since, Date::parse("2026-06-01"));
    let publisher = publication.publisher.unwrap();
    assert_eq!(
        publisher.name.in_language(Language::English),
        "The Example Agency"
    );
    assert_eq!(
        publisher.organisation_number.as_deref(),
        Some("202100-5448")
    );
}

#[test]
fn tells_since_when_days_were_noted() {
    let (content, _) = with(|file| drop(file["publication"].take()));
    assert_eq!(content.publication.changes_since, Date::parse("2026-06-14"));
    let (content, _) = with(|file| {
        file["publication"].take();
        for initiative in file["initiatives"].as_array_mut().unwrap() {
            initiative["added"].take();
            initiative["changed"].take();
        }
    });
    assert_eq!(content.publication.changes_since, None);
    assert_eq!(content.facts().last_noted(), None);
}

#[test]
fn tells_what_is_new_or_changed() {
    let content = content();
    let noted = |id: &str| {
        let initiative = content.find_initiative(id).unwrap();
        let day = content.facts().noted(initiative);
        (day > 0).then(|| Date::unpacked(day).to_string())
    };
    assert_eq!(noted("gammal"), None);
    assert_eq!(noted("ny").as_deref(), Some("2026-06-14"));
    assert_eq!(noted("andrad").as_deref(), Some("2026-09-02"));
    assert_eq!(noted("senare").as_deref(), Some("2026-07-01"));
    let last = content.facts().last_noted().map(Date::unpacked);
    assert_eq!(last, Date::parse("2026-09-02"));
    let changed = content.find_initiative("andrad").unwrap();
    let change = content.initiative(changed).change.as_ref().unwrap();
    assert_eq!(
        change.in_language(Language::Swedish),
        "Slutåret är nu 2032."
    );
}

#[test]
fn finds_entries_by_the_ids_that_they_had() {
    let content = content();
    assert_eq!(
        content.find_initiative("andrad-2026"),
        content.find_initiative("andrad")
    );
    assert_eq!(content.find_area("it"), content.find_area("data"));
    assert_eq!(
        content.find_actor("verket-for-innovation"),
        content.find_actor("vinnova")
    );
    // An id that an entry has goes before one that another had.
    let (content, _) = with(|file| file["initiatives"][0]["former_ids"] = json!(["ny"]));
    assert_eq!(content.find_initiative("ny"), Some(InitiativeIdx::new(1)));
    // Entries of the file refer to each other by the ids that they have.
    let (_, faults) = with(|file| file["initiatives"][0]["areas"] = json!(["vard", "it"]));
    let unknown = Problem::UnknownReference {
        list: List::Areas,
        id: "it".into(),
    };
    let path = "initiatives[0].areas[1]".to_owned();
    assert_eq!(faults, [(path, unknown, Outcome::FieldDropped)]);
}

#[test]
fn tells_what_is_gone() {
    let content = content();
    let [gone, actor] = &content.removed[..] else {
        unreachable!("two were removed")
    };
    assert_eq!((gone.list, &*gone.id), (List::Initiatives, "borta"));
    assert_eq!(gone.date, Date::parse("2026-09-02"));
    assert_eq!(gone.instead, [content.find_initiative("ny").unwrap()]);
    assert!(gone.why.is_some());
    assert_eq!((actor.list, &*actor.id), (List::Actors, "nedlagd"));
    let (content, faults) = with(|file| {
        file["removed"][0]["list"] = json!("insatser");
        file["removed"][1]["instead"] = json!(["finns-inte"]);
    });
    assert_eq!(content.removed.len(), 1);
    assert_eq!(faults.len(), 2);
}

#[test]
fn tells_the_news_since_a_day() {
    let content = content();
    let index = SearchIndex::new(&content);
    let since = |day: &str, filter: Filter| {
        let day = Since::from_id(day).unwrap();
        let shown = shown(&content, &index, &filter.with_since(Some(day)));
        let day = day.day(&content).unwrap();
        let news = news(&content, &shown, day);
        let noted_since = content.publication.changes_since;
        Language::ALL.map(|language| {
            let phrases = Phrases::new(&content.strategy, language);
            since_sentence(phrases, day, &news, noted_since)
        })
    };
    let all = Filter::default;
    assert_eq!(
        since("2026-06-01", all()),
        [
            "Sedan 1 juni 2026: 2 nya och 1 ändrad insats; 1 har tagits bort.",
            "Since 1 June 2026: 2 new and 1 changed initiative; 1 has been removed."
        ]
    );
    assert_eq!(
        since("2026-06-15", all())[0],
        "Sedan 15 juni 2026: 2 ändrade insatser; 1 har tagits bort."
    );
    assert_eq!(
        since("latest", all())[0],
        "Sedan 2 september 2026: 1 ändrad insats; 1 har tagits bort."
    );
    assert_eq!(
        since("2026-09-03", all())[1],
        "Nothing new or changed in the selection since 3 September 2026."
    );
    let programme = content.find_programme("stader").unwrap();
    let programme = Filter::default().with(Choice::Programme(programme));
    assert_eq!(
        since("2025-01-01", programme)[0],
        "Sedan 1 januari 2025: 1 ändrad insats; 1 har tagits bort. Ändringar har noterats sedan 1 juni 2026."
    );
}

#[test]
fn an_excerpt_has_what_is_needed_at_once() {
    let excerpt = excerpt(NOTED.as_bytes(), Language::Swedish).unwrap();
    assert!(!excerpt.contains("borta"), "what is no longer there");
    let content = Content::unpack(&excerpt).unwrap();
    let is_noted = |own: &Initiative| own.added.or(own.changed).is_some() || own.change.is_some();
    assert!(!content.initiatives().iter().any(is_noted));
    assert_eq!(content.publication.changes_since, Date::parse("2026-06-01"));
    assert!(content.find_initiative("andrad-2026").is_some());
}

#[test]
fn a_content_that_notes_no_days_does_not_claim_that_nothing_is_new() {
    let said = |content: &Content, day: &str| {
        let filter = Filter::default().with_since(Since::from_id(day));
        let shown = shown(content, &SearchIndex::new(content), &filter);
        takeaway_of(content, &filter, &shown, Language::English)
    };
    let without = |file: &mut Value| {
        file["publication"]
            .as_object_mut()
            .unwrap()
            .remove("changes_since");
        file["removed"] = json!([]);
        for initiative in file["initiatives"].as_array_mut().unwrap() {
            for field in ["added", "changed", "change"] {
                initiative.as_object_mut().unwrap().remove(field);
            }
        }
    };
    let (silent, _) = with(without);
    for day in ["2019-01-01", "2030-01-01"] {
        let told = said(&silent, day);
        assert!(told.starts_with("The map does not know"), "{told}");
    }
    assert!(said(&content(), "2030-01-01").starts_with("Nothing new"));
    // A day from which changes are noted is something known, also before there are any.
    let (noting, _) = with(|file| {
        without(file);
        file["publication"]["changes_since"] = json!("2026-06-01");
    });
    assert!(said(&noting, "2026-07-01").starts_with("Nothing new"));
}
