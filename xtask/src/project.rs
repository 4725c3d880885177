//! Paths in the repository.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository, with the paths that the commands use.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    base: Option<String>,
    is_without_desk: bool,
}

impl Project {
    /// The repository that this program was started from.
    ///
    /// Cargo sets the package's folder when it runs a program. The folder at compile time is only a fallback, because
    /// clones that share a target folder share the program.
    pub fn here() -> Self {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .filter(|folder| folder.ends_with("xtask"))
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = package.parent().unwrap_or(&package).to_path_buf();
        Self::at(root)
    }

    /// A repository in another folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            base: None,
            is_without_desk: false,
        }
    }

    /// The same repository, with a site that will be served at `base`.
    #[must_use]
    pub fn with_base(self, base: Option<String>) -> Self {
        Self { base, ..self }
    }

    /// The same repository, with a site without the editors' desk.
    #[must_use]
    pub fn without_desk(self, is_without_desk: bool) -> Self {
        Self {
            is_without_desk,
            ..self
        }
    }

    /// Whether its site has the editors' desk.
    pub const fn has_desk(&self) -> bool {
        !self.is_without_desk
    }

    /// The address of the site with a slash at its end, if it is known.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The optimised site, ready to be published.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Example pages that embed the site.
    pub fn hosts(&self) -> PathBuf {
        self.root.join("demo")
    }

    /// What the commands keep between runs. `index.html` refers to the style sheet in it, so it is always in the
    /// repository's own target folder, even if cargo uses another.
    pub fn state(&self) -> PathBuf {
        self.root.join("target").join("site")
    }

    /// The site of `cargo xtask dev`, separate from `dist/`.
    pub fn dev_dist(&self) -> PathBuf {
        self.state().join("dev")
    }

    /// The bundled style sheet of what is fetched later. That of the page, to which `index.html` refers, is beside it.
    pub fn views_style(&self) -> PathBuf {
        self.state().join("views.css")
    }
}

/// All files in `folder` and its subfolders, sorted by path.
///
/// # Errors
/// If a folder cannot be read.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
