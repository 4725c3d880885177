//! Finds or installs the programs that the build and the browser tests need.
//!
//! A program of the right version on the user's `PATH` is used. Otherwise it is installed once into the user's cache
//! folder, one folder per version, which all clones of the repository share.

mod prebuilt;
mod version;

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::process::{self, announce};
use crate::project::Project;
pub use version::{Wanted, locked_version, printed_version};

/// The version of Trunk that builds the site.
const TRUNK: &str = "0.21.14";
/// The first wasm-opt that can read the compiler's output.
const WASM_OPT_LEAST: &str = "123";
/// The first esbuild that can parse the style sheets.
const ESBUILD_LEAST: &str = "0.25";
/// The geckodriver to install, and the first version that works.
const GECKODRIVER: &str = "0.37.0";
const GECKODRIVER_LEAST: &str = "0.36.0";
/// The cargo-deny to install, and the first version that reads `deny.toml`.
const CARGO_DENY: &str = "0.20.2";
const CARGO_DENY_LEAST: &str = "0.18.0";

/// Packages from npm, pinned with their checksums.
struct NpmSet {
    /// The prefix of their folder's name.
    name: &'static str,
    /// Their description, for the user who waits.
    what: &'static str,
    package: &'static str,
    lock: &'static str,
}

/// What the build and the browser tests use.
const NPM_TOOLS: NpmSet = NpmSet {
    name: "npm",
    what: "wasm-opt, esbuild and axe-core",
    package: include_str!("../../npm/package.json"),
    lock: include_str!("../../npm/package-lock.json"),
};

/// What the benchmark's peers use.
const NPM_PEERS: NpmSet = NpmSet {
    name: "peers",
    what: "what the benchmark's peers are made of",
    package: include_str!("../../../bench/package.json"),
    lock: include_str!("../../../bench/package-lock.json"),
};

/// The compiler's name of the browser's platform.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The first of `names` that is a program on `PATH`.
///
/// ```
/// assert!(xtask::tools::find_program(&["no-such-program", "cargo"]).is_some());
/// ```
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .find_map(|name| folders.iter().find_map(|folder| program_in(folder, name)))
}

/// The program `name` in `folder`. On Windows programs have an extension, also those of npm.
fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// The user's own program `name`, if its version is acceptable.
fn own_program(name: &str, wanted: &Wanted) -> Option<PathBuf> {
    let program = find_program(&[name])?;
    is_version(&program, wanted).then_some(program)
}

/// Whether `program` runs here and reports an acceptable version.
fn is_version(program: &Path, wanted: &Wanted) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_ok_and(|text| printed_version(&text).is_some_and(|version| wanted.accepts(version)))
}

/// The folder for installed programs, one subfolder per version.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// The user's cache: `life-science-map/tools` in the cache folder of the platform.
    ///
    /// # Errors
    /// If the user has no such folder.
    pub fn of_the_user() -> Result<Self> {
        let folder = |name: &str| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|folder| folder.is_absolute())
        };
        let caches = if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            folder("HOME").map(|home| home.join("Library").join("Caches"))
        } else {
            folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
        };
        let caches = caches.context(
            "there is no folder to keep tools in: set HOME (on Windows LOCALAPPDATA) to a folder that you may write to",
        )?;
        Ok(Self::at(caches.join("life-science-map").join("tools")))
    }

    /// A cache in another folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder `name`. If there is none, `install` fills an empty folder, which is renamed when it has succeeded: an
    /// interrupted installation leaves nothing that looks complete, and two concurrent runs install once.
    ///
    /// # Errors
    /// If `install` fails or the folder cannot be written.
    pub fn install_once(
        &self,
        name: &str,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.root.join(name);
        if folder.is_dir() {
            return Ok(folder);
        }
        fs::create_dir_all(&self.root)
            .with_context(|| format!("cannot write to {}", self.root.display()))?;
        let lock = File::create(self.root.join(format!("{name}.lock")))?;
        if lock.try_lock().is_err() {
            announce(&format!("Waiting for another run that installs {name}"));
            lock.lock()?;
        }
        if folder.is_dir() {
            return Ok(folder);
        }
        let partial = self.root.join(format!("{name}.partial"));
        if partial.exists() {
            fs::remove_dir_all(&partial)?;
        }
        fs::create_dir_all(&partial)?;
        let start = Instant::now();
        install(&partial).with_context(|| format!("{name} cannot be installed"))?;
        fs::rename(&partial, &folder)?;
        println!("    {name} installed in {} s", start.elapsed().as_secs());
        Ok(folder)
    }

    /// The target folder for compiling tools: one for all, so that shared dependencies are compiled once. It exists as long
    /// as the lock is held.
    fn build_folder(&self) -> Result<(PathBuf, File)> {
        let lock = self.build_lock()?;
        lock.lock_shared()?;
        Ok((self.root.join("build"), lock))
    }

    fn build_lock(&self) -> Result<File> {
        Ok(File::create(self.root.join("build.lock"))?)
    }

    /// Removes the target folder, more than a gigabyte, unless another run still uses it.
    fn remove_builds(&self) -> Result<()> {
        let builds = self.root.join("build");
        if builds.is_dir() {
            let lock = self.build_lock()?;
            if lock.try_lock().is_ok() {
                fs::remove_dir_all(builds)?;
            }
        }
        Ok(())
    }
}

/// A program that is published as a crate.
#[derive(Debug)]
struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    wanted: Wanted,
    archive: Option<prebuilt::Archive>,
}

impl CargoTool {
    fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: TRUNK.into(),
            wanted: Wanted::Exactly(TRUNK.into()),
            archive: prebuilt::trunk(TRUNK),
        }
    }

    /// The program must have exactly the version of the library that the site is built with.
    fn wasm_bindgen(project: &Project) -> Result<Self> {
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
    fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: GECKODRIVER.into(),
            wanted: Wanted::AtLeast(GECKODRIVER_LEAST.into()),
            archive: None,
        }
    }

    fn cargo_deny() -> Self {
        Self {
            package: "cargo-deny",
            program: "cargo-deny",
            version: CARGO_DENY.into(),
            wanted: Wanted::AtLeast(CARGO_DENY_LEAST.into()),
            archive: prebuilt::cargo_deny(CARGO_DENY),
        }
    }

    /// The path of the program, installed if necessary.
    fn find_or_install(&self, cache: &Cache, host: &str) -> Result<PathBuf> {
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

/// An installed [`NpmSet`].
#[derive(Debug)]
struct NpmPackages {
    modules: PathBuf,
}

impl NpmPackages {
    /// The folder of the packages, installed if necessary. Its name changes with the lock file.
    fn find_or_install(cache: &Cache, set: &NpmSet) -> Result<Self> {
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

    fn program(&self, name: &str) -> Result<PathBuf> {
        program_in(&self.modules.join(".bin"), name)
            .with_context(|| format!("npm's packages hold no {name}"))
    }
}

/// What to do without npm.
pub const NPM_REMEDY: &str = "npm is missing: install Node.js 18 or later with npm (https://nodejs.org, or apt-get install nodejs npm)";

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
    let program = env::current_exe().unwrap();
    let folder = program.parent().unwrap().join("xtask-tests").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_is_installed_once() {
        let cache = Cache::at(temporary_folder("once"));
        let mut times = 0;
        for _ in 0..2 {
            let folder = cache
                .install_once("tool-1", |folder| {
                    times += 1;
                    fs::write(folder.join("program"), "")?;
                    Ok(())
                })
                .unwrap();
            assert!(folder.join("program").is_file());
        }
        assert_eq!(times, 1);
    }

    #[test]
    fn a_failed_installation_leaves_nothing_that_looks_whole() {
        let cache = Cache::at(temporary_folder("failed"));
        let result = cache.install_once("tool-1", |folder| {
            fs::write(folder.join("half"), "")?;
            bail!("no network");
        });
        assert!(
            format!("{:#}", result.unwrap_err()).contains("tool-1 cannot be installed: no network")
        );
        let folder = cache
            .install_once("tool-1", |folder| {
                assert!(!folder.join("half").exists());
                Ok(())
            })
            .unwrap();
        assert!(folder.is_dir());
    }

    #[test]
    fn two_runs_at_once_install_once() {
        let cache = Cache::at(temporary_folder("twice"));
        let times = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    cache.install_once("tool-1", |_| {
                        times.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        Ok(())
                    })
                });
            }
        });
        assert_eq!(times.into_inner(), 1);
    }

    #[test]
    fn builds_are_removed_unless_one_is_under_way() {
        let cache = Cache::at(temporary_folder("builds"));
        let (folder, lock) = cache.build_folder().unwrap();
        fs::create_dir(&folder).unwrap();
        cache.remove_builds().unwrap();
        assert!(folder.is_dir());
        drop(lock);
        // A process that another test is starting this very moment has the lock until its program runs.
        for _ in 0..200 {
            cache.remove_builds().unwrap();
            if !folder.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("nobody builds, and the folder is still there");
    }

    /// A host that publishes a program `tool`, which prints `prints`.
    #[cfg(unix)]
    fn publishing_host(name: &str, prints: &str) -> (PathBuf, CargoTool) {
        use std::os::unix::fs::PermissionsExt;
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

    #[cfg(unix)]
    #[test]
    fn a_published_program_is_tried_before_it_is_kept() {
        use crate::server::{Server, Site};
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

    #[test]
    fn programs_are_found_in_the_order_of_their_names() {
        assert_eq!(find_program(&["no-such-program-at-all"]), None);
        let cargo = find_program(&["no-such-program-at-all", "cargo"]).unwrap();
        assert!(cargo.is_file());
    }
}
