//! The site under test: a copy of `dist/`, served as in production, into which tests can inject faults.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use xtask::build;
use xtask::project::Project;
use xtask::server::{self, Exchange, Fault, Server};

use crate::webdriver::Outcome;

/// The script that is inserted into every page before its own.
const PROBE: &str = include_str!("probe.js");

/// The pages, and the relative path from each to the site's root.
const PAGES: [(&str, &str); 4] = [
    ("index.html", ""),
    ("en/index.html", "../"),
    ("redaktion/index.html", "../"),
    ("en/desk/index.html", "../../"),
];

/// The path under which the site is served: it must work in any folder.
const PREFIX: &str = "/any/folder/";

/// The faults by path, relative to the site's root.
type Faults = Arc<Mutex<BTreeMap<String, Fault>>>;

/// A served copy of the built site. The server stops on drop.
pub struct Site {
    server: Server,
    folder: PathBuf,
    content: String,
    faults: Faults,
    /// How many requests to skip.
    forgotten: Mutex<usize>,
}

impl Site {
    /// Copies the built site from `dist` to `folder`, adds the probe to its pages, and serves it on a free port.
    pub fn serve(dist: &Path, folder: &Path) -> Outcome<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        copy(dist, folder).map_err(|error| format!("cannot copy {}: {error}", dist.display()))?;
        fs::write(folder.join("probe.js"), PROBE)?;
        for (page, root) in PAGES {
            add_probe(folder, page, root)?;
        }
        Self::of(server::Site::new(folder))
    }

    /// The same site with another content, prerendered into `folder` as a build would do.
    pub fn prerendered_with(&self, content: &str, folder: &Path) -> Outcome<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        copy(&self.folder, folder)?;
        fs::remove_dir_all(folder.join("en"))?;
        let is_made_anew = |name: &str| {
            let name = name.trim_end_matches(".br").trim_end_matches(".gz");
            let extension = Path::new(name).extension();
            extension.is_some_and(|own| own == "html" || own == "json") || name == "element.js"
        };
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_made_anew(&name) && name != "element.js" {
                fs::remove_file(entry.path())?;
            }
        }
        let project = Project::here();
        let shell = build::shell(&project);
        fs::copy(&shell, folder.join("index.html"))
            .map_err(|error| format!("cannot copy {}: {error}", shell.display()))?;
        fs::write(folder.join("content.json"), content)?;
        let prerender = Command::new(env!("CARGO_BIN_EXE_prerender"))
            .arg(folder)
            .output()?;
        if !prerender.status.success() {
            return Err(String::from_utf8_lossy(&prerender.stderr)
                .into_owned()
                .into());
        }
        add_probe(folder, "index.html", "")?;
        Self::of(server::Site::new(folder))
    }

    /// Serves a folder that has been prepared.
    fn of(site: server::Site) -> Outcome<Self> {
        let folder = site.root().to_owned();
        let faults = Faults::default();
        let known = Arc::clone(&faults);
        let server = Server::start(site.under(PREFIX), move |request| {
            locked(&known)
                .get(request.path.strip_prefix(PREFIX)?)
                .cloned()
        })?;
        Ok(Self {
            server,
            content: fs::read_to_string(folder.join("content.json"))?,
            folder,
            faults,
            forgotten: Mutex::new(0),
        })
    }

    /// The same files at another origin, so that none of them is in the browser's cache.
    pub fn at_another_origin(&self) -> Outcome<Self> {
        Self::of(server::Site::new(&self.folder))
    }

    /// The same files at another origin, which the site's own policy names.
    pub fn naming_itself(&self) -> Outcome<Self> {
        Self::of(server::Site::new(&self.folder).names_itself())
    }

    /// The address of `path`, relative to the site's root.
    pub fn address(&self, path: &str) -> String {
        self.server.address() + path
    }

    /// The content file as it was built.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The folder that the site is served from.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files in the site's root with this extension.
    pub fn files(&self, extension: &str) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(&self.folder)?.collect::<Result<Vec<_>, _>>()?;
        let names = entries
            .into_iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names
            .filter(|name| {
                Path::new(name)
                    .extension()
                    .is_some_and(|found| found == extension)
            })
            .collect())
    }

    /// From now on `path` has this fault.
    pub fn fail(&self, path: &str, fault: Fault) {
        locked(&self.faults).insert(path.to_owned(), fault);
    }

    /// From now on the content file is another one.
    pub fn replace_content(&self, bytes: &[u8]) {
        self.fail("content.json", Fault::Body(bytes.to_owned()));
    }

    /// Removes all faults and restores the content.
    pub fn mend(&self) {
        locked(&self.faults).clear();
    }

    /// The requests since the last [`Site::forget`].
    pub fn requests(&self) -> Vec<Exchange> {
        self.server
            .exchanges()
            .into_iter()
            .skip(*locked(&self.forgotten))
            .collect()
    }

    /// Forgets all requests so far.
    pub fn forget(&self) {
        *locked(&self.forgotten) = self.server.exchanges().len();
    }
}

/// Locks a mutex even if it is poisoned: its data is consistent between any two statements.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds the probe to a page in `folder`, with `root` as the relative path to the site's root.
fn add_probe(folder: &Path, page: &str, root: &str) -> Outcome {
    let page = folder.join(page);
    let html = fs::read_to_string(&page)?;
    let head = html
        .find("<head")
        .and_then(|at| Some(at + html[at..].find('>')? + 1));
    let (before, after) = html.split_at(head.ok_or("the page has no head")?);
    let html = format!("{before}<script src=\"{root}probe.js\"></script>{after}");
    fs::write(&page, html)?;
    Ok(remove_compressed(&page)?)
}

/// Removes the compressed copies that were made of a file before it changed.
fn remove_compressed(path: &Path) -> io::Result<()> {
    for extension in [".br", ".gz"] {
        let mut compressed = path.as_os_str().to_owned();
        compressed.push(extension);
        match fs::remove_file(&compressed) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
