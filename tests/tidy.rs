//! Checks the invariants of the architecture, as far as the text of the code shows them.

#![allow(clippy::expect_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers of `src`, from the bottom up. A file or folder belongs to one layer and only uses those below it. A file in
/// no layer fails.
const LAYERS: [&[&str]; 20] = [
    &["closed_list", "markup", "sort"],
    &["document"],
    &["content"],
    &["query"],
    &["state"],
    &["embed"],
    &["layout"],
    &["words"],
    &["figure"],
    &["check"],
    &["news"],
    &["take"],
    &["desk"],
    &["publish"],
    &["browser"],
    &["ui"],
    &["app"],
    &["view"],
    &["start"],
    &["bin", "lib", "main"],
];

/// The layers that know neither Leptos nor a browser, files, a clock or a network.
const CORE: [&str; 14] = [
    "closed_list",
    "document",
    "content",
    "query",
    "state",
    "embed",
    "layout",
    "words",
    "figure",
    "check",
    "news",
    "take",
    "desk",
    "publish",
];

/// The maximum number of lines in a file, whether it is of the product, of its tests or of its tools.
const MOST_LINES: usize = 500;

/// The maximum number of lines of a function.
const MOST_LINES_OF_FUNCTION: usize = 60;

/// The folders with Rust files.
const FOLDERS: [&str; 4] = ["src", "tests", "benches", "xtask"];

/// All Rust files below a folder of the project, by their path in it.
fn rust_files(folder: &str) -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("readable");
                let inside = path.strip_prefix(&root).expect("below the folder");
                files.insert(inside.to_owned(), text);
            }
        }
    }
    assert!(!files.is_empty(), "{folder} has Rust files");
    files
}

/// The module of a file in `src`: its first folder, or the file's own name.
fn module(path: &Path) -> String {
    let first = path.components().next().expect("a path");
    let first = Path::new(first.as_os_str()).with_extension("");
    first.to_string_lossy().into_owned()
}

/// The layer of a module.
fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The lines of code in a file, numbered from 1, without comments and without the tests at its end.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = (1..).zip(code.lines());
    lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
}

/// The modules of `src` that a line of code names by their path.
fn modules_named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).filter_map(|path| {
        path.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
            .next()
    })
}

/// Violations of the layers.
fn layer_violations(files: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in files {
        let own = module(path);
        let Some(layer) = layer_of(&own) else {
            faults.push(format!("src/{} is in no layer", path.display()));
            continue;
        };
        // Binaries refer to the library by its name.
        for (number, line) in code(text) {
            for named in modules_named(line) {
                let is_below = layer_of(named).is_some_and(|other| other < layer);
                let is_macro = named.is_empty();
                if named != own && !is_below && !is_macro {
                    faults.push(format!(
                        "src/{}:{number}: {own} uses {named}, which is not below it",
                        path.display()
                    ));
                }
            }
        }
    }
    faults
}

#[test]
fn every_file_belongs_to_a_layer_and_uses_only_those_below_it() {
    let faults = layer_violations(&rust_files("src"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_file_in_a_wrong_layer_is_found() {
    let all = rust_files("src");
    for (from, to) in [
        ("app/actions.rs", "query/actions.rs"),
        ("words/dates.rs", "content/dates.rs"),
        ("view/map/wheel.rs", "ui/wheel.rs"),
        ("embed.rs", "query/embed.rs"),
        ("ui/live.rs", "layout/live.rs"),
        ("query/filter.rs", "filters/filter.rs"),
    ] {
        let mut moved = all.clone();
        let text = moved.remove(Path::new(from)).expect("the file is there");
        moved.insert(PathBuf::from(to), text);
        let faults = layer_violations(&moved);
        assert!(
            faults.iter().any(|fault| fault.contains(to)),
            "{from} as {to} is not found: {faults:?}"
        );
    }
}

#[test]
fn the_documentation_lists_the_layers_in_their_order() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let mut rest = page.as_str();
    for module in LAYERS.iter().flat_map(|modules| modules.iter()) {
        if ["bin", "lib", "main"].contains(module) {
            continue;
        }
        let named = format!("`src/{module}");
        let at = rest.find(&named);
        assert!(at.is_some(), "{named} is missing, or not in its place");
        rest = &rest[at.unwrap_or_default()..];
    }
}

/// Lines of code in these modules of `src` that contain one of the words.
fn lines_with(modules: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in rust_files("src") {
        if !modules.contains(&&*module(&path)) {
            continue;
        }
        for (number, line) in code(&text) {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("src/{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    found
}

fn hold(modules: &[&str], words: &[&str], rule: &str) {
    let found = lines_with(modules, words);
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
    ];
    hold(&CORE, &forbidden, "the core is plain Rust");
}

#[test]
fn only_the_browser_layer_calls_the_browser() {
    hold(
        &["ui", "app", "view"],
        &["web_sys", "js_sys", "wasm_bindgen::"],
        "the browser is called by `browser`",
    );
    hold(
        &["browser", "ui"],
        &[
            "data-mark",
            "data-bar",
            "data-bin",
            "data-seat",
            "#map",
            "crate::query",
            "crate::state",
        ],
        "browser and toolkit know nothing of areas and initiatives",
    );
}

#[test]
fn actions_are_in_one_layer() {
    hold(
        &["view", "start"],
        &["impl App", "impl Model"],
        "what acts on the app stands in `app`",
    );
}

#[test]
fn content_never_becomes_markup_and_nothing_is_remembered() {
    let modules = ["browser", "ui", "app", "view", "start"];
    hold(
        &modules,
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
        &modules,
        &["local_storage", "session_storage", "cookie", "indexed_db"],
        "nothing is stored",
    );
    hold(
        &["view", "ui", "app"],
        &["\"style\"", " style=\\\"", "attr_fn(\"style"],
        "a strict policy allows no style attribute",
    );
}

#[test]
fn views_hold_no_literal_text() {
    // Text for readers has letters and a space, or begins with a capital letter.
    let is_words = |text: &str| {
        let has_space = text.trim().contains(' ')
            && text.split(' ').all(|word| {
                word.chars()
                    .all(|letter| letter.is_alphabetic() || ".,:!?’".contains(letter))
            });
        has_space || text.chars().next().is_some_and(char::is_uppercase)
    };
    let mut found = Vec::new();
    for (path, text) in rust_files("src/view") {
        for (number, line) in code(&text) {
            for start in [".text(\"", "plain(\"", "note(\""] {
                for rest in line.split(start).skip(1) {
                    let literal = rest.split('"').next().unwrap_or_default();
                    if is_words(literal) {
                        found.push(format!("{}:{number}: {literal}", path.display()));
                    }
                }
            }
        }
    }
    assert!(
        found.is_empty(),
        "words stand in `words`:\n{}",
        found.join("\n")
    );
}

#[test]
fn views_do_no_arithmetic_on_coordinates() {
    hold(
        &["view"],
        &[
            ".at.x +",
            ".at.y +",
            ".at.x -",
            ".at.y -",
            ".x * ",
            ".y * ",
            "f64::consts",
        ],
        "layout says where things are",
    );
}

#[test]
fn the_wire_form_stays_in_content() {
    hold(
        &[
            "query", "state", "embed", "layout", "words", "figure", "browser", "ui", "app", "view",
            "start",
        ],
        &["wire::", "serde"],
        "wire types never leave content",
    );
}

/// Whether a file is a table of words in a language, which is as long as there are words.
fn is_table_of_words(folder: &str, path: &Path) -> bool {
    let mut parts = path.components();
    let is_of_words = (path.starts_with("words") || path.starts_with("check"))
        && parts.any(|part| {
            let name = Path::new(part.as_os_str()).with_extension("");
            name == Path::new("swedish") || name == Path::new("english")
        });
    folder == "src" && is_of_words
}

#[test]
fn no_file_is_long() {
    for folder in FOLDERS {
        for (path, text) in rust_files(folder) {
            let lines = text.lines().count();
            assert!(
                lines <= MOST_LINES || is_table_of_words(folder, &path),
                "{folder}/{} has {lines} lines",
                path.display()
            );
        }
    }
}

/// The functions of a file that are longer than [`MOST_LINES_OF_FUNCTION`], with their first line. The formatter closes a function
/// as far from the margin as it opens it.
fn long_functions(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut long = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let own = line.trim_start();
        let indent = line.len() - own.len();
        let words: Vec<&str> = own.split(' ').take_while(|word| *word != "fn").collect();
        let is_modifier = |word: &&str| {
            word.starts_with("pub")
                || ["const", "async", "unsafe", "extern"].contains(word)
                || word.ends_with(')')
        };
        if !own.contains("fn ") || !words.iter().all(is_modifier) || own.ends_with([';', '}']) {
            continue;
        }
        let end = [&" ".repeat(indent), "}"].concat();
        let length = lines[number..].iter().position(|line| **line == *end);
        if length.is_some_and(|length| length + 1 > MOST_LINES_OF_FUNCTION) {
            long.push((number + 1, own.to_owned()));
        }
    }
    long
}

#[test]
fn no_function_is_long() {
    for folder in FOLDERS {
        for (path, text) in rust_files(folder) {
            let long = long_functions(&text);
            assert!(
                long.is_empty() || is_table_of_words(folder, &path),
                "{folder}/{}: {long:?}",
                path.display()
            );
        }
    }
    let of = |lines: usize| ["fn a(", ") {", &"\n".repeat(lines - 1), "}\n"].concat();
    assert!(long_functions(&of(MOST_LINES_OF_FUNCTION)).is_empty());
    assert_eq!(long_functions(&of(MOST_LINES_OF_FUNCTION + 1)).len(), 1);
}
