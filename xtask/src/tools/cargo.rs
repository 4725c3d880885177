//! Programs that are published as crates: downloaded where their projects publish them built, else compiled.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::cache::Cache;
use super::find::{find_program, is_version, own_program, program_in};
use super::prebuilt;
use super::version::{Wanted, locked_version};
use crate::process::{self, announce};
use crate::project::Project;

/// The version of Trunk that builds the site.
const TRUNK: &str = "0.21.14";
/// The geckodriver to install, and the first version that works.
const GECKODRIVER: &str = "0.37.0";
const GECKODRIVER_LEAST: &str = "0.36.0";
/// The cargo-deny to install, and the first version that reads `deny.toml`.
const CARGO_DENY: &str = "0.20.2";
const CARGO_DENY_LEAST: &str = "0.18.0";

/// A program that is published as a crate.
#[derive(Debug)]
pub(super) struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    wanted: Wanted,
    archive: Option<prebuilt::Archive>,
}

impl CargoTool {
    pub(super) fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: TRUNK.into(),
            wanted: Wanted::Exactly(TRUNK.into()),
            archive: prebuilt::trunk(TRUNK),
        }
    }

    /// The program must have exactly the version of the library that the site is built with.
    pub(super) fn wasm_bindgen(project: &Project) -> Result<Self> {
        let file = project.root().join("Cargo.lock");
        let lock =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let version = locked_version(&lock, "wasm-bindgen")
            .context("Cargo.lock names no version of wasm-bindgen")?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: version.into(),
            wanted: Wanted::Exactly(version.into()),
            archive: prebuilt::wasm_bindgen(version),
        })
    }

    /// Its project publishes no checksums, so it is compiled.
    pub(super) fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: GECKODRIVER.into(),
            wanted: Wanted::AtLeast(GECKODRIVER_LEAST.into()),
            archive: None,
        }
    }

    pub(super) fn cargo_deny() -> Self {
        Self {
            package: "cargo-deny",
            program: "cargo-deny",
            version: CARGO_DENY.into(),
            wanted: Wanted::AtLeast(CARGO_DENY_LEAST.into()),
            archive: prebuilt::cargo_deny(CARGO_DENY),
        }
    }

    /// The path of the program, installed if necessary.
    pub(super) fn find_or_install(&self, cache: &Cache, host: &str) -> Result<PathBuf> {
        if let Some(own) = own_program(self.program, &self.wanted) {
            return Ok(own);
        }
        let name = format!("{}-{}", self.package, self.version);
        let folder = cache
            .install_once(&name, |folder| self.install(cache, host, folder))
            .with_context(|| {
                format!(
                    "install {} {} yourself and run this again; it is used when it is on PATH",
                    self.program, self.version
                )
            })?;
        let bin = folder.join("bin");
        program_in(&bin, self.program).with_context(|| {
            format!(
                "{} has no {}: remove the folder {} and run this again",
                bin.display(),
                self.program,
                folder.display()
            )
        })
    }

    /// Installs into `folder`: prebuilt if available, else compiled.
    fn install(&self, cache: &Cache, host: &str, folder: &Path) -> Result<()> {
        let what = format!("{} {}", self.package, self.version);
        if find_program(&["cargo-binstall"]).is_some() {
            announce(&format!("Installing {what} with cargo binstall"));
            let result = process::run(
                process::cargo()
                    .args([
                        "binstall",
                        "--no-confirm",
                        "--disable-strategies",
                        "compile",
                    ])
                    .arg("--root")
                    .arg(folder)
                    .arg(format!("{}@{}", self.package, self.version)),
            );
            match result {
                Ok(()) => return Ok(()),
                Err(error) => println!("    not available: {error:#}"),
            }
        }
        if let Some(archive) = &self.archive {
            announce(&format!("Downloading {what}"));
            match self.unpack(archive, host, folder) {
                Ok(()) => return Ok(()),
                Err(error) => println!("    not available: {error:#}"),
            }
        }
        announce(&format!("Building {what}, which takes some minutes"));
        self.compile(cache, folder)
    }

    /// Downloads the published archive and tries the program in it.
    fn unpack(&self, archive: &prebuilt::Archive, host: &str, folder: &Path) -> Result<()> {
        let unpacked = folder.join("archive-content");
        fs::create_dir_all(&unpacked)?;
        let result = archive.unpack(host, &unpacked).and_then(|()| {
            let inside = unpacked.join(&archive.folder);
            let program = program_in(&inside, self.program)
                .with_context(|| format!("the archive holds no {}", self.program))?;
            if !is_version(&program, &self.wanted) {
                bail!("the downloaded program does not run here");
            }
            fs::rename(&inside, folder.join("bin"))?;
            Ok(())
        });
        if unpacked.exists() {
            fs::remove_dir_all(&unpacked)?;
        }
        result
    }

    /// Compiles as quickly as possible: such a program runs for seconds, so it needs little optimisation.
    fn compile(&self, cache: &Cache, folder: &Path) -> Result<()> {
        let (build_folder, _lock) = cache.build_folder()?;
        let install = |locked: bool| {
            let mut command = process::cargo();
            command
                .args(["install", self.package, "--version", &self.version])
                .arg("--root")
                .arg(folder)
                .env("CARGO_TARGET_DIR", &build_folder)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
            if locked {
                command.arg("--locked");
            }
            command
        };
        // Prefer the versions that the authors tested. A registry's mirror may not have them yet.
        if process::run(&mut install(true)).is_ok() {
            return Ok(());
        }
        println!("    trying again without the lock file of {}", self.package);
        process::run(&mut install(false))
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use sha2::{Digest, Sha256};

    use super::*;
    use crate::server::{Server, Site};
    use crate::tools::temporary_folder;

    /// A host that publishes a program `tool`, which prints `prints`.
    fn publishing_host(name: &str, prints: &str) -> (PathBuf, CargoTool) {
        let host = temporary_folder(name);
        let program = host.join("tool");
        fs::write(&program, format!("#!/bin/sh\necho '{prints}'\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        process::output(Command::new("tar").current_dir(&host).args([
            "-czf",
            "tool.tar.gz",
            "tool",
        ]))
        .unwrap();
        let digest = Sha256::digest(fs::read(host.join("tool.tar.gz")).unwrap());
        fs::write(host.join("tool.tar.gz.sha256"), format!("{digest:x}\n")).unwrap();
        let tool = CargoTool {
            package: "tool",
            program: "tool",
            version: "1.2.3".into(),
            wanted: Wanted::Exactly("1.2.3".into()),
            archive: Some(prebuilt::Archive {
                path: "/tool.tar.gz".into(),
                checksum_suffix: ".sha256",
                folder: String::new(),
            }),
        };
        (host, tool)
    }

    #[test]
    fn a_published_program_is_tried_before_it_is_kept() {
        let (host, tool) = publishing_host("published", "tool 1.2.3");
        let server = Server::start(Site::new(&host), |_| None).unwrap();
        let cache = Cache::at(temporary_folder("published-cache"));
        let address = server.address().trim_end_matches('/').to_owned();
        let program = tool.find_or_install(&cache, &address).unwrap();
        assert!(program.ends_with("tool-1.2.3/bin/tool"), "{program:?}");
        assert!(is_version(&program, &tool.wanted));

        let (host, tool) = publishing_host("published-other", "tool 1.2.2");
        let server = Server::start(Site::new(&host), |_| None).unwrap();
        let address = server.address().trim_end_matches('/').to_owned();
        let folder = temporary_folder("published-other-folder");
        let archive = tool.archive.as_ref().unwrap();
        let error = tool.unpack(archive, &address, &folder).unwrap_err();
        assert!(error.to_string().contains("does not run here"), "{error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
