//! Builds what is measured, as it would be published: the site, prerendered with a content of any size, and its peers with
//! the same content. All are compressed, in their own folders under `target/bench`; nothing of the peers gets into `dist/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::oracle::Oracle;
use crate::process::{self, announce};
use crate::project::{Project, files_in};
use crate::{build, compress, fingerprint, generate, tools};

/// From this number of initiatives on, compiling an optimised prerenderer pays off.
const MUCH: usize = 1_000;

/// A page that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The site.
    Ours,
    /// The peer as it would usually be written.
    Peer,
    /// The peer that is written for speed alone.
    Lean,
}

impl Page {
    /// All pages, in the order of the columns.
    pub const ALL: [Self; 3] = [Self::Ours, Self::Peer, Self::Lean];

    /// Its name in the tables, and that of a peer's folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Peer => "peer",
            Self::Lean => "lean",
        }
    }
}

/// All pages with a content of one size, and their oracle.
pub struct Sites {
    /// The number of initiatives.
    pub size: usize,
    /// Their folders, in the order of [`Page::ALL`].
    pub folders: [PathBuf; Page::ALL.len()],
    /// What all must display.
    pub oracle: Oracle,
}

/// Builds the site and its peers for each size.
///
/// # Errors
/// If a step fails.
pub fn prepare(project: &Project, sizes: &[usize]) -> Result<Vec<Sites>> {
    build::release(project)?;
    let root = project.root().join("target").join("bench");
    fs::create_dir_all(&root)?;
    let peers = build_peers(project, &root)?;
    sizes
        .iter()
        .map(|&size| {
            let content = content(project, size)?;
            let ours = ours(project, &root, size, &content)?;
            let [peer, lean] =
                [Page::Peer, Page::Lean].map(|page| peer(&root, size, page, &peers, &ours));
            let value: Value = serde_json::from_str(&content)?;
            Ok(Sites {
                size,
                folders: [ours, peer?, lean?],
                oracle: Oracle::new(&value),
            })
        })
        .collect()
}

/// The real content.
fn real(project: &Project) -> Result<String> {
    let file = project.root().join("public").join("content.json");
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The number of initiatives in the real content.
///
/// # Errors
/// If it cannot be read.
pub fn real_size(project: &Project) -> Result<usize> {
    let content: Value = serde_json::from_str(&real(project)?)?;
    Ok(content["initiatives"].as_array().map_or(0, Vec::len))
}

/// The content of a size: the real one if it has that size, otherwise a generated one.
fn content(project: &Project, size: usize) -> Result<String> {
    if size == real_size(project)? {
        real(project)
    } else {
        Ok(generate::generated(0, size))
    }
}

/// The site with this content, as `cargo xtask build` would build it with this `public/content.json`.
fn ours(project: &Project, root: &Path, size: usize, content: &str) -> Result<PathBuf> {
    let dist = project.dist();
    let folder = root.join(format!("ours-{size}"));
    let record = root.join(format!("ours-{size}.built"));
    let inputs = fingerprint::of_files(&dist, [dist.clone()], &[content])?;
    if folder.is_dir() && fs::read_to_string(&record).is_ok_and(|recorded| recorded == inputs) {
        return Ok(folder);
    }
    announce(&format!("Prerendering the site with {size} initiatives"));
    empty(&folder)?;
    for file in files_in(&dist)? {
        let is_made_here = file.extension().is_some_and(|ending| {
            ["br", "gz", "html", "json"]
                .iter()
                .any(|own| ending == *own)
        });
        if !is_made_here {
            copy(&file, &folder.join(file.strip_prefix(&dist)?))?;
        }
    }
    fs::copy(build::shell(project), folder.join("index.html"))?;
    let file = folder.join("content.json");
    fs::write(&file, content)?;
    fs::write(
        file.with_extension("json.gz"),
        compress::gzip(&fs::read(&file)?)?,
    )?;
    build::pages(project, &folder, if size > MUCH { "bench" } else { "dev" })?;
    // Nothing here requests the further pages of the list, and there may be a thousand.
    for file in files_in(&folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("list-") {
            fs::remove_file(file)?;
        }
    }
    compress::compress(&folder)?;
    fs::write(record, inputs)?;
    Ok(folder)
}

/// A peer, from the folder in which it was built, with the same content as the site in `ours`.
fn peer(root: &Path, size: usize, page: Page, built: &Path, ours: &Path) -> Result<PathBuf> {
    let folder = root.join(format!("{}-{size}", page.name()));
    let built = built.join(page.name()).join("dist");
    empty(&folder)?;
    for file in files_in(&built)? {
        copy(&file, &folder.join(file.strip_prefix(&built)?))?;
    }
    compress::compress(&folder)?;
    let name = compress::REPLACED_ALONE;
    fs::copy(ours.join(name), folder.join(name))
        .with_context(|| format!("{} has no {name}", ours.display()))?;
    Ok(folder)
}

/// Builds the peers for production, with their packages from npm. Returns a folder with a `dist` in each peer's folder.
fn build_peers(project: &Project, root: &Path) -> Result<PathBuf> {
    let modules = tools::peer_modules()?;
    let node = tools::find_program(&["node"]).context(tools::NPM_REMEDY)?;
    let source = project.root().join("bench");
    let work = root.join("peers");
    empty(&work)?;
    for file in files_in(&source)? {
        let name = file.strip_prefix(&source)?;
        // Who has built the peers by hand has these in the folder, too.
        if !name
            .iter()
            .any(|part| part == "node_modules" || part == "dist")
        {
            copy(&file, &work.join(name))?;
        }
    }
    link(&modules, &work.join("node_modules"))?;
    for page in [Page::Peer, Page::Lean] {
        announce(&format!("Building the peer in bench/{}", page.name()));
        process::output(
            Command::new(&node)
                .arg(modules.join("vite").join("bin").join("vite.js"))
                .args(["build", "--config", "vite.config.js", page.name()])
                .current_dir(&work),
        )?;
    }
    Ok(work)
}

#[cfg(unix)]
fn link(folder: &Path, name: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(folder, name)?)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    anyhow::bail!(
        "the browser's benchmark needs Linux or macOS: it speaks with Chromium over a pipe"
    )
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

fn copy(file: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(file, to).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_in_the_order_of_their_places() {
        for (place, page) in Page::ALL.into_iter().enumerate() {
            assert_eq!(page as usize, place);
        }
    }
}
