//! What other sites embed the map by: oEmbed, and the map as a part of somebody else's page.

use life_science_map::app::Model;
use life_science_map::embed::{EmbedCode, FRAME_HEIGHT, FRAME_WIDTH, Way, embedded};
use life_science_map::markup::write_attribute;
use life_science_map::state::{Controls, State, url};
use life_science_map::words::embed_words;

use crate::shell::{NoShell, Shell};

/// The file beside a page by which other sites embed it.
pub const OEMBED: &str = "oembed.json";

/// How long other sites may go by that file without asking again: a day, in seconds.
const OEMBED_AGE_S: u32 = 24 * 60 * 60;

/// The link in a page's head to its [`OEMBED`] file.
pub fn oembed_link(base: &str, model: &Model) -> String {
    let address = [base, folder(model), OEMBED].concat();
    let mut link = "<link".to_owned();
    for (name, value) in [
        ("rel", "alternate"),
        ("type", "application/json+oembed"),
        ("href", &address),
        ("title", model.title()),
    ] {
        write_attribute(&mut link, name, value);
    }
    link + ">"
}

/// What another site needs to embed a language's page: the code that the page's own dialog gives.
pub fn oembed(base: &str, model: &Model) -> String {
    let page = [base, folder(model)].concat();
    let state = embedded(State::default(), None, Controls::All);
    let title = model.title();
    let html = EmbedCode {
        way: Way::FrameWithScript,
        map: &[&page, "?", &url::write(&state, &model.content)].concat(),
        page: &page,
        root: base,
        language: model.language,
        title,
        link: &[embed_words(model.language).link, ": ", title].concat(),
    }
    .code();
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": title,
        "provider_url": page,
        "cache_age": OEMBED_AGE_S,
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "html": html,
    });
    answer.to_string() + "\n"
}

/// The map as a part of somebody else's page: for `public/element.js`, and for systems that put their pages together from
/// parts. It is one custom element with its declarative shadow root, so it is read, styled and printed before any script
/// and without one, and keeps to itself.
///
/// Each address in it starts from the site's root with `./`, right after the quotation mark of its attribute: who includes
/// it elsewhere replaces `"./` by `"` and the site's address. Text cannot look like that, as quotation marks in it are
/// escaped.
///
/// # Errors
/// When the shell lacks a link that is named here.
pub fn fragment(shell: &Shell, model: &Model, source: &str, app: &str) -> Result<String, NoShell> {
    let language = model.language.tag();
    let own = folder(model);
    let mut fragment = String::from("<life-science-map");
    write_attribute(&mut fragment, "lang", language);
    fragment.push_str("><template shadowrootmode=\"open\"><link rel=\"stylesheet\"");
    write_attribute(&mut fragment, "href", shell.link("rel=\"stylesheet\"")?);
    fragment.push_str("><section class=\"guest\"");
    for (name, value) in [
        ("lang", language),
        ("aria-label", model.title()),
        ("data-embed", ""),
        ("data-address", &["./", own].concat()),
        ("data-program", shell.link("rel=\"modulepreload\"")?),
        ("data-wasm", shell.link("type=\"application/wasm\"")?),
        ("data-excerpt", shell.link("type=\"application/json\"")?),
    ] {
        write_attribute(&mut fragment, name, value);
    }
    fragment.push_str("><div id=\"notice\"></div><div id=\"app\"");
    write_attribute(&mut fragment, "data-language", language);
    write_attribute(&mut fragment, "data-content", "./content.json");
    for part in [source, ">", &from_root(app, own)] {
        fragment.push_str(part);
    }
    fragment.push_str(
        "</div></section></template></life-science-map>\n\
         <script type=\"module\" src=\"./element.js\"></script>\n",
    );
    Ok(fragment)
}

/// HTML of the page in the folder `own` of the site, with its relative links as seen from the site's root.
fn from_root(html: &str, own: &str) -> String {
    const LINK: &str = " href=\"";
    let mut parts = html.split(LINK);
    let mut rooted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rooted += LINK;
        let rest = if part.starts_with("http") {
            part
        } else if let Some(rest) = part.strip_prefix("../") {
            rooted += "./";
            rest
        } else {
            rooted += "./";
            rooted += own;
            part.strip_prefix("./").unwrap_or(part)
        };
        rooted += rest;
    }
    rooted
}

/// The folder of a page in the site.
fn folder(model: &Model) -> &'static str {
    model.content.strategy.folder(model.language)
}
