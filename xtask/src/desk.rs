//! Builds the editors' desk: a second program of its own, so that visitors' files are the same with and without it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{self, announce};
use crate::second::{Builder, fingerprint};

/// The folder of its files in the site.
pub const FOLDER: &str = "desk";

/// The script that starts it, as it stands in `public`.
const START: &str = "desk.js";

/// Whether a file of the site, by its path with forward slashes, belongs to the desk.
pub fn is_own(name: &str) -> bool {
    let folders = [FOLDER, "redaktion", "en/desk"];
    name == START
        || folders.iter().any(|folder| {
            name.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        })
}

/// Builds the desk into the site in `dist`: its program, the script that starts it, and its style sheet. Its pages are
/// rendered with the others.
///
/// # Errors
/// If a step fails.
pub fn build(builder: &Builder<'_>, dist: &Path, mut esbuild: Command) -> Result<()> {
    announce("Building the desk's program");
    let folder = dist.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let built = builder.build("desk")?;
    built.put_into(&folder, "desk")?;

    let start = fs::read(dist.join(START))?;
    fs::remove_file(dist.join(START))?;
    fs::write(
        folder.join(format!("start-{}.js", fingerprint(&[&start]))),
        &start,
    )?;

    let style = builder.project.state().join("desk.css");
    process::run(
        esbuild
            .args(["--bundle", "style/desk.css"])
            .arg(format!("--outfile={}", style.display()))
            .current_dir(builder.project.root()),
    )?;
    let name = fingerprint(&[&fs::read(&style)?]);
    fs::copy(&style, folder.join(format!("desk-{name}.css")))?;
    Ok(())
}

/// Leaves the desk out of the site in `dist`.
///
/// # Errors
/// If its script cannot be removed.
pub fn leave_out(dist: &Path) -> Result<()> {
    Ok(fs::remove_file(dist.join(START))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desks_files_are_known() {
        for name in [
            "desk/desk.css",
            "redaktion/index.html",
            "en/desk/index.html",
            "desk.js",
        ] {
            assert!(is_own(name), "{name}");
        }
        for name in [
            "index.html",
            "redaktion.html",
            "desktop/a.js",
            "en/index.html",
        ] {
            assert!(!is_own(name), "{name}");
        }
    }
}
