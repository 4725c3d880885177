//! The response to one request: a function of the folder, the request and the fault.

use std::fs;
use std::io;
use std::path::Path;

use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use sha2::{Digest, Sha256};

use super::body::Body;
use super::negotiate::{self, Encoding};
use super::{Fault, Request, Site};
use crate::compress;

/// Headers of every response. `docs/deployment.md` gives the reasons.
pub const SECURITY_HEADERS: [(&str, &str); 6] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
         img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors *",
    ),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// A header that every response over HTTPS has as well. This server speaks plain HTTP, where the standard forbids it (RFC
/// 6797, 7.2).
pub const HTTPS_ONLY: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// The policy of a page that embeds the site: it only allows frames, scripts and what they need from its own origin.
pub const HOST_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; frame-src 'self'; \
                               connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The path of the pages that embed the site.
const HOSTS: &str = "demo/";

/// The cache policy of files with fingerprints in their names.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The cache policy of all other files: they may be cached, but must be revalidated each time.
pub const REVALIDATE: &str = "no-cache";

/// The cache policy of responses without a file: not cached, because there may be a file soon.
pub const KEEP_NOTHING: &str = "no-store";

/// The path of the event stream for live reload.
pub(super) const EVENTS_PATH: &str = "/.dev/events";
const RELOAD_PATH: &str = "/.dev/reload.js";
const RELOAD_SCRIPT: &str = include_str!("reload.js");
const RELOAD_TAG: &str = r#"<script src="/.dev/reload.js" defer></script></head>"#;

/// The response to `request`. [`Fault::Hang`] and [`Fault::Cut`] are handled by the connection.
pub(super) fn answer(site: &Site, request: &Request, fault: Option<&Fault>) -> Response<Body> {
    let mut response = match fault {
        Some(Fault::Status(status)) => plain(
            StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            "This answer is a fault on purpose.\n",
        ),
        _ => file(site, request, fault),
    };
    for (name, value) in SECURITY_HEADERS {
        if let Ok(name) = HeaderName::try_from(name) {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
    }
    if root_of(site, &request.path).is_some_and(|(root, _)| root != site.root) {
        set(&mut response, header::CONTENT_SECURITY_POLICY, HOST_POLICY);
    } else if site.names_itself
        && let Some(host) = request.header("host")
    {
        let policy = SECURITY_HEADERS[0]
            .1
            .replace("'self'", &format!("'self' http://{host}"));
        set(&mut response, header::CONTENT_SECURITY_POLICY, &policy);
    }
    response
}

/// The folder that a path is served from, and the rest of the path.
fn root_of<'a>(site: &'a Site, path: &'a str) -> Option<(&'a Path, &'a str)> {
    let path = path.strip_prefix(&site.prefix)?;
    Some(match (&site.hosts, path.strip_prefix(HOSTS)) {
        (Some(hosts), Some(rest)) => (hosts, rest),
        _ => (&site.root, path),
    })
}

/// A response of one line of text.
fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text.as_bytes().to_vec()));
    *response.status_mut() = status;
    set(
        &mut response,
        header::CONTENT_TYPE,
        "text/plain; charset=utf-8",
    );
    set(&mut response, header::CACHE_CONTROL, KEEP_NOTHING);
    response
}

/// The name of the page that says that there is no such page.
const MISSING: &str = "404.html";

fn not_found(site: &Site) -> Response<Body> {
    let mut response = plain(StatusCode::NOT_FOUND, "404: there is no such page.\n");
    if let Ok(page) = fs::read(site.root.join(MISSING)) {
        *response.body_mut() = Body::from(page);
        set(
            &mut response,
            header::CONTENT_TYPE,
            "text/html; charset=utf-8",
        );
    }
    response
}

/// Sets a header, unless its value is invalid in headers.
fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().insert(name, value);
    }
}

/// The file that a request names.
fn file(site: &Site, request: &Request, fault: Option<&Fault>) -> Response<Body> {
    if request.method != "GET" && request.method != "HEAD" {
        let mut response = plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "405: only GET and HEAD are answered.\n",
        );
        set(&mut response, header::ALLOW, "GET, HEAD");
        return response;
    }
    if site.live_reload && request.path == RELOAD_PATH {
        return Representation::of("reload.js", RELOAD_SCRIPT.into())
            .response(site, request, false);
    }
    if format!("{}/", request.path) == site.prefix {
        return redirect_to_folder(request);
    }
    let Some((root, path)) = root_of(site, &request.path) else {
        return not_found(site);
    };
    let Some(mut segments) = negotiate::segments(path) else {
        return not_found(site);
    };
    if segments.last().is_some_and(String::is_empty) {
        segments.pop();
        segments.push("index.html".into());
    }
    let name = segments.last().cloned().unwrap_or_default();
    let file = segments
        .iter()
        .fold(root.to_owned(), |path, segment| path.join(segment));
    // A symbolic link must not lead out of the folder.
    let Ok(file) = file.canonicalize() else {
        return not_found(site);
    };
    if !file.starts_with(root) {
        return not_found(site);
    }
    if file.is_dir() {
        return redirect_to_folder(request);
    }
    let representation = match fault {
        Some(Fault::Body(body) | Fault::Trickle { body, .. }) => {
            Ok(Representation::of(&name, body.clone()))
        }
        _ => Representation::read(&file, &name, request),
    };
    match representation {
        Ok(mut representation) => {
            if let Some(Fault::ContentType(content_type)) = fault {
                representation.content_type = content_type;
            }
            representation.response(site, request, fault.is_some())
        }
        Err(_) => not_found(site),
    }
}

/// Redirects to the same path with a slash at its end.
fn redirect_to_folder(request: &Request) -> Response<Body> {
    let mut response = plain(
        StatusCode::MOVED_PERMANENTLY,
        "301: the address of a folder ends with a slash.\n",
    );
    let query = request
        .query
        .as_ref()
        .map_or_else(String::new, |query| format!("?{query}"));
    set(
        &mut response,
        header::LOCATION,
        &format!("{}/{query}", request.path),
    );
    response
}

/// A file in the encoding that is sent.
struct Representation {
    content_type: &'static str,
    encoding: Option<Encoding>,
    /// Whether the encoding depends on the request.
    negotiated: bool,
    cache: &'static str,
    bytes: Vec<u8>,
}

impl Representation {
    /// Bytes that are sent as they are.
    fn of(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            content_type: negotiate::content_type(name),
            encoding: None,
            negotiated: false,
            cache: if negotiate::is_hashed(name) {
                IMMUTABLE
            } else {
                REVALIDATE
            },
            bytes,
        }
    }

    /// The smallest encoding of a file that the request accepts.
    fn read(file: &Path, name: &str, request: &Request) -> io::Result<Self> {
        let beside =
            |encoding: Encoding| file.with_file_name(format!("{name}{}", encoding.suffix()));
        let compressed = negotiate::accepted(request.header("accept-encoding"))
            .find_map(|encoding| Some((encoding, fs::read(beside(encoding)).ok()?)));
        let mut accepted = negotiate::accepted(request.header("accept-encoding"));
        let is_compressed_here = name == compress::REPLACED_ALONE;
        let (encoding, bytes) = match compressed {
            Some((encoding, bytes)) => (Some(encoding), bytes),
            None if is_compressed_here && accepted.any(|own| own == Encoding::Gzip) => {
                let bytes = compress::gzip(&fs::read(file)?).map_err(io::Error::other)?;
                (Some(Encoding::Gzip), bytes)
            }
            None => (None, fs::read(file)?),
        };
        Ok(Self {
            encoding,
            negotiated: is_compressed_here
                || [Encoding::Brotli, Encoding::Gzip]
                    .into_iter()
                    .any(|encoding| beside(encoding).is_file()),
            ..Self::of(name, bytes)
        })
    }

    /// The response. With a fault, it is sent even if the browser has the file in its cache, which would hide the fault.
    fn response(mut self, site: &Site, request: &Request, faulty: bool) -> Response<Body> {
        if site.live_reload {
            self.cache = KEEP_NOTHING;
            self.add_reload_script();
        }
        let digest = format!("{:x}", Sha256::digest(&self.bytes));
        let tag = format!("\"{}\"", digest.get(..16).unwrap_or_default());
        let fresh = !faulty && negotiate::matches(request.header("if-none-match"), &tag);
        let length = self.bytes.len();
        let mut response = Response::new(if fresh || request.method == "HEAD" {
            Body::from(Vec::new())
        } else {
            Body::from(self.bytes)
        });
        if fresh {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            set(&mut response, header::CONTENT_TYPE, self.content_type);
            set(&mut response, header::CONTENT_LENGTH, &length.to_string());
            if let Some(encoding) = self.encoding {
                set(&mut response, header::CONTENT_ENCODING, encoding.token());
            }
        }
        if self.negotiated {
            set(&mut response, header::VARY, "Accept-Encoding");
        }
        set(&mut response, header::CACHE_CONTROL, self.cache);
        set(&mut response, header::ETAG, &tag);
        response
    }

    /// Adds the live-reload script to a page.
    fn add_reload_script(&mut self) {
        if self.encoding.is_none()
            && self.content_type.starts_with("text/html")
            && let Ok(page) = std::str::from_utf8(&self.bytes)
        {
            self.bytes = page.replacen("</head>", RELOAD_TAG, 1).into();
        }
    }
}
