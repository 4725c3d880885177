//! Publishes new content in a released site: renders its pages, feeds and calendars anew, and releases it. Takes seconds and
//! no compiler for WebAssembly, since the program stays as it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::compress;
use crate::project::{Project, files_in};
use crate::release;
use crate::server::is_hashed;

/// The endings and the names of what is rendered from the content.
const RENDERED: [&str; 6] = [".html", ".svg", ".atom", ".ics", "feed.json", "oembed.json"];

/// Whether a file's name stands for its bytes, and it is not rendered from the content: it stays, and so do its compressed forms.
fn is_lasting(name: &str) -> bool {
    is_hashed(name) && !RENDERED.iter().any(|end| name.ends_with(end))
}

/// Renders the site that `served` has with the content in the file `content`, and releases it there, keeping `keep` releases.
///
/// # Errors
/// If the site was built from another program than that of this repository, the content cannot be shown, or a file cannot be
/// read or written. What is served is then as it was.
pub fn publish(project: &Project, served: &Path, content: &Path, keep: usize) -> Result<()> {
    let present = release::present(served)?;
    build::expect_same_program(project)?;
    let shell = fs::read_to_string(build::shell(project))
        .context("no site was built in this repository: run cargo xtask release DIR first")?;
    let missing = hashed_names(&shell).find(|name| !present.join(name).is_file());
    if let Some(name) = missing {
        bail!(
            "the site in {} is of another build than the last one here, since it has no {name}: run cargo xtask release DIR",
            served.display()
        );
    }
    let stage = project.state().join("publish");
    let public = project.root().join("public");
    let bytes = fs::read(content).with_context(|| format!("cannot read {}", content.display()))?;
    let shell_file = lay_out(&present, &public, &stage, &shell, &bytes)?;
    build::pages(project, &stage, "dev")?;
    fs::remove_file(shell_file)?;
    compress::compress_where(&stage, |name| !is_lasting(name))?;
    release::release(&stage, served, keep)
}

/// Lays out, in the folder `stage`, what pages are rendered from: the files of a release apart from those that are rendered
/// anew or compressed anew, the shell, and the content. Returns the path of the shell.
fn lay_out(
    present: &Path,
    public: &Path,
    stage: &Path,
    shell: &str,
    content: &[u8],
) -> Result<PathBuf> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    fs::create_dir_all(stage)?;
    // Pages that are served as they stand in the repository are not rendered.
    let own: BTreeSet<PathBuf> = files_in(public)?
        .iter()
        .filter_map(|file| Some(file.strip_prefix(public).ok()?.to_path_buf()))
        .collect();
    for file in files_in(present)? {
        let name = file.strip_prefix(present)?;
        let last = name.file_name().unwrap_or_default().to_string_lossy();
        let is_compressed = last.ends_with(".br") || last.ends_with(".gz");
        let is_rendered = RENDERED.iter().any(|end| last.ends_with(end)) && !own.contains(name);
        let plain = last.trim_end_matches(".br").trim_end_matches(".gz");
        if is_rendered || is_compressed && !is_lasting(plain) {
            continue;
        }
        let to = stage.join(name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    let file = stage.join(compress::REPLACED_ALONE);
    fs::write(&file, content)?;
    // Pages hold its length as a server compresses it.
    fs::write(file.with_extension("json.gz"), compress::gzip(content)?)?;
    let shell_file = stage.join("shell.html");
    fs::write(&shell_file, shell)?;
    Ok(shell_file)
}

/// The names with digits of their content that a shell refers to.
fn hashed_names(shell: &str) -> impl Iterator<Item = &str> {
    let values = shell.split('"').map(|value| value.trim_start_matches("./"));
    values.filter(|value| !value.contains([' ', '<', '>']) && is_hashed(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    #[test]
    fn what_is_rendered_anew_is_not_taken_over() {
        let present = temporary_folder("publish-present");
        let public = temporary_folder("publish-public");
        let stage = temporary_folder("publish-stage");
        let program = "app-0123456789abcdef_bg.wasm";
        for file in [
            "index.html",
            "index.html.br",
            "404.html",
            "404.html.gz",
            "beratta/gone/start-0123456789abcdef.svg",
            "beratta/gone/start-0123456789abcdef.svg.br",
            "icon.svg",
            "icon.svg.gz",
            "omrade/gone/feed.atom",
            "omrade/gone/feed.json",
            "kalender.ics",
            "oembed.json",
            "content.json",
            "boot.js",
            "boot.js.gz",
            program,
            &[program, ".br"].concat(),
        ] {
            let path = present.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "old").unwrap();
        }
        for file in ["404.html", "icon.svg"] {
            fs::write(public.join(file), "old").unwrap();
        }
        fs::write(stage.join("left.html"), "of an earlier time").unwrap();
        let shell = "<script data-program=\"./app-0123456789abcdef.js\"></script>";
        lay_out(&present, &public, &stage, shell, b"new").unwrap();
        let names: Vec<String> = files_in(&stage)
            .unwrap()
            .iter()
            .map(|file| file.strip_prefix(&stage).unwrap().display().to_string())
            .collect();
        assert_eq!(
            names,
            [
                "404.html",
                program,
                &[program, ".br"].concat(),
                "boot.js",
                "content.json",
                "content.json.gz",
                "icon.svg",
                "shell.html"
            ]
        );
        assert_eq!(fs::read(stage.join("content.json")).unwrap(), b"new");
        let hashed: Vec<&str> = hashed_names(shell).collect();
        assert_eq!(hashed, ["app-0123456789abcdef.js"]);
    }

    #[test]
    fn a_site_of_another_program_is_left_alone() {
        let root = temporary_folder("publish-root");
        let project = Project::at(&root);
        let served = temporary_folder("publish-served");
        let content = root.join("content.json");
        fs::write(&content, "{}").unwrap();
        let error = |error: anyhow::Error| format!("{error:#}");
        let said = error(publish(&project, &served, &content, 1).unwrap_err());
        assert!(said.contains("no release"), "{said}");
        fs::create_dir_all(served.join(".releases/1")).unwrap();
        let said = error(publish(&project, &served, &content, 1).unwrap_err());
        assert!(said.contains("cargo xtask release"), "{said}");
    }
}
