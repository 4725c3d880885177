use super::*;

fn task(line: &str) -> Result<Task> {
    parse(line.split_whitespace().map(OsString::from))
}

fn owned(options: &[&str]) -> Vec<String> {
    options.iter().map(|&option| option.to_owned()).collect()
}

/// Each line asks for its task.
fn are_understood(lines: impl IntoIterator<Item = (&'static str, Task)>) {
    for (line, expected) in lines {
        assert_eq!(task(line).unwrap(), expected, "{line}");
    }
}

#[test]
fn help_and_load_are_understood() {
    are_understood([
        ("", Task::Help),
        ("--help", Task::Help),
        ("help serve", Task::Help),
        ("serve --help", Task::Help),
        ("load", Task::Load),
    ]);
}

#[test]
fn serving_is_understood() {
    let serve = |port, build| Task::Serve {
        port,
        build,
        base: None,
    };
    are_understood([
        ("serve", serve(8080, true)),
        ("serve --port 9 --no-build", serve(9, false)),
        ("serve --port=9", serve(9, true)),
        ("dev --port 9", Task::Dev { port: 9 }),
    ]);
}

#[test]
fn building_is_understood() {
    let build = |base: Option<&str>, without_desk| Task::Build {
        base: base.map(str::to_owned),
        without_desk,
    };
    are_understood([
        ("build", build(None, false)),
        ("build --no-desk", build(None, true)),
        (
            "build --base https://example.org/map",
            build(Some("https://example.org/map/"), false),
        ),
        (
            "build --base=http://[::1]:8080/",
            build(Some("http://[::1]:8080/"), false),
        ),
    ]);
}

#[test]
fn releasing_and_publishing_are_understood() {
    let release = |keep, build| Task::Release {
        folder: "/srv/map".into(),
        keep,
        build,
        base: None,
    };
    are_understood([
        ("release /srv/map", release(release::KEEP, true)),
        ("release --keep 2 --no-build /srv/map", release(2, false)),
        (
            "release /srv/map --back",
            Task::Back {
                folder: "/srv/map".into(),
            },
        ),
        (
            "publish /srv/map new.json --base https://example.org",
            Task::Publish {
                folder: "/srv/map".into(),
                content: "new.json".into(),
                keep: release::KEEP,
                base: Some("https://example.org/".into()),
            },
        ),
    ]);
}

#[test]
fn checking_is_understood() {
    let check = |against: Option<&str>, options: &[&str]| Task::Check {
        file: "a.json".into(),
        against: against.map(str::to_owned),
        options: owned(options),
    };
    are_understood([
        ("check a.json", check(None, &[])),
        ("check a.json --against main", check(Some("main"), &[])),
        (
            "check --language sv a.json --fix",
            check(None, &["--language=sv", "--fix"]),
        ),
        ("format a.json", check(None, &["--tidy"])),
    ]);
}

#[test]
fn comparing_is_understood() {
    are_understood([
        (
            "changes",
            Task::Changes {
                file: None,
                against: "HEAD".into(),
                options: Vec::new(),
            },
        ),
        (
            "changes a.json --against b.json --on 2026-09-02 --write --rename a=b",
            Task::Changes {
                file: Some("a.json".into()),
                against: "b.json".into(),
                options: owned(&["--on=2026-09-02", "--write", "--rename=a=b"]),
            },
        ),
    ]);
}

#[test]
fn generating_is_understood() {
    are_understood([
        (
            "generate 3000",
            Task::Generate {
                seed: 0,
                initiatives: 3000,
                file: None,
            },
        ),
        (
            "generate 20 a.json --seed 7",
            Task::Generate {
                seed: 7,
                initiatives: 20,
                file: Some("a.json".into()),
            },
        ),
    ]);
}

#[test]
fn tests_are_selected() {
    let selection = |line: &str| match task(line).unwrap() {
        Task::Test(Selection { native, browsers }) => (native, browsers),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(selection("test"), (true, Browser::ALL.to_vec()));
    assert_eq!(selection("test --native"), (true, vec![]));
    assert_eq!(
        selection("test --browser webkit --browser chromium"),
        (false, vec![Browser::Webkit, Browser::Chromium])
    );
    assert_eq!(
        selection("test --native --browser firefox"),
        (true, vec![Browser::Firefox])
    );
}

#[test]
fn benchmarks_are_selected() {
    let bench = |native, browser, sizes: Option<&[usize]>, quick| {
        Task::Bench(Options {
            native,
            browser,
            sizes: sizes.map(<[usize]>::to_vec),
            quick,
        })
    };
    for (line, expected) in [
        ("bench", bench(true, true, None, false)),
        ("bench --native", bench(true, false, None, false)),
        (
            "bench --browser --native --quick",
            bench(true, true, None, true),
        ),
        (
            "bench --browser --sizes 200,5000",
            bench(false, true, Some(&[200, 5000]), false),
        ),
    ] {
        assert_eq!(task(line).unwrap(), expected, "{line}");
    }
}

#[test]
fn what_is_not_understood_is_an_error_that_names_help() {
    for line in [
        "sevre",
        "--port 9",
        "build --port 9",
        "build --base",
        "build --base example.org",
        "build --base https://",
        "build --base https://example.org/?area=1",
        "build --base https://example.org/#map",
        "build --base ftp://example.org/",
        "dev --base https://example.org/",
        "publish /srv/map",
        "publish /srv/map a.json b.json",
        "serve --port many",
        "serve extra",
        "check",
        "check a.json b.json",
        "release",
        "release a b",
        "release a --keep some",
        "load a",
        "bench --sizes few",
        "build --quick",
        "test --browser opera",
        "generate",
        "generate many",
        "generate 3 a.json b.json",
    ] {
        let error = format!("{:#}", task(line).unwrap_err());
        assert!(error.contains("cargo xtask help"), "{line}: {error}");
    }
}
