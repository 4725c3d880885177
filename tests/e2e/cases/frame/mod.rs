//! In a frame of somebody else's page.

pub mod messages;
pub mod size;
pub mod visit;

use serde_json::Value;

use crate::app::{App, items, wait};
use crate::engine::Engine;
use crate::host::Host;
use crate::site::Site;
use crate::webdriver::{Key, Outcome};

/// Records the messages that the page receives, and who sent them.
const EARS: &str = "
    globalThis.heard = [];
    // A frame of the page that stood here before may still have something to say.
    const isOwn = source => Array.from(frames, (_, place) => frames[place]).includes(source);
    addEventListener('message', ({ data, origin, source }) => isOwn(source) && heard.push({ data, origin }));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => heard.push({ violatedDirective, blockedURI }));
";

/// Styles that hosts give to frames.
const STYLE: &str = "body { margin: 0 } iframe { display: block; width: 100%; height: 300px; border: 3px solid; box-sizing: border-box }";

/// The host script, the recorder, and something to focus before and after `frames`.
fn host_page(app: &App, frames: &str) -> String {
    let script = app.site.address("embed.js");
    format!(
        "<link rel=icon href=\"data:,\"><style nonce=host>{STYLE}</style><script nonce=host>{EARS}</script><script src=\"{script}\"></script>\
         <button id=before>Before</button>{frames}<button id=after>After</button>"
    )
}

/// The map at `path` in a frame.
fn frame(app: &App, path: &str, attributes: &str) -> String {
    let address = app.site.address(path);
    format!("<iframe data-life-science-map src=\"{address}\" title=Map {attributes}></iframe>")
}

/// Opens a host page with `frames`.
fn embed(app: &App, frames: &str) -> Outcome<Host> {
    let host = Host::serving(&host_page(app, frames), None)?;
    app.session.enter(None)?;
    app.session.goto(&host.url())?;
    Ok(host)
}

/// Enters the host's frame number `place`, from 1, and waits until its map is ready.
fn enter(app: &App, place: usize) -> Outcome {
    app.session.enter(None)?;
    let frame = app.session.find(&format!("iframe:nth-of-type({place})"))?;
    app.session.enter(Some(&frame))?;
    app.wait_until_ready()
}

/// The return value of `script` in the frame's host page.
fn ask_host(app: &App, script: &str) -> Outcome<Value> {
    app.session.enter(None)?;
    app.ask(script)
}

/// Waits until the frame is exactly as high as its content and cannot be scrolled.
fn expect_fit(app: &App) -> Outcome {
    app.until(
        "the frame to be as high as its content",
        "const root = document.documentElement;
         return innerHeight === Math.ceil(root.getBoundingClientRect().height) && root.scrollHeight <= innerHeight
            && getComputedStyle(root).overflowY === 'hidden'",
    )
}

/// The messages of this name that the host has received.
fn heard(app: &App, name: &str) -> Outcome<Vec<Value>> {
    let heard = ask_host(app, "return heard")?;
    let kind = format!("life-science-map:{name}");
    let messages = items(&heard).iter().map(|one| &one["data"]);
    Ok(messages
        .filter(|data| data["type"] == kind.as_str())
        .cloned()
        .collect())
}

/// Opens an initiative from the list by keyboard: drivers disagree on whether they scroll the host to what they click in a
/// cross-site frame.
fn open(app: &App, item: &str) -> Outcome {
    focus(app, &format!("#results [data-initiative='{item}'] a"))?;
    app.press(Key::Enter)?;
    app.expect_opened(Some(item))
}

/// Focuses what matches `selector` in the frame, and waits until it is in the host's viewport.
fn focus(app: &App, selector: &str) -> Outcome {
    let go = format!(
        "const element = document.querySelector(\"{selector}\"); element.focus(); return document.activeElement === element"
    );
    // In WebKit no script can move the focus within a cross-site frame until the visitor has entered it.
    if app.ask(&go)? != true {
        ask_host(app, "document.querySelector('#before').focus()")?;
        app.press(Key::Tab)?;
        enter(app, 1)?;
        app.until("the focus to go there", &go)?;
    }
    expect_seen(app)
}

/// Waits until the focused element in the host's first frame is in the host's viewport.
fn expect_seen(app: &App) -> Outcome {
    wait("what has the focus to be seen", || {
        let place = "const { top, bottom } = document.activeElement.getBoundingClientRect(); return [top + scrollY, bottom + scrollY]";
        let place = app.ask(place)?;
        let view =
            "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
        let view = ask_host(app, view)?;
        enter(app, 1)?;
        let number = |value: &Value| value.as_f64().ok_or("no frame, or nothing in it");
        let (frame, height) = (number(&view[0])?, number(&view[1])?);
        let (top, bottom) = (number(&place[0])?, number(&place[1])?);
        Ok(frame + top >= 0.0 && frame + bottom <= height)
    })
}

/// The site for frames with an opaque origin: see [`Site::naming_itself`].
pub fn site_for_sandboxes(app: &App) -> Outcome<Site> {
    if app.engine == Engine::WebKit {
        app.site.naming_itself()
    } else {
        app.site.at_another_origin()
    }
}

/// Sends a message to the host's first frame.
fn order(app: &App, message: &Value) -> Outcome {
    app.session.enter(None)?;
    let script = "document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')";
    app.session
        .run(script, std::slice::from_ref(message))
        .map(drop)
}
