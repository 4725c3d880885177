//! Rebuilds on every change, and reloads the browser.

use std::fs;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::build;
use crate::fingerprint;
use crate::process::announce;
use crate::project::{Project, files_in};
use crate::serve;
use crate::server::Site;
use crate::tools::{self, BuildTools};

/// How often to look for changes. With some hundred input files, looking takes about a millisecond.
const INTERVAL: Duration = Duration::from_millis(300);

/// Builds the site for development, serves it, rebuilds it whenever an input changes, and then reloads open pages. If a
/// build fails, it is reported, and the next change triggers another.
///
/// # Errors
/// If the first build fails because a tool is missing, or the site cannot be served.
pub fn dev(project: &Project, port: u16) -> Result<()> {
    let tools = BuildTools::find_or_install(project)?;
    tools::clean_up()?;
    let dist = project.dev_dist();
    fs::create_dir_all(&dist)?;
    let site = Site::new(&dist).hosts(project.hosts()).live_reload();
    let server = serve::start(&site, port)?;
    loop {
        let seen = newest_change(project)?;
        match build::development(project, &tools) {
            Ok(()) => {
                server.reload();
                announce(&format!(
                    "{} shows the site; waiting for changes, Ctrl+C ends",
                    server.address()
                ));
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                announce("Waiting for changes");
            }
        }
        while newest_change(project)? == seen {
            thread::sleep(INTERVAL);
        }
    }
}

/// The number of input files, and when the last one changed.
fn newest_change(project: &Project) -> Result<(usize, Option<SystemTime>)> {
    let mut files = Vec::new();
    for input in fingerprint::inputs(project) {
        if input.is_dir() {
            files.append(&mut files_in(&input)?);
        } else {
            files.push(input);
        }
    }
    // A file may be missing for a moment while an editor replaces it.
    let changes = files
        .iter()
        .filter_map(|file| fs::metadata(file).ok()?.modified().ok());
    let times: Vec<SystemTime> = changes.collect();
    Ok((times.len(), times.into_iter().max()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    #[test]
    fn a_new_a_changed_and_a_removed_file_are_changes() {
        let root = temporary_folder("watch");
        fs::create_dir_all(root.join("src")).unwrap();
        let project = Project::at(&root);
        let empty = newest_change(&project).unwrap();
        fs::write(root.join("src/lib.rs"), "").unwrap();
        let one = newest_change(&project).unwrap();
        assert_ne!(one, empty);
        let file = fs::File::options()
            .write(true)
            .open(root.join("src/lib.rs"))
            .unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(60))
            .unwrap();
        let changed = newest_change(&project).unwrap();
        assert_ne!(changed, one);
        fs::remove_file(root.join("src/lib.rs")).unwrap();
        assert_eq!(newest_change(&project).unwrap(), empty);
    }
}
