//! Puts a built site into the folder that a web server serves, and takes it back, so that at every moment each page
//! that anybody has finds all that it asks for.
//!
//! Three things make that so. Files whose names hold digits of their content go first, and those of earlier releases stay
//! beside them. Every other file is replaced in one step, by renaming. And pages go last, since they name the others.
//!
//! Each release is kept as it was in a folder of its own in `.releases`, from which going back is the same as going on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::announce;
use crate::project::files_in;
use crate::server::is_hashed;

/// How many releases are kept, unless told otherwise.
pub const KEEP: usize = 5;

/// Where releases are kept, in the served folder. `deploy/nginx` serves nothing that begins with a full stop.
const RECORDS: &str = ".releases";

/// What is put into a served folder before what. Files of one kind do not depend on each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Its name changes with its content: it replaces nothing.
    Hashed,
    /// What pages name by the same name in every release.
    Lasting,
    /// What visitors come to.
    Page,
}

impl Kind {
    /// The kind of the file at `path`. A compressed form is of the kind of what it is a form of.
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

/// Makes the site in `dist` the one that `served` serves, and keeps so many releases, this one included.
///
/// What lies in `served` and was never released is left alone, unless the site has a file of that name. Releasing what is
/// released already puts it in order and makes no further release.
///
/// # Errors
/// When a folder cannot be read or written, or `dist` holds no site. What has been done then breaks no page, and the same
/// command does the rest.
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
            // A folder that is not whole has another name.
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

/// Makes the release before the present one the one that `served` serves, and forgets the present one. Pages that came
/// with that one go on finding what they name until the next release.
///
/// # Errors
/// When there is no earlier release, or a folder cannot be read or written.
pub fn back(served: &Path) -> Result<()> {
    let records = served.join(RECORDS);
    let [.., before, present] = numbers(&records)?[..] else {
        bail!("{} has no release before the present one", served.display());
    };
    publish(served, before)?;
    // Its files with digits stay, and with a release that is no longer numbered they go at the next release.
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

/// Puts all files of a release into the served folder, in the order of their kinds, and then removes what only other
/// releases have, apart from files with digits.
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

/// Forgets all but the last releases, and removes the files with digits that none of those has.
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

/// The paths of all files of a release or a built site, from its folder.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    files_in(folder)?
        .into_iter()
        .map(|file| Ok(file.strip_prefix(folder)?.to_path_buf()))
        .collect()
}

/// The numbers of the releases that are kept, in order.
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

/// Whether two folders hold the same files.
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

/// Copies a file in one step: whoever reads `to` gets the old one or the new one, whole. One that is the same already
/// stays, with its time, and what browsers hold of it holds.
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

/// Removes a file that may have gone already.
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

    /// A built site whose files with digits have this one.
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

    /// What a web server would find.
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
