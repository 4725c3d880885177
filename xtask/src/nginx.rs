//! Runs a real nginx on loopback with the configuration in `deploy/nginx`, for tests and load measurements.
//!
//! It needs no privileges: its configuration, logs and process id are in its own folder.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};
use crate::project::files_in;
use crate::system;

/// A path under which the site is served a second time, because it must work in any folder.
pub const PREFIX: &str = "/any/folder/";

/// The timeout for starting and stopping nginx.
const PATIENCE: Duration = Duration::from_secs(10);

/// The setup of nginx for a site.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The folder with the site.
    pub root: PathBuf,
    /// The configuration that belongs in `/etc/nginx`: the project's `deploy/nginx`.
    pub configuration: PathBuf,
    /// An empty folder for everything that nginx writes. The certificate and the key of [`Setup::https`] are created there.
    pub state: PathBuf,
    /// Whether to send Brotli, if its module is installed.
    pub brotli: bool,
    /// Whether to serve `sites-available/life-science-map` too, with its names, ports and folders replaced.
    pub https: bool,
    /// The number of worker processes.
    pub workers: usize,
}

impl Setup {
    /// The site in `root` over plain HTTP, with one worker.
    pub fn new(
        root: impl Into<PathBuf>,
        configuration: impl Into<PathBuf>,
        state: impl Into<PathBuf>,
    ) -> Self {
        Self {
            root: root.into(),
            configuration: configuration.into(),
            state: state.into(),
            brotli: true,
            https: false,
            workers: 1,
        }
    }
}

/// A running nginx, stopped on drop.
#[derive(Debug)]
pub struct Nginx {
    program: PathBuf,
    state: PathBuf,
    process: Running,
    plain: SocketAddr,
    redirecting: SocketAddr,
    https: SocketAddr,
    has_brotli: bool,
}

impl Nginx {
    /// Starts nginx and waits until it responds. The site is at the root of the host, and again under [`PREFIX`].
    ///
    /// # Errors
    /// If nginx is not installed, or does not start: with its own message.
    pub fn start(setup: &Setup) -> Result<Self> {
        let program = (system::NGINX.find)().context("there is no nginx")?;
        let module = (system::NGINX_BROTLI.find)().filter(|_| setup.brotli);
        let [plain, redirecting, https] = free_addresses()?;
        let state = &setup.state;
        fs::create_dir_all(state.join("temporary"))?;
        copy(&setup.configuration, state)?;
        if module.is_none() {
            fs::remove_file(state.join("conf.d").join("brotli.conf"))?;
        }
        if setup.https {
            make_certificate(state)?;
            adapt_site(setup, redirecting, https)?;
        }
        fs::write(
            state.join("nginx.conf"),
            configuration(setup, module.as_deref(), plain),
        )?;
        let process = started(&program, state)?;
        let mut nginx = Self {
            program,
            state: state.clone(),
            process,
            plain,
            redirecting,
            https,
            has_brotli: module.is_some(),
        };
        nginx.wait_until_it_listens()?;
        Ok(nginx)
    }

    /// Its address for plain HTTP.
    pub fn plain(&self) -> SocketAddr {
        self.plain
    }

    /// Its address that redirects to HTTPS, with [`Setup::https`].
    pub fn redirecting(&self) -> SocketAddr {
        self.redirecting
    }

    /// Its address for HTTPS, with [`Setup::https`].
    pub fn https(&self) -> SocketAddr {
        self.https
    }

    /// Whether it sends Brotli.
    pub fn has_brotli(&self) -> bool {
        self.has_brotli
    }

    fn wait_until_it_listens(&mut self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect(self.plain).is_err() {
            let has_ended = self.process.0.try_wait()?.is_some();
            if has_ended || Instant::now() > end {
                let said = fs::read_to_string(self.state.join("start.log")).unwrap_or_default();
                bail!("nginx does not start: {}", said.trim());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Killing the master process alone would leave its workers. If this fails, killing it is all that remains.
        let stopping = process::output(
            Command::new(&self.program)
                .args(["-s", "stop", "-c", "nginx.conf", "-p"])
                .arg(&self.state),
        );
        let end = Instant::now() + PATIENCE;
        while stopping.is_ok()
            && matches!(self.process.0.try_wait(), Ok(None))
            && Instant::now() < end
        {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Starts the program, whose messages go to a file in its folder.
fn started(program: &Path, state: &Path) -> Result<Running> {
    let log = fs::File::create(state.join("start.log"))?;
    let child = Command::new(program)
        .args(["-g", "daemon off;", "-c", "nginx.conf", "-p"])
        .arg(state)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("cannot start nginx")?;
    Ok(Running(child))
}

/// Replaces the ports, the certificate and the folder in the copy of `sites-available/life-science-map`.
fn adapt_site(setup: &Setup, redirecting: SocketAddr, https: SocketAddr) -> Result<()> {
    let site = setup.state.join("sites-available").join("life-science-map");
    let text = fs::read_to_string(&site)?;
    let folder = setup.state.display().to_string();
    let root = setup.root.display().to_string();
    let text = replaced(
        &text,
        &[
            ("listen 80;", &format!("listen {redirecting};")),
            ("listen [::]:80;", ""),
            (
                "listen 443 ssl http2;",
                &format!("listen {https} ssl http2;"),
            ),
            ("listen [::]:443 ssl http2;", ""),
            (
                "/etc/ssl/map.example.se.pem",
                &quoted(&format!("{folder}/certificate.pem")),
            ),
            (
                "/etc/ssl/map.example.se.key",
                &quoted(&format!("{folder}/certificate.key")),
            ),
            (
                "    root /srv/life-science-map;",
                &format!("root {};", quoted(&root)),
            ),
        ],
    )?;
    fs::write(&site, text)?;
    Ok(())
}

/// The main configuration, except for what it includes. Everything that nginx would write elsewhere goes to its own folder.
fn configuration(setup: &Setup, module: Option<&Path>, plain: SocketAddr) -> String {
    let module = module.map_or_else(String::new, |module| {
        format!("load_module {};\n", quoted(&module.display().to_string()))
    });
    // As root it would drop to another user, who may not read the user's folders.
    let user = if system::is_root() {
        "user root;\n"
    } else {
        ""
    };
    let site = if setup.https {
        "include sites-available/life-science-map;"
    } else {
        ""
    };
    let root = setup.root.display().to_string();
    format!(
        "{module}{user}worker_processes {workers};
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000;
    client_body_temp_path temporary/body;
    proxy_temp_path temporary/proxy;
    fastcgi_temp_path temporary/fastcgi;
    uwsgi_temp_path temporary/uwsgi;
    scgi_temp_path temporary/scgi;
    include conf.d/*.conf;
    server {{
        listen {plain};
        root {root};
        include snippets/life-science-map.conf;
        location {PREFIX} {{
            alias {folder};
            include snippets/life-science-map.conf;
        }}
    }}
    {site}
}}
",
        workers = setup.workers,
        root = quoted(&root),
        folder = quoted(&format!("{root}/")),
    )
}

/// A value in quotes, which may contain spaces.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Applies all `changes` to `text`.
///
/// # Errors
/// If one of them does not apply: then the example is no longer what is tested.
fn replaced(text: &str, changes: &[(&str, &str)]) -> Result<String> {
    changes
        .iter()
        .try_fold(text.to_owned(), |text, (from, to)| {
            if !text.contains(from) {
                bail!("the site's configuration has no {from:?}");
            }
            Ok(text.replace(from, to))
        })
}

/// A self-signed certificate, valid for a day.
fn make_certificate(folder: &Path) -> Result<()> {
    let openssl = (system::OPENSSL.find)().context("there is no openssl")?;
    process::output(
        Command::new(openssl)
            .current_dir(folder)
            .args([
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "1",
            ])
            .args([
                "-subj",
                "/CN=map.example.se",
                "-keyout",
                "certificate.key",
                "-out",
                "certificate.pem",
            ]),
    )
    .map(drop)
}

/// Free addresses on this machine, all different: each is held until the last one is known, because the system may give one
/// that was let go to whoever asks next.
fn free_addresses<const N: usize>() -> Result<[SocketAddr; N]> {
    let held: Vec<TcpListener> = (0..N)
        .map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .collect::<Result<_, _>>()?;
    let mut free = [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)); N];
    for (address, listener) in free.iter_mut().zip(&held) {
        *address = listener.local_addr()?;
    }
    Ok(free)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files_in(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, target)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_of_the_addresses_are_the_same() {
        for _ in 0..50 {
            let found = free_addresses::<100>().unwrap();
            assert_eq!(BTreeSet::from(found).len(), found.len());
        }
    }
}
