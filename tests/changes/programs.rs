//! The programs that note and warn, on files.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{base, written};
use crate::cases::OLD;

/// A folder with an earlier and a later version of a file, and the later one's path.
fn folder(name: &str, after: &Value) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let (earlier, later) = (folder.join("earlier.json"), folder.join("later.json"));
    fs::write(&earlier, written(&base())).unwrap();
    fs::write(&later, written(after)).unwrap();
    (earlier, later)
}

#[test]
fn the_program_notes_and_then_has_nothing_left_to_note() {
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    after["initiatives"][2]["id"] = json!("om-andrad");
    let (earlier, later) = folder("changes-program", &after);
    let run = |options: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_changes"));
        command.arg(&later).arg("--against").arg(&earlier);
        let output = command.args(options).stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (
            output.status.code(),
            said,
            fs::read_to_string(&later).unwrap(),
        )
    };
    let (code, said, text) = run(&[]);
    assert_eq!((code, &*text), (Some(1), &*written(&after)));
    for part in [
        "Typen är nu utredning.",
        "The kind is now inquiry.",
        "--rename andrad=om-andrad",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // What is not settled waits, and the rest is written.
    let (code, _, text) = run(&["--write", "--on", "2026-10-01"]);
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!(found["initiatives"][OLD]["changed"], json!("2026-10-01"));
    assert_eq!(found["updated"], json!("2026-10-01"));
    assert_eq!(found["initiatives"][2]["added"], json!("2026-06-14"));
    assert_eq!(
        found["initiatives"][2]["former_ids"],
        json!(["andrad-2026"])
    );
    let (code, _, text) = run(&["--write", "--on=2026-10-01", "--rename", "andrad=om-andrad"]);
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(code, Some(0));
    assert_eq!(
        found["initiatives"][2]["former_ids"],
        json!(["andrad-2026", "andrad"])
    );
    let (code, said, again) = run(&["--write", "--on", "2026-10-02"]);
    assert_eq!((code, again), (Some(0), text));
    assert!(said.contains("Everything is noted."), "{said}");
    for wrong in [
        &["--on", "2026-10"][..],
        &["--rename", "a"],
        &["--unknown"],
        &["x", "y"],
    ] {
        assert_eq!(run(wrong).0, Some(2), "{wrong:?}");
    }
}

#[test]
fn the_checker_warns_of_what_is_not_noted() {
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    let (earlier, later) = folder("changes-check", &after);
    let run = |options: &[&OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
        let output = command.arg(&later).args(options).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, said) = run(&[
        "--against".as_ref(),
        earlier.as_ref(),
        "--language=sv".as_ref(),
    ]);
    assert_eq!(code, Some(0), "a warning is no error");
    assert!(said.contains("”Typen är nu utredning.”"), "{said}");
    assert!(!run(&[]).1.contains("changes --write"));
    let missing: &[&OsStr] = &["--against".as_ref(), "no-such-file.json".as_ref()];
    assert_eq!(run(missing).0, Some(2));
}
