//! Publishes a built site into the folder that a web server serves, and rolls it back, such that at every moment each page
//! in any browser finds everything that it requests.
//!
//! Three rules ensure that. Files with fingerprints in their names are copied first, and those of earlier releases stay.
//! Every other file is replaced atomically, by renaming. Pages come last, because they refer to the others.
//!
//! A copy of each release is kept in its own folder in `.releases`, so rolling back works the same way as publishing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::announce;
use crate::project::files_in;
use crate::server::is_hashed;

/// How many releases to keep by default.
pub const KEEP: usize = 5;

/// The folder for releases in the served folder. `deploy/nginx` serves nothing whose name begins with a dot.
const RECORDS: &str = ".releases";

/// The order in which files are published. Files of one kind do not depend on each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A file whose name contains a fingerprint: it replaces nothing.
    Hashed,
    /// A file with the same name in every release.
    Lasting,
    /// A page.
    Page,
}

impl Kind {
    /// The kind of the file at `path`. A compressed form has the kind of its original.
    fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = [".br", ".gz"]
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .unwrap_or(&name);
        if is_hashed(name) {
            Self::Hashed
        } else if Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "html")
        {
            Self::Page
        } else {
            Self::Lasting
        }
    }
}

/// Publishes the site in `dist` into `served`, and keeps the last `keep` releases, including this one.
///
/// Files in `served` that were never released are left alone, unless the site has a file of that name. Publishing the
/// current release again repairs it and creates no new release.
///
/// # Errors
/// If a folder cannot be read or written, or `dist` contains no site. What has been done by then breaks no page, and the
/// same command completes it.
pub fn release(dist: &Path, served: &Path, keep: usize) -> Result<()> {
    if !dist.join("index.html").is_file() {
        bail!("{} holds no site", dist.display());
    }
    let records = served.join(RECORDS);
    fs::create_dir_all(&records)
        .with_context(|| format!("cannot write to {}", served.display()))?;
    let last = numbers(&records)?.last().copied();
    let current = match last {
        Some(last) if is_same(dist, &record(&records, last))? => last,
        _ => {
            let next = last.map_or(1, |last| last + 1);
            // An incomplete release has another name.
            let partial = records.join("partial");
            if partial.exists() {
                fs::remove_dir_all(&partial)?;
            }
            for name in names(dist)? {
                put(&dist.join(&name), &partial.join(&name))?;
            }
            fs::rename(&partial, record(&records, next))?;
            next
        }
    };
    publish(served, current)?;
    prune(served, keep.max(1))?;
    announce(&format!(
        "release {current} is served by {}",
        served.display()
    ));
    Ok(())
}

/// The folder with the files of the present release.
///
/// # Errors
/// If there is none.
pub fn present(served: &Path) -> Result<PathBuf> {
    let records = served.join(RECORDS);
    let last = numbers(&records).ok().and_then(|all| all.last().copied());
    let last = last.with_context(|| format!("{} has no release", served.display()))?;
    Ok(record(&records, last))
}

/// Rolls `served` back to the previous release and discards the current one. Pages loaded from that one still find their
/// files until the next release.
///
/// # Errors
/// If there is no earlier release, or a folder cannot be read or written.
pub fn back(served: &Path) -> Result<()> {
    let records = served.join(RECORDS);
    let [.., before, present] = numbers(&records)?[..] else {
        bail!("{} has no release before the present one", served.display());
    };
    publish(served, before)?;
    // Its fingerprinted files stay until the next release, which removes files of releases that are no longer numbered.
    fs::rename(
        record(&records, present),
        records.join(format!("{present}-taken-back")),
    )?;
    announce(&format!(
        "release {before} is served by {} again",
        served.display()
    ));
    Ok(())
}

/// Copies all files of a release into the served folder, in the order of their kinds. Then removes the files that only
/// other releases have, except fingerprinted ones.
fn publish(served: &Path, number: usize) -> Result<()> {
    let records = served.join(RECORDS);
    let release = record(&records, number);
    let names = names(&release)?;
    let mut in_order: Vec<&PathBuf> = names.iter().collect();
    in_order.sort_by_key(|name| Kind::of(name));
    for name in in_order {
        put(&release.join(name), &served.join(name))?;
    }
    for other in fs::read_dir(&records)? {
        for name in self::names(&other?.path())? {
            if !names.contains(&name) && Kind::of(&name) != Kind::Hashed {
                remove(&served.join(name))?;
            }
        }
    }
    Ok(())
}

/// Discards all but the last releases, and removes the fingerprinted files that none of those has.
fn prune(served: &Path, keep: usize) -> Result<()> {
    let records = served.join(RECORDS);
    let numbers = numbers(&records)?;
    let kept = numbers.iter().rev().take(keep);
    let kept: BTreeSet<PathBuf> = kept.map(|&number| record(&records, number)).collect();
    let mut needed = BTreeSet::new();
    for release in &kept {
        needed.extend(names(release)?);
    }
    for entry in fs::read_dir(&records)? {
        let old = entry?.path();
        if kept.contains(&old) {
            continue;
        }
        for name in names(&old)?.difference(&needed) {
            remove(&served.join(name))?;
        }
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}

/// The paths of all files of a release or a built site, relative to its folder.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    files_in(folder)?
        .into_iter()
        .map(|file| Ok(file.strip_prefix(folder)?.to_path_buf()))
        .collect()
}

/// The numbers of the kept releases, in order.
fn numbers(records: &Path) -> Result<Vec<usize>> {
    let entries =
        fs::read_dir(records).with_context(|| format!("cannot read {}", records.display()))?;
    let mut numbers = Vec::new();
    for entry in entries {
        numbers.extend(entry?.file_name().to_string_lossy().parse::<usize>().ok());
    }
    numbers.sort_unstable();
    Ok(numbers)
}

fn record(records: &Path, number: usize) -> PathBuf {
    records.join(number.to_string())
}

/// Whether two folders contain the same files.
fn is_same(one: &Path, other: &Path) -> Result<bool> {
    let names = names(one)?;
    if names != self::names(other)? {
        return Ok(false);
    }
    for name in names {
        if fs::read(one.join(&name))? != fs::read(other.join(&name))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies a file atomically: a reader of `to` gets either the old file or the new one. An identical file is not touched, so
/// that it keeps its modification time and browsers' caches stay valid.
fn put(from: &Path, to: &Path) -> Result<()> {
    let failed = || format!("cannot write {}", to.display());
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    let mut beside = to.as_os_str().to_owned();
    beside.push(".incoming");
    fs::write(&beside, bytes).with_context(failed)?;
    fs::rename(&beside, to).with_context(failed)
}

/// Removes a file that may be gone already.
fn remove(file: &Path) -> Result<()> {
    if file.is_file() {
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    const NAME: &str = "release";

    /// A built site whose fingerprints consist of this digit.
    fn site(name: &str, digit: char, page: &str) -> PathBuf {
        let folder = temporary_folder(&format!("{NAME}-{name}-{digit}"));
        let digits = String::from(digit).repeat(16);
        fs::create_dir(folder.join("en")).unwrap();
        for (file, text) in [
            ("index.html", page.to_owned()),
            ("index.html.br", format!("{page}, short")),
            ("en/index.html", page.to_owned()),
            ("content.json", format!("content {digit}")),
            (&format!("app-{digits}.js"), format!("script {digit}")),
            (&format!("app-{digits}_bg.wasm"), format!("program {digit}")),
            (
                &format!("app-{digits}_bg.wasm.br"),
                format!("short {digit}"),
            ),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    /// The files that a web server would find.
    fn served(folder: &Path) -> Vec<String> {
        names(folder)
            .unwrap()
            .iter()
            .map(|name| name.display().to_string())
            .filter(|name| !name.starts_with('.'))
            .collect()
    }

    fn read(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap()
    }

    #[test]
    fn what_is_named_stands_before_what_names_it() {
        let mut names = [
            "en/index.html.br",
            "index.html",
            "content.json",
            "boot.js.gz",
            "life-science-map-83bf91b745eeb6a0_bg.wasm.br",
            "main-38fac11d3c3967b6.css",
        ]
        .map(Path::new);
        names.sort_by_key(|name| Kind::of(name));
        let kinds = names.map(Kind::of);
        assert_eq!(
            kinds,
            [
                Kind::Hashed,
                Kind::Hashed,
                Kind::Lasting,
                Kind::Lasting,
                Kind::Page,
                Kind::Page
            ]
        );
    }

    #[test]
    fn files_with_digits_stay_beside_the_new_ones_and_go_with_their_release() {
        let folder = temporary_folder("release-stays");
        for (digit, expected) in [('a', "a"), ('b', "ab"), ('c', "bc"), ('d', "cd")] {
            release(&site("stays", digit, "page"), &folder, 2).unwrap();
            let digits: BTreeSet<char> = served(&folder)
                .iter()
                .filter_map(|name| name.strip_prefix("app-")?.chars().next())
                .collect();
            assert_eq!(digits, expected.chars().collect(), "after {digit}");
            assert_eq!(read(&folder, "content.json"), format!("content {digit}"));
        }
    }

    #[test]
    fn going_back_puts_everything_back_and_breaks_nobody() {
        let folder = temporary_folder("release-back");
        let first = site("back", 'a', "first");
        let second = site("back", 'b', "second");
        fs::write(first.join("list-2.html"), "more").unwrap();
        release(&first, &folder, 3).unwrap();
        release(&second, &folder, 3).unwrap();
        assert!(!folder.join("list-2.html").exists(), "a page that has gone");
        back(&folder).unwrap();
        assert_eq!(read(&folder, "index.html"), "first");
        assert_eq!(read(&folder, "index.html.br"), "first, short");
        assert_eq!(read(&folder, "content.json"), "content a");
        assert_eq!(read(&folder, "list-2.html"), "more");
        assert!(
            served(&folder)
                .iter()
                .any(|name| name.starts_with("app-bb")),
            "pages of the release that was taken back are still open"
        );
        assert!(back(&folder).is_err(), "there is nothing before it");
        release(&site("back", 'c', "third"), &folder, 3).unwrap();
        let names = served(&folder);
        assert!(
            !names.iter().any(|name| name.starts_with("app-bb")),
            "{names:?}"
        );
        assert!(
            names.iter().any(|name| name.starts_with("app-aa")),
            "{names:?}"
        );
    }

    #[test]
    fn what_was_never_released_is_left_alone_and_what_is_the_same_is_not_written() {
        let folder = temporary_folder("release-leaves");
        fs::create_dir_all(folder.join(".well-known")).unwrap();
        fs::write(folder.join("robots.txt"), "theirs").unwrap();
        fs::write(folder.join(".well-known/security.txt"), "theirs").unwrap();
        let dist = site("leaves", 'a', "page");
        release(&dist, &folder, 1).unwrap();
        let time = || {
            fs::metadata(folder.join("index.html"))
                .unwrap()
                .modified()
                .unwrap()
        };
        let before = time();
        release(&dist, &folder, 1).unwrap();
        assert_eq!(time(), before);
        assert_eq!(numbers(&folder.join(RECORDS)).unwrap(), [1]);
        release(&site("leaves", 'b', "page"), &folder, 1).unwrap();
        assert_eq!(read(&folder, "robots.txt"), "theirs");
        assert_eq!(read(&folder, ".well-known/security.txt"), "theirs");
    }

    #[test]
    fn what_is_interrupted_is_finished_by_the_next_one() {
        let folder = temporary_folder("release-interrupted");
        let dist = site("interrupted", 'a', "page");
        fs::create_dir_all(folder.join(RECORDS).join("partial")).unwrap();
        fs::write(folder.join(RECORDS).join("partial/half.html"), "half").unwrap();
        release(&dist, &folder, 2).unwrap();
        fs::remove_file(folder.join("content.json")).unwrap();
        release(&dist, &folder, 2).unwrap();
        assert_eq!(read(&folder, "content.json"), "content a");
        assert!(!folder.join("half.html").exists());
        let nothing = temporary_folder("release-nothing");
        assert!(release(&nothing, &folder, 2).is_err());
        assert!(back(&nothing).is_err());
    }
}
