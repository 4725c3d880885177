//! Splits the browser's program into the first file and lazily loaded parts.
//!
//! `#[wasm_split(NAME)]` in the program marks a split point. The compiler produces one module with relocations, and
//! `wasm_split_cli_support` moves what is reachable only through such a function into a module of its own. That must happen
//! before wasm-bindgen, which Trunk runs right after the compiler. So we put this program first on the `PATH` that Trunk
//! gets, under the name of wasm-bindgen. [`finish`] does the rest after Trunk.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest as _, Sha256};

use crate::crates;
use crate::names;
use crate::process;
use crate::project::{Project, files_in};
use crate::tools::BuildTools;

/// The compiler flag that keeps relocations.
pub const COMPILER_FLAG: &str = "-Clink-arg=--emit-relocs";

/// The name of this program as a wrapper for wasm-bindgen.
const STAND_IN: &str = "wasm-bindgen";

/// The environment variables that tell the wrapper where wasm-bindgen is, and where to put the parts.
const REAL: &str = "LIFE_SCIENCE_MAP_WASM_BINDGEN";
const FOLDER: &str = "LIFE_SCIENCE_MAP_PARTS";

/// The name of the first file among the parts. Its extension differs from theirs, because it is processed differently.
const FIRST: &str = "first";

/// The module from which the first file imports the functions that load the parts.
const LINK: &str = "./parts.js";

/// The loader of parts.
const SCRIPT: &str = include_str!("parts.js");

/// The prefix that the tool gives to the file name of a part.
const PREFIX: &str = "split_";

/// Puts this program in front of wasm-bindgen for `trunk`.
///
/// # Errors
/// If the wrapper cannot be written.
pub fn stand_in(project: &Project, tools: &BuildTools, trunk: &mut Command) -> Result<()> {
    let folder = project.state().join("stand-in");
    fs::create_dir_all(&folder)?;
    let mut this = env::current_exe()?;
    if !this.exists() {
        // The tests have rebuilt this program while it runs. Linux then reports a path that does not exist, but
        // `/proc/self/exe` still works.
        this = PathBuf::from("/proc/self/exe");
    }
    let name = folder
        .join(STAND_IN)
        .with_extension(env::consts::EXE_EXTENSION);
    if name.exists() {
        fs::remove_file(&name)?;
    }
    // Copy if the two are on different file systems.
    if fs::hard_link(&this, &name).is_err() {
        fs::copy(&this, &name).with_context(|| format!("cannot write {}", name.display()))?;
    }
    let path = env::join_paths(iter::once(folder).chain(env::split_paths(&tools.path)))?;
    trunk
        .env("PATH", path)
        .env(REAL, &tools.wasm_bindgen)
        .env(FOLDER, parts_folder(project));
    Ok(())
}

fn parts_folder(project: &Project) -> PathBuf {
    project.state().join("parts")
}

/// What the first file consists of, before it is optimised: see [`crates::shares`].
pub fn shares(project: &Project) -> Option<Vec<(String, usize)>> {
    crates::shares(&fs::read(parts_folder(project).join(FIRST)).ok()?)
}

/// Whether this program was called as wasm-bindgen.
pub fn is_stand_in(called: Option<&OsStr>) -> bool {
    called.is_some_and(|called| Path::new(called).file_stem() == Some(OsStr::new(STAND_IN)))
}

/// Splits the module that wasm-bindgen was called for, then runs wasm-bindgen on the first part.
///
/// # Errors
/// If splitting or wasm-bindgen fails.
pub fn run_as_stand_in(arguments: impl IntoIterator<Item = OsString>) -> Result<()> {
    let real = env::var_os(REAL).context("the stand-in for wasm-bindgen is for the build alone")?;
    let mut command = Command::new(real);
    for argument in arguments {
        if Path::new(&argument).extension() == Some(OsStr::new("wasm")) {
            let folder =
                env::var_os(FOLDER).context("the stand-in needs a folder for the parts")?;
            let first = split(Path::new(&argument), Path::new(&folder))?;
            // The parts share these exports with the first file.
            command.arg("--keep-lld-exports").arg(first);
        } else {
            command.arg(argument);
        }
    }
    process::run(&mut command)
}

/// Splits `module` into files in `folder`, which is emptied first. Returns the path of the first part.
fn split(module: &Path, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let first = folder.join(FIRST);
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot split {}: {error:?}", module.display()))?;
    let mut needs: Vec<_> = parts.prefetch_map.into_iter().collect();
    needs.sort();
    fs::write(folder.join("parts.js"), script(&needs))?;
    Ok(first)
}

/// The script that loads parts: a function per split point, which loads the files that it needs.
fn script(needs: &[(String, Vec<String>)]) -> String {
    let loaders = needs.iter().map(|(split, files)| {
        let names: Vec<_> = files.iter().map(|file| part_name(file)).collect();
        format!("export const __wasm_split_load_{split} = loaderOf({names:?});\n")
    });
    let loaders: Vec<_> = loaders.collect();
    [SCRIPT, &loaders.concat()].concat()
}

/// The name of a part, from the name of its file.
fn part_name(file: &str) -> &str {
    file.strip_prefix(PREFIX).unwrap_or(file)
}

/// Puts the parts into the site in `dist`, optimised if there is a `wasm_opt`, and merges their loader into the program's.
///
/// # Errors
/// If a tool fails, or Trunk's output is not as expected.
pub fn finish(
    project: &Project,
    dist: &Path,
    wasm_opt: Option<&Path>,
    mut esbuild: Command,
) -> Result<()> {
    let program = dist
        .read_dir()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned))
        .with_context(|| format!("Trunk has put no program into {}", dist.display()))?;
    let (stem, digits) = program
        .rsplit_once('-')
        .with_context(|| format!("the program's name {program} has no digits"))?;
    let folder = parts_folder(project);
    optimise_parts(project, dist, (stem, digits), wasm_opt)?;
    // The loader of the parts imports that of the program, which imports it: bundle them into one file.
    let link = dist.join("parts.js");
    let loader = format!("{program}.js");
    let script = fs::read_to_string(folder.join("parts.js"))?;
    fs::write(&link, script.replace("program.js", &loader))?;
    let text = fs::read_to_string(dist.join(&loader))?;
    fs::write(dist.join(&loader), with_one_link(&text))?;
    process::run(
        esbuild
            .args(["--bundle", "--format=esm", "--allow-overwrite"])
            .arg(format!("--outfile={}", dist.join(&loader).display()))
            .arg(dist.join(&loader)),
    )?;
    fs::remove_file(link)?;
    name_style(project, dist, (stem, digits))?;
    if wasm_opt.is_some() {
        let (module, loader) = (dist.join(format!("{program}_bg.wasm")), dist.join(&loader));
        let (short, script) = names::shorten(&fs::read(&module)?, &fs::read_to_string(&loader)?)
            .context("wasm-opt has written something that is no module")?;
        fs::write(module, short)?;
        fs::write(loader, script)?;
    }
    name_by_content(dist, stem, digits)
}

/// Puts the parts beside the first file, whose name has this stem and these digits.
fn optimise_parts(
    project: &Project,
    dist: &Path,
    (stem, digits): (&str, &str),
    wasm_opt: Option<&Path>,
) -> Result<()> {
    let options = optimising(project)?;
    for part in files_in(&parts_folder(project))? {
        let Some(name) = part.file_name().and_then(OsStr::to_str) else {
            continue;
        };
        let Some(name) = name.strip_suffix(".wasm") else {
            continue;
        };
        let target = dist.join(format!("{stem}-{}-{digits}.wasm", part_name(name)));
        match wasm_opt {
            Some(wasm_opt) => process::run(
                Command::new(wasm_opt)
                    .args(&options)
                    .args(["--strip-producers", "--strip-target-features"])
                    .arg(&part)
                    .arg("-o")
                    .arg(&target),
            )?,
            None => {
                fs::copy(&part, &target)?;
            }
        }
    }
    Ok(())
}

/// Puts the style of what a part draws beside that part, named like it, and names it in the page.
fn name_style(project: &Project, dist: &Path, (stem, digits): (&str, &str)) -> Result<()> {
    let style = format!("{stem}-views-{digits}.css");
    fs::copy(project.views_style(), dist.join(&style))?;
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, text.replace("./views.css", &["./", &style].concat()))?;
    Ok(())
}

/// The loader with the module of the parts once among what it imports for the program: wasm-bindgen lists it once for each
/// function that the program imports from there.
fn with_one_link(loader: &str) -> String {
    let mut is_first = true;
    let lines = loader.lines().filter(|line| {
        let is_link = line.trim_start().starts_with(&format!("\"{LINK}\": "));
        !is_link || core::mem::replace(&mut is_first, false)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Renames all files of the program by a digest of all of them. Trunk names them by the first file alone, as it was when
/// Trunk ended: a change in a part would not change the names, and browsers cache fingerprinted files for a year.
fn name_by_content(dist: &Path, stem: &str, trunks: &str) -> Result<()> {
    let mut files = Vec::new();
    for path in files_in(dist)? {
        if let Some(name) = path.file_name().and_then(OsStr::to_str)
            && name.starts_with(stem)
            && name.contains(trunks)
        {
            files.push((name.to_owned(), path.clone()));
        }
    }
    files.sort();
    let mut digest = Sha256::new();
    for (_, path) in &files {
        digest.update(fs::read(path)?);
    }
    let mut digits = format!("{:x}", digest.finalize());
    digits.truncate(trunks.len());
    let mut named = vec![dist.join("index.html")];
    for (name, path) in files {
        let new = dist.join(name.replace(trunks, &digits));
        fs::rename(path, &new)?;
        if new.extension() == Some(OsStr::new("js")) {
            named.push(new);
        }
    }
    for path in named {
        let text = fs::read_to_string(&path)?;
        fs::write(path, text.replace(trunks, &digits))?;
    }
    Ok(())
}

/// The options for wasm-opt that `index.html` has for the first file.
fn optimising(project: &Project) -> Result<Vec<String>> {
    let page = fs::read_to_string(project.root().join("index.html"))?;
    let value = |name: &str| {
        let (_, rest) = page.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let (Some(level), Some(others)) = (value("data-wasm-opt"), value("data-wasm-opt-params"))
    else {
        bail!("index.html says neither how far nor how wasm-opt shall go");
    };
    let mut options = vec![format!("-O{level}")];
    options.extend(others.split_whitespace().map(str::to_owned));
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    #[test]
    fn the_stand_in_is_known_by_its_name() {
        let is = |name: &str| is_stand_in(Some(OsStr::new(name)));
        assert!(is("/some/where/wasm-bindgen"));
        assert!(!is("/some/where/xtask"));
        assert!(!is("/some/wasm-bindgen/xtask"));
        assert!(!is_stand_in(None));
    }

    #[test]
    fn a_change_in_any_file_of_the_program_changes_all_names() {
        let names = |part: &str| -> Vec<String> {
            let dist = temporary_folder("names");
            for (name, content) in [
                ("index.html", "<link href=\"./map-0123456789abcdef.js\">"),
                (
                    "map-0123456789abcdef.js",
                    "load('map-0123456789abcdef_bg.wasm')",
                ),
                ("map-0123456789abcdef_bg.wasm", "first"),
                ("map-views-0123456789abcdef.wasm", part),
                ("main-fedcba9876543210.css", ""),
            ] {
                fs::write(dist.join(name), content).unwrap();
            }
            name_by_content(&dist, "map", "0123456789abcdef").unwrap();
            let page = fs::read_to_string(dist.join("index.html")).unwrap();
            let mut names: Vec<String> = files_in(&dist)
                .unwrap()
                .iter()
                .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
                .collect();
            names.sort();
            let script = names.iter().find(|name| name.contains(".js")).unwrap();
            assert!(page.contains(script.as_str()), "{page} {names:?}");
            let loader = fs::read_to_string(dist.join(script)).unwrap();
            let first = names
                .iter()
                .find(|name| name.ends_with("_bg.wasm"))
                .unwrap();
            assert!(loader.contains(first.as_str()), "{loader} {names:?}");
            names
        };
        let (one, same, other) = (names("part"), names("part"), names("other part"));
        assert_eq!(one, same);
        let kept: Vec<_> = one.iter().filter(|name| other.contains(name)).collect();
        assert_eq!(kept, ["index.html", "main-fedcba9876543210.css"]);
    }

    #[test]
    fn each_split_loads_what_it_needs() {
        let needs = [(
            "views".to_owned(),
            vec!["chunk_2".to_owned(), "split_views".to_owned()],
        )];
        let script = script(&needs);
        let line = "export const __wasm_split_load_views = loaderOf([\"chunk_2\", \"views\"]);";
        assert!(script.lines().any(|own| own == line), "{script}");
    }

    #[test]
    fn the_module_of_the_parts_is_linked_once() {
        let loader = "imports = {\n  \"./app_bg.js\": import0,\n  \"./parts.js\": import1,\n  \"./parts.js\": import2,\n};";
        let once = "imports = {\n  \"./app_bg.js\": import0,\n  \"./parts.js\": import1,\n};";
        assert_eq!(with_one_link(loader), once);
        assert_eq!(with_one_link(once), once);
    }

    #[test]
    fn parts_are_optimised_as_the_page_says_of_the_first_file() {
        let root = temporary_folder("optimising");
        let page = "<link data-wasm-opt=\"s\" data-wasm-opt-params=\"--converge --enable-x\">";
        fs::write(root.join("index.html"), page).unwrap();
        let options = optimising(&Project::at(&root)).unwrap();
        assert_eq!(options, ["-Os", "--converge", "--enable-x"]);
        fs::write(root.join("index.html"), "<link>").unwrap();
        assert!(optimising(&Project::at(root)).is_err());
    }
}
