//! Detects whether anything has changed since the site was built.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project::{Project, files_in};

/// The files and folders that the site is built from. Missing ones count, too.
const INPUTS: [&str; 11] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "xtask/npm",
    "xtask/src",
];

/// The paths of the inputs in `project`.
pub fn inputs(project: &Project) -> impl Iterator<Item = PathBuf> {
    INPUTS.iter().map(|input| project.root().join(input))
}

/// A digest of the paths and contents of all files in `roots`, and of `words`. It does not depend on where the repository
/// is.
///
/// # Errors
/// If a file cannot be read.
pub fn of_files(
    base: &Path,
    roots: impl IntoIterator<Item = PathBuf>,
    words: &[&str],
) -> Result<String> {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        // Hash the length too, so that adjacent values cannot run together.
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    };
    for word in words {
        add(word.as_bytes());
    }
    for root in roots {
        let files = if root.is_dir() {
            files_in(&root)?
        } else if root.is_file() {
            vec![root]
        } else {
            Vec::new()
        };
        for file in files {
            let name = file.strip_prefix(base).unwrap_or(&file);
            add(name.to_string_lossy().as_bytes());
            add(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        }
    }
    Ok(format!("{:x}", digest.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    fn project(name: &str) -> Project {
        let root = temporary_folder(name);
        fs::create_dir_all(root.join("src/view")).unwrap();
        fs::write(root.join("Cargo.toml"), "[package]").unwrap();
        fs::write(root.join("src/view/map.rs"), "//! The map").unwrap();
        Project::at(root)
    }

    fn digest(project: &Project) -> String {
        of_files(project.root(), inputs(project), &["rustc 1"]).unwrap()
    }

    #[test]
    fn the_same_files_give_the_same_digest_anywhere() {
        let (one, other) = (project("same-one"), project("same-other"));
        assert_eq!(digest(&one), digest(&other));
        fs::write(one.root().join("README.md"), "not an input").unwrap();
        assert_eq!(digest(&one), digest(&other));
    }

    #[test]
    fn any_change_of_an_input_changes_it() {
        let project = project("changes");
        let root = project.root();
        let mut seen = vec![digest(&project)];
        let mut changed = |what: &str| {
            let now = digest(&project);
            assert!(!seen.contains(&now), "{what}");
            seen.push(now);
        };
        fs::write(root.join("src/view/map.rs"), "//! The Map").unwrap();
        changed("content");
        fs::rename(root.join("src/view/map.rs"), root.join("src/view/mop.rs")).unwrap();
        changed("name");
        fs::write(root.join("Trunk.toml"), "").unwrap();
        changed("a new, empty file");
        fs::remove_file(root.join("Cargo.toml")).unwrap();
        changed("a file that has gone");
        let other_compiler = of_files(root, inputs(&project), &["rustc 2"]).unwrap();
        assert_ne!(other_compiler, digest(&project));
    }
}
