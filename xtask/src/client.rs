//! A minimal HTTP/1.1 client over TCP: it sends exactly what it is told and returns the whole response. For tests of
//! servers on this machine.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// The read timeout.
const PATIENCE: Duration = Duration::from_secs(20);

/// A response as it came over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The headers, by name in lower case. The values of repeated headers are joined by a comma.
    pub headers: BTreeMap<String, String>,
    /// Everything after the headers, up to the end of the connection.
    pub body: Vec<u8>,
}

impl Answer {
    /// Parses a response from all bytes of a connection; `None` if they are not HTTP/1.1.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let (head, body) = bytes.split_at_checked(end)?;
        let mut lines = std::str::from_utf8(head).ok()?.split("\r\n");
        let status = lines.next()?.strip_prefix("HTTP/1.1 ")?;
        let mut headers = BTreeMap::<String, String>::new();
        for line in lines {
            let (name, value) = line.split_once(':')?;
            headers
                .entry(name.to_lowercase())
                .and_modify(|earlier| {
                    earlier.push_str(", ");
                    earlier.push_str(value.trim());
                })
                .or_insert_with(|| value.trim().to_owned());
        }
        let body = body.get(4..)?;
        let is_chunked = headers
            .get("transfer-encoding")
            .is_some_and(|own| own == "chunked");
        Some(Self {
            status: status.get(..3)?.parse().ok()?,
            body: if is_chunked {
                whole(body)?
            } else {
                body.to_vec()
            },
            headers,
        })
    }

    /// The header `name`, which is in lower case; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body, uncompressed if it was compressed with gzip, which two servers may do differently.
    pub fn without_gzip(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let mut gzip = flate2::read::GzDecoder::new(&*self.body);
        match self.header("content-encoding") {
            "gzip" if gzip.read_to_end(&mut body).is_ok() => body,
            _ => self.body.clone(),
        }
    }

    /// The body as text; empty if it is not UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }
}

/// A body that came in chunks (RFC 9112, 7.1). `None` if it breaks off.
fn whole(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|window| window == b"\r\n")?;
        let (length, rest) = chunks.split_at_checked(end)?;
        let length = usize::from_str_radix(std::str::from_utf8(length).ok()?, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let (chunk, rest) = rest.get(2..)?.split_at_checked(length)?;
        body.extend_from_slice(chunk);
        chunks = rest.get(2..)?;
    }
}

/// A request for `method` and `path` with these headers. It tells the server to close the connection afterwards.
pub fn head(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head
}

/// Sends [`head`] and reads the response.
///
/// # Errors
/// Like [`send`].
pub fn request(
    server: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> io::Result<Answer> {
    send(server, &head(method, path, headers))
}

/// Sends `head` as it is and reads until the server closes the connection. If the connection breaks, returns what has
/// arrived.
///
/// # Errors
/// If there is no such server, or it does not respond in HTTP/1.1.
pub fn send(server: SocketAddr, head: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(head.as_bytes())?;
    let mut bytes = Vec::new();
    // Broken connections are among what is tested.
    let _ = stream.read_to_end(&mut bytes);
    Answer::parse(&bytes).ok_or_else(|| io::Error::other("the answer is no HTTP/1.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_as_it_came() {
        let answer =
            Answer::parse(b"HTTP/1.1 200 OK\r\nA: b: c\r\nX: 1\r\nx:2\r\n\r\nbody").unwrap();
        assert_eq!((answer.status, answer.text()), (200, "body"));
        assert_eq!(answer.header("a"), "b: c");
        assert_eq!(
            answer.header("x"),
            "1, 2",
            "a header that came twice is seen"
        );
        assert_eq!(answer.header("y"), "");
        for broken in [
            "",
            "HTTP/1.1 200 OK",
            "HTTP/1.1 2\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno\r\n\r\n",
        ] {
            assert_eq!(Answer::parse(broken.as_bytes()), None, "{broken:?}");
        }
    }
}
