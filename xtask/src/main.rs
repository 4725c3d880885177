//! `cargo xtask …`: reads the command line and runs the command.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use lexopt::prelude::*;

use xtask::bench::{self, Options};
use xtask::project::Project;
use xtask::test::{Browser, Selection};
use xtask::{
    build, changes, check, dev, generate, load, parts, publish, release, serve, take, test,
};

const HELP: &str = "\
The project's own commands. Each installs what it needs and is missing: once per version, into
your cache folder, for all clones. Your own tools are used when they have the right version.

Usage: cargo xtask COMMAND [OPTIONS]

  serve                 Build the optimised site into dist/ and serve it on this machine, with the
                        headers that production needs. Prints the address. When nothing has changed
                        since the last build, it starts within seconds.
      --port N          The port, or the next free one after it (default: 8080)
      --no-build        Serve dist/ as it is
      --base ADDRESS    As for build: http://localhost:8080/ shows the feeds, too

  test                  Run all checks: format, lints, native tests, documentation, then the built
                        site in Chromium, and in Firefox and WebKitGTK what may depend on the
                        browser. Names what is missing, fonts among it, and how to get it, before
                        anything long has run; as root it installs that by apt. Ends with a table
                        of what took how long.
      --native          Only what needs no browser
      --browser NAME    Only the tests in chromium, firefox or webkit; may be repeated

  dev                   Build without optimising, serve, and do so again on every change; open pages
                        load themselves anew.
      --port N          As above

  build                 Build the optimised site into dist/, ready for any host, and print the size
                        of every file. Fails when the site is larger than its budget.
      --base ADDRESS    The address that the site will have, as https://example.org/map/: for feeds,
                        and lets other sites embed the map from its address alone (oEmbed). Without
                        it, the one that the content names
      --no-desk         Leave the editors' desk out

  release DIR           Build, and put the site into the folder that a web server serves, so that
                        nobody's page lacks a file at any moment. Run it where that folder is.
      --keep N          How many releases to keep, this one included (default: 5)
      --back            Put the release before the present one back instead
      --no-build        Release dist/ as it is
      --base ADDRESS    As for build

  publish DIR FILE      Put new content into the site that was released to DIR from this repository:
                        pages, feeds and calendars are rendered anew and released, in seconds.
      --keep N          As for release
      --base ADDRESS    As for build

  load                  Measure what a real nginx here serves of dist/ at most, for half a minute.

  check FILE            Print all that is wrong with a content file. Exits with 1 on errors.
      --language sv|en  Its language (default: the system's)
      --format NAME     concise (default), full (with the lines of the file, and what can be done),
                        json or github (annotations)
      --tips            With tips for plain language
      --fix             Make all fixes whose meaning is certain first
      --against VERSION Also what was changed since then and is not noted: a file, or a revision
                        of git

  changes [FILE]        Print what is new, changed, renamed and gone in a content file, in Swedish
                        and English (default: public/content.json).
      --against VERSION Since then: a file or a revision of git (default: HEAD)
      --write           Note it in the file: added, changed, a sentence on it, former_ids, removed
      --on DATE         The day of it (default: today)
      --rename OLD=NEW  Say that an entry has another id; with nothing after =, that it is gone

  format FILE           Write a content file in its canonical form.

  take QUERY --as KIND  Write what a state of the map shows, as visitors download it: QUERY is the
                        query string of its address, KIND is xlsx, csv, json, tsv, html or svg. Says
                        its other options when it is given none.

  generate N [FILE]     Make a content file with N initiatives, in all shapes that the format
                        allows, and write it to FILE or the standard output. The same every time.
      --seed S          Another one (default: 0). If four divides S it has as many areas, actors and
                        so on as a strategy well may have, else any number.

  bench                 Measure: the core's work with as many initiatives as the real content
                        has, and with 1,000 to 100,000, and the built site in Chromium beside
                        two peers that do the same job without Rust.
                        Prints tables and writes them to docs/performance.md. Takes many minutes,
                        in which the machine should do nothing else.
      --native          Only the core's work
      --browser         Only the site and its peers
      --sizes N,N       Only so many initiatives, and no change to docs/performance.md
      --quick           Once each, to see that it works, and no change to docs/performance.md

  help                  Print this text.
";

/// The command that was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Serve {
        port: u16,
        build: bool,
        base: Option<String>,
    },
    Test(Selection),
    Dev {
        port: u16,
    },
    Build {
        base: Option<String>,
        without_desk: bool,
    },
    Release {
        folder: PathBuf,
        keep: usize,
        build: bool,
        base: Option<String>,
    },
    Publish {
        folder: PathBuf,
        content: PathBuf,
        keep: usize,
        base: Option<String>,
    },
    Back {
        folder: PathBuf,
    },
    Load,
    Bench(Options),
    Check {
        file: OsString,
        /// The earlier version that it is compared with.
        against: Option<String>,
        /// What the checker gets beside the file.
        options: Vec<String>,
    },
    Take {
        /// What the program that makes the files gets.
        arguments: Vec<OsString>,
    },
    Changes {
        file: Option<OsString>,
        against: String,
        /// What the program gets beside the files.
        options: Vec<String>,
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
        Task::Serve { port, build, base } => {
            serve::serve(&project.with_base(base), port, build)?;
        }
        Task::Test(selection) => test::test(&project, &selection)?,
        Task::Dev { port } => dev::dev(&project, port)?,
        Task::Build { base, without_desk } => {
            let project = project.with_base(base).without_desk(without_desk);
            build::release(&project)?.check()?;
        }
        Task::Release {
            folder,
            keep,
            build,
            base,
        } => {
            let project = project.with_base(base);
            if build {
                build::release(&project)?.check()?;
            }
            release::release(&project.dist(), &folder, keep)?;
        }
        Task::Publish {
            folder,
            content,
            keep,
            base,
        } => publish::publish(&project.with_base(base), &folder, &content, keep)?,
        Task::Back { folder } => release::back(&folder)?,
        Task::Load => load::load(&project)?,
        Task::Bench(options) => bench::bench(&project, &options)?,
        Task::Check {
            file,
            against,
            options,
        } => return check::check(&project, &file, against.as_deref(), &options),
        Task::Changes {
            file,
            against,
            options,
        } => return changes::changes(&project, file.as_deref(), &against, &options),
        Task::Take { arguments } => return take::take(&project, &arguments),
        Task::Generate {
            seed,
            initiatives,
            file,
        } => generate::generate(seed, initiatives, file.as_deref())?,
        Task::Help => print!("{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Parses the arguments that follow `cargo xtask`.
fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    parse_words(arguments)
        .map_err(|error| anyhow!("{error}; cargo xtask help explains the commands"))
}

/// What the arguments of a command say.
#[derive(Default)]
struct Given {
    port: Option<u16>,
    /// The options without a value.
    switches: BTreeSet<String>,
    keep: Option<usize>,
    sizes: Option<Vec<usize>>,
    browsers: Vec<Browser>,
    file: Option<OsString>,
    content: Option<OsString>,
    options: Vec<String>,
    against: Option<String>,
    initiatives: Option<usize>,
    seed: u64,
    base: Option<String>,
}

fn parse_words(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(Value(command)) => command.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    if command == "take" {
        let arguments = parser.raw_args()?.collect();
        return Ok(Task::Take { arguments });
    }
    let mut given = Given::default();
    loop {
        // An option's name is borrowed from the parser, which then gives its value.
        match parser.next()? {
            None => return given.task(&command),
            Some(Short('h') | Long("help")) => return Ok(Task::Help),
            Some(Long(name)) => {
                let name = name.to_owned();
                given.option(&command, &name, &mut parser)?;
            }
            Some(Value(value)) => given.value(&command, value)?,
            Some(other @ Short(_)) => return Err(other.unexpected().into()),
        }
    }
}

impl Given {
    /// Takes an option of a command.
    fn option(&mut self, command: &str, name: &str, parser: &mut lexopt::Parser) -> Result<()> {
        match (command, name) {
            ("serve" | "release", "no-build")
            | ("release", "back")
            | ("build", "no-desk")
            | ("test" | "bench", "native")
            | ("bench", "browser" | "quick") => drop(self.switches.insert(name.to_owned())),
            ("serve" | "dev", "port") => self.port = Some(parser.value()?.parse()?),
            ("release" | "publish", "keep") => self.keep = Some(parser.value()?.parse()?),
            ("build" | "serve" | "release" | "publish", "base") => {
                self.base = Some(site_address(parser.value()?.string()?)?);
            }
            ("bench", "sizes") => self.sizes = Some(parser.value()?.parse_with(numbers)?),
            ("test", "browser") => {
                let name = parser.value()?.string()?;
                let browser = Browser::named(&name)
                    .with_context(|| format!("{name:?} is none of chromium, firefox, webkit"))?;
                self.browsers.push(browser);
            }
            ("check" | "changes", "against") => self.against = Some(parser.value()?.string()?),
            ("check", "language" | "format" | "tips" | "fix")
            | ("changes", "on" | "rename" | "write") => {
                self.options.push(program_option(name, parser)?);
            }
            ("generate", "seed") => self.seed = parser.value()?.parse()?,
            _ => bail!("invalid option '--{name}'"),
        }
        Ok(())
    }

    /// Takes a value that belongs to no option.
    fn value(&mut self, command: &str, value: OsString) -> Result<()> {
        match command {
            "generate" if self.initiatives.is_none() => self.initiatives = Some(value.parse()?),
            "check" | "changes" | "format" | "generate" | "release" | "publish"
                if self.file.is_none() =>
            {
                self.file = Some(value);
            }
            "publish" if self.content.is_none() => self.content = Some(value),
            "help" => {}
            _ => return Err(Value(value).unexpected().into()),
        }
        Ok(())
    }

    /// The task of a command.
    fn task(self, command: &str) -> Result<Task> {
        let keep = self.keep.unwrap_or(release::KEEP);
        let port = self.port.unwrap_or(serve::PORT);
        let is_on = |name: &str| self.switches.contains(name);
        let build = !is_on("no-build");
        let (native, browser) = (is_on("native"), is_on("browser"));
        let base = self.base;
        Ok(match command {
            "serve" => Task::Serve { port, build, base },
            "dev" => Task::Dev { port },
            "build" => Task::Build {
                base,
                without_desk: is_on("no-desk"),
            },
            "test" if !native && self.browsers.is_empty() => Task::Test(Selection {
                native: true,
                browsers: Browser::ALL.to_vec(),
            }),
            "test" => Task::Test(Selection {
                native,
                browsers: self.browsers,
            }),
            "release" | "publish" => {
                let folder = self.file.with_context(|| {
                    format!("{command} needs the folder that the web server serves")
                })?;
                let folder = PathBuf::from(folder);
                if command == "publish" {
                    let content = self.content.context("publish needs a content file")?;
                    let content = PathBuf::from(content);
                    return Ok(Task::Publish {
                        folder,
                        content,
                        keep,
                        base,
                    });
                }
                if is_on("back") {
                    Task::Back { folder }
                } else {
                    Task::Release {
                        folder,
                        keep,
                        build,
                        base,
                    }
                }
            }
            "load" => Task::Load,
            "bench" => Task::Bench(Options {
                native: native || !browser,
                browser: browser || !native,
                sizes: self.sizes,
                quick: is_on("quick"),
            }),
            "check" | "format" => Task::Check {
                file: self
                    .file
                    .with_context(|| format!("{command} needs the name of a content file"))?,
                against: self.against,
                options: if command == "format" {
                    vec!["--tidy".to_owned()]
                } else {
                    self.options
                },
            },
            "changes" => Task::Changes {
                file: self.file,
                against: self.against.unwrap_or_else(|| changes::LAST.to_owned()),
                options: self.options,
            },
            "generate" => Task::Generate {
                seed: self.seed,
                initiatives: self
                    .initiatives
                    .context("generate needs a number of initiatives")?,
                file: self.file,
            },
            "help" => Task::Help,
            other => bail!("there is no command {other:?}"),
        })
    }
}

/// Numbers separated by commas.
fn numbers(list: &str) -> Result<Vec<usize>, std::num::ParseIntError> {
    list.split(',').map(str::parse).collect()
}

/// An option of one of the product's programs, as that takes it.
fn program_option(name: &str, parser: &mut lexopt::Parser) -> Result<String> {
    Ok(if matches!(name, "tips" | "fix" | "write") {
        format!("--{name}")
    } else {
        format!("--{name}={}", parser.value()?.string()?)
    })
}

/// The address of a folder on the web, with a slash at its end.
fn site_address(mut address: String) -> Result<String> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let is_folder = host.is_some_and(|host| {
        !host.is_empty() && !host.starts_with('/') && !host.contains(['?', '#', ' ', '\\'])
    });
    if !is_folder {
        bail!(
            "--base {address:?} is not the address of a folder, such as https://example.org/map/"
        );
    }
    if !address.ends_with('/') {
        address.push('/');
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[allow(clippy::too_many_lines, reason = "one table")]
    #[test]
    fn commands_are_understood() {
        let serve = |port, build| Task::Serve {
            port,
            build,
            base: None,
        };
        for (line, expected) in [
            ("", Task::Help),
            ("--help", Task::Help),
            ("help serve", Task::Help),
            ("serve --help", Task::Help),
            ("serve", serve(8080, true)),
            ("serve --port 9 --no-build", serve(9, false)),
            ("serve --port=9", serve(9, true)),
            ("dev --port 9", Task::Dev { port: 9 }),
            (
                "build",
                Task::Build {
                    base: None,
                    without_desk: false,
                },
            ),
            (
                "build --no-desk",
                Task::Build {
                    base: None,
                    without_desk: true,
                },
            ),
            (
                "build --base https://example.org/map",
                Task::Build {
                    base: Some("https://example.org/map/".into()),
                    without_desk: false,
                },
            ),
            (
                "build --base=http://[::1]:8080/",
                Task::Build {
                    base: Some("http://[::1]:8080/".into()),
                    without_desk: false,
                },
            ),
            (
                "release /srv/map",
                Task::Release {
                    folder: "/srv/map".into(),
                    keep: release::KEEP,
                    build: true,
                    base: None,
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
            (
                "release --keep 2 --no-build /srv/map",
                Task::Release {
                    folder: "/srv/map".into(),
                    keep: 2,
                    build: false,
                    base: None,
                },
            ),
            (
                "release /srv/map --back",
                Task::Back {
                    folder: "/srv/map".into(),
                },
            ),
            ("load", Task::Load),
            (
                "check a.json",
                Task::Check {
                    file: "a.json".into(),
                    against: None,
                    options: Vec::new(),
                },
            ),
            (
                "check a.json --against main",
                Task::Check {
                    file: "a.json".into(),
                    against: Some("main".into()),
                    options: Vec::new(),
                },
            ),
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
                    options: ["--on=2026-09-02", "--write", "--rename=a=b"]
                        .map(str::to_owned)
                        .to_vec(),
                },
            ),
            (
                "check --language sv a.json --fix",
                Task::Check {
                    file: "a.json".into(),
                    against: None,
                    options: vec!["--language=sv".to_owned(), "--fix".to_owned()],
                },
            ),
            (
                "format a.json",
                Task::Check {
                    file: "a.json".into(),
                    against: None,
                    options: vec!["--tidy".to_owned()],
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

    #[test]
    fn every_command_is_explained() {
        for command in [
            "serve",
            "test",
            "dev",
            "build",
            "release DIR",
            "publish DIR FILE",
            "load",
            "bench",
            "check FILE",
            "changes [FILE]",
            "generate N",
            "help",
        ] {
            assert!(HELP.contains(&format!("\n  {command} ")), "{command}");
        }
        assert!(HELP.lines().all(|line| line.chars().count() <= 100));
    }
}
