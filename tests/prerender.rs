//! The prerenderer as a program, on content that exceeds the first page's list.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use life_science_map::content::{Content, Language, digest, excerpt};
use life_science_map::query::{SearchIndex, shown};
use life_science_map::state::{links, url};
use life_science_map::view::PART;
use life_science_map::words::{Telling, selection, takeaway_of};
use scraper::{Html, Selector};

mod support;

#[path = "support/hostile.rs"]
mod hostile;

/// Two parts of the page with everything, and a few more.
const INITIATIVES: usize = 2 * PART + 50;

/// Enough for tests that do not depend on how many there are.
const SOME: usize = 450;

/// A shell as Trunk leaves it, with everything that a page with a program needs.
const SHELL: &str = r#"<!doctype html>
<html lang="sv">
<head>
<!-- page:title -->
<!-- page:description -->
<!-- page:languages -->
<!-- page:embedding -->
<link rel="stylesheet" href="./main.css">
<!-- page:begin scripts --><script nomodule src="./no-modules.js"></script><!-- page:end scripts -->
<!-- page:begin preload -->
<link rel="modulepreload" href="./program.js" crossorigin="anonymous">
<link rel="preload" href="./program.wasm" as="fetch" type="application/wasm">
<!-- page:end preload -->
<!-- page:begin scripts --><script type="module" src="./boot.js" data-program="./program.js" data-wasm="./program.wasm"></script><!-- page:end scripts -->
</head>
<body><div id="notice"></div><!-- page:app --></body>
</html>
"#;

/// A folder with the prerendered pages of a content file.
fn prerendered(name: &str, content: &str) -> PathBuf {
    prerendered_for(name, content, None)
}

/// The same for a site with a known address.
fn prerendered_for(name: &str, content: &str, base: Option<&str>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), SHELL).unwrap();
    fs::write(folder.join("content.json"), content).unwrap();
    fs::copy("public/element.js", folder.join("element.js")).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .arg(&folder)
        .args(base)
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

/// The files of the page with everything, and in which folder they are, by the tag of the language.
const EVERYTHING: [(&str, &str); 2] = [("sv", "alla"), ("en", "en/all")];

const PARTS: [&str; 3] = ["index.html", "2.html", "3.html"];

#[test]
fn every_initiative_stands_once_on_the_page_with_everything() {
    let site = prerendered("prerendered-pages", &support::generated(7, INITIATIVES));
    for (_, folder) in EVERYTHING {
        let folder = site.join(folder);
        let mut pages_of = BTreeMap::<String, usize>::new();
        assert!(!folder.join("4.html").exists());
        for (name, expected) in PARTS.into_iter().zip([PART, PART, 50]) {
            let listed = values(
                &page(&folder.join(name)),
                "[data-initiative]",
                "data-initiative",
            );
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
fn each_part_of_the_page_with_everything_says_in_its_title_which_it_is() {
    let site = prerendered("prerendered-titles", &support::generated(7, INITIATIVES));
    let title = |path: PathBuf| {
        let page = page(&path);
        let title = page
            .select(&Selector::parse("head > title").unwrap())
            .next();
        title.unwrap().text().collect::<String>()
    };
    for ((_, folder), list) in EVERYTHING
        .into_iter()
        .zip(["Insatser, sida 2 av 3 – ", "Initiatives, page 2 of 3 – "])
    {
        let first = title(site.join(folder).parent().unwrap().join("index.html"));
        assert_eq!(
            title(site.join(folder).join("2.html")),
            [list, &first].concat()
        );
        assert_ne!(
            title(site.join(folder).join("3.html")),
            title(site.join(folder).join("2.html"))
        );
    }
}

/// The first page names the whole strategy without scripts, and each name leads to its place.
#[test]
fn the_index_leads_to_every_sector_and_objective_where_it_is_told_of() {
    for content in [
        support::generated(7, INITIATIVES),
        fs::read_to_string("public/content.json").unwrap(),
    ] {
        let site = prerendered("prerendered-index", &content);
        let content = Content::read(content.as_bytes()).unwrap().0;
        for (tag, folder) in EVERYTHING {
            let language = Language::from_tag(tag).unwrap();
            let map = site.join(folder).parent().unwrap().to_owned();
            let first = page(&map.join("index.html"));
            let links = Selector::parse(".index a").unwrap();
            let links = first.select(&links).map(|link| {
                let name: String = link.text().collect();
                (name, link.attr("href").unwrap().to_owned())
            });
            let links: Vec<_> = links.collect();
            let named = content
                .sectors()
                .map(|sector| content.sector_name(sector))
                .chain(content.objectives().iter().map(|objective| &objective.name));
            for name in named {
                let name = name.in_language(language);
                assert!(links.iter().any(|(own, _)| own == name), "{name}");
            }
            for (name, address) in links {
                let (file, place) = address.split_once('#').unwrap();
                let file = if file.ends_with('/') {
                    [file, "index.html"].concat()
                } else {
                    file.to_owned()
                };
                let there = page(&map.join(file));
                let target = values(&there, &format!("[id=\"{place}\"]"), "id");
                assert_eq!(target, [place], "{name}: {address}");
            }
        }
    }
}

/// All texts about the page are the strategy's own, and only its own language has pages.
#[test]
fn another_strategy_is_built_in_its_own_words() {
    let content = fs::read_to_string("tests/content/good/another-strategy.json").unwrap();
    let base = "https://example.org/";
    let folder = prerendered_for("prerendered-strategy", &content, Some(base));
    let mut written: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("content-en-"))
        .collect();
    written.sort();
    let expected = [
        "all",
        "area",
        "content.json",
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

#[test]
fn the_page_with_everything_is_plain_and_leads_to_the_map() {
    let site = prerendered("prerendered-links", &support::generated(7, INITIATIVES));
    for ((tag, folder), up) in EVERYTHING.into_iter().zip(["../", "../../"]) {
        let folder = site.join(folder);
        let map = folder.parent().unwrap();
        let own = ["./", folder.file_name().unwrap().to_str().unwrap(), "/"].concat();
        let first = page(&map.join("index.html"));
        assert_eq!(values(&first, ".further a", "href"), [own]);
        for name in PARTS {
            let part = page(&folder.join(name));
            assert_eq!(values(&part, "html", "lang"), [tag]);
            assert_eq!(
                values(&part, "link[rel=stylesheet]", "href"),
                [format!("{up}main.css")]
            );
            let loads = "script, link[rel=modulepreload], link[rel=preload]";
            assert_eq!(part.select(&Selector::parse(loads).unwrap()).count(), 0);
            assert_eq!(
                values(&part, "nav .pages a", "href"),
                ["./", "./2.html", "./3.html"]
            );
            for address in values(&part, ".entry h3 a", "href") {
                assert!(address.starts_with("../?item="), "{address}");
            }
            for address in values(&part, "a[hreflang], link[hreflang]", "href") {
                let there = folder.join(&address).join("index.html");
                assert!(there.exists(), "{address}");
                assert_eq!(
                    values(&page(&there), "#results", "class").len(),
                    1,
                    "{address}"
                );
            }
        }
    }
}

/// Addresses of the numbered pages that the list once had.
#[test]
fn the_old_pages_of_the_list_lead_to_the_page_with_everything() {
    let site = prerendered("prerendered-old", &support::generated(7, SOME));
    for (_, folder) in EVERYTHING {
        let folder = site.join(folder);
        let (map, own) = (folder.parent().unwrap(), folder.file_name().unwrap());
        let own = ["./", own.to_str().unwrap(), "/"].concat();
        for name in ["list-2.html", "list-3.html"] {
            let old = page(&map.join(name));
            assert_eq!(values(&old, "main a", "href"), [&*own]);
            let forward = values(&old, "meta[http-equiv=refresh]", "content");
            assert_eq!(forward, [["0; url=", &own].concat()]);
        }
        assert!(!map.join("list-4.html").exists());
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

/// Checks that the head has one title, which is text only, and that there is one app.
fn expect_one_title(page: &Html, name: &str, shift: usize) {
    let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!(count("head > title"), 1, "{name}, shift {shift}");
    assert_eq!(count("title *"), 0, "{name}, shift {shift}");
    assert_eq!(count("#app"), 1, "{name}, shift {shift}");
    assert_eq!(
        count("script:not([src], #excerpt)"),
        0,
        "{name}, shift {shift}"
    );
    assert!(count("#excerpt") <= 1, "{name}, shift {shift}");
    assert_eq!(
        count("body > :not(#app, #notice, #excerpt, [rel$=preload])"),
        0,
        "{name}, shift {shift}"
    );
}

/// The inside of a fragment's declarative shadow root, which is also parsed on its own.
fn shadow(fragment: &str) -> (&str, Html) {
    let (before, rest) = fragment
        .split_once("<template shadowrootmode=\"open\">")
        .unwrap();
    let (inside, after) = rest.split_once("</template>").unwrap();
    assert!(!after.contains("<template"), "one shadow root");
    assert!(before.starts_with("<life-science-map lang="));
    (inside, Html::parse_fragment(inside))
}

/// A relative address in a page in `folder`, relative to the site's root.
fn from_root(address: &str, folder: &str) -> String {
    if let Some(rest) = address.strip_prefix("../") {
        assert_eq!(folder, "en/", "only that page lies in a folder");
        return rest.to_owned();
    }
    [folder, address.strip_prefix("./").unwrap_or(address)].concat()
}

#[test]
fn a_fragment_is_its_page_without_what_the_host_has_of_its_own() {
    let folder = prerendered("prerendered-fragment", &support::generated(7, SOME));
    for (own, language) in [("", "sv"), ("en/", "en")] {
        let first = page(&folder.join(own).join("index.html"));
        let fragment = fs::read_to_string(folder.join(own).join("fragment.html")).unwrap();
        let (_, inside) = shadow(&fragment);
        // How the page requests its program is up to the host's script.
        let elements = |html: &Html| -> Vec<String> {
            let all = Selector::parse("#app *").unwrap();
            html.select(&all)
                .map(|element| element.value().name().to_owned())
                .collect()
        };
        let mut expected = elements(&first);
        for name in &mut expected {
            // The host's page has these.
            match name.as_str() {
                "main" => "div".clone_into(name),
                "h1" => "h2".clone_into(name),
                _ => {}
            }
        }
        assert_eq!(
            elements(&inside),
            expected,
            "what is brought to life, element by element"
        );
        assert_eq!(values(&inside, ".guest", "lang"), [language]);
        assert_eq!(
            values(&inside, "#app", "data-digest"),
            values(&first, "#app", "data-digest")
        );
        assert_eq!(
            values(&inside, "link[rel=stylesheet]", "href"),
            ["./main.css"]
        );
        assert_eq!(values(&inside, ".guest", "data-program"), ["./program.js"]);
        assert_eq!(values(&inside, ".guest", "data-wasm"), ["./program.wasm"]);
        assert_eq!(
            values(&inside, ".guest", "data-address"),
            [format!("./{own}")]
        );
        assert_eq!(
            values(&inside, "#notice + #app", "data-content"),
            ["./content.json"]
        );
    }
}

#[test]
fn a_site_that_knows_its_address_can_be_embedded_from_it() {
    let base = "https://example.org/a&b/";
    let folder = prerendered_for(
        "prerendered-oembed",
        &support::generated(7, SOME),
        Some(base),
    );
    for (language, own) in [("sv", ""), ("en", "en/")] {
        let first = page(&folder.join(own).join("index.html"));
        let address = [base, own].concat();
        let links = values(
            &first,
            "head link[type='application/json+oembed'][rel=alternate]",
            "href",
        );
        assert_eq!(links, [[&address, "oembed.json"].concat()]);
        let answer = fs::read(folder.join(own).join("oembed.json")).unwrap();
        let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
        assert_eq!(
            values(&first, "head link[type='application/json+oembed']", "title"),
            [answer["title"].as_str().unwrap()]
        );
        let code = Html::parse_fragment(answer["html"].as_str().unwrap());
        assert_eq!(
            values(&code, "iframe", "src"),
            [[&address, "?embed="].concat()]
        );
        assert_eq!(values(&code, "iframe", "lang"), [language]);
        assert_eq!(
            values(&code, "iframe", "title"),
            [answer["title"].as_str().unwrap()]
        );
        assert_eq!(values(&code, "a", "href"), [address]);
        assert_eq!(
            values(&code, "script", "src"),
            [[base, "embed.js"].concat()]
        );
        // The page with everything has no oEmbed file.
        let everything = if own.is_empty() { "alla" } else { "all" };
        let second = page(&folder.join(own).join(everything).join("index.html"));
        assert!(values(&second, "link[type='application/json+oembed']", "href").is_empty());
    }
}

#[test]
fn a_fragment_can_be_given_any_base_by_replacing_text() {
    let folder = prerendered("prerendered-base", &support::generated(7, SOME));
    for own in ["", "en/"] {
        let first = page(&folder.join(own).join("index.html"));
        let fragment = fs::read_to_string(folder.join(own).join("fragment.html")).unwrap();
        for (before, _) in fragment
            .match_indices("\"./")
            .map(|(at, _)| fragment.split_at(at))
        {
            assert!(
                before.ends_with('='),
                "only values of attributes begin like this"
            );
        }
        let based = fragment.replace("\"./", "\"https://map.example/karta/");
        let (_, inside) = shadow(&based);
        let expected: Vec<String> = values(&first, "#app [href]", "href")
            .into_iter()
            .map(|address| {
                if address.starts_with("http") {
                    address
                } else {
                    ["https://map.example/karta/", &from_root(&address, own)].concat()
                }
            })
            .collect();
        assert!(expected.len() > 100, "{} links", expected.len());
        assert_eq!(values(&inside, "#app [href]", "href"), expected);
        assert!(!based.contains("\"./") && !based.contains("\"../"));
        assert!(based.ends_with(
            "<script type=\"module\" src=\"https://map.example/karta/element.js\"></script>\n"
        ));
    }
}

#[test]
fn a_site_that_does_not_know_its_address_promises_nothing() {
    let folder = prerendered("prerendered-without-oembed", &support::generated(7, SOME));
    let first = page(&folder.join("index.html"));
    assert!(values(&first, "link[type='application/json+oembed']", "href").is_empty());
    assert!(!folder.join("oembed.json").exists());
}

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
        let last = name.rsplit('/').next().unwrap();
        let to = [["./", last, "/"].concat()];
        assert_eq!(values(&first, "#app ~ nav.subscribe a", "href"), to);
        assert_eq!(
            values(
                &first,
                "head link[type='application/atom+xml'][rel=alternate]",
                "href"
            ),
            ["feed.atom"]
        );
        assert_eq!(
            values(
                &first,
                "head link[type='application/feed+json'][rel=alternate]",
                "href"
            ),
            ["feed.json"]
        );
        let subscribe = page(&folder.join(name).join("index.html"));
        let title: String = subscribe
            .select(&Selector::parse("title").unwrap())
            .flat_map(|own| own.text())
            .collect();
        assert!(title.ends_with(all), "{title}");
        assert_eq!(values(&subscribe, "script", "src"), [""; 0]);
        assert_eq!(values(&subscribe, "h1", "class").len() + 1, 1);
        let offered = values(&subscribe, ".feeds a", "href");
        let feeds: Vec<&String> = files
            .keys()
            .filter(|path| path.ends_with("feed.atom") || path.ends_with("feed.json"))
            .filter(|path| path.starts_with("en/") != own.is_empty())
            .collect();
        assert_eq!(offered.len(), feeds.len());
        for feed in feeds {
            assert!(offered.contains(&[base, feed].concat()), "{feed}");
        }
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

/// Where the page of a tour is, by language, and the way from there to the site's root.
const STORIES: [(Language, &str, &str); 2] = [
    (Language::Swedish, "beratta", "../../"),
    (Language::English, "en/tour", "../../../"),
];

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let elements = page.select(&selector);
    elements.map(|element| element.text().collect()).collect()
}

/// A page without scripts tells all steps of a tour, each with its picture and its state.
#[test]
fn each_tour_has_a_plain_page_with_a_picture_of_every_step() {
    let real = fs::read_to_string("public/content.json").unwrap();
    let site = prerendered("prerendered-stories", &real);
    let content = Content::read(real.as_bytes()).unwrap().0;
    let index = SearchIndex::new(&content);
    let mut pictures = 0;
    for (language, folder, to_root) in STORIES {
        let map = site.join(folder).parent().unwrap().to_owned();
        let last = folder.rsplit('/').next().unwrap();
        let tours = content.tours.iter();
        let expected = tours.map(|tour| format!("./{last}/{}/", tour.id));
        let links = values(
            &page(&map.join("index.html")),
            "#app ~ nav.stories a",
            "href",
        );
        assert_eq!(links, expected.collect::<Vec<_>>());
        for tour in &content.tours {
            let own = site.join(folder).join(&*tour.id);
            let story = page(&own.join("index.html"));
            let count = |selector: &str| story.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(values(&story, "html", "lang"), [language.tag()]);
            assert_eq!(count("script, [style], style, [rel$=preload]"), 0);
            let style = values(&story, "link[rel=stylesheet]", "href");
            assert_eq!(style, [[to_root, "main.css"].concat()]);
            // One heading of the page, then one for each step, which tells what the data says.
            let title = tour.title.in_language(language);
            let mut headings = vec![title.to_owned()];
            let mut paragraphs = Vec::new();
            for step in &tour.steps {
                let telling = Telling::new(&content, &index, &step.query);
                let told = |text| telling.tell(text, language).text;
                headings.push(told(&step.heading));
                paragraphs.push(told(&step.text));
            }
            assert_eq!(texts(&story, "h1, h2, h3, h4, h5, h6"), headings);
            assert_eq!(count("h1") + count("h2"), headings.len());
            assert_eq!(texts(&story, "li h2 + p"), paragraphs);
            assert!(texts(&story, "head > title")[0].starts_with(title));
            assert_eq!(values(&story, "meta[name=description]", "content").len(), 1);
            // A picture each, whose name stands for its bytes.
            let sources = values(&story, "li > img[width][height]", "src");
            let alternatives = values(&story, "li > img", "alt");
            assert_eq!(
                (sources.len(), count("img")),
                (tour.steps.len(), sources.len())
            );
            for (step, (source, alternative)) in
                tour.steps.iter().zip(sources.iter().zip(alternatives))
            {
                let svg = fs::read_to_string(own.join(source)).unwrap();
                let name = [&*step.id, "-", &digest(svg.as_bytes()), ".svg"].concat();
                assert_eq!(*source, name);
                assert!(
                    svg.starts_with("<svg ") && svg.contains(language.tag()),
                    "{name}"
                );
                let state = links::step(tour, step, &content);
                let shown = shown(&content, &index, &state.query.filter);
                let filter = &state.query.filter;
                let sentence = selection(&content, filter, shown.count(), language);
                let takeaway = takeaway_of(&content, filter, &shown, language);
                assert_eq!(alternative, [&sentence, ". ", &takeaway].concat().trim());
                pictures += 1;
            }
            let files = fs::read_dir(&own).unwrap().count();
            assert_eq!(files, tour.steps.len() + 1, "nothing else is there");
            // Links lead back to the map, and to the state of each step.
            let mut expected = vec!["../../".to_owned()];
            expected.extend(tour.steps.iter().map(|step| {
                let state = links::step(tour, step, &content);
                ["../../", &links::href(&state, &content)].concat()
            }));
            assert_eq!(values(&story, "main a", "href"), expected);
            assert!(own.join("../../index.html").exists());
            for address in &expected[1..] {
                let query = address.strip_prefix("../../?").unwrap();
                let (state, ignored) = url::parse(query, &content);
                assert_eq!(ignored, []);
                assert_eq!(state.query.tour, *tour.id);
            }
            let others = values(&story, "link[hreflang]", "href");
            let folders = others
                .iter()
                .map(|other| own.join(other).canonicalize().unwrap());
            let expected = STORIES.map(|(_, folder, _)| {
                let there = site.join(folder).join(&*tour.id);
                there.canonicalize().unwrap()
            });
            assert_eq!(folders.collect::<Vec<_>>(), expected);
        }
    }
    let steps: usize = content.tours.iter().map(|tour| tour.steps.len()).sum();
    assert_eq!(pictures, 2 * steps);
}

#[test]
fn what_a_tour_says_is_text_and_marked_where_it_is_in_another_language() {
    let mut content = support::generated_value(4, 60);
    let hostile = "<img src=x onerror=alert(1)>\"'&amp;</p><script>alert(2)</script>";
    let text = serde_json::json!({ "sv": hostile });
    let step = |id: &str, query: &str| serde_json::json!({"id": id, "query": query, "heading": text, "text": text});
    content["tours"] = serde_json::json!([
        {"id": "a", "title": text, "steps": [step("ett", ""), step("tva", "q=%3Cscript%3E&view=matrix")]},
        {"id": "b.c", "title": text, "summary": text, "steps": [step("ett", "view=places")]},
    ]);
    let site = prerendered("prerendered-hostile-stories", &content.to_string());
    for (language, folder, _) in STORIES {
        for (tour, steps) in [("a", 2), ("b.c", 1)] {
            let story = page(&site.join(folder).join(tour).join("index.html"));
            expect_one_title(&story, folder, steps);
            assert_eq!(values(&story, "img", "src").len(), steps);
            assert_eq!(values(&story, "[onerror], script", "src"), [""; 0]);
            assert_eq!(texts(&story, "h1, h2"), vec![hostile; steps + 1]);
            let marked = values(&story, "h1[lang=sv], h2[lang=sv]", "lang").len();
            let expected = if language == Language::English {
                steps + 1
            } else {
                0
            };
            assert_eq!(marked, expected);
        }
        let map = site.join(folder).parent().unwrap().to_owned();
        let first = page(&map.join("index.html"));
        assert_eq!(texts(&first, "nav.stories a"), [hostile; 2]);
    }
    content["tours"].take();
    let site = prerendered("prerendered-without-stories", &content.to_string());
    assert_eq!(
        values(&page(&site.join("index.html")), ".stories", "class"),
        [""; 0]
    );
    assert!(!site.join("beratta").exists() && !site.join("en/tour").exists());
}
