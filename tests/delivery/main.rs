//! The built site as it is delivered: by a real nginx with the configuration in `deploy/nginx`, and across releases; and its tables as
//! LibreOffice reads them.
//!
//! `cargo xtask test` runs this after it has built the site. Run directly, it needs the site's folder in the environment
//! variable `DELIVERY_DIST`; without that all tests are ignored.

mod files;
mod headers;
mod office;
mod releases;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::nginx::Setup;

/// The result of a test, or of a step of one.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A test of the site in a folder.
type Test = (&'static str, fn(&Path) -> Outcome);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let dist = env::var_os("DELIVERY_DIST").map(PathBuf::from);
    if dist.is_none() {
        eprintln!(
            "No tests of delivery without DELIVERY_DIST: `cargo xtask test` sets it, and everything else that they need."
        );
    }
    let trials = [files::TESTS, headers::TESTS, office::TESTS, releases::TESTS]
        .concat()
        .into_iter()
        .map(|(name, test)| {
            let given = dist.clone();
            let run = move || {
                let dist = given.ok_or("DELIVERY_DIST names no folder")?;
                // Servers resolve relative paths against other folders.
                let dist = fs::canonicalize(dist)?;
                test(&dist).map_err(Failed::from)
            };
            Trial::test(name, run).with_ignored_flag(dist.is_none())
        })
        .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// An empty folder for the test `name`.
fn folder(name: &str) -> Outcome<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("delivery")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The configuration that the project ships.
fn configuration() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx")
}

/// nginx with that configuration, for the site in `root`, in the test `name`.
fn setup(root: &Path, name: &str) -> Outcome<Setup> {
    Ok(Setup::new(root, configuration(), folder(name)?))
}
