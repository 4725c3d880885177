//! Checks a content file: says what is wrong, where, and how to fix it.
//!
//! The exit code is 0 without errors, 1 with errors, and 2 if the command line is wrong or the file cannot be read.

use std::io::Write;
use std::process::ExitCode;

use life_science_map::check::{cannot_read, check};
use life_science_map::content::{Language, Severity};

const USAGE: &str = "\
Usage: check FILE [--language sv|en]

Checks a content file for the map and prints what is wrong with it, where, and what to do.
The language is English unless it is given, or the system's is Swedish (on Linux: LC_ALL, LC_MESSAGES, LANG).
Ends with 0 when there is no error, with 1 when there is one, and with 2 when it cannot read the file.";

/// What to do, from the command line.
enum Command {
    Help,
    Check { file: String, language: Language },
}

fn main() -> ExitCode {
    match command(std::env::args().skip(1)) {
        Some(Command::Check { file, language }) => run(&file, language),
        Some(Command::Help) => {
            print(USAGE);
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Parses the command line. `None` if it is invalid.
fn command(mut arguments: impl Iterator<Item = String>) -> Option<Command> {
    let mut file = None;
    let mut language = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Some(Command::Help),
            "--language" => language = Some(Language::from_tag(&arguments.next()?)?),
            option if option.starts_with("--language=") => {
                language = Some(Language::from_tag(option.split_once('=')?.1)?);
            }
            option if option.starts_with('-') => return None,
            _ if file.is_none() => file = Some(argument),
            _ => return None,
        }
    }
    Some(Command::Check {
        file: file?,
        language: language.unwrap_or_else(system_language),
    })
}

/// The language of the first locale variable that is set, in the order of precedence that POSIX gives them, or else of the
/// system: Windows and macOS set none.
fn system_language() -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    let set = set.or_else(sys_locale::get_locale).unwrap_or_default();
    let tag = set.split(['_', '-', '.']).next().unwrap_or_default();
    Language::from_tag(tag).unwrap_or(Language::English)
}

fn run(file: &str, language: Language) -> ExitCode {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}", cannot_read(file, &error.to_string(), language));
            return ExitCode::from(2);
        }
    };
    let report = check(&bytes);
    print(&report.to_text(file, language));
    ExitCode::from(u8::from(report.count(Severity::Error) > 0))
}

/// Prints lines. A reader that stops early (`| head`) is not an error.
fn print(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}
