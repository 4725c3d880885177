//! A host page: another origin that shows the map in a frame.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// A server with one page, whatever the request. Stopped on drop.
pub struct Host {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Serves a page that shows `url` in a frame of this size, in CSS pixels.
    pub fn framing(url: &str, width: u32, height: u32) -> io::Result<Self> {
        let page = format!(
            "<style>body {{ margin: 0 }} iframe {{ border: 0 }}</style>\
             <iframe src=\"{url}\" width={width} height={height} title=Map></iframe>"
        );
        Self::serving(&page, None)
    }

    /// Serves a page with this body and this content security policy, or none.
    pub fn serving(body: &str, policy: Option<&str>) -> io::Result<Self> {
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title>{body}</html>"
        );
        let policy = policy.map_or_else(String::new, |policy| {
            format!("content-security-policy: {policy}\r\n")
        });
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n{policy}content-length: {}\r\nconnection: close\r\n\r\n{page}",
            page.len()
        );
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            for connection in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                // A browser that disconnects is not an error.
                let _ = connection.and_then(|connection| respond(connection, &answer));
            }
        });
        Ok(Self {
            address,
            stopping,
            thread: Some(thread),
        })
    }

    /// The page's address. The site under test uses the IP address; with a host name this is another site, not only another
    /// origin, so browsers put the two into different processes.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        // Wakes up the thread, which waits for the next connection.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn respond(mut connection: TcpStream, answer: &str) -> io::Result<()> {
    // Browsers open connections speculatively and then send nothing.
    connection.set_read_timeout(Some(std::time::Duration::from_millis(500)))?;
    let mut lines = BufReader::new(&connection).lines();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    connection.write_all(answer.as_bytes())
}
