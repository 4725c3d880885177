//! Renders the pages of the site: `prerender DIST [BASE]`.
//!
//! Trunk has put its shell (`index.html`, with the hashed names of scripts and styles in its head) and `content.json` into
//! `DIST`. This renders the views to strings, as complete pages that can be read without WebAssembly, into `index.html`
//! (Swedish) and `en/index.html`; entries beyond the limit of the list go to plain pages beside them. `fragment.html` is
//! each page again, for inclusion in somebody else's page.
//!
//! `BASE` is the address at which `DIST` will be served, with a slash at the end. If it is known, each page links to a file
//! beside it that lets other sites embed the page given only its address: <https://oembed.com/>. That format requires
//! absolute addresses.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, LIST_STEP, Model};
use life_science_map::content::{Content, Language, digest, excerpt};
use life_science_map::embed::{FRAME_HEIGHT, FRAME_WIDTH, Snippet, Way, embedded};
use life_science_map::markup::write_attribute;
use life_science_map::query::Sort;
use life_science_map::state::{Controls, State, url};
use life_science_map::view::{FurtherPage, Page, further_page_name};
use life_science_map::words::{embed_words, words};

/// The placeholder in the shell for the address of the excerpt.
const EXCERPT: &str = "=\"./excerpt\"";

/// The oEmbed file beside each page.
const OEMBED: &str = "oembed.json";

/// How long other sites may cache that file: a day, in seconds.
const OEMBED_AGE_S: u32 = 24 * 60 * 60;

/// The empty element in the shell that the app is rendered into.
const PLACE: &str = "<div id=\"app\"></div>";
/// The element in the rendered page that takes the links to the program.
const PROGRAM: &str = "<div id=\"program\" hidden></div>";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: prerender DIST [BASE]");
        return ExitCode::from(2);
    };
    let base = arguments
        .next()
        .map(|base| base.to_string_lossy().into_owned());
    match write_pages(Path::new(&folder), base.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_pages(folder: &Path, base: Option<&str>) -> Result<(), String> {
    let shell = read(&folder.join("shell.html")).or_else(|_| read(&folder.join("index.html")))?;
    let shell =
        String::from_utf8(shell).map_err(|error| format!("the shell is not UTF-8: {error}"))?;
    if shell.matches(PLACE).count() != 1 {
        return Err(format!(
            "the shell index.html must hold {PLACE} exactly once"
        ));
    }
    let content_path = folder.join("content.json");
    let bytes = read(&content_path)?;
    let content_digest = digest(&bytes);
    let lengths = lengths(&content_path);
    for language in Language::ALL {
        let (content, _) = Content::read(&bytes).map_err(|error| {
            format!(
                "{}: {} (see `cargo xtask check`)",
                content_path.display(),
                (words(language).error_content)(&error)
            )
        })?;
        let model = Arc::new(Model::new(content, language));
        let (pages, depth) = match language {
            Language::Swedish => (folder.to_owned(), "./"),
            Language::English => (folder.join("en"), "../"),
        };
        let (excerpt, excerpt_digest) = write_excerpt(folder, &bytes, language)?;
        let shell = shell.replace(EXCERPT, &["=\"./", &excerpt, "\""].concat());
        // Identifies what the page was rendered from, for the program.
        let source = format!(
            "data-digest=\"{content_digest}\" data-excerpt-digest=\"{excerpt_digest}\" data-lengths=\"{lengths}\""
        );
        let (page, program) = without_program(&shell_in(&shell, &model, depth));
        let content = render(&model, || view! { <Page/> });
        if content.matches(PROGRAM).count() != 1 {
            return Err(format!("the page must hold {PROGRAM} exactly once"));
        }
        let content = content.replace(
            PROGRAM,
            &PROGRAM.replace("></", &[">", &program, "</"].concat()),
        );
        let app = format!(
            "<div id=\"app\" data-language=\"{}\" data-content=\"{depth}content.json\" {source}>{}</div>",
            language.tag(),
            content,
        );
        let mut first = page.replace(PLACE, &app);
        if let Some(base) = base {
            first = first.replacen(
                "</head>",
                &[&oembed_link(base, &model), "</head>"].concat(),
                1,
            );
            write(&pages.join(OEMBED), &oembed(base, &model))?;
        }
        write(&pages.join("index.html"), &first)?;
        write_further_pages(&pages, &page, &model)?;
        write_fragment(&pages, &shell, &bytes, &source, language)?;
    }
    Ok(())
}

/// Writes the excerpt: what the first view needs of the content. Returns the name of the file and its digest. The name
/// contains the digest, so that a page never gets the excerpt of another content.
fn write_excerpt(
    folder: &Path,
    content: &[u8],
    language: Language,
) -> Result<(String, String), String> {
    let excerpt = excerpt(content, language).ok_or("the content is not JSON")?;
    let digest = digest(excerpt.as_bytes());
    let name = format!("content-{}-{digest}.json", language.tag());
    write(&folder.join(&name), &excerpt)?;
    Ok((name, digest))
}

/// The lengths in bytes that a server may report for a file: that of the file itself, and of the compressed files beside
/// it.
fn lengths(path: &Path) -> String {
    let mut lengths = Vec::new();
    for ending in ["json", "json.br", "json.gz"] {
        if let Ok(file) = std::fs::metadata(path.with_extension(ending)) {
            lengths.push(file.len().to_string());
        }
    }
    lengths.join(" ")
}

/// The folder of a language's page in the site.
const fn folder_of(language: Language) -> &'static str {
    match language {
        Language::Swedish => "",
        Language::English => "en/",
    }
}

/// The link in a page's head to its [`OEMBED`] file.
fn oembed_link(base: &str, model: &Model) -> String {
    let address = [base, folder_of(model.language), OEMBED].concat();
    let mut link = "  <link".to_owned();
    for (name, value) in [
        ("rel", "alternate"),
        ("type", "application/json+oembed"),
        ("href", &address),
        ("title", title(model)),
    ] {
        write_attribute(&mut link, name, value);
    }
    link + ">\n  "
}

/// The oEmbed file of a language's page, with the same code as the page's own dialog.
fn oembed(base: &str, model: &Model) -> String {
    let page = [base, folder_of(model.language)].concat();
    let state = embedded(State::default(), None, Controls::All);
    let html = Snippet {
        way: Way::FrameWithScript,
        map: &[&page, "?", &url::write(&state, &model.content)].concat(),
        page: &page,
        root: base,
        language: model.language,
        title: title(model),
        link: &[embed_words(model.language).link, ": ", title(model)].concat(),
    }
    .code();
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title(model),
        "provider_name": title(model),
        "provider_url": page,
        "cache_age": OEMBED_AGE_S,
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "html": html,
    });
    answer.to_string() + "\n"
}

/// Renders the entries beyond the first page's list as further pages. They are plain: without scripts.
fn write_further_pages(folder: &Path, page: &str, model: &Arc<Model>) -> Result<(), String> {
    let shown = model.shown(&life_science_map::query::Filter::default());
    let order = life_science_map::query::order(&model.content, &shown, Sort::Date, model.language);
    let pages = order.len().div_ceil(LIST_STEP);
    let plain = without_scripts(page);
    for (number, part) in (1..).zip(order.chunks(LIST_STEP)).skip(1) {
        let initiatives = part.to_vec();
        let list = render(
            model,
            move || view! { <FurtherPage initiatives page=number pages/> },
        );
        write(
            &folder.join(further_page_name(number)),
            &plain.replace(PLACE, &format!("<div id=\"app\">{list}</div>")),
        )?;
    }
    Ok(())
}

/// Renders the map for inclusion in somebody else's page: for `public/element.js`, and for systems that assemble pages from
/// fragments. It is one custom element with a declarative shadow root, so it can be read, styled and printed before or
/// without scripts, and its styles stay separate from the page's.
///
/// Each address in it is relative to the site's root and starts with `./` right after the quotation mark of its attribute.
/// To include it elsewhere, replace `"./` by `"` and the site's address. Text never contains `"./`, because its quotation
/// marks are escaped.
fn write_fragment(
    folder: &Path,
    shell: &str,
    bytes: &[u8],
    source: &str,
    language: Language,
) -> Result<(), String> {
    let (content, _) =
        Content::read(bytes).map_err(|error| (words(language).error_content)(&error))?;
    let mut model = Model::new(content, language);
    model.is_guest = true;
    let model = Arc::new(model);
    let title = model
        .content
        .title
        .as_ref()
        .map_or(model.words().title, |title| title.in_language(language));
    let own = match language {
        Language::Swedish => "",
        Language::English => "en/",
    };
    let fragment = format!(
        "<life-science-map lang=\"{language}\"><template shadowrootmode=\"open\">\
         <link rel=\"stylesheet\" href=\"{style}\">\
         <section class=\"guest\" lang=\"{language}\" aria-label=\"{title}\" data-embed data-address=\"./{own}\" \
         data-program=\"{program}\" data-wasm=\"{wasm}\" data-excerpt=\"{excerpt}\">\
         <div id=\"notice\"></div>\
         <div id=\"app\" data-language=\"{language}\" data-content=\"./content.json\" {source}>{app}</div>\
         </section></template></life-science-map>\n\
         <script type=\"module\" src=\"./element.js\"></script>\n",
        language = language.tag(),
        style = linked(shell, "rel=\"stylesheet\"")?,
        title = escaped(title).replace('"', "&quot;"),
        program = linked(shell, "rel=\"modulepreload\"")?,
        wasm = linked(shell, "type=\"application/wasm\"")?,
        excerpt = linked(shell, "type=\"application/json\"")?,
        app = from_root(&render(&model, || view! { <Page/> }), own),
    );
    write(&folder.join("fragment.html"), &fragment)
}

/// The address of the shell's link with this attribute.
fn linked<'a>(shell: &'a str, attribute: &str) -> Result<&'a str, String> {
    let mut links = shell.split("<link ").skip(1);
    let link = links.find(|link| {
        link.split('>')
            .next()
            .unwrap_or_default()
            .contains(attribute)
    });
    let address = link.and_then(|link| link.split_once("href=\"")?.1.split('"').next());
    address.ok_or_else(|| format!("the shell index.html has no link with {attribute}"))
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

/// Renders a view, with an app in its initial state in the context.
fn render<V: IntoView + 'static>(model: &Arc<Model>, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(App::new(Arc::clone(model), None));
        view().into_view().to_html()
    })
}

/// The shell in the page's language, with addresses that fit its folder.
fn shell_in(shell: &str, model: &Model, depth: &str) -> String {
    let swedish = words(Language::Swedish);
    let words = model.words();
    let mut page = shell
        .replace(
            "<html lang=\"sv\"",
            &format!("<html lang=\"{}\"", model.language.tag()),
        )
        .replace(swedish.description, words.description)
        .replace(
            &format!("<title>{}</title>", swedish.title),
            &format!("<title>{}</title>", escaped(title(model))),
        );
    if depth != "./" {
        for attribute in ["href", "src", "data-program", "data-wasm", "data-excerpt"] {
            page = page.replace(
                &format!("{attribute}=\"./"),
                &format!("{attribute}=\"{depth}"),
            );
        }
    }
    page
}

/// Splits the page into everything but the lines that preload and start the program, and those lines.
fn without_program(page: &str) -> (String, String) {
    let (mut plain, mut program) = (String::with_capacity(page.len()), String::new());
    for line in page.lines() {
        let is_program = ["data-program=", "rel=\"modulepreload\"", "rel=\"preload\""];
        let part = if is_program.iter().any(|sign| line.contains(sign)) {
            &mut program
        } else {
            &mut plain
        };
        part.push_str(line);
        part.push('\n');
    }
    (plain, program)
}

/// Removes the page's other scripts, too.
fn without_scripts(page: &str) -> String {
    let mut lines: Vec<_> = page.lines().collect();
    lines.retain(|line| !line.contains("<script"));
    lines.join("\n") + "\n"
}

/// The map's name.
fn title(model: &Model) -> &str {
    let own = model.content.title.as_ref();
    own.map_or(model.words().title, |title| {
        title.in_language(model.language)
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        // So that no text can look like something that `shell_in` or `without_scripts` searches for.
        .replace('"', "&quot;")
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &PathBuf, page: &str) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, page).map_err(failed)
}
