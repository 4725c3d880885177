//! `cargo xtask …`: runs the command that the command line asks for.

mod command_line;

use std::env;
use std::process::ExitCode;

use anyhow::Result;

use command_line::{Task, parse};
use xtask::project::Project;
use xtask::{
    bench, build, changes, check, dev, generate, load, parts, publish, release, serve, take, test,
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

#[cfg(test)]
mod tests {
    use super::HELP;

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
