//! The sizes of earlier builds, so that a build can report what has changed.
//!
//! The sizes of a build are stored under its commit, in the clone's target folder. They are optional: without Git or an
//! earlier build here, there is nothing to compare with.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::sizes::{Before, Sizes};

/// How many commits to go back in search of sizes.
const COMMITS: usize = 50;

/// The sizes of the most recent commit that has some: of the commit checked out if the working tree differs from it,
/// otherwise of one before it. Also returns the commit's abbreviated hash.
pub fn before(project: &Project) -> Option<(String, Before)> {
    let commits = git(
        project,
        &["rev-list", &format!("--max-count={COMMITS}"), "HEAD"],
    )?;
    let skipped = usize::from(is_clean(project));
    commits.lines().skip(skipped).find_map(|commit| {
        let record = fs::read_to_string(record(project, commit)).ok()?;
        let short = commit.get(..7).unwrap_or(commit);
        Some((short.to_owned(), Before::read(&record)))
    })
}

/// Stores the sizes of a build if the working tree matches its commit.
///
/// # Errors
/// If they cannot be written.
pub fn keep(project: &Project, sizes: &Sizes) -> Result<()> {
    if let Some(commit) = git(project, &["rev-parse", "HEAD"])
        && is_clean(project)
    {
        fs::create_dir_all(folder(project))?;
        fs::write(record(project, &commit), sizes.record())?;
    }
    Ok(())
}

fn folder(project: &Project) -> PathBuf {
    project.state().join("sizes")
}

fn record(project: &Project, commit: &str) -> PathBuf {
    folder(project).join(commit)
}

fn is_clean(project: &Project) -> bool {
    git(project, &["status", "--porcelain", "--untracked-files=no"])
        .is_some_and(|changed| changed.is_empty())
}

fn git(project: &Project, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(project.root());
    let text = process::output(&mut command).ok()?;
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    fn sizes(bytes: usize) -> Sizes {
        let dist = temporary_folder("history-dist");
        fs::write(dist.join("index.html"), vec![0; bytes]).unwrap();
        Sizes::of(&dist).unwrap()
    }

    fn commit(project: &Project, text: &str) {
        fs::write(project.root().join("file"), text).unwrap();
        let name = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
        let rest = ["commit", "--quiet", "--message", text];
        git(project, &["add", "file"]).unwrap();
        git(project, &[&name[..], &rest].concat()).unwrap();
    }

    #[test]
    fn the_figures_of_the_last_commit_are_found() {
        let project = Project::at(temporary_folder("history"));
        git(&project, &["init", "--quiet"]).unwrap();
        commit(&project, "one");
        keep(&project, &sizes(1)).unwrap();
        assert!(before(&project).is_none(), "nothing before the first one");
        let one = Before::read(&sizes(1).record());
        fs::write(project.root().join("file"), "changed").unwrap();
        keep(&project, &sizes(2)).unwrap();
        assert_eq!(before(&project).unwrap().1, one, "what is checked out");
        commit(&project, "two");
        commit(&project, "three");
        assert_eq!(
            before(&project).unwrap().1,
            one,
            "the nearest that is known"
        );
        keep(&project, &sizes(3)).unwrap();
        assert_eq!(before(&project).unwrap().1, one, "not the commit itself");
    }
}
