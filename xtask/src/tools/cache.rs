//! The folder that programs are installed in, once for all clones of the repository.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::process::announce;

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
    pub(super) fn build_folder(&self) -> Result<(PathBuf, File)> {
        let lock = self.build_lock()?;
        lock.lock_shared()?;
        Ok((self.root.join("build"), lock))
    }

    fn build_lock(&self) -> Result<File> {
        Ok(File::create(self.root.join("build.lock"))?)
    }

    /// Removes the target folder, more than a gigabyte, unless another run still uses it.
    pub(super) fn remove_builds(&self) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;
    use crate::tools::temporary_folder;

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
}
