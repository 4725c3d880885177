//! Holds the architecture's invariants as far as they can be seen in the text of the code.

#![allow(clippy::expect_used, reason = "tests say what they expect by failing")]

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files below a folder of the project.
fn rust_files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("readable");
                files.push((path, text));
            }
        }
    }
    assert!(!files.is_empty(), "{folder} has Rust files");
    files
}

/// Lines of code that hold one of the words; comments do not count, nor tests at the end of a file.
fn lines_with(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in rust_files(folder) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in (1..).zip(code.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    found
}

fn hold(folder: &str, words: &[&str], rule: &str) {
    let found = lines_with(folder, words);
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn the_core_knows_neither_leptos_nor_browser_nor_files_nor_clock() {
    let forbidden = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "std::fs",
        "std::env",
        "std::net",
        "std::time",
        "SystemTime",
        "Instant",
        "crate::view",
        "crate::browser",
    ];
    for folder in [
        "src/content",
        "src/query",
        "src/layout",
        "src/messages",
        "src/check",
    ] {
        hold(folder, &forbidden, "the core is plain Rust");
    }
}

#[test]
fn arrows_point_down() {
    hold(
        "src/content",
        &[
            "crate::query",
            "crate::layout",
            "crate::messages",
            "crate::check",
        ],
        "content stands first",
    );
    hold(
        "src/query",
        &["crate::layout", "crate::messages"],
        "query knows content only",
    );
    hold(
        "src/layout",
        &["crate::query", "crate::messages"],
        "layout knows content only",
    );
    hold(
        "src/messages",
        &["crate::layout"],
        "words know content and query only",
    );
    hold(
        "src/view",
        &["web_sys", "js_sys", "wasm_bindgen::"],
        "the browser is called by `browser` alone",
    );
}

#[test]
fn content_never_becomes_markup_and_nothing_is_remembered() {
    for folder in ["src/view", "src/browser"] {
        hold(
            folder,
            &[
                "inner_html",
                "set_inner_html",
                "insert_adjacent_html",
                "eval(",
                "document_write",
            ],
            "content is text",
        );
        hold(
            folder,
            &["local_storage", "session_storage", "cookie", "indexed_db"],
            "nothing is stored",
        );
    }
    hold(
        "src/view",
        &[" style="],
        "a strict policy allows no style attribute",
    );
}

#[test]
fn the_wire_form_stays_in_content() {
    for folder in [
        "src/query",
        "src/layout",
        "src/messages",
        "src/view",
        "src/browser",
    ] {
        hold(
            folder,
            &["wire::", "serde"],
            "wire types never leave content",
        );
    }
}
