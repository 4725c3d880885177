//! Builds the editors' desk: a second program of its own, so that visitors' files are the same with and without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::process::{self, announce};
use crate::project::Project;
use crate::tools::{BuildTools, WASM_TARGET};
use crate::wasm;

/// The folder of its files in the site.
pub const FOLDER: &str = "desk";

/// The script that starts it, as it stands in `public`.
const START: &str = "desk.js";

/// What its program is optimised with: the options of `index.html`.
const OPTIONS: &str = "data-wasm-opt-params=\"";

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
pub fn build(
    project: &Project,
    tools: &BuildTools,
    dist: &Path,
    flags: &str,
    mut esbuild: Command,
    release: bool,
) -> Result<()> {
    announce("Building the desk's program");
    let folder = dist.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let module = compile(project, flags, release)?;
    let made = project.state().join("desk");
    process::run(
        Command::new(&tools.wasm_bindgen)
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--remove-name-section",
                "--remove-producers-section",
            ])
            .args(["--out-name", "desk", "--out-dir"])
            .arg(&made)
            .arg(&module),
    )?;
    let program = made.join("desk_bg.wasm");
    // What the linker left for the splitting of the other program.
    let whole = fs::read(&program)?;
    fs::write(
        &program,
        alone(&whole).context("wasm-bindgen has made no module")?,
    )?;
    if release {
        let shell = fs::read_to_string(project.root().join("index.html"))?;
        let (_, options) = shell
            .split_once(OPTIONS)
            .context("index.html has no options for wasm-opt")?;
        let options = options.split('"').next().unwrap_or_default();
        process::run(
            Command::new(&tools.wasm_opt)
                .arg("-Oz")
                .args(options.split_whitespace())
                .args([
                    "--strip-debug",
                    "--strip-producers",
                    "--strip-target-features",
                ])
                .arg(&program)
                .arg("-o")
                .arg(&program),
        )?;
    }
    let script = fs::read(made.join("desk.js"))?;
    let name = fingerprint(&[&fs::read(&program)?, &script]);
    fs::copy(&program, folder.join(format!("desk-{name}_bg.wasm")))?;
    fs::write(folder.join(format!("desk-{name}.js")), &script)?;

    let start = fs::read(dist.join(START))?;
    fs::remove_file(dist.join(START))?;
    fs::write(
        folder.join(format!("start-{}.js", fingerprint(&[&start]))),
        &start,
    )?;

    let style = made.join("desk.css");
    process::run(
        esbuild
            .args(["--bundle", "style/desk.css"])
            .arg(format!("--outfile={}", style.display()))
            .current_dir(project.root()),
    )?;
    let name = fingerprint(&[&fs::read(&style)?]);
    fs::copy(&style, folder.join(format!("desk-{name}.css")))?;
    Ok(())
}

/// The module without what the linker has left for the splitting of the other program, and without exports that nobody calls.
fn alone(module: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    for (id, content) in wasm::sections(module)? {
        match id {
            wasm::section::CUSTOM => {}
            wasm::section::EXPORT => kept.push((id, exports_alone(content)?)),
            _ => kept.push((id, content.to_vec())),
        }
    }
    let sections: Vec<(u8, &[u8])> = kept.iter().map(|(id, content)| (*id, &**content)).collect();
    Some(wasm::module(&sections))
}

/// The exports without those for streams, which a dependency has and nobody calls.
fn exports_alone(section: &[u8]) -> Option<Vec<u8>> {
    const OTHERS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
    let mut reader = wasm::Reader(section);
    let (mut count, mut exports) = (0, Vec::new());
    for _ in 0..reader.number()? {
        let (name, kind, index) = (reader.name()?, reader.byte()?, reader.number()?);
        if !OTHERS.iter().any(|start| name.starts_with(start)) {
            wasm::write_sized(&mut exports, name.as_bytes());
            exports.push(kind);
            wasm::write_number(&mut exports, index);
            count += 1;
        }
    }
    let mut section = Vec::new();
    wasm::write_number(&mut section, count);
    section.extend(exports);
    Some(section)
}

/// Leaves the desk out of the site in `dist`.
///
/// # Errors
/// If its script cannot be removed.
pub fn leave_out(dist: &Path) -> Result<()> {
    Ok(fs::remove_file(dist.join(START))?)
}

/// Compiles the program with the flags of visitors' program, so that their dependencies are compiled once, and without the feature
/// that splits that program. Returns its path.
fn compile(project: &Project, flags: &str, release: bool) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo
        .args([
            "build",
            "--quiet",
            "--bin",
            "desk",
            "--no-default-features",
            "--target",
            WASM_TARGET,
            "--message-format=json-render-diagnostics",
        ])
        .args(release.then_some("--release"))
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .current_dir(project.root())
        .stderr(std::process::Stdio::inherit());
    let output = cargo.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!(
            "the desk cannot be built: cargo ended with {}",
            output.status
        );
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let module = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        if message["target"]["name"] != "desk" {
            return None;
        }
        let files = message["filenames"]
            .as_array()?
            .iter()
            .filter_map(Value::as_str);
        files
            .map(PathBuf::from)
            .find(|file| file.extension().is_some_and(|ending| ending == "wasm"))
    });
    module.context("cargo does not say where it has put the desk")
}

/// A name for a file that changes with its content, as web servers recognise it.
fn fingerprint(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    format!("{:x}", digest.finalize())[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_calls_is_left_out() {
        let mut exports = Vec::new();
        wasm::write_number(&mut exports, 2);
        for name in ["start", "intounderlyingsink_close"] {
            wasm::write_sized(&mut exports, name.as_bytes());
            exports.extend([0, 7]);
        }
        let module = wasm::module(&[
            (wasm::section::EXPORT, &exports),
            (wasm::section::CUSTOM, b"\x04name"),
        ]);
        let expected = wasm::module(&[(wasm::section::EXPORT, b"\x01\x05start\x00\x07")]);
        assert_eq!(alone(&module), Some(expected));
        assert_eq!(alone(b"no module"), None);
    }

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
