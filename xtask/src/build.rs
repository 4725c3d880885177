//! Builds the site: Trunk builds the browser's program and the shell page, the product's own prerenderer renders the pages,
//! then everything is compressed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::compress;
use crate::crates;
use crate::desk;
use crate::fingerprint;
use crate::history;
use crate::parts;
use crate::process::{self, announce};
use crate::programs;
use crate::project::{Project, files_in};
use crate::second::Builder;
use crate::sizes::Sizes;
use crate::take;
use crate::tools::{self, BuildTools, WASM_TARGET};

/// Builds the optimised site into `dist/` and prints its sizes. Skips the build if nothing has changed since the last one.
///
/// # Errors
/// If a tool is unavailable or a step fails. Exceeding a budget is for the caller to judge: see [`Sizes::check`].
pub fn release(project: &Project) -> Result<Sizes> {
    let dist = project.dist();
    let record = project.state().join("built");
    let inputs = inputs_digest(project)?;
    let is_current = || -> Result<bool> {
        let Ok(recorded) = fs::read_to_string(&record) else {
            return Ok(false);
        };
        Ok(dist.is_dir()
            && shell(project).is_file()
            && recorded == format!("{inputs}\n{}", output_digest(&dist)?))
    };
    if is_current()? {
        announce("dist/ is up to date");
    } else {
        let tools = BuildTools::find_or_install(project)?;
        tools::clean_up()?;
        let start = Instant::now();
        if record.exists() {
            fs::remove_file(&record)?;
        }
        site(project, &tools, &dist, true)?;
        announce("Compressing");
        compress::compress(&dist)?;
        fs::write(program_record(project), program_digest(project)?)?;
        fs::write(&record, format!("{inputs}\n{}", output_digest(&dist)?))?;
        announce(&format!("dist/ built in {} s", start.elapsed().as_secs()));
    }
    let sizes = Sizes::of(&dist)?;
    let before = history::before(project);
    println!(
        "\n{}",
        sizes.table(before.as_ref().map(|(_, figures)| figures))
    );
    if let Some((commit, _)) = &before {
        println!("Changes in Brotli since {commit}.\n");
    }
    history::keep(project, &sizes)?;
    if let Some(shares) = parts::shares(project) {
        println!("{}", crates::shares_table(&shares));
    }
    Ok(sizes)
}

/// Builds the site for development: not optimised, not compressed, and in its own folder.
///
/// # Errors
/// If a step fails.
pub fn development(project: &Project, tools: &BuildTools) -> Result<()> {
    site(project, tools, &project.dev_dist(), false)
}

/// A digest of everything that the site is built from.
fn inputs_digest(project: &Project) -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiler = process::output(
        Command::new(rustc)
            .arg("--version")
            .current_dir(project.root()),
    )?;
    fingerprint::of_files(
        project.root(),
        fingerprint::inputs(project),
        // The address of the site is part of its pages.
        &[
            &compiler,
            project.base().unwrap_or_default(),
            if project.has_desk() { "desk" } else { "" },
        ],
    )
}

/// Where the digest of the last build's program is kept.
fn program_record(project: &Project) -> PathBuf {
    project.state().join("program")
}

/// A digest of everything that the site is built from but the content.
fn program_digest(project: &Project) -> Result<String> {
    let public = project.root().join("public");
    let mut roots = Vec::new();
    for input in fingerprint::inputs(project) {
        if input == public && input.is_dir() {
            let content = public.join(compress::REPLACED_ALONE);
            roots.extend(
                files_in(&input)?
                    .into_iter()
                    .filter(|file| *file != content),
            );
        } else {
            roots.push(input);
        }
    }
    fingerprint::of_files(project.root(), roots, &[])
}

/// Checks that the last site built in this repository has its present program, so that pages that are rendered now fit it.
///
/// # Errors
/// If it has not, or none was built.
pub fn expect_same_program(project: &Project) -> Result<()> {
    let built = fs::read_to_string(program_record(project)).unwrap_or_default();
    if built != program_digest(project)? {
        bail!(
            "the program has changed since the last build here, or none was built: run cargo xtask release DIR"
        );
    }
    Ok(())
}

/// A digest of the built site, so that a site that was changed by hand is built again.
fn output_digest(dist: &Path) -> Result<String> {
    fingerprint::of_files(dist, [dist.to_path_buf()], &[])
}

/// Builds everything but the compressed forms.
fn site(project: &Project, tools: &BuildTools, dist: &Path, release: bool) -> Result<()> {
    fs::create_dir_all(project.state())?;
    // Trunk runs cargo offline, so that it downloads no tools of its own.
    process::run(
        process::cargo()
            .args(["fetch", "--quiet", "--target", WASM_TARGET])
            .current_dir(project.root()),
    )?;
    announce("Bundling the style sheets");
    process::run(
        esbuild(tools)
            .args(["--bundle", "style/main.css", "style/views.css"])
            .arg(option("--outdir", &project.state()))
            .current_dir(project.root()),
    )?;
    announce("Building the browser's program");
    program(project, tools, dist, release)?;
    let wasm_opt = release.then_some(&*tools.wasm_opt);
    parts::finish(project, dist, wasm_opt, esbuild(tools))?;
    let builder = Builder {
        project,
        tools,
        flags: &compiler_flags(project)?,
        release,
    };
    take::build(&builder, dist)?;
    if project.has_desk() {
        desk::build(&builder, dist, esbuild(tools))?;
    } else {
        desk::leave_out(dist)?;
    }
    if release {
        minify_scripts(tools, dist)?;
        // The pages contain its length, raw and as a server compresses it; the compressed form does not stay.
        let content = dist.join(compress::REPLACED_ALONE);
        let compressed = compress::gzip(&fs::read(&content)?)?;
        fs::write(content.with_extension("json.gz"), compressed)?;
        fs::copy(dist.join("index.html"), shell(project))?;
    }
    announce("Prerendering the pages");
    pages(project, dist, "dev")
}

/// Builds the browser's program and the shell page with Trunk.
fn program(project: &Project, tools: &BuildTools, dist: &Path, release: bool) -> Result<()> {
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .arg("build")
        .arg("--dist")
        .arg(dist)
        .current_dir(project.root())
        .env("CARGO_ENCODED_RUSTFLAGS", compiler_flags(project)?)
        // Trunk only accepts true and false in it, but other programs set it to 1.
        .env_remove("NO_COLOR");
    if release {
        trunk.arg("--release");
    }
    parts::stand_in(project, tools, &mut trunk)?;
    process::run(&mut trunk)
}

/// Minifies the scripts in their places.
fn minify_scripts(tools: &BuildTools, dist: &Path) -> Result<()> {
    let scripts = files_in(dist)?;
    let scripts = scripts
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "js"));
    process::run(
        esbuild(tools)
            .args(scripts)
            .arg("--allow-overwrite")
            .arg(option("--outbase", dist))
            .arg(option("--outdir", dist)),
    )
}

/// The page before anything was prerendered into it, as kept by the last [`release`].
pub fn shell(project: &Project) -> PathBuf {
    project.state().join("shell.html")
}

/// Renders the pages in a folder that contains everything else: the shell as `index.html`, and `content.json`. `profile` is
/// the prerenderer's build profile: `dev` is compiled already, but slow for large contents.
///
/// # Errors
/// If the content cannot be read or the pages cannot be written.
pub fn pages(project: &Project, folder: &Path, profile: &str) -> Result<()> {
    let prerender = programs::build(project, "prerender", profile)?;
    process::run(
        Command::new(prerender)
            .arg(folder)
            .args(project.base())
            .current_dir(project.root()),
    )
}

/// esbuild: minifies, prints little, and fails on style sheets that browsers could not parse.
fn esbuild(tools: &BuildTools) -> Command {
    let mut command = Command::new(&tools.esbuild);
    command.args([
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        "--log-override:css-syntax-error=error",
    ]);
    command
}

/// `NAME=PATH`.
fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push("=");
    option.push(path);
    option
}

/// Compiler flags that make the program splittable and remap the paths of this machine: the same source gives the same
/// bytes everywhere, which reveal nothing about who built them.
fn compiler_flags(project: &Project) -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("set HOME or CARGO_HOME")?;
    // The name of a registry's folder comes from its address, and a mirror has another. Later flags take precedence.
    let mut flags = vec![
        parts::COMPILER_FLAG.to_owned(),
        remapped(&cargo_home, "/cargo"),
        remapped(project.root(), "/source"),
    ];
    let registries = cargo_home.join("registry").join("src");
    for registry in fs::read_dir(&registries).into_iter().flatten() {
        flags.push(remapped(&registry?.path(), "/crates"));
    }
    // Cargo's own separator, because folders may have spaces in their names.
    Ok(flags.join("\u{1f}"))
}

fn remapped(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}
