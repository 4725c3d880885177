//! Checks a content file with the product's own checker.

use std::ffi::OsStr;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;

/// Prints all that is wrong with `file`, and returns the checker's own exit code: 1 when there are errors.
///
/// # Errors
/// When the checker cannot be started.
pub fn check(project: &Project, file: &OsStr) -> Result<ExitCode> {
    let status = process::cargo()
        .args(["run", "--quiet", "--bin", "check", "--manifest-path"])
        .arg(project.root().join("Cargo.toml"))
        .arg("--")
        .arg(file)
        .status()
        .context("cannot start cargo")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}
