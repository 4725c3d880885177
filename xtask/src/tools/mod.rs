//! Finds or installs the programs that the build and the browser tests need.
//!
//! A program of the right version on the user's `PATH` is used. Otherwise it is installed once into the user's cache
//! folder, one folder per version, which all clones of the repository share.

mod cache;
mod cargo;
mod find;
mod npm;
mod prebuilt;
mod version;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use self::cargo::CargoTool;
use self::find::own_program;
use self::npm::{NPM_PEERS, NPM_TOOLS, NpmPackages};
use crate::process::{self, announce};
use crate::project::Project;

pub use cache::Cache;
pub use find::find_program;
pub use npm::NPM_REMEDY;
pub use version::{Wanted, locked_version, printed_version};

/// The first wasm-opt that can read the compiler's output.
const WASM_OPT_LEAST: &str = "123";
/// The first esbuild that can parse the style sheets.
const ESBUILD_LEAST: &str = "0.25";

/// The compiler's name of the browser's platform.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools for a build.
#[derive(Debug)]
pub struct BuildTools {
    /// Builds the browser's program and the shell page.
    pub trunk: PathBuf,
    /// Bundles the style sheets and minifies the scripts.
    pub esbuild: PathBuf,
    /// Generates the bindings between the program and the browser.
    pub wasm_bindgen: PathBuf,
    /// Optimises WebAssembly.
    pub wasm_opt: PathBuf,
    /// `PATH` with these and the ones that Trunk calls first.
    pub path: OsString,
}

impl BuildTools {
    /// Finds or installs them.
    ///
    /// # Errors
    /// If one is unavailable: which one, why, and what to do.
    pub fn find_or_install(project: &Project) -> Result<Self> {
        wasm_target()?;
        let (wasm_opt, esbuild) = optimisers(&Cache::of_the_user()?)?;
        let trunk = trunk()?;
        let wasm_bindgen = wasm_bindgen(project)?;
        let path = path_with([&wasm_bindgen, &wasm_opt])?;
        Ok(Self {
            trunk,
            esbuild,
            wasm_bindgen,
            wasm_opt,
            path,
        })
    }
}

/// wasm-opt and esbuild: the user's own, or npm's.
fn optimisers(cache: &Cache) -> Result<(PathBuf, PathBuf)> {
    let wasm_opt = own_program("wasm-opt", &Wanted::AtLeast(WASM_OPT_LEAST.into()));
    let esbuild = own_program("esbuild", &Wanted::AtLeast(ESBUILD_LEAST.into()));
    if let (Some(wasm_opt), Some(esbuild)) = (&wasm_opt, &esbuild) {
        return Ok((wasm_opt.clone(), esbuild.clone()));
    }
    let npm = NpmPackages::find_or_install(cache, &NPM_TOOLS)?;
    Ok((
        wasm_opt.map_or_else(|| npm.program("wasm-opt"), Ok)?,
        esbuild.map_or_else(|| npm.program("esbuild"), Ok)?,
    ))
}

/// The script of axe-core, which the browser tests inject into the pages.
///
/// # Errors
/// If npm cannot install it.
pub fn axe() -> Result<PathBuf> {
    let npm = NpmPackages::find_or_install(&Cache::of_the_user()?, &NPM_TOOLS)?;
    Ok(npm.modules.join("axe-core").join("axe.min.js"))
}

/// The folder of the packages that the benchmark's peers use.
///
/// # Errors
/// If npm cannot install them.
pub fn peer_modules() -> Result<PathBuf> {
    let npm = NpmPackages::find_or_install(&Cache::of_the_user()?, &NPM_PEERS)?;
    Ok(npm.modules)
}

/// Trunk, installed if necessary.
///
/// # Errors
/// If it is unavailable.
pub fn trunk() -> Result<PathBuf> {
    CargoTool::trunk().find_or_install(&Cache::of_the_user()?, prebuilt::RELEASES)
}

/// The program that generates bindings, installed if necessary.
///
/// # Errors
/// If it is unavailable.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    CargoTool::wasm_bindgen(project)?.find_or_install(&Cache::of_the_user()?, prebuilt::RELEASES)
}

/// Firefox's driver, installed if necessary.
///
/// # Errors
/// If it is unavailable.
pub fn geckodriver() -> Result<PathBuf> {
    CargoTool::geckodriver().find_or_install(&Cache::of_the_user()?, prebuilt::RELEASES)
}

/// The program that checks dependencies against `deny.toml`, installed if necessary.
///
/// # Errors
/// If it is unavailable.
pub fn cargo_deny() -> Result<PathBuf> {
    CargoTool::cargo_deny().find_or_install(&Cache::of_the_user()?, prebuilt::RELEASES)
}

/// Removes what installing has left behind. Call it when no further tool will be installed.
///
/// # Errors
/// If a folder cannot be removed.
pub fn clean_up() -> Result<()> {
    Cache::of_the_user()?.remove_builds()
}

/// Ensures that the compiler can target browsers.
///
/// # Errors
/// If it cannot, and there is no rustup to install the target.
pub fn wasm_target() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let libraries = process::output(Command::new(rustc).args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    let rustup = find_program(&["rustup"]).with_context(|| {
        format!("the compiler has no standard library for {WASM_TARGET}, and there is no rustup to install it: \
                 get Rust from https://rustup.rs, or install that target the way your Rust was installed")
    })?;
    announce(&format!("Installing the compiler's target {WASM_TARGET}"));
    process::run(Command::new(rustup).args(["target", "add", WASM_TARGET]))
}

/// `PATH` with the folders of `programs` in front.
fn path_with<const N: usize>(programs: [&PathBuf; N]) -> Result<OsString> {
    let own = programs.iter().filter_map(|program| program.parent());
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = own.map(Path::to_path_buf).chain(env::split_paths(&old));
    env::join_paths(folders).context("a tool's folder cannot stand in PATH")
}

/// A new, empty folder for the test `name`, inside the target folder.
#[cfg(test)]
pub(crate) fn temporary_folder(name: &str) -> PathBuf {
    use std::fs;

    let program = env::current_exe().unwrap();
    let folder = program.parent().unwrap().join("xtask-tests").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
