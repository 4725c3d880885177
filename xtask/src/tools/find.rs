//! Finding programs on `PATH`, and the versions that they report.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::version::{Wanted, printed_version};
use crate::process;

/// The first of `names` that is a program on `PATH`.
///
/// ```
/// assert!(xtask::tools::find_program(&["no-such-program", "cargo"]).is_some());
/// ```
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .find_map(|name| folders.iter().find_map(|folder| program_in(folder, name)))
}

/// The program `name` in `folder`. On Windows programs have an extension, also those of npm.
pub(super) fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// The user's own program `name`, if its version is acceptable.
pub(super) fn own_program(name: &str, wanted: &Wanted) -> Option<PathBuf> {
    let program = find_program(&[name])?;
    is_version(&program, wanted).then_some(program)
}

/// Whether `program` runs here and reports an acceptable version.
pub(super) fn is_version(program: &Path, wanted: &Wanted) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_ok_and(|text| printed_version(&text).is_some_and(|version| wanted.accepts(version)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_in_the_order_of_their_names() {
        assert_eq!(find_program(&["no-such-program-at-all"]), None);
        let cargo = find_program(&["no-such-program-at-all", "cargo"]).unwrap();
        assert!(cargo.is_file());
    }
}
