//! Publishing and rolling back under a real nginx while visitors load pages: no page ever lacks a file.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use xtask::client::{Answer, request};
use xtask::compress::compress;
use xtask::nginx::Nginx;
use xtask::release::{back, release};

use crate::{Outcome, Test, folder, setup};

pub const TESTS: &[Test] = &[("no_release_breaks_a_page", no_release_breaks_a_page)];

/// How many releases to keep.
const KEEP: usize = 2;

/// The files that every page consists of, with `#` for the fingerprint. Pages come first.
const FILES: [&str; 7] = [
    "index.html",
    "en/index.html",
    "boot.js",
    "content.json",
    "app-#.js",
    "app-#_bg.wasm",
    "main-#.css",
];

/// A small built site with the structure of the real one.
struct Build {
    folder: PathBuf,
    digits: String,
}

impl Build {
    fn new(name: &str, digit: char) -> Outcome<Self> {
        let build = Self {
            folder: folder(&format!("releases-{name}"))?,
            digits: String::from(digit).repeat(16),
        };
        for path in FILES {
            let file = build.folder.join(build.path(path));
            fs::create_dir_all(file.parent().ok_or("no folder")?)?;
            // Long enough that a reader would notice a file that is written in place.
            let line = format!("{path} of the build {name}\n");
            fs::write(file, line.repeat(3000))?;
        }
        compress(&build.folder)?;
        Ok(build)
    }

    fn path(&self, path: &str) -> String {
        path.replace('#', &self.digits)
    }

    /// Whether `answer` is this build's version of a file, to the last byte.
    fn is_source_of(&self, path: &str, answer: &Answer) -> bool {
        let ending = match answer.header("content-encoding") {
            "br" => ".br",
            _ => "",
        };
        let file = self.folder.join(self.path(path) + ending);
        answer.status == 200 && fs::read(file).is_ok_and(|bytes| bytes == answer.without_gzip())
    }

    /// Requests everything that a page of this build refers to.
    fn expect_whole(&self, server: SocketAddr, encoding: &str) -> Outcome {
        for path in FILES.into_iter().filter(|path| path.contains('#')) {
            let answer = get(server, &self.path(path), encoding)?;
            if !self.is_source_of(path, &answer) {
                return Err(format!("{}: {}", self.path(path), answer.status).into());
            }
        }
        Ok(())
    }
}

fn get(server: SocketAddr, path: &str, encoding: &str) -> std::io::Result<Answer> {
    let headers = [("Accept-Encoding", encoding)];
    request(server, "GET", &format!("/{path}"), &headers)
}

/// Visits the site again and again: loads a page, then everything that it refers to.
fn visit(server: SocketAddr, builds: &[Build], count: &AtomicUsize, done: &AtomicBool) -> Outcome {
    for round in 0.. {
        let (page, encoding) = (FILES[round % 2], ["br", "gzip", "identity"][round % 3]);
        if done.load(Ordering::Relaxed) {
            return Ok(());
        }
        let answer = get(server, page, encoding)?;
        let build = builds
            .iter()
            .find(|build| build.is_source_of(page, &answer));
        let Some(build) = build else {
            return Err(format!("{page}: {}, and of no build", answer.status).into());
        };
        build.expect_whole(server, encoding)?;
        // These have the same name in every release, so any build's version is fine if it is complete.
        for path in &FILES[2..4] {
            let answer = get(server, path, encoding)?;
            if !builds.iter().any(|build| build.is_source_of(path, &answer)) {
                return Err(format!("{path}: {}", answer.status).into());
            }
        }
        count.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Publishes and rolls back, with more visits after each step.
fn roll(server: SocketAddr, builds: &[Build], root: &Path, count: &AtomicUsize) -> Outcome {
    let [first, second, third] = builds else {
        return Err("three builds".into());
    };
    let let_them_come = || -> Outcome {
        let (before, end) = (
            count.load(Ordering::Relaxed),
            Instant::now() + Duration::from_secs(20),
        );
        while count.load(Ordering::Relaxed) < before + 20 {
            if Instant::now() > end {
                return Err("the visitors stopped coming".into());
            }
            thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    };
    let is_shown = |build: &Build| -> Outcome<bool> {
        Ok(build.is_source_of("index.html", &get(server, "", "br")?))
    };
    let_them_come()?;
    release(&second.folder, root, KEEP)?;
    assert!(is_shown(second)?, "the second release is not shown");
    first.expect_whole(server, "br")?;
    let_them_come()?;

    back(root)?;
    assert!(is_shown(first)?, "the first release is not shown again");
    second.expect_whole(server, "br")?;
    let_them_come()?;

    // Back and forth as fast as possible.
    for _ in 0..5 {
        release(&second.folder, root, KEEP)?;
        back(root)?;
    }
    release(&second.folder, root, KEEP)?;
    let_them_come()?;
    assert!(is_shown(second)? && !is_shown(third)?);
    Ok(())
}

fn no_release_breaks_a_page(_: &Path) -> Outcome {
    let builds = [
        Build::new("one", 'a')?,
        Build::new("two", 'b')?,
        Build::new("three", 'c')?,
    ];
    let root = folder("releases-served")?;
    release(&builds[0].folder, &root, KEEP)?;
    let nginx = Nginx::start(&setup(&root, "releases")?)?;
    let server = nginx.plain();
    let (count, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| -> Outcome {
        let visitors: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    visit(server, &builds, &count, &done).map_err(|error| error.to_string())
                })
            })
            .collect();
        let rolled = roll(server, &builds, &root, &count);
        done.store(true, Ordering::Relaxed);
        for visitor in visitors {
            visitor.join().map_err(|_| "a visitor stopped")??;
        }
        rolled
    })?;
    // Two releases later, nobody has a page of the first release open any more.
    release(&builds[2].folder, &root, KEEP)?;
    builds[1].expect_whole(server, "br")?;
    builds[2].expect_whole(server, "br")?;
    let gone = get(server, &builds[0].path("app-#.js"), "br")?;
    assert_eq!(gone.status, 404, "what no kept release names goes");
    Ok(())
}
