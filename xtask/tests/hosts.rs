//! Checks that the server configurations in `deploy/` and the guide match the project's own server. The delivery tests
//! check that nginx then behaves like it.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::fs;
use std::path::Path;

use xtask::server::{HTTPS_ONLY, IMMUTABLE, KEEP_NOTHING, REVALIDATE, SECURITY_HEADERS};

/// Where headers are set, and how the file writes `NAME` and `VALUE`.
const HOSTS: [(&str, &str); 3] = [
    ("deploy/caddy/Caddyfile", "NAME \"VALUE\""),
    (
        "deploy/apache/life-science-map.conf",
        "Header always set NAME \"VALUE\"",
    ),
    ("deploy/static-hosts/_headers", "NAME: VALUE"),
];

/// A file of the project, with white space collapsed, so that columns do not matter.
fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join(path)).unwrap();
    let lines = text.lines();
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
        .collect()
}

#[test]
fn every_host_is_told_of_every_header() {
    for (path, form) in HOSTS {
        let text = read(path);
        for (name, value) in SECURITY_HEADERS.into_iter().chain([HTTPS_ONLY]) {
            let line = form.replace("NAME", name).replace("VALUE", value);
            assert!(text.contains(&format!("{line}\n")), "{path} lacks {line}");
        }
        assert!(text.contains("WHO MAY EMBED THE MAP"), "{path}");
    }
}

#[test]
fn every_host_is_told_how_long_answers_may_be_kept() {
    for (path, _) in HOSTS {
        let text = read(path);
        assert!(text.contains(IMMUTABLE), "{path}");
        // Static hosts do the rest by themselves.
        if !path.contains("static-hosts") {
            for value in [REVALIDATE, KEEP_NOTHING] {
                assert!(
                    text.contains(&format!("Cache-Control \"{value}\"")),
                    "{path}: {value}"
                );
            }
            assert!(text.contains("-[0-9A-Fa-f]{12,}(_bg)?"), "{path}");
        }
    }
}

#[test]
fn the_guide_names_every_header() {
    let guide = read("docs/deployment.md");
    for (name, value) in SECURITY_HEADERS.into_iter().chain([HTTPS_ONLY]) {
        let row = format!("| `{name}` | `{value}` |");
        assert!(guide.contains(&row), "docs/deployment.md lacks {row}");
    }
    for value in [IMMUTABLE, REVALIDATE, KEEP_NOTHING] {
        assert!(guide.contains(&format!("`{value}`")), "{value}");
    }
    for (path, _) in HOSTS {
        assert!(guide.contains(path), "{path}");
    }
}
