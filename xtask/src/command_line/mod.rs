//! The command line: which task the arguments ask for.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use lexopt::prelude::*;

use xtask::bench::Options;
use xtask::test::{Browser, Selection};
use xtask::{changes, release, serve};

/// The command that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
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

/// Parses the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
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
        Ok(match command {
            "serve" => Task::Serve {
                port: self.port(),
                build: self.builds(),
                base: self.base,
            },
            "dev" => Task::Dev { port: self.port() },
            "build" => Task::Build {
                without_desk: self.is_on("no-desk"),
                base: self.base,
            },
            "test" => Task::Test(self.selection()),
            "release" => self.release()?,
            "publish" => self.publish()?,
            "load" => Task::Load,
            "bench" => Task::Bench(self.measurements()),
            "check" | "format" => self.check(command)?,
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

    fn is_on(&self, switch: &str) -> bool {
        self.switches.contains(switch)
    }

    fn port(&self) -> u16 {
        self.port.unwrap_or(serve::PORT)
    }

    /// Whether the site is built before it is served or released.
    fn builds(&self) -> bool {
        !self.is_on("no-build")
    }

    fn keep(&self) -> usize {
        self.keep.unwrap_or(release::KEEP)
    }

    /// The tests that were asked for: all, unless some are named.
    fn selection(self) -> Selection {
        let native = self.is_on("native");
        if !native && self.browsers.is_empty() {
            return Selection {
                native: true,
                browsers: Browser::ALL.to_vec(),
            };
        }
        Selection {
            native,
            browsers: self.browsers,
        }
    }

    /// What to measure: both halves, unless one of them alone is named.
    fn measurements(self) -> Options {
        let (native, browser) = (self.is_on("native"), self.is_on("browser"));
        Options {
            native: native || !browser,
            browser: browser || !native,
            quick: self.is_on("quick"),
            sizes: self.sizes,
        }
    }

    fn release(self) -> Result<Task> {
        let folder = self.served_folder("release")?;
        if self.is_on("back") {
            return Ok(Task::Back { folder });
        }
        Ok(Task::Release {
            folder,
            keep: self.keep(),
            build: self.builds(),
            base: self.base,
        })
    }

    fn publish(self) -> Result<Task> {
        let folder = self.served_folder("publish")?;
        let keep = self.keep();
        let content = self.content.context("publish needs a content file")?;
        Ok(Task::Publish {
            folder,
            content: PathBuf::from(content),
            keep,
            base: self.base,
        })
    }

    /// The folder that a command puts the site into.
    fn served_folder(&self, command: &str) -> Result<PathBuf> {
        let folder = self
            .file
            .as_ref()
            .with_context(|| format!("{command} needs the folder that the web server serves"))?;
        Ok(PathBuf::from(folder))
    }

    /// Checking a file, or only putting it into its canonical form.
    fn check(self, command: &str) -> Result<Task> {
        let file = self
            .file
            .with_context(|| format!("{command} needs the name of a content file"))?;
        let options = if command == "format" {
            vec!["--tidy".to_owned()]
        } else {
            self.options
        };
        Ok(Task::Check {
            file,
            against: self.against,
            options,
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
mod tests;
