//! The prerenderer, run as it is: the pages that it writes for content beyond the first page's list.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use life_science_map::content::{Language, digest, excerpt};
use life_science_map::view::LIST_STEP;
use scraper::{Html, Selector};

mod support;

/// Two full pages and a part of a third one.
const INITIATIVES: usize = 2 * LIST_STEP + 50;

/// A shell as Trunk leaves it, with what only a page with a program needs.
const SHELL: &str = r#"<!doctype html>
<html lang="sv">
<head>
<title>Life science-kartan</title>
<link rel="stylesheet" href="./main.css">
<link rel="modulepreload" href="./program.js" crossorigin="anonymous">
<script type="module" src="./boot.js" async data-program="./program.js" data-wasm="./program.wasm" data-excerpt="./excerpt"></script>
<link rel="preload" href="./excerpt" as="fetch" type="application/json" crossorigin>
</head>
<body><div id="notice"></div><div id="app"></div></body>
</html>
"#;

/// A folder with the prerendered pages of generated content.
fn prerendered(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), SHELL).unwrap();
    fs::write(
        folder.join("content.json"),
        support::generated(7, INITIATIVES),
    )
    .unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .arg(&folder)
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
    folder
}

fn page(path: &Path) -> Html {
    Html::parse_document(&fs::read_to_string(path).unwrap())
}

fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let elements = page.select(&selector);
    elements
        .filter_map(|element| element.attr(attribute).map(str::to_owned))
        .collect()
}

#[test]
fn every_initiative_stands_on_one_of_the_pages() {
    let folder = prerendered("prerendered-pages");
    for folder in [folder.clone(), folder.join("en")] {
        let mut pages_of = BTreeMap::<String, usize>::new();
        let pages =
            ["index.html", "list-2.html", "list-3.html"].map(|name| page(&folder.join(name)));
        assert!(!folder.join("list-4.html").exists());
        for (page, expected) in pages.iter().zip([LIST_STEP, LIST_STEP, 50]) {
            let listed = values(page, "[data-initiative]", "data-initiative");
            assert_eq!(listed.len(), expected);
            for id in listed {
                *pages_of.entry(id).or_default() += 1;
            }
        }
        assert_eq!(pages_of.len(), INITIATIVES);
        assert!(pages_of.values().all(|pages| *pages == 1));
    }
}

#[test]
fn further_pages_are_plain_and_lead_to_each_other() {
    let folder = prerendered("prerendered-links");
    for (folder, language, up) in [
        (folder.clone(), "sv", "./"),
        (folder.join("en"), "en", "../"),
    ] {
        let first = page(&folder.join("index.html"));
        assert_eq!(
            values(&first, "a[href^='list-']", "href"),
            ["list-2.html", "list-3.html"]
        );
        let second = page(&folder.join("list-2.html"));
        let third = page(&folder.join("list-3.html"));
        for page in [&second, &third] {
            assert_eq!(values(page, "html", "lang"), [language]);
            assert_eq!(
                values(page, "link[rel=stylesheet]", "href"),
                [format!("{up}main.css")]
            );
            let loads = values(
                page,
                "script, link[rel=modulepreload], link[rel=preload]",
                "rel",
            );
            assert!(loads.is_empty(), "{loads:?}");
            assert!(values(page, "script", "src").is_empty());
        }
        assert_eq!(values(&second, "a[rel=prev]", "href"), ["./"]);
        assert_eq!(values(&second, "a[rel=next]", "href"), ["list-3.html"]);
        assert_eq!(values(&third, "a[rel=prev]", "href"), ["list-2.html"]);
        assert!(values(&third, "a[rel=next]", "href").is_empty());
    }
}

#[test]
fn each_page_names_its_own_excerpt_by_what_is_in_it() {
    let folder = prerendered("prerendered-excerpts");
    let bytes = fs::read(folder.join("content.json")).unwrap();
    for (folder, language, up) in [
        (folder.clone(), Language::Swedish, "./"),
        (folder.join("en"), Language::English, "../"),
    ] {
        let first = page(&folder.join("index.html"));
        let expected = excerpt(&bytes, language).unwrap();
        let fingerprint = digest(expected.as_bytes());
        let name = format!("{up}content-{}-{fingerprint}.json", language.tag());
        assert_eq!(values(&first, "script", "data-excerpt"), [&*name]);
        assert_eq!(values(&first, "link[rel=preload]", "href"), [&*name]);
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), expected);
        assert_eq!(
            values(&first, "script", "data-program"),
            [format!("{up}program.js")]
        );
        assert_eq!(values(&first, "#app", "data-digest"), [digest(&bytes)]);
        // Nothing is compressed here.
        assert_eq!(
            values(&first, "#app", "data-lengths"),
            [bytes.len().to_string()]
        );
    }
}
