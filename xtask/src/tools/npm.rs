//! Packages from npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::cache::Cache;
use super::find::{find_program, program_in};
use crate::process::{self, announce};

/// Packages from npm, pinned with their checksums.
pub(super) struct NpmSet {
    /// The prefix of their folder's name.
    name: &'static str,
    /// Their description, for the user who waits.
    what: &'static str,
    package: &'static str,
    lock: &'static str,
}

/// What the build and the browser tests use.
pub(super) const NPM_TOOLS: NpmSet = NpmSet {
    name: "npm",
    what: "wasm-opt, esbuild and axe-core",
    package: include_str!("../../npm/package.json"),
    lock: include_str!("../../npm/package-lock.json"),
};

/// What the benchmark's peers use.
pub(super) const NPM_PEERS: NpmSet = NpmSet {
    name: "peers",
    what: "what the benchmark's peers are made of",
    package: include_str!("../../../bench/package.json"),
    lock: include_str!("../../../bench/package-lock.json"),
};

/// What to do without npm.
pub const NPM_REMEDY: &str = "npm is missing: install Node.js 18 or later with npm (https://nodejs.org, or apt-get install nodejs npm)";

/// An installed [`NpmSet`].
#[derive(Debug)]
pub(super) struct NpmPackages {
    pub modules: PathBuf,
}

impl NpmPackages {
    /// The folder of the packages, installed if necessary. Its name changes with the lock file.
    pub(super) fn find_or_install(cache: &Cache, set: &NpmSet) -> Result<Self> {
        let digest = format!("{:x}", Sha256::digest(set.lock));
        let name = format!("{}-{}", set.name, digest.get(..12).unwrap_or_default());
        let folder = cache.install_once(&name, |folder| {
            let npm = find_program(&["npm"]).context(NPM_REMEDY)?;
            announce(&format!("Installing {} from npm", set.what));
            fs::write(folder.join("package.json"), set.package)?;
            fs::write(folder.join("package-lock.json"), set.lock)?;
            process::run_with_heartbeat(Command::new(npm).current_dir(folder).args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ]))
        })?;
        Ok(Self {
            modules: folder.join("node_modules"),
        })
    }

    pub(super) fn program(&self, name: &str) -> Result<PathBuf> {
        program_in(&self.modules.join(".bin"), name)
            .with_context(|| format!("npm's packages hold no {name}"))
    }
}
