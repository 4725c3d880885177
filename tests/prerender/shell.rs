//! The shell around the page: what it must hold, what another strategy makes of it, and that content adds nothing to it.

use std::fs;
use std::path::Path;
use std::process::Command;

use life_science_map::content::{Language, digest, excerpt};
use scraper::{Html, Selector};

use super::{SHELL, SOME, expect_one_title, page, prerendered, prerendered_for, values};
use crate::embedding::shadow;
use crate::{hostile, support};

/// The strategy's only language has its pages at the root, and there are no others.
fn expect_own_files(folder: &Path) {
    let mut written: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("content-en-"))
        .collect();
    written.sort();
    let expected = [
        "all",
        "area",
        "content.json",
        "data",
        "element.js",
        "feed.atom",
        "feed.json",
        "fragment.html",
        "index.html",
        "oembed.json",
        "programme",
        "subscribe",
    ];
    assert_eq!(written, expected);
}

/// No page says anything of the strategy that the map was made for.
fn expect_own_words(folder: &Path) {
    for name in [
        "index.html",
        "all/index.html",
        "fragment.html",
        "oembed.json",
        "subscribe/index.html",
        "feed.atom",
        "feed.json",
    ] {
        let said = fs::read_to_string(folder.join(name))
            .unwrap()
            .to_lowercase();
        let foreign = [
            "life science",
            "priority area",
            "collaboration programme",
            "sweden",
        ];
        for words in foreign {
            assert!(!said.contains(words), "{name} says {words}");
        }
        assert!(said.contains("the circular map of northland"), "{name}");
    }
}

/// All texts about the page are the strategy's own, and only its own language has pages.
#[test]
fn another_strategy_is_built_in_its_own_words() {
    let content = fs::read_to_string("tests/content/good/another-strategy.json").unwrap();
    let base = "https://example.org/";
    let folder = prerendered_for("prerendered-strategy", &content, Some(base));
    expect_own_files(&folder);
    expect_own_words(&folder);
    let first = page(&folder.join("index.html"));
    assert_eq!(values(&first, "html", "lang"), ["en"]);
    assert_eq!(values(&first, "[rel=alternate][hreflang]", "href"), [""; 0]);
    assert_eq!(
        values(&first, "meta[name=description]", "content"),
        [
            "An interactive map of Northland’s Circular Economy Strategy: themes, goals, alliances and measures."
        ]
    );
    assert_eq!(values(&first, "#app", "data-content"), ["./content.json"]);
    let text: String = first.root_element().text().collect();
    for words in [
        "Follow Northland’s way to an economy without waste",
        "The three alliances",
        "5 themes and 3 circular alliances with 25 measures",
        "Filter the measures",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let script = fs::read_to_string(folder.join("element.js")).unwrap();
    assert!(script.contains("\"page:folders en:\""), "{script}");
}

/// Trunk's shell must have a slot for everything.
#[test]
fn a_shell_that_lacks_a_place_is_no_shell() {
    let places = SHELL.match_indices("<!-- page:").map(|(at, _)| {
        let end = at + SHELL[at..].find("-->").unwrap() + 3;
        &SHELL[at..end]
    });
    let mut without: Vec<_> = places.map(|place| SHELL.replace(place, "")).collect();
    without.push(SHELL.replace("<html lang=\"sv\">", "<html>"));
    without.push(SHELL.replace("page:title", "page:titel"));
    without.push(SHELL.replace("<!-- page:app -->", "<!-- page:app --><!-- page:app -->"));
    assert!(without.len() > 10);
    for shell in without {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prerendered-shell");
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), &shell).unwrap();
        fs::write(folder.join("content.json"), support::generated(7, 3)).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_prerender"))
            .arg(&folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(
            !run.status.success() && said.contains("the shell index.html"),
            "{said}\n{shell}"
        );
    }
}

/// The shell's elements, which the other tests of malicious content do not see.
#[test]
fn hostile_content_adds_nothing_to_the_shell() {
    let shell = Html::parse_document(SHELL);
    let loaded = |page: &Html| -> Vec<String> {
        let mut loaded = values(page, "script", "src");
        loaded.extend(values(page, "link:not([rel=alternate])", "href"));
        let all = values(
            page,
            "head *, script, iframe, base, meta, object, embed",
            "src",
        );
        assert!(all.len() <= 2, "{all:?}");
        loaded
            .iter()
            .map(|address| address.replace("../", "./"))
            .collect()
    };
    let injections = hostile::injections();
    let clean = support::generated_value(4, 60);
    // The map's title is in the head: test each injection in it once, a few per run.
    for shift in (0..injections.len()).step_by(7) {
        let mut content = hostile::hostile(&clean, &injections, shift);
        let title: String = (0..7)
            .map(|next| injections[(shift + next) % injections.len()].as_str())
            .collect();
        content["title"] = serde_json::json!({ "sv": title, "en": title });
        let folder = prerendered("prerendered-hostile", &content.to_string());
        for name in ["index.html", "en/index.html"] {
            let page = page(&folder.join(name));
            assert_eq!(loaded(&page), loaded(&shell), "{name}, shift {shift}");
            expect_one_title(&page, name, shift);
        }
        let further = page(&folder.join("alla/index.html"));
        assert_eq!(values(&further, "script", "src"), [""; 0]);
        assert_eq!(
            values(&further, "link[rel=stylesheet]", "href"),
            ["../main.css"]
        );
        expect_one_title(&further, "alla/index.html", shift);
    }
}

#[test]
fn each_page_holds_its_own_excerpt() {
    let folder = prerendered("prerendered-excerpts", &support::generated(7, SOME));
    let bytes = fs::read(folder.join("content.json")).unwrap();
    for (own, language, up) in [
        (folder.clone(), Language::Swedish, "./"),
        (folder.join("en"), Language::English, "../"),
    ] {
        let first = page(&own.join("index.html"));
        let expected = excerpt(&bytes, language).unwrap();
        let blocks = "script[type='application/json']#excerpt";
        let held = |page: &Html| -> Vec<String> {
            let blocks = Selector::parse(blocks).unwrap();
            page.select(&blocks)
                .map(|block| block.text().collect())
                .collect()
        };
        assert_eq!(held(&first), [&*expected]);
        assert_eq!(
            values(&first, "script", "data-program"),
            [format!("{up}program.js")]
        );
        // The program is requested last, so that what is painted first is on the line before it.
        assert_eq!(
            values(&first, "#excerpt ~ [rel$=preload]", "href"),
            [format!("{up}program.js"), format!("{up}program.wasm")]
        );
        assert_eq!(values(&first, "[rel$=preload]", "href").len(), 2);
        assert_eq!(values(&first, "script[src$='boot.js']", "async"), [""; 0]);
        assert_eq!(values(&first, "#app", "data-digest"), [digest(&bytes)]);
        // Nothing is compressed here.
        assert_eq!(
            values(&first, "#app", "data-lengths"),
            [bytes.len().to_string()]
        );
        // The same in the fragment next to the page.
        let fragment = fs::read_to_string(own.join("fragment.html")).unwrap();
        let (_, inside) = shadow(&fragment);
        assert_eq!(held(&inside), [&*expected]);
        assert_eq!(values(&inside, ".guest", "data-wasm"), ["./program.wasm"]);
        for attribute in ["data-digest", "data-lengths"] {
            assert_eq!(
                values(&inside, "#app", attribute),
                values(&first, "#app", attribute)
            );
        }
    }
}
