//! Checks a content file with the product's own checker.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::changes;
use crate::programs;
use crate::project::Project;

/// Prints everything that is wrong with `file`, and returns the checker's exit code: 1 if there are errors. With the version
/// `against`, a file or a revision of git, also what was changed since and is not noted. The options are the checker's own.
///
/// # Errors
/// If the checker cannot be built or started, or there is no such version.
pub fn check(
    project: &Project,
    file: &OsStr,
    against: Option<&str>,
    options: &[String],
) -> Result<ExitCode> {
    let earlier = against.map(|against| changes::earlier(project, Path::new(file), against));
    let earlier = earlier.transpose()?;
    let checker = programs::build(project, "check", "dev")?;
    let mut command = Command::new(checker);
    if let Some(earlier) = earlier {
        command.arg("--against").arg(earlier);
    }
    let status = command
        .arg(file)
        .args(options)
        .status()
        .context("cannot start the checker")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}
