//! A small server for the site: everything that a production host must do, on loopback, with faults on demand.
//!
//! `cargo xtask serve` and `dev` use it, and so do the browser tests, which serve the site from a subfolder, inject faults
//! into single responses, and inspect the requests:
//!
//! ```no_run
//! use xtask::server::{Fault, Server, Site};
//!
//! # fn main() -> std::io::Result<()> {
//! let site = Site::new("dist").under("/karta/");
//! let server = Server::start(site, |request| {
//!     (request.path == "/karta/content.json").then_some(Fault::Status(500))
//! })?;
//! println!("{}", server.address()); // http://127.0.0.1:40123/karta/
//! for exchange in server.exchanges() {
//!     println!("{} {:?}", exchange.request.path, exchange.status);
//! }
//! # Ok(())
//! # }
//! ```

mod answer;
mod body;
mod negotiate;

use std::convert::Infallible;
use std::future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use hyper::body::Bytes;
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

pub use answer::{HOST_POLICY, HTTPS_ONLY, IMMUTABLE, KEEP_NOTHING, REVALIDATE, SECURITY_HEADERS};
use body::Body;
pub use negotiate::is_hashed;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    prefix: String,
    port: u16,
    live_reload: bool,
    names_itself: bool,
    hosts: Option<PathBuf>,
}

impl Site {
    /// The site in the folder `root`, at the root of the host, on any free port.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            prefix: "/".into(),
            port: 0,
            live_reload: false,
            names_itself: false,
            hosts: None,
        }
    }

    /// Serves it under a path. `prefix` begins and ends with a slash; every other path is not found.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Uses this port of loopback; 0 means any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Adds a script to every page that reloads it on [`Server::reload`].
    #[must_use]
    pub fn live_reload(mut self) -> Self {
        self.live_reload = true;
        self
    }

    /// Names the site's own origin in its policy, in addition to `'self'`, which some versions of `WebKit` ignore in a
    /// sandboxed frame with an opaque origin (<https://bugs.webkit.org/show_bug.cgi?id=316847>).
    #[must_use]
    pub fn names_itself(mut self) -> Self {
        self.names_itself = true;
        self
    }

    /// Serves the pages in `folder` under `demo/`: pages that embed this site, with their own policy.
    #[must_use]
    pub fn hosts(mut self, folder: impl Into<PathBuf>) -> Self {
        self.hosts = Some(folder.into());
        self
    }

    /// The folder that is served.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path as sent: percent-encoded, beginning with a slash.
    pub path: String,
    /// What follows the question mark.
    pub query: Option<String>,
    headers: HeaderMap,
}

impl Request {
    /// The first header of that name whose value is text. Names are case-insensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A request, and the status of its response, if there was one.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The request.
    pub request: Request,
    /// `None` for [`Fault::Hang`].
    pub status: Option<u16>,
}

/// A fault to inject into a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This status, with a short text instead of the file.
    Status(u16),
    /// The right headers and this many bytes of the body as transferred (perhaps compressed); then the connection breaks.
    Cut(usize),
    /// No response, ever.
    Hang,
    /// The right body with another content type.
    ContentType(&'static str),
    /// Another body with the right content type, not compressed.
    Body(Vec<u8>),
    /// This body in pieces, with a pause before each.
    Trickle {
        /// The body.
        body: Vec<u8>,
        /// The number of pieces, at least one.
        pieces: usize,
        /// The length of each pause.
        pause: Duration,
    },
}

/// A server that runs on its own thread until it is dropped.
#[derive(Debug)]
pub struct Server {
    socket: SocketAddr,
    prefix: String,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// State shared by the connections and the server's owner.
#[derive(Debug, Default)]
struct Shared {
    exchanges: Mutex<Vec<Exchange>>,
    listeners: Mutex<Vec<mpsc::UnboundedSender<Bytes>>>,
}

/// Locks a mutex even if it is poisoned: its data is consistent between any two statements.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// Serves `site` on 127.0.0.1. `faults` sees every request first and may return a fault for its response.
    ///
    /// # Errors
    /// If the port is taken or the folder does not exist.
    pub fn start(
        mut site: Site,
        faults: impl Fn(&Request) -> Option<Fault> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        site.root = site.root.canonicalize()?;
        site.hosts = site.hosts.map(|folder| folder.canonicalize()).transpose()?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, site.port))?;
        listener.set_nonblocking(true)?;
        let socket = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let shared = Arc::new(Shared::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let prefix = site.prefix.clone();
        let host = Arc::new(Host {
            site,
            shared: Arc::clone(&shared),
            faults,
        });
        let thread = thread::Builder::new()
            .name("server".into())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::spawn(accept(listener, host));
                    // Ends when the server is dropped, whether or not it sends.
                    let _ = stopped.await;
                });
            })?;
        Ok(Self {
            socket,
            prefix,
            shared,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The socket address.
    pub fn socket(&self) -> SocketAddr {
        self.socket
    }

    /// The address of the site's first page, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.socket, self.prefix)
    }

    /// All requests so far, in the order of their arrival.
    pub fn exchanges(&self) -> Vec<Exchange> {
        locked(&self.shared.exchanges).clone()
    }

    /// Reloads every open page of a site with [`Site::live_reload`].
    pub fn reload(&self) {
        locked(&self.shared.listeners).retain(|listener| {
            listener
                .send(Bytes::from_static(b"data: reload\n\n"))
                .is_ok()
        });
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread has ended already if nobody receives this.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Responds to requests.
struct Host<F> {
    site: Site,
    shared: Arc<Shared>,
    faults: F,
}

async fn accept<F>(listener: std::net::TcpListener, host: Arc<Host<F>>)
where
    F: Fn(&Request) -> Option<Fault> + Send + Sync + 'static,
{
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    loop {
        // A connection that fails before it is accepted does not matter to others.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let host = Arc::clone(&host);
        tokio::spawn(async move {
            let service = service_fn(|request| host.respond(request));
            // Fails when the browser disconnects or a fault breaks the connection: nothing to report.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

impl<F> Host<F>
where
    F: Fn(&Request) -> Option<Fault>,
{
    async fn respond(
        &self,
        request: hyper::Request<hyper::body::Incoming>,
    ) -> Result<Response<Body>, Infallible> {
        let request = Request {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(str::to_owned),
            headers: request.headers().clone(),
        };
        if self.site.live_reload && request.path == answer::EVENTS_PATH {
            return Ok(self.events());
        }
        let fault = (self.faults)(&request);
        if fault == Some(Fault::Hang) {
            self.log(request, None);
            return future::pending().await;
        }
        let mut response = answer::answer(&self.site, &request, fault.as_ref());
        self.log(request, Some(response.status().as_u16()));
        match fault {
            Some(Fault::Cut(length)) => response.body_mut().cut(length),
            Some(Fault::Trickle {
                body,
                pieces,
                pause,
            }) => *response.body_mut() = trickle(body, pieces, pause),
            _ => {}
        }
        Ok(response)
    }

    fn log(&self, request: Request, status: Option<u16>) {
        locked(&self.shared.exchanges).push(Exchange { request, status });
    }

    /// The event stream that tells a page when to reload.
    fn events(&self) -> Response<Body> {
        let (sender, receiver) = mpsc::unbounded_channel();
        // Sent at once, so that the browser gets the headers.
        let _ = sender.send(Bytes::from_static(b"retry: 500\n\n"));
        locked(&self.shared.listeners).push(sender);
        let mut response = Response::new(Body::Events(receiver));
        *response.status_mut() = StatusCode::OK;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/event-stream"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// A body that is sent piece by piece.
fn trickle(body: Vec<u8>, pieces: usize, pause: Duration) -> Body {
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let length = body.len().div_ceil(pieces.max(1)).max(1);
        for piece in body.chunks(length) {
            tokio::time::sleep(pause).await;
            // Fails if the browser has disconnected.
            let _ = sender.send(Bytes::copy_from_slice(piece));
        }
    });
    Body::Events(receiver)
}

#[cfg(test)]
mod tests;
