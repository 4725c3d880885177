//! Says what is new, changed, renamed and gone since an earlier version of a content file, and notes it in the file.
//!
//! The exit code is 0, or 1 if somebody has to say whether an entry was renamed, or 2 if the command line is wrong or a file
//! cannot be read or written.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use life_science_map::content::{Date, Language};
use life_science_map::document::{Decoded, Document, apply, decode};
use life_science_map::news::{Answer, Comparison, Rename, Renaming, told, updated};

const USAGE: &str = "\
Usage: changes FILE --against EARLIER [--on YYYY-MM-DD] [--write] [--rename OLD=NEW]…

Says what is new, changed, renamed and gone in a content file since an earlier version of it, in Swedish and in English.
--write   notes it in the file: days, a sentence on each change, former ids, and what was removed
--on      the day of it (default: today)
--rename  the entry with the id OLD is now the one with the id NEW; with nothing after =, it is gone.
          Without it, a terminal is asked.
Ends with 0; with 1 when somebody has to say whether an entry was renamed; and with 2 when it cannot read or write the file.";

struct Options {
    file: String,
    against: String,
    day: Date,
    is_writing: bool,
    said: BTreeMap<String, Answer>,
}

fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(options) {
        Ok(is_settled) => ExitCode::from(u8::from(!is_settled)),
        Err(error) => {
            eprintln!("changes: {error}");
            ExitCode::from(2)
        }
    }
}

/// Parses the command line. `None` if it is invalid.
fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let (mut file, mut against) = (None, None);
    let mut day = today();
    let mut is_writing = false;
    let mut said = BTreeMap::new();
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (&*argument, None),
        };
        match name {
            "--write" if value.is_none() => is_writing = true,
            "--against" => against = Some(value.or_else(|| arguments.next())?),
            "--on" => {
                let date = Date::parse(&value.or_else(|| arguments.next())?);
                day = date.filter(|date| matches!(date, Date::Day(..)))?;
            }
            "--rename" => {
                let pair = value.or_else(|| arguments.next())?;
                let (old, new) = pair.split_once('=')?;
                let answer = match new {
                    "" => Answer::IsGone,
                    new => Answer::Is(new.to_owned()),
                };
                said.insert(old.to_owned(), answer);
            }
            option if option.starts_with('-') => return None,
            _ if file.is_none() => file = Some(argument),
            _ => return None,
        }
    }
    Some(Options {
        file: file?,
        against: against?,
        day,
        is_writing,
        said,
    })
}

/// The day that it is, in UTC.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    // From the days since 1 March of the year 0, in which leap days come last:
    // <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let text = format!("{year:04}-{month:02}-{day:02}");
    Date::parse(&text).unwrap_or(Date::Year(1970))
}

/// Reads a content file as text.
fn read(file: &str) -> Result<Decoded, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    decode(&bytes).map_err(|_| format!("{file} is no content file (see `cargo xtask check`)"))
}

/// Whether everything is settled.
fn run(mut options: Options) -> Result<bool, String> {
    let earlier = Document::parse(read(&options.against)?.text);
    let decoded = read(&options.file)?;
    let later = Document::parse(decoded.text.clone());
    for document in [(&earlier, &options.against), (&later, &options.file)] {
        if !document.0.flaws().is_empty() {
            return Err(format!(
                "{} is no JSON (see `cargo xtask check`)",
                document.1
            ));
        }
    }
    let compare = |said: &BTreeMap<String, Answer>| {
        let comparison = Comparison::new(&earlier, &later, Renaming::Said(said));
        comparison
            .ok_or_else(|| "one of the files is no content (see `cargo xtask check`)".to_owned())
    };
    let mut comparison = compare(&options.said)?;
    if options.is_writing && std::io::stdin().is_terminal() {
        for rename in comparison.news().open.clone() {
            if let Some(answer) = asked(&rename) {
                options.said.insert(rename.old, answer);
            }
        }
        comparison = compare(&options.said)?;
    }
    for language in Language::ALL {
        print(&told(&comparison, language).join("\n"));
        print("");
    }
    if options.is_writing {
        write(&options, &decoded, &comparison)?;
    }
    let open = &comparison.news().open;
    for rename in open {
        let Rename { old, new, .. } = rename;
        print(&format!(
            "Nothing is noted of {old} and {new} until it is said what they are: --rename {old}={new}, or --rename {old}= if {old} is gone."
        ));
    }
    Ok(open.is_empty())
}

/// Notes the changes in the file.
fn write(options: &Options, decoded: &Decoded, comparison: &Comparison<'_>) -> Result<(), String> {
    let mut edits = comparison.edits(options.day, &BTreeMap::new());
    if edits.is_empty() {
        print("Everything is noted.");
        return Ok(());
    }
    edits.extend(updated(comparison.after(), options.day));
    let (text, _) = apply(comparison.after().text(), &edits).ok_or("the notes overlap")?;
    let file = &options.file;
    std::fs::write(file, decoded.encode(&text)).map_err(|error| format!("{file}: {error}"))?;
    print(&format!("{file}: noted on {}.", options.day));
    Ok(())
}

/// Asks whether an entry was renamed. `None` if nobody answers.
fn asked(rename: &Rename) -> Option<Answer> {
    let Rename { old, new, .. } = rename;
    let mut out = std::io::stderr();
    write!(out, "Is {new} the entry that was {old}? [y/n] ").ok()?;
    out.flush().ok()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).ok()?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "j" | "ja" => Some(Answer::Is(new.clone())),
        "n" | "no" | "nej" => Some(Answer::IsGone),
        _ => None,
    }
}

/// Prints lines. A reader that stops early (`| head`) is not an error.
fn print(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}
