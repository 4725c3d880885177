//! The feeds and the calendar: what is in them, that readers' programs understand them, and that nothing in them changes but
//! what happened.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::{Category, Entry, Feed};
use life_science_map::content::{Content, Language};
use life_science_map::publish::{Event, FeedSite, Happening, PublishedFile, events};
use serde_json::{Value, json};

const NOTED: &str = include_str!("content/good/noted.json");
const ADDRESS: &str = "https://map.example/life/";

fn base() -> Value {
    serde_json::from_str(NOTED).unwrap()
}

fn files_of(file: &Value, address: &str) -> BTreeMap<String, String> {
    let (content, _) = Content::read(file.to_string().as_bytes()).unwrap();
    let content = &content;
    let files = FeedSite { content, address }.files();
    let count = files.len();
    let files: BTreeMap<String, String> = files
        .into_iter()
        .map(|PublishedFile { path, text }| (path, text))
        .collect();
    assert_eq!(files.len(), count, "each has a path of its own");
    files
}

fn files(file: &Value) -> BTreeMap<String, String> {
    files_of(file, ADDRESS)
}

fn atom(text: &str) -> Feed {
    Feed::read_from(text.as_bytes()).unwrap()
}

fn is_atom(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "atom")
}

fn atoms(files: &BTreeMap<String, String>) -> BTreeMap<&String, Feed> {
    let own = files.iter().filter(|(path, _)| is_atom(path));
    own.map(|(path, text)| (path, atom(text))).collect()
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries().iter().map(Entry::id).collect()
}

fn links<'a>(links: &'a [atom_syndication::Link], rel: &str) -> Vec<&'a str> {
    let own = links.iter().filter(|link| link.rel() == rel);
    own.map(atom_syndication::Link::href).collect()
}

#[test]
fn each_language_has_a_feed_of_all_and_one_of_each_sector() {
    let files = files(&base());
    let mut paths: Vec<&str> = files.keys().map(String::as_str).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "en/area/data/feed.atom",
            "en/area/data/feed.json",
            "en/area/vard/feed.atom",
            "en/area/vard/feed.json",
            "en/feed.atom",
            "en/feed.json",
            "en/programme/stader/feed.atom",
            "en/programme/stader/feed.json",
            "feed.atom",
            "feed.json",
            "omrade/data/feed.atom",
            "omrade/data/feed.json",
            "omrade/vard/feed.atom",
            "omrade/vard/feed.json",
            "samverkansprogram/stader/feed.atom",
            "samverkansprogram/stader/feed.json",
        ]
    );
}

/// The entry of a change says what has changed, then what the initiative is.
fn expect_change(changed: &Entry) {
    let html = changed.content().unwrap().value().unwrap();
    assert!(
        html.starts_with("<p>Slutåret är nu 2032.</p><p>Om insatsen ändrad.</p>"),
        "{html}"
    );
    for part in [
        "<dd>Område 2</dd>",
        "<dd>Vinnova</dd>",
        "<a href=\"https://www.example.se/\">Sidan</a>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(
        links(changed.links(), "alternate"),
        [[ADDRESS, "?item=andrad"].concat()]
    );
    assert_eq!(links(changed.links(), "via"), ["https://www.example.se/"]);
    let terms: Vec<&str> = changed.categories().iter().map(Category::term).collect();
    assert_eq!(terms, ["event/changed", "area/data", "kind/report"]);
    assert_eq!(changed.published(), Some(changed.updated()));
}

#[test]
fn what_happened_is_told_with_ids_that_last() {
    let files = files(&base());
    let feed = atom(&files["feed.atom"]);
    assert_eq!(feed.id(), "tag:map.example,2026:feed/sv");
    assert_eq!(feed.updated().to_rfc3339(), "2026-09-02T12:00:00+00:00");
    assert_eq!(
        ids(&feed),
        [
            // By the id that it had first.
            "tag:map.example,2026:initiative/andrad-2026/changed/2026-09-02/sv",
            "tag:map.example,2026:initiative/borta/removed/2026-09-02/sv",
            "tag:map.example,2026:initiative/senare/changed/2026-07-01/sv",
            "tag:map.example,2026:initiative/andrad-2026/added/2026-06-14/sv",
            "tag:map.example,2026:initiative/ny/added/2026-06-14/sv",
        ]
    );
    let titles: Vec<&str> = feed.entries().iter().map(|own| &**own.title()).collect();
    assert_eq!(
        titles,
        [
            "Ändrad: Ändrad",
            "Borttagen: Borta",
            "Ändrad: Senare ändrad",
            "Ny: Ändrad",
            "Ny: Ny"
        ]
    );
    expect_change(&feed.entries()[0]);
    let gone = feed.entries()[1].content().unwrap().value().unwrap();
    assert_eq!(
        gone,
        "<p>Den är nu en del av Ny.</p><p>Se i stället: <a href=\"https://map.example/life/?item=ny\">Ny</a></p>"
    );
    let author = &feed.authors()[0];
    assert_eq!(author.name(), "Exempelmyndigheten");
    assert_eq!(author.email(), Some("karta@host.example"));
    assert!(feed.rights().unwrap().contains("publicdomain/zero"));
    let subtitle: &str = feed.subtitle().unwrap();
    assert!(subtitle.contains("1 juni 2026") && subtitle.contains("2 september 2026"));
    let english = atom(&files["en/feed.atom"]);
    assert_eq!(english.lang(), Some("en"));
    assert_eq!(&**english.entries()[1].title(), "Removed: Gone");
    assert_eq!(
        links(english.entries()[0].links(), "alternate"),
        [[ADDRESS, "en/?item=andrad"].concat()]
    );
}

#[test]
fn a_sector_has_what_concerns_it() {
    let files = files(&base());
    let feed = atom(&files["omrade/data/feed.atom"]);
    assert_eq!(
        feed.id(),
        "tag:map.example,2026:feed/sv/area/it",
        "by its first id"
    );
    assert_eq!(&**feed.title(), "Område 2 – Kartan");
    assert_eq!(
        links(feed.links(), "alternate"),
        [
            "https://map.example/life/?area=data",
            "https://map.example/life/en/area/data/feed.atom"
        ]
    );
    // What was removed concerns the areas of what to look at instead.
    assert_eq!(ids(&feed).len(), 4);
    let feed = atom(&files["en/programme/stader/feed.atom"]);
    assert_eq!(
        ids(&feed),
        ["tag:map.example,2026:initiative/senare/changed/2026-07-01/en"]
    );
}

/// One event is one entry, wherever it stands.
#[test]
fn an_id_is_one_entry_in_all_feeds() {
    let files = files(&base());
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut feeds = BTreeSet::new();
    for (path, feed) in atoms(&files) {
        assert!(feeds.insert(feed.id().to_owned()), "{path}");
        let own = [ADDRESS, path].concat();
        assert_eq!(links(feed.links(), "self"), [own]);
        assert_eq!(BTreeSet::from_iter(ids(&feed)).len(), feed.entries().len());
        for entry in feed.entries() {
            let known = entries
                .entry(entry.id().to_owned())
                .or_insert_with(|| entry.clone());
            assert_eq!(known, entry, "{path}");
        }
    }
    assert_eq!((feeds.len(), entries.len()), (8, 10));
}

/// The fields that JSON Feed requires, and the same entries as in the other format.
#[test]
fn both_formats_say_the_same() {
    let files = files(&base());
    for (path, feed) in atoms(&files) {
        let json = &files[&path.replace(".atom", ".json")];
        let json: Value = serde_json::from_str(json).unwrap();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["title"], **feed.title());
        assert_eq!(
            json["feed_url"],
            [ADDRESS, &path.replace(".atom", ".json")].concat()
        );
        assert!(json["home_page_url"].as_str().unwrap().starts_with(ADDRESS));
        let items = json["items"].as_array().unwrap();
        assert_eq!(items.len(), feed.entries().len());
        for (item, entry) in items.iter().zip(feed.entries()) {
            assert_eq!(item["id"], entry.id());
            assert_eq!(item["title"], **entry.title());
            assert_eq!(
                item["content_html"],
                entry.content().unwrap().value().unwrap()
            );
            let date = entry.updated().to_rfc3339().replace("+00:00", "Z");
            assert_eq!(item["date_published"], date);
            assert!(item["url"].as_str().unwrap().starts_with(ADDRESS));
            assert!(
                item["tags"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(Value::is_string)
            );
        }
    }
}

#[test]
fn no_date_is_there_but_those_of_the_content() {
    let files = files(&base());
    let noted = ["2026-06-01", "2026-06-14", "2026-07-01", "2026-09-02"];
    for (path, text) in &files {
        for (at, _) in text.match_indices("T12:00:00Z") {
            let day = &text[at - 10..at];
            assert!(noted.contains(&day), "{path}: {day}");
        }
        assert!(!text.contains("Z\"") || text.contains("T12:00:00Z\""));
    }
    assert_eq!(
        files,
        self::files(&base()),
        "the same content gives the same bytes"
    );
}

#[test]
fn what_does_not_concern_an_event_leaves_its_id_alone() {
    let before = files(&base());
    let mut file = base();
    file["updated"] = json!("2027-01-01");
    file["title"]["sv"] = json!("En annan titel");
    file["initiatives"][2]["name"]["sv"] = json!("Ett annat namn");
    file["initiatives"][2]["id"] = json!("nytt");
    file["initiatives"][2]["former_ids"] = json!(["andrad-2026", "andrad"]);
    file["initiatives"].as_array_mut().unwrap().reverse();
    let after = files_of(&file, "https://other.example/");
    for (path, feed) in atoms(&before) {
        let other = atom(&after[path]);
        assert_eq!(ids(&feed), ids(&other), "{path}");
        assert_eq!(feed.id(), other.id());
    }
}

#[test]
fn a_map_of_which_nothing_is_noted_has_empty_feeds() {
    let mut file = base();
    file["removed"] = json!([]);
    file["publication"] = json!({});
    for initiative in file["initiatives"].as_array_mut().unwrap() {
        for name in ["added", "changed", "change"] {
            initiative.as_object_mut().unwrap().remove(name);
        }
    }
    let files = files(&file);
    let feed = atom(&files["feed.atom"]);
    assert!(feed.entries().is_empty());
    assert_eq!(feed.updated().to_rfc3339(), "2026-09-02T12:00:00+00:00");
    assert!(
        feed.subtitle()
            .unwrap()
            .contains("Ingenting är noterat än.")
    );
    // Without a publisher the map is its own author, and without a tag the server is.
    assert_eq!(feed.authors()[0].name(), "Kartan");
    assert_eq!(feed.id(), "tag:map.example,2026:feed/sv");
    let json: Value = serde_json::from_str(&files["en/feed.json"]).unwrap();
    assert_eq!(json["items"], json!([]));
}

#[test]
fn a_feed_has_the_last_fifty_or_those_of_two_years() {
    let with = |year: fn(usize) -> usize| {
        let mut file = base();
        let one = file["initiatives"][0].clone();
        let all = file["initiatives"].as_array_mut().unwrap();
        for number in 0..120 {
            let mut own = one.clone();
            own["id"] = json!(format!("insats-{number}"));
            own["added"] = json!(format!("{}-03-01", year(number)));
            all.push(own);
        }
        atom(&files(&file)["feed.atom"]).entries().len()
    };
    // Five are there before.
    assert_eq!(with(|_| 2026), 125);
    assert_eq!(with(|_| 2024), 50);
    assert_eq!(with(|number| if number < 60 { 2025 } else { 2020 }), 65);
}

#[test]
fn an_initiative_has_one_event_a_day_and_what_lacks_a_translation_says_so() {
    let mut file = base();
    file["initiatives"][2]["changed"] = json!("2026-06-14");
    file["initiatives"][1]["name"] = json!({"sv": "Ny"});
    file["initiatives"][1]["summary"] = json!({"sv": "Om insatsen ny."});
    file["removed"]
        .as_array_mut()
        .unwrap()
        .push(base()["removed"][0].clone());
    let (content, _) = Content::read(file.to_string().as_bytes()).unwrap();
    let all = events(&content);
    let of = |happening: fn(&Happening) -> bool| {
        all.iter()
            .filter(|Event { happening: own, .. }| happening(own))
            .count()
    };
    assert_eq!(of(|own| *own == Happening::Added), 2);
    assert_eq!(of(|own| *own == Happening::Changed), 1);
    assert_eq!(of(|own| matches!(own, Happening::Removed(_))), 1, "once");
    let english = atom(&files(&file)["en/feed.atom"]);
    let mut entries = english.entries().iter();
    let new = entries.find(|own| own.id().contains("/ny/")).unwrap();
    assert_eq!(new.title().lang.as_deref(), Some("sv"));
    let html = new.content().unwrap().value().unwrap();
    assert!(
        html.starts_with("<p lang=\"sv\">Om insatsen ny.</p>"),
        "{html}"
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let mut file = base();
    let hostile = "</title>]]><script>alert(1)</script>&amp;\u{1}\u{FFFF}\"'\n";
    for pointer in [
        "/title/sv",
        "/initiatives/1/name/sv",
        "/initiatives/1/summary/sv",
        "/initiatives/1/sources/0/title",
        "/areas/0/name/sv",
        "/areas/0/short/sv",
        "/publication/publisher/name/sv",
        "/removed/0/why/sv",
    ] {
        *file.pointer_mut(pointer).unwrap() = json!(hostile);
    }
    file["initiatives"][1]["sources"][0]["url"] = json!("https://a.se/?a=1&b='");
    for (path, text) in files(&file) {
        if is_atom(&path) {
            let feed = atom(&text);
            assert!(feed.entries().len() <= 5, "{path}");
            assert!(!text.contains("<script"), "{path}");
            for entry in feed.entries() {
                let html = entry.content().unwrap().value().unwrap();
                assert!(!html.contains("<script"), "{path}: {html}");
            }
        } else {
            let json: Value = serde_json::from_str(&text).unwrap();
            for item in json["items"].as_array().unwrap() {
                let html = item["content_html"].as_str().unwrap();
                assert!(!html.contains("<script"), "{path}: {html}");
            }
        }
    }
}

#[test]
fn a_calendar_has_what_is_to_come_on_a_day() {
    assert!(!files(&base()).contains_key("kalender.ics"));
    let mut file = base();
    file["initiatives"][0]["kind"] = json!("event");
    file["initiatives"][0]["date"] = json!({"from": "2026-11-30", "to": "2026-12-31"});
    file["initiatives"][1]["date"] = json!({"from": "2020", "to": "2027-02-28"});
    // What has been, and what has no day.
    file["initiatives"][2]["date"] = json!({"from": "2020", "to": "2026-09-01"});
    file["initiatives"][3]["date"] = json!({"from": "2020", "to": "2028"});
    let files = files(&file);
    let swedish = &files["kalender.ics"];
    let lines: Vec<&str> = swedish.split("\r\n").collect();
    assert!(
        lines
            .iter()
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let whole = swedish.replace("\r\n ", "");
    let values = |name: &str| -> Vec<&str> {
        whole
            .split("\r\n")
            .filter_map(|line| line.strip_prefix(name))
            .collect()
    };
    assert_eq!(values("BEGIN:"), ["VCALENDAR", "VEVENT", "VEVENT"]);
    assert_eq!(values("DTSTART;VALUE=DATE:"), ["20261130", "20270228"]);
    assert_eq!(values("DTEND;VALUE=DATE:"), ["20270101", "20270301"]);
    assert_eq!(values("SUMMARY:"), ["Gammal", "Slutar: Ny"]);
    assert_eq!(values("DTSTAMP:"), ["20260902T120000Z", "20260614T120000Z"]);
    assert_eq!(
        values("UID:")[0],
        "tag:map.example\\,2026:calendar/gammal/sv"
    );
    assert_eq!(values("URL:")[0], "https://map.example/life/?item=gammal");
    assert!(files["en/calendar.ics"].contains("SUMMARY:Ends: New one"));
}

/// The content of this repository, of any age.
#[test]
fn the_real_content_has_feeds() {
    let content = std::fs::read("public/content.json").unwrap();
    let content: Value = serde_json::from_slice(&content).unwrap();
    let files = files(&content);
    let sectors = content["areas"].as_array().unwrap().len()
        + content["programmes"].as_array().unwrap().len();
    let feeds = files.keys().filter(|path| path.ends_with("feed.atom"));
    assert_eq!(feeds.count(), (1 + sectors) * Language::ALL.len());
    for (path, feed) in atoms(&files) {
        assert!(!feed.title().is_empty(), "{path}");
    }
}

/// By their text, since the site that nginx is tested with has no address of its own.
#[test]
fn every_configuration_knows_the_types_of_these_files() {
    let types = [
        ("atom", "application/atom+xml"),
        ("ics", "text/calendar"),
        ("csv", "text/csv"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("rdf", "application/rdf+xml"),
    ];
    for file in [
        "deploy/nginx/snippets/life-science-map.conf",
        "deploy/apache/life-science-map.conf",
        "deploy/caddy/Caddyfile",
        "deploy/static-hosts/_headers",
    ] {
        let text = std::fs::read_to_string(file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (ending, name) in types {
            let is_named = lines.windows(2).any(|pair| {
                // In one line or, after the pattern of the name, in the next.
                let ends = |line: &str| {
                    let line = line.trim_end_matches(';');
                    line.ends_with(&format!(".{ending}")) || line.ends_with(&format!(" {ending}"))
                };
                pair.iter().any(|line| line.contains(name)) && pair.iter().any(|line| ends(line))
            });
            assert!(is_named, "{file}: {ending}");
        }
    }
}
