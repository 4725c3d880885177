//! The prerenderer as a program, on content that exceeds the first page's list.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod embedding;
mod everything;
mod feeds;
#[path = "../support/hostile.rs"]
mod hostile;
mod shell;
mod stories;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use scraper::{Html, Selector};

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
<!-- page:begin scripts --><link rel="alternate" type="text/css" href="./views.css" data-views><!-- page:end scripts -->
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
