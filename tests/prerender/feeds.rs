//! Feeds, and the page to subscribe to them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use scraper::{Html, Selector};

use super::{SHELL, page, prerendered, prerendered_for, values};

/// All files of a site by their path in it, with forward slashes.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The page that a full address leads to, in the files of a site at `base`.
fn leads_to_a_file(address: &str, base: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    let Some(path) = address.strip_prefix(base) else {
        return false;
    };
    let path = path.split(['?', '#']).next().unwrap();
    let path = if path.is_empty() || path.ends_with('/') {
        [path, "index.html"].concat()
    } else {
        path.to_owned()
    };
    files.contains_key(&path)
}

#[test]
fn a_content_that_names_its_address_has_feeds_and_no_link_in_them_is_dead() {
    let noted = fs::read_to_string("tests/content/good/noted.json").unwrap();
    let base = "https://map.example/life/";
    let first = files_of(&prerendered("prerendered-feeds", &noted));
    let (mut feeds, mut seen) = (0, 0);
    for (path, bytes) in &first {
        if path.ends_with("feed.atom") {
            let feed = atom_syndication::Feed::read_from(&bytes[..]).unwrap();
            feeds += 1;
            let entries = feed.entries().iter();
            let links = entries
                .flat_map(atom_syndication::Entry::links)
                .chain(feed.links());
            for link in links.filter(|link| matches!(link.rel(), "self" | "alternate")) {
                assert!(
                    leads_to_a_file(link.href(), base, &first),
                    "{}",
                    link.href()
                );
                seen += 1;
            }
        } else if path.ends_with("feed.json") {
            let feed: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            let items = feed["items"].as_array().unwrap().iter();
            let addresses = [&feed["feed_url"], &feed["home_page_url"]].into_iter();
            for address in addresses.chain(items.map(|item| &item["url"])) {
                let address = address.as_str().unwrap();
                assert!(leads_to_a_file(address, base, &first), "{address}");
            }
        }
    }
    assert!(feeds == 8 && seen > 30, "{feeds} feeds, {seen} links");
    // Two builds of one content are the same, byte for byte.
    assert_eq!(files_of(&prerendered("prerendered-feeds-2", &noted)), first);
    // The address of the build goes before that of the content.
    let other = "https://other.example/";
    let there = files_of(&prerendered_for("prerendered-feeds-3", &noted, Some(other)));
    let feed = String::from_utf8(there["feed.atom"].clone()).unwrap();
    assert!(
        feed.contains("https://other.example/feed.atom") && !feed.contains("https://map.example")
    );
}

/// The first page leads to the page to subscribe, and its head to the feeds.
fn expect_led_to(first: &Html, name: &str) {
    let last = name.rsplit('/').next().unwrap();
    let to = [["./", last, "/"].concat()];
    assert_eq!(values(first, "#app ~ nav.subscribe a", "href"), to);
    assert_eq!(
        values(
            first,
            "head link[type='application/atom+xml'][rel=alternate]",
            "href"
        ),
        ["feed.atom"]
    );
    assert_eq!(
        values(
            first,
            "head link[type='application/feed+json'][rel=alternate]",
            "href"
        ),
        ["feed.json"]
    );
}

/// Every feed of the language is offered, and nothing else.
fn expect_all_offered(subscribe: &Html, files: &BTreeMap<String, Vec<u8>>, base: &str, own: &str) {
    let offered = values(subscribe, ".feeds a", "href");
    let feeds: Vec<&String> = files
        .keys()
        .filter(|path| path.ends_with("feed.atom") || path.ends_with("feed.json"))
        .filter(|path| path.starts_with("en/") != own.is_empty())
        .collect();
    assert_eq!(offered.len(), feeds.len());
    for feed in feeds {
        assert!(offered.contains(&[base, feed].concat()), "{feed}");
    }
}

#[test]
fn the_page_to_subscribe_offers_every_feed_and_the_first_page_leads_to_it() {
    let noted = fs::read_to_string("tests/content/good/noted.json").unwrap();
    let base = "https://map.example/life/";
    let folder = prerendered("prerendered-subscribe", &noted);
    let files = files_of(&folder);
    for (own, name, all) in [
        ("", "prenumerera", "Kartan"),
        ("en/", "en/subscribe", "The map"),
    ] {
        let first = page(&folder.join(own).join("index.html"));
        expect_led_to(&first, name);
        let subscribe = page(&folder.join(name).join("index.html"));
        let title: String = subscribe
            .select(&Selector::parse("title").unwrap())
            .flat_map(|own| own.text())
            .collect();
        assert!(title.ends_with(all), "{title}");
        assert_eq!(values(&subscribe, "script", "src"), [""; 0]);
        assert_eq!(values(&subscribe, "h1", "class").len() + 1, 1);
        expect_all_offered(&subscribe, &files, base, own);
        let links = values(&subscribe, "main a", "href");
        assert!(links.contains(&"https://host.example/prenumerera/".to_owned()));
        assert!(links.contains(&"../?since=latest".to_owned()));
        let mail = links
            .iter()
            .find(|link| link.starts_with("mailto:"))
            .unwrap();
        assert!(mail.ends_with("%3Fsince%3Dlatest"), "{mail}");
        for address in values(&subscribe, "link[hreflang]", "href") {
            assert!(
                folder.join(name).join(&address).join("index.html").exists(),
                "{address}"
            );
        }
        assert!(links.iter().all(|link| !link.contains("ics")));
    }
}

#[test]
fn without_an_address_the_build_says_what_is_left_out() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prerendered-without-address");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), SHELL).unwrap();
    let noted = fs::read_to_string("tests/content/good/noted.json").unwrap();
    let address = "\"address\": \"https://map.example/life/\",";
    assert_eq!(noted.matches(address).count(), 1);
    for without in ["", "\"address\": \"https://map.example/?life\","] {
        fs::write(folder.join("content.json"), noted.replace(address, without)).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_prerender"))
            .arg(&folder)
            .output()
            .unwrap();
        assert!(run.status.success());
        let said = String::from_utf8(run.stdout).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("No feeds, no calendar"), "{said}");
        let files = files_of(&folder);
        let is_feed = |path: &&String| {
            [".atom", ".ics", "feed.json", "oembed.json"]
                .iter()
                .any(|end| path.ends_with(end))
                || path.contains("prenumerera")
        };
        assert_eq!(files.keys().find(is_feed), None);
        let first = page(&folder.join("index.html"));
        assert_eq!(values(&first, ".subscribe", "class"), [""; 0]);
        // The shell is used once.
        fs::write(folder.join("index.html"), SHELL).unwrap();
    }
}
