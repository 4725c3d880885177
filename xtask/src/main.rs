//! `cargo xtask …`: reads the command line and runs the command.

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use lexopt::prelude::*;

use xtask::project::Project;
use xtask::test::{Browser, Selection};
use xtask::{build, check, dev, generate, parts, serve, test};

const HELP: &str = "\
The project's own commands. Each installs what it needs and is missing: once per version, into
your cache folder, for all clones. Your own tools are used when they have the right version.

Usage: cargo xtask COMMAND [OPTIONS]

  serve                 Build the optimised site into dist/ and serve it on this machine, with the
                        headers that production needs. Prints the address. When nothing has changed
                        since the last build, it starts within seconds.
      --port N          The port, or the next free one after it (default: 8080)
      --no-build        Serve dist/ as it is

  test                  Run all checks: format, lints, native tests, documentation, then the built
                        site in Chromium, Firefox and WebKitGTK. Names what is missing, and how to
                        get it, before anything long has run; as root it installs that by apt.
      --native          Only what needs no browser
      --browser NAME    Only the tests in chromium, firefox or webkit; may be repeated

  dev                   Build without optimising, serve, and do so again on every change; open pages
                        load themselves anew.
      --port N          As above

  build                 Build the optimised site into dist/, ready for any host, and print the size
                        of every file. Fails when the site is larger than its budget.

  check FILE            Print all that is wrong with a content file. Exits with 1 on errors.

  generate N [FILE]     Make a content file with N initiatives, in all shapes that the format
                        allows, and write it to FILE or the standard output. The same every time.
      --seed S          Another one (default: 0). If four divides S it has as many areas, actors and
                        so on as the real content, else any number.

  help                  Print this text.
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Serve {
        port: u16,
        build: bool,
    },
    Test(Selection),
    Dev {
        port: u16,
    },
    Build,
    Check {
        file: OsString,
    },
    Generate {
        seed: u64,
        initiatives: usize,
        file: Option<OsString>,
    },
    Help,
}

fn main() -> ExitCode {
    let mut arguments = env::args_os();
    let called = arguments.next();
    let done = if parts::is_stand_in(called.as_deref()) {
        parts::run_as_stand_in(arguments).map(|()| ExitCode::SUCCESS)
    } else {
        parse(arguments).and_then(run)
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::here();
    match task {
        Task::Serve { port, build } => serve::serve(&project, port, build)?,
        Task::Test(selection) => test::test(&project, &selection)?,
        Task::Dev { port } => dev::dev(&project, port)?,
        Task::Build => build::release(&project)?.check()?,
        Task::Check { file } => return check::check(&project, &file),
        Task::Generate {
            seed,
            initiatives,
            file,
        } => generate::generate(seed, initiatives, file.as_deref())?,
        Task::Help => print!("{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads the arguments that follow `cargo xtask`.
fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    parse_words(arguments)
        .map_err(|error| anyhow!("{error}; cargo xtask help explains the commands"))
}

fn parse_words(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(Value(command)) => command.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut port = serve::PORT;
    let mut no_build = false;
    let mut native = false;
    let mut browsers = Vec::new();
    let mut file = None;
    let (mut initiatives, mut seed) = (None, 0);
    while let Some(argument) = parser.next()? {
        match (command.as_str(), argument) {
            (_, Short('h') | Long("help")) => return Ok(Task::Help),
            ("serve" | "dev", Long("port")) => port = parser.value()?.parse()?,
            ("serve", Long("no-build")) => no_build = true,
            ("test", Long("native")) => native = true,
            ("test", Long("browser")) => {
                let name = parser.value()?.string()?;
                let browser = Browser::named(&name)
                    .with_context(|| format!("{name:?} is none of chromium, firefox, webkit"))?;
                browsers.push(browser);
            }
            ("generate", Long("seed")) => seed = parser.value()?.parse()?,
            ("generate", Value(value)) if initiatives.is_none() => {
                initiatives = Some(value.parse()?);
            }
            ("check" | "generate", Value(value)) if file.is_none() => file = Some(value),
            ("help", Value(_)) => {}
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(match command.as_str() {
        "serve" => Task::Serve {
            port,
            build: !no_build,
        },
        "dev" => Task::Dev { port },
        "build" => Task::Build,
        "test" => {
            if !native && browsers.is_empty() {
                native = true;
                browsers = Browser::ALL.to_vec();
            }
            Task::Test(Selection { native, browsers })
        }
        "check" => Task::Check {
            file: file.context("check needs the name of a content file")?,
        },
        "generate" => Task::Generate {
            seed,
            initiatives: initiatives.context("generate needs a number of initiatives")?,
            file,
        },
        "help" => Task::Help,
        other => bail!("there is no command {other:?}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands_are_understood() {
        let serve = |port, build| Task::Serve { port, build };
        for (line, expected) in [
            ("", Task::Help),
            ("--help", Task::Help),
            ("help serve", Task::Help),
            ("serve --help", Task::Help),
            ("serve", serve(8080, true)),
            ("serve --port 9 --no-build", serve(9, false)),
            ("serve --port=9", serve(9, true)),
            ("dev --port 9", Task::Dev { port: 9 }),
            ("build", Task::Build),
            (
                "check a.json",
                Task::Check {
                    file: "a.json".into(),
                },
            ),
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
        ] {
            assert_eq!(task(line).unwrap(), expected, "{line}");
        }
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
    fn what_is_not_understood_is_an_error_that_names_help() {
        for line in [
            "sevre",
            "--port 9",
            "build --port 9",
            "serve --port many",
            "serve extra",
            "check",
            "check a.json b.json",
            "test --browser opera",
            "generate",
            "generate many",
            "generate 3 a.json b.json",
        ] {
            let error = format!("{:#}", task(line).unwrap_err());
            assert!(error.contains("cargo xtask help"), "{line}: {error}");
        }
    }

    #[test]
    fn every_command_is_explained() {
        for command in [
            "serve",
            "test",
            "dev",
            "build",
            "check FILE",
            "generate N",
            "help",
        ] {
            assert!(HELP.contains(&format!("\n  {command} ")), "{command}");
        }
        assert!(HELP.lines().all(|line| line.chars().count() <= 100));
    }
}
