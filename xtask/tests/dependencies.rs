//! What the project depends on: under licences that `deny.toml` allows, from crates.io alone, with checksums. This needs
//! no network and no tool; cargo-deny reads the same file and looks for advisories, too.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::process;

/// Where a crate may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The licences that `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    let (_, list) = text.split_once("\nallow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let licences: BTreeSet<String> = list
        .lines()
        .filter_map(|line| {
            Some(
                line.trim()
                    .strip_prefix('"')?
                    .strip_suffix("\",")?
                    .to_owned(),
            )
        })
        .collect();
    assert!(licences.contains("MIT"), "{licences:?}");
    licences
}

/// The packages that are compiled for the browser and for this machine, as `cargo metadata` tells of them.
fn packages() -> Vec<Value> {
    let mut packages = Vec::new();
    for platform in [xtask::tools::WASM_TARGET, host().as_str()] {
        let text = process::output(
            process::cargo()
                .args(["metadata", "--format-version", "1", "--locked"])
                .args(["--filter-platform", platform])
                .current_dir(root()),
        )
        .unwrap();
        let metadata: Value = serde_json::from_str(&text).unwrap();
        let reached: BTreeSet<&str> = metadata["resolve"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|node| node["id"].as_str())
            .collect();
        let all = metadata["packages"].as_array().unwrap().iter();
        packages.extend(
            all.filter(|package| reached.contains(package["id"].as_str().unwrap()))
                .cloned(),
        );
    }
    assert!(packages.len() > 100, "{}", packages.len());
    packages
}

/// This machine's name among the compiler's.
fn host() -> String {
    let version = process::output(std::process::Command::new("rustc").arg("-vV")).unwrap();
    let line = version.lines().find_map(|line| line.strip_prefix("host: "));
    line.unwrap().to_owned()
}

/// Whether a licence expression (SPDX 2.3, annex D) can be met with `allowed` alone.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // Crates of old write a slash for "OR".
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut tokens: Vec<&str> = spaced.split_whitespace().collect();
    tokens.reverse();
    any_of(&mut tokens, allowed) && tokens.is_empty()
}

fn any_of(tokens: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut met = all_of(tokens, allowed);
    while tokens.last() == Some(&"OR") {
        tokens.pop();
        met |= all_of(tokens, allowed);
    }
    met
}

fn all_of(tokens: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(tokens, allowed);
    while tokens.last() == Some(&"AND") {
        tokens.pop();
        met &= one(tokens, allowed);
    }
    met
}

fn one(tokens: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    match tokens.pop() {
        Some("(") => {
            let met = any_of(tokens, allowed);
            tokens.pop() == Some(")") && met
        }
        Some(licence) => {
            let mut licence = licence.to_owned();
            if tokens.last() == Some(&"WITH") {
                tokens.pop();
                licence = [&licence, " WITH ", tokens.pop().unwrap_or_default()].concat();
            }
            allowed.contains(&licence)
        }
        None => {
            // An expression that ends too early is none: something is left of it.
            tokens.push("");
            false
        }
    }
}

#[test]
fn expressions_are_understood() {
    let allowed = BTreeSet::from(["MIT", "ISC", "MIT WITH LLVM-exception"].map(str::to_owned));
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND ISC", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND ISC", true),
        ("(GPL-3.0 OR MIT) AND GPL-2.0", false),
        ("MIT WITH LLVM-exception AND ISC", true),
        ("ISC WITH LLVM-exception", false),
        ("MIT OR", false),
        ("(MIT", false),
        ("MIT)", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression:?}");
    }
}

#[test]
fn every_licence_is_allowed_and_every_source_is_known() {
    let allowed = allowed();
    let mut unneeded = allowed.clone();
    for package in packages() {
        let name = &package["id"];
        let licence = package["license"].as_str().unwrap_or_default();
        unneeded.retain(|allowed| !licence.contains(allowed.as_str()));
        assert!(is_met(licence, &allowed), "{name}: the licence {licence:?}");
        // What has no source is in this repository.
        if let Some(source) = package["source"].as_str() {
            assert_eq!(source, REGISTRY, "{name}");
        }
    }
    assert!(
        unneeded.is_empty(),
        "no crate needs {unneeded:?}: remove them from deny.toml"
    );
}

#[test]
fn every_crate_is_pinned_with_its_checksum() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut pinned = 0;
    for package in lock.split("[[package]]").skip(1) {
        if package.contains("\nsource = ") {
            assert!(
                package.contains(&format!("\nsource = \"{REGISTRY}\"\n")),
                "{package}"
            );
            assert!(package.contains("\nchecksum = \""), "{package}");
            pinned += 1;
        }
    }
    assert!(pinned > 100, "{pinned}");
}
