//! The product's own native programs, built.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::project::Project;

/// Builds the program `name` with `profile`, and gives its path.
///
/// Cargo builds each crate once for every set of features that it is asked for with, and that set depends on what else is
/// built. So this asks for the programs as `cargo test --workspace` does: with the features of the whole workspace, those
/// that the tests want included. They are there already after a test, and nothing is built twice.
///
/// # Errors
/// When it cannot be built.
pub fn build(project: &Project, name: &str, profile: &str) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--quiet", "--workspace", "--profile", profile])
        // There are no examples. What may depend on development's dependencies brings in their features.
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

/// The path of the program `name` in cargo's messages, a JSON object a line.
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
