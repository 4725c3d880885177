//! What must be installed on the operating system: browsers, their drivers, a display, fonts, a web server, Node.js.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, announce};
use crate::tools::find_program;

/// Something that must be installed on the system: a program, a module of one, a font.
#[derive(Debug)]
pub struct Need {
    /// Its common name.
    pub name: &'static str,
    /// Finds it.
    pub find: fn() -> Option<PathBuf>,
    /// Its Debian package.
    pub package: &'static str,
    /// How to get it on other systems.
    pub elsewhere: &'static str,
}

/// npm, and with it Node.js.
pub const NPM: Need = Need {
    name: "npm",
    find: || find_program(&["node"]).and_then(|_| find_program(&["npm"])),
    package: "npm",
    elsewhere: "install Node.js 18 or later from https://nodejs.org",
};

/// Chromium or Chrome.
pub const CHROMIUM: Need = Need {
    name: "Chromium",
    find: || {
        find_program(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ])
        .or_else(|| application(&["Google Chrome.app/Contents/MacOS/Google Chrome"]))
    },
    package: "chromium",
    elsewhere: "install Chrome from https://www.google.com/chrome",
};

/// Chromium's driver.
pub const CHROMEDRIVER: Need = Need {
    name: "chromedriver",
    find: || find_program(&["chromedriver", "chromium.chromedriver"]),
    package: "chromium-driver",
    elsewhere: "install the chromedriver of your Chrome's version, for example by \
                brew install --cask chromedriver or npm install --global chromedriver",
};

/// Firefox. Its driver is a crate.
pub const FIREFOX: Need = Need {
    name: "Firefox",
    find: || {
        find_program(&["firefox-esr", "firefox"])
            .or_else(|| application(&["Firefox.app/Contents/MacOS/firefox"]))
    },
    package: "firefox-esr",
    elsewhere: "install Firefox from https://www.mozilla.org/firefox",
};

/// `WebKitGTK`'s driver.
pub const WEBKIT_DRIVER: Need = Need {
    name: "WebKitWebDriver",
    find: || find_program(&["WebKitWebDriver"]),
    package: "webkit2gtk-driver",
    elsewhere: "install WebKitGTK with its WebDriver, which only Linux has",
};

/// `WebKitGTK`'s browser, which the driver controls. It comes with the library and is not on the path.
pub const WEBKIT: Need = Need {
    name: "WebKitGTK's MiniBrowser",
    find: mini_browser,
    package: "webkit2gtk-driver",
    elsewhere: "install WebKitGTK with its MiniBrowser, which only Linux has",
};

/// The web server that the site is tested and measured with.
pub const NGINX: Need = Need {
    name: "nginx",
    // Programs in `sbin` are not on everybody's path.
    find: || {
        find_program(&["nginx"]).or_else(|| file(&["/usr/sbin/nginx", "/usr/local/sbin/nginx"]))
    },
    package: "nginx",
    elsewhere: "install nginx 1.19.4 or later from your system's packages (brew install nginx)",
};

/// nginx's module for Brotli. If it is unavailable, the site is tested without it: see [`has_apt`].
pub const NGINX_BROTLI: Need = Need {
    name: "nginx's Brotli module",
    find: || file(&["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"]),
    package: "libnginx-mod-http-brotli-static",
    elsewhere: "install the module ngx_http_brotli_static",
};

/// Creates the certificate that nginx is tested with, and speaks TLS to it.
pub const OPENSSL: Need = Need {
    name: "openssl",
    find: || find_program(&["openssl"]),
    package: "openssl",
    elsewhere: "install openssl from your system's packages (brew install openssl)",
};

/// Opens the tables that visitors take with them. If it is unavailable, they are tested without it: see [`has_apt`].
pub const LIBREOFFICE: Need = Need {
    name: "LibreOffice Calc",
    find: || {
        find_program(&["soffice", "libreoffice"])
            .or_else(|| application(&["LibreOffice.app/Contents/MacOS/soffice"]))
            .filter(|_| cfg!(not(target_os = "linux")) || calc().is_some())
    },
    package: "libreoffice-calc",
    elsewhere: "install LibreOffice from https://www.libreoffice.org",
};

/// The part of it that reads tables, where Debian puts it: the program is there without it, too.
fn calc() -> Option<PathBuf> {
    file(&[
        "/usr/lib/libreoffice/program/libscfiltlo.so",
        "/usr/lib64/libreoffice/program/libscfiltlo.so",
    ])
}

/// Puts load on a web server.
pub const WRK: Need = Need {
    name: "wrk",
    find: || find_program(&["wrk"]),
    package: "wrk",
    elsewhere: "install wrk from your system's packages (brew install wrk)",
};

/// A virtual display.
pub const XVFB: Need = Need {
    name: "Xvfb",
    find: || find_program(&["Xvfb"]),
    package: "xvfb",
    elsewhere: "install the X virtual frame buffer",
};

/// The substitute for Arial and Helvetica on most Linux machines, with the same metrics.
pub const LIBERATION: Need = Need {
    name: "the font Liberation Sans",
    find: || font("LiberationSans-Regular"),
    package: "fonts-liberation",
    elsewhere: "install the Liberation fonts from your system's packages",
};

/// The only font on a minimal Linux machine, some 15 % wider than Arial.
pub const DEJAVU: Need = Need {
    name: "the font DejaVu Sans",
    find: || font("DejaVuSans"),
    package: "fonts-dejavu-core",
    elsewhere: "install the DejaVu fonts from your system's packages",
};

/// The fonts that the page is tested with. Systems other than Linux have their counterparts: Arial and Verdana.
pub const FONTS: &[&Need] = if cfg!(target_os = "linux") {
    &[&LIBERATION, &DEJAVU]
} else {
    &[]
};

/// The file of a font, by its name without the extension, in the folders that fontconfig searches.
fn font(name: &str) -> Option<PathBuf> {
    let home = |folder: &str| env::home_dir().map(|home| home.join(folder));
    let shared = ["/usr/share/fonts", "/usr/local/share/fonts"].map(|folder| Some(folder.into()));
    shared
        .into_iter()
        .chain([home(".local/share/fonts"), home(".fonts")])
        .flatten()
        .find_map(|folder| font_in(&folder, name))
}

/// The same in a folder and its subfolders.
fn font_in(folder: &Path, name: &str) -> Option<PathBuf> {
    ["ttf", "otf"]
        .iter()
        .map(|ending| folder.join(name).with_extension(ending))
        .find(|file| file.is_file())
        .or_else(|| folders_in(folder).find_map(|inner| font_in(&inner, name)))
}

/// An application of macOS.
fn application(paths: &[&str]) -> Option<PathBuf> {
    paths
        .iter()
        .map(|path| Path::new("/Applications").join(path))
        .find(|path| path.is_file())
}

/// The first of these paths that is a file.
fn file(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn mini_browser() -> Option<PathBuf> {
    let mut libraries: Vec<PathBuf> = ["/usr/libexec", "/usr/lib64", "/usr/lib"]
        .iter()
        .map(PathBuf::from)
        .collect();
    // Debian has a folder for each architecture.
    libraries.extend(folders_in(Path::new("/usr/lib")).filter(|folder| {
        folder
            .file_name()
            .is_some_and(|name| name.to_string_lossy().contains("-linux-"))
    }));
    let mut found: Vec<PathBuf> = libraries
        .iter()
        .flat_map(|library| folders_in(library))
        .filter(|folder| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn folders_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
}

/// Ensures that all `needs` are installed. Installs what is missing if there is apt and the process may use it.
///
/// # Errors
/// Lists everything that is still missing, and how to get it.
pub fn ensure(needs: &[&Need]) -> Result<()> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let mut installation = Ok(());
    if let Some(apt) = find_program(&["apt-get"])
        && is_root()
    {
        installation = install(&apt, &missing);
    }
    let missing = self::missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    match installation {
        Ok(()) => bail!(advice(&missing)),
        Err(error) => Err(error.context(advice(&missing))),
    }
}

fn missing<'need>(needs: &[&'need Need]) -> Vec<&'need Need> {
    needs
        .iter()
        .copied()
        .filter(|need| (need.find)().is_none())
        .collect()
}

fn packages(needs: &[&Need]) -> Vec<&'static str> {
    let mut packages: Vec<_> = needs.iter().map(|need| need.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// What is missing and how to get it, one per line.
fn advice(missing: &[&Need]) -> String {
    let lines: Vec<String> = missing
        .iter()
        .map(|need| format!("  {}: {}", need.name, need.elsewhere))
        .collect();
    format!(
        "missing on this system:\n{}\non Debian and its relatives: sudo apt-get install {}",
        lines.join("\n"),
        packages(missing).join(" ")
    )
}

fn install(apt: &Path, missing: &[&Need]) -> Result<()> {
    let packages = packages(missing);
    announce(&format!("Installing by apt: {}", packages.join(" ")));
    let apt = || {
        let mut command = Command::new(apt);
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"]);
        command
    };
    process::run_with_heartbeat(apt().arg("update"))?;
    process::run_with_heartbeat(
        apt()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
    )
}

/// Whether the system uses Debian packages.
pub fn has_apt() -> bool {
    find_program(&["apt-get"]).is_some()
}

/// Whether this process may install packages.
pub(crate) fn is_root() -> bool {
    cfg!(unix)
        && process::output(Command::new("id").arg("-u")).is_ok_and(|number| number.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    const NOWHERE: Need = Need {
        name: "Nowhere",
        find: || None,
        package: "nowhere",
        elsewhere: "look for it",
    };
    const HERE: Need = Need {
        name: "Cargo",
        find: || find_program(&["cargo"]),
        package: "cargo",
        elsewhere: "get Rust",
    };

    #[test]
    fn what_is_missing_is_named_with_its_remedy() {
        let needs = [&NOWHERE, &HERE, &NOWHERE];
        let missing = missing(&needs);
        assert_eq!(missing.len(), 2);
        let text = advice(&missing);
        assert!(text.contains("Nowhere: look for it"), "{text}");
        assert!(text.ends_with("apt-get install nowhere"), "{text}");
        assert!(!text.contains("Cargo"), "{text}");
        assert!(ensure(&[&HERE]).is_ok());
    }

    #[test]
    fn a_font_is_found_in_whatever_folder_it_stands() {
        let folder = temporary_folder("fonts");
        let inner = folder.join("truetype").join("some-make");
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join("Some Sans-Bold.ttf"), "").unwrap();
        assert_eq!(font_in(&folder, "Some Sans"), None);
        fs::write(inner.join("Some Sans.otf"), "").unwrap();
        assert_eq!(
            font_in(&folder, "Some Sans"),
            Some(inner.join("Some Sans.otf"))
        );
    }
}
