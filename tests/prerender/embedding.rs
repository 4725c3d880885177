//! Fragments to include, and what a site that knows its address promises.

use std::fs;

use scraper::{Html, Selector};

use super::{SOME, page, prerendered, prerendered_for, values};
use crate::support;

/// The inside of a fragment's declarative shadow root, which is also parsed on its own.
pub fn shadow(fragment: &str) -> (&str, Html) {
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
        assert_eq!(values(&inside, "link[data-views]", "href"), ["./views.css"]);
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
