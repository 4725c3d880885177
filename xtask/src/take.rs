//! Builds the program that makes the files which visitors take with them. The page fetches it when somebody asks for one.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use crate::process::announce;
use crate::programs;
use crate::project::Project;
use crate::second::Builder;

/// The folder of its files in the site.
pub const FOLDER: &str = "take";

/// The script that starts it and gives the files to the browser, as it stands in `public`.
pub const SCRIPT: &str = "save.js";

/// The script of the worker that the other one starts.
const WORKER: &str = "save-worker.js";

/// What stands in the script for the name of the program.
const PLACEHOLDER: &str = "take:program";

/// Whether a file of the site, by its path with forward slashes, belongs to it.
pub fn is_own(name: &str) -> bool {
    [SCRIPT, WORKER].contains(&name)
        || name
            .strip_prefix(FOLDER)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// Builds the program into the site in `dist`, and writes its name into the script.
///
/// # Errors
/// If a step fails.
pub fn build(builder: &Builder<'_>, dist: &Path) -> Result<()> {
    announce("Building the program for downloads");
    let folder = dist.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let name = builder.build("take")?.put_into(&folder, "take")?;
    let script = dist.join(SCRIPT);
    let text = fs::read_to_string(&script).with_context(|| script.display().to_string())?;
    ensure!(
        text.matches(PLACEHOLDER).count() == 1,
        "{SCRIPT} has no place for the name of its program"
    );
    let text = text.replace(PLACEHOLDER, &format!("{FOLDER}/{name}"));
    Ok(fs::write(&script, text)?)
}

/// Makes a file natively, with the same program, and returns its exit code.
///
/// # Errors
/// If the program cannot be built or started.
pub fn take(project: &Project, arguments: &[OsString]) -> Result<ExitCode> {
    let program = programs::build(project, "take", "dev")?;
    let status = Command::new(program)
        .args(arguments)
        .status()
        .context("cannot start the program")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}
