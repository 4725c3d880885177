//! Tests the server from outside, with a client that only knows TCP.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use super::*;
use crate::client::{self, Answer};
use crate::tools::temporary_folder;

/// Sends `head` as it is and reads until the server closes the connection.
fn send(server: &Server, head: &str) -> Answer {
    client::send(server.socket, head).unwrap()
}

/// Like [`client::request`], with headers as they are sent.
fn request(server: &Server, method: &str, path: &str, headers: &str) -> Answer {
    let head = client::head(method, path, &[]);
    send(
        server,
        &(head.trim_end().to_owned() + "\r\n" + headers + "\r\n"),
    )
}

fn get(server: &Server, path: &str) -> Answer {
    request(server, "GET", path, "")
}

/// A site of a few files.
fn folder(name: &str) -> PathBuf {
    let folder = temporary_folder(name);
    fs::create_dir(folder.join("en")).unwrap();
    for (file, content) in [
        ("index.html", "<head></head>svenska"),
        ("index.html.br", "brotli"),
        ("index.html.gz", "gzip"),
        ("en/index.html", "<head></head>english"),
        ("content.json", "0123456789"),
        ("app-0123456789abcdef_bg.wasm", "\0asm"),
        ("feed.atom", "<feed/>"),
        ("kalender.ics", "BEGIN"),
    ] {
        fs::write(folder.join(file), content).unwrap();
    }
    folder
}

fn start(name: &str) -> Server {
    Server::start(Site::new(folder(name)), |_| None).unwrap()
}

/// A site with this fault in every response.
fn faulty(name: &str, fault: Fault) -> Server {
    Server::start(Site::new(folder(name)), move |_| Some(fault.clone())).unwrap()
}

#[test]
fn files_have_their_types_and_folders_their_pages() {
    let server = start("types");
    for (path, status, content_type, body) in [
        ("/", 200, "text/html; charset=utf-8", "<head></head>svenska"),
        (
            "/index.html?view=map",
            200,
            "text/html; charset=utf-8",
            "<head></head>svenska",
        ),
        (
            "/en/",
            200,
            "text/html; charset=utf-8",
            "<head></head>english",
        ),
        ("/content.json", 200, "application/json", "0123456789"),
        (
            "/app-0123456789abcdef_bg.wasm",
            200,
            "application/wasm",
            "\0asm",
        ),
        ("/feed.atom", 200, "application/atom+xml", "<feed/>"),
        (
            "/kalender.ics",
            200,
            "text/calendar; charset=utf-8",
            "BEGIN",
        ),
    ] {
        let answer = get(&server, path);
        assert_eq!(
            (answer.status, answer.header("content-type"), answer.text()),
            (status, content_type, body),
            "{path}"
        );
    }
    let answer = get(&server, "/en?area=halsodata");
    assert_eq!(
        (answer.status, answer.header("location")),
        (301, "/en/?area=halsodata")
    );
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let root = folder("outside");
    let outside = root.join("../outside-secret");
    let server = Server::start(Site::new(root), |_| None).unwrap();
    fs::write(&outside, "secret").unwrap();
    for path in [
        "/../outside-secret",
        "/%2e%2e/outside-secret",
        "/en/../../outside-secret",
        "/en/..%2f..%2foutside-secret",
        "/..%5coutside-secret",
        "//content.json",
        "/content.json/",
        "/none.html",
        "/none/",
    ] {
        assert_eq!(get(&server, path).status, 404, "{path}");
    }
    fs::remove_file(outside).unwrap();
}

#[test]
fn what_is_missing_has_a_page_of_the_site() {
    let root = folder("missing");
    fs::write(root.join("404.html"), "<h1>Sidan finns inte</h1>").unwrap();
    let server = Server::start(Site::new(root), |_| None).unwrap();
    let missing = get(&server, "/nope");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(missing.header("cache-control"), "no-store");
    assert!(String::from_utf8_lossy(&missing.body).contains("finns inte"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let root = folder("link");
    let secret = temporary_folder("link-secret").join("secret.txt");
    fs::write(&secret, "secret").unwrap();
    std::os::unix::fs::symlink(&secret, root.join("link.txt")).unwrap();
    let server = Server::start(Site::new(root), |_| None).unwrap();
    assert_eq!(get(&server, "/link.txt").status, 404);
}

#[test]
fn every_answer_bears_the_headers_of_production() {
    let server = start("headers");
    for path in ["/", "/content.json", "/none", "/en"] {
        let answer = get(&server, path);
        for (name, value) in SECURITY_HEADERS {
            assert_eq!(answer.header(&name.to_lowercase()), value, "{path}");
        }
    }
}

#[test]
fn the_smallest_accepted_form_travels() {
    let server = start("encodings");
    for (accept, encoding, body) in [
        ("Accept-Encoding: gzip, deflate, br\r\n", "br", "brotli"),
        ("Accept-Encoding: gzip\r\n", "gzip", "gzip"),
        (
            "Accept-Encoding: br;q=0, gzip;q=0\r\n",
            "",
            "<head></head>svenska",
        ),
        ("", "", "<head></head>svenska"),
    ] {
        let answer = request(&server, "GET", "/", accept);
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
        assert_eq!(answer.text(), body);
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    // What may be replaced alone is compressed on the way, with gzip.
    let answer = request(&server, "GET", "/content.json", "Accept-Encoding: br\r\n");
    assert_eq!(answer.header("content-encoding"), "");
    let answer = request(&server, "GET", "/content.json", "Accept-Encoding: gzip\r\n");
    assert_eq!(
        (answer.header("content-encoding"), answer.header("vary")),
        ("gzip", "Accept-Encoding")
    );
    assert_eq!(answer.without_gzip(), b"0123456789");
}

#[test]
fn what_a_browser_holds_is_not_sent_again() {
    let root = folder("caching");
    let server = Server::start(Site::new(&root), |_| None).unwrap();
    let first = get(&server, "/content.json");
    assert_eq!(first.header("cache-control"), REVALIDATE);
    let tag = first.header("etag").to_owned();
    let again = format!("If-None-Match: W/\"x\", {tag}\r\n");
    let second = request(&server, "GET", "/content.json", &again);
    assert_eq!((second.status, second.body.len()), (304, 0));
    assert_eq!(second.header("etag"), tag);

    fs::write(root.join("content.json"), "changed").unwrap();
    let third = request(&server, "GET", "/content.json", &again);
    assert_eq!((third.status, third.text()), (200, "changed"));

    let hashed = get(&server, "/app-0123456789abcdef_bg.wasm");
    assert_eq!(hashed.header("cache-control"), IMMUTABLE);
    let plain = get(&server, "/").header("etag").to_owned();
    let brotli = request(&server, "GET", "/", "Accept-Encoding: br\r\n");
    assert_ne!(
        brotli.header("etag"),
        plain,
        "each form has a tag of its own"
    );
}

#[test]
fn head_is_get_without_a_body_and_nothing_else_is_answered() {
    let server = start("methods");
    let answer = request(&server, "HEAD", "/content.json", "");
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), "10");
    let answer = request(&server, "POST", "/content.json", "Content-Length: 0\r\n");
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
}

#[test]
fn a_site_may_live_in_a_folder_of_its_host() {
    let site = Site::new(folder("prefix")).under("/a/karta/");
    let server = Server::start(site, |_| None).unwrap();
    assert!(server.address().ends_with("/a/karta/"));
    assert_eq!(get(&server, "/a/karta/en/").text(), "<head></head>english");
    assert_eq!(get(&server, "/a/karta").header("location"), "/a/karta/");
    assert_eq!(
        get(&server, "/a/karta/en").header("location"),
        "/a/karta/en/"
    );
    assert_eq!(get(&server, "/content.json").status, 404);
    assert_eq!(get(&server, "/a/kartan/").status, 404);
}

#[test]
fn faults_break_the_answers_that_they_are_for() {
    let server = Server::start(Site::new(folder("faults")), |request| {
        (request.path == "/content.json").then_some(Fault::Status(500))
    })
    .unwrap();
    assert_eq!(get(&server, "/content.json").status, 500);
    assert_eq!(get(&server, "/").status, 200);

    let server = faulty("cut", Fault::Cut(4));
    let answer = get(&server, "/content.json");
    assert_eq!(
        (answer.header("content-length"), answer.text()),
        ("10", "0123")
    );

    let tag = answer.header("etag").to_owned();
    let held = request(
        &server,
        "GET",
        "/content.json",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!(
        (held.status, held.text()),
        (200, "0123"),
        "a browser that holds the file meets the fault, too"
    );

    let server = faulty("type", Fault::ContentType("text/html"));
    let answer = get(&server, "/content.json");
    assert_eq!(
        (answer.header("content-type"), answer.text()),
        ("text/html", "0123456789")
    );

    let server = faulty("body", Fault::Body(b"other".to_vec()));
    let answer = request(&server, "GET", "/index.html", "Accept-Encoding: br\r\n");
    assert_eq!(answer.text(), "other");
    assert_eq!(answer.header("content-encoding"), "");
}

#[test]
fn what_trickles_arrives_whole_and_takes_its_time() {
    let pause = Duration::from_millis(30);
    let server = faulty(
        "trickle",
        Fault::Trickle {
            body: b"other".to_vec(),
            pieces: 3,
            pause,
        },
    );
    let start = std::time::Instant::now();
    let answer = get(&server, "/content.json");
    assert!(
        answer
            .text()
            .replace(|letter: char| !letter.is_ascii_alphabetic(), "")
            == "other"
    );
    assert!(start.elapsed() >= 3 * pause);
}

#[test]
fn a_hung_answer_hangs_alone_and_does_not_keep_the_server() {
    let server = Server::start(Site::new(folder("hang")), |request| {
        (request.path == "/content.json").then_some(Fault::Hang)
    })
    .unwrap();
    let mut stream = TcpStream::connect(server.socket).unwrap();
    stream
        .write_all(b"GET /content.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    // The other request is answered after this one was read, or else it proves nothing.
    while server.exchanges().is_empty() {
        thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(get(&server, "/").status, 200);
    let statuses: Vec<_> = server.exchanges().iter().map(|one| one.status).collect();
    assert_eq!(statuses, [None, Some(200)]);
    drop(server);
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(rest.is_empty(), "not a byte was answered");
}

#[test]
fn the_log_says_what_was_asked_for_and_how_it_went() {
    let server = start("log");
    request(&server, "GET", "/?view=map", "Accept-Language: sv\r\n");
    get(&server, "/none");
    let log = server.exchanges();
    assert_eq!(log.len(), 2);
    assert_eq!(
        (
            log[0].request.path.as_str(),
            log[0].request.query.as_deref(),
            log[0].status
        ),
        ("/", Some("view=map"), Some(200))
    );
    assert_eq!(log[0].request.header("Accept-Language"), Some("sv"));
    assert_eq!(
        (log[1].request.path.as_str(), log[1].status),
        ("/none", Some(404))
    );
}

#[test]
fn one_connection_serves_many_requests() {
    let server = start("keep-alive");
    let answer = send(
        &server,
        "GET /content.json HTTP/1.1\r\nHost: a\r\n\r\n\
         GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    let text = answer.text();
    assert!(text.starts_with("0123456789HTTP/1.1 200"), "{text}");
    assert!(text.ends_with("english"), "{text}");
}

#[test]
fn live_reload_reaches_the_pages_that_listen() {
    let server = Server::start(Site::new(folder("reload")).live_reload(), |_| None).unwrap();
    let page = request(&server, "GET", "/en/", "");
    assert!(page.text().contains("reload.js"), "{}", page.text());
    assert_eq!(page.header("cache-control"), "no-store");
    let script = get(&server, "/.dev/reload.js");
    assert!(script.header("content-type").starts_with("text/javascript"));

    let mut stream = TcpStream::connect(server.socket).unwrap();
    stream
        .write_all(b"GET /.dev/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let mut read_until = |wanted: &str| {
        let mut text = String::new();
        while !text.contains(wanted) {
            let mut bytes = [0; 256];
            let length = stream.read(&mut bytes).unwrap();
            assert!(length > 0, "the stream ended: {text}");
            text.push_str(std::str::from_utf8(&bytes[..length]).unwrap());
        }
    };
    read_until("retry");
    server.reload();
    read_until("data: reload");

    let ordinary = start("no-reload");
    assert!(!get(&ordinary, "/").text().contains("reload"));
    assert_eq!(get(&ordinary, "/.dev/events").status, 404);
}

#[test]
fn the_policy_can_name_the_site_itself() {
    let site = Site::new(folder("named")).names_itself();
    let server = Server::start(site, |_| None).unwrap();
    let policy = SECURITY_HEADERS[0]
        .1
        .replace("'self'", "'self' http://localhost");
    assert!(policy.contains("script-src 'self' http://localhost 'wasm-unsafe-eval'"));
    assert_eq!(get(&server, "/").header("content-security-policy"), policy);
}

#[test]
fn pages_that_embed_the_site_have_a_policy_of_their_own() {
    let hosts = temporary_folder("hosts");
    fs::write(hosts.join("index.html"), "somebody else's").unwrap();
    let site = Site::new(folder("embedded")).under("/karta/");
    let server = Server::start(site.hosts(&hosts), |_| None).unwrap();
    let page = get(&server, "/karta/demo/");
    assert_eq!((page.status, page.text()), (200, "somebody else's"));
    assert_eq!(page.header("content-security-policy"), HOST_POLICY);
    assert_eq!(get(&server, "/karta/demo/content.json").status, 404);
    for path in [
        "/karta/demo/..%2fcontent.json",
        "/karta/demo/../content.json",
    ] {
        assert_eq!(get(&server, path).status, 404, "{path}");
    }
    let map = get(&server, "/karta/");
    assert_eq!(map.header("content-security-policy"), SECURITY_HEADERS[0].1);
    assert_eq!(get(&start("no-hosts"), "/demo/").status, 404);
}

#[test]
fn a_folder_that_is_not_there_or_a_taken_port_is_an_error() {
    assert!(Server::start(Site::new("no/such/folder"), |_| None).is_err());
    let first = start("port");
    let taken = Site::new(folder("port-again")).port(first.socket.port());
    assert!(Server::start(taken, |_| None).is_err());
}
