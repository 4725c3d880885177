//! Checks a content file with the product's own checker.

use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::programs;
use crate::project::Project;

/// Prints everything that is wrong with `file`, and returns the checker's exit code: 1 if there are errors. The options are the
/// checker's own.
///
/// # Errors
/// If the checker cannot be built or started.
pub fn check(project: &Project, file: &OsStr, options: &[String]) -> Result<ExitCode> {
    let checker = programs::build(project, "check", "dev")?;
    let status = Command::new(checker)
        .arg(file)
        .args(options)
        .status()
        .context("cannot start the checker")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}
