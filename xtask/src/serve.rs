//! Serves the built site as in production.

use std::io;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::process::announce;
use crate::project::Project;
use crate::server::{Server, Site};

/// The first port to try.
pub const PORT: u16 = 8080;

/// How many consecutive ports to try.
const TRIES: u16 = 20;

/// Builds the site, unless told not to, and serves `dist/` until the program is stopped.
///
/// # Errors
/// If the site cannot be built or served.
pub fn serve(project: &Project, port: u16, build: bool) -> Result<()> {
    let dist = project.dist();
    if build {
        let sizes = build::release(project)?;
        if let Err(error) = sizes.check() {
            eprintln!("warning: {error}");
        }
    } else if !dist.join("index.html").is_file() {
        bail!("dist/ holds no site: run cargo xtask build first");
    }
    let server = start(&Site::new(&dist).hosts(project.hosts()), port)?;
    announce(&format!(
        "{} serves dist/ until you press Ctrl+C; pages that embed it are at {0}demo/",
        server.address()
    ));
    wait_for_ever()
}

/// Starts a server for `site` on `port`, or on the first free port after it.
///
/// # Errors
/// If none of them is free, or the folder does not exist.
pub fn start(site: &Site, port: u16) -> Result<Server> {
    let last = port.saturating_add(TRIES - 1);
    for candidate in port..=last {
        match Server::start(site.clone().port(candidate), |_| None) {
            Ok(server) => {
                if candidate != port {
                    println!("    port {port} is taken, so this is port {candidate}");
                }
                return Ok(server);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("cannot serve {}", site.root().display()));
            }
        }
    }
    bail!("the ports {port} to {last} are all taken: choose another with --port")
}

/// Never returns: the server has its own thread, and Ctrl+C ends the program.
fn wait_for_ever() -> ! {
    loop {
        std::thread::park();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::temporary_folder;

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let root = temporary_folder("next-port");
        let first = start(&Site::new(&root), 28_080).unwrap();
        let second = start(&Site::new(&root), 28_080).unwrap();
        assert_ne!(first.address(), second.address());
    }

    #[test]
    fn what_is_not_there_cannot_be_served() {
        let project = Project::at(temporary_folder("no-dist"));
        let error = serve(&project, 0, false).unwrap_err().to_string();
        assert!(error.contains("cargo xtask build"), "{error}");
    }
}
