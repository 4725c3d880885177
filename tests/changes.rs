//! Noting what is new, changed, renamed and gone between two versions of a file.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use life_science_map::check::check;
use life_science_map::content::{Date, Language, List, Severity};
use life_science_map::document::{Document, apply};
use life_science_map::news::{Answer, Comparison, Field, Renaming, missing_notes, told, updated};
use serde_json::{Value, json};

const NOTED: &str = include_str!("content/good/noted.json");
const DAY: Date = Date::Day(2026, 10, 1);

/// The later version with all notes.
fn noted(before: &str, after: &str, said: &BTreeMap<String, Answer>) -> String {
    let (before, after) = (
        Document::parse(before.into()),
        Document::parse(after.into()),
    );
    let comparison = Comparison::new(&before, &after, Renaming::Said(said)).unwrap();
    let edits = comparison.edits(DAY, &BTreeMap::new());
    apply(after.text(), &edits).unwrap().0
}

fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

fn base() -> Value {
    serde_json::from_str(NOTED).unwrap()
}

/// What is done to the file, and what is noted by that.
type Case = (&'static str, fn(&mut Value), fn(&mut Value));

/// The initiative that was there before anything was noted.
const OLD: usize = 0;

fn says(value: &mut Value, place: usize, swedish: &str, english: &str) {
    value["initiatives"][place]["changed"] = json!("2026-10-01");
    value["initiatives"][place]["change"] = json!({"sv": swedish, "en": english});
}

fn new_initiative(id: &str, name: &str) -> Value {
    json!({
        "id": id, "kind": "report", "name": {"sv": name, "en": name}, "summary": {"sv": "Om den.", "en": "About it."},
        "areas": ["data"], "sources": [{"url": "https://www.example.se/ny", "title": "Sidan"}],
    })
}

static CASES: &[Case] = &[
    ("nothing", |_| (), |_| ()),
    (
        "a new initiative",
        |file| {
            file["initiatives"]
                .as_array_mut()
                .unwrap()
                .push(new_initiative("sist", "Sist"));
        },
        |file| file["initiatives"][4]["added"] = json!("2026-10-01"),
    ),
    (
        "a new initiative with a day of its own",
        |file| {
            let mut new = new_initiative("sist", "Sist");
            new["added"] = json!("2026-09-20");
            file["initiatives"].as_array_mut().unwrap().push(new);
        },
        |_| (),
    ),
    (
        "a new actor",
        |file| {
            let new = json!({"id": "ki", "kind": "university", "name": {"sv": "KI", "en": "KI"}});
            file["actors"].as_array_mut().unwrap().push(new);
        },
        |_| (),
    ),
    (
        "the name",
        |file| file["initiatives"][OLD]["name"]["sv"] = json!("Äldre"),
        |file| {
            says(
                file,
                OLD,
                "Namnet är nu ”Äldre”.",
                "The name is now “Old one”.",
            );
        },
    ),
    (
        "the summary",
        |file| file["initiatives"][OLD]["summary"]["sv"] = json!("Om något annat."),
        |file| {
            says(
                file,
                OLD,
                "Sammanfattningen är omskriven.",
                "The summary is rewritten.",
            );
        },
    ),
    (
        "the kind",
        |file| file["initiatives"][OLD]["kind"] = json!("inquiry"),
        |file| {
            says(
                file,
                OLD,
                "Typen är nu utredning.",
                "The kind is now inquiry.",
            );
        },
    ),
    (
        "the time, which was not known",
        |file| file["initiatives"][OLD]["date"] = json!({"from": "2019", "to": "2021"}),
        |file| {
            says(
                file,
                OLD,
                "Tiden är nu 2019–2021.",
                "The time is now 2019–2021.",
            );
        },
    ),
    (
        "the areas",
        |file| file["initiatives"][OLD]["areas"] = json!(["data"]),
        |file| {
            says(
                file,
                OLD,
                "Nytt område: Område 2. Inte längre område: Område 1.",
                "New area: Area 2. No longer an area: Area 1.",
            );
        },
    ),
    (
        "the objectives",
        |file| file["initiatives"][OLD]["objectives"] = json!(["1.1"]),
        |file| {
            says(
                file,
                OLD,
                "Ny målsättning: Målsättning 1.1.",
                "New objective: Objective 1.1.",
            );
        },
    ),
    (
        "the programmes",
        |file| file["initiatives"][OLD]["programmes"] = json!(["stader"]),
        |file| {
            says(
                file,
                OLD,
                "Nytt samverkansprogram: Program 1.",
                "New programme: Programme 1.",
            );
        },
    ),
    (
        "the actors",
        |file| file["initiatives"][OLD]["actors"] = json!([]),
        |file| {
            says(
                file,
                OLD,
                "Inte längre aktör: Vinnova.",
                "No longer an actor: Vinnova.",
            );
        },
    ),
    (
        "the places",
        |file| file["initiatives"][OLD]["places"] = json!(["lund"]),
        |file| says(file, OLD, "Ny plats: Lund.", "New place: Lund."),
    ),
    (
        "the money",
        |file| file["initiatives"][OLD]["funding"] = json!({"sek": 5_000_000}),
        |file| {
            says(
                file,
                OLD,
                "Finansieringen är ändrad.",
                "The funding is changed.",
            );
        },
    ),
    (
        "what it has to do with",
        |file| file["initiatives"][OLD]["related"] = json!(["ny", "andrad"]),
        |file| {
            says(
                file,
                OLD,
                "Nya kopplingar: Ny och Ändrad.",
                "New relations: New one and Changed one.",
            );
        },
    ),
    (
        "a source more",
        |file| {
            let new = json!({"url": "https://www.example.se/mer", "title": "Mer om den."});
            file["initiatives"][OLD]["sources"]
                .as_array_mut()
                .unwrap()
                .push(new);
        },
        |file| {
            says(
                file,
                OLD,
                "Ny källa: Mer om den.",
                "New source: Mer om den.",
            );
        },
    ),
    (
        "another source",
        |file| file["initiatives"][OLD]["sources"][0]["url"] = json!("https://www.example.se/2"),
        |file| {
            says(
                file,
                OLD,
                "Källorna är ändrade.",
                "The sources are changed.",
            );
        },
    ),
    (
        "more than can be told",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["places"] = json!(["lund"]);
            file["initiatives"][OLD]["programmes"] = json!(["stader"]);
            file["initiatives"][OLD]["date"] = json!({"from": "2019"});
        },
        |file| {
            says(
                file,
                OLD,
                "Ändrat: typ, tid, samverkansprogram och platser.",
                "Changed: kind, time, programmes and places.",
            );
        },
    ),
    (
        "what was changed before, and its sentence is old",
        |file| file["initiatives"][2]["date"] = json!({"from": "2026-10"}),
        |file| {
            says(
                file,
                2,
                "Tiden är nu oktober 2026.",
                "The time is now October 2026.",
            );
        },
    ),
    (
        "with a sentence that somebody wrote",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["change"] = json!({"sv": "Nu är det en utredning."});
        },
        |file| file["initiatives"][OLD]["changed"] = json!("2026-10-01"),
    ),
    (
        "with a day that somebody wrote",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["changed"] = json!("2026-09-20");
        },
        |_| (),
    ),
    (
        "only a translation, a title, white space and the order",
        |file| {
            file["initiatives"][OLD]["name"]["en"] = json!("Other");
            file["initiatives"][OLD]["summary"]["sv"] = json!("Om  insatsen gammal. ");
            file["initiatives"][OLD]["sources"][0]["title"] = json!("Annan");
            file["initiatives"][1]["areas"] = json!(["data", "vard"]);
            file["initiatives"].as_array_mut().unwrap().reverse();
        },
        |_| (),
    ),
    (
        "a translation that one of the versions lacks",
        |file| {
            let summary = file["initiatives"][OLD]["summary"].as_object_mut().unwrap();
            summary.remove("en");
        },
        |_| (),
    ),
    (
        "an initiative that is gone",
        |file| drop(file["initiatives"].as_array_mut().unwrap().remove(OLD)),
        |file| {
            let gone = json!({
                "list": "initiatives", "id": "gammal", "name": {"sv": "Gammal", "en": "Old one"}, "date": "2026-10-01",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
    ),
    (
        "an initiative that is told to be gone",
        |file| {
            file["initiatives"].as_array_mut().unwrap().remove(OLD);
            let gone = json!({
                "list": "initiatives", "id": "gammal", "name": {"sv": "Gammal"}, "date": "2026-09-20",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
        |_| (),
    ),
    (
        "a place that is gone",
        |file| file["places"] = json!([]),
        |file| {
            let gone = json!({
                "list": "places", "id": "lund", "name": {"sv": "Lund", "en": "Lund"}, "date": "2026-10-01",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
    ),
    (
        "another id, said in the file",
        |file| {
            file["initiatives"][OLD]["id"] = json!("aldre");
            file["initiatives"][OLD]["former_ids"] = json!(["gammal"]);
        },
        |_| (),
    ),
    (
        "another id of an area, which the initiatives follow",
        |file| {
            file["areas"][1]["id"] = json!("uppgifter");
            file["areas"][1]["former_ids"] = json!(["data"]);
            file["objectives"][1]["area"] = json!("uppgifter");
            file["initiatives"][1]["areas"] = json!(["vard", "uppgifter"]);
            file["initiatives"][2]["areas"] = json!(["uppgifter"]);
        },
        |file| file["areas"][1]["former_ids"] = json!(["it", "data"]),
    ),
];

#[test]
fn exactly_what_is_new_changed_or_gone_is_noted_and_once() {
    let before = written(&base());
    for (name, change, note) in CASES {
        let mut after = base();
        change(&mut after);
        let mut expected = after.clone();
        note(&mut expected);
        let text = noted(&before, &written(&after), &BTreeMap::new());
        let found: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(found, expected, "{name}");
        assert_eq!(
            noted(&before, &text, &BTreeMap::new()),
            text,
            "{name}, twice"
        );
        // As if it had been saved and published meanwhile.
        assert_eq!(
            noted(&text, &text, &BTreeMap::new()),
            text,
            "{name}, afterwards"
        );
        let day = Document::parse(text.clone());
        let (text, _) = apply(&text, &updated(&day, DAY).into_iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(check(text.as_bytes()).count(Severity::Error), 0, "{name}");
        let (before, after) = (Document::parse(before.clone()), Document::parse(text));
        assert_eq!(missing_notes(&before, &after), [], "{name}");
    }
}

#[test]
fn what_is_not_noted_is_found() {
    let before = Document::parse(written(&base()));
    for (name, change, note) in CASES {
        let mut after = base();
        change(&mut after);
        let mut expected = after.clone();
        note(&mut expected);
        let is_changed = (0..4).any(|place| {
            expected["initiatives"][place]["changed"] != after["initiatives"][place]["changed"]
        });
        let missing = missing_notes(&before, &Document::parse(written(&after)));
        assert_eq!(
            missing.len(),
            usize::from(is_changed),
            "{name}: {missing:?}"
        );
    }
}

#[test]
fn a_rename_is_asked_for() {
    let before = written(&base());
    let mut after = base();
    after["initiatives"][2]["id"] = json!("om-andrad");
    let text = written(&after);
    // Nothing is written of it until somebody has said.
    assert_eq!(noted(&before, &text, &BTreeMap::new()), text);
    let documents = [&before, &text].map(|text| Document::parse(text.clone()));
    let [old, new] = &documents;
    let comparison = Comparison::new(old, new, Renaming::Said(&BTreeMap::new())).unwrap();
    assert_eq!(comparison.news().open.len(), 1);
    assert_eq!(
        told(&comparison, Language::English),
        ["Is it the same? Changed one (Initiatives, andrad) → om-andrad"]
    );
    let said = [("andrad".to_owned(), Answer::Is("om-andrad".to_owned()))].into();
    let renamed: Value = serde_json::from_str(&noted(&before, &text, &said)).unwrap();
    assert_eq!(
        renamed["initiatives"][2]["former_ids"],
        json!(["andrad-2026", "andrad"])
    );
    assert_eq!(renamed["removed"], base()["removed"]);
    assert_eq!(renamed["initiatives"][2]["changed"], json!("2026-09-02"));
    let again = noted(&before, &written(&renamed), &BTreeMap::new());
    assert_eq!(again, written(&renamed), "nobody needs to be asked again");
    let said = [("andrad".to_owned(), Answer::IsGone)].into();
    let apart: Value = serde_json::from_str(&noted(&before, &text, &said)).unwrap();
    assert_eq!(apart["removed"][2]["id"], json!("andrad"));
    // The same name is enough where nobody can be asked.
    let comparison = Comparison::new(old, new, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().renamed.len(), 1);
    // Of others, the same sources are a question. Here they all have the same.
    after["initiatives"][2]["name"] = json!({"sv": "Ett annat namn"});
    let new = Document::parse(written(&after));
    let comparison = Comparison::new(old, &new, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().renamed, []);
    assert_eq!(
        comparison.news().gone,
        [(List::Initiatives, "andrad".to_owned())]
    );
    let comparison = Comparison::new(old, &new, Renaming::Said(&BTreeMap::new())).unwrap();
    assert_eq!(comparison.news().open.len(), 1);
}

#[test]
fn a_sentence_that_was_drafted_is_drafted_anew() {
    let before = Document::parse(written(&base()));
    let mut after = base();
    after["initiatives"][OLD]["date"] = json!({"from": "2019"});
    let first = Document::parse(noted(before.text(), &written(&after), &BTreeMap::new()));
    let comparison = Comparison::new(&before, &first, Renaming::ByName).unwrap();
    let drafts = comparison.drafts();
    let mut later: Value = serde_json::from_str(first.text()).unwrap();
    later["initiatives"][OLD]["date"] = json!({"from": "2020"});
    let second = Document::parse(written(&later));
    let comparison = Comparison::new(&before, &second, Renaming::ByName).unwrap();
    assert_eq!(
        comparison.edits(DAY, &BTreeMap::new()),
        [],
        "by itself it stays"
    );
    let edits = comparison.edits(DAY, &drafts);
    let text = apply(second.text(), &edits).unwrap().0;
    let text: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        text["initiatives"][OLD]["change"]["sv"],
        json!("Tiden är nu 2020.")
    );
}

#[test]
fn a_second_change_on_the_same_day_has_a_sentence_of_its_own() {
    let mut before = base();
    says(
        &mut before,
        OLD,
        "Typen är nu rapport.",
        "The kind is now report.",
    );
    before["updated"] = json!("2026-10-01");
    let mut after = before.clone();
    after["initiatives"][OLD]["places"] = json!(["lund"]);
    let text = noted(&written(&before), &written(&after), &BTreeMap::new());
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        found["initiatives"][OLD]["change"]["sv"],
        json!("Ny plats: Lund.")
    );
    assert_eq!(noted(&written(&before), &text, &BTreeMap::new()), text);
    // What came that day is new and no more.
    before["initiatives"][OLD]["added"] = json!("2026-10-01");
    after["initiatives"][OLD]["added"] = json!("2026-10-01");
    let text = written(&after);
    assert_eq!(noted(&written(&before), &text, &BTreeMap::new()), text);
}

#[test]
fn what_differs_is_told_in_both_languages() {
    let before = Document::parse(written(&base()));
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    after["places"] = json!([]);
    let after = Document::parse(written(&after));
    let comparison = Comparison::new(&before, &after, Renaming::ByName).unwrap();
    assert_eq!(comparison.news().changed[0].fields, [Field::Kind]);
    assert_eq!(
        told(&comparison, Language::Swedish),
        [
            "Ändrad: Gammal (Insatser, gammal) – typ",
            "  Typen är nu utredning.",
            "Borta: Lund (Platser, lund)",
        ]
    );
    assert_eq!(
        told(&comparison, Language::English),
        [
            "Changed: Old one (Initiatives, gammal) – kind",
            "  The kind is now inquiry.",
            "Gone: Lund (Places, lund)",
        ]
    );
    let same = Comparison::new(&before, &before, Renaming::ByName).unwrap();
    assert_eq!(told(&same, Language::Swedish), ["Ingenting att notera."]);
}

#[test]
fn notes_are_written_as_the_rest_of_the_file_is_and_nothing_else_is_touched() {
    let mut after = base();
    after["initiatives"][OLD]["kind"] = json!("inquiry");
    after["places"] = json!([]);
    for text in [
        written(&after),
        written(&after).replace('\n', "\r\n").replace("  ", "\t"),
        after.to_string(),
    ] {
        let with = noted(NOTED, &text, &BTreeMap::new());
        let kept: Vec<&str> = with.split(['\n', ',']).map(str::trim_end).collect();
        for line in text
            .split(['\n', ','])
            .map(str::trim_end)
            .filter(|line| line.len() > 8)
        {
            assert!(kept.contains(&line) || !text.contains('\n'), "{line}");
        }
        let (gone, new) = (text.matches("\r\n").count(), with.matches("\r\n").count());
        assert_eq!(new > gone, text.contains('\r'));
        serde_json::from_str::<Value>(&with).unwrap();
    }
}

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
