//! Checking content files: the diagnostics for each broken file, and the command's exit code.
//!
//! For every `tests/content/broken/NAME.json` there is a file `NAME.txt` with the expected diagnostics in English. After an
//! intended change, `UPDATE_EXPECTED=1 cargo test --test check` writes them again; review the diff.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod support;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use life_science_map::check::{Diagnostic, Finding, Format, Position, Report, check};
use life_science_map::content::{Language, Severity};
use proptest::prelude::*;

const REAL: &str = "public/content.json";

fn broken_files() -> Vec<PathBuf> {
    let folder = Path::new("tests/content/broken");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension() == Some(OsStr::new("json")));
    files.sort();
    assert!(files.len() > 20, "{} files", files.len());
    files
}

#[test]
fn every_broken_file_is_told_of_as_expected() {
    let mut wrong = Vec::new();
    for file in broken_files() {
        let name = file.file_name().unwrap().to_string_lossy();
        let said = check(&fs::read(&file).unwrap()).to_text(&name, Language::English) + "\n";
        let expected = file.with_extension("txt");
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &said).unwrap();
        }
        let expected = fs::read_to_string(expected).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{name}: expected\n{expected}\nbut it says\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_languages_say_the_same_of_the_same_places() {
    for file in broken_files() {
        let report = check(&fs::read(&file).unwrap());
        let [swedish, english] = Language::ALL.map(|language| report.to_text("x", language));
        assert_eq!(swedish.lines().count(), english.lines().count());
        for (swedish, english) in swedish.lines().zip(english.lines()) {
            assert_ne!(swedish, english);
            assert_eq!(
                swedish.split(": ").next() == Some("x"),
                english.split(": ").next() == Some("x")
            );
        }
        for text in [swedish, english] {
            assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
        }
    }
}

#[test]
fn a_fault_has_the_place_where_it_stands_in_the_file() {
    let text = fs::read_to_string("tests/content/good/known.json").unwrap();
    let broken = text.replacen("\"kind\": \"programme\"", "\"kind\": \"programm\"", 1);
    let at = broken.find("\"programm\"").unwrap();
    let line = broken[..at].lines().count();
    let column = broken[..at].lines().last().unwrap().chars().count() + 1;
    let report = check(broken.as_bytes());
    let first = report
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.finding.severity() == Severity::Error);
    assert_eq!(first.unwrap().position(), Some(Position { line, column }));
    assert!(report.diagnostics.is_sorted_by_key(Diagnostic::position));
}

/// What is more than a note.
fn grave(report: &Report) -> Vec<&Diagnostic> {
    let grave = |own: &&Diagnostic| own.severity() <= Severity::Warning;
    report.diagnostics.iter().filter(grave).collect()
}

#[test]
fn nothing_is_wrong_with_the_real_content_and_with_whole_ones() {
    for name in [
        REAL,
        "tests/content/good/known.json",
        "tests/content/good/whole.json",
    ] {
        let report = check(&fs::read(name).unwrap());
        assert!(grave(&report).is_empty(), "{name}: {:?}", grave(&report));
        // What is said without need hides what is needed.
        let lines = report.to_text(name, Language::English).lines().count();
        assert!(lines <= 40, "{name}: {lines}");
    }
}

/// Another strategy, with other numbers of areas and programmes, in English only.
#[test]
fn a_content_of_another_strategy_can_be_shown_whole() {
    let bytes = fs::read("tests/content/good/another-strategy.json").unwrap();
    let report = check(&bytes);
    assert!(grave(&report).is_empty(), "{:?}", grave(&report));
    let content = report.content.unwrap();
    support::expect_whole(&content, &bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn damaged_content_can_be_told_of(seed in any::<u64>(), wounds in 0..6_usize) {
        let mut value = support::generated_value(seed, 10);
        let mut random = support::Random::new(seed);
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        let report = check(value.to_string().as_bytes());
        for language in Language::ALL {
            let text = report.render("x", language, Format::Concise, true);
            prop_assert_eq!(text.lines().count(), report.diagnostics.len() + 1);
        }
        for diagnostic in &report.diagnostics {
            let whole_file = matches!(diagnostic.finding, Finding::File(_));
            prop_assert!(diagnostic.place.is_some() || whole_file, "{:?}", diagnostic);
        }
    }

    #[test]
    fn anything_can_be_told_of(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        let report = check(&bytes);
        prop_assert!(report.content.is_some() || report.count(Severity::Error) > 0);
    }
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8");
    command.output().unwrap()
}

#[test]
fn the_command_ends_with_what_it_found() {
    for (arguments, code) in [
        (&[REAL] as &[&str], 0),
        (&["tests/content/good/without-english.json"], 0),
        (&["tests/content/broken/kinds.json"], 1),
        (&["tests/content/broken/latin-1.json"], 1),
        (&["tests/content/no-such-file.json"], 2),
        (&["tests/content"], 2),
        (&[], 2),
        (&["--unknown", REAL], 2),
        (&[REAL, REAL], 2),
        (&[REAL, "--language"], 2),
        (&[REAL, "--language", "de"], 2),
        (&["--help"], 0),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        // Diagnostics are output; complaints about the command line are errors.
        assert_eq!(output.stdout.is_empty(), code == 2, "{arguments:?}");
        assert_eq!(output.stderr.is_empty(), code != 2, "{arguments:?}");
    }
}

#[test]
fn the_command_speaks_the_language_asked_for() {
    let count = support::entries(&fs::read(REAL).unwrap(), "initiatives").len();
    for arguments in [
        [REAL, "--language", "sv"].as_slice(),
        &["--language=sv", REAL],
    ] {
        assert!(
            String::from_utf8(run(arguments).stdout)
                .unwrap()
                .contains(&format!("{count} insatser"))
        );
    }
    assert!(
        String::from_utf8(run(&[REAL]).stdout)
            .unwrap()
            .contains(&format!("{count} initiatives"))
    );
}

#[test]
fn what_is_referred_to_by_a_mended_id_is_used() {
    let text = fs::read_to_string("tests/content/good/whole.json").unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (list, key) in [("actors", "actors"), ("places", "places")] {
        let id = file[list][0]["id"].as_str().unwrap().to_owned();
        let written = format!(" {}", id.to_uppercase());
        file[list][0]["id"] = written.as_str().into();
        let own = &mut file["initiatives"][0][key];
        *own = serde_json::json!([written]);
    }
    let report = check(file.to_string().as_bytes());
    let unused = report
        .diagnostics
        .iter()
        .filter(|diagnostic| matches!(&diagnostic.finding, Finding::Unused { path, .. } if path.contains("[0]")));
    assert_eq!(unused.count(), 0, "{:?}", report.diagnostics);
}
