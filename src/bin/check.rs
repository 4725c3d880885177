//! Checks a content file: says what is wrong, where, and how to fix it.
//!
//! The exit code is 0 without errors, 1 with errors, and 2 if the command line is wrong or the file cannot be read or written.

use std::io::Write;
use std::process::ExitCode;

use life_science_map::check::{
    Diagnostic, Format, Report, cannot_read, check, fixed, said_fixed, tidied,
};
use life_science_map::content::{Language, Severity};
use life_science_map::document::{Document, decode};
use life_science_map::news::missing_notes;

const USAGE: &str = "\
Usage: check FILE [--language sv|en] [--format concise|full|json|github] [--tips] [--fix] [--tidy] [--against EARLIER]

Checks a content file for the map and prints what is wrong with it, where, and what to do.
The language is English unless it is given, or the system's is Swedish (on Linux: LC_ALL, LC_MESSAGES, LANG).
--format  one line each (concise), with the lines of the file and the fixes (full), or for programs
--tips    with tips for plain language
--fix     makes the fixes whose meaning is certain, in the file, before it is checked
--tidy    writes the file in canonical form, before it is checked
--against also names the initiatives that say something else than in an earlier version of the file, without saying so
Ends with 0 when there is no error, with 1 when there is one, and with 2 when it cannot read or write the file.";

/// What to do, from the command line.
enum Command {
    Help,
    Check(Options),
}

struct Options {
    file: String,
    language: Language,
    format: Format,
    with_tips: bool,
    is_fixing: bool,
    is_tidying: bool,
    /// The earlier version that the file is compared with.
    against: Option<String>,
}

fn main() -> ExitCode {
    match command(std::env::args().skip(1)) {
        Some(Command::Check(options)) => run(&options),
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
    let mut format = Format::Concise;
    let mut with_tips = false;
    let mut is_fixing = false;
    let mut is_tidying = false;
    let mut against = None;
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (&*argument, None),
        };
        match (name, &value) {
            ("--help" | "-h", None) => return Some(Command::Help),
            ("--language", _) => {
                language = Some(Language::from_tag(&value.or_else(|| arguments.next())?)?);
            }
            ("--format", _) => format = Format::from_id(&value.or_else(|| arguments.next())?)?,
            ("--against", _) => against = Some(value.or_else(|| arguments.next())?),
            ("--tips", None) => with_tips = true,
            ("--fix", None) => is_fixing = true,
            ("--tidy", None) => is_tidying = true,
            (option, _) if option.starts_with('-') => return None,
            _ if file.is_none() => file = Some(argument),
            _ => return None,
        }
    }
    Some(Command::Check(Options {
        file: file?,
        language: language.unwrap_or_else(system_language),
        format,
        with_tips,
        is_fixing,
        is_tidying,
        against,
    }))
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

fn run(options: &Options) -> ExitCode {
    let Options { file, language, .. } = options;
    let failed = |error: &std::io::Error| {
        eprintln!("{}", cannot_read(file, &error.to_string(), *language));
        ExitCode::from(2)
    };
    let mut bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return failed(&error),
    };
    let before = bytes.clone();
    if options.is_fixing {
        let (mended, count) = fixed(&bytes).unwrap_or_else(|| (bytes.clone(), 0));
        bytes = mended;
        eprintln!("{}", said_fixed(count, *language));
    }
    if options.is_tidying {
        bytes = tidied(&bytes).unwrap_or(bytes);
    }
    if bytes != before
        && let Err(error) = std::fs::write(file, &bytes)
    {
        return failed(&error);
    }
    let mut report = check(&bytes);
    if let Some(against) = &options.against {
        let earlier = match std::fs::read(against) {
            Ok(earlier) => earlier,
            Err(error) => return failed(&error),
        };
        compare(&mut report, &earlier);
    }
    print(&report.render(file, *language, options.format, options.with_tips));
    ExitCode::from(u8::from(report.count(Severity::Error) > 0))
}

/// Adds to a report what the file says otherwise than an earlier version, without saying so.
fn compare(report: &mut Report, earlier: &[u8]) {
    let earlier = decode(earlier).map(|own| Document::parse(own.text));
    if let (Ok(earlier), Some(document)) = (earlier, &report.document) {
        report.diagnostics.extend(missing_notes(&earlier, document));
        report.diagnostics.sort_by_key(Diagnostic::position);
    }
}

/// Prints lines. A reader that stops early (`| head`) is not an error.
fn print(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}
