//! Builds a second program for the browser beside visitors' own: by cargo and wasm-bindgen, not by Trunk, so that visitors'
//! files are the same with and without it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::process;
use crate::project::Project;
use crate::tools::{BuildTools, WASM_TARGET};
use crate::wasm;

/// What the programs are optimised with: the options of `index.html`.
const OPTIONS: &str = "data-wasm-opt-params=\"";

/// What is needed to build a second program.
pub struct Builder<'a> {
    /// The repository.
    pub project: &'a Project,
    /// Where wasm-bindgen and wasm-opt are.
    pub tools: &'a BuildTools,
    /// The compiler's flags for visitors' program, so that what both need is compiled once.
    pub flags: &'a str,
    /// Whether to optimise.
    pub release: bool,
}

/// A program that was built: a module, and the script that loads it.
pub struct Built {
    /// The WebAssembly.
    pub module: PathBuf,
    /// The script, which looks for the module beside itself.
    pub script: PathBuf,
}

impl Built {
    /// Copies the program into a folder, with a name that changes with its content, and returns that name.
    ///
    /// # Errors
    /// If it cannot be copied.
    pub fn put_into(&self, folder: &std::path::Path, name: &str) -> Result<String> {
        let script = fs::read(&self.script)?;
        let print = fingerprint(&[&fs::read(&self.module)?, &script]);
        let name = format!("{name}-{print}");
        fs::copy(&self.module, folder.join(format!("{name}_bg.wasm")))?;
        fs::write(folder.join(format!("{name}.js")), &script)?;
        Ok(name)
    }
}

impl Builder<'_> {
    /// Builds the program `name` into the project's folder for what is made on the way.
    ///
    /// # Errors
    /// If a step fails.
    pub fn build(&self, name: &str) -> Result<Built> {
        let module = self.compile(name)?;
        let made = self.project.state().join(name);
        process::run(
            Command::new(&self.tools.wasm_bindgen)
                .args([
                    "--target",
                    "web",
                    "--no-typescript",
                    "--remove-name-section",
                    "--remove-producers-section",
                ])
                .args(["--out-name", name, "--out-dir"])
                .arg(&made)
                .arg(&module),
        )?;
        let module = made.join(format!("{name}_bg.wasm"));
        // What the linker left for the splitting of the other program.
        let whole = fs::read(&module)?;
        fs::write(
            &module,
            alone(&whole).context("wasm-bindgen has made no module")?,
        )?;
        if self.release {
            let shell = fs::read_to_string(self.project.root().join("index.html"))?;
            let (_, options) = shell
                .split_once(OPTIONS)
                .context("index.html has no options for wasm-opt")?;
            let options = options.split('"').next().unwrap_or_default();
            process::run(
                Command::new(&self.tools.wasm_opt)
                    .arg("-Oz")
                    .args(options.split_whitespace())
                    .args([
                        "--strip-debug",
                        "--strip-producers",
                        "--strip-target-features",
                    ])
                    .arg(&module)
                    .arg("-o")
                    .arg(&module),
            )?;
        }
        Ok(Built {
            module,
            script: made.join(format!("{name}.js")),
        })
    }

    /// Compiles the program, without the feature that splits visitors' program. Returns its path.
    fn compile(&self, name: &str) -> Result<PathBuf> {
        let mut cargo = process::cargo();
        cargo
            .args([
                "build",
                "--quiet",
                "--bin",
                name,
                "--no-default-features",
                "--target",
                WASM_TARGET,
                "--message-format=json-render-diagnostics",
            ])
            .args(self.release.then_some("--release"))
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags)
            .current_dir(self.project.root())
            .stderr(std::process::Stdio::inherit());
        let output = cargo.output().context("cannot start cargo")?;
        if !output.status.success() {
            bail!("{name} cannot be built: cargo ended with {}", output.status);
        }
        let messages = String::from_utf8_lossy(&output.stdout);
        let module = messages.lines().find_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            if message["target"]["name"] != name {
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
        module.with_context(|| format!("cargo does not say where it has put {name}"))
    }
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

/// A name for a file that changes with its content, as web servers recognise it.
pub fn fingerprint(parts: &[&[u8]]) -> String {
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
}
