//! How other sites embed the map: oEmbed, and a fragment for somebody else's page.

use life_science_map::app::Model;
use life_science_map::embed::{EmbedCode, FRAME_HEIGHT, FRAME_WIDTH, Way, embedded};
use life_science_map::markup::write_attribute;
use life_science_map::state::{Controls, State, url};
use life_science_map::words::embed_words;

use super::shell::{NoShell, Shell};

/// The oEmbed file beside each page.
pub const OEMBED: &str = "oembed.json";

/// How long other sites may cache that file: a day, in seconds.
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

/// The oEmbed file of a language's page, with the same code as the page's own dialog.
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

/// Renders the map for inclusion in somebody else's page: for `public/element.js`, and for systems that assemble pages from
/// fragments. It is one custom element with a declarative shadow root, so it can be read, styled and printed before or
/// without scripts, and its styles stay separate from the page's.
///
/// Each address in it is relative to the site's root and starts with `./` right after the quotation mark of its attribute.
/// To include it elsewhere, replace `"./` by `"` and the site's address. Text never contains `"./`, because its quotation
/// marks are escaped.
///
/// # Errors
/// If the shell lacks a link that is named here.
pub fn fragment(
    shell: &Shell,
    model: &Model,
    source: &str,
    app: &str,
    excerpt: &str,
) -> Result<String, NoShell> {
    let language = model.language.tag();
    let own = folder(model);
    let mut fragment = String::from("<life-science-map");
    write_attribute(&mut fragment, "lang", language);
    fragment.push_str("><template shadowrootmode=\"open\"><link rel=\"stylesheet\"");
    write_attribute(
        &mut fragment,
        "href",
        shell.value("link", "rel=\"stylesheet\"", "href")?,
    );
    fragment.push_str("><section class=\"guest\"");
    for (name, value) in [
        ("lang", language),
        ("aria-label", model.title()),
        ("data-embed", ""),
        ("data-address", &["./", own].concat()),
        (
            "data-program",
            shell.value("script", "boot.js", "data-program")?,
        ),
        ("data-wasm", shell.value("script", "boot.js", "data-wasm")?),
    ] {
        write_attribute(&mut fragment, name, value);
    }
    fragment.push_str("><link rel=\"alternate\" type=\"text/css\" data-views");
    write_attribute(
        &mut fragment,
        "href",
        shell.value("link", "data-views", "href")?,
    );
    fragment.push_str("><div id=\"notice\"></div><div id=\"app\"");
    write_attribute(&mut fragment, "data-language", language);
    write_attribute(&mut fragment, "data-content", "./content.json");
    for part in [source, ">", &from_root(app, own), "</div>", excerpt] {
        fragment.push_str(part);
    }
    fragment.push_str(
        "</section></template></life-science-map>\n\
         <script type=\"module\" src=\"./element.js\"></script>\n",
    );
    Ok(fragment)
}

/// HTML of the page in the folder `own`, with its relative links changed to be relative to the site's root.
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
