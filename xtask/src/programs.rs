//! Builds the product's own native programs.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::project::Project;

/// Builds the program `name` with `profile`, and returns its path.
///
/// Cargo compiles each crate once per set of features, and that set depends on what else is built. So this builds with the
/// same features as `cargo test --workspace`: those of the whole workspace, including dev-dependencies. After a test the
/// programs are then up to date, and nothing is compiled twice.
///
/// # Errors
/// If it cannot be built.
pub fn build(project: &Project, name: &str, profile: &str) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--quiet", "--workspace", "--profile", profile])
        // There are no examples, but asking for them enables the features of dev-dependencies.
        .args(["--examples", "--bin", name])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(project.root())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = cargo.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("{name} cannot be built: cargo ended with {}", output.status);
    }
    executable(&String::from_utf8_lossy(&output.stdout), name)
        .with_context(|| format!("cargo does not say where it has put {name}"))
}

/// The path of the program `name` in cargo's messages, which are JSON objects, one per line.
fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let path = message["executable"].as_str()?;
        (message["target"]["name"] == name).then(|| PathBuf::from(path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_among_cargos_messages() {
        let messages = r#"
            {"reason":"compiler-artifact","target":{"name":"check"},"executable":null}
            {"reason":"compiler-artifact","target":{"name":"other"},"executable":"/target/debug/other"}
            {"reason":"compiler-artifact","target":{"name":"check"},"executable":"/target/debug/check"}
            {"reason":"build-finished","success":true}"#;
        let found = executable(messages, "check");
        assert_eq!(found, Some(PathBuf::from("/target/debug/check")));
        assert_eq!(executable(messages, "prerender"), None);
    }
}
