//! The files of the built site, whatever host they are on: nothing in them needs an exception in a strict policy.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use xtask::project::files_in;

use crate::{Outcome, Test};

pub const TESTS: &[Test] = &[
    (
        "pages_have_no_script_or_style_in_them",
        pages_have_no_script_or_style_in_them,
    ),
    (
        "scripts_make_no_code_out_of_text",
        scripts_make_no_code_out_of_text,
    ),
    (
        "style_sheets_load_nothing_from_elsewhere",
        style_sheets_load_nothing_from_elsewhere,
    ),
];

/// The names and texts of the files with this extension.
fn texts(dist: &Path, ending: &str) -> Outcome<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for file in files_in(dist)? {
        if file.extension().is_some_and(|found| found == ending) {
            texts.push((file.display().to_string(), fs::read_to_string(&file)?));
        }
    }
    assert!(!texts.is_empty(), "no {ending} in {}", dist.display());
    Ok(texts)
}

fn pages_have_no_script_or_style_in_them(dist: &Path) -> Outcome {
    let all = Selector::parse("*")?;
    for (name, text) in texts(dist, "html")? {
        let page = Html::parse_document(&text);
        for element in page.select(&all) {
            let tag = element.value().name();
            assert!(
                !matches!(
                    tag,
                    "style" | "iframe" | "object" | "embed" | "base" | "applet"
                ),
                "{name}: <{tag}>"
            );
            if element.attr("id") == Some("excerpt") {
                // Data, which no browser runs.
                assert_eq!(element.attr("type"), Some("application/json"), "{name}");
                assert!(element.attr("src").is_none(), "{name}");
                let data = element.inner_html();
                let is_data = serde_json::from_str::<serde_json::Value>(&data).is_ok();
                assert!(is_data && !data.contains('<'), "{name}: the excerpt");
            } else if tag == "script" {
                let source = element.attr("src").unwrap_or_default();
                assert!(is_own(source), "{name}: a script from {source:?}");
                assert_eq!(
                    element.inner_html().trim(),
                    "",
                    "{name}: a script in the page"
                );
            }
            if tag == "link" {
                let source = element.attr("href").unwrap_or_default();
                assert!(is_own(source), "{name}: a link to {source:?}");
            }
            for (attribute, value) in element.value().attrs() {
                assert!(
                    attribute != "style" && !attribute.starts_with("on") && attribute != "srcdoc",
                    "{name}: <{tag} {attribute}={value:?}>"
                );
                // But an old address may lead on, as no host is asked to do.
                let leads_on = value == "refresh"
                    && element
                        .attr("content")
                        .and_then(|to| to.strip_prefix("0; url="))
                        .is_some_and(is_own);
                assert!(
                    attribute != "http-equiv" || leads_on,
                    "{name}: headers are the host's"
                );
            }
        }
    }
    Ok(())
}

/// Whether an address leads to a file of the site, whatever folder it is served from.
fn is_own(address: &str) -> bool {
    address.starts_with("./") || address.starts_with("../")
}

fn scripts_make_no_code_out_of_text(dist: &Path) -> Outcome {
    for (name, text) in texts(dist, "js")? {
        for way in [
            "eval(",
            "new Function",
            "setTimeout(\"",
            "setInterval(\"",
            "document.write",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "localStorage",
            "sessionStorage",
            "document.cookie",
            "http://",
            "https://",
        ] {
            assert!(!text.contains(way), "{name}: {way}");
        }
    }
    Ok(())
}

fn style_sheets_load_nothing_from_elsewhere(dist: &Path) -> Outcome {
    for (name, text) in texts(dist, "css")? {
        for way in ["@import", "//", "expression(", "javascript:"] {
            assert!(!text.contains(way), "{name}: {way}");
        }
        for address in text.split("url(").skip(1) {
            let address = address.trim_start_matches(['"', '\'']);
            assert!(
                address.starts_with("data:image/") || is_own(address) || address.starts_with('#'),
                "{name}: {}",
                address.chars().take(60).collect::<String>()
            );
        }
    }
    Ok(())
}
