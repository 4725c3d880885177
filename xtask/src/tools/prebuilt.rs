//! Prebuilt programs that their projects publish, with a checksum for each.

use std::env::consts;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::process;

/// The host of the projects' releases.
pub(super) const RELEASES: &str = "https://github.com";

/// An archive for this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Archive {
    /// Its address without the host, beginning with a slash.
    pub path: String,
    /// The suffix to `path` for its SHA-256 checksum.
    pub checksum_suffix: &'static str,
    /// The folder in the archive that contains the program; empty for the top level.
    pub folder: String,
}

/// Trunk's archive of `version` for this machine, if there is one.
pub(super) fn trunk(version: &str) -> Option<Archive> {
    let target = match (consts::OS, consts::ARCH) {
        ("linux", arch @ ("x86_64" | "aarch64")) => format!("{arch}-unknown-linux-gnu.tar.gz"),
        ("macos", arch @ ("x86_64" | "aarch64")) => format!("{arch}-apple-darwin.tar.gz"),
        ("windows", "x86_64") => "x86_64-pc-windows-msvc.zip".to_owned(),
        _ => return None,
    };
    Some(Archive {
        path: format!("/trunk-rs/trunk/releases/download/v{version}/trunk-{target}"),
        checksum_suffix: ".sha256",
        folder: String::new(),
    })
}

/// wasm-bindgen's archive of `version` for this machine, if there is one.
pub(super) fn wasm_bindgen(version: &str) -> Option<Archive> {
    let target = match (consts::OS, consts::ARCH) {
        ("linux", arch @ ("x86_64" | "aarch64")) => format!("{arch}-unknown-linux-musl"),
        ("macos", arch @ ("x86_64" | "aarch64")) => format!("{arch}-apple-darwin"),
        ("windows", "x86_64") => "x86_64-pc-windows-msvc".to_owned(),
        _ => return None,
    };
    let name = format!("wasm-bindgen-{version}-{target}");
    Some(Archive {
        path: format!("/wasm-bindgen/wasm-bindgen/releases/download/{version}/{name}.tar.gz"),
        checksum_suffix: ".sha256sum",
        folder: name,
    })
}

/// cargo-deny's archive of `version` for this machine, if there is one.
pub(super) fn cargo_deny(version: &str) -> Option<Archive> {
    let target = match (consts::OS, consts::ARCH) {
        ("linux", arch @ ("x86_64" | "aarch64")) => format!("{arch}-unknown-linux-musl"),
        ("macos", arch @ ("x86_64" | "aarch64")) => format!("{arch}-apple-darwin"),
        ("windows", "x86_64") => "x86_64-pc-windows-msvc".to_owned(),
        _ => return None,
    };
    let name = format!("cargo-deny-{version}-{target}");
    Some(Archive {
        path: format!("/EmbarkStudios/cargo-deny/releases/download/{version}/{name}.tar.gz"),
        checksum_suffix: ".sha256",
        folder: name,
    })
}

impl Archive {
    /// Downloads the archive from `host`, verifies it against its published checksum, and unpacks it into the existing
    /// folder `into`.
    ///
    /// # Errors
    /// If the host cannot be reached within a few seconds, has no such archive or no checksum of it, the checksums differ,
    /// or the archive cannot be unpacked.
    pub(super) fn unpack(&self, host: &str, into: &Path) -> Result<()> {
        let address = format!("{host}{}", self.path);
        let archive = into.join("archive");
        let checksum = into.join("checksum");
        download(&format!("{address}{}", self.checksum_suffix), &checksum)?;
        download(&address, &archive)?;
        verify(
            &fs::read(&archive)?,
            &fs::read_to_string(&checksum).context("the checksum is not text")?,
        )?;
        process::output(
            Command::new("tar")
                .arg("-xf")
                .arg(&archive)
                .arg("-C")
                .arg(into),
        )?;
        fs::remove_file(archive)?;
        fs::remove_file(checksum)?;
        Ok(())
    }
}

/// Downloads `address` to `file`.
fn download(address: &str, file: &Path) -> Result<()> {
    process::output(
        Command::new("curl")
            .args(["--fail", "--silent", "--show-error", "--location"])
            .args(["--connect-timeout", "5", "--max-time", "300", "--output"])
            .arg(file)
            .arg(address),
    )?;
    Ok(())
}

/// Compares `bytes` with a published checksum: 64 hexadecimal digits, perhaps followed by a file name.
fn verify(bytes: &[u8], published: &str) -> Result<()> {
    let actual = format!("{:x}", Sha256::digest(bytes));
    let published = published.split_whitespace().next().unwrap_or_default();
    if !published.eq_ignore_ascii_case(&actual) {
        bail!("the checksum of the download is {actual}, but {published:?} was published");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{Server, Site};
    use crate::tools::temporary_folder;

    #[test]
    fn checksums_are_compared_whatever_stands_after_them() {
        let digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        assert!(verify(b"hello", digest).is_ok());
        assert!(verify(b"hello", &format!("{}  a.tar.gz\n", digest.to_uppercase())).is_ok());
        assert!(verify(b"hallo", digest).is_err());
        assert!(verify(b"hello", "").is_err());
    }

    /// A host with one archive that contains `folder/program`, and the archive's description.
    fn published(name: &str) -> (std::path::PathBuf, Archive) {
        let host = temporary_folder(name);
        let inside = host.join("tool-1.0");
        fs::create_dir_all(&inside).unwrap();
        fs::write(inside.join("program"), "the program").unwrap();
        process::output(Command::new("tar").current_dir(&host).args([
            "-czf",
            "tool.tar.gz",
            "tool-1.0",
        ]))
        .unwrap();
        let digest = Sha256::digest(fs::read(host.join("tool.tar.gz")).unwrap());
        fs::write(
            host.join("tool.tar.gz.sha256"),
            format!("{digest:x}  tool.tar.gz\n"),
        )
        .unwrap();
        let archive = Archive {
            path: "/tool.tar.gz".into(),
            checksum_suffix: ".sha256",
            folder: "tool-1.0".into(),
        };
        (host, archive)
    }

    #[test]
    fn a_published_archive_is_unpacked() {
        let (host, archive) = published("archive-good");
        let server = Server::start(Site::new(&host), |_| None).unwrap();
        let into = temporary_folder("archive-good-into");
        archive
            .unpack(server.address().trim_end_matches('/'), &into)
            .unwrap();
        let program = into.join("tool-1.0").join("program");
        assert_eq!(fs::read_to_string(program).unwrap(), "the program");
        assert!(!into.join("archive").exists());
    }

    #[test]
    fn an_archive_that_is_not_the_published_one_is_refused() {
        let (host, archive) = published("archive-bad");
        fs::write(host.join("tool.tar.gz.sha256"), "0".repeat(64)).unwrap();
        let server = Server::start(Site::new(&host), |_| None).unwrap();
        let into = temporary_folder("archive-bad-into");
        let error = archive
            .unpack(server.address().trim_end_matches('/'), &into)
            .unwrap_err();
        assert!(error.to_string().contains("checksum"), "{error}");
        assert!(!into.join("tool-1.0").exists());
    }

    #[test]
    fn a_host_that_does_not_answer_or_has_nothing_is_an_error() {
        let into = temporary_folder("archive-none");
        let (host, mut archive) = published("archive-none-host");
        archive.path = "/another.tar.gz".into();
        let server = Server::start(Site::new(&host), |_| None).unwrap();
        let address = server.address().trim_end_matches('/').to_owned();
        assert!(archive.unpack(&address, &into).is_err());
        drop(server);
        assert!(archive.unpack(&address, &into).is_err());
    }
}
