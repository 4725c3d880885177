//! Compares a content file with an earlier version of it, by the product's own programs.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::process;
use crate::programs;
use crate::project::Project;

/// The version that a file is compared with if nothing is said.
pub const LAST: &str = "HEAD";

/// Says what is new, changed and gone in `file` since the version `against`, a file or a revision of git, and notes it if the
/// options say so. They are the program's own. Returns its exit code.
///
/// # Errors
/// If the earlier version cannot be had, or the program cannot be built or started.
pub fn changes(
    project: &Project,
    file: Option<&OsStr>,
    against: &str,
    options: &[String],
) -> Result<ExitCode> {
    let own = project.root().join("public").join("content.json");
    let file = file.map_or(own, PathBuf::from);
    let earlier = earlier(project, &file, against)?;
    let program = programs::build(project, "changes", "dev")?;
    let status = Command::new(program)
        .arg(&file)
        .arg("--against")
        .arg(earlier)
        .args(options)
        .status()
        .context("cannot start changes")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// The file with an earlier version of `file`: `against` itself if it is a file, else that revision of git.
///
/// # Errors
/// If git does not know the revision, or that has no such file.
pub fn earlier(project: &Project, file: &Path, against: &str) -> Result<PathBuf> {
    if Path::new(against).is_file() {
        return Ok(PathBuf::from(against));
    }
    let full = fs::canonicalize(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (folder, name) = full
        .parent()
        .zip(full.file_name())
        .context("the file is in no folder")?;
    let mut object = OsString::from(against);
    object.push(":./");
    object.push(name);
    let text = process::output(
        Command::new("git")
            .arg("-C")
            .arg(folder)
            .arg("show")
            .arg(object),
    )
    .with_context(|| {
        format!(
            "{against:?} is no file, and git has no version of {} by that name",
            file.display()
        )
    })?;
    fs::create_dir_all(project.state())?;
    let kept = project.state().join("earlier.json");
    fs::write(&kept, text)?;
    Ok(kept)
}
