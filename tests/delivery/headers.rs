//! Compares nginx's responses with those of the project's own server, which defines what production must do.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use xtask::client::{self, Answer, request};
use xtask::nginx::{Nginx, PREFIX, Setup};
use xtask::project::files_in;
use xtask::server::{HTTPS_ONLY, IMMUTABLE, KEEP_NOTHING, SECURITY_HEADERS, Server, Site};
use xtask::system;

use crate::{Outcome, Test, configuration, folder, setup};

pub const TESTS: &[Test] = &[
    (
        "nginx_answers_as_the_own_server_does",
        nginx_answers_as_the_own_server_does,
    ),
    (
        "nginx_without_brotli_sends_gzip",
        nginx_without_brotli_sends_gzip,
    ),
    (
        "what_is_not_there_is_not_kept",
        what_is_not_there_is_not_kept,
    ),
    (
        "https_is_the_only_way_and_stays_so",
        https_is_the_only_way_and_stays_so,
    ),
    ("one_place_says_who_may_embed", one_place_says_who_may_embed),
    (
        "content_that_is_replaced_alone_is_what_everybody_gets",
        content_that_is_replaced_alone_is_what_everybody_gets,
    ),
];

/// Values of `Accept-Encoding` that browsers and others send.
const ENCODINGS: [&str; 6] = [
    "",
    "identity",
    "gzip",
    "br",
    "gzip, deflate, br, zstd",
    "br;q=0, gzip",
];

/// Headers about the server or the moment, not about how the site is to be served.
const OF_THE_SERVER: [&str; 6] = [
    "accept-ranges",
    "connection",
    "date",
    "etag",
    "last-modified",
    "server",
];

/// Both servers of one site.
struct Pair {
    nginx: Nginx,
    top: Server,
    inside: Server,
}

impl Pair {
    fn start(setup: &Setup) -> Outcome<Self> {
        Ok(Self {
            nginx: Nginx::start(setup)?,
            top: Server::start(Site::new(&setup.root), |_| None)?,
            inside: Server::start(Site::new(&setup.root).under(PREFIX), |_| None)?,
        })
    }

    /// The responses of nginx and of the project's own server.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> io::Result<[Answer; 2]> {
        let own = if path.starts_with(PREFIX) {
            &self.inside
        } else {
            &self.top
        };
        Ok([
            request(self.nginx.plain(), method, path, headers)?,
            request(own.socket(), method, path, headers)?,
        ])
    }

    /// Compares the responses to a request for a file, and checks revalidation.
    fn expect_same(&self, path: &str, encoding: &str) -> Outcome {
        let accept: &[_] = if encoding.is_empty() {
            &[]
        } else {
            &[("Accept-Encoding", encoding)]
        };
        let place = format!("{path} with {encoding:?}");
        let [nginx, own] = self.ask("GET", path, accept)?;
        expect_same_answers(&nginx, &own, &place);
        assert_eq!(nginx.status, 200, "{place}");
        let [nginx_head, own_head] = self.ask("HEAD", path, accept)?;
        expect_same_answers(&nginx_head, &own_head, &format!("HEAD of {place}"));
        assert_eq!(
            nginx.header("server"),
            "nginx",
            "the version is nobody's business"
        );
        // Revalidating a cached file costs a response without a body.
        let again = |answer: &Answer, server: SocketAddr, path: &str| {
            let mut headers = accept.to_vec();
            headers.push(("If-None-Match", answer.header("etag")));
            request(server, "GET", path, &headers)
        };
        let own_server = if path.starts_with(PREFIX) {
            &self.inside
        } else {
            &self.top
        };
        let nginx_again = again(&nginx, self.nginx.plain(), path)?;
        let own_again = again(&own, own_server.socket(), path)?;
        assert_eq!(nginx_again.status, 304, "{place}, unchanged");
        expect_same_answers(&nginx_again, &own_again, &format!("{place}, unchanged"));
        Ok(())
    }
}

/// The headers that define how the site is served.
fn of_the_site(answer: &Answer) -> BTreeMap<&str, &str> {
    let headers = answer.headers.iter();
    headers
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !OF_THE_SERVER.contains(name))
        .collect()
}

fn expect_same_answers(nginx: &Answer, own: &Answer, place: &str) {
    assert_eq!(nginx.status, own.status, "{place}");
    let (mut of_nginx, mut of_own) = (of_the_site(nginx), of_the_site(own));
    if place.contains("content.json") {
        // What is compressed on the way has no length before it is sent, and nginx compresses nothing that nobody gets.
        for header in ["content-length", "transfer-encoding"] {
            of_nginx.remove(header);
            of_own.remove(header);
        }
        if place.contains("unchanged") {
            // Nor does it say of an answer without a body on what that would depend.
            of_own.remove("vary");
        }
        if place.contains("HEAD of") {
            of_nginx.remove("content-encoding");
            of_own.remove("content-encoding");
        }
    }
    // The own server shows the editors' desk in frames, too, so that it can be seen what it says there.
    let policy = "content-security-policy";
    let is_desk = ["redaktion/", "en/desk/"]
        .iter()
        .any(|page| place.contains(page))
        && !place.contains("/guide/")
        && ![".br", ".gz"].iter().any(|form| place.contains(form));
    if is_desk && let Some(own) = of_own.remove(policy) {
        let no_frames = own.replace("frame-ancestors *", "frame-ancestors 'none'");
        assert_eq!(of_nginx.remove(policy), Some(&*no_frames), "{place}");
    }
    assert_eq!(of_nginx, of_own, "{place}: nginx, and the own server");
    assert!(
        nginx.without_gzip() == own.without_gzip(),
        "{place}: another body"
    );
}

/// Whatever a browser accepts, it gets the content that was put there alone, and no form of the old one.
fn content_that_is_replaced_alone_is_what_everybody_gets(dist: &Path) -> Outcome {
    let root = folder("replaced-site")?;
    for file in files_in(dist)? {
        let to = root.join(file.strip_prefix(dist)?);
        fs::create_dir_all(to.parent().ok_or("no folder")?)?;
        fs::copy(&file, to)?;
    }
    let pair = Pair::start(&setup(&root, "replaced")?)?;
    let old = fs::read(root.join("content.json"))?;
    let new = [&*old, b"\n"].concat();
    for content in [old, new] {
        fs::write(root.join("content.json"), &content)?;
        for prefix in ["/", PREFIX] {
            for encoding in ["", "gzip", "br", "gzip, deflate, br, zstd"] {
                let accept = [("Accept-Encoding", encoding)];
                for answer in pair.ask("GET", &format!("{prefix}content.json"), &accept)? {
                    assert!(
                        answer.without_gzip() == content,
                        "{prefix} with {encoding:?}"
                    );
                    let is_gzip = encoding.contains("gzip");
                    assert_eq!(
                        answer.header("content-encoding") == "gzip",
                        is_gzip,
                        "{encoding:?}"
                    );
                }
            }
        }
    }
    Ok(())
}

fn expect_security_headers(answer: &Answer, place: &str) {
    for (name, value) in SECURITY_HEADERS {
        assert_eq!(answer.header(&name.to_lowercase()), value, "{place}");
    }
}

/// The paths of all files and folders of the site.
fn paths(dist: &Path) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    for file in files_in(dist)? {
        let path = file.strip_prefix(dist)?.display().to_string();
        if let Some(folder) = path.strip_suffix("index.html") {
            paths.push(folder.to_owned());
        }
        paths.push(path);
    }
    assert!(paths.len() > 10, "{paths:?}");
    Ok(paths)
}

fn nginx_answers_as_the_own_server_does(dist: &Path) -> Outcome {
    let pair = Pair::start(&setup(dist, "headers")?)?;
    if system::has_apt() {
        assert!(pair.nginx.has_brotli(), "the module can be had here");
    }
    for path in paths(dist)? {
        // Nobody requests compressed forms directly.
        let is_form = [".br", ".gz"].iter().any(|ending| path.ends_with(ending));
        let encodings = if is_form { &ENCODINGS[..1] } else { &ENCODINGS };
        for prefix in ["/", PREFIX] {
            for encoding in encodings {
                if pair.nginx.has_brotli() || !encoding.contains("br") {
                    pair.expect_same(&format!("{prefix}{path}"), encoding)?;
                }
            }
        }
    }
    // Everything that is cached for ever has a fingerprint in its name, and there is such a file of each kind.
    let kept = |ending: &str| -> Outcome<bool> {
        let mut kept = false;
        for path in paths(dist)?.iter().filter(|path| path.ends_with(ending)) {
            let answer = request(pair.nginx.plain(), "GET", &format!("/{path}"), &[])?;
            kept |= answer.header("cache-control") == IMMUTABLE;
        }
        Ok(kept)
    };
    for (ending, expected) in [
        (".wasm", true),
        (".css", true),
        (".js", true),
        (".html", false),
        (".json", false),
    ] {
        assert_eq!(kept(ending)?, expected, "{ending}");
    }
    Ok(())
}

fn nginx_without_brotli_sends_gzip(dist: &Path) -> Outcome {
    let setup = Setup {
        brotli: false,
        ..setup(dist, "gzip")?
    };
    let pair = Pair::start(&setup)?;
    for path in ["/", "/en/", "/content.json"] {
        pair.expect_same(path, "gzip")?;
        pair.expect_same(path, "")?;
        let all = [("Accept-Encoding", "gzip, deflate, br, zstd")];
        let answer = request(pair.nginx.plain(), "GET", path, &all)?;
        assert_eq!(answer.header("content-encoding"), "gzip", "{path}");
    }
    Ok(())
}

/// Addresses of nothing that anybody may have.
const NOT_THERE: [&str; 11] = [
    "none",
    "none.html",
    "none/",
    // Would be cached for a year if it existed, and it may exist in a moment.
    "life-science-map-0123456789abcdef_bg.wasm",
    ".releases/1/index.html",
    ".releases/",
    ".git/config",
    "en/.htaccess",
    "%2egit/config",
    "../index.html",
    "en/..%2f..%2f..%2fetc/passwd",
];

/// Checks that neither server has anything there, and that nobody keeps the answer.
fn expect_nothing(pair: &Pair, place: &str) -> Outcome {
    let [nginx, own] = pair.ask("GET", place, &[])?;
    // nginx rejects paths that lead out of the host's root as bad requests.
    assert!(
        matches!(nginx.status, 400 | 404) || place.contains("../"),
        "{place}: {}",
        nginx.status
    );
    assert_eq!(own.status, 404, "{place}");
    assert!(!nginx.text().contains("root:"), "{place}");
    if nginx.status == 404 {
        expect_security_headers(&nginx, place);
        for answer in [nginx, own] {
            assert_eq!(answer.header("cache-control"), KEEP_NOTHING, "{place}");
        }
    }
    Ok(())
}

/// Checks where a folder's address leads without its slash.
fn expect_redirect(pair: &Pair, prefix: &str) -> Outcome {
    // A folder's address is redirected to the one with a slash, which keeps its query and contains no host name.
    let place = format!("{prefix}en?area=halsodata&q=%C3%A5");
    let [nginx, own] = pair.ask("GET", &place, &[])?;
    assert_eq!(
        (nginx.status, nginx.header("location")),
        (301, own.header("location"))
    );
    expect_security_headers(&nginx, &place);
    assert_eq!(nginx.header("cache-control"), KEEP_NOTHING);
    Ok(())
}

fn what_is_not_there_is_not_kept(dist: &Path) -> Outcome {
    // Including what a release leaves in the folder.
    let root = folder("nothing-site")?;
    for file in [
        "index.html",
        "en/index.html",
        ".releases/1/index.html",
        ".well-known/security.txt",
    ] {
        let file = root.join(file);
        fs::create_dir_all(file.parent().ok_or("no folder")?)?;
        fs::copy(dist.join("index.html"), file)?;
    }
    let pair = Pair::start(&setup(&root, "nothing")?)?;
    for prefix in ["/", PREFIX] {
        for path in NOT_THERE {
            let place = format!("{prefix}{path}");
            expect_nothing(&pair, &place)?;
        }
        expect_redirect(&pair, prefix)?;
    }
    let [nginx, own] = pair.ask("POST", "/", &[("Content-Length", "0")])?;
    assert_eq!((nginx.status, own.status), (405, 405));
    let certificate = request(pair.nginx.plain(), "GET", "/.well-known/security.txt", &[])?;
    assert_eq!(certificate.status, 200, "certificates are asked for there");
    Ok(())
}

/// The whole site over HTTPS, as in `sites-available`.
fn https_is_the_only_way_and_stays_so(dist: &Path) -> Outcome {
    let setup = Setup {
        https: true,
        ..setup(dist, "https")?
    };
    let nginx = Nginx::start(&setup)?;
    let answer = request(nginx.redirecting(), "GET", "/en/?q=x", &[])?;
    assert_eq!(
        (answer.status, answer.header("location")),
        (301, "https://localhost/en/?q=x")
    );
    let (name, promise) = HTTPS_ONLY;
    for path in ["/", "/content.json", "/none"] {
        let plain = request(nginx.plain(), "GET", path, &[])?;
        assert_eq!(
            plain.header(&name.to_lowercase()),
            "",
            "by HTTP the standard forbids it"
        );
        let safe = request_by_https(nginx.https(), path)?;
        let mut expected = of_the_site(&plain);
        let name = name.to_lowercase();
        expected.insert(&name, promise);
        assert_eq!(of_the_site(&safe), expected, "{path}");
        assert!(safe.body == plain.body, "{path}");
    }
    Ok(())
}

/// Sends a request over HTTPS through openssl.
fn request_by_https(server: SocketAddr, path: &str) -> Outcome<Answer> {
    let openssl = (system::OPENSSL.find)().ok_or("there is no openssl")?;
    let mut child = Command::new(openssl)
        .args(["s_client", "-quiet", "-connect", &server.to_string()])
        .args(["-servername", "map.example.se"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    input.write_all(client::head("GET", path, &[]).as_bytes())?;
    let output = child.wait_with_output()?;
    drop(input);
    Answer::parse(&output.stdout).ok_or_else(|| "the answer is no HTTP/1.1".into())
}

fn one_place_says_who_may_embed(dist: &Path) -> Outcome {
    let changed = folder("embedders-configuration")?;
    for file in files_in(&configuration())? {
        let target = changed.join(file.strip_prefix(configuration())?);
        fs::create_dir_all(target.parent().ok_or("no folder")?)?;
        let text = fs::read_to_string(&file)?;
        // The only line to change, as its comment says.
        let text = text.replace(
            "\n    default \"*\";\n",
            "\n    default \"'self' https://www.government.example\";\n",
        );
        fs::write(target, text)?;
    }
    let nginx = Nginx::start(&Setup::new(dist, changed, folder("embedders")?))?;
    for path in ["/", "/en/", "/content.json", "/none", PREFIX] {
        let answer = request(nginx.plain(), "GET", path, &[])?;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.ends_with("; frame-ancestors 'self' https://www.government.example"),
            "{path}: {policy}"
        );
        assert!(
            policy.starts_with("default-src 'none'; "),
            "{path}: {policy}"
        );
    }
    Ok(())
}
